"""What leaves a record for other programs, and what comes in from other records and data sets."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from dragoman.days import Day, given_period
from dragoman.door.opened import Opened
from dragoman.record.countries import country_pair
from dragoman.record.database import reported

if TYPE_CHECKING:
    from dragoman.exchange.beside import Summary
    from dragoman.exchange.external_files import EventFile
    from dragoman.exchange.types import Imported, Selection, Written


def selected(
    connection: sqlite3.Connection, between: tuple[str, str] | None, since: Day | None, until: Day | None
) -> Selection:
    """Return which part of the record is meant."""
    from dragoman.exchange.types import Selection

    pair = country_pair(connection, between) if between else None
    first, last = given_period(since, until)
    return Selection(between=pair, since=first, until=last)


class Exchange(Opened):
    """Exchange with other programs."""

    def frame(
        self,
        table: str,
        *,
        library: str = "pandas",
        between: tuple[str, str] | None = None,
        since: Day | None = None,
        until: Day | None = None,
    ) -> Any:
        """Return a table as a data frame of pandas or polars; ``columns`` says what its columns mean.

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
            return frame(connection, table, selected(connection, between, since, until), library)

    def columns(self, table: str) -> dict[str, str]:
        """Return what each column of a table means, by its name and in their order.

        Args:
            table: As in ``frame``.

        Raises:
            OutputError: There is no such table.
        """
        from dragoman.exchange.tables import meanings

        return meanings(table)

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
            path: The file or folder; what the columns of csv mean stands beside it, as a data package.
            stream: Where a format that is text goes without a path, such as ``sys.stdout.buffer`` or ``io.BytesIO()``.
            between: Two countries, by code or name; the same twice for what one does alone.
            since, until: First and last day; what has no day is then left out, and commitments reported later.
            by_publication: In POLECAT and GDELT, put what is not known to the day on that of its first publication.

        Raises:
            OutputError: There is no such format, it needs a path, or it cannot be written.
        """
        from dragoman.exchange.exporting import export

        with self.reading() as connection:
            selection = selected(connection, between, since, until)
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
        """Return how the record and a data set that was brought in compare, by dyad and day; rows are in a frame.

        Args:
            data_set: polecat | icews | gdelt

        Raises:
            ExchangeError: There is no such data set.
        """
        from dragoman.exchange.beside import summarise
        from dragoman.exchange.event_files import check_data_set

        check_data_set(data_set)
        with self.reading() as connection:
            return summarise(connection, data_set)

    def event_files(self) -> list[EventFile]:
        """Return the files of event data sets that were brought in, in the order in which they came."""
        from dragoman.exchange.external_files import event_files

        with self.reading() as connection:
            return event_files(connection)

    def remove_events(self, number: int, *, author: str, note: str | None = None) -> EventFile:
        """Take a file of an event data set out again, and return it as it was; importing it again brings it back.

        Events that another file has too stay with that one.

        Args:
            number: Of the file, as ``event_files`` has it.
            author: Who takes it out, for the history.
            note: Why.

        Raises:
            EntryNotFoundError: No file beside the record has this number.
        """
        from dragoman.exchange.external_files import remove_events

        with self.writing() as connection:
            return remove_events(connection, number, author=author, note=note)
