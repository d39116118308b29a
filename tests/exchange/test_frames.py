"""Data frames from the tables of a record."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest

from dragoman.door import open_record
from dragoman.errors import ExchangeError, OutputError

YEAR = Path(__file__).parents[2] / "benchmarks" / "year" / "north"
TABLES = (
    "events", "sources", "parties", "articles", "reliability", "contacts", "statements", "commitments", "claims",
    "silences", "tone", "relations", "beside",
)  # fmt: skip
PAIR = ("POL", "UKR")
ARTICLES = ("riga-page-call-january.html", "gazette-call-april.html", "wire-call-april.txt", "vistula-call-august.txt")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("frames") / "record.db"
    with open_record(file) as record:
        list(record.add(*(str(file) for file in [YEAR / name for name in ARTICLES])))
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


def test_the_tables_of_analyses_have_what_lists_and_the_dossier_show(path: Path) -> None:
    with open_record(path, write=False) as record:
        dossier, fates = record.dossier(*PAIR), record.commitments(between=PAIR)
        rows = {table: record.frame(table, library="polars", between=PAIR).to_dicts() for table in TABLES[5:-1]}
        spoken = {row["key"] for row in record.frame("statements", library="polars").to_dicts()}
        said = {report.key for report in record.said("Hanna Drozdek")}
    assert dossier.contacts
    assert [row["key"] for row in rows["contacts"]] == [contact.key for contact in dossier.contacts]
    assert fates
    assert {(row["key"], row["state"], row["made"]) for row in rows["commitments"]} == {
        (fate.commitment.key, fate.state, fate.made) for fate in fates
    }
    assert said
    assert said <= spoken
    assert dossier.claims
    assert [(row["key"], row["verdict"]) for row in rows["claims"]] == [
        (one.claim.key, one.verdict) for one in dossier.claims
    ]
    silences = [
        (rhythm.level, one.since, one.days, one.covered)
        for rhythm in dossier.rhythms
        for one in (*rhythm.silences, rhythm.current)
        if one
    ]
    assert silences
    assert [(row["level"], row["since"], row["days"], row["covered"]) for row in rows["silences"]] == silences
    assert [(row["since"], row["events"]) for row in rows["relations"]] == [
        (period.since, period.events) for period in dossier.relations.periods
    ]
    assert {(row["country"], row["about"]) for row in rows["tone"]} <= {PAIR, PAIR[::-1]}
    assert rows["tone"]


def test_without_a_pair_there_are_those_of_every_two_countries(path: Path) -> None:
    with open_record(path, write=False) as record:
        for table in ("claims", "silences", "relations", "tone"):
            of_pair = record.frame(table, between=PAIR)
            assert len(record.frame(table)) >= len(of_pair) > 0


@pytest.mark.parametrize("table", TABLES)
def test_every_column_of_every_table_is_described(path: Path, table: str) -> None:
    page = (Path(__file__).parents[2] / "docs" / "tables.md").read_text(encoding="utf-8")
    section = page.partition(f"\n## {table}\n")[2].partition("\n## ")[0]
    with open_record(path, write=False) as record:
        described, shown = record.columns(table), list(record.frame(table).columns)
        with pytest.raises(OutputError, match=r"choose one of events.*claims.*relations"):
            record.columns("rows")
    assert [*described] == shown
    assert all(f"| {about} |" in section for about in described.values())


@pytest.mark.parametrize(
    ("table", "library", "said"),
    [
        ("rows", "pandas", "choose one of events.*claims.*relations"),
        ("events", "numpy", "choose one of pandas, polars"),
    ],
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


def test_the_door_does_what_the_commands_do_with_event_data_and_releases(path: Path, tmp_path: Path) -> None:
    copy, out, stream = tmp_path / "copy.db", tmp_path / "events.tsv", io.BytesIO()
    with open_record(path, write=False) as record:
        record.backup(copy)
    with open_record(copy) as record:
        written = record.export("polecat", stream=stream)
        out.write_bytes(stream.getvalue())
        came = record.import_events(out, "polecat", author="ann")
        assert came.counts["events"] == written.counts["events"] > 0
        assert record.beside("polecat").with_counterpart > 0
        made = record.release("1.0", author="ann", note="for the annex")
        assert record.releases() == [made]
        assert record.changes("1.0").entries == ()
        with pytest.raises(OutputError, match="there is no format 'excel'; choose one of polecat, gdelt"):
            record.export("excel", tmp_path / "x")
        with pytest.raises(OutputError, match="parquet needs a place to go"):
            record.export("parquet", stream=stream)
        with pytest.raises(ExchangeError, match="there is no data set 'acled'; choose one of polecat, icews, gdelt"):
            record.import_events(out, "acled", author="ann")
