"""What becomes of meetings agreed on for no day, of repeated invitations, and of rounds that others replace."""

from __future__ import annotations

from pathlib import Path

import pytest
from promises import fates_of

from dragoman.analysis.fates import Fate

REST = "The ministry gave no further details. The matter has been reported widely in the region."
SOON = (
    "Ministers speak\n\nLA PAZ, March 4, 2025 — Bolivian Foreign Minister Celia Huanca spoke by phone with Peruvian "
    "Foreign Minister Rosa Quispe on Monday. The two ministers agreed to meet soon. " + REST
)


def told(tmp_path: Path, *articles: str) -> list[Fate]:
    """Return the fates of what the articles tell Bolivia and Peru owe each other."""
    return fates_of(tmp_path, *articles, sides=("BOL", "PER"))


def later(day: str, sentence: str) -> str:
    """Return an article of a day."""
    return f"News of the lake\n\nLIMA, {day}, 2025 — {sentence} {REST}"


def fate_of(found: list[Fate], words: str) -> Fate:
    """Return the one fate of the commitment with these words."""
    fate, *others = [fate for fate in found if words in fate.commitment.quote]
    assert not others
    return fate


MET = "Bolivian Foreign Minister Celia Huanca met Peruvian Foreign Minister Rosa Quispe in Quito{when}."


@pytest.mark.parametrize("when", [" on March 20", ""])
def test_to_meet_soon_is_kept_by_the_first_meeting_of_the_two(tmp_path: Path, when: str) -> None:
    visit = "Peruvian Foreign Minister Rosa Quispe visited La Paz on June 3 and met Foreign Minister Celia Huanca."
    fate = fate_of(told(tmp_path, SOON, later("June 4", visit), later("March 21", MET.format(when=when))), "meet soon")
    assert fate.state == "kept"
    assert fate.turn
    assert "Quito" in fate.turn.sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Bolivian Foreign Minister Celia Huanca wrote to Peruvian Foreign Minister Rosa Quispe on March 20.",
        "Bolivian Foreign Minister Celia Huanca met Peruvian Trade Minister Hugo Vega in Quito on March 20.",
    ],
)
def test_it_is_not_kept_by_a_letter_or_with_somebody_else(tmp_path: Path, sentence: str) -> None:
    assert fate_of(told(tmp_path, SOON, later("March 21", sentence)), "meet soon").state == "open"


INVITED = (
    "Ministers meet\n\nLA PAZ, March 4, 2025 — Bolivian Foreign Minister Celia Huanca met Peruvian Foreign Minister "
    "Rosa Quispe in Quito on Monday. Huanca invited Quispe to visit La Paz. {more} " + REST
)


def test_who_is_invited_again_has_not_accepted(tmp_path: Path) -> None:
    again = (
        "Bolivian Foreign Minister Celia Huanca has officially invited Rosa Quispe to visit La Paz, television said."
    )
    found = told(tmp_path, INVITED.format(more=""), later("April 2", again))
    assert {fate.state for fate in found if "visit La Paz" in fate.commitment.quote} == {"open"}


def test_what_was_agreed_before_is_no_answer(tmp_path: Path) -> None:
    before = "In January, Bolivia and Peru agreed to reopen their consulates."
    found = told(tmp_path, INVITED.format(more=before))
    assert fate_of(found, "visit La Paz").state == "open"


ROUND = (
    "Talks on the lake\n\nLA PAZ, March 4, 2025 — Bolivian Foreign Minister Celia Huanca met Peruvian Foreign Minister "
    "Rosa Quispe in Quito on Monday. They agreed to hold another round of talks in Quito on April 8. " + REST
)


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("The round of talks between Bolivia and Peru scheduled for April 8 in Quito has been postponed.", "withdrawn"),
        ("The round of talks between Bolivia and Peru scheduled for May 17 in Quito has been postponed.", "overdue"),
    ],
)
def test_what_is_called_off_is_what_was_set_for_that_day(tmp_path: Path, sentence: str, state: str) -> None:
    assert fate_of(told(tmp_path, ROUND, later("April 2", sentence)), "round of talks").state == state


def test_a_visit_is_not_kept_by_a_journey_to_the_other_country(tmp_path: Path) -> None:
    plan = SOON.replace(
        "The two ministers agreed to meet soon.", "A Bolivian delegation is also scheduled to visit Peru."
    )
    sentence = (
        "Peruvian Foreign Minister Rosa Quispe, who travelled to Bolivia, held talks with the president in La Paz."
    )
    assert fate_of(told(tmp_path, plan, later("April 2", sentence)), "visit Peru").state == "open"


