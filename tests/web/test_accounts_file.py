"""The accounts file: beside the record, closed to others, hashed by what the library asks for now."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from account_scene import ADMINISTRATOR, CHEAP, PASSWORD, READER, made

from dragoman.errors import AccountError, RecordNotFoundError
from dragoman.web.accounts import people
from dragoman.web.accounts.file import accounts_path, make_file
from dragoman.web.accounts.passwords import Hashing, Passwords

POSIX = pytest.mark.skipif(os.name != "posix", reason="other systems keep no such modes")


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "north.db"
    path.write_bytes(b"")
    return path


def password_of(file: Path, name: str) -> str:
    with closing(sqlite3.connect(file)) as connection:
        return str(connection.execute("SELECT password FROM account WHERE key = ?", (name,)).fetchone()[0])


@POSIX
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_only_its_owner_can_read_it(record: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        file = made(record)
    finally:
        os.umask(before)
    assert file == record.with_name("north.db.accounts")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@POSIX
def test_a_file_that_others_can_read_is_refused(record: Path) -> None:
    file = made(record)
    file.chmod(0o640)
    with pytest.raises(AccountError, match="chmod 600"):
        people.listed(file)


def test_nothing_of_accounts_is_in_the_record(record_path: Path) -> None:
    before = record_path.read_bytes()
    made(record_path)
    assert record_path.read_bytes() == before


def test_accounts_need_a_record_and_are_made_once(record: Path, tmp_path: Path) -> None:
    with pytest.raises(RecordNotFoundError):
        make_file(tmp_path / "none.db")
    with pytest.raises(AccountError, match="no accounts yet"):
        people.listed(accounts_path(record))
    made(record)
    assert make_file(record) == accounts_path(record)
    assert len(people.listed(accounts_path(record))) == 3


def test_what_is_no_accounts_file_or_a_newer_one_is_refused(record: Path) -> None:
    file = make_file(record)
    file.write_bytes(b"this is no database, but it is long enough to look at" * 20)
    with pytest.raises(AccountError, match="cannot be used"):
        people.listed(file)
    file.write_bytes(b"")
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(AccountError, match="newer"):
        people.listed(file)


def test_a_password_is_hashed_anew_when_the_costs_change(record: Path) -> None:
    file = made(record)
    before = password_of(file, READER)
    assert people.recognised(file, READER, PASSWORD, Passwords(CHEAP))
    assert password_of(file, READER) == before
    dearer = Passwords(Hashing(time_cost=2, memory_cost=16, parallelism=1))
    assert people.recognised(file, READER, "wrong", dearer) is None
    assert password_of(file, READER) == before
    assert people.recognised(file, READER, PASSWORD, dearer)
    assert "m=16,t=2,p=1" in password_of(file, READER)
    assert people.recognised(file, READER, PASSWORD, dearer)


def test_the_costs_are_those_of_the_library_unless_said() -> None:
    from argon2 import DEFAULT_MEMORY_COST, DEFAULT_TIME_COST

    hashed = Passwords().hashed(PASSWORD)
    assert hashed.startswith("$argon2id$") and f"m={DEFAULT_MEMORY_COST},t={DEFAULT_TIME_COST}" in hashed


def test_a_password_may_be_typed_on_any_keyboard() -> None:
    passwords = Passwords(CHEAP)
    kept = passwords.hashed("pássword in any form")
    assert passwords.right(kept, "pa\u0301ssword in any form")
    assert not passwords.right("no hash at all", "password")
    for wrong in ("short", "x" * 1001):
        with pytest.raises(AccountError, match="12 to"):
            passwords.hashed(wrong)


def test_the_last_administrator_stays(record: Path) -> None:
    file = made(record)
    for change in (lambda: people.remove(file, ADMINISTRATOR), lambda: people.set_role(file, ADMINISTRATOR, "reader")):
        with pytest.raises(AccountError, match="only administrator"):
            change()
    people.set_role(file, READER, "administrator")
    people.remove(file, ADMINISTRATOR)
    assert people.has_administrator(file)
