"""Contacts: medium, participants, initiator, topics, silence claimed, and when."""

from __future__ import annotations

from datetime import date

import pytest
from coding_texts import BRANDT, LEHTOLA, contact_of, names, parts_of, read_text

from dragoman.vocabulary import load_vocabulary

PAIR = ["Aino Lehtola", "Erik Brandt"]
MEDIA = [
    (f"{LEHTOLA} phoned {BRANDT} on Monday.", "phone"),
    (f"{LEHTOLA} spoke with {BRANDT} by phone on Monday.", "phone"),
    (f"{LEHTOLA} spoke with {BRANDT} by video link on Monday.", "video"),
    (f"{LEHTOLA} met with {BRANDT} in Vienna on Monday.", "in_person"),
    (f"{LEHTOLA} met {BRANDT} on Monday.", "in_person"),
    (f"{LEHTOLA} wrote a letter to {BRANDT} on Monday.", "letter"),
    (f"{LEHTOLA} sent a message to {BRANDT} on Monday.", "message"),
    (f"{BRANDT} was received by {LEHTOLA} in Helsinki on Monday.", "in_person"),
    (f"{BRANDT} visited {LEHTOLA} in Helsinki on Monday.", "visit"),
    (f"{LEHTOLA} informed {BRANDT} by letter on Monday.", "letter"),
    (f"{LEHTOLA} held a video call with {BRANDT} on Monday.", "video"),
    (f"{LEHTOLA} held talks here with {BRANDT} on Monday.", "in_person"),
]
STATES = [
    ("Turkey held talks with Greece on Monday.", "unspecified"),
    ("Turkey and Greece held indirect talks on Monday.", "intermediary"),
    ("Turkey and Greece held a video call on Monday.", "video"),
]


@pytest.mark.parametrize(("text", "medium"), MEDIA, ids=[m[0] for m in MEDIA])
def test_medium_between_people(text: str, medium: str) -> None:
    reading, contact = contact_of(text)
    assert contact.medium == medium
    assert names(reading, contact.participants) == PAIR
    assert contact.status == "happened"
    assert contact.date is not None
    assert contact.date.earliest == contact.date.latest == date(2024, 3, 18)


@pytest.mark.parametrize(("text", "medium"), STATES, ids=[m[0] for m in STATES])
def test_medium_between_states(text: str, medium: str) -> None:
    reading, contact = contact_of(text)
    assert (contact.medium, names(reading, contact.participants)) == (medium, ["Greece", "Turkey"])


def test_cases_cover_every_medium() -> None:
    assert {medium for _, medium in MEDIA + STATES} == set(load_vocabulary().media)


def test_who_arranges_something_by_phone_needs_nobody_between() -> None:
    _, contact = contact_of(f"The round was arranged by {LEHTOLA} and {BRANDT} in a phone call on January 20.")
    assert contact.medium == "phone"


def test_the_mode_of_the_event_follows_the_medium() -> None:
    reading, contact = contact_of(MEDIA[0][0])
    (event,) = [e for e in reading.events if e.id == contact.event]
    assert event.type == "CONSULT"
    assert load_vocabulary().media[contact.medium].mode in event.modes


@pytest.mark.parametrize(
    ("text", "participants"),
    [
        (f"In a call with {BRANDT}, {LEHTOLA} said that the ferry toll was too high.", PAIR),
        ("Turkey and Greece met in Vienna.", ["Greece", "Turkey"]),
        ("The meeting was attended by Turkey and Greece.", ["Greece", "Turkey"]),
        ("Turkey, Greece and Bulgaria held talks in Sofia.", ["Bulgaria", "Greece", "Turkey"]),
        (f"{LEHTOLA} flew to Ankara on Monday.", ["Aino Lehtola", "Turkey"]),
        (f"{LEHTOLA} visited Turkey on Monday.", ["Aino Lehtola", "Turkey"]),
    ],
)
def test_participants(text: str, participants: list[str]) -> None:
    reading, contact = contact_of(text)
    assert names(reading, contact.participants) == participants


