"""What the language model sees beside the lexicon: words that no row knows, doubts, statuses, promises, judgements."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest
from coding_texts import names, read_text
from hand_scene import Line, scene, trigger

from dragoman.coding.coder import Facts, code
from dragoman.coding.explain import explain_fact
from dragoman.coding.mentions import event_mentions
from dragoman.language.types import Judgement, Role, SpeechCue
from dragoman.types import Reading

#: No row of the lexicon knows "yarned".
YARNED = Line(
    "Keller_PROPN_NNP_2_nsubj yarned_VERB_VBD_0_root long_ADV_RB_2_advmod with_ADP_IN_5_case Marek_PROPN_NNP_2_obl "
    "._PUNCT_._2_punct"
)
PARTIES = {"actor": (0, 1), "recipient": (4, 5)}
MET = Line("Keller_PROPN_NNP_2_nsubj met_VERB_VBD_0_root Marek_PROPN_NNP_2_obj ._PUNCT_._2_punct")


def coded(line: Line) -> Facts:
    return code(scene(line))


def test_a_word_that_the_lexicon_does_not_know_is_an_event_where_the_model_is_sure() -> None:
    seen = trigger(1, "CONSULT", PARTIES, medium="phone", mode="phone")
    (contact,) = coded(replace(YARNED, triggers=(seen,))).contacts
    assert (contact.medium, contact.participants, contact.status) == ("phone", ("keller", "marek"), "happened")
    assert "yarned" in contact.evidence[0].quote
    assert not coded(YARNED).contacts


def test_a_model_that_is_unsure_adds_nothing() -> None:
    assert not coded(replace(YARNED, triggers=(trigger(1, "CONSULT", PARTIES, event_chance=0.3),))).events


def test_an_event_whose_parties_nobody_knows_is_none() -> None:
    nobody = YARNED.words.replace("Keller", "Rain").replace("Marek", "wind")
    assert not coded(Line(nobody, triggers=(trigger(1, "AID", {"actor": (2, 3)}),))).events


def test_parties_that_the_model_leaves_open_come_from_the_syntax() -> None:
    (contact,) = coded(replace(YARNED, triggers=(trigger(1, "CONSULT", medium="phone"),))).contacts
    assert contact.participants == ("keller", "marek")


def test_the_model_gives_the_status_where_the_rules_found_no_word_to_rest_on() -> None:
    (contact,) = coded(replace(MET, triggers=(trigger(1, "CONSULT", medium="in_person", status="planned"),))).contacts
    assert contact.status == "planned"
    unsure = trigger(1, "CONSULT", medium="in_person", status="planned", status_chance=0.4)
    (contact,) = coded(replace(MET, triggers=(unsure,))).contacts
    assert contact.status == "happened"


def test_a_promise_that_no_word_of_the_lexicon_makes() -> None:
    parts = {"actor": (0, 1), "recipient": (4, 5), "action": (1, 5)}
    seen = trigger(1, "AGREE", parts, event_chance=0.3, commitment="promise", commitment_chance=0.9)
    (promise,) = coded(replace(YARNED, triggers=(seen,))).commitments
    assert (promise.kind, promise.by, promise.to) == ("promise", ("keller",), ("marek",))
    assert promise.action.quote == "yarned long with Marek"


def test_a_judgement_of_a_relationship_with_its_parties() -> None:
    judged = Judgement(first=0, last=5, aspect="relations", direction="worse", chance=0.9)
    (assessment,) = coded(replace(YARNED, judgements=(judged,))).assessments
    assert (assessment.between, assessment.direction) == (("keller", "marek"), "worse")


def test_a_statement_whose_cue_the_lexicon_does_not_know() -> None:
    parts = (Role(first=0, last=1, label="source"), Role(first=2, last=5, label="content"))
    cue = SpeechCue(word=1, quoted="indirect", chance=0.9, arguments=parts)
    (statement,) = coded(replace(YARNED, cues=(cue,))).statements
    assert (statement.speaker, statement.cue, statement.quoted) == ("keller", "yarned", "indirect")
    assert statement.content.quote == "long with Marek"
    assert not coded(replace(YARNED, cues=(SpeechCue(word=1, quoted="direct", chance=0.9),))).statements


def test_an_explanation_says_that_it_was_the_model() -> None:
    made = scene(replace(YARNED, triggers=(trigger(1, "CONSULT", PARTIES, medium="phone"),)))
    facts = code(made)
    reading = Reading(dragoman="0", model="m", article=made.article, events=facts.events, contacts=facts.contacts)
    trace = explain_fact(facts.contacts[0].id, reading, made, facts)
    assert trace is not None
    assert any("by the language model" in step.reason and "0.95" in step.reason for step in trace.steps)


def test_an_event_of_the_model_that_says_a_row_again_is_left_out() -> None:
    twice = Line(
        "Keller_PROPN_NNP_2_nsubj met_VERB_VBD_0_root Marek_PROPN_NNP_2_obj for_ADP_IN_6_case a_DET_DT_6_det "
        "yarning_NOUN_NN_2_obl ._PUNCT_._2_punct",
        triggers=(
            trigger(1, "CONSULT", medium="in_person"),
            trigger(5, "CONSULT", {"actor": (0, 1), "recipient": (2, 3)}, medium="in_person"),
        ),
    )
    (contact,) = coded(twice).contacts
    assert "met" in contact.evidence[0].quote


def test_the_model_gives_the_status_of_a_word_that_it_takes_for_no_event_where_it_is_very_sure() -> None:
    def status_of_met(chance: float) -> str:
        words = scene(MET)
        sentence = msgspec.structs.replace(
            words.analysis.sentences[0], statuses=(("happened", 0.9), ("planned", chance), *[("happened", 0.9)] * 2)
        )
        (event,) = code(replace(words, analysis=msgspec.structs.replace(words.analysis, sentences=(sentence,)))).events
        return event.status

    assert status_of_met(0.95) == "planned"
    assert status_of_met(0.6) == "happened"


def test_what_was_done_on_a_day_is_no_agreement() -> None:
    reading = read_text("The bridge between Ecuador and Peru opened again on Monday, seven months after it was shut.")
    assert not reading.commitments


def test_of_more_than_two_parties_the_model_names_those_whom_the_tree_hangs_elsewhere() -> None:
    spoke = (
        "Keller_PROPN_NNP_2_nsubj spoke_VERB_VBD_0_root with_ADP_IN_4_case Marek_PROPN_NNP_2_obl on_ADP_IN_6_case "
        "Monday_PROPN_NNP_2_obl and_CCONJ_CC_9_cc with_ADP_IN_9_case Varga_PROPN_NNP_6_conj on_ADP_IN_11_case "
        "Tuesday_PROPN_NNP_2_obl ._PUNCT_._2_punct"
    )
    seen = trigger(1, "CONSULT", {"actor": (0, 1), "recipient": (8, 9)}, medium="phone")
    (contact,) = coded(Line(spoke, triggers=(seen,))).contacts
    assert contact.participants == ("keller", "marek", "varga")


def test_who_acts_in_another_clause_is_no_further_party() -> None:
    met = (
        "Keller_PROPN_NNP_2_nsubj met_VERB_VBD_0_root Marek_PROPN_NNP_2_obj when_ADV_WRB_6_advmod "
        "Varga_PROPN_NNP_6_nsubj slept_VERB_VBD_2_advcl ._PUNCT_._2_punct"
    )
    seen = trigger(1, "CONSULT", {"actor": (0, 1), "recipient": (4, 5)}, medium="in_person")
    (contact,) = coded(Line(met, triggers=(seen,))).contacts
    assert contact.participants == ("keller", "marek")


def test_who_gives_a_meeting_its_edge_is_no_further_party() -> None:
    met = (
        "Keller_PROPN_NNP_2_nsubj met_VERB_VBD_0_root Marek_PROPN_NNP_2_obj at_ADP_IN_5_case Varga_PROPN_NNP_2_obl "
        "._PUNCT_._2_punct"
    )
    seen = trigger(1, "CONSULT", {"actor": (0, 1), "recipient": (4, 5)}, medium="in_person")
    (contact,) = coded(Line(met, triggers=(seen,))).contacts
    assert contact.participants == ("keller", "marek")


def test_a_relative_pronoun_stands_for_whom_its_clause_tells_of() -> None:
    thanked = (
        "Marek_PROPN_NNP_2_nsubj thanked_VERB_VBD_0_root Keller_PROPN_NNP_2_obj who_PRON_WP_6_nsubj is_AUX_VBZ_6_cop "
        "abroad_ADV_RB_3_acl:relcl for_ADP_IN_9_case a_DET_DT_9_det yarning_NOUN_NN_6_advcl with_ADP_IN_11_case "
        "Varga_PROPN_NNP_9_nmod ._PUNCT_._2_punct"
    )
    seen = trigger(8, "CONSULT", {"actor": (3, 4), "recipient": (10, 11)}, medium="in_person")
    (contact,) = coded(Line(thanked, triggers=(seen,))).contacts
    assert contact.participants == ("keller", "varga")


def test_the_names_of_a_list_that_the_parser_sets_beside_the_first() -> None:
    yarned = (
        "Keller_PROPN_NNP_6_nsubj ,_PUNCT_,_3_punct Marek_PROPN_NNP_1_appos and_CCONJ_CC_5_cc Varga_PROPN_NNP_1_conj "
        "yarned_VERB_VBD_0_root ._PUNCT_._6_punct"
    )
    (contact,) = coded(Line(yarned, triggers=(trigger(5, "CONSULT", {"actor": (0, 5)}, medium="phone"),))).contacts
    assert sorted(contact.participants) == ["keller", "marek", "varga"]


def test_a_town_from_which_somebody_writes_stands_for_its_state() -> None:
    note = (
        "A_DET_DT_2_det note_NOUN_NN_7_nsubj from_ADP_IN_4_case Chisinau_PROPN_NNP_2_nmod to_ADP_IN_6_case "
        "Keller_PROPN_NNP_2_nmod followed_VERB_VBD_0_root ._PUNCT_._7_punct"
    )
    seen = trigger(1, "CONSULT", {"actor": (3, 4), "recipient": (5, 6)}, medium="letter")
    (contact,) = coded(Line(note, triggers=(seen,))).contacts
    assert contact.participants == ("MDA", "keller")


def test_somebody_whom_the_model_takes_for_the_place_is_who_was_reached() -> None:
    yarned = (
        "Keller_PROPN_NNP_2_nsubj yarned_VERB_VBD_0_root near_ADP_IN_4_case Marek_PROPN_NNP_2_obl ._PUNCT_._2_punct"
    )
    seen = trigger(1, "CONSULT", {"actor": (0, 1), "place": (3, 4)}, medium="in_person")
    (contact,) = coded(Line(yarned, triggers=(seen,))).contacts
    assert contact.participants == ("keller", "marek")


def test_the_list_goes_on_behind_the_stretch_that_the_model_takes_for_a_party() -> None:
    yarned = (
        "Keller_PROPN_NNP_2_nsubj yarned_VERB_VBD_0_root with_ADP_IN_4_case Marek_PROPN_NNP_2_obl and_CCONJ_CC_6_cc "
        "Varga_PROPN_NNP_4_conj ._PUNCT_._2_punct"
    )
    seen = trigger(1, "CONSULT", {"actor": (0, 1), "recipient": (3, 4)}, medium="in_person")
    (contact,) = coded(Line(yarned, triggers=(seen,))).contacts
    assert contact.participants == ("keller", "marek", "varga")


def test_the_first_of_two_who_talk_stands_under_another_verb_for_the_parser() -> None:
    told = (
        "We_PRON_PRP_2_nsubj know_VERB_VBP_0_root what_PRON_WP_2_obj Keller_PROPN_NNP_2_obj ,_PUNCT_,_4_punct "
        "and_CCONJ_CC_7_cc Marek_PROPN_NNP_8_nsubj yarned_VERB_VBD_2_ccomp ._PUNCT_._2_punct"
    )
    both = (Role(first=3, last=4, label="actor"), Role(first=6, last=7, label="actor"))
    seen = msgspec.structs.replace(trigger(7, "CONSULT", medium="phone"), arguments=both)
    (contact,) = coded(Line(told, triggers=(seen,))).contacts
    assert contact.participants == ("keller", "marek")


def test_a_visit_is_to_those_with_whom_the_talks_are_that_it_is_made_for() -> None:
    flew = (
        "Keller_PROPN_NNP_4_nsubj and_CCONJ_CC_3_cc Marek_PROPN_NNP_1_conj flew_VERB_VBD_0_root to_ADP_IN_6_case "
        "Chisinau_PROPN_NNP_4_obl for_ADP_IN_8_case yarning_NOUN_NN_4_obl with_ADP_IN_10_case "
        "Varga_PROPN_NNP_8_nmod ._PUNCT_._4_punct"
    )
    seen = trigger(3, "CONSULT", {"actor": (0, 3), "recipient": (9, 10)}, medium="visit")
    talks = trigger(7, "CONSULT", {"actor": (9, 10)}, medium="in_person")
    visit = event_mentions(scene(Line(flew, triggers=(seen, talks))))[0]
    assert (visit.medium, "varga" in visit.parties) == ("visit", True)


def test_a_list_before_a_relative_clause_is_told_of_where_one_alone_could_not_do_it() -> None:
    stayed = (
        "Marek_PROPN_NNP_9_nsubj and_CCONJ_CC_3_cc Keller_PROPN_NNP_1_conj ,_PUNCT_,_7_punct who_PRON_WP_7_nsubj "
        "last_ADV_RB_7_advmod yarned_VERB_VBD_3_acl:relcl ,_PUNCT_,_3_punct stayed_VERB_VBD_0_root ._PUNCT_._9_punct"
    )
    seen = trigger(6, "CONSULT", {"actor": (4, 5)}, medium="in_person")
    (contact,) = coded(Line(stayed, triggers=(seen,))).contacts
    assert sorted(contact.participants) == ["keller", "marek"]


def test_who_made_a_contact_takes_part_in_it() -> None:
    note = (
        "A_DET_DT_2_det note_NOUN_NN_10_nsubj to_ADP_IN_4_case Marek_PROPN_NNP_2_nmod and_CCONJ_CC_6_cc "
        "Varga_PROPN_NNP_4_conj made_VERB_VBN_2_acl by_ADP_IN_9_case Keller_PROPN_NNP_7_obl:agent "
        "followed_VERB_VBD_0_root ._PUNCT_._10_punct"
    )
    seen = trigger(1, "CONSULT", {"actor": (3, 4), "recipient": (5, 6)}, medium="letter")
    (contact,) = coded(Line(note, triggers=(seen,))).contacts
    assert sorted(contact.participants) == ["keller", "marek", "varga"]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Engineers from the two sections of the International Boundary Commission met Finland's ambassador on Monday.",
         "International Boundary Commission"),
        ("Finnish President Mika Aalto had wanted to meet the head of the African Union Commission in Addis Ababa.",
         "African Union Commission"),
        ("It was arranged that a delegation headed by the secretary of the Malaysian Ministry of Welfare would arrive "
         "in Riyadh on August 18.", "Malaysia"),
    ],
)  # fmt: skip
def test_those_take_part_whose_people_do(text: str, party: str) -> None:
    (contact,) = (reading := read_text(text)).contacts
    assert party in names(reading, contact.participants)


@pytest.mark.parametrize(
    "text",
    [
        "The presidents of Kenya and Uganda agreed to open the bridge.",
        "It was agreed by the foreign ministers of Kenya and Uganda to open the bridge.",
        "The deal was signed by the leaders of Kenya, Uganda and Burundi.",
    ],
)
def test_a_state_whose_leader_agrees_is_not_named_beside_him(text: str) -> None:
    reading = read_text(text)
    kinds = {actor.id: actor.kind for actor in reading.actors}
    agreed = [c for c in reading.commitments if c.kind == "agreement"]
    assert agreed
    assert not [who for c in agreed for who in c.by if kinds[who] == "state"]


def test_who_promises_a_deed_of_his_state_promises_it_once() -> None:
    text = "Latvia will send ten trucks to Estonia by May 31, Latvian Foreign Minister Inga Kraukle promised."
    assert [c.kind for c in read_text(text).commitments] == ["promise"]
