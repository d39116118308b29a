"""Data frames from the tables of a record."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman.door import open_record
from dragoman.errors import OutputError

YEAR = Path(__file__).parents[2] / "benchmarks" / "year" / "north"
TABLES = ("events", "sources", "parties", "articles", "reliability")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("frames") / "record.db"
    with open_record(file) as record:
        list(record.add(str(YEAR / "riga-page-call-january.html")))
    return file


@pytest.mark.parametrize("table", TABLES)
def test_both_libraries_give_the_same_table(path: Path, table: str) -> None:
    with open_record(path, write=False) as record:
        one, other = record.frame(table), record.frame(table, library="polars")
    assert list(one.columns) == other.columns
    assert len(one) == len(other)


def test_days_are_days(path: Path) -> None:
    with open_record(path, write=False) as record:
        calls = record.frame("events", library="polars", between=("Latvia", "BLR"))
        days = record.frame("events")["earliest"].dropna()
    assert date(2025, 1, 13) in calls["earliest"].to_list()
    assert {day.year for day in days} >= {2025}


@pytest.mark.parametrize(
    ("table", "library", "said"),
    [("rows", "pandas", "choose one of events"), ("events", "numpy", "choose one of pandas, polars")],
)
def test_what_there_is_not_is_refused(path: Path, table: str, library: str, said: str) -> None:
    with open_record(path, write=False) as record, pytest.raises(OutputError, match=said):
        record.frame(table, library=library)


def test_the_door_exports_and_imports(path: Path, tmp_path: Path) -> None:
    with open_record(path, write=False) as record:
        written = record.export("bundle", tmp_path / "bundle.zip")
        events = len(record.frame("events"))
    assert written.counts
    with open_record(tmp_path / "other.db") as other:
        other.import_bundle(tmp_path / "bundle.zip", author="A. Reader")
        assert len(other.frame("events")) == events
        assert other.verify() == []
