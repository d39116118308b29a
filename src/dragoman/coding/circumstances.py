"""What the words around an event say of it: the words to quote, the medium and modes, the place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.actors.cast import Mention
from dragoman.calendar import TimeExpression
from dragoman.coding.learned import seen_by_model
from dragoman.coding.occurrence import Occurrence
from dragoman.coding.participants import actors_at
from dragoman.coding.scene import Scene
from dragoman.coding.words import words
from dragoman.language.syntax import Tree

#: Kinds of mentions that name where something takes place.
_NAMED = frozenset({"place", "seat", "name"})
#: Words between an event and a party that stands right behind it.
_NEAR = 3


def evidence_words(scene: Scene, occurrence: Occurrence, expression: TimeExpression | None) -> list[int]:
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
    trigger = seen_by_model(scene, occurrence.sentence, [word])
    for role in (*trigger.parts("actor"), *trigger.parts("recipient")) if trigger else ():
        if 0 < role.first - word <= _NEAR:  # "a call with the envoy", whatever the tree hangs the envoy on
            found.update(range(word, role.last))
    if expression is not None:
        inside = tree.within(expression.start, expression.end)
        if min(abs(n - word) for n in inside) <= 12:  # noqa: PLR2004
            found.update(inside)
            found.update(_verb_between(tree, word, inside))
    return sorted(found)


def _verb_between(tree: Tree, word: int, time: Sequence[int]) -> list[int]:
    """Return the verb to which both a noun and a time before it belong: "was expected there on Tuesday for talks"."""
    verb = tree.words[word].head
    shared = any(tree.words[n].head == verb for n in time)
    if tree.words[word].upos != "NOUN" or not (shared and 0 <= verb < min(time) < word):
        return []
    subjects = tree.children(verb, "nsubj:pass", "nsubj")
    return [verb, *tree.children(verb, "aux", "aux:pass"), *(n for s in subjects for n in tree.phrase(s))]


#: A medium of a word, and a closer one that words beside it tell: "a video call", "was informed by letter".
_TOLD_CLOSER = {("phone", "video"), ("message", "letter"), ("message", "phone"), ("message", "video")}


def medium_and_modes(scene: Scene, occurrence: Occurrence, lemmas: list[str]) -> tuple[str | None, tuple[str, ...]]:
    """Return medium and modes: the sense's own, made more exact by words beside it."""
    sense = occurrence.sense
    modes = list(sense.modes)
    if sense.type != "CONSULT":
        hint = scene.lexicon.mode_of(sense.type, lemmas)
        if hint and not modes:
            modes.append(hint)
        return None, tuple(modes)
    medium = sense.medium or "unspecified"
    told = next((c.value for _, _, c in scene.lexicon.media.find(lemmas)), None)
    if medium == "intermediary" and told == "phone" and not occurrence.actors:
        return told, ("phone",)  # "was arranged by the two ministers in a phone call": nobody stands between them
    if medium in {"unspecified", "in_person"}:
        if not (medium == "in_person" and told == "visit"):  # "on her visit she met the king" tells of two
            medium = told or medium
        if medium == "unspecified" and any(_has_place(scene, occurrence.sentence, w) for w in occurrence.used):
            medium = "in_person"
    elif told and (medium, told) in _TOLD_CLOSER:
        medium = told
    elif medium in {"message", "letter"} and any(
        c.value == "intermediary" for _, _, c in scene.lexicon.media.find(lemmas)
    ):
        medium = "intermediary"
    mode = scene.vocabulary.media[medium].mode if medium in scene.vocabulary.media else None
    if mode and mode not in modes:
        modes.append(mode)
    return medium, tuple(modes)


def _has_place(scene: Scene, sentence: int, word: int) -> bool:
    """Whether a phrase under a word tells a place: its name, or "here" of the town that an article is filed from."""
    tree = scene.trees[sentence]
    return any(_places_at(scene, sentence, word)) or any(tree.lemma(c) == "here" for c in tree.children(word, "advmod"))


def place_of(scene: Scene, occurrence: Occurrence, medium: str | None) -> str | None:
    """Return the name of the place where it happened, as the text has it; of a visit also the town that it goes to."""
    tree = scene.trees[occurrence.sentence]
    hosts = list(dict.fromkeys([occurrence.word, *occurrence.used]))
    verb = tree.words[occurrence.word].head
    relation = tree.words[occurrence.word].relation
    if relation in {"nsubj:pass", "obj"} or (relation == "nsubj" and tree.passive(verb)):
        hosts.append(verb)  # "The second session will be held in Niamey"
    found = [mention for host in hosts for mention in _places_at(scene, occurrence.sentence, host)]
    found = [mention for mention in found if mention.kind in _NAMED]  # a room in a ministry is no other place
    if not found and medium == "visit":
        found = [mention for host in hosts for mention in _goals_at(scene, occurrence.sentence, host)]
    return scene.article.text[found[0].start : found[0].end] if found else None


def _goals_at(scene: Scene, sentence: int, word: int) -> Iterator[Mention]:
    """Yield the towns that a visit goes to: "travel to Nouakchott", "visit Dakar"."""
    tree = scene.trees[sentence]
    for goal in tree.children(word, "obl", "nmod", "obj"):
        mention = scene.cast.mention_at(sentence, goal)
        goes = tree.case(goal) == "to" or goal > word  # the town before it is where the report was filed
        if mention is not None and mention.kind in {"place", "seat"} and goes:
            yield mention


def _places_at(scene: Scene, sentence: int, word: int) -> Iterator[Mention]:
    """Yield the places that phrases under a word tell: towns, countries, and the seats of those who take part."""
    tree = scene.trees[sentence]
    for child in tree.children(word, "obl", "nmod"):
        mention = scene.cast.mention_at(sentence, child)
        if mention is None or tree.case(child) not in {"in", "at"}:
            continue
        if mention.kind == "place" or actors_at(scene, sentence, child):
            yield mention
