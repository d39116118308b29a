"""Fine-tune the encoder with all heads at once, on two CPU cores in hours or on a GPU in minutes.

    python training/train.py --data DATA --out RUN [--minutes 160] [--without CORPUS]…

Writes RUN/network.pt (weights and label lists) and RUN/log.jsonl. The learning rate falls with the share
of the time (or steps) used, so that a run on a busy machine still ends well annealed.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

import torch
from batches import Collator, Labels, batches, event_labels
from corpora import Example, read_all
from event_corpora import read_events
from measure import measure
from network import LARGE, SMALL, Network, pair_scores
from published import published_weights
from sequences import Sequences, sequence_losses
from teaching import taught_losses
from torch import Tensor
from torch.nn import functional as F
from torch.utils.data import DataLoader

from dragoman.language.pairs import party_tags

#: The encoders that can be trained.
SIZES = {"small": SMALL, "large": LARGE}
#: Processes that prepare batches while a GPU works on others.
WORKERS = 8
#: Weights of the tasks in the sum of losses.
WEIGHTS = {
    **{"upos": 0.4, "xpos": 0.4, "names": 0.7, "predicate": 0.3},
    **{"attribution": 1.2, "arc": 1.0, "relation": 0.6, "role": 1.2},
    **{"event": 1.5, "status": 0.7, "history": 0.2, "medium": 0.5, "mode": 0.5, "commitment": 0.8, "assessment": 0.8},
    **{"argument": 1.2, "speech": 0.8, "spoken": 0.8, "pair": 1.0},
}
#: Numbers of the argument tags by which a marked party acts, and by which one is reached or acts too.
ACTING, REACHED = party_tags(event_labels()["argument"])
#: Share of PolNeAR's sentences without any tag that one epoch leaves out.
SHARE_OF_EMPTY = 0.5
#: How often one epoch has the examples of a corpus: more than once where it is small for what it teaches.
REPEATED = {"ewt": 0.6, "gum": 0.6, "gum-news": 2.0, "polnear": 0.4, "crossner": 5.0} | {
    "own": 5.0, "own-pairs": 3.0, "plv": 5.0, "gsr": 3.0,
}  # fmt: skip


def losses(network: Network, out: dict[str, Tensor], batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return the mean loss of each task that the batch has labels for."""
    result, sequences = {}, {}
    words = batch["head_mask"][:, 1:]
    for task in ("names", "attribution"):
        if len(batch[f"{task}_rows"]):
            sequences[task] = Sequences(out[task], batch[task], words, open_start=task == "attribution")
    for task in ("upos", "xpos", "predicate", *network.EVENTS):
        at = batch[f"{task}_rows"], batch[f"{task}_places"]
        if len(at[0]):
            result[task] = F.cross_entropy(out[task][at], batch[task][at])
    at = batch["heads_rows"], batch["heads_places"]
    if len(at[0]):
        arc = out["arc"].masked_fill(~batch["head_mask"][:, None, :], -1e4)
        heads = batch["heads"][at]
        result["arc"] = F.cross_entropy(arc[at], heads)
        scores = pair_scores(network.label.weight, out["label_dependent"][at], out["label_head"][at[0], heads])
        result["relation"] = F.cross_entropy(scores, batch["relations"][at])
    for task in network.GOVERNED:
        rows, positions, tags = (batch[f"{task}_{part}"] for part in ("rows", "positions", "tags"))
        if len(rows):
            sequences[task] = Sequences(network.governed(out, task, rows, positions), tags, words[rows])
    result |= sequence_losses(sequences, together=words.is_cuda)
    if len(batch["pair_rows"]):
        result["pair"] = pair_loss(network, out, batch)
    return result


def pair_loss(network: Network, out: dict[str, Tensor], batch: dict[str, Tensor]) -> Tensor:
    """Return the mean negative log of the probability that falls on the right types of each marked pair."""
    scores = pair_scores_of(network, out, batch)
    chances = scores.log_softmax(-1).masked_fill(batch["pair_types"] == 0, -1e9)
    return -torch.logsumexp(chances, -1).mean()


def pair_scores_of(network: Network, out: dict[str, Tensor], batch: dict[str, Tensor]) -> Tensor:
    """Return the scores of the event types of each marked pair.

    What stands at the two marks is added, and what the words of the sentence say as events: each word's chance of a
    type, as far as the first marked party is its actor and the second its recipient (or, of equals, another actor).
    """
    rows = batch["pair_rows"]
    sources, targets = batch["pair_sources"], batch["pair_targets"]
    acting, reached = out["pair"].chunk(2, -1)
    marked = (acting[rows, sources] + reached[rows, targets]).float()
    inside = batch["head_mask"][:, 1:][rows]
    last = inside.shape[1] - 1
    links = torch.zeros_like(inside, dtype=torch.float)
    for places, kinds in ((sources, ACTING), (targets, REACHED)):
        party = out["argument"][rows, (places + 1).clamp(max=last)][:, None]
        chances = network.arguments(party, out["trigger"][rows])[:, 0].float().log_softmax(-1)
        links = links + chances[..., kinds].logsumexp(-1)
    events = out["event"][rows].float().log_softmax(-1)[..., 1:]
    said = (events + links.masked_fill(~inside, -1e4)[..., None]).logsumexp(1)
    return marked + said


