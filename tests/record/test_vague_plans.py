"""What a plan for days that are not told exactly is, and what not: another plan, or what came about in that time."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.door import open_record

PLAN = (
    "Neighbours agree\n\nRIGA, September 5, 2025 — Latvia and Belarus agreed on Thursday that a joint border "
    "commission would meet before the end of November. The matter has been reported widely in the region."
)
MET = (
    "Ministers in New York\n\nNEW YORK, September 26, 2025 — Latvian Foreign Minister Dace Ozolkalne met Belarusian "
    "Foreign Minister Viktar Haradnik in New York on Thursday. They spoke about two drivers, her office said."
)
HELD = (
    "Commission meets\n\nRIGA, November 12, 2025 — The joint border commission of Latvia and Belarus met in Riga on "
    "Tuesday. The matter has been reported widely in the region."
)


def contacts(tmp_path: Path, *articles: str) -> list[tuple[str, int]]:
    """Return the status of each meeting of the two in a record, and how many articles tell of it."""
    with open_record(tmp_path / "record.db") as record:
        for number, text in enumerate(articles):
            path = tmp_path / f"{number}.txt"
            path.write_text(text, encoding="utf-8")
            list(record.add(str(path)))
        found = record.events_between("LVA", "BLR", contacts=True)
        return sorted((one.status, one.articles) for one in found if one.medium == "in_person")


def test_a_far_plan_is_not_the_next_meeting_on_other_matters(tmp_path: Path) -> None:
    assert contacts(tmp_path, PLAN, MET) == [("happened", 1), ("planned", 1)]


def test_a_far_plan_is_the_meeting_told_in_like_words(tmp_path: Path) -> None:
    assert contacts(tmp_path, PLAN, HELD) == [("happened", 2)]


ON_TWO_DAYS = (
    "In brief\n\nRIGA, December 1, 2025 — Belarusian President Viktar Haradnik will pay a state visit to Latvia on "
    "Feb. 10 and 11. The matter has been reported widely in the region."
)
IN_FEBRUARY = (
    "Guest expected\n\nRIGA, December 3, 2025 — President Viktar Haradnik of Belarus is coming to Riga in February, "
    "the Latvian presidency said. Ice was expected to have left the bay by then."
)
LATER = (
    "Farewell\n\nMINSK, December 5, 2025 — Belarusian President Viktar Haradnik will visit Latvia on Feb. 24 and 25 to "
    "open a bridge. Its two lanes cross the river near the old mill."
)
IN_MARCH = IN_FEBRUARY.replace("February", "March")


def visits(tmp_path: Path, *articles: str) -> list[int]:
    """Return for each planned visit between the two how many articles tell of it."""
    with open_record(tmp_path / "record.db") as record:
        for number, text in enumerate(articles):
            path = tmp_path / f"{number}.txt"
            path.write_text(text, encoding="utf-8")
            list(record.add(str(path)))
        return sorted(one.articles for one in record.events_between("LVA", "BLR", contacts=True))


@pytest.mark.parametrize("articles", [(ON_TWO_DAYS, IN_FEBRUARY), (IN_FEBRUARY, ON_TWO_DAYS)])
def test_a_visit_on_two_days_is_the_one_that_another_article_has_in_that_month(
    tmp_path: Path, articles: tuple[str, str]
) -> None:
    assert visits(tmp_path, *articles) == [2]


def test_visits_of_two_months_are_two(tmp_path: Path) -> None:
    assert visits(tmp_path, ON_TWO_DAYS, IN_MARCH) == [1, 1]


def test_a_visit_of_a_month_is_neither_of_two_that_month_has(tmp_path: Path) -> None:
    assert visits(tmp_path, ON_TWO_DAYS, LATER, IN_FEBRUARY) == [1, 1, 1]
