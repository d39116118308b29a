"""What axe-core has against a page, as text that says where."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

AXE = Axe()


#: The rules that a theme can break: the contrast of text, and links that only a colour tells from the text around them.
OF_THE_THEME = ("color-contrast", "link-in-text-block")


def barriers(page: Page, *rules: str) -> str:
    """Return the report of all violations: of WCAG A and AA, and of what axe-core calls best practice.

    Args:
        page: What is looked at.
        rules: Look only for violations of these.
    """
    only = {"runOnly": {"type": "rule", "values": list(rules)}} if rules else {}
    found = AXE.run(page, options={"resultTypes": ["violations"], **only})
    return found.generate_report() if found.violations_count else ""
