"""Learn what the signs of a contact weigh, from articles with gold files.

    python training/contact_weights.py [ARTICLES]

Every contact that the coder finds in an article is right or wrong by the article's gold file; logistic regression fits
the weights, which go into the package. Cross-validation over articles says what they are worth on others: the area
under the curve, and precision and recall where contacts below a chance are left out.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from gold import ARTICLES, Found, found_in, wanted
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from dragoman.coding.thresholds import thresholds

ROOT = Path(__file__).parents[1]
WEIGHTS = ROOT / "src" / "dragoman" / "coding" / "contact_signs.toml"
#: Parts of the cross-validation, and the strength of the weights (the inverse of the penalty).
FOLDS, STRENGTH = 10, 0.03
HEADER = """\
# What each sign of a contact adds to the logarithm of the odds that it is right. Made from the development articles by
# training/contact_weights.py; not to be edited.

[weights]
"""


def candidates(folder: Path) -> list[Found]:
    """Return every contact that the coder finds in the articles of a folder, however unlikely."""
    thresholds()["contacts"]["least"] = 0.0
    return found_in(folder, ["contacts"])["contacts"]


def table(found: list[Found], names: list[str]) -> np.ndarray:
    """Return the signs of every contact; [contacts, signs]."""
    return np.array([[one.signs[name] for name in names] for one in found])


def model() -> Pipeline:
    """Return a regression on signs of one scale."""
    return make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=1000))


def report(found: list[Found], chances: np.ndarray, golds: int) -> None:
    """Print what the weights are worth on articles that they were not learned from."""
    right = np.array([bool(one.answered) for one in found])
    print(f"{len(found)} contacts, {right.sum()} right; area under the curve {roc_auc_score(right, chances):.3f}")
    print(f"log loss {log_loss(right, chances):.3f}")
    print("least  precision  recall")
    for least in (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        kept = [one for one, chance in zip(found, chances, strict=True) if chance >= least]
        met = {(one.article, fact) for one in kept for fact in one.answered}
        precision = sum(bool(one.answered) for one in kept) / max(1, len(kept))
        print(f"{least:.1f}    {precision:.3f}      {len(met) / golds:.3f}")


def weights(fitted: Pipeline, names: list[str]) -> dict[str, float]:
    """Return the weight of each sign as it is, and the base, from those of signs of one scale."""
    scaler, regression = fitted[0], fitted[1]
    own = regression.coef_[0] / scaler.scale_
    base = regression.intercept_[0] - float(own @ scaler.mean_)
    return {"base": base} | dict(zip(names, own.tolist(), strict=True))


def main() -> None:
    """Read the articles, measure by cross-validation, and write the weights learned from all of them."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("articles", nargs="?", type=Path, default=ARTICLES)
    folder = parser.parse_args().articles
    found = candidates(folder)
    names = list(found[0].signs)
    signs, right = table(found, names), np.array([bool(one.answered) for one in found])
    groups = [one.article for one in found]
    held_out = cross_val_predict(model(), signs, right, groups=groups, cv=GroupKFold(FOLDS), method="predict_proba")
    report(found, held_out[:, 1], wanted(folder, "contacts"))
    learned = weights(model().fit(signs, right), names)
    lines = [f"{name} = {round(value, 3)}\n" for name, value in learned.items()]
    WEIGHTS.write_text(HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
