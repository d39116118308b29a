"""What is typed to export and import, and what is shown."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from invented_readings import Fact, Invented, reading

from dragoman.door import Record, open_record
from dragoman.exchange.formats import FORMATS, NEED_NAME

Run = Callable[..., Result]


def test_what_is_exported_comes_back_by_the_commands(run: Run, record: Record, tmp_path: Path) -> None:
    path, other = tmp_path / "b.zip", tmp_path / "mine.db"
    made = run("export", "--record", record.path, "--format", "bundle", "--out", path)
    assert (made.exit_code, made.stdout) == (0, "")
    assert f"6 articles, 0 decisions to {path}" in made.stderr
    came = run("import", path, "--record", other)
    assert (came.exit_code, came.stdout.split(";")[0]) == (0, "6 articles came in and 0 were known")
    again = json.loads(run("import", path, "--record", other, "--json").stdout)
    assert again["imported"]["counts"] == {"articles_known": 6}
    with open_record(other, write=False) as mine:
        assert mine.verify() == []


@pytest.mark.parametrize("form", sorted(set(FORMATS) - NEED_NAME))
def test_text_formats_go_to_standard_output(form: str, run: Run, record: Record, tmp_path: Path) -> None:
    shown = run("export", "--record", record.path, "--format", form)
    written = run("export", "--record", record.path, "--format", form, "--out", tmp_path / "a.csv")
    assert (shown.exit_code, written.exit_code) == (0, 0)
    assert shown.stdout_bytes == (tmp_path / "a.csv").read_bytes() != b""


def test_what_is_left_out_is_told(run: Run, record: Record) -> None:
    shown = run("export", "--record", record.path, "--format", "polecat")
    assert "left out: 2 planned, asked for, possible or denied" not in shown.stdout
    assert "planned, asked for, possible or denied" in shown.stderr
    assert "--out" in shown.stderr


def test_json_says_what_was_written(run: Run, record: Record, tmp_path: Path) -> None:
    out = tmp_path / "a.jsonl"
    chosen = ("--between", "finland", "JPN", "--since", "2025-06-01")
    shown = run("export", "--record", record.path, "--format", "jsonl", "--out", out, *chosen, "--json")
    written = json.loads(shown.stdout)
    assert (written["format"], written["files"]) == ("jsonl", [str(out)])
    assert sum(written["counts"].values()) == len(out.read_text(encoding="utf-8").splitlines()) > 0


@pytest.mark.parametrize(("form", "name"), [("bundle", "b.tar"), ("bundle", "b.tar.gz"), ("csv", "t.xlsx")])
def test_no_folder_is_made_by_the_name_of_another_file(
    form: str, name: str, run: Run, record: Record, tmp_path: Path
) -> None:
    refused = run("export", "--record", record.path, "--format", form, "--out", tmp_path / name)
    assert refused.exit_code == 1
    assert f"{form} writes a folder, or a file whose name ends in" in " ".join(refused.stderr.split())
    assert not (tmp_path / name).exists()
    (tmp_path / name).mkdir()
    for folder in (name, "release-1.0", "plain"):
        made = run("export", "--record", record.path, "--format", form, "--out", tmp_path / folder)
        assert made.exit_code == 0
        assert (tmp_path / folder / "datapackage.json").is_file()


@pytest.mark.parametrize("form", sorted(NEED_NAME))
def test_what_is_no_text_needs_a_name(form: str, run: Run, record: Record) -> None:
    shown = run("export", "--record", record.path, "--format", form)
    assert shown.exit_code == 2
    assert "--out" in shown.stderr


def test_an_event_file_is_shown_beside_the_record(run: Run, record: Record, tmp_path: Path) -> None:
    table = tmp_path / "p.tsv"
    run("export", "--record", record.path, "--format", "polecat", "--out", table)
    shown = run("import", table, "--as", "polecat", "--record", record.path)
    assert shown.exit_code == 0
    assert "have a counterpart there" in shown.stdout
    again = json.loads(run("import", table, "--as", "polecat", "--record", record.path, "--json").stdout)
    assert again["imported"]["counts"]["events"] == 0
    assert again["beside"]["without_counterpart"] == 0


def test_event_files_are_listed_and_taken_out(run: Run, record: Record, tmp_path: Path) -> None:
    table = tmp_path / "p.tsv"
    run("export", "--record", record.path, "--format", "polecat", "--out", table)
    assert "No event file is beside the record" in run("beside", "list", "--record", record.path).stdout
    run("import", table, "--as", "polecat", "--record", record.path, "--author", "ann")
    shown = run("beside", "list", "--record", record.path).stdout
    assert shown.startswith("1  polecat  p.tsv  ")
    listed = json.loads(run("beside", "list", "--record", record.path, "--json").stdout)
    assert f"{listed['events']} events  {listed['first']} to {listed['last']}  {listed['at'][:10]} ann" in shown
    gone = run("beside", "remove", "1", "--record", record.path, "--by", "bea", "--note", "twice")
    assert gone.stdout == f"removed: {shown}“dragoman import p.tsv --as polecat” brings it back.\n"
    told = run("history", "--record", record.path).stdout.splitlines()[-1]
    assert ("removed" in told, told.split("  ")[-2:]) == (True, ["bea", "p.tsv"])
    again = run("beside", "remove", "1", "--record", record.path)
    assert again.exit_code == 1
    assert "no event file beside the record has the number 1" in again.stderr


def test_a_refused_import_leaves_no_record_behind(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.zip").write_bytes(b"PK no archive")
    (tmp_path / "bad.tsv").write_text("nothing\n")
    for arguments in (("bad.zip",), ("bad.tsv", "--as", "polecat")):
        source, *more = arguments
        refused = run("import", tmp_path / source, *more, "--record", tmp_path / "new.db")
        assert refused.exit_code == 1
        assert not list(tmp_path.glob("new.db*"))


def test_one_of_something_is_told_as_one(run: Run, tmp_path: Path) -> None:
    with open_record(tmp_path / "one.db") as record:
        record.keep(Invented((Fact(),)).reading)
    assert "wrote 1 event\n" in run("export", "--record", tmp_path / "one.db", "--format", "csv").stderr


def test_errors_are_told_in_a_paragraph_and_end_with_1(run: Run, record: Record, tmp_path: Path) -> None:
    (tmp_path / "no.zip").write_text("no")
    for arguments, reason in (
        (("import", tmp_path / "no.zip", "--record", record.path), "no ZIP file"),
        (("import", tmp_path / "none", "--record", record.path), "no such file"),
        (("import", tmp_path / "no.zip", "--as", "gdelt", "--record", record.path), "no ZIP file"),
        (("export", "--record", tmp_path / "none.db", "--format", "csv"), "no such record"),
        (("export", "--record", record.path, "--format", "csv", "--between", "FRA", "Nowhere"), "no country"),
    ):
        shown = run(*arguments)
        assert (shown.exit_code, shown.stdout) == (1, "")
        assert reason in shown.stderr
    assert run("export", "--record", record.path, "--format", "csv", "--json").exit_code == 2


def test_what_stands_beside_the_record_can_be_looked_at(run: Run, record: Record, tmp_path: Path) -> None:
    names = ("Event ID", "Event Date", "Event Type", "Event Mode", "Actor Name", "Actor Country", "Recipient Country")
    lines = [
        ("P1", "2025-03-03", "CONSULT", "phone", "Alix Morel", "FRA", "DEU"),
        ("P2", "2025-03-05", "AID", "", "", "FRA", "DEU"),
    ]
    file, table = tmp_path / "pc.txt", tmp_path / "beside.csv"
    file.write_text("".join("\t".join(line) + "\n" for line in (names, *lines)), encoding="utf-8")
    record.keep(reading(Fact(days=(9, 9)), filler="later"))
    shown = run("import", file, "--as", "polecat", "--record", record.path, "--table", table)
    assert shown.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8-sig"), newline="")))
    found = {row["there_id"]: row for row in rows if row["found"] in ("same_type", "only_there")}
    assert {name: row["found"] for name, row in found.items()} == {"P1": "same_type", "P2": "only_there"}
    assert (found["P1"]["a"], found["P1"]["b"], found["P1"]["there_actor"]) == ("DEU", "FRA", "Alix Morel")
    assert record.event(found["P1"]["event"]).type == "CONSULT"
    assert {row["found"] for row in rows} >= {"not_covered"}
    assert len(record.frame("beside")) == len(rows)
    listed = run("show", "P1", "--record", record.path).stdout
    assert "polecat" in listed
    assert "Alix Morel" in listed
    assert json.loads(run("show", "P2", "--record", record.path, "--json").stdout)["type"] == "AID"
    assert "too short" in run("show", "P3", "--record", record.path).stderr
    assert run("import", file, "--record", record.path, "--table", table).exit_code == 2
