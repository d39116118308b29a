"""Which date belongs to which event, and which of two dates says more."""

from __future__ import annotations

from datetime import date

import pytest
from coding_texts import BRANDT, LEHTOLA, event_of, read_text, scene_of
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding.intervals import compatible, sharper, when
from dragoman.types import Interval

DAYS = st.dates(date(2020, 1, 1), date(2026, 1, 1))
INTERVALS = st.one_of(
    st.none(),
    st.just(Interval()),
    st.tuples(DAYS, DAYS).map(lambda pair: Interval(earliest=min(pair), latest=max(pair))),
    DAYS.map(lambda day: Interval(earliest=day)),
)


@given(INTERVALS, INTERVALS)
def test_compatible_is_symmetric_and_holds_with_itself(a: Interval | None, b: Interval | None) -> None:
    assert compatible(a, b) == compatible(b, a)
    assert compatible(a, a)


@given(INTERVALS, INTERVALS)
def test_sharper_gives_one_of_the_two_and_never_forgets_a_date(a: Interval | None, b: Interval | None) -> None:
    best = sharper(a, b)
    assert best in (a, b)
    if any(one is not None and one.earliest is not None for one in (a, b)):
        assert best is not None
        assert best.earliest is not None


def test_compatible_and_sharper() -> None:
    week = Interval(earliest=date(2024, 3, 18), latest=date(2024, 3, 24), precision="week")
    monday = Interval(earliest=date(2024, 3, 18), latest=date(2024, 3, 18), precision="day")
    friday = Interval(earliest=date(2024, 3, 22), latest=date(2024, 3, 22), precision="day")
    assert compatible(week, monday)
    assert not compatible(monday, friday)
    assert sharper(week, monday) == sharper(monday, week) == monday


def test_each_event_has_its_own_date() -> None:
    reading = read_text("Turkey condemned Greece on Monday, and Bulgaria imposed sanctions on Serbia on Sunday.")
    days = {e.type: e.date and e.date.earliest for e in reading.events}
    assert days == {"ACCUSE": date(2024, 3, 18), "SANCTION": date(2024, 3, 17)}


@pytest.mark.parametrize(
    ("text", "earliest", "precision"),
    [
        ("Turkey condemned Greece on March 4.", date(2024, 3, 4), "day"),
        ("Turkey condemned Greece on 4 March 2021.", date(2021, 3, 4), "day"),
        ("Turkey condemned Greece in March 2021.", date(2021, 3, 1), "month"),
        ("Turkey condemned Greece last week.", date(2024, 3, 11), "week"),
    ],
)
def test_dates_in_words(text: str, earliest: date, precision: str) -> None:
    _, event = event_of(text, "ACCUSE")
    assert event.date is not None
    assert (event.date.earliest, event.date.precision) == (earliest, precision)


def test_no_expression_no_date() -> None:
    _, event = event_of("Turkey condemned Greece.", "ACCUSE")
    assert event.date is None


def test_since_says_when_something_began_and_not_when_it_happened() -> None:
    _, event = event_of("Turkey has condemned Greece since October.", "ACCUSE")
    assert event.date is None


def test_when_nothing_is_said() -> None:
    assert when(scene_of("Turkey condemned Greece.")[0], None, "past") is None


def test_a_day_counted_from_another_takes_the_one_spoken_of_before() -> None:
    reading = read_text("Turkey condemned Greece on 4 March 2024. Two days later Bulgaria imposed sanctions on Serbia.")
    days = {e.type: e.date and e.date.earliest for e in reading.events}
    assert days["SANCTION"] == date(2024, 3, 6)


