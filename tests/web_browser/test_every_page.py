"""Every page: no error, nothing asked elsewhere, no barrier in either theme, no sideways scrolling, no script."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from stocked import addresses

from dragoman.web.routes import PAGES
from serving import Served

#: Addresses that are files, and one that leads on to a page.
NO_PAGES = ("/article/{key}/original", "/brief/{key}/file/{form}", "/pair")
ROUTES = [route.path for route in PAGES if not route.bare and route.path not in NO_PAGES]
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 360, "height": 740}
#: What is folded away is looked at too.
UNFOLD = "for (const one of document.querySelectorAll('details')) one.open = true"
#: What is wider than the window and does not scroll in a box of its own.
TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > width + 1)
    .map((one) => `${one.tagName}.${one.className} ${(one.textContent ?? '').trim().slice(0, 40)}`).slice(0, 5);
}"""


@pytest.fixture(scope="module")
def known(library: Served) -> dict[str, str]:
    return addresses(library.record, library)


@pytest.fixture(scope="module")
def reader(browser: Any, library: Served) -> Iterator[Any]:
    """Somebody who looks at all pages, one after the other."""
    from browsing import Visitor

    visitor = Visitor(browser, library, color_scheme="light")
    yield visitor
    visitor.context.close()


@pytest.fixture(scope="module", params=ROUTES)
def shown(request: pytest.FixtureRequest, reader: Any, known: dict[str, str]) -> Any:
    """A page, opened once for the tests below, with all that it folds away."""
    reader.page.set_viewport_size(WIDE)
    reader.page.emulate_media(color_scheme="light")
    page = reader.open(known[request.param])
    page.evaluate(UNFOLD)
    return page


def test_every_page_has_an_address_here(known: dict[str, str]) -> None:
    assert set(known) == set(ROUTES)


def test_axe_finds_no_barrier(shown: Any) -> None:
    from barriers import barriers

    assert shown.locator("h1").count() == 1
    assert barriers(shown) == ""


def test_axe_finds_no_barrier_in_the_dark(shown: Any) -> None:
    from barriers import OF_THE_THEME, barriers
    from browsing import luminance

    shown.emulate_media(color_scheme="dark")
    assert luminance(shown, "html") < 0.1
    assert luminance(shown, "html", "color") > 0.5
    assert barriers(shown, *OF_THE_THEME) == ""


def test_a_narrow_window_never_scrolls_sideways(shown: Any) -> None:
    shown.set_viewport_size(NARROW)
    assert shown.evaluate(TOO_WIDE) == []


def test_no_page_met_an_error_or_asked_elsewhere(shown: Any, reader: Any) -> None:
    shown.wait_for_load_state("networkidle")
    assert reader.problems == []


def test_every_page_is_there_without_script(enter: Any, library: Served, known: dict[str, str]) -> None:
    visitor = enter(library, java_script_enabled=False)
    for path in known.values():
        assert visitor.open(path).locator("main h1").inner_text()


def test_who_has_no_token_is_told_what_to_do(browser: Any, library: Served) -> None:
    from barriers import barriers

    page = browser.new_page()
    answer = page.goto(library.base)
    assert answer.status == 403
    assert "dragoman serve" in page.locator("main").inner_text()
    assert barriers(page) == ""
    page.close()
