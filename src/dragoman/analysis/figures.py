"""Numbers that articles about one event give differently: "92 boats" here, "88 boats" there."""

from __future__ import annotations

import re
import sqlite3
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from typing import Any

from dragoman.record.packing import decompress
from dragoman.record.queries import reports_of_event
from dragoman.record.wording import stem, telling_words
from dragoman.sentences import sentence_bounds
from dragoman.types import Frozen

#: A number in digits, or one of some words, before things.
COUNT = (
    r"\b(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d+|{words})"
    r"\s+(?P<between>(?:[A-Za-z-]+\s+){{0,3}}?)(?P<thing>[a-z]{{3,}}s)\b"
)
#: Within a word for a number: by itself it counts nothing ("one of the boats").
ONE = {"one": 1}
#: Numbers as large as this, written without a comma, are years.
FIRST_YEAR, LAST_YEAR = 1900, 2100


class Figure(Frozen):
    """A number of things, as a sentence gives it."""

    number: int
    #: The word for the things.
    thing: str
    article: str
    sentence: str
    start: int
    end: int


class DifferingFigure(Frozen):
    """Two sentences of different articles that give different numbers of the same things."""

    thing: str
    one: Figure
    other: Figure


@cache
def settings() -> dict[str, Any]:
    """Return thresholds, words for numbers, and what is not counted."""
    return tomllib.loads((resources.files("dragoman.analysis") / "figures.toml").read_text(encoding="utf-8"))


def differing_figures(connection: sqlite3.Connection, event: str) -> tuple[DifferingFigure, ...]:
    """Return the numbers that the articles about an event give differently, each thing once."""
    told = [report for report in reports_of_event(connection, event) if report.verdict != "rejected"]
    articles = sorted({report.article for report in told if not report.historical})
    figures = [figure for article in articles for figure in figures_of(connection, article)]
    found: dict[str, DifferingFigure] = {}
    for place, one in enumerate(figures):
        for other in figures[place + 1 :]:
            thing = stem(one.thing)
            if (
                thing == stem(other.thing)
                and one.number != other.number
                and thing not in found
                and comparable(one, other)
            ):
                found[thing] = DifferingFigure(thing=one.thing, one=one, other=other)
    return tuple(found[thing] for thing in sorted(found))


def comparable(one: Figure, other: Figure) -> bool:
    """Whether two sentences of different articles speak of the same things."""
    return one.article != other.article and speak_alike(one.sentence, other.sentence)


def speak_alike(one: str, other: str) -> bool:
    """Whether two sentences share so many telling words that what they count is the same."""
    a, b = telling_words(one), telling_words(other)
    shared = len(a & b)
    return shared >= int(settings()["words"]) and shared >= float(settings()["alike"]) * min(len(a), len(b))


def figures_of(connection: sqlite3.Connection, article: str) -> Iterator[Figure]:
    """Yield the numbers of things that an article gives."""
    data = connection.execute("SELECT reading FROM article WHERE key = ?", (article,)).fetchone()[0]
    text = decompress(data).article.text
    for start, end in sentence_bounds(text):
        sentence = text[start:end]
        for number, thing in counted_in(sentence):
            yield Figure(number=number, thing=thing, article=article, sentence=sentence, start=start, end=end)


def counted_in(sentence: str) -> Sequence[tuple[int, str]]:
    """Return the numbers of things in a sentence."""
    found = []
    for match in count().finditer(sentence):
        number = number_of(match["number"])
        if number is not None and match["thing"] not in settings()["not_counted"]:
            found.append((number, match["thing"]))
    return found


@cache
def count() -> re.Pattern[str]:
    """Return the pattern of a number of things."""
    numbers = "|".join(settings()["numbers"])
    return re.compile(COUNT.format(words=rf"(?i:(?:{numbers})(?:-(?:{numbers}|one))?)"))


def number_of(word: str) -> int | None:
    """Return the number that digits, a word or two ("forty-five") stand for; None for a year and for what is none."""
    if not word[0].isdigit():
        values = [(settings()["numbers"] | ONE).get(part) for part in word.lower().split("-")]
        return None if None in values else sum(values)
    number = int(word.replace(",", ""))
    return None if FIRST_YEAR <= number <= LAST_YEAR and "," not in word else number
