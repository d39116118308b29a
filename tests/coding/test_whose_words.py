"""Whose words they are that a document holds, or that somebody else passes on."""

from __future__ import annotations

import pytest
from coding_texts import names, read_text

from dragoman.types import Reading


def speakers(reading: Reading, cue: str) -> list[str]:
    return [names(reading, (s.speaker,))[0] if s.speaker else "" for s in reading.statements if s.cue == cue]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("A Chilean paper cited Foreign Minister Ana Rojas of Peru as saying that trade would grow.", "saying"),
        ("“We want quiet,” Ana Rojas of Peru was quoted by the press as telling the envoy.", "quoted"),
    ],
)
def test_who_is_quoted_speaks_and_not_who_passes_it_on(text: str, cue: str) -> None:
    reading = read_text(f"Foreign Minister Ana Rojas of Peru returned to Lima. {text}")
    assert speakers(reading, cue) == ["Ana Rojas"]
    assert len({s.cue for s in reading.statements} & {"cited", "quoted", "saying", "telling"}) == 1


ISSUED = [
    ("ECOWAS leaders met and issued a statement. “We stand by Togo,” the statement said.", "said", "leaders"),
    ("A statement from the foreign ministry of Peru said: “We hope it ends here.”", "said", "ministry"),
    ("Peru's foreign ministry protested. “The fleet must leave,” a ministry statement read.", "read", "ministry"),
]


@pytest.mark.parametrize(("text", "cue", "speaker"), ISSUED)
def test_a_statement_speaks_for_who_issued_it(text: str, cue: str, speaker: str) -> None:
    found = speakers(read_text(text), cue)
    assert found
    assert all(speaker.lower() in one.lower() for one in found)


def test_what_somebody_says_in_a_statement_is_said_once() -> None:
    reading = read_text("According to a statement, spokesman Juan Huerta of Peru said the patrol had gone too far.")
    assert [s.cue for s in reading.statements] == ["said"]


def test_a_claim_is_made_by_whose_it_is_and_not_by_who_denies_it() -> None:
    reading = read_text("The Navy of Peru also denied Chilean claims that its boats had crossed the line.")
    assert set(speakers(reading, "claims")) <= {"Chile"}


def test_who_vetoes_a_resolution_does_not_say_what_it_says() -> None:
    text = "Russia vetoed a resolution condemning the raid on Mali and calling on Togo to withdraw its troops."
    reading = read_text(text)
    assert "Russia" not in [speaker for cue in ("condemning", "calling") for speaker in speakers(reading, cue)]
    assert not any(names(reading, c.by) == ["Russia"] for c in reading.commitments if c.kind == "request")


def test_what_somebody_is_cited_as_saying_before_is_his() -> None:
    text = "Peru has no wish to quarrel with Chile, Andina cited Ana Rojas, the foreign minister, as saying."
    assert speakers(read_text(text), "cited") == ["Ana Rojas"]


def test_a_ministry_without_a_state_speaks_for_the_one_whose_deeds_it_tells() -> None:
    reading = read_text("Peru has warned Chile to withdraw its boats or lose the licence, the foreign ministry said.")
    (said,) = [s for s in reading.statements if s.cue == "said"]
    assert "Peru" in "".join(names(reading, [a for a in (said.speaker, said.on_behalf_of) if a]))
