"""What stands before every page: who may ask, from where, how much; and the headers that every answer carries."""

from __future__ import annotations

import asyncio

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.web.accounts.entrance import SignedIn
from dragoman.web.answers import error_answer
from dragoman.web.entrance import SAFE_METHODS, Entrance, Refusal, over_https, wants_json
from dragoman.web.launch import Launch
from dragoman.web.settings import Settings

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


class Guard:
    """Wraps the app: nothing reaches it that is not allowed to."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        """Take the app and how it is served."""
        self.app, self.settings, self.hosts = app, settings, settings.hosts
        self.entrance: Entrance = SignedIn(settings, settings.accounts) if settings.accounts else Launch(settings)

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
                for name, value in {**HEADERS, "Cache-Control": "private, no-cache"}.items():
                    out.setdefault(name, value)
            await send(message)

        try:
            self.check_request(scope, headers)
            open_to_all = scope["path"].startswith(STATIC)
            early = None if open_to_all else await self.entrance.let_in(scope, headers)
            receive = receive if early else await self.with_body(scope, headers, receive)
        except Refusal as refusal:
            early = error_answer(refusal.status, refusal.message, as_json=wants_json(scope, headers), to=refusal.to)
        await (early or self.app)(scope, receive, with_headers)

    def check_request(self, scope: Scope, headers: Headers) -> None:
        """Refuse what no browser of the user asks: other hosts, other sites, other methods, endless addresses."""
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0] not in self.hosts:
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
        if origin is not None and not self.own(origin, headers) and not (origin == "null" and visited):
            raise Refusal(403, "Another site asked for this in your name; nothing was done.")
        if scope["method"] == "POST" and origin is None and site != "same-origin" and "authorization" not in headers:
            raise Refusal(403, "It cannot be seen where this form comes from; send it from a page of the app.")

    def own(self, origin: str, headers: Headers) -> bool:
        """Whether an origin is one of the app, reached as this request is."""
        scheme, _, host = origin.partition("://")
        return scheme == ("https" if over_https(self.settings, headers) else "http") and host in self.hosts

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
