"""Make the model that the package ships: train, export, measure, write its card.

    python training/make_model.py --data DATA [--without CORPUS]... [--minutes 160]

Uses a GPU where there is one, and 16-bit arithmetic where the processor has it. A GPU first trains a large network,
which then teaches the small one.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
CORPORA = ("ewt", "gum", "polnear", "crossner", "own", "plv", "gsr")
#: Minutes of training that end well, on two CPU cores and on a GPU.
MINUTES = {"cpu": 160.0, "cuda": 20.0}
#: The model of the package, for which confidences are learned anew.
MODEL = ROOT / "src" / "dragoman" / "language" / "model"
#: Words in a batch: a GPU is idle with as few as a CPU takes.
WORDS = {"cpu": 1400, "cuda": 11000}
#: Share of the time that the teacher has, and the rates of its encoder and of the one that is taught in large batches.
TEACHER_SHARE, TEACHER_RATE = 1 / 3, 8e-5
TAUGHT_RATES = ("--encoder-rate", "2.5e-4", "--head-rate", "1.5e-3")
#: How often an epoch has each corpus where the teacher's scores make every sentence count for every task.
TAUGHT_REPEATS = ("ewt=1", "gum=1.2", "polnear=.8", "crossner=3", "own=2.5", "own-pairs=1", "gsr=2")


def device() -> str:
    """Return where training runs: cuda or cpu."""
    import torch

    return "cuda" if torch.cuda.is_available() else "cpu"


def bfloat16(where: str) -> bool:
    """Whether 16-bit arithmetic is faster there than 32-bit."""
    import torch

    if where == "cuda":
        return bool(torch.cuda.is_bf16_supported())
    capability = getattr(torch.backends.cpu, "get_cpu_capability", lambda: "")()
    flags = Path("/proc/cpuinfo").read_text(encoding="utf-8") if Path("/proc/cpuinfo").exists() else ""
    return "AVX512" in capability and ("avx512_bf16" in flags or "amx_bf16" in flags)


def commands(options: argparse.Namespace, where: str, half: bool) -> list[list[str]]:
    """Return the steps as command lines of Python, in their order."""
    run, out = Path(options.run), Path(options.out)
    minutes = options.minutes or MINUTES[where]
    shared = ["--data", options.data, "--words", str(WORDS[where])]
    shared += ["--steps", str(options.steps)] if options.steps else []
    shared += ["--bfloat16"] if half else []
    shared += [part for corpus in options.without for part in ("--without", corpus)]
    figures = str(run / "figures.json")
    steps = [
        *training_steps(shared, run, minutes, taught=where == "cuda"),
        ["training/export.py", "--run", str(run), "--out", str(out)],
        *(learned_anew(options) if out == MODEL else []),
        ["benchmarks/board.py", "--data", options.data, "--out", figures],
        ["training/card.py", "--model", str(out), "--figures", figures],
    ]
    return [[str(ROOT / script), *rest] for script, *rest in steps]


def learned_anew(options: argparse.Namespace) -> list[list[str]]:
    """Return the commands that learn what the package holds beside its model; without PolNeAR, its weights stay."""
    weights = [] if "polnear" in options.without else [["training/attribution_weights.py", "--data", options.data]]
    return [*weights, ["training/contact_weights.py"], ["training/calibration.py"]]


def training_steps(shared: list[str], run: Path, minutes: float, *, taught: bool) -> list[list[str]]:
    """Return the command that trains the network, or the two that train its teacher first."""
    if not taught:
        return [["training/train.py", *shared, "--out", str(run), "--minutes", f"{minutes:g}"]]
    shared = [*shared, *(part for repeat in TAUGHT_REPEATS for part in ("--repeat", repeat))]
    teacher, first = str(run / "teacher"), minutes * TEACHER_SHARE
    large = ["--encoder", "large", "--out", teacher, "--minutes", f"{first:g}", "--encoder-rate", f"{TEACHER_RATE:g}"]
    small = ["--teacher", teacher, "--out", str(run), "--minutes", f"{minutes - first:g}", *TAUGHT_RATES]
    return [["training/train.py", *shared, *large], ["training/train.py", *shared, *small]]


def parse(arguments: list[str] | None = None) -> argparse.Namespace:
    """Return the options."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--data", required=True, help="the folder with the corpora")
    parser.add_argument("--run", default=str(ROOT / "build" / "model"), help="where the state of training is kept")
    parser.add_argument("--out", default=str(MODEL))
    parser.add_argument("--minutes", type=float, help="160 on a CPU and 20 on a GPU unless said")
    parser.add_argument("--steps", type=int, help="an end before the time is over, for trials")
    parser.add_argument("--without", action="append", default=[], choices=CORPORA, help="leave a corpus out")
    return parser.parse_args(arguments)


def main() -> None:
    """Run the steps; stop at the first that fails."""
    options = parse()
    where = device()
    paths = [str(ROOT / "src"), str(ROOT / "training")]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(paths)}
    for command in commands(options, where, bfloat16(where)):
        print("+", *command, flush=True)
        subprocess.run([sys.executable, *command], check=True, env=environment)


if __name__ == "__main__":
    main()
