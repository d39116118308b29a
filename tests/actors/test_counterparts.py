"""Who holds the same office elsewhere: counterparts, and those whom only their states tell apart."""

from __future__ import annotations

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
