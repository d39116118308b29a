"""What is looked at in a report when it is decided which reports are one event."""

from __future__ import annotations

import re
import tomllib
from functools import cache, cached_property
from importlib import resources
from typing import Any

import msgspec

from dragoman.record.ranks import UNKNOWN
from dragoman.record.reports import HOST, SIDES, TALKS, is_of_one, is_recent, is_soon, side_of
from dragoman.record.types import DONE, Report

#: Statuses that one event may have in turn: announced, come about, called off.
COURSE = frozenset({"happened", "ongoing", "planned", "negated", "called_for"})
FACE_TO_FACE = frozenset({"in_person", "visit"})
CALLS = frozenset({"phone", "video"})
ANY_MEDIUM, INTERMEDIARY = "unspecified", "intermediary"


@cache
def rules() -> dict[str, Any]:
    """Return the thresholds."""
    return tomllib.loads((resources.files("dragoman.record") / "rules.toml").read_text(encoding="utf-8"))


@cache
def silence() -> re.Pattern[str]:
    """Return the pattern of words by which what was not is no contact denied, but a time without any."""
    return re.compile(rules()["silence"], re.IGNORECASE)


class Mention(msgspec.Struct, frozen=True, kw_only=True, dict=True, array_like=True):
    """A report as the merge sees it; days are ordinals."""

    key: str
    article: str
    origin: str
    kind: str
    contact: bool
    medium: str | None
    status: str
    historical: bool
    #: First and last day on which it may have been; None when nothing is known.
    earliest: int | None
    latest: int | None
    #: Whether the report itself says when.
    dated: bool
    #: Whether another report of the article says when.
    nearby: bool
    #: First and last day on which the article may have appeared.
    published: tuple[int, int] | None
    #: First and last day on which a commitment is due; None for what has no due date.
    due: tuple[int, int] | None
    #: Whether it is of a contact in which nobody is told to take part but one, so that only its own words tell which.
    alone: bool
    #: For each side the persons who are named, and the rank.
    persons: dict[str, frozenset[str]]
    ranks: dict[str, str]
    #: Stems of the telling words of the sentences that it stands in, apart by spaces.
    telling: str
    #: Where it was, in the words of the article.
    place: str | None
    confidence: float

    @cached_property
    def words(self) -> frozenset[str]:
        """The stems of its telling words: made for those of which they are asked, for most of a block are not."""
        return frozenset(self.telling.split())

    @property
    def pinned(self) -> bool:
        """Whether it has one day."""
        return self.dated and self.earliest is not None and self.earliest == self.latest

    @cached_property
    def loose(self) -> bool:
        """Whether it has an interval short enough to be compared with days."""
        if self.earliest is None or self.latest is None or self.pinned:
            return False
        return self.latest - self.earliest <= int(rules()["longest"])

    @property
    def floating(self) -> bool:
        """Whether all that is known of its days is that the article had appeared when they were still to come."""
        denied = self.status == "negated" and self.medium not in (None, ANY_MEDIUM)
        return not (self.dated or self.nearby or denied or self.status in DONE)

    @property
    def detail(self) -> int:
        """How much it says of who met how: reports that say more come first."""
        known = sum(bool(self.persons[side]) + (self.ranks[side] != UNKNOWN) for side in self.persons)
        return known + (self.medium not in (None, ANY_MEDIUM))

    @property
    def people(self) -> int:
        """How many persons it names: a report that names everybody comes before those that name some of them."""
        return sum(map(len, self.persons.values()))


def mention_of(report: Report) -> Mention:
    """Return what the merge looks at in a report."""
    persons: dict[str, set[str]] = {}
    ranks: dict[str, str] = {}
    for party in report.parties:
        side = side_of(party)
        if party.role in SIDES and side:
            persons.setdefault(side, set())
            if party.kind == "person":
                persons[side].add(party.actor)
            if ranks.get(side, UNKNOWN) == UNKNOWN:
                ranks[side] = party.rank
    published = None
    if report.published and report.published.earliest and report.published.latest:
        published = (report.published.earliest.toordinal(), report.published.latest.toordinal())
    earliest, latest, dated = interval_of(report, published)
    contact = report.kind == "event" and report.type == TALKS
    return Mention(
        key=report.key, article=report.article, origin=report.origin, kind=report.kind, contact=contact,
        medium=medium_of(report), status=report.status, historical=report.historical,
        earliest=earliest, latest=latest, dated=dated, nearby=report.near is not None,
        published=published, due=due_of(report), alone=contact and is_of_one(report),
        persons={side: frozenset(found) for side, found in persons.items()}, ranks=ranks,
        telling=report.words, place=report.place, confidence=report.confidence,
    )  # fmt: skip


def medium_of(report: Report) -> str | None:
    """Return the medium that the merge looks at: who mediated between people may have brought them together."""
    hosted = any(party.role in HOST for party in report.parties)
    return ANY_MEDIUM if hosted and report.medium == INTERMEDIARY else report.medium


def due_of(report: Report) -> tuple[int, int] | None:
    """Return when a commitment is due, or None."""
    if report.kind != "commitment" or report.earliest is None or report.latest is None:
        return None
    return report.earliest.toordinal(), report.latest.toordinal()


def interval_of(report: Report, published: tuple[int, int] | None) -> tuple[int | None, int | None, bool]:
    """Return the days on which something may have been, and whether the report says so itself.

    News without a date is of the last few days, and so is what is denied, however long ago it is said to have been. A
    commitment is placed when it is reported: its dates say when it is due. "Had not met since Cusco" denies no contact.
    """
    if report.kind == "event" and report.earliest and report.latest:
        return report.earliest.toordinal(), report.latest.toordinal(), True
    if report.near and report.near.earliest and report.near.latest:
        return report.near.earliest.toordinal(), report.near.latest.toordinal(), False
    soon = is_soon(report) and report.place  # "will come to Riga soon" may be told of two, who come to see each other
    dated = report.kind == "event" and (report.earliest or report.latest) and not soon
    if published and is_recent(report):
        return published[0] - rules()["recent"], published[1], True
    denied = report.status == "negated" and report.medium not in (None, ANY_MEDIUM)
    if denied and silence().search(report.quote):
        return None, None, False
    if published and not dated and (denied or not report.historical) and report.kind in {"event", "commitment"}:
        return published[0] - rules()["denial" if denied else "news"], published[1], False
    return None, None, False
