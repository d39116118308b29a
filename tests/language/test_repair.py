"""Mending the relations of a sentence: what fits, and never a circle."""

from __future__ import annotations

import msgspec
from hand_sentence import sentence
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language.repair import consistent
from dragoman.language.types import Word


def test_a_form_of_address_does_not_govern_the_name() -> None:
    words = sentence(
        """
        H.E. H.E. PROPN NNP 4 nsubj
        Juhan Juhan PROPN NNP 1 flat
        Tamm Tamm PROPN NNP 1 flat
        travels travel VERB VBZ 0 root
        """
    ).words
    mended = consistent(words)
    assert [(word.head, word.relation) for word in mended] == [
        (1, "nmod:desc"), (3, "nsubj"), (1, "flat"), (-1, "root")
    ]  # fmt: skip


def test_of_several_forms_of_address_none_governs_the_name() -> None:
    words = sentence(
        """
        H.E. H.E. PROPN NNP 5 nsubj
        Ms. Ms. PROPN NNP 1 flat
        Dorj Dorj PROPN NNP 2 flat
        often often ADV RB 5 advmod
        travels travel VERB VBZ 0 root
        """
    ).words
    mended = consistent(words)
    assert [word.head for word in mended] == [2, 2, 4, 4, -1]


def test_an_unknown_word_in_capitals_is_no_adverb() -> None:
    words = sentence(
        """
        Bathily bathily ADV RB 2 advmod
        met meet VERB VBD 0 root
        Aliou Aliou PROPN NNP 2 obj
        Sodly sodly ADV RB 2 advmod
        Quickly quickly ADV RB 2 advmod
        """
    ).words
    mended = consistent(words)
    assert [(word.upos, word.head, word.relation) for word in mended] == [
        ("PROPN", 1, "nsubj"), ("VERB", -1, "root"), ("PROPN", 1, "obj"), ("PROPN", 2, "flat"), ("ADV", 1, "advmod")
    ]  # fmt: skip


def test_what_a_preposition_marks_is_no_object() -> None:
    words = sentence(
        """
        Peru Peru PROPN NNP 2 nsubj
        called call VERB VBD 0 root
        for for ADP IN 4 case
        elections election NOUN NNS 2 obj
        """
    ).words
    assert consistent(words)[3].relation == "obl"


def test_a_preposition_taken_for_a_conjunction_marks_no_object_either() -> None:
    words = sentence(
        """
        Peru Peru PROPN NNP 2 nsubj
        called call VERB VBD 0 root
        on on SCONJ IN 4 case
        envoys envoy NOUN NNS 2 iobj
        """
    ).words
    assert consistent(words)[3].relation == "obl"


def test_a_subject_behind_a_noun_and_a_preposition_modifies_the_noun() -> None:
    words = sentence(
        """
        the the DET DT 2 det
        pledge pledge NOUN NN 0 root
        of of ADP IN 4 case
        leaders leader NOUN NNS 6 nsubj
        to to PART TO 6 mark
        stay stay VERB VB 2 acl
        """
    ).words
    assert (consistent(words)[3].head, consistent(words)[3].relation) == (1, "nmod")


def test_what_is_coordinated_over_a_governor_is_its_partner() -> None:
    words = sentence(
        """
        President President NOUN NN 4 nmod:desc
        of of ADP IN 3 case
        Poland Poland PROPN NNP 1 nmod
        Zawilski Zawilski PROPN NNP 7 nsubj
        and and CCONJ CC 6 cc
        Horbach Horbach PROPN NNP 3 conj
        spoke speak VERB VBD 0 root
        """
    ).words
    assert consistent(words)[5].head == 3


def test_an_infinitive_coordinated_with_one_before_it_is_its_partner() -> None:
    words = sentence(
        """
        They they PRON PRP 2 nsubj
        agreed agree VERB VBD 0 root
        to to PART TO 4 mark
        talk talk VERB VB 2 xcomp
        and and CCONJ CC 7 cc
        to to PART TO 7 mark
        trade trade VERB VB 2 conj
        """
    ).words
    assert (consistent(words)[6].head, consistent(words)[6].relation) == (3, "conj")


def test_the_subject_of_an_object_is_the_verb_s() -> None:
    words = sentence(
        """
        Chile Chile PROPN NNP 3 nsubj
        held hold VERB VBD 0 root
        talks talk NOUN NNS 2 obj
        """
    ).words
    assert (consistent(words)[0].head, consistent(words)[0].relation) == (1, "nsubj")


