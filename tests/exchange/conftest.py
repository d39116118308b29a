"""Records with something of everything, made without the model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from exchange_records import EVERYTHING, readings

from dragoman.cli.main import cli
from dragoman.door import Record, open_record
from dragoman.exchange.exporting import export
from dragoman.exchange.types import Selection, Written


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """Give a record of these readings."""
    with open_record(tmp_path / "record.db") as made:
        for one in readings():
            made.keep(one)
        yield made


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Record]:
    """Give an empty record."""
    with open_record(tmp_path / "other.db") as made:
        yield made


@pytest.fixture
def write(record: Record, tmp_path: Path) -> Callable[..., tuple[Path, Written]]:
    """Return a function that exports the record and returns the file with what was written."""

    def written(form: str, name: str | None = None, selection: Selection = EVERYTHING) -> tuple[Path, Written]:
        path = tmp_path / (name or ("out.zip" if form == "bundle" else f"out.{form}"))
        with record.reading() as connection:
            return path, export(connection, form, selection, path=path)

    return written


@pytest.fixture
def run() -> Callable[..., Result]:
    """Return a function that runs the command line."""
    return lambda *arguments: CliRunner().invoke(cli, [str(part) for part in arguments])
