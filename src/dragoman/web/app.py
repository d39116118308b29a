"""The app: pages and actions of one record behind the guard."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import anyio
import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route

from dragoman.errors import (
    AccessError,
    AccountError,
    DecisionError,
    DragomanError,
    EntryNotFoundError,
    QueryError,
    RecordBusyError,
)
from dragoman.web.accounts.own_password import OwnPassword
from dragoman.web.accounts.signing_in import SigningIn
from dragoman.web.allowed import Endpoint, route_for
from dragoman.web.answers import ENDINGS, answer, error_answer
from dragoman.web.charts.drawing import KINDS, drawn_as
from dragoman.web.connections import opened
from dragoman.web.entrance import account_of, wants_json
from dragoman.web.forms import form_of
from dragoman.web.guard import Guard
from dragoman.web.keeping import Kept
from dragoman.web.routes import ACCOUNT_ACTIONS, ACCOUNT_PAGES, ACTIONS, PAGES
from dragoman.web.settings import Settings
from dragoman.web.static_files import Static
from dragoman.web.types import ActionRoute, Asked, Download, Moved, Page, PageRoute, Served
from dragoman.web.visits import YEAR, visits

log = logging.getLogger("dragoman.web")
#: The page that says what is new since the last visit.
FIRST = "/"
#: Where the charts of a page are, after its address.
CHART = "/chart/{file}"


def create_app(record_path: str | Path, settings: Settings | None = None) -> Starlette:
    """Return the app that shows a record.

    Args:
        record_path: The file.
        settings: How it is served; unless given, at the usual port with a new token.
    """
    settings = settings or Settings()
    made = Maker(Path(record_path), settings)
    routes: list[Route | Mount] = [Mount("/static", Static(settings), name="static")]
    pages, actions = PAGES, ACTIONS
    if settings.accounts:
        pages, actions = (*PAGES, *ACCOUNT_PAGES), (*ACTIONS, *ACCOUNT_ACTIONS)
        door = SigningIn(settings)
        routes += [*door.routes(), *OwnPassword(door).routes()]
    for page in pages:
        routes += page_routes(made, page)
    routes += [route_for(one.role, one.path, made.action(one), methods=("POST",)) for one in actions]
    middleware = [
        Middleware(Guard, settings=settings),
        Middleware(GZipMiddleware, minimum_size=settings.caps.compressed_from),
    ]
    handlers = {HTTPException: http_error, DragomanError: own_error, Exception: unforeseen}
    app = Starlette(routes=routes, middleware=middleware, exception_handlers=handlers)
    app.router.redirect_slashes = False
    return app


def page_routes(made: Maker, page: PageRoute) -> list[Route]:
    """Return the routes of a page: as HTML, with each ending, and its charts."""
    plain = route_for(page.role, page.path, made.page(page, ""))
    if page.bare:
        return [plain]
    base = page.ending_path or page.path
    endings = [route_for(page.role, base + ending, made.page(page, ending)) for ending in ENDINGS]
    return [*endings, route_for(page.role, base + CHART, made.chart(page)), plain]


class Maker:
    """Makes the endpoints: each opens the record, asks it in a thread of its own, and answers."""

    def __init__(self, path: Path, settings: Settings) -> None:
        """Take the record and how it is served."""
        self.path, self.settings = path, settings
        self.kept: Kept[Page | Download | Moved | Served] = Kept(settings.caps.pages_kept)
        self.limiter = anyio.CapacityLimiter(settings.caps.at_once)

    def page(self, route: PageRoute, ending: str) -> Endpoint:
        """Return what answers with a page in one form."""

        async def endpoint(request: Request) -> Response:
            asked = asked_of(request, ending, route, self.settings)
            if route.path != FIRST or ending:
                return await self.in_thread(request, lambda: answer(self.made(route, asked), asked, ending))
            name = f"{self.settings.cookie}-seen"
            visited, seen = visits(request.cookies.get(name, ""), datetime.now(UTC))
            asked = msgspec.structs.replace(asked, visited=visited)
            response = await self.in_thread(request, lambda: answer(self.made(route, asked), asked, ending))
            response.set_cookie(name, seen, max_age=YEAR, httponly=True, samesite="strict")
            return response

        return endpoint

    def chart(self, route: PageRoute) -> Endpoint:
        """Return what answers with a chart of a page, as a file."""

        async def endpoint(request: Request) -> Response:
            file = request.path_params.pop("file")
            asked = asked_of(request, f"/chart/{file}", route, self.settings)
            return await self.in_thread(request, lambda: chart_answer(self.made(route, asked), file))

        return endpoint

    def action(self, route: ActionRoute) -> Endpoint:
        """Return what carries out a form; it is open for writing."""

        async def endpoint(request: Request) -> Response:
            query = await form_of(request)
            asked = asked_by(request, request.url.path, query, self.settings)

            def carried_out() -> Response:
                with opened(self.path, self.settings.caps, write=True) as record:
                    done = route.act(record, asked)
                if done.page is not None:
                    return answer(done.page, asked, "", done.status)
                return RedirectResponse(done.to, status_code=303)

            return await self.in_thread(request, carried_out)

        return endpoint

    def made(self, route: PageRoute, asked: Asked) -> Page | Download | Moved | Served:
        """Return a page of the record as it is now."""
        with opened(self.path, self.settings.caps) as record:
            if not route.kept:
                return route.make(record, asked)
            day = datetime.now(UTC).date()  # it stands in citations
            return self.kept.once((asked.address(), record.state(), day), lambda: route.make(record, asked))

    async def in_thread(self, request: Request, make: Callable[[], Response]) -> Response:
        """Make an answer beside the loop that takes requests; only some are made at the same time.

        What nobody foresaw is answered here: Starlette would do it outside of the guard, and raise it once more.
        """
        try:
            return await anyio.to_thread.run_sync(make, limiter=self.limiter)
        except DragomanError:
            raise
        except Exception as error:
            return await unforeseen(request, error)


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


def chart_answer(page: Page | Download | Moved | Served, file: str) -> Response:
    """Return a chart of a page as a file: "timeline.svg"."""
    name, _, kind = file.partition(".")
    charts = page.charts if isinstance(page, Page) else ()
    chart = next((chart for chart in charts if chart.name == name), None)
    if chart is None or kind not in KINDS:
        raise EntryNotFoundError("this page has no such chart")
    headers = {"Content-Disposition": f'attachment; filename="{file}"'}
    return Response(drawn_as(chart, kind), media_type=KINDS[kind], headers=headers)


async def http_error(request: Request, error: Exception) -> Response:
    """Return the page of an error that the router found."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    told = {404: "Nothing of the record lives at this address.", 405: "This address takes no such request."}
    return told_error(request, status, told.get(status, "The request could not be answered."))


async def own_error(request: Request, error: Exception) -> Response:
    """Return the page of an error raised on purpose: it says what was wrong and what to do."""
    status = {
        EntryNotFoundError: 404,
        AccessError: 403,
        AccountError: 400,
        QueryError: 400,
        DecisionError: 400,
        RecordBusyError: 503,
    }
    found = next((code for kind, code in status.items() if isinstance(error, kind)), 500)
    title = "Not open to your account" if isinstance(error, AccessError) else None
    return told_error(request, found, getattr(error, "message", str(error)), title)


async def unforeseen(request: Request, error: Exception) -> Response:
    """Return the page of an error that nobody foresaw; what it was is for the log only."""
    log.error("%s failed", request.url.path, exc_info=error)
    return told_error(request, 500, "The app failed at this; what happened stands in the terminal that it runs in.")


def told_error(request: Request, status: int, message: str, title: str | None = None) -> Response:
    """Return an error in the form that was asked for."""
    sentence = message[:1].upper() + message[1:]
    return error_answer(status, sentence, as_json=wants_json(request.scope, request.headers), title=title)
