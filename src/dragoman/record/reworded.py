"""What tells in almost the same words what was corrected or rejected in a copy of its article: it waits first.

In the very words a decision holds for it by itself (``copies.py``); in others a person must look.
"""

from __future__ import annotations

import sqlite3

from dragoman.record.doubles import rules
from dragoman.record.review_limits import limited
from dragoman.record.rows import WITHDRAWN
from dragoman.record.wording import likeness
from dragoman.types import Frozen

#: Reports that nobody decided on, each with one of a copy of its article that somebody did, unless that copy has the
#: sentence too, so that it is another fact.
BESIDE_DECIDED = f"""SELECT report.key AS report, event.key AS event, report.words, told.words AS others, action
    FROM decision CROSS JOIN decision_report AS its ON its.decision = decision.id
    CROSS JOIN report AS told ON told.key = its.report
    CROSS JOIN article AS home ON home.id = told.article
    CROSS JOIN article ON article.origin = home.origin AND article.id <> home.id
        AND 'hand' NOT IN (article.model, home.model)
        AND coalesce(abs(julianday(article.latest) - julianday(home.latest)), 0) <= ?
    CROSS JOIN report ON report.article = article.id AND report.kind = told.kind AND report.verdict IS NULL
        AND (report.contact IS NULL) = (told.contact IS NULL)
    LEFT JOIN event ON event.id = report.event
    WHERE decision.undone_by IS NULL AND decision.action IN ('correct', 'reject')
      AND json_extract(decision.detail, '$.article') IS NULL AND {WITHDRAWN.format("id")} IS NULL
      AND NOT EXISTS (SELECT 1 FROM json_each(decision.detail, '$.spared') WHERE value = report.key)
      AND NOT EXISTS (SELECT 1 FROM report AS same WHERE same.article = home.id AND same.id <> told.id
                      AND same.kind = report.kind AND same.quote = report.quote)
      AND {{}}
    ORDER BY decision.id, report.key"""
#: What was decided on the copy, in words.
DONE = {"correct": "corrected", "reject": "rejected"}


class Reworded(Frozen):
    """What waits because a copy that tells it in other words was decided on."""

    key: str
    #: event | report
    what: str
    because: str


def reworded(
    connection: sqlite3.Connection,
    pair: tuple[str, str] | None,
    type: str | None,
    kind: str | None,
    confidence: tuple[float, float] | None,
) -> list[Reworded]:
    """Return what tells in almost the same words what was decided on in a copy, each once, in the order of keys."""
    condition, values = limited(pair, type, kind, confidence)
    found: dict[str, Reworded] = {}
    for row in connection.execute(BESIDE_DECIDED.format(condition), (rules()["queue"]["within"], *values)):
        words, others = frozenset(row["words"].split()), frozenset(row["others"].split())
        if likeness(words, others) >= rules()["queue"]["reworded"]:
            key = row["event"] or row["report"]
            because = f"almost in these words it was {DONE[row['action']]} in a copy of the story"
            found[key] = Reworded(key=key, what="event" if row["event"] else "report", because=because)
    return [found[key] for key in sorted(found)]
