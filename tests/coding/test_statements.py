"""Statements by construction: who speaks, through which cue, what is said, in whose words, to whom."""

from __future__ import annotations

import pytest
from coding_texts import LEHTOLA, names, read_text
from hand_scene import Line, scene

from dragoman.coding.statements import statements
from dragoman.types import Statement

SAID_THAT = Line(
    "Keller_PROPN_NNP_2_nsubj said_VERB_VBD_0_root that_SCONJ_IN_6_mark the_DET_DT_5_det border_NOUN_NN_6_nsubj "
    "opens_VERB_VBZ_2_ccomp on_ADP_IN_8_case Friday_PROPN_NNP_6_obl ._PUNCT_._2_punct",
    (("Keller", "said", "that the border opens on Friday"),),
)
INVERTED = Line(
    '"_PUNCT_``_5_punct We_PRON_PRP_5_nsubj are_AUX_VBP_5_aux not_PART_RB_5_advmod leaving_VERB_VBG_8_ccomp '
    ",_PUNCT_,_5_punct \"_PUNCT_''_5_punct said_VERB_VBD_0_root Keller_PROPN_NNP_8_nsubj ._PUNCT_._8_punct",
    (("Keller", "said", '" We are not leaving , "'),),
)
MIDDLE = Line(
    "The_DET_DT_2_det talks_NOUN_NNS_8_nsubj ,_PUNCT_,_2_punct Keller_PROPN_NNP_5_nsubj said_VERB_VBD_0_root "
    ",_PUNCT_,_2_punct were_AUX_VBD_8_cop close_ADJ_JJ_5_ccomp to_ADP_IN_10_case collapse_NOUN_NN_8_obl "
    "._PUNCT_._5_punct",
    (("Keller", "said", "The talks … were close to collapse"),),
)
BETWEEN_CLAUSES = Line(
    "The_DET_DT_2_det road_NOUN_NN_4_nsubj is_AUX_VBZ_4_cop shut_ADJ_JJ_7_ccomp ,_PUNCT_,_7_punct "
    "Keller_PROPN_NNP_7_nsubj said_VERB_VBD_0_root ,_PUNCT_,_12_punct and_CCONJ_CC_12_cc nobody_PRON_NN_12_nsubj "
    "ever_ADV_RB_12_advmod crossed_VERB_VBD_4_conj it_PRON_PRP_12_obj ._PUNCT_._7_punct",
    (("Keller", "said", "The road is shut … and nobody ever crossed it"),),
)
TWO_CUES = Line(
    "Keller_PROPN_NNP_2_nsubj said_VERB_VBD_0_root the_DET_DT_4_det truce_NOUN_NN_5_nsubj held_VERB_VBD_2_ccomp "
    "and_CCONJ_CC_7_cc warned_VERB_VBD_2_conj that_SCONJ_IN_11_mark hunger_NOUN_NN_11_nsubj was_AUX_VBD_11_cop "
    "near_ADJ_JJ_7_ccomp ._PUNCT_._2_punct",
    (("Keller", "said", "the truce held"), ("", "warned", "that hunger was near")),
)
#: The same with "warned" hung on the wrong verb: a truce warns of nothing.
TWO_CUES_ASTRAY = Line(TWO_CUES.words.replace("warned_VERB_VBD_2_conj", "warned_VERB_VBD_5_conj"))
NEAREST = Line(
    "Marek_PROPN_NNP_2_nsubj left_VERB_VBD_0_root ,_PUNCT_,_6_punct but_CCONJ_CC_6_cc Keller_PROPN_NNP_6_nsubj "
    "stayed_VERB_VBD_2_conj and_CCONJ_CC_8_cc said_VERB_VBD_6_conj the_DET_DT_10_det talks_NOUN_NNS_11_nsubj "
    "continued_VERB_VBD_8_ccomp ._PUNCT_._2_punct",
    (("Keller", "said", "the talks continued"),),
)
IN_TURN = Line(
    "Keller_PROPN_NNP_2_nsubj said_VERB_VBD_0_root Marek_PROPN_NNP_5_nsubj was_AUX_VBD_5_cop ready_ADJ_JJ_2_ccomp "
    ",_PUNCT_,_8_punct and_CCONJ_CC_8_cc repeated_VERB_VBD_5_conj that_SCONJ_IN_12_mark the_DET_DT_11_det "
    "offer_NOUN_NN_12_nsubj stood_VERB_VBD_8_ccomp ._PUNCT_._2_punct",
    (("Keller", "said", "Marek was ready"), ("", "repeated", "that the offer stood")),
)
PARTICIPLE = Line(
    "Keller_PROPN_NNP_2_nsubj rejected_VERB_VBD_0_root the_DET_DT_4_det claim_NOUN_NN_2_obj ,_PUNCT_,_6_punct "
    "adding_VERB_VBG_2_advcl that_SCONJ_IN_11_mark no_DET_DT_9_det shot_NOUN_NN_11_nsubj:pass was_AUX_VBD_11_aux:pass "
    "fired_VERB_VBN_6_ccomp ._PUNCT_._2_punct",
    (("Keller", "rejected", "the claim"), ("", "adding", "that no shot was fired")),
)
ACCORDING = Line(
    "According_VERB_VBG_4_case to_ADP_IN_1_fixed the_DET_DT_4_det ministry_NOUN_NN_9_obl ,_PUNCT_,_4_punct "
    "the_DET_DT_7_det ship_NOUN_NN_9_nsubj was_AUX_VBD_9_cop empty_ADJ_JJ_0_root ._PUNCT_._9_punct",
    (("the ministry", "According to", "the ship was empty"),),
)
TOLD = Line(
    "Keller_PROPN_NNP_2_nsubj told_VERB_VBD_0_root Marek_PROPN_NNP_2_iobj that_SCONJ_IN_8_mark the_DET_DT_6_det "
    "offer_NOUN_NN_8_nsubj was_AUX_VBD_8_cop final_ADJ_JJ_2_ccomp ._PUNCT_._2_punct",
    (("Keller", "told", "that the offer was final"),),
)
CALLED_ON = Line(
    "Keller_PROPN_NNP_2_nsubj called_VERB_VBD_0_root on_ADP_IN_4_case Moldova_PROPN_NNP_2_obl to_PART_TO_6_mark "
    "free_VERB_VB_2_advcl the_DET_DT_8_det crew_NOUN_NN_6_obj ._PUNCT_._2_punct",
    (("Keller", "called on", "Moldova to free the crew"),),
)
SPOKESWOMAN = Line(
    "Moldova_PROPN_NNP_3_nmod:poss 's_PART_POS_1_case spokeswoman_NOUN_NN_6_nsubj Ilona_PROPN_NNP_3_appos "
    "Varga_PROPN_NNP_4_flat said_VERB_VBD_0_root the_DET_DT_8_det road_NOUN_NN_10_nsubj was_AUX_VBD_10_cop "
    "shut_ADJ_JJ_6_ccomp ._PUNCT_._6_punct",
    (("Moldova 's spokeswoman Ilona Varga", "said", "the road was shut"),),
)
IN_A_STATEMENT = Line(
    "In_ADP_IN_3_case a_DET_DT_3_det statement_NOUN_NN_7_obl ,_PUNCT_,_3_punct the_DET_DT_6_det "
    "ministry_NOUN_NN_7_nsubj said_VERB_VBD_0_root the_DET_DT_9_det road_NOUN_NN_11_nsubj was_AUX_VBD_11_cop "
    "shut_ADJ_JJ_7_ccomp ._PUNCT_._7_punct",
    (("the ministry", "said", "the road was shut"),),
)
RELATIVE = Line(
    "Keller_PROPN_NNP_8_nsubj ,_PUNCT_,_4_punct who_PRON_WP_4_nsubj arrived_VERB_VBD_1_acl:relcl on_ADP_IN_6_case "
    "Monday_PROPN_NNP_4_obl ,_PUNCT_,_1_punct said_VERB_VBD_0_root the_DET_DT_10_det talks_NOUN_NNS_12_nsubj "
    "had_AUX_VBD_12_aux failed_VERB_VBN_8_ccomp ._PUNCT_._8_punct",
    (("Keller , who arrived on Monday ,", "said", "the talks had failed"),),
)
MIXED = Line(
    "Keller_PROPN_NNP_2_nsubj said_VERB_VBD_0_root the_DET_DT_4_det vote_NOUN_NN_8_nsubj was_AUX_VBD_8_cop "
    "\"_PUNCT_``_8_punct a_DET_DT_8_det farce_NOUN_NN_2_ccomp \"_PUNCT_''_8_punct ._PUNCT_._2_punct",
    (("Keller", "said", 'the vote was " a farce "'),),
)
CONCERN = Line(
    "Keller_PROPN_NNP_2_nsubj expressed_VERB_VBD_0_root deep_ADJ_JJ_4_amod concern_NOUN_NN_2_obj about_ADP_IN_7_case "
    "the_DET_DT_7_det camps_NOUN_NNS_4_nmod ._PUNCT_._2_punct",
    (("Keller", "expressed deep concern", "about the camps"),),
)
CONDEMNED = Line(
    "Keller_PROPN_NNP_2_nsubj condemned_VERB_VBD_0_root the_DET_DT_4_det raid_NOUN_NN_2_obj ._PUNCT_._2_punct",
    (("Keller", "condemned", "the raid"),),
)
OFFERED = Line(
    "Keller_PROPN_NNP_2_nsubj offered_VERB_VBD_0_root the_DET_DT_4_det trucks_NOUN_NNS_2_obj ._PUNCT_._2_punct",
    (("Keller", "offered", "the trucks"),),
)
ASKED_FOR = Line(
    "Keller_PROPN_NNP_2_nsubj proposed_VERB_VBD_0_root that_SCONJ_IN_6_mark both_DET_DT_5_det sides_NOUN_NNS_6_nsubj "
    "withdraw_VERB_VBP_2_ccomp ._PUNCT_._2_punct",
    (("Keller", "proposed", "that both sides withdraw"),),
)
WENT_ON = Line(
    "Keller_PROPN_NNP_2_nsubj went_VERB_VBD_0_root on_ADP_RP_2_compound:prt to_PART_TO_5_mark say_VERB_VB_2_xcomp "
    "that_SCONJ_IN_9_mark the_DET_DT_8_det talks_NOUN_NNS_9_nsubj resumed_VERB_VBD_5_ccomp ._PUNCT_._2_punct",
    (("Keller", "went on to say", "that the talks resumed"),),
)
JOINT = Line(
    "Keller_PROPN_NNP_4_nsubj and_CCONJ_CC_3_cc Marek_PROPN_NNP_1_conj said_VERB_VBD_0_root the_DET_DT_6_det "
    "talks_NOUN_NNS_7_nsubj resumed_VERB_VBD_4_ccomp ._PUNCT_._4_punct",
    (("Keller and Marek", "said", "the talks resumed"),),
)


