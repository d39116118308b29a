"""Teach the head for names from another run's, with everything else as it is.

    python training/names_head.py --data DATA --run build/model --from build/older --out build/named

Few sentences have names in the corpora, so that two runs alike in everything else differ most in the names that they
find in news. The mean of both heads' chances on all sentences, and the labels where there are any, teach the one linear
layer; encoder and other heads are not touched.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

import torch
from batches import Collator, Labels, batches
from corpora import Example, read_all
from event_corpora import read_own
from network import Network
from sequences import sequence_loss
from teaching import divergence
from torch import Tensor, nn
from torch.nn import functional as F

from export import load_network

#: Sentences taken of the corpora that have no names.
SENTENCES = {"polnear": 11_000, "ewt": 1_500}
EPOCHS, RATE, DROPOUT, WORDS = 6, 1e-3, 0.1, 2000
#: Weight of the labels beside the other head's chances.
LABELS = 0.5


def chosen(data: Path) -> list[Example]:
    """Return the sentences to learn from: all with names, the project's own, and some of the others."""
    examples = read_all(data, "train")
    kept = [example for example in examples if example.names] + read_own("train")
    for corpus, count in SENTENCES.items():
        kept += random.sample([example for example in examples if example.corpus == corpus], count)
    return kept


@torch.no_grad()
def prepared(network: Network, other: Network, collator: Collator, examples: list[Example]) -> list[dict[str, Tensor]]:
    """Return, for each batch, the vectors of its words, logarithms of the chances to learn, labels, and real places."""
    found = []
    for group in batches([example for example in examples if collator.fits(example)], WORDS):
        batch = collator(group)
        given = [batch[name] for name in ("ids", "mask", "first", "shapes")]
        vectors = network.words(*given)
        both = network.tags["names"](vectors), other.tags["names"](other.words(*given))
        found.append({
            "vectors": vectors.bfloat16(), "wanted": (sum(scores.softmax(-1) for scores in both) / 2).log(),
            "names": batch["names"], "words": batch["head_mask"][:, 1:],
        })  # fmt: skip
    return found


def teach(head: nn.Linear, parts: list[dict[str, Tensor]]) -> None:
    """Train the head, and print how far it is from the other after every epoch."""
    optimizer = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.0)
    steps = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.0, EPOCHS * len(parts))
    for epoch in range(EPOCHS):
        random.shuffle(parts)
        apart = 0.0
        for part in parts:
            scores = head(F.dropout(part["vectors"].float(), DROPOUT))
            loss = divergence(scores, part["wanted"], part["words"])
            apart += float(loss.detach()) / len(parts)
            rows = (part["names"] >= 0).any(1)
            if rows.any():
                loss = loss + LABELS * sequence_loss(scores[rows], part["names"][rows], part["words"][rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            steps.step()
        print(json.dumps({"epoch": epoch + 1, "divergence": round(apart, 4)}), flush=True)


def main() -> None:
    """Read both runs, teach, and write the run with its new head."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--data", required=True, type=Path)
    parser.add_argument("--run", required=True, type=Path)
    parser.add_argument("--from", dest="older", required=True, type=Path)
    parser.add_argument("--out", required=True, type=Path)
    options = parser.parse_args()
    random.seed(1)
    torch.manual_seed(1)
    saved, older = (torch.load(run / "network.pt", map_location="cpu") for run in (options.run, options.older))
    if saved["labels"]["names"] != older["labels"]["names"]:
        raise SystemExit(f"{options.older} has other kinds of names than {options.run}")
    network = load_network(saved)
    collator = Collator(Labels(saved["labels"]))
    parts = prepared(network, load_network(older), collator, chosen(options.data))
    teach(network.tags["names"], parts)
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(saved | {"state": network.state_dict()}, options.out / "network.pt")


if __name__ == "__main__":
    main()
