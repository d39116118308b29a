"""What the tests of the app share: browsers that are let in, and a reading whose every text is an attack."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import msgspec
from starlette.testclient import TestClient

from dragoman.types import Dropped, Publication, Reading
from dragoman.web.app import create_app
from dragoman.web.settings import Settings
from sample_reading import READING

#: Would run in a page that took it for markup, in text, in an attribute, and in a script.
ATTACK = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}</textarea>"


def hostile() -> Reading:
    """Return the sample reading with script in title, text, outlet, authors, address, names and what was dropped."""
    text = READING.article.text + f"\n\n{ATTACK}"
    article = msgspec.structs.replace(
        READING.article, text=text, id="sha256:" + hashlib.sha256(text.encode()).hexdigest(), title=f"Cable {ATTACK}",
        outlet=f"Wire {ATTACK}", authors=(ATTACK,), url="javascript:alert(3)", source=f"javascript:alert(4)//{ATTACK}",
        published=Publication(earliest=date(2025, 6, 4), latest=date(2025, 6, 4), basis="given", because=(ATTACK,)),
        dropped=(Dropped(text=ATTACK, reason="navigation"),),
    )  # fmt: skip
    actors = tuple(msgspec.structs.replace(actor, name=f"{actor.name} {ATTACK}") for actor in READING.actors)
    return msgspec.structs.replace(READING, article=article, actors=actors)


HOSTILE = hostile()


@contextmanager
def browser(path: Path, settings: Settings) -> Iterator[TestClient]:
    """Give a browser that came with the launch token and has its cookie."""
    app = create_app(path, settings)
    same_origin = {"Sec-Fetch-Site": "same-origin"}
    with TestClient(app, base_url=settings.address.rstrip("/"), headers=same_origin) as client:
        assert client.get("/", params={"token": settings.token}).status_code == 200
        yield client