def summary(statement: Statement) -> tuple[str | None, str, str, str]:
    """Return speaker, cue, content and quotation of a statement."""
    return statement.speaker, statement.cue, statement.content.quote, statement.quoted


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (SAID_THAT, [("keller", "said", "that the border opens on Friday", "indirect")]),
        (INVERTED, [("keller", "said", '"We are not leaving,"', "direct")]),
        (MIDDLE, [("keller", "said", "The talks, Keller said, were close to collapse", "indirect")]),
        (BETWEEN_CLAUSES, [("keller", "said", "and nobody ever crossed it", "indirect")]),
        (
            TWO_CUES,
            [
                ("keller", "said", "the truce held", "indirect"),
                ("keller", "warned", "that hunger was near", "indirect"),
            ],
        ),
        (
            TWO_CUES_ASTRAY,
            [
                ("keller", "said", "the truce held", "indirect"),
                ("keller", "warned", "that hunger was near", "indirect"),
            ],
        ),
        (CONDEMNED, [("keller", "condemned", "the raid", "indirect")]),
        (OFFERED, []),
        (ASKED_FOR, [("keller", "proposed", "that both sides withdraw", "indirect")]),
        (NEAREST, [("keller", "said", "the talks continued", "indirect")]),
        (
            IN_TURN,
            [
                ("keller", "said", "Marek was ready", "indirect"),
                ("keller", "repeated", "that the offer stood", "indirect"),
            ],
        ),
        (
            PARTICIPLE,
            [
                ("keller", "rejected", "the claim", "indirect"),
                ("keller", "adding", "that no shot was fired", "indirect"),
            ],
        ),
        (ACCORDING, [(None, "According", "the ship was empty", "indirect")]),
        (TOLD, [("keller", "told", "that the offer was final", "indirect")]),
        (CALLED_ON, [("keller", "called", "Moldova to free the crew", "indirect")]),
        (SPOKESWOMAN, [("varga", "said", "the road was shut", "indirect")]),
        (IN_A_STATEMENT, [(None, "said", "the road was shut", "indirect")]),
        (RELATIVE, [("keller", "said", "the talks had failed", "indirect")]),
        (MIXED, [("keller", "said", 'the vote was "a farce"', "mixed")]),
        (CONCERN, [("keller", "expressed", "deep concern about the camps", "indirect")]),
        (WENT_ON, [("keller", "say", "that the talks resumed", "indirect")]),
    ],
)
def test_speaker_cue_content_and_quotation(line: Line, expected: list[tuple[str | None, str, str, str]]) -> None:
    assert [summary(s) for s in statements(scene(line))] == expected