def test_the_two_leaders_are_those_who_met() -> None:
    text = (
        "The president of Turkey met the prime minister of Greece in Vienna. The two leaders discussed the ferry toll."
    )
    reading, contact = contact_of(text)
    assert len(contact.participants) == 2
    assert {a.country for a in reading.actors if a.id in contact.participants} == {"TUR", "GRC"}
    assert [topic.quote for topic in contact.topics] == ["the ferry toll"]
    assert len(contact.evidence) == 2


def test_a_definite_noun_takes_over_the_parties_before() -> None:
    reading, contact = contact_of("Turkey held talks with Greece on Monday. The talks ended without a result.")
    assert names(reading, contact.participants) == ["Greece", "Turkey"]
    assert len(contact.evidence) == 2


def test_what_was_discussed_is_no_second_contact() -> None:
    _, contact = contact_of("Turkey and Greece discussed negotiations on the ferry toll on Monday.")
    assert contact.status == "happened"
    assert any("negotiations" in topic.quote for topic in contact.topics)
    assert all(topic.quote != "Monday" for topic in contact.topics)


def test_who_sought_the_contact() -> None:
    reading, contact = contact_of("Turkey phoned Greece on Monday.")
    assert contact.initiator is not None
    assert names(reading, (contact.initiator,)) == ["Turkey"]
    assert contact_of("Turkey held talks with Greece.")[1].initiator is None


def test_topics() -> None:
    assert [t.quote for t in contact_of(f"{LEHTOLA} met {BRANDT} to discuss the ferry toll.")[1].topics] == [
        "the ferry toll"
    ]
    assert [t.quote for t in contact_of("Turkey and Greece held a video call about the harbour.")[1].topics] == [
        "the harbour"
    ]
    assert contact_of("Turkey held talks with Greece on Monday.")[1].topics == ()


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("Turkey held talks with Greece on Monday, their first meeting in two months.", 55, 65),
        ("Turkey held talks with Greece for the first time in over a month.", 28, 60),
        ("It was the first meeting between Turkey and Greece in three weeks.", 21, 27),
    ],
)
def test_silence_claims(text: str, least: int, most: int) -> None:
    claim = next(c.silence_claim for c in read_text(text).contacts if c.silence_claim)
    assert claim.text.startswith("first")
    assert claim.text in text
    assert least <= claim.days[0]
    assert claim.days[1] is not None
    assert claim.days[0] <= claim.days[1] <= most


def test_a_length_of_time_alone_is_no_claim_of_silence() -> None:
    assert contact_of("Turkey held talks with Greece for two hours.")[1].silence_claim is None


@pytest.mark.parametrize(
    ("when", "earliest", "latest"),
    [
        ("on Friday", date(2024, 3, 22), date(2024, 3, 22)),
        ("next week", date(2024, 3, 25), date(2024, 3, 31)),
    ],
)
def test_planned_window(when: str, earliest: date, latest: date) -> None:
    _, contact = contact_of(f"{LEHTOLA} will meet {BRANDT} {when}.")
    assert contact.status == "planned"
    assert contact.date is not None
    assert (contact.date.earliest, contact.date.latest) == (earliest, latest)


def test_a_past_weekday_looks_back_and_a_planned_one_ahead() -> None:
    past = contact_of(f"{LEHTOLA} met {BRANDT} on Thursday.")[1].date
    planned = contact_of(f"{LEHTOLA} will meet {BRANDT} on Thursday.")[1].date
    assert past is not None
    assert planned is not None
    assert (past.earliest, planned.earliest) == (date(2024, 3, 14), date(2024, 3, 21))


def test_place() -> None:
    assert contact_of(f"{LEHTOLA} met with {BRANDT} in Vienna on Monday.")[1].place == "Vienna"


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        (f"{LEHTOLA} held talks in Vienna on Monday with {BRANDT}.", "Vienna"),
        (f"A working visit to Berlin by {LEHTOLA} is planned for Monday.", "Berlin"),
        (f"{LEHTOLA} will visit Berlin in April.", "Berlin"),
        (f"Talks between {LEHTOLA} and {BRANDT} will be held in Vienna in April.", "Vienna"),
        (f"{LEHTOLA} and {BRANDT} met on Monday at the foreign ministry.", None),
        (f"{LEHTOLA} will visit Germany in April.", None),
    ],
)
def test_the_town_of_a_contact_is_where_its_words_say_and_where_a_visit_goes(sentence: str, place: str | None) -> None:
    assert contact_of(sentence)[1].place == place


