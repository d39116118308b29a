"""What the analyses look at in a stored reading: taken apart once for all that one page asks of an article."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from dragoman.record.packing import part_of
from dragoman.types import Interval, Quote, Span

#: Readings that are kept: as many as are looked through for two countries.
KEPT = 400


class Part(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A part of a reading; none can hold itself, so that the collector of garbage need not look at the many of them."""


class SeenArticle(Part, frozen=True):
    """The text, and which of its spans are headings."""

    text: str
    headings: tuple[Span, ...] = ()


class SeenActor(Part, frozen=True):
    """Somebody, with the places where he is named."""

    id: str
    country: str | None = None
    mentions: tuple[Span, ...] = ()


class SeenEvent(Part, frozen=True):
    """What somebody did, and when."""

    type: str
    status: str
    evidence: tuple[Quote, ...]
    historical: bool = False
    actors: tuple[str, ...] = ()
    date: Interval | None = None


class SeenStatement(Part, frozen=True):
    """What somebody said."""

    id: str
    content: Quote
    evidence: tuple[Quote, ...] = ()


class SeenCommitment(Part, frozen=True):
    """What somebody bound himself to, asked for or refused."""

    kind: str
    by: tuple[str, ...]
    evidence: tuple[Quote, ...]


class Seen(Part, frozen=True):
    """What of a reading is looked at."""

    article: SeenArticle
    actors: tuple[SeenActor, ...] = ()
    events: tuple[SeenEvent, ...] = ()
    statements: tuple[SeenStatement, ...] = ()
    commitments: tuple[SeenCommitment, ...] = ()


@lru_cache(maxsize=KEPT)
def seen(data: bytes) -> Seen:
    """Return what is looked at of a stored reading.

    Raises:
        RecordError: It is damaged.
    """
    return part_of(data, Seen)
