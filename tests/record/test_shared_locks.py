"""A program that opens a record twice at once, as the web app does, keeps its locks before other programs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from invented_readings import Fact, reading

from dragoman.door import open_record

OTHER_PROGRAM = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("SELECT count(*) FROM article").fetchone()
connection.close()
"""


def test_opening_once_more_does_not_let_go_of_the_record(tmp_path: Path) -> None:
    """POSIX drops all locks of a process on a file when it closes the file anywhere, however it was opened there.

    Another program then takes itself for the last one, and removes the log that this one is still writing to.
    """
    path = tmp_path / "a.db"
    with open_record(path) as writer:
        writer.keep(reading(Fact(days=(0, 0)), filler="first"))
        open_record(path, write=False).close()
        subprocess.run([sys.executable, "-c", OTHER_PROGRAM, str(path)], check=True)
        assert path.with_name("a.db-wal").exists(), "the other program took the log away"
        assert writer.keep(reading(Fact(days=(1, 1)), filler="second")).outcome == "added"
    with open_record(path, write=False) as record:
        assert record.verify() == []
        with record.reading() as connection:
            assert connection.execute("SELECT count(*) FROM article").fetchone()[0] == 2
