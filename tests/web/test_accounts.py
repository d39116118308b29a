"""Signing in and out where others are served: who is let in, for how long, and where it leads."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from account_scene import ADMINISTRATOR, PASSWORD, READER, REVIEWER, sign_in
from starlette.testclient import TestClient
from web_records import ATTACK

from dragoman.web.accounts import people, sessions
from dragoman.web.accounts.passwords import Passwords
from dragoman.web.accounts.signing_in import within
from dragoman.web.settings import Settings

Browse = Callable[..., TestClient]


def session_of(client: TestClient, settings: Settings) -> str:
    return client.cookies[f"{settings.cookie}-session"]


@pytest.mark.parametrize("path", ["/", "/home.json", "/home.csv", "/pair/POL/UKR", "/accounts", "/nothing", "/logout"])
def test_without_an_account_nothing_is_shown(browse: Browse, path: str) -> None:
    answer = browse().get(path)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert "POL" not in answer.text.replace(path, "")
    assert "/login" in answer.text


def test_an_error_for_a_program_is_json(browse: Browse) -> None:
    told = browse().get("/home.json").json()["error"]
    assert told["status"] == 401
    assert "Bearer" in told["message"]
    assert (
        browse().post("/brief/write", data={}, headers={"Accept": "application/json"}).json()["error"]["status"] == 401
    )


def test_the_launch_token_opens_nothing(browse: Browse, with_accounts: Settings) -> None:
    assert browse().get("/", params={"token": with_accounts.token}).status_code == 401
    assert browse().get("/", headers={"Authorization": f"Bearer {with_accounts.token}"}).status_code == 401


def test_signing_in_leads_to_the_page_that_was_asked_for(browse: Browse, with_accounts: Settings) -> None:
    client = browse()
    page = client.get("/pair/POL/UKR?since=2025-01-01")
    assert 'name="next" value="/pair/POL/UKR?since=2025-01-01"' in page.text
    answer = sign_in(client, READER, next="/pair/POL/UKR?since=2025-01-01")
    assert (answer.status_code, answer.headers["location"]) == (303, "/pair/POL/UKR?since=2025-01-01")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie and "Max-Age=43200" in cookie
    assert "Secure" not in cookie
    shown = client.get(answer.headers["location"])
    assert shown.status_code == 200
    assert READER in shown.text and "Sign out" in shown.text


def test_nothing_of_accounts_is_shown_without_them(client: TestClient) -> None:
    assert "Sign out" not in client.get("/").text
    for path in ("/login", "/accounts"):
        assert client.get(path).status_code == 404
    assert client.post("/logout").status_code == 404


@pytest.mark.parametrize(("name", "password"), [(READER, "wrong"), ("nobody", PASSWORD), (READER, ""), ("", ""),
                                                (READER, PASSWORD.strip()), (READER, PASSWORD.upper())])  # fmt: skip
def test_a_wrong_name_and_a_wrong_password_are_answered_alike(browse: Browse, name: str, password: str) -> None:
    answer = sign_in(browse(), name, password)
    assert answer.status_code == 401
    assert "set-cookie" not in answer.headers
    assert "The name or the password is not right." in answer.text


def test_an_unknown_name_takes_as_long(monkeypatch: pytest.MonkeyPatch, with_accounts: Settings) -> None:
    passwords, checked = Passwords(with_accounts.hashing), []
    monkeypatch.setattr(type(passwords.hasher), "verify", lambda self, kept, given: checked.append(kept) or True)
    assert people.recognised(with_accounts.accounts, "nobody", PASSWORD, passwords) is None
    assert people.recognised(with_accounts.accounts, READER, PASSWORD, passwords) is not None
    parameters = {kept.rpartition("$")[0].rpartition("$")[0] for kept in checked}
    assert len(checked) == 2 and len(parameters) == 1


def test_a_name_is_found_however_it_is_written(browse: Browse) -> None:
    assert sign_in(browse(), " ADA ").status_code == 303


def test_signing_in_begins_a_new_session(browse: Browse, with_accounts: Settings) -> None:
    client = browse(READER)
    before = session_of(client, with_accounts)
    assert sign_in(client, REVIEWER).status_code == 303
    assert session_of(client, with_accounts) != before
    assert sessions.signed_in(with_accounts.accounts, before) is None


def test_a_session_that_an_enemy_chose_is_not_taken_up(browse: Browse, with_accounts: Settings) -> None:
    client = browse()
    client.cookies.set(f"{with_accounts.cookie}-session", "chosen")
    answer = sign_in(client, READER)
    assert "chosen" not in answer.headers["set-cookie"]
    assert sessions.signed_in(with_accounts.accounts, "chosen") is None


@pytest.mark.parametrize("value", ["", "0" * 43, '"; dragoman=1', "%00", "ünï".encode().hex()])
def test_a_forged_cookie_is_refused(browse: Browse, with_accounts: Settings, value: str) -> None:
    headers = {"Cookie": f"{with_accounts.cookie}-session={value}"}
    assert browse().get("/", headers=headers).status_code == 401


def test_what_the_file_holds_is_no_cookie(browse: Browse, with_accounts: Settings) -> None:
    client = browse(READER)
    with closing(sqlite3.connect(with_accounts.accounts)) as connection:
        (kept,) = connection.execute("SELECT secret FROM session").fetchone()
        (password,) = connection.execute("SELECT password FROM account LIMIT 1").fetchone()
    assert session_of(client, with_accounts).encode() not in kept
    assert password.startswith("$argon2id$")
    headers = {"Cookie": f"{with_accounts.cookie}-session={kept.hex()}"}
    assert browse().get("/", headers=headers).status_code == 401


def test_a_session_ends_with_its_time(browse: Browse, with_accounts: Settings) -> None:
    client = browse(READER)
    assert client.get("/api").status_code == 200
    with closing(sqlite3.connect(with_accounts.accounts)) as connection, connection:
        connection.execute("UPDATE session SET until = '2020-01-01T00:00:00+00:00'")
    assert client.get("/api").status_code == 401


def test_signing_out_ends_the_session(browse: Browse, with_accounts: Settings) -> None:
    client = browse(READER)
    secret = session_of(client, with_accounts)
    assert client.get("/logout").status_code in (404, 405)
    assert sessions.signed_in(with_accounts.accounts, secret)
    answer = client.post("/logout")
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    assert sessions.signed_in(with_accounts.accounts, secret) is None
    stolen = {"Cookie": f"{with_accounts.cookie}-session={secret}"}
    assert browse().get("/api", headers=stolen).status_code == 401


def test_a_removed_account_and_a_new_password_end_sessions_at_once(browse: Browse, with_accounts: Settings) -> None:
    reader, reviewer, administrator = browse(READER), browse(REVIEWER), browse(ADMINISTRATOR)
    people.remove(with_accounts.accounts, READER)
    people.set_password(with_accounts.accounts, REVIEWER, "another horse battery", Passwords(with_accounts.hashing))
    assert [one.get("/api").status_code for one in (reader, reviewer, administrator)] == [401, 401, 200]
    assert sign_in(browse(), READER).status_code == 401
    assert sign_in(browse(), REVIEWER).status_code == 401
    assert sign_in(browse(), REVIEWER, "another horse battery").status_code == 303


def test_only_some_browsers_are_signed_in_at_the_same_time(with_accounts: Settings) -> None:
    secrets = [sessions.begin(with_accounts.accounts, READER, hours) for hours in range(1, sessions.MOST + 3)]
    good = [sessions.signed_in(with_accounts.accounts, secret) is not None for secret in secrets]
    assert good == [False] * 2 + [True] * sessions.MOST


@pytest.mark.parametrize("to", ["//evil.example", "/\\evil.example", "https://evil.example/", "javascript:alert(1)",
                                "/\t/evil.example", "\\\\evil.example", "evil.example", "/ /evil.example", "", "/login",
                                "/login?next=/login", "/logout", "/" + "x" * 5000, "/\r\nSet-Cookie: a=b"])  # fmt: skip
def test_signing_in_leads_to_no_other_place(browse: Browse, to: str) -> None:
    assert within(to) == "/"
    assert sign_in(browse(), READER, next=to).headers["location"] == "/"
    assert "evil" not in browse().get("/login", params={"next": to}).text


def test_script_in_a_name_or_address_is_text(browse: Browse) -> None:
    client = browse()
    for answer in (sign_in(client, ATTACK, next=f"/search?q={ATTACK}"), client.get(f"/pair/{ATTACK}/UKR")):
        assert answer.status_code == 401
        assert "<script>alert" not in answer.text and "<img" not in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "none"},
        {"Host": "evil.example"},
    ],
)
def test_another_site_can_do_nothing_in_the_name_of_an_account(browse: Browse, headers: dict[str, str]) -> None:
    client = browse(ADMINISTRATOR)
    for path in ("/login", "/logout", "/accounts/remove", "/review/decide"):
        answer = client.post(path, data={"name": READER, "password": PASSWORD}, headers=headers)
        assert answer.status_code in (400, 403)
    assert client.get("/api").status_code == 200
