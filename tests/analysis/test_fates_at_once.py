"""What the sentence of a promise or a request itself says became of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from promises import state_of, told

NOTHING = "They spoke of the weather."


@pytest.mark.parametrize(
    ("text", "words", "state"),
    [
        (
            "Latvia has not lifted its ban on Estonian cement, which it had undertaken to do by 15 January.",
            "undertaken",
            "broken",
        ),
        (
            "Latvia has not lifted its ban on Estonian cement, which it had undertaken to do by 15 June.",
            "undertaken",
            "overdue",
        ),
        (
            "The second round of talks of the ministers, which had been planned for May in Valga, has been postponed "
            "to September.",
            "planned for May",
            "superseded",
        ),
        (
            "The second round of talks of the ministers, which had been planned for May in Valga, has not been "
            "postponed.",
            "planned for May",
            "overdue",
        ),
        ("Estonia on Monday rejected a Latvian request to let engineers inspect the dam.", "request", "answered_no"),
        (
            "The deadline that Latvia had set Estonia for the reopening of the sluice passed on Monday.",
            "sluice",
            "answered_no",
        ),
        ("The deadline that Latvia had set Estonia for the reopening of the sluice is near.", "sluice", "open"),
        (
            "Kraukle confirmed that she had sent a letter to Tamm on 1 March, within the week that she had promised.",
            "within the week",
            "kept",
        ),
        ("Latvia failed to reopen the bridge at Valka by Monday as it had promised.", "had promised", "broken"),
        ("Latvia did not release the crew on Friday, as it had undertaken to do.", "undertaken", "broken"),
        ("Latvia neglected to consult Estonia on the fee, as it had undertaken to do.", "undertaken", "broken"),
        ("Latvia has not opened the archive in February as agreed with Estonia.", "agreed", "broken"),
        ("Latvia has not yet opened the archive as agreed with Estonia.", "agreed", "open"),
        ("Latvia opened the archive in Valka on Friday as it had promised Estonia.", "promised", "kept"),
        ("As it had pledged, Latvia withdrew its boats from the bay.", "pledged", "kept"),
        ("Latvia will open the archive in June as agreed with Estonia.", "open the archive", "overdue"),
        ("The call was held at Latvia's request.", "request", "answered_yes"),
        ("At Latvia's request, the ministers of Latvia and Estonia met in Narva on Monday.", "request", "answered_yes"),
    ],
)
def test_the_sentence_itself_says_what_became_of_it(tmp_path: Path, text: str, words: str, state: str) -> None:
    assert state_of(told(tmp_path, text, NOTHING), words) == state


@pytest.mark.parametrize(
    ("later", "state"),
    [("Kraukle visited Tallinn on March 11.", "kept"), ("Kraukle and Tamm spoke by phone on March 11.", "overdue")],
)
def test_who_is_to_go_on_a_new_day_has_kept_it_by_being_there(tmp_path: Path, later: str, state: str) -> None:
    made = "Kraukle has put off a visit to Tallinn that was due to begin on Thursday and will now go on March 11."
    assert state_of(told(tmp_path, made, later, day="March 12"), "go on March 11") == state


def test_an_answer_that_was_given_in_time_was_not_late_because_it_was_told_late(tmp_path: Path) -> None:
    made = (
        "Tamm asked Kraukle to guarantee the supply of gas in writing. Kraukle promised an answer within thirty days."
    )
    later = "Latvia sent Estonia a written guarantee of the gas in writing on March 28, Tamm acknowledged."
    assert state_of(told(tmp_path, made, later), "thirty days") == "kept"
