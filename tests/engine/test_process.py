"""Files to Parquet: the same whoever does it, nothing lost, everything with its reason."""

from __future__ import annotations

from pathlib import Path

import duckdb
import msgspec
import polars
import pytest

from dragoman.engine.files import digest_of
from dragoman.engine.plan import config_of, plan_in, plan_of
from dragoman.engine.run import manifest_of
from dragoman.engine.run import process as run_of
from dragoman.engine.settings import ShardSettings
from dragoman.errors import EngineError
from dragoman.types import Reading
from engine_samples import content_of_folder

SMALL = ShardSettings(files=4, bytes=3_000, stretch_bytes=2_500, part_bytes=2_500)


def carried_out(samples: Path, out: Path, **options: object) -> list:
    run = run_of([str(samples)], out, config_of(gate=False), limits=SMALL, **options)
    return [outcome for outcome in run.carried_out() if outcome is not None]


def test_two_workers_write_the_same_bytes_as_one(samples: Path, undisturbed: Path, tmp_path: Path) -> None:
    carried_out(samples, tmp_path / "out", workers=2)
    assert content_of_folder(tmp_path / "out") == content_of_folder(undisturbed)


def test_every_document_is_read_or_has_a_reason(undisturbed: Path) -> None:
    manifest = manifest_of(undisturbed)
    assert manifest.outcomes == {"no_article": 1, "other_language": 1, "read": 18}
    readings = polars.read_parquet(undisturbed / "readings" / "*.parquet")
    errors = polars.read_parquet(undisturbed / "errors" / "*.parquet")
    assert (len(readings), len(errors)) == (18, 2)
    assert readings["article"].n_unique() == 18
    assert {row["outcome"]: Path(row["source"]).name for row in errors.to_dicts()} == {
        "no_article": "nothing.txt",
        "other_language": "dump.jsonl#7",
    }
    assert all(row["reason"] for row in errors.to_dicts())


def test_large_files_are_cut_and_small_ones_put_together(undisturbed: Path) -> None:
    kinds = {(shard.parts > 1, shard.stretches, len(shard.sources) > 1) for shard in plan_in(undisturbed).shards}
    assert kinds >= {(True, True, False), (True, False, False), (False, False, True)}


def test_duckdb_and_polars_read_the_facts_as_they_are(undisturbed: Path) -> None:
    pattern = str(undisturbed / "facts" / "*.parquet")
    counted = duckdb.sql(
        f"SELECT count(*) FROM '{pattern}' WHERE len(actors) > 0 AND sentence LIKE '%' || quote || '%'"
    )
    assert counted.fetchall()[0][0] > 20
    dyads = duckdb.sql(f"SELECT DISTINCT unnest(dyads) FROM '{pattern}' WHERE contact").fetchall()
    assert dyads
    assert polars.read_parquet(pattern)["published_latest"].dtype == polars.Date


def test_every_fact_points_at_its_words_in_the_reading(undisturbed: Path) -> None:
    readings = polars.read_parquet(undisturbed / "readings" / "*.parquet")
    texts = {row["article"]: Reading.from_json(row["reading"]).article.text for row in readings.to_dicts()}
    facts = polars.read_parquet(undisturbed / "facts" / "*.parquet").to_dicts()
    assert sum(manifest_of(undisturbed).facts.values()) == len(facts) > 50
    for fact in facts:
        assert texts[fact["article"]][fact["start"] : fact["end"]].startswith(fact["quote"])
        assert fact["sentence"] in texts[fact["article"]]


def test_the_manifest_names_every_file_with_its_digest_and_rows(undisturbed: Path) -> None:
    files = [file for shard in manifest_of(undisturbed).shards for file in shard.files]
    there = {path.relative_to(undisturbed).as_posix() for path in undisturbed.glob("*/*.parquet")}
    assert {file.name for file in files} == there
    for file in files:
        assert digest_of(undisturbed / file.name) == file.digest
        assert len(polars.read_parquet(undisturbed / file.name)) == file.rows


def test_a_finished_run_is_not_done_again(samples: Path, undisturbed: Path) -> None:
    before = content_of_folder(undisturbed)
    assert carried_out(samples, undisturbed) == []
    assert content_of_folder(undisturbed) == before


def test_a_shard_whose_file_is_gone_is_done_again_and_only_that(
    samples: Path, undisturbed: Path, tmp_path: Path
) -> None:
    import shutil

    out = shutil.copytree(undisturbed, tmp_path / "out")
    victim = sorted(out.glob("facts/*.parquet"))[1]
    victim.unlink()
    assert [report.shard for report in carried_out(samples, out)] == [victim.stem]
    assert content_of_folder(out) == content_of_folder(undisturbed)


def test_a_folder_of_another_run_is_refused(samples: Path, undisturbed: Path, tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="with other files"):
        list(run_of([str(samples / "nothing.txt")], undisturbed, config_of(gate=False)).carried_out())
    with pytest.raises(EngineError, match="other options"):
        list(run_of([str(samples)], undisturbed, config_of(outlet="Herald", gate=False)).carried_out())
    (tmp_path / "diary.txt").write_text("mine")
    with pytest.raises(EngineError, match="holds other files"):
        list(run_of([str(samples)], tmp_path, config_of(gate=False)).carried_out())
    assert (tmp_path / "diary.txt").read_text() == "mine"


def test_two_runs_into_one_folder_do_not_meet(samples: Path, tmp_path: Path) -> None:
    run = run_of([str(samples)], tmp_path, config_of(gate=False))
    first = run.carried_out()
    next(first)
    with pytest.raises(EngineError, match="another run is writing"):
        next(run_of([str(samples)], tmp_path, config_of(gate=False)).carried_out())
    first.close()


def test_workers_of_another_version_are_refused(samples: Path, tmp_path: Path) -> None:
    other = msgspec.structs.replace(config_of(gate=False), engine="9.9")
    outcomes = [o for o in run_of([str(samples / "nothing.txt")], tmp_path, other).carried_out() if o]
    assert "expected 9.9" in outcomes[0].reason
    assert not (tmp_path / "manifest.json").exists()


@pytest.mark.parametrize("source", ["s3://bucket/*.warc.gz", "missing-*.warc.gz"])
def test_what_cannot_be_opened_is_named_before_anything_is_begun(source: str) -> None:
    with pytest.raises(EngineError) as caught:
        plan_of([source], config_of(gate=False))
    assert source in str(caught.value)
