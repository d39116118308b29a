"""Parquet into a record: the same as adding the files, as often as it is done."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path

import polars
import pytest

from dragoman.door import open_record
from dragoman.engine import load
from dragoman.engine.loading import rows_of
from dragoman.engine.plan import config_of, plan_in, plan_of
from dragoman.engine.run import Run
from dragoman.engine.settings import ShardSettings
from dragoman.engine.tables import path_of
from dragoman.engine.types import ShardReport, summed
from dragoman.errors import EngineError
from engine_samples import content_of_record

#: An article without any diplomacy.
OTHER_NEWS = "The bakery on the corner has new ovens, and the swimming pool opens an hour earlier in summer. " * 12
SMALL = ShardSettings(files=4, bytes=3_000, stretch_bytes=2_500, part_bytes=2_500)


def loaded(out: Path, path: Path) -> list[str]:
    with open_record(path) as record:
        return [added.outcome for added in load(out, record)]


@pytest.fixture(scope="module")
def record(undisturbed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("loaded") / "record.db"
    assert loaded(undisturbed, path) == ["added"] * 18
    return path


def test_the_record_is_the_one_that_adding_the_files_makes(samples: Path, record: Path, tmp_path: Path) -> None:
    with open_record(tmp_path / "added.db") as added:
        outcomes = [one.outcome for one in added.add(str(samples), gate=False)]
    assert outcomes.count("added") == 18
    assert content_of_record(record) == content_of_record(tmp_path / "added.db")


def test_the_gate_passes_over_the_same_documents_as_adding_does(samples: Path, tmp_path: Path) -> None:
    dump = tmp_path / "other.jsonl"
    dump.write_text(json.dumps({"url": "https://press.example/s", "text": OTHER_NEWS}) + "\n", "utf-8")
    sources = [str(samples), str(dump)]
    plan = plan_of(sources, config_of(), SMALL)
    run = Run(plan, tmp_path / "out")
    outcomes = summed([report.outcomes for report in run.carried_out() if isinstance(report, ShardReport)])
    with open_record(tmp_path / "added.db") as added:
        adding = Counter(one.outcome for source in sources for one in added.add(source))
    assert outcomes["irrelevant"] == adding["irrelevant"] > 0
    loaded(tmp_path / "out", tmp_path / "loaded.db")
    assert content_of_record(tmp_path / "loaded.db") == content_of_record(tmp_path / "added.db")


def test_what_an_older_program_wrote_is_refused(undisturbed: Path, tmp_path: Path) -> None:
    shard = plan_in(undisturbed).shards[0]
    table = polars.read_parquet(path_of(undisturbed, "readings", shard.name)).drop("hash")
    path = path_of(tmp_path, "readings", shard.name)
    path.parent.mkdir()
    table.write_parquet(path)
    with pytest.raises(EngineError, match="older program"):
        list(rows_of(tmp_path, shard))


def test_loading_again_changes_nothing(undisturbed: Path, record: Path) -> None:
    before = content_of_record(record)
    assert loaded(undisturbed, record) == ["known"] * 18
    assert content_of_record(record) == before


def test_a_load_that_was_left_is_taken_up_again(undisturbed: Path, record: Path, tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with open_record(path) as half:
        for number, _ in enumerate(load(undisturbed, half)):
            if number == 2:
                break
    assert set(loaded(undisturbed, path)) == {"known", "added"}
    assert content_of_record(path) == content_of_record(record)


def test_the_keys_of_the_parquet_files_lead_into_the_record(undisturbed: Path, record: Path) -> None:
    import polars

    facts = polars.read_parquet(undisturbed / "facts" / "*.parquet")
    reports = {row[0] for row in _query(record, "SELECT key FROM report")}
    articles = {row[0] for row in _query(record, "SELECT key FROM article")}
    assert set(facts["report"]) == reports
    assert set(facts["article"]) <= articles


def _query(path: Path, question: str) -> list[tuple[str]]:
    with open_record(path, write=False) as record, record.reading() as connection:
        return connection.execute(question).fetchall()


def test_what_is_not_finished_or_damaged_is_refused_before_anything_is_loaded(
    undisturbed: Path, tmp_path: Path
) -> None:
    with pytest.raises(EngineError, match=r"no plan\.json"):
        loaded(tmp_path, tmp_path / "record.db")
    out = shutil.copytree(undisturbed, tmp_path / "out")
    victim = sorted(out.glob("readings/*.parquet"))[-1]
    content = bytearray(victim.read_bytes())
    content[len(content) // 2] ^= 1
    victim.write_bytes(content)
    with pytest.raises(EngineError, match="not as it was written"):
        loaded(out, tmp_path / "record.db")
    assert not _query(tmp_path / "record.db", "SELECT key FROM article")
    (out / "manifest.json").unlink()
    with pytest.raises(EngineError, match="not finished"):
        loaded(out, tmp_path / "record.db")
