"""Contacts that somebody asks for: who invites and who is invited, and of whom a meeting is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import msgspec

from dragoman.coding.dyad import DYAD
from dragoman.coding.event_mention import EventMention, spoken_of_before
from dragoman.coding.occurrence import Occurrence
from dragoman.coding.participants import hosts
from dragoman.coding.scene import Scene
from dragoman.coding.status import DONE, Status
from dragoman.coding.words import words

Parties = tuple[tuple[str, ...], tuple[str, ...]]


def with_those_asked(scene: Scene, occurrence: Occurrence, known: Parties, before: list[EventMention]) -> Parties:
    """Return the parties of a contact with those who ask for it and those who are asked.

    Of an invitation both take part. Of "X proposed a meeting", so does whom X asks, or whom X was just in contact with.
    """
    actors, recipients = known
    asking = _asking(scene, occurrence, before)
    if occurrence.sense.type != "CONSULT" or asking is None:
        return known
    if asking.occurrence.sense.lemma in words("inviting"):
        return actors, _more(recipients, asking.parties, (*actors, *recipients))
    if not scene.sides((*actors, *recipients)) <= scene.sides(asking.actors):
        return known  # "Oman asked Turkey and Greece to meet": whose contact it is stands there
    asked = asking.recipients or _counterparts(scene, asking, before)
    return (actors or asking.actors, _more(recipients, asked, (*actors, *recipients))) if asked else known


def with_those_answered(scene: Scene, occurrence: Occurrence, known: Parties, before: list[EventMention]) -> Parties:
    """Return the parties of a reply with whom it answers: who was just in contact with whoever replies, or does not."""
    own = scene.sides((*known[0], *known[1]))
    answers = scene.trees[occurrence.sentence].lemma(occurrence.word) in words("answering")
    if occurrence.sense.type != "CONSULT" or not answers or len(own) != 1:
        return known
    contacts = (m for m in spoken_of_before(before, occurrence.sentence) if m.type == "CONSULT")
    answered = next((m for m in contacts if own & scene.sides(m.recipients) and scene.sides(m.actors) - own), None)
    return (known[0], _more(known[1], answered.actors, (*known[0], *known[1]))) if answered else known


def with_invitation(scene: Scene, mention: EventMention, contacts: frozenset[int]) -> Iterator[EventMention]:
    """Yield the visit that "invited X to Ankara" asks for, unless a word of its own tells of a contact."""
    tree = scene.trees[mention.sentence]
    occurrence = mention.occurrence
    places = tree.obliques(mention.word, "to")
    # "Was invited to Kyoto": of who invites, nothing is told but the state.
    there = hosts(scene, mention.sentence, (mention.word,)) if not mention.actors else ()
    purposes = (c for c in tree.children(mention.word, "advcl") if tree.words[c].xpos == "VB")
    below = {*places, *purposes, *tree.children(mention.word, "xcomp", "ccomp")}
    if (
        tree.lemma(mention.word) in words("inviting")
        and mention.status.value in DONE
        and not tree.children(mention.word, "xcomp", "ccomp")
        and places
        and len(scene.sides((*mention.parties, *there))) >= DYAD
        and not any(contacts & set(tree.subtree(word)) for word in below)
    ):
        sense = msgspec.structs.replace(occurrence.sense, type="CONSULT", medium="visit", modes=(), kind=None)
        status = Status("called_for", mention.status.historical, mention.status.because)
        yield replace(
            mention,
            occurrence=replace(occurrence, sense=sense),
            actors=mention.actors or there,
            medium="visit",
            modes=("visit",),
            status=status,
        )


def _asking(scene: Scene, occurrence: Occurrence, before: list[EventMention]) -> EventMention | None:
    """Return the invitation or request under which a contact word stands."""
    above = list(scene.trees[occurrence.sentence].governors(occurrence.word))
    here = [m for m in before if m.sentence == occurrence.sentence and m.word in above]
    asking = (m for m in here if m.occurrence.sense.lemma in words("inviting") or m.type == "REQUEST")
    return min(asking, key=lambda m: above.index(m.word), default=None)


def _counterparts(scene: Scene, asking: EventMention, before: list[EventMention]) -> tuple[str, ...]:
    """Return with whom those who ask were in contact in the sentences just before."""
    own = scene.sides(asking.actors)
    contacts = (m for m in spoken_of_before(before, asking.sentence) if m.type == "CONSULT")
    last = next((m for m in contacts if set(asking.actors) & set(m.parties)), None)
    return tuple(party for party in last.parties if scene.side(party) not in own) if last else ()


def _more(recipients: tuple[str, ...], added: tuple[str, ...], known: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*recipients, *(a for a in added if a not in known))))
