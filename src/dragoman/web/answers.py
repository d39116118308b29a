"""A page in the form that was asked for: HTML, JSON, CSV; errors in the same forms, of one shape."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

import msgspec
from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response

import dragoman
from dragoman.errors import EntryNotFoundError
from dragoman.exchange.text import csv_lines
from dragoman.web.charts import on_page
from dragoman.web.charts.drawing import KINDS, drawn_as
from dragoman.web.static_files import FOR_EVER
from dragoman.web.templating import cell_text, render
from dragoman.web.types import Asked, Cell, Chart, Done, Download, Moved, Page, Served, Table

#: Endings of the addresses under which a page is something else than HTML.
ENDINGS = (".json", ".csv")
WORDS = {
    400: "That cannot be understood",
    401: "Sign in first",
    403: "Not open to this browser",
    404: "There is no such page",
    405: "That is not done here",
    408: "That took too long to arrive",
    413: "That is too large",
    414: "That address is too long",
    429: "Too many tries",
    500: "Something went wrong",
    503: "The record is busy",
}


def answer(page: Page | Download | Moved | Served, asked: Asked, ending: str, status: int = 200) -> Response:
    """Return a page in the form that its ending names."""
    if isinstance(page, Moved):
        return RedirectResponse(page.to + ending, status_code=303)
    if isinstance(page, Served):
        return Response(page.content, status, media_type=page.kind)
    if isinstance(page, Download):
        headers = {"Content-Disposition": f'attachment; filename="{page.name}"'}
        return Response(page.content, headers=headers, media_type="application/octet-stream")
    if ending == ".json":
        return json_answer(page, asked, status)
    if ending == ".csv":
        return csv_answer(page, asked)
    return html_answer(page, asked, status)


def done_answer(done: Done, asked: Asked, *, as_json: bool) -> Response:
    """Return what an action left: the way on, or the page that says what is to be corrected."""
    if as_json and done.problem:
        return error_answer(done.status, done.problem, as_json=True)
    if done.page is not None:
        return answer(done.page, asked, ".json" if as_json else "", done.status)
    if as_json:
        told = {"dragoman": dragoman.__version__, "to": done.to}
        return Response(msgspec.json.encode(told), media_type="application/json")
    return RedirectResponse(done.to, status_code=303)


def html_answer(page: Page, asked: Asked, status: int = 200) -> Response:
    """Return a page for people."""
    from dragoman.web.routes import navigation

    drawn = {chart.name: asked.address(f"/drawn/{on_page.address_end(chart)}") for chart in page.charts}
    text = render(page.template, page=page, data=page.data, view=page.view, asked=asked, drawn=drawn,
                  charts={chart.name: chart for chart in page.charts}, navigation=navigation(asked))  # fmt: skip
    return Response(text, status, media_type="text/html")


def json_answer(page: Page, asked: Asked, status: int = 200) -> Response:
    """Return a page for programs."""
    told = {"dragoman": dragoman.__version__, "title": page.title, "address": asked.address(), "data": page.data}
    if page.citation:
        told["citation"] = page.citation
    return Response(msgspec.json.encode(told), status, media_type="application/json")


def csv_answer(page: Page, asked: Asked) -> Response:
    """Return the table of a page for spreadsheets."""
    if page.table is None:
        return error_answer(404, "This page is no table; ask for it as .json.", as_json=False)
    name = "".join(one if one.isalnum() else "-" for one in asked.path.strip("/")) or "home"
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response(b"".join(csv_of(page.table)), headers=headers, media_type="text/csv")


def chart_answer(chart: Chart, file: str, kind: str) -> Response:
    """Return a chart as a file: "timeline.svg".

    Raises:
        EntryNotFoundError: It is in no such form.
    """
    if kind not in KINDS:
        raise EntryNotFoundError("charts are in no such form")
    headers = {"Content-Disposition": f'attachment; filename="{file}"'}
    return Response(drawn_as(chart, kind), media_type=KINDS[kind], headers=headers)


def drawn_answer(chart: Chart, file: str) -> Response:
    """Return a chart as a page shows it; at its own address it never changes."""
    headers = {"Content-Security-Policy": on_page.policy()}
    if on_page.address_end(chart) == file:
        headers["Cache-Control"] = f"private, {FOR_EVER}"
    return Response(on_page.drawing(chart), media_type=KINDS["svg"], headers=headers)


def unless_known(made: Response, headers: Headers) -> Response:
    """Return an answer, or, where the browser has just that already, no more than that it is so."""
    if made.status_code != 200 or "content-disposition" in made.headers:  # noqa: PLR2004 - OK
        return made
    # Weak: the same page may be sent compressed or not.
    tag = f'W/"{sha256(made.body).hexdigest()[:32]}"'
    made.headers["ETag"] = tag
    if tag not in [one.strip() for one in headers.get("if-none-match", "").split(",")]:
        return made
    kept = {name: value for name, value in made.headers.items() if name not in ("content-length", "content-type")}
    return Response(status_code=304, headers=kept)


def csv_of(table: Table) -> Iterable[bytes]:
    """Yield the lines of a table."""
    rows: Iterable[dict[str, str | int | float | bool | None]] = (
        dict(zip(table.columns, map(plain, row), strict=True)) for row in table.rows
    )
    return csv_lines(table.columns, rows)


def plain(cell: Cell) -> str | int | float:
    """Return a cell for a spreadsheet; numbers stay numbers."""
    return cell if isinstance(cell, int | float) else cell_text(cell)


def error_answer(
    status: int, message: str, *, as_json: bool, to: str | None = None, title: str | None = None
) -> Response:
    """Return an error: what was wrong and what to do."""
    title = title or WORDS.get(status, "Something went wrong")
    if as_json:
        told: dict[str, Any] = {"error": {"status": status, "title": title, "message": message}}
        return Response(msgspec.json.encode(told), status, media_type="application/json")
    text = render("error.html", status=status, title=title, message=message, to=to)
    return Response(text, status, media_type="text/html")
