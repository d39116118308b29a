"""What an article takes back is no fact of it."""

from __future__ import annotations

from datetime import date

import pytest
from coding_texts import BRANDT, LEHTOLA, contact_of, read_text


@pytest.mark.parametrize(
    "text",
    [
        f"Correction: An earlier version of this article said that {LEHTOLA} met {BRANDT} on Tuesday.",
        f"This article originally said that {LEHTOLA} met {BRANDT} in Oslo.",
        f"Correction: An article published on March 2 said that {LEHTOLA} met {BRANDT} on March 1. They did not.",
        f"A previous version of this story misstated the day on which {LEHTOLA} met {BRANDT}.",
    ],
)
def test_what_an_earlier_version_said_is_no_fact(text: str) -> None:
    reading = read_text(text)
    assert not (reading.contacts or reading.statements or reading.commitments)


def test_an_earlier_version_of_a_draft_is_none_of_the_article() -> None:
    text = f"An earlier version of the draft was signed on Monday, when {LEHTOLA} met {BRANDT}."
    assert read_text(text).contacts


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            f"Correction: Envoys\n\nOn Monday we wrote that {LEHTOLA} would travel to Sweden on April 8. Her spokesman "
            "gave the date as April 9.",
            date(2024, 4, 9),
        ),
        (
            f"On Monday we reported that {LEHTOLA} would travel to Sweden on April 8; she will fly there on April 9. "
            "We regret the error.",
            date(2024, 4, 9),
        ),
        (
            f"Clarification: Envoys\n\nOur report of Monday said that {LEHTOLA} met {BRANDT} on March 12. They met on "
            "March 13.",
            date(2024, 3, 13),
        ),
    ],
)
def test_a_correction_tells_the_right_day_alone(text: str, day: date) -> None:
    assert {one.date and one.date.earliest for one in read_text(text).contacts} == {day}


def test_what_the_paper_wrote_is_no_letter() -> None:
    assert not read_text("We also wrote that Chile had recalled its ambassador for the first time in years.").contacts


def test_what_we_wrote_to_somebody_is_a_letter() -> None:
    text = f'"We wrote to Sweden on Monday," {LEHTOLA} said. The paper also carried a correction of the error.'
    assert [one.medium for one in read_text(text).contacts] == ["letter"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "In our report of March 18 about the release of the longliner, please read in the third paragraph that "
            "President Herminie of Seychelles and Prime Minister Ramgoolam of Mauritius spoke by telephone on Friday, "
            "March 15, and not on Monday as stated.",
            date(2024, 3, 15),
        ),
        ("Readers are asked to note that Ghana's president met the president of Togo on Friday.", date(2024, 3, 15)),
        ("Norway's minister met his colleague of Iceland on Friday, not on Monday.", date(2024, 3, 15)),
        ("Norway's minister met his colleague of Iceland not on Friday but on Monday.", date(2024, 3, 18)),
    ],
)
def test_what_readers_are_to_read_is_told_on_its_right_day(text: str, day: date) -> None:
    _, contact = contact_of(text)
    assert (contact.status, contact.date and contact.date.earliest) == ("happened", day)
    assert not read_text(text).commitments


def test_what_readers_are_to_do_with_a_text_is_no_deed() -> None:
    text = (
        "Note to readers: in our report of 18 March on the talks of Chad with Niger, please replace Friday with Monday."
    )
    reading = read_text(text)
    assert (reading.contacts, reading.commitments, reading.events) == ((), (), ())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Please note that Ghana promised to pay Togo by July 3.", "promise"),
        ("In its report of March 18 the government of Norway asked Iceland to lift the ban.", "request"),
    ],
)
def test_what_others_promise_and_ask_for_is_told_all_the_same(text: str, kind: str) -> None:
    assert [c.kind for c in read_text(text).commitments] == [kind]
