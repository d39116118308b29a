"""A request is answered, or taken back, by a sentence that names no more than the thing; not by one on another."""

from __future__ import annotations

from pathlib import Path

import pytest
from promises import state_of, told

PAY = "Latvia asked Estonia to compensate the companies concerned."
SORRY = "Latvia demanded an apology from Estonia."
NOTHING = "They spoke of the weather."


@pytest.mark.parametrize(
    ("made", "words", "later", "state"),
    [
        (PAY, "compensate", "Tamm ruled out any compensation.", "answered_no"),
        (PAY, "compensate", '"There will be no compensation," Tamm said.', "answered_no"),
        (PAY, "compensate", "Tamm ruled out a boycott of the fair.", "open"),
        (PAY, "compensate", "Latvia was dropping its demand for compensation, Kraukle said.", "withdrawn"),
        (PAY, "compensate", "Kraukle said Latvia no longer insisted on compensation.", "withdrawn"),
        (PAY, "compensate", "Latvia has not dropped its demand for compensation.", "open"),
        (PAY, "compensate", "Latvia dropped its envoy after the row over compensation.", "open"),
        (SORRY, "apology", "Estonia would not apologise, Tamm said.", "answered_no"),
        (SORRY, "apology", "Tamm told Kraukle that there would be no apology.", "answered_no"),
        (SORRY, "apology", "An apology was out of the question, Tamm said.", "answered_no"),
        (SORRY, "apology", "Latvia would not withdraw its demand for an apology, Kraukle said.", "open"),
    ],
)
def test_the_thing_alone_is_named(tmp_path: Path, made: str, words: str, later: str, state: str) -> None:
    assert state_of(told(tmp_path, made, later), words) == state


@pytest.mark.parametrize(
    ("text", "words", "state"),
    [
        (
            "Latvia asked Estonia to let officials of both sides meet in Narva. Estonia rejected a Latvian proposal "
            "for joint patrols in the bay.",
            "officials of both sides",
            "open",
        ),
        ("Latvia asked Estonia for a loan. Estonia turned down a Latvian request for new visas.", "loan", "open"),
        ("Latvia asked Estonia for a loan. Estonia turned the request down.", "loan", "answered_no"),
        (
            "Kraukle reiterated Latvia's demand for an apology, and Tamm undertook that an inquiry would be opened.",
            "apology",
            "open",
        ),
        ("Kraukle repeated Latvia's request for a loan, and Tamm agreed.", "request for a loan", "answered_yes"),
        ("Kraukle repeated Latvia's request for a loan, and Tamm promised to pay it.", "for a loan", "answered_yes"),
    ],
)
def test_an_answer_is_to_the_request_that_it_names(tmp_path: Path, text: str, words: str, state: str) -> None:
    assert state_of(told(tmp_path, text, NOTHING), words) == state
