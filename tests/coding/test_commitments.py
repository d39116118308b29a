"""Commitments: what is promised, agreed, asked, demanded, planned or refused, by whom, to whom, by when."""

from __future__ import annotations

from datetime import date

import pytest
from coding_texts import LEHTOLA, commitment_of, names, read_text

from dragoman.vocabulary import load_vocabulary

#: sentence, kind, by, to, words of the action
CASES = [
    (f"{LEHTOLA} promised to send tents to Turkey.", "promise", ["Aino Lehtola"], [], "to send tents to Turkey"),
    (
        "Germany pledged to deliver tanks to Ukraine.",
        "promise",
        ["Germany"],
        ["Ukraine"],
        "to deliver tanks to Ukraine",
    ),
    ("Germany's pledge to send tanks was renewed.", "promise", ["Germany"], [], "to send tanks"),
    (
        "Germany agreed to deliver tanks to Ukraine.",
        "agreement",
        ["Germany"],
        ["Ukraine"],
        "to deliver tanks to Ukraine",
    ),
    ("Kenya agreed to send tents to Sudan.", "agreement", ["Kenya"], ["Sudan"], "to send tents to Sudan"),
    ("Israel agreed with Egypt to reopen the crossing.", "agreement", ["Israel"], ["Egypt"], "to reopen the crossing"),
    ("Poland asked Germany to reopen the border.", "request", ["Poland"], ["Germany"], "to reopen the border"),
    ("Poland urged Germany to reopen the border.", "request", ["Poland"], ["Germany"], "to reopen the border"),
    ("Spain called on Israel to accept a ceasefire.", "request", ["Spain"], ["Israel"], "to accept a ceasefire"),
    ("Poland demanded an apology from Germany.", "demand", ["Poland"], ["Germany"], "an apology"),
    ("Poland demanded that Germany reopen the border.", "demand", ["Poland"], ["Germany"], "reopen the border"),
    ("The demand by Kosovo for access was repeated.", "demand", ["Kosovo"], [], "The demand by Kosovo"),
    ("Finland plans to send aid to Sudan.", "plan", ["Finland"], ["Sudan"], "send aid to Sudan"),
    ("Finland intends to support Estonia.", "plan", ["Finland"], ["Estonia"], "support Estonia"),
    ("Germany refused to recognise Kosovo.", "refusal", ["Germany"], ["Kosovo"], "to recognise Kosovo"),
    ("Germany rejected a meeting with Serbia.", "refusal", ["Germany"], ["Serbia"], "a meeting"),
]


@pytest.mark.parametrize(("text", "kind", "by", "to", "action"), CASES, ids=[c[0] for c in CASES])
def test_kinds(text: str, kind: str, by: list[str], to: list[str], action: str) -> None:
    reading, commitment = commitment_of(text, kind)
    assert names(reading, commitment.by) == by
    assert names(reading, commitment.to) == to
    assert action in commitment.action.quote
    assert commitment.action.quote in commitment.evidence[0].quote


def test_cases_cover_every_kind() -> None:
    assert {case[1] for case in CASES} == set(load_vocabulary().commitment_kinds)


