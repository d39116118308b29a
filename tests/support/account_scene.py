"""Three accounts of an app that is served to others, and browsers of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.testclient import TestClient

from dragoman.web.accounts import people
from dragoman.web.accounts.file import make_file
from dragoman.web.accounts.passwords import Hashing, Passwords
from dragoman.web.settings import Settings

CHEAP = Hashing(time_cost=1, memory_cost=8, parallelism=1)
PASSWORD = " correct horse battery "
READER, REVIEWER, ADMINISTRATOR = "rhea", "rita", "ada"
ROLES = {READER: "reader", REVIEWER: "reviewer", ADMINISTRATOR: "administrator"}
SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}


def made(record: Path) -> Path:
    """Return the accounts file of a record, with one account of each role."""
    file = make_file(record)
    for name, role in ROLES.items():
        people.add(file, name, role, PASSWORD, Passwords(CHEAP))
    return file


@contextmanager
def browser(app: Starlette, settings: Settings, name: str = "") -> Iterator[TestClient]:
    """Give a browser, signed in if somebody is named; it follows no way on by itself."""
    base = settings.address.rstrip("/")
    with TestClient(app, base_url=base, headers=SAME_ORIGIN, follow_redirects=False) as client:
        if name:
            assert sign_in(client, name).status_code == 303
        yield client


def sign_in(client: TestClient, name: str, password: str = PASSWORD, **more: str):  # type: ignore[no-untyped-def]
    """Return what is answered to a name and a password."""
    return client.post("/login", data={"name": name, "password": password, **more})
