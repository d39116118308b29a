"""What can go wrong with the file: what is acknowledged stays, errors are clear, the file is left as it was."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

import pytest
from invented_readings import SIDES, Fact, Invented
from record_shapes import SHAPES, restored

from crash import killed, lost
from dragoman.door import open_record
from dragoman.errors import RecordBusyError, RecordError, RecordNotFoundError, RecordVersionError
from dragoman.record import database

YEAR = Path(__file__).parents[2] / "benchmarks" / "year" / "north"
CALL = Invented((Fact(),)).reading
OTHER = Invented((Fact(words="met to talk about steel"),), filler=1).reading
ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the file of a record with one article, closed."""
    path = tmp_path / "a.db"
    with open_record(path) as record:
        record.keep(CALL)
    return path


@contextmanager
def untouched(path: Path) -> Iterator[None]:
    """Check that a file is the same after the block, byte for byte."""
    before = path.read_bytes()
    yield
    assert path.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_nothing_acknowledged_is_lost_when_the_program_is_killed(tmp_path: Path) -> None:
    told = 0
    for time_of in range(30):
        path = tmp_path / f"{time_of // 10}.db"
        acknowledged = killed(path, seed=time_of)
        told += len(acknowledged)
        assert lost(path, acknowledged) == []
    assert told > 0


def test_a_full_disk_is_reported_and_takes_nothing(path: Path) -> None:
    with open_record(path) as record:
        pages = record.connection.execute("PRAGMA page_count").fetchone()[0]
        record.connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(RecordError, match=r"the disk is full; free some space and run the command again"):
            for filler in range(200):
                record.keep(Invented((Fact(),), filler=filler % 4, outlet=f"Outlet {filler}").reading)
        before = record.connection.execute("SELECT count(*) FROM article").fetchone()[0]
        assert record.verify() == []
        record.connection.execute("PRAGMA max_page_count = 100000")
        assert record.keep(OTHER).outcome == "added"
        assert record.connection.execute("SELECT count(*) FROM article").fetchone()[0] == before + 1


def test_a_file_that_may_not_grow_is_reported_and_takes_nothing(path: Path) -> None:
    """The system refuses to write beyond a size, as it does where a quota is used up."""
    script = f"""
import resource, sys
from dragoman.door import open_record
from dragoman.errors import RecordError
from invented_readings import Fact, Invented
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
with open_record({str(path)!r}) as record:
    try:
        for number in range(200):
            record.keep(Invented((Fact(),), outlet=f"Outlet {{number}}").reading)
            print(number, flush=True)
    except RecordError as error:
        print(error.message)
        sys.exit(3)
"""
    pytest.importorskip("resource")
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert done.returncode == 3, done.stderr
    *numbers, message = done.stdout.splitlines()
    assert message.startswith(("the disk reported an error", "the disk is full"))
    with open_record(path) as record:
        assert record.connection.execute("SELECT count(*) FROM article").fetchone()[0] == len(numbers) + 1
        assert record.verify() == []


def as_nobody(task: Callable[[], None]) -> None:
    """Do something in a child process that may not do what root may."""

    def child() -> None:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
        task()

    worker = get_context("fork").Process(target=child if ROOT else task)
    worker.start()
    worker.join()
    assert worker.exitcode == 0


def made_readable(folder: Path) -> None:
    """Let everybody into a folder of pytest's, which only its owner may enter."""
    for parent in (folder, folder.parent, folder.parent.parent):
        parent.chmod(0o755)


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="needs permissions as POSIX has them")
def test_a_file_that_is_read_only_says_so_and_can_be_read(path: Path, tmp_path: Path) -> None:
    def task() -> None:
        with (
            pytest.raises(RecordError, match="cannot be written to; check the permissions"),
            open_record(path) as record,
        ):
            record.keep(OTHER)
        with open_record(path, write=False) as record:
            assert len(record.events_between("FRA", "DEU")) == 1

    made_readable(tmp_path)
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    with untouched(path):
        as_nobody(task)
    tmp_path.chmod(0o755)
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.db"]


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="needs permissions as POSIX has them")
def test_a_folder_that_is_read_only_says_so(tmp_path: Path) -> None:
    def task() -> None:
        with pytest.raises(RecordError, match="cannot be opened"):
            open_record(tmp_path / "new.db")

    made_readable(tmp_path)
    tmp_path.chmod(0o555)
    as_nobody(task)
    tmp_path.chmod(0o755)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_another_program_writes_to_is_busy(path: Path) -> None:
    with open_record(path) as record, open_record(path, patience=0.05) as waiting, record.writing():
        with pytest.raises(RecordBusyError, match="another program is writing to it; wait until it is done"):
            waiting.keep(OTHER)
        assert len(waiting.events_between("FRA", "DEU")) == 1, "reading goes on"