def test_a_meeting_that_did_not_take_place_is_a_negated_contact() -> None:
    assert contact_of(f"{LEHTOLA} did not meet {BRANDT}.")[1].status == "negated"


def test_travel_and_the_talks_that_it_was_for_are_one_contact() -> None:
    reading, contact = contact_of(f"{LEHTOLA} travelled to Sweden on Monday for talks with {BRANDT}.")
    assert names(reading, contact.participants) == PAIR
    reading = read_text(f"{LEHTOLA} travelled to Sweden on Monday and held talks with {BRANDT}.")
    assert len(reading.contacts) == 1


def test_what_is_told_again_is_the_same_contact() -> None:
    text = f"{LEHTOLA} met {BRANDT} on Monday. It was their first meeting since May. The talks lasted two hours."
    assert len(read_text(text).contacts) == 1


def test_what_was_is_not_what_was_promised_just_before_and_its_source_took_no_part() -> None:
    text = (
        f"{LEHTOLA} met {BRANDT} on Monday. Lehtola promised to travel to Sweden before the end of the year. "
        "It was the first meeting between the two ministers since May, according to Brandt's spokeswoman, Ana Lind."
    )
    reading = read_text(text)
    met = [contact for contact in reading.contacts if contact.medium == "in_person"]
    assert [(contact.status, names(reading, contact.participants)) for contact in met] == [("happened", PAIR)]


def test_a_call_that_nobody_plans_is_not_the_talks_that_were_put_off() -> None:
    text = (
        "Consultations between Finland and Sweden that were planned for March 22 have been postponed. "
        f"There will be no call between {LEHTOLA} and {BRANDT}."
    )
    reading = read_text(text)
    assert {c.medium for c in reading.contacts if c.status == "negated"} >= {"phone"}
    assert len(reading.contacts) == 2


def test_plans_for_other_days_are_two() -> None:
    text = (
        f"{LEHTOLA} and {BRANDT} will meet before the end of April. Finland's prime minister and Sweden's prime "
        "minister will meet before the end of the year."
    )
    assert len({c.date.latest for c in read_text(text).contacts if c.date}) == 2


def test_the_setting_of_a_contact_is_none() -> None:
    text = f"{LEHTOLA} will meet {BRANDT} on the sidelines of the NATO summit in Vilnius on Friday."
    assert len(read_text(text).contacts) == 1


def test_a_setting_of_several_words_is_no_contact_of_its_own() -> None:
    text = (
        "What the papers say of the week\n\nJapanese Prime Minister Kenji Arai met South Korean President Han Do-yun "
        "on Sunday. During their meeting on the sidelines of the Group of 20 summit in New Delhi, Arai also told Han "
        "that Tokyo has hopes for Seoul this year."
    )
    assert len(parts_of(text).reading.contacts) == 1


@pytest.mark.parametrize(
    "text",
    [
        f"{LEHTOLA} phoned {BRANDT} on Monday. Experts of the two countries will meet in Oslo on Friday.",
        f"{LEHTOLA} and {BRANDT} agreed by phone on Monday on a meeting of fisheries experts in Oslo on Friday.",
        f"{LEHTOLA} met {BRANDT} on Monday. Finland had put off talks on fisheries in January because of a storm.",
    ],
)
def test_whom_others_send_and_bare_talks_of_another_day_are_of_the_states_alone(text: str) -> None:
    reading = read_text(text)
    other = next(c for c in reading.contacts if c.date and c.date.earliest != date(2024, 3, 18))
    assert names(reading, other.participants) == ["Finland", "Sweden"]


def test_who_sent_what_a_visitor_brings_is_not_visited() -> None:
    text = (
        "Its foreign minister, Nadine Esparon of Seychelles, came to Antananarivo on Monday carrying a letter from "
        "Prime Minister Anand Seebaluck of Mauritius."
    )
    reading = read_text(text)
    (visit,) = [contact for contact in reading.contacts if contact.medium == "visit"]
    assert set(names(reading, visit.participants)) == {"Nadine Esparon", "Madagascar"}


