"""What programs can ask: the description, and a page about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from dragoman.web.openapi import ABOUT, Described, api, described
from dragoman.web.types import Asked, Page, Served, Table

if TYPE_CHECKING:
    from dragoman.door import Record

#: Addresses to try.
EXAMPLES = ("/matrix.json?since=2024-01-01", "/contacts.csv?party=USA", "/pair/USA/ISR.atom")


def openapi(record: Record, asked: Asked) -> Served:
    """Return the OpenAPI description."""
    return Served(
        content=msgspec.json.format(msgspec.json.encode(described(accounts=bool(asked.accounts)))),
        kind="application/json",
    )


def about_api(record: Record, asked: Asked) -> Page:
    """Return the page about what programs can ask."""
    accounts = bool(asked.accounts)
    pages, sent = api().pages(accounts=accounts), api().forms(accounts=accounts)
    rows = tuple((page.base, endings_of(page), page.summary, ", ".join(page.filters)) for page in pages)
    table = Table(caption="Addresses", columns=("address", "endings", "what it is", "filters"), rows=rows)
    filters = Table(
        caption="Filters", columns=("filter", "kind", "what it does"),
        rows=tuple((name, one.kind, one.text) for name, one in sorted(api().filter.items())),
    )  # fmt: skip
    forms = Table(
        caption="Forms", columns=("address", "what it does", "fields", "and, if wanted"),
        rows=tuple((one.path, one.summary, ", ".join(one.required), ", ".join(one.fields)) for one in sent),
    )  # fmt: skip
    return Page(
        title="For programs", template="api.html", data={"paths": list(described(accounts=accounts)["paths"])},
        table=table, section="/api",
        view={"about": ABOUT, "filters": filters, "forms": forms, "examples": EXAMPLES},
    )  # fmt: skip


def endings_of(page: Described) -> str:
    """Return the endings under which a page is something for programs."""
    csv = [".csv"] if page.csv else []
    charts = [f"/chart/{chart}.svg, .png, .vl.json" for chart in page.charts]
    return "" if page.feed else ", ".join([".json", *csv, *charts])