def test_a_noun_that_hangs_on_the_subject_does_not_become_its_head() -> None:
    words = sentence(
        """
        hours hour NOUN NNS 4 nmod
        after after ADP IN 4 case
        treated treat VERB VBN 4 amod
        water water NOUN NN 5 nsubj
        left leave VERB VBD 0 root
        """
    ).words
    assert consistent(words)[3].head == 4


@st.composite
def trees(draw: st.DrawFn) -> tuple[Word, ...]:
    """Draw a tree of a few words: each hangs on one drawn before it, in any order of the sentence."""
    size = draw(st.integers(1, 9))
    order = draw(st.permutations(range(size)))
    heads = {order[0]: -1} | {order[at]: order[draw(st.integers(0, at - 1))] for at in range(1, size)}
    relations = st.sampled_from(
        ["nsubj", "nsubj:pass", "obj", "case", "nmod", "obl", "conj", "cc", "xcomp", "mark", "flat", "acl", "det"]
    )
    tags = st.sampled_from(["NOUN", "ADP", "PROPN", "VERB"])
    texts = st.sampled_from(["word", "H.E.", "Ms.", "Dr.", "which", "to", "and"])
    return tuple(
        Word(
            start=at,
            end=at + 1,
            text=(text := draw(texts)),
            lemma=text.lower(),
            upos=draw(tags),
            xpos=draw(st.sampled_from(["NN", "NNP", "VBD", "VB", "TO", "IN"])),
            head=heads[at],
            relation="root" if heads[at] < 0 else draw(relations),
        )
        for at in range(size)
    )


@given(trees())
@settings(max_examples=1500, deadline=None)
def test_mending_never_makes_a_circle(words: tuple[Word, ...]) -> None:
    mended = consistent(words)
    for number in range(len(mended)):
        steps, at = 0, number
        while at >= 0:
            steps, at = steps + 1, mended[at].head
            assert steps <= len(mended)


def test_a_verb_that_marks_a_noun_governs_it() -> None:
    words = consistent(
        sentence(
            """
            Envoys envoy NOUN NNS 3 nsubj
            held hold VERB VBD 3 case
            talks talk VERB NNS 0 root
            with with ADP IN 5 case
            Peru Peru PROPN NNP 3 nmod
            on on ADP IN 7 case
            Monday Monday PROPN NNP 3 obl
            . . PUNCT . 3 punct
            """
        ).words
    )
    assert [(word.head, word.relation) for word in words] == [
        (1, "nsubj"), (-1, "root"), (1, "obj"), (4, "case"), (2, "nmod"), (6, "case"), (1, "obl"), (1, "punct"),
    ]  # fmt: skip
    assert (words[2].upos, words[2].lemma) == ("NOUN", "talk")


def test_a_verb_with_an_object_before_its_subject_is_no_passive() -> None:
    words = sentence(
        """
        trawler trawler NOUN NN 0 root
        which which PRON WDT 5 obj
        a a DET DT 4 det
        ship ship NOUN NN 5 nsubj:pass
        seized seize VERB VBN 1 acl
        """
    ).words
    assert [word.relation for word in consistent(words)[3:]] == ["nsubj", "acl:relcl"]


def test_a_name_with_a_genitive_mark_owns_the_noun_after_it() -> None:
    words = sentence(
        """
        Belo Belo PROPN NNP 2 nsubj
        conveyed convey VERB VBD 0 root
        Tomas Tomas PROPN NNP 2 nsubj
        's 's PART POS 3 case
        warm warm ADJ JJ 6 amod
        greetings greeting NOUN NNS 2 obj
        """
    ).words
    assert (consistent(words)[2].head, consistent(words)[2].relation) == (5, "nmod:poss")


def test_a_modal_in_capitals_that_joins_a_name_is_one() -> None:
    words = sentence(
        """
        Rutte Rutte PROPN NNP 4 nsubj
        and and CCONJ CC 3 cc
        May may AUX MD 4 aux
        met meet VERB VBD 0 root
        """
    ).words
    mended = consistent(words)
    assert (mended[2].upos, mended[2].head, mended[2].relation) == ("PROPN", 0, "conj")
    assert mended[1].head == 2


