"""Of which of some countries a name is, and what that tells of persons whose state nobody says."""

from __future__ import annotations

import pytest
from casting import cast_of

from dragoman.actors.country_names import likelier
from dragoman.actors.registry import load_registry


@pytest.mark.parametrize(
    ("name", "codes", "code"),
    [
        ("Orhan Yıldız", {"GRC", "TUR"}, "TUR"),
        ("Alexandros Dimopoulos", {"GRC", "TUR"}, "GRC"),
        ("Rasa Petkevičiūtė", {"LTU", "BLR"}, "LTU"),
        ("Haruto Kuroiwa", {"JPN", "KOR", "CHN"}, "JPN"),
        ("Khamla Souvannavong", {"LAO", "KHM", "VNM"}, "LAO"),
    ],
)
def test_a_name_speaks_for_one_of_some_countries(name: str, codes: set[str], code: str) -> None:
    found = likelier(name, codes, load_registry())
    assert found.keys() == codes
    assert max(found, key=lambda each: found[each]) == code
    assert sorted(found.values())[-2] < 0 < found[code]


def test_a_name_at_home_in_none_of_them_says_nothing() -> None:
    assert likelier("Orhan Karaduman", {"GRC", "ISL"}, load_registry()) == {}


def test_one_country_and_unknown_ones_are_nothing_to_compare() -> None:
    assert likelier("Orhan Yıldız", {"TUR"}, load_registry()) == {}
    assert likelier("Orhan Yıldız", {"TUR", "ZZZ"}, load_registry()) == {}


def states_of(text: str) -> dict[str, str | None]:
    return {actor.name: actor.country for actor in cast_of(text, None).actors.values() if actor.kind == "person"}


def test_officials_of_two_states_are_of_those_whose_names_theirs_are_like() -> None:
    text = (
        "Greece and Turkey are at odds over a cable. Prime Minister Alexandros Dimopoulos wrote to President Orhan "
        "Yıldız on Monday. Greece waits, and so does Turkey."
    )
    assert states_of(text) == {"Alexandros Dimopoulos": "GRC", "Orhan Yıldız": "TUR"}


def test_whom_a_body_sends_and_who_has_no_part_in_it_have_no_state_by_their_names() -> None:
    text = (
        "Greece and Turkey are at odds. The envoy, Alexandros Dimopoulos, was tired. Onur Karaduman sells fish. Greece "
        "waits, and so does Turkey."
    )
    assert states_of(text) == {"Alexandros Dimopoulos": None, "Onur Karaduman": None}
