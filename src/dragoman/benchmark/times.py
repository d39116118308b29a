"""Suite ``time``: expressions of time, with the scores of TempEval-3 (UzZaman and others 2013), and intervals.

On TIMEX3 data, strict matches have the same span and relaxed matches overlap; the value score counts the relaxed
matches whose value is equal. On annotated sentences, where only expressions that date an event or a commitment
are marked, it is the share of their intervals that is found, seen from the event as the coder sees them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from dragoman.benchmark.annotated import Annotated, Dated, Stretch
from dragoman.benchmark.annotated_files import annotated_examples
from dragoman.benchmark.bootstrap import estimate
from dragoman.benchmark.files import files_at
from dragoman.benchmark.meantime import MarkedArticle, read_articles
from dragoman.benchmark.measures import count_right, f1, share
from dragoman.benchmark.scenes import scene_of_text, words_at
from dragoman.benchmark.types import Progress, Result
from dragoman.calendar import TimeExpression, find_expressions, guess_direction, timex_value, timexes
from dragoman.coding.scene import Scene
from dragoman.coding.status import direction_of, status_of
from dragoman.coding.times import when
from dragoman.types import Interval, Publication

#: First and last day; None where it is open or not known.
Days = tuple[date | None, date | None]


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


# --- expressions and values -------------------------------------------------------------------------


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


# --- intervals --------------------------------------------------------------------------------------


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
