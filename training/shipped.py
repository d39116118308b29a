"""Take the weights of the shipped model as a starting point: the int8 values times their scales.

    python training/shipped.py --out RUN

Writes RUN/network.pt, from which ``train.py --start RUN`` goes on. Rounding to int8 costs little, and a run's full
weights are not kept in the repository.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from network import joined
from onnx import numpy_helper
from torch import Tensor

MODEL = Path(__file__).parents[1] / "src" / "dragoman" / "language" / "model"
_PREFIX = "network."


def float_weights(path: Path) -> dict[str, Tensor]:
    """Return the weights of a quantised graph by the names that the network gives them."""
    graph = onnx.load(str(path)).graph
    values = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    found: dict[str, Tensor] = {}
    for name, value in values.items():
        if name.startswith(_PREFIX) and not name.endswith(("_quantized", "_scale", "_zero_point")):
            found[name.removeprefix(_PREFIX)] = torch.tensor(value)
        elif name.startswith(_PREFIX) and name.endswith("_quantized"):
            found[name.removeprefix(_PREFIX).removesuffix("_quantized")] = rescaled(values, name)
    for node in graph.node:
        if node.op_type == "MatMulInteger" and node.input[1] in values:
            found[f"{module_name(node.name)}.weight"] = rescaled(values, node.input[1]).T.contiguous()
        elif node.name.startswith("/network/encoder/Add") and node.input[1] in values:
            # The graph keeps the kind that every sub-word has as a number of its own, of the two that there are.
            kind = torch.tensor(values[node.input[1]])
            found["encoder.kind.weight"] = torch.stack([kind, torch.zeros_like(kind)])
    return found


def module_name(node: str) -> str:
    """Return the network's name of the layer whose product a node of the graph is."""
    steps = node.removeprefix("/network/").split("/")[:-1]
    if steps[0] == "encoder":
        return ".".join(steps)
    return f"tags.{steps[0]}" if steps[0] in {"upos", "xpos", "names", "predicate"} else steps[-1]


def rescaled(values: dict[str, np.ndarray], name: str) -> Tensor:
    """Return an int8 matrix as numbers of full precision."""
    stem = name.removesuffix("_quantized")
    zero = values[f"{stem}_zero_point"].astype(np.float32)
    return torch.tensor((values[name].astype(np.float32) - zero) * values[f"{stem}_scale"])


def main() -> None:
    """Read the shipped files and write a run's state."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--out", required=True, type=Path)
    out = parser.parse_args().out
    state = joined(float_weights(MODEL / "encoder.onnx"))
    pairs = np.load(MODEL / "pairs.npz")
    for name, key in (("label", "relation"), ("role", "role"), ("arguments", "argument"), ("spoken", "spoken")):
        if key in pairs:
            state[f"{name}.weight"] = torch.tensor(pairs[key].astype(np.float32))
    card = json.loads((MODEL / "labels.json").read_text("utf-8"))
    out.mkdir(parents=True, exist_ok=True)
    torch.save({"state": state, "labels": card["labels"], "step": card["steps"]}, out / "network.pt")
    print(json.dumps({"weights": len(state), "step": card["steps"]}))


if __name__ == "__main__":
    main()
