"""What counts as an expression of time, where it begins and ends, and what does not count."""

from __future__ import annotations

import pytest

from dragoman.calendar import find_expressions
from dragoman.calendar import meanings as m
from dragoman.calendar.grammar import load_rules

WHOLE = [
    "the end of the current week or early next week",
    "the end of this week or early next",
    "late on Sunday",
    "from 3 to 5 May",
    "between March and June 2023",
    "in over a month",
    "for the first time since October",
    "for the first time in nearly three years",
    "more than 40 days",
    "two weeks ago",
    "a week earlier",
    "the following day",
    "the same day",
    "overnight",
    "this morning",
    "tonight",
    "yesterday",
    "the day before yesterday",
    "next Tuesday",
    "mid-March",
    "early 2022",
    "the 1990s",
    "the early 1990s",
    "fiscal 2019",
    "the first quarter",
    "the third quarter of last year",
    "February 15",
    "15 February 2024",
    "February 15, 2024",
    "Thursday, 15 February 2024",
    "2024-02-15",
    "15/02/2024",
    "Feb. 15",
    "Christmas Day",
    "New Year's Eve",
    "the weekend",
    "last fall",
    "currently",
    "recently",
    "the future",
    "the coming days and weeks",
    "recent months",
    "the past two and a half years",
    "6:40 p.m. (GMT +8)",
    "5 p.m. on Monday",
    "two days before June 17",
    "every two weeks",
    "twenty-five days",
    "March 3-5",
    "March 3 through 5",
    "March 3 till 5, 2024",
    "from 3 until 5 May",
    "from Monday through Wednesday",
    "March of last year",
    "the night of 5 May",
    "the first half of 2024",
    "the week of March 18",
]


@pytest.mark.parametrize("words", WHOLE)
def test_the_longest_sensible_expression_is_found_whole(words: str) -> None:
    found = [one.text for one in find_expressions(f"The envoys spoke {words}, the ministry announced.")]
    assert found == [words]


NOT_TIMES = [
    "Theresa May said the talks may march on.",
    "The Sunday Times and the Daily Telegraph carried the letter, as did USA Today.",
    "She was first, he was second and the third party withdrew.",
    "They attended Friday prayers after the Women's March.",
    "Worshippers watched the fall of the regime and a fall in prices.",
    "Some 2,000 people, 1950 soldiers and $2008 went missing.",
    "The A380 and the KC-45 flew 2012 miles.",
    "The home side won 3-2 on aggregate.",
    "Prime Minister May met President Sun.",
    "The meeting was set for 02/03/2024.",
]


@pytest.mark.parametrize("sentence", NOT_TIMES)
def test_words_that_only_look_like_times_are_left_alone(sentence: str) -> None:
    assert [one.text for one in find_expressions(sentence)] == []


SPLIT = [
    ("They met Monday and will meet again by June 5.", ["Monday", "by June 5"]),
    ("Talks that began in March ended Tuesday.", ["March", "Tuesday"]),
    ("Monday 's closing statement came two hours after the call .", ["Monday", "two hours"]),
    ("On March 01 , 2008 the deal , signed in May 2007 , lapsed .", ["March 01 , 2008", "May 2007"]),
    ("In May, Prime Minister May resigned.", ["May"]),
    ("Tuesday's call was the third this year.", ["Tuesday", "this year"]),
    ("They fly on Oct. 5. July 6 is a holiday.", ["Oct. 5", "July 6"]),
    ("It closes in July. March follows.", ["July"]),
    ("Following months of silence, the two spoke following Monday's attack.", ["months", "Monday"]),
    ("Her 18-year-old son and his nine-month-old daughter.", ["18-year-old", "nine-month-old"]),
]


@pytest.mark.parametrize(("sentence", "expected"), SPLIT)
def test_neighbouring_expressions_stay_apart(sentence: str, expected: list[str]) -> None:
    assert [one.text for one in find_expressions(sentence)] == expected


KINDS = [
    ("Monday", "date"),
    ("5 p.m. on Monday", "time"),
    ("over a month", "duration"),
    ("a 55-year-old", "duration"),
    ("every Monday", "set"),
    ("twice a week", "set"),
    ("2019", "date"),
]


@pytest.mark.parametrize(("words", "kind"), KINDS)
def test_kinds(words: str, kind: str) -> None:
    (found,) = find_expressions(f"So it goes: {words}.")
    assert found.kind == kind


def test_compounds_keep_their_simple_expressions_with_offsets() -> None:
    text = "It will run from Monday to 5 May."
    (found,) = find_expressions(text)
    assert isinstance(found.meaning, m.Range)
    assert [text[part.start : part.end] for part in found.parts] == ["Monday", "5 May"]


def test_a_range_lends_its_year_to_both_ends() -> None:
    (found,) = find_expressions("between November and February 2023")
    assert isinstance(found.meaning, m.Range)
    assert (found.meaning.first, found.meaning.last) == (
        m.CalendarDate(year=2022, month=11),
        m.CalendarDate(year=2023, month=2),
    )


def test_a_blank_line_ends_an_expression() -> None:
    assert [one.text for one in find_expressions("Printed Monday\n\nMarch 18 was quiet.")] == ["Monday", "March 18"]


def test_text_wrapped_at_a_fixed_width_does_not() -> None:
    text = "The two leaders are known to have spoken on February\n15, which was a Thursday."
    assert find_expressions(text)[0].text == "February\n15"


EXAMPLES = [rule.name for level in load_rules() for rule in level if rule.kind or rule.compound]


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_rule_is_named_after_an_example_that_is_found(example: str) -> None:
    found = [one.text for one in find_expressions(f"They spoke {example}, he said.")]
    assert any(one in example or example in one for one in found)
