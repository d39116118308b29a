"""The commands: sources are named, listed and changed; a run reports what it does; a watch is stopped gently."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from bad_server import Reply, call, rss, serving
from click.testing import CliRunner

from dragoman.cli.collect_report import Report
from dragoman.cli.main import cli
from dragoman.collect.lock import collecting_alone
from dragoman.errors import RecordBusyError


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("DRAGOMAN_RECORD", str(tmp_path / "r.db"))
    monkeypatch.setenv("COLUMNS", "90")
    return lambda *words: CliRunner().invoke(cli, [str(word) for word in words])


@pytest.fixture
def site(server):
    server.say("/robots.txt", "User-agent: *\nAllow: /")
    server.say("/rss", rss((server.url("/a"), "A"), (server.url("/gone"), "B")))
    server.say("/a", call(1))
    return server


def test_sources_are_added_listed_paused_and_removed(run, site):
    done = run("sources", "add", site.url("/rss"), "--outlet", "The News", "--country", "France", "--every", 30)
    assert (done.exit_code, done.output) == (0, f"added: 1  {site.url('/rss')}\n")
    assert run("sources", "add", site.url("/rss"), "--country", "GBR").output.startswith("changed: 1")
    (one,) = (json.loads(line) for line in run("sources", "list", "--json").output.splitlines())
    assert (one["outlet"], one["country"], one["state"], one["read"]) == ("The News", "GBR", "active", None)
    assert "never visited" in run("sources", "list").output
    assert run("sources", "pause", "news").output.startswith("paused: 1")
    assert "◌ paused" in run("sources", "list").output
    assert run("sources", "resume", 1).output.startswith("resumed: 1")
    assert run("sources", "remove", site.url("/rss")).output.startswith("removed: 1")
    assert "There is none yet" in run("sources", "list").output
    assert site.requests == [], "naming sources asks nobody"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add", "ftp://a.example/"), "not a web address"),
        (("add", "http://a.example/", "--country", "Atlantis"), "Atlantis"),
        (("pause", "nothing"), "sources list"),
        (("import", "/nowhere"), "does not exist"),
    ],
)
def test_what_cannot_be_meant_is_refused(run, words, said):
    done = run("sources", *words)
    assert done.exit_code != 0
    assert said in done.output


def test_opml_is_imported_once(run, tmp_path):
    file = tmp_path / "feeds.opml"
    file.write_text('<opml><body><outline title="One" xmlUrl="http://a.example/rss"/></body></opml>')
    assert run("sources", "import", file, "--country", "FRA").output == "1 source added, 0 known already.\n"
    assert run("sources", "import", file).output == "0 sources added, 1 known already.\n"


def test_a_run_says_what_it_does_and_the_list_what_came_of_it(run, site):
    run("sources", "add", site.url("/rss"), "--outlet", "The News")
    done = run("collect", "--allow-host", "news.example")
    assert done.exit_code == 0, done.output
    assert f"visited: {site.url('/rss')}: 2 new addresses" in done.output
    assert "added: Leaders speak for the 1th time" in done.output
    assert "1 source visited; 1 added, 1 gone;" in done.output
    listed = run("sources", "list").output
    assert "answered just now, new just now" in listed
    assert "50% read of 2 (1 gone)" in listed
    asked = len(site.requests)
    assert "0 sources visited; no new article; next visit" in run("collect", "--allow-host", "news.example").output
    assert len(site.requests) == asked, "what is not due is not visited"


def test_a_run_without_sources_says_how_to_name_one(run):
    done = run("collect")
    assert (done.exit_code, done.output.count("dragoman sources add ADDRESS")) == (0, 1)


def test_a_watch_without_sources_says_once_how_to_name_one(tmp_path, capsys):
    report = Report(tmp_path / "r.db", log_json=False, quiet=False)
    report.resting(None)
    report.resting(None)
    assert capsys.readouterr().out.count("dragoman sources add ADDRESS") == 1


def test_what_is_no_feed_is_asked_once_and_told_what_to_do(run, site):
    site.say("/", "<html><body><p>The News</p></body></html>")
    run("sources", "add", site.url("/"))
    done = run("collect", "--allow-host", "news.example")
    assert done.exit_code == 1
    assert "dragoman sources discover" in done.stderr
    assert "next visit" in done.stdout
    assert site.asked("/") == 1


def test_a_run_for_machines(run, site):
    run("sources", "add", site.url("/rss"), site.url("/nowhere"))
    done = run("collect", "--allow-host", "news.example", "--log-json")
    assert done.exit_code == 1
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert all(line["at"].endswith("Z") for line in lines)
    assert {line["event"] for line in lines} == {"source", "address", "sum"}
    assert lines[-1]["counts"]["address added"] == 1
    assert [line["added"]["outcome"] for line in lines if line.get("added")] == ["added"]


def test_discovery_shows_what_it_finds(run, site):
    site.say("/", Reply(f'<html><head><link type="application/rss+xml" href="{site.url("/rss")}"></head></html>'))
    found = run("sources", "discover", site.url("/"), "--allow-host", "news.example", "--json").output
    assert json.loads(found.splitlines()[0])["address"] == site.url("/rss")


def test_two_runs_do_not_collect_into_one_record(tmp_path):
    with (
        collecting_alone(tmp_path / "r.db"),
        pytest.raises(RecordBusyError, match="another run"),
        collecting_alone(tmp_path / "r.db"),
    ):
        pass
    with collecting_alone(tmp_path / "r.db"):
        pass


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_a_watch_takes_up_what_is_due_and_is_stopped_gently(tmp_path: Path, sign: signal.Signals) -> None:
    with serving() as server:
        server.say("/rss", rss((server.url("/a", "localhost"), "A")))
        server.say("/a", call(1))
        environment = {**os.environ, "DRAGOMAN_RECORD": str(tmp_path / "r.db"), "PYTHONUNBUFFERED": "1"}
        command = [sys.executable, "-m", "dragoman"]
        subprocess.run([*command, "sources", "add", server.url("/rss", "localhost")], env=environment, check=True)
        watch = subprocess.Popen(
            [*command, "watch", "--allow-host", "localhost", "--log-json"],
            env=environment, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert watch.stdout
        seen = []
        for line in watch.stdout:
            seen.append(json.loads(line))
            if seen[-1]["event"] == "resting":
                break
        watch.send_signal(sign)
        begin = time.monotonic()
        rest = watch.communicate(timeout=30)[0]
        assert time.monotonic() - begin < 10
        assert watch.returncode == 0
        assert [one["event"] for one in seen] == ["source", "address", "resting"]
        assert json.loads(rest.splitlines()[-1])["counts"]["address added"] == 1
