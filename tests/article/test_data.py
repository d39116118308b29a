"""The data files are checked, and every entry does what it says."""

from __future__ import annotations

import pytest

from dragoman.article import furniture as furniture_module
from dragoman.article.furniture import furniture, reason_by_wording
from dragoman.article.identify import identify, profiles
from dragoman.article.reasons import reasons
from dragoman.article.settings import load_checked, settings
from dragoman.errors import VocabularyError

#: Reasons that place, markup or several lines together establish, not the words of one line.
NOT_BY_WORDING = {"author_box", "byline", "timestamp", "navigation", "site_name", "running_line", "caption_credit"}


@pytest.mark.parametrize("key", sorted(reasons().keys() - NOT_BY_WORDING))
def test_example_of_a_reason_is_recognised(key):
    example = reasons()[key].example
    assert reason_by_wording(example, len(example.split()), edge=True) == key


def test_every_reason_is_explained():
    for entry in reasons().values():
        assert entry.label and entry.definition.endswith(".") and entry.example


def test_settings_are_loaded():
    assert settings().limits.source_bytes == 20_000_000


def test_damaged_data_is_named():
    with pytest.raises(VocabularyError, match=r"reasons\.toml is damaged"):
        load_checked("reasons.toml", dict[str, int])


def test_unknown_reason_in_the_data_is_named(monkeypatch):
    monkeypatch.setattr(furniture_module, "reasons", dict)
    with pytest.raises(VocabularyError, match="does not define"):
        furniture.__wrapped__()


def test_pattern_that_is_none_is_named():
    with pytest.raises(VocabularyError, match="not a regular expression"):
        furniture_module.compile_pattern("(")


@pytest.mark.parametrize("code", [code for code, profile in profiles().items() if len(profile.words) >= 20])
def test_function_words_of_a_language_are_taken_for_it(code):
    assert identify(" ".join(profiles()[code].words * 3)) == code
