"""Whether a later sentence tells the deed that was promised, or that it was not to be done, or only speaks of it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from promises import state_of, told

from dragoman.analysis.fates_matter import core_of
from dragoman.analysis.fates_omissions import abstained

GROUPS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "deeds.toml").read_text(encoding="utf-8"))
CASES = [(group["made"][case["of"]], case) for group in GROUPS.values() for case in group["told"]]


@pytest.mark.parametrize(("made", "case"), CASES, ids=[f"{case['of']}: {case['text'][:40]}" for _, case in CASES])
def test_a_promise_is_settled_by_its_deed(tmp_path: Path, made: dict[str, str], case: dict[str, str]) -> None:
    found = told(tmp_path, made["text"], case["text"], day=case["day"])
    assert state_of(found, made["words"]) == case["state"]


@pytest.mark.parametrize(
    ("quote", "what"),
    [
        ("that there would be no arrests of fishermen until June", {"arres"}),
        ("to refrain from new arrests at Ainazi", {"arres"}),
        ("Latvia will no longer stop lorries at Valka", {"stop"}),
        ("that no lorry would be stopped at Valka in May", {"stop"}),
        ("to build no more posts along the road", {"build"}),
        ("to pay the fee no later than May 18", set()),
        ("that Latvia would not hesitate to pay the fee", set()),
        ("to open the bridge, which was not open in May", set()),
        ("to open the bridge and not to close the sluice", set()),
    ],
)
def test_what_is_not_to_be_done_is_known_by_its_word(quote: str, what: set[str]) -> None:
    assert abstained(quote) == what


def test_where_a_thing_is_to_be_is_nothing_that_is_done() -> None:
    assert core_of("that the remarks would be in Valga", frozenset()) == core_of("the remarks would be", frozenset())


ASKED = "Kraukle wrote to Tamm and proposed a meeting in Valga in July."
HELD = "Estonian Foreign Minister Juhan Tamm met Latvian Foreign Minister Ilze Kraukle in Valga on July 12."


@pytest.mark.parametrize(
    ("later", "day", "state"),
    [
        (HELD, "July 14", "answered_yes"),
        (HELD.replace("July 12", "May 12"), "July 14", "open"),
        (HELD.replace("July 12", "August 12"), "August 14", "open"),
        (HELD.replace("met", "telephoned").replace(" in Valga", ""), "July 14", "open"),
        (
            HELD.replace("Latvian Foreign Minister Ilze Kraukle", "Finnish Foreign Minister Aino Salo"),
            "July 14",
            "open",
        ),
        ("Tamm declined to meet Kraukle in Valga in July.", "July 2", "answered_no"),
    ],
)
def test_a_meeting_that_was_asked_for_is_granted_by_its_being_held(
    tmp_path: Path, later: str, day: str, state: str
) -> None:
    assert state_of(told(tmp_path, ASKED, later, day=day), "a meeting in Valga") == state
