"""What somebody says he will do binds him; what he says others will do does not."""

from __future__ import annotations

from datetime import date

import pytest
from coding_texts import BRANDT, LEHTOLA, commitment_of, names, read_text


def test_said_he_would() -> None:
    reading, commitment = commitment_of(f"{LEHTOLA} said she would visit Turkey next week.", "promise")
    assert names(reading, commitment.by) == ["Aino Lehtola"]
    assert commitment.action.quote == "visit Turkey next week"
    assert commitment.due is not None
    assert commitment.due.earliest == date(2024, 3, 25)


def test_said_that_her_state_would() -> None:
    reading, commitment = commitment_of(f"{LEHTOLA} said that Finland would send tents to Turkey.", "promise")
    assert names(reading, commitment.by) == ["Finland"]


def test_said_what_would_be_done_by_a_day() -> None:
    reading, commitment = commitment_of(f"{LEHTOLA} said that the ship would be released by May 3.", "promise")
    assert names(reading, commitment.by) == ["Aino Lehtola"]
    assert commitment.due is not None
    assert commitment.due.latest == date(2024, 5, 3)


@pytest.mark.parametrize(
    "text",
    [
        f"{LEHTOLA} said the sanctions against Turkey will remain until Ankara frees the crew.",
        f"{LEHTOLA} added that the boycott would remain in place.",
        f"Finland's embargo will remain in force, {LEHTOLA} said.",
        f"{LEHTOLA} insisted that the offer would remain on the table.",
    ],
)
def test_a_measure_that_will_remain_is_promised_by_who_says_so(text: str) -> None:
    reading, commitment = commitment_of(text, "promise")
    assert names(reading, commitment.by) == ["Aino Lehtola"]


@pytest.mark.parametrize(
    "text",
    [
        f"{LEHTOLA} said that prices will remain high until spring.",
        f"{LEHTOLA} said that Turkey's sanctions would remain until spring.",
        f"{LEHTOLA} said that the sanctions of Turkey would remain.",
        "Analysts said that the sanctions would remain until spring.",
    ],
)
def test_what_remains_by_no_will_of_his_is_not(text: str) -> None:
    assert [c.kind for c in read_text(text).commitments] == []


@pytest.mark.parametrize("deed", ["send 40 more officers to Izmir", "reopen its consular office in Izmir"])
def test_what_is_sent_or_opened_is_promised_nothing(deed: str) -> None:
    _, commitment = commitment_of(f"{LEHTOLA} told reporters that Finland would {deed} by May.", "promise")
    assert commitment.to == ()


def test_what_was_over_is_no_due_date() -> None:
    _, commitment = commitment_of(f"{LEHTOLA} said that the visas, introduced last year, would be kept.", "promise")
    assert commitment.due is None


def test_will_not() -> None:
    reading, commitment = commitment_of("Germany will not recognise the government of Belarus.", "refusal")
    assert names(reading, commitment.by) == ["Germany"]
    assert commitment.action.quote.startswith("will not recognise")


@pytest.mark.parametrize(
    "text",
    [
        f"{LEHTOLA} said that Russia would lose the vote.",
        f"{LEHTOLA} said that Finland would be happy about the ferry.",
        f"{LEHTOLA} said she would not comment.",
        "Germany will not comment on the report.",
        f"{LEHTOLA} said that the rules introduced last year would be remembered.",
        "If Russia withdrew its troops, Germany would lift the sanctions.",
        "Germany would lift the sanctions if Russia withdrew its troops.",
        "Residents said they would return to their homes.",
    ],
)
def test_no_commitment(text: str) -> None:
    assert not read_text(text).commitments


def test_on_a_condition() -> None:
    reading, commitment = commitment_of(
        f"{LEHTOLA} warned that Finland would withdraw its envoy if Russia closed the border.", "promise"
    )
    assert names(reading, commitment.by) == ["Finland"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{LEHTOLA} said that the first tents would be delivered within two weeks.", "promise"),
        (f"{LEHTOLA} said that no troops would be sent to Libya.", "refusal"),
        (f"{LEHTOLA} said that the troops were at home and the request would not be examined.", "refusal"),
    ],
)
def test_what_will_be_done_binds_who_says_so(text: str, kind: str) -> None:
    reading, commitment = commitment_of(text, kind)
    assert names(reading, commitment.by) == ["Aino Lehtola"]


