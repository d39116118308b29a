"""Requests and refusals that are taken back: who asked no longer does, who refused agrees after all."""

from __future__ import annotations

import re
from datetime import date

from dragoman.analysis.fates_cues import says, settings
from dragoman.analysis.fates_deeds import Sides
from dragoman.analysis.fates_link import link
from dragoman.analysis.fates_matter import matter_of
from dragoman.analysis.fates_meanings import meaning_words
from dragoman.analysis.fates_pool import Pool
from dragoman.analysis.fates_told import REPLIES, Sentence
from dragoman.analysis.fates_turns import Turn, turn_at
from dragoman.record.types import Report

#: A refusal takes no state but this one.
REFUSAL = "refusal"


def is_taken_back(sentence: Sentence, sides: Sides, sure: float) -> bool:
    """Whether a sentence about a request tells that those who made it have withdrawn it."""
    named = sentence.acts.named | sentence.acts.done
    return sure >= float(settings()["about"]) and bool(named & sides["by"]) and takes_back(sentence.text)


def takes_back(text: str) -> bool:
    """Whether a sentence tells of a request that was withdrawn: "dropped its demand"."""
    told = text.lower()
    ends = (found.end() for found in settings()["cues"]["called_off"].finditer(told))
    return any(says("request", WHAT.split(told[end:], maxsplit=1)[0]) for end in ends)


#: Where the object of a verb ends.
WHAT = re.compile(r"[,;.:]|\b(?:for|to|that|of|by|after)\b")


#: "Which had turned down our invitation", "after refusing for weeks".
HAD_REFUSED = re.compile(
    r"\bhad (?:\w+ )?(?:refused|turned|rejected|declined|ruled|dismissed|rebuffed|spurned)\b"
    r"|\bafter (?:refusing|turning down|rejecting|declining|ruling out|dismissing)\b"
    r"|\bafter (?:[\w’'-]+ ){1,4}first (?:refused|turned|rejected|declined|dismissed|rebuffed|spurned)\b",
    re.IGNORECASE,
)


#: "Would allow it after all, reversing a refusal of two months".
REVERSED = re.compile(
    r"\b(?:revers(?:ing|ed|es)|ended|ending|dropped|dropping|abandon(?:ed|ing)|gave up|giving up|overturn(?:ed|ing))\s+"
    r"(?:an?|the|its|his|her|their|that|this)\s+(?:\w+\s+)?refusal\b",
    re.IGNORECASE,
)


def is_reversed(text: str) -> bool:
    """Whether a text says that a refusal was given up."""
    return REVERSED.search(text) is not None


def agrees_late(text: str) -> bool:
    """Whether a sentence says that somebody agrees who had refused."""
    return is_reversed(text) or says("after_all", text) or HAD_REFUSED.search(text) is not None


def turn_of_refusal(first: Report, made: date, sides: Sides, pool: Pool) -> Turn | None:
    """Return how a refusal was given up: those who refused agree, in a later article, to what they had refused."""
    for sentence in pool.after(made, settings()["horizon"], REPLIES):
        if sentence.acts.agreeing & sides["by"] and agrees_after_all(first, sentence, pool):
            return turn_at(sentence, "withdrawn")
    return None


def agrees_after_all(first: Report, sentence: Sentence, pool: Pool) -> bool:
    """Whether somebody agrees in a sentence to what a report says was refused."""
    text, matter = sentence.text, matter_of(first, pool)
    late = agrees_late(text)
    if not (says("accepted", text) or late) or says("not_done", text) or says("undecided", text):
        return False
    complaints = meaning_words(settings()["complaints"]) & meaning_words(first.quote)
    if complaints and not complaints & sentence.words:
        return False
    recalled = late and bool((matter.words | matter.beside) & sentence.words)
    return recalled or link(matter, sentence, pool) >= float(settings()["surely_about"])
