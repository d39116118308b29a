"""A dossier in words."""

from __future__ import annotations

import pytest

from dragoman.analysis.types import Rarity, UsualInterval
from dragoman.export.dossier_outline import as_long, usually


@pytest.mark.parametrize(
    ("median", "lower", "upper", "words"),
    [
        (1.2, 1.0, 1.4, "usually every day"),
        (1.0, 1.0, 9.0, "usually every day (1–9)"),
        (7.0, 7.0, 7.0, "usually every 7 days"),
    ],
)
def test_what_is_usual_is_told_as_people_say_it(median: float, lower: float, upper: float, words: str) -> None:
    assert usually(UsualInterval(median=median, lower=lower, upper=upper, silences=4, left_out=0)) == words


def test_silences_of_the_same_length_and_longer_ones_are_counted_as_both() -> None:
    assert as_long(Rarity(earlier=5, as_long=5)) == "5 of 5 earlier silences were as long or longer"
