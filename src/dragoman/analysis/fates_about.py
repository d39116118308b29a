"""Which sentences can tell what became of a commitment: a few, found by columns, for the rules to look at.

Every condition here is one without which the rule it is of cannot hold (``fates_telling``).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from dragoman.analysis.fates_cues import ASKED, BOUND, settings
from dragoman.analysis.fates_matter import matter_of, topic_of, wanted_words
from dragoman.analysis.fates_pool import Pool
from dragoman.analysis.fates_told import (
    AS_SAID,
    DOES_AS_ASKED,
    NUMBERED,
    RECALLS,
    REPLIES,
    SETTLES,
    TELLS_OF_WORD,
    Sentence,
)
from dragoman.record.types import Report

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Column = NDArray[Any]

#: Sums of the same shares in another order differ by less.
ROUNDING = 1e-9


def sentences_about(type_: str, first: Report, made: date | None, pool: Pool) -> Iterator[Sentence]:
    """Yield the sentences after a commitment was first reported that can tell what became of it, in their order.

    They share enough words with it, in a later article or, of what was asked for, in its own one too; or they follow it
    there directly.

    Args:
        type_: Kind of the commitment.
        first: Its first report.
        made: The day of that.
        pool: The sentences.
    """
    if made is None or type_ not in ASKED | BOUND:
        return
    import numpy as np

    about = can_touch(first, pool)
    if type_ in ASKED:
        about |= can_continue(first, pool) | can_be_as_asked(first, pool)
    else:
        about |= can_recall(first, pool) | can_be_as_told(first, pool) | can_tell_of_word(first, pool)
    after = pool.between(made, settings()["horizon"])
    places = [after.start + place for place in np.flatnonzero(about[after.start : after.stop]).tolist()]
    if type_ in ASKED:
        own = pool.range_of(first.article)
        following = pool.following(first, settings()["answer_within"])
        near = {place for place in own if about[place]}.union(following)
        places = sorted({*places, *(place for place in near if pool.sentence(place).start > first.end)})
    yield from map(pool.sentence, places)


def can_touch(first: Report, pool: Pool) -> Column:
    """Return for each sentence whether it, with the one before it, shares enough words to be counted."""
    matter, rules = matter_of(first, pool), settings()
    share = pool.shares(matter.words) + ROUNDING
    together, number = share.copy(), pool.shared(matter.words)
    settles = (number > 0) | pool.having_sign(SETTLES)
    together[1:] += float(rules["before_named"]) * share[:-1]
    number[1:] += number[:-1].copy()
    number += pool.shared(matter.beside) // int(rules["words"])
    several = number >= min(rules["words"], len(matter.words))
    enough: Column = (together >= float(rules["touches"])) & settles & (several | pool.having_sign(NUMBERED))
    return enough


def can_continue(first: Report, pool: Pool) -> Column:
    """Return for each sentence whether it, with the one before it, can hold the answer to what a report asks for."""
    share = pool.shares(matter_of(first, pool).words) + ROUNDING
    together = share.copy()
    together[1:] += share[:-1]
    return (together >= float(settings()["request"])) & (share > ROUNDING) & pool.having_sign(REPLIES)


def can_be_as_told(first: Report, pool: Pool) -> Column:
    """Return for each sentence whether it can say that something came as promised, of what was named before."""
    share = pool.shares(topic_of(first, pool)) + ROUNDING
    return (share >= float(settings()["recalled"])) & pool.having_sign(AS_SAID)


def can_recall(first: Report, pool: Pool) -> Column:
    """Return for each sentence whether it can tell that those who are bound kept or broke what they had promised."""
    share = pool.shares(wanted_words(first.quote)) + ROUNDING
    return (share >= float(settings()["recalled"])) & pool.having_sign(RECALLS)


def can_tell_of_word(first: Report, pool: Pool) -> Column:
    """Return for each sentence whether it can say, of a promise told by its day, that it was kept or broken."""
    share = pool.shares(matter_of(first, pool).words) + ROUNDING
    return (share >= float(settings()["dated"])) & pool.having_sign(TELLS_OF_WORD)


def can_be_as_asked(first: Report, pool: Pool) -> Column:
    """Return for each sentence whether it can say that something was done as it had been asked for."""
    share = pool.shares(matter_of(first, pool).words) + ROUNDING
    least = float(settings()["recalled"]) - float(settings()["beside_most"])
    return (share >= least) & pool.having_sign(DOES_AS_ASKED)
