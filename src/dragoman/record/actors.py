"""Actors as the record knows them: who they are, the offices that articles give them, what they are named in."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date

from dragoman.errors import EntryNotFoundError
from dragoman.record.addressing import without_titles
from dragoman.record.naming import actors_named, actors_near, called, country_typed
from dragoman.record.queries import SPEAKING, each_once, escaped
from dragoman.record.rows import fetch_reports, marks
from dragoman.record.types import Report
from dragoman.types import Frozen

#: Namings, the latest, out of which those named most are told: to count all of a large record would take long.
LATELY = 20_000
#: So many who have some words in their name are told, and so many of those named lately.
LIKELIEST, MOST_NAMED = 100, 40


#: Whether the title of an office ends so.
ENDING = r"title LIKE ? ESCAPE '\'"


class ActorEntry(Frozen):
    """Somebody whom the record knows."""

    id: str
    name: str
    #: person | state | organisation | group | office | unresolved
    kind: str
    #: ISO 3166-1 alpha-3 code, and the name of the country.
    country: str | None
    country_name: str | None
    sector: str | None
    #: How many reports name him: all, or of the latest where those named lately are asked for.
    reports: int


class OfficeGiven(Frozen):
    """An office as articles give it, from the first to the last that does."""

    title: str
    earliest: date
    latest: date


def actor_with(connection: sqlite3.Connection, identifier: str) -> ActorEntry:
    """Return the actor of an identifier; for somebody whom all reports have by another name, that person.

    Raises:
        EntryNotFoundError: There is none.
    """
    row = connection.execute("SELECT * FROM actor WHERE id = ?", (identifier,)).fetchone()
    if row is None:
        raise EntryNotFoundError(f"the record knows no actor with the identifier {identifier[:80]!r}; look for a name")
    return person_of(connection, row)


def person_of(connection: sqlite3.Connection, row: sqlite3.Row) -> ActorEntry:
    """Return the actor that a row holds, or the person whom all reports that name him have in his place."""
    found = entry(connection, row)
    return actor_with(connection, row["person"]) if row["person"] and not found.reports else found


def entry(connection: sqlite3.Connection, row: sqlite3.Row, reports: int | None = None) -> ActorEntry:
    """Return the actor that a row holds."""
    if reports is None:
        reports = connection.execute(
            "SELECT count(DISTINCT report) FROM report_party WHERE actor = ?", (row["id"],)
        ).fetchone()[0]
    return ActorEntry(
        id=row["id"], name=row["name"], kind=row["kind"], country=row["country"], country_name=row["country_name"],
        sector=row["sector"], reports=reports,
    )  # fmt: skip


def actors_like(connection: sqlite3.Connection, name: str) -> list[ActorEntry]:
    """Return those who have some words in their name, or are of a country of that code; those named most first.

    Where nobody has, titles before the name are left out.
    """
    of_country = connection.execute("SELECT * FROM actor WHERE id = ? OR country = ?", (name, name.upper())).fetchall()
    named = actors_near(connection, name)
    if not (named or of_country) and (bare := without_titles(name)) != name:
        return actors_like(connection, bare)
    near = {row["id"]: row for _, row in named} | {row["id"]: row for row in of_country}
    order = sorted(
        near.values(),
        key=lambda row: (not called(row["name"], name), row["kind"] == "unresolved", row["kind"] != "state", row["id"]),
    )
    found = {one.id: one for one in (person_of(connection, row) for row in order[:LIKELIEST])}
    return sorted(found.values(), key=lambda one: (not called(one.name, name), -one.reports, one.id))


def named_lately(connection: sqlite3.Connection) -> list[ActorEntry]:
    """Return those whom the reports that were added last name most."""
    rows = connection.execute(
        """SELECT actor.*, named.reports FROM (
               SELECT actor, count(DISTINCT report) AS reports FROM (
                   SELECT actor, report FROM report_party ORDER BY report DESC LIMIT ?) GROUP BY actor) AS named
           JOIN actor ON actor.id = named.actor WHERE actor.kind IN ('person', 'state', 'organisation')
           ORDER BY named.reports DESC, actor.id LIMIT ?""",
        (LATELY, MOST_NAMED),
    )
    return [entry(connection, row, row["reports"]) for row in rows]


def offices_of(connection: sqlite3.Connection, identifier: str) -> list[OfficeGiven]:
    """Return the offices that articles give somebody, by whatever name, the first first."""
    rows = connection.execute(
        """SELECT title, min(earliest) AS earliest, max(latest) AS latest FROM office
           WHERE actor IN (SELECT ?1 UNION SELECT id FROM actor WHERE person = ?1)
           GROUP BY title ORDER BY 2, 3, 1""",
        (identifier,),
    )
    return [
        OfficeGiven(title=row["title"], earliest=date.fromisoformat(row["earliest"]),
                    latest=date.fromisoformat(row["latest"]))
        for row in rows
    ]  # fmt: skip


def people_of(connection: sqlite3.Connection, country: str) -> list[str]:
    """Return the identifiers of everybody of a country, the country itself among them."""
    return [row[0] for row in connection.execute("SELECT id FROM actor WHERE country = ? ORDER BY id", (country,))]


def everybody_called(connection: sqlite3.Connection, name: str) -> tuple[str, ...]:
    """Return the identifiers of those who are called so, with everybody of a country or organisation of the name.

    Raises:
        EntryNotFoundError: The record knows nobody of that name.
    """
    found = people_of(connection, country_typed(name) or name.strip()) or actors_named(connection, name)
    rows = connection.execute(
        f"SELECT name, kind, country FROM actor WHERE kind IN ('state', 'organisation') AND id IN ({marks(found)})",
        found,
    ).fetchall()
    of_states = {one for row in rows if row["kind"] == "state" for one in people_of(connection, row["country"] or "")}
    of_bodies = {one for row in rows if row["kind"] == "organisation" for one in holders_of(connection, row["name"])}
    return tuple(sorted({*found, *of_states, *of_bodies}))


def holders_of(connection: sqlite3.Connection, name: str) -> list[str]:
    """Return the identifiers of those to whom articles give an office of an organisation: "envoy (European Union)"."""
    titles = (f"%({escaped(name)})", f"% of {escaped(name)}", f"% of the {escaped(name)}")
    rows = connection.execute(
        f"SELECT DISTINCT actor FROM office WHERE {' OR '.join([ENDING] * len(titles))} ORDER BY actor", titles
    )
    return [row["actor"] for row in rows]


def latest_statements(
    connection: sqlite3.Connection,
    speakers: Sequence[str],
    limit: int,
    *,
    since: date | None = None,
    until: date | None = None,
) -> list[Report]:
    """Return what some actors said, or others for them, the latest first; of very much what was added last."""
    condition, values = "", list[object]()
    if since:
        condition += " AND article.latest >= ?"
        values.append(since.isoformat())
    if until:
        condition += " AND article.latest <= ?"
        values.append(until.isoformat())
    # The numbers are read off the index, the latest first, and only so many reports are looked at; without its own
    # limit the inner query would lose its order.
    chosen = f"""report.id IN (SELECT report.id FROM (
            SELECT DISTINCT report AS id FROM report_party WHERE actor IN ({marks(speakers)})
            AND role IN ({marks(SPEAKING)}) ORDER BY report DESC LIMIT -1
        ) AS said CROSS JOIN report ON report.id = said.id JOIN article ON article.id = report.article
        WHERE report.kind = 'statement' AND report.verdict IS NOT 'rejected'{condition} LIMIT ?)"""
    found = each_once(fetch_reports(connection, chosen, [*speakers, *SPEAKING, *values, limit]), speakers)
    return sorted(found, key=lambda r: (str(r.published and r.published.latest), r.article, -r.start), reverse=True)
