"""The one door to a record: what commands, programs and notebooks do with it.

A record is one SQLite file. Readers may be many while one writes. Everything that changes it happens in a transaction,
is written down in its history, and can be undone. Wherever a day is asked for, its text will do.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date as Date
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from dragoman.analysis.figures import DifferingFigure
from dragoman.days import Day, given_day
from dragoman.errors import DateError, DragomanError, EntryNotFoundError, IrrelevantError, RecordError
from dragoman.record import queries
from dragoman.record.adding import add_reading
from dragoman.record.countries import country_code, country_name, country_pair
from dragoman.record.database import PATIENCE, connect, reported, transaction
from dragoman.record.decided import from_row, settled_values
from dragoman.record.decisions import decide
from dragoman.record.documents import Given, keep_opened
from dragoman.record.known import KnownArticleError, KnownArticles
from dragoman.record.naming import actors_named
from dragoman.record.rereading import reading_of
from dragoman.record.rows import fetch_reports
from dragoman.record.search import Hit, search
from dragoman.record.summary import disputes_of
from dragoman.record.types import Added, Decision, Dispute, EventEntry, HistoryEntry, Report, StoredArticle
from dragoman.record.verifying import verify
from dragoman.types import Document, Frozen, Quote, Reading

if TYPE_CHECKING:
    from dragoman.alerts.types import Alert
    from dragoman.analysis.accounts import Account
    from dragoman.analysis.coverage_course import CoveragePeriod
    from dragoman.analysis.dossier import Dossier
    from dragoman.analysis.fates import Fate
    from dragoman.analysis.matrix import Matrix
    from dragoman.analysis.meetings import Meetings
    from dragoman.analysis.news import News
    from dragoman.analysis.tone_topics import ToneTopic
    from dragoman.archives.fields import Fields
    from dragoman.coding.trace import Trace
    from dragoman.exchange.beside import Summary
    from dragoman.exchange.types import Imported, Selection, Written
    from dragoman.record.briefs import Brief
    from dragoman.record.changes import Changes
    from dragoman.record.releases import Release
    from dragoman.record.rereading import Rereading

__all__ = ["Record", "open_record"]


def open_record(path: str | Path, *, write: bool = True, patience: float = PATIENCE) -> Record:
    """Return the record that a file holds; it is made when it is missing.

    Args:
        path: The file.
        write: False for a record that is only read: it must be there, and nothing can change it.
        patience: Seconds to wait while another program writes.

    Raises:
        RecordError: It is no record, damaged, of a newer program, or cannot be opened.
    """
    return Record(Path(path), write=write, patience=patience)


def day_of(date: Day | None) -> Date | None:
    """Return the day that a caller gives, or None; what is no day is told when the article is read."""
    try:
        return given_day(date)
    except DateError:
        return None


class Told(Frozen):
    """A report with the sentence that it stands in."""

    report: Report
    #: Status, outlet, title, day: what a reader wants to know first.
    heading: tuple[str, ...]
    article: StoredArticle
    sentence: str
    #: Where the telling words begin and end in the sentence.
    start: int
    end: int
    #: The sentences before and after it, or "".
    before: str = ""
    after: str = ""


class EventAccount(Frozen):
    """All that the record knows of one event."""

    event: EventEntry
    reports: tuple[Told, ...]
    disputes: tuple[Dispute, ...]
    #: Numbers that its articles give differently.
    figures: tuple[DifferingFigure, ...]
    decisions: tuple[Decision, ...]
    history: tuple[HistoryEntry, ...]


class Record:
    """A record, open; also a context that closes it."""

    def __init__(self, path: Path, *, write: bool = True, patience: float = PATIENCE) -> None:
        """Open the file."""
        self.path = path
        self.connection = connect(path, write=write, patience=patience)

    def __enter__(self) -> Record:
        """Return the record."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give the connection to ask with: everything asked within one block sees the same state."""
        with reported(self.path):
            outermost = not self.connection.in_transaction
            if outermost:
                self.connection.execute("BEGIN")
            try:
                yield self.connection
            finally:
                if outermost and self.connection.in_transaction:
                    self.connection.execute("COMMIT")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give the connection to write with: all that the block does is kept, or nothing."""
        with reported(self.path), transaction(self.connection):
            yield self.connection

    # --- what comes in --------------------------------------------------------------------------------

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
    ) -> Iterator[Added]:
        """Read articles and keep what they report; yield what became of each, as soon as it is on the disk.

        An article that is there already is recognised before it is read, so that a run can be taken up again cheaply.

        Args:
            sources: Paths of articles or archives, folders, addresses, or "-".
            date, url, outlet, workers, allow_hosts, fields: As in ``dragoman.read_all``.
            gate: Whether what holds nothing diplomatic is passed over; unless given, only out of archives.
        """
        from dragoman.reader import read_with_documents

        given = Given(outlet=outlet, url=url, day=day_of(date))
        with KnownArticles(self.path) as known:
            read = read_with_documents(
                sources, date=date, url=url, outlet=outlet, workers=workers, allow_hosts=allow_hosts, fields=fields,
                gate=gate, skip=known,
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
        progress: Callable[[str], None] | None = None,
    ) -> Added:
        """Read one document that is at hand, keep what it reports, and say what became of it.

        Args:
            document: The document.
            date, url, outlet: As in ``dragoman.read``.
            progress: Told each part of the flow that has done some work, by name.
        """
        from dragoman.reader import read_at_hand

        with KnownArticles(self.path) as known:
            reading = read_at_hand(document, date=date, url=url, outlet=outlet, skip=known, progress=progress)
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
            source = reading.source or "-"
            return Added(source=source, outcome="known", article=reading.article, title=reading.title)
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

    # --- what is asked --------------------------------------------------------------------------------

    def event(self, identifier: str) -> EventEntry:
        """Return the event that an identifier, or the beginning of one, leads to."""
        with self.reading() as connection:
            return queries.find_event(connection, identifier)

    def find(self, identifier: str) -> EventEntry | Report | StoredArticle:
        """Return the event, the statement or assessment, or the article of an identifier, or the beginning of one."""
        with self.reading() as connection:
            return queries.find_entry(connection, identifier)

    def events_between(
        self, a: str, b: str, *, since: Day | None = None, until: Day | None = None, contacts: bool = False
    ) -> list[EventEntry]:
        """Return the events of a dyad, in the order of their days; countries by code or name."""
        with self.reading() as connection:
            pair = country_code(connection, a), country_code(connection, b)
            return queries.events_between(
                connection, *pair, since=given_day(since), until=given_day(until), contacts=contacts
            )

    def account(self, identifier: str, *, skip: int = 0, most: int | None = None) -> EventAccount:
        """Return all that the record knows of one event: reports with sentences, disputes, decisions, history.

        Args:
            identifier: Key of the event or of one of its reports, or the beginning of one.
            skip, most: Reports that are passed over, and how many are told then; all, unless given.
        """
        event = self.event(identifier)
        reports = self.reports(event.key)
        keys = {event.key, *(report.key for report in reports)}
        decisions = [d for d in self.decisions() if keys & {d.subject, *d.detail.get("reports", [])}]
        return EventAccount(
            event=event,
            reports=tuple(self.told(report) for report in reports[skip : None if most is None else skip + most]),
            disputes=self.disputes_among(reports),
            figures=self.differing_figures(event.key),
            decisions=tuple(decisions),
            history=tuple(line for key in sorted(keys) for line in self.history(key)),
        )

    def differing_figures(self, event: str) -> tuple[DifferingFigure, ...]:
        """Return the numbers that the articles about an event give differently: 92 boats here, 88 there."""
        from dragoman.analysis.figures import differing_figures

        with self.reading() as connection:
            return differing_figures(connection, event)

    def told(self, report: Report) -> Told:
        """Return a report with the sentence that it stands in and who published it when."""
        from dragoman.export.lines import published
        from dragoman.sentences import sentence_around, sentences_beside

        article = self.article(report.article)
        text = self.reading_of(report.article).article
        whole = sentence_around(text, Quote(start=report.start, end=report.end, quote=report.quote))
        before, after = sentences_beside(text, whole)
        by_hand = "entered by hand" if article.model == "hand" else None
        source = (article.outlet, article.title or article.source, published(report))
        told_as = report.status if report.kind == "event" else report.type
        heading = (told_as.replace("_", " "), *source, by_hand, report.verdict)
        return Told(
            report=report,
            heading=tuple(part for part in heading if part),
            article=article,
            sentence=text.text[whole.start : whole.end],
            start=report.start - whole.start,
            end=report.end - whole.start,
            before=before,
            after=after,
        )

    def report(self, key: str) -> Report:
        """Return the report with a key: of an event, a statement, a commitment or an assessment.

        Raises:
            EntryNotFoundError: There is none.
        """
        with self.reading() as connection:
            found = fetch_reports(connection, "report.key = ?", (key,))
        if not found:
            raise EntryNotFoundError(f"no report of the record has the key {key!r}")
        return found[0]

    def explain(self, report: Report) -> Trace:
        """Return which words, rules and scores make the fact of a report, by the engine and the model of today.

        Of a statement that is its tone too, and the step of the ladder of tone with the word that tells it.

        Raises:
            FactNotFoundError: It was entered by hand, or read by another engine or model and is read otherwise today.
        """
        from dragoman.analysis.tone_statements import with_ladder
        from dragoman.reader import explain_again

        reading = self.reading_of(report.article)
        return with_ladder(explain_again(report.contact or report.fact, reading.article), reading)

    def reports(self, event: str) -> list[Report]:
        """Return the reports of an event, the earliest article first."""
        with self.reading() as connection:
            return queries.reports_of_event(connection, event)

    def reports_in(self, article: str) -> list[Report]:
        """Return what an article reports, in the order of its text."""
        with self.reading() as connection:
            found = fetch_reports(connection, "article.key = ?", (article,))
        return sorted(found, key=lambda report: (report.start, report.end, report.key))

    def both_accounts(self, event: str) -> Account | None:
        """Return both sides' accounts of a contact, or None where fewer than two sides tell of it."""
        from dragoman.analysis.accounts import account_of

        with self.reading() as connection:
            return account_of(connection, event)

    def original(self, article: str) -> Document | None:
        """Return what an article was read from, byte for byte as it was fetched; None where that was not kept."""
        from dragoman.record.documents import original_of

        with self.reading() as connection:
            found = original_of(connection, article)
        return found.document if found else None

    def has_original(self, article: str) -> bool:
        """Whether it was kept what an article was read from."""
        from dragoman.record.documents import document_of

        with self.reading() as connection:
            return document_of(connection, article) is not None

    def news(self, *, as_of: Day | None = None, since: Day | None = None) -> News:
        """Return what is new as of a day: contacts, broken silences, what is due, claims that do not hold, coverage.

        Args:
            as_of: The day; the last one on which an article appeared, unless given.
            since: First day of the period whose coverage and claims are told; the month before, unless given.
        """
        from dragoman.analysis.dossier import last_day
        from dragoman.analysis.news import PERIOD, news

        with self.reading() as connection:
            day = given_day(as_of) or last_day(connection)
            return news(connection, day, min(given_day(since) or day - PERIOD, day))

    def added_since(self, moment: datetime, events: Sequence[str] = ()) -> tuple[int, tuple[str, ...]]:
        """Return how many articles were added since a time, and which of some events they report."""
        from dragoman.record.additions import added_since

        with self.reading() as connection:
            return added_since(connection, moment, events)

    def alerts(self, *, since: Day | None = None, until: Day | None = None, limit: int | None = None) -> list[Alert]:
        """Return the alerts that were told, the latest first."""
        from dragoman.alerts.store import fired

        with self.reading() as connection:
            return fired(connection, since=given_day(since), until=given_day(until), limit=limit)

    def disputes(self, event: str) -> tuple[Dispute, ...]:
        """Return what the reports of an event differ in."""
        return self.disputes_among(self.reports(event))

    def disputes_among(self, told: Sequence[Report]) -> tuple[Dispute, ...]:
        """Return what some reports of one event differ in, those rejected left aside."""
        reports = [report for report in told if report.verdict != "rejected"]
        with self.reading() as connection:
            settled = settled_values(connection, [report.key for report in reports])
        return tuple(
            msgspec.structs.replace(dispute, settled=settled.get(dispute.about)) for dispute in disputes_of(reports)
        )

    def dossier(
        self, a: str, b: str, *, since: Day | None = None, until: Day | None = None, as_of: Day | None = None
    ) -> Dossier:
        """Return the dossier of two countries, by code or name, as of a day."""
        from dragoman.analysis.dossier import dossier

        with self.reading() as connection:
            pair = country_code(connection, a), country_code(connection, b)
            return dossier(connection, *pair, since=given_day(since), until=given_day(until), as_of=given_day(as_of))

    def state(self) -> tuple[int, int, int]:
        """Return numbers that are others as soon as what was read, merged or decided is another."""
        with self.reading() as connection:
            row = connection.execute(
                """SELECT (SELECT coalesce(max(id), 0) FROM history), (SELECT coalesce(max(id), 0) FROM decision),
                          (SELECT coalesce(max(id), 0) FROM article)"""
            ).fetchone()
        return int(row[0]), int(row[1]), int(row[2])

    def pair_of(self, a: str, b: str) -> tuple[str, str]:
        """Return the codes of two countries given by code or name, in the order in which their dossier is kept."""
        with self.reading() as connection:
            codes = sorted(country_code(connection, one) for one in (a, b))
        return codes[0], codes[1]

    def country_names(self, *codes: str) -> tuple[str, ...]:
        """Return the names of countries, as the record has them; a code where it has none."""
        with self.reading() as connection:
            return tuple(country_name(connection, code) for code in codes)

    def coverage(self, a: str, b: str, *, since: Day, until: Day, by: str = "month") -> tuple[CoveragePeriod, ...]:
        """Return how much was read in each month or quarter between two days, and how much names two countries."""
        from dragoman.analysis.coverage_course import coverage_course

        with self.reading() as connection:
            pair = country_code(connection, a), country_code(connection, b)
            return coverage_course(connection, *pair, given_day(since), given_day(until), by=by)

    def matrix(self, since: Day, until: Day, *, level: str = "any", medium: str = "any", most: int = 16) -> Matrix:
        """Return who talked with whom from one day to another: contacts of every two countries, counted."""
        from dragoman.analysis.matrix import matrix

        with self.reading() as connection:
            return matrix(connection, given_day(since), given_day(until), level=level, medium=medium, most=most)

    def meetings(
        self,
        since: Day,
        until: Day,
        *,
        level: str = "any",
        status: str = "happened",
        country: str | None = None,
        most: int = 1000,
    ) -> Meetings:
        """Return the contacts face to face from one day to another, the latest first, with the places named."""
        from dragoman.analysis.meetings import meetings

        with self.reading() as connection:
            code = country_code(connection, country) if country else None
            return meetings(
                connection, given_day(since), given_day(until), level=level, status=status, country=code, most=most
            )

    def tone_by_topic(
        self, speaker: str, about: str, *, since: Day | None = None, until: Day | None = None
    ) -> tuple[ToneTopic, ...]:
        """Return how one country speaks to or of another by topic; countries by code or name."""
        from dragoman.analysis.tone import tones
        from dragoman.analysis.tone_topics import tone_by_topic

        with self.reading() as connection:
            who, other = (country_code(connection, one) for one in (speaker, about))
            told = tones(connection, who, towards=other, since=given_day(since), until=given_day(until))
            return tone_by_topic(told, other)

    def commitments(self, *, between: tuple[str, str] | None = None, as_of: Day | None = None) -> list[Fate]:
        """Return the commitments of a dyad, or of every one, with what became of them as of a day, by due date."""
        from dragoman.analysis.dossier import last_day
        from dragoman.analysis.fates import fates
        from dragoman.analysis.ledger import every_fate

        with self.reading() as connection:
            day = given_day(as_of) or last_day(connection)
            if between:
                found = fates(connection, *country_pair(connection, between), day)
            else:
                found = every_fate(connection, day)
        return sorted(found, key=lambda fate: (str(fate.commitment.latest), str(fate.made), fate.commitment.key))

    def fate(self, commitment: EventEntry, *, as_of: Day | None = None) -> Fate | None:
        """Return what became of one commitment as of a day; None where it was reported later."""
        from dragoman.analysis.dossier import last_day
        from dragoman.analysis.ledger import told

        with self.reading() as connection:
            return next(told(connection, [commitment], given_day(as_of) or last_day(connection)), None)

    def said(
        self, speaker: str, *, about: str | None = None, since: Day | None = None, until: Day | None = None
    ) -> list[Report]:
        """Return what somebody said, by name or part of it; only what has the words ``about`` in it, if given."""
        with self.reading() as connection:
            speakers = actors_named(connection, speaker)
            return queries.statements_by(
                connection, speakers, about=about, since=given_day(since), until=given_day(until)
            )

    def article(self, key: str) -> StoredArticle:
        """Return the article with a key."""
        with self.reading() as connection:
            return queries.article_with(connection, key)

    def articles(
        self, *, outlet: str | None = None, since: Day | None = None, until: Day | None = None
    ) -> list[StoredArticle]:
        """Return the articles of an outlet, or all, that appeared from one day to another, the earliest first."""
        with self.reading() as connection:
            return queries.articles_from(connection, outlet, given_day(since), given_day(until))

    def reading_of(self, article: str) -> Reading:
        """Return the whole reading of the article with a key."""
        with self.reading() as connection:
            return reading_of(connection, article)

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """Return the passages that answer a query: words, "phrases", AND, OR, NOT, NEAR."""
        with self.reading() as connection:
            return search(connection, query, limit)

    def frame(
        self,
        table: str,
        *,
        library: str = "pandas",
        between: tuple[str, str] | None = None,
        since: Day | None = None,
        until: Day | None = None,
    ) -> Any:
        """Return a table as a data frame of pandas or polars.

        Args:
            table: events | sources | parties | articles | reliability: what is exported; contacts | statements |
                commitments | claims | silences | tone | relations: what lists and the dossier show; beside: the
                record beside event data that were brought in.
            library: pandas | polars
            between: Two countries, by code or name; the same twice for what one does alone.
            since, until: First and last day. What has no day is then left out; commitments and silences are told as of
                the last, and those that were reported later are left out.

        Raises:
            OutputError: There is no such table or library, or the library is not installed.
        """
        from dragoman.exchange.frames import frame

        with self.reading() as connection:
            return frame(connection, table, self.selection(connection, between, since, until), library)

    def export(
        self,
        form: str,
        path: str | Path | None = None,
        *,
        stream: BinaryIO | None = None,
        between: tuple[str, str] | None = None,
        since: Day | None = None,
        until: Day | None = None,
        by_publication: bool = False,
    ) -> Written:
        """Write the record, or a part of it, for other programs, and say what was written and left out.

        Args:
            form: polecat | gdelt | csv | parquet | jsonl | jsonld | ical | graphml | graphml-states | bundle
            path: The file or folder.
            stream: Where a format that is text goes without a path, such as ``sys.stdout.buffer`` or ``io.BytesIO()``.
            between: Two countries, by code or name; the same twice for what one does alone.
            since, until: First and last day; what has no day is then left out, and commitments reported later.
            by_publication: In POLECAT and GDELT, put what is not known to the day on that of its first publication.

        Raises:
            OutputError: There is no such format, it needs a path, or it cannot be written.
        """
        from dragoman.exchange.exporting import export

        with self.reading() as connection:
            selection = self.selection(connection, between, since, until)
            selection = msgspec.structs.replace(selection, by_publication=by_publication)
            return export(connection, form, selection, path=None if path is None else Path(path), stream=stream)

    def import_bundle(
        self, path: str | Path, *, author: str, progress: Callable[[str], None] = lambda what: None
    ) -> Imported:
        """Bring in a bundle that another record was exported as; what is there already changes nothing.

        Args:
            path: The folder or .zip.
            author: Who imports.
            progress: Told what is being done.

        Raises:
            ExchangeError: It is no bundle, or damaged.
        """
        from dragoman.exchange.bundle_import import import_bundle

        with reported(self.path):
            return import_bundle(self.connection, Path(path), author=author, progress=progress)

    def import_events(
        self, path: str | Path, data_set: str, *, author: str, progress: Callable[[str], None] = lambda what: None
    ) -> Imported:
        """Bring in a file of an event data set beside the record; what is there already changes nothing.

        Args:
            path: The file: plain, or packed as .zip or .gz.
            data_set: polecat | icews | gdelt
            author: Who imports.
            progress: Told what is being done.

        Raises:
            ExchangeError: There is no such data set, or it is no file of it.
        """
        from dragoman.exchange.external import import_events

        with reported(self.path):
            return import_events(self.connection, Path(path), data_set, author=author, progress=progress)

    def beside(self, data_set: str) -> Summary:
        """Return how the record and a data set that was brought in compare, by dyad and day; rows are in a frame."""
        from dragoman.exchange.beside import summarise

        with self.reading() as connection:
            return summarise(connection, data_set)

    @staticmethod
    def selection(
        connection: sqlite3.Connection, between: tuple[str, str] | None, since: Day | None, until: Day | None
    ) -> Selection:
        """Return which part of the record is meant."""
        from dragoman.exchange.types import Selection

        pair = country_pair(connection, between) if between else None
        return Selection(between=pair, since=given_day(since), until=given_day(until))

    # --- what is frozen -------------------------------------------------------------------------------

    def release(self, version: str, *, author: str, note: str | None = None) -> Release:
        """Freeze the record as it is under a version, to be cited.

        Raises:
            DecisionError: There is a release of that version, or nothing changed since the last one.
        """
        from dragoman.record.releases import make_release

        with self.writing() as connection:
            return make_release(connection, version, author=author, note=note)

    def releases(self) -> list[Release]:
        """Return every release, the first first."""
        from dragoman.record.releases import releases

        with self.reading() as connection:
            return releases(connection)

    def changes(self, version: str, later: str | None = None) -> Changes:
        """Return what changed from the release of a version to that of a later one, or to the record as it is.

        Raises:
            EntryNotFoundError: There is no such release.
        """
        from dragoman.record.changes import changes

        with self.reading() as connection:
            return changes(connection, version, later)

    # --- what is decided ------------------------------------------------------------------------------

    def decide(
        self, action: str, subject: str, *, author: str, detail: dict[str, Any] | None = None, note: str | None = None
    ) -> Decision:
        """Keep a reviewer's decision and apply it: accept, reject, correct, merge, split, settle, reliability, undo."""
        with self.writing() as connection:
            return decide(connection, author, action, subject, detail=detail, note=note)

    def decisions(self) -> list[Decision]:
        """Return every decision, the first first."""
        with self.reading() as connection:
            return [from_row(row) for row in connection.execute("SELECT * FROM decision ORDER BY id")]

    def history(self, subject: str | None = None) -> list[HistoryEntry]:
        """Return what changed, by whom and when: of an event, article or report, or of the whole record."""
        import json

        condition, values = ("WHERE subject = ?", (subject,)) if subject else ("", ())
        with self.reading() as connection:
            rows = connection.execute(f"SELECT * FROM history {condition} ORDER BY id", values).fetchall()
        return [
            HistoryEntry(
                at=row["at"], author=row["author"], action=row["action"], subject=row["subject"],
                detail=json.loads(row["detail"]),
            )
            for row in rows
        ]  # fmt: skip

    # --- what is written with it ----------------------------------------------------------------------

    def briefs(self) -> tuple[Brief, ...]:
        """Return the newest version of each brief, the latest first."""
        from dragoman.record import briefs

        with self.reading() as connection:
            return briefs.all_briefs(connection)

    def brief_versions(self, key: str) -> tuple[Brief, ...]:
        """Return every version of a brief, the newest first."""
        from dragoman.record import briefs

        with self.reading() as connection:
            return briefs.versions(connection, key)

    def write_brief(self, title: str, text: str, *, author: str, key: str | None = None, base: int = 0) -> Brief:
        """Keep a new brief, or a new version of one.

        Args:
            title, text: What it says; ``{{key of an event or report}}`` stands for a footnote.
            author: Who wrote it.
            key, base: The brief that it is a version of, and the version that was at hand while it was written.

        Raises:
            DecisionError: It has no title or is too long, or somebody else has saved a version since.
        """
        from dragoman.record import briefs

        with self.writing() as connection:
            return briefs.write(connection, title, text, author=author, key=key, base=base)

    def remove_brief(self, key: str, *, author: str) -> Brief:
        """Take a brief off the list; its versions stay."""
        from dragoman.record import briefs

        with self.writing() as connection:
            return briefs.remove(connection, key, author=author)

    # --- keeping it safe ------------------------------------------------------------------------------

    def verify(self, progress: Callable[[str], None] = lambda what: None) -> list[str]:
        """Return every fault that is found in the record; none says that it is whole."""
        with self.reading() as connection:
            return verify(connection, progress)

    def backup(self, target: str | Path) -> Path:
        """Write a copy of the record as it is now, while others may write; return its path.

        Raises:
            RecordError: The copy cannot be written, or there is a file of that name.
        """
        target = Path(target)
        if target.exists():
            raise RecordError("there is a file of that name already; name another one for the copy", source=str(target))
        with reported(target):
            copy = sqlite3.connect(target.with_name(f"{target.name}.part"))
            try:
                self.connection.backup(copy)
            finally:
                copy.close()
            target.with_name(f"{target.name}.part").replace(target)
        return target
