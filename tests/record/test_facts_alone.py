"""One report alone, the sentences beside it, a part of an event's reports, and what an article was read from."""

from __future__ import annotations

from pathlib import Path

import pytest
from exchange_records import readings

from dragoman.door import open_record
from dragoman.errors import EntryNotFoundError, FactNotFoundError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_record(tmp_path / "record.db") as record:
        for reading in readings():
            record.keep(reading)
    return tmp_path / "record.db"


def test_a_report_is_found_by_its_key_with_the_sentences_beside_it(path: Path) -> None:
    with open_record(path, write=False) as record:
        key = record.connection.execute("SELECT key FROM article WHERE title LIKE 'Leaders%'").fetchone()[0]
        reports = record.reports_in(key)
        assert [report.start for report in reports] == sorted(report.start for report in reports)
        assert {report.kind for report in reports} == {"event", "statement", "commitment", "assessment"}
        text = record.reading_of(key).article.text
        for report in reports:
            told = record.told(record.report(report.key))
            assert told.sentence[told.start : told.end] == report.quote
            assert told.before in text and told.after in text
            assert not told.before or text.index(told.before) < report.start
            assert not told.after or text.rindex(told.after) >= report.end


def test_a_key_that_leads_nowhere_is_said(path: Path) -> None:
    with open_record(path, write=False) as record, pytest.raises(EntryNotFoundError, match="no report"):
        record.report("0" * 16)


def test_a_part_of_the_reports_of_an_event_is_told(path: Path) -> None:
    with open_record(path, write=False) as record:
        event = max(record.events_between("FRA", "DEU", contacts=True), key=lambda one: one.articles)
        whole = record.account(event.key)
        assert len(whole.reports) > 1
        assert record.account(event.key, most=1).reports == whole.reports[:1]
        assert record.account(event.key, skip=1).reports == whole.reports[1:]


def test_what_was_not_read_by_the_engine_of_today_has_no_explanation(path: Path) -> None:
    with open_record(path, write=False) as record:
        report = record.reports_in(record.connection.execute("SELECT key FROM article").fetchone()[0])[0]
        with pytest.raises(FactNotFoundError, match="reread"):
            record.explain(report)


def test_an_article_that_was_not_fetched_has_no_original(path: Path) -> None:
    with open_record(path, write=False) as record:
        assert record.original(record.connection.execute("SELECT key FROM article").fetchone()[0]) is None


def test_the_fate_of_one_commitment_is_that_of_the_ledger(path: Path) -> None:
    with open_record(path, write=False) as record:
        every = record.commitments(between=("FRA", "DEU"))
        assert every
        for fate in every:
            assert record.fate(fate.commitment) == fate
