"""The page on which somebody who is signed in makes and removes the tokens of his own programs."""

from __future__ import annotations

import anyio
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dragoman.errors import AccountError, QueryError
from dragoman.web.accounts import people, tokens
from dragoman.web.accounts.people import key_of
from dragoman.web.accounts.signing_in import SigningIn, waiting
from dragoman.web.allowed import route_for
from dragoman.web.entrance import account_of, asking_address
from dragoman.web.forms import form_of
from dragoman.web.templating import render
from dragoman.web.types import Asked

ADDRESS = "/tokens"
WRONG = "That is not your password."
#: Characters of what a token is for.
LONGEST = 80


class OwnTokens:
    """Answers at /tokens; who does not know the password is slowed as at the door."""

    def __init__(self, door: SigningIn) -> None:
        """Take what knows names and passwords."""
        self.door, self.caps = door, door.settings.caps

    def routes(self) -> list[Route]:
        """Return the addresses."""
        return [
            route_for("reader", ADDRESS, self.page),
            route_for("reader", f"{ADDRESS}/add", self.add, methods=("POST",)),
            route_for("reader", f"{ADDRESS}/remove", self.remove, methods=("POST",)),
        ]

    async def page(self, request: Request) -> Response:
        """Return the page with the tokens and the form."""
        return await self.shown(request)

    async def add(self, request: Request) -> Response:
        """Make a token for whoever knows the password too, and show it this once."""
        asked = Asked(path=ADDRESS, query=await form_of(request))
        name = account_of(request.scope).name
        key, address = key_of(name), asking_address(self.door.settings, request.scope, request.headers)
        try:
            days = asked.number("days", self.caps.token_days, most=self.caps.token_days_most)
            purpose = asked.word("purpose", longest=LONGEST)
        except QueryError as error:
            return await self.shown(request, f"{error.message[:1].upper()}{error.message[1:]}.", 400)
        wait = self.door.slowing.begin(key, address)
        if wait > 0:
            return await self.shown(request, waiting(wait), 429)
        password = dict(asked.query).get("password", "")
        token = await anyio.to_thread.run_sync(self.made, name, password, days, purpose, limiter=self.door.limiter)
        if token is None:
            return await self.shown(request, WRONG, 400)
        self.door.slowing.succeeded(key, address)
        return await self.shown(request, token=token)

    def made(self, name: str, password: str, days: int, purpose: str) -> str | None:
        """Return a new token; None where the password is wrong."""
        if people.recognised(self.door.file, name, password, self.door.passwords) is None:
            return None
        return tokens.add(self.door.file, name, days, purpose=purpose, author=name)

    async def remove(self, request: Request) -> Response:
        """Remove a token of one's own."""
        number = dict(await form_of(request)).get("number", "")
        name = account_of(request.scope).name
        try:
            await anyio.to_thread.run_sync(
                lambda: tokens.remove(self.door.file, number_of(number), of=name, author=name)
            )
        except AccountError as error:
            return await self.shown(request, f"{error.message[:1].upper()}{error.message[1:]}.", 400)
        return RedirectResponse(ADDRESS, status_code=303)

    async def shown(self, request: Request, problem: str = "", status: int = 200, token: str = "") -> Response:
        """Return the page, with what was wrong, or with a new token; a browser keeps none of it."""
        account = account_of(request.scope)
        found = await anyio.to_thread.run_sync(tokens.listed, self.door.file, account.name)
        text = render("tokens.html", account=account, problem=problem, token=token, tokens=found,
                      days=self.caps.token_days, most=self.caps.token_days_most, longest=LONGEST)  # fmt: skip
        return Response(text, status, media_type="text/html", headers={"Cache-Control": "no-store"})


def number_of(text: str) -> int:
    """Return the number of a token; 0, which none has, where it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0  # noqa: PLR2004 - fits in SQLite