@pytest.mark.parametrize(
    ("told", "first", "last"),
    [
        ("The following April the two met again in Riga.", date(2020, 4, 1), date(2020, 4, 30)),
        ("That autumn the two met again in Riga.", date(2019, 9, 1), date(2019, 11, 30)),
        ("In December of that year the two met again in Riga.", date(2019, 12, 1), date(2019, 12, 31)),
        ("The same year the two met again in Riga.", date(2019, 1, 1), date(2019, 12, 31)),
        ("Much was written of it. The weather was bad. Later that year the two met in Riga.", None, date(2019, 12, 31)),
    ],
)
def test_months_and_seasons_count_from_the_year_spoken_of(told: str, first: date | None, last: date) -> None:
    text = f"In April 2019 {LEHTOLA} and {BRANDT} took office. {told}"
    met = [c.date for c in read_text(text, "2024-03-20").contacts if any("Riga" in e.quote for e in c.evidence)]
    assert met
    assert met[0] is not None
    assert first is None or met[0].earliest == first
    assert met[0].latest == last


def test_the_following_month_is_counted_from_the_end_of_a_year() -> None:
    text = f"In 2013 {LEHTOLA} and {BRANDT} took office. The following April the two met in Riga."
    dates = [c.date and (c.date.earliest, c.date.latest) for c in read_text(text, "2024-03-20").contacts]
    assert dates == [(date(2014, 4, 1), date(2014, 4, 30))]


def test_that_autumn_is_the_one_of_the_news_where_no_year_was_told() -> None:
    reading = read_text(f"{LEHTOLA} and {BRANDT} met in Riga that February.", "2024-03-20")
    assert [c.date and c.date.earliest for c in reading.contacts] == [date(2024, 2, 1)]


def test_the_date_of_a_dateline_dates_no_event() -> None:
    text = "DHAKA, May 13, 2025 — Bangladesh cancelled a visit to New Delhi by its foreign minister."
    assert all(event.date is None for event in read_text(text, "2025-05-13").events)


@pytest.mark.parametrize("agency", ["", " (Delta News Agency)", " /DNA/"])
def test_the_day_of_a_dateline_makes_no_plan_of_what_was_met_for(agency: str) -> None:
    text = (
        f"SYLHET, May 14, 2025{agency} — The foreign ministers of Bangladesh and India met in Sylhet on Tuesday for the"
        " first session of the joint rivers commission in six years."
    )
    reading = read_text(text, "2025-05-14")
    assert [(c.status, c.date and c.date.earliest) for c in reading.contacts] == [("happened", date(2025, 5, 13))]
    assert not reading.commitments


@pytest.mark.parametrize("today", ["2025-10-11", "2025-05-20"])
def test_a_plan_told_in_the_past_is_of_the_year_that_is_near(today: str) -> None:
    reading = read_text("The Ukrainian president was expected in Warsaw on May 27, but he stayed at home.", today)
    assert {event.date.earliest for event in reading.events if event.date} == {date(2025, 5, 27)}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Turkey cancelled Thursday's meeting with Greece.", date(2024, 3, 21)),
        ("Turkey cancelled Saturday's meeting with Greece.", date(2024, 3, 16)),
        ("Talks between Turkey and Greece that were planned for March 22 will not take place.", date(2024, 3, 22)),
        ("Turkey did not meet Greece on Thursday.", date(2024, 3, 14)),
    ],
)
def test_what_was_called_off_was_to_be_on_the_day_that_is_near(text: str, day: date) -> None:
    contacts = [contact for contact in read_text(text).contacts if contact.status == "negated"]
    assert [contact.date and contact.date.earliest for contact in contacts] == [day]


def test_the_day_on_which_something_is_said_is_not_the_day_of_what_is_said() -> None:
    reading = read_text("Turkey said on Sunday that its minister had met the Greek ambassador.")
    assert [contact.date for contact in reading.contacts] == [None]


def test_meetings_counted_apart_are_not_one() -> None:
    text = "Turkey met Greece on Monday. It was the second meeting of the two. Greece had left after the first meeting."
    told = [quote.quote for contact in read_text(text).contacts for quote in contact.evidence if not contact.historical]
    assert any("second meeting" in words for words in told)
    assert not any("first meeting" in words for words in told)


