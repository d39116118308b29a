"""What changed from one release to another, or to the record as it is now."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from dragoman.errors import EntryNotFoundError
from dragoman.record.release_content import ARTICLE, ARTICLE_FIELDS, DECISION, ENTRY, FIELDS, lines, place, unpacked
from dragoman.record.releases import no_release
from dragoman.types import Frozen

Content = dict[str, Any]


class Change(Frozen):
    """An entry that is new, gone or different, or an article that is read otherwise or counts no more."""

    #: added | gone | changed | joined (to another event) | parted (from one); of an article: changed | withdrawn |
    #: restored
    what: str
    #: Its key; of one that is gone, the key that it had.
    key: str
    #: The other event that it was joined to or parted from; of a changed one, its key before where that differs.
    other: str | None = None
    #: event | commitment | statement | assessment, and its type; or article, without one.
    kind: str
    type: str
    #: Its dyads, in codes of countries; empty where it has none.
    between: str = ""
    earliest: str | None = None
    #: What it said before and says now, field by field.
    fields: dict[str, tuple[Any, Any]] = msgspec.field(default_factory=dict)
    #: Headline of an article.
    title: str | None = None


class Changes(Frozen):
    """What changed from one state to another."""

    since: str
    #: None for the record as it is.
    until: str | None
    entries: tuple[Change, ...]
    #: Articles of both that were read otherwise, have another headline, outlet or day, or were withdrawn or restored.
    articles: tuple[Change, ...]
    #: Decisions that are in force in the later state only, and in the earlier one only, as they were made.
    decided: tuple[dict[str, Any], ...]
    undone: tuple[dict[str, Any], ...]


def changes(connection: sqlite3.Connection, since: str, until: str | None = None) -> Changes:
    """Return what changed from a release to a later one, or to the record as it is.

    Raises:
        EntryNotFoundError: There is no such release.
    """
    gone, come = differing(contents(connection, since), contents(connection, until))
    entries = told(of_kind(gone, ENTRY), of_kind(come, ENTRY))
    decided, undone = (decisions(found) for found in (come, gone))
    articles = articles_told(of_kind(gone, ARTICLE), of_kind(come, ARTICLE), (*decided, *undone))
    return Changes(
        since=since, until=until, entries=tuple(entries), articles=tuple(articles), decided=decided, undone=undone
    )  # fmt: skip


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


def of_kind(found: list[Content], what: str) -> dict[str, Content]:
    """Return the entries among some lines, by key."""
    return {content["key"]: content for content in found if content["what"] == what}


def decisions(found: list[Content]) -> tuple[dict[str, Any], ...]:
    """Return the decisions among some lines."""
    return tuple(
        {name: content[name] for name in content if name != "what"} for content in found if content["what"] == DECISION
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
            fields = differences(gone[key], come[same[key]])
            # An earlier program kept fewer fields of an entry: of those that only one state has nothing can be told.
            if fields or key != same[key] or gone[key].keys() == come[same[key]].keys():
                yield change("changed", come[same[key]], key if key != same[key] else None, fields)
        else:
            heir = next((here[report] for report in gone[key]["reports"] if report in here), None)
            yield change("joined" if heir else "gone", gone[key], heir)
    for key in sorted(come.keys() - set(same.values())):
        former = next((then[report] for report in come[key]["reports"] if report in then), None)
        yield change("parted" if former else "added", come[key], former)


def articles_told(
    gone: dict[str, Content], come: dict[str, Content], decisions: Iterable[dict[str, Any]]
) -> Iterator[Change]:
    """Yield the articles that both states have and that say something else now, or that only one of them counts.

    Releases of earlier programs do not say which articles were withdrawn: without a decision nothing has changed.
    """
    about = {decision["subject"] for decision in decisions}
    for key in sorted(gone.keys() & come.keys()):
        content = {"kind": ARTICLE, "type": "", **come[key]}
        was, is_now = ("withdrawn" in state[key] for state in (gone, come))
        if was != is_now and key in about:
            yield change("withdrawn" if is_now else "restored", content)
        if found := differences(gone[key], come[key], ARTICLE_FIELDS):
            yield change("changed", content, fields=found)


def change(what: str, content: Content, other: str | None = None, fields: dict[str, Any] | None = None) -> Change:
    """Return a change of an entry."""
    return Change(
        what=what, key=content["key"], other=other, kind=content["kind"], type=content["type"],
        between=content.get("between") or "", earliest=content.get("earliest"), fields=fields or {},
        title=content.get("title"),
    )  # fmt: skip


def differences(old: Content, new: Content, fields: Iterable[str] = FIELDS) -> dict[str, tuple[Any, Any]]:
    """Return the fields in which two states of an entry differ; how many reports they have among them."""
    found = {field: (old[field], new[field]) for field in fields if field in old.keys() & new.keys()}
    found = {field: both for field, both in found.items() if both[0] != both[1]}
    if "reports" in old and old["reports"] != new["reports"]:
        found["reports"] = len(old["reports"]), len(new["reports"])
    return found