def test_who_agrees_on_a_journey_does_not_travel() -> None:
    text = f"{LEHTOLA} and {BRANDT} agreed on Monday that Finland's prime minister would travel to Stockholm in May."
    reading = read_text(text)
    journey = next(c for c in reading.contacts if c.medium == "visit")
    assert {a.country for a in reading.actors if a.id in journey.participants} == {"FIN", "SWE"}
    assert not {"Aino Lehtola", "Erik Brandt"} & set(names(reading, journey.participants))


@pytest.mark.parametrize("who", ["Lehtola", "Finland", "The minister"])
def test_of_whom_a_relative_clause_tells_takes_part(who: str) -> None:
    reading = read_text(f"{who} thanked {BRANDT}, with whom {LEHTOLA} had talked on March 3.")
    assert [names(reading, c.participants) for c in reading.contacts] == [PAIR]


def test_the_occasion_on_whose_eve_they_met_is_none_of_their_contacts() -> None:
    text = f"{LEHTOLA} met {BRANDT} in Vilnius on Friday, on the eve of the NATO summit."
    assert len(read_text(text).contacts) == 1


def test_the_call_is_the_news_and_not_the_background_told_last() -> None:
    text = f"{LEHTOLA} phoned {BRANDT} on Monday. The two last met in Vienna in May 2019. The conversation was frank."
    calls = [contact for contact in read_text(text).contacts if contact.medium == "phone"]
    assert [quote.quote for quote in calls[0].evidence][-1] == "The conversation"


def test_a_contact_may_name_nobody() -> None:
    _, contact = contact_of("A second round of talks will be held in Geneva on Friday.")
    assert contact.participants == ()
    assert contact.status == "planned"


@pytest.mark.parametrize(
    "text",
    [
        "Germany summoned the Georgian ambassador on Monday over the arrest.",
        "Georgian Ambassador Irakli Lomidze was summoned to the German foreign ministry on Monday.",
    ],
)
def test_a_summons_is_a_complaint_and_a_contact(text: str) -> None:
    reading, contact = contact_of(text)
    assert contact.medium == "in_person"
    assert "ACCUSE" in {event.type for event in reading.events}


def test_a_summons_to_court_is_no_contact() -> None:
    assert not read_text("The court in Lagos summoned the former governor on Monday to testify.").contacts


def test_contacts_in_two_places_are_two() -> None:
    text = (
        f"{LEHTOLA} will meet {BRANDT} in Brussels in May. They will also meet in Helsinki before the end of the year."
    )
    assert {contact.place for contact in read_text(text).contacts} == {"Brussels", "Helsinki"}


def test_a_visit_does_not_take_place_where_its_report_is_filed() -> None:
    text = "OSLO, May 13, 2025 — Norwegian Foreign Minister Lars Brekke visited Helsinki on Monday."
    assert {contact.place for contact in read_text(text).contacts} == {"Helsinki"}


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("The Namibian government protested in a letter on Monday.", "letter"),
        (f"{LEHTOLA} told the Swedish government by video link on Monday that the truce was over.", "video"),
        (f"{LEHTOLA} called on Swedish Prime Minister Erik Brandt on Monday to discuss the border.", "in_person"),
    ],
)
def test_by_what_means_something_is_said_or_done_is_a_contact(text: str, medium: str) -> None:
    _, contact = contact_of(text)
    assert contact.medium == medium


def test_a_round_called_off_is_a_contact_that_was_not() -> None:
    _, contact = contact_of("A round planned for June in Geneva was called off by North Korea.")
    assert contact.status == "negated"


@pytest.mark.parametrize(
    "text",
    [
        f"{LEHTOLA} is expected in the region by Friday.",
        "They were received at the airport by Finnish Interior Minister Aino Lehtola.",
    ],
)
def test_envoys_travel_abroad_and_hosts_have_guests(text: str) -> None:
    reading, contact = contact_of(text)
    assert names(reading, contact.participants) == ["Aino Lehtola"]


def test_a_joint_body_meets() -> None:
    _, contact = contact_of("The General Border Committee met in Savannakhet on Monday, a Lao official said.")
    assert contact.medium == "in_person"


