"""A record in which every page of the app has something to show, and the address of each."""

from __future__ import annotations

import time
from pathlib import Path

import httpx2

from dragoman.collect.sources import add_source
from dragoman.door import open_record
from serving import Served

TEXT = (
    "French President Emmanuel Macron spoke by phone with Algerian President Abdelmadjid Tebboune on Monday. "
    "They agreed to send envoys to a meeting in Algiers next week, the presidency said in a statement. "
    "Both sides were content with what had been said at the talks, it was told in Algiers on Tuesday."
)


def stock(path: Path) -> None:
    """Put a source, a brief, and decisions of two reviewers into a record."""
    with open_record(path) as record:
        with record.writing() as connection:
            add_source(connection, "https://wire.example/world/rss.xml", outlet="Wire", country="POL")
        contacts = record.events_between("POL", "UKR", contacts=True)
        record.decide("accept", contacts[0].key, author="eva", note="both say so")
        record.decide("accept", contacts[0].key, author="jan")
        record.write_brief(
            "The two", f"They spoke {{{{{contacts[0].key}}}}}.\n\n## And\n\n- {{{{ffff}}}}", author="eva"
        )


def addresses(path: Path, app: Served) -> dict[str, str]:
    """Return an address for each page, by the path of its route."""
    with open_record(path, write=False) as record:
        contacts = record.events_between("POL", "UKR", contacts=True)
        event = max(contacts, key=lambda contact: contact.articles)
        report = record.reports(event.key)[0]
        brief = record.briefs()[0].key
    return {
        "/": "/",
        "/pair/{a}/{b}": "/pair/POL/UKR",
        "/event/{key}": f"/event/{event.key}",
        "/fact/{key}": f"/fact/{report.key}",
        "/fact/{key}/why": f"/fact/{report.key}/why",
        "/article/{key}": f"/article/{report.article}",
        "/actor": "/actor",
        "/actor/{id}": "/actor/Q36",
        "/contacts": "/contacts",
        "/commitments": "/commitments",
        "/search": "/search?q=grain",
        "/review": "/review",
        "/review/bulk": "/review/bulk",
        "/review/agreement": "/review/agreement",
        "/matrix": "/matrix",
        "/map": "/map",
        "/brief": "/brief",
        "/brief/new": "/brief/new?a=POL&b=UKR",
        "/brief/{key}": f"/brief/{brief}",
        "/brief/{key}/edit": f"/brief/{brief}/edit",
        "/enter": "/enter?a=POL&b=UKR",
        "/api": "/api",
        "/sources": "/sources",
        "/sources/job/{job}": read_text(app),
    }


def read_text(app: Served, text: str = TEXT, seconds: float = 60) -> str:
    """Have a text read; return the address of the page that shows how it went, when it is over."""
    with httpx2.Client(base_url=app.base, headers=app.headers, timeout=seconds) as client:
        answer = client.post("/sources/read-text", data={"text": text, "title": "A call", "date": "2025-03-04"})
        address = answer.headers["location"]
        until = time.monotonic() + seconds
        while "data-live" in client.get(address).text and time.monotonic() < until:
            time.sleep(0.2)
    return str(address)
