"""The offices of an actor: terms as the registry has them, titles as articles give them, on one line of time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dragoman.export.dates import describe_range
from dragoman.record.actors import ActorEntry, OfficeGiven
from dragoman.types import Frozen
from dragoman.web.charts.offices import READING, draw, size
from dragoman.web.types import Chart, Row, Table

#: What an open term is drawn up to: the present.
COLUMNS = ("Office", "From", "Until", "As")


class OfficeHeld(Frozen):
    """A term of office as the registry has it."""

    title: str
    #: Name of the state or organisation.
    of: str
    #: As recorded: a day, month or year; "" where it is not known, or still goes on.
    start: str
    end: str
    acting: bool
    #: First possible day of the beginning, last possible day of the end.
    earliest: date
    latest: date


def terms_of(actor: ActorEntry) -> tuple[OfficeHeld, ...]:
    """Return the terms that the registry has of somebody, the first first; none of those whom it does not know."""
    if actor.kind != "person" or not actor.id.startswith("Q"):
        return ()
    from dragoman.actors.registry import load_registry

    registry = load_registry()
    terms = registry.terms.by_person.get(actor.id, ())
    return tuple(
        OfficeHeld(
            title=term.title, of=registry.owner_name(term.of), start=term.start, end=term.end, acting=term.acting,
            earliest=term.start_earliest, latest=term.end_latest,
        )
        for term in sorted(terms, key=lambda term: term.start_earliest)
    )  # fmt: skip


def title_of(term: OfficeHeld) -> str:
    """Return what a term is called."""
    title = f"{term.title}, {term.of}" if term.of and term.of not in term.title else term.title
    return f"{title} (acting)" if term.acting else title


def offices_chart(terms: Sequence[OfficeHeld], offices: Sequence[OfficeGiven]) -> tuple[Chart, ...]:
    """Return the chart of offices, or none where none is known."""
    if not (terms or offices):
        return ()
    today = date.today()
    drawn = [
        *({"title": title_of(term), "source": "registry", "since": term.earliest.isoformat(),
           "until": min(term.latest, today).isoformat(),
           "said": f"{title_of(term)}, by the registry: {term.start} to {term.end or 'now'}"}
          for term in terms if term.start),
        *({"title": office.title, "source": "articles", "since": office.earliest.isoformat(),
           "until": office.latest.isoformat(),
           "said": f"{office.title}, in articles: {describe_range(office.earliest, office.latest)}"}
          for office in offices),
    ]  # fmt: skip
    rows: list[Row] = [
        *((title_of(term), term.start or "not known", term.end or "now", "the registry has it") for term in terms),
        *((office.title, office.earliest, office.latest, "articles give it") for office in offices),
    ]
    table = Table(caption="Terms and titles", columns=COLUMNS, rows=tuple(rows))
    values = {"rows": sorted(drawn, key=lambda row: (row["since"], row["title"]))}
    return (
        Chart(
            name="offices", title="Offices over time", description=READING, draw=draw, values=values,
            table=table, size=size(values),
        ),
    )  # fmt: skip