def test_the_time_in_which_meetings_are_counted_dates_none() -> None:
    reading = read_text("Turkey met Greece in Izmir. It was the second meeting of the two this year.")
    assert [contact.date for contact in reading.contacts] == [None]


def test_what_happened_has_no_day_to_come() -> None:
    text = "Ghana agreed to dispatch such a delegation, with the meeting likely to take place early next week."
    days = {event.type: event.date for event in read_text(text, "2024-03-19").events}
    assert days["AGREE"] is None
    assert days["CONSULT"]


def test_a_contact_named_by_a_noun_with_a_day_to_come_is_planned() -> None:
    (met,) = [
        e for e in read_text("Ghana thanked Togo for the talks next week.", "2024-03-19").events if e.type == "CONSULT"
    ]
    assert (met.status, met.date and met.date.earliest) == ("planned", date(2024, 3, 25))


@pytest.mark.parametrize(
    "text",
    [
        "Turkey condemned Greece on Monday, three weeks later than Bulgaria.",
        "Turkey condemned Greece on Monday for the third time this year.",
    ],
)
def test_by_how_much_and_in_what_something_is_counted_is_no_date(text: str) -> None:
    _, event = event_of(text, "ACCUSE")
    assert event.date is not None
    assert event.date.earliest == event.date.latest == date(2024, 3, 18)


def test_what_is_agreed_on_as_the_date_is_not_when_it_was_agreed() -> None:
    _, event = event_of("Last month the ministers of Turkey and Greece agreed on May 31 as the date.", "AGREE")
    assert event.date is not None
    assert (event.date.earliest, event.date.latest) == (date(2024, 2, 1), date(2024, 2, 29))


def test_when_tells_what_was_on_the_day_before_it() -> None:
    reading = read_text(
        f"{LEHTOLA} and {BRANDT} have not spoken since January 27, when Lehtola visited Sweden for talks with Brandt."
    )
    days = {c.status: c.date and (c.date.earliest, c.date.latest) for c in reading.contacts}
    assert days["happened"] == (date(2024, 1, 27), date(2024, 1, 27))
    assert days["negated"] is None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"{LEHTOLA} and {BRANDT} met on Monday for the first time since a phone call on January 20.", "happened"),
        (f"{LEHTOLA} and {BRANDT} have not met since their phone call of January 20, which was short.", "negated"),
    ],
)
def test_the_contact_since_which_there_was_none_is_one_of_its_own(text: str, status: str) -> None:
    contacts = read_text(text).contacts
    told = {(c.medium, c.status, c.date and c.date.earliest) for c in contacts}
    assert ("phone", "happened", date(2024, 1, 20)) in told
    assert {c.medium for c in contacts if c.status == status and c.medium != "phone"} == {"in_person"}


@pytest.mark.parametrize(
    ("day", "dates"),
    [("In January", (date(2024, 1, 1), date(2024, 1, 31))), ("On Monday", None)],
)
def test_what_was_called_off_in_a_month_was_to_be_then(day: str, dates: tuple[date, date] | None) -> None:
    reading = read_text(f"{day}, Finland called off a visit by {LEHTOLA} to Sweden because of a strike.")
    visit = next(c for c in reading.contacts if c.medium == "visit")
    assert visit.status == "negated"
    assert (visit.date and (visit.date.earliest, visit.date.latest)) == dates


def test_what_did_not_happen_since_a_day_has_not_that_day() -> None:
    reading = read_text(f"{LEHTOLA} and {BRANDT} have not talked since the round of talks in Vienna on January 20.")
    assert [c.date for c in reading.contacts if c.status == "negated"] == [None]


