"""A plan of nobody named for some day of many weeks is not the first contact that happens to fall into them."""

from __future__ import annotations

from pathlib import Path

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
