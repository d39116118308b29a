"""A browser for the tests of the app: it is let in, never leaves this machine, and tells of every error."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route

from serving import Served

#: Addresses of the app, and no others.
ELSEWHERE = re.compile(r"^(?!http://127\.0\.0\.1:)")
#: Milliseconds after which a page that does not come is an error: the machine may be busy.
PATIENCE = 30_000


class Visitor:
    """A browser of its own that has been let in; ``problems`` must be empty at the end."""

    def __init__(self, browser: Browser, app: Served, **options: Any) -> None:
        self.app = app
        self.problems: list[str] = []
        self.context: BrowserContext = browser.new_context(base_url=app.base, reduced_motion="reduce", **options)
        self.context.set_default_timeout(PATIENCE)
        self.context.route(ELSEWHERE, self.refuse)
        self.context.on("console", self.note)
        self.context.on("weberror", lambda error: self.problems.append(f"script: {error.error}"))
        self.page: Page = self.context.new_page()
        if app.token:
            self.page.goto(app.at(f"/api?token={app.token}"))  # the page that is made quickest

    def refuse(self, route: Route) -> None:
        """Let nothing leave this machine."""
        self.problems.append(f"asked elsewhere: {route.request.url}")
        route.abort()

    def note(self, message: Any) -> None:
        """Keep what the console has to say, if it is a complaint."""
        if message.type in ("error", "warning"):
            self.problems.append(f"console: {message.text} at {self.page.url}")

    def open(self, path: str) -> Page:
        """Open a page, which must be there."""
        answer = self.page.goto(path)
        assert answer is not None and answer.status == 200, f"{path}: {answer and answer.status}"
        return self.page

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def go_by(self, key: str) -> None:
        """Press a key that leads to another page, and wait until that is there."""
        with self.page.expect_navigation():
            self.page.keyboard.press(key)

    def tab_to(self, target: Locator, most: int = 400) -> None:
        """Press Tab until something has the focus, as somebody without a mouse does."""
        wanted = target.element_handle()
        for _ in range(most):
            self.page.keyboard.press("Tab")
            if wanted and wanted.evaluate("it => it === document.activeElement"):
                return
        raise AssertionError(f"Tab does not lead to {target}")

    def follow(self, target: Locator) -> None:
        """Go to a link by Tab and follow it by Enter."""
        self.tab_to(target)
        self.go_by("Enter")


def luminance(page: Page, selector: str, what: str = "background-color") -> float:
    """Return how light a colour of something is, from 0 (black) to 1 (white)."""
    shade = page.eval_on_selector(selector, f"it => getComputedStyle(it).getPropertyValue('{what}')")
    red, green, blue = (float(number) / 255 for number in re.findall(r"[\d.]+", shade)[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
