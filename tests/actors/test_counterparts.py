"""Who holds the same office elsewhere: counterparts, and those whom only their states tell apart."""

from __future__ import annotations

import pytest
from casting import names_at


def test_who_is_joined_to_an_office_holder_by_his_state_alone_holds_the_same_office() -> None:
    text = "President Ana Costa of Peru and Chile's Hugo Vega spoke on Monday. The two presidents agreed to meet."
    assert names_at(text, "two presidents") == ["Ana Costa", "Hugo Vega"]
    listed = "President Ana Costa of Peru, Chile's Hugo Vega and Peru's Bela Ortiz spoke. The Chilean leader was late."
    assert names_at(listed, "leader") == ["Chilean leader"]


def test_a_visiting_counterpart_holds_the_same_office() -> None:
    text = (
        "Foreign Minister Ana Costa of Peru made the remarks beside her visiting Chilean counterpart, Hugo Vega. The "
        "Chilean foreign minister nodded."
    )
    assert names_at(text, "foreign minister") == ["Hugo Vega"]


def test_a_plural_title_is_of_each_who_is_named_behind_his_state() -> None:
    text = (
        "The presidents of the two countries, Ana Costa of Peru and Chile's Hugo Vega, were to shake hands. A storm "
        "kept the Chilean president at home."
    )
    assert names_at(text, "president at") == ["Hugo Vega"]


def test_a_counterpart_may_be_whom_only_a_title_tells() -> None:
    text = (
        "Two justice ministers, Ana Costa and Hugo Vega, signed it in Lima. Vega, of Chile, said he had rung his "
        "Peruvian counterpart."
    )
    assert names_at(text, "counterpart") == ["Ana Costa"]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("her Peruvian and Chilean counterparts in Lima", ["Chilean trade minister", "Peruvian trade minister"]),
        ("her counterparts from Peru and Chile", ["Chilean trade minister", "Peruvian trade minister"]),
        # More than one of a state, or nobody knows of which office.
        ("her Peruvian counterparts in Lima", ["Peruvian counterparts"]),
    ],
)
def test_counterparts_of_several_states_hold_the_office_there(words: str, names: list[str]) -> None:
    assert names_at(f"Bolivian Trade Minister Celia Huanca met {words}.", "counterparts") == names


def test_a_counterpart_is_called_by_the_office_by_which_others_call_him() -> None:
    text = "Bolivian Trade Minister Celia Huanca met her Chilean counterpart. The Chilean trade minister was late."
    assert names_at(text, "counterpart") == names_at(text, "trade minister was") == ["Chilean trade minister"]


@pytest.mark.parametrize(
    "told",
    [
        "Finnish Defence Minister Aino Lehtola met Latvian Defence Minister Ana Costa and Estonian Defence Minister "
        "Hugo Vega in Riga.",
        "Finnish Defence Minister Aino Lehtola spoke on Monday with the defence ministers of Latvia and Estonia, Ana "
        "Costa and Hugo Vega.",
    ],
)
@pytest.mark.parametrize("word", ["colleagues", "counterparts"])
def test_several_colleagues_are_those_just_named_with_the_same_office(told: str, word: str) -> None:
    assert names_at(f"{told} Lehtola told her {word} that Finland would pay.", word) == ["Ana Costa", "Hugo Vega"]


def test_colleagues_are_none_of_another_office_whom_the_article_named() -> None:
    text = (
        "Finnish President Bela Ortiz met Latvian President Ana Costa on Monday. Defence Minister Aino Lehtola of "
        "Finland told her colleagues that Finland would pay."
    )
    assert names_at(text, "colleagues") != ["Ana Costa"]