@pytest.mark.parametrize(
    ("when", "earliest", "latest"),
    [
        ("by Friday", date(2024, 3, 19), date(2024, 3, 22)),
        ("next week", date(2024, 3, 25), date(2024, 3, 31)),
        ("on April 2", date(2024, 4, 2), date(2024, 4, 2)),
    ],
)
def test_due(when: str, earliest: date, latest: date) -> None:
    _, commitment = commitment_of(f"Germany agreed to deliver tanks to Ukraine {when}.", "agreement")
    assert commitment.due is not None
    assert (commitment.due.earliest, commitment.due.latest) == (earliest, latest)
    assert commitment.due.text is not None
    assert commitment.due.text in when


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Germany approved the treaty on February 28.", "agreement"),
        ("Germany agreed to the truce with Ukraine on March 5, the ministry said.", "agreement"),
        ("The treaty was approved by Germany in February.", "agreement"),
        ("Germany rejected the request of Ukraine on Monday.", "refusal"),
        ("Germany demanded compensation from Ukraine on Monday.", "demand"),
        ("Germany promised tanks for Ukraine on March 1.", "promise"),
    ],
)
def test_the_day_on_which_something_was_agreed_is_no_due_day(text: str, kind: str) -> None:
    assert commitment_of(text, kind)[1].due is None


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("Germany promised an answer on March 28.", "promise", date(2024, 3, 28)),
        ("Germany demanded an answer from Ukraine by Monday.", "demand", date(2024, 3, 25)),
        ("Germany promised to open the bridge on December 1.", "promise", date(2024, 12, 1)),
    ],
)
def test_a_day_that_is_nearer_ahead_is_still_the_due_day(text: str, kind: str, day: date) -> None:
    due = commitment_of(text, kind)[1].due
    assert due is not None
    assert due.latest == day


def test_no_due_where_the_text_names_none() -> None:
    assert commitment_of("Germany agreed to deliver tanks to Ukraine.", "agreement")[1].due is None


@pytest.mark.parametrize(
    ("answer", "kind"), [("agreed to reopen the border", "agreement"), ("refused to reopen the border", "refusal")]
)
def test_an_answer_points_to_its_request(answer: str, kind: str) -> None:
    reading = read_text(f"Poland asked Germany to reopen the border. Germany {answer}.")
    asked, answered = reading.commitments
    assert (asked.kind, answered.kind) == ("request", kind)
    assert answered.answers == asked.id
    assert asked.answers is None


def test_somebody_who_was_not_asked_does_not_answer() -> None:
    reading = read_text("Poland asked Germany to reopen the border. Canada agreed to send tents to Sudan.")
    assert [c.answers for c in reading.commitments] == [None, None]


@pytest.mark.parametrize(
    "text",
    [
        f"{LEHTOLA} declined to comment on the report.",
        "Germany refused to say when the border would open.",
        "Germany declined to give details.",
    ],
)
def test_a_refusal_to_speak_is_none(text: str) -> None:
    assert not read_text(text).commitments


@pytest.mark.parametrize(
    "text",
    [
        "Germany did not promise to send tanks.",
        "Germany may agree to send tanks.",
        "If Germany agreed to send tanks, the war would change.",
        "Ghana's president said he was glad to meet the Swedish premier on Tuesday.",
        "“Pleased to speak to the Swedish foreign minister today,” Ghana's president said.",
    ],
)
def test_what_was_not_promised_is_none(text: str) -> None:
    assert not read_text(text).commitments


@pytest.mark.parametrize(
    "text",
    [
        "Siemens promised to build a plant.",
        "Residents promised to return to their homes.",
        "The bakery agreed to lower its prices.",
    ],
)
def test_companies_and_civilians_make_none(text: str) -> None:
    assert not read_text(text).commitments


def test_two_parties_agree_together() -> None:
    reading, commitment = commitment_of("Israel and Egypt agreed to reopen the crossing by Sunday.", "agreement")
    assert names(reading, commitment.by) == ["Egypt", "Israel"]


def test_one_promise_told_in_two_words_is_one() -> None:
    reading = read_text("Germany promised to keep its promise to send tanks to Ukraine.")
    assert [c.kind for c in reading.commitments] == ["promise"]


@pytest.mark.parametrize(
    "text",
    [
        "Serbia rejected the accusation as baseless.",
        "The Finnish foreign minister rejected the criticism.",
        "The president of Serbia cancelled a visit to Zagreb.",
    ],
)
def test_a_denial_and_a_cancellation_refuse_nothing(text: str) -> None:
    assert "refusal" not in {c.kind for c in read_text(text).commitments}


