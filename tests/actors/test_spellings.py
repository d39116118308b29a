"""Persons of the registry whose names an article spells in a way of its own, and several holders of one title."""

from __future__ import annotations

import pytest
from casting import cast_of, names_at

from dragoman.actors.spelling import spelled_alike


def of(text: str) -> dict[str, str | None]:
    """Return the persons of a text with their countries."""
    return {actor.name: actor.country for actor in cast_of(text).actors.values() if actor.kind == "person"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Uzbek Foreign Minister Bahtiyar Saidov spoke on Monday.", "Bakhtiyor Saidov"),
        ("Azerbaijan's foreign minister, Ceyhun Bayramov, spoke on Monday.", "Jeyhun Bayramov"),
        ("Saudi Foreign Minister Faisal Bin Farhan spoke on Monday.", "Faisal bin Farhan"),
        ("Qatar's Sheikh Mohammed Bin Abdulrahman Al Thani spoke on Monday.", "Mohammed bin Abdulrahman Al Thani"),
    ],
)
def test_who_holds_an_office_is_known_however_the_name_is_spelled(text: str, name: str) -> None:
    assert name in of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Uzbek Foreign Minister Timur Karimov spoke on Monday.",  # another name
        "The Uzbek painter Bahtiyar Saidov spoke on Monday.",  # no minister
        "Kazakh Foreign Minister Bahtiyar Saidov spoke on Monday.",  # of another state
    ],
)
def test_nobody_else_is_taken_for_the_holder(text: str) -> None:
    assert "Bakhtiyor Saidov" not in of(text)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Yusuf Qasim Haroun", "Yousef Kassem Haroon", True),
        ("Yusuf Qasim Haroun", "Yusuf Haroun", False),
        ("Ri Chol-ho", "Ri Son-gwon", False),
        ("Haroun", "Haroon", False),
        ("Bahtiyar Saidov", "Bakhtiyor Saidov", True),
        ("Jana Novak", "Jana Novik", True),
        ("Jana Novak", "Jana Kovac", False),
    ],
)
def test_spellings_of_one_name(one: str, other: str, alike: bool) -> None:
    assert spelled_alike(one, other) is alike


def test_of_two_ministers_behind_two_states_the_first_is_of_the_first() -> None:
    text = "Bolivian and Peruvian Foreign Ministers Celia Huanca and Rosa Quispe met in La Paz on Monday."
    assert of(text) == {"Celia Huanca": "BOL", "Rosa Quispe": "PER"}


def test_a_family_name_alone_is_the_head_of_state_s_and_not_his_wife_s() -> None:
    text = (
        "President Hugo Rojas of Peru landed in Quito. He was accompanied by the first lady, Ana Rojas. Rojas and "
        "Noboa met in May."
    )
    assert names_at(text, "Rojas and") == ["Hugo Rojas"]
