"""Which sentences can tell what became of a commitment: a few, found by columns, for the rules to look at.

Every condition here is one without which the rule it is of cannot hold (``fates_telling``).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from dragoman.analysis.fates_cues import ASKED, BOUND, settings
from dragoman.analysis.fates_pool import Pool
from dragoman.analysis.fates_told import AS_SAID, DOES_AS_ASKED, RECALLS, REPLIES, REQUESTS, TELLS_OF_WORD, Sentence
from dragoman.analysis.fates_words import topic_of, wanted_words
from dragoman.record.types import Report
from dragoman.record.wording import telling_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Column = NDArray[Any]

#: Sums of the same shares in another order differ by less.
ROUNDING = 1e-9
#: What a sentence must have by itself, and with a sign: the share of the commitment's words that a rule asks for.
SETTLING = (("about", 0), ("recalled", RECALLS), ("dated", TELLS_OF_WORD))
ANSWERING = (("surely_about", 0), ("about", REPLIES), ("request", REQUESTS), ("recalled", DOES_AS_ASKED))


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

    about = can_be_about(first, pool, ANSWERING if type_ in ASKED else SETTLING)
    about |= can_continue(first, pool) if type_ in ASKED else can_be_as_told(first, pool)
    after = pool.between(made, settings()["horizon"])
    places = [after.start + place for place in np.flatnonzero(about[after.start : after.stop]).tolist()]
    if type_ in ASKED:
        own = pool.range_of(first.article)
        following = pool.following(first, settings()["answer_within"])
        near = {place for place in own if about[place]}.union(following)
        places = sorted({*places, *(place for place in near if pool.sentence(place).start > first.end)})
    yield from map(pool.sentence, places)


def can_be_about(first: Report, pool: Pool, rules: tuple[tuple[str, int], ...]) -> Column:
    """Return for each sentence whether it shares enough words with a report for one of some rules."""
    import numpy as np

    telling = telling_words(first.quote)
    share = pool.shares(wanted_words(first.quote)) + ROUNDING
    enough = np.zeros(pool.size, bool)
    for rule, sign in rules:
        long_enough = share >= settings()[rule]
        enough |= long_enough & pool.having_sign(sign) if sign else long_enough
    enough &= pool.shared(telling) >= min(settings()["words"], len(telling))
    return enough


def can_continue(first: Report, pool: Pool) -> Column:
    """Return for each sentence whether it, with the one before it, can hold the answer to what a report asks for."""
    share = pool.shares(wanted_words(first.quote)) + ROUNDING
    together = share.copy()
    together[1:] += share[:-1]
    return (together >= float(settings()["request"])) & (share > ROUNDING) & pool.having_sign(REPLIES)


def can_be_as_told(first: Report, pool: Pool) -> Column:
    """Return for each sentence whether it can say that something came as promised, of what was named before."""
    share = pool.shares(topic_of(first, pool)) + ROUNDING
    return (share >= float(settings()["recalled"])) & pool.having_sign(AS_SAID)
