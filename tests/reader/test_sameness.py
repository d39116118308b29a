"""The same input gives the same reading, byte for byte."""

import os
import subprocess
import sys
from pathlib import Path

from dragoman.reader import read, read_all
from dragoman.types import Reading

PROGRAM = """
import sys
from dragoman.reader import read_all
for reading in read_all(sys.argv[1:]):
    print(reading.to_json())
"""


def run(sources: list[str], seed: str) -> list[str]:
    command = [sys.executable, "-c", PROGRAM, *sources]
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, capture_output=True, env=environment, check=False, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode().splitlines()


def test_processes_that_hash_differently_give_the_same_bytes(readings: dict[Path, Reading]) -> None:
    chosen = list(readings)[::4]
    expected = [readings[path].to_json() for path in chosen]
    assert run([str(path) for path in chosen], seed="1") == expected


def test_the_number_of_workers_changes_nothing(readings: dict[Path, Reading], tmp_path: Path) -> None:
    bad = tmp_path / "empty.txt"
    bad.write_bytes(b"")
    chosen = list(readings)[1:12:3]
    sources = [*map(str, chosen[:2]), str(bad), *map(str, chosen[2:]), str(tmp_path / "none.txt")]
    one, two = (list(read_all(sources, workers=workers)) for workers in (1, 2))
    assert [r.to_json() for r in two if isinstance(r, Reading)] == [readings[path].to_json() for path in chosen]
    assert [type(result) for result in one] == [type(result) for result in two]
    errors = [[(str(e), e.source) for e in results if not isinstance(e, Reading)] for results in (one, two)]  # type: ignore[attr-defined]
    assert errors[0] == errors[1]
    assert [source for _, source in errors[0]] == [str(bad), str(tmp_path / "none.txt")]


def test_what_was_read_before_changes_nothing(readings: dict[Path, Reading]) -> None:
    for path in list(readings)[::-6]:
        assert read(str(path)).to_json() == readings[path].to_json()


def test_line_ends_and_a_byte_order_mark_change_nothing_but_the_source(
    readings: dict[Path, Reading], tmp_path: Path
) -> None:
    path = next(path for path in readings if path.suffix == ".txt")
    other = tmp_path / path.name
    other.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    reading = read(str(other))
    assert reading.article.text == readings[path].article.text
    assert reading.events == readings[path].events
    assert reading.statements == readings[path].statements
