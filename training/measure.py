"""Figures on development data while training, tags decoded as the package decodes them, trees greedily."""

from __future__ import annotations

from collections import Counter

import torch
from batches import Collator, Labels, batches
from corpora import Example
from network import Network, pair_scores

from dragoman.benchmark.measures import count_spans
from dragoman.language.tags import best_tags


@torch.no_grad()
def measure(network: Network, labels: Labels, examples: list[Example], device: str) -> dict[str, float]:
    """Return tagging accuracies, UAS, LAS and span F1 of names, attribution and roles with gold predicates."""
    network.eval()
    collator = Collator(labels)
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    span: dict[str, Counter[str]] = {}
    for group in batches(examples, 1500):
        batch = {key: value.to(device) for key, value in collator(group).items()}
        out = network(batch["ids"], batch["mask"], batch["first"], batch["shapes"])
        for task in ("upos", "xpos", "predicate"):
            known = batch[task] >= 0
            right[task] += int((out[task].argmax(-1)[known] == batch[task][known]).sum())
            total[task] += int(known.sum())
        count_tree(network, out, batch, right, total)
        for task in ("names", "attribution"):
            for row, example in enumerate(group):
                gold = getattr(example, task)
                if gold is not None:
                    scores = out[task][row, : len(gold)].float().cpu().numpy()
                    guess = best_tags(scores, tuple(labels.lists[task]), open_start=task == "attribution")
                    corpus = f"{task}-{example.corpus.partition('-')[0]}"
                    count_spans(span.setdefault(corpus, Counter()), gold, guess)
        roles = span.setdefault("roles", Counter())
        count_roles(network, labels, out=out, batch=batch, group=group, counter=roles)
    figures = {task: right[task] / total[task] for task in total if total[task]}
    for name, c in span.items():
        figures[name] = 2 * c["both"] / max(1, c["gold"] + c["found"])
        if name.startswith("attribution"):
            for kind in ("source", "cue", "content"):
                figures[f"{name}-{kind}"] = 2 * c[f"both-{kind}"] / max(1, c[f"gold-{kind}"] + c[f"found-{kind}"])
    return {name: round(value, 4) for name, value in figures.items()}


def count_tree(
    network: Network,
    out: dict[str, torch.Tensor],
    batch: dict[str, torch.Tensor],
    right: Counter[str],
    total: Counter[str],
) -> None:
    """Count the words with the right head, and with the right head and relation."""
    heads = batch["heads"]
    known = heads >= 0
    if not known.any():
        return
    guess = out["arc"].masked_fill(~batch["head_mask"][:, None, :], -1e4).argmax(-1)
    chosen = out["label_head"].gather(1, guess[..., None].expand(-1, -1, network.LABEL))
    relation = pair_scores(network.label.weight, out["label_dependent"][known], chosen[known]).argmax(-1)
    good = guess[known] == heads[known]
    right["uas"] += int(good.sum())
    right["las"] += int((good & (relation == batch["relations"][known])).sum())
    total["uas"] += int(known.sum())
    total["las"] += int(known.sum())


def count_roles(
    network: Network,
    labels: Labels,
    *,
    out: dict[str, torch.Tensor],
    batch: dict[str, torch.Tensor],
    group: list[Example],
    counter: Counter[str],
) -> None:
    """Count the role spans of the predicates of the corpus."""
    rows, positions = batch["role_rows"], batch["role_positions"]
    if not len(rows):
        return
    scores = network.role(out["role_argument"][rows], out["role_predicate"][rows, positions][:, None])[:, :, 0]
    gold = [tags for example in group for _, tags in example.frames or ()]
    for tags, found in zip(gold, scores.float().cpu().numpy(), strict=True):
        count_spans(counter, tags, best_tags(found[: len(tags)], tuple(labels.lists["role"])))
