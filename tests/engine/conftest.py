"""A few short articles in files of several kinds, and what one process makes of them."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

import pytest

from dragoman.engine import process
from dragoman.engine.plan import config_of
from dragoman.engine.settings import ShardSettings
from dragoman.engine.types import ShardReport
from engine_samples import articles, short_pages, write_lines, write_pages

#: Small enough that twenty-odd articles make several shards: of files, of stretches and of every n-th document.
SMALL = ShardSettings(files=4, bytes=3_000, stretch_bytes=2_500, part_bytes=2_500)


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a dump, a web archive and loose articles, one of which cannot be read."""
    folder = tmp_path_factory.mktemp("samples")
    write_lines(folder / "dump.jsonl", 6)
    write_pages(folder / "pages.warc.gz", list(short_pages(14))[6:])
    for number, one in enumerate(islice(articles(), 14, 18)):
        (folder / f"loose-{number}.txt").write_text(one["text"], encoding="utf-8")
    (folder / "nothing.txt").write_text("\n", encoding="utf-8")
    with (folder / "dump.jsonl").open("a", encoding="utf-8") as stream:
        stream.write(
            json.dumps({"url": "https://press.example/fr", "text": "Le ministre a parlé à son homologue. " * 30})
        )
        stream.write("\n")
    return folder


def carried_out(samples: Path, out: Path, *, workers: int = 1, dask: str | None = None) -> list[ShardReport]:
    """Read the samples; every shard must come to its end."""
    run = process([str(samples)], out, config_of(gate=False), workers=workers, dask=dask, limits=SMALL)
    outcomes = [outcome for outcome in run.carried_out() if outcome is not None]
    assert all(isinstance(outcome, ShardReport) for outcome in outcomes), outcomes
    return outcomes


@pytest.fixture(scope="session")
def undisturbed(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the data set that one process makes of the samples."""
    out = tmp_path_factory.mktemp("undisturbed") / "out"
    carried_out(samples, out)
    return out
