"""Write the model card: the template with the model's name, labels and measured figures filled in.

    python training/card.py --model src/dragoman/language/model [--figures figures.json]

Without figures the card says that they are missing, so that no old figure stands beside a new model.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import Any

TEMPLATE = Path(__file__).with_name("card.md")
MISSING = "**Not measured yet.** Run `training/evaluate.py` and `training/card.py`."

#: Rows of the table of figures: what it says, and the figures by name.
ROWS = (
    ("UPOS", "upos {}"),
    ("Penn tags", "xpos {}"),
    ("heads (UAS)", "uas {}"),
    ("heads and relations (LAS)", "las {}"),
    ("predicates", "predicates {}"),
    ("roles, predicates given", "roles {}"),
    ("names", "names {}"),
    ("source", "attribution {}-source"),
    ("source, by words", "attribution {} words-source"),
    ("cue", "attribution {}-cue"),
    ("cue, by words", "attribution {} words-cue"),
    ("content", "attribution {}-content"),
    ("content, by words", "attribution {} words-content"),
)
CORPORA = ("ewt", "gum", "crossner", "polnear")


def render(card: dict[str, Any], figures: dict[str, float] | None) -> str:
    """Return the card of a model from what its labels.json says and, where there are any, its figures.

    Raises:
        ValueError: The template has a place that nothing fills.
    """
    values = {
        "name": str(card["name"]),
        "steps": f"{card['steps']:,}",
        "sha256": str(card["sha256"]),
        "labels": ", ".join(f"{task} {len(labels)}" for task, labels in sorted(card["labels"].items())),
        "figures": table(figures) if figures else MISSING,
    }
    text = TEMPLATE.read_text(encoding="utf-8")
    places = set(re.findall(r"\{\{(\w+)\}\}", text))
    if places != set(values):
        raise ValueError(f"the template's places {sorted(places)} are not {sorted(values)}")
    for name, value in values.items():
        text = text.replace(f"{{{{{name}}}}}", value)
    return text


def table(figures: dict[str, float]) -> str:
    """Return the figures as a table: a row for each figure, a column for each corpus."""
    corpora = [c for c in CORPORA if any(pattern.format(c) in figures for _, pattern in ROWS)]
    lines = ["| | " + " | ".join(corpora) + " |", "| --- |" + " --- |" * len(corpora)]
    for title, pattern in ROWS:
        cells = [figures.get(pattern.format(corpus)) for corpus in corpora]
        if any(cell is not None for cell in cells):
            shown = ["" if cell is None else f"{cell:.3f}".removeprefix("0") for cell in cells]
            lines.append(f"| {title} | " + " | ".join(shown) + " |")
    return "\n".join(lines)


def main() -> None:
    """Read the options and write CARD.md beside the model."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--model", required=True)
    parser.add_argument("--figures")
    options = parser.parse_args()
    folder = Path(options.model)
    card = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    figures = json.loads(Path(options.figures).read_text(encoding="utf-8")) if options.figures else None
    (folder / "CARD.md").write_text(render(card, figures), encoding="utf-8")


if __name__ == "__main__":
    main()
