"""A record of invented readings, served to a client that the app lets in: for tests of pages that need their own."""

from __future__ import annotations

from pathlib import Path

from starlette.testclient import TestClient

from dragoman.door import open_record
from dragoman.types import Reading
from dragoman.web.app import create_app
from dragoman.web.settings import Settings

TOKEN = "a token that only the tests know"
AUTHOR = "eva"


def served(path: Path, *readings: Reading, author: str = AUTHOR) -> TestClient:
    """Return a client of the app over a record with these readings; what it sends comes from a page of the app."""
    with open_record(path) as record:
        for reading in readings:
            record.keep(reading)
    settings = Settings(token=TOKEN, author=author)
    client = TestClient(create_app(path, settings), base_url=settings.address.rstrip("/"))
    client.headers["origin"] = settings.address.rstrip("/")
    assert client.get("/", params={"token": TOKEN}).status_code == 200
    return client
