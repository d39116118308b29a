"""``dragoman alerts``, typed as a user types it, on articles of the year of invented news."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from alert_records import SECRET
from dragoman.cli.main import cli
from hook_server import Receiver, receiving

YEAR = Path(__file__).parents[2] / "benchmarks" / "year" / "north"
ARTICLES = (
    "riga-page-call-january.html",
    "minsk-page-call-january.txt",
    "wire-envoys-daugavpils.txt",
    "courier-drivers-freed.txt",
)
RULES = """
[[rule]]
name = "riga-minsk"
when = "contact"
between = ["Latvia", "Belarus"]

[[rule]]
name = "quiet"
when = "silence"
between = ["LVA", "BLR"]
days = 10

[[channel]]
name = "reader"
to = "feed"
path = "alerts.atom"
"""


def run(*arguments: str, record: Path | None = None) -> Result:
    named = ["--record", str(record)] if record else []
    return CliRunner().invoke(cli, ["alerts", *arguments, *named])


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The content of a record of four articles, read as they are."""
    path = tmp_path_factory.mktemp("record") / "north.db"
    result = CliRunner().invoke(cli, ["add", *(str(YEAR / name) for name in ARTICLES), "--record", str(path)])
    assert result.exit_code == 0, result.output
    return path.read_bytes()


@pytest.fixture
def record(articles: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "north.db"
    path.write_bytes(articles)
    (tmp_path / "rules.toml").write_text(RULES)
    return path


@pytest.fixture
def receiver(monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    monkeypatch.setenv("DESK_SECRET", SECRET)
    with receiving(SECRET) as found:
        yield found


def test_from_rules_to_a_feed(record: Path) -> None:
    rules = str(record.parent / "rules.toml")
    tried = run("check", "--rules", rules, record=record)
    assert tried.exit_code == 0
    assert "Dace Ozolkalne — Viktar Haradnik" in tried.stdout
    assert "would be told" in tried.stderr
    assert "added riga-minsk, quiet, reader" in run("add", rules, record=record).output
    assert "there already" in run("add", rules, record=record).output
    told = run("run", record=record)
    assert told.exit_code == 0, told.output
    assert "dragoman show" in told.stdout
    feed = (record.parent / "alerts.atom").read_text()
    assert "Ozolkalne" in feed
    again = run("run", record=record)
    assert "0 told" in again.stderr
    assert again.stdout == ""
    assert run("check", "--json", record=record).stdout == ""
    assert run("feed", record=record).stdout.count("<entry>") == feed.count("<entry>")
    assert "## Contacts" in run("digest", record=record).stdout
    assert run("digest", str(record.parent / "d.html"), "--html", record=record).exit_code == 0
    assert "Ozolkalne" in (record.parent / "d.html").read_text()


def test_every_event_that_an_alert_names_opens_with_the_command_that_it_names(record: Path) -> None:
    result = run("check", "--json", "--rules", str(record.parent / "rules.toml"), record=record)
    found = [json.loads(line) for line in result.stdout.splitlines()]
    alerts = [one for one in found if "reason" not in one]
    assert alerts
    for alert in alerts:
        assert alert["sources"] and all(source["sentence"] and source["article"] for source in alert["sources"])
        for command in alert["commands"]:
            shown = CliRunner().invoke(cli, [*command.split()[1:], "--record", str(record)])
            assert shown.exit_code == 0, shown.output


def test_the_same_day_gives_the_same_answer(record: Path) -> None:
    wanted = ("check", "--json", "--as-of", "2025-01-20", "--rules", str(record.parent / "rules.toml"))
    first = run(*wanted, record=record)
    assert first.stdout
    assert run(*wanted, record=record).stdout == first.stdout
    assert run("check", "--json", "--as-of", "2024-01-01", "--rules", wanted[-1], record=record).stdout == ""


def test_a_rule_is_typed_listed_and_removed(record: Path) -> None:
    added = run("add", "calls", "contact", "--between", "Latvia", "BLR", "--medium", "phone", "--since", "2025-01-10",
                record=record)  # fmt: skip
    assert "added calls" in added.output
    line = run("list", record=record).stdout
    assert all(words in line for words in ("calls  contact", "BLR LVA", "media: phone", "since: 2025-01-10", "0 told"))
    (rule,) = map(json.loads, run("list", "--json", record=record).stdout.splitlines())
    assert rule["between"] == ["BLR", "LVA"]
    assert "removed the rule calls" in run("remove", "calls", record=record).output
    assert "no rule yet" in run("list", record=record).stderr
    missing = run("remove", "calls", record=record)
    assert missing.exit_code == 1
    assert "there is no rule" in missing.stderr


def test_what_is_wrong_is_said_and_ends_with_a_status_that_is_not_nought(record: Path) -> None:
    wrong = run("add", "x", "silence", "--between", "LVA", "BLR", record=record)
    assert wrong.exit_code == 2
    assert "“silence” needs --days: a whole number of days" in " ".join(wrong.stderr.split())
    assert run("add", "x", record=record).exit_code == 1
    assert run("add", "a", "b", "c", record=record).exit_code == 2
    assert run("failed", "key", record=record).exit_code == 2
    assert run("digest", "--since", "2025-02-01", "--until", "2025-01-01", record=record).exit_code == 2


def test_deliveries_that_fail_are_listed_and_tried_again(record: Path, receiver: Receiver) -> None:
    run("add", str(record.parent / "rules.toml"), record=record)
    run("add", "desk", "webhook", "--url", receiver.address, "--secret", "DESK_SECRET", record=record)
    receiver.answers = [404]
    done = run("run", "-q", "--allow-host", "localhost", record=record)
    assert done.exit_code == 1
    assert "404" in done.stderr and "1 given up" in done.stderr
    listed = run("failed", record=record).stdout
    assert "desk" in listed and "1 attempt," in listed and "404" in listed
    assert "\x1b" not in listed  # what the server answered does not command the terminal
    assert "1 put back" in run("failed", "--retry", record=record).output
    assert run("run", "--allow-host", "localhost", record=record).exit_code == 0
    assert "No delivery was given up" in run("failed", record=record).stderr
    assert len({one["id"] for one in receiver.requests}) == len(receiver.requests) - 1
    assert all(one["signed"] for one in receiver.requests)
