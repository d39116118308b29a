"""What takes longer to find comes by itself when the page is there, and by a link without script."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from serving import Served, serving

LINK = "Look it up now"


@pytest.fixture(scope="module")
def app(browser: Any, prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The app over a record with more articles about two countries than are read before a page is shown."""
    from invented_readings import FILLERS, Fact, reading

    from dragoman.door import open_record
    from dragoman.web.pages.standing import QUICK

    path = Path(shutil.copy(prepared, tmp_path_factory.mktemp("later") / "north.db"))
    with open_record(path) as record:
        for number in range(QUICK + 2):
            kind = "promise" if number < 1 else "contact"
            filler = f"{FILLERS[number % len(FILLERS)]} {number}"
            record.keep(reading(Fact(kind=kind, days=(number, number)), published=number, filler=filler))
        for number in range(3):  # of another two, who come after them in the order of the list
            record.keep(
                reading(Fact(kind="promise", other=other(), days=(9, 9)), published=-9 + number, filler=f"o{number}")
            )
    with serving(path) as found:
        yield found


def other() -> Any:
    from invented_readings import SIDES

    return SIDES["POL"][1]


def test_it_comes_by_itself(enter: Any, app: Served) -> None:
    visitor = enter(app)
    page = visitor.open("/commitments?party=Morel")
    page.locator("#ledger:not([aria-busy])").wait_for()
    page.wait_for_load_state("networkidle")
    assert page.get_by_text(LINK).count() == 0
    assert page.locator(".ledger tr.not_read").count() == 0


def test_it_is_a_link_without_script(enter: Any, app: Served) -> None:
    visitor = enter(app, java_script_enabled=False)
    page = visitor.open("/commitments?party=Morel")
    assert page.locator(".ledger tr.not_read").count() >= 1
    visitor.follow(page.get_by_role("link", name=LINK))
    assert page.locator(".ledger tr.not_read").count() == 0
