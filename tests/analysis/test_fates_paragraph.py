"""A sentence that names nobody is about whom its paragraph is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.door import open_record

PLAN = (
    "Talks on water\n\nARICA, July 24, 2025 — Chilean Water Minister Marta Ruelas and Bolivian Water Minister Hugo "
    "Apaza met in Arica on Wednesday. The ministers agreed to hold their second session in La Paz in November."
)
ROUND_UP = (
    "In brief\n\nSANTIAGO, December 29, 2025 — Bolivia paid Chile the last of its debt for gas, {own}\n\nMANILA — The "
    "Philippine president, Lito Arroyal, will pay a state visit to Indonesia in February.{other} Jakarta was pleased."
)
OFF = "A session planned for November was postponed."


@pytest.mark.parametrize(("own", "other", "state"), [("", OFF, "overdue"), (OFF, "", "withdrawn")])
def test_what_was_put_off_in_a_paragraph_of_others_was_not_ours(
    tmp_path: Path, own: str, other: str, state: str
) -> None:
    texts = (PLAN, ROUND_UP.format(own=f"a minister said. {own}", other=f" {other}"))
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    with open_record(tmp_path / "a.db") as record:
        for number in range(len(texts)):
            list(record.add(str(tmp_path / f"{number}.txt")))
        told = record.commitments(between=("CHL", "BOL"), as_of="2025-12-31")
    states = {fate.state for fate in told if "second session" in fate.commitment.quote}
    assert states == {state}
