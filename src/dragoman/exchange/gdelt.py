"""A table like GDELT's: what happened, an event a line for every two sides, in CAMEO codes."""

from __future__ import annotations

import calendar
import sqlite3
import tomllib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from dragoman.exchange.polecat import happened_on_a_day
from dragoman.exchange.sides import Parties, pairs
from dragoman.exchange.text import Cell
from dragoman.exchange.types import Exported, Selection
from dragoman.record.keys import digest

#: Digits of CAMEO's root and base codes.
ROOT, BASE = 2, 3


@cache
def layout() -> dict[str, Any]:
    """Return the columns and what goes with them."""
    return tomllib.loads((resources.files("dragoman.exchange") / "gdelt.toml").read_text(encoding="utf-8"))


def gdelt_rows(
    connection: sqlite3.Connection, selection: Selection, left_out: Counter[str]
) -> Iterator[tuple[Exported, dict[str, Cell]]]:
    """Yield every event with each of its lines.

    What has no CAMEO code is left out and counted, as are those who take part beside the one that stands for a side.
    """
    for entry in happened_on_a_day(connection, selection, left_out):
        code = cameo_of(entry)
        if code is None:
            left_out["without a CAMEO code"] += 1
            continue
        sides = pairs(entry)
        if beside := {party.actor for pair in sides for some in pair for party in some[1:]}:
            left_out["parties beside the first of their side, the one that GDELT has room for"] += len(beside)
        same = event_cells(entry, code)
        for place, (acting, reached) in enumerate(sides):
            line = {"GLOBALEVENTID": identifier(entry, acting, reached, place)}
            yield entry, same | line | party_cells("Actor1", acting, entry) | party_cells("Actor2", reached, entry)


def identifier(entry: Exported, acting: Parties, reached: Parties, place: int) -> int:
    """Return the number of a line: of its event's key, and after the first line of the two sides as well."""
    sides = [some[0].actor if some else "" for some in (acting, reached)]
    key = digest(entry.event.key, *sides) if place else entry.event.key
    return int(key[: layout()["digits"]], 16)


def quad_class(code: str) -> int:
    """Return GDELT's quad class of a CAMEO code, which follows from its root."""
    return bisect_left(layout()["quads"], code[:ROOT]) + 1


def cameo_of(entry: Exported) -> str | None:
    """Return the CAMEO code of an event: the one that was read, else the one that its type and modes come to."""
    from dragoman.vocabulary.load import load_vocabulary

    vocabulary = load_vocabulary()
    if entry.cameo in vocabulary.cameo:
        return entry.cameo
    if entry.event.type in vocabulary.cameo_choices:
        return vocabulary.cameo_code(entry.event.type, entry.modes, entry.contexts)
    return None


def event_cells(entry: Exported, code: str) -> dict[str, Cell]:
    """Return what the lines of an event share."""
    from dragoman.vocabulary.load import load_vocabulary

    event, best = entry.event, entry.sources[0]
    root = not all(source.report.historical for source in entry.sources)
    row: dict[str, Cell] = {
        "IsRootEvent": int(root),
        "EventCode": code, "EventBaseCode": code[:BASE], "EventRootCode": code[:ROOT],
        "QuadClass": quad_class(code),
        "GoldsteinScale": load_vocabulary().cameo[code].goldstein,
        "NumMentions": len(entry.sources), "NumSources": len({outlet_of(entry, n) for n in range(len(entry.sources))}),
        "NumArticles": event.articles, "ActionGeo_FullName": entry.event.place,
        "DATEADDED": max(digits_of(source.article.added) for source in entry.sources), "SOURCEURL": best.article.url,
    }  # fmt: skip
    return row | day_cells(event.earliest)


def outlet_of(entry: Exported, number: int) -> str:
    """Return who published a source, or the article where nothing is known."""
    article = entry.sources[number].article
    return article.outlet or article.key


def digits_of(moment: str) -> str:
    """Return a time in UTC as fourteen digits."""
    return "".join(character for character in moment if character.isdigit())


def day_cells(day: date | None) -> dict[str, Cell]:
    """Return a day in GDELT's four ways; the fraction is that of the year that is over."""
    if day is None:
        return {}
    share = (day.timetuple().tm_yday - 1) / (366 if calendar.isleap(day.year) else 365)
    return {
        "SQLDATE": day.strftime("%Y%m%d"), "MonthYear": day.strftime("%Y%m"), "Year": day.year,
        "FractionDate": round(day.year + share, 4),
    }  # fmt: skip


def party_cells(side: str, parties: Parties, entry: Exported) -> dict[str, Cell]:
    """Return the cells of a side, which in GDELT is one actor: the first of it."""
    if not parties:
        return {}
    chosen = parties[0]
    actor = entry.cast.get(chosen.actor)
    sector = actor.sector if actor else None
    code = f"{chosen.country or ''}{sector or ''}"
    return {
        f"{side}Code": code or None, f"{side}Name": chosen.name.upper(), f"{side}CountryCode": chosen.country,
        f"{side}Type1Code": sector,
    }  # fmt: skip
