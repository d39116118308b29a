"""One document from one address, within limits of time, size and redirects."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpcore2
import httpx2

from dragoman.article.settings import Fetch, settings
from dragoman.article.transport import CheckedTransport, Deadline
from dragoman.errors import ArticleError, ForbiddenAddressError, SourceError
from dragoman.types import Document

MEGABYTE = 1_000_000
FAILURES = (
    httpx2.HTTPError,
    httpx2.InvalidURL,
    httpx2.StreamError,
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.UnsupportedProtocol,
    httpcore2.ConnectionNotAvailable,
    OSError,
    ValueError,
)
LOWEST_FAILURE = 400


def fetch(url: str, *, allow_hosts: frozenset[str] = frozenset(), limits: Fetch | None = None) -> Document:
    """Return the document at an address.

    The host's addresses are checked before a connection is made, again for every redirect.

    Args:
        url: An http or https address.
        allow_hosts: Names of hosts that need not have a public address.
        limits: Limits of time and number; those of the settings if None.

    Raises:
        ForbiddenAddressError: The address, or one that it leads to, is not public.
        SourceError: It does not answer in time, or not with a document.
        ArticleError: The document is too large.
    """
    limits = limits or settings().fetch
    deadline = Deadline(time.monotonic() + limits.total_seconds, limits.total_seconds)
    timeout = httpx2.Timeout(limits.read_seconds, connect=limits.connect_seconds)
    transport = CheckedTransport(allow_hosts, deadline)
    with named_errors(url, limits), httpx2.Client(transport=transport, timeout=timeout, trust_env=False) as client:
        request = client.build_request(
            "GET", url, headers={"User-Agent": limits.user_agent, "Accept": "text/html,text/plain;q=0.9,*/*;q=0.5"}
        )
        for _ in range(limits.redirects + 1):
            response = client.send(request, stream=True)
            try:
                if response.next_request is None:
                    return document_of(response, url, limits, deadline)
                request = response.next_request
            finally:
                response.close()
    raise SourceError(f"the address redirects more than {limits.redirects} times; expected a page", source=url)


@contextmanager
def named_errors(url: str, limits: Fetch) -> Iterator[None]:
    """Turn the errors of the libraries into those of this package, with the address."""
    try:
        yield
    except (SourceError, ArticleError) as error:
        error.source = url
        raise
    except httpx2.UnsupportedProtocol as error:
        message = "the address leads to one that is not http or https; only these are read"
        raise ForbiddenAddressError(message, source=url) from error
    except (httpx2.TimeoutException, httpcore2.TimeoutException) as error:
        message = f"the server did not answer within {limits.read_seconds:.0f} seconds; try again later"
        raise SourceError(message, source=url) from error
    except FAILURES as error:
        raise SourceError(
            f"the page could not be fetched ({str(error) or type(error).__name__}); check the address", source=url
        ) from error


def document_of(response: httpx2.Response, url: str, limits: Fetch, deadline: Deadline) -> Document:
    """Return the document that a response carries.

    Raises:
        SourceError: The status or media type is not that of a document, or time is up.
        ArticleError: It is too large.
    """
    if response.status_code >= LOWEST_FAILURE:
        message = (
            f"the server answered {response.status_code} {response.reason_phrase}".rstrip() + "; expected a page (200)"
        )
        raise SourceError(message)
    media_type = response.headers.get("content-type")
    refuse_media_type(media_type, limits)
    content = read_body(response, deadline)
    return Document(content=content, source=url, media_type=media_type, url=str(response.url))


def refuse_media_type(media_type: str | None, limits: Fetch) -> None:
    """Raise SourceError if the sender declares what cannot be an article."""
    bare = (media_type or "").split(";")[0].strip().lower()
    if bare and not bare.startswith("text/") and bare not in limits.media_types:
        raise SourceError(f"the server sent {bare}; expected a web page, plain text or PDF")


def read_body(response: httpx2.Response, deadline: Deadline) -> bytes:
    """Return the body, read in pieces so that neither its size nor its pace can exceed the limits."""
    limit = settings().limits.source_bytes
    declared = response.headers.get("content-length", "")
    content = bytearray()
    if not (declared.isdigit() and int(declared) > limit):
        for piece in response.iter_bytes():
            content += piece
            deadline.check()
            if len(content) > limit:
                break
        else:
            return bytes(content)
    raise ArticleError(f"the document has more than {limit // MEGABYTE} MB; expected one article")
