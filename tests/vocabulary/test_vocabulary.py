"""The vocabulary is complete, consistent, and follows the codebook's numbers."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from dragoman.errors import VocabularyError
from dragoman.vocabulary import load, load_vocabulary
from dragoman.vocabulary.check import check_vocabulary
from dragoman.vocabulary.types import Concept, EventType

SHARED = Path(__file__).parents[3] / "shared" / "data" / "plover"
TYPES = ["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT"]
TYPES += ["THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]


def concepts() -> list[Concept]:
    vocabulary = load_vocabulary()
    groups = [getattr(vocabulary, field) for field in vocabulary.__struct_fields__ if not field.startswith("cameo")]
    return [concept for group in groups for concept in group.values()]


def test_the_groups_have_the_codebook_s_sizes() -> None:
    vocabulary = load_vocabulary()
    assert list(vocabulary.event_types) == TYPES
    assert len(vocabulary.contexts) == 37
    assert len(vocabulary.quads) == 4
    assert vocabulary.modes_of("CONSULT") == ("visit", "third-party", "multilateral", "phone")
    assert vocabulary.modes_of("AGREE") == ()
    assert set(vocabulary.modes_of("REQUEST")) == set(vocabulary.modes_of("REJECT"))


@pytest.mark.parametrize("concept", concepts(), ids=lambda concept: f"{type(concept).__name__}-{concept.key}")
def test_every_concept_is_explained(concept: Concept) -> None:
    assert concept.definition[0].isupper() or concept.definition[0].isdigit()
    assert concept.definition.endswith(".")
    assert concept.example != concept.counter_example


def test_no_two_concepts_of_a_group_share_a_definition_or_example() -> None:
    by_text: dict[tuple[type, str], str] = {}
    for concept in concepts():
        for text in (concept.definition, concept.example):
            key = (type(concept), text)
            shared = by_text.setdefault(key, concept.key)
            assert shared == concept.key, f"{concept.key} and {shared} share {text!r}"


def test_scores_come_from_the_modes_and_the_strongest_counts() -> None:
    vocabulary = load_vocabulary()
    assert vocabulary.score("CONSULT") == 2.5
    assert vocabulary.score("CONSULT", ["phone"]) == 1.5
    assert vocabulary.score("ASSAULT", ["beat", "primitive"]) == -8.0
    assert vocabulary.score("ACCUSE") == -3.0
    assert vocabulary.quad_of("SANCTION") == "MATERIAL CONFLICT"


def test_cameo_codes_follow_type_mode_and_context() -> None:
    vocabulary = load_vocabulary()
    assert vocabulary.cameo_code("CONSULT", ["phone"]) == "041"
    assert vocabulary.cameo_code("CONSULT", ["visit"]) == "042"
    assert vocabulary.cameo_code("AID", (), ["military", "diplomatic"]) == "072"
    assert vocabulary.cameo_code("AID") == "070"
    with pytest.raises(KeyError):
        vocabulary.cameo_code("CRIME")


def test_a_code_that_an_event_gets_leads_back_to_its_type() -> None:
    vocabulary = load_vocabulary()
    exceptions = {("RETREAT", "0831")}  # resignations: CAMEO knows them only as yielding to a demand
    for choices in vocabulary.cameo_choices.values():
        for choice in choices:
            found = vocabulary.cameo[choice.code].type
            assert found == choice.type or (choice.type, choice.code) in exceptions, choice


def test_goldstein_scores_agree_in_sign_with_their_quad_category() -> None:
    vocabulary = load_vocabulary()
    for code in vocabulary.cameo.values():
        if code.type is None or code.goldstein is None or code.type in {"REQUEST", "ACCUSE"}:
            continue
        conflict = vocabulary.quad_of(code.type).endswith("CONFLICT")
        assert (code.goldstein < 0) == conflict, code


@pytest.mark.parametrize(
    ("file", "old", "new", "complaint"),
    [
        ("event_types.toml", 'label = "Agree"', 'label = ""', r"\[AGREE\] label is empty"),
        ("event_types.toml", "score = 2.5", 'score = "high"', r"\[AGREE\] Expected `float`"),
        ("event_types.toml", "score = 2.5", "score = 25.0", r"\[AGREE\] score 25.0 is outside"),
        ("event_types.toml", 'quad = "VERBAL COOPERATION"', 'quad = "WORDS"', r"\[AGREE\] unknown quad 'WORDS'"),
        ("media.toml", 'mode = "phone"', 'mode = "fax"', r"\[phone\] unknown mode"),
        ("tones.toml", "order = 2\n", "order = 7\n", "order 7 stands where 2"),
        ("sectors.toml", "frequent = true", "frequent = true\ncolour = 1", r"unknown fields \['colour'\]"),
        ("cameo.toml", '{ mode = "phone", code = "041" }', '{ mode = "phone", code = "999" }', "unknown CAMEO code"),
        ("cameo.toml", '    { code = "030" },\n', "", r"\[AGREE\] the last rule must hold"),
        ("cameo.tsv", "041\tDiscuss by telephone", "041\tDiscuss\tby telephone", "code 041 has 7 columns"),
    ],
)
def test_a_broken_file_is_named_with_its_key(
    monkeypatch: pytest.MonkeyPatch, file: str, old: str, new: str, complaint: str
) -> None:
    original = load.read
    assert old in original(file)

    def broken(name: str) -> str:
        text = original(name)
        return text.replace(old, new, 1) if name == file else text

    monkeypatch.setattr(load, "read", broken)
    with pytest.raises(VocabularyError, match=complaint) as error:
        load_vocabulary.__wrapped__()
    assert error.value.source == file


def test_the_vocabulary_is_frozen_and_cached() -> None:
    vocabulary = load_vocabulary()
    assert load_vocabulary() is vocabulary
    with pytest.raises(AttributeError):
        vocabulary.event_types["AGREE"].score = 0.0  # type: ignore[misc]
    check_vocabulary(vocabulary)


@pytest.mark.skipif(not SHARED.exists(), reason="the codebook is not at hand")
def test_scores_are_those_of_the_manual_s_table() -> None:
    table = (SHARED / "PLOVER_MANUAL.tex").read_text(encoding="utf-8")
    table = table[table.rindex("CATEGORY: Mode") : table.rindex("\\label{tab:ploverscores}")]
    cells = re.sub(r"\\cellcolor\{gray!25\}|\\hline", "", table).split("&")
    cells = [part.strip() for cell in cells for part in cell.split("\\\\")]
    vocabulary = load_vocabulary()
    checked = 0
    for name, number in pairwise(cells):
        event_type, _, mode = name.partition(": ")
        if not re.fullmatch(r"-?[\d.]+", number) or event_type not in vocabulary.event_types:
            continue
        if name == "ACCUSE":  # printed without its sign; see event_types.toml
            continue
        expected = vocabulary.score(event_type, [mode.lower()] if mode else [])
        assert expected == float(number), name
        checked += 1
    assert checked == len(vocabulary.modes) + 16 - 2  # all but ACCUSE itself and PROTEST vandalize, which has none


def test_event_types_are_typed() -> None:
    assert all(isinstance(type_, EventType) for type_ in load_vocabulary().event_types.values())
