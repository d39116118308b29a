"""Which sentences of an article tell of one contact, and whose account they are.

A sentence is of the contact between the two sides that was told last before it, but for one that only says when another
was. Of its paragraph all counts that those who took part and the offices and spokespeople of their states say; of a
later one what is said of the contact by its name ("the call"), to or of the other side, and what an office adds right
after that.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, cached_property
from importlib import resources
from itertools import pairwise
from typing import Any

from dragoman.language.sentences import paragraph_spans
from dragoman.record.reports import PARTICIPANT
from dragoman.record.types import DONE, Report
from dragoman.sentences import sentence_around, sentence_bounds
from dragoman.types import Contact, Frozen, Quote, Reading, Statement


class Passage(Frozen):
    """A sentence of a side's account."""

    #: Country of the side.
    side: str
    article: str
    outlet: str | None
    text: str
    start: int
    end: int


#: First and last place of a sentence.
Bounds = tuple[int, int]
#: Words of somebody.
QUOTED = re.compile(r"[\"“][^\"”]+[\"”]")
#: How those are called who speak together.
JOINT = re.compile(r"(?:both|the two)\b", re.IGNORECASE)
#: Letters before a contact in which the word stands that says how it is told.
LONGEST_WORD = 12
#: Who speaks for a state without having taken part.
OFFICES = frozenset({"office", "organisation", "state", "group"})


@cache
def settings() -> dict[str, Any]:
    """Return the thresholds and words of ``accounts.toml``."""
    return tomllib.loads((resources.files("dragoman.analysis") / "accounts.toml").read_text(encoding="utf-8"))


@cache
def naming(media: frozenset[str]) -> re.Pattern[str] | None:
    """Return how a sentence speaks of a contact of some media: "the 25-minute call", "their conversation"."""
    nouns = sorted({noun for medium in media for noun in settings()["nouns"].get(medium, ())})
    told = rf"\b(?:the|their|this|that|his|her)(?: [\w-]+)? (?:{'|'.join(nouns)})\b"
    return re.compile(told, re.IGNORECASE) if nouns else None


@cache
def dating() -> re.Pattern[str]:
    """Return what stands before a contact that only says when another one was."""
    return re.compile(rf"\b(?:{'|'.join(settings()['dating'])})\W+$", re.IGNORECASE)


