"""Charts: a picture at first and without script, then a part of the page whose marks say what they are and lead on."""

from __future__ import annotations

from typing import Any

import pytest

from serving import Served

PAIR = "/pair/POL/UKR"
#: Whether every picture of a chart has come and has a size.
DRAWN = "() => [...document.querySelectorAll('img[data-drawing]')].every((one) => one.complete && one.naturalWidth > 0)"


def test_the_marks_say_what_they_are_and_lead_on(enter: Any, library: Served) -> None:
    visitor = enter(library)
    page = visitor.open(PAIR)
    timeline = page.locator("#chart-timeline svg[data-drawing]")
    timeline.wait_for()
    link = timeline.locator("a").first
    assert " — " in link.locator("title").first.text_content()
    assert page.locator("#chart-timeline").evaluate("it => it.querySelectorAll('[tabindex=\"-1\"]').length") > 0
    with page.expect_navigation():
        link.locator("path").first.click()
    assert "/event/" in page.url


@pytest.mark.parametrize("width", [400, 1280])
def test_what_goes_on_beyond_the_edge_says_that_it_can_be_pushed(enter: Any, library: Served, width: int) -> None:
    visitor = enter(library, viewport={"width": width, "height": 900})
    for path in (PAIR, "/", "/map", "/matrix"):
        page = visitor.open(path)
        for figure in page.locator("figure.chart").all():
            goes_on = figure.locator(".drawing").evaluate("it => it.scrollWidth > it.clientWidth + 1")
            assert goes_on is figure.locator(".push").is_visible(), (path, width)


def test_boxes_stand_beside_their_words(enter: Any, library: Served) -> None:
    page = enter(library).open("/sources")
    for label in page.locator(".stacked label:has(> [type=checkbox])").all():
        box, whole = label.locator("input").bounding_box(), label.bounding_box()
        assert box["width"] < 30 and box["x"] - whole["x"] < 5


def test_without_script_they_are_pictures_in_the_colours_of_the_theme(enter: Any, library: Served) -> None:
    visitor = enter(library, java_script_enabled=False, color_scheme="dark")
    page = visitor.open(PAIR)
    for image in page.locator("img[data-drawing]").all():
        image.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert page.evaluate(DRAWN)
    alone = visitor.open(page.locator("img[data-drawing]").first.get_attribute("src"))
    assert alone.evaluate("getComputedStyle(document.querySelector('rect')).fill") == "rgb(20, 23, 27)"