@pytest.mark.parametrize(
    "text",
    [
        f"{LEHTOLA} said that talks with Russia were out of the question.",
        f"{LEHTOLA} said that this was not possible before the summit.",
        "Finland has no intention of handing over the general.",
    ],
)
def test_what_is_excluded_is_refused(text: str) -> None:
    commitment_of(text, "refusal")


def test_criticism_is_no_refusal() -> None:
    assert not read_text(f"{LEHTOLA} said that the attack on the convoy was unacceptable.").commitments


@pytest.mark.parametrize(
    "text", ["Under the accord, Chile would pay half of the costs.", "In return, Chile will lift the ban."]
)
def test_what_is_due_under_a_deal_is_promised(text: str) -> None:
    reading, promise = commitment_of(text, "promise")
    assert names(reading, promise.by) == ["Chile"]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Foreign Minister Rafael Contreras said that his government would cooperate.", "Rafael Contreras"),
        (f"{LEHTOLA} said that the rebels had won and that Finland would send tents to Turkey.", "Finland"),
        ("Turkey would like a part in the mission.", "Turkey"),
        ("Finland has said yes to the observers from Oman.", "Finland"),
        ("Finland said no to the observers from Oman.", "Finland"),
    ],
)
def test_who_binds_himself(text: str, by: str) -> None:
    reading = read_text(text)
    assert [names(reading, commitment.by) for commitment in reading.commitments] == [[by]]


def test_what_should_be_done_is_no_promise() -> None:
    assert "promise" not in {c.kind for c in read_text(f"{LEHTOLA} said that Finland should wait.").commitments}


def test_what_will_be_done_for_nobody_is_refused() -> None:
    reading, refusal = commitment_of(f"No engineers will be admitted to the dam, {LEHTOLA} said.", "refusal")
    assert names(reading, refusal.by) == ["Aino Lehtola"]


@pytest.mark.parametrize("text", [f"{LEHTOLA} said that every ferry would be inspected by the end of May."])
def test_a_day_is_nobody_who_does_it(text: str) -> None:
    reading, promise = commitment_of(text, "promise")
    assert names(reading, promise.by) == ["Aino Lehtola"]
    assert promise.due is not None
    assert promise.due.latest == date(2024, 5, 31)


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        (
            f"{LEHTOLA} told her Turkish colleague that the engines would be in Turkish hands by May 15.",
            date(2024, 5, 15),
        ),
        (f"{LEHTOLA} said that a new weighing station at Vaalimaa would be in service on June 1.", date(2024, 6, 1)),
        (f"{LEHTOLA} said that Turkey would have the list by May 15.", date(2024, 5, 15)),
        ("Fifty Finnish divers will be in Izmir by May 15, the government in Helsinki said.", date(2024, 5, 15)),
    ],
)
def test_what_will_be_so_by_a_day_is_promised_by_who_says_so(text: str, latest: date) -> None:
    reading, promise = commitment_of(text, "promise")
    assert {actor.country for actor in reading.actors if actor.id in promise.by} == {"FIN"}
    assert promise.due is not None
    assert promise.due.latest == latest


@pytest.mark.parametrize(
    ("text", "by", "to"),
    [
        (
            f"{LEHTOLA} telephoned {BRANDT} on Monday and was told that the ferry would be resumed by May 3.",
            ["Erik Brandt"],
            ["Aino Lehtola"],
        ),
        (
            f"{LEHTOLA} met {BRANDT} on Monday and was assured that the port would be reopened by May 3, officials in "
            "Helsinki said.",
            ["Erik Brandt"],
            ["Aino Lehtola"],
        ),
        ("Ukraine was told by Poland that the border would be reopened by May 1.", ["Poland"], ["Ukraine"]),
        ("Latvia said it had been told by Sweden that the boats would be given back in June.", ["Sweden"], ["Latvia"]),
    ],
)
def test_who_is_told_that_something_will_be_done_is_promised_it(text: str, by: list[str], to: list[str]) -> None:
    reading = read_text(text)
    made = [one for one in reading.commitments if one.kind in {"promise", "plan"}]
    assert [(one.kind, names(reading, one.by), names(reading, one.to)) for one in made] == [("promise", by, to)]


