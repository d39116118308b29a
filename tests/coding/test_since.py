"""The contact since which there was none is told, too, where only its place or occasion is named."""

from __future__ import annotations

import pytest
from coding_texts import names, read_text

TWO = "Finnish President Aino Lehtola and Swedish President Erik Brandt"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (f"{TWO} have not met since Langkawi in May.", "Langkawi in May"),
        (f"{TWO} have not been in contact since the retreat in Langkawi.", "the retreat in Langkawi"),
        (f"{TWO} have not spoken since the dinner in Tampere last year.", "the dinner in Tampere last year"),
        (f"{TWO} have not spoken since the summit in Riga in May.", "the summit in Riga in May"),
        (f"{TWO} have not seen each other since the NATO summit in The Hague.", "the NATO summit in The Hague"),
    ],
)
def test_where_they_last_met_is_a_contact_of_the_same(text: str, quote: str) -> None:
    reading = read_text(text)
    silent, last = reading.contacts
    assert (silent.status, last.status, last.medium) == ("negated", "happened", "in_person")
    assert last.evidence[0].quote == quote
    assert names(reading, last.participants) == names(reading, silent.participants) == ["Aino Lehtola", "Erik Brandt"]


def test_the_day_is_that_of_the_last_contact() -> None:
    _, last = read_text(f"{TWO} have not met since Langkawi in May.").contacts
    assert (str(last.date.earliest), last.place, last.historical) == ("2023-05-01", "Langkawi", True)


def test_a_first_call_since_a_meeting_are_two_contacts() -> None:
    reading = read_text(f"It was the first call of {TWO} since they saw each other at the Astana summit in December.")
    assert sorted(contact.medium for contact in reading.contacts) == ["in_person", "phone"]


@pytest.mark.parametrize("since", ["May", "the election in May", "the explosion in Riga in May", "she took office"])
def test_what_is_no_occasion_of_theirs_is_no_contact(since: str) -> None:
    assert [contact.status for contact in read_text(f"{TWO} have not met since {since}.").contacts] == ["negated"]
