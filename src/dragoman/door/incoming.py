"""What comes into a record: articles, and what they say when they are read again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date as Date
from typing import TYPE_CHECKING

from dragoman.days import Day, given_day
from dragoman.door.opened import Opened
from dragoman.errors import DateError, DragomanError, IrrelevantError, RecordError
from dragoman.record.adding import add_reading, known_already
from dragoman.record.documents import Given, keep_opened
from dragoman.record.known import KnownArticleError, KnownArticles
from dragoman.record.refusing import Refusing
from dragoman.record.rereading import reading_of
from dragoman.record.types import Added
from dragoman.types import Document, Reading

if TYPE_CHECKING:
    from dragoman.archives.fields import Fields
    from dragoman.record.rereading import Rereading


def day_of(date: Day | None) -> Date | None:
    """Return the day that a caller gives, or None; what is no day is told when the article is read."""
    try:
        return given_day(date)
    except DateError:
        return None


class Incoming(Opened):
    """What comes in."""

    def add(
        self,
        *sources: str,
        date: Day | None = None,
        url: str | None = None,
        outlet: str | None = None,
        workers: int = 1,
        allow_hosts: frozenset[str] = frozenset(),
        fields: Fields | None = None,
        gate: bool | None = None,
        insist_on_date: bool = False,
    ) -> Iterator[Added]:
        """Read articles and keep what they report; yield what became of each, as soon as it is on the disk.

        An article that is there already is recognised before it is read, so that a run can be taken up again cheaply.

        Args:
            sources: Paths of articles or archives, folders, addresses, or "-".
            date, url, outlet, workers, allow_hosts, fields: As in ``dragoman.read_all``.
            gate: Whether what holds nothing diplomatic is passed over; unless given, only out of archives.
            insist_on_date: Whether the date also counts for articles that state another day, far from it; these fail
                otherwise.
        """
        from dragoman.reader import read_with_documents

        given = Given(outlet=outlet, url=url, day=day_of(date))
        with KnownArticles(self.path) as known:
            read = read_with_documents(
                sources, date=date, url=url, outlet=outlet, workers=workers, allow_hosts=allow_hosts, fields=fields,
                gate=gate, skip=Refusing(known, insist_on_date=insist_on_date),
            )  # fmt: skip
            for document, reading in read:
                yield self.keep(reading, document=document, given=given)

    def add_document(
        self,
        document: Document,
        *,
        date: Day | None = None,
        url: str | None = None,
        outlet: str | None = None,
        insist_on_date: bool = False,
        progress: Callable[[str], None] | None = None,
    ) -> Added:
        """Read one document that is at hand, keep what it reports, and say what became of it.

        Args:
            document: The document.
            date, url, outlet: As in ``dragoman.read``.
            insist_on_date: As in ``add``.
            progress: Told each part of the flow that has done some work, by name.
        """
        from dragoman.reader import read_at_hand

        with KnownArticles(self.path) as known:
            skip = Refusing(known, insist_on_date=insist_on_date)
            reading = read_at_hand(document, date=date, url=url, outlet=outlet, skip=skip, progress=progress)
        title = document.known.title if document.known else None
        return self.keep(
            reading, document=document, given=Given(outlet=outlet, url=url, day=day_of(date), title=title)
        )  # fmt: skip

    def keep(
        self,
        reading: Reading | DragomanError,
        *,
        author: str | None = None,
        document: Document | None = None,
        given: Given | None = None,
    ) -> Added:
        """Keep a reading; one that failed is reported with its reason.

        Args:
            reading: What was found in one article, or why nothing was.
            author: Who vouches for it, where it is not the engine.
            document: What it was read from, which is kept with it; of what lies in an archive, only where it lies.
            given: What the user said of the document.
        """
        if isinstance(reading, KnownArticleError):
            with self.reading() as connection:
                return known_already(connection, reading.article or "", reading.source or "-")
        if isinstance(reading, DragomanError):
            outcome = "irrelevant" if isinstance(reading, IrrelevantError) else "failed"
            return Added(source=reading.source or "-", outcome=outcome, reason=reading.message)
        with self.writing() as connection:
            added = add_reading(connection, reading, author=author)
            if document is not None and added.outcome != "known":
                keep_opened(connection, document, given or Given(), added.article or "")
        return added

    def reread(self, *, accept: bool = False, articles: Sequence[str] = ()) -> Iterator[Rereading | DragomanError]:
        """Read articles again with the engine and model of today; yield what that changes, or why one cannot be read.

        They are read from the bytes that they came as, where these are kept; else from their text.

        Args:
            accept: Whether the newer readings take the place of those that the record has; else nothing is written.
            articles: Keys of articles; all but those entered by hand, unless given.
        """
        for key in articles or self.articles_read():
            try:
                yield from self.reread_one(key, accept=accept)
            except DragomanError as error:
                error.source = error.source or key
                yield error

    def articles_read(self) -> list[str]:
        """Return the keys of all articles but those entered by hand, the earliest first."""
        with self.reading() as connection:
            rows = connection.execute("SELECT key FROM article WHERE model <> 'hand' ORDER BY latest, key").fetchall()
        return [row[0] for row in rows]

    def reread_one(self, key: str, *, accept: bool) -> Iterator[Rereading]:
        """Read one article again, and the other version of it that its bytes give today; yield what either changes."""
        from dragoman.record import rereading
        from dragoman.record.entering import HAND
        from dragoman.record.today import read_today, today

        with self.reading() as connection:
            kept = reading_of(connection, key)
            if kept.model == HAND:
                raise RecordError(
                    "it was entered by hand; only what was read is read again", source=kept.article.source
                )
            found = today(connection, key, kept.article)
        for article in found.articles:
            reading = read_today(article)
            with self.writing() if accept else self.reading() as connection:
                changes = (rereading.accept if accept else rereading.compare)(connection, key, reading)
            yield changes.of(found)
