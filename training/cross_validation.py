"""How well pairs of marked parties are classified by a network that never saw them, and by five-fold cross-validation.

    python training/cross_validation.py --data DATA --start RUN [--folds 5] [--minutes 4]

RUN is a run of ``train.py --without plv``. First it classifies all of PLV as it is. Then, fold by fold, it is trained
further on everything but that fold, and classifies the fold. Prints the figures of ``dragoman benchmark pairs``, of
networks that are not quantised.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from pathlib import Path

import torch
from batches import Collator, Labels, batches
from corpora import Example, read_all
from event_corpora import read_events, read_plv
from network import Network
from train import add_options, fit, loaded_teacher, pair_scores_of, take_up

from dragoman.benchmark.bootstrap import estimate
from dragoman.benchmark.corpora_pairs import JOINED, Pair, read_pairs
from dragoman.benchmark.pairs import count, formulas


@torch.no_grad()
def answers(network: Network, collator: Collator, examples: list[Example]) -> list[str]:
    """Return the likeliest type of each example, of those that the data have."""
    network.eval()
    found = {}
    for group in batches(examples, 1500):
        device = next(network.parameters()).device
        batch = {key: value.to(device) for key, value in collator(group).items()}
        out = network(batch["ids"], batch["mask"], batch["first"], batch["shapes"])
        chances = pair_scores_of(network, out, batch).softmax(-1)
        for example, row in zip(group, chances.tolist(), strict=True):
            sums: Counter[str] = Counter()
            for kind, chance in zip(collator.lists["pair"], row, strict=True):
                sums[JOINED.get(kind, kind)] += chance
            found[id(example)] = max(sums, key=lambda kind: (sums[kind], kind))
    return [found.get(id(example), "") for example in examples]


def figures(pairs: list[Pair], found: list[str]) -> dict[str, list[float]]:
    """Return value, lowest and highest of every figure; a sentence too long to be read counts as wrong."""
    units: dict[str, Counter[str]] = defaultdict(Counter)
    for pair, kind in zip(pairs, found, strict=True):
        count(units[pair.sentence], pair, kind or "AGREE")
    wanted = formulas(tuple(sorted({pair.type for pair in pairs})))
    del wanted["ece"]
    measured = estimate(list(units.values()), wanted)
    return {name: [round(f.value, 3), round(f.low, 3), round(f.high, 3)] for name, f in measured.items()}


def folds_of(pairs: list[Pair], folds: int, seed: int) -> list[int]:
    """Return the fold of each pair; all pairs of one sentence are in one."""
    sentences = sorted({pair.sentence for pair in pairs})
    random.Random(seed).shuffle(sentences)
    number = {sentence: place % folds for place, sentence in enumerate(sentences)}
    return [number[pair.sentence] for pair in pairs]


def loaded(labels: Labels, start: Path) -> Network:
    """Return the network of a run, on the GPU where there is one."""
    network = Network(labels.sizes())
    take_up(network, labels, start)
    return network.to("cuda" if torch.cuda.is_available() else "cpu")


def main() -> None:
    """Read the options, classify, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", required=True, type=Path)
    parser.add_argument("--start", required=True, type=Path, metavar="RUN")
    parser.add_argument("--teacher", type=Path, metavar="RUN", help="a run of the large encoder, --without plv too")
    parser.add_argument("--folds", type=int, default=5, help="0: only the network as it is")
    add_options(parser)
    options = parser.parse_args()
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    table = options.data / "plv" / "plv_train.tsv"
    pairs, marked = read_pairs(table), read_plv(table)
    others = read_all(options.data, "train") + read_events(options.data, "train", frozenset({"plv"}))
    labels = Labels.from_examples(others)
    collator = Collator(labels)
    plain = answers(loaded(labels, options.start), collator, marked)
    print(json.dumps({"without PLV": figures(pairs, plain)}), flush=True)

    def report(line: dict[str, float]) -> None:
        print(json.dumps(line), flush=True)

    teacher = loaded_teacher(options.teacher, labels) if options.teacher else None
    fold, found = folds_of(pairs, options.folds, options.seed) if options.folds else [], list(plain)
    for held in range(options.folds):
        network = loaded(labels, options.start)
        seen = [example for example, number in zip(marked, fold, strict=True) if number != held]
        if teacher:
            teacher.to(next(network.parameters()).device)
        fit(network, collator, others + seen, options, report=report, keep=lambda step: None, teacher=teacher)
        held_out = [place for place, number in enumerate(fold) if number == held]
        for place, kind in zip(held_out, answers(network, collator, [marked[p] for p in held_out]), strict=True):
            found[place] = kind
    if options.folds:
        print(json.dumps({f"{options.folds}-fold cross-validation": figures(pairs, found)}), flush=True)


if __name__ == "__main__":
    main()
