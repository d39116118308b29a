"""Which sentences of an article tell of one contact, and whose account they are.

A sentence is of the contact between the two sides that was told last before it. Of its paragraph all counts that those
who took part and the offices of their states say; of a later one what is said to or of the other side, and what an
office adds right after that.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from dragoman.language.sentences import paragraph_spans
from dragoman.record.reports import DONE, PARTICIPANT
from dragoman.record.types import Report
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
#: Who speaks for a state without having taken part.
OFFICES = frozenset({"office", "organisation", "state", "group"})


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
        return contact.id not in self.facts and contact.status in DONE and self.sides <= states

    def is_of(self, bounds: Bounds, *, otherwise: bool) -> bool:
        """Whether the contact told last up to the end of a sentence is ours; ``otherwise`` where none is told yet."""
        before = [ours for start, ours in self.contacts if start < bounds[1]]
        return before[-1] if before else otherwise

    def whole(self) -> list[Bounds]:
        """Return all sentences of a page about the contact, as far as no other one is told of."""
        headings = {span.start for span in self.reading.article.headings}
        every = sentence_bounds(self.reading.article.text)
        return [bounds for bounds in every if bounds[0] not in headings and self.is_of(bounds, otherwise=True)]

    def said(self) -> Iterator[tuple[Bounds, str]]:
        """Yield the sentences in which a side is quoted with what it tells of the contact, each with the side."""
        near = {self.paragraph(start) for start, ours in self.contacts if ours}
        for statement in sorted(self.reading.statements, key=lambda one: one.content.start):
            side, bounds = self.side_of(statement), self.sentence(statement.content)
            if side is None or not self.is_of(bounds, otherwise=False):
                continue
            place = self.paragraph(bounds[0])
            added = place - 1 in near and statement.on_behalf_of in self.present
            if place in near or added or self.is_across(statement, bounds, side):
                near.add(place)
                yield bounds, side

    def side_of(self, statement: Statement) -> str | None:
        """Return the side that a statement is an account of: of one who took part, or of an office of its state."""
        view = statement.on_behalf_of or statement.speaker
        if view in self.present:
            return self.present[view]
        actor = self.actors.get(view or "")
        return actor.country if actor and actor.kind in OFFICES and actor.country in self.sides else None

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
