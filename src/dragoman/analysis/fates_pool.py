"""The sentences that commitments are held against: those of later articles about the same countries."""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from dragoman.record.types import Report
from dragoman.record.wording import telling_words

#: Kinds by which somebody binds himself.
BOUND = frozenset({"promise", "agreement", "plan"})
#: Kinds that ask somebody else for something.
ASKED = frozenset({"request", "demand"})


class Sentence(NamedTuple):
    """A sentence of a later article, with what was found in it."""

    article: str
    title: str | None
    outlet: str | None
    published: date | None
    number: int
    start: int
    end: int
    text: str
    words: frozenset[str]
    #: People and countries that, by this sentence, did something, met, did not do something, refused, and agreed.
    done: frozenset[str]
    met: frozenset[str]
    negated: frozenset[str]
    refusing: frozenset[str]
    agreeing: frozenset[str]
    #: The last day of what it tells to have been, where that has a date.
    told: date | None = None


@dataclass(frozen=True)
class Pool:
    """The sentences that commitments are held against."""

    sentences: tuple[Sentence, ...]
    #: Places of the sentences that have a word, and of those of an article.
    places: dict[str, list[int]]
    articles: dict[str, list[int]]
    #: How much each word tells: the rarer, the more (inverse document frequency).
    weights: dict[str, float]

    @classmethod
    def of(cls, sentences: Iterable[Sentence]) -> Pool:
        """Return the pool of some sentences."""
        kept = tuple(sentences)
        places: dict[str, list[int]] = defaultdict(list)
        articles: dict[str, list[int]] = defaultdict(list)
        for place, sentence in enumerate(kept):
            articles[sentence.article].append(place)
            for word in sentence.words:
                places[word].append(place)
        weights = {word: math.log(1 + len(kept) / len(found)) for word, found in places.items()}
        return cls(kept, dict(places), dict(articles), weights)

    def rarity(self, word: str) -> float:
        """Return how much a word tells."""
        return self.weights.get(word, 1.0)

    def of_article(self, article: str) -> list[Sentence]:
        """Return the sentences of an article, in their order."""
        return [self.sentences[place] for place in self.articles.get(article, ())]

    def at(self, article: str, offset: int) -> Sentence | None:
        """Return the sentence of an article that an offset lies in."""
        return next((s for s in self.of_article(article) if s.start <= offset < s.end), None)

    def distance(self, first: Report, sentence: Sentence) -> int:
        """Return by how many sentences one comes after that of a report in the same article."""
        own = self.at(first.article, first.start)
        return sentence.number - own.number if own else 0

    def about(self, first: Report) -> list[Sentence]:
        """Return the sentences that can be about a report: they share words with it, or follow it in its article."""
        wanted = telling_words(first.quote)
        shared = Counter(place for word in wanted for place in self.places.get(word, ()))
        least = min(settings()["words"], len(wanted))
        found = {place for place, count in shared.items() if count >= least}
        own = self.at(first.article, first.start)
        if own is not None:
            last = own.number + settings()["answer_within"]
            near = self.articles[first.article]
            found |= {place for place in near if own.number < self.sentences[place].number <= last}
        return [self.sentences[place] for place in sorted(found)]


@cache
def settings() -> dict[str, Any]:
    """Return the rules and the patterns of the cues."""
    text = (resources.files("dragoman.analysis") / "fates.toml").read_text(encoding="utf-8")
    read = tomllib.loads(text)
    return {**read["rules"], "cues": {name: pattern(words) for name, words in read["cues"].items()}}


def pattern(words: Sequence[str]) -> re.Pattern[str]:
    """Return the pattern of any of the words; "n't" stands at the end of a word."""
    parts = [r"n['’]t" if word == "n't" else rf"\b{re.escape(word)}" for word in words]
    return re.compile(rf"(?:{'|'.join(parts)})\b", re.IGNORECASE)


def says(cue: str, text: str) -> bool:
    """Whether a sentence has a cue."""
    return bool(settings()["cues"][cue].search(text))
