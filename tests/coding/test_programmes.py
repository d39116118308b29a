"""A programme lists what is to come, on the day that stands over it."""

from __future__ import annotations

import pytest
from coding_texts import parts_of, read_text

PROGRAMME = """Weekly programme of the Foreign Minister

Monday, 9 March 2026

Meeting with the Ambassador of Chad, Abakar Idris

Tuesday, 10 March 2026

Visit of Foreign Minister Luis Rey of Chile to Lima

Thursday, 12 March 2026

Telephone conversation with the Foreign Minister of Ghana, Ama Boaten
"""


def test_what_a_programme_lists_is_to_come_on_the_day_over_it() -> None:
    found = [
        (c.medium, c.status, c.date.earliest.day if c.date and c.date.earliest else None)
        for c in parts_of(PROGRAMME, "2026-03-06").reading.contacts
    ]
    assert sorted(found, key=str) == sorted(
        [
            ("in_person", "planned", 9),
            ("visit", "planned", 10),
            ("phone", "planned", 12),
        ],
        key=str,
    )


def test_the_present_tense_of_a_programme_is_to_come() -> None:
    text = (
        "Public Schedule\n\n11:00 a.m. Secretary Ana Costa of Peru participates in a working lunch with Ivo Paz of "
        "Portugal.\n\n12:30 p.m. Secretary Ana Costa of Peru has a telephone call with Luis Rey of Chile."
    )
    assert {(c.medium, c.status) for c in read_text(text).contacts} == {("in_person", "planned"), ("phone", "planned")}


@pytest.mark.parametrize(
    "heading",
    ["Talks on the nuclear programme of Peru", "Foreign Minister meets Chilean counterpart", "Diary of a war"],
)
def test_what_is_told_under_any_other_heading_is_not_put_off(heading: str) -> None:
    text = f"{heading}\n\nForeign Minister Ana Costa of Peru met Ivo Paz of Portugal on Monday in Lima."
    assert [c.status for c in read_text(text).contacts if c.participants] == ["happened"]
