"""A careful client of one SPARQL 1.1 endpoint: pages, pauses, repeats, and never half an answer."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

import msgspec

import dragoman
from dragoman.errors import RegistryError

if TYPE_CHECKING:
    import httpx2

MEDIA_TYPE = "application/sparql-results+json"
#: Answers that a later attempt may mend: too many requests, and a server or gateway that is overloaded.
PASSING = frozenset({429, 500, 502, 503, 504})
OK = 200

Row = dict[str, str]


class Manners(msgspec.Struct, kw_only=True):
    """How an endpoint is treated; the fields are explained in ``wikidata.toml``."""

    page_size: int
    pause: float
    timeout: float
    attempts: int
    longest_wait: float
    largest_answer: int


class Passing(Exception):
    """An answer that did not come whole, and how long to wait before asking again (None: as usual)."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        """Take the reason in words and the wait in seconds that the server asked for."""
        super().__init__(reason)
        self.wait = wait


class Value(msgspec.Struct):
    """One value of a row: an IRI or a literal."""

    value: str


class Bindings(msgspec.Struct):
    """The rows of an answer."""

    bindings: list[dict[str, Value]]


class Answer(msgspec.Struct):
    """An answer in SPARQL 1.1 Query Results JSON Format."""

    results: Bindings


class Endpoint:
    """One endpoint; a context that closes its connection when it ends.

    Args:
        address: Its URL.
        manners: How it is treated.
        sleep: Called with the seconds to wait; replaced in tests.
    """

    def __init__(self, address: str, manners: Manners, sleep: Callable[[float], None] = time.sleep) -> None:
        """Open no connection yet."""
        if not address.startswith(("https://", "http://")):
            raise RegistryError(f"expected an http or https address of a SPARQL endpoint, found {address!r}")
        self.address = address
        self.manners = manners
        self.sleep = sleep

    def __enter__(self) -> Endpoint:
        """Prepare the connection."""
        import httpx2

        agent = f"dragoman/{dragoman.__version__} (registry refresh; httpx2)"
        headers = {"User-Agent": agent, "Accept": MEDIA_TYPE}
        self.client: httpx2.Client = httpx2.Client(timeout=self.manners.timeout, headers=headers)
        return self

    def __exit__(self, *_: object) -> None:
        """Close the connection."""
        self.client.close()

    def rows(self, query: Callable[[int, int], str]) -> Iterator[Row]:
        """Yield all rows of a query, page after page.

        Args:
            query: Gives the query for a limit and an offset; its order must be stable.

        Raises:
            RegistryError: when the endpoint does not give a whole answer after all attempts.
        """
        offset = 0
        while True:
            page = self.ask(query(self.manners.page_size, offset))
            yield from page
            if len(page) < self.manners.page_size:
                return
            offset += len(page)
            self.sleep(self.manners.pause)

    def ask(self, query: str) -> list[Row]:
        """Return the rows of one query, asking again when the endpoint is overloaded or an answer breaks off."""
        for attempt in range(1, self.manners.attempts + 1):
            try:
                return self.ask_once(query)
            except Passing as problem:
                if attempt == self.manners.attempts:
                    message = f"{problem} (asked {attempt} times); nothing was changed, try again later"
                    raise RegistryError(message, source=self.address) from problem
                self.sleep(self.wait_after(problem, attempt))
        raise AssertionError("unreachable: the last attempt returns or raises")

    def wait_after(self, problem: Passing, attempt: int) -> float:
        """Return how long to wait: what the server asked for, else twice as long each time."""
        wait = self.manners.pause * 2**attempt if problem.wait is None else problem.wait
        if wait > self.manners.longest_wait:
            message = f"the endpoint asks to wait {wait:.0f} seconds; nothing was changed, try again later"
            raise RegistryError(message, source=self.address)
        return wait

    def ask_once(self, query: str) -> list[Row]:
        """Return the rows of one query.

        Raises:
            Passing: when another attempt may do better.
            RegistryError: when none would.
        """
        import httpx2

        try:
            with self.client.stream("POST", self.address, data={"query": query}) as response:
                self.check_status(response)
                return decoded(self.body_of(response))
        except httpx2.TimeoutException as error:
            raise Passing("the endpoint did not answer in time") from error
        except httpx2.TransportError as error:
            raise Passing(f"the connection failed: {error}") from error

    def check_status(self, response: httpx2.Response) -> None:
        """Raise unless the answer is one: Passing for an overload, RegistryError for a refusal."""
        if response.status_code in PASSING:
            wait = seconds_asked_for(response.headers.get("Retry-After", ""))
            raise Passing(f"the endpoint answers {response.status_code}", wait)
        if response.status_code != OK:
            message = f"expected an answer, the endpoint answers {response.status_code}; nothing was changed"
            raise RegistryError(message, source=self.address)
        media_type = response.headers.get("Content-Type", "").partition(";")[0].strip()
        if media_type not in (MEDIA_TYPE, "application/json"):
            message = f"expected {MEDIA_TYPE}, found {media_type or 'no media type'}: is this a SPARQL endpoint?"
            raise RegistryError(message, source=self.address)

    def body_of(self, response: httpx2.Response) -> bytes:
        """Return the bytes of an answer, up to the largest allowed."""
        parts: list[bytes] = []
        size = 0
        for part in response.iter_bytes():
            parts.append(part)
            size += len(part)
            if size > self.manners.largest_answer:
                raise RegistryError("the answer is larger than any that is expected", source=self.address)
        return b"".join(parts)


def decoded(body: bytes) -> list[Row]:
    """Return the rows of a JSON answer.

    A query that runs out of time ends in the middle of its answer, with status 200: that is Passing.
    """
    try:
        answer = msgspec.json.decode(body, type=Answer)
    except msgspec.DecodeError as error:
        raise Passing("the answer broke off or is no SPARQL result in JSON") from error
    return [{name: value.value for name, value in row.items()} for row in answer.results.bindings]


def seconds_asked_for(text: str) -> float | None:
    """Return the seconds of a Retry-After header, which holds seconds or a date; None without one."""
    if text.isdigit():
        return float(text)
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
    except ValueError:
        return None
