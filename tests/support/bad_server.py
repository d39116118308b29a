"""A real HTTP server on this machine that answers each path as it was told to, and misbehaves in many ways.

Names under ``.example`` lead to it within ``names_lead_here``; any other look-up or connection is noted and refused.
"""

from __future__ import annotations

import gzip
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


@dataclass
class Reply:
    """What a path answers."""

    body: bytes | str = b""
    status: int = 200
    media_type: str | None = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    #: Writes the answer itself, in the place of all that.
    act: Callable[[BaseHTTPRequestHandler], None] | None = None

    def content(self) -> bytes:
        return self.body.encode() if isinstance(self.body, str) else self.body


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def log_message(self, *arguments: object) -> None:
        pass

    def do_GET(self) -> None:
        host = self.headers["Host"].split(":")[0]
        self.server.requests.append(
            (host, self.path, {k.lower(): v for k, v in self.headers.items()}, time.monotonic())
        )
        reply = self.server.reply(host, self.path)
        if reply.act:
            reply.act(self)
            return
        etag = reply.headers.get("ETag")
        if etag and self.headers.get("If-None-Match") == etag:
            reply = Reply(status=304, headers={"ETag": etag}, media_type=None)
        self.send_response(reply.status)
        if reply.media_type:
            self.send_header("Content-Type", reply.media_type)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if reply.status != 304:
            self.send_header("Content-Length", str(len(reply.content())))
        self.end_headers()
        if reply.status != 304:
            self.wfile.write(reply.content())


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.replies: dict[str, list[Reply]] = {}
        #: Host, path, headers and moment of every request.
        self.requests: list[tuple[str, str, dict[str, str], float]] = []

    def handle_error(self, request: object, client_address: object) -> None:
        pass

    def reply(self, host: str, path: str) -> Reply:
        """Return the next reply of a path; the last one stays."""
        replies = self.replies.get(f"{host}{path}") or self.replies.get(path)
        if not replies:
            return Reply(b"nothing here", 404)
        return replies.pop(0) if len(replies) > 1 else replies[0]

    def say(self, path: str, *replies: Reply | str | bytes) -> None:
        self.replies[path] = [one if isinstance(one, Reply) else Reply(one) for one in replies]

    def url(self, path: str, host: str = "news.example") -> str:
        return f"http://{host}:{self.server_port}{path}"

    def asked(self, path: str) -> int:
        return sum(one[1] == path for one in self.requests)

    def paths(self) -> list[str]:
        return [one[1] for one in self.requests if one[1] != "/robots.txt"]

    def hosts(self) -> set[str]:
        return {one[0] for one in self.requests}


@contextmanager
def serving() -> Iterator[Server]:
    server = Server()
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


class Guard:
    """Stands before the system's sockets: what is looked up and connected to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.looked_up: list[str] = []
        self.connected: list[object] = []
        real_look_up, real_connect = socket.getaddrinfo, socket.socket.connect

        def look_up(host: str, *arguments: object, **options: object) -> object:
            self.looked_up.append(str(host))
            if str(host).endswith(".example"):
                host = "127.0.0.1"
            elif host not in ("127.0.0.1", "localhost"):
                raise socket.gaierror(f"the guard lets nobody look up {host}")
            return real_look_up(host, *arguments, **options)  # type: ignore[arg-type]

        def connect(self_: socket.socket, address: object) -> None:
            self.connected.append(address)
            if isinstance(address, tuple) and address[0] != "127.0.0.1":
                raise OSError(f"the guard lets nobody connect to {address}")
            real_connect(self_, address)  # type: ignore[arg-type]

        monkeypatch.setattr(socket, "getaddrinfo", look_up)
        monkeypatch.setattr(socket.socket, "connect", connect)


# --- what servers send --------------------------------------------------------------------------------


def article(title: str, *paragraphs: str, head: str = "") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<html><head><title>{title} - The News</title>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>{title}</h1>{body}</article></body></html>"
    )


def call(number: int) -> str:
    """A whole article about a call, different for each number."""
    people = ["Emmanuel Macron", "Abdelmadjid Tebboune"]
    return article(
        f"Leaders speak for the {number}th time",
        f"French President {people[0]} spoke by phone with Algerian President {people[1]} on Monday, their {number}th "
        "conversation since the two capitals agreed to talk more often about trade and borders.",
        f"The two leaders agreed to send {number} envoys to a meeting next week, the presidency said in a statement.",
        f"It was said in Algiers that the talks had lasted {number + 10} minutes and that both sides were content.",
    )


def rss(*items: tuple[str, str] | tuple[str, str, str], title: str = "The News") -> Reply:
    """A feed: of each item address, title and perhaps when it was published."""
    body = "".join(
        f"<item><title>{item[1]}</title><link>{item[0]}</link>"
        + (f"<pubDate>{item[2]}</pubDate>" if len(item) > 2 else "")
        + "</item>"
        for item in items
    )
    return Reply(f"<?xml version='1.0'?><rss version='2.0'><channel><title>{title}</title>{body}</channel></rss>",
                 media_type="application/rss+xml")  # fmt: skip


def json_feed(*items: dict[str, object]) -> Reply:
    return Reply(
        json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "The News", "items": list(items)}),
        media_type="application/feed+json",
    )


# --- how servers misbehave ----------------------------------------------------------------------------


def dripping(handler: BaseHTTPRequestHandler) -> None:
    """Send a byte now and then, and never end."""
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.1)


def silent(handler: BaseHTTPRequestHandler) -> None:
    """Take the request and say nothing."""
    time.sleep(5)


def endless(handler: BaseHTTPRequestHandler) -> None:
    """Send a body without end."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Connection", "close")
    handler.end_headers()
    handler.close_connection = True
    for _ in range(4000):
        handler.wfile.write(b"<p>" + b"x" * 100_000)


def endless_headers(handler: BaseHTTPRequestHandler) -> None:
    """Send headers without end."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(100_000):
        handler.wfile.write(f"X-Header-{number}: {'x' * 1000}\r\n".encode())


def cut_off(handler: BaseHTTPRequestHandler) -> None:
    """Announce more than is sent."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    handler.wfile.write(b"<html><body><p>Half of")
    handler.close_connection = True


def nonsense(handler: BaseHTTPRequestHandler) -> None:
    """Answer with what is no HTTP."""
    handler.wfile.write(b"\x00\xff\x00 hello \r\n\r\n")
    handler.close_connection = True


def bomb(size: int = 200_000_000) -> Reply:
    """A body that unfolds to very much."""
    pieces = gzip.compress(b"<p>" + b" " * size, 9)
    return Reply(pieces, headers={"Content-Encoding": "gzip"})
