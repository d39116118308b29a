"""How ``make demo`` ends: with the app open for a person, and never waiting for one where there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from demo import has_screen, somebody_looks

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("environment", "terminal", "looks"),
    [({}, True, True), ({}, False, False), ({"CI": "true"}, True, False), ({"CI": "false"}, True, True)],
)
def test_who_looks(environment: dict[str, str], terminal: bool, looks: bool) -> None:
    assert somebody_looks(environment, terminal=terminal) is looks


def test_a_browser_is_opened_only_where_there_is_a_screen() -> None:
    assert has_screen({"DISPLAY": ":0"}, "linux") and has_screen({}, "darwin")
    assert not has_screen({}, "linux")


def test_where_nobody_looks_it_says_where_and_stops(prepared: Path, tmp_path: Path) -> None:
    record = Path(shutil.copy(prepared, tmp_path / "year.db"))
    command = [sys.executable, str(ROOT / "benchmarks" / "demo.py"), str(record)]
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, env=os.environ | {"CI": "true"}
    )
    assert done.returncode == 0, done.stderr
    assert "answered 200 at http://127.0.0.1:" in done.stdout


def test_make_demo_ends_so() -> None:
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8").partition("\ndemo:")[2].partition("\n\n")[0]
    assert recipe.rstrip().endswith("benchmarks/demo.py demo/year.db")