@pytest.mark.parametrize(
    "text",
    [
        f"{BRANDT} granted {LEHTOLA} an audience on Monday.",
        f"{LEHTOLA} and {BRANDT} broke bread in Oslo on Monday.",
        f"{LEHTOLA} and {BRANDT} posed for photographs together in Oslo on Monday.",
        f"{LEHTOLA} and {BRANDT} thrashed out the details in Oslo on Monday.",
    ],
)
def test_rarer_wordings_of_a_contact(text: str) -> None:
    reading, contact = contact_of(text)
    assert names(reading, contact.participants) == PAIR


AGAIN = (
    "The call had been more than a month in the making.",
    "That call is common ground.",
    "The call lasted an hour.",
)


@pytest.mark.parametrize("told", AGAIN)
def test_a_noun_alone_means_the_contact_told_before(told: str) -> None:
    reading = read_text(f"{LEHTOLA} phoned {BRANDT} on Monday. {told}")
    (contact,) = reading.contacts
    assert len(contact.evidence) > 1 and "call" in contact.evidence[-1].quote


def test_a_noun_alone_means_no_contact_of_another_medium() -> None:
    reading = read_text(f"{LEHTOLA} wrote a letter to {BRANDT} on Monday. That call is common ground.")
    assert [contact.medium for contact in reading.contacts] == ["letter"]


def test_what_something_followed_is_no_more_to_come() -> None:
    text = (
        "Finnish President Aino Lehtola will meet Swedish President Erik Brandt on Friday. In a statement following "
        "the meeting, her office said that the two had agreed on a toll."
    )
    assert "happened" in {event.status for event in read_text(text).events if event.type == "CONSULT"}


def test_a_visit_spoken_of_again_is_still_to_come() -> None:
    text = f"{LEHTOLA} will visit Stockholm on October 28. The Swedish ministry confirmed the visit."
    reading = read_text(text)
    assert [contact.status for contact in reading.contacts] == ["planned"]
    assert len(reading.contacts[0].evidence) > 1
    assert sum(one.kind == "plan" for one in reading.commitments) == 1


def test_that_call_does_not_make_a_call_of_long_ago_news() -> None:
    text = f"{LEHTOLA} met {BRANDT} on Monday. It was their first conversation since a phone call on January 20, 2022. "
    (_, call) = read_text(text + "The border was closed after that call.").contacts
    assert call.medium == "phone" and call.historical


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "In March, Togo's envoy, Ana Costa, took a verbal message from Cotonou to Niamey.",
            {"Ana Costa", "Benin", "Niger"},
        ),
        (
            "South African Trade Minister Thandi Moyo is due in Hanoi. A session with her Vietnamese counterpart, Bui "
            "Quang Dat, is down for Tuesday.",
            {"Thandi Moyo", "Bui Quang Dat"},
        ),
        ("Togo's position was delivered to the Malian chargé d'affaires in Lomé on Tuesday.", {"Togo"}),
        (
            "Togo's envoy, Ana Costa, met officials of both countries, Benin and Niger, in Accra.",
            {"Ana Costa", "Benin", "Niger"},
        ),
    ],
)
def test_who_takes_part_stands_beside_the_word(text: str, parties: set[str]) -> None:
    reading = read_text(text)
    assert any(parties <= set(names(reading, contact.participants)) for contact in reading.contacts)


def test_a_journey_that_the_model_is_sure_of_needs_no_host() -> None:
    media = [
        contact.medium
        for contact in read_text("Prime Minister Zulkifli Rahmat of Malaysia will visit Tawangsari in May.").contacts
    ]
    assert media == ["visit"]


def test_a_contact_said_twice_has_the_day_of_either() -> None:
    text = "Ghana agreed to dispatch such a delegation to Togo, with the meeting likely to take place early next week."
    assert all(contact.date for contact in read_text(text, "2024-03-19").contacts)


def test_a_contact_that_lay_ahead_is_quoted_with_its_verb() -> None:
    text = "Turkish Premier Orhan Tez had been expected in Tbilisi on Thursday for talks with Georgian Premier Levan M."
    (contact,) = read_text(text).contacts
    assert any(quote.quote.startswith("Turkish Premier Orhan Tez had been expected") for quote in contact.evidence)


def test_people_of_one_state_have_no_contact_of_states() -> None:
    at_home = "Barack Obama telephoned Hillary Clinton on Monday. Joe Biden will meet Obama on Friday."
    assert not read_text(at_home).contacts
    assert read_text("Barack Obama telephoned Angela Merkel on Monday.").contacts


