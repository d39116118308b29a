"""What speaks for and against a contact, and what becomes of one that little speaks for."""

from __future__ import annotations

import pytest
from hand_scene import Line, scene, trigger

from dragoman.coding import contact_signs
from dragoman.coding.coder import code

MET = "Keller_PROPN_NNP_2_nsubj met_VERB_VBD_0_root Marek_PROPN_NNP_2_obj ._PUNCT_._2_punct"
PARTIES = {"actor": (0, 1), "recipient": (2, 3)}


def signs_of(line: Line) -> dict[str, float]:
    (signs,) = code(scene(line)).signs.values()
    return signs


def test_every_sign_has_a_weight_and_every_weight_a_sign() -> None:
    assert {"base", *signs_of(Line(MET))} == set(contact_signs.contact_weights())


def test_the_words_of_the_model_are_signs() -> None:
    alone, seen = signs_of(Line(MET)), signs_of(Line(MET, triggers=(trigger(1, "CONSULT", PARTIES, medium="phone"),)))
    assert (alone["model"], alone["model_none"]) == (0.0, 1.0)
    assert (seen["model_none"], seen["model_at_home"]) == (0.0, 0.0)
    assert seen["model"] > 0
    assert contact_signs.contact_chance_of(seen) > contact_signs.contact_chance_of(alone)


def test_who_takes_part_and_what_was_told_before_are_signs() -> None:
    facts = code(scene(Line(MET), Line(MET.replace("met_", "phoned_"))))
    first, second = facts.signs.values()
    assert (first["both_sides"], first["kind_person"], first["told_of_same_sides"]) == (1.0, 2.0, 0.0)
    assert (second["told_of_same_sides"], second["told_near"], second["told_here"]) == (1.0, 1.0, 0.0)


def test_an_event_that_is_unlikely_a_contact_stays_an_event(monkeypatch: pytest.MonkeyPatch) -> None:
    weights = contact_signs.contact_weights()
    monkeypatch.setattr(contact_signs, "contact_weights", lambda: weights | {"base": -20.0})
    facts = code(scene(Line(MET)))
    assert [event.type for event in facts.events] == ["CONSULT"]
    assert facts.events[0].confidence == 0.0
    assert not facts.contacts


def test_the_shares_add_up_to_the_odds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contact_signs, "contact_weights", lambda: {"base": -1.0, "dated": 2.0, "noun": 0.5})
    signs = {"dated": 1.0, "noun": 0.0}
    assert contact_signs.shares(signs) == {"base": -1.0, "dated": 2.0}
    assert contact_signs.contact_chance_of(signs) == pytest.approx(0.73)
