"""When an undated article appeared: evidence from its words, combined, with reasons; None when unknown."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman.calendar import (
    OfficeEvidence,
    PublicationEvidence,
    collect_evidence,
    find_expressions,
    guess_direction,
    infer_publication,
)
from dragoman.types import Publication

SAMPLE = Path(__file__).parents[3] / "shared" / "samples" / "biden-netanyahu-call.txt"

MACRON = OfficeEvidence(text="President Emmanuel Macron", earliest=date(2017, 5, 14))
SCHOLZ = OfficeEvidence(text="Chancellor Olaf Scholz", earliest=date(2021, 12, 8), latest=date(2025, 5, 6))
BIDEN = OfficeEvidence(text="President Joe Biden", earliest=date(2021, 1, 20), latest=date(2025, 1, 20))
NETANYAHU = OfficeEvidence(text="Prime Minister Benjamin Netanyahu", earliest=date(2022, 12, 29))


def inferred(text: str, *offices: OfficeEvidence) -> Publication | None:
    expressions = find_expressions(text)
    directions = [guess_direction(text, one.start, one.end) for one in expressions]
    return infer_publication(collect_evidence(text, expressions, directions, offices))


def days(published: Publication | None) -> tuple[str, str] | None:
    return (published.earliest.isoformat(), published.latest.isoformat()) if published else None


def test_nothing_known_gives_nothing() -> None:
    assert infer_publication(PublicationEvidence()) is None
    assert inferred("The two ministers spoke on Monday.") is None


def test_open_terms_alone_do_not_date_an_article() -> None:
    assert inferred("Macron spoke on Monday.", MACRON) is None


def test_terms_held_at_the_same_time_bound_the_article() -> None:
    published = inferred("Macron and Scholz met.", MACRON, SCHOLZ)
    assert days(published) == ("2021-12-08", "2025-05-06")
    assert published is not None
    assert published.basis == "inferred"
    assert any("Chancellor Olaf Scholz" in reason for reason in published.because)


def test_a_named_event_lies_before_the_article() -> None:
    text = "Macron and Scholz condemned the Crocus City Hall attack."
    assert days(inferred(text, MACRON, SCHOLZ)) == ("2024-03-22", "2025-05-06")


def test_past_and_future_years_bound_the_article() -> None:
    text = "Macron and Scholz, who met on 12 June 2022, will meet again in March 2023."
    assert days(inferred(text, MACRON, SCHOLZ)) == ("2022-06-12", "2023-03-31")


def test_a_bare_year_bounds_nothing() -> None:
    text = "Macron and Scholz spoke of the 2024 election, which divided both houses, and of the 2022 one."
    assert days(inferred(text, MACRON, SCHOLZ)) == ("2021-12-08", "2025-05-06")


def test_evidence_that_contradicts_the_rest_is_set_aside() -> None:
    text = "Macron and Scholz agreed. The treaty was signed in May 2040."
    assert days(inferred(text, MACRON, SCHOLZ)) == ("2021-12-08", "2025-05-06")


def test_a_date_line_gives_the_day_once_the_year_is_known() -> None:
    text = "PARIS, Jan. 22 (Agency) - Macron received Scholz. He spoke of 2 January 2024 and will travel in May 2024."
    assert days(inferred(text, MACRON, SCHOLZ)) == ("2024-01-22", "2024-01-23")


def test_a_weekday_with_its_date_picks_the_year() -> None:
    text = "Macron and Scholz met on Monday, January 22."
    assert days(inferred(text, MACRON, SCHOLZ)) == ("2024-01-22", "2024-07-22")


SILENCE = (
    "The two leaders spoke by telephone on Monday, their first conversation in over a month. Mr Netanyahu pressed for "
    "the release of Israeli hostages. Their last call was on February 15."
)


def test_a_claim_of_silence_and_the_last_contact_give_the_week() -> None:
    published = inferred(SILENCE, BIDEN, NETANYAHU)
    assert days(published) == ("2024-03-18", "2024-03-24")
    assert published is not None
    assert any("30 to 37 days" in reason and "Monday" in reason for reason in published.because)


def test_every_year_that_fits_stays_in_the_interval() -> None:
    without_event = SILENCE.replace("the release of Israeli hostages", "an answer")
    assert days(inferred(without_event, BIDEN, NETANYAHU)) == ("2023-03-20", "2024-03-24")


def test_longer_silences_count_when_no_shorter_one_fits() -> None:
    late = OfficeEvidence(text="Foreign Minister Elena Novak", earliest=date(2024, 4, 1), latest=date(2024, 12, 31))
    assert days(inferred(SILENCE, BIDEN, NETANYAHU, late)) == ("2024-04-01", "2024-04-21")


def test_a_silence_counted_from_a_full_date_needs_no_office() -> None:
    text = "They spoke on Friday for the first time in two weeks. Their previous call was on 1 March 2024."
    assert days(inferred(text)) == ("2024-03-15", "2024-03-21")


@pytest.mark.skipif(not SAMPLE.exists(), reason="the sample page is not at hand")
def test_the_sample_page_is_dated_to_its_week() -> None:
    assert days(inferred(SAMPLE.read_text(encoding="utf-8"), BIDEN, NETANYAHU)) == ("2024-03-18", "2024-03-24")


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("They met last Monday, July 8th 2024.", "2024-07-09", "2024-07-15"),
        ("They met yesterday, 8 July 2024.", "2024-07-09", "2024-07-09"),
        ("They met today (July 8, 2024).", "2024-07-08", "2024-07-08"),
        ("They met earlier this week, on 9 July 2024.", "2024-07-09", "2024-07-14"),
        ("They met last week, on July 8, 2024.", "2024-07-15", "2024-07-21"),
    ],
)
def test_words_that_count_from_publication_beside_a_full_date_give_it_away(words: str, first: str, last: str) -> None:
    published = inferred(words)
    assert days(published) == (first, last)
    assert published is not None
    assert "It says" in published.because[0]


def test_words_beside_a_date_without_year_count_once_the_year_is_known() -> None:
    text = "They spoke on Friday for the first time in over two months. Their last call was on 4 September 2025."
    assert days(inferred(text + " They met last Thursday, 6 November.")) == ("2025-11-07", "2025-11-13")


def test_an_anniversary_this_week_is_not_of_this_week() -> None:
    assert inferred("The prize was given fifteen years ago this week, on 8 October 2010.") is None


def test_a_day_without_year_is_within_a_year_of_the_last_day_that_has_one() -> None:
    text = (
        "Gunmen took the engineers on October 7, 2025. Their families marched on Thursday, October 16. "
        "The two leaders spoke on Monday and the minister spoke on Sunday."
    )
    assert days(inferred(text)) == ("2025-10-20", "2025-10-25")


def test_more_dates_than_offices_tell_of_an_office_that_is_over() -> None:
    text = (
        "Scholz was received on 3 March 2024. A treaty was signed on 5 June 2025, and talks began on 9 July 2025. "
        "The ministers met last Monday, 14 July 2025."
    )
    assert days(inferred(text, SCHOLZ)) == ("2025-07-15", "2025-07-21")


def test_a_full_date_alone_gives_only_one_end() -> None:
    assert inferred("They met on Monday, July 8, 2024.") is None


def test_weekdays_without_a_date_follow_the_day_named_with_one() -> None:
    text = (
        "Shells fell on Monday, October 28, 2024. The army denied it on Tuesday. The two ministers spoke on Wednesday."
    )
    assert days(inferred(text)) == ("2024-10-30", "2024-11-04")


def test_each_term_of_an_office_counts_and_not_the_time_between() -> None:
    abe = OfficeEvidence(
        text="Prime Minister Shinzo Abe",
        earliest=date(2006, 9, 26),
        latest=date(2007, 9, 26),
        later=((date(2012, 12, 26), date(2020, 9, 16)),),
    )
    published = inferred("Abe and Scholz met.", abe, OfficeEvidence(text="X", earliest=date(2008, 1, 1)))
    assert days(published) == ("2012-12-26", "2020-09-16")
    assert published is not None
    assert "until 26 September 2007 and from 26 December 2012" in published.because[0]
