"""A letter that was told of speaks for who sent it."""

from __future__ import annotations

import pytest
from coding_texts import names, read_text


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Finland sent Sweden a letter on Monday. The letter asks that the tolls be lifted by May.", ["Finland"]),
        (
            "Finland called in the Swedish ambassador and handed him a note of protest. The note, a copy of which was "
            "seen by the press, demands the release of the crew.",
            ["Finland"],
        ),
        (
            "A letter from Finland reached Stockholm on Monday. Nobody spoke of it. The letter asks that the tolls be "
            "lifted by May.",
            ["Finland"],
        ),
        ("A letter reached Stockholm on Monday. The letter asks that the tolls be lifted by May.", []),
    ],
)
def test_a_letter_asks_for_who_sent_it(text: str, by: list[str]) -> None:
    reading = read_text(text)
    asked = [one for one in reading.commitments if one.kind in {"request", "demand"}]
    assert [names(reading, one.by) for one in asked] == ([by] if by else [])
