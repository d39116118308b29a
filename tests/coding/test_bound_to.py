"""What states say they stay bound to, are told to keep from, and promised: its words, and who is bound."""

from __future__ import annotations

import pytest
from coding_texts import names, read_text


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Canada is committed to ensuring peace in the strait.", "ensuring peace in the strait"),
        (
            '"Canada remains committed to ensuring peace in the strait," Foreign Minister Joan Ekdal said.',
            "ensuring peace",
        ),
        ("Chile and Peru remain fully committed to reopening the tunnel by May.", "reopening the tunnel by May"),
    ],
)
def test_who_is_committed_to_doing_something_promises_it(text: str, deed: str) -> None:
    (made,) = read_text(text).commitments
    assert made.kind == "promise"
    assert deed in made.action.quote
    assert not made.to


def test_who_is_warned_against_something_is_asked_not_to_do_it() -> None:
    reading = read_text("Norway warned Iceland twice against raising the levy on herring.")
    (made,) = reading.commitments
    assert (made.kind, names(reading, made.by), names(reading, made.to)) == ("request", ["Norway"], ["Iceland"])
    assert made.action.quote == "against raising the levy on herring"


def test_a_decision_that_drives_a_state_to_something_asks_nothing() -> None:
    assert not read_text("The decision of the lenders had pushed Fiji to turn to Japan.").commitments


def test_a_commitment_is_quoted_with_what_it_is_to_be() -> None:
    (made,) = read_text("Kenya reiterated its commitment to the lake as a zone of peace.").commitments
    assert made.action.quote == "to the lake as a zone of peace"


def test_what_is_promised_is_named_with_the_promise() -> None:
    (made,) = read_text("Ghana denied that it had withheld the loan promised to Togo.").commitments
    assert made.action.quote == "the loan promised to Togo"


def test_the_day_on_which_something_was_told_is_not_when_it_is_due() -> None:
    text = (
        "Chile will continue to strengthen its talks with Peru, the state news agency reported on Sunday, amid a row."
    )
    (made,) = read_text(text).commitments
    assert made.due is None


def test_the_place_where_somebody_will_be_met_is_no_part_of_the_deed() -> None:
    text = "Foreign Minister Joan Ekdal of Canada flew to Chile, where she will meet with President Ana Huerta."
    plan = next(one for one in read_text(text).commitments if one.kind == "plan")
    assert plan.action.quote.startswith("will meet with")


def test_to_wait_and_see_promises_nothing() -> None:
    text = 'Defence Minister Karl Voss of Austria said: "In the coming weeks, we will see what happens in Chile."'
    assert not read_text(text).commitments


def test_who_tells_of_a_deed_is_no_part_of_it() -> None:
    text = "Chile will continue to “strengthen its talks with Peru,” the news agency reported on Sunday, amid a row."
    for made in read_text(text).commitments:
        assert "reported" not in made.action.quote


def test_what_the_allies_of_a_state_promise_does_not_bind_that_state() -> None:
    reading = read_text("Ghana's allies have promised to send grain to Mali.")
    (made,) = reading.commitments
    assert names(reading, made.by) == ["Ghana's allies"]
