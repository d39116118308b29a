"""Average the weights of runs that follow each other: a later one, and a part of an earlier, less certain state.

    python training/average.py --out RUN --run build/leg3=0.65 --run build/leg2=0.35

Writes RUN/network.pt with the labels and steps of the first run. The runs must be of one line, each taken up from the
one before (``train.py --start``): then their weights lie close enough to be averaged (Izmailov and others 2018).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import torch


def averaged(states: list[tuple[dict[str, Any], float]]) -> dict[str, Any]:
    """Return the first state with every weight replaced by the weighted mean over all states.

    Raises:
        ValueError: The shares do not add up to 1, or the labels of the runs differ.
    """
    if abs(sum(share for _, share in states) - 1) > 1e-6:  # noqa: PLR2004 - rounding
        raise ValueError("the shares must add up to 1")
    first = states[0][0]
    if any(state["labels"] != first["labels"] for state, _ in states):
        raise ValueError("the runs were trained with different labels; average runs of one line only")
    mean = {name: sum(state["state"][name] * share for state, share in states) for name in first["state"]}
    return first | {"state": mean}


def main() -> None:
    """Read the options, average and write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--run", action="append", required=True, metavar="RUN=SHARE")
    options = parser.parse_args()
    parts = [text.rpartition("=") for text in options.run]
    states = [(torch.load(Path(run) / "network.pt", map_location="cpu"), float(share)) for run, _, share in parts]
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(averaged(states), options.out / "network.pt")
    print(json.dumps({"averaged": options.run}))


if __name__ == "__main__":
    main()
