"""The app on a port of this machine."""

from __future__ import annotations

import socket as sockets
from contextlib import suppress
from pathlib import Path
from threading import Thread

from dragoman.errors import DragomanError, OutputError
from dragoman.web.settings import Settings

#: Requests that may wait, and seconds for which a connection is kept without one.
BACKLOG, KEEP_SECONDS = 128, 10


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

    Thread(target=warm, args=(path, settings), daemon=True).start()
    config = uvicorn.Config(
        create_app(path, settings), log_level="warning", access_log=False, server_header=False, proxy_headers=False,
        timeout_keep_alive=KEEP_SECONDS, timeout_graceful_shutdown=5, ws="none", lifespan="off",
    )  # fmt: skip
    with suppress(KeyboardInterrupt):  # uvicorn raises it once more when all is closed
        uvicorn.Server(config).run(sockets=[socket])


def warm(path: Path, settings: Settings) -> None:
    """Make the first pages once before they are asked for: what they need takes seconds to load, and is kept."""
    from dragoman.web.charts.drawing import svg
    from dragoman.web.connections import opened
    from dragoman.web.pages.home import home
    from dragoman.web.pages.pair import pair
    from dragoman.web.types import Asked

    with suppress(DragomanError), opened(path, settings.caps) as record:
        first = home(record, Asked(path="/"))
        busiest = [one.pair for one in first.data.news.pairs[:1]]
        pages = [pair(record, Asked(path="/pair", parts={"a": a, "b": b})) for a, b in busiest]
        for chart in (*first.charts, *(chart for page in pages for chart in page.charts)):
            svg(chart)
