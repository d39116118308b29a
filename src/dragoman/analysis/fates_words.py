"""The words of what was to be done, and how many of them a later sentence repeats."""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.analysis.fates_cues import AS_ASKED, AS_PROMISED, says, settings
from dragoman.analysis.fates_pool import Pool
from dragoman.analysis.fates_told import Sentence
from dragoman.calendar import find_expressions
from dragoman.record.types import Report
from dragoman.record.wording import telling_words

#: "an inquiry into the shooting, which happened on Sunday": what is asked for stands before the comma.
CLAUSE = re.compile(r",\s")


@lru_cache(maxsize=8192)
def wanted_words(quote: str) -> frozenset[str]:
    """Return the telling words of what was to be done, as far as the first comma where there are enough before it.

    Its dates are left out: whether something was done in time is seen by the days, not by the words.
    """
    bare = without_dates(quote)
    whole, main = telling_words(bare), telling_words(CLAUSE.split(bare, maxsplit=1)[0])
    return main if len(main) >= int(settings()["words"]) else whole


def without_dates(quote: str) -> str:
    """Return words without those that say when."""
    kept, end = [], 0
    for expression in find_expressions(quote):
        if expression.kind in {"date", "time"} and expression.start >= end:
            kept.append(quote[end : expression.start])
            end = expression.end
    return " ".join([*kept, quote[end:]])


def share_of(first: Report, sentence: Sentence, pool: Pool, *, least: int | None = None) -> float:
    """Return the share of the words of what was to be done that a sentence repeats, rare words counting more.

    Args:
        first: The report of the commitment.
        sentence: What is held against it.
        pool: Says how rare words are.
        least: Words that must be repeated at least, where there are so many; as the rules say, unless given.
    """
    wanted = wanted_words(first.quote)
    if len(wanted & sentence.words) < min(settings()["words"] if least is None else least, len(wanted)):
        return 0.0
    return share_of_words(wanted, sentence, pool)


def share_of_words(wanted: frozenset[str], sentence: Sentence, pool: Pool) -> float:
    """Return the share of some words that a sentence has, rare words counting more."""
    total = sum(map(pool.rarity, wanted))
    return sum(map(pool.rarity, wanted & sentence.words)) / total if total else 0.0


def is_copy(first: Report, sentence: Sentence) -> bool:
    """Whether a sentence is the commitment's own, told again with small changes."""
    own = frozenset(first.words.split())
    alike = len(own & sentence.words) >= float(settings()["copy"]) * max(len(own), len(sentence.words))
    return alike and not was_as_promised(sentence.text)


def only_told_again(text: str) -> bool:
    """Whether a sentence does no more than tell of the commitment once more."""
    return says("told_again", text) and not was_as_promised(text)


def was_as_promised(text: str) -> bool:
    """Whether a sentence says that what it tells was done as it had been promised."""
    return AS_PROMISED.search(text) is not None


def was_as_asked(text: str) -> bool:
    """Whether a sentence says that what it tells was done as somebody had asked ("after Bolivia had demanded it")."""
    return AS_ASKED.search(text) is not None


def word_given(text: str) -> str | None:
    """Return whether a sentence that tells of a promise again says that it was kept or broken; None for neither."""
    if was_as_promised(text) or says("kept_word", text):
        return "broken" if says("not_done", text) else "kept"
    return "broken" if says("broke_word", text) else None


def is_silence(text: str) -> bool:
    """Whether a sentence says only that people have not talked since, which is no failure of what was to be done."""
    return SILENCE.search(text) is not None


SILENCE = re.compile(r"\b(?:not|never)\s+(?:spoken|talked|met|been in contact|seen each other)\b[^.]*\bsince\b")


def topic_of(first: Report, pool: Pool) -> frozenset[str]:
    """Return the telling words of the sentence before a report, without those of its parties and of any meeting."""
    own = pool.at(first.article, first.start)
    before = pool.before(own) if own else None
    if before is None:
        return frozenset()
    names = [*settings()["wordings"]["meeting"], *(party.name for party in first.parties)]
    return wanted_words(before.text) - telling_words(" ".join(names))
