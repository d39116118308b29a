"""Without a Chromium the browser tests are skipped and say how to get one; where they are required, they fail."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("required", "code"), [("", 0), ("required", 1)])
def test_what_happens_without_a_browser(required: str, code: int) -> None:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "no:cacheprovider",
        "tests/web_browser/test_reading_by_keyboard.py",
    ]
    environment = os.environ | {"CHROMIUM": "no-such-browser", "DRAGOMAN_BROWSER_TESTS": required}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stdout
    told = [line for line in done.stdout.splitlines() if "apt install chromium" in line]
    if required:
        assert "passed" not in done.stdout and "skipped" not in done.stdout.splitlines()[-1]
    else:
        assert len(told) == 1 and "5 browser tests were skipped" in told[0]


def test_a_change_is_not_checked_without_them() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "export DRAGOMAN_BROWSER_TESTS=required" in script.partition("make test")[0]
