"""The app: pages and actions of one record behind the guard."""

from __future__ import annotations

import logging
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
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
from dragoman.web.accounts.own_tokens import OwnTokens
from dragoman.web.accounts.signing_in import SigningIn
from dragoman.web.allowed import route_for
from dragoman.web.answers import ENDINGS, error_answer
from dragoman.web.entrance import wants_json
from dragoman.web.guard import Guard
from dragoman.web.making import Maker
from dragoman.web.routes import ACCOUNT_ACTIONS, ACCOUNT_PAGES, ACTIONS, PAGES
from dragoman.web.settings import Settings
from dragoman.web.static_files import Static
from dragoman.web.types import PageRoute

log = logging.getLogger("dragoman.web")
#: Where the charts of a page are, after its address: as files, and as the page itself shows them.
CHART, DRAWN = "/chart/{file}", "/drawn/{file}"


def create_app(record_path: str | Path, settings: Settings | None = None) -> Starlette:
    """Return the app that shows a record.

    Args:
        record_path: The file.
        settings: How it is served; unless given, at the usual port with a new token.
    """
    settings = settings or Settings()
    made = Maker(Path(record_path), settings, unforeseen)
    routes: list[Route | Mount] = [Mount("/static", Static(settings), name="static")]
    pages, actions = PAGES, ACTIONS
    if settings.accounts:
        pages, actions = (*PAGES, *ACCOUNT_PAGES), (*ACTIONS, *ACCOUNT_ACTIONS)
        door = SigningIn(settings)
        routes += [*door.routes(), *OwnPassword(door).routes(), *OwnTokens(door).routes()]
    for page in pages:
        routes += page_routes(made, page)
    routes += [route_for(one.role, one.path, made.action(one), methods=("POST",)) for one in actions]
    caps = settings.caps
    middleware = [
        Middleware(Guard, settings=settings),
        Middleware(GZipMiddleware, minimum_size=caps.compressed_from, compresslevel=caps.compressed_by),
    ]
    handlers = {HTTPException: http_error, DragomanError: own_error, Exception: unforeseen}
    app = Starlette(routes=routes, middleware=middleware, exception_handlers=handlers)
    app.router.redirect_slashes = False
    app.state.maker = made
    return app


def page_routes(made: Maker, page: PageRoute) -> list[Route]:
    """Return the routes of a page: as HTML, with each ending, and its charts."""
    plain = route_for(page.role, page.path, made.page(page, ""))
    if page.bare:
        return [plain]
    base = page.ending_path or page.path
    endings = [route_for(page.role, base + ending, made.page(page, ending)) for ending in ENDINGS]
    charts = [
        route_for(page.role, base + CHART, made.chart(page)),
        route_for(page.role, base + DRAWN, made.drawn(page)),
    ]
    return [*endings, *charts, plain]


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
