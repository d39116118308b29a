"""Write the model card: the template with the model's name, labels and measured figures filled in.

    python training/card.py --model src/dragoman/language/model [--figures build/board.json]

Figures are those that benchmarks/board.py stores. Without them the card says that they are missing, so that no
old figure stands beside a new model.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import Any

TEMPLATE = Path(__file__).with_name("card.md")
MISSING = "**Not measured yet.** Run `benchmarks/board.py` and `training/card.py`."

#: Rows of the table of figures: what it says, and the name of the figure.
ROWS = (
    ("UPOS", "upos"),
    ("Penn tags", "xpos"),
    ("heads (UAS)", "uas"),
    ("heads and relations (LAS)", "las"),
    ("predicates", "f1_predicates"),
    ("roles, predicates given", "f1_gold_predicates"),
    ("names", "f1"),
    ("source", "source_exact_f1"),
    ("source, by words", "source_token_f1"),
    ("cue", "cue_exact_f1"),
    ("cue, by words", "cue_token_f1"),
    ("content", "content_exact_f1"),
    ("content, by words", "content_token_f1"),
)
#: Columns of the table: the corpus, and the rows of the board that are measured on it.
COLUMNS = {
    "EWT": ("syntax-ewt", "roles-ewt"),
    "GUM, news": ("syntax-gum", "names-gum"),
    "CrossNER": ("names-crossner",),
    "PolNeAR": ("attribution-polnear",),
}

#: By row of the board, what benchmarks/board.py stores of it: the figures of a suite.
Board = dict[str, dict[str, Any]]


def render(card: dict[str, Any], board: Board | None) -> str:
    """Return the card of a model from what its labels.json says and, where there are any, its figures.

    Raises:
        ValueError: The template has a place that nothing fills.
    """
    values = {
        "name": str(card["name"]),
        "steps": f"{card['steps']:,}",
        "sha256": str(card["sha256"]),
        "labels": ", ".join(f"{task} {len(labels)}" for task, labels in sorted(card["labels"].items())),
        "figures": table(board) if board else MISSING,
    }
    text = TEMPLATE.read_text(encoding="utf-8")
    places = set(re.findall(r"\{\{(\w+)\}\}", text))
    if places != set(values):
        raise ValueError(f"the template's places {sorted(places)} are not {sorted(values)}")
    for name, value in values.items():
        text = text.replace(f"{{{{{name}}}}}", value)
    return text


def table(board: Board) -> str:
    """Return the figures as a table: a row for each figure, a column for each corpus."""
    found = {corpus: values(board, rows) for corpus, rows in COLUMNS.items()}
    corpora = [corpus for corpus, figures in found.items() if figures]
    lines = ["| | " + " | ".join(corpora) + " |", "| --- |" + " --- |" * len(corpora)]
    for title, name in ROWS:
        cells = [found[corpus].get(name) for corpus in corpora]
        if any(cell is not None for cell in cells):
            shown = ["" if cell is None else f"{cell:.3f}".removeprefix("0") for cell in cells]
            lines.append(f"| {title} | " + " | ".join(shown) + " |")
    return "\n".join(lines)


def values(board: Board, rows: tuple[str, ...]) -> dict[str, float]:
    """Return the values of all figures of some rows of the board."""
    figures = [board[row]["figures"] for row in rows if row in board]
    return {name: figure["value"] for each in figures for name, figure in each.items()}


def main() -> None:
    """Read the options and write CARD.md beside the model."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--model", required=True)
    parser.add_argument("--figures")
    options = parser.parse_args()
    folder = Path(options.model)
    card = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    board = json.loads(Path(options.figures).read_text(encoding="utf-8"))["rows"] if options.figures else None
    (folder / "CARD.md").write_text(render(card, board), encoding="utf-8")


if __name__ == "__main__":
    main()
