"""The commands about accounts, and what “serve” asks for before others can reach it."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result

import dragoman
from dragoman.cli.accounts import ROLES
from dragoman.web.accounts.file import accounts_path
from dragoman.web.accounts.types import ROLES as KNOWN_ROLES

Run = Callable[..., Result]
PASSWORD = "correct horse battery"


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "r.db"
    dragoman.open_record(path).close()
    monkeypatch.setenv("DRAGOMAN_RECORD", str(path))
    return path


def add(run: Run, name: str, role: str = "reader") -> Result:
    return run("accounts", "add", name, "--role", role, "--password-stdin", input=f"{PASSWORD}\nmore\n")


def test_the_roles_are_those_of_the_app() -> None:
    assert ROLES == KNOWN_ROLES


def test_accounts_are_made_listed_changed_and_removed(run: Run, record: Path) -> None:
    assert add(run, "Ada", "administrator").output == "added: Ada, administrator\n"
    assert add(run, "rhea").exit_code == 0
    assert add(run, "ada").exit_code == 1
    assert run("accounts", "change", "rhea", "--role", "reviewer").exit_code == 0
    listed = [json.loads(line) for line in run("accounts", "list", "--json").output.splitlines()]
    assert [(one["name"], one["role"]) for one in listed] == [("Ada", "administrator"), ("rhea", "reviewer")]
    assert "rhea  reviewer" in run("accounts", "list").output
    assert run("accounts", "remove", "rhea").exit_code == 0
    assert run("accounts", "remove", "rhea").exit_code == 1
    refused = run("accounts", "remove", "Ada")
    assert refused.exit_code == 1 and "only administrator" in refused.output
    assert PASSWORD.encode() not in accounts_path(record).read_bytes()


def test_the_password_is_asked_for_twice_and_not_shown(run: Run, record: Path) -> None:
    made = run("accounts", "add", "ada", "--role", "reader", input=f"{PASSWORD}\n{PASSWORD}\n")
    assert made.exit_code == 0 and PASSWORD not in made.output
    differing = run("accounts", "password", "ada", input=f"{PASSWORD}\nanother one\n")
    assert differing.exit_code == 1
    assert run("accounts", "password", "ada", "--password-stdin", input="too short\n").exit_code == 1
    assert run("accounts", "password", "ada", "--password-stdin", input="another horse battery\n").exit_code == 0


def test_a_token_is_shown_once_and_kept_as_a_hash(run: Run, record: Path) -> None:
    add(run, "ada", "administrator")
    made = run("accounts", "token", "add", "ada", "--days", "3")
    token = made.stdout.strip()
    assert token.startswith("dragoman_") and "\n" not in token
    with closing(sqlite3.connect(accounts_path(record))) as connection:
        assert connection.execute("SELECT secret FROM token").fetchall() == [(hashlib.sha256(token.encode()).digest(),)]
    assert "1  ada, administrator" in run("accounts", "token", "list").output
    assert token not in run("accounts", "token", "list", "--json").output
    assert run("accounts", "token", "add", "nobody").exit_code == 1
    assert run("accounts", "token", "remove", "1").exit_code == 0
    assert run("accounts", "token", "remove", "1").exit_code == 1
    assert run("accounts", "token", "list").output == ""


def test_accounts_need_a_record(run: Run, tmp_path: Path) -> None:
    made = run("accounts", "add", "ada", "--role", "reader", "--record", tmp_path / "none.db", input="x\n")
    assert made.exit_code == 1 and "no such record" in made.output
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--host", "0.0.0.0"], "--accounts"),
        (["--allowed-host", "record.example.org"], "--accounts"),
        (["--https"], "--accounts"),
        (["--behind-proxy"], "--accounts"),
        (["--accounts", "--host", "0.0.0.0"], "--allowed-host"),
        (["--accounts", "--allowed-host", "http://record.example.org/"], "no name of a host"),
    ],
)
def test_others_are_served_with_accounts_and_under_a_name(
    run: Run, record: Path, options: list[str], told: str
) -> None:
    done = run("serve", "--no-browser", *options)
    assert done.exit_code == 2 and told in done.output


def test_it_does_not_start_without_an_administrator(run: Run, record: Path) -> None:
    for _ in range(2):
        done = run("serve", "--accounts", "--no-browser")
        assert done.exit_code == 1
        assert "dragoman accounts add NAME --role administrator" in " ".join(done.output.split())
        add(run, "rhea", "reviewer")
