"""A contact without a date is placed where its article has a dated one of the same people, unless that is ahead."""

from __future__ import annotations

from pathlib import Path

from dragoman.door import open_record
from dragoman.record.rows import fetch_reports

TEXT = (
    "Ministers meet\n\nRIGA, May 22, 2025 — Latvian Foreign Minister Ilze Kraukle met Estonian Foreign Minister Juhan "
    "Tamm. Kraukle and Tamm agreed to meet again in Tallinn in September. The ministry gave no further details."
)


def test_what_has_been_is_not_placed_where_something_is_to_come(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    with open_record(tmp_path / "a.db") as record:
        (added,) = record.add(str(path))
        with record.reading() as connection:
            reports = list(fetch_reports(connection, "article.key = ? AND report.kind = 'event'", (added.article,)))
    (met,) = [report for report in reports if report.contact and report.status == "happened"]
    (planned,) = [report for report in reports if report.contact and report.status == "planned"]
    assert planned.earliest and planned.earliest.month == 9
    assert met.near is None
