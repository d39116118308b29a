"""Learn what the signs of a source, cue or content weigh, from the training part of PolNeAR.

    python training/attribution_weights.py --data DATA

Every span that the model takes for likely is one of the annotator's or not; logistic regression fits the weights, which
go into the package. The model was trained on the same articles and is a little surer of them than of others; what the
weights are worth is therefore measured on the development part (``dragoman benchmark attribution``).
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MaxAbsScaler

from dragoman.benchmark.corpora_brat import annotated_articles, brat_spans, tagged_sentences
from dragoman.benchmark.files import text_of
from dragoman.language.analysis import analyse
from dragoman.language.attribution_signs import LABELS, SpanSigns
from dragoman.language.encoder import load_encoder
from dragoman.language.quotations import opened
from dragoman.language.span_chances import SpanChances, span_chances_of
from dragoman.language.tags import tag_spans
from dragoman.language.types import Sentence

ROOT = Path(__file__).parents[1]
WEIGHTS = ROOT / "src" / "dragoman" / "language" / "attribution_signs.toml"
#: Signs that fewer likely spans have are left out; the strength of the weights (the inverse of the penalty).
FEWEST, STRENGTH = 100, 0.3
#: What a span is worth, chosen on the development part: the share of its words' chances, and the least chance.
WORDS_SHARE, LEAST = 0.4, 0.45
HEADER = f"""\
# What each sign of a source, cue or content adds to the logarithm of the odds that an annotator has exactly this span.
# Made from the training part of PolNeAR by training/attribution_weights.py; not to be edited.

words_share = {WORDS_SHARE}
least = {LEAST}
"""

#: The signs of a span, and whether it is one of the annotator's.
Judged = tuple[dict[str, float], bool]


def judged_spans(folder: Path) -> dict[str, list[Judged]]:
    """Return the likely spans of every article of a folder, by label."""
    found: dict[str, list[Judged]] = {label: [] for label in LABELS}
    for text_file, notes in annotated_articles(folder):
        for label, signs, right in _judged(text_of(text_file), notes):
            found[label].append((signs, right))
    return found


def _judged(text: str, notes: Path) -> Iterator[tuple[str, dict[str, float], bool]]:
    marked = {
        start: tag
        for words, tags in tagged_sentences(text, brat_spans(notes))
        for (start, _), tag in zip(words, tags, strict=True)
    }
    for sentence, chances in likely_spans(text):
        gold = set(tag_spans([marked.get(word.start, "O") for word in sentence.words]))
        signs = SpanSigns(chances, sentence.words)
        for span in chances.spans:
            yield span.label, signs.signs(span), (span.first, span.last, span.label) in gold


def likely_spans(text: str) -> Iterator[tuple[Sentence, SpanChances]]:
    """Yield each sentence of a text with what the model takes for likely sources, cues and contents."""
    analysis, encoder = analyse(text), load_encoder()
    words = [[word.text for word in sentence.words] for sentence in analysis.sentences]
    scores = encoder.scores(words, opened(analysis.quotations, [sentence.start for sentence in analysis.sentences]))
    labels = tuple(encoder.labels["attribution"])
    yield from zip(analysis.sentences, span_chances_of([found["attribution"] for found in scores], labels), strict=True)


def learned(spans: list[Judged]) -> dict[str, float]:
    """Return the weight of each sign, the base first."""
    counts = Counter(sign for signs, _ in spans for sign in signs)
    kept = [{sign: value for sign, value in signs.items() if counts[sign] >= FEWEST} for signs, _ in spans]
    model = make_pipeline(DictVectorizer(), MaxAbsScaler(), LogisticRegression(C=STRENGTH, max_iter=3000))
    model.fit(kept, [right for _, right in spans])
    names, scaler, regression = model[0].feature_names_, model[1], model[2]
    weights = (regression.coef_[0] / scaler.scale_).tolist()
    return {"base": float(regression.intercept_[0])} | dict(zip(names, weights, strict=True))


def table(label: str, weights: dict[str, float]) -> str:
    """Return the weights of one label as a table of the file."""
    lines = [f"{_quoted(sign)} = {round(weight, 2)}\n" for sign, weight in weights.items() if round(weight, 2)]
    return f"\n[{label}]\n" + "".join(lines)


def _quoted(sign: str) -> str:
    return '"' + sign.replace("\\", "\\\\").replace('"', '\\"') + '"'


def main() -> None:
    """Read the articles, learn the weights and write them into the package."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--data", type=Path, required=True, help="the folder of the corpora")
    spans = judged_spans(parser.parse_args().data / "polnear" / "train")
    tables = [table(label, learned(spans[label])) for label in LABELS]
    WEIGHTS.write_text(HEADER + "".join(tables), encoding="utf-8")


if __name__ == "__main__":
    main()