def test_what_somebody_is_told_by_nobody_named_binds_nobody() -> None:
    assert not read_text("The Kenyan minister was told that the crossing would be closed until May.").commitments


@pytest.mark.parametrize(
    ("text", "by", "to"),
    [
        ("Albania expected a written apology from Serbia, its foreign minister said.", ["Albania"], ["Serbia"]),
        ("Norway needs a guarantee of Denmark that the cables are safe.", ["Norway"], ["Denmark"]),
        (f'"We still expect the boats, and we still expect compensation," {LEHTOLA} said.', ["Aino Lehtola"], []),
    ],
)
def test_what_is_expected_of_who_owes_it_is_demanded(text: str, by: list[str], to: list[str]) -> None:
    reading, commitment = commitment_of(text, "demand")
    assert (names(reading, commitment.by), names(reading, commitment.to)) == (by, to)


@pytest.mark.parametrize(
    "text",
    [
        "Peru does not expect an apology from Bolivia.",
        "Analysts expect an apology from Bolivia.",
        f"{LEHTOLA} put the damage at 40 million dollars.",
        f"{LEHTOLA} declined to take questions.",
        f'"We shall count the days," {LEHTOLA} said.',
    ],
)
def test_what_asks_for_nothing_and_binds_nobody(text: str) -> None:
    assert not read_text(text).commitments


@pytest.mark.parametrize(
    "text",
    [
        f"{LEHTOLA} said that Turkey would be calm by May 15.",
        f"{LEHTOLA} said that the strait would be calm soon.",
        f"{LEHTOLA} said that the ministry would be empty until May 15.",
        "The strait will be calm by May 15.",
    ],
)
def test_no_promise_of_what_others_do_or_of_no_day(text: str) -> None:
    assert not [one for one in read_text(text).commitments if one.kind == "promise" and one.by]


@pytest.mark.parametrize(
    ("text", "action"),
    [
        (f"{LEHTOLA} said that the eastern gate would be open by May 15.", "the eastern gate would be open by May 15"),
        (f"{LEHTOLA} said that the ship would be released by May 3.", "the ship would be released by May 3"),
    ],
)
def test_what_is_promised_of_a_thing_is_quoted_with_it(text: str, action: str) -> None:
    _, promise = commitment_of(text, "promise")
    assert promise.action.quote == action


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Norway announced it is lifting the ban on fish from Chile.", ["Norway"]),
        ("Norway announced that it was suspending aid to Niger.", ["Norway"]),
        ("Germany said it is giving Chad another 12 million euros.", ["Germany"]),
    ],
)
def test_what_a_state_makes_known_that_it_is_doing_is_planned(text: str, by: list[str]) -> None:
    reading, commitment = commitment_of(text, "plan")
    assert names(reading, commitment.by) == by


@pytest.mark.parametrize(
    "text",
    [
        "Norway said it is giving shelter to 200 Chadian families.",
        "Norway announced that Chile is lifting the ban on fish.",
        "Norway announced it is suffering its worst flood in years.",
        "Malta declined to say when its envoy to Libya would return.",
        "Malta would not say when its minister will travel to Libya.",
    ],
)
def test_what_goes_on_or_is_left_open_is_no_plan(text: str) -> None:
    assert not [c for c in read_text(text).commitments if c.kind in {"plan", "promise"}]


def test_what_two_decide_together_is_agreed() -> None:
    reading, commitment = commitment_of("Chile and Peru decided on Tuesday to raise their ties.", "agreement")
    assert names(reading, commitment.by) == ["Chile", "Peru"]


def test_aid_that_is_announced_is_promised() -> None:
    _, commitment = commitment_of("Japan announced an aid package of $30 million for Nepal.", "promise")
    assert commitment.action.quote.startswith("an aid package")


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Kenya will close the border with Somalia if the raids go on, the ministry said on Monday.", True),
        ("Kenya would close the border with Somalia if the raids went on, the trader said on Monday.", False),
    ],
)
def test_a_ministry_of_no_state_that_is_named_speaks_for_the_one_that_acts(text: str, bound: bool) -> None:
    reading = read_text(text)
    assert any(names(reading, c.by) == ["Kenya"] for c in reading.commitments) == bound
