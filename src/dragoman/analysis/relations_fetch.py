"""The events of a pair fetched as columns.

SQLite finds fifty thousand rows in ten milliseconds; making Python objects of them takes a hundred. So every column
travels as one text.
"""

from __future__ import annotations

import json
import sqlite3
from functools import cache
from typing import TYPE_CHECKING, Any

from dragoman.analysis.columns import NEVER, distinct, lookup, months_of, numbers
from dragoman.analysis.relations_rows import QUADS, Facts, nothing
from dragoman.record.took_place import TOOK_PLACE
from dragoman.vocabulary.load import load_vocabulary

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Column = NDArray[Any]

#: Quad and score of a type that PLOVER has not: it is not placed.
UNKNOWN = (-1, 0.0)
#: Room in one number for the place of a medium, that of a type, and the number of origins.
WIDTH = 1000
#: ``instr`` turns words into numbers, their places in a list of all.
EVENTS = f"""
SELECT group_concat(event.id), group_concat(coalesce(event.intensity, 0.0)),
       group_concat((event.origins * {WIDTH} + instr(?, event.type || '|')) * {WIDTH}
                    + coalesce(instr(?, event.medium), 0)),
       group_concat(coalesce(event.earliest, '{NEVER}'), ''), group_concat(coalesce(event.latest, '{NEVER}'), '')
FROM event_pair JOIN event ON event.id = event_pair.event
WHERE event_pair.a = ? AND event_pair.b = ? AND event.kind = 'event' AND {TOOK_PLACE}
"""
REPORTED = """
SELECT group_concat(report.event * 2 + report.historical), group_concat(report.article)
FROM event_pair JOIN report ON report.event = event_pair.event
WHERE event_pair.a = ? AND event_pair.b = ? AND report.verdict IS NOT 'rejected'
"""
ARTICLES = f"""
SELECT group_concat(id), group_concat(coalesce(latest, '{NEVER}'), ''),
       json_group_array(json_array(id, origin)) FILTER (WHERE origin <> key)
FROM article WHERE id IN (SELECT value FROM json_each(?))
"""
FIRST_OF_ORIGIN = "SELECT key, id FROM article WHERE key IN (SELECT value FROM json_each(?))"


@cache
def codes() -> tuple[str, str, dict[int, tuple[int, float]]]:
    """Return all types and all media as texts; for places in these, the place of the quad and Goldstein's score.

    The record keeps type and medium, not the CAMEO code of each report: the score is that of the code which these two
    lead to.
    """
    words = load_vocabulary()
    types, media = "|".join(["", *words.event_types, ""]), "|".join(["", *words.media])
    modes: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    modes += [(media.index(f"|{key}") + 2, (one.mode,) if one.mode else ()) for key, one in words.media.items()]
    found = {}
    for type_, concept in words.event_types.items():
        for medium, mode in modes:
            code = words.cameo[words.cameo_code(type_, mode)]
            place = (types.index(f"|{type_}") + 2) * WIDTH + medium
            found[place] = (QUADS.index(concept.quad), code.goldstein or 0.0)
    return types, media, found


def fetch_facts(connection: sqlite3.Connection, pair: tuple[str, str], months: int) -> Facts:
    """Return the events of a pair that happened, placed in periods of some months."""
    import numpy as np

    types, media, scores = codes()
    row = connection.execute(EVENTS, (types, media, *pair)).fetchone()
    if row[0] is None:
        return nothing()
    events, coded = numbers(row[0]), numbers(row[2])
    different, place = np.unique(coded % WIDTH**2, return_inverse=True)
    quad_and_score = np.array([scores.get(code, UNKNOWN) for code in different.tolist()])[place]
    first, last = months_of(row[3], months), months_of(row[4], months)
    of, article, news = reported(connection, pair, events)
    origin, published = origins_of(connection, article, months)
    told = first_told(len(events), of[news], published[news])
    undated = first < 0
    period = np.where(undated, told, np.where(first == last, first, -1))
    period[quad_and_score[:, 0] < 0] = -1
    return sorted_facts(
        period, of, origin, article, event=events, intensity=np.fromstring(row[1], sep=","),
        goldstein=quad_and_score[:, 1], quad=quad_and_score[:, 0].astype(np.int64),
        origins=coded // WIDTH**2, by_publication=undated,
    )  # fmt: skip


def reported(connection: sqlite3.Connection, pair: tuple[str, str], events: Column) -> tuple[Column, Column, Column]:
    """Return for each report of the events which event it is of, its article, and whether it tells it as news."""
    import numpy as np

    row = connection.execute(REPORTED, pair).fetchone()
    told, article = numbers(row[0]), numbers(row[1])
    place = lookup(events, np.arange(len(events)), int(told.max(initial=0)) // 2)[told // 2]
    known = place >= 0
    return place[known], article[known], told[known] % 2 == 0


def origins_of(connection: sqlite3.Connection, article: Column, months: int) -> tuple[Column, Column]:
    """Return for articles the number of their origin (of its first article), and the period in which they appeared."""
    import numpy as np

    wanted = np.flatnonzero(np.bincount(article)).tolist()
    row = connection.execute(ARTICLES, (json.dumps(wanted),)).fetchone()
    known = numbers(row[0])
    copies = dict(json.loads(row[2] or "[]"))
    firsts = dict(connection.execute(FIRST_OF_ORIGIN, (json.dumps(sorted(set(copies.values()))),)).fetchall())
    origin = lookup(known, known, int(known.max(initial=0)))
    for copy, key in copies.items():
        origin[copy] = firsts[key]
    return origin[article], lookup(known, months_of(row[1], months), int(known.max(initial=0)))[article]


def first_told(count: int, of: Column, published: Column) -> Column:
    """Return the period of each event's first report that tells it as news, -1 for none."""
    import numpy as np

    never = np.iinfo(np.int64).max
    first = np.full(count, never, dtype=np.int64)
    dated = published >= 0
    np.minimum.at(first, of[dated], published[dated])
    return np.where(first == never, -1, first)


def sorted_facts(period: Column, of: Column, origin: Column, article: Column, **events: Column) -> Facts:
    """Return the placed events in the order of their periods."""
    import numpy as np

    order = np.argsort(period, kind="stable")
    order = order[int(np.searchsorted(period[order], 0)) :]
    rank = np.full(len(period), -1, dtype=np.int64)
    rank[order] = np.arange(len(order))
    kept = rank[of] >= 0
    place, article, origin = rank[of][kept], article[kept], origin[kept]
    width = int(origin.max()) + 1 if len(origin) else 1
    together = distinct(place * width + origin)  # one origin counts once, however many articles it has
    owner = together // width
    by_place = np.argsort(place, kind="stable")
    return Facts(
        **{name: column[order] for name, column in events.items()}, period=period[order],
        of=owner, origin=together % width, share=1 / np.bincount(owner, minlength=max(len(order), 1))[owner],
        article_of=place[by_place], article=article[by_place], undated=len(period) - len(order),
    )  # fmt: skip
