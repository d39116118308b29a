"""How a deed is quoted: with what denies it, and never as a bare pronoun, name, time or preposition."""

from __future__ import annotations

import pytest
from coding_texts import read_text


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("The Finnish foreign minister said that Finland would not wait beyond April 15.", "would not wait beyond"),
        ("Finland will not recognise any licence for the river, its foreign minister said.", "will not recognise any"),
        ("Finland refused to give back the licences of Estonia.", "refused to give back the licences"),
        ("Finland rejected a meeting with Estonia.", "rejected a meeting with Estonia"),
        ("Finland turned the offer of Estonia down.", "turned the offer of Estonia down"),
        ("Finland is not prepared to withdraw the boat.", "is not prepared to withdraw the boat"),
    ],
)
def test_what_is_refused_reads_as_refused(text: str, action: str) -> None:
    found = [c for c in read_text(text).commitments if c.kind == "refusal"]
    assert len(found) == 1
    assert found[0].action.quote.startswith(action)
    assert found[0].action.quote in found[0].evidence[0].quote


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Finland's parliament approved it on February 28.", "approved it on February 28"),
        ("Finland invited Estonia's president to Helsinki for May.", "invited Estonia's president to Helsinki for May"),
        ("It was the Finnish prime minister who asked for the call with Estonia.", "asked for the call"),
        ("Finland agreed to the truce with Estonia on March 5, the ministry said.", "agreed to the truce"),
        (
            "The prime minister of Finland repeated the promise of his foreign minister that the checks at Valga would"
            " end by August 31.",
            "that the checks at Valga would end by August 31",
        ),
        ("Finland promised Estonia to send tents.", "to send tents"),
        ("Finland promised a loan of ten million euros to Estonia.", "a loan of ten million euros"),
    ],
)
def test_a_deed_can_be_read_by_itself(text: str, action: str) -> None:
    quotes = [c.action.quote for c in read_text(text).commitments]
    assert any(quote.startswith(action) for quote in quotes), quotes