def test_what_one_informs_the_other_of_is_part_of_their_call() -> None:
    reading = read_text(f"{LEHTOLA} phoned {BRANDT} on Monday. Lehtola informed Brandt that the ships had left.")
    assert [contact.medium for contact in reading.contacts] == ["phone"]


@pytest.mark.parametrize("where", ["here", "in the capital"])
def test_a_guest_comes_to_the_state_in_which_an_article_is_written(where: str) -> None:
    text = f"LIMA, March 14 - Peru is waiting. Turkish Foreign Minister Orhan Tez arrived {where} on Tuesday."
    reading = read_text(text)
    assert any(names(reading, contact.participants) == ["Orhan Tez", "Peru"] for contact in reading.contacts)


def test_who_is_a_guest_visits_his_host() -> None:
    reading, contact = contact_of(f"{LEHTOLA} spent five hours in Stockholm on Monday as the guest of {BRANDT}.")
    assert {"Aino Lehtola", "Erik Brandt"} <= set(names(reading, contact.participants))


def test_an_ambassador_whom_nobody_named_summons_is_summoned_by_the_other_state() -> None:
    reading = read_text("Finland and Turkey are at odds over a ferry. Turkey's ambassador was summoned on Monday.")
    assert "Finland" in {name for contact in reading.contacts for name in names(reading, contact.participants)}


def test_a_first_trip_that_a_plan_is_called_is_that_plan() -> None:
    text = f"{LEHTOLA} will visit Stockholm on May 12, the Swedish government said on Monday, her first trip to Sweden."
    assert {contact.status for contact in read_text(text).contacts} == {"planned"}


def test_what_is_discussed_does_not_say_by_what_means_nor_when() -> None:
    reading = read_text(f"{LEHTOLA} and {BRANDT} discussed preparations for a visit of Turkey's president on May 14.")
    talk = next(c for c in reading.contacts if c.status == "happened")
    assert (talk.medium, talk.date) == ("unspecified", None)


def test_what_is_quoted_begins_behind_the_dateline() -> None:
    reading = read_text(f"HELSINKI, March 18, 2024 — {LEHTOLA} met {BRANDT} on Monday.")
    assert reading.contacts[0].evidence[0].quote.startswith("Finnish envoy")


def test_what_is_to_be_sent_by_a_day_is_not_the_visit_before_it() -> None:
    reading = read_text(
        "Swedish Foreign Minister Erik Brandt said that his ministry would send Helsinki a draft text by April 15. "
        "He confirmed that Swedish President Aino Lehtola would travel to Helsinki on April 8."
    )
    visit = next(contact for contact in reading.contacts if contact.medium == "visit")
    assert not any("draft" in quote.quote for quote in visit.evidence)


def test_the_day_of_a_dateline_with_an_agency_is_no_day_of_a_contact() -> None:
    _, contact = contact_of(
        "TAMPERE, March 19, 2024 (Nordic Wire) — The foreign ministers of Finland and Sweden, Aino Lehtola and Erik "
        "Brandt, met in Tampere on Monday for the first session of the joint border commission in six years."
    )
    assert (contact.status, str(contact.date.earliest if contact.date else None)) == ("happened", "2024-03-18")


def test_an_ambassador_who_was_summoned_is_not_on_the_visit() -> None:
    reading = read_text(
        "President Aino Lehtola of Finland paid a visit to Sweden on Monday and met President Erik Brandt in Lund. "
        "Neither mentioned the Swedish ambassador who was summoned in May. It was the first visit by a Finnish "
        "president since 2021."
    )
    visit, *_ = reading.contacts
    assert names(reading, visit.participants) == ["Aino Lehtola", "Erik Brandt"]
    assert any("first visit" in quote.quote for quote in visit.evidence)


def test_two_sides_who_saw_each_other_abroad_did_not_see_their_hosts() -> None:
    text = "Finnish envoy Aino Lehtola and Swedish envoy Erik Brandt last saw each other in Lima in October."
    reading, contact = contact_of(text)
    assert names(reading, contact.participants) == ["Aino Lehtola", "Erik Brandt"]


