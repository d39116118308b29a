from pathlib import Path

import corpora
import pytest

from dragoman.benchmark.corpora_brat import MarkedSpan


def test_trees_count_heads_from_zero_and_leave_out_what_is_no_word(corpus: Path) -> None:
    example = corpora.read_ewt(corpus, "train")[0]
    assert example.words == ["Kari", "did", "n't", "call", "Accra", "."]
    assert example.heads == [3, 3, 3, -1, 3, 3]
    assert example.relations is not None
    assert example.relations[3] == "root"


def test_roles_join_the_sentence_that_they_belong_to(corpus: Path) -> None:
    examples = corpora.read_ewt(corpus, "dev")
    assert len(examples) == 20
    assert examples[0].frames == [(3, ["B-ARG0", "O", "B-ARGM-NEG", "O", "B-ARG1", "O"])]


def test_only_the_free_genres_are_read_and_only_proper_names_are_names(corpus: Path) -> None:
    examples = corpora.read_gum(corpus, "train")
    assert {example.corpus for example in examples} == {"gum-news"}
    names = examples[0].names
    assert names is not None
    assert names[:5] == ["O", "O", "B-person", "I-person", "O"]
    assert names[5:8] == ["O", "B-organization", "I-organization"]
    assert names[9] == "B-place"


def test_attribution_is_read_of_one_annotator_with_the_words_of_the_package(corpus: Path) -> None:
    first, second, third = corpora.read_polnear(corpus, "train")
    tags = dict(zip(first.words, first.attribution or (), strict=True))
    assert (tags["Holm"], tags["said"], tags["that"], tags["sail"]) == ("B-source", "B-cue", "B-content", "I-content")
    assert tags["."] == "O"
    assert second.words[:2] == ["“", "We"]
    assert (second.attribution or [])[:2] == ["B-content", "I-content"]
    assert set(third.attribution or ()) == {"O"}


def test_names_have_the_labels_of_the_reading(corpus: Path) -> None:
    first, second = corpora.read_bio(corpus / "crossner-politics" / "train.txt", "crossner")
    assert first.names == ["B-person", "I-person", "O", "B-organization"]
    assert second.names == ["O", "B-place", "O"]


@pytest.mark.parametrize("name", ["ewt", "gum", "polnear", "crossner"])
def test_a_corpus_can_be_left_out(corpus: Path, name: str) -> None:
    examples = corpora.read_all(corpus, "train", frozenset({name}))
    assert name not in {example.corpus.partition("-")[0] for example in examples}
    assert len({example.corpus for example in examples}) == 3


def test_a_span_that_began_in_an_earlier_sentence_goes_on() -> None:
    text = "“We are ready. So are they.” Nobody spoke."
    first, second, third = corpora.attribution_examples(text, [MarkedSpan(0, 28, "content")])
    assert (first.attribution or [])[0] == "B-content"
    assert set(second.attribution or ()) == {"I-content"}
    assert set(third.attribution or ()) == {"O"}
