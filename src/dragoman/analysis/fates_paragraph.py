"""Whom a sentence is about that names nobody: "A trip planned for November was postponed", in a round-up."""

from __future__ import annotations

from dragoman.analysis.fates_deeds import Sides
from dragoman.analysis.fates_pool import Pool
from dragoman.analysis.fates_told import NO_ACTS, Sentence


def is_in_paragraph_of_others(sentence: Sentence, sides: Sides, pool: Pool) -> bool:
    """Whether a sentence names no country and follows, in its paragraph, one that names others than the two sides."""
    if sentence.acts.named or sentence.article not in pool.numbers:
        return False
    told = pool.articles[pool.numbers[sentence.article]]
    place = told.numbers.index(sentence.number)
    while place > 0 and "\n" not in told.text[told.spans[place - 1][1] : told.spans[place][0]]:
        place -= 1
        named = told.acts.get(told.numbers[place], NO_ACTS).named
        if named:
            return not named & (sides["by"] | sides["to"])
    return False
