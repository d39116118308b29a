"""Sentences that only seem to settle a promise or to answer a request, and some that do."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from promises import state_of, told

from dragoman.analysis.fates_at_once import answered
from dragoman.analysis.fates_due import deadlines
from dragoman.analysis.fates_matter import matter, wanted_words
from dragoman.analysis.fates_meanings import meaning_words

BRIDGE = "Latvia will reopen the bridge at Valka to goods traffic by May 18."
PERMITS = "The draft on forest permits reached Riga in February. Latvia promised to send its comments in April."
CONSUL = "They spoke of harbour fees. Kraukle promised to receive a consul."
FEES = "Latvia promised to pay the first instalment of the harbour fees by May 10."


@pytest.mark.parametrize(
    ("later", "day", "state"),
    [
        ("The opening of the bridge at Valka to goods traffic is on schedule, Kraukle said.", "May 9", "overdue"),
        ("Preparations for opening the bridge at Valka to traffic were done on time.", "May 9", "overdue"),
        ("The bridge at Valka was opened to goods traffic ahead of schedule.", "May 9", "kept"),
        ("The bridge at Valka remained closed on Tuesday, two days after the deadline for it.", "May 20", "broken"),
        ("The bridge at Valka remained closed on Tuesday, ten days before the deadline for it.", "May 8", "overdue"),
    ],
)
def test_what_is_on_its_way_is_not_yet_kept(tmp_path: Path, later: str, day: str, state: str) -> None:
    assert state_of(told(tmp_path, BRIDGE, later, day=day), "bridge") == state


def test_what_the_other_side_did_as_promised_keeps_no_promise_beside_it(tmp_path: Path) -> None:
    both = f"Estonia will resume the forest permits by May 10. {BRIDGE}"
    found = told(tmp_path, both, "Estonia resumed the forest permits on Monday, as agreed in March.", day="May 9")
    assert (state_of(found, "permits"), state_of(found, "bridge")) == ("kept", "overdue")


@pytest.mark.parametrize(
    ("later", "state"),
    [
        ("Latvia and Estonia reopened the bridge at Valka on Monday, as agreed.", "overdue"),
        ("Latvia and Estonia reopened the bridge at Valka and resumed the ferry on Monday, as agreed.", "kept"),
    ],
)
def test_one_of_two_deeds_is_not_the_whole(tmp_path: Path, later: str, state: str) -> None:
    both = "Latvia and Estonia agreed to reopen the bridge at Valka and to resume the ferry to Pandora by May 18."
    assert state_of(told(tmp_path, both, later, day="May 9"), "bridge") == state


@pytest.mark.parametrize(("topic", "state"), [("the draft", "broken"), ("the price of cod", "overdue")])
def test_a_time_that_was_let_pass_breaks_what_was_due_in_it(tmp_path: Path, topic: str, state: str) -> None:
    later = f"Tamm said that Riga had let April pass without a word on {topic}."
    assert state_of(told(tmp_path, PERMITS, later), "comments") == state


@pytest.mark.parametrize(
    ("promised", "later", "words", "state"),
    [
        (CONSUL, "Latvia has received half of the harbour fees, Tamm said.", "consul", "open"),
        (CONSUL, "Latvia received the consul on Monday, Tamm said.", "consul", "kept"),
        (
            "Kraukle promised to travel to Tallinn.",
            "Estonian pilots have not travelled from Tallinn.",
            "travel",
            "open",
        ),
        ("Kraukle promised to travel to Tallinn.", "Kraukle has not travelled to Tallinn.", "travel", "broken"),
        (FEES, "Latvia paid the second instalment of the harbour fees on Monday.", "first", "overdue"),
        (FEES, "Latvia paid the first instalment of the harbour fees on Monday.", "first", "kept"),
        (
            "Tamm invited Kraukle to visit the museum in Tartu in the new year, and she accepted.",
            "Latvian President Gudrun Palm accepted an invitation to pay a state visit to Tallinn in May.",
            "and she accepted",
            "open",
        ),
        (
            "Kraukle and Tamm agreed that their harbour experts, who met in Valga on Sunday, will list all fees.",
            "Harbour experts from Latvia and Estonia have met twice since.",
            "experts",
            "open",
        ),
    ],
)
def test_the_same_verb_the_same_place_or_people_do_not_settle_a_promise(
    tmp_path: Path, promised: str, later: str, words: str, state: str
) -> None:
    assert state_of(told(tmp_path, promised, later), words) == state


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("Fishermen in Riga demanded that the ferry be stopped. Tamm ruled that out.", "open"),
        ("Tamm ruled that out.", "answered_no"),
        ("Finland rejected the request.", "open"),
        ("Estonia rejected the request.", "answered_no"),
    ],
)
def test_an_answer_is_to_the_last_request_and_by_those_who_were_asked(tmp_path: Path, answer: str, state: str) -> None:
    promised = f"Kraukle called on Estonia to honour the harbour treaty. {answer}"
    assert state_of(told(tmp_path, promised, "The weather was fine."), "honour") == state


@pytest.mark.parametrize(
    ("rest", "state"),
    [
        (" and promised to send a pilot", None),
        (" but also refused to lower the toll", None),
        (", and he promised to do so", "answered_yes"),
        (" but was turned down", "answered_no"),
    ],
)
def test_who_asks_and_promises_does_not_answer_himself(rest: str, state: str | None) -> None:
    assert answered(rest) == state


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It was shut on Wednesday, two days after the deadline.", date(2025, 12, 15)),
        ("Riga paid on Tuesday, a week before its deadline.", date(2025, 12, 23)),
        ("They met on Tuesday, a week after Riga had failed to pay on time.", date(2025, 12, 9)),
        ("Riga paid on Tuesday, one day ahead of the agreed deadline.", date(2025, 12, 17)),
    ],
)
def test_a_deadline_is_known_by_how_far_off_something_was(text: str, day: date) -> None:
    assert day in deadlines(text, date(2025, 12, 17))


def test_words_of_promising_do_not_say_what_was_promised() -> None:
    sentence = "He did not mention the access to the sailors, which Riga says it was promised."
    about = matter("which Riga says it was promised", sentence, "", "", frozenset({"ship"}))
    assert meaning_words("access sailors") <= about.words
    assert "ship" not in about.words


def test_transit_is_not_to_send_something() -> None:
    assert not meaning_words("transit") & meaning_words("send a letter")
    assert "fee" in wanted_words("their experts, who met on Sunday, will list all fees")


HARBOUR = "The commission of Latvia and Estonia is to meet in Port Salis on May 14."
MARCH = "In Port Salis, several hundred fishermen marched on Wednesday, the day on which the tax on nets took effect."


@pytest.mark.parametrize(
    ("later", "day", "state"),
    [
        (MARCH, "May 9", "overdue"),
        (MARCH, "May 16", "overdue"),
        ("The commission of Latvia and Estonia has met in Port Salis twice since January.", "May 9", "overdue"),
        ("The commission of Latvia and Estonia met in Port Salis on Wednesday.", "May 15", "kept"),
    ],
)
def test_what_else_is_done_in_the_place_of_a_meeting_or_before_its_day_is_not_the_meeting(
    tmp_path: Path, later: str, day: str, state: str
) -> None:
    assert state_of(told(tmp_path, HARBOUR, later, day=day), "commission") == state


BAN = "Tamm urged Latvia to drop the suspension of 60 ferry permits that is due to take effect on May 1."


@pytest.mark.parametrize(
    ("later", "state"),
    [
        ("Fishermen marched on Thursday, the day on which the suspension of 60 ferry permits took effect.", "open"),
        ("The suspension of 60 ferry permits was lifted on Monday.", "answered_yes"),
    ],
)
def test_that_something_begins_is_not_its_end(tmp_path: Path, later: str, state: str) -> None:
    assert state_of(told(tmp_path, BAN, later), "suspension") == state


def test_what_was_to_begin_is_kept_by_its_beginning(tmp_path: Path) -> None:
    made = "Latvia will suspend the permits of 60 ferries from May 1."
    later = "Fishermen marched on Thursday, the day on which the suspension of the permits of 60 ferries took effect."
    assert state_of(told(tmp_path, made, later), "suspend") == "kept"


@pytest.mark.parametrize(
    ("later", "state"),
    [
        ("The sailors still in custody in Ventspils were not on the agenda.", "overdue"),
        ("The sailors in custody in Ventspils were not visited.", "broken"),
    ],
)
def test_what_was_not_spoken_of_is_not_broken(tmp_path: Path, later: str, state: str) -> None:
    made = "Tamm promised Kraukle to visit the sailors in custody in Ventspils on May 14."
    assert state_of(told(tmp_path, made, later), "custody") == state


@pytest.mark.parametrize(
    ("later", "state"),
    [
        ("Estonian Foreign Minister Juhan Tamm held talks in Riga on Monday with Ilze Kraukle, on a visit.", "open"),
        ("Latvian Foreign Minister Ilze Kraukle paid a visit to Tallinn on Monday and met Juhan Tamm.", "kept"),
        ("Estonian Foreign Minister Juhan Tamm paid a visit to Riga on Monday and met Ilze Kraukle.", "open"),
    ],
)
def test_an_invitation_is_followed_by_who_is_invited_and_not_by_who_invites(
    tmp_path: Path, later: str, state: str
) -> None:
    assert state_of(told(tmp_path, "Kraukle accepted an invitation to visit Tallinn.", later), "invitation") == state


def test_a_visit_keeps_no_agreement_to_call_a_commission(tmp_path: Path) -> None:
    made = "Kraukle and Tamm agreed to convene a joint commission on the ferry."
    later = "Estonian Foreign Minister Juhan Tamm visited Riga on Monday. He met Latvian Foreign Minister Ilze Kraukle."
    assert state_of(told(tmp_path, made, later), "commission") == "open"


ACCESS = "Kraukle promised that Estonian diplomats would be given access to the crew by Monday, May 19."


@pytest.mark.parametrize(
    ("promised", "later", "words", "state"),
    [
        (
            "Latvian Fisheries Minister Karlis Ozols promised the ferry owners of Estonia a compensation of 200,000 "
            "gold bank francs per ferry before May 10.",
            "The ferry owners got the compensation promised by Latvian Fisheries Minister Ozols on May 16, "
            "a week late.",
            "compensation",
            "broken",
        ),
        (
            ACCESS,
            "Estonian Ambassador Mari Lepp was allowed to visit the crew on May 18, a day before a deadline that "
            "Tallinn had announced.",
            "access",
            "kept",
        ),
        (
            "Kraukle said that Latvia would ask for a fine of the ferry owners.",
            "The ferry owners were fined on Monday.",
            "fine",
            "open",
        ),
    ],
)
def test_a_promise_is_settled_by_what_is_told_of_it_alone(
    tmp_path: Path, promised: str, later: str, words: str, state: str
) -> None:
    assert state_of(told(tmp_path, promised, later), words) == state


def test_talks_that_are_to_last_are_not_kept_before_their_end(tmp_path: Path) -> None:
    made = "Kraukle promised Tamm to keep the talks on the bridge at Valka open until May 31."
    later = "Kraukle kept the talks on the bridge at Valka open, Tamm said."
    assert state_of(told(tmp_path, made, later), "bridge") == "overdue"


def test_what_was_planned_for_a_month_is_no_plan_that_was_due_in_it(tmp_path: Path) -> None:
    made = "Kraukle said that Estonia would receive the plan by May 31."
    later = "A trip planned for May was postponed because of a storm."
    assert state_of(told(tmp_path, made, later), "plan") == "overdue"


def test_who_would_be_glad_to_do_so_grants_what_was_asked_for(tmp_path: Path) -> None:
    made = "Tamm asked Latvia to host a meeting of experts in June. Kraukle said that she would be glad to do so."
    assert state_of(told(tmp_path, made, "Nothing else was said."), "experts") == "answered_yes"


VALGA = "Tamm invited Kraukle to a meeting in Valga in April."
REPLIES = "Estonia has sent Latvia an invitation to talks in Valga. Latvia undertook to give its answer by 18 March."


@pytest.mark.parametrize(
    ("made", "later", "day", "words", "state"),
    [
        (
            "Latvia promised to reply within a week.",
            "Latvia responded on Thursday by ordering two Estonian diplomats to leave.",
            "March 14",
            "reply",
            "overdue",
        ),
        (
            "Latvia promised to reply within a week.",
            "Kraukle sent a letter on 10 March, within the week that she had promised.",
            "March 14",
            "reply",
            "kept",
        ),
        (REPLIES, "Latvia accepted the Estonian invitation on 17 March.", "March 20", "answer", "kept"),
        (REPLIES, "Latvia accepted an Estonian loan on 17 March.", "March 20", "answer", "overdue"),
        (
            "Kraukle said that the bridge at Valga would remain closed.",
            "Latvia opened the bridge at Valga on Monday.",
            "May 20",
            "bridge",
            "open",
        ),
        (
            "Latvia promised that the bridge at Valga would remain closed in June.",
            "Latvia opened the bridge at Valga on Monday.",
            "May 20",
            "closed in June",
            "broken",
        ),
        (
            "Kraukle asked Estonia to keep to the treaty of Valga.",
            "Talks in Valga have been postponed to September at the request of the Estonian side.",
            "May 20",
            "treaty",
            "open",
        ),
        (VALGA, "The two ministers agreed to meet in Valga in the autumn.", "March 20", "April", "open"),
        (VALGA, "The two ministers agreed to meet in Valga in April.", "March 20", "April", "answered_yes"),
        (
            "Tamm invited Kraukle to meet in Valga. Kraukle undertook to convey the invitation to her president.",
            "They spoke of the weather.",
            "March 20",
            "meet in Valga",
            "open",
        ),
        (
            "Latvia promised to lift its ban on Estonian cement by 15 March.",
            "Latvia lifted the ban on Estonian cement on 16 May.",
            "May 20",
            "cement",
            "broken",
        ),
        (
            "Latvia promised to lift its ban on Estonian cement by 15 March.",
            "Latvia lifted the ban on Estonian cement on 14 March.",
            "May 20",
            "cement",
            "kept",
        ),
        (
            "Latvia would allow Estonian engineers to inspect the dam at Narva, Kraukle said.",
            "Four Estonian engineers inspected the dam at Narva from 12 to 14 May.",
            "May 20",
            "inspect",
            "kept",
        ),
        (
            "Latvia promised to repair the dam at Narva by 15 May.",
            "Estonia had accepted the Latvian dam on 17 April, a day before the time that it had set itself ran out.",
            "May 20",
            "repair",
            "overdue",
        ),
        (
            "Kraukle said that Latvia regretted the ban on cement. She called on Estonia to lift it immediately and "
            "warned that Riga would answer with measures of its own.",
            "Estonia lifted the ban on cement, Tamm said.",
            "May 20",
            "lift it",
            "answered_yes",
        ),
        (
            "Kraukle said that Latvia would keep its word and lift the ban on Estonian cement by 15 May.",
            "Latvia has not lifted its ban on Estonian cement.",
            "May 20",
            "keep its word",
            "broken",
        ),
    ],
)
def test_what_only_sounds_like_a_settlement_is_none(
    tmp_path: Path, made: str, later: str, *, day: str, words: str, state: str
) -> None:
    assert state_of(told(tmp_path, made, later, day=day), words) == state


def test_an_invitation_is_not_kept_by_accepting_another(tmp_path: Path) -> None:
    accepted = "Latvia had accepted the Estonian invitation on 1 March."
    later = "Kraukle accepted the invitation of Estonia to open a fair in Valga in June."
    assert state_of(told(tmp_path, accepted, later), "invitation") == "open"


def test_what_it_is_that_is_to_be_lifted_the_sentence_before_tells() -> None:
    own = "She called on Estonia to lift it immediately and warned that Riga would answer with measures of its own."
    found = matter("to lift it immediately", own, "Kraukle regretted the ban on cement.", "Latvia", frozenset())
    assert meaning_words("lift ban cement") <= found.words
    assert not meaning_words("warn measures immediately") & found.words
