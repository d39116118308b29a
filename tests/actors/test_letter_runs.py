"""Runs of letters: as often as they are in the text, those that overlap too."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from dragoman.actors.letter_runs import LetterRuns

LONGEST = 4


@given(st.text("abß^$ \nŁ", min_size=1, max_size=60), st.lists(st.text("abßŁ^x", min_size=2, max_size=LONGEST)))
def test_counts_are_those_of_going_through_the_text(text: str, runs: list[str]) -> None:
    """Whatever the letters, and for runs that are not there at all."""
    lengths = range(2, LONGEST + 1)
    there = Counter(text[at : at + length] for length in lengths for at in range(len(text) - length + 1))
    asked = [*runs, *there]
    assert LetterRuns(text, LONGEST).count(asked) == [there[run] for run in asked]
