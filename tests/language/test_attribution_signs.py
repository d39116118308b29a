import pytest
from hand_sentence import sentence

from dragoman.language import attribution_signs
from dragoman.language.attribution_signs import LABELS, AttributionWeights, SpanSigns, attribution_weights
from dragoman.language.span_chances import LikelySpan, SpanChances

#: "Lee said that it rained ."
WORDS = sentence("""
    Lee    Lee   PROPN NNP 2 nsubj
    said   say   VERB  VBD 0 root
    that   that  SCONJ IN  5 mark
    it     it    PRON  PRP 5 nsubj
    rained rain  VERB  VBD 2 ccomp
    .      .     PUNCT .   2 punct
""").words
INSIDE = {"source": [0.9, 0, 0, 0, 0, 0], "cue": [0, 0.8, 0.1, 0, 0, 0], "content": [0, 0, 0.5, 0.7, 0.9, 0]}
SOURCE, CUE = LikelySpan(0, 1, "source", 0.9), LikelySpan(1, 2, "cue", 0.7)
CONTENT, LATE = LikelySpan(2, 5, "content", 0.5), LikelySpan(3, 5, "content", 0.2)
SIGNS = SpanSigns(SpanChances(INSIDE, [SOURCE, CUE, CONTENT, LATE]), WORDS)


def weights(**content: float) -> AttributionWeights:
    return AttributionWeights(words_share=0.5, least=0.4, source={"base": 0}, cue={"base": 0}, content=content)


def test_the_signs_of_a_content() -> None:
    signs = SIGNS.signs(CONTENT)
    assert signs["chance"] == pytest.approx(0)
    assert signs["within"] == pytest.approx(0.7)
    assert (signs["before_cue"], signs["behind_cue"]) == (0.8, 0)
    assert (signs["most_source"], signs["most_cue"]) == (0.9, 0.8)
    assert (signs["heads"], signs["verbs"]) == (1, 1)
    words = {sign for sign in signs if ":" in sign}
    assert words == {"first:that", "last:rained", "before:said", "behind:.", "head:ccomp", "under:VERB"}


def test_words_outside_that_depend_on_a_span_are_signs() -> None:
    assert "left:mark" in SIGNS.signs(LATE)
    assert {"left:nsubj", "right:ccomp", "right:punct", "under:root"} <= set(SIGNS.signs(CUE))


def test_the_first_words_of_a_sentence_have_none_before_them() -> None:
    signs = SIGNS.signs(SOURCE)
    assert "first_of_all" in signs
    assert not any(sign.startswith("before") for sign in signs)
    whole = SIGNS.signs(LikelySpan(0, 5, "content", 0.5))
    assert "whole" in whole


def test_signs_add_to_the_odds_and_others_weigh_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attribution_signs, "attribution_weights", lambda: weights(base=-1.0, **{"first:that": 1.0}))
    assert SIGNS.chance(CONTENT) == pytest.approx(0.5)
    assert SIGNS.chance(LATE) == pytest.approx(0.269, abs=1e-3)


def test_a_span_of_likely_words_is_worth_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attribution_signs, "attribution_weights", lambda: weights(base=0.0))
    assert SIGNS.worth(CONTENT) == pytest.approx(0.5 - 0.4 + 0.5 * 0.2)
    assert SIGNS.worth(LATE) == pytest.approx(0.5 - 0.4 + 0.5 * 0.3)


@pytest.mark.parametrize("label", LABELS)
def test_every_weight_is_that_of_a_sign(label: str) -> None:
    kinds = {"first", "last", "before", "behind", "head", "under", "left", "right"}
    alone = {"base", "chance", "within", "length", "heads", "verbs", "whole", "first_of_all", "last_of_all"}
    alone |= {f"{place}_{other}" for place in ("before", "behind", "most") for other in LABELS}
    learned = attribution_weights().of(label)
    assert all(sign in alone or sign.split(":")[0] in kinds for sign in learned)
    assert learned["chance"] > 0
