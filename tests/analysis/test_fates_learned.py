"""Promises that were kept in words that no rule knows, by signs; what only looks so settles nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from promises import keep_texts

from dragoman.analysis.fates import commitments, fates, first_of, made_on, reports_by_event, sides_of
from dragoman.analysis.fates_articles import Periods
from dragoman.analysis.fates_learned import chances_of, keeps, sign_weights
from dragoman.analysis.fates_matter import matter_of
from dragoman.analysis.fates_signs import Made, signs_of_all
from dragoman.door import open_record
from dragoman.door.record import Record

MADE = """Ministers meet

RIGA, March 4, 2025 — Latvian Foreign Minister Ilze Kraukle met Estonian Foreign Minister Juhan Tamm in Riga on Monday.
Latvia will provide Estonia with a register of all mackerel trawlers by April 15, she said. The weather was mild.
"""
LATER = """News

TALLINN, April 24, 2025 — Latvian and Estonian officials spoke on the phone about the weather on Thursday. {told}
The weather was mild. The matter has been reported widely in the region.
"""
TWO_DAYS_EARLY = "The register of mackerel trawlers went to Tallinn from Riga on April 13."


def record_of(folder: Path, told: str) -> Record:
    record = open_record(folder / "record.db")
    keep_texts(record, folder, MADE, LATER.format(told=told))
    return record


@pytest.mark.parametrize(
    ("told", "state"),
    [
        (TWO_DAYS_EARLY, "kept"),
        ("The register of mackerel trawlers is a long one.", "overdue"),
        ("The register of mackerel trawlers went nowhere on April 13, nobody knows why.", "broken"),
        ("Cider makers went to Tallinn from Riga on April 13.", "overdue"),
        ("A register of mackerel trawlers was lost in Finland on April 13.", "overdue"),
    ],
)
def test_a_promise_is_kept_by_what_is_told_of_a_day_when_it_was_due(tmp_path: Path, told: str, state: str) -> None:
    with record_of(tmp_path, told) as record, record.reading() as connection:
        found = fates(connection, "EST", "LVA", date(2025, 12, 31))
    states = [fate.state for fate in found if "register" in fate.commitment.quote and fate.made == date(2025, 3, 4)]
    assert states == [state], [(fate.state, fate.commitment.quote, fate.turn) for fate in found]


def test_every_sign_has_a_weight_and_every_weight_a_sign(tmp_path: Path) -> None:
    with record_of(tmp_path, TWO_DAYS_EARLY) as record, record.reading() as connection:
        keys = [fate.commitment.key for fate in fates(connection, "EST", "LVA", date(2025, 12, 31))]
        entry = next(one for one in commitments(connection, keys) if "register" in one.quote)
        first = first_of(reports_by_event(connection, [entry.key])[entry.key])
        pool = next(Periods(connection, "EST", "LVA", date(2025, 12, 31)).pools(first))
    day = made_on(first)
    assert day
    made = Made(entry, first, day, matter_of(first, pool), sides_of(entry), pool)
    places = list(pool.between(day, 100))
    all_signs = signs_of_all(made, places)
    assert {"base", *all_signs[0]} == set(sign_weights())
    likeliest = max(range(len(places)), key=lambda at: chances_of(all_signs[at])["done"])
    assert pool.sentence(places[likeliest]).text == TWO_DAYS_EARLY
    assert keeps(made, places[likeliest], all_signs[likeliest])
