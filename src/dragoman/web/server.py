"""The app on a port of this machine."""

from __future__ import annotations

import gc
import socket as sockets
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from dragoman.errors import DragomanError, OutputError
from dragoman.web.addresses import pair_address
from dragoman.web.settings import Settings

if TYPE_CHECKING:
    from dragoman.web.making import Maker

#: Requests that may wait, and seconds for which a connection is kept without one.
BACKLOG, KEEP_SECONDS = 128, 10
#: Allocations before Python looks for circles among new objects, and how often it does before it looks at those that
#: stayed: the app keeps some hundred thousand of them, and a look at all stops every page for a tenth of a second.
COLLECTED = (20_000, 10, 500)


def listening(host: str, port: int) -> sockets.socket:
    """Return a socket that listens on an address of this machine.

    Raises:
        OutputError: The port is taken, or may not be used.
    """
    family = sockets.AF_INET6 if ":" in host else sockets.AF_INET
    # Only over sockets that say they are TCP does asyncio send small answers at once; it saves 40 ms a page.
    socket = sockets.socket(family, sockets.SOCK_STREAM, sockets.IPPROTO_TCP)
    socket.setsockopt(sockets.SOL_SOCKET, sockets.SO_REUSEADDR, 1)
    try:
        socket.bind((host, port))
        socket.listen(BACKLOG)
    except OSError as error:
        socket.close()
        message = f"nothing can listen there ({error.strerror}); choose another port with --port"
        raise OutputError(message, source=f"{host}:{port}") from error
    return socket


def run(path: Path, settings: Settings, socket: sockets.socket) -> None:
    """Show a record until it is stopped."""
    import uvicorn

    from dragoman.web.app import create_app

    gc.set_threshold(*COLLECTED)
    app = create_app(path, settings)
    Thread(target=warm, args=(app.state.maker,), daemon=True).start()
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, proxy_headers=False,
        timeout_keep_alive=KEEP_SECONDS, timeout_graceful_shutdown=5, ws="none", lifespan="off",
    )  # fmt: skip
    with suppress(KeyboardInterrupt):  # uvicorn raises it once more when all is closed
        uvicorn.Server(config).run(sockets=[socket])


def warm(maker: Maker) -> None:
    """Make the first pages once before they are asked for: what they need takes seconds to load, and is kept."""
    from dragoman.actors.registry import load_registry
    from dragoman.web.charts.on_page import drawing
    from dragoman.web.routes import PAGES
    from dragoman.web.types import Asked, Page

    routes = {route.path: route for route in PAGES}
    with suppress(DragomanError):
        pages = [maker.made(routes["/"], Asked(path="/"))]
        busiest = pages[0].data.news.pairs[:1] if isinstance(pages[0], Page) else ()
        for a, b in (one.pair for one in busiest):
            asked = Asked(path=pair_address(a, b), parts={"a": a, "b": b})
            pages.append(maker.made(routes["/pair/{a}/{b}"], asked))
        pages.append(maker.made(routes["/commitments"], Asked(path="/commitments")))
        for chart in (chart for page in pages if isinstance(page, Page) for chart in page.charts):
            drawing(chart)
    import_module("ruptures")  # which the busiest dossier, that opens with its latest contacts, may not ask for
    load_registry()  # which the page of an actor asks for the terms of offices
