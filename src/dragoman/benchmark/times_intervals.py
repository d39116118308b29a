"""What expressions of time mean, on annotated sentences: the intervals of those that date an event or a commitment.

Only these are marked, so that there is no precision. An expression is seen from what it dates, as the coder sees it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from dragoman.benchmark.annotated import Annotated, Dated, Stretch
from dragoman.benchmark.bootstrap import estimate
from dragoman.benchmark.measures import count_right, share
from dragoman.benchmark.scenes import scene_of_text, words_at
from dragoman.benchmark.types import Progress, Result
from dragoman.calendar import TimeExpression
from dragoman.coding.intervals import when
from dragoman.coding.scene import Scene
from dragoman.coding.status import direction_of, status_of
from dragoman.types import Interval

#: First and last day; None where it is open or not known.
Days = tuple[date | None, date | None]


class Wanted(NamedTuple):
    """An annotated expression with its days, and the words that it dates; a due date has no words of its own."""

    dated: Dated
    trigger: Stretch | None


def measure_intervals(examples: list[Annotated], progress: Progress) -> Result:
    """Return the shares of dated expressions that are recognised, and whose interval is met."""
    units: list[Counter[str]] = []
    remarks: list[str] = []
    for number, example in enumerate(examples):
        progress(number, len(examples))
        counter: Counter[str] = Counter()
        for wanted, found in found_intervals(example):
            gold = (wanted.dated.earliest, wanted.dated.latest)
            count_right(counter, "recognised", [found is not None])
            if gold != (None, None):
                days = found or (None, None)
                count_right(counter, "exact", [days == gold])
                count_right(counter, "overlap", [overlapping(gold, days)])
                if days != gold:
                    words = example.text[wanted.dated.where.start : wanted.dated.where.end]
                    remarks.append(f"{example.id}: “{words}” is {spoken(gold)}, found {spoken(days)}")
        units.append(counter)
    progress(len(examples), len(examples))
    formulas = {
        "recognised": share("recognised"),
        "interval_exact": share("exact"),
        "interval_overlap": share("overlap"),
    }
    return Result(
        suite="time",
        items=sum(unit["recognised total"] for unit in units),
        unit="expressions",
        figures=estimate(units, formulas),
        remarks=tuple(remarks),
    )


def expressions_in(example: Annotated) -> list[Wanted]:
    """Return the expressions of an example that date an event or a commitment, each once."""
    found = [Wanted(note.time, note.trigger) for note in example.events if note.time]
    found += [Wanted(note.due, None) for note in example.commitments if note.due]
    return list({wanted.dated.where: wanted for wanted in found}.values())


def found_intervals(example: Annotated) -> Iterator[tuple[Wanted, Days | None]]:
    """Yield each expression with the days that the calendar gives it, seen from what it dates as the coder does."""
    wanted = expressions_in(example)
    if not wanted:
        return
    scene = scene_of_text(example.text, example.published)
    for one in wanted:
        expression = expression_at(scene, one.dated.where)
        direction = direction_at(scene, one.trigger) if one.trigger else "future"
        interval = when(scene, expression, direction)
        yield one, closed(interval, example.published, direction) if interval else None


def expression_at(scene: Scene, where: Stretch) -> TimeExpression | None:
    """Return the expression that has most of an annotated one."""

    def common(one: TimeExpression) -> int:
        return min(one.end, where.end) - max(one.start, where.start)

    best = max(scene.expressions, key=common, default=None)
    return best if best is not None and common(best) > 0 else None


def direction_at(scene: Scene, trigger: Stretch) -> str | None:
    """Return whether the event at some words lies ahead or behind, as the coder sees it."""
    [(sentence, word)] = words_at(scene, [(trigger.start, trigger.end)])
    tree = scene.trees[sentence]
    return direction_of(status_of(tree, word, scene.lexicon), tree, word)


def closed(interval: Interval, published: date | None, direction: str | None) -> Days:
    """Return the ends of an interval; one that is open towards the day of publication ends there, as annotated."""
    earliest, latest = interval.earliest, interval.latest
    if direction == "future" and earliest is None and latest is not None and published and published <= latest:
        earliest = published
    if direction == "past" and latest is None and earliest is not None and published and published >= earliest:
        latest = published
    return earliest, latest


def overlapping(one: Days, other: Days) -> bool:
    """Whether two intervals have a day in common; an open end is as far as can be."""
    if other == (None, None):
        return False
    first = max(one[0] or date.min, other[0] or date.min)
    last = min(one[1] or date.max, other[1] or date.max)
    return first <= last


def spoken(days: Days) -> str:
    """Return an interval in a few characters."""
    return f"{days[0] or ''}..{days[1] or ''}" if any(days) else "nothing"
