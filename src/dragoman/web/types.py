"""The frozen types in which pages meet the app: what was asked, a page, its tables and charts, what an action did."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlencode

import msgspec

from dragoman.errors import QueryError
from dragoman.types import Frozen
from dragoman.web.accounts.types import Account, Role

if TYPE_CHECKING:
    from dragoman.door import Record


class Link(Frozen):
    """Words of a cell that lead somewhere."""

    text: str
    href: str


#: What a cell of a table may hold.
Cell = str | int | float | date | Link | None
Row = tuple[Cell, ...]


class Table(Frozen):
    """A table as it is shown, and as it stands in a CSV file."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


class Chart(Frozen):
    """A chart with the table that says the same; drawn when it is shown or downloaded."""

    #: Its name in addresses: "timeline".
    name: str
    title: str
    #: What it shows, in a sentence or two, for those who do not see it.
    description: str
    #: From the values to a Vega-Lite specification; imports Altair within.
    draw: Callable[[Mapping[str, Any]], dict[str, Any]]
    #: JSON-able values that it is drawn from, and nothing else; "said" of a row is shown where one points at its mark.
    values: Mapping[str, Any]
    table: Table
    #: About how wide and high the drawing is, so that a page keeps room for it.
    size: tuple[int, int]


class Page(Frozen):
    """What a page shows, in whatever form it is asked for."""

    title: str
    #: Name of the template under ``templates/``.
    template: str
    #: What the page says, for programs: anything that msgspec writes as JSON.
    data: Any
    #: The same as rows, for spreadsheets; None where rows would say nothing.
    table: Table | None = None
    charts: tuple[Chart, ...] = ()
    #: What only the template needs; never part of the JSON.
    view: Any = None
    #: How to cite the page; None where there is nothing to cite.
    citation: str | None = None
    #: The navigation entry that it belongs to, by address; "" for none.
    section: str = ""
    #: What was wrong with what was asked, with the way to what may have been meant: the page is then the one without
    #: filters, with its form as it was filled in.
    problem: tuple[str | Link, ...] = ()


class Download(Frozen):
    """Bytes to be kept as a file; a browser never shows them, for they may come from anywhere."""

    name: str
    content: bytes


class Served(Frozen):
    """What programs read and browsers may show: a feed, a description of the addresses."""

    content: bytes
    #: application/atom+xml | application/json
    kind: str


class Moved(Frozen):
    """What lives at another address of the app."""

    #: Without query and ending.
    to: str


class Done(Frozen):
    """What an action leaves: where to go on, or a page that says what is to be corrected."""

    #: Address within the app to go to; it is asked for anew, so that reloading repeats nothing.
    to: str = ""
    #: In place of it, a page, with its status.
    page: Page | None = None
    status: int = 200
    #: What is to be corrected, for programs, which see no page.
    problem: str = ""


class Asked(Frozen):
    """What was asked: the page's address, with its filters, or a form."""

    #: The address without query and ending: "/pair/USA/ISR".
    path: str
    #: The parts of the address that the route names.
    parts: Mapping[str, str] = msgspec.field(default_factory=dict)
    #: The filters, in order; the fields of the form, for an action.
    query: tuple[tuple[str, str], ...] = ()
    #: Who asks: the name under which decisions are kept.
    author: str = ""
    #: What he may do; everything, where there are no accounts.
    role: Role = "administrator"
    #: The accounts file; None where there are no accounts.
    accounts: Path | None = None
    #: Hosts that may be fetched from although their address is not public.
    allow_hosts: frozenset[str] = frozenset()
    #: When the browser last looked at the first page, in the visit before this one; None where that is not known.
    visited: datetime | None = None

    LONGEST: ClassVar[int] = 300

    def may(self, role: Role) -> bool:
        """Whether whoever asks may do what a role may: pages show no button that would be refused."""
        return Account(name=self.author, role=self.role).may(role)

    def word(self, name: str, default: str = "", *, longest: int = LONGEST) -> str:
        """Return a filter or field without the blanks around it.

        Raises:
            QueryError: It is too long.
        """
        value = next((value for key, value in self.query if key == name), default).strip()
        if len(value) > longest:
            raise QueryError(f"“{name}” is longer than {longest:,} characters; shorten it")
        return value

    def words(self, name: str) -> tuple[str, ...]:
        """Return every value of a filter or field that may be given several times."""
        return tuple(value.strip() for key, value in self.query if key == name and value.strip())

    def day(self, name: str) -> date | None:
        """Return a filter that is a day.

        Raises:
            QueryError: It is none, or a period would end before it begins.
        """
        value = self.word(name)
        try:
            found = date.fromisoformat(value) if value else None
        except ValueError:
            raise QueryError(f"“{name}” must be a day such as 2024-03-18, not {value!r}") from None
        since = self.day("since") if name == "until" and found else None
        if since and found and since > found:
            raise QueryError(f"“since” is {since} and “until” is {found}, which is before it; turn them round")
        return found

    def number(self, name: str, default: int, *, least: int = 1, most: int = 1000) -> int:
        """Return a filter that is a whole number between two others.

        Raises:
            QueryError: It is none.
        """
        value = self.word(name)
        if not value:
            return default
        if not (value.isascii() and value.isdigit()) or not least <= int(value) <= most:
            raise QueryError(f"“{name}” must be a number from {least} to {most:,}, not {value!r}")
        return int(value)

    def choice(self, name: str, allowed: Sequence[str], default: str = "") -> str:
        """Return a filter that is one of some words.

        Raises:
            QueryError: It is another.
        """
        value = self.word(name, default)
        if value and value not in allowed:
            raise QueryError(f"“{name}” must be one of {', '.join(allowed)}, not {value!r}")
        return value

    def address(self, ending: str = "", **changed: object) -> str:
        """Return the address of the same page with some filters changed (None takes one away) and an ending."""
        path = "/home" if ending and self.path == "/" else self.path
        kept = [(key, value) for key, value in self.query if key not in changed and value]
        query = urlencode([*kept, *((key, str(value)) for key, value in changed.items() if value not in (None, ""))])
        return f"{path}{ending}{'?' if query else ''}{query}"


class PageRoute(Frozen):
    """Where a page lives and who makes it."""

    #: Address with named parts, without an ending: "/pair/{a}/{b}".
    path: str
    make: Callable[[Record, Asked], Page | Download | Moved | Served]
    #: Address that takes endings where the path itself cannot: of "/".
    ending_path: str = ""
    #: Whether it is what it is, without other endings and charts: a feed.
    bare: bool = False
    #: Whether it depends on its address and on what was read and decided alone: kept until that changes.
    kept: bool = False
    #: What whoever asks adds to a page that is kept for all.
    personal: Callable[[Record, Asked, Page], Page] | None = None
    #: The page whose form leads here, which is shown again where what it says makes no sense; its own unless given.
    asking: Callable[[Record, Asked], Page] | None = None
    #: Filters that hide something from whoever asks, and hold also where another one makes no sense.
    hiding: tuple[str, ...] = ()
    #: Who may see it, at the least.
    role: Role = "reader"


class ActionRoute(Frozen):
    """Where a form is sent and who carries it out; the record is open for writing."""

    path: str
    act: Callable[[Record, Asked], Done]
    #: Longest value of the body, where it may differ from the cap of the settings; 0 for that cap.
    body_bytes: int = 0
    #: Who may do it, at the least.
    role: Role = "reviewer"