@pytest.mark.parametrize(
    "words",
    [
        # declined to say, did not say, could say, a question put to the speaker
        "Keller_PROPN_NNP_2_nsubj declined_VERB_VBD_0_root to_PART_TO_4_mark say_VERB_VB_2_xcomp "
        "whether_SCONJ_IN_8_mark the_DET_DT_7_det talks_NOUN_NNS_8_nsubj failed_VERB_VBD_4_ccomp ._PUNCT_._2_punct",
        "Keller_PROPN_NNP_4_nsubj did_AUX_VBD_4_aux not_PART_RB_4_advmod say_VERB_VB_0_root that_SCONJ_IN_8_mark "
        "the_DET_DT_7_det talks_NOUN_NNS_8_nsubj failed_VERB_VBD_4_ccomp ._PUNCT_._4_punct",
        "Keller_PROPN_NNP_3_nsubj could_AUX_MD_3_aux say_VERB_VB_0_root that_SCONJ_IN_7_mark the_DET_DT_6_det "
        "talks_NOUN_NNS_7_nsubj failed_VERB_VBD_3_ccomp ._PUNCT_._3_punct",
        "Keller_PROPN_NNP_11_nsubj ,_PUNCT_,_3_punct asked_VERB_VBN_11_advcl whether_SCONJ_IN_7_mark the_DET_DT_6_det "
        "talks_NOUN_NNS_7_nsubj failed_VERB_VBD_3_ccomp ,_PUNCT_,_3_punct only_ADV_RB_11_advmod just_ADV_RB_11_advmod "
        "smiled_VERB_VBD_0_root ._PUNCT_._11_punct",
        # refrained from praising or condemning it
        "Keller_PROPN_NNP_2_nsubj refrained_VERB_VBD_0_root from_SCONJ_IN_4_mark praising_VERB_VBG_2_advcl "
        "or_CCONJ_CC_6_cc condemning_VERB_VBG_4_conj the_DET_DT_8_det vote_NOUN_NN_4_obj ._PUNCT_._2_punct",
        # promises are acts of their own, and who asks to stay unnamed asks for leave
        "Keller_PROPN_NNP_2_nsubj asked_VERB_VBD_0_root to_PART_TO_4_mark stay_VERB_VB_2_xcomp unnamed_ADJ_JJ_4_xcomp "
        "._PUNCT_._2_punct",
        "Keller_PROPN_NNP_2_nsubj promised_VERB_VBD_0_root to_PART_TO_4_mark free_VERB_VB_2_xcomp the_DET_DT_6_det "
        "crew_NOUN_NN_4_obj ._PUNCT_._2_punct",
        # papers do not speak
        "The_DET_DT_2_det poll_NOUN_NN_3_nsubj says_VERB_VBZ_0_root the_DET_DT_5_det party_NOUN_NN_6_nsubj "
        "leads_VERB_VBZ_3_ccomp ._PUNCT_._3_punct",
    ],
)
def test_no_statement_where_nothing_was_said(words: str) -> None:
    assert statements(scene(Line(words))) == []