def weighted(examples: list[Example], repeated: dict[str, float]) -> list[Example]:
    """Return one epoch's examples: the small corpora more often, long PolNeAR sentences without any tag less often.

    A share of an example is its chance to be there once more.
    """
    chosen = []
    for example in examples:
        times = repeated.get(example.corpus, repeated.get(example.corpus.partition("-")[0], 1.0))
        if example.attribution is not None and all(tag == "O" for tag in example.attribution):
            times *= 1 - SHARE_OF_EMPTY
        chosen += [example] * (int(times) + (random.random() < times % 1))
    return chosen


def optimiser(network: Network, encoder_rate: float, head_rate: float) -> torch.optim.Optimizer:
    """Return AdamW with one rate for the encoder and one for the heads."""
    encoder = list(network.encoder.parameters())
    known = {id(p) for p in encoder}
    heads = [p for p in network.parameters() if id(p) not in known]
    return torch.optim.AdamW(
        [{"params": encoder, "lr": encoder_rate}, {"params": heads, "lr": head_rate}],
        weight_decay=0.01,
        betas=(0.9, 0.98),
        fused=True,
    )


def schedule(progress: float, warmup: float = 0.05) -> float:
    """Return the share of the peak learning rate at a share of the run."""
    return progress / warmup if progress < warmup else max(0.0, (1.0 - progress) / (1.0 - warmup))


def update(
    network: Network,
    optimizer: torch.optim.Optimizer,
    batch: dict[str, Tensor],
    *,
    bfloat16: bool,
    teacher: Network | None = None,
    tasks: Collection[str] = (),
) -> dict[str, Tensor]:
    """Take one step on one batch and return the losses of its labels; a teacher teaches some tasks, or all."""
    network.train()
    with torch.autocast(batch["ids"].device.type, dtype=torch.bfloat16, enabled=bfloat16):
        given = [batch[name] for name in ("ids", "mask", "first", "shapes")]
        out = network(*given)
        parts = losses(network, out, batch)
        total = sum(WEIGHTS[task] * loss for task, loss in parts.items())
        if teacher:
            with torch.no_grad():
                taught = teacher(*given)
            soft = taught_losses(network, teacher, out, taught, batch)
            total = total + sum(WEIGHTS[task] * loss for task, loss in soft.items() if not tasks or task in tasks)
    optimizer.zero_grad()
    total.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
    optimizer.step()
    return parts


