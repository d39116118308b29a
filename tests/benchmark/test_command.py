"""``dragoman benchmark`` as it is typed."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman.benchmark.types import Confusion
from dragoman.cli.benchmark import confusion_lines
from dragoman.cli.main import cli


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["benchmark", *map(str, arguments)])


def test_the_json_has_suite_items_and_figures(data: dict[str, Path]) -> None:
    done = run("time", "--data", data["time"], "--json")
    assert done.exit_code == 0
    found = json.loads(done.stdout)
    assert list(found) == ["suite", "items", "figures"]
    assert (found["suite"], found["items"]) == ("time", 2)
    assert set(found["figures"]) == {"relaxed_f1", "strict_f1", "value_f1"}
    for figure in found["figures"].values():
        assert list(figure) == ["value", "low", "high"]


def test_the_same_data_print_the_same(data: dict[str, Path]) -> None:
    assert run("time", "--data", data["time"]).stdout == run("time", "--data", data["time"]).stdout


def test_the_table_has_a_line_for_each_figure(data: dict[str, Path]) -> None:
    lines = run("time", "--data", data["time"]).stdout.splitlines()
    assert lines[0].split() == ["time:", "2", "expressions", "value", "95", "%", "interval"]
    assert [line.split()[0] for line in lines[1:]] == ["relaxed_f1", "strict_f1", "value_f1"]


def test_the_confusion_table_is_shown(data: dict[str, Path]) -> None:
    shown = run("status", "--data", data["status"]).stdout
    table = [line.split() for line in shown.splitlines()]
    assert ["happened", "1", "0", "0", "0", "0", "0"] in table
    assert ["planned", "0", "0", "1", "0", "0", "0"] in table


def test_errors_are_listed_when_asked_for(data: dict[str, Path]) -> None:
    assert "missed contacts" not in run("readings", "--data", data["readings"]).stdout
    assert "missed contacts" in run("readings", "--data", data["readings"], "--errors").stdout


def test_labels_that_are_long_stay_in_their_columns() -> None:
    lines = list(confusion_lines(Confusion(labels=("hypothetical", "a"), counts=((1, 20), (3, 4)))))
    assert len({len(line) for line in lines[1:]}) == 1


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["nonsense", "--data", "x"], 2, "is not one of 'pairs'"),
        (["time"], 2, "Missing option '--data'"),
        (["time", "--data", "/no/such/file"], 1, "error: /no/such/file: "),
        (["syntax", "--data", "/no/such/file"], 1, "expected a file ending in .conllu"),
    ],
)
def test_a_wrong_call_says_what_was_expected(arguments: list[str], status: int, message: str) -> None:
    done = run(*arguments)
    assert done.exit_code == status
    assert message in done.output
    assert "Traceback" not in done.output