@pytest.mark.parametrize(
    ("text", "initiator"),
    [
        ("The call between Norway and Estonia was held at Oslo's request, Estonia said.", "Norway"),
        ("The phone call between Peru and Bolivia took place on the initiative of Peru.", "Peru"),
        (f"{LEHTOLA} met {BRANDT} in Riga on Monday at the request of Sweden.", "Erik Brandt"),
        (f"{LEHTOLA} met {BRANDT} in Riga on Monday.", None),
    ],
)
def test_at_whose_request_a_contact_was_held_sought_it(text: str, initiator: str | None) -> None:
    reading, contact = contact_of(text)
    assert (names(reading, (contact.initiator,)) if contact.initiator else None) == (initiator and [initiator])


def test_who_is_seeing_somebody_on_a_named_day_is_yet_to_do_so() -> None:
    assert contact_of(f"{LEHTOLA} is seeing {BRANDT} on Thursday.")[1].status == "planned"
    assert contact_of(f"{LEHTOLA} is visiting {BRANDT} until Thursday.")[1].status == "ongoing"


@pytest.mark.parametrize(
    "text",
    [
        f"{BRANDT} gave her 25 minutes, the Finnish envoy, Aino Lehtola, said.",
        f"{LEHTOLA} kept {BRANDT} until midnight.",
        f"{LEHTOLA} had seen off {BRANDT} at the airport on Monday.",
        f"{LEHTOLA} and {BRANDT} also went over the old controversy about the herring.",
        f"{LEHTOLA} and {BRANDT} compared their tide tables and calculations.",
    ],
)
def test_who_gives_another_time_or_goes_over_a_list_with_him_has_met_him(text: str) -> None:
    reading, contact = contact_of(text)
    people = ["Aino Lehtola", "Erik Brandt"]
    assert (contact.medium, contact.status, names(reading, contact.participants)) == ("in_person", "happened", people)


def test_who_takes_a_ferry_to_a_town_abroad_goes_there() -> None:
    reading, contact = contact_of(f"{LEHTOLA} took the ferry to Tallinn on Friday.")
    assert (contact.medium, names(reading, contact.participants)) == ("visit", ["Aino Lehtola", "Estonia"])


def test_who_is_somewhere_abroad_is_there_on_a_visit() -> None:
    reading, contact = contact_of("A fact-finding team of the African Union is in Moroni this week.")
    assert (contact.medium, contact.status) == ("visit", "ongoing")
    assert names(reading, contact.participants) == ["African Union", "Comoros"]


@pytest.mark.parametrize(
    "after",
    ["Her visit comes amid a quarrel over the canal.", "Huanca's visit follows months of quarrels."],
)
def test_the_visit_of_who_met_another_is_that_meeting(after: str) -> None:
    text = f"President Celia Huanca of Bolivia held talks with Chilean President Ivo Paz in Santiago on Monday. {after}"
    assert len(read_text(text).contacts) == 1


@pytest.mark.parametrize(
    ("text", "medium", "status"),
    [
        (f"{LEHTOLA} and {BRANDT} held a third round of talks in Oslo on Friday.", "in_person", "happened"),
        (f"{LEHTOLA} and {BRANDT} have held several rounds of talks since January.", "unspecified", "happened"),
        ("Finland and Sweden will hold a fourth round of talks in Oslo on Friday, Norway's foreign minister said.",
         "in_person", "planned"),
        (f"The mediator said {LEHTOLA} and {BRANDT} would start a new round of talks on Friday.",
         "unspecified", "planned"),
    ],
)  # fmt: skip
def test_a_round_of_talks_is_as_good_as_talks(text: str, medium: str, status: str) -> None:
    _, contact = contact_of(text)
    assert (contact.medium, contact.status) == (medium, status)


def test_a_round_of_sanctions_is_no_contact() -> None:
    assert not read_text("Finland imposed a new round of sanctions on Sweden on Friday.").contacts


def test_who_is_met_on_a_visit_is_met() -> None:
    _, contact = contact_of(f"During her visit, {LEHTOLA} also met with {BRANDT}.")
    assert contact.medium == "in_person"


