"""Of dyads of which much is told, a commitment is held against the articles of its own time, and the latest ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from dragoman.analysis import fates_articles
from dragoman.analysis.fates import NOT_READ, fates
from dragoman.analysis.fates_articles import AFTER, Periods
from dragoman.analysis.fates_cues import settings
from dragoman.door import Record, open_record

AS_OF = date(2025, 12, 31)
REST = "The ministry gave no further details. The matter has been reported widely in the region."
MADE = (
    "Latvian Foreign Minister Ilze Kraukle spoke by phone with Estonian Foreign Minister Juhan Tamm. Kraukle promised "
    "to hand over the maps of the old ferry harbour by April 10. Tamm promised to reopen the pilot station at Kihnu by "
    "May 5."
)
KEPT = (
    "Latvian Foreign Minister Ilze Kraukle met Estonian Foreign Minister Juhan Tamm. Latvia handed over the maps of "
    "the old ferry harbour."
)
LAST = "Officials of Estonia and Latvia spoke on the phone. Estonia reopened the pilot station at Kihnu in June."
WEATHER = "Officials of Estonia and Latvia spoke on the phone. The weather was fine on island number {}."


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """Return a record in which a promise is kept soon, another late, and much else is told in between."""
    folder = tmp_path_factory.mktemp("periods")
    told = [("March 4", MADE), ("March 6", KEPT)]
    told += [(f"July {day}", WEATHER.format(day)) for day in range(1, 9)] + [("August 3", LAST)]
    with open_record(folder / "a.db") as record:
        for number, (day, text) in enumerate(told):
            (folder / f"{number}.txt").write_text(f"News\n\nRIGA, {day}, 2025 — {text} {REST}", encoding="utf-8")
            assert [added.outcome for added in record.add(str(folder / f"{number}.txt"))] == ["added"]
        yield record


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make two articles a period."""
    monkeypatch.setattr(fates_articles, "settings", lambda: {**settings(), "period": 2})


def states(record: Record, **which: int) -> dict[str, str]:
    with record.reading() as connection:
        found = fates(connection, "EST", "LVA", AS_OF, **which)
    return {word: fate.state for fate in found for word in ("maps", "pilot") if word in fate.commitment.quote}


def test_what_was_told_soon_and_what_was_told_last_are_found(record: Record) -> None:
    assert states(record) == {"maps": "kept", "pilot": "kept"}


def test_periods_are_whole_days_counted_from_the_last(record: Record) -> None:
    with record.reading() as connection:
        periods = Periods(connection, "LVA", "EST", AS_OF)
        assert periods.of(date(2025, 12, 1)) == periods.of(date(2025, 7, 8)) == 0
        assert periods.of(date(2025, 7, 7)) == 1
        assert periods.of(date(2025, 3, 4)) == periods.of(date(2024, 1, 1)) == 5
        assert Periods(connection, "LVA", "EST", AS_OF).of(date(2025, 3, 4), 2) == 2  # no further back was looked
        own = periods.pool(5)
        assert [article.published for article in own.articles] == [
            date(2025, 3, 4), date(2025, 3, 6), *(date(2025, 7, day) for day in (1, 2, 3))
        ]  # fmt: skip
        assert periods.needed(5, {4}) == {3: 2, 5: 1}
        assert len(periods.pool(AFTER - 1).articles) == 2 * AFTER


def test_no_more_articles_are_read_than_may_be(record: Record) -> None:
    assert states(record, most=3) == {"maps": NOT_READ, "pilot": NOT_READ}
    assert states(record, most=6) == states(record)
