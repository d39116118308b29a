"""Keeps events current: after reports came, changed or were decided on, what this can touch is grouped anew.

The outcome is that of grouping everything at once (``verify`` compares the two): what a report can touch lies within
days of it, because vague reports span at most ``longest`` days (``rules.toml``).
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from dragoman.record.clustering import Cluster, by_day, clusters_of, within
from dragoman.record.comparing import are_bound, compatible, may_be_bound
from dragoman.record.events import refresh_events
from dragoman.record.links import told_apart
from dragoman.record.mentions import Mention, mention_of, rules
from dragoman.record.noted import mentions_around
from dragoman.record.rows import MERGED, batches, fetch_with_rows, marks
from dragoman.record.types import Report

#: Days by which two dates of one contact may lie apart, for it and for its neighbours, and one more.
REACH = 5
#: First and last day, as ordinals.
Window = tuple[int, int]


def remerge(
    connection: sqlite3.Connection, keys: Iterable[str], vacated: Iterable[tuple[str, Mention]] = ()
) -> list[tuple[str, str | None, str]]:
    """Make anew every event that some reports can touch; to be called within a transaction.

    Args:
        connection: Of a writer.
        keys: Reports that are new or have changed.
        vacated: Block and mention of what they were before, where they were anything.

    Returns:
        For each report whose event changed: its key, the key of the event before (None for none), and the one now.
    """
    windows: dict[str, list[Window]] = defaultdict(list)
    names: set[str] = set()
    stirred: set[str] = set()
    changed = frozenset(keys)
    for report, row in fetch_merged(connection, sorted(changed)):
        names |= {row["cluster"]} if row["cluster"] else set()
        window = window_of(mention_of(report))
        if row["block"] is None or window is None or report.verdict == "rejected":
            names.add(assign(connection, [report.key]))
        else:
            windows[row["block"]].append(window)
            stirred |= {row["block"]} if row["cluster"] else set()
    for block, mention in vacated:
        if window := window_of(mention):
            windows[block].append(window)
            stirred.add(block)
    for block in sorted(windows):
        for window in united(windows[block]):
            names |= recluster(connection, block, window, changed, stirred=block in stirred)
    return refresh_events(connection, names)


def fetch_merged(connection: sqlite3.Connection, keys: Sequence[str]) -> list[tuple[Report, sqlite3.Row]]:
    """Return those of the reports with these keys that can be of one event with others, each with its row."""
    return [
        found
        for some in batches(keys)
        for found in fetch_with_rows(
            connection, f"report.kind IN ({marks(MERGED)}) AND report.key IN ({marks(some)})", (*MERGED, *some)
        )
    ]


def window_of(mention: Mention) -> Window | None:
    """Return the days on which a mention can touch others; None when it can touch none."""
    if mention.earliest is None or mention.latest is None or not (mention.pinned or mention.loose):
        return None
    return mention.earliest - REACH, mention.latest + REACH


def united(windows: Iterable[Window]) -> list[Window]:
    """Return the windows, those that overlap made one."""
    found: list[Window] = []
    for first, last in sorted(windows):
        if found and first <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return found


def assign(connection: sqlite3.Connection, keys: Sequence[str]) -> str:
    """Make the reports with these keys one cluster, named after the least of them; return its name."""
    name = min(keys)
    for some in batches(keys):
        connection.execute(
            f"UPDATE report SET cluster = ? WHERE key IN ({marks(some)}) AND cluster IS NOT ?", (name, *some, name)
        )
    return name


def recluster(
    connection: sqlite3.Connection, block: str, window: Window, changed: Set[str], *, stirred: bool
) -> set[str]:
    """Group anew what the reports that changed can touch in a window of a block, and whatever hangs together with it.

    Args:
        connection: Of a writer.
        block: What the reports share.
        window: The days on which those that changed can touch others.
        changed: Their keys, in whatever block.
        stirred: Whether any of the block was there before; else all are new.

    Returns:
        The names of the clusters that are not what they were, or have one of the changed reports.
    """
    touched: dict[str, Mention] = {}
    reach, loaded = window, None
    while True:
        if reach != loaded:
            around = load(connection, block, *reach)
            names = {mention.key: name for mention, name in around}
            mentions = [mention for mention, _ in around]
            clusters = clusters_of(mentions, told_apart(connection, list(names)))
            near = [m for m in mentions if meets(m, window)] if stirred else beside(mentions, changed)
            loaded = reach
        found = touched | {mention.key: mention for mention in near}
        found |= {m.key: m for cluster in clusters if any(m.key in found for m in cluster) for m in cluster}
        stale = {names[key] for key in found if names.get(key)}
        found |= {m.key: m for m in mentions if names[m.key] in stale}
        found |= bound_to(found.values(), mentions)
        reach = spanned(reach, found.values())
        if found.keys() == touched.keys() and reach == loaded:
            return store(connection, [c for c in clusters if c[0].key in touched], names, changed)
        touched = found


def beside(mentions: Sequence[Mention], new: Set[str]) -> list[Mention]:
    """Return the mentions that new ones can move: of those with a day the ones on days within reach of a new one.

    A vague one moves where it suits one of these more or less than before. A new vague one moves only what it joins,
    for vague ones are not compared with each other before it is clear which have a day; and what is bound to it.
    """
    days = {m.earliest for m in mentions if m.pinned and m.key in new and m.earliest is not None}
    reached = {other for day in days for other in range(day - REACH, day + REACH + 1)}
    pinned = [m for m in mentions if m.pinned and m.earliest in reached]
    places = by_day([[mention] for mention in pinned])
    vague = [
        m for m in mentions
        if m.loose and (m.key in new or any(compatible(m, pinned[place]) for place in within(m, places)))
    ]  # fmt: skip
    return pinned + vague


def bound_to(found: Iterable[Mention], mentions: Sequence[Mention]) -> dict[str, Mention]:
    """Return the plans for some days, and what calls them off, that what becomes of those found can depend on, by key.

    Of two such only one may be the other's only one, which any third of them changes.
    """
    left = {m.key: m for m in mentions if may_be_bound(m)}
    waiting = [m for m in found if left.pop(m.key, None) or may_be_bound(m)]
    reached: dict[str, Mention] = {}
    while waiting:
        one = waiting.pop()
        for other in [m for m in left.values() if are_bound(one, m)]:
            waiting.append(left.pop(other.key))
            reached[other.key] = other
    return reached


def spanned(reach: Window, mentions: Iterable[Mention]) -> Window:
    """Return the days reached, and those on which some mentions may have been."""
    days = [day for m in mentions for day in (m.earliest, m.latest) if day is not None]
    return min([reach[0], *days]), max([reach[1], *days])


def meets(mention: Mention, window: Window) -> bool:
    """Whether a mention has a day within a window."""
    return window_of(mention) is not None and mention.earliest <= window[1] and mention.latest >= window[0]  # type: ignore[operator]


def store(
    connection: sqlite3.Connection, clusters: Iterable[Cluster], names: Mapping[str, str | None], changed: Set[str]
) -> set[str]:
    """Write the clusters; return the names of those that have other reports than before, or one that changed."""
    before: dict[str | None, set[str]] = defaultdict(set)
    for key, name in names.items():
        before[name].add(key)
    found = set()
    for cluster in clusters:
        keys = {mention.key for mention in cluster}
        if keys & changed or before[min(keys)] != keys:
            found.add(assign(connection, sorted(keys)))
    return found


def load(connection: sqlite3.Connection, block: str, low: int, high: int) -> list[tuple[Mention, str | None]]:
    """Return the mentions of a block that can matter for the days given, each with the cluster that it is in.

    What has a day matters within reach of them; what is vague may begin earlier by as much as a vague one may span.
    """
    longest = int(rules()["longest"])
    return mentions_around(connection, block, first=max(low - REACH, 1), last=high + REACH, longest=longest)
