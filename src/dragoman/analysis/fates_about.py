"""Which sentences can tell what became of a commitment: a few, found by columns, for the rules to look at.

Every condition here is one without which the rule it is of cannot hold (``fates_telling``).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from dragoman.analysis.fates_cues import ASKED, BOUND, settings
from dragoman.analysis.fates_matter import Matter, matter_of, topics_of, wanted_words
from dragoman.analysis.fates_named import thing_of
from dragoman.analysis.fates_pool import Pool
from dragoman.analysis.fates_states import kinds_of
from dragoman.analysis.fates_told import (
    ACTS,
    AS_SAID,
    AS_WANTED,
    FOLLOWS,
    GOES_ON,
    HAS_NONE,
    IN_TIME,
    NUMBERED,
    OF_REQUEST,
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


def sentences_about(
    type_: str, first: Report, made: date | None, pool: Pool, *, dated: bool = True
) -> Iterator[Sentence]:
    """Yield the sentences after a commitment was first reported that can tell what became of it, in their order.

    They share enough words with it, in a later article or, of what was asked for, in its own one too; or they follow it
    there directly.

    Args:
        type_: Kind of the commitment.
        first: Its first report.
        made: The day of that.
        pool: The sentences.
        dated: Whether it has a time by which it was due.
    """
    if made is None or type_ not in ASKED | BOUND:
        return
    import numpy as np

    matter = matter_of(first, pool)
    share = pool.shares(matter.words) + ROUNDING
    if type_ in ASKED:
        about = can_answer(matter, share, pool) | can_continue(share, pool) | can_be_as_asked(share, pool)
        about |= can_name_it(first, pool)
    else:
        about = can_settle(matter, share, pool, dated=dated) | can_tell_of_word(share, pool)
        about |= can_recall(first, pool) | can_be_as_told(first, pool)
    after = pool.between(made, settings()["horizon"])
    places = [after.start + place for place in np.flatnonzero(about[after.start : after.stop]).tolist()]
    if type_ in ASKED:
        own = pool.range_of(first.article)
        following = pool.following(first, settings()["answer_within"])
        near = {place for place in own if about[place]}.union(following)
        places = sorted({*places, *(place for place in near if pool.sentence(place).start > first.end)})
    yield from map(pool.sentence, places)


def can_settle(matter: Matter, share: Column, pool: Pool, *, dated: bool) -> Column:
    """Return for each sentence whether it can tell that something promised was done, was not done, or is off."""
    rules = settings()
    sure = surest(matter, share, pool) + rules["same_day"] * (dated & pool.having_sign(NUMBERED))
    settles = pool.having_sign(SETTLES | HAS_NONE | AS_SAID | TELLS_OF_WORD | ACTS) | pool.doing(matter.words)
    if matter.quantities:
        settles |= pool.having_sign(NUMBERED)
    if any(kinds_of(matter.deed)):
        settles |= share > 2 * ROUNDING
    enough: Column = (sure >= early_or_not(pool)) & settles
    return enough


def early_or_not(pool: Pool) -> Column:
    """Return for each sentence how surely it must speak of a commitment to settle it: less where it says "in time"."""
    import numpy as np

    rules = settings()
    found: Column = np.where(pool.having_sign(IN_TIME), float(rules["early_about"]), float(rules["about"]))
    return found


def can_answer(matter: Matter, share: Column, pool: Pool) -> Column:
    """Return for each sentence whether its own words can be an answer, or tell that what was asked for was done."""
    rules, sure = settings(), surest(matter, share, pool)
    replying = pool.having_sign(REPLIES)
    replies = (share >= rules["surely_about"]) | (replying & (share >= rules["about"]))
    replies |= pool.having_sign(OF_REQUEST) & (share >= rules["request"])
    settles = pool.having_sign(SETTLES)
    refuses = (sure >= rules["request"]) & pool.having_sign(HAS_NONE)
    enough: Column = (replies & (settles | replying | pool.having_sign(ACTS))) | (sure >= rules["about"]) | refuses
    return enough


def can_name_it(first: Report, pool: Pool) -> Column:
    """Return for each sentence whether it can refuse, or give up, what it names by one word."""
    import numpy as np

    wanted = thing_of(first, pool)
    named = pool.shares(wanted) >= 1 - 2 * ROUNDING if wanted else np.zeros(len(pool.shares(frozenset())), bool)
    found: Column = named & pool.having_sign(SETTLES | HAS_NONE | REPLIES)
    return found


def surest(matter: Matter, share: Column, pool: Pool) -> Column:
    """Return for each sentence how surely it can speak of a commitment at most, before its day is looked for."""
    import numpy as np

    most, rules, numbered = together(share, pool), settings(), pool.having_sign(NUMBERED)
    number = pool.shared(matter.words)
    number += before(number, pool)
    number += pool.shared(matter.beside) // int(rules["words"])
    counted = (number >= min(rules["words"], len(matter.words))) | numbered
    more = pool.weights(matter.beside) * (float(rules["beside"]) / (pool.weight_of(matter.words) or 1.0))
    sure = most + np.minimum(more, float(rules["beside_most"])) + ROUNDING
    if matter.quantities:
        sure += rules["same_number"] * numbered
    if matter.names:
        named = pool.shared(matter.names)
        sure += np.where(named + before(named, pool) > 0, float(rules["same_name"]), -float(rules["no_name"]))
    if matter.whole:
        sure += rules["same_core"] * (numbered & (pool.shared(matter.whole) >= len(matter.whole)))
    if any(kinds_of(matter.deed)):
        told = share > 2 * ROUNDING
        sure += told * pool.weight_of(matter.deed & matter.words) / (pool.weight_of(matter.words) or 1.0)
        counted |= told & (number + 1 >= rules["words"])
    return np.where(counted & (most >= float(rules["touches"])), sure, 0.0)


def together(share: Column, pool: Pool) -> Column:
    """Return for each sentence the share of the words that it can have at most, with the one before it."""
    import numpy as np

    rules = settings()
    less = np.where(pool.having_sign(GOES_ON), float(rules["before_named"]), float(rules["before"]))
    found: Column = share + less * before(share, pool)
    return found


def before(column: Column, pool: Pool) -> Column:
    """Return for each sentence what a column has for the one before it in its paragraph; zero for the first there."""
    import numpy as np

    moved = np.zeros_like(column)
    moved[1:] = column[:-1]
    return moved * pool.having_sign(FOLLOWS)


def can_continue(share: Column, pool: Pool) -> Column:
    """Return for each sentence whether it, with the one before it, can hold the answer to what a report asks for."""
    both = share.copy()
    both[1:] += share[:-1]
    return (both >= float(settings()["request"])) & (share > ROUNDING) & pool.having_sign(REPLIES)


def can_be_as_told(first: Report, pool: Pool) -> Column:
    """Return for each sentence whether it can say that something came as promised, of what was named before."""
    import numpy as np

    share: Column = np.maximum.reduce([pool.shares(topic) for topic in topics_of(first, pool)]) + ROUNDING
    return (share >= float(settings()["recalled"])) & pool.having_sign(AS_SAID)


def can_recall(first: Report, pool: Pool) -> Column:
    """Return for each sentence whether it can tell that those who are bound kept or broke what they had promised."""
    share = pool.shares(wanted_words(first.quote)) + ROUNDING
    return (share >= float(settings()["recalled"])) & pool.having_sign(RECALLS)


def can_tell_of_word(share: Column, pool: Pool) -> Column:
    """Return for each sentence whether it can say, of a promise told by its day, that it was kept or broken."""
    return (share >= float(settings()["dated"])) & pool.having_sign(TELLS_OF_WORD)


def can_be_as_asked(share: Column, pool: Pool) -> Column:
    """Return for each sentence whether it can say that something was done as it had been asked for."""
    least = float(settings()["recalled"]) - float(settings()["beside_most"])
    return (together(share, pool) >= least) & pool.having_sign(AS_WANTED)
