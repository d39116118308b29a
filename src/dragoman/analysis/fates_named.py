"""Answers and withdrawals that name no more than the thing that was asked for: "ruled out any compensation"."""

from __future__ import annotations

import re
from functools import cache

from dragoman.analysis.fates_cues import says, settings
from dragoman.analysis.fates_deeds import Sides
from dragoman.analysis.fates_matter import BETWEEN, DEED, Matter, matter_of, without_dates
from dragoman.analysis.fates_meanings import meaning_words
from dragoman.analysis.fates_pool import Pool
from dragoman.analysis.fates_told import Sentence
from dragoman.record.types import Report

#: Words behind a refusal within which what is refused stands: "rejected any talk of a formal apology".
NEAR = 6
#: Where a part of a sentence ends.
PARTS = re.compile(r"[,;:.“”\"]|\b(?:but|because|since|while|although|until|unless)\b")


def thing_of(first: Report, pool: Pool) -> frozenset[str]:
    """Return what is asked for in a word: the deed of "to compensate the firms", the noun of "an apology from Riga"."""
    return thing(matter_of(first, pool), without_dates(first.quote))


def thing(matter: Matter, quote: str) -> frozenset[str]:
    """Return the deed of what is asked for, or what its first noun means that is no word for asking."""
    if DEED.search(quote) is not None:
        return matter.deed & matter.words
    asked = meaning_words(" ".join([*settings()["wordings"]["request"], settings()["asking"]]))
    parts = (meaning_words(part) & matter.words - asked - matter.names for part in BETWEEN.split(quote))
    return next((part for part in parts if part), frozenset())


@cache
def refusing() -> re.Pattern[str]:
    """Return the pattern of a refusal before what is refused."""
    wordings = [*settings()["wordings"]["refused"], *settings()["wordings"]["no_such"]]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, wordings))})(?P<what>(?:\s+\S+){{0,{NEAR}}})", re.IGNORECASE)


@cache
def refused_behind() -> re.Pattern[str]:
    """Return the pattern of what is refused before the refusal: "an apology was out of the question"."""
    return re.compile(
        r"(?P<what>[^,;:.]*?)\b(?:(?:was|is|were|are|had been|has been) (?:ruled out|rejected|refused|turned down)"
        r"|(?:was|is|were|are) (?:out of the question|not an option|not on offer))\b",
        re.IGNORECASE,
    )


def refuses_it(first: Report, sentence: Sentence, sides: Sides, pool: Pool) -> bool:
    """Whether those who were asked refuse, in a sentence of a later article, the very thing that was asked for."""
    wanted, acts = thing_of(first, pool), sentence.acts
    if not wanted or not wanted & sentence.words or says("not_failed", sentence.text):
        return False
    speaking = acts.refusing | acts.negated | acts.named
    by_themselves = bool(acts.refusing & sides["by"]) and not acts.refusing & sides["to"]
    others = bool(speaking) and not speaking & sides["to"] and bool(speaking & sides["by"] or acts.named)
    if by_themselves or others:
        return False
    parts = PARTS.split(sentence.text)
    before = (names_it(found["what"], wanted) for part in parts for found in refusing().finditer(part))
    behind = (wanted <= meaning_words(found["what"]) for part in parts for found in refused_behind().finditer(part))
    return any(before) or any(behind)


#: How somebody takes what is put to him, in any form of the verb.
TAKING = re.compile(r"\b(?<!\bas )(?:accept|agree)(?:s|d|ed|ing)?\b", re.IGNORECASE)


def takes_it(first: Report, sentence: Sentence, pool: Pool) -> bool:
    """Whether a part of a sentence takes what was promised, whatever else it refuses: "accepting X but refusing Y"."""
    words = matter_of(first, pool).words
    parts = [part for part in PARTS.split(sentence.text) if meaning_words(part) & words]
    return bool(parts) and all(TAKING.search(part) and not says("refused", part) for part in parts)


#: What is called so is for what stands behind it: "a demand for compensation".
CLAIM = re.compile(r"\b(?:claims?|insistence|calls?|idea|question|prospect|talk)\b", re.IGNORECASE)


def names_it(what: str, wanted: frozenset[str]) -> bool:
    """Whether the object of a verb is a thing, or a demand for it."""
    head = next((part for part in BETWEEN.split(what) if part.strip()), "")
    asked = says("request", head) or CLAIM.search(head) is not None
    return wanted <= meaning_words(what if asked else head)


@cache
def giving_up() -> re.Pattern[str]:
    """Return the pattern of a demand that is given up, before its word or what was demanded."""
    wordings = settings()["wordings"]["given_up"]
    denied = r"(?<!\bnot )(?<!\bnever )(?<!n['’]t )"
    return re.compile(
        rf"{denied}\b(?:{'|'.join(map(re.escape, wordings))})(?P<what>(?:\s+\S+){{0,{NEAR}}})", re.IGNORECASE
    )


def gives_it_up(first: Report, sentence: Sentence, sides: Sides, pool: Pool) -> bool:
    """Whether those who asked for a thing say that they do so no longer: "was dropping its demand for compensation"."""
    wanted = thing_of(first, pool)
    theirs = bool((sentence.acts.named | sentence.acts.done | sentence.acts.refusing) & sides["by"])
    if not theirs or not wanted or not wanted & sentence.words:
        return False
    return any(names_it(found["what"], wanted) for found in giving_up().finditer(sentence.text))


#: "A Latvian proposal for joint patrols", "the demand that the ban be lifted": what another request is for.
OF_REQUEST = re.compile(
    r"\b(?:requests?|demands?|proposals?|appeals?|pleas?|bids?|calls?|offers?|invitation)\s+(?P<what>(?:for|to|that)\s[^,;.:]*)",
    re.IGNORECASE,
)


def names_other_request(first: Report, text: str, pool: Pool) -> bool:
    """Whether a sentence says what the request is for of which it speaks, and that is nothing of what was asked for."""
    own = matter_of(first, pool).words
    found = [match["what"] for match in OF_REQUEST.finditer(text)]
    told = [meaning_words(what) for what in found if not says("named_before", what)]
    return bool(told) and all(words and not words & own for words in told)
