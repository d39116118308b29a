"""The contact since which there was none is told, too, where only its place or occasion is named."""

from __future__ import annotations

from datetime import date

import pytest
from coding_texts import event_of, names, read_text

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


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Kenya's foreign minister met the ambassador of Tanzania on Monday. He raised the case of the lawyer Juma "
         "Otieno of Kenya, who has been detained in Tanzania since January.", date(2024, 1, 1), date(2024, 1, 31)),
        ("Kenyan President Ruto spoke by telephone on Monday with President Hassan of Tanzania. The trawler Baraka has "
         "been held in Tanzania by the navy since February 12.", date(2024, 2, 12), date(2024, 2, 12)),
        ("Peru met Chile on Monday. Chile has blocked Peruvian lorries since March 3.", date(2024, 3, 3),
         date(2024, 3, 3)),
        ("Norway has blocked Icelandic boats since last week. On Monday Iceland summoned the Norwegian ambassador.",
         date(2024, 3, 11), date(2024, 3, 17)),
    ],
)  # fmt: skip
def test_what_goes_on_since_a_day_began_then_and_has_no_day_of_what_is_told_beside_it(
    text: str, first: date, last: date
) -> None:
    _, event = event_of(text, "COERCE")
    assert event.date is not None
    assert (event.date.earliest, event.date.latest) == (first, last)


def test_what_was_done_since_a_day_has_no_day_of_what_is_told_beside_it() -> None:
    _, event = event_of("Fiji met Samoa on Monday. Fiji has imposed sanctions on Tonga since March 3.", "SANCTION")
    assert event.date is None
