"""A visit to one source as it goes on: a feed is one answer, an index of sitemaps has many."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from dragoman.collect import visits
from dragoman.collect.refusals import Refusal
from dragoman.collect.settings import Listings
from dragoman.collect.types import Answer, Listing, Part, Source, Step


class Visit:
    """What a visit has brought so far."""

    def __init__(self, source: Source) -> None:
        """Begin; one answer is awaited."""
        self.source = source
        self.answer: Answer | None = None
        self.listing: Listing | None = None
        self.new = self.known = self.parts = 0
        self.open = 1
        self.seen = {source.address}
        self.refusal: Refusal | None = None
        self.later = 0
        self.failed_parts = 0

    def take_parts(self, parts: Sequence[Part], depth: int, limits: Listings) -> list[Part]:
        """Return the parts to fetch, within the caps and none twice."""
        taken: list[Part] = []
        for part in parts if depth < limits.depth else ():
            if self.parts < limits.parts and part.url not in self.seen:
                self.seen.add(part.url)
                self.parts += 1
                taken.append(part)
        self.open += len(taken)
        return taken

    def count(self, new: int, known: int) -> None:
        """Add to how many addresses were listed."""
        self.new += new
        self.known += known

    def done_one(self) -> None:
        """One answer less is awaited."""
        self.open -= 1

    def failed_one(self, refusal: Refusal, later: int, *, whole: bool) -> None:
        """One answer will not come; without the first one the whole visit failed."""
        self.open -= 1
        self.later = later
        self.refusal = refusal
        self.failed_parts += not whole

    def write_when_over(self, connection: sqlite3.Connection) -> bool:
        """Write the visit down if no answer is awaited any more; return whether that is so."""
        if self.open > 0:
            return False
        whole = self.answer is None or (self.failed_parts and self.failed_parts >= self.parts)
        if self.refusal is not None and whole:
            gone = self.refusal.status == 410  # noqa: PLR2004 - Gone: for good; 404 may be a mistake
            visits.visit_failed(connection, self.source, self.refusal.message, self.later, gone=gone)
        elif self.answer is not None:
            visits.visited(connection, self.source, self.answer, self.listing, new=self.new, known=self.known)
        return True

    def step(self) -> Step:
        """Return what the visit came to."""
        failed = self.refusal is not None and (self.answer is None or self.failed_parts >= max(self.parts, 1))
        if failed and self.refusal:
            outcome = "gone" if self.refusal.status == 410 else "failed"  # noqa: PLR2004
            return Step(what="source", url=self.source.address, outcome=outcome, reason=self.refusal.message)
        unchanged = self.answer is not None and self.answer.unchanged
        reason = f"{self.failed_parts} of {self.parts} parts failed: {self.refusal}" if self.refusal else None
        return Step(
            what="source", url=self.source.address, outcome="unchanged" if unchanged else "visited", reason=reason,
            new=self.new,
        )  # fmt: skip
