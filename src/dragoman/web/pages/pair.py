"""The dossier of two countries: contacts and silences, course, commitments, tone, accounts, statements."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from dragoman.analysis.coverage_course import CoveragePeriod, coverage_course
from dragoman.analysis.dossier import Dossier
from dragoman.analysis.dossier import dossier as dossier_of
from dragoman.analysis.relations import before_reading
from dragoman.analysis.rhythm_coverage import Denominator, read_articles
from dragoman.errors import EntryNotFoundError, QueryError
from dragoman.export.dossier_outline import period, read
from dragoman.export.names import present
from dragoman.types import Frozen
from dragoman.web.addresses import pair_address
from dragoman.web.citing import citation
from dragoman.web.pages.pair_charts import pair_charts
from dragoman.web.pages.pair_sections import PairView, pair_view
from dragoman.web.pages.pair_table import pair_table
from dragoman.web.pages.standing import later, most_read
from dragoman.web.types import Asked, Moved, Page

if TYPE_CHECKING:
    from dragoman.door import Record

#: Days before the first contact at which the drawing begins, and after the last day at which it ends.
MARGIN = timedelta(days=10)
#: The page opens with so many of the latest contacts, and at least so many days; what was before is shown when it is
#: asked for.
OPENED, LEAST_DAYS = 250, 92
LATEST = """SELECT earliest FROM event_pair WHERE a = ? AND b = ? AND contact = 1 AND earliest <> ''
ORDER BY earliest DESC LIMIT 1 OFFSET ?"""
#: The first contact of all, where it has a day.
FIRST = "SELECT min(earliest) FROM event_pair WHERE a = ? AND b = ? AND contact = 1 AND earliest <> ''"
#: A pause after which what was told before it is history, which the drawing leaves out unless it is asked for.
PAUSE = timedelta(days=730)


class PairData(Frozen):
    """A dossier with how much was read over time."""

    dossier: Dossier
    coverage: tuple[CoveragePeriod, ...]


def pair(record: Record, asked: Asked) -> Page:
    """Return the dossier of two countries."""
    since, until = asked.day("since"), asked.day("until")
    one, other = record.pair_of(asked.parts["a"], asked.parts["b"])
    with record.reading() as connection:
        read_of_them = read_articles(connection, (one, other))
        opens = opened(connection, (one, other), read_of_them)
        since = since if since or until else opens
        begins = began(connection, (one, other), read_of_them) if opens else None
        most = most_read(asked, of_two=True)
        dossier = dossier_of(
            connection, one, other, since=since, until=until, as_of=asked.day("as_of"), articles=read_of_them, most=most
        )
        domain = drawn_days(dossier, before_reading(read_of_them.first(date.max)))
        coverage = coverage_course(connection, one, other, *domain, articles=read_of_them)
    if not (dossier.articles_of_pair or dossier.contacts or since or until):
        raise EntryNotFoundError(f"the record holds nothing of {' and '.join(dossier.names)} together")
    found = PairData(dossier=dossier, coverage=coverage)
    title = " — ".join(dossier.names)
    what = ", ".join(present(f"{title}: dossier", period(dossier), read(dossier)))
    cited = msgspec.structs.replace(asked, path=pair_address(*dossier.pair)).address()  # however it was asked for
    view: PairView = pair_view(
        record, dossier, domain[0], whole_record(asked, dossier, begins), later(asked, dossier.unread)
    )
    return Page(
        title=title, template="pair.html", data=found, table=pair_table(dossier),
        charts=pair_charts(dossier, found.coverage, dossier.tone, domain), view=view,
        citation=citation(record, what, cited),
    )  # fmt: skip


def opened(connection: sqlite3.Connection, pair: tuple[str, str], articles: Denominator) -> date | None:
    """Return the day with which the page opens where its address names none; None for the whole record."""
    row = connection.execute(LATEST, (min(pair), max(pair), OPENED)).fetchone()
    return min(date.fromisoformat(row[0]), articles.last() - timedelta(days=LEAST_DAYS)) if row else None


def began(connection: sqlite3.Connection, pair: tuple[str, str], articles: Denominator) -> date:
    """Return the first day of which the record knows something of the two."""
    row = connection.execute(FIRST, (min(pair), max(pair))).fetchone()
    first = articles.first(date.max)
    return min(first, date.fromisoformat(row[0])) if row[0] else first


def whole_record(asked: Asked, dossier: Dossier, begins: date | None) -> str:
    """Return the address that shows the whole record, with its first day unless the page opens so; "" where it does."""
    whole = not dossier.until and (dossier.since is None or (begins is not None and dossier.since <= begins))
    return "" if whole else asked.address(since=begins, until=None)


def choose(record: Record, asked: Asked) -> Moved:
    """Lead to the dossier of two countries that a form names by code or name."""
    a, b = asked.word("a"), asked.word("b")
    if not a or not b:
        raise QueryError("name two countries, by code such as POL or by name")
    return Moved(to=pair_address(*record.pair_of(a, b)))


def drawn_days(dossier: Dossier, begins: date) -> tuple[date, date]:
    """Return the first and last day of the drawings: those asked for, else all after the last long pause.

    Args:
        dossier: Of two countries.
        begins: A day before which only background is told, which is not drawn where there is something else.
    """
    last = dossier.until or dossier.as_of
    moments = [moment.earliest for moment in dossier.rhythms[0].contacts]
    months = [month.since for month in dossier.relations.periods if month.events]
    days = sorted(day for day in (*moments, *months) if day <= last)  # what is still to come ends no pause
    days = [day for day in days if day >= begins] or days
    first = dossier.since or (after_the_pause(days) - MARGIN if days else last - timedelta(days=365))
    planned = [c.latest for c in dossier.contacts if c.latest] if not dossier.until else []
    return min(first, last), max([last, *(day for day in planned if day <= last + timedelta(days=120))])


def after_the_pause(days: list[date]) -> date:
    """Return the first of ordered days that no long pause divides from the last."""
    first = days[-1]
    for day in reversed(days):
        if first - day > PAUSE:
            break
        first = day
    return first