def test_the_day_at_the_head_of_an_entry_dates_what_it_tells() -> None:
    text = (
        "12 August 2023. The prime minister of Lesotho speaks with the president of South Africa by telephone.\n\n"
        "The prime minister of Lesotho sees the president of Botswana."
    )
    contacts = read_text(text, "2024-03-18").contacts
    assert [(c.status, c.date and c.date.earliest) for c in contacts if c.medium == "phone"] == [
        ("happened", date(2023, 8, 12))
    ]
    assert all(c.date is None for c in contacts if c.medium != "phone")


@pytest.mark.parametrize(
    "text",
    [
        f"{LEHTOLA} and {BRANDT} agreed that the bridge would open on May 18.",
        f"{LEHTOLA} undertook to reply to Germany by May 18.",
        f"{LEHTOLA} met {BRANDT}. May 18 had been discussed as a possibility.",
    ],
)
def test_a_day_to_come_is_none_on_which_something_was_agreed(text: str) -> None:
    happened = [e.date for e in read_text(text, "2024-04-15").events if e.status == "happened"]
    assert [day for day in happened if day and day.earliest and day.earliest.year == 2023] == []


def test_what_is_counted_from_another_day_has_not_that_day() -> None:
    text = "The border of Peru opened on Monday, seven months after Chile had shut it. Chile was silent."
    shut = [e for e in read_text(text, "2024-03-20").events if e.type == "COERCE"]
    assert [e.date and (e.date.earliest, e.date.latest) for e in shut] == [(date(2023, 8, 1), date(2023, 8, 31))]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"{LEHTOLA} and {BRANDT} have not met since a regional conference in Riga in January.", "negated"),
        (f"{LEHTOLA} and {BRANDT} had met by Friday.", "happened"),
    ],
)
def test_neither_what_is_counted_from_nor_a_limit_dates_what_was(text: str, status: str) -> None:
    assert event_of(text, "CONSULT", status)[1].date is None


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("has cancelled a visit to Sweden planned for Friday", date(2024, 3, 22)),
        ("has abandoned a visit to Sweden planned for Saturday", date(2024, 3, 23)),
    ],
)
def test_what_somebody_has_called_off_was_to_come(said: str, day: date) -> None:
    reading = read_text(f"{LEHTOLA} {said}, her office said. Strikes were the reason.")
    assert [(one.status, one.date.earliest if one.date else None) for one in reading.contacts] == [("negated", day)]


def test_the_day_of_a_dateline_is_no_day_of_what_is_told_whoever_filed_it() -> None:
    text = f"HELSINKI, March 18, 2024 (Nordic Wire) — {LEHTOLA} has dropped a visit to Sweden, her office said."
    assert [one.date for one in read_text(text).contacts] == [None]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Turkey's president invited Greece's president to Ankara for the fair on October 29.", None),
        ("Turkey has invited Greece to the fair in October.", None),
        ("Greece promised in October to pay Turkey for the pipeline.", date(2023, 10, 1)),
        ("Turkey asked Greece to attend the conference on December 10.", None),
        ("Turkey asked Greece for an answer on March 11.", date(2024, 3, 11)),
        ("Turkey invited Greece's president on January 22.", date(2024, 1, 22)),
        ("Turkey accepted the offer of Greece on Thursday.", date(2024, 3, 14)),
    ],
)
def test_what_is_asked_for_a_day_to_come_was_not_asked_a_year_before(text: str, day: date | None) -> None:
    asked = [e for e in read_text(text).events if e.type in {"AGREE", "REQUEST"} and e.status == "happened"]
    assert {event.date and event.date.earliest for event in asked} == {day}


def test_what_was_a_day_before_something_of_a_month_is_of_about_that_month() -> None:
    text = f"The fair was announced in January, one day after a phone call between {LEHTOLA} and {BRANDT}."
    (call,) = read_text(text).contacts
    assert call.date and (call.date.earliest, call.date.latest) == (date(2023, 12, 31), date(2024, 1, 30))


