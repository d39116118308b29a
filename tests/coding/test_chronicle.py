"""A chronicle tells in the present what happened on the day of each entry; its order gives years that it leaves out."""

from __future__ import annotations

from datetime import date

import pytest
from coding_texts import read_text

from dragoman.types import Reading

TITLE = "The river quarrel in dates\n\n"
MEETING = "Foreign Minister Ana Costa of Peru meets Luis Rey of Chile in Arica."
CALL = "Ana Costa of Peru calls Luis Rey of Chile."
SUMMIT = "The presidents of Peru and Chile hold talks in Lima."


def told(reading: Reading) -> list[tuple[str | None, str, date | None]]:
    """Return medium, status and first day of every contact, in the order of their days."""
    found = [(c.medium, c.status, c.date.earliest if c.date else None) for c in reading.contacts]
    return sorted(found, key=lambda one: (one[2] or date.max, str(one)))


@pytest.mark.parametrize(
    "text",
    [
        f"8 July 2021: {MEETING}\n\n16 September 2021: {CALL}\n\n12 January 2022: {SUMMIT}",
        f"July 8, 2021 -- {MEETING}\n\nSept. 16, 2021 -- {CALL}\n\nJan. 12, 2022 -- {SUMMIT}",
        f"1) 8 July, 2021: {MEETING}\n\n2) 16 September, 2021: {CALL}\n\n3) 12 January, 2022: {SUMMIT}",
        f"- 8 July 2021 – {MEETING}\n\n- 16 September 2021 – {CALL}\n\n- 12 January 2022 – {SUMMIT}",
        f"8 July 2021\n\n{MEETING}\n\n16 September 2021\n\n{CALL}\n\n12 January 2022\n\n{SUMMIT}",
        # The year of a day is that of the day before it, or of the next one where that falls back.
        f"8 July 2021: {MEETING}\n\n16 September: {CALL}\n\n12 January: {SUMMIT}",
        f"8 July: {MEETING}\n\n16 September: {CALL}\n\n12 January 2022: {SUMMIT}",
        f"12 January 2022: {SUMMIT}\n\n16 September: {CALL}\n\n8 July: {MEETING}",
        f"2021\n\nJuly 8: {MEETING}\n\nSept. 16: {CALL}\n\n2022\n\nJan. 12: {SUMMIT}",
        # Where none has a year, the last of them was not long ago.
        f"8 July: {MEETING}\n\n16 September: {CALL}\n\n12 January: {SUMMIT}",
    ],
)
def test_what_stands_under_a_day_happened_on_it(text: str) -> None:
    assert told(read_text(TITLE + text, "2022-03-20")) == [
        ("in_person", "happened", date(2021, 7, 8)),
        ("phone", "happened", date(2021, 9, 16)),
        ("in_person", "happened", date(2022, 1, 12)),
    ]


def test_no_plan_is_made_of_the_present_tense() -> None:
    text = f"8 July 2021: {MEETING}\n\n16 September 2021: Costa flies to Santiago to meet Rey.\n\n3 May 2022: {CALL}"
    assert [c.kind for c in read_text(TITLE + text, "2023-03-20").commitments] == []


def test_a_day_in_an_entry_counts_from_the_day_of_that_entry() -> None:
    text = (
        "10 May 2018: Peru announces that the presidents of Peru and Chile will meet in Arica on June 12.\n\n"
        "3 June 2018: Peru agrees to open the bridge by September.\n\n"
        "21 September 2018: Peru closes the bridge on November 4."
    )
    reading = read_text(TITLE + text, "2020-03-20")
    assert told(reading) == [("in_person", "planned", date(2018, 6, 12))]
    due = {c.kind: c.due and c.due.latest for c in reading.commitments}
    assert due["agreement"] == date(2018, 9, 30)


def test_later_sentences_of_an_entry_have_its_day() -> None:
    text = f"8 July 2021: Peru opens the bridge. {MEETING}\n\n3 May 2022: Peru closes the bridge.\n\n{SUMMIT}"
    assert told(read_text(TITLE + text, "2023-03-20")) == [
        ("in_person", "happened", date(2021, 7, 8)),
        ("in_person", "planned", None),
    ]


@pytest.mark.parametrize(
    ("entry", "medium"),
    [
        ("Ana Costa of Peru travels to Arica, where she meets Luis Rey of Chile.", "visit"),
        ("Ana Costa of Peru flies to Arica, where Luis Rey of Chile phones her.", "phone"),
        ("The bishop of Arica receives Ana Costa of Peru, who meets Luis Rey of Chile.", "in_person"),
    ],
)
def test_a_clause_that_goes_on_from_what_an_entry_tells_happened_too(entry: str, medium: str) -> None:
    text = f"8 July 2021: {entry}\n\n3 May 2022: Peru closes the bridge."
    found = told(read_text(TITLE + text, "2023-03-20"))
    assert (medium, "happened", date(2021, 7, 8)) in found
    assert "planned" not in {status for _, status, _ in found}


