"""The pictures of the documents: of every page, in both themes, small; and shown."""

import re
from pathlib import Path

from dragoman.web.routes import NAVIGATION

ROOT = Path(__file__).parents[2]
IMAGES = ROOT / "docs" / "images"


def shown_in(page: Path) -> set[Path]:
    text = page.read_text(encoding="utf-8")
    return {(page.parent / name).resolve() for name in re.findall(r'(?:src|srcset)="([^"]+\.png)"', text)}


def test_every_picture_is_shown_and_there() -> None:
    shown = shown_in(ROOT / "docs" / "web.md")
    assert shown == set(IMAGES.glob("*.png"))
    assert shown_in(ROOT / "README.md") <= shown
    assert len(shown_in(ROOT / "README.md")) >= 4


def test_every_page_of_the_navigation_has_one_in_both_themes() -> None:
    names = {path.strip("/") or "home" for path, _ in NAVIGATION} | {"pair", "event", "article"}
    assert {f"{name}-{theme}.png" for name in names for theme in ("light", "dark")} <= {
        file.name for file in IMAGES.glob("*.png")
    }


def test_they_are_small() -> None:
    assert sum(file.stat().st_size for file in IMAGES.glob("*.png")) < 2_000_000
