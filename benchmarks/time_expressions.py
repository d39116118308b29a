"""Measures the calendar on time expressions annotated with TIMEX3, with the scores of TempEval-3.

Usage: python benchmarks/time_expressions.py --data ../shared/data/meantime/train.jsonl [--errors]

The file holds one article per line: "text", "published" (ISO date or null) and "expressions" with
"start", "end", "type" and "value". Strict matches have the same span; relaxed matches overlap; the value
score counts the relaxed matches whose value is equal. Lines after the sixth were not annotated and are
left out.
"""

from __future__ import annotations

import argparse
import json
import time
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from dragoman.calendar import TimeExpression, find_expressions, guess_direction, resolve, timex_value, timexes
from dragoman.types import Publication


class Found(NamedTuple):
    """One expression with its value."""

    start: int
    end: int
    value: str | None
    text: str


class Counts(NamedTuple):
    """Numbers of expressions and matches over all articles."""

    gold: int
    found: int
    strict: int
    relaxed: int
    value: int


def publication(article: dict[str, Any]) -> Publication | None:
    """Return the publication day: as given where it is an ISO date, else the date line's, the first full date."""
    try:
        day = date.fromisoformat(article["published"] or "")
    except ValueError:
        found = (resolve(one, published=None) for one in find_expressions(annotated_text(article)))
        days = [one.earliest for one in found if one.precision == "day" and one.basis == "explicit"]
        if not days or days[0] is None:
            return None
        day = days[0]
    return Publication(earliest=day, latest=day, basis="stated")


def measured(expression: TimeExpression) -> bool:
    """Return whether TIMEX3 would mark the expression: it does not mark "aged 55"."""
    return not expression.text.lower().startswith("age")


def read(article: dict[str, Any]) -> list[Found]:
    """Return what the calendar finds in one article."""
    text, published = annotated_text(article), publication(article)
    result = []
    for expression in find_expressions(text):
        for one in timexes(expression):
            if measured(one):
                direction = guess_direction(text, one.start, one.end)
                value = timex_value(one, published=published, direction=direction)
                result.append(Found(one.start, one.end, value, one.text))
    return result


def pair(gold: list[Found], found: list[Found]) -> list[tuple[Found, Found]]:
    """Return pairs that overlap, each expression at most once, equal spans first."""
    pairs: list[tuple[Found, Found]] = []
    used = set()
    for exact in (True, False):
        for one in gold:
            if any(one is left for left, _ in pairs):
                continue
            for other in found:
                same = (one.start, one.end) == (other.start, other.end)
                overlap = one.start < other.end and other.start < one.end
                if id(other) not in used and (same if exact else overlap):
                    pairs.append((one, other))
                    used.add(id(other))
                    break
    return pairs


def f1(matched: int, gold: int, found: int) -> str:
    """Return precision, recall and F1 as text."""
    precision, recall = matched / max(found, 1), matched / max(gold, 1)
    score = 2 * matched / max(gold + found, 1)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {score:.3f}"


#: MEANTIME marks time expressions in the heading, the date line and the first sentences, one per line.
ANNOTATED_LINES = 6


def annotated_text(article: dict[str, Any]) -> str:
    """Return the lines of the article in which time expressions were marked."""
    return "\n".join(article["text"].split("\n")[:ANNOTATED_LINES])


def show_errors(
    article: dict[str, Any], gold: list[Found], found: list[Found], pairs: list[tuple[Found, Found]]
) -> None:
    """Print what was missed, what was too much and which values differ."""
    text = article["text"]
    left, right = {id(one) for one, _ in pairs}, {id(other) for _, other in pairs}
    for one in gold:
        if id(one) not in left:
            print(f"  missed {one.text!r} = {one.value} | {text[max(0, one.start - 40) : one.end + 30]!r}")
    for one in found:
        if id(one) not in right:
            print(f"  extra  {one.text!r} = {one.value} | {text[max(0, one.start - 40) : one.end + 30]!r}")
    for one, other in pairs:
        if one.value != other.value:
            print(
                f"  value  {one.text!r} = {one.value}, found {other.text!r} = {other.value} | {article['published']} "
                f"{text[max(0, one.start - 40) : one.end + 30]!r}"
            )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--errors", action="store_true", help="show every difference")
    arguments = parser.parse_args()
    total = Counts(0, 0, 0, 0, 0)
    articles = [json.loads(line) for line in arguments.data.read_text(encoding="utf-8").splitlines()]
    for article in articles:
        gold = [
            Found(e["start"], e["end"], e["value"], article["text"][e["start"] : e["end"]])
            for e in article["expressions"]
        ]
        found = read(article)
        pairs = pair(gold, found)
        if arguments.errors:
            show_errors(article, gold, found, pairs)
        strict = sum((one.start, one.end) == (other.start, other.end) for one, other in pairs)
        values = sum(one.value == other.value for one, other in pairs)
        new = (len(gold), len(found), strict, len(pairs), values)
        total = Counts(*(old + more for old, more in zip(total, new, strict=True)))
    print(f"{len(articles)} articles, {total.gold} expressions annotated, {total.found} found")
    for name in ("strict", "relaxed", "value"):
        print(f"{name:8} {f1(getattr(total, name), total.gold, total.found)}")
    speed([article["text"] for article in articles])


def speed(texts: list[str]) -> None:
    """Print how long an article of 600 words takes on one core: the best of five runs."""
    words = sum(len(text.split()) for text in texts)
    runs = []
    for _ in range(5):
        begin = time.process_time()
        for text in texts:
            find_expressions(text)
        runs.append(time.process_time() - begin)
    print(f"speed    {1000 * min(runs) * 600 / words:.2f} ms for 600 words")


if __name__ == "__main__":
    main()
