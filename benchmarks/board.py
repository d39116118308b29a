"""Measure every suite, print the board beside the published figures, and hold the figures to their floors.

    python benchmarks/board.py --data ../shared/data       measure what is there and print the board
    python benchmarks/board.py --stored                    print the board of the last measurement
    python benchmarks/board.py --write docs/accuracy.md    and put it between the markers in a page
    python benchmarks/board.py --check                     and fail where a figure is below its floor
    python benchmarks/board.py --raise-floors              and set floors a little below what was measured
    python benchmarks/board.py --lower-floors              and let them go down, too

Rows whose data are not there are left out. board.toml says what is measured on what; floors.toml holds the floors.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from dragoman.benchmark.suites import run_suite
from dragoman.benchmark.types import Figure
from dragoman.errors import BenchmarkDataError
from dragoman.types import Frozen
from markers import replace_marked

HERE = Path(__file__).parent
ROOT = HERE.parent
ROWS = HERE / "board.toml"
FLOORS = HERE / "floors.toml"
CORPORA = ROOT.parent / "shared" / "data"
STORED = ROOT / "build" / "board.json"

Floors = dict[str, dict[str, float]]


class Published(Frozen):
    """What others reached, in the order of the row's figures."""

    by: str
    #: The data, where they are not the row's.
    on: str = ""
    values: tuple[float, ...]
    #: What it is, and where it is published.
    about: str = ""
    source: str = ""


class Row(Frozen):
    """What is measured on what."""

    suite: str
    title: str
    #: Path below the folder of the corpora, or in the project.
    data: str = ""
    here: str = ""
    #: Those that have floors, and those that are shown besides.
    figures: tuple[str, ...]
    also: tuple[str, ...] = ()
    margin: float = 0.01
    floors: bool = True
    published: tuple[Published, ...] = ()


class Measured(Frozen):
    """What ``dragoman benchmark --json`` prints."""

    suite: str
    items: int
    figures: dict[str, Figure]


class Stored(Frozen):
    """What was measured with one model, by row of the board."""

    #: Name of the model and the beginning of its digest.
    model: str
    rows: dict[str, Measured]


def read_rows(path: Path = ROWS) -> dict[str, Row]:
    """Return the rows of the board by name."""
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), dict[str, Row])


# --- measuring --------------------------------------------------------------------------------------


def path_of(row: Row, corpora: Path) -> Path:
    """Return where a row's data are."""
    return ROOT / row.here if row.here else corpora / row.data


def there(path: Path) -> bool:
    """Whether a path or pattern leads to any file."""
    if path.is_dir():
        return any(file.is_file() and file.name != "README.md" for file in path.rglob("*"))
    return path.is_file() or any(path.parent.glob(path.name))


def measure(rows: Mapping[str, Row], corpora: Path) -> dict[str, Measured]:
    """Return what the suites measure, for the rows whose data are there.

    Raises:
        BenchmarkDataError: Data are there, but not in the format.
    """
    found = {}
    for name, row in rows.items():
        path = path_of(row, corpora)
        if not there(path):
            print(f"{name}: left out, {path} is not there", file=sys.stderr)
            continue
        print(f"{name}: measuring", file=sys.stderr)
        found[name] = msgspec.json.decode(run_suite(row.suite, path).to_json(), type=Measured)
    return found


def shipped_model() -> str:
    """Return the name of the shipped model and the beginning of its digest."""
    labels = json.loads(files("dragoman.language").joinpath("model", "labels.json").read_text(encoding="utf-8"))
    return f"{labels['name']} ({labels['sha256'][:12]})"


def read_stored(path: Path) -> Stored:
    """Return what was measured before; nothing where it was measured with another model."""
    model = shipped_model()
    stored = msgspec.json.decode(path.read_bytes(), type=Stored) if path.exists() else None
    return stored if stored is not None and stored.model == model else Stored(model=model, rows={})


