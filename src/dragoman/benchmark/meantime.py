"""Reader of MEANTIME as JSON Lines: articles with expressions of time and events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec

from dragoman.benchmark.files import json_lines
from dragoman.calendar import find_expressions, resolve
from dragoman.errors import BenchmarkDataError
from dragoman.types import Frozen

#: Expressions and events are marked in the heading, the date line and the first sentences, one per line.
ANNOTATED_LINES = 6


class MarkedExpression(Frozen):
    """An expression of time with its TIMEX3 value."""

    start: int
    end: int
    value: str | None


class MarkedEvent(Frozen):
    """An event mention; what is not known of it is None, "" or "UNDERSPECIFIED"."""

    start: int
    end: int
    #: CERTAIN | PROBABLE | POSSIBLE
    certainty: str | None
    #: POS | NEG
    polarity: str | None
    #: FUTURE | NON_FUTURE
    time: str | None


class MarkedArticle(Frozen):
    """One article."""

    id: str = "article"
    text: str
    #: As the corpus gives it; not always a date.
    published: str | None = None
    expressions: tuple[MarkedExpression, ...] = ()
    events: tuple[MarkedEvent, ...] = ()

    @property
    def annotated(self) -> str:
        """The lines that were annotated."""
        return "\n".join(self.text.split("\n")[:ANNOTATED_LINES])

    @property
    def day(self) -> date | None:
        """The day of publication: as given where it is an ISO date, else the date line's, the first full date."""
        try:
            return date.fromisoformat(self.published or "")
        except ValueError:
            found = (resolve(one, published=None) for one in find_expressions(self.annotated))
            return next((one.earliest for one in found if one.precision == "day" and one.basis == "explicit"), None)


def read_articles(path: Path, needed: str) -> list[MarkedArticle]:
    """Return the articles of a file, which must have one kind of annotation: "expressions" or "events".

    Raises:
        BenchmarkDataError: A line is not in the format.
    """
    found = []
    for number, record in enumerate(json_lines(path, ("text", "published", needed)), 1):
        try:
            found.append(msgspec.convert(record, MarkedArticle))
        except msgspec.ValidationError as error:
            message = f"article {number}: {error}; expected the {needed} of MEANTIME with their offsets and attributes"
            raise BenchmarkDataError(message, source=str(path)) from error
    return found


def spaced(text: str, places: Sequence[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """Return a text with a paragraph for each line, and where some of its stretches then stand."""
    moved = [(start + text.count("\n", 0, start), end + text.count("\n", 0, end)) for start, end in places]
    return text.replace("\n", "\n\n"), moved