def test_a_request_within_anothers_content_is_the_outer_speakers() -> None:
    nested = Line(
        "Keller_PROPN_NNP_2_nsubj said_VERB_VBD_0_root that_SCONJ_IN_6_mark Marek_PROPN_NNP_6_nsubj had_AUX_VBD_6_aux "
        "asked_VERB_VBN_2_ccomp Moldova_PROPN_NNP_6_obj for_ADP_IN_9_case it_PRON_PRP_6_obl ._PUNCT_._2_punct",
        (("Keller", "said", "that Marek had asked Moldova for it"),),
    )
    assert [s.speaker for s in statements(scene(nested))] == ["keller"]
    blaming = Line(
        nested.words.replace("asked", "blamed"), (("Keller", "said", "that Marek had blamed Moldova for it"),)
    )
    assert [s.speaker for s in statements(scene(blaming))] == ["keller", "marek"]


def test_a_spokeswoman_speaks_for_her_state() -> None:
    (statement,) = statements(scene(SPOKESWOMAN))
    assert (statement.speaker, statement.on_behalf_of) == ("varga", "MDA")


def test_joint_statements_name_all_speakers() -> None:
    (statement,) = statements(scene(JOINT))
    assert (statement.speaker, statement.co_speakers, statement.speaker_text) == (
        "keller",
        ("marek",),
        "Keller and Marek",
    )


def test_addressees() -> None:
    assert [s.addressees for s in statements(scene(TOLD))] == [("marek",)]
    assert [s.addressees for s in statements(scene(CALLED_ON))] == [("MDA",)]
    commented = (
        "Keller_PROPN_NNP_2_nsubj commented_VERB_VBD_0_root on_ADP_IN_4_case Moldova_PROPN_NNP_2_obl ._PUNCT_._2_punct"
    )
    assert [s.addressees for s in statements(scene(Line(commented, (("Keller", "commented", "on Moldova"),))))] == [()]
    assert [s.addressees for s in statements(scene(SAID_THAT))] == [()]


