"""The page on which somebody who is signed in gives himself another password."""

from __future__ import annotations

import anyio
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.errors import AccountError
from dragoman.web.accounts import people
from dragoman.web.accounts.people import key_of
from dragoman.web.accounts.signing_in import SigningIn, waiting
from dragoman.web.allowed import route_for
from dragoman.web.entrance import account_of, asking_address
from dragoman.web.forms import form_of
from dragoman.web.templating import render

ADDRESS = "/password"
WRONG = "That is not your password of now."
DIFFERENT = "The two new passwords differ. Type the same one twice."


class OwnPassword:
    """Answers at /password; who does not know the password of now is slowed as at the door."""

    def __init__(self, door: SigningIn) -> None:
        """Take what knows names and passwords."""
        self.door = door

    def routes(self) -> list[Route]:
        """Return the addresses."""
        return [
            route_for("reader", ADDRESS, self.page),
            route_for("reader", ADDRESS, self.change, methods=("POST",)),
        ]

    async def page(self, request: Request) -> Response:
        """Return the page with the form."""
        return shown(request)

    async def change(self, request: Request) -> Response:
        """Give another password: every session ends, and this browser has a new one."""
        form = dict(await form_of(request))
        name = account_of(request.scope).name
        address = asking_address(self.door.settings, request.scope, request.headers)
        if form.get("new", "") != form.get("again", ""):
            return shown(request, DIFFERENT, 400)
        wait = self.door.slowing.begin(key_of(name), address)
        if wait > 0:
            return shown(request, waiting(wait), 429)
        try:
            secret = await anyio.to_thread.run_sync(
                self.changed, request, name, form.get("now", ""), form.get("new", ""), limiter=self.door.limiter
            )
        except AccountError as error:
            self.door.slowing.succeeded(key_of(name), address)
            return shown(request, f"{error.message[:1].upper()}{error.message[1:]}.", 400)
        if secret is None:
            return shown(request, WRONG, 400)
        self.door.slowing.succeeded(key_of(name), address)
        return self.door.welcome(request, "/", secret)

    def changed(self, request: Request, name: str, now: str, new: str) -> str | None:
        """Return the secret of a new session once the password is another; None where the one of now is wrong."""
        if people.recognised(self.door.file, name, now, self.door.passwords) is None:
            return None
        people.set_password(self.door.file, name, new, self.door.passwords, author=name)
        return self.door.session_of(request, name, new)


def shown(request: Request, problem: str = "", status: int = 200) -> Response:
    """Return the page, with what was wrong."""
    text = render("password.html", account=account_of(request.scope), problem=problem)
    return Response(text, status, media_type="text/html")
