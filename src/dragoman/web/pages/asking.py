"""What several pages are asked for in the same way: two countries, a party, a page of a long list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from dragoman.errors import EntryNotFoundError, QueryError
from dragoman.record.actors import everybody_called
from dragoman.record.countries import country_code
from dragoman.types import Frozen
from dragoman.web.types import Asked

if TYPE_CHECKING:
    from dragoman.door import Record

#: Entries on one page of a list.
A_PAGE = 50


class Choice(Frozen):
    """A value of a filter, with the address that takes it on or off."""

    value: str
    name: str
    href: str
    chosen: bool
    count: int | None = None


class Pages(Frozen):
    """Where a part of a list stands in the whole."""

    number: int
    #: First and last place, from 1; how many there are, 0 where they are not counted.
    first: int
    last: int
    of: int
    #: Addresses of the part before and after it, or "".
    before: str
    after: str


def pair_asked(record: Record, asked: Asked) -> tuple[str, str] | None:
    """Return the codes of the two countries in the filters "a" and "b", or None where neither is given.

    Raises:
        QueryError: Only one is given, or one is no country.
    """
    a, b = asked.word("a"), asked.word("b")
    if not (a or b):
        return None
    if not (a and b):
        raise QueryError("name both countries, by code (USA) or name, or neither")
    with record.reading() as connection:
        return country_code(connection, a), country_code(connection, b)


def actors_asked(record: Record, name: str) -> tuple[str, ...] | None:
    """Return the identifiers of those who are called so, everybody of a country for its name or code; None for nobody.

    Raises:
        QueryError: The record knows nobody of that name.
    """
    if not name:
        return None
    with record.reading() as connection:
        try:
            return everybody_called(connection, name)
        except EntryNotFoundError as error:
            raise QueryError(error.message, typed=error.typed, near=error.near) from error


def chosen_among(asked: Asked, name: str, allowed: Sequence[str]) -> tuple[str, ...]:
    """Return the values of a filter that may be given several times.

    Raises:
        QueryError: One of them is not allowed.
    """
    found = asked.words(name)
    for value in found:
        if value not in allowed:
            raise QueryError(f"“{name}” must be one of {', '.join(allowed)}, not {value[:60]!r}")
    return found


def toggled(asked: Asked, name: str, value: str) -> str:
    """Return the address of the same page with one value of a filter put in or taken out, from its beginning on."""
    has = (name, value) in asked.query
    kept = tuple(one for one in asked.query if one not in {(name, value)} and one[0] != "page")
    query = kept if has else (*kept, (name, value))
    return Asked(path=asked.path, query=query).address()


def choices(
    asked: Asked, name: str, values: Iterable[tuple[str, str]], counts: dict[str, int] | None = None
) -> tuple[Choice, ...]:
    """Return the values of a filter with their names, each with the address that takes it on or off."""
    return tuple(
        Choice(
            value=value, name=called, href=toggled(asked, name, value), chosen=(name, value) in asked.query,
            count=None if counts is None else counts.get(value, 0),
        )
        for value, called in values
    )  # fmt: skip


def pages_of(asked: Asked, count: int, size: int = A_PAGE) -> Pages:
    """Return where the part that is asked for by "page" stands in a list of so many entries.

    Raises:
        QueryError: There is no such part.
    """
    last = max(1, -(-count // size))
    number = asked.number("page", 1, most=last)
    first = (number - 1) * size
    return Pages(
        number=number, first=first + bool(count), last=min(first + size, count), of=count,
        before=asked.address(page=number - 1 if number > 2 else None) if number > 1 else "",  # noqa: PLR2004
        after=asked.address(page=number + 1) if number < last else "",
    )  # fmt: skip


def open_pages(asked: Asked, number: int, size: int, shown: int, *, more: bool, of: int) -> Pages:
    """Return where a part stands in a list that need not be counted.

    Raises:
        QueryError: There is no such part.
    """
    if number > 1 and not shown:
        raise QueryError(f"the list has no page {number}; go back to the first")
    first = (number - 1) * size
    return Pages(
        number=number, first=first + bool(shown), last=first + shown, of=of,
        before=asked.address(page=number - 1 if number > 2 else None) if number > 1 else "",  # noqa: PLR2004
        after=asked.address(page=number + 1) if more else "",
    )  # fmt: skip