def test_tone_of_cue_and_of_content() -> None:
    assert [s.tone for s in statements(scene(CONCERN))] == ["deep_concern"]
    assert [s.tone for s in statements(scene(TWO_CUES))] == ["neutral", "warning"]


def test_interrupted_content_is_kept_in_pieces() -> None:
    (whole,) = statements(scene(MIDDLE))
    assert [p.quote for p in whole.pieces] == ["The talks", "were close to collapse"]
    (plain,) = statements(scene(SAID_THAT))
    assert plain.pieces == ()


QUOTED = (
    Line(
        '"_PUNCT_``_5_punct The_DET_DT_3_det road_NOUN_NN_5_nsubj is_AUX_VBZ_5_cop open_ADJ_JJ_0_root ._PUNCT_._5_punct'
    ),
    Line(
        "It_PRON_PRP_3_nsubj stays_VERB_VBZ_3_aux open_ADJ_JJ_7_ccomp ,_PUNCT_,_3_punct \"_PUNCT_''_3_punct "
        "Keller_PROPN_NNP_7_nsubj said_VERB_VBD_0_root ._PUNCT_._7_punct",
        (("Keller", "said", "It stays open ,"),),
    ),
    Line(
        '"_PUNCT_``_3_punct Nobody_PRON_NN_3_nsubj closes_VERB_VBZ_0_root it_PRON_PRP_3_obj ._PUNCT_._3_punct '
        "\"_PUNCT_''_3_punct"
    ),
)


def test_a_quotation_runs_over_sentences_and_on_after_its_cue() -> None:
    found = statements(scene(*QUOTED))
    assert [summary(s)[2:] for s in found] == [
        ('"The road is open. It stays open,"', "direct"),
        ('"Nobody closes it."', "direct"),
    ]
    assert {s.speaker for s in found} == {"keller"}
    assert found[1].confidence < found[0].confidence


def test_a_quotation_far_from_any_cue_has_no_speaker() -> None:
    far = Line(QUOTED[2].words, paragraph=3)
    plain = Line("Rain_NOUN_NN_2_nsubj fell_VERB_VBD_0_root ._PUNCT_._2_punct", paragraph=2)
    assert len(statements(scene(*QUOTED[:2], plain, far))) == 1


def test_a_cue_cut_off_from_its_quotation_still_has_it() -> None:
    before = Line("He_PRON_PRP_2_nsubj left_VERB_VBD_0_root ._PUNCT_._2_punct")
    cue = Line("Keller_PROPN_NNP_2_nsubj said_VERB_VBD_0_root ._PUNCT_._2_punct")
    colon = Line("Keller_PROPN_NNP_2_nsubj said_VERB_VBD_0_root :_PUNCT_:_2_punct")
    assert [summary(s)[:3] for s in statements(scene(before, QUOTED[2], cue))] == [
        ("keller", "said", '"Nobody closes it."')
    ]
    assert [summary(s)[:3] for s in statements(scene(colon, Line(QUOTED[2].words, paragraph=1)))] == [
        ("keller", "said", '"Nobody closes it."')
    ]


def test_headings_state_nothing() -> None:
    assert statements(scene(Line(SAID_THAT.words, SAID_THAT.attributions, heading=True))) == []


def test_agreement_of_the_model_makes_a_statement_surer() -> None:
    (agreed,) = statements(scene(SAID_THAT))
    (alone,) = statements(scene(Line(SAID_THAT.words)))
    assert agreed.confidence > alone.confidence
    assert statements(scene(Line(CONCERN.words.replace("expressed", "mentioned")))) == []


def test_every_quote_stands_in_the_text() -> None:
    for line in (SAID_THAT, INVERTED, MIDDLE, BETWEEN_CLAUSES, IN_TURN, SPOKESWOMAN):
        where = scene(line)
        for statement in statements(where):
            for quote in (statement.content, *statement.pieces, *statement.evidence):
                assert where.article.text[quote.start : quote.end] == quote.quote
            assert statement.speaker_text in statement.evidence[0].quote
            assert statement.cue in statement.evidence[0].quote


@pytest.mark.parametrize(
    "said",
    [
        "made clear",
        "made it clear",
        "let slip",
        "let Ankara know",
        "gave to understand",
        "took the view",
        "is of the view",
        "is of the opinion",
        "shot back",
    ],
)
def test_what_is_said_in_several_words(said: str) -> None:
    text = (
        f"Greek Foreign Minister Ana Costa {said} that the sea off Turkey was calm. Greece and Turkey have quarrelled."
    )
    reading = read_text(text)
    assert [names(reading, (one.speaker,)) for one in reading.statements if one.speaker] == [["Ana Costa"]]


