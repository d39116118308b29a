"""Numbers that articles about one event give differently."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.analysis.figures import counted_in, differing_figures
from dragoman.door import open_record

YEAR = Path(__file__).parents[2] / "benchmarks" / "year" / "south"


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The deal covers 88 Spanish boats and 1,200 jobs.", [(88, "boats"), (1200, "jobs")]),
        ("Eleven sailors were held for three days.", [(11, "sailors")]),
        ("Minister Moen named twenty-one Finnish barges.", [(21, "barges")]),
        ("One of the barges sank.", []),
        ("In 2025 ships were seized.", []),
        ("The ministers met on May 5.", []),
    ],
)
def test_what_is_counted(sentence: str, found: list[tuple[int, str]]) -> None:
    assert list(counted_in(sentence)) == found


def test_two_numbers_of_the_same_boats_stand_side_by_side(tmp_path: Path) -> None:
    with open_record(tmp_path / "record.db") as record:
        for name in ("meridian-fisheries-deal-signed.txt", "strait-rabat-deal-explained.html"):
            path = next(YEAR.glob(f"{name.partition('.')[0]}.*"))
            list(record.add(str(path)))
        events = [event for event in record.events_between("ESP", "MAR") if event.articles == 2]
        with record.reading() as connection:
            found = [figure for event in events for figure in differing_figures(connection, event.key)]
    assert {(figure.thing, *sorted((figure.one.number, figure.other.number))) for figure in found} == {
        ("boats", 88, 92)
    }
    for figure in found:
        for side in (figure.one, figure.other):
            assert "boats" in side.sentence
