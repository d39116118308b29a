"""What decisions say of two reports: the same event, or not; of several decisions about one pair the last holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from dragoman.record.rows import batches, marks

#: A pair of report keys, the lesser first.
Pair = tuple[str, str]

#: Whether no later decision says otherwise of the pair.
IN_FORCE = """NOT EXISTS (SELECT 1 FROM link AS later WHERE later.a = link.a AND later.b = link.b
    AND later.same <> link.same AND later.decision > link.decision)"""


def ordered(one: Iterable[str], other: Iterable[str]) -> list[Pair]:
    """Return every pair of one from each, the lesser first."""
    return [(min(a, b), max(a, b)) for a, b in product(one, other) if a != b]


def links_of(connection: sqlite3.Connection, keys: Sequence[str], *, same: bool) -> Iterator[Pair]:
    """Yield every pair with one of some reports that decisions join, or tell apart."""
    for some in batches(keys):
        rows = connection.execute(
            f"""SELECT a, b FROM link WHERE same = ? AND a IN ({marks(some)}) AND {IN_FORCE}
                UNION SELECT a, b FROM link WHERE same = ? AND b IN ({marks(some)}) AND {IN_FORCE}""",
            (int(same), *some, int(same), *some),
        )
        yield from ((row[0], row[1]) for row in rows)


def is_refused(connection: sqlite3.Connection, one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a reviewer told two events apart."""
    return any(
        connection.execute(f"SELECT 1 FROM link WHERE same = 0 AND a = ? AND b = ? AND {IN_FORCE}", pair).fetchone()
        for pair in ordered(one, other)
    )


def told_apart(connection: sqlite3.Connection, keys: Sequence[str]) -> frozenset[Pair]:
    """Return the pairs among some reports that reviewers told apart, directly or through what they joined.

    Where one is not another, and that one is the same as a third, the first is not the third either.
    """
    if connection.execute("SELECT 1 FROM link LIMIT 1").fetchone() is None:
        return frozenset()
    group = joined_reports(connection, keys)
    groups: dict[str, list[str]] = {}
    for key in keys:
        groups.setdefault(group[key], []).append(key)
    apart = {
        (group[a], group.get(b, b)) for a, b in doubled(links_of(connection, sorted(group), same=False)) if a in group
    }
    return frozenset(
        pair for a, b in apart if a != b and a in groups and b in groups for pair in ordered(groups[a], groups[b])
    )


def doubled(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Yield every pair in both orders."""
    for a, b in pairs:
        yield a, b
        yield b, a


def joined_reports(connection: sqlite3.Connection, keys: Sequence[str]) -> dict[str, str]:
    """Return for some reports, and all that decisions join to them, the least of those that hang together."""
    group = {key: key for key in keys}
    waiting = list(group)
    pairs: set[Pair] = set()
    while waiting:
        found = set(links_of(connection, waiting, same=True))
        waiting = sorted({key for pair in found for key in pair} - group.keys())
        group |= {key: key for key in waiting}
        pairs |= found
    for a, b in sorted(pairs):
        least, other = sorted((root(group, a), root(group, b)))
        group[other] = least
    return {key: root(group, key) for key in group}


def root(group: dict[str, str], key: str) -> str:
    """Return the least of those that a report hangs together with."""
    while group[key] != key:
        key = group[key]
    return key


def joined_to(connection: sqlite3.Connection, cluster: str) -> set[str]:
    """Return the names of the clusters that decisions join to a cluster directly."""
    rows = connection.execute(
        f"""SELECT other.cluster FROM report AS one
            JOIN link ON link.same = 1 AND (link.a = one.key OR link.b = one.key) AND {IN_FORCE}
            JOIN report AS other ON other.key = CASE WHEN link.a = one.key THEN link.b ELSE link.a END
            WHERE one.cluster = ?""",
        (cluster,),
    )
    return {row[0] for row in rows if row[0]}
