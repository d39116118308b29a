"""Briefs: the list, one of them with its footnotes, and its files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import dragoman
from dragoman.errors import EntryNotFoundError
from dragoman.export.dates import describe_day
from dragoman.record.briefs import Brief
from dragoman.types import Frozen
from dragoman.web.brief.files import FORMS, Printed, grouped
from dragoman.web.brief.notes import Note, notes_of
from dragoman.web.brief.text import Block, parsed
from dragoman.web.citing import citation
from dragoman.web.types import Asked, Download, Link, Page, Table

if TYPE_CHECKING:
    from dragoman.door import Record

SECTION = "/brief"


class Listed(Frozen):
    """The briefs of a record."""

    briefs: tuple[Brief, ...]


class Shown(Frozen):
    """A brief with its footnotes as the record has them now."""

    brief: Brief
    notes: tuple[Note, ...]


class View(Frozen):
    """What the page of a brief shows beside the data."""

    about: str
    groups: tuple[tuple[str, tuple[Block, ...]], ...]
    versions: tuple[Brief, ...]
    newest: int
    forms: tuple[str, ...] = tuple(FORMS)


def briefs(record: Record, asked: Asked) -> Page:
    """Return the briefs of a record."""
    found = record.briefs()
    rows = tuple(
        (Link(text=one.title, href=brief_address(one.key)), one.version, one.at[:16].replace("T", " "), one.author)
        for one in found
    )
    table = Table(caption="Briefs, the latest first", columns=("title", "version", "saved", "by"), rows=rows)
    return Page(title="Briefs", template="briefs.html", data=Listed(briefs=found), table=table, section=SECTION)


def brief(record: Record, asked: Asked) -> Page:
    """Return a brief with its footnotes."""
    versions = record.brief_versions(asked.parts["key"])
    one = version_of(versions, asked)
    shown, printed = filled(record, one)
    return Page(
        title=one.title, template="brief.html", data=shown, table=notes_table(shown.notes),
        view=View(about=printed.about, groups=grouped(printed.blocks), versions=versions, newest=versions[0].version),
        citation=citation(record, f"{one.title}: brief, version {one.version}, by {one.author}", asked.address()),
        section=SECTION,
    )  # fmt: skip


def brief_file(record: Record, asked: Asked) -> Download:
    """Return a brief as a file.

    Raises:
        EntryNotFoundError: There is no such form.
    """
    form = asked.parts["form"]
    if form not in FORMS:
        raise EntryNotFoundError(f"a brief is written as {', '.join(FORMS)}, not as {form!r}")
    one = version_of(record.brief_versions(asked.parts["key"]), asked)
    name = re.sub(r"[^\w]+", "-", one.title.lower(), flags=re.ASCII).strip("-")[:60] or "brief"
    return Download(name=f"{name}.{form}", content=FORMS[form](filled(record, one)[1]))


def version_of(versions: tuple[Brief, ...], asked: Asked) -> Brief:
    """Return the version that is asked for; the newest unless one is.

    Raises:
        EntryNotFoundError: There is none of that number.
    """
    number = asked.number("version", versions[0].version, most=10**6)
    found = next((one for one in versions if one.version == number), None)
    if found is None:
        raise EntryNotFoundError(f"this brief has no version {number}; the newest is {versions[0].version}")
    return found


def filled(record: Record, one: Brief) -> tuple[Shown, Printed]:
    """Return a brief with its footnotes, for the page and for files."""
    from datetime import date

    found = parsed(one.text)
    notes = notes_of(record, found.references)
    day = describe_day(date.fromisoformat(one.at[:10]))
    about = (
        f"{one.author}, {day}, version {one.version}. Facts of the record “{record.path.stem}” as it is now; "
        f"Dragoman {dragoman.__version__}."
    )
    return Shown(brief=one, notes=notes), Printed(title=one.title, about=about, blocks=found.blocks, notes=notes)


def notes_table(notes: tuple[Note, ...]) -> Table:
    """Return the footnotes as rows."""
    columns = ("number", "fact", "what", "sentence", "outlet", "title", "day", "address", "mind")
    rows = tuple(
        (
            note.number, Link(text=note.key[:8], href=note.href) if note.key else note.reference, note.what,
            note.sentence, note.outlet, note.title, note.day, note.url, note.warning,
        )
        for note in notes
    )  # fmt: skip
    return Table(caption="Footnotes", columns=columns, rows=rows)


def brief_address(key: str) -> str:
    """Return the address of a brief."""
    from dragoman.web.addresses import segment

    return f"/brief/{segment(key)}"
