"""Looking for an actor by a name or a part of it, or by a country; without one, those named most lately."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.record.actors import ActorEntry, actors_like, named_lately
from dragoman.record.naming import alike, hint_for
from dragoman.types import Frozen
from dragoman.web.addresses import actor_address
from dragoman.web.types import Asked, Link, Page, Table

if TYPE_CHECKING:
    from dragoman.door import Record


class ActorsData(Frozen):
    """Those who were found."""

    actors: tuple[ActorEntry, ...]
    #: What to do where nobody suits; "" otherwise.
    hint: str = ""


def actors(record: Record, asked: Asked) -> Page:
    """Return those who suit a name."""
    name = asked.word("q", longest=100)
    with record.reading() as connection:
        found = actors_like(connection, name) if name else named_lately(connection)
        hint = "" if found else hint_for(alike(connection, name))
    rows = tuple(
        (Link(text=one.name, href=actor_address(one.id)), one.kind, one.country_name or one.country, one.reports)
        for one in found
    )
    caption = f"Actors called {name}" if name else "Named most in the latest reports"
    table = Table(caption=caption, columns=("Name", "Kind", "Country", "Reports"), rows=rows)
    return Page(
        title="Actors",
        template="actors.html",
        data=ActorsData(actors=tuple(found), hint=hint),
        table=table,
        section="/actor",
    )
