"""From rows of the tables to states, organisations, places, people and terms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from dragoman.actors.registry_dates import end_days, start_days
from dragoman.actors.registry_tables import Problems, read_rows, split_list
from dragoman.actors.types import Organisation, Person, Place, State, Term

STATE_COLUMNS = (
    "id", "iso3", "iso2", "cow", "name", "official_name", "aliases", "adjectives", "demonyms", "capitals", "seats",
    "status", "part_of",
)  # fmt: skip
ORGANISATION_COLUMNS = ("id", "name", "aliases", "kind", "sector", "country", "members")
PLACE_COLUMNS = ("name", "aliases", "country")
PERSON_COLUMNS = ("id", "name", "country", "sex", "aliases", "sector")
TERM_COLUMNS = ("person", "office", "title", "of", "start", "end", "acting")

Sourced = Iterator[tuple[str, Organisation]]


def slug(name: str) -> str:
    """Return a name as the stable part of a local id: ASCII letters and digits joined by "-"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def read_states(path: Path, problems: Problems) -> Iterator[tuple[str, State]]:
    """Yield (file and line, state) for each row of ``states.tsv``."""
    for number, row in read_rows(path, STATE_COLUMNS, problems):
        yield (
            f"{path.name}:{number}",
            State(
                id=row[0],
                iso3=row[1],
                iso2=row[2],
                cow=int(row[3]) if row[3] else None,
                name=row[4],
                official_name=row[5],
                aliases=split_list(row[6]),
                adjectives=split_list(row[7]),
                demonyms=split_list(row[8]),
                capitals=split_list(row[9]),
                seats=split_list(row[10]),
                status=row[11],
                part_of=row[12],
            ),
        )


def read_organisations(path: Path, problems: Problems) -> Sourced:
    """Yield (file and line, organisation or group); an empty id is made from the name."""
    for number, row in read_rows(path, ORGANISATION_COLUMNS, problems):
        yield (
            f"{path.name}:{number}",
            Organisation(
                id=row[0] or f"local:{slug(row[1])}",
                name=row[1],
                aliases=split_list(row[2]),
                kind=row[3],
                sector=row[4],
                country=row[5],
                members=split_list(row[6]),
            ),
        )


def read_places(path: Path, problems: Problems) -> Iterator[tuple[str, Place]]:
    """Yield (file and line, place); its id is made from country and name, for places share names."""
    for number, row in read_rows(path, PLACE_COLUMNS, problems):
        identifier = f"place:{row[2].lower() or 'none'}-{slug(row[0])}"
        place = Place(id=identifier, name=row[0], aliases=split_list(row[1]), country=row[2])
        yield f"{path.name}:{number}", place


def read_people(path: Path, problems: Problems) -> Iterator[tuple[str, Person]]:
    """Yield (file and line, person)."""
    name = path.name
    for number, row in read_rows(path, PERSON_COLUMNS, problems):
        person = Person(
            id=row[0], name=row[1], country=row[2], sex=row[3], aliases=split_list(row[4]), sector=row[5] or "GOV"
        )
        yield f"people/{name}:{number}", person


def read_terms(path: Path, problems: Problems) -> Iterator[tuple[str, Term]]:
    """Yield (file and line, term); a row with an impossible date is noted and left out."""
    name = path.name
    for number, row in read_rows(path, TERM_COLUMNS, problems):
        source = f"terms/{name}:{number}"
        try:
            start, end = start_days(row[4]), end_days(row[5])
        except ValueError:
            problems.add(source, f"expected dates as YYYY, YYYY-MM or YYYY-MM-DD, found {row[4]!r} and {row[5]!r}")
            continue
        if end[1] < start[0]:
            problems.add(source, f"the term ends ({row[5]}) before it starts ({row[4]})")
            continue
        if row[6] not in ("", "y"):
            problems.add(source, f'expected "y" or nothing under acting, found {row[6]!r}')
        yield (
            source,
            Term(
                person=row[0],
                office=row[1],
                title=row[2],
                of=row[3],
                start=row[4],
                end=row[5],
                acting=row[6] == "y",
                start_earliest=start[0],
                start_latest=start[1],
                end_earliest=end[0],
                end_latest=end[1],
            ),
        )
