"""From occurrences to event mentions: status, date, place, medium and evidence of every event word."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.calendar import TimeExpression
from dragoman.coding.dyad import DYAD, main_dyad
from dragoman.coding.participants import actors_at, between, hosts, states_located_in
from dragoman.coding.scene import Scene
from dragoman.coding.senses import Occurrence, fits, occurrences
from dragoman.coding.status import Status, direction_of, status_of
from dragoman.coding.thresholds import thresholds
from dragoman.coding.times import expression_for, when
from dragoman.coding.words import words
from dragoman.language.syntax import Tree
from dragoman.types import Interval, Quote


@dataclass(frozen=True)
class EventMention:
    """One event word with all that its sentence says of the event."""

    occurrence: Occurrence
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: Status
    expression: TimeExpression | None
    date: Interval | None
    place: str | None
    modes: tuple[str, ...]
    medium: str | None
    contexts: tuple[str, ...]
    evidence: Quote
    #: Whether the parties were taken over from an earlier sentence.
    inherited: bool = False
    #: Reasons in plain words, for explanations.
    because: tuple[str, ...] = field(default=())

    @property
    def sentence(self) -> int:
        """Number of the sentence."""
        return self.occurrence.sentence

    @property
    def word(self) -> int:
        """Number of the event word."""
        return self.occurrence.word

    @property
    def type(self) -> str:
        """PLOVER event type."""
        return self.occurrence.sense.type

    @property
    def parties(self) -> tuple[str, ...]:
        """Actors and recipients."""
        return (*self.actors, *self.recipients)


def event_mentions(scene: Scene) -> list[EventMention]:
    """Return every event mention of an article, in order; headings of sections are not read."""
    found: list[EventMention] = []
    for number, sentence in enumerate(scene.analysis.sentences):
        if sentence.heading and number > 0:
            continue
        here = occurrences(scene, number)
        words = frozenset(o.word for o in here)
        for occurrence in here:
            mention = _mention(scene, occurrence, words - {occurrence.word}, found)
            if mention is not None:
                found.append(mention)
    return found


def _mention(
    scene: Scene, occurrence: Occurrence, others: frozenset[int], before: list[EventMention]
) -> EventMention | None:
    tree = scene.trees[occurrence.sentence]
    actors, recipients, inherited = _parties(scene, occurrence, before)
    if (
        occurrence.sense.type == "CONSULT"
        and len({*actors, *recipients}) < DYAD
        and not _one_sided(tree, occurrence, (*actors, *recipients))
    ):
        return None
    if occurrence.sense.type == "CONSULT" and _no_people(tree, occurrence):
        return None
    if not actors and not recipients:
        return None
    status = status_of(tree, occurrence.word, scene.lexicon)
    if status.value == "happened" and tree.lemma(occurrence.word) in words("always_to_come"):
        status.value = "planned"
    if (
        status.value == "happened"
        and not status.because
        and _timetable(scene, occurrence, expression_for(scene, occurrence.sentence, occurrence.word, others))
    ):
        status.value = "planned"
    expression = expression_for(scene, occurrence.sentence, occurrence.word, others)
    date = when(scene, expression, direction_of(status, tree, occurrence.word))
    quoted = _evidence_words(scene, occurrence, expression)
    lemmas = [tree.lemma(n) for n in range(min(quoted), max(quoted) + 1)]
    medium, modes = _medium(scene, occurrence, lemmas)
    contexts = tuple(
        dict.fromkeys(
            c.value for _, _, c in scene.lexicon.contexts.find([tree.lemma(n) for n in tree.clause(occurrence.word)])
        )
    )
    status.historical = status.historical or _long_before(scene, date)
    return EventMention(
        occurrence=occurrence,
        actors=actors,
        recipients=recipients,
        status=status,
        expression=expression,
        date=date,
        place=_place(scene, occurrence),
        modes=modes,
        medium=medium,
        contexts=contexts,
        evidence=scene.quote_words(occurrence.sentence, quoted),
        inherited=inherited,
    )


def _parties(
    scene: Scene, occurrence: Occurrence, before: list[EventMention]
) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Return the parties; of "between X and Y", and for a definite contact noun those of the contact spoken of."""
    actors, recipients = occurrence.actors, occurrence.recipients
    both = between(scene, occurrence.sentence, occurrence.word) or _between_around(scene, occurrence)
    if both:
        actors = (
            tuple(dict.fromkeys((*actors, *both)))
            if occurrence.sense.roles.mutual or occurrence.sense.type == "CONSULT"
            else both
        )
    if occurrence.sense.type == "CONSULT" and len({*actors, *recipients}) < DYAD:
        completed, inherited = _completed(scene, occurrence, actors, recipients, before)
        if completed:
            added = _with_hosts(scene, occurrence, completed, ()) if "visit" in occurrence.sense.modes else ()
            return completed, added, inherited
    if "visit" in occurrence.sense.modes or (
        not recipients and occurrence.sense.medium in {"phone", "letter", "message", "intermediary"}
    ):
        recipients = _with_hosts(scene, occurrence, actors, recipients)
    if occurrence.sense.type == "REQUEST" and not recipients:
        tree = scene.trees[occurrence.sentence]
        recipients = _asked(scene, occurrence, actors)
    if occurrence.sense.type == "REQUEST" and not recipients:
        tree = scene.trees[occurrence.sentence]
        inside = [n for used in occurrence.used[1:] for n in tree.subtree(used)]
        recipients = tuple(a for a in states_located_in(scene, occurrence.sentence, inside) if a not in actors)
    return actors, recipients, False


