"""Threats: that something will be answered, what a side reserves the right to do, and what it warns another of."""

from __future__ import annotations

import pytest
from coding_texts import names, read_text


def promised(text: str) -> set[str]:
    """Return the names of who threatens or promises to act in a text."""
    reading = read_text(text)
    return {name for c in reading.commitments if c.kind == "promise" for name in names(reading, c.by)}


@pytest.mark.parametrize(
    "text",
    [
        '"If they attack, our response will be merciless," Armenia\'s defence minister Aram Sarkov said.',
        '"There will of course be a reaction from our side," Armenia\'s defence minister Aram Sarkov said.',
        "There would be a response to Togo, Armenia's defence minister Aram Sarkov warned.",
        "Any attack will be met with a harsh response, Armenia's defence minister Aram Sarkov said.",
        "The move will not go unanswered, Armenia's defence minister Aram Sarkov said.",
        '"We will not leave this without a response," Armenia\'s defence minister Aram Sarkov said.',
    ],
)
def test_who_says_that_an_act_will_be_answered_threatens(text: str) -> None:
    assert "Aram Sarkov" in promised(text)


@pytest.mark.parametrize(
    "text",
    [
        "There will be no response to the letter, Armenia's defence minister Aram Sarkov said.",
        "Whether there will be a response, Armenia's defence minister Aram Sarkov could not say.",
        "The plant's response to light will be slow, the Armenian institute said.",
        "There will be rain, Armenia's defence minister Aram Sarkov said.",
    ],
)
def test_other_answers_threaten_nobody(text: str) -> None:
    assert not promised(text)


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Italy reserves the right to recall its envoy to Malta, the ministry said.", "recall its envoy"),
        ("Italy warned Malta of severe retaliation if the patrols went on.", "severe retaliation"),
        ('Italy warned Malta of "a firm response" over the patrols.', "firm response"),
        ("Italy threatened Malta with a boycott of the fair.", "a boycott of the fair"),
        ("Italy threatened retaliation against Malta.", "retaliation"),
        ("Italy warned of a response to the Maltese duties.", "a response to"),
    ],
)
def test_a_threat_says_what_is_to_come(text: str, action: str) -> None:
    reading = read_text(text)
    found = [c for c in reading.commitments if c.kind == "promise"]
    assert [names(reading, c.by) for c in found] == [["Italy"]]
    assert action in found[0].action.quote


@pytest.mark.parametrize(
    "text",
    [
        "Italy, which reserves all rights under the treaty with Malta, has not replied.",
        "Italy warned Malta of a famine in the north.",
        "Italy warned Malta of serious consequences over the patrols.",
        "Italy warned of retaliation by Malta.",
        "Italy warned of Malta's response to the duties.",
        "Italy has never threatened sanctions against Malta.",
        "The airline Aero Lido reserves the right to refuse Maltese passengers.",
    ],
)
def test_what_others_do_or_what_is_no_deed_is_no_threat(text: str) -> None:
    assert not promised(text)


def test_what_will_go_on_unless_another_gives_in_is_a_threat() -> None:
    assert "Han Mi-rae" in promised(
        "Broadcasts to the North would continue unless it apologised, South Korean president Han Mi-rae said."
    )
