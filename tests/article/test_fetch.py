"""One address is fetched within limits, and never from inside the network."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import msgspec
import pytest

from dragoman.article import open_documents, read_document
from dragoman.article.addresses import checked_addresses, why_forbidden
from dragoman.article.fetch import fetch
from dragoman.article.settings import settings
from dragoman.errors import ArticleError, ForbiddenAddressError, SourceError
from dragoman.types import Document

SENTENCE = "The foreign ministers met in the capital and agreed to open the border before the winter. "
HEAD = "<html><head><title>Border to open</title></head><body><h1>Border to open</h1>"
PAGE = f"{HEAD}<p>{SENTENCE * 3}</p></body></html>".encode()
LOCAL = frozenset({"localhost"})
QUICK = msgspec.structs.replace(settings().fetch, connect_seconds=0.5, read_seconds=0.5, total_seconds=1.5)


class Handler(BaseHTTPRequestHandler):
    """Answers each path in its own way and notes the hosts it was asked for."""

    protocol_version = "HTTP/1.1"
    hosts: list[str] = []  # noqa: RUF012 - shared on purpose: the server makes one handler per request

    def log_message(self, *arguments: object) -> None:
        pass

    def do_GET(self) -> None:
        self.hosts.append(self.headers["Host"])
        name = self.path.split("?")[0].strip("/").replace("-", "_") or "page"
        getattr(self, f"send_{name}", self.send_missing)()

    def answer(
        self, content: bytes, status: int = 200, media_type: str = "text/html; charset=utf-8", **headers: str
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(content)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)

    def send_page(self) -> None:
        self.answer(PAGE)

    def send_missing(self) -> None:
        self.answer(b"nothing here", 404)

    def send_packed(self) -> None:
        self.answer(gzip.compress(PAGE), Content_Encoding="gzip")

    def send_bomb(self) -> None:
        self.answer(gzip.compress(b"<p>" + b" " * 40_000_000), Content_Encoding="gzip")

    def send_picture(self) -> None:
        self.answer(b"\x89PNG", media_type="image/png")

    def send_moved(self) -> None:
        self.answer(b"", 302, Location="/page")

    def send_loop(self) -> None:
        self.answer(b"", 302, Location="/loop")

    def send_inside(self) -> None:
        self.answer(b"", 302, Location=f"http://127.0.0.1:{self.server.server_port}/page")

    def send_to_file(self) -> None:
        self.answer(b"", 302, Location="file:///etc/hostname")

    def send_slow(self) -> None:
        time.sleep(2)
        self.answer(PAGE)

    def send_drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "1000")
        self.end_headers()
        for _ in range(40):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.1)

    def send_huge(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Connection", "close")
        self.end_headers()
        for _ in range(400):
            self.wfile.write(b"<p>" + b"x" * 100_000)

    def send_announced(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "60000000")
        self.end_headers()


class QuietServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        pass


@contextmanager
def serving() -> Iterator[str]:
    server = QuietServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://localhost:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def address() -> Iterator[str]:
    Handler.hosts.clear()
    with serving() as address:
        yield address


def test_page_is_fetched_and_read(address):
    document = fetch(address + "/page", allow_hosts=LOCAL)
    assert document.content == PAGE
    assert document.media_type == "text/html; charset=utf-8"
    assert document.url == address + "/page"
    assert read_document(document).title == "Border to open"


def test_host_header_keeps_the_name_although_the_connection_goes_to_an_address(address):
    fetch(address + "/page", allow_hosts=LOCAL)
    assert Handler.hosts == [address.removeprefix("http://")]


def test_redirect_is_followed_and_its_address_kept(address):
    assert fetch(address + "/moved", allow_hosts=LOCAL).url == address + "/page"


def test_compressed_page(address):
    assert fetch(address + "/packed", allow_hosts=LOCAL).content == PAGE


def test_loopback_is_refused_without_a_request(address):
    with pytest.raises(ForbiddenAddressError, match="loopback") as caught:
        fetch(address + "/page")
    assert caught.value.source == address + "/page"
    assert Handler.hosts == []


def test_redirect_into_the_network_is_refused(address):
    with pytest.raises(ForbiddenAddressError, match=r"127\.0\.0\.1"):
        fetch(address + "/inside", allow_hosts=LOCAL)
    assert len(Handler.hosts) == 1


def test_redirect_to_a_file_is_refused(address):
    with pytest.raises(ForbiddenAddressError, match="http or https"):
        fetch(address + "/to-file", allow_hosts=LOCAL)


@pytest.mark.parametrize(
    ("path", "error", "words"),
    [
        ("/nowhere", SourceError, "404"),
        ("/loop", SourceError, "redirects more than"),
        ("/picture", SourceError, "image/png"),
        ("/huge", ArticleError, "20 MB"),
        ("/announced", ArticleError, "20 MB"),
        ("/bomb", ArticleError, "20 MB"),
    ],
)
def test_what_is_no_document_is_refused(address, path, error, words):
    with pytest.raises(error) as caught:
        fetch(address + path, allow_hosts=LOCAL)
    assert words in str(caught.value)
    assert caught.value.source == address + path


@pytest.mark.parametrize("path", ["/slow", "/drip"])
def test_slow_server_is_given_up(address, path):
    begin = time.monotonic()
    with pytest.raises(SourceError, match="try again later"):
        fetch(address + path, allow_hosts=LOCAL, limits=QUICK)
    assert time.monotonic() - begin < 3


def test_closed_port_and_unknown_host():
    with pytest.raises(SourceError):
        fetch("http://localhost:9/", allow_hosts=LOCAL)
    with pytest.raises(SourceError, match="no address"):
        fetch("http://no-such-host.invalid/")


@pytest.mark.parametrize(
    "url", ["http://", "http:///path", "http://[::1", "http://exa mple/", "http://localhost:99999/"]
)
def test_malformed_address(url):
    with pytest.raises(SourceError) as caught:
        fetch(url)
    assert caught.value.source == url


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("127.0.0.1", "loopback"),
        ("10.1.2.3", "private"),
        ("192.168.0.1", "private"),
        ("172.16.5.4", "private"),
        ("169.254.169.254", "metadata"),
        ("169.254.1.1", "link-local"),
        ("100.64.0.1", "carrier-grade"),
        ("224.0.0.1", "multicast"),
        ("240.0.0.1", "reserved"),
        ("0.0.0.0", "unspecified"),
        ("255.255.255.255", ""),
        ("198.18.0.1", ""),
        ("::1", "loopback"),
        ("::", "unspecified"),
        ("fe80::1", "link-local"),
        ("fec0::1", "site-local"),
        ("fc00::1", "private"),
        ("fd00:ec2::254", "metadata"),
        ("ff02::1", "multicast"),
        ("2001:db8::1", ""),
        ("::ffff:127.0.0.1", "loopback"),
        ("::127.0.0.1", "loopback"),
        ("64:ff9b::7f00:1", "loopback"),
        ("64:ff9b::a9fe:a9fe", "metadata"),
        ("64:ff9b:1::7f00:1", "NAT64"),
        ("2002:7f00:1::", "loopback"),
        ("2002:c0a8:1::1", "private"),
    ],
)
def test_addresses_that_are_not_public(address, kind):
    found = why_forbidden(ip_address(address))
    assert found is not None
    assert kind in found


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:4700::1111", "64:ff9b::5db8:d822", "2002:5db8:d822::1"])
def test_public_addresses(address):
    assert why_forbidden(ip_address(address)) is None


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "localhost", "[::1]".strip("[]")])
def test_other_spellings_of_the_local_machine(host):
    with pytest.raises((ForbiddenAddressError, SourceError)):
        checked_addresses(host, 80, frozenset(), lambda: 60.0)


def test_one_inner_address_among_public_ones_is_enough(monkeypatch):
    found = [(2, 1, 6, "", ("93.184.216.34", 80)), (2, 1, 6, "", ("10.0.0.7", 80))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *arguments, **options: found)
    with pytest.raises(ForbiddenAddressError, match=r"10\.0\.0\.7"):
        checked_addresses("mixed.example", 80, frozenset(), lambda: 60.0)


def test_name_is_looked_up_once_for_a_connection(address, monkeypatch):
    import socket

    real, asked = socket.getaddrinfo, []

    def counting(host, *arguments, **options):
        asked.append(host)
        return real(host, *arguments, **options)

    monkeypatch.setattr(socket, "getaddrinfo", counting)
    fetch(address + "/page", allow_hosts=LOCAL)
    assert asked.count("localhost") == 1


class Resolver:
    """Stands in for the system's: it says nothing before it is let go."""

    def __init__(self, monkeypatch):
        self.let_go = threading.Event()
        monkeypatch.setattr("socket.getaddrinfo", self.look_up)

    def look_up(self, *arguments, **options):
        self.let_go.wait(30)
        return []


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ({"connect_seconds": 0.5, "total_seconds": 60.0}, 'nobody told the address of the host "slow.example" in time'),
        ({"connect_seconds": 60.0, "total_seconds": 0.5}, "took longer than"),
    ],
)
def test_a_look_up_that_takes_too_long_is_given_up(monkeypatch, limits, said):
    resolver, begun = Resolver(monkeypatch), time.monotonic()
    with pytest.raises(SourceError, match=said) as error:
        fetch("http://slow.example/page", limits=msgspec.structs.replace(QUICK, **limits))
    assert time.monotonic() - begun < 10
    assert error.value.source == "http://slow.example/page"
    resolver.let_go.set()


def test_one_failing_source_does_not_stop_the_others(address, pages):
    sources = [
        address + "/nowhere",
        str(pages / "harbour-talks.txt"),
        "no-such-file.txt",
        "ftp://a.example/x",
        address + "/page",
    ]
    found = list(open_documents(sources, allow_hosts=LOCAL))
    assert [type(entry) for entry in found] == [SourceError, Document, SourceError, ForbiddenAddressError, Document]
    assert [entry.source for entry in found] == sources
