"""Shards: every document in exactly one, in the order of the files, whatever they are."""

from __future__ import annotations

import io
import json
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.archives import open_sources
from dragoman.engine.opening import documents_of
from dragoman.engine.plan import grouped, plan_of
from dragoman.engine.settings import ShardSettings
from dragoman.engine.stretches import record_from
from dragoman.engine.types import Config, Shard
from engine_samples import short_pages, write_lines, write_pages

CONFIG = Config(engine="1", model="m")


def sources_of(shard: Shard) -> list[str]:
    return [document.source for _, document in documents_of(shard, CONFIG)]


@pytest.mark.parametrize("parts", [1, 2, 3, 7, 50])
def test_every_document_of_a_web_archive_is_in_one_stretch(tmp_path: Path, parts: int) -> None:
    path = str(write_pages(tmp_path / "pages.warc.gz", short_pages(20)))
    whole = [document.source for document in open_sources([path])]
    assert len(whole) == 20
    cut = [Shard(name="s", sources=(path,), part=n, parts=parts, stretches=True, size=1) for n in range(parts)]
    assert [source for shard in cut for source in sources_of(shard)] == whole


def test_a_web_archive_in_one_piece_is_one_stretch(tmp_path: Path) -> None:
    import gzip

    plain = io.BytesIO(gzip.decompress(write_pages(tmp_path / "a.warc.gz", short_pages(5)).read_bytes()))
    path = tmp_path / "b.warc.gz"
    path.write_bytes(gzip.compress(plain.read()))
    cut = [Shard(name="s", sources=(str(path),), part=n, parts=3, stretches=True, size=1) for n in range(3)]
    assert [len(sources_of(shard)) for shard in cut] == [5, 0, 0]


def test_packed_data_that_look_like_a_record_are_no_record(tmp_path: Path) -> None:
    false = b"\x1f\x8b\x08" * 40
    real = write_pages(tmp_path / "pages.warc.gz", short_pages(2)).read_bytes()
    assert record_from(io.BytesIO(false + real), 0) == len(false)
    assert record_from(io.BytesIO(real + false), len(real)) is None


@given(lines=st.integers(0, 30), parts=st.integers(1, 8))
def test_every_line_of_a_dump_is_in_one_part(tmp_path_factory: pytest.TempPathFactory, lines: int, parts: int) -> None:
    path = tmp_path_factory.mktemp("lines") / "dump.jsonl"
    path.write_text("".join(json.dumps({"text": f"Line {n}."}) + "\n" for n in range(lines)))
    cut = [Shard(name="s", sources=(str(path),), part=n, parts=parts, size=1) for n in range(parts)]
    numbered = sorted((number, document.source) for shard in cut for number, document in documents_of(shard, CONFIG))
    assert numbered == [(n, f"{path}#{n + 1}") for n in range(lines)]


@given(sizes=st.lists(st.integers(0, 50), max_size=40), most=st.integers(1, 6), total=st.integers(1, 60))
def test_groups_keep_the_order_and_their_limits(sizes: list[int], most: int, total: int) -> None:
    files = [(f"f{number}", size) for number, size in enumerate(sizes)]
    groups = list(grouped(files, ShardSettings(files=most, bytes=total, stretch_bytes=1, part_bytes=1)))
    assert [file for group in groups for file in group] == files
    assert all(len(group) == 1 or (len(group) <= most and sum(s for _, s in group) <= total) for group in groups)


def test_the_plan_is_the_same_whenever_it_is_made_and_names_each_file_once(tmp_path: Path) -> None:
    for number in range(5):
        write_lines(tmp_path / f"dump-{number}.jsonl", 2)
    patterns = [str(tmp_path / "*.jsonl"), str(tmp_path), str(tmp_path / "dump-3.jsonl")]
    limits = ShardSettings(files=2, bytes=10_000, stretch_bytes=500, part_bytes=500)
    plan = plan_of(patterns, CONFIG, limits)
    assert plan == plan_of(patterns, CONFIG, limits)
    assert len({shard.name for shard in plan.shards}) == len(plan.shards)
    files = [file for shard in plan.shards if shard.part == 0 for file in shard.sources]
    assert files == [str(tmp_path / f"dump-{number}.jsonl") for number in range(5)]


def test_a_file_that_grew_is_other_work(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "dump.jsonl", 2)
    before = plan_of([str(path)], CONFIG)
    write_lines(path, 3)
    assert plan_of([str(path)], CONFIG) != before
    assert len(list(islice(open_sources([str(path)]), 9))) == 3
