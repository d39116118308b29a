from collections import Counter
from pathlib import Path

import pytest
from counting import count_spans, spans
from evaluate import Figures, count

from dragoman.language.encoder import load_encoder


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        ("O O", set()),
        ("B-a I-a O B-b", {(0, 2, "a"), (3, 4, "b")}),
        ("I-a I-a", {(0, 2, "a")}),
        ("B-a B-a I-b", {(0, 1, "a"), (1, 2, "a"), (2, 3, "b")}),
    ],
)
def test_spans(tags: str, found: set[tuple[int, int, str]]) -> None:
    assert spans(tags.split()) == found


def test_spans_are_right_only_as_a_whole() -> None:
    counter: Counter[str] = Counter()
    count_spans(counter, ["B-a", "I-a", "O", "B-b"], ["B-a", "O", "O", "B-b"])
    assert (counter["gold"], counter["found"], counter["both"]) == (2, 2, 1)
    assert (counter["both-a"], counter["both-b"]) == (0, 1)


def test_figures_are_shares_of_what_was_counted() -> None:
    figures = Figures()
    figures.accuracy("upos ewt", [("NOUN", "NOUN"), ("VERB", "NOUN")])
    figures.tagged("attribution x", ["B-source", "I-source", "B-cue"], ["B-source", "O", "B-cue"])
    found = figures.results()
    assert found["upos ewt"] == 0.5
    assert found["attribution x-source"] == 0
    assert found["attribution x-cue"] == 1
    assert found["attribution x"] == 0.5
    assert found["attribution x words-source"] == pytest.approx(2 / 3, abs=1e-4)


def test_the_shipped_model_is_measured_on_every_task(corpus: Path) -> None:
    from corpora import read_all

    encoder, figures = load_encoder(), Figures()
    examples = read_all(corpus, "dev")
    for example, scores in zip(examples, encoder.scores([e.words for e in examples]), strict=True):
        count(figures, encoder, example, scores)
    found = figures.results()
    assert {"upos ewt", "las gum", "names crossner", "roles ewt", "predicates ewt", "attribution polnear"} <= set(found)
    assert all(0 <= value <= 1 for value in found.values())
    assert found["upos ewt"] > 0.6
    assert found["uas ewt"] > 0.6
