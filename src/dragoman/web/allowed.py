"""The one place where roles are enforced: no page or action is reached past it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.errors import AccessError
from dragoman.web.accounts.types import Role
from dragoman.web.entrance import account_of

Endpoint = Callable[[Request], Awaitable[Response]]
WHO: dict[Role, str] = {"reader": "readers", "reviewer": "reviewers", "administrator": "administrators"}


def route_for(role: Role, path: str, endpoint: Endpoint, *, methods: tuple[str, ...] = ("GET",)) -> Route:
    """Return the route of an endpoint that answers to accounts of a role, or of one that may do more."""

    async def checked(request: Request) -> Response:
        account = account_of(request.scope)
        if not account.may(role):
            raise AccessError(
                f"This is for {WHO[role]}; you are signed in as “{account.name}”, a {account.role}. "
                "Ask an administrator for another role."
            )
        return await endpoint(request)

    return Route(path, checked, methods=list(methods))
