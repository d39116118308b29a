"""The frozen types of the coding lexicons, and how a word's surroundings are held against a sense.

The grammar of each column is stated in the header of its file and in ``lexicon_grammar.py``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dragoman.types import Frozen


class WordRule(Frozen):
    """Which words may stand in a place."""

    #: Lemmas of which one must stand there; empty when any may.
    allowed: frozenset[str] = frozenset()
    #: Lemmas that must not stand there.
    excluded: frozenset[str] = frozenset()
    #: Whether what stands there must denote an actor. With ``allowed``, either of the two is enough.
    actor: bool = False
    #: Whether it must not denote an actor.
    not_actor: bool = False
    #: Whether something must stand there, whatever it is.
    some: bool = False
    #: Whether nothing may stand there.
    empty: bool = False

    def accepts(self, words: Collection[str], *, is_actor: bool = False) -> bool:
        """Return whether a phrase may stand in the place.

        Args:
            words: Lemma and lower-cased text of the phrase's head, and of its compound where it has one
                ("phone call"); empty when the place is empty.
            is_actor: Whether the phrase denotes an actor.
        """
        if not words:
            return not (self.allowed or self.actor or self.some)
        if self.empty or not self.excluded.isdisjoint(words) or (self.not_actor and is_actor):
            return False
        if not self.allowed and not self.actor:
            return True
        return (self.actor and is_actor) or not self.allowed.isdisjoint(words)

    @property
    def weight(self) -> int:
        """How much the rule narrows: 3 for listed words, 2 for actors, 1 for less."""
        if self.allowed:
            return 3
        if self.actor:
            return 2
        return int(self.some or self.empty or self.not_actor or bool(self.excluded))


class Marked(Frozen):
    """A phrase or clause with its marker: a preposition, or a kind of clause."""

    #: Lower-case preposition, or xcomp | ccomp | acl | none.
    marker: str
    #: Which words may head the phrase or clause.
    head: WordRule


class Slot(Frozen):
    """A place in the syntax from which a participant is taken."""

    #: subj | obj | iobj | poss | xcomp | obl | nmod
    place: str
    #: The preposition of an obl or nmod, else None.
    marker: str | None = None
    #: Where within that phrase or clause to look next, or None for its head.
    inner: Slot | None = None


class Choice(Frozen):
    """Slots of which the first that is filled gives the participant."""

    slots: tuple[Slot, ...]
    #: Whether the participant is the one who sought the contact.
    initiator: bool = False


class Roles(Frozen):
    """Where the participants of an event come from."""

    #: Every choice that is filled gives actors.
    actors: tuple[Choice, ...]
    #: Every choice that is filled gives recipients.
    recipients: tuple[Choice, ...] = ()

    @property
    def mutual(self) -> bool:
        """Whether all parties are actors, so that there must be at least two of them."""
        return len(self.actors) > 1


class EventSense(Frozen):
    """One sense of a word that names an event: a row of ``events.tsv``."""

    lemma: str
    #: VERB | NOUN | ADJ
    pos: str
    #: Particles of which one is required; empty when none is.
    particles: tuple[str, ...]
    #: For verbs the direct object (passive: the subject), for nouns a compound or adjective before it.
    object: WordRule
    #: Of which one must be there; empty when none is required.
    prepositions: tuple[Marked, ...]
    #: Of which one must be there; empty when none is required.
    clauses: tuple[Marked, ...]
    type: str
    modes: tuple[str, ...]
    #: Medium of the contact for CONSULT, else None.
    medium: str | None
    #: Kind of the commitment that it also makes, or None.
    kind: str | None
    roles: Roles
    example: str
    #: Line of the file.
    line: int
    #: How narrow the sense is: of several that fit, the narrowest is meant.
    specificity: int
    #: The conditions as they stand in the file, for explanations.
    rule: str


def specificity(
    particles: tuple[str, ...], object_: WordRule, prepositions: tuple[Marked, ...], clauses: tuple[Marked, ...]
) -> int:
    """Return how narrow a sense with these conditions is.

    A particle and listed words weigh 3, an actor 2, a preposition or clause 2, weaker conditions 1.
    """
    heads = max((item.head.weight for item in (*prepositions, *clauses)), default=0)
    return 3 * bool(particles) + object_.weight + 2 * (bool(prepositions) + bool(clauses)) + heads


class CuePattern(Frozen):
    """Where the content of a statement stands."""

    #: ccomp | obj | obl | nmod | acl | parataxis | adverbial
    place: str
    #: Preposition of an obl or nmod; None elsewhere.
    marker: str | None = None


class Cue(Frozen):
    """A word that attributes content to a speaker: a row of ``cues.tsv``."""

    lemma: str
    pos: str
    particle: str | None
    #: Nouns of which the object must have one ("express concern"); empty when any will do.
    object: WordRule
    patterns: tuple[CuePattern, ...]
    #: Step of the tone ladder, or None.
    tone: str | None
    #: proposition (a clause) | topic (what it was about)
    content: str
    #: speech | act | attitude: a speaker's words, an act of its own, or what somebody is said to think.
    source: str
    example: str
    line: int


class AssessmentWord(Frozen):
    """A word that names a relationship or a change of one: a row of ``assessments.tsv``."""

    lemma: str
    pos: str
    particle: str | None
    #: relation (names what is judged) | change (tells which way it goes) | state (judges it as it is)
    part: str
    #: relations | contact, for a relation; None where the relation word decides.
    aspect: str | None
    #: relation: 1 when more of it is good (trust), -1 when bad (tension);
    #: change: 1 up, -1 down, 0 unchanged; state: 1 good, -1 bad, 0 unchanged.
    sign: int
    #: Whether the sign of a change or state is absolute (worsen), so that the relation's is ignored.
    absolute: bool
    example: str
    line: int


class StatusCue(Frozen):
    """A word that changes the status of the event it stands with: an entry of ``status.tsv``."""

    lemma: str
    #: aux | governor | modifier | mark | noun
    construction: str
    #: A status, or "historical" for the flag.
    status: str
    #: Relations through which a governor or noun reaches the event: xcomp | obj | obl:from …; empty for any.
    through: tuple[str, ...] = ()
    #: Beginning of the Penn tag that the event word must have, or empty.
    form: str = ""
    #: Lower-case form that the cue itself must have, or its particle; empty for any.
    text: str = ""
    example: str

    def fits(self, relation: str = "", xpos: str = "", texts: Collection[str] = ()) -> bool:
        """Return whether the cue holds.

        Args:
            relation: Relation between cue and event word, with the preposition of an oblique ("obl:from").
            xpos: Penn tag of the event word.
            texts: Lower-case form and particle of the cue.
        """
        return (
            (not self.through or relation in self.through)
            and xpos.startswith(self.form)
            and (not self.text or self.text in texts)
        )


class WordCue(Frozen):
    """A word or phrase that points to something: a mode, a medium or a context."""

    #: Lemmas in their order.
    words: tuple[str, ...]
    #: What it points to.
    value: str
    #: VERB | NOUN | ADJ | ADV, or None for any; only for single words.
    pos: str | None = None


class PhraseIndex(Frozen):
    """Word cues by their first word, longest first."""

    by_first: dict[str, tuple[WordCue, ...]]

    def find(self, lemmas: list[str]) -> Iterable[tuple[int, int, WordCue]]:
        """Yield (first, last exclusive, cue) for the longest cue that starts at each word."""
        for start, lemma in enumerate(lemmas):
            for cue in self.by_first.get(lemma, ()):
                end = start + len(cue.words)
                if tuple(lemmas[start:end]) == cue.words:
                    yield start, end, cue
                    break
