"""What is told to who writes is no contact of states."""

from __future__ import annotations

import pytest
from coding_texts import contact_of, names, read_text


@pytest.mark.parametrize(
    "text",
    [
        "Peru's negotiator, Hugo Vega, who spoke to me by telephone, believes that a deal with Chile is close.",
        "The Libyan embassy in Malta did not pick up the telephone to us.",
        "The Chinese ambassador in Delhi did not respond to an email from this newspaper.",
        "Togo's foreign minister, Ana Costa, told the Sunday Ledger by telephone that Benin was calm.",
        "In a note to journalists, the spokesperson of the Peruvian foreign ministry confirmed the day.",
        "Peru and Chile are at odds over a river. The officials spoke on condition of anonymity to tell of it.",
        "A source informed the Russian news agency Sputnik that the border with Finland had reopened.",
        "Finland's ambassador informed a Swedish newspaper of the sailing of the ferry.",
        "Finnish Foreign Minister Mika Aalto told a Swedish newspaper that he was tired.",
        "Finnish Foreign Minister Mika Aalto told Swedish reporters that he was tired.",
        "In an email, a spokesperson for the Australian foreign ministry said that Australia respects Vanuatu.",
        "The following is a transcript of today's noon briefing by Ivo Paz, Spokesman for the Secretary-General.",
        "At 11 a.m. on Monday, there will be a press conference by Ivo Paz, Peru's envoy for the Sahel.",
        "Peru's envoy for the Sahel, Ivo Paz, will brief reporters and journalists in Lima at three.",
        "In a short while, we will be joined here by our guest, Ivo Paz, Peru's envoy for the Sahel.",
        "Ivo Paz, Peru's envoy for the Sahel, will brief you on the situation in Lima at three.",
    ],
)
def test_a_contact_with_who_writes_is_none(text: str) -> None:
    assert read_text(text).contacts == ()


@pytest.mark.parametrize(
    "text",
    [
        "Peru's envoy for the Sahel, Ivo Paz, briefed the Security Council on Monday.",
        "Peru's envoy, Ivo Paz, briefed the ambassadors of Chad and Niger in Lima.",
        "The foreign ministers of Chad and Niger gave a joint press conference in Lima on Monday.",
    ],
)
def test_whoever_speaks_to_others_than_the_press_is_in_contact(text: str) -> None:
    assert len(read_text(text).contacts) == 1


def test_us_within_quotation_marks_are_the_speakers() -> None:
    text = 'The Peruvian foreign minister said on Monday: "The president of Chile called us by telephone."'
    assert [contact.medium for contact in read_text(text).contacts] == ["phone"]


def test_a_paper_that_tells_of_a_trip_is_not_on_it() -> None:
    text = (
        "The Washington Post first reported the trip of Peru's envoy, Hugo Vega, to Chile, which took place at Easter."
    )
    reading, contact = contact_of(text)
    assert names(reading, contact.participants) == ["Chile", "Hugo Vega"]


@pytest.mark.parametrize("agency", ["The Reuters news agency", "TASS news agency", "Itar-Tass agency"])
def test_an_agency_is_its_outlet_and_none_of_those_of_whom_it_tells(agency: str) -> None:
    text = (
        "Finnish envoy Aino Lehtola held talks in Oslo on Sunday with Swedish envoy Erik Brandt, Norwegian news "
        f"agencies reported.\n\n{agency} said they would meet again on Friday."
    )
    reading = read_text(text)
    told = {tuple(names(reading, contact.participants)) for contact in reading.contacts}
    assert told == {("Aino Lehtola", "Erik Brandt")}
    assert not [actor.name for actor in reading.actors if actor.name.endswith(" agency")]
