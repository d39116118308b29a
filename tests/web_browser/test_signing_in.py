"""Where others are served: signing in by the keyboard, and making an account; no barrier on the way in either theme."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from account_scene import ADMINISTRATOR, PASSWORD, made

from serving import Served, serving


@pytest.fixture(scope="module")
def app(browser: Any, prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    path = Path(shutil.copy(prepared, tmp_path_factory.mktemp("accounts") / "north.db"))
    made(path)
    with serving(path, "--accounts") as found:
        yield found


def sign_in(visitor: Any) -> None:
    """Type name and password into the form, which has the focus already."""
    visitor.page.locator("input[name=name]:focus").wait_for()
    visitor.page.keyboard.type(ADMINISTRATOR)
    visitor.press("Tab")
    visitor.page.keyboard.type(PASSWORD)
    visitor.go_by("Enter")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_barrier_before_and_behind_the_door(enter: Any, app: Served, theme: str) -> None:
    from barriers import barriers

    visitor = enter(app, color_scheme=theme)
    page = visitor.open("/login")
    assert barriers(page) == ""
    sign_in(visitor)
    for address in ("/accounts", "/accounts/log", "/tokens", "/password"):
        page.set_viewport_size({"width": 1280, "height": 800})
        visitor.open(address)
        assert barriers(page) == "", address
        page.set_viewport_size({"width": 360, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_an_account_is_made_and_removed_by_keyboard(enter: Any, app: Served) -> None:
    visitor = enter(app)
    visitor.open("/login")
    sign_in(visitor)
    page = visitor.open("/accounts")
    visitor.tab_to(page.locator("form[action='/accounts/add'] input[name=name]"))
    page.keyboard.type("nora")
    visitor.press("Tab", "Tab")
    page.keyboard.type("a long first password")
    visitor.go_by("Enter")
    visitor.follow(page.get_by_role("button", name="Remove nora"))
    assert page.get_by_text("nora").count() == 0


def test_a_token_is_made_and_removed_by_keyboard(enter: Any, app: Served) -> None:
    visitor = enter(app)
    visitor.open("/login")
    sign_in(visitor)
    page = visitor.open("/tokens")
    visitor.tab_to(page.locator("input[name=purpose]"))
    page.keyboard.type("export")
    visitor.press("Tab", "Tab")
    page.keyboard.type(PASSWORD)
    visitor.go_by("Enter")
    assert page.locator("code.secret").inner_text().startswith("dragoman_")
    visitor.follow(page.get_by_role("button", name="Remove token"))
    assert page.get_by_text("export").count() == 0
