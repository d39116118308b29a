"""Tone: what one country says of another, step by step on the ladder of diplomatic language, and where it shifts."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from dragoman.analysis.relations import first_day, last_day, number_of
from dragoman.analysis.tone_ladder import MEETING, known_topics, topics
from dragoman.analysis.tone_statements import statements_of
from dragoman.analysis.types import ToneEntry, TonePeriod, ToneShift
from dragoman.errors import QueryError

#: All topics together.
ANY = "any"
#: Steps from which on a change is a shift: the issue's own bound.
SHIFT = 2
#: Country of the speaker, country that is addressed or spoken about, topic, scale.
Matter = tuple[str, str, str, str]


def tones(
    connection: sqlite3.Connection,
    who: str,
    *,
    towards: str | None = None,
    topic: str | None = None,
    since: date | None = None,
    until: date | None = None,
    articles: list[int] | None = None,
) -> tuple[ToneEntry, ...]:
    """Return what a country or a person said, each statement with its step on the ladder, the earliest first.

    Args:
        connection: Of a reader.
        who: ISO 3166-1 alpha-3 code of the country, or identifier of the actor, who speaks or is spoken for.
        towards: Code of the country that is addressed or spoken about; None for any or none.
        topic: Key of a topic of ``topics.toml``; None for any or none.
        since, until: First and last day of publication.
        articles: Numbers of the articles that are looked at; all, unless given.

    Raises:
        QueryError: There is no such topic.
    """
    if topic is not None and known_topics([topic]):
        raise QueryError(f"there is no topic {topic!r}; choose one of {', '.join(topics().topic)}")
    days = since or date.min, until or date.max
    return tuple(
        entry
        for entry in statements_of(connection, who, *days, towards=towards, articles=articles)
        if topic is None or topic in entry.topics
    )


def matters(entries: Iterable[ToneEntry]) -> dict[Matter, list[ToneEntry]]:
    """Return entries by what they are about: each stands with every country it speaks to or about, and every topic."""
    found: dict[Matter, list[ToneEntry]] = defaultdict(list)
    for entry in entries:
        for country in sorted({*entry.addressed, *entry.about}):
            for topic in (ANY, *entry.topics):
                found[entry.country or "", country, topic, entry.scale].append(entry)
    return dict(sorted(found.items()))


def tone_periods(entries: Iterable[ToneEntry], *, by: str = "month") -> tuple[TonePeriod, ...]:
    """Return the tone of entries by matter and period; copies of one origin count once.

    Args:
        entries: As ``tones`` gives them.
        by: month | quarter
    """
    found: list[TonePeriod] = []
    for matter, all_of_it in matters(entries).items():
        periods: dict[int, list[ToneEntry]] = defaultdict(list)
        for entry in once(all_of_it):
            periods[number_of(entry.day, by)].append(entry)
        found += [period_of(matter, number, periods[number], by) for number in sorted(periods)]
    return tuple(found)


def period_of(matter: Matter, number: int, entries: Sequence[ToneEntry], by: str) -> TonePeriod:
    """Return the tone of the entries of one matter in one period."""
    country, about, topic, scale = matter
    ranks = [entry.rank for entry in entries]
    toned = [rank for rank in ranks if rank]
    return TonePeriod(
        country=country, about=about, topic=topic, scale=scale, since=first_day(number, by), until=last_day(number, by),
        statements=len(ranks), toned=len(toned), mean=round(sum(toned) / len(toned), 4) if toned else 0.0,
        harshest=max(ranks), friendliest=min(ranks),
    )  # fmt: skip


def once(entries: Iterable[ToneEntry]) -> list[ToneEntry]:
    """Return entries without copies: what one origin says in the same words counts once, on its first day."""
    first: dict[tuple[str, str, str], ToneEntry] = {}
    for entry in sorted(entries, key=lambda entry: (entry.day, entry.report)):
        first.setdefault((entry.origin, entry.quote, entry.scale), entry)
    return list(first.values())


def tone_shifts(entries: Iterable[ToneEntry], *, steps: int = SHIFT) -> tuple[ToneShift, ...]:
    """Return where the tone of a country on a matter changed by some steps or more from one statement to the next.

    Neutral statements are passed over, for most sentences have no tone and say nothing of it; the scale of talks has no
    such rank. Of the statements of one day the one furthest from neutral counts: two sentences of one speech are no
    shift. A shift within a topic is not told again for all topics together.

    Args:
        entries: As ``tones`` gives them.
        steps: Least number of steps.
    """
    found: dict[tuple[str, str, str, str], ToneShift] = {}
    ordered = sorted(matters(entries).items(), key=lambda item: (item[0][2] == ANY, item[0]))
    for matter, all_of_it in ordered:
        for before, after in pairwise(by_day(all_of_it)):
            change = after.rank - before.rank
            if abs(change) >= steps:
                key = (before.report, after.report, matter[1], matter[3])
                found.setdefault(key, shift(matter, change, before, after))
    return tuple(sorted(found.values(), key=lambda one: (one.after.day, one.country, one.about, one.topic, one.scale)))


def by_day(entries: Iterable[ToneEntry]) -> Iterator[ToneEntry]:
    """Yield the entry of each day that is furthest from neutral, the earliest day first."""
    days: dict[date, ToneEntry] = {}
    for entry in once(entries):
        if not entry.rank and entry.scale != MEETING:
            continue
        known = days.get(entry.day)
        if known is None or (abs(entry.rank), entry.report) > (abs(known.rank), known.report):
            days[entry.day] = entry
    yield from (days[day] for day in sorted(days))


def shift(matter: Matter, steps: int, before: ToneEntry, after: ToneEntry) -> ToneShift:
    """Return a shift of tone."""
    country, about, topic, scale = matter
    return ToneShift(country=country, about=about, topic=topic, scale=scale, steps=steps, before=before, after=after)