def test_a_noun_over_its_verb_modifies_no_object_but_is_the_subject() -> None:
    words = sentence(
        """
        Kundi Kundi PROPN NNP 7 nmod
        and and CCONJ CC 4 cc
        his his PRON PRP$ 4 nmod:poss
        counterpart counterpart NOUN NN 1 conj
        had have VERB VBD 0 root
        a a DET DT 7 det
        conversation conversation NOUN NN 5 obj
        """
    ).words
    assert (consistent(words)[0].head, consistent(words)[0].relation) == (4, "nsubj")


def test_whom_beside_a_subject_is_the_object() -> None:
    words = sentence(
        """
        envoys envoy NOUN NNS 5 nsubj
        whom whom PRON WP 4 nsubj:pass
        Oslo Oslo PROPN NNP 4 nsubj
        expelled expel VERB VBD 1 acl:relcl
        returned return VERB VBD 0 root
        """
    ).words
    assert [word.relation for word in consistent(words)] == ["nsubj", "obj", "nsubj", "acl:relcl", "root"]


def test_an_object_before_a_passive_is_its_subject() -> None:
    words = sentence(
        """
        No no DET DT 2 det
        observers observer NOUN NNS 5 obj
        will will AUX MD 5 aux
        be be AUX VB 5 aux:pass
        admitted admit VERB VBN 0 root
        """
    ).words
    assert consistent(words)[1].relation == "nsubj:pass"


def test_a_particle_behind_a_verb_is_no_preposition_of_its_object() -> None:
    words = sentence(
        """
        Oslo Oslo PROPN NNP 2 nsubj
        ruled rule VERB VBD 0 root
        out out ADP IN 4 case
        arbitration arbitration NOUN NN 2 obl
        """
    ).words
    mended = consistent(words)
    assert [(word.head, word.relation) for word in mended[2:]] == [(1, "compound:prt"), (1, "obj")]


def test_who_is_told_in_the_passive_does_not_tell() -> None:
    words = sentence(
        """
        It it PRON PRP 3 nsubj:pass
        was be AUX VBD 3 aux:pass
        hinted hint VERB VBN 0 root
        to to ADP IN 5 case
        Oslo Oslo PROPN NNP 3 obl:agent
        """
    ).words
    assert consistent(words)[4].relation == "obl"


def test_of_two_subjects_the_one_behind_the_verb_is_who_says_so() -> None:
    words = sentence(
        """
        They they PRON PRP 2 nsubj
        met meet VERB VBD 8 ccomp
        , , PUNCT , 4 punct
        Tamm Tamm PROPN NNP 2 nsubj
        , , PUNCT , 6 punct
        spokesman spokesman NOUN NN 4 appos
        , , PUNCT , 4 punct
        said say VERB VBD 0 root
        """
    ).words
    assert [word.head for word in consistent(words)][:4] == [1, 7, 3, 7]
    beside = (words[0], msgspec.structs.replace(words[1], relation="advcl"), *words[2:])
    assert consistent(beside)[3].head == 1  # it is not what is said


def test_a_subject_in_place_stays_where_the_teller_has_one() -> None:
    words = sentence(
        """
        Ilves Ilves PROPN NNP 5 nsubj
        stays stay VERB VBZ 5 ccomp
        , , PUNCT , 4 punct
        Tamm Tamm PROPN NNP 2 nsubj
        says say VERB VBZ 0 root
        """
    ).words
    assert consistent(words)[3].head == 1


def test_a_modal_verb_belongs_to_the_verb_that_it_stands_before() -> None:
    words = sentence(
        """
        Rebels rebel NOUN NNS 3 nsubj
        must must AUX MD 5 aux
        agree agree VERB VB 5 ccomp
        spokesmen spokesman NOUN NNS 5 nsubj
        said say VERB VBD 0 root
        """
    ).words
    assert [word.head for word in consistent(words)] == [2, 2, 4, 4, -1]


def test_a_modal_verb_stays_with_the_verb_that_its_subject_acts_in() -> None:
    words = sentence(
        """
        Peru Peru PROPN NNP 4 nsubj
        will will AUX MD 4 aux
        resume resume VERB VB 5 ccomp
        talks talk VERB VB 5 ccomp
        said say VERB VBD 0 root
        """
    ).words
    assert [word.head for word in consistent(words)] == [3, 3, 4, 4, -1]
