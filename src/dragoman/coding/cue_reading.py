"""What a cue word may report, and which of it is believed.

Two witnesses are heard. The lexicon's cues tell where content stands in the syntax; the model's
attributions say which words it takes for source, cue and content. Clauses are believed on the lexicon's
word alone; objects and phrases, views and nouns only where the model agrees, or where the cue can hardly mean anything
else. So are acts that judge ("condemned the raid") or ask ("asked for a list"), while a promise or an offer is a
commitment, and a statement only where its words are quoted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dragoman.coding.domains import is_political
from dragoman.coding.empty_words import asks_no_deed
from dragoman.coding.lexicon_types import Cue
from dragoman.coding.participants import actors_at
from dragoman.coding.scene import Scene
from dragoman.coding.speech_content import attributed, contents, has_particle, names_object, preposed
from dragoman.coding.speech_words import speech_words
from dragoman.language.syntax import Tree
from dragoman.language.types import Attribution, Word

#: Penn tags of the present tense.
_PRESENT = frozenset({"VBZ", "VBP"})
#: Kinds of actors that feel nothing but say that they do.
_COLLECTIVE = frozenset({"state", "organisation", "group"})
#: Places in which a cue needs no second witness.
_CLAUSES = frozenset({"ccomp", "xcomp", "parataxis", "adverbial"})


@dataclass(frozen=True)
class Hearing:
    """One word that may be a cue, with what the model says of it."""

    scene: Scene
    sentence: int
    word: int

    @cached_property
    def tree(self) -> Tree:
        """The sentence's tree."""
        return self.scene.trees[self.sentence]

    @property
    def form(self) -> Word:
        """The word as it stands."""
        return self.tree.words[self.word]

    @cached_property
    def attribution(self) -> Attribution | None:
        """The model's attribution whose cue holds the word."""
        for attribution in self.scene.analysis.sentences[self.sentence].attributions:
            if any(first <= self.word < last for first, last in attribution.cue):
                return attribution
        return None

    @property
    def agreed(self) -> bool:
        """Whether the model takes the word for a cue and finds content for it."""
        return self.attribution is not None and bool(self.attribution.content)

    @cached_property
    def felt(self) -> bool:
        """Whether the word is a participle that tells what somebody feels: "is alarmed by the reports"."""
        helped = any(self.tree.lemma(a) == "be" for a in self.tree.children(self.word, "aux:pass", "cop"))
        return helped and self.form.xpos == "VBN" and self.form.text.lower() in speech_words("feelings")

    @cached_property
    def passive(self) -> bool:
        """Whether the word is a passive, or a participle without "have" ("asked by reporters, he …")."""
        if self.felt:
            return False
        bare = self.form.xpos == "VBN" and not self.tree.children(self.word, "nsubj", "aux")
        return self.tree.passive(self.word) or (bare and self.form.relation.startswith(("advcl", "acl")))

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """The rows of the lexicon for the word."""
        if self.felt:
            return self.scene.lexicon.cues_of(self.form.text.lower(), "ADJ")
        rows = self.scene.lexicon.cues_of(
            self.tree.lemma(self.word), "VERB" if self.form.upos == "AUX" else self.form.upos
        )
        if not rows and self.form.relation == "case" and self.tree.lemma(self.word) == "accord":
            return self.scene.lexicon.cues_of("accord", "VERB")
        return rows


@dataclass(frozen=True)
class Reading:
    """One row of the lexicon with the content that it finds."""

    cue: Cue
    #: The pattern's place, or "attribution" where only the model finds content.
    place: str
    content: tuple[int, ...]


def readings(hearing: Hearing) -> Iterator[Reading]:
    """Yield what the word may report, row by row; an act ends the list, for what it does is no report."""
    for cue in hearing.cues:
        found = list(_by_syntax(hearing, cue))
        yield from found
        if found and cue.source == "act":
            return
    if not hearing.passive:
        yield from _by_model(hearing)


