"""What is told of a deed without its verb: what is so after it, or is so as long as it has not been done."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import Any, NamedTuple

from dragoman.analysis.fates_cues import worded
from dragoman.analysis.fates_meanings import meaning_words
from dragoman.record.wording import PASSAGES

#: Before a state that is told not to be.
NOT_SO = re.compile(r"\b(?:not|no longer|never|nor|hardly|had|until|n['’]t)(?: [\w’'-]+){0,2}\s*$")
#: What ends a part of a sentence, and does not stand within a number.
PART = re.compile(r"[,;:.—](?=\s|$)")


class Kind(NamedTuple):
    """Deeds of a kind, by what their words mean, and the patterns of what tells of them."""

    deeds: frozenset[str]
    done: re.Pattern[str]
    undone: re.Pattern[str]
    against: re.Pattern[str]
    #: Whether each of them may be told by another.
    alike: bool


@cache
def kinds() -> tuple[Kind, ...]:
    """Return the kinds of deeds."""
    text = (resources.files("dragoman.analysis") / "fates_states.toml").read_text(encoding="utf-8")
    told: list[dict[str, Any]] = tomllib.loads(text)["kinds"]
    return tuple(
        Kind(
            meaning_words(one["deeds"]),
            pattern(one.get("done", ())),
            pattern(one.get("undone", ())),
            pattern(one.get("against", ())),
            bool(one.get("alike")),
        )
        for one in told
    )


def pattern(wordings: Sequence[str]) -> re.Pattern[str]:
    """Return the pattern of any of some wordings in a text in lower case; of none, one that is in no text."""
    return re.compile(rf"\b(?:{'|'.join(map(worded, wordings))})\b" if wordings else r"(?!)")


def alike(deed: frozenset[str]) -> frozenset[str]:
    """Return what may be told of who did a deed, by its like: who was to contribute money "wired" it."""
    return deed.union(*(kind.deeds for kind in kinds_of(deed) if kind.alike))


def kinds_of(deed: frozenset[str]) -> Iterator[Kind]:
    """Yield the kinds of which a deed is."""
    return (kind for kind in kinds() if kind.deeds & deed)


def found_so(found: re.Pattern[str], things: frozenset[str], text: str) -> bool:
    """Whether a part of a text that names one of some things has a pattern, and does not say that it is not, or was."""
    parts = [part for part in PART.split(" ".join(text.casefold().split())) if things & meaning_words(part)]
    return any(NOT_SO.search(part[: match.start()]) is None for part in parts for match in found.finditer(part))


@lru_cache(maxsize=PASSAGES)
def shows_done(deed: frozenset[str], things: frozenset[str], text: str) -> bool:
    """Whether a text tells what is so once a deed has been done: an island is empty that was to be left."""
    return any(found_so(kind.done, things, text) for kind in kinds_of(deed))


@lru_cache(maxsize=PASSAGES)
def shows_undone(deed: frozenset[str], things: frozenset[str], text: str) -> bool:
    """Whether a text tells what is so as long as a deed has not been done: a school is "a field of weeds"."""
    return any(found_so(kind.undone, things, text) or found_so(kind.against, things, text) for kind in kinds_of(deed))


def shows_defiance(deed: frozenset[str], things: frozenset[str], text: str) -> bool:
    """Whether a text tells of something done in the face of who asks for a deed: the curfew was extended."""
    return any(found_so(kind.against, things, text) for kind in kinds_of(deed))


def without_done(deed: frozenset[str], text: str) -> str:
    """Return a text without what shows that a deed was done, which may be no good of others: "deserted"."""
    for kind in kinds_of(deed):
        text = kind.done.sub(" ", text)
    return text
