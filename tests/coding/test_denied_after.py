"""What an article denies right after it told of it did not come about."""

from __future__ import annotations

import pytest
from coding_texts import BRANDT, LEHTOLA, read_text

TOLD = f"A newspaper has reported that {LEHTOLA} telephoned {BRANDT} on Monday."


@pytest.mark.parametrize(
    "after",
    ["Is that correct?\n\nIt is not.", "Is this true? No, there was nothing.", "That is not true.", "This is false."],
)
def test_what_is_denied_right_after_did_not_come_about(after: str) -> None:
    contact, *_ = read_text(f"{TOLD} {after}").contacts
    assert contact.status == "negated"


@pytest.mark.parametrize("after", ["Is that correct?\n\nIt is.", "That is true.", "This is not false.", "It is late."])
def test_what_is_confirmed_right_after_did(after: str) -> None:
    contact, *_ = read_text(f"{TOLD} {after}").contacts
    assert contact.status == "happened"
