"""The matrix: who talks with whom over a period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dragoman.analysis.matrix import Matrix, PairCount
from dragoman.analysis.rhythm import ANY, LEVELS
from dragoman.export.dates import describe_range
from dragoman.export.labels import label
from dragoman.export.lines import LEVELS as LEVEL_WORDS
from dragoman.export.lines import counted
from dragoman.types import Frozen
from dragoman.vocabulary import load_vocabulary
from dragoman.web.addresses import pair_address
from dragoman.web.charts import grid
from dragoman.web.citing import citation
from dragoman.web.periods import Period, period_of
from dragoman.web.types import Asked, Chart, Link, Page, Table

if TYPE_CHECKING:
    from dragoman.door import Record

FEWEST, USUAL, MOST = 2, 16, 40
#: Steps of shade; the square root of the number decides, so that few and many can both be told apart.
SHADES = 5
COLUMNS = (
    "pair", "country", "other country", "contacts", "leaders", "ministers", "officials", "calls", "face to face",
    "last", "disputed",
)  # fmt: skip


class Cell(Frozen):
    """The contacts of two countries in the matrix."""

    contacts: int
    #: From 0 (none) to SHADES.
    shade: int
    href: str
    #: What it says, for those who do not see where it stands.
    said: str


class Line(Frozen):
    """A country in the matrix, with a cell for each other; None for itself."""

    code: str
    name: str
    total: int
    cells: tuple[Cell | None, ...]


class View(Frozen):
    """What the page shows beside the data."""

    period: Period
    lines: tuple[Line, ...]
    said: str
    levels: tuple[tuple[str, str], ...]
    media: tuple[tuple[str, str], ...]


def matrix(record: Record, asked: Asked) -> Page:
    """Return who talked with whom."""
    media = tuple(load_vocabulary().media)
    period = period_of(record, asked)
    found = record.matrix(
        period.since, period.until, level=asked.choice("level", LEVELS, ANY),
        medium=asked.choice("medium", (*media, ANY), ANY), most=asked.number("top", USUAL, least=FEWEST, most=MOST),
    )  # fmt: skip
    contacts = f"{counted(sum(one.contacts for one in found.pairs), 'contact')} that took place"
    disputed = sum(one.disputed for one in found.pairs)
    beside = f" ({disputed:,} disputed beside them)" if disputed else ""
    pairs = counted(sum(one.contacts > 0 for one in found.pairs), "pair")
    said = f"{contacts}{beside}, of {pairs} in {counted(found.articles, 'article')} read"
    span = describe_range(found.since, found.until)
    table = table_of(record, found)
    return Page(
        title="Who talks with whom", template="matrix.html", data=found, table=table, charts=charts_of(found, table),
        view=View(
            period=period, lines=lines_of(found), said=said,
            levels=tuple((level, LEVEL_WORDS.get(level, level)) for level in LEVELS),
            media=tuple((medium, label("contact", medium)) for medium in media),
        ),
        citation=citation(record, f"Contacts by pair of countries, {span} ({said})", asked.address()),
        section="/matrix",
    )  # fmt: skip


def lines_of(found: Matrix) -> tuple[Line, ...]:
    """Return the rows of the matrix."""
    counts = {one.pair: one for one in found.pairs}
    names = dict(zip(found.countries, found.names, strict=True))
    most = max((one.contacts for one in found.pairs), default=1)
    lines = []
    for code, total in zip(found.countries, found.totals, strict=True):
        pairs = [None if other == code else (min(code, other), max(code, other)) for other in found.countries]
        cells = tuple(cell_of(found, pair, counts.get(pair), names, most) if pair else None for pair in pairs)
        lines.append(Line(code=code, name=names[code], total=total, cells=cells))
    return tuple(lines)


def cell_of(found: Matrix, pair: tuple[str, str], one: PairCount | None, names: dict[str, str], most: int) -> Cell:
    """Return the cell of two countries."""
    number = one.contacts if one else 0
    shade = max(1, round(SHADES * (number / most) ** 0.5)) if number else 0
    said = f"{names[pair[0]]} and {names[pair[1]]}: {counted(number, 'contact')}"
    if one and one.last:
        said += f", the last on {one.last.isoformat()}"
    if one and one.disputed:
        said += f"; {one.disputed:,} disputed"
    href = f"{pair_address(*pair)}?since={found.since}&until={found.until}" if one else ""
    return Cell(contacts=number, shade=shade, href=href, said=said)


def table_of(record: Record, found: Matrix) -> Table:
    """Return the pairs as rows, those with most contacts first."""
    codes = sorted({code for one in found.pairs for code in one.pair})
    names = dict(zip(codes, record.country_names(*codes), strict=True))
    rows = tuple(
        (
            Link(text=" and ".join(names[code] for code in one.pair), href=pair_address(*one.pair)), *one.pair,
            one.contacts, one.heads, one.ministers, one.officials, one.calls, one.meetings, one.last,
            one.disputed,
        )
        for one in found.pairs
    )  # fmt: skip
    return Table(caption="Contacts that took place, by pair", columns=COLUMNS, rows=rows)


def charts_of(found: Matrix, table: Table) -> tuple[Chart, ...]:
    """Return the matrix as a chart, where it has something to show."""
    if not found.pairs:
        return ()
    names = dict(zip(found.countries, found.names, strict=True))
    cells: list[dict[str, Any]] = [
        {"row": names[one], "column": names[other], "contacts": pair.contacts,
         "said": f"{names[one]} and {names[other]}: {counted(pair.contacts, 'contact')}"}
        for pair in found.pairs
        if pair.contacts and pair.pair[0] in names and pair.pair[1] in names
        for one, other in (pair.pair, pair.pair[::-1])
    ]  # fmt: skip
    values = {"cells": cells, "names": list(found.names)}
    return (
        Chart(
            name="matrix", title="The same as a chart", draw=grid.draw, description=grid.READING, table=table,
            values=values, size=grid.size(values),
        ),
    )  # fmt: skip
