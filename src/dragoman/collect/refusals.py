"""Why something was not fetched, and whether and when trying again makes sense."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from dragoman.collect.settings import Later, Retries
from dragoman.errors import ArticleError, DragomanError, ForbiddenAddressError, SourceError

#: Statuses after which the same request may succeed later (RFC 9110, 6585).
PASSING = frozenset((408, 421, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524))
#: Statuses that ask for fewer requests: all requests to the host wait.
BUSY = frozenset((429, 503))
GONE = frozenset((404, 410))
#: 401 Unauthorized, 402 Payment Required: the page is for those who log in or pay.
WALLED = frozenset((401, 402))


class Refusal(SourceError):
    """A document was not fetched.

    Attributes:
        outcome: passing (try again) | gone | paywalled | skipped (not to be asked) | failed.
        wait: Seconds that the server asks to wait, or None.
        busy: Whether it asks that of all requests.
        status: The status that it answered with, or None.
    """

    def __init__(
        self, message: str, outcome: str, *, wait: float | None = None, busy: bool = False, status: int | None = None
    ) -> None:
        super().__init__(message)
        self.outcome = outcome
        self.wait = wait
        self.busy = busy
        self.status = status


def refusal_of_status(status: int, phrase: str, retry_after: str | None, now: datetime) -> Refusal:
    """Return what a status that is no success means."""
    said = f"the server answered {status} {phrase}".rstrip()
    if status in GONE:
        return Refusal(f"{said}: the page is gone", "gone", status=status)
    if status in WALLED:
        return Refusal(f"{said}: the page is for those who log in or pay", "paywalled", status=status)
    if status in PASSING:
        wait = seconds_to_wait(retry_after, now)
        return Refusal(f"{said}; it is tried again", "passing", wait=wait, busy=status in BUSY, status=status)
    return Refusal(f"{said}; expected a document (200)", "failed", status=status)


def refusal_of_error(error: DragomanError) -> Refusal:
    """Return what an error of the transport means."""
    if isinstance(error, Refusal):
        return error
    if isinstance(error, ForbiddenAddressError):
        return Refusal(error.message, "skipped")
    if isinstance(error, ArticleError):
        return Refusal(error.message, "failed")
    return Refusal(error.message, "passing")


def seconds_to_wait(retry_after: str | None, now: datetime) -> float | None:
    """Return the seconds that a Retry-After header asks for, given as a number or a date; None if it says nothing."""
    value = (retry_after or "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())


def wait_within_run(refusal: Refusal, tries: int, limits: Retries, chance: random.Random) -> float | None:
    """Return the seconds until the next try within this run, or None where it is left for a later one.

    Args:
        refusal: Why the last try failed.
        tries: How many there have been.
        limits: Of number and time.
        chance: Spreads the tries, so that many clients do not come back at the same moment.
    """
    if refusal.outcome != "passing" or tries >= limits.tries:
        return None
    usual = limits.first_seconds * limits.factor ** (tries - 1) * chance.uniform(1 - limits.jitter, 1 + limits.jitter)
    wait = usual if refusal.wait is None else max(refusal.wait, 0.0) * chance.uniform(1, 1 + limits.jitter / 5)
    return wait if wait <= limits.longest_seconds else None


def wait_for_later(failures: int, asked: float | None, limits: Later, chance: random.Random) -> int:
    """Return the seconds until something that failed in so many runs is due again."""
    usual = limits.first_seconds * 2 ** min(failures - 1, 20)
    return int(min(max(usual, asked or 0), limits.longest_seconds) * chance.uniform(0.9, 1.0))
