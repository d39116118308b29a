import pytest

from dragoman.errors import LanguageError
from dragoman.language.encoder import load_encoder
from dragoman.language.pairs import CLOSE_SOURCE, CLOSE_TARGET, MARKS, OPEN_SOURCE, OPEN_TARGET, classify, marked_words


def test_marks_stand_around_the_words_of_both_parties() -> None:
    words = marked_words("<s>The Omani envoy</s> met <t>rebel leaders</t>.")
    assert words == [
        OPEN_SOURCE, "The", "Omani", "envoy", CLOSE_SOURCE, "met", OPEN_TARGET, "rebel", "leaders", CLOSE_TARGET, ".",
    ]  # fmt: skip


def test_a_party_that_is_not_named_is_marked_at_the_end() -> None:
    words = marked_words("<s>Rain</s> fell.")
    assert words[-2:] == [OPEN_TARGET, CLOSE_TARGET]
    assert set(MARKS) <= set(words)


def test_a_sentence_without_marks_is_refused() -> None:
    with pytest.raises(LanguageError, match="marks no party"):
        marked_words("Rain fell.")


def test_the_model_gives_every_type_a_chance() -> None:
    (chances,) = classify([marked_words("<s>Chile</s> condemned <t>Peru</t> for the raid.")])
    assert sum(chances.values()) == pytest.approx(1.0, abs=1e-4)
    assert list(chances) == load_encoder().labels["pair"]
    assert max(chances, key=lambda kind: chances[kind]) == "ACCUSE"
