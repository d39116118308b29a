"""A receiver of webhooks on this machine: checks signatures, and misbehaves as it is told."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Receiver:
    """What arrived, and how the next requests are answered."""

    secret: bytes
    address: str = ""
    #: How each of the next requests is answered: a status, "stall", "drop", or a status with headers.
    answers: list[Any] = field(default_factory=list)
    #: Of each request: its identifier, whether its signature is right, its body, when it came.
    requests: list[dict[str, Any]] = field(default_factory=list)
    seconds: float = 3.0

    def accepted(self) -> list[str]:
        """Return the identifiers of what was answered with 200."""
        return [one["id"] for one in self.requests if one["answer"] == 200]

    def signed(self, headers: Any, body: bytes) -> bool:
        """Whether a request is signed as Standard Webhooks says, and its timestamp is of now."""
        said = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
        expected = base64.b64encode(hmac.new(self.secret, said, hashlib.sha256).digest()).decode()
        fresh = abs(time.time() - int(headers["webhook-timestamp"])) < 60
        return fresh and f"v1,{expected}" in headers["webhook-signature"].split()


def handler_of(receiver: Receiver) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *arguments: object) -> None:
            pass

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            answer = receiver.answers.pop(0) if receiver.answers else 200
            receiver.requests.append({
                "id": self.headers["webhook-id"], "key": self.headers["Idempotency-Key"], "path": self.path,
                "signed": receiver.signed(self.headers, body), "body": body, "alert": json.loads(body),
                "type": self.headers["Content-Type"], "at": time.monotonic(), "answer": answer,
            })  # fmt: skip
            if answer == "stall":
                time.sleep(receiver.seconds)
            elif answer == "drop":
                self.connection.close()
                return
            elif answer == "drip":
                self.drip()
                return
            status, headers = (
                (answer, {}) if isinstance(answer, int) else answer if isinstance(answer, tuple) else (200, {})
            )
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            content = b"" if status < 400 else b"not \x1b[31mnow"
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def drip(self) -> None:
            self.wfile.write(b"HTTP/1.1 500 Slow\r\n")
            for _ in range(100):
                self.wfile.write(b"X-Slow: 1\r\n")
                self.wfile.flush()
                time.sleep(0.1)

    return Handler


class Quiet(ThreadingHTTPServer):
    """Says nothing of connections that end early."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        pass


@contextmanager
def receiving(secret: str) -> Iterator[Receiver]:
    """Give a receiver that listens until the block ends."""
    receiver = Receiver(secret.encode())
    server = Quiet(("127.0.0.1", 0), handler_of(receiver))
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    receiver.address = f"http://localhost:{server.server_port}/hook"
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
