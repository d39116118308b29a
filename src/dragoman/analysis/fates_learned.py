"""How a promise was kept that no rule settles, by signs whose weights were learned from a year of news.

The signs find outcomes in words that no rule knows, and look-alikes too. So they settle nothing but that a promise was
kept, by a sentence that names a time when it was due and has nothing that speaks against it.
"""

from __future__ import annotations

import math
import tomllib
from datetime import date
from functools import cache
from importlib import resources

from dragoman.analysis.fates_cues import BOUND, says, settings
from dragoman.analysis.fates_deeds import Sides, is_to_others
from dragoman.analysis.fates_link import is_for_another
from dragoman.analysis.fates_matter import matter_of
from dragoman.analysis.fates_near import nearest
from dragoman.analysis.fates_pool import Pool
from dragoman.analysis.fates_signs import Made, signs_of_all
from dragoman.analysis.fates_turns import Turn, turn_at
from dragoman.analysis.fates_words import is_half, only_told_again
from dragoman.record.types import EventEntry, Report

#: What a sentence may tell of something promised.
OUTCOMES = ("done", "failed", "off")
#: Signs that a sentence must not have to keep a promise: it is no news, tells another deed or another's, was written
#: before the time, tells of a meeting or an answer, or has a word that says no.
AGAINST = (
    "reprinted", "copy", "other_deed", "of_others", "to_done", "met", "fails", "negation", "says_prepares",
    "says_accepted", "told_early",
)  # fmt: skip
#: Promises whose fate is told by other means: by contacts, and by what was asked.
TOLD_OTHERWISE = ("meeting", "presence", "answer")


def turn_by_signs(entry: EventEntry, first: Report, made: date | None, sides: Sides, pool: Pool) -> Turn | None:
    """Return how a promise was kept by the sentence that is likeliest to settle it, where it is likely enough to."""
    if made is None or entry.latest is None or not is_told_so(entry):
        return None
    one = Made(entry, first, made, matter_of(first, pool), sides, pool)
    places = nearest(one.matter, pool, pool.between(made, settings()["horizon"]), int(settings()["nearest"]))
    best, most = None, float(settings()["settles"])
    for place, signs in zip(places, signs_of_all(one, places), strict=True):
        chances = chances_of(signs)
        sure = sum(chances.values())
        if sure >= most and max(chances, key=lambda told: chances[told]) == "done" and keeps(one, place, signs):
            best, most = turn_at(pool.sentence(place), "kept"), sure
    return best


def is_told_so(entry: EventEntry) -> bool:
    """Whether what became of a commitment may be told by signs: not of meetings and answers."""
    return entry.type in BOUND and not any(says(cue, entry.quote) for cue in TOLD_OTHERWISE)


def keeps(made: Made, place: int, signs: dict[str, float]) -> bool:
    """Whether a sentence that signs speak for can tell that a promise was kept.

    It names a time when that was due, and it or one before it has some of its words: much else is done at that time.
    """
    touched = sum(signs[name] for name in ("own", "before", "long_before")) >= settings()["touches"]
    against = any(signs[name] for name in AGAINST)
    if not signs["in_window"] or not touched or against:
        return False
    sentence = made.pool.sentence(place)
    if is_for_another(made.matter, sentence, sentence.words) or is_to_others(made.matter, sentence, made.sides):
        return False
    return not only_told_again(sentence.text, made.matter.words) and not is_half(made.first, sentence)


def chances_of(signs: dict[str, float]) -> dict[str, float]:
    """Return the chance of each of the outcomes by the signs of a sentence; what is left, that it tells none."""
    weights = sign_weights()
    scores = list(weights["base"])
    for name, value in signs.items():
        if value:
            scores = [score + value * weight for score, weight in zip(scores, weights[name], strict=True)]
    odds = [math.exp(min(score, MOST)) for score in scores]
    whole = 1.0 + sum(odds)
    return {outcome: one / whole for outcome, one in zip(OUTCOMES, odds, strict=True)}


#: No score beyond this makes anything surer.
MOST = 50.0


@cache
def sign_weights() -> dict[str, list[float]]:
    """Return what each sign weighs for each outcome."""
    text = (resources.files("dragoman.analysis") / "fates_signs.toml").read_text(encoding="utf-8")
    found: dict[str, list[float]] = tomllib.loads(text)["weights"]
    return found