def store(path: Path, measured: Mapping[str, Measured]) -> Stored:
    """Write what was measured, beside what was measured before in other rows with the same model; return it all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    before = read_stored(path)
    stored = Stored(model=before.model, rows={**before.rows, **measured})
    path.write_text(json.dumps(msgspec.to_builtins(stored), indent=1) + "\n", encoding="utf-8")
    return stored


# --- the board --------------------------------------------------------------------------------------


def board(rows: Mapping[str, Row], stored: Stored) -> str:
    """Return the board as Markdown: figures beside published ones, the sources of those, and the commands."""
    lines = [f"Measured with the model {stored.model}.", ""]
    lines += ["| suite and data | items | figure | value | 95 % interval | published |", "| --- " * 6 + "|"]
    for name, row in rows.items():
        if name in stored.rows:
            lines += figure_lines(row, stored.rows[name])
    lines += ["", "Published by:", ""]
    lines += dict.fromkeys(line for row in rows.values() for line in source_lines(row))
    lines += ["", "Measured by (`DATA` is the folder of the corpora):", "", "```"]
    for row in rows.values():
        lines.append(f"dragoman benchmark {row.suite} --data {quoted(row.here or f'DATA/{row.data}')}")
    return "\n".join([*lines, "```"])


def figure_lines(row: Row, measured: Measured) -> Iterator[str]:
    """Yield a line for each figure of a row; what it is stands in the first."""
    shown = [name for name in (*row.figures, *row.also) if name in measured.figures]
    for number, name in enumerate(shown):
        figure = measured.figures[name]
        head = f"{row.suite}: {row.title} | {measured.items:,}" if number == 0 else " | "
        value, interval = f"**{short(figure.value)}**", f"{short(figure.low)} – {short(figure.high)}"
        yield f"| {head} | {words(name)} | {value} | {interval} | {'; '.join(published_for(row, name))} |"


def published_for(row: Row, figure: str) -> Iterator[str]:
    """Yield what others reached in a figure."""
    number = (*row.figures, *row.also).index(figure)
    for result in row.published:
        value = result.values[number] if number < len(result.values) else math.nan
        if not math.isnan(value):
            yield f"{short(value)} {result.by}{f' ({result.on})' if result.on else ''}"


def source_lines(row: Row) -> Iterator[str]:
    """Yield where the published results of a row come from, a line each."""
    for result in row.published:
        about = ", ".join(part for part in (result.about, result.source) if part)
        if about:
            yield f"- {row.suite}: {result.by}: {about}"


def words(name: str) -> str:
    """Return the name of a figure in words."""
    return name.replace("_", " ")


def quoted(path: str) -> str:
    """Return a path as it is typed: a pattern in quotation marks."""
    return f"'{path}'" if "*" in path else path


def short(value: float) -> str:
    """Return a share as ".883"."""
    return f"{value:.3f}".removeprefix("0")


# --- floors -----------------------------------------------------------------------------------------


def read_floors(path: Path = FLOORS) -> Floors:
    """Return the floors by row and figure."""
    floors: Floors = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return floors


def below(floors: Floors, measured: Mapping[str, Measured]) -> list[str]:
    """Return what lies below its floor, in a line each; rows that were not measured are not judged."""
    found = []
    for name, wanted in floors.items():
        for figure, floor in wanted.items():
            got = measured[name].figures.get(figure) if name in measured else None
            if name in measured and (got is None or got.value < floor):
                found.append(f"{name}: {figure} is {'missing' if got is None else got.value}, its floor is {floor}")
    return found


def new_floors(old: Floors, rows: Mapping[str, Row], measured: Mapping[str, Measured], lower: bool) -> Floors:
    """Return floors a little below what was measured; they go down only when told to."""
    floors = {name: dict(wanted) for name, wanted in old.items()}
    for name in (name for name, row in rows.items() if row.floors and name in measured):
        values = measured[name].figures
        for figure in (figure for figure in rows[name].figures if figure in values):
            fresh = math.floor((values[figure].value - rows[name].margin) * 1000) / 1000
            kept = floors.setdefault(name, {})
            kept[figure] = fresh if lower else max(fresh, kept.get(figure, 0.0))
    return floors


def floors_text(floors: Floors) -> str:
    """Return the file of floors."""
    lines = [
        "# What no change may bring a figure of the board below: .ci/run checks it with the data that are there.",
        "# Written by benchmarks/board.py --raise-floors; only --lower-floors takes one down.",
    ]
    for name, wanted in floors.items():
        lines += ["", f"[{name}]", *(f"{figure} = {value:.3f}" for figure, value in wanted.items())]
    return "\n".join(lines) + "\n"


# --- the command ------------------------------------------------------------------------------------


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return the options."""
    parser = argparse.ArgumentParser(description="Measure every suite and print the board.")
    parser.add_argument("--data", type=Path, default=CORPORA, help="the folder with the corpora, where it is at hand")
    parser.add_argument("--only", action="append", default=[], metavar="ROW", help="measure only this row")
    parser.add_argument("--with-floors", action="store_true", help="measure only the rows that have floors")
    parser.add_argument("--stored", action="store_true", help="measure nothing; take what was measured last")
    parser.add_argument("--out", type=Path, default=STORED, help="where the figures are kept, as JSON")
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the board between the markers in a page")
    parser.add_argument("--check", action="store_true", help="fail where a figure is below its floor")
    parser.add_argument("--raise-floors", action="store_true", help="raise floors to a little below what was measured")
    parser.add_argument("--lower-floors", action="store_true", help="set them anew, lower ones too")
    return parser.parse_args(arguments)


def chosen(rows: Mapping[str, Row], options: Any) -> dict[str, Row]:
    """Return the rows that the options name."""
    unknown = set(options.only) - set(rows)
    if unknown:
        sys.exit(f"there is no row {', '.join(sorted(unknown))}; expected one of {', '.join(rows)}")
    floors = read_floors()
    return {
        name: row
        for name, row in rows.items()
        if (not options.only or name in options.only) and (not options.with_floors or name in floors)
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print, and write or check what the options ask for."""
    options = parse(arguments)
    rows = read_rows()
    if options.stored:
        stored = read_stored(options.out)
        measured = stored.rows
    else:
        try:
            measured = measure(chosen(rows, options), options.data)
        except BenchmarkDataError as error:
            sys.exit(f"error: {error}")
        stored = store(options.out, measured)
    text = board(rows, stored)
    print(text)
    if options.write:
        options.write.write_text(replace_marked(options.write, "board", text), encoding="utf-8")
    if options.raise_floors or options.lower_floors:
        floors = new_floors(read_floors(), rows, measured, options.lower_floors)
        FLOORS.write_text(floors_text(floors), encoding="utf-8")
    fallen = below(read_floors(), measured) if options.check else []
    if fallen:
        sys.exit("\n".join(["Below the floor (benchmarks/floors.toml):", *fallen]))


if __name__ == "__main__":  # each worker of a suite imports this file again
    main()
