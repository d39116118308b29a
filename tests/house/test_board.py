"""The board of all figures, and the floors that hold them."""

import json
import math
import shlex
from pathlib import Path

import pytest

import board
from board import Measured, Published, Row, Stored
from dragoman.benchmark.suites import SUITES
from dragoman.benchmark.types import Figure
from dragoman.cli.main import cli

ROOT = Path(__file__).parents[2]
ROWS = {
    "a": Row(
        suite="time",
        title="A",
        data="a.jsonl",
        figures=("relaxed_f1", "value_f1"),
        published=(
            Published(by="Other", on="test part", values=(math.nan, 0.5), about="rules", source="Somebody 2020"),
        ),
    ),
    "b": Row(suite="syntax", title="B", here="nowhere/x_*.conllu", figures=("las",), margin=0.03),
    "c": Row(suite="status", title="C", data="c", figures=("macro_f1",), floors=False),
}


def measured(**values: float) -> dict[str, Measured]:
    figures = {name: Figure(value=value, low=value - 0.1, high=value + 0.1) for name, value in values.items()}
    return {"a": Measured(suite="time", items=1234, figures=figures)}


def test_the_board_shows_figures_beside_published_ones_and_the_commands() -> None:
    text = board.board(ROWS, Stored(model="little-1 (ab12)", rows=measured(relaxed_f1=0.9, value_f1=0.8, other=0.1)))
    assert "little-1 (ab12)" in text
    assert "| time: A | 1,234 | relaxed f1 | **.900** | .800 – 1.000 |  |" in text
    assert "|  |  | value f1 | **.800** | .700 – .900 | .500 Other (test part) |" in text
    assert "- time: Other: rules, Somebody 2020" in text
    assert "dragoman benchmark syntax --data 'nowhere/x_*.conllu'" in text
    assert "other" not in text


def test_every_row_names_a_suite_and_its_data() -> None:
    rows = board.read_rows()
    assert {row.suite for row in rows.values()} == set(SUITES)
    assert all(bool(row.data) != bool(row.here) for row in rows.values())
    assert all(len(result.values) <= len(row.figures) for row in rows.values() for result in row.published)


def test_the_page_has_every_command_of_the_board_and_it_can_be_typed() -> None:
    page = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")
    commands = [line for line in page.splitlines() if line.startswith("dragoman benchmark ")]
    assert len(commands) == len(board.read_rows())
    for line in commands:
        _, name, *arguments = shlex.split(line)
        command = cli.get_command(None, name)  # type: ignore[arg-type]
        assert command is not None
        assert command.make_context(name, arguments).params["suite"] in SUITES


def test_rows_whose_data_are_not_there_are_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "README.md").write_text("no data")
    assert board.measure(ROWS, tmp_path) == {}
    assert capsys.readouterr().err.count("left out") == 3


def test_a_figure_below_its_floor_or_missing_is_told() -> None:
    floors = {"a": {"relaxed_f1": 0.85, "value_f1": 0.85, "strict_f1": 0.1}, "b": {"las": 0.9}}
    told = board.below(floors, measured(relaxed_f1=0.9, value_f1=0.8))
    assert told == ["a: value_f1 is 0.8, its floor is 0.85", "a: strict_f1 is missing, its floor is 0.1"]


def test_floors_rise_by_themselves_and_fall_only_when_told_to() -> None:
    old = {"a": {"relaxed_f1": 0.95, "value_f1": 0.5}, "b": {"las": 0.7}}
    now = measured(relaxed_f1=0.9, value_f1=0.8)
    assert board.new_floors(old, ROWS, now, lower=False) == {
        "a": {"relaxed_f1": 0.95, "value_f1": 0.79},
        "b": {"las": 0.7},
    }
    assert board.new_floors(old, ROWS, now, lower=True)["a"]["relaxed_f1"] == 0.89


def test_some_rows_have_no_floors() -> None:
    row = {"c": Measured(suite="status", items=1, figures={"macro_f1": Figure(value=0.5, low=0.4, high=0.6)})}
    assert board.new_floors({}, ROWS, row, lower=True) == {}


def test_the_file_of_floors_is_as_the_program_writes_it() -> None:
    floors = board.read_floors()
    assert board.floors_text(floors) == board.FLOORS.read_text(encoding="utf-8")
    rows = board.read_rows()
    assert all(set(wanted) <= set(rows[name].figures) for name, wanted in floors.items())
    assert "readings-development" in floors


def test_what_was_measured_with_another_model_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "board.json"
    board.store(path, measured(value_f1=0.8))
    board.store(path, {"b": Measured(suite="syntax", items=1, figures={})})
    assert set(board.read_stored(path).rows) == {"a", "b"}
    path.write_text(json.dumps(json.loads(path.read_text()) | {"model": "other"}))
    assert board.read_stored(path).rows == {}


def test_the_command_prints_checks_and_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page, floors, out = tmp_path / "page.md", tmp_path / "floors.toml", tmp_path / "board.json"
    page.write_text("<!-- board: begin -->\n<!-- board: end -->\n")
    monkeypatch.setattr(board, "read_rows", lambda: ROWS)
    monkeypatch.setattr(board, "FLOORS", floors)
    monkeypatch.setattr(board, "read_floors", lambda path=floors: {"a": {"value_f1": 0.9}})
    board.store(out, measured(relaxed_f1=0.9, value_f1=0.8))
    board.main(["--stored", "--out", str(out), "--write", str(page), "--raise-floors"])
    assert "| time: A | 1,234 |" in capsys.readouterr().out
    assert "| time: A | 1,234 |" in page.read_text()
    assert floors.read_text().endswith("[a]\nvalue_f1 = 0.900\nrelaxed_f1 = 0.890\n")
    with pytest.raises(SystemExit, match=r"a: value_f1 is 0\.8, its floor is 0\.9"):
        board.main(["--stored", "--out", str(out), "--check"])


def test_a_row_that_is_not_there_is_named() -> None:
    with pytest.raises(SystemExit, match="there is no row nonsense"):
        board.main(["--only", "nonsense"])
