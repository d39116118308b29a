"""How near sentences are to a commitment by their words and those before them, and to others that they may be about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from dragoman.analysis.fates_cues import settings
from dragoman.analysis.fates_matter import Matter, names_of_country, wanted_words
from dragoman.analysis.fates_meanings import meaning_words
from dragoman.analysis.fates_pool import Pool
from dragoman.analysis.fates_told import Sentence, Undertaken

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Column = NDArray[Any]

#: Sentences before one that may have named what it tells of.
BEFORE = 3
#: Pools whose other commitments are kept.
POOLS = 16


class Rival(NamedTuple):
    """Another commitment that a sentence may be about: its words, and the day on which it was told."""

    words: frozenset[str]
    published: date


def nearest(matter: Matter, pool: Pool, places: range, most: int) -> list[int]:
    """Return some of the places whose sentences are near enough to a commitment, the nearest, in their order."""
    import numpy as np

    near = nearness(matter, pool)[places.start : places.stop]
    chosen = np.flatnonzero(near >= float(settings()["near"]))
    if len(chosen) > most:
        chosen = np.sort(chosen[np.argsort(-near[chosen], kind="stable")[:most]])
    return [places.start + place for place in chosen.tolist()]


def nearness(matter: Matter, pool: Pool) -> Column:
    """Return for each sentence how near it is to a commitment: by its words, those before it, and what stood beside."""
    rules, own = settings(), pool.shares(matter.words)
    beside = pool.weights(matter.beside) / (pool.weight_of(matter.words) or 1.0)
    named = pool.shared(matter.names) > 0 if matter.names else 0.0
    found: Column = (
        own
        + rules["before"] * earlier(own, pool, 1)
        + rules["long_before"] * earlier(own, pool, 2)
        + rules["beside"] * beside.clip(max=1.0)
        + rules["same_name"] * named
    )
    return found


def earlier(column: Column, pool: Pool, distance: int) -> Column:
    """Return for each sentence what a column has for one so far before it in its article; zero where there is none."""
    import numpy as np

    moved, numbers = np.zeros_like(column), articles_of(pool)
    moved[distance:] = column[:-distance] * (numbers[distance:] == numbers[:-distance])
    return moved


@lru_cache(maxsize=POOLS)
def articles_of(pool: Pool) -> Column:
    """Return for each sentence the number of its article."""
    import numpy as np

    return np.repeat(np.arange(len(pool.articles)), np.diff(pool.firsts))


def around(pool: Pool, place: int) -> tuple[list[Sentence], Sentence | None]:
    """Return the sentences before one in its article, the nearest first, and the one after it."""
    article = pool.range_of(pool.sentence(place).article)
    before = [pool.sentence(one) for one in range(place - 1, max(place - BEFORE, article.start) - 1, -1)]
    return before, pool.sentence(place + 1) if place + 1 < article.stop else None


def closeness(words: frozenset[str], sentence: Sentence, before: Sequence[Sentence], pool: Pool) -> float:
    """Return how near a sentence is to some words by its own and those before it."""
    rules, whole = settings(), pool.weight_of(words) or 1.0
    shares = [pool.weight_of(words & one.words) / whole for one in (sentence, *before[:2])]
    factors = (1.0, float(rules["before"]), float(rules["long_before"]))
    return sum(factor * share for factor, share in zip(factors, shares, strict=False))


def nearest_rival(matter: Matter, sentence: Sentence, before: Sequence[Sentence], pool: Pool) -> float:
    """Return how near a sentence is to the nearest of the other commitments that were told before it."""
    told = sentence.published or date.min
    others = (one.words for one in rivals(pool) if one.published < told and not is_like(one.words, matter.words))
    return max((closeness(words, sentence, before, pool) for words in others), default=0.0)


def is_like(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two commitments are about the same, by half of their words: a request, and the promise to meet it."""
    return len(one & other) >= float(settings()["alike"]) * min(len(one), len(other))


@lru_cache(maxsize=POOLS)
def rivals(pool: Pool) -> tuple[Rival, ...]:
    """Return all that is promised or asked for in the articles of a pool."""
    found = (
        Rival(words, article.published)
        for article in pool.articles
        if article.published is not None
        for words in words_of(article.undertaken)
    )
    return tuple(dict.fromkeys(found))


def words_of(undertaken: Sequence[Undertaken]) -> Iterator[frozenset[str]]:
    """Yield the words of what is promised or asked for, without the names of the parties, where there are enough."""
    for one in undertaken:
        parties = meaning_words(" ".join(map(names_of_country, sorted(one.countries))))
        words = wanted_words(one.quote) - parties - meaning_words(settings()["telling_little"])
        if len(words) >= settings()["words"]:
            yield words
