"""Files of event data sets, line by line: POLECAT, ICEWS, GDELT; plain, or packed as .zip or .gz."""

from __future__ import annotations

import gzip
import re
import tomllib
import zlib
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import IO, Any

from dragoman.errors import ExchangeError
from dragoman.exchange.container import Container, limits
from dragoman.exchange.polecat import layout as polecat_layout
from dragoman.types import Frozen

DATA_SETS = ("polecat", "icews", "gdelt")
WHOLE_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")
SEVERAL = re.compile(r"\s*;\s*")
#: Digits of a CAMEO code that says more than its root.
BASE = 3


class ExternalEvent(Frozen):
    """An event as another data set has it."""

    id: str
    day: date
    actor: str | None
    actor_countries: tuple[str, ...]
    recipient: str | None
    recipient_countries: tuple[str, ...]
    type: str | None
    cameo: str | None
    score: float | None
    place_name: str | None
    text: str | None
    source: str | None


def check_data_set(name: str) -> None:
    """Refuse a data set that is not known.

    Raises:
        ExchangeError: It is not.
    """
    if name not in DATA_SETS:
        raise ExchangeError(f"there is no data set {name!r}; choose one of {', '.join(DATA_SETS)}")


@cache
def layouts() -> dict[str, Any]:
    """Return where each data set holds what."""
    return tomllib.loads((resources.files("dragoman.exchange") / "event_files.toml").read_text(encoding="utf-8"))


def events_in(path: Path, data_set: str) -> Iterator[ExternalEvent | None]:
    """Yield the events of a file; None for each line that holds none.

    Raises:
        ExchangeError: It is no file of that data set, damaged, or larger than any is.
    """
    lines = lines_of(path)
    first = next(lines, None)
    if first is None:
        raise ExchangeError("it is empty", source=str(path))
    cells = cells_of(first)
    names = {name: place for place, name in enumerate(cells)}
    layout = layouts()[data_set]
    if set(layout["header"]) <= names.keys():
        standard = {name: place for place, name in enumerate(polecat_layout()["columns"])}
    elif len(cells) in {int(width) for width in layout.get("places", {})}:
        names = standard = layout["places"][str(len(cells))]
        yield event_of(cells, names, data_set)
    else:
        raise ExchangeError(
            f"it is no file of {layout['about']}: its first line has {len(cells)} columns and does not name "
            f"{', '.join(layout['header'][:3])}",
            source=str(path),
        )
    for line in lines:
        found = cells_of(line)
        # Some of POLECAT's files name columns that their lines do not have.
        shorter = data_set == "polecat" and len(found) == len(standard) < len(names)
        yield event_of(found, standard if shorter else names, data_set)


def event_of(cells: list[str], names: dict[str, int], data_set: str) -> ExternalEvent | None:
    """Return the event of a line, or None where it has no identifier or no day."""
    layout = layouts()[data_set]

    def cell(name: str) -> str | None:
        place = names.get(layout.get(name, name), len(cells))
        value = cells[place].strip() if place < len(cells) else ""
        return None if not value or value in layout["empty"] else value

    identifier, day = cell("id"), day_of(cell("date"))
    if identifier is None or day is None:
        return None
    cameo = cameo_code(cell("cameo"), data_set)
    return ExternalEvent(
        id=identifier, day=day, actor=cell("actor"), actor_countries=countries(cell("actor_country")),
        recipient=cell("recipient"), recipient_countries=countries(cell("recipient_country")),
        type=cell("type") if "type" in layout else type_of(cameo), cameo=cameo, score=number(cell("score")),
        place_name=cell("place_name"), text="; ".join(t for name in layout["text"] if (t := cell(name))) or None,
        source=cell("source"),
    )  # fmt: skip


def day_of(value: str | None) -> date | None:
    """Return the day that a cell gives, with or without hyphens."""
    match = WHOLE_DAY.match(value or "")
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def number(value: str | None) -> float | None:
    """Return the number that a cell gives, or None."""
    try:
        found = float(value) if value else None
    except ValueError:
        return None
    return found if found is not None and abs(found) <= 100 else None  # noqa: PLR2004  # no score is larger


def cameo_code(value: str | None, data_set: str) -> str | None:
    """Return a CAMEO code with the noughts at its beginning, which spreadsheets and ICEWS's files drop."""
    from dragoman.vocabulary.load import load_vocabulary

    if value is None:
        return None
    known = load_vocabulary().cameo
    if (data_set == "icews" and len(value) < BASE) or value not in known:
        return f"0{value}" if f"0{value}" in known else value
    return value


def type_of(cameo: str | None) -> str | None:
    """Return the PLOVER type that a CAMEO code comes to, or None."""
    from dragoman.vocabulary.load import load_vocabulary

    code = load_vocabulary().cameo.get(cameo or "")
    return code.type if code else None


def countries(value: str | None) -> tuple[str, ...]:
    """Return the countries of a cell, each once, as ISO 3166-1 alpha-3 codes; what is no country is left out."""
    codes = (country(part) for part in SEVERAL.split(value or "") if part)
    return tuple(dict.fromkeys(code for code in codes if code))


@lru_cache(4096)
def country(name: str) -> str | None:
    """Return the code of a country given by code or name, or None."""
    from dragoman.actors.registry import load_registry

    registry = load_registry()
    code = layouts()["codes"].get(name, name)
    if registry.state(code):
        return str(code)
    found = registry.country_of(name)
    return found.country if found and found.kind == "name" else None


def cells_of(line: str) -> list[str]:
    """Return the cells of a line; a cell in quotes is freed from them."""
    cells = line.rstrip("\r\n").split("\t")
    return [cell[1:-1].replace('""', '"') if len(cell) > 1 and cell[0] == cell[-1] == '"' else cell for cell in cells]


def lines_of(path: Path) -> Iterator[str]:
    """Yield the lines of a file, unpacked where it is packed."""
    if path.suffix.lower() == ".zip":
        with Container(path) as archive:
            if len(archive.sizes) != 1:
                raise ExchangeError(f"it holds {len(archive.sizes)} files; expected one table", source=str(path))
            yield from (line.decode("utf-8", "replace") for line in archive.lines(next(iter(archive.sizes))))
        return
    try:
        with gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb") as stream:
            yield from capped(stream, path)
    except (OSError, EOFError, zlib.error) as error:
        if isinstance(error, ExchangeError):
            raise
        raise ExchangeError(f"it cannot be read ({error}); check the file", source=str(path)) from error


def capped(stream: IO[bytes] | gzip.GzipFile, path: Path) -> Iterator[str]:
    """Yield the lines of a stream that is no longer than its packed size allows."""
    left = max(path.stat().st_size * limits()["ratio"], limits()["spared"])
    most = limits()["line"]
    while line := stream.readline(most + 1):
        left -= len(line)
        if len(line) > most or left < 0:
            raise ExchangeError("a line, or the whole of it, is longer than in any such file", source=str(path))
        yield line.decode("utf-8", "replace")
