"""What stands before every page: who may ask, from where, how much; and the headers that every answer carries."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.web.answers import error_answer
from dragoman.web.settings import Settings

SAFE_METHODS = ("GET", "HEAD")
METHODS = (*SAFE_METHODS, "POST")
STATIC = "/static/"
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
NO_TOKEN = (
    "The record is only shown to the browser that was started with it. Open the address that “dragoman serve” printed, "
    "with the token at its end; or, if you have done so before, go on by the link below."
)


class Refusal(Exception):
    """A request that is not answered, and why."""

    def __init__(self, status: int, message: str, *, to: str | None = None) -> None:
        super().__init__(message)
        self.status, self.message, self.to = status, message, to


class Guard:
    """Wraps the app: nothing reaches it that is not allowed to."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        """Take the app and how it is served."""
        self.app, self.settings = app, settings
        self.session = hashlib.sha256(f"dragoman session {settings.token}".encode()).hexdigest()
        origins = {f"http://{host}" for host in settings.hosts}
        self.origins = frozenset(origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                out = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    out[name] = value
                out.setdefault("Cache-Control", "private, no-cache")
            await send(message)

        try:
            self.check_request(scope, headers)
            early = self.let_in(scope, headers)
            receive = receive if early else await self.with_body(scope, headers, receive)
        except Refusal as refusal:
            early = error_answer(refusal.status, refusal.message, as_json=wants_json(scope, headers), to=refusal.to)
        await (early or self.app)(scope, receive, with_headers)

    def check_request(self, scope: Scope, headers: Headers) -> None:
        """Refuse what no browser of the user asks: other hosts, other sites, other methods, endless addresses."""
        if headers.getlist("host") != [headers.get("host", "")] or headers.get("host", "") not in self.settings.hosts:
            raise Refusal(400, "This address is not one that the app answers to; use the one that it printed.")
        if scope["method"] not in METHODS:
            raise Refusal(405, "Only GET, HEAD and POST are answered.")
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > self.settings.caps.address_characters:
            raise Refusal(414, f"An address may have {self.settings.caps.address_characters:,} characters; shorten it.")
        self.check_origin(scope, headers)

    def check_origin(self, scope: Scope, headers: Headers) -> None:
        """Refuse what another site asks; following a link from it is let through, for it shows it nothing."""
        site = headers.get("sec-fetch-site", "none")
        visited = (
            scope["method"] in SAFE_METHODS
            and headers.get("sec-fetch-mode") == "navigate"
            and headers.get("sec-fetch-dest") == "document"
        )
        if site not in ("same-origin", "none") and not visited:
            raise Refusal(403, "Another site asked for this in your name; nothing was done.")
        origin = headers.get("origin")
        if origin is not None and origin not in self.origins and not (origin == "null" and visited):
            raise Refusal(403, "Another site asked for this in your name; nothing was done.")
        if scope["method"] == "POST" and origin is None and site != "same-origin" and "authorization" not in headers:
            raise Refusal(403, "It cannot be seen where this form comes from; send it from a page of the app.")

    def let_in(self, scope: Scope, headers: Headers) -> Response | None:
        """Return None for whoever has the token; the way back without it in the address for who comes with it."""
        if scope["path"].startswith(STATIC):
            return None
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
        scheme, _, token = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return same(token.strip(), self.settings.token)
        try:
            cookie = SimpleCookie(headers.get("cookie", "")).get(self.settings.cookie)
        except CookieError:
            return False
        return cookie is not None and same(cookie.value, self.session)

    def welcome(self, scope: Scope, query: list[tuple[str, str]]) -> Response:
        """Return the way to the same address without the token, with the cookie that stands for it."""
        to = local_address({**scope, "query_string": urlencode(query).encode()})
        response = RedirectResponse(to, status_code=303)
        response.set_cookie(self.settings.cookie, self.session, httponly=True, samesite="strict", path="/")
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    async def with_body(self, scope: Scope, headers: Headers, receive: Receive) -> Receive:
        """Take the body in, within its caps, and give it on."""
        if scope["method"] in SAFE_METHODS:
            return receive
        caps = self.settings.caps
        large = Refusal(413, f"A form may have {caps.body_bytes:,} bytes; send less at once.")
        stated = headers.get("content-length", "0")
        if not stated.isdigit() or int(stated) > caps.body_bytes:
            raise large
        try:
            async with asyncio.timeout(caps.body_seconds):
                body = await whole_body(receive, caps.body_bytes)
        except TimeoutError:
            raise Refusal(408, f"A form must arrive within {caps.body_seconds:g} seconds; send it again.") from None
        if body is None:
            raise large
        return given_again(body, receive)


async def whole_body(receive: Receive, most: int) -> bytes | None:
    """Return the body, or None when it is longer than allowed."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return bytes(body)
        body += message.get("body", b"")
        if len(body) > most:
            return None
        if not message.get("more_body", False):
            return bytes(body)


def given_again(body: bytes, receive: Receive) -> Receive:
    """Return what gives a body that was taken in already, then whatever comes."""
    waiting = [body]

    async def again() -> Message:
        if waiting:
            return {"type": "http.request", "body": waiting.pop(), "more_body": False}
        return await receive()

    return again


def same(given: str, wanted: str) -> bool:
    """Whether two secrets are equal, without telling by the time it takes where they differ."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode())


def local_address(scope: Scope) -> str:
    """Return the address of a request within the app; never one of another host ("//evil.example")."""
    from urllib.parse import quote

    path = "/" + quote(scope["path"].lstrip("/\\"))
    query = scope["query_string"].decode("latin-1")
    return f"{path}?{query}" if query else path


def wants_json(scope: Scope, headers: Headers) -> bool:
    """Whether an error is to be told to a program."""
    return scope["path"].endswith(".json") or "application/json" in headers.get("accept", "")
