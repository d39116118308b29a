"""What is told beside a promise or a request and does not settle it, and what settles it in other words."""

from __future__ import annotations

from pathlib import Path

import pytest
from promises import state_of, told

DECIDES = "Kraukle promised to decide on consular access for the seven sailors within a week."
VISITS = "Kraukle will visit Tallinn on March 20."
COMMISSION = (
    "The ministers agreed that the joint commission of experts would hold its first session by May 15 in Valga."
)
MEETS = "Kraukle and Tamm will meet in Tallinn on March 20."
TRIED = 'Kraukle promised that the four sailors in custody would be tried "before the winter".'
BAN = "Latvia will lift its ban on Estonian cider by May 18."
SESSION = "A joint commission of experts met in Valga on May 14 and again in Tartu on May 27."
LATER = "Latvian Foreign Minister Ilze Kraukle met Estonian Foreign Minister Juhan Tamm in Tallinn on March 21"


@pytest.mark.parametrize(
    ("promised", "later", "day", "fate"),
    [
        (DECIDES,
         "A court in Riga on Sunday heard three of the seven sailors.", "May 20", "decide: overdue"),
        (
            DECIDES,
            "The Estonian consul visited the seven sailors. Latvia had granted consular access. "
            "Tamm thanked Latvia for keeping the promise that Kraukle had made on the phone.",
            "March 12",
            "decide: kept",
        ),
        (TRIED, 'The four sailors in custody will go home. "It is a gesture, not a concession," he said.', "May 20",
         "tried: open"),
        (VISITS,
         "Latvian Foreign Minister Ilze Kraukle informed her Estonian counterpart, Juhan Tamm, of the "
         "delay in a telephone call on March 20.", "March 21", "visit: overdue"),
        (COMMISSION, SESSION, "June 2", "commission: kept"),
        (COMMISSION, "Engineers of a fish cannery in Valga met on May 14.", "June 2", "commission: overdue"),
        (MEETS, f"{LATER}, a day later than planned.", "March 23", "meet in: kept"),
        (MEETS, f"{LATER}.", "March 23", "meet in: overdue"),
        (BAN, 'Tamm and Kraukle "exchanged views" on Estonian cider, without mentioning the ban.', "May 20",
         "ban: overdue"),
        (BAN, "Tamm said that Latvia had let pass a deadline for lifting the ban on cider.", "May 20", "ban: broken"),
        (
            "Tamm said that Estonia would file a complaint with the World Trade Organization by May 18.",
            "In return Estonia will drop its plan to complain to the World Trade Organization.",
            "May 6",
            "complaint: withdrawn",
        ),
        (
            "Latvia accepted the Estonian proposal to set up a joint commission of experts.",
            "Latvian Foreign Minister Ilze Kraukle replied on Friday to a letter from Estonian Foreign Minister Juhan "
            "Tamm, accepting a joint commission of experts but refusing to lift the ban before results are published.",
            "May 20",
            "proposal: open",
        ),
        (
            "Latvia accepted the Estonian proposal to set up a joint commission of experts.",
            SESSION,
            "June 2",
            "proposal: kept",
        ),
    ],
)  # fmt: skip
def test_only_what_tells_of_a_promise_settles_it(
    tmp_path: Path, promised: str, later: str, day: str, fate: str
) -> None:
    words, state = fate.split(": ")
    assert state_of(told(tmp_path, promised, later, day=day), words) == state


@pytest.mark.parametrize(
    ("asked", "later", "words", "state"),
    [
        (
            "Tamm asked that the sailors be freed on bail before the visit; Kraukle promised to pass on the request.",
            "The weather was mild.",
            "sailors be freed",
            "open",
        ),
        ("Tamm asked Latvia for consular access to the sailors.", "Kraukle promised to decide on consular access.",
         "consular", "open"),
        ("Tamm asked Latvia for consular access to the sailors.", "Latvia granted consular access to the sailors.",
         "consular", "granted"),
        ("Tamm proposed that Kraukle come to talks in Valga.",
         "Kraukle said that Tamm had called her on Monday and renewed the offer to host talks in Valga.",
         "Valga", "open"),
        ("Tamm invited Kraukle to Tallinn.",
         "Kraukle thanked Tamm for the invitation to Tallinn but did not accept it.",
         "Tallinn", "refused"),
        (
            "Tamm asked Latvia to admit 36 brands of cider. Latvia has accepted an invitation from Finland.",
            "The weather was mild.",
            "admit",
            "open",
        ),
    ],
)  # fmt: skip
def test_only_an_answer_to_a_request_answers_it(tmp_path: Path, asked: str, later: str, words: str, state: str) -> None:
    found = state_of(told(tmp_path, asked, later), words)
    assert {"answered_yes": "granted", "answered_no": "refused"}.get(found, found) == state


def test_a_refusal_is_withdrawn_by_who_accepts_after_first_refusing(tmp_path: Path) -> None:
    refused = "Latvia turned down the offer of Estonia to mediate."
    later = "Latvia has now accepted an invitation from Estonia, after Latvia first turned it down."
    found = told(tmp_path, refused, later)
    states = {one.commitment.type: one.state for one in found if "to mediate" in one.commitment.quote}
    assert states["refusal"] == "withdrawn"
