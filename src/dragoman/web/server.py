"""The app on a port of this machine."""

from __future__ import annotations

import socket as sockets
from pathlib import Path

from dragoman.errors import OutputError
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

    config = uvicorn.Config(
        create_app(path, settings), log_level="warning", access_log=False, server_header=False, proxy_headers=False,
        timeout_keep_alive=KEEP_SECONDS, timeout_graceful_shutdown=5, ws="none", lifespan="off",
    )  # fmt: skip
    uvicorn.Server(config).run(sockets=[socket])