def _asked(scene: Scene, occurrence: Occurrence, actors: tuple[str, ...]) -> tuple[str, ...]:
    """Return who is to act in the clause that is asked for ("demanded that Pristina present its draft")."""
    tree = scene.trees[occurrence.sentence]
    subjects = [
        s for c in tree.children(occurrence.word, "xcomp", "ccomp") for s in tree.children(c, "nsubj", "nsubj:pass")
    ]
    found = [a for s in subjects for w in tree.conjuncts(s) for a in actors_at(scene, occurrence.sentence, w)]
    return tuple(a for a in dict.fromkeys(found) if a not in actors)


def _with_governor(
    scene: Scene, occurrence: Occurrence, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the parties with those who act in the clause around a contact noun ("in a call with X, Y said")."""
    tree = scene.trees[occurrence.sentence]
    base = tree.words[occurrence.word].relation.split(":")[0]
    governor = tree.words[occurrence.word].head
    around = []
    if tree.children(occurrence.word, "cop") and tree.case(occurrence.word):
        around = tree.subjects(occurrence.word)  # "is on a visit to", "is in contact with"
    elif base in {"obj", "obl", "nsubj"} and governor >= 0:
        around = tree.subjects(governor)
        if (
            base == "obl" and tree.case(occurrence.word) != "to"
        ):  # "told the minister in a meeting", "congratulated him in a telegram"
            around = [*around, *tree.objects(governor), *(c for c in tree.children(governor, "iobj"))]
    elif base == "nmod" and tree.lemma(governor) in scene.lexicon.classes.get("request_noun", frozenset()):
        around = tree.possessors(governor)  # "his offer of talks with"
        if not around and tree.words[governor].relation in {"obj", "nsubj"} and tree.words[governor].head >= 0:
            around = tree.subjects(tree.words[governor].head)
    added = [a for w in around if w != occurrence.word for a in actors_at(scene, occurrence.sentence, w)]
    return tuple(dict.fromkeys((*added, *actors)))


def _with_hosts(
    scene: Scene, occurrence: Occurrence, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the recipients of a visit with the state visited, unless somebody of that state is among them."""
    home = {scene.country(a) for a in actors}
    there = {scene.country(r) for r in recipients}
    if there - home - {None}:
        return recipients  # "was received by the chancellor in Vienna": who received is named, Vienna is where
    tree = scene.trees[occurrence.sentence]
    places = list(hosts(scene, occurrence.sentence, occurrence.used))
    above = tree.words[occurrence.word].head
    if not places and above >= 0 and tree.words[occurrence.word].relation == "obj":  # the phrase may hang on the verb
        places = list(hosts(scene, occurrence.sentence, (above,)))
    if not places and above >= 0 and tree.case(above) == "in":  # "is in Berlin on a visit"
        places = [state for state in (scene.cast.state_of_place(occurrence.sentence, above),) if state]
    added = [h for h in places if scene.country(h) not in home | there]
    return (*recipients, *added)


def _completed(
    scene: Scene,
    occurrence: Occurrence,
    actors: tuple[str, ...],
    recipients: tuple[str, ...],
    before: list[EventMention],
) -> tuple[tuple[str, ...], bool]:
    """Return the parties of a contact that names fewer than two, and whether they were taken over.

    None are returned when none are found. A word that points back takes the parties spoken of before; else
    those who act around the noun count.
    """
    named = (*actors, *recipients)
    spoken_of = _spoken_of(scene, occurrence, before)
    sides = {scene.country(p) for p in spoken_of}
    if len(spoken_of) > 1 and all(a in spoken_of or scene.country(a) in sides for a in named):
        there = {scene.country(a) for a in named}
        return tuple(dict.fromkeys((*named, *(p for p in spoken_of if scene.country(p) not in there)))), True
    if occurrence.sense.pos != "NOUN" or _is_topic(scene, occurrence):
        return (), False
    around = _with_governor(scene, occurrence, actors, recipients)
    return (
        (tuple(dict.fromkeys((*around, *recipients))), False)
        if len({*around, *recipients}) > 1
        else (around, False)
        if not recipients
        else ((), False)
    )


def _spoken_of(scene: Scene, occurrence: Occurrence, before: list[EventMention]) -> tuple[str, ...]:
    """Return the parties that a contact leaves unsaid: those of the last contact or commitment, else the main dyad."""
    if not _points_back(scene, occurrence):
        return ()
    back = thresholds()["discourse"]["sentences_back"]
    for mention in reversed(before):
        if occurrence.sentence - mention.sentence > back:
            break
        if mention.type in {"CONSULT", "AGREE", "REQUEST"} and len(set(mention.parties)) >= DYAD:
            return tuple(dict.fromkeys(mention.parties))
    return main_dyad(scene, occurrence.sentence)


def _points_back(scene: Scene, occurrence: Occurrence) -> bool:
    """Whether a contact word speaks of parties known already: "the meeting", bare "talks", "the delegations met"."""
    tree = scene.trees[occurrence.sentence]
    word = occurrence.word
    if occurrence.sense.pos == "NOUN":
        if _is_topic(scene, occurrence):
            return False
        if any(tree.words[owner].upos != "PRON" for owner in tree.possessors(word)):
            return False  # "the party's winter meeting" is that party's own
        determiners = {tree.lemma(c) for c in tree.children(word, "det")}
        return bool(determiners & words("pointing")) or (not determiners and tree.words[word].xpos == "NNS")
    subjects = tree.subjects(word)
    return (
        bool(subjects)
        and all(tree.words[s].xpos == "NNS" for s in subjects)
        and not any(tree.children(s, "amod", "compound", "nmod") for s in subjects)
    )


def _is_topic(scene: Scene, occurrence: Occurrence) -> bool:
    """Whether a contact noun is what a contact was about ("discussed negotiations"): no contact of its parties."""
    tree = scene.trees[occurrence.sentence]
    word = tree.words[occurrence.word]
    return (
        word.relation == "obj"
        and word.head >= 0
        and any(
            s.type == "CONSULT" and fits(scene, occurrence.sentence, word.head, s) is not None
            for s in scene.lexicon.senses(tree.lemma(word.head), "VERB")
        )
    )


def _timetable(scene: Scene, occurrence: Occurrence, expression: TimeExpression | None) -> bool:
    """Whether the present tense stands for the future: "meets his counterpart on Thursday", outside of headlines."""
    if occurrence.sense.type != "CONSULT" or occurrence.sense.pos != "VERB" or expression is None:
        return False
    sentence = scene.analysis.sentences[occurrence.sentence]
    present = sentence.words[occurrence.word].xpos in {"VBZ", "VBP"} and not sentence.heading
    told = {w.text.lower() for w in sentence.words if w.start < expression.end and expression.start < w.end}
    return present and bool(told & words("days_to_come"))


def _between_around(scene: Scene, occurrence: Occurrence) -> tuple[str, ...]:
    """Return the parties of "a conversation took place between X and Y", where the phrase hangs on the verb."""
    tree = scene.trees[occurrence.sentence]
    word = tree.words[occurrence.word]
    if occurrence.sense.type != "CONSULT" or word.head < 0 or word.relation not in {"nsubj", "nsubj:pass"}:
        return ()
    return between(scene, occurrence.sentence, word.head) if tree.lemma(word.head) in words("to_come") else ()


def _no_people(tree: Tree, occurrence: Occurrence) -> bool:
    """Whether what moves or meets is goods, weather or private people, whatever state they come from."""
    movers = [*tree.subjects(occurrence.word), *tree.surface_subjects(occurrence.word)]
    return occurrence.sense.pos == "VERB" and any(
        tree.lemma(m) in words("no_envoys")
        or any(tree.lemma(c) in words("sports") for c in tree.children(m, "amod", "compound"))
        for m in movers
    )


def _one_sided(tree: Tree, occurrence: Occurrence, parties: tuple[str, ...]) -> bool:
    """Whether a contact may have one named party: by its mode, or because the word names a definite medium."""
    if not parties or tree.lemma(occurrence.word) in words("always_to_come"):
        return False
    if occurrence.sense.pos == "VERB" and occurrence.sense.medium == "in_person" and not occurrence.sense.modes:
        # "The cabinet met on Monday": nobody else is there, unless the sense asks for somebody.
        other = occurrence.sense.prepositions or occurrence.sense.object.allowed
        return bool(other)
    if {"multilateral", "visit", "third-party"} & set(occurrence.sense.modes):
        return True
    return occurrence.sense.medium not in {None, "unspecified"}


def _long_before(scene: Scene, date: Interval | None) -> bool:
    """Whether an event ended so long before publication that it is background."""
    if date is None or date.latest is None or scene.published is None:
        return False
    return (scene.published.earliest - date.latest).days > thresholds()["history"]["days_before_publication"]


def _evidence_words(scene: Scene, occurrence: Occurrence, expression: TimeExpression | None) -> list[int]:
    """Return the words to quote: the expression with its objects and phrases, and its subject when it is close."""
    tree = scene.trees[occurrence.sentence]
    found = set(occurrence.used)
    for number in occurrence.used:
        if tree.words[number].upos in {"NOUN", "PROPN"}:
            found.update(tree.phrase(number))
    word = occurrence.word
    found.update(tree.children(word, "aux", "aux:pass", "compound:prt"))
    found.update(n for n in tree.children(word, "advmod") if abs(n - word) <= 2)  # noqa: PLR2004
    for child in tree.children(word, "obj", "iobj", "obl", "xcomp", "obl:agent", "obl:unmarked", "nsubj", "nsubj:pass"):
        found.update(tree.phrase(child))
    if tree.words[word].upos == "NOUN":
        phrases = [*tree.children(word, "nmod", "nmod:poss"), *tree.obliques(word, *words("between"))]
        found.update(n for c in phrases for n in tree.phrase(c))
        found.difference_update(tree.children(word, "case"))
    if expression is not None:
        inside = [n for n, w in enumerate(tree.words) if w.start < expression.end and expression.start < w.end]
        if min(abs(n - word) for n in inside) <= 12:  # noqa: PLR2004
            found.update(inside)
    return sorted(found)


def _medium(scene: Scene, occurrence: Occurrence, lemmas: list[str]) -> tuple[str | None, tuple[str, ...]]:
    """Return medium and modes: the sense's own, made more exact by words beside it."""
    sense = occurrence.sense
    modes = list(sense.modes)
    if sense.type != "CONSULT":
        hint = scene.lexicon.mode_of(sense.type, lemmas)
        if hint and not modes:
            modes.append(hint)
        return None, tuple(modes)
    medium = sense.medium or "unspecified"
    if medium in {"unspecified", "in_person"}:
        told = next((c.value for _, _, c in scene.lexicon.media.find(lemmas)), None)
        medium = told or medium
        if medium == "unspecified" and any(_place_at(scene, occurrence.sentence, w) for w in occurrence.used):
            medium = "in_person"
    elif medium in {"message", "letter"} and any(
        c.value == "intermediary" for _, _, c in scene.lexicon.media.find(lemmas)
    ):
        medium = "intermediary"
    mode = scene.vocabulary.media[medium].mode if medium in scene.vocabulary.media else None
    if mode and mode not in modes:
        modes.append(mode)
    return medium, tuple(modes)


def _place(scene: Scene, occurrence: Occurrence) -> str | None:
    """Return the name of the place where it happened, as the text has it."""
    return _place_at(scene, occurrence.sentence, occurrence.word)


def _place_at(scene: Scene, sentence: int, word: int) -> str | None:
    """Return the name of the place that a phrase under a word tells."""
    tree = scene.trees[sentence]
    for child in tree.children(word, "obl", "nmod"):
        mention = scene.cast.mention_at(sentence, child)
        if (
            tree.case(child) in {"in", "at"}
            and mention is not None
            and (mention.kind == "place" or actors_at(scene, sentence, child))
        ):
            return scene.article.text[mention.start : mention.end]
    return None
