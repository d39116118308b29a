"""Suite ``status``: whether events happened, are planned, asked for, only possible, or denied.

The event word is given, so that it is the status alone which is measured. On annotated sentences the six
statuses are compared as they are. MEANTIME has certainty, polarity and time instead; both sides are then mapped
to what these can tell apart: happened, planned, hypothetical, negated.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from dragoman.benchmark.annotated_files import annotated_examples
from dragoman.benchmark.bootstrap import estimate
from dragoman.benchmark.files import files_at
from dragoman.benchmark.meantime import MarkedEvent, read_articles, spaced
from dragoman.benchmark.measures import count_label, count_right, f1, macro_f1, share
from dragoman.benchmark.scenes import scene_of_text, words_at
from dragoman.benchmark.types import Confusion, Progress, Result
from dragoman.coding.learned import status_at
from dragoman.coding.mentions import event_mentions
from dragoman.coding.scene import Scene
from dragoman.vocabulary import load_vocabulary

#: What MEANTIME's attributes can tell apart, and where the coder's statuses then belong: what is asked for is to
#: come, as what is planned is; what goes on has happened so far.
COARSE = {
    "happened": "happened", "ongoing": "happened", "planned": "planned", "called_for": "planned",
    "hypothetical": "hypothetical", "negated": "negated",
}  # fmt: skip


class Text(NamedTuple):
    """A text with the place of each event word and its status in the data."""

    name: str
    text: str
    published: date | None
    events: tuple[tuple[int, int, str], ...]


def measure(path: Path, progress: Progress) -> Result:
    """Return the figures of annotated sentences (a file or folder), or of a JSON Lines file with events.

    Raises:
        BenchmarkDataError: There is no such file, or it is not in the format.
    """
    coarse = path.suffix == ".jsonl"
    texts = meantime_texts(files_at(path, ".jsonl")) if coarse else annotated_texts(path)
    labels = tuple(dict.fromkeys(COARSE.values())) if coarse else tuple(load_vocabulary().statuses)
    table: Counter[tuple[str, str]] = Counter()
    units, remarks = [], []
    for number, text in enumerate(texts):
        progress(number, len(texts))
        answers = [(gold, COARSE[found] if coarse else found, words) for gold, found, words in judged(text)]
        table.update((gold, found) for gold, found, _ in answers)
        units.append(counts(answers))
        remarks += [f"{text.name}: {words} is {gold}, found {found}" for gold, found, words in answers if gold != found]
    progress(len(texts), len(texts))
    formulas = {
        "macro_f1": macro_f1("status", labels),
        "accuracy": share("all"),
        **{f"f1_{label}": f1("status", label) for label in labels},
    }
    return Result(
        suite="status",
        items=table.total(),
        unit="events",
        figures=estimate(units, formulas),
        confusion=Confusion(labels=labels, counts=tuple(tuple(table[g, f] for f in labels) for g in labels)),
        remarks=tuple(remarks),
    )


def counts(answers: Iterable[tuple[str, str, str]]) -> Counter[str]:
    """Return what is right in one text."""
    counter: Counter[str] = Counter()
    for gold, found, _ in answers:
        count_label(counter, "status", gold, found)
        count_right(counter, "all", [gold == found])
    return counter


def judged(text: Text) -> list[tuple[str, str, str]]:
    """Return, for each event of a text, its status in the data, the coder's, and its word among others."""
    scene = scene_of_text(text.text, text.published)
    found = statuses(scene, [(start, end) for start, end, _ in text.events])
    around = (text.text[max(0, start - 40) : end + 30].replace("\n", " ") for start, end, _ in text.events)
    return [
        (status, answer, f"“{text.text[start:end]}” ({words})")
        for (start, end, status), answer, words in zip(text.events, found, around, strict=True)
    ]


def statuses(scene: Scene, places: Sequence[tuple[int, int]]) -> list[str]:
    """Return the coder's status of the event at each place, whatever type it has.

    Where the coder finds an event at the word, it is that event's; elsewhere what it would say of one.
    """
    known = {(mention.sentence, mention.word): mention.status.value for mention in event_mentions(scene)}
    return [known.get(at) or status_at(scene, at[0], [at[1]]).value for at in words_at(scene, places)]


# --- data -------------------------------------------------------------------------------------------


def annotated_texts(path: Path) -> list[Text]:
    """Return the project's own annotated examples that have events."""
    return [
        Text(
            name=example.id,
            text=example.text,
            published=example.published,
            events=tuple((event.trigger.start, event.trigger.end, event.status) for event in example.events),
        )
        for example in annotated_examples(path)
        if example.events
    ]


def meantime_texts(files: Iterable[Path]) -> list[Text]:
    """Return the articles of MEANTIME with the events whose attributes are given."""
    texts = []
    for article in (article for file in files for article in read_articles(file, "events")):
        inside = [event for event in article.events if event.end <= len(article.annotated)]
        known = [(event, status) for event in inside if (status := coarse_status(event)) is not None]
        text, places = spaced(article.annotated, [(event.start, event.end) for event, _ in known])
        events = tuple((*place, status) for place, (_, status) in zip(places, known, strict=True))
        texts.append(Text(article.id, text, article.day, events))
    return [text for text in texts if text.events]


def coarse_status(event: MarkedEvent) -> str | None:
    """Return what MEANTIME's attributes say of an event; None where they leave it open."""
    if event.polarity == "NEG":
        return "negated"
    if event.certainty in {"POSSIBLE", "PROBABLE"}:
        return "hypothetical"
    if event.time == "FUTURE":
        return "planned"
    sure = (event.certainty, event.polarity, event.time) == ("CERTAIN", "POS", "NON_FUTURE")
    return "happened" if sure else None
