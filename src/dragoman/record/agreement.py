"""How far two reviewers agree: Krippendorff's alpha over the reports that both decided on.

Alpha is 1 where they always agree, 0 where they agree no more often than chance would have it. Source: K. Krippendorff,
"Content Analysis: An Introduction to Its Methodology", 4th edition, 2019, chapter 12; nominal data.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from dragoman.errors import DecisionError
from dragoman.record.decidable import CORRECTABLE, correctable_in, said_in
from dragoman.record.decided import from_row
from dragoman.record.party_fields import with_parties
from dragoman.record.queries import looked_up
from dragoman.record.restating import corrected, original
from dragoman.record.rows import WITHDRAWN, batches, fetch_reports, marks
from dragoman.record.types import Decision, Report
from dragoman.types import Frozen

#: Whether a report of the record is one of an article that was withdrawn: that is no question on which readers agree.
IS_WITHDRAWN = f"""EXISTS (SELECT 1 FROM report JOIN article ON article.id = report.article
    WHERE report.key = {{}} AND {WITHDRAWN.format("id")} IS NOT NULL)"""


class Agreement(Frozen):
    """How far two reviewers agree on one question."""

    #: decision (accept, reject or correct), a field of a report, or "same event" for pairs of reports.
    about: str
    #: How many reports, or pairs of reports, both decided on.
    both: int
    #: On how many of these they say the same.
    same: int
    #: Krippendorff's alpha; None where it is not defined, for both always gave one and the same value.
    alpha: float | None
    #: What they differ on: key of the report (or both keys), and what each says.
    differences: tuple[tuple[str, str, str], ...] = ()


def agreement(connection: sqlite3.Connection, one: str, other: str) -> list[Agreement]:
    """Return how far two reviewers agree: on decisions, on each field, and on which reports are one event.

    Raises:
        DecisionError: They are the same, one has decided nothing, or the library for alpha is missing.
    """
    if one == other:
        raise DecisionError("agreement is between two reviewers; name two")
    mine, theirs = (decisions_of(connection, author) for author in (one, other))
    shared = sorted(mine.keys() & theirs.keys())
    found = [compared("decision", {k: mine[k].action for k in shared}, {k: theirs[k].action for k in shared})]
    kept = [key for key in shared if "reject" not in (mine[key].action, theirs[key].action)]
    reports = read(connection, kept)
    for field in CORRECTABLE:
        pair = tuple(said_after(connection, reports, decisions, field) for decisions in (mine, theirs))
        if any("fields" in d.detail and field in d.detail["fields"] for k in kept for d in (mine[k], theirs[k])):
            found.append(compared(field, *pair))
    ours, others = (joined_by(connection, author) for author in (one, other))
    if ours.keys() & others.keys():
        found.append(compared("same event", ours, others))
    return found


class Reviewer(Frozen):
    """Somebody who decided on reports."""

    name: str
    #: Reports that a decision of his in force is about: accepted, rejected or corrected.
    reports: int
    #: When he decided last.
    last: str


def reviewers(connection: sqlite3.Connection) -> list[Reviewer]:
    """Return those who accepted, rejected or corrected reports, who decided on most of them first."""
    rows = connection.execute(
        """SELECT author, count(DISTINCT decision_report.report) AS reports, max(at) AS last FROM decision
           JOIN decision_report ON decision_report.decision = decision.id
           WHERE undone_by IS NULL AND action IN ('accept', 'reject', 'correct')
           GROUP BY author ORDER BY reports DESC, author"""
    )
    return [Reviewer(name=row["author"], reports=row["reports"], last=row["last"]) for row in rows]


def decisions_of(connection: sqlite3.Connection, author: str) -> dict[str, Decision]:
    """Return the last decision in force of a reviewer on each report, those of articles that are withdrawn left out."""
    rows = connection.execute(
        f"""SELECT decision_report.report AS about, decision.* FROM decision
            JOIN decision_report ON decision_report.decision = decision.id
            WHERE author = ? AND undone_by IS NULL AND action IN ('accept', 'reject', 'correct')
              AND NOT {IS_WITHDRAWN.format("decision_report.report")} ORDER BY decision.id""",
        (author,),
    ).fetchall()
    known = connection.execute("SELECT 1 FROM decision WHERE author = ? LIMIT 1", (author,)).fetchone()
    if known is None:
        names = [row[0] for row in connection.execute("SELECT DISTINCT author FROM decision ORDER BY author")]
        raise DecisionError(
            f"{author!r} has decided nothing in this record; those who have: {', '.join(names) or 'nobody'}"
        )
    return {row["about"]: from_row(row) for row in rows}


def read(connection: sqlite3.Connection, keys: list[str]) -> list[Report]:
    """Return the reports with these keys as they were read."""
    return [
        original(connection, report)
        for some in batches(keys)
        for report in fetch_reports(connection, f"report.key IN ({marks(some)})", some)
    ]


def said_after(
    connection: sqlite3.Connection, reports: Sequence[Report], decisions: Mapping[str, Decision], field: str
) -> dict[str, str]:
    """Return what reports say in a field after one decision each, those left out that do not have it."""
    found: dict[str, object] = {}
    for report in reports:
        if field in correctable_in(report):
            decision = [decisions[report.key]]
            found[report.key] = said_in(corrected(with_parties(report, decision), decision), field)
    return in_words(connection, found)


def in_words(connection: sqlite3.Connection, found: Mapping[str, object]) -> dict[str, str]:
    """Return values in words; parties by the names that the record has, for articles call one party differently."""
    people = {party.actor for value in found.values() if isinstance(value, tuple) for party in value}
    names = looked_up(connection, "SELECT id, name FROM actor", people)
    return {
        key: "; ".join(sorted(f"{names.get(party.actor, party.name)} ({party.actor})" for party in value))
        if isinstance(value, tuple)
        else str(value)
        for key, value in found.items()
    }


def joined_by(connection: sqlite3.Connection, author: str) -> dict[str, str]:
    """Return for each pair of reports that a reviewer joined or told apart which of the two it was."""
    rows = connection.execute(
        f"""SELECT a, b, same FROM link JOIN decision ON decision.id = link.decision
            WHERE author = ? AND NOT {IS_WITHDRAWN.format("a")} AND NOT {IS_WITHDRAWN.format("b")}
            ORDER BY decision.id""",
        (author,),
    )
    return {f"{row['a']} {row['b']}": "one event" if row["same"] else "apart" for row in rows}


def compared(about: str, mine: Mapping[str, str], theirs: Mapping[str, str]) -> Agreement:
    """Return how far two reviewers agree in the values that both gave."""
    shared = sorted(mine.keys() & theirs.keys())
    pairs = [(key, mine[key], theirs[key]) for key in shared]
    differences = tuple(pair for pair in pairs if pair[1] != pair[2])
    return Agreement(
        about=about, both=len(pairs), same=len(pairs) - len(differences),
        alpha=alpha_of([pair[1:] for pair in pairs]), differences=differences,
    )  # fmt: skip


def alpha_of(pairs: list[tuple[str, str]]) -> float | None:
    """Return Krippendorff's alpha of pairs of values; None where fewer than two values occur.

    Raises:
        DecisionError: The library is not installed.
    """
    values = sorted({value for pair in pairs for value in pair})
    if len(values) < 2:  # noqa: PLR2004
        return None
    try:
        from krippendorff import alpha
    except ImportError as error:
        raise DecisionError(
            "Krippendorff's alpha needs the library krippendorff; install it with: pip install 'dragoman[review]'"
        ) from error
    codes = {value: code for code, value in enumerate(values)}
    ratings = [[codes[pair[reviewer]] for pair in pairs] for reviewer in (0, 1)]
    return round(float(alpha(reliability_data=ratings, level_of_measurement="nominal")), 4)
