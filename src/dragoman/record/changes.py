"""What changed from one release to another, or to the record as it is now."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

import msgspec

from dragoman.errors import EntryNotFoundError
from dragoman.record.release_content import ENTRY, FIELDS, SUMMARY, lines, place, unpacked
from dragoman.record.releases import no_release
from dragoman.types import Frozen

Content = dict[str, Any]


class Change(Frozen):
    """An entry that is new, gone or different."""

    #: added | gone | changed | joined (to another event) | parted (from one)
    what: str
    #: Its key; of one that is gone, the key that it had.
    key: str
    #: The other event that it was joined to or parted from; of a changed one, its key before where that differs.
    other: str | None = None
    #: event | commitment | statement | assessment, and its type.
    kind: str
    type: str
    #: Its dyads, in codes of countries; empty where it has none.
    between: str = ""
    earliest: str | None = None
    #: What it said before and says now, field by field.
    fields: dict[str, tuple[Any, Any]] = msgspec.field(default_factory=dict)


class Changes(Frozen):
    """What changed from one state to another."""

    since: str
    #: None for the record as it is.
    until: str | None
    entries: tuple[Change, ...]
    #: Decisions that are in force in the later state only, and in the earlier one only, as they were made.
    decided: tuple[dict[str, Any], ...]
    undone: tuple[dict[str, Any], ...]


def changes(connection: sqlite3.Connection, since: str, until: str | None = None) -> Changes:
    """Return what changed from a release to a later one, or to the record as it is.

    Raises:
        EntryNotFoundError: There is no such release.
    """
    gone, come = differing(contents(connection, since), contents(connection, until))
    entries = told(entries_of(gone), entries_of(come))
    decided, undone = (decisions(found) for found in (come, gone))
    return Changes(since=since, until=until, entries=tuple(entries), decided=decided, undone=undone)


def contents(connection: sqlite3.Connection, version: str | None) -> Iterator[str]:
    """Return the lines of a release, or of the record as it is."""
    if version is None:
        return lines(connection)
    row = connection.execute("SELECT content FROM release WHERE version = ?", (version,)).fetchone()
    if row is None:
        raise EntryNotFoundError(no_release(connection, version))
    return unpacked(row["content"])


def differing(old: Iterator[str], new: Iterator[str]) -> tuple[list[Content], list[Content]]:
    """Return the lines that only the old and only the new state has; both are in one order, and most is the same."""
    gone: list[str] = []
    come: list[str] = []
    one, other = next(old, None), next(new, None)
    while one is not None or other is not None:
        if one == other:
            one, other = next(old, None), next(new, None)
        elif other is None or (one is not None and place(one) <= place(other)):
            gone.append(str(one))
            one = next(old, None)
        else:
            come.append(other)
            other = next(new, None)
    return [json.loads(line) for line in gone], [json.loads(line) for line in come]


def entries_of(found: list[Content]) -> dict[str, Content]:
    """Return the entries among some lines, by key."""
    return {content["key"]: content for content in found if content["what"] == ENTRY}


def decisions(found: list[Content]) -> tuple[dict[str, Any], ...]:
    """Return the decisions among some lines."""
    return tuple(
        {name: content[name] for name in content if name != "what"}
        for content in found
        if content["what"] not in (ENTRY, SUMMARY)
    )


def told(gone: dict[str, Content], come: dict[str, Content]) -> Iterator[Change]:
    """Yield what became of each entry; one that has the reports of another under a new key is the same, changed."""
    then = {report: key for key in gone for report in gone[key]["reports"]}
    here = {report: key for key in come for report in come[key]["reports"]}
    same = {key: key for key in gone.keys() & come.keys()}
    for key in sorted(gone.keys() - come.keys()):
        heirs = [here[report] for report in gone[key]["reports"] if report in here]
        if heirs and heirs[0] not in same.values() and heirs[0] not in gone:
            same[key] = heirs[0]
    for key in sorted(gone):
        if key in same:
            yield change(
                "changed", come[same[key]], key if key != same[key] else None, differences(gone[key], come[same[key]])
            )
        else:
            heir = next((here[report] for report in gone[key]["reports"] if report in here), None)
            yield change("joined" if heir else "gone", gone[key], heir)
    for key in sorted(come.keys() - set(same.values())):
        former = next((then[report] for report in come[key]["reports"] if report in then), None)
        yield change("parted" if former else "added", come[key], former)


def change(what: str, content: Content, other: str | None = None, fields: dict[str, Any] | None = None) -> Change:
    """Return a change of an entry."""
    return Change(
        what=what, key=content["key"], other=other, kind=content["kind"], type=content["type"],
        between=content.get("between") or "", earliest=content.get("earliest"), fields=fields or {},
    )  # fmt: skip


def differences(old: Content, new: Content) -> dict[str, tuple[Any, Any]]:
    """Return the fields in which two states of an entry differ; how many reports they have among them."""
    found = {field: (old.get(field), new.get(field)) for field in FIELDS if old.get(field) != new.get(field)}
    if old["reports"] != new["reports"]:
        found["reports"] = len(old["reports"]), len(new["reports"])
    return found