def test_who_is_met_after_talks_took_no_part_in_them() -> None:
    text = f"After talks with {BRANDT}, {LEHTOLA} met the Norwegian envoy Ingrid Solheim on Monday."
    reading = read_text(text)
    told = {tuple(names(reading, contact.participants)) for contact in reading.contacts}
    assert told == {("Aino Lehtola", "Erik Brandt"), ("Aino Lehtola", "Ingrid Solheim")}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            f"{LEHTOLA} will brief the Norwegian envoy on talks that she held in Oslo last week with {BRANDT}.",
            "happened",
        ),
        (f"Before flying to Oslo to meet {BRANDT}, {LEHTOLA} will meet the Norwegian envoy on Friday.", "planned"),
        (f"Before flying to Oslo to meet {BRANDT}, {LEHTOLA} met the Norwegian envoy on Monday.", "happened"),
    ],
)
def test_a_contact_beside_another_has_a_status_of_its_own(text: str, status: str) -> None:
    reading = read_text(text)
    assert {c.status for c in reading.contacts if "Erik Brandt" in names(reading, c.participants)} == {status}


def test_where_somebody_is_does_not_tell_how_he_speaks() -> None:
    text = f"{LEHTOLA}, who is on a visit to Oslo, has been in telephone contact with {BRANDT}."
    reading = read_text(text)
    told = [c.medium for c in reading.contacts if "Erik Brandt" in names(reading, c.participants)]
    assert told == ["phone"]


@pytest.mark.parametrize(
    "text",
    [
        f"{LEHTOLA} will not attend the summit in Oslo, her office said.",
        f"{LEHTOLA} will not take part in the talks in Oslo, her office said.",
    ],
)
def test_who_stays_away_takes_part_in_nothing(text: str) -> None:
    assert {contact.status for contact in read_text(text).contacts} == {"negated"}


@pytest.mark.parametrize(
    "text",
    [
        "After the clash between Norway and Denmark, Finnish envoy Aino Lehtola telephoned Swedish envoy Erik Brandt.",
        "Finnish envoy Aino Lehtola telephoned Swedish envoy Erik Brandt. The two also discussed Norway and Denmark.",
    ],
)
def test_who_is_spoken_of_takes_no_part(text: str) -> None:
    reading, contact = contact_of(text)
    assert names(reading, contact.participants) == ["Aino Lehtola", "Erik Brandt"]


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("told Swedish envoy Erik Brandt that Finland would firmly answer any step", "happened"),
        ("has told Sweden's Erik Brandt that no meeting was planned", "happened"),
        ("will tell Swedish envoy Erik Brandt on Friday that the ferry must sail", "planned"),
    ],
)
def test_who_tells_another_side_something_is_in_contact_whatever_he_tells(told: str, status: str) -> None:
    reading = read_text(f"Finnish envoy Aino Lehtola {told}.")
    contact = reading.contacts[0]
    assert (names(reading, contact.participants), contact.status) == (["Aino Lehtola", "Erik Brandt"], status)


@pytest.mark.parametrize("whom", ["parliament", "her cabinet", "the police", "guests", "Finnish lawmakers"])
def test_who_tells_his_own_side_something_is_in_no_contact(whom: str) -> None:
    assert not read_text(f"Finnish President Aino Lehtola told {whom} that Sweden had closed the border.").contacts


def test_who_is_told_something_in_a_call_is_told_it_in_that_call() -> None:
    call = "Finnish envoy Aino Lehtola telephoned Swedish envoy Erik Brandt on Monday."
    _, contact = contact_of(f"{call} Brandt told Lehtola that the ferry would not sail.")
    assert contact.medium == "phone"
    assert any("told Lehtola" in quote.quote for quote in contact.evidence)


def test_who_had_a_quarrel_was_not_to_be_visited() -> None:
    text = (
        f"{LEHTOLA} was to visit Sweden. The visit has been cancelled due to a standoff between Swedish Prime Minister "
        "Karin Lund and the opposition."
    )
    reading = read_text(text)
    assert not any("Karin Lund" in names(reading, contact.participants) for contact in reading.contacts)


def test_a_call_is_in_no_place_though_a_meeting_spoken_of_with_it_was() -> None:
    _, contact = contact_of(f"{LEHTOLA} spoke by phone with {BRANDT} on Monday from Vienna.")
    assert contact.place is None
