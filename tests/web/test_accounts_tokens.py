"""The tokens of programs: whose they are, until when, and that only a hash of them is kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from account_scene import ADMINISTRATOR, READER, REVIEWER
from starlette.testclient import TestClient

from dragoman.errors import AccountError
from dragoman.web.accounts import people, tokens
from dragoman.web.settings import Settings

Browse = Callable[..., TestClient]


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def test_a_token_has_the_role_of_its_owner(browse: Browse, with_accounts: Settings) -> None:
    client = browse()
    given = {name: bearer(tokens.add(with_accounts.accounts, name)) for name in (READER, REVIEWER, ADMINISTRATOR)}
    assert [client.get("/accounts.json", headers=given[name]).status_code for name in given] == [403, 403, 200]
    assert [client.get("/review.json", headers=given[name]).status_code for name in given] == [403, 200, 200]
    people.set_role(with_accounts.accounts, REVIEWER, "reader")
    assert client.get("/review.json", headers=given[REVIEWER]).status_code == 403


def test_a_program_may_send_a_form_with_a_token(browse: Browse, with_accounts: Settings) -> None:
    headers = {**bearer(tokens.add(with_accounts.accounts, ADMINISTRATOR)), "Sec-Fetch-Site": "none"}
    form = {"name": READER, "role": "reviewer"}
    assert browse().post("/accounts/role", data=form, headers=headers).status_code == 303
    reader = {**bearer(tokens.add(with_accounts.accounts, REVIEWER)), "Sec-Fetch-Site": "none"}
    assert browse().post("/accounts/role", data=form, headers=reader).status_code == 403


@pytest.mark.parametrize("token", ["", "dragoman_", "dragoman_" + "A" * 43, "\x00", "a b", "' OR 1=1 --"])
def test_a_forged_token_is_refused(browse: Browse, token: str) -> None:
    answer = browse().get("/home.json", headers={"Authorization": f"bearer {token}"})
    assert answer.status_code == 401
    assert "administrator" in answer.json()["error"]["message"]


def test_a_wrong_token_is_not_made_good_by_a_session(browse: Browse) -> None:
    assert browse(ADMINISTRATOR).get("/", headers=bearer("wrong")).status_code == 401


def test_a_token_ends_with_its_days_its_removal_and_its_owner(browse: Browse, with_accounts: Settings) -> None:
    file, client = with_accounts.accounts, browse()
    lasting, ending, removed = (tokens.add(file, READER, days) for days in (None, 2, 2))
    assert [client.get("/api", headers=bearer(one)).status_code for one in (lasting, ending, removed)] == [200] * 3
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE token SET until = '2020-01-01T00:00:00+00:00' WHERE id = 2")
    tokens.remove(file, 3)
    assert [client.get("/api", headers=bearer(one)).status_code for one in (lasting, ending, removed)] == [
        200,
        401,
        401,
    ]
    people.remove(file, READER)
    assert client.get("/api", headers=bearer(lasting)).status_code == 401
    assert tokens.listed(file) == ()
    with pytest.raises(AccountError):
        tokens.remove(file, 3)
    with pytest.raises(AccountError):
        tokens.add(file, READER)


def test_the_file_holds_no_token(with_accounts: Settings) -> None:
    token = tokens.add(with_accounts.accounts, READER)
    assert token.startswith("dragoman_")
    content = with_accounts.accounts.read_bytes()
    assert token.encode() not in content and token.removeprefix("dragoman_").encode() not in content
    headers = bearer(tokens.kept(token).hex())
    assert tokens.owner(with_accounts.accounts, headers["Authorization"].split()[1]) is None