@pytest.mark.parametrize(
    "text", ["Serbia rejected the proposal of Croatia.", "Serbia refused to withdraw its troops from Kosovo."]
)
def test_what_was_asked_for_is_refused(text: str) -> None:
    assert "refusal" in {c.kind for c in read_text(text).commitments}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The president of Chile offered her condolences to Peru.", set()),
        ("The president of Chile promised to respect the border with Peru.", {"promise"}),
        ("Chile offered Peru 20 million dollars.", {"promise"}),
    ],
)
def test_kind_words_promise_nothing(text: str, kinds: set[str]) -> None:
    assert {c.kind for c in read_text(text).commitments} == kinds


def test_who_is_asked_by_nobody_named_is_asked() -> None:
    reading, request = commitment_of("Finland has been invited to join the patrols in the Gulf.", "request")
    assert request.by == ()
    assert names(reading, request.to) == ["Finland"]


@pytest.mark.parametrize(
    "text",
    ["A vote is scheduled for 5 April.", "The new rates, of up to 50 per cent, are to enter into force on 1 April."],
)
def test_what_is_planned_by_nobody_named_has_its_day(text: str) -> None:
    _, plan = commitment_of(f"Peru and Chile signed a treaty on trade on Monday. {text}", "plan")
    assert plan.by == ()
    assert plan.due is not None
    assert plan.due.earliest is not None


def test_all_that_is_agreed_is_the_action() -> None:
    text = "They agreed to exchange the bodies of the dead and to set up a hotline between the two general staffs."
    _, agreement = commitment_of(f"The foreign ministers of Chile and Peru met in Lima on Monday. {text}", "agreement")
    assert agreement.action.quote.endswith("two general staffs")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Peru is not prepared to withdraw its troops from the border.", "refusal"),
        ("Peru shut the door on mediation by the bloc on Friday.", "refusal"),
        ("Peru and Chile put their names to a pact on fishing on Friday.", "agreement"),
        ("The Peruvian foreign minister floated the idea of a joint patrol with Chile.", "request"),
        ("Peru bowed to the demand of Chile on Friday.", "agreement"),
    ],
)
def test_wordings_without_a_plain_verb_of_promise(text: str, kind: str) -> None:
    commitment_of(text, kind)


@pytest.mark.parametrize(
    "text",
    [
        "The trial of the banker will begin on Friday.",
        "Residents demanded a new bus line.",
        "Teachers called off a strike after the union accepted the offer of the school board.",
    ],
)
def test_what_people_do_at_home_commits_nobody(text: str) -> None:
    assert not read_text(text).commitments


def test_people_of_no_known_part_commit_themselves_among_states() -> None:
    text = "Peru and Chile held talks in Lima on Monday. The colonel offered to release two of the Chilean prisoners."
    reading, promise = commitment_of(text, "promise")
    assert names(reading, promise.by) == ["Colonel"]


def test_to_stay_unnamed_is_asked_of_nobody() -> None:
    assert not read_text("Turkish officials, who requested not to be named, spoke of a pact with Iraq.").commitments
    assert read_text("Turkey demands that the officers of Iraq be named.").commitments
    text = "Turkish officials spoke of a pact with Iraq. They requested anonymity."
    assert not [one for one in read_text(text).statements if one.cue == "requested"]


def test_what_has_been_since_a_day_is_not_due_then() -> None:
    text = "Turkey asked Iraq on Monday to scrap a fee of 150 lari that it has charged foreign trucks since January 1."
    assert commitment_of(text, "request")[1].due is None


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("Germany called on Greece to reopen the bridge, which Athens closed in June, by March 31.", "2024-03-31"),
        ("Germany told Greece that it would not pay the fine that was imposed in October.", None),
        ("Germany and Greece agreed to reopen the port, after they talked for the first time in ten months.", None),
        ("Germany, which had promised Greece to publish a tariff by mid-February, has not done so yet.", "2024-02-20"),
    ],
)
def test_a_limit_goes_before_the_time_of_what_was(text: str, latest: str | None) -> None:
    dues = {str(c.due.latest) if c.due else None for c in read_text(text, "2024-03-22").commitments}
    assert dues == {latest}


