"""Judgements of a relationship: which, which way, between whom, and whose judgement it is."""

from __future__ import annotations

import pytest
from coding_texts import LEHTOLA, names, read_text

from dragoman.vocabulary import load_vocabulary

CASES = [
    ("Relations between Turkey and Greece have improved.", "relations", "better"),
    ("Tensions between Turkey and Greece have eased.", "relations", "better"),
    ("Trust between Turkey and Greece has grown.", "relations", "better"),
    ("Relations between Turkey and Greece have worsened since October.", "relations", "worse"),
    ("Tensions between Turkey and Greece have risen.", "relations", "worse"),
    ("Turkey's relations with Greece are strained.", "relations", "worse"),
    ("Ties between Turkey and Greece remain unchanged.", "relations", "unchanged"),
    ("Relations between Turkey and Greece have not improved.", "relations", "unchanged"),
    ("Contact between Turkey and Greece has become more frequent.", "contact", "better"),
    ("Contacts between Turkey and Greece have intensified.", "contact", "better"),
    ("The frequency of contact between Turkey and Greece has decreased.", "contact", "worse"),
    ("Communication between Turkey and Greece has decreased.", "contact", "worse"),
]


@pytest.mark.parametrize(("text", "aspect", "direction"), CASES, ids=[c[0] for c in CASES])
def test_aspect_and_direction(text: str, aspect: str, direction: str) -> None:
    reading = read_text(text)
    (assessment,) = reading.assessments
    assert (assessment.aspect, assessment.direction) == (aspect, direction)
    assert names(reading, assessment.between) == ["Greece", "Turkey"]
    assert assessment.assessor is None
    assert assessment.evidence[0].quote in text


def test_cases_cover_the_vocabulary() -> None:
    vocabulary = load_vocabulary()
    assert {c[1] for c in CASES} == set(vocabulary.assessment_aspects)
    assert {c[2] for c in CASES} == set(vocabulary.assessment_directions)


@pytest.mark.parametrize(
    "text",
    [
        "If relations between Turkey and Greece improve, trade will grow.",
        "Relations between Turkey and Greece may improve.",
        "Relations between Turkey and Greece will improve.",
        "The weather in Turkey has improved.",
        "Relations between the baker and the dairy have improved.",
    ],
)
def test_no_judgement(text: str) -> None:
    assert not read_text(text).assessments


@pytest.mark.parametrize("text", ["Turkey broke off relations with Greece.", "Turkey severed its ties with Greece."])
def test_an_act_upon_relations_is_an_event(text: str) -> None:
    reading = read_text(text)
    assert not reading.assessments
    assert [e.type for e in reading.events] == ["SANCTION"]


def test_unsaid_parties_are_the_two_states_of_the_article() -> None:
    reading = read_text("Turkey and Greece exchanged notes on Monday. The relationship has deteriorated since then.")
    (assessment,) = reading.assessments
    assert names(reading, assessment.between) == ["Greece", "Turkey"]
    assert assessment.direction == "worse"


def test_nobody_is_guessed_where_no_two_states_are_named() -> None:
    assert not read_text("The relationship has deteriorated over recent months.").assessments


def test_whose_judgement_it_is() -> None:
    reading = read_text(f"{LEHTOLA} said that relations between Turkey and Greece had improved.")
    (assessment,) = reading.assessments
    assert assessment.assessor is not None
    assert names(reading, (assessment.assessor,)) == ["Aino Lehtola"]


def test_a_reason_beside_a_judgement_is_not_what_is_judged() -> None:
    text = "The relationship between Chile and Peru has strained since May, largely due to frustration over a quarry."
    (judged,) = read_text(text).assessments
    assert judged.direction == "worse"


def test_who_calls_relations_the_worst_calls_for_nothing() -> None:
    reading = read_text(f"{LEHTOLA} called relations between Turkey and Greece the worst since 2021.")
    assert [assessment.direction for assessment in reading.assessments] == ["worse"]


def test_who_has_heard_enough_judges_no_relation() -> None:
    text = (
        'Finland and Sweden met on Monday. "We have heard the answer often enough," the Finnish foreign minister said.'
    )
    assert not read_text(text).assessments


@pytest.mark.parametrize(
    "text",
    [
        "Relations between Chile and Peru are burdened by an old claim to the desert.",
        "Relations between Chile and Peru are complicated by the border.",
        "Ties between Chile and Peru have been weighed down by the affair for years.",
        "Lawsuits have marred the friendship between Chile and Peru.",
        "Relations between Chile and Peru are bedevilled by smuggling.",
    ],
)
def test_what_weighs_on_relations_is_for_the_worse(text: str) -> None:
    assert [one.direction for one in read_text(text).assessments] == ["worse"]


@pytest.mark.parametrize(
    "text",
    [
        '"Neighbours talk. That is what the minister did," a spokesman said.',
        "The two presidents ended a quarrel-free visit.",
    ],
)
def test_two_words_and_half_a_word_judge_no_relation(text: str) -> None:
    assert not read_text(f"The ministers of Chile and Peru met in Lima on Monday. {text}").assessments


def test_what_nothing_does_is_not_for_the_worse() -> None:
    reading = read_text("Nothing clouds relations between Chile and Peru, the minister said.")
    assert "worse" not in {one.direction for one in reading.assessments}


@pytest.mark.parametrize("words", ["caused serious damage to", "dealt a heavy blow to", "was a setback for"])
def test_what_hurts_relations_makes_them_worse(words: str) -> None:
    (assessment,) = read_text(f"The raid {words} relations between Turkey and Greece.").assessments
    assert assessment.direction == "worse"


@pytest.mark.parametrize(
    "text",
    [
        "The raid has seriously shaken and damaged relations between Chile and Peru.",
        "The ministry in Lima said that Chile had gravely undermined the mutual trust between the two countries.",
        "The remarks have done serious damage to ties between Chile and Peru.",
        "Chile and Peru traded blame amid a souring of relations between the two countries.",
        "The decree has sabotaged relations between Chile and Peru.",
        "Chile and Peru maintain almost no contact.",
    ],
)
def test_what_harms_relations_is_for_the_worse_whoever_did_it(text: str) -> None:
    assert {one.direction for one in read_text(text).assessments} == {"worse"}


@pytest.mark.parametrize(
    "text",
    [
        "The dispute between Chile and Peru threatens to disrupt the supply of copper.",
        "Bolivia is calling for an end of the quarrel and for dialogue between Chile and Peru.",
        "The minister has called for a thaw in relations between Chile and Peru.",
        "The minister of Chile was in Lima to settle the quarrel with Peru and advance bilateral relations.",
        "The minister of Chile spoke in Lima about the bilateral ties with Peru.",
    ],
)
def test_what_is_wished_for_or_does_something_else_is_no_judgement(text: str) -> None:
    assert not read_text(text).assessments


def test_what_stays_good_is_unchanged() -> None:
    assert [one.direction for one in read_text("Ties between Chile and Peru remain strong.").assessments] == [
        "unchanged"
    ]


def test_the_allies_of_a_state_are_not_that_state() -> None:
    text = (
        "Japan summoned the ambassador of South Korea. A row over islets escalates between the two close U.S. allies."
    )
    reading = read_text(text)
    (judged,) = reading.assessments
    assert names(reading, judged.between) == ["Japan", "South Korea"]
