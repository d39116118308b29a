"""Numbers of things in a text, by which a promise and what is told of it are known to be one."""

from __future__ import annotations

import pytest

from dragoman.analysis.fates_quantities import quantities


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Latvia sent a hundred lorries.", [100.0]),
        ("Latvia paid a hundred thousand euros.", [100_000.0]),
        ("Latvia lent a million euros.", [1e6]),
        ("Latvia gave half a million tents.", []),
        ("Latvia sent two hundred lorries.", [200.0]),
        ("Hundreds of lorries came.", []),
    ],
)
def test_a_hundred_is_a_number(text: str, numbers: list[float]) -> None:
    assert [one.number for one in quantities(text)] == numbers