def test_what_somebody_had_said_may_be_due_on_a_day_that_is_over() -> None:
    text = "Germany had said that it would lift the ban on Greece by Wednesday, but the day went by."
    (commitment,) = read_text(text, "2024-03-22").commitments
    assert commitment.due is not None
    assert str(commitment.due.latest) == "2024-03-20"


def test_what_was_closed_in_november_is_not_due_in_november() -> None:
    text = f"{LEHTOLA} asked Sweden to reopen its market to Finnish fish, which Stockholm closed quietly in November."
    (request,) = [c for c in read_text(text).commitments if c.kind == "request"]
    assert request.due is None


def test_when_something_was_agreed_is_not_what_was() -> None:
    text = f"{LEHTOLA} spoke of a visit to Turkey that Finland had agreed before the dispute with Sweden began."
    assert not [c for c in read_text(text).commitments if c.action.quote.startswith("before")]


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("Germany will answer Ukraine within three weeks, the foreign minister said.", date(2024, 4, 9)),
        ("The German foreign minister said that Germany would send the draft in two weeks' time.", date(2024, 4, 2)),
        ("Germany is to answer Ukraine within ten days.", date(2024, 3, 29)),
        ("Germany promised Ukraine to pay in the next ten days.", date(2024, 3, 29)),
        ("Germany will close the bridge for three weeks, the foreign minister said.", None),
        ("Germany will pay the fee for the first time in ten years, the foreign minister said.", None),
        ("Germany will answer within three weeks of the ruling, the foreign minister said.", None),
    ],
)
def test_a_length_of_time_from_now_on_ends_with_the_due_day(text: str, latest: date | None) -> None:
    commitments = [c for c in read_text(text).commitments if c.due is not None]
    assert [c.due and c.due.latest for c in commitments] == ([latest] if latest else [])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Germany promised to pay the fee by April 2 and to release the boats by May 15.", "promise"),
        (
            "Germany promised that it would pay the fee by April 2 and that it would release the boats by May 15.",
            "promise",
        ),
        ("Germany will pay the fee by April 2 and release the boats by May 15, the foreign minister said.", "promise"),
        ("Germany asked Poland to pay the fee by April 2 and to release the boats by May 15.", "request"),
        ("Germany and Poland agreed to raise the fee by April 2 and to release the boats by May 15.", "agreement"),
    ],
)
def test_each_deed_has_the_day_by_which_it_is_due(text: str, kind: str) -> None:
    reading = read_text(text)
    assert [(c.kind, c.due and c.due.latest) for c in reading.commitments] == [
        (kind, date(2024, 4, 2)),
        (kind, date(2024, 5, 15)),
    ]
    assert all(c.action.quote in c.evidence[0].quote for c in reading.commitments)
    assert len({c.id for c in reading.commitments}) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Germany promised to pay the fee and to release the boats by May 15.",
        "Germany promised to pay the fee by May 15 and may release the boats in June.",
        "Germany promised to pay the fee by May 15; Poland has been waiting for it since June.",
    ],
)
def test_deeds_that_have_one_day_together_are_one_commitment(text: str) -> None:
    assert commitment_of(text, "promise")[1].due is not None


def test_what_is_done_at_somebodys_request_has_a_day_of_its_own() -> None:
    reading, commitment = commitment_of(
        "An earlier date for the visit to Lima, March 3, was dropped at Peru's request.", "request"
    )
    assert names(reading, commitment.by) == ["Peru"]
    assert commitment.due is None


