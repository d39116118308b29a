"""A contact without a date is placed where its article has a dated one of the same people, unless that is ahead."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

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


INVITED = (
    "Guest due\n\nRIGA, May 12, 2025 — Latvian President Maris Ozols has invited Estonian President Juhan Tamm to make "
    "a state visit to Latvia. Tamm will be in Riga on June 20.{more} The presidency gave no further details."
)


@pytest.mark.parametrize(
    ("more", "days"),
    [("", {date(2025, 6, 20)}), (" Tamm will visit Riga again on September 3.", {None})],
)
def test_a_visit_that_is_asked_for_is_the_only_one_that_the_article_announces(
    tmp_path: Path, more: str, days: set[date | None]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(INVITED.format(more=more), encoding="utf-8")
    with open_record(tmp_path / "a.db") as record:
        (added,) = record.add(str(path))
        with record.reading() as connection:
            reports = list(fetch_reports(connection, "article.key = ? AND report.kind = 'event'", (added.article,)))
    asked = [r for r in reports if r.contact and r.status == "called_for"]
    assert {r.near and r.near.earliest for r in asked} == days


VISIT = (
    "Ban to end\n\nRIGA, May 22, 2025 — Estonia will lift its ban on herring, the two countries agreed during talks in "
    "Riga on Wednesday.\n\nEstonian Foreign Minister Juhan Tamm arrived on Wednesday for a one-day visit to Latvia. He "
    "held talks with Foreign Minister Ilze Kraukle and was received by Prime Minister Maris Ozols.\n\nNobody gave "
    "further details.{more}"
)
PLAN = (
    "Guest due\n\nTALLINN, May 12, 2025 — Estonian Foreign Minister Juhan Tamm will visit Latvia on May 21. Ice "
    "was expected to have left the bay by then."
)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_who_is_received_on_a_visit_is_met_on_its_days_and_the_talks_of_the_states_are_the_visit(
    tmp_path: Path, order: tuple[int, int]
) -> None:
    for number, text in enumerate((PLAN, VISIT.format(more=""))):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    with open_record(tmp_path / "a.db") as record:
        for number in order:
            list(record.add(str(tmp_path / f"{number}.txt")))
        found = record.events_between("EST", "LVA", contacts=True)
        assert record.verify() == []
    day = date(2025, 5, 21)
    told = sorted((one.medium, one.earliest, one.latest, one.articles, one.status) for one in found)
    assert told == [("in_person", day, day, 1, "happened"), ("visit", day, day, 2, "happened")]


def test_who_is_met_later_on_is_not_met_on_the_days_of_a_visit(tmp_path: Path) -> None:
    more = "\n\nTamm has also met Latvian Interior Minister Sanda Liepa."
    path = tmp_path / "a.txt"
    path.write_text(VISIT.format(more=more), encoding="utf-8")
    with open_record(tmp_path / "a.db") as record:
        list(record.add(str(path)))
        found = record.events_between("EST", "LVA", contacts=True)
    assert [one.earliest for one in found if any(p.name == "Sanda Liepa" for p in one.parties)] == [None]


NEXT_DAY = (
    "{city}, {day}, 2025 — Latvian Foreign Minister Ilze Kraukle {told} Estonian Foreign Minister Juhan Tamm {when}."
)


@pytest.mark.parametrize(
    ("first", "second", "events"),
    [
        (("met", "in Riga on Tuesday"), ("met", "in Tallinn on Wednesday"), 2),
        (("met", "in Riga on Tuesday"), ("met", "in Riga on Wednesday"), 1),
        (("telephoned", "on Tuesday"), ("telephoned", "again on Wednesday"), 2),
        (("telephoned", "on Tuesday"), ("telephoned", "on Wednesday"), 1),
    ],
)
def test_what_was_in_another_town_or_again_the_day_after_is_no_other_date(
    tmp_path: Path, first: tuple[str, str], second: tuple[str, str], events: int
) -> None:
    rest = " The ministry gave no further details. The matter has been reported widely in the region."
    with open_record(tmp_path / "a.db") as record:
        for city, day, (told, when) in (("RIGA", "May 21", first), ("TALLINN", "May 22", second)):
            path = tmp_path / f"{city}.txt"
            text = NEXT_DAY.format(city=city, day=day, told=told, when=when)
            path.write_text(f"Ministers meet\n\n{text}{rest}", encoding="utf-8")
            list(record.add(str(path)))
        assert record.verify() == []
        assert len(record.events_between("EST", "LVA", contacts=True)) == events


def test_talks_of_two_states_in_two_towns_are_two(tmp_path: Path) -> None:
    rest = " The ministry gave no further details. The matter has been reported widely in the region."
    with open_record(tmp_path / "a.db") as record:
        for number, told in enumerate(
            (
                "Experts from Latvia and Estonia met in Tartu on Wednesday.",
                "Latvian Foreign Minister Ilze Kraukle met Estonian Foreign Minister Juhan Tamm on Wednesday in Riga.",
            )
        ):
            path = tmp_path / f"{number}.txt"
            path.write_text(f"News\n\nRIGA, May 22, 2025 — {told}{rest}", encoding="utf-8")
            list(record.add(str(path)))
        assert len(record.events_between("EST", "LVA", contacts=True)) == 2
