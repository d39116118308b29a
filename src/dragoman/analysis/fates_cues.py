"""The rules by which fates are told, and the cues: wordings by which a sentence says what became of something."""

from __future__ import annotations

import re
import tomllib
from calendar import day_name, month_name
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from dragoman.analysis.fates_meanings import meaning_words
from dragoman.record.wording import PASSAGES, WORD

#: Kinds by which somebody binds himself.
BOUND = frozenset({"promise", "agreement", "plan"})
#: Kinds that ask somebody else for something.
ASKED = frozenset({"request", "demand"})


@cache
def settings() -> dict[str, Any]:
    """Return the rules, the wordings of the cues, and the pattern of each."""
    text = (resources.files("dragoman.analysis") / "fates.toml").read_text(encoding="utf-8")
    read = tomllib.loads(text)
    patterns = {name: pattern(words) for name, words in read["cues"].items()}
    return {**read["rules"], "wordings": read["cues"], "cues": patterns}


#: "as he had promised", "three days before the date that he had named", "as agreed": what is told beside it was done.
AS = frozenset({"promised", "announced", "agreed", "planned", "pledged"})
HAD = frozenset({"promised", "agreed", "announced", "named", "given", "set", "undertaken", "pledged"})
DATE = frozenset({"date", "deadline", "time", "term"})
UNITS = ("hours", "days", "week", "weeks", "fortnight", "month", "months", "year", "time", "period")
AS_PROMISED = re.compile(
    rf"\bas (?:{'|'.join(sorted(AS))})\b"
    rf"|\b(?:before|ahead of) the (?:{'|'.join(sorted(DATE))}) that\b[^.,;]*\b(?:gave|named|set)\b"
    rf"|\bwithin the (?:{'|'.join(UNITS)}) (?:that )?[^.,;]*\bhad (?:{'|'.join(sorted(HAD))})\b"
    rf"|\b(?:as|(?:before|ahead of|on) the (?:date|day|deadline))\b[^.]*\bhad (?:{'|'.join(sorted(HAD))})\b",
    re.IGNORECASE,
)
#: "The compensation promised by the minister": what is told of it, is told of what he promised.
PROMISED_BY = re.compile(rf"\b(?:{'|'.join(sorted(HAD & AS))}) by\b")
#: "after Bolivia had demanded it".
WANTED = frozenset({"asked", "demanded", "requested", "wanted", "proposed"})
WISHES = frozenset({"wish", "request", "demand", "concern"})
AS_ASKED = re.compile(
    rf"\b(?:at|in (?:response|answer) to|after) the (?:{'|'.join(sorted(WISHES))}) (?:of|by|expressed|voiced|made)\b"
    rf"|\b(?:as|after)\b[^.]*\bhad (?:{'|'.join(sorted(WANTED))})\b"
)
#: "Minsk kept its word", "it broke the pause": which word, the sentences before tell.
RECALLING = ("kept_word", "broke_word")


@cache
def telling_of(*cues: str) -> frozenset[str]:
    """Return words of which a sentence has one where it has one of some cues, and few other sentences do."""
    common = frozenset(settings()["common"].split())
    wordings = (WORD.findall(wording) for cue in cues for wording in settings()["wordings"][cue])
    return frozenset(max(words, key=lambda word: (word not in common, len(word))) for words in wordings)


def pattern(words: Sequence[str]) -> re.Pattern[str]:
    """Return the pattern of any of the words in a text in lower case; "n't" stands at the end of a word."""
    whole = "|".join(worded(word) for word in words if word != NOT)
    ending = "|n['’]t" if NOT in words else ""
    return re.compile(rf"(?:\b(?:{whole}){ending})\b")


#: "..." in a wording stands for so many words of the same part of a sentence at most.
GAP = r"\s(?:[^\s,;:.]+ ){0,7}"


def worded(wording: str) -> str:
    """Return the pattern of a wording, parts of which may stand apart ("put ... off")."""
    return GAP.join(re.escape(part.strip()) for part in wording.split("..."))


@lru_cache(maxsize=16 * PASSAGES)
def says(cue: str, text: str) -> bool:
    """Whether a sentence has a cue; "not only" and "without delay" say of nothing that it is not."""
    told = text.lower()
    return bool(settings()["cues"][cue].search(DENIES_NOTHING.sub(" ", told) if cue == "not_done" else told))


def says_instead(text: str) -> bool:
    """Whether a sentence says that another date took the place of one: "will now open in June".

    Who "will now turn to the base at Agadez" names none.
    """
    told, now = text.lower(), settings()["wordings"]["now_instead"]
    found = settings()["cues"]["instead"].finditer(told)
    return any(one[0] not in now or WHEN.search(told, one.end()) is not None for one in found)


#: A time that something is put off to.
WHEN = re.compile(
    rf"\b(?:{'|'.join(filter(None, (*month_name, *day_name))).lower()}|spring|summer|autumn|winter|tomorrow|later"
    r"|earlier|sooner|weeks?|months?|years?|days?|(?:19|20)\d\d)\b"
)


def after(text: str, *cues: str) -> str:
    """Return what follows the first of some cues in a sentence, in lower case as far as the next comma."""
    told = text.lower()
    ends = [found.end() for cue in cues if (found := settings()["cues"][cue].search(told))]
    return re.split(r"[,;:.]", told[min(ends) :], maxsplit=1)[0] if ends else ""


def without(cue: str, text: str) -> str:
    """Return a sentence in lower case without the words of a cue."""
    return str(settings()["cues"][cue].sub(" ", text.lower()))


#: Negations that say how something is done, or that more is.
DENIES_NOTHING = re.compile(
    r"(?:\bnot|n['’]t) (?:just|only|merely|simply|solely)\b"
    r"|\bwithout (?:any )?(?:further )?(?:movement|delay|(?:pre)?conditions?|interruption|hesitation|exception|incident"
    r"|prejudice|reservations?|notice|ado)\b"
)
#: The end of a word that says that something is not.
NOT = "n't"
#: What begins so says that something is not.
NEGATION = re.compile(r"(?:no|not|n['’]t|never|nothing|nobody|none|nowhere|without)\b", re.IGNORECASE)


def tells(cue: str, text: str, own: frozenset[str]) -> bool:
    """Whether a sentence has a cue by other words than a commitment's own ("withdrew", of a promise to withdraw)."""
    told = DENIES_NOTHING.sub(" ", text.lower()) if cue == "not_done" else text.lower()
    found = [match[0] for match in settings()["cues"][cue].finditer(told)]
    return any(NEGATION.match(words) or not meaning_words(words) or meaning_words(words) - own for words in found)
