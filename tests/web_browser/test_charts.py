"""Charts: a picture at first and without script, then a part of the page whose marks say what they are and lead on."""

from __future__ import annotations

from typing import Any

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


def test_without_script_they_are_pictures_in_the_colours_of_the_theme(enter: Any, library: Served) -> None:
    visitor = enter(library, java_script_enabled=False, color_scheme="dark")
    page = visitor.open(PAIR)
    for image in page.locator("img[data-drawing]").all():
        image.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert page.evaluate(DRAWN)
    alone = visitor.open(page.locator("img[data-drawing]").first.get_attribute("src"))
    assert alone.evaluate("getComputedStyle(document.querySelector('rect')).fill") == "rgb(20, 23, 27)"
