"""The sentences that commitments are held against: those of later articles about the same countries.

As columns of numbers: which sentences have a word, and how rare it is, is looked up in them for a few hundred
commitments; a sentence itself is made only where it can tell something.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from dragoman.analysis.columns import distinct
from dragoman.analysis.fates_told import FOLLOWS, LAST, Sentence, Told, number_of
from dragoman.record.types import Report

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dragoman.analysis.fates_matter import Matter

    Column = NDArray[Any]


class Index(NamedTuple):
    """Where words stand."""

    #: The places of the sentences that have each word, one word after the other, and where those of a word begin.
    places: Column
    begins: Column

    def having(self, word: str) -> Column:
        """Return the places of the sentences that have a word, in their order."""
        number = number_of(word)
        if number is None or number + 1 >= len(self.begins):
            return self.places[:0]
        return self.places[self.begins[number] : self.begins[number + 1]]


class Pool:
    """The sentences that commitments are held against; each has a place, in the order of the articles."""

    def __init__(self, articles: Sequence[Told]) -> None:
        """Put the sentences of some articles, the earliest first, one after the other."""
        import numpy as np

        self.articles = tuple(articles)
        self.numbers = {article.head.key: number for number, article in enumerate(self.articles)}
        #: Place of the first sentence of each article, and how many there are.
        self.firsts = [0, *accumulate(len(article.spans) for article in self.articles)]
        self.size = self.firsts[-1]
        self.words = self.index([article.words for article in self.articles])
        #: Those of the words that are forms of the past, likewise.
        self.past = self.index([article.past for article in self.articles])
        self.signs = np.concatenate([np.zeros(0, np.int32), *(article.signs for article in self.articles)])
        self.rarities: dict[str, float] = {}
        self.signed: dict[int, Column] = {}
        #: Those that were looked at, by their place: many are, for one commitment after the other.
        self.looked_at: dict[int, Sentence] = {}
        #: What the commitments held against them are about, by the key of their first report.
        self.matters: dict[str, Matter] = {}

    def index(self, words: Sequence[Column]) -> Index:
        """Return where each word stands, by the numbers of the words of each article."""
        import numpy as np

        numbers = np.concatenate([np.zeros(0, np.int32), *words])
        sentence, telling = np.cumsum(numbers == LAST), numbers >= 0
        together = distinct(numbers[telling].astype(np.int64) * (self.size + 1) + sentence[telling])
        return Index(
            together % (self.size + 1), np.concatenate([[0], np.cumsum(np.bincount(together // (self.size + 1)))])
        )

    def having(self, word: str) -> Column:
        """Return the places of the sentences that have a word, in their order."""
        return self.words.having(word)

    def shared(self, words: Collection[str]) -> Column:
        """Return for each sentence how many of some words it has."""
        import numpy as np

        found = [self.words.places[:0], *map(self.having, words)]
        return np.bincount(np.concatenate(found), minlength=self.size)

    def doing(self, words: Collection[str]) -> Column:
        """Return for each sentence whether it has one of some words as a form of the past."""
        import numpy as np

        found = np.zeros(self.size, bool)
        for word in words:
            found[self.past.having(word)] = True
        return found

    def shares(self, words: Collection[str]) -> Column:
        """Return for each sentence the share of some words that it has, rare words counting more."""
        return self.weights(words) / (self.weight_of(words) or 1.0)

    def weights(self, words: Collection[str]) -> Column:
        """Return for each sentence how much those of some words tell together that it has."""
        import numpy as np

        found = [self.words.places[:0], *map(self.having, words)]
        each = np.repeat([0.0, *map(self.rarity, words)], [len(some) for some in found])
        return np.bincount(np.concatenate(found), each, self.size)

    def weight_of(self, words: Collection[str]) -> float:
        """Return how much some words tell together."""
        return sum(map(self.rarity, words))

    def naming(self, words: Collection[str]) -> Iterator[Sentence]:
        """Yield the sentences that have one of some words, in their order."""
        import numpy as np

        yield from map(self.sentence, np.flatnonzero(self.shared(words)).tolist())

    def between(self, day: date, length: int) -> range:
        """Return the places of the sentences that appeared after a day, by so many days at most."""
        first, last = (
            bisect_right(self.articles, one, key=lambda article: (article.published or date.min).toordinal())
            for one in (day.toordinal(), day.toordinal() + length)
        )
        return range(self.firsts[first], self.firsts[last])

    def after(self, day: date, length: int, sign: int) -> Iterator[Sentence]:
        """Yield the sentences with a sign that appeared after a day, by so many days at most."""
        import numpy as np

        later = self.between(day, length)
        found = np.flatnonzero(self.having_sign(sign)[later.start : later.stop])
        yield from (self.sentence(later.start + place) for place in found.tolist())

    def having_sign(self, sign: int) -> Column:
        """Return for each sentence whether it has a sign."""
        if sign not in self.signed:
            self.signed[sign] = (self.signs & sign) > 0
        return self.signed[sign]

    def rarity(self, word: str) -> float:
        """Return how much a word tells: the rarer, the more (inverse document frequency)."""
        if word not in self.rarities:
            self.rarities[word] = self.weight(len(self.having(word)))
        return self.rarities[word]

    def weight(self, sentences: int) -> float:
        """Return how much a word tells that so many sentences have."""
        return math.log(1 + self.size / sentences) if sentences else 1.0

    def sentence(self, place: int) -> Sentence:
        """Return the sentence at a place."""
        known = self.looked_at.get(place)
        if known is None:
            number = bisect_right(self.firsts, place) - 1
            known = self.looked_at[place] = self.articles[number].sentence(place - self.firsts[number])
        return known

    def of_article(self, article: str) -> list[Sentence]:
        """Return the sentences of an article, in their order."""
        number = self.numbers.get(article)
        return [] if number is None else self.articles[number].sentences()

    def at(self, article: str, offset: int) -> Sentence | None:
        """Return the sentence of an article that an offset lies in."""
        number = self.numbers.get(article)
        return None if number is None else self.articles[number].at(offset)

    def before(self, sentence: Sentence) -> Sentence | None:
        """Return the sentence before one in its article; None for the first."""
        number = self.numbers[sentence.article]
        place = bisect_left(self.articles[number].numbers, sentence.number)
        return self.sentence(self.firsts[number] + place - 1) if place else None

    def before_in_paragraph(self, sentence: Sentence) -> Sentence | None:
        """Return the sentence before one in its paragraph."""
        article = self.articles[self.numbers[sentence.article]]
        at = bisect_left(article.numbers, sentence.number)
        if not article.signs[at] & FOLLOWS:
            return None
        return self.sentence(self.firsts[self.numbers[sentence.article]] + at - 1)

    def distance(self, first: Report, sentence: Sentence) -> int:
        """Return by how many sentences one comes after that of a report in the same article."""
        own = self.at(first.article, first.start)
        return sentence.number - own.number if own else 0

    def range_of(self, article: str) -> range:
        """Return the places of the sentences of an article."""
        number = self.numbers.get(article)
        return range(0) if number is None else range(self.firsts[number], self.firsts[number + 1])

    def following(self, first: Report, sentences: int) -> list[int]:
        """Return the places of so many sentences after that of a report in its article."""
        own = self.at(first.article, first.start)
        if own is None:
            return []
        numbered = zip(self.range_of(first.article), self.articles[self.numbers[first.article]].numbers, strict=True)
        return [place for place, number in numbered if own.number < number <= own.number + sentences]
