"""Mentions as the file keeps them: those of a block beside each other, in the order of their days.

Around a new report lie hundreds of others. Made from rows and parties each time, they took most of the time in which an
article was added; noted when a report is written, they are read as they are, from few pages.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date

import msgspec

from dragoman.record.mentions import Mention
from dragoman.record.rows import batches, marks

#: The same bytes whatever was added before, so that two records of the same articles do not differ.
_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
_DECODER = msgspec.msgpack.Decoder(Mention)
#: What the file has of the mentions of a block that may be of some days; those of rejected reports are left out.
AROUND = """
SELECT mention.seen, article.origin, report.cluster FROM mention
CROSS JOIN report ON report.id = mention.report
CROSS JOIN article ON article.id = report.article
WHERE mention.block = ? AND mention.placed BETWEEN ? AND ? AND mention.until >= ? AND report.verdict IS NOT 'rejected'
ORDER BY report.key
"""


def note_mention(connection: sqlite3.Connection, number: int, block: str | None, mention: Mention) -> None:
    """Write what grouping looks at in the report with a number, if it can be grouped by its days with any other."""
    if block is not None and mention.earliest is not None and mention.latest is not None:
        seen = _ENCODER.encode(of_origin(mention, ""))
        connection.execute(
            "INSERT INTO mention (block, placed, until, report, seen) VALUES (?, ?, ?, ?, ?)",
            (block, as_text(mention.earliest), as_text(mention.latest), number, seen),
        )


def forget_mentions(connection: sqlite3.Connection, reports: Sequence[int]) -> None:
    """Take out what is noted of the reports with some numbers, which still have their blocks and places."""
    for some in batches(reports):
        connection.execute(
            f"""DELETE FROM mention WHERE (block, placed, report) IN (
                SELECT block, placed, id FROM report WHERE id IN ({marks(some)}))""",
            some,
        )


def noted_of(connection: sqlite3.Connection, block: str) -> dict[int, Mention]:
    """Return all that is noted of a block, by the numbers of the reports."""
    query = """SELECT mention.report, mention.seen, article.origin FROM mention
               LEFT JOIN report ON report.id = mention.report LEFT JOIN article ON article.id = report.article
               WHERE mention.block = ?"""
    rows = connection.execute(query, (block,))
    return {number: of_origin(_DECODER.decode(seen), origin or "") for number, seen, origin in rows}


def mentions_around(
    connection: sqlite3.Connection, block: str, *, first: int, last: int, longest: int
) -> list[tuple[Mention, str | None]]:
    """Return the mentions of a block that may be of some days, in the order of their keys, each with its cluster.

    Args:
        connection: Of the record.
        block: What their reports share.
        first, last: The days.
        longest: Days by which one may begin before them.
    """
    earliest = max(first - longest, 1)
    rows = connection.execute(AROUND, (block, *map(as_text, (earliest, last, first))))
    return [(of_origin(_DECODER.decode(seen), origin), cluster) for seen, origin, cluster in rows]


def of_origin(mention: Mention, origin: str) -> Mention:
    """Return a mention with the origin of its article, which is not noted: other articles may give that another one."""
    return msgspec.structs.replace(mention, origin=origin)


def as_text(day: int) -> str:
    """Return a day as a column holds it."""
    return date.fromordinal(day).isoformat()
