"""The lexicons are well formed, cover the vocabulary, and fit their own examples."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from dragoman.coding import lexicon_files
from dragoman.coding.lexicon import load_lexicon
from dragoman.coding.lexicon_grammar import parse_marked, parse_roles, parse_words
from dragoman.coding.lexicon_types import AssessmentWord, Cue, EventSense, Slot, StatusCue, WordRule
from dragoman.errors import VocabularyError
from dragoman.language.lemmas import lemma_of
from dragoman.language.words import word_spans
from dragoman.vocabulary import load_vocabulary

CLASSES = {"deal": frozenset({"accord", "pact"}), "time": frozenset({"monday"})}


def senses() -> list[EventSense]:
    return sorted((sense for group in load_lexicon().events.values() for sense in group), key=lambda sense: sense.line)


def forms(word: str) -> set[str]:
    """Return what a word of an example may be looked up by: itself and its lemmas."""
    tags = [("VERB", "VBD"), ("VERB", "VBN"), ("VERB", "VBG"), ("VERB", "VBZ"), ("NOUN", "NNS"), ("ADJ", "JJ")]
    return {word.lower(), *(lemma_of(word, upos, xpos).lower() for upos, xpos in tags)}


def words_of(example: str) -> set[str]:
    spans = word_spans(example, 0, len(example))
    return set().union(*(forms(example[start:end]) for start, end in spans))


def holds(example: str, wanted: str) -> bool:
    """Whether a lemma stands in an example, hyphens and compounds apart."""
    found = words_of(example)
    return all(part in found for part in re.split(r"[ -]", wanted.lower()) if part) or wanted.lower() in found


# --- the event lexicon --------------------------------------------------------------------------------


def test_the_event_lexicon_covers_all_types_and_modes() -> None:
    vocabulary = load_vocabulary()
    found = senses()
    assert len(found) >= 1500
    for event_type in vocabulary.event_types:
        assert sum(sense.type == event_type for sense in found) >= 40, event_type
    used = {(sense.type, mode) for sense in found for mode in sense.modes}
    assert set(vocabulary.modes) <= used
    assert {sense.medium for sense in found} == {*vocabulary.media, None}
    assert {sense.kind for sense in found} == {*vocabulary.commitment_kinds, None}


@pytest.mark.parametrize("event_type", list(load_vocabulary().event_types))
def test_every_example_holds_its_word(event_type: str) -> None:
    wrong = [
        f"line {sense.line}: {sense.rule}: {sense.example}"
        for sense in senses()
        if sense.type == event_type and not holds(sense.example, sense.lemma)
    ]
    assert wrong == []


@pytest.mark.parametrize("event_type", list(load_vocabulary().event_types))
def test_every_example_holds_its_particle_object_and_preposition(event_type: str) -> None:
    wrong = []
    for sense in senses():
        required: list[Iterable[str]] = [sense.particles, () if sense.object.actor else sense.object.allowed]
        required.append([marked.marker for marked in sense.prepositions])
        if sense.type == event_type and not all(
            not options or any(holds(sense.example, option) for option in options) for options in required
        ):
            wrong.append(f"line {sense.line}: {sense.rule}: {sense.example}")
    assert wrong == []


def test_no_two_senses_have_the_same_conditions() -> None:
    seen: dict[str, EventSense] = {}
    for sense in senses():
        other = seen.setdefault(sense.rule, sense)
        assert other is sense, f"lines {other.line} and {sense.line}: {sense.rule}"


def test_no_two_senses_share_an_example() -> None:
    examples = [sense.example for sense in senses()]
    assert sorted({e for e in examples if examples.count(e) > 2}) == []


def test_examples_are_sentences() -> None:
    for sense in senses():
        assert re.match(r"[A-Z“\"].*\.$", sense.example), sense.example


def test_the_narrowest_sense_comes_first() -> None:
    lexicon = load_lexicon()
    for group in lexicon.events.values():
        weights = [sense.specificity for sense in group]
        assert weights == sorted(weights, reverse=True)
    called_off = lexicon.senses("call", "VERB")[0]
    assert called_off.specificity > lexicon.senses("call", "VERB")[-1].specificity


def test_plural_senses_are_found_by_the_word_s_text() -> None:
    lexicon = load_lexicon()
    assert any(sense.lemma == "talks" for sense in lexicon.senses("talk", "NOUN", "Talks"))
    assert not any(sense.lemma == "talks" for sense in lexicon.senses("talk", "NOUN", "talk"))
    assert lexicon.senses("meet", "AUX") == lexicon.senses("meet", "VERB")


@pytest.mark.parametrize(
    ("lemma", "words", "is_actor", "types"),
    [
        ("meet", {"deadline"}, False, set()),
        ("meet", {"president"}, True, {"CONSULT"}),
        ("strike", {"deal"}, False, {"SUPPORT"}),
        ("strike", {"port"}, False, {"ASSAULT"}),
        ("impose", {"sanction"}, False, {"SANCTION"}),
        ("impose", {"curfew"}, False, {"COERCE"}),
        ("lift", {"curfew"}, False, {"CONCEDE"}),
        ("lift", {"embargo"}, False, {"RETREAT"}),
        ("boycott", {"summit"}, False, {"REJECT", "PROTEST"}),
        ("beat", {"record"}, False, set()),
        ("sign", {"autograph"}, False, set()),
        ("sign", {"treaty"}, False, {"SUPPORT"}),
        ("hold", {"breath"}, False, set()),
        ("hold", {"talks"}, False, {"CONSULT"}),
    ],
)
def test_the_object_tells_the_senses_of_a_verb_apart(
    lemma: str, words: set[str], is_actor: bool, types: set[str]
) -> None:
    candidates = [
        sense
        for sense in load_lexicon().senses(lemma, "VERB")
        if not sense.particles and not sense.prepositions and sense.object.accepts(words, is_actor=is_actor)
    ]
    assert {sense.type for sense in candidates} == types


def test_talks_with_somebody_are_mutual_and_know_who_called() -> None:
    call = next(s for s in load_lexicon().senses("phone", "VERB") if s.type == "CONSULT")
    assert call.roles.mutual
    assert [choice.initiator for choice in call.roles.actors] == [True, False]
    visit = next(s for s in load_lexicon().senses("visit", "VERB"))
    assert not visit.roles.mutual
    assert visit.roles.recipients[0].slots[0] == Slot(place="obj")


# --- the grammars -------------------------------------------------------------------------------------


def test_words_are_allowed_excluded_or_asked_to_be_actors() -> None:
    rule = parse_words("@deal|cease-fire|!plan", CLASSES)
    assert rule.allowed == {"accord", "pact", "cease-fire", "cease fire"}
    assert rule.accepts({"pact"})
    assert not rule.accepts({"idea"})
    assert not rule.accepts(())
    assert parse_words("@actor|pact", CLASSES).accepts({"ministry"}, is_actor=True)
    assert parse_words("@actor|pact", CLASSES).accepts({"pact"})
    assert not parse_words("@actor", CLASSES).accepts({"idea"})
    assert not parse_words("!@actor", CLASSES).accepts({"ministry"}, is_actor=True)
    assert parse_words("!plan", CLASSES).accepts({"idea"})
    assert not parse_words("!plan", CLASSES).accepts({"plan"})
    assert not parse_words("!plan", CLASSES).accepts(())
    assert parse_words("-", CLASSES).accepts(())
    assert not parse_words("-", CLASSES).accepts({"idea"})
    assert not parse_words("*", CLASSES).accepts(())
    assert parse_words("", CLASSES) == WordRule()
    assert parse_words("", CLASSES).accepts({"idea"})


def test_a_bare_preposition_passes_over_words_of_time() -> None:
    (on,) = parse_marked("on", CLASSES)
    assert on.head.accepts({"timetable"})
    assert not on.head.accepts({"monday"})


def test_marked_phrases_may_ask_for_their_head() -> None:
    of, out = parse_marked("of=@deal,summit|from", CLASSES)
    assert (of.marker, out.marker) == ("of", "from")
    assert of.head.allowed == {"accord", "pact", "summit"}


def test_roles_are_sides_of_choices_of_slots() -> None:
    roles = parse_roles("^poss/nmod:by&nmod:with>obj.poss")
    first, second = roles.actors
    assert first.initiator and not second.initiator
    assert first.slots == (Slot(place="poss"), Slot(place="nmod", marker="by"))
    assert roles.recipients[0].slots == (Slot(place="obj", inner=Slot(place="poss")),)
    assert parse_roles("obj>subj").actors[0].slots == (Slot(place="obj"),)
    assert parse_roles("->obj").actors == ()


@pytest.mark.parametrize("text", ["", ">obj", "subj>", "subject", "obl", "subj:by", "subj>obl:", "subj&", "obj.>x"])
def test_malformed_roles_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"roles|unknown place|need a preposition"):
        parse_roles(text)


@pytest.mark.parametrize(
    ("file", "old", "new", "complaint"),
    [
        ("events.tsv", "\tCONSULT\tvisit\tvisit\t", "\tCONSULT\tvoyage\tvisit\t", r"line \d+: unknown mode"),
        ("events.tsv", "\tSUPPORT\t", "\tAPPLAUD\t", r"line \d+: unknown event type 'APPLAUD'"),
        ("events.tsv", "\tphone\tphone\t", "\tphone\tfax\t", r"line \d+: unknown medium 'fax'"),
        ("events.tsv", "\tphone\tphone\t", "\tphone\t\t", r"line \d+: CONSULT needs a medium"),
        ("events.tsv", "\tpromise\tsubj", "\toath\tsubj", r"line \d+: unknown commitment kind 'oath'"),
        ("events.tsv", "\tsubj&obl:with\t", "\tsubject\t", r"line \d+: unknown place 'subject'"),
        ("events.tsv", "@meeting", "@nothing", r"line \d+: unknown class @nothing"),
        ("events.tsv", "meet\tVERB\t", "meet\tVRB\t", r"line \d+: unknown part of speech 'VRB'"),
        ("events.tsv", "meet\tVERB\t", "meet\t", r"line \d+: 11 columns; expected 12"),
        ("events.tsv", "lemma\tpos\tparticle", "lemma\tparticle\tpos", "columns are"),
        ("cues.tsv", "\tneutral\t", "\tbored\t", r"line \d+: unknown tone 'bored'"),
        ("cues.tsv", "ccomp|parataxis", "ccomp|elsewhere", r"line \d+: unknown place 'elsewhere'"),
        ("assessments.tsv", "\tgood\t", "\tbest\t", r"line \d+: unknown sign 'best'"),
        ("status.tsv", "\tnegated\t", "\tdenied\t", r"line \d+: unknown status 'denied'"),
        ("contexts.tsv", "\tmilitary\n", "\tmartial\n", r"line \d+: unknown context 'martial'"),
        ("media.tsv", "\tvideo\n", "\ttelevision\n", r"line \d+: unknown medium 'television'"),
        ("modes.tsv", "\tREQUEST.meet\n", "\tREQUEST.greet\n", r"line \d+: unknown mode 'REQUEST.greet'"),
        ("classes.toml", '["@meeting", ', '["@contact_noun", ', "unknown or contains itself"),
    ],
)
def test_a_broken_file_is_named_with_its_line(
    monkeypatch: pytest.MonkeyPatch, file: str, old: str, new: str, complaint: str
) -> None:
    original = lexicon_files.read
    assert old in original(file)

    def broken(name: str) -> str:
        return original(name).replace(old, new, 1) if name == file else original(name)

    monkeypatch.setattr(lexicon_files, "read", broken)
    with pytest.raises(VocabularyError, match=complaint) as error:
        load_lexicon.__wrapped__()
    assert error.value.source == file


# --- cues, statuses, judgements, pointers -------------------------------------------------------------


def test_cues_hold_their_word_and_cover_the_tone_ladder() -> None:
    cues: list[Cue] = [cue for group in load_lexicon().cues.values() for cue in group]
    assert len(cues) >= 300
    wrong = [cue for cue in cues if not holds(cue.example, cue.particle or cue.lemma) or not cue.patterns]
    assert wrong == []
    by_word = {cue.tone for cue in cues}
    by_content = {cue.value for group in load_lexicon().tones.by_first.values() for cue in group}
    assert set(load_vocabulary().tones) <= by_word | by_content


def test_thinking_is_no_statement() -> None:
    lexicon = load_lexicon()
    assert {cue.source for cue in lexicon.cues_of("believe", "VERB")} == {"attitude"}
    assert {cue.source for cue in lexicon.cues_of("say", "VERB")} == {"speech"}


def test_concern_may_be_expressed_but_not_by_any_object() -> None:
    express = load_lexicon().cues_of("express", "VERB")
    tones = {cue.tone for cue in express if cue.object.allowed and cue.object.accepts({"concern"})}
    assert tones == {"concern"}


@pytest.mark.parametrize(
    ("lemma", "construction", "relation", "forms", "status"),
    [
        ("not", "modifier", "", ("VBD", "not"), "negated"),
        ("will", "aux", "", ("VB", "will"), "planned"),
        ("urge", "governor", "xcomp", ("VB", "urged"), "called_for"),
        ("go", "governor", "xcomp", ("VB", "going"), "planned"),
        ("go", "governor", "xcomp", ("VB", "goes"), None),
        ("have", "aux", "", ("VBN", "had"), "historical"),
        ("have", "aux", "", ("VBN", "has"), None),
        ("be", "aux", "", ("VBG", "is"), "ongoing"),
        ("be", "aux", "", ("VBN", "is"), None),
        ("call", "governor", "obj", ("NNS", "off"), "negated"),
        ("call", "governor", "obl:for", ("NN", "called"), "called_for"),
        ("refrain", "governor", "obl:from", ("VBG", "refrained"), "negated"),
        ("impending", "modifier", "", ("NN", "impending"), "planned"),
        ("possibility", "noun", "nmod:of", ("NN", "possibility"), "hypothetical"),
    ],
)
def test_status_cues_hold_in_their_construction(
    lemma: str, construction: str, relation: str, forms: tuple[str, str], status: str | None
) -> None:
    xpos, text = forms
    cues = load_lexicon().status_cues(lemma, construction)
    fitting = {cue.status for cue in cues if cue.fits(relation, xpos, (text,))}
    assert fitting == ({status} if status else set())


def test_every_status_has_cues_and_every_cue_an_example_with_it() -> None:
    cues: list[StatusCue] = [cue for group in load_lexicon().statuses.values() for cue in group]
    assert {cue.status for cue in cues} == {*load_vocabulary().statuses, "historical"} - {"happened"}
    clitics = {"n't", "'ll", "'d", "wo"}
    wrong = [cue for cue in cues if cue.lemma not in clitics and not holds(cue.example, cue.lemma)]
    assert wrong == []


def words_for_judging() -> list[AssessmentWord]:
    return [word for group in load_lexicon().assessments.values() for word in group]


def test_judging_words_hold_their_word_and_their_parts() -> None:
    found = words_for_judging()
    assert [word for word in found if not holds(word.example, word.lemma)] == []
    for word in found:
        assert (word.aspect is not None) == (word.part == "relation"), word.lemma
        assert word.sign in {-1, 0, 1}


@pytest.mark.parametrize(
    ("relation", "change", "direction"),
    [
        ("tension", "rise", -1),
        ("tension", "ease", 1),
        ("ties", "deepen", 1),
        ("rift", "deepen", -1),
        ("trust", "erode", -1),
        ("relationship", "strain", -1),
        ("frequency", "decrease", -1),
        ("tension", "improve", 1),
        ("alliance", "remain", 0),
    ],
)
def test_direction_is_the_product_of_the_signs(relation: str, change: str, direction: int) -> None:
    lexicon = load_lexicon()
    noun = next(word for word in lexicon.assessment_words(relation, "NOUN") if word.part == "relation")
    verb = next(word for word in lexicon.assessment_words(change, "VERB") if word.part == "change")
    assert (verb.sign if verb.absolute else verb.sign * noun.sign) == direction


def test_phrases_point_to_media_modes_and_contexts() -> None:
    lexicon = load_lexicon()
    spoke = ["leader", "speak", "by", "video", "link", "about", "the", "nuclear", "deal"]
    assert {cue.value for _, _, cue in lexicon.media.find(spoke)} == {"video"}
    assert [cue.value for _, _, cue in lexicon.contexts.find(spoke)] == ["cbrn"]
    assert lexicon.mode_of("REQUEST", ["call", "for", "immediate", "ceasefire"]) == "yield"
    assert lexicon.mode_of("ASSAULT", ["hit", "by", "drone", "strike"]) == "drone"
    assert lexicon.mode_of("AGREE", ["ceasefire"]) is None
    backchannel = [cue.value for _, _, cue in lexicon.media.find(["a", "back", "-", "channel"])]
    assert backchannel == ["intermediary"]


def test_every_context_has_words() -> None:
    contexts = {cue.value for group in load_lexicon().contexts.by_first.values() for cue in group}
    assert contexts == set(load_vocabulary().contexts)
