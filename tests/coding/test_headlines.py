"""What a headline says of a report's contacts and commitments is evidence of them, and nothing of its own."""

from __future__ import annotations

from coding_texts import names, read_text

HEADLINE = "Kenyan foreign minister meets Tanzanian counterpart over lake ban"
REPORT = "Kenya's foreign minister held talks with her Tanzanian counterpart in Arusha on Monday."


def test_a_contact_in_the_headline_is_the_reports() -> None:
    contacts = read_text(f"{HEADLINE}\n\n{REPORT}").contacts
    assert len(contacts) == 1
    assert [HEADLINE.startswith(quote.quote) for quote in contacts[0].evidence] == [False, True]


def test_a_commitment_in_the_headline_is_the_reports() -> None:
    headline = "Kenya urges Tanzania to lift ban on trawlers"
    told = f"{headline}\n\nKenya on Monday urged Tanzania to lift its ban on trawlers by Friday."
    (commitment,) = read_text(told).commitments
    assert [headline.startswith(quote.quote) for quote in commitment.evidence] == [False, True]
    assert commitment.due is not None


def test_whom_only_the_headline_describes_is_no_further_party() -> None:
    text = (
        "Ecuador, Colombia presidents talk\n\nPresident Ivo Paz of Ecuador and President Ana Costa of Colombia "
        "spoke by telephone on Tuesday."
    )
    reading = read_text(text)
    assert [names(reading, c.participants) for c in reading.contacts] == [["Ana Costa", "Ivo Paz"]]
