"""Suite ``time``: expressions of time, with the scores of TempEval-3 (UzZaman and others 2013), or their intervals.

Strict matches have the same span and relaxed matches overlap; the value score counts the relaxed matches whose
value is equal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from dragoman.benchmark.annotated_files import annotated_examples
from dragoman.benchmark.bootstrap import estimate
from dragoman.benchmark.files import files_at
from dragoman.benchmark.meantime import MarkedArticle, read_articles
from dragoman.benchmark.measures import f1
from dragoman.benchmark.times_intervals import measure_intervals
from dragoman.benchmark.types import Progress, Result
from dragoman.calendar import TimeExpression, find_expressions, guess_direction, timex_value, timexes
from dragoman.types import Publication


class Found(NamedTuple):
    """One expression with its value."""

    start: int
    end: int
    value: str | None


def measure(path: Path, progress: Progress) -> Result:
    """Return the figures of a JSON Lines file with expressions, or of annotated sentences (a file or folder).

    Raises:
        BenchmarkDataError: There is no such file, or it is not in the format.
    """
    if path.suffix != ".jsonl":
        return measure_intervals(annotated_examples(path), progress)
    articles = [article for file in files_at(path, ".jsonl") for article in read_articles(file, "expressions")]
    return measure_expressions(articles, progress)


def measure_expressions(articles: list[MarkedArticle], progress: Progress) -> Result:
    """Return strict, relaxed and value F1 over the expressions of articles."""
    units: list[Counter[str]] = []
    remarks: list[str] = []
    for number, article in enumerate(articles):
        progress(number, len(articles))
        gold = [Found(e.start, e.end, e.value) for e in article.expressions]
        found = read(article)
        pairs = pair(gold, found)
        units.append(counts(gold, found, pairs))
        remarks += differences(article, gold, found, pairs)
    progress(len(articles), len(articles))
    figures = estimate(units, {f"{name}_f1": f1(name) for name in ("relaxed", "strict", "value")})
    items = sum(len(article.expressions) for article in articles)
    return Result(suite="time", items=items, unit="expressions", figures=figures, remarks=tuple(remarks))


def read(article: MarkedArticle) -> list[Found]:
    """Return what the calendar finds in one article."""
    text, day = article.annotated, article.day
    published = Publication(earliest=day, latest=day, basis="stated") if day else None
    result = []
    for expression in find_expressions(text):
        for one in timexes(expression):
            if marked_by_timex(one):
                direction = guess_direction(text, one.start, one.end)
                result.append(Found(one.start, one.end, timex_value(one, published=published, direction=direction)))
    return result


def marked_by_timex(expression: TimeExpression) -> bool:
    """Return whether TIMEX3 would mark the expression: it does not mark "aged 55"."""
    return not expression.text.lower().startswith("age")


def pair(gold: list[Found], found: list[Found]) -> list[tuple[Found, Found]]:
    """Return pairs that overlap, each expression at most once, equal spans first."""
    pairs: list[tuple[Found, Found]] = []
    used: set[int] = set()
    for exact in (True, False):
        for one in gold:
            if any(one is left for left, _ in pairs):
                continue
            for number, other in enumerate(found):
                same = (one.start, one.end) == (other.start, other.end)
                overlap = one.start < other.end and other.start < one.end
                if number not in used and (same if exact else overlap):
                    pairs.append((one, other))
                    used.add(number)
                    break
    return pairs


def counts(gold: list[Found], found: list[Found], pairs: list[tuple[Found, Found]]) -> Counter[str]:
    """Return what is right in one article."""
    both = {
        "relaxed": len(pairs),
        "strict": sum((one.start, one.end) == (other.start, other.end) for one, other in pairs),
        "value": sum(one.value == other.value for one, other in pairs),
    }
    counter: Counter[str] = Counter()
    for name, count in both.items():
        counter.update({f"{name} gold": len(gold), f"{name} found": len(found), f"{name} both": count})
    return counter


def differences(
    article: MarkedArticle, gold: list[Found], found: list[Found], pairs: list[tuple[Found, Found]]
) -> Iterable[str]:
    """Yield what was missed, what was too much and which values differ."""
    text = article.text
    left, right = {id(one) for one, _ in pairs}, {id(other) for _, other in pairs}

    def shown(one: Found) -> str:
        around = text[max(0, one.start - 40) : one.end + 30].replace("\n", " ")
        return f"“{text[one.start : one.end]}” ({around})"

    yield from (f"missed {shown(one)} = {one.value}" for one in gold if id(one) not in left)
    yield from (f"extra {shown(one)} = {one.value}" for one in found if id(one) not in right)
    for one, other in pairs:
        if one.value != other.value:
            yield f"value of {shown(one)} is {one.value}, found {other.value}; published {article.published}"
