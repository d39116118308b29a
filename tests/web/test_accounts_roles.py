"""What each role may do: every page and action of the app is tried by accounts that may not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from account_scene import ADMINISTRATOR, READER, REVIEWER, ROLES
from starlette.testclient import TestClient
from web_records import ATTACK

from dragoman.door import open_record
from dragoman.web.accounts import people
from dragoman.web.accounts.passwords import Passwords
from dragoman.web.accounts.types import Account
from dragoman.web.routes import ACCOUNT_ACTIONS, ACCOUNT_PAGES, ACTIONS, PAGES
from dragoman.web.settings import Settings

Browse = Callable[..., TestClient]
NEW_PASSWORD = "a new horse battery"


def allowed(name: str, role: str) -> bool:
    return Account(name=name, role=ROLES[name]).may(role)


@pytest.mark.parametrize("name", [READER, REVIEWER])
def test_no_action_and_no_page_of_a_higher_role_is_reached(browse: Browse, name: str) -> None:
    client = browse(name)
    tried = 0
    for route in (*PAGES, *ACCOUNT_PAGES):
        if not allowed(name, route.role):
            for ending in ("", ".json", ".csv", "/chart/timeline.svg"):
                answer = client.get(route.path.format(key="x") + ending)
                assert answer.status_code == 403, route.path
                assert "Ask an administrator" in answer.text
                tried += 1
    for route in (*ACTIONS, *ACCOUNT_ACTIONS):
        if not allowed(name, route.role):
            assert client.post(route.path, data={"name": READER}).status_code == 403, route.path
            tried += 1
    assert tried >= 10


@pytest.mark.parametrize("name", list(ROLES))
def test_each_role_reaches_its_pages(browse: Browse, name: str) -> None:
    client = browse(name)
    pages = ("/", "/contacts", "/sources", "/review", "/brief/new", "/accounts")
    found = {page: client.get(page).status_code for page in pages}
    role = {route.path: route.role for route in (*PAGES, *ACCOUNT_PAGES)}
    assert found == {page: 200 if allowed(name, role[page]) else 403 for page in pages}


def test_what_takes_away_or_changes_sources_is_for_administrators() -> None:
    roles = {route.path: route.role for route in (*ACTIONS, *ACCOUNT_ACTIONS, *ACCOUNT_PAGES)}
    high = {path for path, role in roles.items() if role == "administrator"}
    assert high == {"/brief/remove", "/sources/add", "/sources/change", "/accounts", "/accounts/add", "/accounts/role",
                    "/accounts/remove", "/accounts/log", "/accounts/token/remove"}  # fmt: skip
    assert "reader" not in {route.role for route in ACTIONS}


def test_a_refusal_for_a_program_is_json(browse: Browse) -> None:
    told = browse(READER).get("/accounts.json").json()["error"]
    assert (told["status"], told["title"]) == (403, "Not open to your account")
    assert "for administrators" in told["message"] and READER in told["message"]


def test_the_author_of_a_change_is_the_account(browse: Browse, record_path: Path) -> None:
    answer = browse(REVIEWER).post("/brief/write", data={"title": "Talks", "text": "They met.", "key": "", "save": "1"})
    assert answer.status_code == 303, answer.text
    with open_record(record_path, write=False) as record, record.reading() as connection:
        assert {row[0] for row in connection.execute("SELECT author FROM brief")} == {REVIEWER}


def test_the_navigation_names_what_one_may_open(browse: Browse) -> None:
    pages = {name: browse(name).get("/api").text for name in ROLES}
    assert ['href="/accounts"' in pages[name] for name in ROLES] == [False, False, True]
    assert ['href="/review"' in pages[name] for name in ROLES] == [False, True, True]


def test_an_administrator_makes_changes_and_removes_accounts(browse: Browse, with_accounts: Settings) -> None:
    client = browse(ADMINISTRATOR)
    new = {"name": "Nora", "role": "reader", "password": NEW_PASSWORD}
    assert client.post("/accounts/add", data=new).headers["location"] == "/accounts"
    assert client.post("/login", data=new).status_code == 303
    nora = client.cookies
    assert nora
    other = browse(ADMINISTRATOR)
    assert other.post("/accounts/role", data={"name": "Nora", "role": "reviewer"}).status_code == 303
    assert client.get("/review").status_code == 200
    assert other.post("/accounts/remove", data={"name": "Nora"}).status_code == 303
    assert client.get("/").status_code == 401
    rows = other.get("/accounts.json").json()["data"]
    assert [row["name"] for row in rows] == [ADMINISTRATOR, READER, REVIEWER]
    assert "argon2" not in str(rows)


@pytest.mark.parametrize(
    ("path", "form", "told"),
    [
        ("/accounts/add", {"name": "ADA", "role": "reader", "password": NEW_PASSWORD}, "already"),
        ("/accounts/add", {"name": "Nora", "role": "reader", "password": "short"}, "12 to"),
        ("/accounts/add", {"name": "Nora", "role": "owner", "password": NEW_PASSWORD}, "no role"),
        ("/accounts/add", {"name": "a\u200bb", "role": "reader", "password": NEW_PASSWORD}, "can be seen"),
        ("/accounts/add", {"name": "", "role": "reader", "password": NEW_PASSWORD}, "1 to 64"),
        ("/accounts/role", {"name": ADMINISTRATOR, "role": "reader"}, "only administrator"),
        ("/accounts/remove", {"name": ADMINISTRATOR}, "only administrator"),
        ("/accounts/remove", {"name": ATTACK}, "no account named"),
    ],
)
def test_what_cannot_be_done_is_said_on_the_page(browse: Browse, path: str, form: dict[str, str], told: str) -> None:
    answer = browse(ADMINISTRATOR).post(path, data=form)
    assert answer.status_code == 400
    assert told in answer.text
    assert NEW_PASSWORD not in answer.text and "<script>alert" not in answer.text


def test_script_in_the_name_of_an_account_is_text(browse: Browse, with_accounts: Settings) -> None:
    name = "<script>alert(1)</script>"
    people.add(with_accounts.accounts, name, "administrator", "correct horse battery", Passwords(with_accounts.hashing))
    client = browse()
    assert client.post("/login", data={"name": name, "password": "correct horse battery"}).status_code == 303
    for path in ("/", "/accounts", "/brief/new"):
        text = client.get(path).text
        assert "&lt;script&gt;alert(1)" in text and "<script>alert" not in text


def test_no_button_is_shown_that_would_be_refused(browse: Browse) -> None:
    pages = {name: browse(name).get("/sources").text + browse(name).get("/brief").text for name in ROLES}
    found = {
        name: [part in text for part in ("/sources/read-text", "/brief/new", "/sources/add")]
        for name, text in pages.items()
    }
    assert found == {READER: [False] * 3, REVIEWER: [True, True, False], ADMINISTRATOR: [True] * 3}
