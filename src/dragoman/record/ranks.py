"""The rank at which two sides meet: heads, ministers, officials."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

from dragoman.record.types import Party
from dragoman.types import Actor

#: From the highest to the lowest.
RANKS = ("heads", "ministers", "officials")
UNKNOWN = "unknown"


@cache
def rules() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]:
    """Return name, words and exceptions of every rank, in the order in which they are tried."""
    return tuple(
        (rank["name"], words(rank["words"]), words(rank["unless"]) if "unless" in rank else None)
        for rank in rules_file()["rank"]
    )


@cache
def rules_file() -> dict[str, Any]:
    """Return the content of ``ranks.toml``."""
    return tomllib.loads((resources.files("dragoman.record") / "ranks.toml").read_text(encoding="utf-8"))


def words(listed: list[str]) -> re.Pattern[str]:
    """Return the pattern of any of the words."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, listed))})\b")


@cache
def rank_of_title(title: str | None) -> str:
    """Return the rank that a title stands for, or "unknown"."""
    plain = (title or "").lower()
    for name, wanted, unless in rules():
        if wanted.search(plain) and not (unless and unless.search(plain)):
            return name
    return UNKNOWN


def rank_of(actor: Actor) -> str:
    """Return the rank of an actor: by the office held, of an unnamed office by its name."""
    if actor.kind == "office":
        return rank_of_title(actor.name)
    return rank_of_title(actor.office) if actor.kind == "person" else UNKNOWN


def held_by_one(actor: Actor) -> bool:
    """Whether somebody is the head or the foreign minister of his state, of whom it has one at a time."""
    found = rules_file()["of_one"]
    rank = rank_of(actor)
    return rank in found["ranks"] or any(word in (actor.office or "").lower() for word in found.get(rank, ()))


def level_of(parties: Iterable[Party]) -> str:
    """Return the rank at which sides met: the lowest among the sides' highest; unknown where a side's is."""
    sides: dict[str, str] = {}
    for party in parties:
        side = party.country or party.actor
        sides[side] = min(sides.get(side, UNKNOWN), party.rank, key=(*RANKS, UNKNOWN).index)
    if not sides or UNKNOWN in sides.values():
        return UNKNOWN
    return max(sides.values(), key=RANKS.index)
