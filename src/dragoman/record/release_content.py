"""What a release holds: a line for every event, statement and assessment, every article, and every decision in force.

All that exports show is in a line or in a digest of one. Lines are sorted and made of content alone, so that records to
which the same was added in another order agree.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

import msgspec

from dragoman.record.keys import LENGTH, digest
from dragoman.record.packing import part_of
from dragoman.record.rows import WITHDRAWN
from dragoman.types import Frozen

#: Bytes that are unpacked at a time.
PIECE = 65536
#: What is kept of an entry, and told when it differs.
FIELDS = (
    "kind",
    "type",
    "medium",
    "level",
    "status",
    "earliest",
    "latest",
    "place",
    "intensity",
    "origins",
    "confidence",
    "disputes",
    "between",
)
#: What is kept of an article beside its key; "facts" is the digest of all that was read in it.
ARTICLE_FIELDS = ("title", "outlet", "url", "earliest", "latest", "engine", "model", "facts")
SUMMARY, ENTRY, ARTICLE, DECISION = "summary", "entry", "article", "decision"


class Facts(Frozen):
    """All facts of a reading, as they lie in the file."""

    events: msgspec.Raw
    contacts: msgspec.Raw
    statements: msgspec.Raw
    commitments: msgspec.Raw
    assessments: msgspec.Raw
    actors: msgspec.Raw


def lines(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the content of the record as it is now: what it holds, entries, articles and decisions, sorted."""
    yield encoded({"what": SUMMARY, **dict(connection.execute(COUNTS).fetchone())})
    yield from entry_lines(connection)
    yield from article_lines(connection)
    yield from sorted(decision_lines(connection))


#: Whether an article is withdrawn: 1, or NULL.
IS_WITHDRAWN = WITHDRAWN.format("1")
COUNTS = """
SELECT (SELECT count(*) FROM event) AS events,
       (SELECT count(*) FROM report
        WHERE kind IN ('statement', 'assessment') AND verdict IS NOT 'rejected') AS statements,
       (SELECT count(*) FROM article_read) AS articles,
       (SELECT count(DISTINCT outlet) FROM article_read) AS outlets,
       (SELECT count(*) FROM decision WHERE undone_by IS NULL AND action <> 'undo') AS decisions,
       (SELECT min(earliest) FROM event) AS earliest, (SELECT max(latest) FROM event) AS latest
"""
#: Every report that is not rejected with the event that it belongs to; statements and assessments stand for themselves.
CONTENT = """
SELECT coalesce(event.key, report.key) AS entry, event.key AS event, report.key AS report, article.origin AS origin,
       report.kind AS kind, report.type AS type, report.medium AS medium, report.level AS level,
       report.status AS status, report.earliest AS earliest, report.latest AS latest, report.place AS place,
       report.intensity AS intensity, report.historical AS historical, report.precision AS precision,
       report.quote AS quote, report.cue AS cue, report.answers AS answers,
       (SELECT group_concat(told, ' ') FROM (SELECT role || ' ' || actor || ' ' || coalesce(country, '') AS told
        FROM report_party WHERE report_party.report = report.id ORDER BY role, report_party.place)) AS parties,
       report.confidence AS confidence, report.verdict AS verdict,
       event.kind AS event_kind, event.type AS event_type, event.medium AS event_medium, event.level AS event_level,
       event.status AS event_status, event.earliest AS event_earliest, event.latest AS event_latest,
       event.place AS event_place, event.intensity AS event_intensity,
       event.origins AS event_origins, event.confidence AS event_confidence, event.disputes AS event_disputes,
       (SELECT group_concat(pair, ' ') FROM (SELECT a || '-' || b AS pair FROM event_pair WHERE event = event.id
        ORDER BY pair)) AS event_between
FROM report JOIN article ON article.id = report.article LEFT JOIN event ON event.id = report.event
WHERE report.verdict IS NOT 'rejected'
ORDER BY entry, report
"""
#: What a report says, and what its digest is made of.
SAID = (
    "report", "origin", "kind", "type", "medium", "level", "status", "earliest", "latest", "confidence", "verdict",
    "place", "intensity", "historical", "precision", "quote", "cue", "answers", "parties",
)  # fmt: skip


def entry_lines(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield a line for each event, statement and assessment, in the order of their keys."""
    for key, rows in groupby(connection.execute(CONTENT), key=lambda row: row["entry"]):
        reports = list(rows)
        prefix = "event_" if reports[0]["event"] else ""
        columns = reports[0].keys()
        content: dict[str, Any] = {"what": ENTRY, "key": key}
        content |= {f: reports[0][prefix + f] for f in FIELDS if prefix + f in columns}
        content["reports"] = [row["report"] for row in reports]
        content["digest"] = digest(*(row[name] for row in reports for name in SAID))
        yield encoded(content)


def article_lines(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield a line for each article, in the order of their keys; only one that is withdrawn says something of that."""
    columns = ", ".join(ARTICLE_FIELDS[:-1])
    for row in connection.execute(f"SELECT key, reading, {columns}, {IS_WITHDRAWN} AS gone FROM article ORDER BY key"):
        facts = msgspec.structs.astuple(part_of(row["reading"], Facts))
        content = {name: row[name] for name in ARTICLE_FIELDS[:-1]}
        content |= {"facts": digest(*map(bytes, facts))} | ({"withdrawn": True} if row["gone"] else {})
        yield encoded({"what": ARTICLE, "key": row["key"], **content})


def decision_lines(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield a line for each decision in force: what and by whom; numbers and times belong to one record only."""
    for row in connection.execute("SELECT * FROM decision WHERE undone_by IS NULL AND action <> 'undo'"):
        content = {name: row[name] for name in ("author", "action", "subject", "note")}
        detail = dict(sorted(json.loads(row["detail"]).items()))
        yield encoded({"what": DECISION, **content, "detail": detail})


def encoded(content: dict[str, Any]) -> str:
    """Return a line; what it is and its key come first, so that lines can be put in order as they are."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def place(line: str) -> tuple[int, str]:
    """Return what puts the lines of any two states into one order."""
    for number, what in ((1, ENTRY), (2, ARTICLE)):
        if line.startswith(f'{{"what":"{what}"'):
            return number, line[: len(f'{{"what":"{what}","key":"",') + LENGTH]
    return (3, line) if line.startswith(f'{{"what":"{DECISION}"') else (0, "")


def packed(content: Iterable[str]) -> tuple[str, bytes]:
    """Return the digest of some lines and the lines compressed; one after the other, for they may be a million."""
    total, packer, pieces = hashlib.sha256(), zlib.compressobj(6), []
    for line in content:
        data = line.encode() + b"\n"
        total.update(data)
        pieces.append(packer.compress(data))
    return f"sha256:{total.hexdigest()}", b"".join([*pieces, packer.flush()])


def unpacked(content: bytes) -> Iterator[str]:
    """Yield the lines of a release."""
    unpacker, rest = zlib.decompressobj(), b""
    for at in range(0, len(content), PIECE):
        *whole, rest = (rest + unpacker.decompress(content[at : at + PIECE])).split(b"\n")
        yield from (line.decode() for line in whole)
    *whole, _ = (rest + unpacker.flush()).split(b"\n")
    yield from (line.decode() for line in whole)
