"""The frozen types in which the parts of the collection meet."""

from __future__ import annotations

from datetime import date

from dragoman.record.types import Added
from dragoman.types import Frozen


class Source(Frozen):
    """A feed, sitemap or page that the user named."""

    #: Number in the record.
    id: int
    address: str
    #: feed | sitemap | page; None until it has answered.
    kind: str | None = None
    #: As it calls itself.
    title: str | None = None
    #: As the user calls its publisher.
    outlet: str | None = None
    #: Of its publisher, ISO 3166-1 alpha-3.
    country: str | None = None
    #: Hosts outside its own site that it may lead to.
    hosts: tuple[str, ...] = ()
    #: Seconds between visits, where the user says so.
    every: int | None = None
    #: active | paused | gone | removed
    state: str = "active"
    etag: str | None = None
    modified: str | None = None
    #: When it is to be visited next.
    due: str = ""
    #: Last visit that succeeded.
    answered: str | None = None
    #: Visits in a row that failed.
    failures: int = 0


class Entry(Frozen):
    """An article that a feed or sitemap lists."""

    url: str
    title: str | None = None
    #: Day of publication (UTC), as far as it is stated.
    day: date | None = None
    #: The words that state it.
    stated: str | None = None
    #: When it was last changed, ISO 8601, where that is stated.
    updated: str | None = None


class Part(Frozen):
    """A sitemap that a sitemap names."""

    url: str
    updated: str | None = None


class Listing(Frozen):
    """What a feed or sitemap lists."""

    #: feed | sitemap
    kind: str
    title: str | None = None
    #: The newest first, as far as they are dated.
    entries: tuple[Entry, ...] = ()
    parts: tuple[Part, ...] = ()
    #: How many entries and parts were left out for the caps.
    left_out: int = 0


class Answer(Frozen):
    """What a server sent."""

    #: The address that was asked.
    asked: str
    #: The address that answered, after redirects.
    url: str
    #: 200 or another success, or 304: nothing new.
    status: int
    #: By lower-case name.
    headers: dict[str, str]
    content: bytes = b""
    #: Where it moved for good: the last address that only permanent redirects led to; None if it did not.
    moved: str | None = None

    @property
    def unchanged(self) -> bool:
        """Whether the server has nothing new."""
        return self.status == 304  # noqa: PLR2004 - Not Modified

    @property
    def media_type(self) -> str | None:
        """Return the media type that the server declared."""
        return self.headers.get("content-type")


class Waiting(Frozen):
    """An address that is to be fetched, or that was fetched and is to be read."""

    page: str
    url: str
    source: int
    title: str | None = None
    day: date | None = None
    stated: str | None = None
    tries: int = 0
    #: Number of the document, once it was fetched.
    document: int | None = None


class Step(Frozen):
    """One thing that a run did."""

    #: source | address
    what: str
    url: str
    #: Of a source: visited | unchanged | failed | gone; of an address: as in the record, or "retried".
    outcome: str
    reason: str | None = None
    #: Of a source: how many addresses were new.
    new: int = 0
    #: Of an article that was read: what it brought.
    added: Added | None = None
