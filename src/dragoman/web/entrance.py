"""What entrances share: who lets in, how a request is refused, where it leads, and how it came."""

from __future__ import annotations

from typing import Protocol
from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope

from dragoman.web.accounts.types import Account
from dragoman.web.settings import Settings

SAFE_METHODS = ("GET", "HEAD")
#: Where a request carries whose it is, once it was let in.
ACCOUNT = "dragoman.account"


class Refusal(Exception):
    """A request that is not answered, and why."""

    def __init__(self, status: int, message: str, *, to: str | None = None) -> None:
        super().__init__(message)
        self.status, self.message, self.to = status, message, to


class Entrance(Protocol):
    """Who decides whether a request is let in, and as whose."""

    async def let_in(self, scope: Scope, headers: Headers) -> Response | None:
        """Return None and note the account for whoever is let in, else what is answered in place of the page."""
        ...


def account_of(scope: Scope) -> Account:
    """Return whose a request is that was let in."""
    found: Account = scope[ACCOUNT]
    return found


def over_https(settings: Settings, headers: Headers) -> bool:
    """Whether the browser asks over https: where that is always so, or the proxy says it."""
    return settings.https or (settings.behind_proxy and headers.get("x-forwarded-proto", "").lower() == "https")


def asking_address(settings: Settings, scope: Scope, headers: Headers) -> str:
    """Return from which address a request comes: the last that the proxy added, for those before it may be invented."""
    forwarded = headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
    if settings.behind_proxy and forwarded:
        return forwarded
    client = scope.get("client")
    return str(client[0]) if client else ""


def local_address(scope: Scope) -> str:
    """Return the address of a request within the app; never one of another host ("//evil.example")."""
    path = "/" + quote(scope["path"].lstrip("/\\"))
    query = scope["query_string"].decode("latin-1")
    return f"{path}?{query}" if query else path


def wants_json(scope: Scope, headers: Headers) -> bool:
    """Whether an error is to be told to a program."""
    return scope["path"].endswith(".json") or "application/json" in headers.get("accept", "")
