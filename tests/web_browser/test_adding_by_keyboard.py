"""Adding to the record without a mouse: a text that is read while one watches, a source, a brief as far as its file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from serving import Served, serving

TEXT = (
    "WARSAW, March 4, 2025 - The Polish president spoke by phone with the president of Ukraine on Monday. "
    "They agreed to open a second crossing for grain by May, the office of the president said in Warsaw."
)


@pytest.fixture(scope="module")
def app(browser: Any, prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(Path(shutil.copy(prepared, tmp_path_factory.mktemp("adding") / "north.db"))) as found:
        yield found


@pytest.fixture
def writer(enter: Any, app: Served) -> Any:
    return enter(app)


def test_a_text_is_pasted_and_watched_until_it_is_read(writer: Any) -> None:
    page = writer.open("/sources")
    writer.tab_to(page.locator("textarea[name=text]"))
    page.keyboard.insert_text(TEXT)
    writer.press("Tab")
    page.keyboard.type("A call about grain")
    writer.follow(page.locator("form[action='/sources/read-text'] button"))
    page.locator(".state.done").wait_for()  # the page asks anew by itself
    writer.follow(page.locator("a.button", has_text="Open the article"))
    assert page.locator("h1").inner_text() == "A call about grain"
    assert "second crossing for grain" in page.locator(".reading .text").inner_text()


def test_the_same_without_script(enter: Any, app: Served) -> None:
    writer = enter(app, java_script_enabled=False)
    page = writer.open("/sources")
    page.locator("textarea[name=text]").fill(f"{TEXT} It was told without script.")
    page.locator("form[action='/sources/read-text'] button").click()
    page.locator(".state.done").wait_for()
    page.locator("a.button", has_text="Open the article").click()
    assert "without script" in page.locator(".reading .text").inner_text()


def test_a_source_is_followed_and_paused(writer: Any) -> None:
    page = writer.open("/sources")
    writer.tab_to(page.locator("form[action='/sources/add'] input[name=address]"))
    page.keyboard.type("http://127.0.0.1:9/feed.xml")  # nothing answers there, and nothing may be asked there
    writer.go_by("Enter")
    page.locator(".state.failed, [role=alert]").first.wait_for()
    page = writer.open("/sources")
    pause = page.get_by_role("button", name="Pause")
    if pause.count():
        writer.follow(pause.first)
        assert page.locator("table .state.paused").count() == 1


def test_a_brief_from_its_beginning_to_word(writer: Any) -> None:
    page = writer.open("/pair/POL/UKR")
    writer.follow(page.get_by_role("link", name="Write a brief about the two"))
    writer.tab_to(page.locator("input[name=title]"))
    writer.press("Control+a")
    page.keyboard.type("On the two")
    writer.press("Tab", "Control+Home")
    page.keyboard.type("What they did.\n\n")
    writer.follow(page.get_by_role("button", name="Preview"))
    assert page.locator(".preview .endnotes li").count() >= 1
    writer.follow(page.get_by_role("button", name="Save"))
    notes = page.locator(".endnotes li").count()
    assert page.locator("h1").inner_text() == "On the two"
    writer.tab_to(page.get_by_role("link", name="Word"))
    with page.expect_download() as waiting:
        writer.press("Enter")
    document = Document(BytesIO(Path(waiting.value.path()).read_bytes()))
    words = [paragraph.text for paragraph in document.paragraphs]
    assert waiting.value.suggested_filename.endswith(".docx")
    assert "On the two" in words and any("What they did." in text for text in words)
    assert notes >= 1 and sum("“" in text for text in words) >= notes


def test_a_fact_that_was_found_is_put_into_the_text(writer: Any) -> None:
    page = writer.open("/brief/new?title=Found")
    writer.tab_to(page.locator("input[name=q]"))
    page.keyboard.type("president")
    writer.go_by("Enter")
    reference = page.locator("[data-reference]").first.inner_text()
    writer.tab_to(page.get_by_role("button", name="Insert").first)
    writer.press("Enter")
    assert reference in page.locator("textarea[name=text]").input_value()
