"""A contact that is put off, or brought forward, is not held on the old day and is to come on the new one."""

from __future__ import annotations

import pytest
from coding_texts import read_text

WHO = "Finnish President Aino Lehtola"


def told(text: str) -> list[tuple[str, str | None]]:
    """Return status and first day of the contacts of a text, in order of the days."""
    found = read_text(text).contacts
    return sorted((c.status, str(c.date.earliest) if c.date else None) for c in found)


@pytest.mark.parametrize(
    "text",
    [
        f"{WHO} has postponed her visit to Sweden to April 29, her office said.",
        f"The visit of {WHO} to Sweden has been moved to April 29.",
        f"The visit of {WHO} to Sweden has been rescheduled for April 29.",
        f"The visit of {WHO} to Sweden has been brought forward to April 29.",
        f"{WHO} has put off her visit to Sweden until April 29.",
        "The talks between Finland and Sweden were postponed until April 29.",
        "Finland and Sweden have pushed back their talks to April 29.",
        "Finland and Sweden brought forward a meeting of their foreign ministers to April 29.",
    ],
)
def test_the_new_day_is_planned(text: str) -> None:
    assert told(text) == [("planned", "2024-04-29")]


@pytest.mark.parametrize(
    "text",
    [
        f"{WHO} has postponed her visit to Sweden from March 29 to April 6, her office said.",
        f"{WHO} shifted her trip to Sweden from March 29 to April 6.",
    ],
)
def test_the_old_day_beside_it_is_not_held(text: str) -> None:
    assert told(text) == [("negated", "2024-03-29"), ("planned", "2024-04-06")]


def test_a_headline_does_not_deny_the_new_day() -> None:
    text = (
        "Finnish president puts off Stockholm visit to April 29\n\n"
        f"{WHO} has put off the visit to Sweden that was planned for March 22, her office said. "
        "The visit will now take place on April 29."
    )
    assert ("planned", "2024-04-29") in told(text)
    assert ("negated", "2024-04-29") not in told(text)


def test_the_day_on_which_somebody_puts_off_is_no_new_one() -> None:
    assert told("Finland and Sweden postponed their talks on Monday.")[0][0] == "negated"


def test_what_is_not_moved_keeps_its_status() -> None:
    found = told("The visit of Finnish President Aino Lehtola to Sweden will not be moved to April 29.")
    assert ("planned", "2024-04-29") not in found


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        (
            f"{WHO} has postponed a visit to Sweden that was due to begin on Thursday and will now go on April 29.",
            "2024-03-21",
            "2024-04-29",
        ),
        (
            f"{WHO} has put off a trip to Sweden that had been planned for Thursday and will now travel on April 29.",
            "2024-03-21",
            "2024-04-29",
        ),
        (
            f"{WHO} delayed her visit to Sweden, which was to start on March 28, and will arrive there on April 29.",
            "2024-03-28",
            "2024-04-29",
        ),
        (
            "The talks between Finland and Sweden that were to have begun on Thursday have been postponed and will be "
            "held on April 29.",
            "2024-03-21",
            "2024-04-29",
        ),
    ],
)
def test_what_is_to_come_instead_has_the_new_day_and_a_relative_clause_the_old_one(
    text: str, old: str, new: str
) -> None:
    assert told(text) == [("negated", old), ("planned", new)]


def test_what_was_put_off_and_has_not_taken_place_was_not_held_on_the_new_day() -> None:
    text = "A second round between Latvia and Belarus, put off from January to February, has not taken place."
    assert told(text) == [("negated", "2024-02-01")]


@pytest.mark.parametrize("when", ["on Monday", "today"])
def test_the_day_on_which_a_visit_was_cancelled_is_not_its_own(when: str) -> None:
    text = f"{WHO} was to visit Sweden in April. The visit was cancelled {when}, her office said."
    assert not any(day and day.startswith("2024-03") for _, day in told(text))


def test_a_visit_that_has_now_been_cancelled_is_not_of_now() -> None:
    assert ("negated", "2024-03-19") not in told(f"{WHO} was to visit Sweden. The visit has now been cancelled.")


@pytest.mark.parametrize(("words", "dated"), [("was announced on Monday", False), ("was announced for April", True)])
def test_a_visit_is_not_on_the_day_on_which_it_was_announced(words: str, dated: bool) -> None:
    reading = read_text(f"The meeting between {WHO} and Swedish envoy Erik Brandt {words}, her office said.")
    assert {one.date is not None for one in reading.contacts} == {dated}