class Telling:
    """What an article tells of one contact."""

    def __init__(self, reading: Reading, reports: Sequence[Report], sides: Sequence[str]) -> None:
        """Look up who took part, by the identifiers that the article has for them.

        Args:
            reading: Of the article.
            reports: By which it tells of the contact.
            sides: Codes of the two countries.
        """
        self.reading = reading
        self.sides = frozenset(sides)
        self.actors = {actor.id: actor for actor in reading.actors}
        self.facts = {report.contact for report in reports}
        self.named = naming(frozenset(report.medium for report in reports if report.medium))
        present = [party for report in reports for party in report.parties if party.role in PARTICIPANT]
        self.present = {party.told or party.actor: party.country for party in present if party.country in self.sides}
        self.paragraphs = paragraph_spans(reading.article.text)

    @cached_property
    def contacts(self) -> list[tuple[int, bool]]:
        """Where contacts of the two sides are told, and whether each is the one asked about."""
        ours = [(c.evidence[0].start, True) for c in self.reading.contacts if c.id in self.facts]
        others = [(c.evidence[0].start, False) for c in self.reading.contacts if self.is_another(c)]
        return sorted(ours + others)

    def is_another(self, contact: Contact) -> bool:
        """Whether something else is told of than the contact asked about, at which both sides were."""
        states = {self.actors[one].country for one in contact.participants if one in self.actors}
        if contact.id in self.facts or contact.status not in DONE or not self.sides <= states:
            return False
        return not dating().search(self.reading.article.text[: contact.evidence[0].start][-LONGEST_WORD:])

    def is_of(self, bounds: Bounds, *, otherwise: bool) -> bool:
        """Whether the contact told last up to the end of a sentence is ours; ``otherwise`` where none is told yet."""
        before = [ours for start, ours in self.contacts if start < bounds[1]]
        return before[-1] if before else otherwise

    def whole(self) -> list[Bounds]:
        """Return all sentences of a page about the contact, as far as no other one is told of."""
        headings = {span.start for span in self.reading.article.headings}
        every = sentence_bounds(self.reading.article.text)
        return [bounds for bounds in every if bounds[0] not in headings and self.is_of(bounds, otherwise=True)]

    def said(self) -> dict[Bounds, str]:
        """Return the sentences in which a side is quoted with what it tells of the contact, each with the side."""
        found: dict[Bounds, str] = {}
        near = {self.paragraph(start) for start, ours in self.contacts if ours}
        for statement in sorted(self.reading.statements, key=lambda one: one.content.start):
            side, bounds = self.side_of(statement), self.sentence(statement.content)
            if side is None and is_paper(statement):
                side = next(reversed(found.values()), None)
            if side is None or not self.is_of(bounds, otherwise=False):
                continue
            place = self.paragraph(bounds[0])
            added = place - 1 in near and (statement.on_behalf_of in self.present or is_paper(statement))
            if place in near or added or self.is_across(statement, bounds, side) or self.is_named(bounds):
                near.add(place)
                found[bounds] = side
        return self.quoted_on(found)

    def quoted_on(self, found: dict[Bounds, str]) -> dict[Bounds, str]:
        """Return the accounts with the sentences that go on quoting one: whose words they are, stands before them."""
        every = sentence_bounds(self.reading.article.text)
        for before, bounds in pairwise(every):
            same = before in found and self.paragraph(before[0]) == self.paragraph(bounds[0])
            if same and QUOTED.search(self.reading.article.text, *bounds) and not self.is_attributed(bounds):
                found.setdefault(bounds, found[before])
        return found

    def is_attributed(self, bounds: Bounds) -> bool:
        """Whether a quotation in a sentence is somebody's of whom it says so."""
        inside = (one for one in self.reading.statements if bounds[0] <= one.content.start < bounds[1])
        return any(one.quoted != "indirect" for one in inside)

    def is_named(self, bounds: Bounds) -> bool:
        """Whether a sentence speaks of the contact by what it was: "the call had lasted ten minutes"."""
        return self.named is not None and self.named.search(self.reading.article.text, *bounds) is not None

    def side_of(self, statement: Statement) -> str | None:
        """Return the side that a statement is an account of: of one who took part, or of who speaks for its state."""
        if JOINT.match(statement.speaker_text) or self.is_told_on(statement):
            return None  # what both say is no side's own, nor what somebody else says that it said
        view = statement.on_behalf_of or statement.speaker
        if view in self.present:
            return self.present[view]
        actor = self.actors.get(view or "")
        if actor is None or actor.country not in self.sides:
            return None
        return actor.country if actor.kind in OFFICES or settings()["speaking"] in (actor.office or "") else None

    def is_told_on(self, statement: Statement) -> bool:
        """Whether a statement is only told within that of somebody else: "the office said that Aalto spoke of fish"."""
        place = statement.content
        others = (one for one in self.reading.statements if one.id != statement.id and one.speaker != statement.speaker)
        return any(one.content.start < place.start and place.end <= one.content.end for one in others)

    def is_across(self, statement: Statement, bounds: Bounds, side: str) -> bool:
        """Whether a statement is made to one who took part for the other side, or its sentence names him."""
        others = {one for one, country in self.present.items() if country != side}
        named = any(
            bounds[0] <= mention.start < bounds[1]
            for one in others
            if one in self.actors
            for mention in self.actors[one].mentions
        )
        return named or bool(others & {*statement.addressees})

    def sentence(self, quote: Quote) -> Bounds:
        """Return the sentence that some words stand in."""
        whole = sentence_around(self.reading.article, quote)
        return whole.start, whole.end

    def paragraph(self, place: int) -> int:
        """Return the number of the paragraph at a place."""
        return bisect_right([start for start, _ in self.paragraphs], place) - 1


def is_paper(statement: Statement) -> bool:
    """Whether a statement is that of a paper of which was told before, with nobody's name: "the statement said"."""
    spoken = statement.speaker_text.lower().split()
    nobody = statement.speaker is None and statement.on_behalf_of is None
    return (nobody or spoken[:1] == ["the"]) and bool(set(settings()["papers"]) & set(spoken))
