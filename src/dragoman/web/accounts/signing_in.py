"""Signing in and out: a form with name and password becomes a session, and back."""

from __future__ import annotations

import math

import anyio
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dragoman.errors import AccountError
from dragoman.export.lines import counted
from dragoman.web.accounts import log, people, sessions
from dragoman.web.accounts.entrance import LOGIN, login_answer, session_cookie
from dragoman.web.accounts.passwords import Passwords
from dragoman.web.accounts.people import key_of
from dragoman.web.accounts.slowing import Slowing
from dragoman.web.entrance import asking_address, over_https
from dragoman.web.forms import form_of
from dragoman.web.settings import Settings

LOGOUT = "/logout"
WRONG = "The name or the password is not right. Try again, or ask an administrator for a new password."
LONGEST_ADDRESS = 4000
#: Below it are signs that browsers leave out of an address, so that "/\t/evil.example" leads elsewhere.
FIRST_SEEN = "!"


class SigningIn:
    """Answers at /login and /logout."""

    def __init__(self, settings: Settings) -> None:
        """Take how the app is served."""
        if settings.accounts is None:
            raise AccountError("the app is served without accounts")
        self.file, self.settings = settings.accounts, settings
        self.slowing = Slowing(settings.caps)
        self.passwords = Passwords(settings.hashing)
        self.passwords.prepare()
        self.limiter = anyio.CapacityLimiter(settings.caps.checked_at_once)

    def routes(self) -> list[Route]:
        """Return the addresses."""
        return [
            Route(LOGIN, self.page),
            Route(LOGIN, self.sign_in, methods=["POST"]),
            Route(LOGOUT, self.sign_out, methods=["POST"]),
        ]

    async def page(self, request: Request) -> Response:
        """Return the page to sign in at."""
        return login_answer(within(request.query_params.get("next", "")))

    async def sign_in(self, request: Request) -> Response:
        """Begin a session for a right name and password; wrong ones are told apart by nothing."""
        form = dict(await form_of(request))
        name, to = form.get("name", "")[: 4 * people.LONGEST], within(form.get("next", ""))
        key, address = key_of(name), asking_address(self.settings, request.scope, request.headers)
        wait = self.slowing.begin(key, address)
        if wait > 0:
            return slowed(to, name, wait)
        secret = await anyio.to_thread.run_sync(
            self.session_of, request, name, form.get("password", ""), limiter=self.limiter
        )
        if secret is None:
            return login_answer(to, status=401, problem=WRONG, name=name)
        self.slowing.succeeded(key, address)
        return self.welcome(request, to, secret)

    def session_of(self, request: Request, name: str, password: str) -> str | None:
        """Return the secret of a new session, in place of the one that the browser had; None where it is not right."""
        address = asking_address(self.settings, request.scope, request.headers)
        account = people.recognised(self.file, name, password, self.passwords)
        if account is None:
            log.failed(self.file, key_of(name), address)
            return None
        before = request.cookies.get(session_cookie(self.settings, request.headers), "")
        hours = self.settings.caps.session_hours
        return sessions.begin(self.file, account.name, hours, instead_of=before, address=address)

    def welcome(self, request: Request, to: str, secret: str) -> Response:
        """Return the way on with the cookie of a session."""
        response = RedirectResponse(to, status_code=303)
        response.set_cookie(
            session_cookie(self.settings, request.headers), secret, httponly=True, samesite="strict", path="/",
            secure=over_https(self.settings, request.headers), max_age=int(self.settings.caps.session_hours * 3600),
        )  # fmt: skip
        return response

    async def sign_out(self, request: Request) -> Response:
        """End the session of a browser."""
        name = session_cookie(self.settings, request.headers)
        await anyio.to_thread.run_sync(sessions.end, self.file, request.cookies.get(name, ""))
        response = RedirectResponse(LOGIN, status_code=303)
        response.delete_cookie(
            name, httponly=True, samesite="strict", path="/", secure=over_https(self.settings, request.headers)
        )
        response.headers["Clear-Site-Data"] = '"cache"'
        return response


def slowed(to: str, name: str, wait: float) -> Response:
    """Return that a try was not looked at, and when the next will be."""
    response = login_answer(to, status=429, problem=waiting(wait), name=name)
    response.headers["Retry-After"] = str(math.ceil(wait))
    return response


def waiting(wait: float) -> str:
    """Return what is said to somebody who must wait for so many seconds."""
    return f"Too many tries failed. Wait {counted(math.ceil(wait), 'second')}, then try again."


def within(address: str) -> str:
    """Return an address of the app, or of the first page where it is none: nobody is led elsewhere by signing in."""
    plain = address.isascii() and "\\" not in address and all(one >= FIRST_SEEN for one in address)
    local = address.startswith("/") and not address.startswith("//")
    if not (plain and local) or len(address) > LONGEST_ADDRESS or address.partition("?")[0] in (LOGIN, LOGOUT):
        return "/"
    return address
