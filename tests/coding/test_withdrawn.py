"""What an article takes back is no fact of it."""

from __future__ import annotations

import pytest
from coding_texts import BRANDT, LEHTOLA, read_text


@pytest.mark.parametrize(
    "text",
    [
        f"Correction: An earlier version of this article said that {LEHTOLA} met {BRANDT} on Tuesday.",
        f"This article originally said that {LEHTOLA} met {BRANDT} in Oslo.",
        f"Correction: An article published on March 2 said that {LEHTOLA} met {BRANDT} on March 1. They did not.",
        f"A previous version of this story misstated the day on which {LEHTOLA} met {BRANDT}.",
    ],
)
def test_what_an_earlier_version_said_is_no_fact(text: str) -> None:
    reading = read_text(text)
    assert not (reading.contacts or reading.statements or reading.commitments)


def test_an_earlier_version_of_a_draft_is_none_of_the_article() -> None:
    text = f"An earlier version of the draft was signed on Monday, when {LEHTOLA} met {BRANDT}."
    assert read_text(text).contacts
