"""An explanation names the words, the line of the lexicon, the parties, the status and the score."""

from __future__ import annotations

import pytest
from coding_texts import LEHTOLA, parts_of

from dragoman.coding.explain import explain_fact
from dragoman.coding.lexicon import load_lexicon
from dragoman.coding.trace import Trace

TEXT = (
    "Turkey held talks with Greece in Vienna on Monday about the ferry toll. It was their first meeting in two months. "
    "The talks ended without a result. "
    "Poland asked Germany to reopen the border. Germany agreed to reopen the border next week. "
    f"{LEHTOLA} said that the toll was too high. Relations between Poland and Germany have improved. "
    "Serbia did not impose sanctions on Kosovo."
)


def trace(name: str, number: int = 0) -> Trace:
    """Return the explanation of one fact of a list."""
    parts = parts_of(TEXT)
    fact = getattr(parts.reading, name)[number]
    found = explain_fact(fact.id, parts.reading, parts.scene, parts.facts)
    assert found is not None
    assert (found.fact, found.list) == (fact.id, name)
    return found


def reasons(found: Trace, about: str) -> list[str]:
    """Return the reasons of the steps about one thing."""
    return [step.reason for step in found.steps if step.about == about]


def test_an_event_names_its_line_of_the_lexicon() -> None:
    found = trace("events")
    (first, *_) = [step for step in found.steps if step.about == "sense"]
    lines = {sense.line for group in load_lexicon().events.values() for sense in group if sense.lemma == "hold"}
    assert any(f"line {line}:" in first.reason for line in lines)
    assert "'hold' (VERB)" in first.reason
    assert "CONSULT" in first.reason
    assert first.words is not None
    assert "talks" in first.words.quote


def test_an_event_names_parties_status_date_merge_and_score() -> None:
    found = trace("events")
    assert "Turkey" in reasons(found, "participants")[0]
    assert "Greece" in reasons(found, "participants")[0]
    assert reasons(found, "status")[0].startswith("happened")
    assert "2024-03-18" in reasons(found, "date")[0]
    assert "mentions agree" in reasons(found, "merge")[0]
    assert any("taken over" in reason for reason in reasons(found, "participants"))
    assert "base" in reasons(found, "score")[0]


def test_a_status_names_its_words() -> None:
    events = parts_of(TEXT).reading.events
    number = next(n for n, event in enumerate(events) if event.type == "SANCTION")
    assert reasons(trace("events", number), "status") == ["negated by “not”"]


def test_a_contact_names_its_event_topic_and_silence() -> None:
    found = trace("contacts")
    assert parts_of(TEXT).reading.contacts[0].event in reasons(found, "event")[0]
    assert "days" in reasons(found, "silence")[0]
    assert next(s.words.quote for s in found.steps if s.about == "topic" and s.words).startswith("the ferry toll")


def test_a_statement_names_cue_and_speaker() -> None:
    statements = parts_of(TEXT).reading.statements
    number = next(n for n, statement in enumerate(statements) if statement.cue == "said")
    found = trace("statements", number)
    assert "“said”" in reasons(found, "cue")[0]
    assert "Aino Lehtola" in reasons(found, "participants")[0]


def test_a_commitment_names_its_action_due_date_and_what_it_answers() -> None:
    request, agreement = parts_of(TEXT).reading.commitments
    found = trace("commitments", 1)
    assert "agreement by Germany" in reasons(found, "sense")[0]
    assert [s.words.quote for s in found.steps if s.about == "role" and s.words] == [agreement.action.quote]
    assert "next week" in reasons(found, "date")[0]
    assert request.id in reasons(found, "merge")[0]


def test_an_assessment_names_its_direction() -> None:
    found = trace("assessments")
    assert "better" in reasons(found, "sense")[0]
    assert found.steps[0].words is not None
    assert "improved" in found.steps[0].words.quote


def test_what_the_model_alone_takes_for_a_judgement_says_so_and_is_told_once() -> None:
    parts = parts_of(
        "Ghana's president met the Swedish premier on Monday. There has been a flurry of diplomatic engagements in the "
        "last few weeks after months of deadlock between the two sides."
    )
    (fact,) = parts.reading.assessments
    found = explain_fact(fact.id, parts.reading, parts.scene, parts.facts)
    assert found is not None
    assert reasons(found, "sense") == ["the language model takes it for better"]


@pytest.mark.parametrize("name", ["events", "contacts", "statements", "commitments", "assessments"])
def test_every_fact_can_be_explained(name: str) -> None:
    parts = parts_of(TEXT)
    facts = getattr(parts.reading, name)
    assert facts
    for fact in facts:
        found = explain_fact(fact.id, parts.reading, parts.scene, parts.facts)
        assert found is not None
        assert all(step.reason for step in found.steps)
        for step in found.steps:
            assert (
                step.words is None or parts.reading.article.text[step.words.start : step.words.end] == step.words.quote
            )


def test_the_beginning_of_an_id_will_do_where_it_is_the_only_one() -> None:
    parts = parts_of(TEXT)
    fact = parts.reading.contacts[0]
    found = explain_fact(fact.id[:-2], parts.reading, parts.scene, parts.facts)
    assert found is not None
    assert found.fact == fact.id
    assert explain_fact("", parts.reading, parts.scene, parts.facts) is None
    assert explain_fact("x-000000000000", parts.reading, parts.scene, parts.facts) is None