@pytest.mark.parametrize(
    "words",
    [
        "asked for a list of the sailors",
        "has asked Turkey for the return of the two boats",
        "begged her colleagues not to give up",
        "thanked the Turkish Government for its help",
        "vowed to bring the sailors home",
        "faults the coast guard",
        "informed the Turkish premier of the outcome of her talks",
    ],
)
def test_asking_thanking_and_vowing_are_told_without_the_model(words: str) -> None:
    reading = read_text(f"Greek Foreign Minister Ana Costa {words}. Greece and Turkey have quarrelled.")
    assert [names(reading, (one.speaker,)) for one in reading.statements if one.speaker] == [["Ana Costa"]]


@pytest.mark.parametrize(
    "words",
    [
        "gave her word that the sailors would be freed",
        "left no doubt that the talks were over",
        "made no secret of her doubts",
        "sent word that she would not attend",
        "put the delay down to a clerk's error",
        "put the losses at 40 million euros",
        "likened the draft to an empty sack",
        "pointed the finger at the coast guard",
        "conveyed her condolences to the families",
        "wondered aloud why the letter was unanswered",
        "floated a meeting of all six states",
        "spoke of a misunderstanding",
        "did not exclude that a second round would follow",
    ],
)
def test_sayings_of_several_words(words: str) -> None:
    reading = read_text(f"Greek Foreign Minister Ana Costa {words}. Greece and Turkey have quarrelled.")
    assert [names(reading, (one.speaker,)) for one in reading.statements if one.speaker] == [["Ana Costa"]]


@pytest.mark.parametrize(
    "words",
    [
        "The tanker, by Ana Costa's account, left first.",
        "The tanker left first, in the telling of Ana Costa.",
        "Turkey, in Ana Costa's reading, has no reason to hurry.",
        "The pact has lapsed, in the judgement of Ana Costa.",
    ],
)
def test_standpoints_are_told_by_those_who_hold_them(words: str) -> None:
    reading = read_text(f"{words} Ana Costa is the foreign minister of Greece.")
    assert [names(reading, (one.speaker,)) for one in reading.statements if one.speaker] == [["Ana Costa"]]


def test_an_account_belongs_to_the_state_named_before_it() -> None:
    reading = read_text("The Turkish boats, on the Greek account, left first.")
    assert [names(reading, (one.speaker,)) for one in reading.statements if one.speaker] == [["Greece"]]


def test_a_price_paid_on_account_of_something_is_no_account() -> None:
    assert not read_text("The talks in Athens were put off on account of the snow.").statements


def test_what_somebody_called_a_thing_is_said() -> None:
    reading = read_text(f"The two began what {LEHTOLA} called a reset.")
    assert [(one.cue, one.content.quote) for one in reading.statements] == [("called", "a reset")]


def test_as_joins_a_cue_to_what_is_said() -> None:
    reading = read_text("The boats will return, as Ana Costa of Greece made clear. Greece and Turkey have quarrelled.")
    (statement,) = reading.statements
    assert (statement.cue, statement.content.quote) == ("made", "The boats will return")


def test_an_act_without_content_of_its_own_is_no_statement() -> None:
    reading = read_text(f"{LEHTOLA} brushed aside reports that Norway had threatened to freeze deliveries of parts.")
    assert "threatened" not in {one.cue for one in reading.statements}


def test_reports_that_somebody_denies_are_their_papers() -> None:
    reading = read_text("Turkey denied reports by a Greek newspaper that the talks had failed.")
    assert {one.cue: one.speaker_text for one in reading.statements} == {
        "denied": "Turkey",
        "reports": "Greek newspaper",
    }


def test_a_quotation_behind_a_sentence_about_one_person_is_hers() -> None:
    reading = read_text('Greek Foreign Minister Ana Costa shrugged. "It is only a river." The sea was calm.')
    (statement,) = reading.statements
    assert (names(reading, (statement.speaker,)), statement.content.quote) == (["Ana Costa"], '"It is only a river."')


def test_as_somebody_put_it() -> None:
    reading = read_text("As Ana Costa of Greece put it, the sea was calm. Greece and Turkey have quarrelled.")
    assert [names(reading, (one.speaker,)) for one in reading.statements if one.speaker] == [["Ana Costa"]]


