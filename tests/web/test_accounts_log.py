"""The log of the accounts: who signed in or tried to, who changed what; nothing of it is ever changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from importlib.resources import files
from pathlib import Path

import pytest
from account_scene import ADMINISTRATOR, CHEAP, PASSWORD, READER, sign_in
from click.testing import CliRunner
from msgspec.structs import replace
from starlette.testclient import TestClient

from dragoman.cli.accounts import accounts
from dragoman.web.accounts import log, people, tokens
from dragoman.web.accounts.file import make_file
from dragoman.web.accounts.log import NOBODY, happened
from dragoman.web.accounts.passwords import Passwords
from dragoman.web.settings import Settings, caps

Browse = Callable[..., TestClient]


def told(settings: Settings) -> list[tuple[str, str, str, str]]:
    """Return what happened after the accounts were made, the first first."""
    assert settings.accounts
    lines = [(one.author, one.action, one.account, one.detail) for one in happened(settings.accounts)]
    return [line for line in reversed(lines) if "(command line)" not in line[0]]


def test_signing_in_and_out_is_told_with_the_address(browse: Browse, with_accounts: Settings) -> None:
    client = browse(READER)
    assert client.post("/logout").status_code == 303
    assert sign_in(client, READER, "wrong horse battery").status_code == 401
    secret = "a password in the wrong field"
    assert sign_in(client, secret, "x").status_code == 401
    assert told(with_accounts) == [
        (READER, "signed in", READER, "testclient"),
        (READER, "signed out", READER, ""),
        (READER, "sign-in failed", READER, "testclient"),
        (NOBODY, "sign-in failed", NOBODY, "testclient"),
    ]
    assert secret.encode() not in with_accounts.accounts.read_bytes()


def test_what_an_administrator_does_is_told_with_his_name(browse: Browse, with_accounts: Settings) -> None:
    client = browse(ADMINISTRATOR)
    client.post("/accounts/add", data={"name": "Nora", "role": "reader", "password": "a new horse battery"})
    client.post("/accounts/role", data={"name": "nora", "role": "reviewer"})
    client.post("/accounts/remove", data={"name": "NORA"})
    assert told(with_accounts)[1:] == [
        (ADMINISTRATOR, "account made", "Nora", "reader"),
        (ADMINISTRATOR, "role changed", "Nora", "reader to reviewer"),
        (ADMINISTRATOR, "account removed", "Nora", "reviewer"),
    ]


def test_another_password_is_told(browse: Browse, with_accounts: Settings) -> None:
    new = "another horse battery"
    answer = browse(READER).post("/password", data={"now": PASSWORD, "new": new, "again": new})
    assert answer.status_code == 303
    assert (READER, "password changed", READER, "") in told(with_accounts)


def test_what_was_refused_is_not_told(browse: Browse, with_accounts: Settings) -> None:
    client = browse(ADMINISTRATOR)
    before = told(with_accounts)
    assert client.post("/accounts/remove", data={"name": ADMINISTRATOR}).status_code == 400
    assert client.post("/accounts/role", data={"name": "nobody", "role": "reader"}).status_code == 400
    assert told(with_accounts) == before


def test_the_page_tells_it_to_administrators_as_text(browse: Browse, with_accounts: Settings) -> None:
    name = "<script>alert(1)</script>"
    people.add(with_accounts.accounts, name, "reader", "correct horse battery", Passwords(CHEAP))
    page = browse(ADMINISTRATOR).get("/accounts/log")
    assert page.status_code == 200
    assert "account made" in page.text and "&lt;script&gt;alert(1)" in page.text and "<script>alert" not in page.text
    assert browse(READER).get("/accounts/log").status_code == 403
    rows = browse(ADMINISTRATOR).get("/accounts/log.json").json()["data"]
    assert rows[0]["action"] == "signed in"


def test_a_change_is_never_forgotten_and_sign_ins_in_time(
    with_accounts: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = with_accounts.accounts
    monkeypatch.setattr(log, "caps", lambda: replace(caps(), sign_ins_kept=3))
    for _ in range(9):
        log.failed(file, READER, "127.0.0.1")
    actions = [one.action for one in happened(file)]
    assert actions.count("sign-in failed") == 3
    assert actions.count("account made") == 3
    with closing(sqlite3.connect(file)) as connection:
        for statement in ("DELETE FROM happened WHERE action = 'account made'", "UPDATE happened SET author = 'x'"):
            with pytest.raises(sqlite3.IntegrityError, match="never"):
                connection.execute(statement)


def test_accounts_of_an_older_program_are_brought_up_to_date(tmp_path: Path) -> None:
    record = tmp_path / "north.db"
    record.write_bytes(b"")
    file = make_file(record)
    first = files("dragoman.web.accounts").joinpath("schema_1.sql").read_text(encoding="utf-8")
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(f"{first}\nPRAGMA user_version = 1;")
        connection.execute("INSERT INTO account VALUES ('ada', 'Ada', 'administrator', 'x', '2026-01-01')")
        connection.execute("INSERT INTO token (secret, account, made) VALUES (x'00', 'ada', '2026-01-01')")
        connection.commit()
    assert [one.name for one in people.listed(file)] == ["Ada"]
    assert [(one.id, one.purpose) for one in tokens.listed(file)] == [(1, "")]
    assert happened(file) == ()


def test_a_command_tells_it_too(with_accounts: Settings, record_path: Path) -> None:
    done = CliRunner().invoke(accounts, ["log", "--record", str(record_path), "--last", "2"])
    assert done.exit_code == 0, done.output
    assert len(done.output.splitlines()) == 2
    assert "account made" in done.output and "(command line)" in done.output