def test_a_file_of_a_newer_program_is_refused_and_left_alone(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {database.newest() + 1}")
    connection.close()
    for write in (True, False):
        with untouched(path), pytest.raises(RecordVersionError, match="use a newer Dragoman"):
            open_record(path, write=write)


@pytest.mark.parametrize("content", [b"Dear diary", b"%PDF-1.7" + bytes(4000)])
@pytest.mark.parametrize("write", [True, False])
def test_a_file_that_is_no_database_is_refused_and_left_alone(content: bytes, write: bool, tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(content)
    with untouched(path), pytest.raises(RecordError, match="it is no record: not an SQLite file"):
        open_record(path, write=write)


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE thing (name TEXT)")
    connection.close()
    with untouched(path), pytest.raises(RecordError, match="it is an SQLite file, but no record"):
        open_record(path)


def test_a_record_that_is_not_there_or_is_a_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(RecordNotFoundError, match="there is no such record"):
        open_record(tmp_path / "a.db", write=False)
    (tmp_path / "empty.db").touch()
    with pytest.raises(RecordNotFoundError, match="the file is empty, and no record yet"):
        open_record(tmp_path / "empty.db", write=False)
    with pytest.raises(RecordError, match="its folder does not exist"):
        open_record(tmp_path / "no" / "a.db")
    with pytest.raises(RecordError, match="it is a folder"):
        open_record(tmp_path)


def overwrite(path: Path, start: int, content: bytes) -> None:
    """Write over a part of a file."""
    with path.open("r+b") as file:
        file.seek(start)
        file.write(content)


@pytest.mark.parametrize("table", ["report", "event", "article", "mention", "passage_data"])
def test_a_damaged_page_is_found(table: str, tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with open_record(path) as record:
        for number in range(40):
            record.keep(Invented((Fact(),) * 3, outlet=f"Outlet {number}", filler=number % 4).reading)
        page, size = record.connection.execute(
            "SELECT rootpage, (SELECT page_size FROM pragma_page_size()) FROM sqlite_master WHERE name = ?", (table,)
        ).fetchone()
    overwrite(path, (page - 1) * size, bytes(range(256)) * (size // 256))
    with untouched(path), open_record(path, write=False) as record:
        try:
            faults = record.verify()
        except RecordError as error:
            faults = [error.message]
        assert faults
        assert "damaged" in faults[0]


def test_a_damaged_reading_is_found_though_the_database_is_whole(path: Path) -> None:
    with open_record(path) as record:
        record.connection.execute("UPDATE article SET reading = zeroblob(length(reading))")
        faults = record.verify()
        assert len(faults) == 1
        assert "a reading that it keeps is damaged" in faults[0]


def test_an_altered_sentence_of_a_claim_is_found(tmp_path: Path) -> None:
    with open_record(tmp_path / "a.db") as record:
        list(record.add(str(YEAR / "wire-call-january.txt")))
        assert record.verify() == []
        altered = record.connection.execute(
            "UPDATE claim SET quote = replace(quote, 'conversation', 'dispute')"
        ).rowcount
        faults = record.verify()
        assert 0 < len(faults) <= altered
        assert all("the claim " in fault and "quotes what is not in" in fault for fault in faults)


def test_the_articles_of_each_day_are_counted_whatever_becomes_of_their_day(path: Path) -> None:
    def counted() -> dict[str, int]:
        return dict(record.connection.execute("SELECT day, articles FROM article_day").fetchall())

    with open_record(path) as record:
        before = counted()
        (day,) = before
        record.connection.execute("UPDATE article SET latest = '2031-05-07', earliest = '2031-05-07'")
        assert counted() == {"2031-05-07": before[day]}
        record.connection.execute("UPDATE article SET latest = NULL, earliest = NULL")
        assert counted() == {}
        record.connection.execute("UPDATE article SET latest = ?, earliest = ?", (day, day))
        assert counted() == before
        record.connection.execute("UPDATE article_day SET articles = articles + 2")
        there = before[day]
        assert f"of {day} {there + 2} articles are counted, and {there} are there" in record.verify()


def test_several_read_while_one_writes(path: Path) -> None:
    context = get_context("spawn" if sys.platform == "win32" else "fork")
    stop = context.Event()
    readers = [context.Process(target=read_until, args=(path, stop)) for _ in range(2)]
    for reader in readers:
        reader.start()
    with open_record(path) as record:
        for number in range(30):
            record.keep(Invented((Fact(),), outlet=f"Outlet {number}", filler=number % 4).reading)
    stop.set()
    for reader in readers:
        reader.join(60)
        assert reader.exitcode == 0


def read_until(path: Path, stop: object) -> None:
    """Ask again and again: within one block every answer is of the same state, and nothing is ever taken away."""
    last = 0
    with open_record(path, write=False) as record:
        while not stop.is_set():  # type: ignore[attr-defined]
            with record.reading() as connection:
                articles = connection.execute("SELECT count(*) FROM article").fetchone()[0]
                told = connection.execute("SELECT sum(reports) FROM event").fetchone()[0]
            assert articles == told, "every article tells of one event"
            assert articles >= last
            last = articles


def test_two_programs_can_make_one_record_at_once(tmp_path: Path) -> None:
    context = get_context("spawn" if sys.platform == "win32" else "fork")
    outlets = [f"Outlet {number}" for number in range(4)]
    writers = [context.Process(target=keep_one, args=(tmp_path / "a.db", outlet)) for outlet in outlets]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
        assert writer.exitcode == 0
    with open_record(tmp_path / "a.db") as record:
        assert record.events_between("FRA", "DEU")[0].articles == len(outlets)
        assert record.verify() == []


def keep_one(path: Path, outlet: str) -> None:
    """Open a record, which may not be there yet, and keep one article."""
    with open_record(path) as record:
        record.keep(Invented((Fact(one=SIDES["FRA"][0]),), outlet=outlet).reading)


def test_the_log_is_made_once_another_program_has_let_go(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    holder = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN EXCLUSIVE")
    threading.Timer(0.3, holder.rollback).start()
    connection = sqlite3.connect(path, isolation_level=None, timeout=0)
    with pytest.raises(sqlite3.OperationalError):
        database.keep_log(connection, 0.0)
    database.keep_log(connection, 20.0)
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    connection.close()
    holder.close()


@pytest.mark.parametrize("shape", sorted(SHAPES.glob("*.sql")), ids=lambda shape: shape.stem)
def test_a_record_of_every_released_shape_is_brought_up_to_date(shape: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    restored(shape.read_text(encoding="utf-8"), path)
    with open_record(path) as record:
        assert record.connection.execute("PRAGMA user_version").fetchone()[0] == database.newest()
        assert record.verify() == []
        (call,) = record.events_between("FRA", "DEU", contacts=True)
        assert (call.articles, call.disputes, call.medium) == (2, ("date",), "phone")
        assert {report.verdict for report in record.reports(call.key)} == {"accepted"}
        assert [decision.action for decision in record.decisions()] == ["accept", "correct", "undo"]
        assert record.search('"border crossing"')
        assert schema(record.connection) == schema_of_today(tmp_path)


def schema_of_today(folder: Path) -> dict[str, str]:
    """Return what a new record is made of."""
    with open_record(folder / "new.db") as record:
        return schema(record.connection)


def schema(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the definition of everything that a record is made of."""
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {row[0]: row[1] for row in rows}


def test_the_shape_of_today_is_written_down() -> None:
    assert (SHAPES / f"{database.newest():04}.sql").exists(), "run: python tests/support/record_shapes.py"


def test_a_migration_that_fails_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    number = database.newest() + 1
    steps = [*database.migrations(), (number, "CREATE TABLE more (name TEXT);\nINSERT INTO nowhere VALUES (1);\n")]
    monkeypatch.setattr(database, "migrations", lambda: steps)
    with pytest.raises(RecordError, match="no such table: nowhere"):
        open_record(path)
    monkeypatch.undo()
    with open_record(path) as record:
        assert record.connection.execute("PRAGMA user_version").fetchone()[0] == number - 1
        assert record.connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'more'").fetchone() is None
        assert record.verify() == []


def test_an_older_shape_is_brought_up_to_date_by_whoever_opens_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    number = database.newest() + 1
    steps = [*database.migrations(), (number, "CREATE TABLE more (name TEXT);\n")]
    monkeypatch.setattr(database, "migrations", lambda: steps)
    with open_record(path, write=False) as record:
        assert record.connection.execute("PRAGMA user_version").fetchone()[0] == number
        assert record.verify() == []


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="needs permissions as POSIX has them")
def test_an_older_shape_that_cannot_be_written_to_says_what_to_do(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def task() -> None:
        with pytest.raises(RecordVersionError, match=r"an older program wrote it .* make a copy that can"):
            open_record(path, write=False)

    steps = [*database.migrations(), (database.newest() + 1, "CREATE TABLE more (name TEXT);\n")]
    monkeypatch.setattr(database, "migrations", lambda: steps)
    made_readable(tmp_path)
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    with untouched(path):
        as_nobody(task)
    tmp_path.chmod(0o755)