SUMMIT = later(
    "May 3",
    "A meeting is scheduled for May 15 in Quito between the presidents of Bolivia, Peru and Ecuador. Ecuadorian "
    "President Ana Cueva will facilitate the talks between Bolivian President Hugo Mamani and Peruvian "
    "President Eva Rojas.",
)
ANNOUNCED = later(
    "May 3",
    "Bolivian President Hugo Mamani announced a forthcoming meeting set for May 15, 2025, in Quito, where Ecuadorian "
    "President Ana Cueva will facilitate discussions between him and Peruvian President Eva Rojas.",
)
OFF = later(
    "May 15",
    "The summit in Quito that was supposed to bring together Bolivian President Hugo Mamani and Peruvian President Eva "
    "Rojas this Thursday was called off. Bolivian President Hugo Mamani met Ecuadorian President Ana Cueva in Quito on "
    "Thursday.",
)
HELD = later(
    "May 16",
    "Ecuadorian President Ana Cueva hosted Bolivian President Hugo Mamani and Peruvian President Eva Rojas in Quito on "
    "Thursday, May 15.",
)


@pytest.mark.parametrize("plan", [SUMMIT, ANNOUNCED])
def test_who_was_to_mediate_does_not_keep_the_summit_with_one_of_them(tmp_path: Path, plan: str) -> None:
    found = [fate for fate in told(tmp_path, plan, OFF) if "meeting" in fate.commitment.quote.lower()]
    assert {fate.state for fate in found} == {"withdrawn"}


@pytest.mark.parametrize("plan", [SUMMIT, ANNOUNCED])
def test_a_summit_that_a_third_one_hosts_is_kept(tmp_path: Path, plan: str) -> None:
    found = [fate for fate in told(tmp_path, plan, HELD) if "meeting" in fate.commitment.quote.lower()]
    assert {fate.state for fate in found} == {"kept"}


SETS_OUT = later(
    "May 6", "Bolivian Foreign Minister Celia Huanca will {go} on May 7 to meet Foreign Minister Rosa Quispe."
)
ARRIVED = "Bolivian Foreign Minister Celia Huanca met Peruvian Foreign Minister Rosa Quispe in Lima on May {day}."


@pytest.mark.parametrize(
    ("go", "day", "state"),
    [
        ("travel to Lima", 8, "kept"),
        ("travel to Lima", 7, "kept"),
        ("visit Lima", 8, "overdue"),
        ("travel to Lima", 19, "overdue"),
    ],
)
def test_who_sets_out_may_arrive_the_next_day(tmp_path: Path, go: str, day: int, state: str) -> None:
    found = told(tmp_path, SETS_OUT.format(go=go), later(f"May {day + 1}", ARRIVED.format(day=day)))
    assert fate_of(found, "to meet").state == state


@pytest.mark.parametrize(
    "sentence",
    [
        "Trust between Bolivia and Peru does not just happen, it needs work, and this was a meeting in that process.",
        "Bolivia and Peru agreed to go on without preconditions, and the talks in Lima were a step towards it.",
    ],
)
def test_not_only_denies_nothing(tmp_path: Path, sentence: str) -> None:
    plan = later("March 4", "Bolivia's Foreign Minister Celia Huanca will visit Peru in July.")
    assert fate_of(told(tmp_path, plan, later("September 20", sentence)), "visit Peru").state == "overdue"


RELEASE = later("March 4", "Bolivia promised Peru on Monday to release 18 Peruvian soldiers.")


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        (
            "Bolivia announced the suspension of the accord and of the planned release of 18 Peruvian soldiers.",
            "withdrawn",
        ),
        ("Bolivia put the release of the 18 Peruvian soldiers on hold.", "withdrawn"),
        ("Bolivia is suspending the release of the 18 Peruvian soldiers.", "withdrawn"),
        ("Bolivia ended the suspension of the release of 18 Peruvian soldiers.", "open"),
        ("Bolivia announced the suspension of its tariffs on Peruvian wool.", "open"),
    ],
)
def test_what_is_suspended_is_called_off(tmp_path: Path, sentence: str, state: str) -> None:
    assert fate_of(told(tmp_path, RELEASE, later("March 20", sentence)), "to release").state == state
