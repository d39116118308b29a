"""What is told on the way to a promise's day, of other dates for it, and of requests to come that nobody answered."""

from __future__ import annotations

from pathlib import Path

import pytest
from promises import MADE, REST, fates_of, state_of, told

from dragoman.analysis.fates_cues import says_instead
from dragoman.analysis.fates_link import is_new
from dragoman.analysis.fates_matter import matter
from dragoman.analysis.fates_told import NO_ACTS, Sentence

TROOPS = "Latvia promised to withdraw its engineers from Valka and Voru by September 15."


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("The engineers will now leave in October.", True),
        ("The bridge would now be opened on Monday.", True),
        ("The engineers will now turn to the camp at Voru.", False),
        ("Latvia will now focus on its withdrawal from camp 201.", False),
        ("The opening has been moved from June 15 to July 1.", True),
        ("The two agreed to extend the deadline for the withdrawal.", True),
    ],
)
def test_now_something_else_is_to_come_only_with_its_time(text: str, instead: bool) -> None:
    assert says_instead(text) is instead


@pytest.mark.parametrize(
    ("later", "day", "state"),
    [
        ("With Valka empty, Latvia will now turn to withdrawing its engineers from Voru.", "July 8", "overdue"),
        (
            "Latvian engineers withdrew from Valka on Monday. They have until September 15 to withdraw from Voru too.",
            "August 5",
            "overdue",
        ),
        ("The last Latvian engineers withdrew from Valka and Voru on Monday.", "August 5", "kept"),
        (
            "Estonia and Latvia agreed to an extension of the deadline for the withdrawal of the engineers from Valka "
            "and Voru until October 20.",
            "September 16",
            "superseded",
        ),
    ],
)
def test_a_part_that_was_done_in_time_keeps_nothing_yet(tmp_path: Path, later: str, day: str, state: str) -> None:
    assert state_of(told(tmp_path, TROOPS, later, day=day), "engineers") == state


@pytest.mark.parametrize(("place", "state"), [("Tallinn", "answered_yes"), ("Warsaw", "open")])
def test_who_is_asked_to_come_does_so_when_he_is_seen_there(tmp_path: Path, place: str, state: str) -> None:
    asked = MADE.format(text="Tamm demanded that Latvian Prime Minister Juris Kalve first visit Tallinn.")
    came = (
        f"Prime ministers meet\n\n{place.upper()}, March 28, 2025 — Latvian Prime Minister Juris Kalve met Estonian "
        f"Prime Minister Tiit Saar in {place} on Thursday. {REST}"
    )
    assert state_of(fates_of(tmp_path, asked, came), "visit Tallinn") == state


def test_an_article_that_only_names_both_countries_is_read(tmp_path: Path) -> None:
    asked = MADE.format(text="Estonia asked Latvia to open the files on the sinking of the Kalev.")
    opened = (
        "Files are open\n\nRIGA, June 11, 2025 — Latvia opened 900 files on the sinking of the Kalev to the public on "
        f"Tuesday. Historians from Estonia were among the first readers. {REST}"
    )
    assert state_of(fates_of(tmp_path, asked, opened), "files") == "answered_yes"


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("Parliament voted for a fishing treaty.", True),
        ("Parliament voted for the treaty.", False),
        ("Parliament voted for an insurance treaty.", False),
        ("Parliament voted for the long treaty.", False),
    ],
)
def test_a_thing_of_another_kind_is_another_thing(text: str, new: bool) -> None:
    from dragoman.analysis.fates_meanings import meaning_words

    own = matter("to ratify the insurance treaty", "", "", "Latvia Latvian", frozenset())
    sentence = Sentence(
        article="a", title="", outlet=None, published=None, number=0, start=0, end=len(text), text=text,
        words=meaning_words(text), acts=NO_ACTS, told=None,
    )  # fmt: skip
    assert is_new(own, sentence) is new
