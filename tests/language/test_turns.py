"""The turns of a transcript, and texts that are none."""

from __future__ import annotations

import pytest

from dragoman.language.turns import find_turns

BRIEFING = """MR. PEMBERTON: Good afternoon. The Secretary spoke with her.

He thanked her.

QUESTION: On Venezuela. Did he?

MR. PEMBERTON: He did not.

Q: And when?

MR. PEMBERTON: On Monday.

(The briefing was concluded.)"""


def test_each_paragraph_is_of_who_was_named_last() -> None:
    turns = find_turns(BRIEFING)
    said = [(BRIEFING[t.label.start : t.label.end], BRIEFING[t.said : t.end], t.asks) for t in turns]
    assert said == [
        ("MR. PEMBERTON", "Good afternoon. The Secretary spoke with her.", False),
        ("MR. PEMBERTON", "He thanked her.", False),
        ("QUESTION", "On Venezuela. Did he?", True),
        ("MR. PEMBERTON", "He did not.", False),
        ("Q", "And when?", True),
        ("MR. PEMBERTON", "On Monday.", False),
    ]
    assert [BRIEFING[t.start : t.said] for t in turns][:2] == ["MR. PEMBERTON: ", ""]


@pytest.mark.parametrize(
    "text",
    [
        "LONDON: The ministers met.\n\nREAD ALSO: Ten ideas\n\nREAD ALSO: Two more\n\nREAD ALSO: The last"
        + "\n\nThey met." * 20,
        "LONDON: One.\n\nPARIS: Two.\n\nROME: Three.\n\nBERN: Four.",
        "The ministers met on Monday.\n\nThey parted.",
        "",
    ],
)
def test_labels_of_other_texts_make_no_transcript(text: str) -> None:
    assert find_turns(text) == ()
