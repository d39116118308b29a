"""The entrance for the one who started the app: the launch token, and the cookie that stands for it."""

from __future__ import annotations

import hashlib
import hmac
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response
from starlette.types import Scope

from dragoman.web.accounts.types import Account
from dragoman.web.entrance import ACCOUNT, SAFE_METHODS, Refusal, local_address
from dragoman.web.settings import Settings

NO_TOKEN = (
    "The record is only shown to the browser that was started with it. Open the address that “dragoman serve” printed, "
    "with the token at its end; or, if you have done so before, go on by the link below."
)


class Launch:
    """Lets in whoever has the launch token; he may do everything."""

    def __init__(self, settings: Settings) -> None:
        """Take the token."""
        self.settings = settings
        self.session = hashlib.sha256(f"dragoman session {settings.token}".encode()).hexdigest()
        self.account = Account(name=settings.author, role="administrator")

    async def let_in(self, scope: Scope, headers: Headers) -> Response | None:
        """Return None for whoever has the token; the way back without it in the address for who comes with it."""
        scope[ACCOUNT] = self.account
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = [value for name, value in query if name == "token"]
        if given:
            if scope["method"] not in SAFE_METHODS or not same(given[0], self.settings.token):
                raise Refusal(403, "This token is not the one that “dragoman serve” printed; it is new at each start.")
            return self.welcome(scope, [(name, value) for name, value in query if name != "token"])
        if not self.knows(headers):
            to = local_address(scope) if scope["method"] in SAFE_METHODS else None
            raise Refusal(403, NO_TOKEN, to=to)
        return None

    def knows(self, headers: Headers) -> bool:
        """Whether a request carries the cookie, or the token as programs send it."""
        token = bearer_token(headers)
        if token is not None:
            return same(token, self.settings.token)
        return same(cookie_of(headers, self.settings.cookie), self.session)

    def welcome(self, scope: Scope, query: list[tuple[str, str]]) -> Response:
        """Return the way to the same address without the token, with the cookie that stands for it."""
        to = local_address({**scope, "query_string": urlencode(query).encode()})
        response = RedirectResponse(to, status_code=303)
        response.set_cookie(self.settings.cookie, self.session, httponly=True, samesite="strict", path="/")
        response.headers["Referrer-Policy"] = "no-referrer"
        return response


def bearer_token(headers: Headers) -> str | None:
    """Return the token that a program sends, or None where there is none."""
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def cookie_of(headers: Headers, name: str) -> str:
    """Return the value of a cookie; "" where there is none."""
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def same(given: str, wanted: str) -> bool:
    """Whether two secrets are equal, without telling by the time it takes where they differ."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode())