def _by_syntax(hearing: Hearing, cue: Cue) -> Iterator[Reading]:
    tree, word = hearing.tree, hearing.word
    if cue.pos == "NOUN":
        around = preposed(tree, word)
        if around:
            yield Reading(cue, "adverbial", around)
            return
    for place, content in contents(tree, word, cue):
        yield Reading(cue, place, attributed(tree, hearing.attribution, content, word, place))


def _by_model(hearing: Hearing) -> Iterator[Reading]:
    """Yield content that only the model finds, for verbs whose object or particle allows it."""
    tree, word = hearing.tree, hearing.word
    content = attributed(tree, hearing.attribution, (), word)
    if not content or _only_names(hearing, content) or tree.lemma(content[0]) in speech_words("circumstances"):
        return
    for cue in hearing.cues:
        if cue.source != "speech" or cue.pos != "VERB" or not has_particle(tree, word, cue):
            continue
        fits = names_object(tree, word, cue) or not cue.object.allowed.isdisjoint(tree.lemma(n) for n in content)
        if fits and _opening_fits(tree, content[0], cue):
            yield Reading(cue, "attribution", content)


def _opening_fits(tree: Tree, first: int, cue: Cue) -> bool:
    """Whether content may begin with its first word: an infinitive or a preposition only where the cue takes it."""
    form = tree.words[first]
    if form.xpos == "TO":
        return any(pattern.place == "xcomp" for pattern in cue.patterns)
    if form.upos == "ADP" and form.relation == "case":
        return any(pattern.marker == tree.lemma(first) for pattern in cue.patterns)
    return True


def _only_names(hearing: Hearing, content: tuple[int, ...]) -> bool:
    """Whether the content is nothing but somebody's name or a pronoun ("called on the president")."""
    forms = hearing.tree.words
    return all(forms[n].upos in {"PROPN", "PRON", "DET", "ADP", "PUNCT", "PART"} for n in content)


def believed(hearing: Hearing, reading: Reading) -> bool:
    """Whether a reading makes a statement."""
    cue, place = reading.cue, reading.place
    if cue.source == "act":
        judges = cue.tone not in {None, "neutral"} and place != "xcomp"
        binds = cue.lemma in speech_words("binding")
        asks = cue.lemma in speech_words("asking") and not asks_no_deed(hearing.tree, hearing.word)
        worded = cue.lemma in speech_words("worded")
        says = asks or worded or (judges and (not binds or _quotes(hearing, reading.content)))
        return says and (hearing.agreed or worded or _sure_act(hearing, reading))
    if cue.pos == "NOUN" and cue.source == "attitude" and place != "adverbial":
        return place in {"acl", "ccomp"} and _held(hearing)
    if cue.source == "attitude" and place != "adverbial":
        return (hearing.agreed or _felt_in_politics(hearing, cue)) and _view(hearing, reading)
    if cue.pos == "NOUN":
        sure = hearing.agreed or cue.lemma in speech_words("told_in_print")
        return place == "adverbial" or (sure and place in {"acl", "ccomp"})
    return _spoken(hearing, reading)


def _spoken(hearing: Hearing, reading: Reading) -> bool:
    """Whether a cue of speech has content where it stands: a clause, or what the model or the lexicon vouches for."""
    if reading.place == "parataxis":
        quoted = _quotes(hearing, reading.content)
        beside = hearing.form.relation == "parataxis"
        return quoted or (_says_something(hearing, reading.content) and (hearing.agreed or not beside))
    vouched = reading.place in _CLAUSES or bool(reading.cue.object.allowed) or _sure(hearing, reading)
    return hearing.agreed or vouched


