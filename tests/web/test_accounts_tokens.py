"""The tokens of programs: whose they are, until when, and that only a hash of them is kept."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from account_scene import ADMINISTRATOR, PASSWORD, READER, REVIEWER
from starlette.testclient import TestClient

from dragoman.errors import AccountError
from dragoman.web.accounts import people, tokens
from dragoman.web.accounts.log import happened
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


def shown(text: str) -> str:
    """Return the token that a page shows, or ""."""
    found = re.search('<code class="secret">(dragoman_[^<]+)</code>', text)
    return found[1] if found else ""


def test_one_makes_and_removes_tokens_of_ones_own(browse: Browse, with_accounts: Settings) -> None:
    client = browse(READER)
    form = {"purpose": "monthly <b>export</b>", "days": "30", "password": PASSWORD}
    made = client.post("/tokens/add", data=form)
    token = shown(made.text)
    assert made.status_code == 200 and token
    assert made.headers["cache-control"] == "no-store"
    assert "monthly &lt;b&gt;export" in made.text
    assert browse().get("/api", headers=bearer(token)).status_code == 200
    listed = client.get("/tokens").text
    assert token not in listed and "monthly &lt;b&gt;export" in listed
    assert client.post("/tokens/remove", data={"number": "1"}).status_code == 303
    assert browse().get("/api", headers=bearer(token)).status_code == 401
    assert [one.action for one in happened(with_accounts.accounts)[:2]] == ["token removed", "token made"]


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"days": "30", "password": "wrong horse battery"}, "not your password"),
        ({"days": "0", "password": PASSWORD}, "must be a number"),
        ({"days": "99999", "password": PASSWORD}, "must be a number"),
        ({"days": "30", "password": PASSWORD, "purpose": "x" * 81}, "longer than"),
    ],
)
def test_no_token_is_made_of_what_is_wrong(
    browse: Browse, with_accounts: Settings, form: dict[str, str], said: str
) -> None:
    answer = browse(READER).post("/tokens/add", data=form)
    assert answer.status_code == 400
    assert said in answer.text
    assert tokens.listed(with_accounts.accounts) == ()


def test_guessing_the_password_for_a_token_is_slowed(browse: Browse, with_accounts: Settings) -> None:
    client = browse(READER)
    form = {"days": "30", "password": "wrong horse battery"}
    found = [client.post("/tokens/add", data=form).status_code for _ in range(with_accounts.caps.failures_free + 2)]
    assert found[-1] == 429


def test_nobody_removes_the_token_of_another_but_an_administrator(browse: Browse, with_accounts: Settings) -> None:
    tokens.add(with_accounts.accounts, REVIEWER)
    for number in ("1", "x", "-1", "9" * 40, ""):
        assert browse(READER).post("/tokens/remove", data={"number": number}).status_code == 400
    assert browse(READER).post("/accounts/token/remove", data={"number": "1"}).status_code == 403
    assert len(tokens.listed(with_accounts.accounts)) == 1
    assert "Remove token 1 of" in browse(ADMINISTRATOR).get("/accounts").text
    assert browse(ADMINISTRATOR).post("/accounts/token/remove", data={"number": "1"}).status_code == 303
    assert tokens.listed(with_accounts.accounts) == ()
