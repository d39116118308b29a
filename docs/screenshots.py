"""Make the pictures of the web app that the documents show: each page of the sample record, light and dark.

    python docs/screenshots.py                 all of them, into docs/images/
    python docs/screenshots.py pair event      some

The record is the invented year of articles with a brief, some followed sources and a decision; it is made anew each
time. Pictures are 1200 pixels wide and have few colours, so that all of them together stay below two megabytes.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))

import chromium  # noqa: E402
from dragoman.collect.sources import add_source  # noqa: E402
from dragoman.door import open_record  # noqa: E402
from serving import Served, serving  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

IMAGES = ROOT / "docs" / "images"
YEAR = [ROOT / "benchmarks" / "year" / part for part in ("north", "east", "south")]
THEMES = ("light", "dark")
WIDTH, HEIGHT = 1200, 900
#: Milliseconds after which a page that does not come is an error: the machine may be busy.
PATIENCE = 180_000
#: Colours of a picture, and bytes that all pictures may have together.
COLOURS, MOST_BYTES = 128, 2_000_000
#: The two whose dossier is shown, a person of the year, and the name under which the brief is written.
A, B, PERSON, AUTHOR = "POL", "UKR", "Marek Zawilski", "editor"
SOURCES = (
    ("https://wire.example/world/rss.xml", "Northern Wire", "POL"),
    ("https://courier.example/sitemap.xml", "Courier", "UKR"),
    ("https://ministry.example/news", "Foreign Ministry", "GBR"),
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the pictures that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="PAGE", help="pages, by the names of their files; all unless given")
    names = parser.parse_args(arguments).names
    IMAGES.mkdir(exist_ok=True)
    os.environ["LOGNAME"] = AUTHOR
    with tempfile.TemporaryDirectory() as folder, chromium.launched() as browser:
        record = sample(Path(folder) / "year.db")
        with serving(record) as app:
            pages = addresses(record) | {"brief": write_brief(browser, app)}
            for theme in THEMES:
                take({name: pages[name] for name in names or pages}, browser, app, theme)
    size = sum(file.stat().st_size for file in IMAGES.glob("*.png"))
    print(f"{len(list(IMAGES.glob('*.png')))} pictures, {size / 1000:,.0f} kB in all")
    sys.exit(f"they may have {MOST_BYTES:,} bytes" if size > MOST_BYTES else None)


def sample(path: Path) -> Path:
    """Make the record: the year, what is followed, a decision with its reason."""
    with open_record(path) as record:
        for part in YEAR:
            for _ in record.add(str(part)):
                pass
        with record.writing() as connection:
            for address, outlet, country in SOURCES:
                add_source(connection, address, outlet=outlet, country=country)
        contact = max(record.events_between(A, B, contacts=True), key=lambda one: one.articles)
        record.decide("accept", contact.key, author=AUTHOR, note="both capitals report it")
    return path


def addresses(path: Path) -> dict[str, str]:
    """Return the page that each picture shows, but for the brief."""
    with open_record(path, write=False) as record:
        contact = max(record.events_between(A, B, contacts=True), key=lambda one: one.articles)
        reports = record.reports(contact.key)
        report = max(reports, key=lambda one: len(record.reports_in(one.article)))
        with record.reading() as connection:
            person = connection.execute("SELECT id FROM actor WHERE name = ?", (PERSON,)).fetchone()[0]
    return {
        "home": "/",
        "pair": f"/pair/{A}/{B}",
        "event": f"/event/{contact.key}",
        "article": f"/article/{report.article}",
        "contacts": "/contacts",
        "commitments": "/commitments?state=overdue&state=broken&state=kept",
        "actor": f"/actor/{person}",
        "search": "/search?q=corridor",
        "review": "/review",
        "matrix": "/matrix",
        "map": "/map",
        "sources": "/sources",
    }


def write_brief(browser: Browser, app: Served) -> str:
    """Save the brief that the dossier begins with; return its address."""
    page = browser.new_page(base_url=app.base)
    page.set_default_timeout(PATIENCE)
    page.goto(f"/brief/new?a={A}&b={B}&token={app.token}")
    page.get_by_role("button", name="Save").click()
    page.locator(".endnotes").wait_for()
    address = page.url.removeprefix(app.base)
    page.close()
    return f"/{address}"


def take(pages: dict[str, str], browser: Browser, app: Served, theme: str) -> None:
    """Take the pictures of some pages in one theme."""
    context = browser.new_context(
        base_url=app.base, color_scheme="dark" if theme == "dark" else "light", reduced_motion="reduce",
        viewport={"width": WIDTH, "height": HEIGHT}, locale="en-GB",
    )  # fmt: skip
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(app.at(f"/api?token={app.token}"))
    for name, address in pages.items():
        page.goto(address)
        file = IMAGES / f"{name}-{theme}.png"
        file.write_bytes(small(shot(page)))
        print(f"{file.relative_to(ROOT)}  {file.stat().st_size / 1000:,.0f} kB")
    context.close()


def shot(page: Page) -> bytes:
    """Return a picture of what is seen of a page."""
    page.wait_for_load_state("networkidle")
    return page.screenshot(animations="disabled", caret="hide")


def small(picture: bytes) -> bytes:
    """Return a picture with fewer colours."""
    from PIL import Image

    image = Image.open(io.BytesIO(picture)).convert("RGB")
    out = io.BytesIO()
    image.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    main()
