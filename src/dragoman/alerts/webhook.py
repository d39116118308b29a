"""One alert posted to one address: signed, within limits of time and size, never inside the network unasked.

Headers and signature are those of Standard Webhooks 1.0 (standardwebhooks.com), which libraries of many languages
check: ``webhook-id``, ``webhook-timestamp``, and ``webhook-signature``, which is "v1," and the Base64 of the
HMAC-SHA256 of "ID.TIMESTAMP.BODY" with the secret. The identifier is the
idempotency key: it is the same in every attempt.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpcore2
import httpx2
import msgspec

from dragoman.alerts.settings import DeliverySettings
from dragoman.alerts.types import Alert
from dragoman.article.fetch import FAILURES
from dragoman.article.settings import settings as fetch_settings
from dragoman.article.transport import CheckedTransport, Deadline
from dragoman.errors import DeliveryError, ForbiddenAddressError, SourceError
from dragoman.types import Frozen

TIMEOUTS = (httpx2.TimeoutException, httpcore2.TimeoutException)
#: What the specification writes before a secret that is given in Base64.
ENCODED = "whsec_"
OK, REDIRECTS, REFUSALS, FAULTS = range(200, 300), range(300, 400), range(400, 500), range(500, 600)


class Answer(Frozen):
    """What became of one attempt."""

    delivered: bool
    #: Whether another attempt makes sense.
    again: bool
    status: int | None = None
    #: Why it was not delivered.
    reason: str = ""
    #: Seconds that the server asks to wait.
    wait: float | None = None


def body_of(alert: Alert) -> bytes:
    """Return what is posted of an alert: the same bytes in every attempt."""
    return msgspec.json.encode({"type": f"alert.{alert.when}", "timestamp": alert.fired, "data": alert})


def secret_of(variable: str, environment: Mapping[str, str], least: int) -> bytes:
    """Return the secret that an environment variable holds: as it is, or in Base64 after "whsec_".

    Raises:
        DeliveryError: There is none, or it is too short or no Base64.
    """
    text = environment.get(variable, "")
    if not text:
        raise DeliveryError(f"the environment variable {variable} holds no secret; set it before alerts are delivered")
    try:
        secret = (
            base64.b64decode(text.removeprefix(ENCODED), validate=True) if text.startswith(ENCODED) else text.encode()
        )
    except binascii.Error as error:
        raise DeliveryError(f"the secret in {variable} begins with {ENCODED}, but no Base64 follows") from error
    if len(secret) < least:
        raise DeliveryError(
            f"the secret in {variable} has {len(secret)} bytes; expected {least} or more: "
            "“openssl rand -hex 32” makes one"
        )
    return secret


def signature(secret: bytes, identifier: str, timestamp: int, body: bytes) -> str:
    """Return the signature of a delivery."""
    signed = f"{identifier}.{timestamp}.".encode() + body
    return f"v1,{base64.b64encode(hmac.new(secret, signed, hashlib.sha256).digest()).decode()}"


def headers_of(secret: bytes, identifier: str, timestamp: int, body: bytes) -> dict[str, str]:
    """Return the headers of a delivery."""
    return {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": fetch_settings().fetch.user_agent,
        "webhook-id": identifier,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": signature(secret, identifier, timestamp, body),
        "Idempotency-Key": identifier,
    }


def post(
    url: str, secret: bytes, identifier: str, body: bytes, *, allow_hosts: frozenset[str], limits: DeliverySettings
) -> Answer:
    """Post a body once and return what became of it; no redirect is followed, for it could lead anywhere."""
    deadline = Deadline(time.monotonic() + limits.total_seconds, limits.total_seconds)
    timeout = httpx2.Timeout(limits.read_seconds, connect=limits.connect_seconds)
    headers = headers_of(secret, identifier, int(time.time()), body)
    transport = CheckedTransport(allow_hosts, deadline)
    try:
        with httpx2.Client(transport=transport, timeout=timeout, trust_env=False) as client:
            request = client.build_request("POST", url, headers=headers, content=body)
            response = client.send(request, stream=True)
            try:
                return answer_of(response, limits)
            finally:
                response.close()
    except ForbiddenAddressError as error:
        return Answer(delivered=False, again=False, reason=error.message)
    except SourceError as error:
        return Answer(delivered=False, again=True, reason=error.message)
    except TIMEOUTS:
        reason = f"the server did not answer within {limits.read_seconds:g} seconds"
        return Answer(delivered=False, again=True, reason=reason)
    except FAILURES as error:
        reason = f"the server could not be reached ({str(error) or type(error).__name__})"
        return Answer(delivered=False, again=True, reason=reason)


def answer_of(response: httpx2.Response, limits: DeliverySettings) -> Answer:
    """Return what a response means."""
    status = response.status_code
    if status in OK:
        return Answer(delivered=True, again=False, status=status)
    said = f"the server answered {status} {response.reason_phrase}".rstrip()
    if status in REDIRECTS:
        where = response.headers.get("location", "elsewhere")
        return Answer(
            delivered=False, again=False, status=status,
            reason=f"{said} and redirects to {where[:200]}; give that address if it is the right one",
        )  # fmt: skip
    again = status in limits.again or status in FAULTS
    beginning = beginning_of(response, limits.answer_bytes)
    return Answer(
        delivered=False, again=again, status=status, reason=f"{said}: {beginning}" if beginning else said,
        wait=waiting(response.headers.get("retry-after"), limits) if again else None,
    )  # fmt: skip


def beginning_of(response: httpx2.Response, most: int) -> str:
    """Return the beginning of an answer on one line; nothing where reading it fails."""
    content = b""
    try:
        for piece in response.iter_raw():
            content += piece
            if len(content) >= most:
                break
    except (*FAILURES, *TIMEOUTS, SourceError):
        pass
    return " ".join(content[:most].decode("utf-8", "replace").split())


def waiting(header: str | None, limits: DeliverySettings) -> float | None:
    """Return the seconds that a server asks to wait, by "Retry-After": a number, or a time of HTTP."""
    if header is None:
        return None
    text = header.strip()
    if text.isascii() and text.isdigit():
        return float(min(int(text[:9]), limits.longest_retry_after))
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max((moment - datetime.now(UTC)).total_seconds(), 0.0), limits.longest_retry_after)
