"""Suite ``readings``: whole readings against what a careful person found in the same articles."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.benchmark.bootstrap import Formula, estimate
from dragoman.benchmark.files import files_at, text_of
from dragoman.benchmark.measures import calibration_error, count_confidence, quotient, share
from dragoman.benchmark.scoring import LISTS, Score, Tally, score_failure, score_reading
from dragoman.benchmark.types import Progress, Result
from dragoman.errors import BenchmarkDataError, DragomanError
from dragoman.reader import read_all

ENDING = ".gold.json"
#: What each fact of a gold file has.
FACT = frozenset({"list", "anchor", "actors", "expect"})


def measure(path: Path, progress: Progress) -> Result:
    """Return the figures of a folder of articles with gold files.

    Raises:
        BenchmarkDataError: There are no gold files, or one is not in the format.
    """
    scores = []
    articles = gold_files(path)
    for number, score in enumerate(score_articles(articles)):
        progress(number + 1, len(articles))
        scores.append(score)
    return Result(
        suite="readings",
        items=len(scores),
        unit="articles",
        figures=estimate([counts(score) for score in scores], formulas()),
        remarks=tuple(remark for score in scores for remark in score.remarks),
    )


def formulas() -> dict[str, Formula]:
    """Return the formula of every figure; precision only where gold files are exhaustive."""
    found: dict[str, Formula] = {}
    for name in (*LISTS, "all"):
        found[f"{name}_recall"] = quotient(f"{name} found", f"{name} gold")
        found[f"{name}_precision"] = quotient(f"{name} judged right", f"{name} judged")
    return found | {
        "attributes_right": share("attributes"),
        "status_right": share("status"),
        "published_right": share("published"),
        "noise_kept": quotient("noise kept", "noise"),
        "ece": calibration_error("confidence"),
    }


def counts(score: Score) -> Counter[str]:
    """Return the counts of one article."""
    counter: Counter[str] = Counter()
    for name, tally in (*score.lists.items(), ("all", score.total())):
        counter[f"{name} found"] += tally.found
        counter[f"{name} gold"] += tally.gold
        counter[f"{name} judged"] += tally.judged
        counter[f"{name} judged right"] += tally.judged - tally.judged_extra
    counter.update(attribute_counts(score.total()))
    counter["published right"], counter["published total"] = score.dated_right, score.dated
    counter["noise kept"], counter["noise"] = score.noise_kept, score.noise
    for confidence, right in score.confidences:
        count_confidence(counter, "confidence", confidence, right)
    return counter


def attribute_counts(tally: Tally) -> Counter[str]:
    """Return how many attributes are right: all, and the statuses."""
    return Counter(
        {
            "attributes right": tally.attributes_right,
            "attributes total": tally.attributes,
            "status right": tally.statuses_right,
            "status total": tally.statuses,
        }
    )


def gold_files(folder: Path) -> list[tuple[Path, dict[str, Any]]]:
    """Return the article and the gold facts of each gold file in a folder.

    Raises:
        BenchmarkDataError: There are none, or one is not in the format.
    """
    found = []
    for path in files_at(folder, ENDING):
        try:
            gold = json.loads(text_of(path))
            complete = all(fact.keys() >= FACT and fact["list"] in LISTS for fact in gold["facts"])
            found.append((path.parent / gold["article"], gold))
        except (ValueError, KeyError, TypeError, AttributeError):
            complete = False
        if not complete:
            raise BenchmarkDataError(
                'it is no gold file; expected a JSON object with "article" (a file beside it) and "facts", each with '
                f"{', '.join(sorted(FACT))}",
                source=str(path),
            )
    return found


def score_articles(articles: list[tuple[Path, dict[str, Any]]], workers: int = 1) -> Iterator[Score]:
    """Yield the score of the reading of each article, in order."""
    results = read_all([str(article) for article, _ in articles], workers=workers)
    for (article, gold), result in zip(articles, results, strict=True):
        if isinstance(result, DragomanError):
            yield score_failure(gold, article.name, result.message)
        else:
            yield score_reading(gold, json.loads(result.to_json()), article.name)
