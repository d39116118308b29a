"""Requests and refusals that are taken back, and journeys that somebody is expected or sent for."""

from __future__ import annotations

from pathlib import Path

import pytest
from promises import state_of, told

ASKED = "Tamm asked Latvia to extradite two men who are wanted for an attack on the ferry."
REFUSED = "Latvia refused to take part in talks with Estonia in Valga."
SENT = "Kraukle promised to send her transport minister to Tallinn within three weeks."
EXPECTED = "Kraukle is expected in Tallinn later this month."
MEETS = "Latvian Foreign Minister Ilze Kraukle met Estonian Foreign Minister Juhan Tamm in Tallinn on Monday."


@pytest.mark.parametrize(
    ("later", "state"),
    [
        (
            "Estonia withdrew its request for the extradition of two men suspected of an attack on the ferry.",
            "withdrawn",
        ),
        ("Finland withdrew its request for the extradition of two men suspected of an attack on the ferry.", "open"),
        ("Estonia withdrew its envoy after the extradition of two men suspected of an attack on the ferry.", "open"),
    ],
)
def test_who_asked_may_withdraw_the_request(tmp_path: Path, later: str, state: str) -> None:
    assert state_of(told(tmp_path, ASKED, later), "extradite") == state


@pytest.mark.parametrize(
    ("later", "state"),
    [
        ("Latvia, which had turned down talks in March, has now agreed to come to Valga, Tamm said.", "withdrawn"),
        ("Latvia agreed to take part in talks with Estonia in Valga, Tamm said.", "withdrawn"),
        ("Latvia has agreed to sell Estonia a ferry, Tamm said.", "open"),
    ],
)
def test_who_refused_may_agree_after_all(tmp_path: Path, later: str, state: str) -> None:
    assert state_of(told(tmp_path, REFUSED, later), "take part") == state


@pytest.mark.parametrize(
    ("promised", "later", "words", "state"),
    [
        (SENT, MEETS.replace("Foreign Minister Ilze Kraukle", "Transport Minister Agnese Berg"), "send her", "kept"),
        (SENT, MEETS.replace("Foreign Minister Ilze Kraukle", "Ambassador Agnese Berg"), "send her", "overdue"),
        (EXPECTED, MEETS, "expected", "kept"),
        (
            EXPECTED,
            MEETS.split(" met ", maxsplit=1)[0] + " cancelled a trip to Tallinn planned for Thursday.",
            "expected",
            "withdrawn",
        ),
        ("The Latvian list is expected in March, Kraukle said.", MEETS, "list", "overdue"),
        ("Kraukle accepted an invitation to the museum in Tallinn on March 17.", MEETS, "invitation", "kept"),
    ],
)
def test_who_is_expected_sent_or_invited_is_seen_there(
    tmp_path: Path, promised: str, later: str, words: str, state: str
) -> None:
    assert state_of(told(tmp_path, promised, later, day="March 19"), words) == state


@pytest.mark.parametrize(
    ("later", "state"),
    [
        ("Latvia has agreed to return the ferry Valka to its owner, Tamm said.", "open"),
        ("Latvia has accepted the protest over the ferry Valka, Tamm said.", "withdrawn"),
    ],
)
def test_a_protest_that_was_rejected_is_not_accepted_with_its_occasion(tmp_path: Path, later: str, state: str) -> None:
    rejected = "Kraukle rejected Estonia's protest over the ferry Valka."
    assert state_of(told(tmp_path, rejected, later), "protest") == state


@pytest.mark.parametrize(
    ("later", "state"),
    [
        ("Latvian Foreign Minister Ilze Kraukle accepted an invitation to visit Tallinn.", "answered_yes"),
        ("Latvian Foreign Minister Ilze Kraukle declined an invitation to visit Tallinn.", "answered_no"),
        ("Latvian Foreign Minister Ilze Kraukle accepted an invitation to visit Helsinki.", "open"),
        ("Estonian Foreign Minister Juhan Tamm accepted an invitation to visit Riga.", "open"),
    ],
)
def test_an_invitation_is_answered_by_who_is_to_come_there(tmp_path: Path, later: str, state: str) -> None:
    invited = "Tamm invited his counterpart to a dinner in Tallinn."
    assert state_of(told(tmp_path, invited, later), "dinner") == state


INSPECT = "Kraukle asked Tamm to let Latvian engineers inspect the dam at Narva."


@pytest.mark.parametrize(
    ("asked", "later", "words", "state"),
    [
        (
            f"{INSPECT} Estonia rejected the request to let engineers inspect the dam.",
            "Estonia would allow Latvian engineers to inspect the dam at Narva after all, reversing a refusal of two "
            "months, Tamm said.",
            "engineers inspect the dam at Narva",
            "answered_yes",
        ),
        (
            f"{INSPECT} Estonia rejected the request to let engineers inspect the dam.",
            "Estonia would repair the dam at Narva, Tamm said.",
            "engineers inspect the dam at Narva",
            "answered_no",
        ),
        (
            "Kraukle demanded that Estonia reopen the sluice at Narva by 10 March. Tamm rejected the demand.",
            "Estonia agreed to reopen the sluice at Narva in June, Tamm said.",
            "reopen the sluice",
            "answered_no",
        ),
        (
            "Estonia refused to let Latvian engineers inspect the dam at Narva.",
            "Tamm told Kraukle that Estonia would allow Latvian engineers to inspect the dam at Narva after all.",
            "let Latvian engineers",
            "withdrawn",
        ),
    ],
)
def test_the_last_answer_counts(tmp_path: Path, asked: str, later: str, words: str, state: str) -> None:
    assert state_of(told(tmp_path, asked, later), words) == state
