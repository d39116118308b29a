"""Turn a trained network into the files that the package ships: int8 ONNX, pair scorers, labels, tokenizer.

python training/export.py --run RUN --out src/dragoman/language/model
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import torch
from network import Network
from onnxruntime.quantization import QuantType, quantize_dynamic
from published import small_files
from torch import Tensor, nn

INPUTS = ["ids", "mask", "first", "shapes"]
OUTPUTS = [
    "upos", "xpos", "names", "predicate", "attribution", "arc",
    "label_dependent", "label_head", "role_argument", "role_predicate",
    "events", "pair", "argument", "trigger", "cue",
]  # fmt: skip


class Flat(nn.Module):
    """The network with its outputs as a tuple, in the order of OUTPUTS."""

    def __init__(self, network: Network) -> None:
        """Take the network."""
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, mask: Tensor, first: Tensor, shapes: Tensor) -> tuple[Tensor, ...]:
        """Return the outputs in their order."""
        out = self.network(ids, mask, first, shapes)
        return tuple(out[name] for name in OUTPUTS)


def export_graph(network: Network, target: Path) -> None:
    """Write the quantised graph: int8 weights for matrix products and embeddings."""
    ids = torch.ones(2, 9, dtype=torch.long)
    first = torch.tensor([[1, 2, 3, 4], [1, 3, 4, 5]])
    sample = (ids, torch.ones_like(ids), first, torch.ones_like(first))
    axes = {"ids": {0: "batch", 1: "pieces"}, "mask": {0: "batch", 1: "pieces"}}
    axes |= {name: {0: "batch", 1: "words"} for name in ("first", "shapes", *OUTPUTS) if name != "arc"}
    axes["arc"] = {0: "batch", 1: "words", 2: "heads"}
    axes["label_head"] = {0: "batch", 1: "heads"}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            Flat(network),
            sample,
            str(plain),
            input_names=INPUTS,
            output_names=OUTPUTS,
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            plain,
            target,
            weight_type=QuantType.QInt8,
            per_channel=True,
            # 7 bits: processors without VNNI add pairs of 8-bit products in 16 bits, which overflows.
            reduce_range=True,
            op_types_to_quantize=["MatMul", "Gather"],
        )


def label_card(name: str, saved: dict[str, Any], graph: Path) -> dict[str, Any]:
    """Return what labels.json says: name, steps of training, digest of the graph, labels of each task."""
    labels = {task: names for task, names in saved["labels"].items() if task != "lemma"}
    digest = hashlib.sha256(graph.read_bytes()).hexdigest()
    return {"name": name, "steps": saved["step"], "sha256": digest, "labels": labels, "events": list(Network.EVENTS)}


def load_network(saved: dict[str, Any]) -> Network:
    """Return the trained network; the weights of a task that is not exported are left out."""
    network = Network({task: len(labels) for task, labels in saved["labels"].items()})
    network.load_state_dict(
        {name: value for name, value in saved["state"].items() if not name.startswith("tags.lemma")}
    )
    return network.eval()


def main() -> None:
    """Read the saved state of a run and write the package's files."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--run", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--name", default="dragoman-minilm-1")
    options = parser.parse_args()
    saved = torch.load(Path(options.run) / "network.pt", map_location="cpu")
    network = load_network(saved)
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    export_graph(network, out / "encoder.onnx")
    np.savez(
        out / "pairs.npz",
        relation=network.label.weight.detach().numpy().astype(np.float16),
        role=network.role.weight.detach().numpy().astype(np.float16),
        argument=network.arguments.weight.detach().numpy().astype(np.float16),
        spoken=network.spoken.weight.detach().numpy().astype(np.float16),
    )
    shutil.copy(small_files() / "tokenizer.json", out / "tokenizer.json")
    card = label_card(options.name, saved, out / "encoder.onnx")
    (out / "labels.json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")
    print(json.dumps({path.name: path.stat().st_size for path in sorted(out.iterdir())}))


if __name__ == "__main__":
    main()