def _sure(hearing: Hearing, reading: Reading) -> bool:
    """Whether a cue is believed without the model, in the sense that the lexicon has of it: not "called off"."""
    cue, tree = reading.cue, hearing.tree
    if reading.place.startswith("obl") and _is_time(hearing, reading.content):
        return False  # "briefed the envoy on Friday"
    own = cue.particle or not tree.children(hearing.word, "compound:prt")
    said = not any(tree.lemma(n) in speech_words("unsaid") for n in reading.content)
    return bool(own) and said and " ".join(filter(None, (cue.lemma, cue.particle))) in speech_words("sure")


def _is_time(hearing: Hearing, content: tuple[int, ...]) -> bool:
    """Whether content begins with nothing but an expression of time."""
    start = min((hearing.tree.words[n].start for n in content if hearing.tree.words[n].upos != "ADP"), default=-1)
    told = hearing.scene.expressions_by_sentence.get(hearing.sentence, ())
    return any(e.start <= start < e.end for e in told)


def _sure_act(hearing: Hearing, reading: Reading) -> bool:
    """Whether an act is believed to be words without the model; who "asked to stay unnamed" asks for leave alone."""
    tree, word = hearing.tree, hearing.word
    infinitive = any(tree.words[n].xpos == "TO" for n in reading.content[:1])
    leave = infinitive and not tree.children(word, "obj", "iobj")
    return bool(reading.content) and not leave and reading.cue.lemma in speech_words("sure_acts")


def _view(hearing: Hearing, reading: Reading) -> bool:
    """Whether a view on a matter is reported as held now; wishes to do something ("hopes to win") are none."""
    infinitive = hearing.tree.words[reading.content[0]].xpos == "TO"
    return not infinitive and reading.cue.lemma not in speech_words("no_views") and _present(hearing, reading.cue)


def _felt_in_politics(hearing: Hearing, cue: Cue) -> bool:
    """Whether a report says of a state or a body what it feels: "the Council is gravely concerned at the killings"."""
    form = hearing.form
    main = hearing.tree.words[form.head] if form.relation == "xcomp" else form
    if main.relation not in {"root", "conj"} or hearing.tree.children(hearing.word, "parataxis"):
        return False  # told by somebody else, who is the one who speaks
    feeling = [
        a for s in hearing.tree.surface_subjects(hearing.word) for a in actors_at(hearing.scene, hearing.sentence, s)
    ]
    actors = [hearing.scene.cast.actors[a] for a in feeling]
    collective = any(actor.kind in _COLLECTIVE and is_political(actor) for actor in actors)
    return cue.pos == "ADJ" and cue.lemma in speech_words("feelings") and collective


def _held(hearing: Hearing) -> bool:
    """Whether a noun for a view is what somebody is of: "is of the opinion that the road is safe"."""
    copula = hearing.tree.children(hearing.word, "cop")
    return hearing.tree.case(hearing.word) == "of" and any(hearing.tree.words[c].xpos in _PRESENT for c in copula)


def _says_something(hearing: Hearing, content: tuple[int, ...]) -> bool:
    """Whether the content holds a verb, which a place line or a list does not."""
    return any(hearing.tree.words[n].upos in {"VERB", "AUX"} for n in content)


def _quotes(hearing: Hearing, content: tuple[int, ...]) -> bool:
    """Whether at least two words of the content stand within quotation marks."""
    forms = [hearing.tree.words[n] for n in content]
    return sum(f.upos != "PUNCT" and hearing.scene.quoted(f.start, f.end) for f in forms) > 1


def _present(hearing: Hearing, cue: Cue) -> bool:
    """Whether a view is reported as held now: a verb, or the copula of an adjective, in the present."""
    above = [hearing.form.head] if hearing.form.relation == "xcomp" else []  # "remains concerned"
    helpers = [*hearing.tree.children(hearing.word, "cop", "aux:pass"), *above]
    verbs = [hearing.word] if cue.pos == "VERB" else helpers
    return cue.pos == "NOUN" or any(hearing.tree.words[v].xpos in _PRESENT for v in verbs)
