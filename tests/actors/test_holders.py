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
