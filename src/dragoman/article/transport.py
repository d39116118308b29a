"""An HTTP transport that connects to checked addresses only and keeps one deadline for everything."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import httpcore2
import httpx2

from dragoman.article.addresses import checked_addresses
from dragoman.errors import SourceError


class Deadline:
    """The moment by which an exchange must be over."""

    def __init__(self, moment: float, seconds: float) -> None:
        """Set the moment, and the seconds it was set for."""
        self.moment = moment
        self.seconds = seconds

    def left(self, timeout: float | None) -> float:
        """Return the seconds left, at most ``timeout``.

        Raises:
            SourceError: None are left.
        """
        remaining = self.moment - time.monotonic()
        if remaining <= 0:
            raise SourceError(f"the server took longer than {self.seconds:.0f} seconds; try again later")
        return min(remaining, timeout) if timeout is not None else remaining

    def check(self) -> None:
        """Raise SourceError if the moment has passed."""
        self.left(None)


class TimedStream(httpcore2.NetworkStream):
    """A network stream whose every step is bounded by the deadline."""

    def __init__(self, inner: httpcore2.NetworkStream, deadline: Deadline) -> None:
        """Wrap a stream."""
        self.inner = inner
        self.deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return the next bytes."""
        return self.inner.read(max_bytes, self.deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        self.inner.write(buffer, self.deadline.left(timeout))

    def close(self) -> None:
        """Close the stream."""
        self.inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> TimedStream:
        """Return the stream encrypted, the certificate checked for the host's name."""
        return TimedStream(
            self.inner.start_tls(ssl_context, server_hostname, self.deadline.left(timeout)), self.deadline
        )

    def get_extra_info(self, info: str) -> Any:
        """Return what the inner stream says."""
        return self.inner.get_extra_info(info)


class CheckedBackend(httpcore2.NetworkBackend):
    """Opens connections: looks a host up once, checks all its addresses, connects to one of them."""

    def __init__(self, allow_hosts: frozenset[str], deadline: Deadline) -> None:
        """Set which hosts need not be public."""
        self.allow_hosts = frozenset(host.lower() for host in allow_hosts)
        self.deadline = deadline
        self.inner = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Return a connection to the first address that answers."""
        addresses = checked_addresses(host, port, self.allow_hosts, self.looking_up(host, timeout))
        failure: Exception | None = None
        for address in addresses:
            try:
                stream = self.inner.connect_tcp(
                    str(address), port, self.deadline.left(timeout), local_address, socket_options
                )
                return TimedStream(stream, self.deadline)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
        raise failure or httpcore2.ConnectError(f"{host} has no address")

    def looking_up(self, host: str, timeout: float | None) -> Callable[[], float]:
        """Return what says how long a look-up may still take: as long as a connection, and no longer than all of it."""
        end = time.monotonic() + (timeout if timeout is not None else self.deadline.seconds)

        def left() -> float:
            seconds = self.deadline.left(end - time.monotonic())
            if seconds <= 0:
                raise SourceError(f'nobody told the address of the host "{host}" in time; check the connection')
            return seconds

        return left


class Body(httpx2.SyncByteStream):
    """The body of a response, closed with it."""

    def __init__(self, pieces: Any) -> None:
        """Wrap the pieces that come from the network."""
        self.pieces = pieces

    def __iter__(self) -> Iterator[bytes]:
        """Yield the pieces."""
        yield from self.pieces

    def close(self) -> None:
        """Give the connection back."""
        self.pieces.close()


class CheckedTransport(httpx2.BaseTransport):
    """A transport for ``httpx2.Client`` over a pool of checked connections; proxies are not used.

    A proxy would look hosts up itself, behind the check.
    """

    def __init__(self, allow_hosts: frozenset[str], deadline: Deadline) -> None:
        """Open an empty pool."""
        backend = CheckedBackend(allow_hosts, deadline)
        self.pool = httpcore2.ConnectionPool(
            ssl_context=httpx2.create_ssl_context(trust_env=False), network_backend=backend
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request and return the response, its body unread."""
        if request.url.scheme not in ("http", "https"):
            raise httpx2.UnsupportedProtocol(f"{request.url.scheme}:// is not read")
        sent = httpcore2.Request(
            method=request.method,
            url=httpcore2.URL(
                scheme=request.url.raw_scheme,
                host=request.url.raw_host,
                port=request.url.port,
                target=request.url.raw_path,
            ),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        received = self.pool.handle_request(sent)
        return httpx2.Response(
            status_code=received.status,
            headers=received.headers,
            stream=Body(received.stream),
            extensions=received.extensions,
        )

    def close(self) -> None:
        """Close all connections."""
        self.pool.close()
