"""The tense of the clause in which an expression of time stands."""

from __future__ import annotations

import pytest
from coding_texts import scene_of

from dragoman.coding.tense import tense_at


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Turkey met with Greece on Monday.", "past"),
        ("Turkey has met with Greece on Monday.", "past"),
        ("Sanctions were imposed on Greece on Monday.", "past"),
        ("Turkey will meet with Greece on Monday.", "future"),
        ("Turkey would meet with Greece on Monday.", "future"),
        ("Turkey is expected to meet with Greece on Monday.", "future"),
        ("Turkey plans to meet with Greece on Monday.", "future"),
    ],
)
def test_tense(text: str, tense: str) -> None:
    scene, _ = scene_of(text)
    start = text.index("Monday")
    assert tense_at(scene.analysis, start, start + len("Monday")) == tense


def test_a_plan_of_the_past_does_not_say_whether_its_day_is_over() -> None:
    scene, _ = scene_of("The airlift had been planned for Monday.")
    start = scene.article.text.index("Monday")
    assert tense_at(scene.analysis, start, start + len("Monday")) is None


def test_no_tense_before_or_beside_the_text() -> None:
    scene, _ = scene_of("Turkey met with Greece on Monday.")
    end = len(scene.article.text)
    assert tense_at(scene.analysis, -5, -1) is None
    assert tense_at(scene.analysis, end + 5, end + 9) is None
