"""The frozen types in which the parts of the exchange meet."""

from __future__ import annotations

from datetime import date

import msgspec

from dragoman.record.types import EventEntry, Report, StoredArticle
from dragoman.types import Actor, Frozen


class Selection(Frozen):
    """Which part of a record is meant; by default all of it."""

    #: First and last day; what has no day is then left out.
    since: date | None = None
    until: date | None = None
    #: Two country codes; the same twice for what one country does alone.
    between: tuple[str, str] | None = None
    #: Whether what is not known to the day stands on that of its first publication, if it may have been then.
    by_publication: bool = False

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return self.since is None and self.until is None and self.between is None


class Source(Frozen):
    """A report with the sentence that it rests on, and the article that the sentence stands in."""

    report: Report
    article: StoredArticle
    #: ISO 639-1 code of the article's language.
    language: str
    #: The sentence, or run of sentences, around the quote.
    sentence: str
    #: The quote in full, and the words before and after it.
    exact: str
    prefix: str
    suffix: str
    #: direct | indirect | mixed, of a statement.
    quoted: str | None = None
    #: What those in contact spoke about, in the words of the article.
    topics: tuple[str, ...] = ()


class Exported(Frozen):
    """An event, commitment, statement or assessment with everything that an export can say of it."""

    #: A statement or assessment is an entry of one report.
    event: EventEntry
    #: The best first.
    sources: tuple[Source, ...]
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    #: Everybody whom its articles name, as the best of them knows them.
    cast: dict[str, Actor] = msgspec.field(default_factory=dict)
    #: The first words by which the best of its articles speaks of each of them.
    words: dict[str, str] = msgspec.field(default_factory=dict)
    #: Whether its day is that of its first publication, for want of one of its own.
    by_publication: bool = False
    #: Version of the engine that read its best report.
    engine: str = ""


class Written(Frozen):
    """What an export wrote."""

    format: str
    #: How many entries, in words of the format: {"events": 12}.
    counts: dict[str, int]
    #: How many could not be said in the format, by reason.
    left_out: dict[str, int] = msgspec.field(default_factory=dict)
    #: How many events stand on the day of their first publication.
    by_publication: int = 0
    #: The files; empty for standard output.
    files: tuple[str, ...] = ()


class Imported(Frozen):
    """What an import brought."""

    #: bundle | polecat | icews | gdelt
    kind: str
    #: How many came in, were there already, or could not be used: {"articles": 3, "articles_known": 1}.
    counts: dict[str, int]
    #: Digest of the bundle's manifest, or of the file.
    digest: str
