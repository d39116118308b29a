"""Rhythm and silence: contacts of a pair, the time between them, and what was read in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.analysis.rhythm import rarity_of, rhythm
from dragoman.analysis.types import Rhythm
from dragoman.door import open_record
from dragoman.errors import QueryError
from dragoman.types import Reading
from telling import MINISTERS, article, contact, deed

DAY = timedelta(days=1)
PAGE = Path(__file__).parents[3] / "shared" / "samples" / "biden-netanyahu-call.html"


def kept(path: Path, readings: Iterable[Reading]) -> Path:
    with open_record(path / "record.db") as record:
        for reading in readings:
            record.keep(reading)
    return path / "record.db"


def asked(path: Path, as_of: str, level: str = "heads", **more: Any) -> Rhythm:
    with open_record(path, write=False) as record, record.reading() as connection:
        return rhythm(connection, "USA", "ISR", as_of=date.fromisoformat(as_of), level=level, **more)


def weekly(first: date, weeks: int, *days_off: int) -> list[Reading]:
    """Two articles a week on the pair, except in some weeks."""
    return [
        article(first + (7 * week + day) * DAY, deed("AGREE", first + (7 * week + day) * DAY), salt="weekly")
        for week in range(weeks)
        if week not in days_off
        for day in (0, 3)
    ]


def test_two_calls_and_the_silence_between_them(tmp_path: Path) -> None:
    path = kept(tmp_path, [article("2024-03-19", contact("2024-03-18"), contact("2024-02-15", words="last time"))])
    found = asked(path, "2024-03-25")
    assert [(one.medium, one.earliest.isoformat()) for one in found.contacts] == [
        ("phone", "2024-02-15"), ("phone", "2024-03-18"),
    ]  # fmt: skip
    (silence,) = found.silences
    assert (silence.days, silence.since, silence.until) == (32, date(2024, 2, 15), date(2024, 3, 18))
    assert found.current and found.current.days == 7
    assert found.current.before is None


@pytest.mark.skipif(not PAGE.exists(), reason="the reference page lies outside the repository")
def test_the_reference_page_tells_of_two_calls_32_days_apart(tmp_path: Path) -> None:
    with open_record(tmp_path / "record.db") as record:
        (added,) = record.add(str(PAGE), date="2024-03-19")
        assert added.outcome == "added"
    found = asked(tmp_path / "record.db", "2024-03-19")
    assert [(one.medium, one.level, one.earliest, one.latest) for one in found.contacts][-1] == (
        "phone", "heads", date(2024, 3, 18), date(2024, 3, 18),
    )  # fmt: skip
    assert [one.earliest for one in found.contacts] == [date(2024, 2, 15), date(2024, 3, 18)]
    (silence,) = found.silences
    assert silence.days == 32
    assert not silence.covered, "one article is no coverage: nothing was read in these days"


def test_what_did_not_happen_breaks_no_silence(tmp_path: Path) -> None:
    facts = [contact("2024-01-01"), contact("2024-01-20", status="planned"), contact("2024-01-25", status="negated")]
    facts.append(contact("2024-03-01"))
    found = asked(kept(tmp_path, [article("2024-03-02", *facts)]), "2024-03-02")
    assert [silence.days for silence in found.silences] == [60]


def test_level_and_medium_choose_the_contacts(tmp_path: Path) -> None:
    facts = [contact("2024-01-01"), contact("2024-01-10", who=MINISTERS, medium="visit"), contact("2024-01-20")]
    path = kept(tmp_path, [article("2024-01-21", *facts)])
    assert [s.days for s in asked(path, "2024-01-31", "heads").silences] == [19]
    assert [s.days for s in asked(path, "2024-01-31", "any").silences] == [9, 10]
    assert [m.earliest.day for m in asked(path, "2024-01-31", "any", medium="in_person").contacts] == [10]
    assert asked(path, "2024-01-31", "officials").current is None


def test_contacts_of_overlapping_days_are_one_occasion(tmp_path: Path) -> None:
    facts = [
        contact("2024-01-01", until="2024-01-03", precision="interval", medium="visit"),
        contact("2024-01-02"),
        contact("2024-01-13"),
    ]
    found = asked(kept(tmp_path, [article("2024-01-14", *facts)]), "2024-01-14")
    assert len(found.contacts) == 3
    assert [silence.days for silence in found.silences] == [10]


def test_news_of_a_contact_without_a_day_may_end_the_silence_that_it_was_told_in(tmp_path: Path) -> None:
    told = [
        article("2024-01-02", contact("2024-01-01")),
        article("2024-02-20", contact(None, medium="letter")),
        article("2024-03-16", contact("2024-03-15")),
        article("2024-05-02", contact("2024-05-01")),
    ]
    found = asked(kept(tmp_path, told), "2024-05-02")
    assert [silence.vague for silence in found.silences] == [1, 0]


def test_a_contact_of_an_unknown_day_is_counted_but_not_placed(tmp_path: Path) -> None:
    facts = [
        contact("2024-01-01"), contact("2024-04-01"),
        contact("2024-02-01", until="2024-02-29", precision="month", medium="visit"),
    ]  # fmt: skip
    found = asked(kept(tmp_path, [article("2024-04-02", *facts)]), "2024-04-10")
    assert len(found.contacts) == 2
    assert found.vague == 1
    assert found.silences[0].vague == 1
    assert found.current and found.current.vague == 0


def test_the_day_asked_about_is_the_end(tmp_path: Path) -> None:
    path = kept(tmp_path, [article("2024-03-19", contact("2024-03-18"), contact("2024-02-15"))])
    found = asked(path, "2024-03-01")
    assert found.current and found.current.days == 15
    assert found.silences == ()


def test_a_silence_that_was_read_through_is_one_and_a_gap_in_reading_is_told(tmp_path: Path) -> None:
    first = date(2024, 1, 1)
    calls = [first + 70 * n * DAY for n in range(4)]  # weeks 0, 10, 20, 30
    told = [article(day + DAY, contact(day), salt="call") for day in calls]
    path = kept(tmp_path, [*told, *weekly(first, 31, *range(12, 19))])
    one, gap, other = asked(path, "2024-08-01").silences
    assert one.covered and other.covered and not gap.covered
    assert [silence.rarity.left_out for silence in (one, gap, other)] == [0, 0, 1]
    (hole,) = [g for g in gap.coverage.gaps if g.reason == "nothing_of_the_countries"]
    assert (hole.since, hole.until) == (first + (7 * 11 + 4) * DAY, first + (7 * 19 - 1) * DAY)
    assert hole.articles == 0
    usual = asked(path, "2024-08-01").usual
    assert usual and (usual.silences, usual.left_out, usual.median) == (2, 1, 70)


def test_days_in_which_nothing_at_all_was_read_are_a_gap_however_seldom_the_two_are_written_about(
    tmp_path: Path,
) -> None:
    days = ("2024-01-01", "2024-02-04", "2024-03-20", "2024-05-02")
    path = kept(tmp_path, [article(day, contact(day)) for day in days])
    assert [silence.covered for silence in asked(path, "2024-05-03").silences] == [False, False, False]


def test_a_silence_within_a_longer_stretch_of_which_nothing_was_read_is_not_covered(tmp_path: Path) -> None:
    told = [article("2024-01-02", contact("2024-01-01")), article("2024-02-01", contact("2024-01-12"), salt="later")]
    found = asked(kept(tmp_path, [*told, article("2024-02-02", contact("2024-02-02"))]), "2024-02-10")
    assert [(gap.since, gap.until) for gap in found.coverage.gaps] == [(date(2024, 1, 3), date(2024, 1, 31))]
    first, second = found.silences
    assert not first.covered and not second.covered
    assert [(gap.since, gap.until) for gap in first.coverage.gaps] == [(date(2024, 1, 3), date(2024, 1, 11))]
    assert [(gap.since, gap.until) for gap in second.coverage.gaps] == [(date(2024, 1, 13), date(2024, 1, 31))]


def test_what_is_read_after_the_day_asked_about_makes_no_gap_before_it(tmp_path: Path) -> None:
    path = kept(tmp_path, [article("2024-01-02", contact("2024-01-01")), article("2024-02-01", contact("2024-01-31"))])
    early, later = (asked(path, day).current for day in ("2024-01-09", "2024-01-29"))
    assert early and early.covered
    assert later and not later.covered


def test_every_silence_says_how_many_articles_were_read(tmp_path: Path) -> None:
    calls = [article("2024-01-02", contact("2024-01-01")), article("2024-02-01", contact("2024-01-31"))]
    between = [article(f"2024-01-{day}", deed("AGREE", f"2024-01-{day}")) for day in (10, 12)]
    of_one = [article("2024-01-14", deed("AGREE", "2024-01-14", of="ISR", to="FRA"))]
    of_others = [article("2024-01-16", deed("AGREE", "2024-01-16", of="PER", to="FRA"))]
    (silence,) = asked(kept(tmp_path, [*calls, *between, *of_one, *of_others]), "2024-02-02").silences
    assert (silence.coverage.of_pair, silence.coverage.of_countries, silence.coverage.articles) == (3, 4, 5)


def test_far_fewer_articles_than_usual_are_a_gap_although_one_names_the_pair(tmp_path: Path) -> None:
    first = date(2024, 1, 1)
    readings = [
        article(first + n * DAY, deed("AGREE", first + n * DAY, of="PER", to="FRA"), salt=f"{copy}")
        for n in range(120)
        if not 40 <= n < 80
        for copy in range(2)
    ]
    readings += [article(first + n * DAY, deed("AGREE", first + n * DAY), salt="pair") for n in range(0, 120, 10)]
    readings += [article(first + n * DAY, contact(first + n * DAY), salt="call") for n in (30, 90)]
    (silence,) = asked(kept(tmp_path, readings), "2024-04-29").silences
    assert {gap.reason for gap in silence.coverage.gaps} == {"few_articles"}
    (gap,) = silence.coverage.gaps
    assert gap.since >= first + 36 * DAY and gap.until <= first + 84 * DAY
    assert silence.coverage.articles < silence.coverage.usual / 2


def test_under_five_contacts_are_too_few_and_the_fifth_is_enough(tmp_path: Path) -> None:
    first = date(2024, 1, 1)
    calls = [first + n * DAY for n in (0, 10, 20, 30, 70)]
    path = kept(tmp_path, [*(article(day, contact(day)) for day in calls), *weekly(first, 13)])
    found = asked(path, "2024-03-31")
    assert [silence.rarity.remark for silence in found.silences] == ["too few contacts to say"] * 4
    assert found.current
    assert (found.current.days, found.current.rarity.earlier, found.current.rarity.as_long) == (20, 4, 1)
    assert (found.current.rarity.share, found.current.rarity.probability) == (0.25, 0.4)


@given(st.lists(st.integers(1, 400), min_size=4, max_size=40), st.integers(0, 500))
def test_rarity_is_a_rank_and_never_nought(earlier: list[int], length: int) -> None:
    rarity = rarity_of(length, sorted(earlier))
    assert rarity.share is not None and rarity.probability is not None
    assert 0 <= rarity.share <= 1
    assert 1 / (len(earlier) + 1) <= rarity.probability + 1e-4 and rarity.probability <= 1
    longer = rarity_of(length + 1, sorted(earlier))
    assert longer.probability is not None and longer.probability <= rarity.probability


def test_nothing_known_is_said_to_be_nothing(tmp_path: Path) -> None:
    found = asked(kept(tmp_path, []), "2024-01-01")
    assert (found.contacts, found.silences, found.usual, found.current) == ((), (), None, None)
    assert found.coverage.articles == 0


def test_the_order_in_which_articles_came_makes_no_difference(tmp_path: Path) -> None:
    first = date(2024, 1, 1)
    readings = [article(first + n * DAY, contact(first + n * DAY)) for n in (0, 9, 30, 31, 55, 80)]
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    one = asked(kept(tmp_path / "one", readings), "2024-04-01")
    assert one == asked(kept(tmp_path / "other", reversed(readings)), "2024-04-01")


def test_a_wrong_level_or_one_country_is_refused_with_what_was_expected(tmp_path: Path) -> None:
    path = kept(tmp_path, [])
    with pytest.raises(QueryError, match="heads, ministers, officials, any"):
        asked(path, "2024-01-01", "kings")
    with open_record(path, write=False) as record, pytest.raises(QueryError, match="name two"):
        rhythm(record.connection, "USA", "USA", as_of=date(2024, 1, 1))
