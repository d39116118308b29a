"""The tone of what is demanded, assured and owed: pressure is no blame, and an assurance takes nobody's side."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.reader import read

LEAD = "NAIROBI, March 4, 2025 — Kenyan Trade Minister Wanja Kirui met Ugandan Trade Minister Okot Lubega on Monday. "


@pytest.mark.parametrize(
    ("sentence", "tone"),
    [
        ("Kirui demanded that Uganda reopen the sugar depot at Busia.", "urgency"),
        ("Lubega assured his guest that the case would be heard by June.", "neutral"),
        ("Kirui reminded her host of the sums outstanding to the sugar mills.", "neutral"),
    ],
)
def test_pressure_and_assurance_have_their_own_tone(tmp_path: Path, sentence: str, tone: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Trade ministers meet\n\n{LEAD}{sentence}\n", encoding="utf-8")
    told = [one for one in read(path).statements if one.evidence[0].start > len(LEAD)]
    assert [one.tone for one in told] == [tone]
