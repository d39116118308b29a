"""One actor: offices over time, statements by topic, contacts, commitments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.analysis.dossier import last_day
from dragoman.analysis.ledger import Ledger, Wanted, ledger
from dragoman.analysis.spoken import TopicSpoken, spoken_by_topic
from dragoman.export.lines import counted
from dragoman.record.actors import ActorEntry, OfficeGiven, actor_with, latest_statements, offices_of, people_of
from dragoman.record.contacts import ContactFilter, ContactList, contacts
from dragoman.types import Frozen
from dragoman.web.citing import citation
from dragoman.web.pages.actor_offices import OfficeHeld, offices_chart, terms_of
from dragoman.web.pages.actor_view import ActorView, actor_view, table_of, topics_chart
from dragoman.web.pages.standing import most_read
from dragoman.web.types import Asked, Page

if TYPE_CHECKING:
    from dragoman.door import Record

#: Statements that are looked at, contacts and commitments that are listed.
STATEMENTS, CONTACTS, COMMITMENTS = 500, 12, 12


class ActorData(Frozen):
    """What the record knows of an actor; of a state, what it knows of everybody of it."""

    actor: ActorEntry
    #: Terms as the registry has them, and offices as articles give them.
    terms: tuple[OfficeHeld, ...]
    offices: tuple[OfficeGiven, ...]
    topics: tuple[TopicSpoken, ...]
    contacts: ContactList
    commitments: Ledger


def actor(record: Record, asked: Asked) -> Page:
    """Return what the record knows of an actor."""
    since, until = asked.day("since"), asked.day("until")
    with record.reading() as connection:
        found = actor_with(connection, asked.parts["id"])
        whole = found.kind == "state" and bool(found.country)
        parties = tuple(people_of(connection, found.country or "")) if whole else (found.id,)
        said = latest_statements(connection, parties, STATEMENTS, since=since, until=until)
        data = ActorData(
            actor=found, terms=terms_of(found), offices=tuple(offices_of(connection, found.id)),
            topics=spoken_by_topic(said),
            contacts=contacts(
                connection, ContactFilter(parties=parties, since=since, until=until), count=CONTACTS
            ),
            commitments=ledger(
                connection, until or last_day(connection),
                Wanted(parties=parties, due_after=since), count=COMMITMENTS, most=most_read(asked),
            ),
        )  # fmt: skip
    charts = (*offices_chart(data.terms, data.offices), *topics_chart(data.topics))
    view: ActorView = actor_view(record, data, asked, whole=whole, cut=len(said) == STATEMENTS)
    what = f"{found.name} ({counted(found.reports, 'report')})"
    return Page(
        title=found.name, template="actor.html", data=data, table=table_of(data.topics, found.name), charts=charts,
        view=view, citation=citation(record, what, asked.address()), section="/actor",
    )  # fmt: skip
