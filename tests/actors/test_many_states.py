"""Many states at once are a side of their own, and none of those that an article names."""

from __future__ import annotations

import pytest
from casting import cast_of, names_at


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("African leaders urged Sudan's generals to lay down their arms.", "African leaders"),
        ("Central Asian states pledged to share the river's water.", "Central Asian states"),
        ("European and Arab ministers demanded an immediate truce in Sudan.", "European and Arab ministers"),
        ("Gulf states have offered to rebuild the port of Aden.", "Gulf states"),
        ("Western governments promised Kyiv more shells.", "Western governments"),
        ("World leaders agreed on Friday to halve methane emissions.", "World leaders"),
        ("Nearly 130 countries agreed in Lima to plant more trees.", "130 countries"),
        ("More than three dozen nations have pledged aid to Peru.", "three dozen nations"),
        ("Dozens of countries pledged boats to Peru.", "Dozens of countries"),
        ("Mali's allies committed to stepping up deliveries of shells.", "Mali's allies"),
    ],
)
def test_many_states_are_called_as_the_article_calls_them(text: str, words: str) -> None:
    assert names_at(text, words) == [words[0].upper() + words[1:]]


def test_the_leaders_are_those_who_were_just_told_of() -> None:
    text = "Caribbean leaders met on Wednesday. The leaders promised to remove duties on forty products by March."
    assert names_at(text, "The leaders") == ["Caribbean leaders"]


@pytest.mark.parametrize("words", ["The two African leaders", "The African leaders both"])
def test_two_who_were_named_are_no_others_for_where_they_are_from(words: str) -> None:
    text = f"The Kenyan and Ugandan presidents met in Nairobi. {words} agreed to reopen the bridge."
    assert "African leaders" not in names_at(text, "The two" if "two" in words else "both")


@pytest.mark.parametrize("words", ["American officials", "Peruvian ministers", "the Peruvian and African ministers"])
def test_people_of_a_state_are_its_own(words: str) -> None:
    cast = cast_of(f"On Monday {words} urged Chile to reopen the bridge.")
    assert any(actor.kind == "group" and actor.country for actor in cast.actors.values())
