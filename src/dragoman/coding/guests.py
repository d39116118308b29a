"""Guests of whom that word alone tells that they came: "told her visitor, the Albanian minister, that …"."""

from __future__ import annotations

from dataclasses import replace

from dragoman.actors.reference import reference
from dragoman.coding.event_mention import FACE_TO_FACE, EventMention
from dragoman.coding.scene import Scene


def with_guests(scene: Scene, found: list[EventMention], here: list[EventMention]) -> list[EventMention]:
    """Return all mentions of an article so far, guests and hosts whose meeting it tells as more evidence of that.

    Args:
        scene: The article.
        found: The mentions of the sentences before.
        here: Those of a sentence.
    """
    told = [*found, *(one for one in here if not _is_guest(scene, one))]
    for guest in (one for one in here if _is_guest(scene, one)):
        place = next((n for n in reversed(range(len(told))) if _has_both(scene, told[n], guest)), None)
        if place is None:
            told.append(guest)
        else:
            told[place] = replace(told[place], again=(*told[place].again, guest.evidence))
    return told


def _is_guest(scene: Scene, mention: EventMention) -> bool:
    word = scene.trees[mention.sentence].words[mention.word]
    named = word.upos == "NOUN" and word.lemma in reference().visits.guests | reference().visits.hosts
    return named and mention.type == "CONSULT"


def _has_both(scene: Scene, other: EventMention, guest: EventMention) -> bool:
    """Whether guest and host, or their states, take part in a meeting or visit."""
    met = other.type == "CONSULT" and other.medium in FACE_TO_FACE
    # A host of whom no state is known is named beside one who took part: "her host, X, accepted".
    known = [p for p in guest.parties if scene.country(p)] or guest.parties
    return met and scene.sides(known) <= scene.sides(other.parties)