def test_what_something_is_compared_with_is_no_promise() -> None:
    text = "Latvia handed over the report on Monday, two weeks later than its government had last promised Estonia."
    assert not [one for one in read_text(text).commitments if one.kind == "promise"]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Finland asked Latvia to lift its ban on Finnish cheese, imposed in January.", None),
        ("Norway called on Denmark to sign the treaty, agreed in October, without delay.", None),
        ("Finland asked Latvia to lift its ban on cheese, imposed in January, by the end of May.", date(2024, 5, 31)),
    ],
)
def test_when_something_was_done_is_no_due_date(text: str, due: date | None) -> None:
    _, commitment = commitment_of(text, "request")
    assert (commitment.due and commitment.due.latest) == due


def test_who_accepts_is_due_when_he_will_come() -> None:
    _, commitment = commitment_of(
        "Ugandan President Moses Kato was asked to Nairobi. He accepted and will travel there on July 14, Uganda said.",
        "agreement",
    )
    assert commitment.due is not None
    assert commitment.due.earliest == date(2024, 7, 14)


def test_a_visit_that_is_to_take_place_by_a_day_is_planned_though_it_is_pointed_to() -> None:
    text = (
        f"{LEHTOLA} invited Swedish President Erik Brandt to visit Helsinki. The visit is to take place before the end "
        "of May, she said."
    )
    plans = [one for one in read_text(text).commitments if one.kind == "plan"]
    assert [plan.due.latest.month for plan in plans if plan.due and plan.due.latest] == [5]


def test_a_call_that_somebody_act_is_a_request() -> None:
    text = "Chilean Foreign Minister Ivo Paz reiterated Santiago's call that Bolivia refrain from blocking the road."
    reading, request = commitment_of(text, "request")
    assert request.action.quote == "that Bolivia refrain from blocking the road"
    assert (names(reading, request.by), names(reading, request.to)) == (["Chile"], ["Bolivia"])


@pytest.mark.parametrize("words", ["do its utmost to free the crew", "spare no effort to free the crew"])
def test_what_somebody_does_his_utmost_for_is_part_of_it(words: str) -> None:
    _, promise = commitment_of(f"{LEHTOLA} said on Monday that the Finnish government will {words}.", "promise")
    assert promise.action.quote.endswith("to free the crew")


def test_what_is_promised_in_a_quotation_has_no_marks_of_it() -> None:
    _, found = commitment_of(
        "“We will reopen the road to Estonia by Friday,” Finnish envoy Aino Lehtola said.", "promise"
    )
    assert found.action.quote == "reopen the road to Estonia by Friday"


def test_several_who_agree_do_so_with_each_other() -> None:
    reading = read_text("Peru and Chile agreed to resume ties, and Ghana and Togo agreed to lift tariffs.")
    assert [(names(reading, c.by), c.to) for c in reading.commitments] == [
        (["Chile", "Peru"], ()),
        (["Ghana", "Togo"], ()),
    ]


@pytest.mark.parametrize(
    "threat",
    [
        "Chile threatened to close the gate unless Peru pays the fees.",
        "Chile has threatened to expel the Peruvian envoy.",
        "Chile is threatening to freeze Peruvian accounts.",
        "Chile threatened that the gate would stay shut until Peru paid.",
    ],
)
def test_who_threatens_to_do_something_commits_himself(threat: str) -> None:
    reading = read_text(threat)
    assert [(c.kind, names(reading, c.by)) for c in reading.commitments][:1] == [("promise", ["Chile"])]


@pytest.mark.parametrize(
    "text",
    [
        "Chile threatened to bomb the dam in Peru.",
        "The row threatens to overshadow the visit of the Chilean president to Peru.",
        "Chile criticised a report that Peru had threatened to close the gate.",
        "Ivo Paz, who threatened in 2021 to close the gate to Chile, saw Peru's president.",
    ],
)
def test_war_and_threats_told_of_in_passing_are_none(text: str) -> None:
    assert not read_text(text).commitments
