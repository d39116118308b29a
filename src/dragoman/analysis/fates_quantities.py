"""Numbers of things by which a promise and its fulfilment are known to be one: "27 sailors", "six million dollars"."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from functools import cache, lru_cache
from typing import NamedTuple

from dragoman.analysis.fates_meanings import meaning_words
from dragoman.analysis.figures import settings
from dragoman.record.wording import PASSAGES

#: "587 of the 900 million cubic metres", "of the 900 million cubic metres, 587".
PARTS = (
    r"\b(?P<part>{number}) (?:out )?of (?:the |its |their |those |these )?(?P<whole>{number})\b",
    r"\bof (?:the |its |their |those |these )?(?P<whole>{number})\b[^.;]*?,\s+"
    r"(?:only |just |some )?(?P<part>{number})\b",
)
DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
LARGE = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
#: Letters after a number in which the word for the thing stands ("27 missing sailors").
NEAR = 32
#: Years are no numbers of things.
YEARS = range(1900, 2101)


class Quantity(NamedTuple):
    """A number of things."""

    number: float
    #: What the words after it mean.
    things: frozenset[str]


@cache
def number_pattern() -> str:
    """Return the pattern of a number in digits or words."""
    words, large = "|".join(settings()["numbers"]), "|".join(LARGE)
    return rf"(?:(?:{DIGITS}|{words}|(?<=\ba )(?<!half a )(?:{large}))(?: (?:{large}))?)"


@cache
def number_words() -> frozenset[str]:
    """Return the words, in lower case, for numbers, months and days of the week."""
    named = [*settings()["numbers"], *filter(None, month_name), *day_name]
    return frozenset(word for name in named for word in name.casefold().split())


def is_number(word: str) -> bool:
    """Whether a word of letters and digits is a number, a month or a day of the week."""
    return not word.isalpha() or word in number_words()


def has_number(text: str) -> bool:
    """Whether a text has a number, a month or a day of the week, without which it names no quantity and no date."""
    return any(map(is_number, re.findall(r"\w+", text.casefold())))


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a number, and of a part of one."""
    numbers = number_pattern()
    every = (rf"\b{numbers}\b", *(part.format(number=numbers) for part in PARTS))
    return tuple(re.compile(one, re.IGNORECASE) for one in every)


def value_of(words: str) -> float:
    """Return the number that words or digits stand for."""
    head, *scale = words.lower().split()
    given = {**LARGE, **settings()["numbers"]}.get(head)  # "a hundred", "a thousand million"
    return float(given if given is not None else head.replace(",", "")) * (LARGE[scale[0]] if scale else 1)


@lru_cache(maxsize=PASSAGES)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the numbers of things in a text."""
    found = []
    for match in patterns()[0].finditer(text):
        number, after = value_of(match[0]), text[match.end() : match.end() + NEAR]
        things = meaning_words(re.split(r"[.,;:()]|\b(?:by|for|from|to|in|and)\b", after)[0])
        if things and not (number in YEARS and match[0].isdigit()):
            found.append(Quantity(number, things))
    return tuple(found)


def agree(wanted: tuple[Quantity, ...], told: tuple[Quantity, ...]) -> bool:
    """Whether one of the numbers of things that were promised is told again."""
    return any(one.number == other.number and one.things & other.things for one in wanted for other in told)


def differ(wanted: tuple[Quantity, ...], told: tuple[Quantity, ...]) -> bool:
    """Whether only other numbers of the promised things are told."""
    return any(one.things & other.things for one in wanted for other in told) and not agree(wanted, told)


def falls_short(wanted: tuple[Quantity, ...], text: str) -> bool:
    """Whether a text says that only a part came of a number that was promised."""
    if falls_below(wanted, text):
        return True
    numbers = {one.number for one in wanted}
    parts = (match for pattern in patterns()[1:] for match in pattern.finditer(text))
    return any(value_of(m["whole"]) in numbers and value_of(m["part"]) < value_of(m["whole"]) for m in parts)


#: Before a number that is less than it should be: "only 2,000".
ONLY = (
    r"\b(?:only|just|merely|barely|scarcely|hardly|a mere|no more than|not more than|not even|at most)\s+"
    r"(?:some |about )?"
)


@cache
def only() -> re.Pattern[str]:
    """Return the pattern of a number that is less than it should be."""
    return re.compile(rf"{ONLY}(?P<part>{number_pattern()})\b", re.IGNORECASE)


def falls_below(wanted: tuple[Quantity, ...], text: str) -> bool:
    """Whether a text says that there is "only" a smaller number of what was promised, of the same things or of none."""
    told = {one.number: one.things for one in quantities(text)}
    parts = [value_of(found["part"]) for found in only().finditer(text)]
    return any(
        part < one.number and (not told.get(part) or bool(told[part] & one.things) or one.number in told)
        for part in parts for one in wanted
    )  # fmt: skip


#: "The second instalment", and not "the first time in a month", "the first meeting since March".
ORDINAL = re.compile(
    r"\b(?:the|its|their|his|her)\s+(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b"
    r"(?!\s+(?:\w+\s+)?(?:time|since|in|for)\b)",
    re.IGNORECASE,
)


def ordinals(text: str) -> frozenset[str]:
    """Return which of several things a text speaks of: "second" of "the second instalment"."""
    return frozenset(found.lower() for found in ORDINAL.findall(text))