def take_up(network: Network, labels: Labels, run: Path) -> int:
    """Go on from the weights of an earlier run and return its steps.

    A head that it lacks, or has of another size, begins anew.

    Raises:
        ValueError: A task's labels differ, so that the numbers of the heads mean something else.
    """
    saved = torch.load(run / "network.pt", map_location="cpu")
    for task, names in labels.lists.items():
        if saved["labels"].get(task, names) != names:
            raise ValueError(f"{run} was trained with other labels for {task}; train from the published weights")
    known = network.state_dict()
    for name, value in saved["state"].items():
        if name == "shape.weight" and len(value) < len(known[name]):  # shapes within quotations begin as those without
            saved["state"][name] = value.repeat(len(known[name]) // len(value), 1)
        elif name.startswith("events.") and len(value) < len(known[name]):  # tasks are added at the end
            saved["state"][name] = torch.cat([value, known[name][len(value) :]])
    taken = {n: value for n, value in saved["state"].items() if n in known and known[n].shape == value.shape}
    network.load_state_dict(taken, strict=False)
    print(json.dumps({"begun anew": sorted({name.split(".")[0] for name in known.keys() - taken.keys()})}), flush=True)
    return int(saved["step"])


class Epochs:
    """Batches without end, as numbers of examples, epoch after epoch."""

    def __init__(self, examples: list[Example], repeated: dict[str, float], words: int) -> None:
        """Take the examples, how often an epoch has each corpus, and the words of a batch."""
        self.examples, self.repeated, self.words = examples, repeated, words
        self.number = {id(example): place for place, example in enumerate(examples)}

    def __iter__(self) -> Iterator[list[int]]:
        """Yield the numbers of the examples of one batch after another."""
        while True:
            for group in batches(weighted(self.examples, self.repeated), self.words):
                yield [self.number[id(example)] for example in group]


def fit(
    network: Network,
    collator: Collator,
    examples: list[Example],
    options: argparse.Namespace,
    *,
    report: Callable[[dict[str, float]], None],
    keep: Callable[[int], None],
    teacher: Network | None = None,
) -> int:
    """Train a network until the time or the steps are used, and return the steps taken.

    Every hundred steps the mean losses are reported; every so many minutes the state may be kept.
    """
    repeated = REPEATED | {name: float(times) for name, _, times in (r.partition("=") for r in options.repeat)}
    device = next(network.parameters()).device
    optimizer = optimiser(network, options.encoder_rate, options.head_rate)
    base = [group["lr"] for group in optimizer.param_groups]
    apart = WORKERS if device.type == "cuda" else 0
    examples = [example for example in examples if collator.fits(example)]
    loader = DataLoader(
        examples,
        batch_sampler=Epochs(examples, repeated, options.words),
        collate_fn=collator,
        num_workers=apart,
        pin_memory=bool(apart),
    )
    started, step, sums, counts, saved = time.time(), 0, {}, Counter(), time.time()
    for batch in loader:
        progress = max((time.time() - started) / (60 * options.minutes), step / options.steps)
        if progress >= 1:
            break
        for parameters, rate in zip(optimizer.param_groups, base, strict=True):
            parameters["lr"] = rate * schedule(progress)
        there = {key: value.to(device, non_blocking=True) for key, value in batch.items()}
        parts = update(network, optimizer, there, bfloat16=options.bfloat16, teacher=teacher, tasks=options.taught_task)
        step += 1
        for task, loss in parts.items():
            sums[task] = sums.get(task, 0) + loss.detach()
            counts[task] += 1
        if step % 100 == 0:
            line = {"step": step, "minutes": round((time.time() - started) / 60, 1), "progress": round(progress, 3)}
            report(line | {task: round(float(total) / counts[task], 3) for task, total in sums.items()})
            sums.clear()
            counts.clear()
        if time.time() - saved > 60 * options.save_every:
            keep(step)
            saved = time.time()
    return step


def train(options: argparse.Namespace) -> None:
    """Train until the time or the steps are used, then measure on the development parts."""
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    data = Path(options.data)
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    without = frozenset(options.without)
    examples = read_all(data, "train", without) + read_events(data, "train", without)
    development = read_all(data, "dev")
    labels = Labels.from_examples(examples)
    print(json.dumps({"train": Counter(e.corpus for e in examples), "labels": labels.sizes()}), flush=True)
    size = SIZES[options.encoder]
    network = Network(labels.sizes(), size).to(device)
    network.encoder.load_published(published_weights(size))
    before = take_up(network, labels, Path(options.start)) if options.start else 0
    teacher = loaded_teacher(Path(options.teacher), labels).to(device) if options.teacher else None
    log = (out / "log.jsonl").open("a", buffering=1)

    def report(line: dict[str, float]) -> None:
        print(json.dumps(line), flush=True)
        log.write(json.dumps(line) + "\n")

    def keep(step: int) -> None:
        save(network, labels, out, before + step)

    step = fit(
        network, Collator(labels, options.taught_corpus), examples, options, report=report, keep=keep, teacher=teacher
    )
    keep(step)
    figures = measure(network, labels, development, device)
    report({"step": step, "development": figures})


def save(network: Network, labels: Labels, out: Path, step: int) -> None:
    """Write the weights and the labels, under another name first so that no half file is left."""
    temporary = out / "network.pt.part"
    torch.save({"state": network.state_dict(), "labels": labels.lists, "step": step}, temporary)
    temporary.replace(out / "network.pt")


def loaded_teacher(run: Path, labels: Labels) -> Network:
    """Return the network of a run, large or small, ready to teach.

    Raises:
        ValueError: It was trained with other labels.
    """
    saved = torch.load(run / "network.pt", map_location="cpu")
    if saved["labels"] != labels.lists:
        raise ValueError(f"{run} was trained with other labels; train the teacher on the same corpora")
    large = saved["state"]["encoder.word.weight"].shape[-1] == LARGE.hidden
    teacher = Network(labels.sizes(), LARGE if large else SMALL)
    teacher.load_state_dict(saved["state"])
    return teacher.eval().requires_grad_(False)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of training."""
    parser.add_argument("--minutes", type=float, default=160, help="160 suit two CPU cores, 20 a GPU")
    parser.add_argument("--steps", type=int, default=10**9)
    parser.add_argument("--words", type=int, default=1400, help="words in a batch, padding included")
    parser.add_argument("--encoder-rate", type=float, default=1.2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--bfloat16", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--save-every", type=float, default=15, help="minutes between saved states")
    parser.add_argument("--taught-task", action="append", default=[], metavar="TASK", help="all unless said")
    parser.add_argument("--taught-corpus", action="append", default=[], metavar="CORPUS", help="all unless said")
    parser.add_argument("--repeat", action="append", default=[], metavar="CORPUS=TIMES", help="how often in an epoch")


def main() -> None:
    """Read the options and train."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--encoder", choices=SIZES, default="small", help="large: a teacher, which is not shipped")
    parser.add_argument("--teacher", metavar="RUN", help="a run that teaches this one")
    parser.add_argument("--start", metavar="RUN", help="go on from an earlier run's weights")
    parser.add_argument("--without", action="append", default=[], metavar="CORPUS")
    add_options(parser)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
