"""Promises and requests whose outcome is told by a decision, by thanks, by a reply at once, or by what has lasted."""

from __future__ import annotations

from pathlib import Path

import pytest
from promises import state_of, told

NOTHING = "They spoke of the weather."
CREW = "Kraukle asked Estonia to release the crew of the trawler Valka."
FEE = "Kraukle asked Estonia to scrap the fee for foreign lorries."


@pytest.mark.parametrize(
    ("made", "later", "words", "state"),
    [
        (CREW, "Tamm said that Estonia had decided to pardon the crew of the trawler Valka.", "crew", "answered_yes"),
        (CREW, "Tamm said that Estonia had decided to try the crew of the trawler Valka.", "crew", "open"),
        (CREW, "Tamm said that Estonia had decided not to release the crew of the trawler Valka.", "crew", "open"),
        (FEE, "Kraukle thanked Estonia for abolishing the charge on foreign lorries.", "fee", "answered_yes"),
        (FEE, "Kraukle welcomed the decision of Estonia to lift the fee for foreign lorries.", "fee", "answered_yes"),
        (FEE, "Kraukle thanked Estonia for a report on foreign lorries.", "fee", "open"),
        (f"{FEE} He consented at once.", NOTHING, "fee", "answered_yes"),
        (f"{FEE} Tamm said that there was no room in the budget for it.", NOTHING, "fee", "answered_no"),
        (
            "Latvia promised to lift the limits on exports of live chickens by April 30.",
            "Live chickens from Latvia have been back in the markets of Tallinn since April 22.",
            "chickens",
            "kept",
        ),
        (
            "Latvia promised to lift the limits on exports of live chickens by April 30.",
            "Live chickens from Latvia have been missing in the markets of Tallinn since January 22.",
            "chickens",
            "overdue",
        ),
        (
            "Latvia will pump six million gallons of water a day to Valga in April.",
            "In April, the pumps sent six million gallons of water a day to Valga, and there was no rationing for the "
            "first time.",
            "gallons",
            "kept",
        ),
        (
            "Latvia will pump six million gallons of water a day to Valga in April.",
            "In April, the pumps in Valga were tried, and there was no water, six million gallons of it a day.",
            "gallons",
            "broken",
        ),
        (
            "Latvia promised an answer on the flights by April 30.",
            "In its answer on the flights of April 29, Latvia said that they could not be allowed.",
            "an answer",
            "kept",
        ),
    ],
)
def test_outcomes_are_told_in_other_words(tmp_path: Path, made: str, later: str, words: str, state: str) -> None:
    assert state_of(told(tmp_path, made, later), words) == state