@pytest.mark.parametrize(
    "entry",
    [
        "Ana Costa of Peru praises Luis Rey of Chile, who is to meet her in Arica.",
        "Ana Costa of Peru hopes to fly to Arica, where she meets Luis Rey of Chile every week.",
    ],
)
def test_what_is_to_be_is_no_going_on(entry: str) -> None:
    text = f"8 July 2021: {entry}\n\n3 May 2022: Peru closes the bridge."
    assert "happened" not in {status for _, status, _ in told(read_text(TITLE + text, "2023-03-20"))}


@pytest.mark.parametrize(
    ("entry", "day"),
    [
        ("Following talks with Luis Rey of Chile, Ana Costa of Peru says the bridge is near.", date(2021, 10, 16)),
        ("At the meeting with Luis Rey of Chile, Ana Costa of Peru asks for oil.", date(2021, 10, 16)),
        # So soon after it, it is still the meeting just told of that is spoken of.
        ("After the meeting with Luis Rey of Chile, Ana Costa of Peru praises the bridge.", None),
    ],
)
def test_talks_under_another_day_are_others(entry: str, day: date | None) -> None:
    later = day or date(2021, 7, 9)
    text = f"8 July 2021: {MEETING}\n\n{later.day} {later:%B} 2021: {entry}\n\n3 May 2022: {CALL}"
    days = [on for medium, _, on in told(read_text(TITLE + text, "2023-03-20")) if medium != "phone"]
    assert days == [date(2021, 7, 8), *([day] if day else [])]


def test_what_a_chronicle_says_of_days_to_come_is_still_to_come() -> None:
    text = f"8 July 2021: {MEETING}\n\n16 September 2021: {CALL}\n\n12 May 2022: {SUMMIT}"
    assert told(read_text(TITLE + text, "2022-03-20"))[-1] == ("in_person", "planned", date(2022, 5, 12))


@pytest.mark.parametrize("heading", ["The week ahead", "What to watch in the river quarrel"])
def test_a_list_of_days_to_come_is_no_chronicle(heading: str) -> None:
    text = f"{heading}\n\nMarch 23: {MEETING}\n\nMarch 25: {CALL}"
    assert told(read_text(text, "2022-03-20")) == [
        ("in_person", "planned", date(2022, 3, 23)),
        ("phone", "planned", date(2022, 3, 25)),
    ]


@pytest.mark.parametrize(
    ("text", "status", "day"),
    [
        ("In March 2021, the presidents of Peru and Chile meet in Arica.", "happened", date(2021, 3, 1)),
        ("On 5 March the presidents of Peru and Chile meet in Arica.", "happened", date(2022, 3, 5)),
        ("On Friday the presidents of Peru and Chile meet in Arica.", "planned", date(2022, 3, 25)),
        ("On 27 March the presidents of Peru and Chile meet in Arica.", "planned", date(2022, 3, 27)),
        ("On 5 March the presidents of Peru and Chile will meet in Arica.", "planned", date(2023, 3, 5)),
        ("On 27 March the presidents of Peru and Chile are meeting in Arica.", "planned", date(2022, 3, 27)),
    ],
)
def test_the_present_tells_of_a_day_that_is_gone_what_happened(text: str, status: str, day: date) -> None:
    assert told(read_text(f"The river quarrel\n\n{text}", "2022-03-20")) == [("in_person", status, day)]


PERU, CHILE = "President Ana Costa of Peru", "President Luis Rey of Chile"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"In 2016 {PERU} would write to {CHILE}.", "happened"),
        (f"Four rounds of talks between {PERU} and {CHILE} would be held between April and May 2021.", "happened"),
        (f"{PERU} would later visit {CHILE} in Santiago.", "happened"),
        (f"{PERU} and {CHILE} would go on to meet in Arica.", "happened"),
        (f"{PERU} would meet {CHILE} if he apologised.", "hypothetical"),
        (f"{PERU} said that she would later visit {CHILE} in Santiago.", "planned"),
        (f"{PERU} and {CHILE} would meet in May 2024, the ministry said.", "planned"),
    ],
)
def test_would_tells_of_the_past_what_came_later(text: str, status: str) -> None:
    assert {c.status for c in read_text(f"The river quarrel\n\n{text}", "2022-03-20").contacts} == {status}


def test_one_day_alone_makes_no_chronicle() -> None:
    text = f"The river quarrel\n\n8 July 2021 – {MEETING} The bridge stayed shut."
    assert [c.status for c in read_text(text, "2021-07-08").contacts] != []


def test_a_page_without_a_day_tells_of_full_dates_as_history_does() -> None:
    text = "On this day\n\nFor the first time, the presidents of Peru and Chile meet on April 11, 2015, in Arica."
    assert told(read_text(text)) == [("in_person", "happened", date(2015, 4, 11))]


def test_a_chronicle_whose_own_day_is_unknown_tells_the_past() -> None:
    text = f"{TITLE}1975: The presidents of Peru and Chile meet in Arica.\n\n13 June 2001: {MEETING}"
    assert {c.status for c in read_text(text).contacts} == {"happened"}
