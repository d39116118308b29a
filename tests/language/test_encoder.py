import hashlib
import json
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language.encoder import BATCH_PIECES, LONGEST, MOST_PIECES, Encoder, _groups
from dragoman.language.sentences import paragraph_spans
from dragoman.language.words import word_spans

ARTICLE = Path(__file__).parents[2] / "benchmarks" / "articles" / "development" / "france-algeria-call.txt"
TEXTS = (
    "The two leaders spoke by phone on Tuesday.",
    "Macron urged Tebboune to reopen the embassy, his office said.",
    "Silence.",
    "We shall continue to consult with all parties to the agreement and urge both governments to show restraint "
    "while the envoys meet in Geneva next week, the ministry said in a statement.",
)
SENTENCES = [[text[start:end] for start, end in word_spans(text)] for text in TEXTS]
TASKS = ("upos", "xpos", "names", "predicate", "attribution")


def test_shapes_are_as_promised(encoder: Encoder) -> None:
    for words, scores in zip(SENTENCES, encoder.scores(SENTENCES), strict=True):
        count = len(words)
        for task in TASKS:
            assert scores[task].shape == (count, len(encoder.labels[task]))
        assert scores["arc"].shape == (count, count + 1)
        assert scores["label_head"].shape[0] == count + 1
        assert encoder.relations(scores, [0] * count).shape == (count, len(encoder.labels["relation"]))
        assert encoder.roles(scores, [0, count - 1]).shape == (2, count, len(encoder.labels["role"]))


def test_the_same_sentences_give_the_same_scores_bit_for_bit(encoder: Encoder) -> None:
    for one, two in zip(encoder.scores(SENTENCES), encoder.scores(SENTENCES), strict=True):
        assert all(np.array_equal(one[name], two[name]) for name in one)
        heads = [0] * len(one["arc"])
        assert np.array_equal(encoder.relations(one, heads), encoder.relations(two, heads))
        assert np.array_equal(encoder.roles(one, [0]), encoder.roles(two, [0]))


def test_scores_of_pairs_are_the_biaffine_products(encoder: Encoder) -> None:
    with files("dragoman.language").joinpath("model", "pairs.npz").open("rb") as file:
        weights = {name: values.astype(np.float64) for name, values in np.load(file).items()}

    def vectors(name: str) -> np.ndarray:
        return np.pad(scores[name], ((0, 0), (0, 1)), constant_values=1).astype(np.float64)

    (scores,) = encoder.scores([SENTENCES[1]])
    count = len(SENTENCES[1])
    heads = [(7 * place) % (count + 1) for place in range(count)]
    relations = np.einsum(
        "ni,oij,nj->no", vectors("label_dependent"), weights["relation"], vectors("label_head")[heads], optimize=True
    )
    np.testing.assert_allclose(encoder.relations(scores, heads), relations, rtol=1e-3, atol=1e-3)
    places = [1, 3, count - 1]
    roles = np.einsum(
        "ni,oij,pj->pno", vectors("role_argument"), weights["role"], vectors("role_predicate")[places], optimize=True
    )
    np.testing.assert_allclose(encoder.roles(scores, places), roles, rtol=1e-3, atol=1e-3)


def test_a_new_encoder_gives_the_same_scores(encoder: Encoder) -> None:
    for one, two in zip(encoder.scores(SENTENCES), Encoder().scores(SENTENCES), strict=True):
        assert all(np.array_equal(one[name], two[name]) for name in one)


def test_what_stands_beside_a_sentence_hardly_matters(encoder: Encoder) -> None:
    # Values between layers are rounded to 8 bits by the range of the whole batch, so a close call may turn.
    text = ARTICLE.read_text(encoding="utf-8")
    sentences = [[text[s:e] for s, e in word_spans(text, *span)] for span in paragraph_spans(text)]
    sentences = [words[:LONGEST] for words in sentences]
    together = encoder.scores(sentences)
    alone = [encoder.scores([words])[0] for words in sentences]
    for task in (*TASKS, "arc"):
        same = [a[task].argmax(1) == b[task].argmax(1) for a, b in zip(alone, together, strict=True)]
        assert np.mean(np.concatenate(same)) > 0.95, task


def test_nothing_has_no_scores(encoder: Encoder) -> None:
    assert encoder.scores([]) == []
    nothing, something = encoder.scores([[], ["Talks"]])
    assert nothing == {}
    assert something["upos"].shape[0] == 1


@pytest.mark.parametrize(
    "words",
    [
        ["\x00", "\u200b", "\u0301", "\ufffd", "\U0010ffff"],
        ["😀"] * LONGEST,
        ["北京" * 400],
        ["ا" * 3000, "said"],
        ["https://example.org/" + "a-b/" * 60] * LONGEST,
        ["n't"] * 500,
        ["(", ")", "“", "”", "``", "''", "—"],
    ],
)
def test_odd_sentences_are_scored(encoder: Encoder, words: list[str]) -> None:
    (scores,) = encoder.scores([words])
    assert all(np.isfinite(values).all() for values in scores.values())
    assert len(scores["upos"]) == len(words)


def test_a_long_sentence_keeps_every_words_first_sub_word(encoder: Encoder) -> None:
    words = ["Addis-Ababa-Djibouti-Nairobi-Kampala"] * LONGEST
    ids, first = encoder._pieces(words)
    assert len(ids) <= MOST_PIECES
    assert len(set(first)) == len(words)
    assert len({ids[place] for place in first}) == 1


@settings(deadline=None)
@given(st.lists(st.integers(0, MOST_PIECES), max_size=60))
def test_every_sentence_is_in_one_batch_of_bounded_size(lengths: list[int]) -> None:
    groups = list(_groups(lengths))
    assert sorted(index for group in groups for index in group) == [i for i, length in enumerate(lengths) if length]
    for group in groups:
        assert len(group) == 1 or max(lengths[index] for index in group) * len(group) <= BATCH_PIECES


def test_the_labels_belong_to_the_graph(encoder: Encoder) -> None:
    folder = files("dragoman.language").joinpath("model")
    card = json.loads(folder.joinpath("labels.json").read_text("utf-8"))
    assert card["sha256"] == hashlib.sha256(folder.joinpath("encoder.onnx").read_bytes()).hexdigest()
    assert encoder.name == card["name"]
    assert {"upos", "xpos", "relation", "role", *TASKS} <= set(encoder.labels)
    assert all(len(set(labels)) == len(labels) for labels in encoder.labels.values())
    assert "root" in encoder.labels["relation"]
    for task in ("names", "attribution", "role"):
        assert encoder.labels[task][0] == "O"
        begins = {label[2:] for label in encoder.labels[task] if label.startswith("B-")}
        assert begins == {label[2:] for label in encoder.labels[task] if label.startswith("I-")}