def test_who_goes_back_backs_nobody() -> None:
    (statement,) = read_text(f"The envoy will go back to Turku next week, {LEHTOLA} said.").statements
    assert statement.tone == "neutral"
    (statement,) = read_text(f"Turkey backs the plan, {LEHTOLA} said.").statements
    assert statement.tone == "support"


@pytest.mark.parametrize(
    ("words", "tone"),
    [
        ("said that she would convey the Norwegian concerns to the cabinet", "neutral"),
        ("said that she understood Norway's deep concern", "neutral"),
        ("said that she shared Norway's concern", "concern"),
        ("expressed Finland's deep concern", "deep_concern"),
    ],
)
def test_who_passes_on_what_another_feels_does_not_feel_it(words: str, tone: str) -> None:
    reading = read_text(f"Norway and Finland are neighbours. {LEHTOLA} {words} on Monday.")
    assert [one.tone for one in reading.statements] == [tone]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Norwegian envoy Silje Bakken arrived on Monday. She was told that the bridge was shut.", "Silje Bakken"),
        ("Finland met Silje Bakken of Norway. Norway was called upon to return the boats.", "Norway"),
        (
            "Finland and Norway met on Monday. It was pointed out to the ambassador that the river had been dredged.",
            "Norwegian ambassador",
        ),
    ],
)
def test_who_is_told_something_by_nobody_named_does_not_say_it(words: str, told: str) -> None:
    reading = read_text(words)
    assert [(one.speaker, names(reading, one.addressees)) for one in reading.statements] == [(None, [told])]


def test_a_question_before_an_answer_is_asked_by_nobody() -> None:
    assert not read_text("Asked whether the bridge was shut, Greek envoy Ana Costa smiled.").statements


@pytest.mark.parametrize(
    "words",
    [
        "Turkish Minister Kemal Aydin disclosed that Greek envoy Ana Costa had assured him the road was safe.",
        "Turkish spokesman Kemal Aydin stated that Greek Minister Ana Costa commended the growth of trade.",
        "Turkish Minister Kemal Aydin called Greek envoy Ana Costa. She expressed regret, sources said.",
    ],
)
def test_what_somebody_tells_another_said_is_the_others(words: str) -> None:
    reading = read_text(words)
    assert ["Ana Costa"] in [names(reading, (one.speaker,)) for one in reading.statements if one.speaker]


def test_who_writes_to_ask_has_asked_and_who_is_called_to_explain_has_explained_nothing() -> None:
    costa = "Greek Foreign Minister Ana Costa"
    (asked,) = read_text(f"{costa} wrote to Turkey to ask that the boats be released.").statements
    assert (asked.cue, asked.content.quote) == ("ask", "that the boats be released")
    assert not read_text(f"{costa} was called to explain the delay. Greece and Turkey have quarrelled.").statements


CALL = "Bolivian Foreign Minister Celia Huanca rang her Chilean counterpart Ivo Paz on Monday."


@pytest.mark.parametrize(
    ("words", "speaker", "said"),
    [
        ("Huanca conveyed her expectations of a larger role of Chile.", "Celia Huanca", "her expectations of a larger"),
        ("While appreciating the generous help of Chile, Huanca asked for boats.", "Celia Huanca", "the generous help"),
        ("Huanca encouraged stronger support from Chile for the lake.", "Celia Huanca", "stronger support from Chile"),
        ("Paz briefed his counterpart on the talks in Lima.", "Ivo Paz", "on the talks in Lima"),
        ("Expressing Chile's deep regret over the raid, Paz rose.", "Ivo Paz", "Chile's deep regret over the raid"),
    ],
)
def test_ministries_words_for_what_was_said(words: str, speaker: str, said: str) -> None:
    reading = read_text(f"{CALL} {words}")
    found = [s for s in reading.statements if s.content.quote.startswith(said)]
    assert [names(reading, (s.speaker or "",)) for s in found] == [[speaker]]


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("According to a statement released by Santiago, the road is open.", "CHL"),
        ("A press release from La Paz said that the road was open.", "BOL"),
        ("The road is open, a statement issued by the Chilean foreign ministry said.", "CHL"),
        ("The road is open, according to a Chilean Foreign Ministry press release.", "CHL"),
        ("A Bolivian foreign ministry statement said that the road was open.", "BOL"),
    ],
)
def test_a_statement_is_of_who_issued_it(words: str, country: str) -> None:
    reading = read_text(f"{CALL} {words}")
    actors = {actor.id: actor for actor in reading.actors}
    (statement,) = [s for s in reading.statements if "road" in s.content.quote]
    assert statement.speaker is not None
    assert actors[statement.speaker].country == country


