"""POLECAT's table: what happened, one event a line, forty columns with tabs between them."""

from __future__ import annotations

import sqlite3
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

from dragoman.exchange.dating import on_its_day
from dragoman.exchange.selecting import exported, in_period
from dragoman.exchange.sides import actors_and_recipients, countries
from dragoman.exchange.text import Cell, together
from dragoman.exchange.types import Exported, Selection
from dragoman.record.rows import text
from dragoman.record.types import Party


@cache
def layout() -> dict[str, Any]:
    """Return the columns and what goes with them."""
    return tomllib.loads((resources.files("dragoman.exchange") / "polecat.toml").read_text(encoding="utf-8"))


def happened_on_a_day(
    connection: sqlite3.Connection, selection: Selection, left_out: Counter[str]
) -> Iterator[Exported]:
    """Yield the events that a table of what happened on which day can hold, and count the others.

    Nothing that is only planned, asked for, denied or in dispute may look as if it had happened, and no day is made up:
    what lasted for some days stands on its first. Of what is told in a period (``by_publication``) that remains
    which stands in it.
    """
    from dragoman.vocabulary.load import load_vocabulary

    types = load_vocabulary().event_types
    for entry in exported(connection, selection, ("event",)):
        if entry.event.type not in types:
            left_out["of a type that PLOVER does not have"] += 1
        elif entry.event.status not in layout()["statuses"]:
            left_out["planned, asked for, possible or denied"] += 1
        elif entry.event.stands == "disputed":
            left_out["in dispute whether they took place"] += 1
        elif (dated := on_its_day(entry, selection)) is None:
            left_out["not known to the day"] += 1
        elif in_period(dated.event, selection):
            yield dated


def polecat_rows(
    connection: sqlite3.Connection, selection: Selection, left_out: Counter[str]
) -> Iterator[tuple[Exported, dict[str, Cell]]]:
    """Yield every event with its line."""
    for entry in happened_on_a_day(connection, selection, left_out):
        yield entry, polecat_row(entry)


def polecat_row(entry: Exported) -> dict[str, Cell]:
    """Return the line of an event."""
    from dragoman.vocabulary.load import load_vocabulary

    event, article = entry.event, entry.sources[0].article
    acting, reached = actors_and_recipients(entry)
    published = article.earliest if article.earliest == article.latest else None
    row: dict[str, Cell] = {
        "Event ID": event.key, "Event Date": text(event.earliest), "Event Type": event.type,
        "Event Mode": together(entry.modes), "Intensity": event.intensity,
        "Quad Code": load_vocabulary().quad_of(event.type), "Contexts": together(entry.contexts),
        "Source": article.outlet or article.url,
        "Publication Date": text(published),
        "Story People": named(entry, "person"), "Story Organizations": named(entry, "organisation"),
        "Story Locations": named(entry, "state"),
        "Language": layout()["languages"].get(entry.sources[0].language, entry.sources[0].language),
        "Version": f"dragoman {entry.engine}",
    }  # fmt: skip
    return row | place_cells(entry) | party_cells("Actor", acting, entry) | party_cells("Recipient", reached, entry)


def place_cells(entry: Exported) -> dict[str, Cell]:
    """Return where an event was in the words of its article, and the country where the registry knows the place."""
    from dragoman.actors.registry import load_registry

    known = [one.country for one in load_registry().lookup(entry.event.place or "") if one.kind in layout()["places"]]
    found: dict[str, Cell] = {"Raw Placename": entry.event.place}
    return found | {"Placename": entry.event.place, "Country": known[0]} if known else found


def named(entry: Exported, kind: str) -> str | None:
    """Return the names of a kind of actor in the articles of an event."""
    return together(actor.name for actor in entry.cast.values() if actor.kind == kind)


def party_cells(side: str, parties: tuple[Party, ...], entry: Exported) -> dict[str, Cell]:
    """Return the eight cells of who acts, or of who is acted on."""
    known = [entry.cast[party.actor] for party in parties if party.actor in entry.cast]
    sectors = [actor.sector for actor in known if actor.sector]
    return {
        f"{side} Name": together(party.name for party in parties),
        f"{side} Country": together(countries(parties)),
        f"{side} COW": together(cow_code(country) for country in countries(parties)),
        f"Primary {side} Sector": sectors[0] if sectors else None,
        f"{side} Sectors": together(sectors),
        f"{side} Title": together(actor.office for actor in known),
        f"{side} Name Raw": together(entry.words.get(party.actor) for party in parties),
    }


def cow_code(country: str) -> str | None:
    """Return the code that the Correlates of War project gives a country, or None."""
    from dragoman.actors.registry import load_registry

    state = load_registry().state(country)
    return str(state.cow) if state and state.cow else None
