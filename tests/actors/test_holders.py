"""Offices whose holder the article names, though it tells only later which state he is of."""

from __future__ import annotations

import pytest
from casting import names_at

CONFIRMED = "Peru confirmed on Tuesday that {} Ana Costa would not be travelling to Chile. "


@pytest.mark.parametrize(
    ("titled", "description", "names"),
    [
        ("Foreign Minister", "The Peruvian minister is expected later.", ["Ana Costa"]),
        ("President", "The Peruvian leader is expected later.", ["Ana Costa"]),
        # Lesser offices are not called so.
        ("Deputy Foreign Minister", "The Peruvian minister is expected later.", ["Peruvian minister"]),
        ("Foreign Minister", "The Peruvian leader is expected later.", ["Peruvian leader"]),
        # Somebody new.
        ("Foreign Minister", "A Peruvian minister is expected later.", ["Peruvian minister"]),
        # Somebody of another time.
        ("Foreign Minister", "The first Peruvian minister to come to Santiago was ill.", ["Peruvian minister"]),
    ],
)
def test_a_nameless_office_is_who_turns_out_to_hold_it(titled: str, description: str, names: list[str]) -> None:
    text = CONFIRMED.format(titled) + "On the programme had been a dinner in Santiago. " + description
    assert names_at(text, "minister " if "minister" in description else "leader") == names


def test_of_several_ministers_the_one_named_last_is_meant() -> None:
    text = (
        CONFIRMED.format("Foreign Minister") + "Trade Minister Bela Ortiz of Peru would. The Peruvian minister "
        "had not said why."
    )
    assert names_at(text, "minister had") == ["Bela Ortiz"]


LEAD = "The foreign ministers of Peru and Chile met in Santiago on Monday. "


@pytest.mark.parametrize(
    "rest",
    [
        "Ana Costa welcomed Bela Ortiz at the airport and spoke of old friends.",
        "Ana Costa, who was received by Bela Ortiz before noon, asked for more water.",
        "Ana Costa became the first Peruvian foreign minister to visit Chile in two years. She held talks with "
        "Bela Ortiz for two hours.",
    ],
)
def test_who_act_on_each_other_hold_the_two_offices_of_a_lead_rather_than_whom_the_registry_knows(rest: str) -> None:
    assert set(names_at(LEAD + rest, "foreign ministers")) == {"Ana Costa", "Bela Ortiz"}


def test_who_pays_the_first_visit_by_a_minister_is_that_minister_and_whom_he_meets_the_other() -> None:
    text = (
        "The foreign ministers of Peru and Chile agreed on Monday to open the port, as Ana Costa paid the first visit "
        "to Santiago by a Peruvian foreign minister in two years. Costa, who met Bela Ortiz for two hours, was glad."
    )
    assert names_at(text, "foreign ministers") == ["Ana Costa", "Bela Ortiz"]
    assert names_at(text, "foreign minister in") == ["Ana Costa"]


def test_who_speaks_with_a_trader_holds_no_office_of_the_lead() -> None:
    text = LEAD + "A trader, Ana Costa, told Bela Ortiz of the radio that prices had risen."
    assert not {"Ana Costa", "Bela Ortiz"} & set(names_at(text, "foreign ministers"))
