"""What is handed over when people see each other: "received the envoy and gave him a letter" is one contact."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dragoman.coding.event_mention import FACE_TO_FACE, EventMention
from dragoman.coding.scene import Scene
from dragoman.coding.status import DONE
from dragoman.coding.words import words
from dragoman.language.syntax import Tree

#: Media of what can be handed over.
_HANDED = frozenset({"letter", "message", "unspecified"})


def at_meetings(scene: Scene, mentions: list[EventMention]) -> list[EventMention]:
    """Return the mentions of a sentence, a letter that was handed over at a meeting as more evidence of that.

    The letter of somebody else, who was not there, is a contact of his own.
    """
    meetings = {n: meeting for n, one in enumerate(mentions) if (meeting := _meeting_of(scene, one, mentions))}
    return [
        replace(one, again=(*one.again, *(mentions[n].evidence for n, meeting in meetings.items() if meeting is one)))
        for number, one in enumerate(mentions)
        if number not in meetings
    ]


def _meeting_of(scene: Scene, mention: EventMention, others: list[EventMention]) -> EventMention | None:
    """Return the meeting of the same sentence at which something is handed over, or None."""
    tree = scene.trees[mention.sentence]
    handed = mention.type == "CONSULT" and mention.medium in _HANDED and tree.lemma(mention.word) in words("handing")
    if not handed or mention.status.value not in DONE:
        return None
    above = frozenset(tree.governors(mention.word))
    return next((other for other in others if other.word in above and _is_at(scene, mention, other)), None)


def _is_at(scene: Scene, mention: EventMention, meeting: EventMention) -> bool:
    """Whether what is handed over changes hands at a meeting: among those who are there, and on no other day."""
    seen = meeting.type == "CONSULT" and meeting.medium in FACE_TO_FACE and meeting.status.value in DONE
    same_day = mention.expression is None or mention.expression == meeting.expression
    people, there = _people(scene, mention.parties), _people(scene, meeting.parties)
    return seen and same_day and people <= there and scene.sides(mention.parties) <= scene.sides(meeting.parties)


def _people(scene: Scene, parties: Iterable[str]) -> set[str]:
    return {party for party in parties if scene.cast.actors[party].kind == "person"}


def is_what_a_letter_holds(scene: Scene, tree: Tree, word: int) -> bool:
    """Whether a protest is the letter that was just named: "a note of protest"."""
    named = word > 1 and tree.lemma(word - 1) == "of"
    return named and tree.lemma(word - 2) in scene.lexicon.classes["letter_noun"]
