"""Reader of PropBank as JSON Lines: predicates with their arguments."""

from __future__ import annotations

from pathlib import Path

import msgspec

from dragoman.benchmark.files import json_lines
from dragoman.errors import BenchmarkDataError
from dragoman.types import Frozen


class Frame(Frozen):
    """One predicate with its arguments."""

    #: Number of its word.
    predicate: int
    #: (first word, one past the last, label).
    arguments: tuple[tuple[int, int, str], ...]


class Framed(Frozen):
    """One sentence with its predicates."""

    #: Name of the sentence, as in the treebank.
    sent_id: str
    tokens: list[str]
    frames: tuple[Frame, ...]


def framed_sentences(path: Path) -> list[Framed]:
    """Return the sentences of a file.

    Raises:
        BenchmarkDataError: A line is not in the format.
    """
    found = []
    for record in json_lines(path, ("sent_id", "tokens", "frames")):
        try:
            found.append(msgspec.convert(record, Framed))
        except msgspec.ValidationError as error:
            message = (
                f"sentence {record['sent_id']}: {error}; expected frames with "
                '"predicate" (a number) and "arguments" ([first, end, role])'
            )
            raise BenchmarkDataError(message, source=str(path)) from error
    return found


def role_tags(frame: Frame, length: int) -> list[str]:
    """Return the BIO tags of one frame's arguments; the predicate itself is left out."""
    tags = ["O"] * length
    for first, last, label in arguments(frame):
        for position in range(first, last):
            tags[position] = ("B-" if position == first else "I-") + label
    return tags


def arguments(frame: Frame) -> set[tuple[int, int, str]]:
    """Return the arguments of a frame; the predicate itself is left out."""
    return {argument for argument in frame.arguments if argument[2] != "V"}
