"""The endpoints of pages, charts and forms: each opens the record, asks it in a thread of its own, and answers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

import anyio
import msgspec
from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import DragomanError, EntryNotFoundError, QueryError
from dragoman.web.allowed import Endpoint
from dragoman.web.answers import answer, chart_answer, done_answer, drawn_answer, unless_known
from dragoman.web.charts import on_page
from dragoman.web.connections import opened
from dragoman.web.entrance import account_of, wants_json
from dragoman.web.forms import form_of
from dragoman.web.mistakes import told
from dragoman.web.settings import Settings
from dragoman.web.shelf import Shelf
from dragoman.web.types import ActionRoute, Asked, Chart, Download, Moved, Page, PageRoute, Served
from dragoman.web.visits import YEAR, visits

#: The page that says what is new since the last visit.
FIRST = "/"


class Maker:
    """Makes the endpoints of one record."""

    def __init__(
        self, path: Path, settings: Settings, unforeseen: Callable[[Request, Exception], Awaitable[Response]]
    ) -> None:
        """Take the record, how it is served, and what answers to an error that nobody foresaw."""
        self.path, self.settings, self.unforeseen = path, settings, unforeseen
        self.shelf = Shelf(settings.caps)
        self.limiter = anyio.CapacityLimiter(settings.caps.at_once)

    def page(self, route: PageRoute, ending: str) -> Endpoint:
        """Return what answers with a page in one form."""

        async def endpoint(request: Request) -> Response:
            asked = asked_of(request, ending, route, self.settings)
            if route.path != FIRST or ending:
                return await self.in_thread(request, lambda: self.answered(request, route, asked, ending))
            name = f"{self.settings.cookie}-seen"
            visited, seen = visits(request.cookies.get(name, ""), datetime.now(UTC))
            asked = msgspec.structs.replace(asked, visited=visited)
            response = await self.in_thread(request, lambda: self.answered(request, route, asked, ending))
            response.set_cookie(name, seen, max_age=YEAR, httponly=True, samesite="strict")
            return response

        return endpoint

    def chart(self, route: PageRoute) -> Endpoint:
        """Return what answers with a chart of a page, as a file."""

        async def endpoint(request: Request) -> Response:
            file = request.path_params.pop("file")
            asked = asked_of(request, f"/chart/{file}", route, self.settings)
            name, _, kind = file.partition(".")
            return await self.in_thread(
                request, lambda: chart_answer(chart_of(self.made(route, asked), name), file, kind)
            )

        return endpoint

    def drawn(self, route: PageRoute) -> Endpoint:
        """Return what answers with a chart as a page shows it; the page is made anew only where it was forgotten."""

        async def endpoint(request: Request) -> Response:
            file = request.path_params.pop("file")
            asked = asked_of(request, f"/drawn/{file}", route, self.settings)
            name, _, chart = on_page.known(file)
            return await self.in_thread(
                request, lambda: drawn_answer(chart or chart_of(self.made(route, asked), name), file)
            )

        return endpoint

    def action(self, route: ActionRoute) -> Endpoint:
        """Return what carries out a form; it is open for writing."""

        async def endpoint(request: Request) -> Response:
            query = await form_of(request)
            asked = asked_by(request, request.url.path, query, self.settings)

            def carried_out() -> Response:
                with opened(self.path, self.settings.caps, write=True) as record:
                    done = route.act(record, asked)
                return done_answer(done, asked, as_json=wants_json(request.scope, request.headers))

            return await self.in_thread(request, carried_out)

        return endpoint

    def answered(self, request: Request, route: PageRoute, asked: Asked, ending: str) -> Response:
        """Return a page in one form; people are given its form again where what they filled in makes no sense.

        Raises:
            QueryError: A filter makes no sense, and a program asks, or there is no such page without filters either.
        """
        try:
            return answer(self.made(route, asked), asked, ending)
        except QueryError as error:
            if ending or not asked.query or route.bare or wants_json(request.scope, request.headers):
                raise
            unfiltered = msgspec.structs.replace(route, make=route.asking or route.make, personal=None)
            kept = tuple(one for one in asked.query if one[0] in route.hiding)
            try:
                page = self.made(unfiltered, msgspec.structs.replace(asked, query=kept))
            except DragomanError:
                page = None
            if not isinstance(page, Page):
                raise
            return answer(msgspec.structs.replace(page, problem=told(error, asked)), asked, ending, 400)

    def made(self, route: PageRoute, asked: Asked) -> Page | Download | Moved | Served:
        """Return a page of the record as it is now."""
        with opened(self.path, self.settings.caps) as record:
            if not route.kept:
                return route.make(record, asked)
            page = self.shelf.page(record, asked.address(), lambda: route.make(record, asked)).page
            return route.personal(record, asked, page) if route.personal and isinstance(page, Page) else page

    async def in_thread(self, request: Request, make: Callable[[], Response]) -> Response:
        """Make an answer beside the loop that takes requests; only some are made at the same time.

        What nobody foresaw is answered here: Starlette would do it outside of the guard, and raise it once more.
        """
        try:
            made = await anyio.to_thread.run_sync(make, limiter=self.limiter)
        except DragomanError:
            raise
        except Exception as error:
            return await self.unforeseen(request, error)
        return unless_known(made, request.headers) if request.method in ("GET", "HEAD") else made


def chart_of(page: Page | Download | Moved | Served, name: str) -> Chart:
    """Return the chart of a page that has a name.

    Raises:
        EntryNotFoundError: There is none.
    """
    charts = page.charts if isinstance(page, Page) else ()
    chart = next((chart for chart in charts if chart.name == name), None)
    if chart is None:
        raise EntryNotFoundError("this page has no such chart")
    return chart


def asked_of(request: Request, ending: str, route: PageRoute, settings: Settings) -> Asked:
    """Return what a request asks for, and who asks."""
    path = request.url.path.removesuffix(ending)
    query = tuple((name, value) for name, value in request.query_params.multi_items() if value)
    return asked_by(request, route.path if path == route.ending_path else path, query, settings)


def asked_by(request: Request, path: str, query: tuple[tuple[str, str], ...], settings: Settings) -> Asked:
    """Return what is asked for at an address, and by whom."""
    account = account_of(request.scope)
    return Asked(path=path, parts=dict(request.path_params), query=query, author=account.name, role=account.role,
                 accounts=settings.accounts, allow_hosts=settings.allow_hosts)  # fmt: skip