def test_the_ministry_of_who_is_named_without_a_state_is_his() -> None:
    text = (
        "Foreign Minister Celia Huanca rang her Chilean counterpart Ivo Paz on Monday. The call lasted an hour, the "
        "Foreign Ministry said. Huanca, who was Bolivia's chief negotiator, thanked him."
    )
    reading = read_text(text)
    actors = {actor.id: actor for actor in reading.actors}
    (statement,) = [s for s in reading.statements if s.content.quote.startswith("The call")]
    assert statement.speaker is not None
    assert actors[statement.speaker].country == "BOL"


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("It was long, the Bolivian foreign ministry said in a statement. The statement said: it rained.", "BOL"),
        ("The readout from Santiago was long. The readout says that it rained.", "CHL"),
    ],
)
def test_the_statement_is_of_who_issued_the_one_told_of_last(words: str, country: str) -> None:
    reading = read_text(f"{CALL} {words}")
    actors = {actor.id: actor for actor in reading.actors}
    (statement,) = [s for s in reading.statements if "rained" in s.content.quote]
    assert statement.speaker is not None
    assert actors[statement.speaker].country == country


def test_a_statement_that_nobody_was_told_to_issue_is_nobodys() -> None:
    (statement,) = read_text(f"{CALL} The statement says that it rained.").statements
    assert statement.speaker is None


@pytest.mark.parametrize("who", ["The parties", "The sides", "The interlocutors"])
def test_the_parties_to_a_call_speak_together(who: str) -> None:
    reading = read_text(f"{CALL} {who} noted the need for calm.")
    actors = {actor.id: actor for actor in reading.actors}
    (statement,) = reading.statements
    assert statement.speaker is not None
    assert {actors[a].country for a in (statement.speaker, *statement.co_speakers)} == {"BOL", "CHL"}


@pytest.mark.parametrize(
    "words",
    [
        "put forth the position of Peru on trade",
        "paid tribute to the late premier of Chile",
        "shared with her guest the recent developments on the border",
        "laid stress on the need for calm",
        "placed great emphasis on the treaty",
        "attached great importance to the treaty",
    ],
)
def test_what_ministries_say_of_their_ministers_words(words: str) -> None:
    reading = read_text(f"Foreign Minister Ana Costa of Peru met Ivo Paz of Chile on Monday. Minister Costa {words}.")
    speakers = {a.name for s in reading.statements for a in reading.actors if a.id == s.speaker}
    assert speakers == {"Ana Costa"}


@pytest.mark.parametrize(
    "quoted",
    [
        "I told him we would try to find a day as soon as we can.",
        "We said that we would wait for a better day.",
    ],
)
def test_a_quotation_on_its_own_is_of_who_spoke_last_whatever_he_says_that_he_said(quoted: str) -> None:
    text = f'Finnish envoy Aino Lehtola put off a trip. "We will find a new day," Lehtola said.\n\n"{quoted}"'
    reading = read_text(text)
    said = [s for s in reading.statements if quoted.rstrip(".") in s.content.quote]
    assert [(s.quoted, names(reading, (s.speaker or "",))) for s in said] == [("direct", ["Aino Lehtola"])]
    assert all(s.speaker for s in reading.statements if s.cue in {"told", "said"})


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The African Union is gravely concerned at the killing of aid workers.", "African Union"),
        ("Norway is alarmed by the reports of new fighting in Chad.", "Norway"),
        ("The African Union remains concerned at the fighting in Chad.", "African Union"),
        ("Norway is opposed to any change by force in the strait.", "Norway"),
    ],
)
def test_what_a_state_or_a_body_is_worried_at_is_its_statement(text: str, speaker: str) -> None:
    reading = read_text(text)
    assert [names(reading, [s.speaker]) for s in reading.statements if s.speaker] == [[speaker]]


@pytest.mark.parametrize(
    "text",
    [
        "Farmers are worried about the drought in Chad and its neighbours.",
        "Norway was alarmed by the reports of new fighting in Chad.",
    ],
)
def test_what_others_feel_or_was_felt_once_is_none(text: str) -> None:
    assert not read_text(text).statements


@pytest.mark.parametrize(
    "text",
    [
        '"We call on all parties to lay down their arms," the communique of Kenya said.',
        "Norway is opposed to the dam in Chad, its foreign minister said.",
    ],
)
def test_what_somebody_else_tells_of_it_is_one_statement(text: str) -> None:
    assert len(read_text(text).statements) == 1


def test_the_organ_of_a_union_speaks_for_it() -> None:
    reading = read_text("The Ministerial Council of the Gulf Cooperation Council praised the forces of Qatar.")
    assert [names(reading, [s.speaker]) for s in reading.statements if s.speaker] == [["Gulf Cooperation Council"]]
