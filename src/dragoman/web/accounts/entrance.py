"""The entrance where others are served: a session of a browser, or a token of a program, of an account."""

from __future__ import annotations

from pathlib import Path

import anyio
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope

from dragoman.errors import AccountError
from dragoman.web.accounts import sessions, tokens
from dragoman.web.accounts.types import Account
from dragoman.web.answers import error_answer
from dragoman.web.entrance import ACCOUNT, SAFE_METHODS, Refusal, local_address, over_https, wants_json
from dragoman.web.launch import bearer_token, cookie_of
from dragoman.web.settings import Settings
from dragoman.web.templating import render

LOGIN = "/login"
#: Programs learn by it what is wanted; browsers show no window of their own for it.
CHALLENGE = {"WWW-Authenticate": 'Bearer realm="dragoman"'}
SIGN_IN = "Sign in at /login; a program sends a token of an account as “Authorization: Bearer TOKEN”."
NOT_SENT = "You are not signed in, or no longer, so nothing was done. Sign in at /login, and send the form again."
WRONG_TOKEN = "There is no such token, or it has ended. Ask an administrator for a new one."


class SignedIn:
    """Lets in accounts; whoever has none sees where to sign in, and nothing else."""

    def __init__(self, settings: Settings, file: Path) -> None:
        """Take how the app is served, and the accounts file."""
        self.settings, self.file = settings, file

    async def let_in(self, scope: Scope, headers: Headers) -> Response | None:
        """Return None for an account, and for the page to sign in at; else what says how to be let in."""
        if scope["path"] == LOGIN:
            return None
        try:
            account = await anyio.to_thread.run_sync(self.account_of, headers)
        except AccountError:
            raise Refusal(503, "The accounts cannot be read now; tell an administrator, or try again.") from None
        if account is None:
            return self.refused(scope, headers)
        scope[ACCOUNT] = account
        return None

    def account_of(self, headers: Headers) -> Account | None:
        """Return whose a request is; where it brings a token, that alone counts."""
        token = bearer_token(headers)
        if token is not None:
            return tokens.owner(self.file, token)
        secret = cookie_of(headers, session_cookie(self.settings, headers))
        return sessions.signed_in(self.file, secret) if secret else None

    def refused(self, scope: Scope, headers: Headers) -> Response:
        """Return the page to sign in at, or for programs and forms an error that says so."""
        as_json = wants_json(scope, headers)
        if bearer_token(headers) is not None:
            response = error_answer(401, WRONG_TOKEN, as_json=as_json, title="This token is not good")
        elif scope["method"] not in SAFE_METHODS:
            response = error_answer(401, NOT_SENT, as_json=as_json)
        elif as_json:
            response = error_answer(401, SIGN_IN, as_json=True)
        else:
            response = login_answer(local_address(scope), status=401, asked_for=True)
        response.headers.update(CHALLENGE)
        return response


def session_cookie(settings: Settings, headers: Headers) -> str:
    """Return the name of the cookie; over https browsers keep others from setting it ("__Host-", RFC 6265bis)."""
    name = f"{settings.cookie}-session"
    return f"__Host-{name}" if over_https(settings, headers) else name


def login_answer(to: str, *, status: int = 200, problem: str = "", name: str = "", asked_for: bool = False) -> Response:
    """Return the page to sign in at, which leads to an address of the app."""
    text = render("login.html", to=to, problem=problem, name=name, asked_for=asked_for)
    return Response(text, status, media_type="text/html")
