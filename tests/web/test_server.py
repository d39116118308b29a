"""The app on a real port: the command prints where it is, answers, and ends; many readers beside a writer."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx2
import pytest
from click.testing import CliRunner
from invented_readings import Fact, reading

import dragoman
from dragoman.cli.main import cli

READERS, ROUNDS = 8, 6


#: Seconds after which a page that does not come is an error: the machine may be busy.
PATIENCE = 60


@pytest.fixture
def served(record_path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    command = [
        sys.executable,
        "-m",
        "dragoman",
        "serve",
        "--record",
        str(record_path),
        "--port",
        "0",
        "--no-browser",
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    line = process.stdout.readline()
    found = re.search(r"http://127\.0\.0\.1:\d+/\?token=\S+", line)
    assert found, (line, process.stderr.read() if process.stderr else "")
    yield process, found[0]
    process.kill()
    process.communicate()


def test_it_is_found_where_the_command_says(served: tuple[subprocess.Popen[str], str]) -> None:
    process, address = served
    bare = address.partition("?")[0]
    assert httpx2.get(bare, timeout=PATIENCE).status_code == 403
    with httpx2.Client(base_url=bare, follow_redirects=True, timeout=PATIENCE) as browser:
        first = browser.get(address)
        assert first.status_code == 200
        assert "token" not in str(first.url)
        assert "server" not in first.headers
        page = browser.get("/pair/POL/UKR")
        assert page.headers["content-encoding"] == "gzip"
        assert int(page.headers["content-length"]) < 300_000
        assert browser.get("/pair/POL/UKR/chart/timeline.png").content.startswith(b"\x89PNG")
        assert browser.get("/../../etc/passwd").status_code == 404
        for _ in range(2):
            assert browser.get("/static/app.css").status_code == 200
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 0, errors
    assert "Traceback" not in errors


def test_many_read_while_one_writes(served: tuple[subprocess.Popen[str], str], record_path: Path) -> None:
    _, address = served
    bare = address.partition("?")[0]
    paths = ("/", "/pair/POL/UKR", "/pair/POL/UKR.json", "/home.csv")

    def reader(number: int) -> list[int]:
        with httpx2.Client(base_url=bare, follow_redirects=True, timeout=PATIENCE) as browser:
            browser.get(address)
            return [browser.get(paths[(number + at) % len(paths)]).status_code for at in range(ROUNDS)]

    def writer(number: int) -> str:
        with dragoman.open_record(record_path) as record:
            return record.keep(reading(Fact(days=(number, number)), filler=f"writer {number}")).outcome

    with ThreadPoolExecutor(READERS + 1) as pool:
        written = pool.map(writer, range(12))
        statuses = [status for some in pool.map(reader, range(READERS)) for status in some]
        assert set(written) == {"added"}
    assert set(statuses) == {200}
    with dragoman.open_record(record_path, write=False) as record:
        assert record.verify() == []


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.2", "::", "example.org"])
def test_it_listens_on_this_machine_only(record_path: Path, host: str) -> None:
    done = CliRunner().invoke(cli, ["serve", "--record", str(record_path), "--host", host, "--no-browser"])
    assert done.exit_code == 2
    assert "127.0.0.1" in done.output


def test_a_missing_record_and_a_taken_port_are_said_at_once(record_path: Path, tmp_path: Path) -> None:
    from dragoman.web.server import listening

    missing = CliRunner().invoke(cli, ["serve", "--record", str(tmp_path / "none.db"), "--no-browser"])
    assert missing.exit_code == 1
    assert "no such record" in missing.output
    with listening("127.0.0.1", 0) as taken:
        port = str(taken.getsockname()[1])
        done = CliRunner().invoke(cli, ["serve", "--record", str(record_path), "--port", port, "--no-browser"])
    assert done.exit_code == 1
    assert "--port" in done.output
