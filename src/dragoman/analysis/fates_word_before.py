"""That somebody kept or broke his word, where the sentences before tell which."""

from __future__ import annotations

import re

from dragoman.analysis.fates_cues import settings
from dragoman.analysis.fates_deeds import Sides
from dragoman.analysis.fates_link import link
from dragoman.analysis.fates_matter import Matter, matter_of
from dragoman.analysis.fates_meanings import meaning_words
from dragoman.analysis.fates_pool import Pool
from dragoman.analysis.fates_told import Sentence
from dragoman.record.types import Report

#: "Had broken his word", "spoke of a promise kept", which says nothing of what was promised.
ITS_WORD = re.compile(
    r"\b(?:its|his|her|their|the|this|that) (?:word|promise|pledge|undertaking|commitment)\b"
    r"(?! (?:to|that|of|on|for)\b)"
    r"|\b(?:promise|pledge|word) (?:was |has been )?(?:kept|broken)\b",
    re.IGNORECASE,
)
#: Sentences before one that says that a word was kept or broken within which it is told which.
BEFORE_WORD = 2


def is_word_told_before(first: Report, sentence: Sentence, sides: Sides, pool: Pool) -> bool:
    """Whether a sentence says that those who are bound kept or broke a word, and those before it speak of this one.

    "A court sent the mayor to prison. Athens said that the prime minister had broken his word."
    """
    theirs = (sentence.acts.named | sentence.acts.done) & sides["by"]
    if not theirs or ITS_WORD.search(sentence.text) is None:
        return False
    before = [one for one in pool.of_article(sentence.article) if 0 < sentence.number - one.number <= BEFORE_WORD]
    least, matter = float(settings()["about"]), matter_of(first, pool)
    return any(link(matter, one, pool) >= least and tells_core_of(matter, one) for one in before)


#: "Violated (the ceasefire along the range)".
BREAKS = re.compile(
    r"\b(?:broke|breaks|broken|violat(?:e[sd]?|ing)|breach(?:e[sd]|ing)?|flout(?:s|ed|ing)?)\s+(?P<what>[^,;.]{1,60})"
)


def breaks_it(matter: Matter, sentence: Sentence, sides: Sides) -> bool:
    """Whether a sentence says that one of those who are bound broke the very thing that was agreed: "the ceasefire"."""
    theirs = (sentence.acts.named | sentence.acts.done) & sides["by"]
    agreed = matter.words & meaning_words(str(settings()["breakable"]))
    found = BREAKS.search(sentence.text) if theirs and agreed else None
    return found is not None and agreed <= meaning_words(found["what"])


def tells_core_of(matter: Matter, sentence: Sentence) -> bool:
    """Whether a sentence has the deed that was promised, or what it is done to, and not only the place."""
    core = matter.core or matter.words
    return bool((core - matter.names) & sentence.words)
