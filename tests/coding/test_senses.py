"""Every event type is found through verbs and nouns, with its parties, mode, quad, score and CAMEO code."""

from __future__ import annotations

import pytest
from coding_texts import event_of, names, read_text, scene_of

from dragoman.coding.senses import best_sense
from dragoman.vocabulary import load_vocabulary

#: sentence, type, names of the actors, names of the recipients, mode
CASES = [
    ("Israel agreed with Egypt to reopen the crossing.", "AGREE", ["Israel"], ["Egypt"], None),
    ("The agreement between Finland and Estonia was published.", "AGREE", ["Estonia", "Finland"], [], None),
    ("Turkey held talks with Greece.", "CONSULT", ["Greece", "Turkey"], [], None),
    ("The meeting between Turkey and Greece lasted an hour.", "CONSULT", ["Greece", "Turkey"], [], None),
    ("Canada backed Denmark.", "SUPPORT", ["Canada"], ["Denmark"], None),
    ("Canada's support for Denmark was clear.", "SUPPORT", ["Canada"], ["Denmark"], None),
    ("Chile has cooperated with Argentina on patrols.", "COOPERATE", ["Argentina", "Chile"], [], None),
    ("Joint exercises between Greece and Egypt took place in May.", "COOPERATE", ["Egypt", "Greece"], [], None),
    ("Japan donated generators to Ukraine.", "AID", ["Japan"], ["Ukraine"], None),
    ("Japan's aid to Ukraine was generous.", "AID", ["Japan"], ["Ukraine"], None),
    ("Russia withdrew its troops from the port.", "RETREAT", ["Russia"], [], "withdraw"),
    ("Russia's withdrawal from the port surprised many.", "RETREAT", ["Russia"], [], "withdraw"),
    ("Japan apologized to South Korea.", "CONCEDE", ["Japan"], ["South Korea"], None),
    ("Japan's apology to South Korea came late.", "CONCEDE", ["Japan"], ["South Korea"], None),
    ("Kenya demanded an apology from Uganda.", "REQUEST", ["Kenya"], ["Uganda"], None),
    ("The demand by Kosovo for access was repeated.", "REQUEST", ["Kosovo"], [], None),
    ("Poland condemned Belarus.", "ACCUSE", ["Poland"], ["Belarus"], "disapprove"),
    ("Iran's accusation against Israel was published.", "ACCUSE", ["Iran"], ["Israel"], "allege"),
    ("Serbia rejected the proposal.", "REJECT", ["Serbia"], [], None),
    ("Serbia's rejection of the proposal was short.", "REJECT", ["Serbia"], [], None),
    ("China threatened Japan with sanctions.", "THREATEN", ["China"], ["Japan"], "restrict"),
    ("Turkey's ultimatum to Greece expired.", "THREATEN", ["Turkey"], ["Greece"], None),
    ("Students protested against the government of Serbia.", "PROTEST", ["Students"], ["Serbia"], "demo"),
    ("The protests against Serbia spread.", "PROTEST", [], ["Serbia"], "demo"),
    ("Britain imposed sanctions on Russia.", "SANCTION", ["United Kingdom"], ["Russia"], "discontinue"),
    ("British sanctions on Russia took effect.", "SANCTION", ["United Kingdom"], ["Russia"], "discontinue"),
    ("Russia deployed 3,000 troops to Belarus.", "MOBILIZE", ["Russia"], ["Belarus"], "troops"),
    ("Russia's deployment of troops alarmed the neighbours.", "MOBILIZE", ["Russia"], [], "troops"),
    ("Iran detained a Turkish journalist.", "COERCE", ["Iran"], ["Turkish journalist"], "arrest"),
    ("Iran's arrest of a Turkish journalist made the news.", "COERCE", ["Iran"], ["Turkish journalist"], "arrest"),
    ("Israel bombed Syria.", "ASSAULT", ["Israel"], ["Syria"], "explosives"),
    ("Russia's attack on Ukraine lasted an hour.", "ASSAULT", ["Russia"], ["Ukraine"], None),
]


@pytest.mark.parametrize(("text", "event_type", "actors", "recipients", "mode"), CASES, ids=[c[0] for c in CASES])
def test_verbs_and_nouns(
    text: str, event_type: str, actors: list[str], recipients: list[str], mode: str | None
) -> None:
    reading, event = event_of(text, event_type)
    assert names(reading, event.actors) == actors
    assert names(reading, event.recipients) == recipients
    assert event.status == "happened"
    assert mode is None or mode in event.modes
    assert event.evidence[0].quote in text


