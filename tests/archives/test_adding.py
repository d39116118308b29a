"""Archives come into a record; a second run changes nothing and reads nothing."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner
from made_archives import Warc

from dragoman.cli.main import cli
from dragoman.door import open_record

YEAR = Path(__file__).parents[2] / "benchmarks/year/north"
OTHER = b"<html><head><title>Cake</title></head><body><article><h1>A better apple cake</h1>" + (
    b"<p>Peel four firm apples, cut them in slices and beat the eggs with sugar until pale.</p>" * 3
) + b"</article></body></html>"  # fmt: skip


def web_archive() -> bytes:
    warc = Warc()
    for name in ("copenhagen-page-ports", "courier-call-january"):
        warc.add(f"https://courier.example/{name}", (YEAR / f"{name}.html").read_bytes())
    warc.add("https://courier.example/cake", OTHER)
    warc.add("https://courier.example/bomb", bytes(30_000_000))
    return warc.content


def add(*arguments: object) -> tuple[int, Counter[str]]:
    done = CliRunner().invoke(cli, ["add", *map(str, arguments), "--json"])
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return done.exit_code, Counter(line["outcome"] for line in lines)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("news")
    (made / "CC-NEWS-1.warc.gz").write_bytes(web_archive())
    texts = [path.read_text(encoding="utf-8") for path in sorted(YEAR.glob("*.txt"))[:2]]
    lines = [json.dumps({"headline": text.split("\n")[0], "story": text.split("\n", 1)[1]}) for text in texts]
    (made / "dump.jsonl.gz").write_bytes(gzip.compress("\n".join(lines).encode()))
    return made


def test_a_web_archive_is_added_once_through_the_gate(folder, tmp_path):
    first = add(folder / "CC-NEWS-1.warc.gz", "--record", tmp_path / "x.db")
    assert first == (1, Counter(added=2, irrelevant=1, failed=1))
    with open_record(tmp_path / "x.db", write=False) as record, record.reading() as connection:
        before = connection.execute("SELECT count(*), group_concat(key) FROM report").fetchone()
    assert add(folder / "CC-NEWS-1.warc.gz", "--record", tmp_path / "x.db")[1] == Counter(
        known=2, irrelevant=1, failed=1
    )
    with open_record(tmp_path / "x.db", write=False) as record, record.reading() as connection:
        assert connection.execute("SELECT count(*), group_concat(key) FROM report").fetchone() == before
    assert before[0] > 10


def test_what_is_there_is_not_read_again(folder, tmp_path):
    add(folder / "dump.jsonl.gz", "--map", "title=headline,text=story", "--record", tmp_path / "x.db")
    code = (
        "import sys; from dragoman.archives.fields import Fields; from dragoman.door import open_record\n"
        "with open_record(sys.argv[1]) as record:\n"
        "    fields = Fields(named={'title': 'headline', 'text': 'story'})\n"
        "    print([added.outcome for added in record.add(sys.argv[2], fields=fields)], 'onnxruntime' in sys.modules)"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "x.db"), str(folder / "dump.jsonl.gz")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ)
    assert done.stdout.strip() == "['known', 'known'] False"


def test_workers_make_the_same_record(folder, tmp_path):
    assert add(folder / "CC-NEWS-1.warc.gz", "--record", tmp_path / "1.db", "--workers", 2)[1] == Counter(
        added=2, irrelevant=1, failed=1
    )
    assert add(folder / "CC-NEWS-1.warc.gz", "--record", tmp_path / "1.db")[1]["known"] == 2


def test_the_gate_is_for_archives_unless_it_is_asked_for(folder, tmp_path):
    page = tmp_path / "cake.html"
    page.write_bytes(OTHER)
    assert add(page, "--record", tmp_path / "1.db")[1] == Counter(added=1)
    assert add(page, "--gate", "--record", tmp_path / "2.db")[1] == Counter(irrelevant=1)
    assert add(folder / "CC-NEWS-1.warc.gz", "--no-gate", "--record", tmp_path / "3.db")[1]["added"] == 3


def test_wrong_fields_are_named(folder, tmp_path):
    done = CliRunner().invoke(cli, ["add", str(folder / "dump.jsonl.gz"), "--record", str(tmp_path / "x.db")])
    assert done.exit_code == 1
    assert "Fields found: headline, story" in done.output
    done = CliRunner().invoke(cli, ["add", "x.jsonl", "--map", "story", "--record", str(tmp_path / "x.db")])
    assert "expected title=FIELD, text=FIELD" in done.output
