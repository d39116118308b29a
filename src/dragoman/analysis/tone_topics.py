"""Tone by topic: how one country speaks to or of another on each matter, over a whole period."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dragoman.analysis.tone import matters, once
from dragoman.analysis.types import ToneEntry
from dragoman.types import Frozen

#: The scale of what is said; talks have a scale of their own.
STATEMENT = "statement"


class ToneTopic(Frozen):
    """The tone of one country towards another on one topic."""

    country: str
    about: str
    #: Key of a topic, or "any" for all together.
    topic: str
    #: Statements of any tone, and those with a tone other than neutral; copies of one origin count once.
    statements: int
    toned: int
    #: Mean rank of those with a tone (0 without), and the harshest and friendliest rank of all.
    mean: float
    harshest: int
    friendliest: int
    #: First and last day of publication.
    since: date
    until: date


def tone_by_topic(entries: Iterable[ToneEntry], about: str) -> tuple[ToneTopic, ...]:
    """Return the tone of entries towards a country by topic, all topics together first, then the most spoken of."""
    found = [
        topic_of(country, about, topic, once(of_it))
        for (country, other, topic, scale), of_it in matters(entries).items()
        if other == about and scale == STATEMENT
    ]
    return tuple(sorted(found, key=lambda one: (one.topic != "any", -one.statements, one.topic)))


def topic_of(country: str, about: str, topic: str, entries: list[ToneEntry]) -> ToneTopic:
    """Return the tone of the entries of one matter."""
    ranks = [entry.rank for entry in entries]
    toned = [rank for rank in ranks if rank]
    return ToneTopic(
        country=country, about=about, topic=topic, statements=len(ranks), toned=len(toned),
        mean=round(sum(toned) / len(toned), 4) if toned else 0.0, harshest=max(ranks), friendliest=min(ranks),
        since=min(entry.day for entry in entries), until=max(entry.day for entry in entries),
    )  # fmt: skip
