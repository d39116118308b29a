"""Both sides' accounts of one contact: what both tell, what only one does."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.analysis.accounts import account_of, state_of
from dragoman.door import open_record

YEAR = Path(__file__).parents[2] / "benchmarks" / "year" / "north"


@pytest.mark.parametrize(
    ("outlet", "country"),
    [
        ("Press office, Ministry of Foreign Affairs, Latvia", "LVA"),
        ("Press office, Presidency of Ukraine", "UKR"),
        ("Baltic Courier", None),
        ("Ministry of Sound", None),
        (None, None),
    ],
)
def test_a_press_page_speaks_for_its_state_and_a_newspaper_for_none(outlet: str | None, country: str | None) -> None:
    assert state_of(outlet) == country


def test_both_capitals_pages_are_compared(tmp_path: Path) -> None:
    with open_record(tmp_path / "record.db") as record:
        pages = {"kyiv-page-call-february.txt": "Ukraine", "warsaw-page-call-february.html": "Poland"}
        for page, state in pages.items():
            list(record.add(str(YEAR / page), outlet=f"Press office, Presidency of {state}"))
        call = next(
            c for c in record.events_between("POL", "UKR", contacts=True) if c.medium == "phone" and c.articles == 2
        )
        with record.reading() as connection:
            account = account_of(connection, call.key)
    assert account is not None
    assert account.sides == ("POL", "UKR")
    assert any("seal" in shared.one.text and "seal" in shared.other.text for shared in account.both)
    only = {side: " ".join(passage.text for passage in passages) for side, passages in account.only}
    assert "hauliers" in only["POL"]
    assert "generators" in only["UKR"]
    for shared in account.both:
        assert (shared.one.side, shared.other.side) == account.sides


def test_one_side_alone_is_no_comparison(tmp_path: Path) -> None:
    with open_record(tmp_path / "record.db") as record:
        list(record.add(str(YEAR / "kyiv-page-call-february.txt"), outlet="Press office, Presidency of Ukraine"))
        for contact in record.events_between("POL", "UKR", contacts=True):
            with record.reading() as connection:
                account = account_of(connection, contact.key)
            assert account is None or {side for side, _ in account.only} == {"POL", "UKR"}
