"""Somebody who is signed in gives himself another password, if he knows the one of now."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from account_scene import PASSWORD, READER, sign_in
from starlette.testclient import TestClient

from dragoman.web.accounts import tokens
from dragoman.web.settings import Settings

Browse = Callable[..., TestClient]
NEW = "a new horse battery"


def change(client: TestClient, now: str = PASSWORD, new: str = NEW, again: str = NEW):  # type: ignore[no-untyped-def]
    return client.post("/password", data={"now": now, "new": new, "again": again})


def test_another_password_ends_all_sessions_but_gives_a_new_one(browse: Browse, with_accounts: Settings) -> None:
    here, there = browse(READER), browse(READER)
    before = dict(here.cookies)
    assert READER in here.get("/password").text
    assert change(here).status_code == 303
    assert dict(here.cookies) != before
    assert here.get("/api").status_code == 200
    assert there.get("/api").status_code == 401
    assert sign_in(browse(), READER).status_code == 401
    assert sign_in(browse(), READER, NEW).status_code == 303


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"now": "wrong"}, "not your password"),
        ({"again": "another horse battery"}, "differ"),
        ({"new": "short", "again": "short"}, "12 to"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_changes(browse: Browse, form: dict[str, str], told: str) -> None:
    client = browse(READER)
    answer = change(client, **form)
    assert answer.status_code == 400
    assert told in answer.text and "horse" not in answer.text
    assert sign_in(browse(), READER).status_code == 303


def test_nobody_changes_a_password_without_knowing_it(browse: Browse, with_accounts: Settings) -> None:
    assert change(browse()).status_code == 401
    headers = {"Authorization": f"Bearer {tokens.add(with_accounts.accounts, READER)}"}
    form = {"now": "guess", "new": NEW, "again": NEW}
    statuses = [browse().post("/password", data=form, headers=headers).status_code for _ in range(12)]
    assert statuses[:5] == [400] * 5 and 429 in statuses
    assert 303 not in statuses
