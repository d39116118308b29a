"""What was named may be called for the kind of it, and nothing else is called so."""

from __future__ import annotations

import pytest
from casting import cast_of, mention_of, names_at


@pytest.mark.parametrize(
    ("before", "words", "name"),
    [
        ("ECOWAS met in Abuja on Sunday.", "The regional bloc", "Economic Community of West African States"),
        ("ECOWAS met in Abuja on Sunday.", "The 15-nation bloc", "Economic Community of West African States"),
        ("The African Union met on Monday.", "The continental body", "African Union"),
        ("The African Union met on Monday.", "The 55-member body", "African Union"),
        ("NATO met in Vilnius.", "The military alliance", "NATO"),
        ("ASEAN met in Manila.", "The grouping", "Association of Southeast Asian Nations"),
        ("OPEC met in Vienna.", "The cartel", "OPEC"),
        ("Zambia wrote to the IMF.", "The Washington-based lender", "International Monetary Fund"),
        ("The United Nations has observers in Kenya.", "The world body", "United Nations"),
        ("The IAEA went to Iran.", "The nuclear watchdog", "International Atomic Energy Agency"),
        ("Kenya closed the border with Somalia on Monday.", "The East African nation", "Kenya"),
        ("Nepal wrote to India.", "The Himalayan nation", "Nepal"),
        ("Sudan and Peru signed a treaty.", "The Latin American country", "Peru"),
        ("Zambia thanked China.", "The copper-rich country", "Zambia"),
        ("Saudi Arabia wrote to Peru.", "The kingdom", "Saudi Arabia"),
        ("Georgia wrote to Peru.", "The former Soviet republic", "Georgia"),
        ("Hezbollah fired at Israel.", "The Lebanese group", "Hezbollah"),
        ("Israel wrote to Hamas.", "The militant group", "Hamas"),
        ("The Houthis fired at a ship.", "The Iran-backed movement", "Houthis"),
    ],
)
def test_what_is_called_for_its_kind_is_what_was_named(before: str, words: str, name: str) -> None:
    assert names_at(f"{before} {words} said it would stay.", words) == [name]


@pytest.mark.parametrize(
    ("before", "words", "name"),
    [
        ("The African Union met on Monday.", "The human rights group", "African Union"),
        ("The European Union met in Brussels.", "The largest opposition bloc", "European Union"),
        ("The United Nations met in Geneva.", "The regional bloc", "United Nations"),
        ("Hamas wrote to Israel.", "The Lebanese group", "Hamas"),
        ("Kenya wrote to Uganda.", "The neighbouring country", "Kenya"),
        ("Peru wrote to Chile.", "The European nation", "Peru"),
        ("Kenya wrote to Uganda.", "The nation", "Kenya"),
    ],
)
def test_what_is_of_another_kind_is_not_meant(before: str, words: str, name: str) -> None:
    assert name not in names_at(f"{before} {words} said it would stay.", words)


def test_a_secretary_of_defence_is_a_minister() -> None:
    text = "British Defence Secretary Ivo Paz spoke in Riga. The British minister said London would send boats."
    assert names_at(text, "The British minister") == ["Ivo Paz"]


TWO_MINISTRIES = "The Peruvian Defence Ministry accused Chile. Chile's foreign ministry denied it."


@pytest.mark.parametrize(
    ("before", "words", "name"),
    [
        ("The Peruvian Foreign Ministry wrote to Chile. Chile read it.", "the foreign ministry", "Peru"),
        ("The Peruvian Defence Ministry accused Chile. Chile denied it.", "the ministry", "Peru"),
        ("The Peruvian Defence Ministry accused Chile. Chile's foreign ministry denied it.", "the ministry", "Chile"),
        (
            "The Peruvian Defence Ministry accused Chile. Chile's foreign ministry denied it.",
            "the defence ministry",
            "Peru",
        ),
    ],
)
def test_the_ministry_is_the_one_that_was_named_last_and_so(before: str, words: str, name: str) -> None:
    cast = cast_of(text := f"{before} The plant stands in Chile, {words} said.")
    mention = mention_of(cast, text, words)
    assert mention is not None
    assert [cast.actors[actor].country_name for actor in mention.actors] == [name]