@pytest.mark.parametrize(
    "thought",
    ["had looked doubtful a month ago", "had seemed unlikely in January", "had been thought impossible in January"],
)
def test_what_was_once_thought_of_a_visit_dates_no_visit(thought: str) -> None:
    reading = read_text(f"{LEHTOLA} and {BRANDT} agreed on Monday to open the strait, ending a visit that {thought}.")
    days = {contact.date.earliest for contact in reading.contacts if contact.date}
    assert days <= {date(2024, 3, 18)}


@pytest.mark.parametrize(
    "told",
    [
        "The discussions centred on the ferry ahead of Brandt's expected trip to Helsinki in May.",
        "The talks focused on timber ahead of a planned visit by Brandt to Helsinki in May.",
    ],
)
def test_what_something_leads_up_to_has_a_day_of_its_own(told: str) -> None:
    reading = read_text(f"{LEHTOLA} met {BRANDT} in Turku on Monday. {told}")
    assert [(c.status, c.date and c.date.earliest) for c in reading.contacts] == [
        ("happened", date(2024, 3, 18)),
        ("planned", date(2024, 5, 1)),
    ]


@pytest.mark.parametrize(
    "under",
    [
        "under the commitments that their presidents made in January",
        "as part of the agreements reached in January",
        "in line with the agreements signed at the end of last year",
    ],
)
def test_what_was_done_with_something_else_dates_no_meeting(under: str) -> None:
    reading = read_text(f"The foreign ministers of Kenya and Uganda met {under}.")
    assert [c.date for c in reading.contacts] == [None]


def test_what_was_proposed_before_dates_no_talks_to_come() -> None:
    reading = read_text("The ministers of Kenya and Uganda will discuss the proposals made in Lima in January.")
    assert [(c.status, c.date) for c in reading.contacts] == [("planned", None)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The body set up after the meeting of the presidents of Kenya and Uganda in January will open.", "happened"),
        ("The fund announced at the summit of Kenya and Uganda on March 4 will open in July.", "happened"),
        ("The accord initialled during talks between Chad and Niger in Doha will be signed in June.", "happened"),
        ("The accord to be signed at the meeting of the presidents of Kenya and Uganda covers fishing.", "planned"),
        ("The declaration expected at the summit of Kenya and Uganda in June is drafted.", "planned"),
    ],
)
def test_where_something_was_done_there_was_a_meeting(text: str, status: str) -> None:
    met = [c.status for c in read_text(text).contacts if "sign" not in c.evidence[0].quote[:20]]
    assert met == [status]


MINISTER = "Finland's foreign minister, Aino Lehtola,"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (f"{MINISTER} and her colleague Jutta Brandt met on Friday. “Today we opened a new page,” Lehtola said.", {15}),
        (f"{MINISTER} and Jutta Brandt met on Friday.\n\n“Today our talks opened a new page,” Lehtola said.", {15}),
        (f"Kenya's and Uganda's ministers met on Friday. “In today's talks both agreed to it,” {MINISTER} said.", {15}),
        (f'{MINISTER} said on Friday: "I spoke by phone with the foreign minister of Estonia yesterday."', {14}),
        (f'"I met the foreign minister of Estonia this morning," {MINISTER} said on Thursday.', {14}),
        (f'{MINISTER} said on Thursday: "I will travel to Riga tomorrow."', {15}),
        (f'{MINISTER} who had landed in Oslo on Friday, said: "Yesterday I met Estonia\'s minister."', {15, 18}),
        (f'{MINISTER} said: "I met the foreign minister of Estonia yesterday."', {18}),
        (f"{MINISTER} said on Thursday that she would see the foreign minister of Estonia tomorrow.", {20}),
    ],
)  # fmt: skip
def test_today_is_the_day_of_speaking(text: str, days: set[int]) -> None:
    assert {c.date.earliest.day for c in read_text(text).contacts if c.date and c.date.earliest} == days
