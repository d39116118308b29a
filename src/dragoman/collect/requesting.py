"""One request, through the guarded transport, to hosts that were asked for only, within limits."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime

import httpx2

from dragoman.article.fetch import named_errors
from dragoman.article.settings import Fetch
from dragoman.article.transport import CheckedTransport, Deadline
from dragoman.collect.refusals import Refusal, refusal_of_status
from dragoman.collect.sites import Asked, host_of
from dragoman.collect.types import Answer
from dragoman.types import Frozen

MEGABYTE = 1_000_000
NOT_MODIFIED = 304
LOWEST_FAILURE = 400
PERMANENT = frozenset((301, 308))
ACCEPT = "application/rss+xml,application/atom+xml,application/feed+json,text/html,application/xml;q=0.9,*/*;q=0.5"
#: What a sender calls pictures, sound and the like; a page under such a name is told by how it begins.
NO_TEXT = ("image/", "video/", "audio/", "font/")
#: Headers that say what the bytes are.
KEPT = ("content-type", "content-language", "etag", "last-modified", "date", "link")


class Wish(Frozen):
    """What is to be fetched."""

    url: str
    asked: Asked
    #: Most bytes, unfolded.
    limit: int
    #: Whether the beginning of a larger document will do.
    cut: bool = False
    etag: str | None = None
    modified: str | None = None


class Stop:
    """Ends the exchanges that are under way when a run is stopped."""

    def __init__(self) -> None:
        """Begin with none."""
        self.deadlines: set[Deadline] = set()
        self.stopped = False

    def now(self) -> None:
        """Let the time of all exchanges be up."""
        self.stopped = True
        for deadline in list(self.deadlines):
            deadline.moment = 0.0


def exchange(
    wish: Wish, *, permit: Callable[[str], None], allow_hosts: frozenset[str], limits: Fetch, stop: Stop
) -> Answer:
    """Return what the server sent.

    Args:
        wish: What is to be fetched.
        permit: Called with every address before it is asked; raises what keeps it from being asked (robots.txt).
        allow_hosts: Hosts that need not have a public address.
        limits: Of time and number.
        stop: Ends the exchange early.

    Raises:
        Refusal: It was not to be asked, or did not answer with a document.
        SourceError: It cannot be reached, or not in time.
        ArticleError: The document is too large.
    """
    deadline = Deadline(0.0 if stop.stopped else time.monotonic() + limits.total_seconds, limits.total_seconds)
    stop.deadlines.add(deadline)
    timeout = httpx2.Timeout(limits.read_seconds, connect=limits.connect_seconds)
    transport = CheckedTransport(allow_hosts, deadline)
    try:
        with (
            named_errors(wish.url, limits),
            httpx2.Client(transport=transport, timeout=timeout, trust_env=False) as client,
        ):
            try:
                return follow(client, wish, permit, limits, deadline)
            except httpx2.DecodingError:
                # A server that packs its answers badly may still send them unpacked.
                return follow(client, wish, permit, limits, deadline, packed=False)
    finally:
        stop.deadlines.discard(deadline)


def follow(
    client: httpx2.Client,
    wish: Wish,
    permit: Callable[[str], None],
    limits: Fetch,
    deadline: Deadline,
    *,
    packed: bool = True,
) -> Answer:
    """Send the request and follow where it leads, checking every address on the way."""
    request = client.build_request("GET", wish.url, headers=headers_of(wish, limits, packed=packed))
    moved, permanent = None, True
    for _ in range(limits.redirects + 1):
        check_host(str(request.url), wish.asked)
        permit(str(request.url))
        response = client.send(request, stream=True)
        try:
            if response.next_request is None:
                return answer_of(response, wish, moved, deadline)
            request = response.next_request
            permanent = permanent and response.status_code in PERMANENT
            moved = str(request.url) if permanent else moved
        finally:
            response.close()
    raise Refusal(f"the address redirects more than {limits.redirects} times; expected a document", "failed")


def headers_of(wish: Wish, limits: Fetch, *, packed: bool) -> dict[str, str]:
    """Return the headers of a request: conditional where an earlier answer allows for it."""
    headers = {"User-Agent": limits.user_agent, "Accept": ACCEPT}
    headers |= {} if packed else {"Accept-Encoding": "identity"}
    headers |= {"If-None-Match": wish.etag} if wish.etag else {}
    return headers | ({"If-Modified-Since": wish.modified} if wish.modified else {})


def check_host(url: str, asked: Asked) -> None:
    """Raise Refusal if an address is of a host that was not asked for."""
    if not asked.allows(url):
        host = host_of(url) or url[:80]
        raise Refusal(
            f"it leads to {host}, which is not of the source's site ({asked.site}); “dragoman sources add ADDRESS "
            f"--host {host}” allows for it",
            "skipped",
        )


def answer_of(response: httpx2.Response, wish: Wish, moved: str | None, deadline: Deadline) -> Answer:
    """Return the answer that a response carries.

    Raises:
        Refusal: It carries none.
    """
    status = response.status_code
    if status >= LOWEST_FAILURE:
        raise refusal_of_status(status, response.reason_phrase, response.headers.get("retry-after"), datetime.now(UTC))
    if status != NOT_MODIFIED and not response.is_success:
        raise Refusal(f"the server answered {status}; expected a document (200)", "failed")
    content = b"" if status == NOT_MODIFIED else read_body(response, wish, deadline)
    headers = {name: response.headers[name] for name in KEPT if name in response.headers}
    return Answer(asked=wish.url, url=str(response.url), status=status, headers=headers, content=content, moved=moved)


def read_body(response: httpx2.Response, wish: Wish, deadline: Deadline) -> bytes:
    """Return the body, read in pieces so that neither its size nor its pace can exceed the limits."""
    declared = response.headers.get("content-length", "")
    if wish.cut or not (declared.isdigit() and int(declared[:18]) > wish.limit):
        content = bytearray()
        for piece in response.iter_bytes():
            if not content:
                refuse_other(response.headers.get("content-type", ""), piece)
            content += piece
            deadline.check()
            if len(content) > wish.limit:
                break
        else:
            return bytes(content)
        if wish.cut:
            return bytes(content[: wish.limit])
    raise Refusal(f"the document has more than {wish.limit / MEGABYTE:g} MB; expected a smaller one", "failed")


def refuse_other(media_type: str, beginning: bytes) -> None:
    """Raise Refusal for a picture or the like; a page that is only called so is read."""
    if media_type.strip().lower().startswith(NO_TEXT) and not beginning.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise Refusal(
            f"the server sent {media_type.split(';', maxsplit=1)[0].strip()[:60]}; expected a page or a feed", "failed"
        )
