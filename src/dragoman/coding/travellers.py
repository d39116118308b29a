"""Who travels, where only "the visit" or "the trip" is spoken of: whoever the article had travelling, or for whom
one speaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.coding.dyad import main_dyad
from dragoman.coding.event_mention import FACE_TO_FACE, EventMention, spoken_of_before
from dragoman.coding.occurrence import Occurrence
from dragoman.coding.participants import actors_at, hosts
from dragoman.coding.scene import Scene
from dragoman.coding.speakers import principals
from dragoman.coding.words import words

#: Types of what is spoken of, by the parties of which a visit is.
_SPOKEN_OF = frozenset({"CONSULT", "AGREE", "REQUEST"})


def is_a_visit(occurrence: Occurrence) -> bool:
    """Whether a noun speaks of a journey ("the visit"), which is of one who travels, and not of any two in contact."""
    return occurrence.sense.type == "CONSULT" and occurrence.sense.pos == "NOUN" and occurrence.sense.medium == "visit"


def whose_visit(
    scene: Scene, occurrence: Occurrence, before: Sequence[EventMention], least: int
) -> tuple[str, ...] | None:
    """Return the parties of a visit that a noun alone speaks of, or None where nothing tells of whom it is.

    The last visit told shortly before is meant; else that of the person for whom one speaks ("a spokesman for X said
    that the visit"); else any meeting told shortly before, or the last visit of the article to that place.
    """
    there = {scene.country(state) for state in hosts(scene, occurrence.sentence, occurrence.used)} - {None}
    near = [m for m in spoken_of_before(before, occurrence.sentence) if m.type in _SPOKEN_OF]
    near = [m for m in near if len(set(m.parties)) >= least and _may_be(scene, m, there)]
    speaker = next(_spoken_for(scene, occurrence), None)
    for mention in near:
        own = speaker is None or scene.side(speaker) not in scene.sides(mention.parties) or speaker in mention.parties
        if mention.type != "CONSULT" or mention.medium == "visit" or own:
            return tuple(dict.fromkeys(mention.parties))
    far = (m for m in reversed(before) if m.medium == "visit" and len(set(m.parties)) >= least)
    told = next((m for m in far if (there and _may_be(scene, m, there)) or speaker in m.parties), None)
    if told is not None and (speaker is None or speaker in told.parties):
        return tuple(dict.fromkeys(told.parties))
    return _with_other_side(scene, occurrence, speaker) if speaker is not None else None


def whose_programme(scene: Scene, occurrence: Occurrence, before: Sequence[EventMention]) -> tuple[str, ...]:
    """Return who travels, where a contact is told as part of a journey or programme: "her visit will include talks".

    It is of whom the journey is, or else who was told shortly before to travel: "the trip includes meetings with X".
    """
    tree, sentence = scene.trees[occurrence.sentence], occurrence.sentence
    first = tree.words[occurrence.word].head if tree.words[occurrence.word].relation == "conj" else occurrence.word
    verb = tree.words[first].head if tree.words[first].relation == "obj" else -1
    if occurrence.sense.pos != "NOUN" or verb < 0 or tree.lemma(verb) not in words("including"):
        return ()
    journeys = scene.lexicon.classes["visit_noun"]
    wholes = [n for n in tree.children(verb, "nsubj") if tree.lemma(n) in journeys | words("programmes")]
    owners = [o for n in wholes for o in (*tree.possessors(n), *tree.obliques(n, "of", "by"))]
    named = tuple(dict.fromkeys(a for o in owners for a in actors_at(scene, sentence, o)))
    if named or not wholes:
        return named
    told = (m for m in spoken_of_before(before, sentence) if m.type == "CONSULT" and m.medium == "visit")
    return next((m.actors for m in told if len(m.actors) == 1), ())


def _may_be(scene: Scene, mention: EventMention, there: set[str | None]) -> bool:
    """Whether what was told may be a visit to some states: people saw each other, and theirs is among them."""
    seen = mention.type != "CONSULT" or mention.medium in FACE_TO_FACE
    return seen and there <= {scene.country(party) for party in mention.parties}


def _spoken_for(scene: Scene, occurrence: Occurrence) -> Iterator[str]:
    """Yield the people in whose name a sentence says what it says of a visit."""
    tree = scene.trees[occurrence.sentence]
    for verb in tree.governors(occurrence.word):
        for speaker in tree.children(verb, "nsubj"):
            yield from (p for p in principals(scene, occurrence.sentence, speaker) if _is_person(scene, p))


def _is_person(scene: Scene, actor: str) -> bool:
    return scene.cast.actors[actor].kind == "person"


def _with_other_side(scene: Scene, occurrence: Occurrence, traveller: str) -> tuple[str, ...]:
    """Return who travels, with the state visited, or the other state that the article is about."""
    there = hosts(scene, occurrence.sentence, occurrence.used)
    abroad = tuple(state for state in there if scene.side(state) != scene.side(traveller))
    return (traveller, *abroad) if abroad else main_dyad(scene, occurrence.sentence, (traveller,))
