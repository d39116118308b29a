"""Relations over time: counts and scores by period, how sure they are, and when they changed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.analysis.relations import relations
from dragoman.analysis.relations_changes import breaks
from dragoman.analysis.relations_fetch import codes
from dragoman.analysis.relations_uncertainty import PERCENTILES, estimate_ratios, estimate_totals, middle
from dragoman.analysis.types import Relations
from dragoman.door import open_record
from dragoman.errors import QueryError
from dragoman.types import Reading
from dragoman.vocabulary.load import load_vocabulary
from telling import article, contact, deed

DAY = timedelta(days=1)


def kept(path: Path, readings: Iterable[Reading]) -> Path:
    path.mkdir(exist_ok=True)
    with open_record(path / "record.db") as record:
        for reading in readings:
            record.keep(reading)
    return path / "record.db"


def asked(path: Path, **more: Any) -> Relations:
    with open_record(path, write=False) as record, record.reading() as connection:
        return relations(connection, "ISR", "USA", **more)


def year_of(first: date, months: int, type: str, score: float) -> list[Reading]:
    """Three articles a month with one event each."""
    days = [date(first.year + (first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1, 3) for n in range(months)]
    return [
        article(day + 9 * k * DAY, deed(type, day + 9 * k * DAY, score=score + (k - 1) / 2))
        for day in days
        for k in range(3)
    ]


def test_events_are_counted_by_quad_and_month_with_both_scores(tmp_path: Path) -> None:
    facts = [
        contact("2024-01-10"), deed("AGREE", "2024-01-11", score=2.5), deed("ACCUSE", "2024-01-20", score=-2.0),
        deed("ASSAULT", "2024-03-05", score=-9.0),
    ]  # fmt: skip
    found = asked(kept(tmp_path, [article("2024-03-06", *facts)]))
    assert [(p.since, p.until, p.events) for p in found.periods] == [
        (date(2024, 1, 1), date(2024, 1, 31), 3),
        (date(2024, 2, 1), date(2024, 2, 29), 0),
        (date(2024, 3, 1), date(2024, 3, 31), 1),
    ]
    january, february, march = found.periods
    assert {quad: figure.value for quad, figure in january.quads.items() if figure.value} == {
        "VERBAL COOPERATION": 2, "VERBAL CONFLICT": 1,
    }  # fmt: skip
    assert january.intensity and january.intensity.value == 1.0
    words = load_vocabulary()
    goldstein = [
        words.cameo[words.cameo_code(*key)].goldstein for key in (("CONSULT", ["phone"]), ("AGREE",), ("ACCUSE",))
    ]
    assert january.goldstein and january.goldstein.value == round(sum(g or 0 for g in goldstein) / 3, 4)
    assert february.intensity is None
    assert march.quads["MATERIAL CONFLICT"].value == 1


def test_plans_and_denials_are_not_counted(tmp_path: Path) -> None:
    facts = [
        deed("AID", "2024-01-10", status=status) for status in ("planned", "negated", "called_for", "hypothetical")
    ]
    found = asked(kept(tmp_path, [article("2024-01-11", *facts)]))
    assert found.periods == ()


def test_an_event_counts_once_however_many_report_it(tmp_path: Path) -> None:
    told = [article("2024-01-11", contact("2024-01-10"), salt=f"{n}") for n in range(4)]
    (january,) = asked(kept(tmp_path, told)).periods
    assert (january.events, january.origins, january.articles) == (1, 4, 4)
    assert january.quads["VERBAL COOPERATION"].value == 1


def test_news_without_a_day_is_counted_when_it_was_first_told(tmp_path: Path) -> None:
    news = article("2024-02-02", deed("ACCUSE", None, score=-2.0))
    old = article("2024-02-03", deed("ASSAULT", None, score=-9.0, historical=True))
    vague = article("2024-02-04", deed("AID", "2024-01-01", until="2024-12-31", precision="year", score=7.0))
    found = asked(kept(tmp_path, [news, old, vague]))
    (february,) = found.periods
    assert (february.events, february.by_publication, found.undated) == (1, 1, 2)


def test_a_quarter_takes_what_a_month_cannot(tmp_path: Path) -> None:
    path = kept(tmp_path, [article("2024-04-02", deed("AID", "2024-01-20", until="2024-02-10", precision="interval"))])
    assert asked(path).undated == 1
    (quarter,) = asked(path, by="quarter").periods
    assert (quarter.since, quarter.until, quarter.events) == (date(2024, 1, 1), date(2024, 3, 31), 1)


def test_what_was_long_before_the_first_article_is_counted_apart(tmp_path: Path) -> None:
    facts = [contact("2021-06-10"), contact("2023-12-10"), contact("2024-03-04")]
    path = kept(tmp_path, [article("2024-03-06", *facts)])
    found = asked(path)
    assert (found.periods[0].since, len(found.periods), found.earlier) == (date(2023, 12, 1), 4, 1)
    whole = asked(path, since=date(2021, 1, 1))
    assert (whole.periods[0].since, whole.earlier) == (date(2021, 6, 1), 0)


def test_only_whole_periods_between_two_days_are_told(tmp_path: Path) -> None:
    path = kept(tmp_path, year_of(date(2024, 1, 1), 6, "AGREE", 2.5))
    found = asked(path, since=date(2024, 2, 1), until=date(2024, 5, 30))
    assert [period.since.month for period in found.periods] == [2, 3, 4]
    assert found.periods == asked(path).periods[1:4]


def test_one_origin_gives_no_interval_and_copies_make_no_second_one(tmp_path: Path) -> None:
    same = article("2024-01-11", deed("ACCUSE", "2024-01-10", score=-2.0), deed("AGREE", "2024-01-10", score=2.5))
    copy = Reading.from_json(same.to_json().replace('"outlet":null', '"outlet":"Other"'))
    (january,) = asked(kept(tmp_path, [same, copy])).periods
    assert (january.articles, january.origins) == (2, 1)
    assert january.intensity and (january.intensity.low, january.intensity.high) == (None, None)


def test_what_one_origin_tells_stands_and_falls_together(tmp_path: Path) -> None:
    """Ten events of two articles are less sure than ten events of ten articles."""
    scores = [-5.0, 5.0] * 5
    days = [date(2024, 1, 2) + n * DAY for n in range(10)]
    types = ["ACCUSE", "AGREE"] * 5
    facts = [deed(t, d, score=s) for t, d, s in zip(types, days, scores, strict=True)]
    ten = asked(kept(tmp_path / "ten", [article(d, f) for d, f in zip(days, facts, strict=True)])).periods[0]
    two = asked(
        kept(tmp_path / "two", [article("2024-01-13", *facts[::2]), article("2024-01-14", *facts[1::2])])
    ).periods[0]
    assert ten.intensity and two.intensity
    assert ten.intensity.value == two.intensity.value == 0
    assert (two.intensity.low, two.intensity.high) == (-5, 5)
    assert -5 < (ten.intensity.low or 0) < 0 < (ten.intensity.high or 0) < 5


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(-50, 50)), min_size=2, max_size=120))
def test_a_mean_lies_within_its_interval_which_lies_within_what_origins_say(origins: list[tuple[int, int]]) -> None:
    below, above = (np.array(column, dtype=float) for column in zip(*origins, strict=True))
    figure = estimate_ratios(above, below)
    assert figure.low is not None and figure.high is not None
    assert figure.low <= figure.high
    spread = np.ptp(above / below)
    assert figure.high - figure.low <= 2 * spread + 1e-3
    assert estimate_ratios(above[::-1], below[::-1]) == figure


def test_resampling_and_its_limit_agree_where_one_takes_over_from_the_other() -> None:
    random = np.random.default_rng(4)
    below = random.integers(1, 4, 50).astype(float)
    above = below * random.normal(1, 3, 50)
    few, many = estimate_ratios(above, below), estimate_ratios(np.append(above, 0.0), np.append(below, 1e-9))
    assert few.low is not None and many.low is not None and few.high is not None and many.high is not None
    assert abs((few.high - few.low) / (many.high - many.low) - 1) < 0.15
    table = np.ones((50, 1))
    assert estimate_totals(table)[0].value == 50


def test_a_change_is_found_and_explained_by_the_events_that_made_it(tmp_path: Path) -> None:
    friendly = year_of(date(2023, 1, 1), 8, "AGREE", 2.5)
    hostile = year_of(date(2023, 9, 1), 8, "ACCUSE", -2.0)
    attack = [
        article(f"2023-09-2{n}", deed("ASSAULT", "2023-09-20", score=-9.5, words="bombed the port of Haifa at night"))
        for n in (1, 2)
    ]
    (change,) = asked(kept(tmp_path, [*friendly, *hostile, *attack])).changes
    assert change.day == date(2023, 9, 1)
    assert change.before.value == 2.5 and change.after.value < -2
    assert change.before.low is not None and change.after.high is not None and change.after.high < change.before.low
    first = change.because[0]
    assert (first.type, first.day, first.origins, first.quote) == (
        "ASSAULT", date(2023, 9, 20), 2, "bombed the port of Haifa at night",
    )  # fmt: skip
    # With the attack the month stands at (-2.5 - 2 - 1.5 - 9.5) / 4, without it at -2.
    assert first.influence == pytest.approx(-15.5 / 4 + 2, abs=1e-4)
    assert all((one.influence or 0) < 0 for one in change.because)


def test_what_stays_as_it_was_has_no_change(tmp_path: Path) -> None:
    assert asked(kept(tmp_path, year_of(date(2023, 1, 1), 16, "AGREE", 2.5))).changes == ()


def test_noise_alone_seldom_makes_a_change() -> None:
    random = np.random.default_rng(11)
    for length, most in ((12, 0.10), (60, 0.04)):
        false = sum(bool(breaks(random.normal(0, 2, length))) for _ in range(200))
        assert false / 200 <= most
    step = np.concatenate([np.zeros(12), np.full(12, 4.0)])
    assert sum(breaks(step + random.normal(0, 1, 24)) == [12] for _ in range(50)) >= 45


def test_the_order_in_which_articles_came_makes_no_difference(tmp_path: Path) -> None:
    readings = year_of(date(2023, 1, 1), 5, "AGREE", 2.5) + year_of(date(2023, 6, 1), 5, "ASSAULT", -9.0)
    readings += [article("2023-06-05", contact("2023-06-04"), deed("ASSAULT", "2023-06-03", score=-9.0))]
    one = asked(kept(tmp_path / "one", readings))
    assert one.changes
    assert one == asked(kept(tmp_path / "other", reversed(readings)))


def test_a_rejected_report_does_not_count(tmp_path: Path) -> None:
    path = kept(tmp_path, [article("2024-01-11", deed("AGREE", "2024-01-10", words="agreed on transit"))])
    path = kept(tmp_path, [article("2024-01-12", deed("ASSAULT", "2024-01-12", score=-9.0))])
    with open_record(path) as record:
        (attack,) = [event for event in record.events_between("USA", "ISR") if event.type == "ASSAULT"]
        record.decide("reject", attack.key, author="tester")
    (january,) = asked(path).periods
    assert (january.events, january.articles) == (1, 1)


def test_every_type_and_medium_has_its_quad_and_score() -> None:
    types, media, scores = codes()
    words = load_vocabulary()
    assert len(scores) == len(words.event_types) * (len(words.media) + 1)
    for key in words.event_types:
        assert types.find(key) == types.index(f"|{key}") + 1, "no type may be part of one before it"
    for key in words.media:
        assert media.find(key) == media.index(f"|{key}") + 1, "no medium may be part of one before it"


def test_a_wrong_period_is_refused_and_nothing_known_is_nothing(tmp_path: Path) -> None:
    path = kept(tmp_path, [])
    with pytest.raises(QueryError, match="month, quarter"):
        asked(path, by="week")
    assert asked(path) == Relations(pair=("ISR", "USA"), by="month", periods=(), undated=0)


def test_ruptures_is_loaded_only_to_look_for_changes() -> None:
    code = "import sys, dragoman.analysis.relations; assert not {'ruptures', 'scipy'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_type_that_is_not_of_plover_is_not_placed(tmp_path: Path) -> None:
    path = kept(tmp_path, [article("2024-01-11", deed("AGREE", "2024-01-10"), deed("AID", "2024-01-10", score=7.0))])
    with open_record(path) as record:
        (aid,) = [event for event in record.events_between("USA", "ISR") if event.type == "AID"]
        with record.writing() as connection:
            connection.execute("UPDATE event SET type = 'AI' WHERE key = ?", (aid.key,))
    found = asked(path)
    assert ([period.events for period in found.periods], found.undated) == ([1], 1)


@given(st.integers(2, 60), st.integers(1, 4), st.integers(0, 2**32))
def test_the_middle_of_resamples_is_that_between_the_percentiles(count: int, columns: int, seed: int) -> None:
    drawn = np.random.default_rng(seed).integers(0, 9, (count, columns)).astype(float)
    assert np.allclose(middle(drawn), np.percentile(drawn, PERCENTILES, axis=0))
