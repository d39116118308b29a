"""What the coder finds in articles with gold files, and which of it is right."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from dragoman.article import open_documents
from dragoman.benchmark.readings import gold_files
from dragoman.benchmark.scoring import FoldedText, answers
from dragoman.errors import DragomanError
from dragoman.reader import Parts, read_document_parts

ARTICLES = Path(__file__).parents[1] / "benchmarks" / "articles" / "development"


class Found(NamedTuple):
    """A fact that the coder found."""

    article: str
    #: As in the reading's JSON.
    fact: dict[str, Any]
    #: Numbers of the gold facts of its list that it answers.
    answered: frozenset[int]
    #: Of a contact: what speaks for and against it.
    signs: dict[str, float]


def wanted(folder: Path, name: str) -> int:
    """Return how many facts of a list the gold files of a folder have that are exhaustive in it."""
    golds = [gold for _, gold in gold_files(folder) if name in gold.get("exhaustive", ())]
    return sum(fact["list"] == name for gold in golds for fact in gold["facts"])


def found_in(folder: Path, names: Sequence[str]) -> dict[str, list[Found]]:
    """Return, for each list, the facts that the coder finds in the articles whose gold files are exhaustive in it.

    Raises:
        DragomanError: An article cannot be read.
        ValueError: There are no such facts.
    """
    found: dict[str, list[Found]] = {name: [] for name in names}
    articles = gold_files(folder)
    for (path, gold), document in zip(articles, open_documents([str(path) for path, _ in articles]), strict=True):
        if isinstance(document, DragomanError):
            raise document
        parts = read_document_parts(document)
        for name, one in judged(path.name, gold, parts, set(names) & set(gold.get("exhaustive", ()))):
            found[name].append(one)
    for name, facts in found.items():
        if not facts:
            raise ValueError(f"found no {name} in the articles of {folder} whose gold files are exhaustive in them")
    return found


def judged(article: str, gold: dict[str, Any], parts: Parts, names: Iterable[str]) -> Iterator[tuple[str, Found]]:
    """Yield the facts of some lists of a reading, each with its list and the gold facts that it answers."""
    reading = json.loads(parts.reading.to_json())
    actors = {actor["id"]: actor for actor in reading["actors"]}
    text = FoldedText(reading["article"]["text"])
    for name in names:
        facts = [fact for fact in gold["facts"] if fact["list"] == name]
        places = [text.find(fact["anchor"]) for fact in facts]
        for item in reading[name]:
            met = {n for n, at in enumerate(places) if at and answers(item, facts[n], at, actors)}
            yield name, Found(article, item, frozenset(met), parts.facts.signs.get(item.get("event", ""), {}))
