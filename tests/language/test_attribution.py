import pytest
from hand_sentence import sentence

from dragoman.language.attribution import attributions, link
from dragoman.language.span_chances import LikelySpan, SpanChances

#: "Lee said it rained but Roe , who came , denied that ."
WORDS = sentence("""
    Lee    Lee   PROPN NNP 2 nsubj
    said   say   VERB  VBD 0 root
    it     it    PRON  PRP 4 nsubj
    rained rain  VERB  VBD 2 ccomp
    but    but   CCONJ CC  11 cc
    Roe    Roe   PROPN NNP 11 nsubj
    ,      ,     PUNCT ,   9 punct
    who    who   PRON  WP  9 nsubj
    came   come  VERB  VBD 6 acl:relcl
    ,      ,     PUNCT ,   9 punct
    denied deny  VERB  VBD 2 conj
    that   that  PRON  DT  11 obj
    .      .     PUNCT .   2 punct
""").words


def test_a_source_goes_to_the_cue_whose_subject_it_is() -> None:
    spans = [(0, 1, "source"), (1, 2, "cue"), (2, 4, "content"), (5, 6, "source"), (10, 11, "cue"), (11, 12, "content")]
    first, second = link(spans, WORDS)
    assert (first.source, first.cue, first.content) == (((0, 1),), ((1, 2),), ((2, 4),))
    assert (second.source, second.cue, second.content) == (((5, 6),), ((10, 11),), ((11, 12),))


def test_content_in_two_parts_belongs_to_the_cue_between_them() -> None:
    (only,) = link([(2, 4, "content"), (5, 6, "source"), (10, 11, "cue"), (11, 12, "content")], WORDS)
    assert only.content == ((2, 4), (11, 12))
    assert only.source == ((5, 6),)


def test_content_without_a_cue_stands_alone() -> None:
    (only,) = link([(2, 4, "content")], WORDS)
    assert (only.source, only.cue, only.content) == ((), (), ((2, 4),))


@pytest.mark.parametrize("spans", [[], [(0, 1, "source")]])
def test_without_cue_and_content_nothing_is_attributed(spans: list[tuple[int, int, str]]) -> None:
    assert link(spans, WORDS) == ()


def test_every_span_is_kept_once() -> None:
    spans = [(0, 1, "source"), (1, 2, "cue"), (2, 4, "content"), (5, 6, "source"), (8, 9, "cue"), (11, 12, "content")]
    found = link(spans, WORDS)
    kept = [(*r, kind) for a in found for kind in ("source", "cue", "content") for r in getattr(a, kind)]
    assert sorted(kept) == sorted(spans)


def test_likely_spans_become_an_attribution_and_the_likelier_of_two_is_taken() -> None:
    inside = {label: [0.0] * len(WORDS) for label in ("source", "cue", "content")}
    inside["source"][0] = inside["cue"][1] = inside["content"][3] = 0.99
    inside["content"][2] = 0.9
    spans = [
        LikelySpan(0, 1, "source", 0.99),
        LikelySpan(1, 2, "cue", 0.98),
        LikelySpan(2, 4, "content", 0.85),
        LikelySpan(3, 4, "content", 0.1),
        LikelySpan(10, 11, "cue", 0.1),
    ]
    (only,) = attributions(SpanChances(inside, spans), WORDS)
    assert (only.source, only.cue, only.content) == (((0, 1),), ((1, 2),), ((2, 4),))
