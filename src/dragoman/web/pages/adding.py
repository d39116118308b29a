"""What the forms of the sources do: add one, visit, pause and remove it, read an address or a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.collect.sites import cleaned
from dragoman.collect.sources import add_source, find_source, set_state
from dragoman.errors import DragomanError, QueryError
from dragoman.web import readings
from dragoman.web.jobs import desk_of
from dragoman.web.pages.sources import KINDS, Form, shown
from dragoman.web.settings import caps
from dragoman.web.types import Asked, Done

if TYPE_CHECKING:
    from collections.abc import Callable

    from dragoman.door import Record

#: What a button of a source makes of it.
STATES = {"pause": "paused", "resume": "active", "remove": "removed"}
LONGEST_NAME = 80


def again(record: Record, asked: Asked, which: str, act: Callable[[], str]) -> Done:
    """Do what a form asks for; where it cannot be done, show it again with the reason and what was typed."""
    try:
        return Done(to=act())
    except DragomanError as error:
        problem = f"{error.message[:1].upper()}{error.message[1:]}."
        form = Form(which=which, problem=problem, values=asked.query)
        return Done(page=shown(record, form), status=400, problem=problem)


def add(record: Record, asked: Asked) -> Done:
    """Add a source and visit it."""

    def act() -> str:
        address = web_address(asked)
        country = country_of(asked.word("country"))
        with record.writing() as connection:
            source, _ = add_source(
                connection, address, kind=asked.choice("kind", KINDS) or None, outlet=asked.word("outlet") or None,
                country=country,
            )  # fmt: skip
        return visited(record, asked, source.id, source.outlet or source.address)

    return again(record, asked, "source", act)


def change(record: Record, asked: Asked) -> Done:
    """Visit, pause, resume or remove a source."""
    wanted = asked.choice("do", ("visit", *STATES))
    with record.writing() as connection:
        source = find_source(connection, str(asked.number("source", 0, most=10**9)))
        if wanted in STATES:
            set_state(connection, source, STATES[wanted])
    if wanted == "visit":
        return Done(to=visited(record, asked, source.id, source.outlet or source.address))
    return Done(to="/sources")


def visited(record: Record, asked: Asked, number: int, name: str) -> str:
    """Have a source visited; return the address of the job."""
    work = readings.of_source(record.path, number, allow=asked.allow_hosts)
    return job_address(desk_of(record.path).take("source", name, (), work).id)


def read_address(record: Record, asked: Asked) -> Done:
    """Have the page at an address read."""

    def act() -> str:
        address = web_address(asked)
        work = readings.of_address(
            record.path, address, outlet=asked.word("outlet") or None, day=asked.day("date"), insist=insists(asked),
            allow=asked.allow_hosts,
        )  # fmt: skip
        return job_address(desk_of(record.path).take("address", address, tuple(readings.PARTS), work).id)

    return again(record, asked, "address", act)


def read_text(record: Record, asked: Asked) -> Done:
    """Have a text read that was pasted."""

    def act() -> str:
        text = asked.word("text", longest=caps().body_bytes)
        if not text:
            raise QueryError("there is no text; paste the article into the field")
        title = asked.word("title")
        url = web_address(asked) if asked.word("address") else None
        work = readings.of_text(
            record.path, text, title=title or None, outlet=asked.word("outlet") or None, day=asked.day("date"),
            insist=insists(asked), url=url,
        )  # fmt: skip
        name = title or text.splitlines()[0][:LONGEST_NAME]
        return job_address(desk_of(record.path).take("text", name, readings.OF_TEXT, work).id)

    return again(record, asked, "text", act)


def stop(record: Record, asked: Asked) -> Done:
    """Stop a job as soon as it can be."""
    found = desk_of(record.path).job(asked.word("job"))
    desk_of(record.path).stop(found.id)
    return Done(to=job_address(found.id))


def insists(asked: Asked) -> bool:
    """Whether the day that a form gives also counts where the article states another."""
    return asked.choice("insist", ("yes",)) == "yes"


def web_address(asked: Asked) -> str:
    """Return the address that a form gives.

    Raises:
        QueryError: It is none of a page.
    """
    given = asked.word("address", longest=2000)
    found = cleaned(given)
    if found is None:
        raise QueryError(f"{given!r} is no web address; give it in full, for example https://example.org/news.xml")
    return found


def country_of(name: str) -> str | None:
    """Return the code of a country, given by code or name."""
    if not name:
        return None
    from dragoman.actors.find import country_code
    from dragoman.actors.registry import load_registry

    return country_code(load_registry(), name)


def job_address(key: str) -> str:
    """Return the address of a job."""
    return f"/sources/job/{key}"
