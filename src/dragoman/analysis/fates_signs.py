"""What speaks for a sentence telling what became of a commitment: signs whose weights were learned.

A sign is a number, mostly 0 or 1; ``training/fate_weights.py`` fits the weights in ``fates_signs.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from dragoman.analysis.fates_cues import says
from dragoman.analysis.fates_deeds import Sides, fails, is_of_others, is_other_deed
from dragoman.analysis.fates_matter import Matter
from dragoman.analysis.fates_meanings import done_words
from dragoman.analysis.fates_near import around, closeness, nearest_rival
from dragoman.analysis.fates_pool import Pool
from dragoman.analysis.fates_quantities import agree, differ, ordinals, quantities
from dragoman.analysis.fates_signs_time import Due, time_signs
from dragoman.analysis.fates_told import Sentence, after_dateline
from dragoman.analysis.fates_words import has_lasted, is_copy, is_reprinted, was_as_asked, was_as_promised
from dragoman.record.types import EventEntry, Report
from dragoman.record.wording import PASSAGES

#: Cues of a sentence that are signs.
CUES = (
    "done", "not_done", "still", "called_off", "instead", "early", "kept_word", "broke_word", "told_again",
    "asked_again", "to_come", "prepares", "denied", "refused", "accepted", "will_have_none", "will_have_it", "will_not",
    "request", "let_pass", "not_held", "decided", "undecided", "began", "meeting", "lasted", "not_failed", "was_ahead",
    "answered",
)  # fmt: skip
#: What makes a sentence nearer to a commitment, beside its words.
NEARER = {"beside": 0.3, "same_number": 0.3, "named": 0.1, "near_end": 0.2}
#: Words that say no, or that something falls short.
NEGATION = re.compile(
    r"\b(?:not|no|never|nobody|none|nothing|neither|nor|without|nowhere|yet|only|still|fail\w*|lack\w*|missing|missed"
    r"|refus\w*|reject\w*|declin\w*|empty|complain\w*|delay\w*|blam\w*|accus\w*|criticis\w*|disappoint\w*|unable"
    r"|instead|despite|though|although|but)\b|n['’]t\b",
    re.IGNORECASE,
)
#: No count of such words beyond this weighs more, and no sentence of fewer words than this is long.
MOST, LONG = 3, 13


class Made(NamedTuple):
    """A commitment that sentences are held against."""

    entry: EventEntry
    first: Report
    #: The day on which it was first reported.
    made: date
    matter: Matter
    sides: Sides
    pool: Pool


def signs_of_all(made: Made, places: Sequence[int]) -> list[dict[str, float]]:
    """Return the signs of the sentences at some places, those by which each stands out among them included."""
    found = [signs_of(made, place) for place in places]
    articles = [made.pool.sentence(place).article for place in places]
    tops: dict[str, float] = {}
    for article, signs in zip(articles, found, strict=True):
        signs["near"] += sum(weight * signs[name] for name, weight in NEARER.items())
        tops[article] = max(tops.get(article, 0.0), signs["near"])
    top = max(tops.values(), default=0.0)
    for article, signs in zip(articles, found, strict=True):
        signs["nearest"] = float(signs["near"] >= top)
        signs["below_top"] = signs["near"] - top
        signs["below_top_of_article"] = signs["near"] - tops[article]
    return found


def signs_of(made: Made, place: int) -> dict[str, float]:
    """Return the signs of a sentence at a place, by itself."""
    sentence = made.pool.sentence(place)
    before, after = around(made.pool, place)
    text = told_text(sentence)
    return {
        **matter_signs(made, sentence, before),
        **time_signs(Due(made.made, made.entry.earliest, made.entry.latest), made.entry, sentence, text),
        **party_signs(sentence, made.sides),
        **cue_signs(text),
        **beside_signs(before[0] if before else None, after, made.pool.of_article(sentence.article)),
        "fails": float(fails(made.matter, sentence, made.sides)),
        "other_deed": float(is_other_deed(made.matter, sentence, made.sides)),
        "of_others": float(is_of_others(sentence, made.sides)),
        "copy": float(is_copy(made.first, sentence)),
        "reprinted": float(is_reprinted(made.first, sentence, made.pool)),
        "plan": float(made.entry.type == "plan"),
        "agreement": float(made.entry.type == "agreement"),
        "of_meeting": float(says("meeting", made.entry.quote)),
    }


def told_text(sentence: Sentence) -> str:
    """Return the words of a sentence without where and when it was filed."""
    return sentence.text[after_dateline(sentence.text, 0, len(sentence.text)) :]


def matter_signs(made: Made, sentence: Sentence, before: Sequence[Sentence]) -> dict[str, float]:
    """Return how much of what a commitment is about a sentence repeats, or those before it, and whether others fit."""
    matter, pool, text = made.matter, made.pool, told_text(sentence)
    whole = pool.weight_of(matter.words) or 1.0
    said = [frozenset(one.words) for one in before]
    earlier = frozenset[str]().union(*said)
    one_before, long_before = (said[0] if said else frozenset()), frozenset[str]().union(*said[1:])
    own = matter.words & sentence.words
    told, counted = quantities(text), {one.number for one in matter.quantities}
    beside = min(1.0, pool.weight_of(matter.beside & sentence.words) / whole)
    near = closeness(matter.words, sentence, before, pool)
    rival = nearest_rival(matter, sentence, before, pool)
    which = ordinals(text)
    return {
        "own": pool.weight_of(own) / whole,
        "before": pool.weight_of((matter.words & one_before) - own) / whole,
        "long_before": pool.weight_of((matter.words & long_before) - own - one_before) / whole,
        "beside": beside,
        "beside_before": min(1.0, pool.weight_of(matter.beside & one_before) / whole),
        "deed": float(bool(matter.deed & sentence.words)),
        "deed_past": float(bool(matter.deed & done_words(text))),
        "same_number": float(agree(matter.quantities, told)),
        "other_number": float(differ(matter.quantities, told)),
        "any_number": float(bool(counted & {one.number for one in told})),
        "named": float(bool(matter.names & sentence.words)),
        "unnamed": float(bool(matter.names) and not matter.names & (sentence.words | earlier)),
        "other_ordinal": float(bool(which) and bool(matter.ordinals) and not which & matter.ordinals),
        "near": near,
        "over_rivals": max(-1.0, min(1.0, near - rival)),
        "no_rival": float(near >= rival),
    }


def party_signs(sentence: Sentence, sides: Sides) -> dict[str, float]:
    """Return who acts in a sentence, or is named."""
    acts, by, to = sentence.acts, sides["by"], sides["to"]
    did = acts.done | acts.met
    found = {
        "by_named": acts.named & by, "to_named": acts.named & to, "by_done": did & by, "to_done": did & to,
        "by_negated": acts.negated & by, "to_negated": acts.negated & to, "by_agree": acts.agreeing & by,
        "to_agree": acts.agreeing & to, "by_refuse": acts.refusing & by, "to_refuse": acts.refusing & to,
        "met": acts.met,
    }  # fmt: skip
    return {name: float(bool(who)) for name, who in found.items()} | {"nobody_named": float(not acts.named)}


@lru_cache(maxsize=PASSAGES)
def cues_told(text: str) -> tuple[tuple[str, float], ...]:
    """Return the signs of the wording of a sentence."""
    return (
        *((f"says_{cue}", float(says(cue, text))) for cue in CUES),
        ("as_promised", float(was_as_promised(text))),
        ("as_asked", float(was_as_asked(text))),
        ("has_lasted", float(has_lasted(text))),
        ("past", float(bool(done_words(text)))),
        ("short", float(len(text.split()) < LONG)),
        ("negation", float(NEGATION.search(text) is not None)),
        ("negations", float(min(MOST, len(NEGATION.findall(text))))),
    )


def cue_signs(text: str) -> dict[str, float]:
    """Return the signs of the wording of a sentence, by their names."""
    return dict(cues_told(text))


def beside_signs(before: Sentence | None, after: Sentence | None, article: Sequence[Sentence]) -> dict[str, float]:
    """Return whether sentences beside one, and how many of its article, say that something was not done."""
    not_done = sum(says("not_done", told_text(one)) for one in article) / len(article)
    return {
        "not_done_before": float(before is not None and says("not_done", told_text(before))),
        "not_done_after": float(after is not None and says("not_done", told_text(after))),
        "not_done_around": not_done,
    }