@pytest.mark.parametrize(("text", "event_type"), [c[:2] for c in CASES], ids=[c[0] for c in CASES])
def test_numbers_come_from_the_vocabulary(text: str, event_type: str) -> None:
    vocabulary = load_vocabulary()
    _, event = event_of(text, event_type)
    assert event.quad == vocabulary.event_types[event_type].quad
    assert event.intensity == vocabulary.score(event_type, event.modes)
    assert event.cameo == vocabulary.cameo_code(event_type, event.modes, event.contexts)
    assert event.cameo in vocabulary.cameo
    assert all((event_type, mode) in vocabulary.modes for mode in event.modes)


def test_cases_cover_every_type_twice() -> None:
    types = [case[1] for case in CASES]
    assert {t: types.count(t) for t in load_vocabulary().event_types} == dict.fromkeys(load_vocabulary().event_types, 2)


def test_a_sense_needs_its_object() -> None:
    """To sever relations is a sanction, to cut a ribbon is nothing."""
    assert event_of("Turkey severed diplomatic relations with Greece.", "SANCTION")[1].modes == ("discontinue",)
    scene, _ = scene_of("Turkey severed a cable with Greece.")
    assert best_sense(scene, 0, 1) is None


def test_a_noun_used_by_its_verb_is_no_second_event() -> None:
    assert [e.type for e in read_text("Britain imposed sanctions on Russia.").events] == ["SANCTION"]
    assert [e.type for e in read_text("Turkey held talks with Greece.").events] == ["CONSULT"]


def test_the_welcome_of_a_meeting_is_no_meeting_with_the_one_who_welcomes() -> None:
    reading = read_text("Germany welcomed the meeting between Turkey and Greece.")
    assert {(e.type, e.status) for e in reading.events} == {("SUPPORT", "happened"), ("CONSULT", "happened")}
    assert [names(reading, c.participants) for c in reading.contacts] == [["Greece", "Turkey"]]


def test_events_without_anybody_political_are_left_out() -> None:
    assert not read_text("The bakery agreed with the dairy to raise prices. The dairy praised the bakery.").events


def test_an_ambassador_called_back_is_no_call() -> None:
    reading = read_text("Tunisia called its ambassador back from Tripoli on Wednesday night.")
    assert [event.type for event in reading.events] == ["SANCTION"]
    assert not reading.contacts


def test_what_denies_in_the_expression_itself_does_not_deny_the_event() -> None:
    reading = read_text("Peru asked for talks. Ecuador would hear none of it.")
    assert ("REJECT", "happened") in {(e.type, e.status) for e in reading.events}


def test_a_levy_that_is_scrapped_is_no_sanction() -> None:
    reading = read_text("Togo scrapped its tariff on Ghanaian cement on Thursday.")
    assert [event.type for event in reading.events] == ["RETREAT"]


def test_who_calls_on_somebody_for_nothing_that_is_told_goes_to_see_him() -> None:
    text = (
        "Norway has been drawn in as well. Its ambassador, Kari Holm, called on Mr Brandt and offered him a surveyor."
    )
    assert [contact.medium for contact in read_text(text).contacts] == ["in_person"]


IDIOMS = [
    ("The envoy of Peru sought out the Chilean ambassador in the lobby on Monday.", "in_person"),
    ("Prime Minister Hugo Vega of Peru pulled President Aino Lehtola of Finland aside on Monday.", "in_person"),
    ("Prime Minister Hugo Vega of Peru cornered President Aino Lehtola of Finland in the lift on Monday.", "in_person"),
    ("Prime Minister Hugo Vega of Peru made the acquaintance of President Aino Lehtola of Finland.", "in_person"),
    ("Prime Minister Hugo Vega of Peru was shown into the office of President Aino Lehtola of Finland.", "in_person"),
    ("Prime Minister Hugo Vega of Peru was put through to President Aino Lehtola of Finland at dawn.", "phone"),
    ("Prime Minister Hugo Vega of Peru let President Aino Lehtola of Finland know that he would sign.", "message"),
]


@pytest.mark.parametrize(("text", "medium"), IDIOMS, ids=[text[:50] for text, _ in IDIOMS])
def test_an_idiom_of_the_lexicon_is_a_contact_whatever_the_model_takes_it_for(text: str, medium: str) -> None:
    assert [(c.medium, c.status, len(c.participants)) for c in read_text(text).contacts] == [(medium, "happened", 2)]


def test_who_sits_in_his_own_office_sees_nobody() -> None:
    assert not read_text("Finland's president, Aino Lehtola, sat in her office on Monday and read of Peru.").contacts
