"""Figures of the heads about events, on the held-out part of the project's own corpus and on marked pairs.

    python training/measure_events.py --run RUN [--data DATA]

Not quantised, like ``measure.py``. Presence of events and commitments is F1 over words; labels of a trigger
are measured at the corpus's triggers.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import torch
from batches import Collator, Labels, batches
from corpora import Example
from event_corpora import read_own, read_plv
from network import Network
from train import pair_scores_of

from dragoman.benchmark.corpora_pairs import JOINED
from dragoman.benchmark.measures import count_spans
from dragoman.language.tags import best_tags


@torch.no_grad()
def measure_events(network: Network, labels: Labels, examples: list[Example]) -> dict[str, float]:
    """Return F1 of events, commitments, judgements and arguments, and accuracies of the triggers' labels."""
    network.eval()
    collator = Collator(labels)
    counts: dict[str, Counter[str]] = {}
    for group in batches([e for e in examples if e.triggers], 1500):
        batch = collator(group)
        out = network(batch["ids"], batch["mask"], batch["first"], batch["shapes"])
        for task in Network.EVENTS:
            known = batch[task] >= 0
            gold, guess = batch[task][known], out[task].argmax(-1)[known]
            count = counts.setdefault(task, Counter())
            if task in {"event", "commitment"}:
                count.update(gold=int((gold > 0).sum()), found=int((guess > 0).sum()))
                count.update(
                    both=int(((gold > 0) & (guess > 0)).sum()), right=int(((gold > 0) & (guess == gold)).sum())
                )
            elif task != "assessment":
                count.update(all=len(gold), right=int((gold == guess).sum()))
        for row, example in enumerate(group):
            tags = [labels.lists["assessment"][i] for i in out["assessment"][row].argmax(-1)[: len(example.words)]]
            gold_tags = [tag or "O" for tag in (example.triggers or {})["assessment"]]
            judged = counts["assessment"]
            judged.update(gold="B" in "".join(t[0] for t in gold_tags), found=any(t != "O" for t in tags))
            judged.update(both=any(a != "O" and a[2:] == b[2:] for a, b in zip(gold_tags, tags, strict=True)))
        spans = counts.setdefault("argument", Counter())
        count_arguments(network, labels, batch=batch, out=out, group=group, counter=spans)
    return figures(counts)


def count_arguments(
    network: Network,
    labels: Labels,
    *,
    batch: dict[str, torch.Tensor],
    out: dict[str, torch.Tensor],
    group: list[Example],
    counter: Counter[str],
) -> None:
    """Count the argument spans of the corpus's triggers."""
    rows, positions = batch["argument_rows"], batch["argument_positions"]
    if not len(rows):
        return
    scores = network.arguments(out["argument"][rows], out["trigger"][rows, positions][:, None])[:, :, 0]
    gold = [tags for example in group for _, tags in example.arguments or ()]
    for tags, guess in zip(gold, scores.float().cpu().numpy(), strict=True):
        count_spans(counter, tags, best_tags(guess[: len(tags)], tuple(labels.lists["argument"])))


def figures(counts: dict[str, Counter[str]]) -> dict[str, float]:
    """Return F1 and accuracies by name."""
    found: dict[str, float] = {}
    for task, count in counts.items():
        if "gold" in count:
            found[f"{task} F1"] = 2 * count["both"] / max(1, count["gold"] + count["found"])
            if count["right"]:
                found[f"{task} with its kind F1"] = 2 * count["right"] / max(1, count["gold"] + count["found"])
        elif count["all"]:
            found[task] = count["right"] / count["all"]
    return {name: round(value, 4) for name, value in found.items()}


@torch.no_grad()
def measure_pairs(network: Network, labels: Labels, examples: list[Example]) -> dict[str, float]:
    """Return accuracy and macro-F1 of the event types of marked pairs, CONCEDE and RETREAT as one."""
    network.eval()
    collator = Collator(labels)
    pairs: list[tuple[str, str]] = []
    for group in batches(examples, 1500):
        batch = collator(group)
        out = network(batch["ids"], batch["mask"], batch["first"], batch["shapes"])
        for example, best in zip(group, pair_scores_of(network, out, batch).argmax(-1).tolist(), strict=True):
            guess = labels.lists["pair"][best]
            pairs.append((example.pair[0], JOINED.get(guess, guess)))
    kinds = sorted({gold for gold, _ in pairs})
    scores = []
    for kind in kinds:
        both = sum(a == b == kind for a, b in pairs)
        scores.append(2 * both / max(1, sum(a == kind for a, _ in pairs) + sum(b == kind for _, b in pairs)))
    return {
        "pairs accuracy": round(sum(a == b for a, b in pairs) / len(pairs), 4),
        "pairs macro-F1": round(sum(scores) / len(scores), 4),
    }


def main() -> None:
    """Read a run and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--run", required=True, type=Path)
    parser.add_argument("--data", type=Path)
    options = parser.parse_args()
    saved = torch.load(options.run / "network.pt", map_location="cpu")
    labels = Labels(saved["labels"])
    network = Network(labels.sizes())
    network.load_state_dict(saved["state"])
    found = measure_events(network, labels, read_own("held_out"))
    if options.data:
        found |= measure_pairs(network, labels, read_plv(options.data / "plv" / "plv_train.tsv"))
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
