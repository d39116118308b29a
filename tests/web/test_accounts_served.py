"""The app served to others: on a real port, under other names, behind a proxy."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx2
import msgspec
import pytest
from account_scene import ADMINISTRATOR, PASSWORD, READER, browser, made, sign_in

from dragoman.web.accounts import people
from dragoman.web.app import create_app
from dragoman.web.settings import Settings

NAME = "record.example.org"
OVER_HTTPS = {"X-Forwarded-Proto": "https", "Host": NAME}


@pytest.fixture
def address(record_path: Path) -> Iterator[str]:
    """Where the command serves the record with accounts."""
    made(record_path)
    command = [sys.executable, "-m", "dragoman", "serve", "--record", str(record_path), "--port", "0",
               "--no-browser", "--accounts"]  # fmt: skip
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    line = process.stdout.readline()
    found = re.search(r"http://127\.0\.0\.1:\d+/$", line.strip())
    try:
        assert found, line
        yield found[0]
    finally:
        process.kill()
        process.communicate()


def test_a_browser_signs_in_and_is_removed(address: str, record_path: Path) -> None:
    origin = {"Origin": address.rstrip("/")}
    with httpx2.Client(base_url=address, headers=origin) as client:
        assert client.get("/").status_code == 401
        form = {"name": READER, "password": PASSWORD, "next": "/contacts"}
        assert client.post("/login", data=form, headers={"Origin": "http://127.0.0.1:1"}).status_code == 403
        answer = client.post("/login", data=form)
        assert (answer.status_code, answer.headers["location"]) == (303, "/contacts")
        assert client.get("/contacts").status_code == 200
        assert client.get("/accounts").status_code == 403
        people.remove(record_path.with_name("north.db.accounts"), READER)
        assert client.get("/contacts").status_code == 401


@pytest.fixture
def proxied(with_accounts: Settings) -> Settings:
    return msgspec.structs.replace(with_accounts, allowed_hosts=frozenset({NAME}), behind_proxy=True)


def test_its_names_are_answered_and_no_others(record_path: Path, proxied: Settings) -> None:
    app = create_app(record_path, proxied)
    with browser(app, proxied) as client:
        good = (NAME, f"{NAME}:8642", "127.0.0.1:8642")
        assert [client.get("/login", headers={"Host": host}).status_code for host in good] == [200] * 3
        bad = ("example.org", f"{NAME}:80", f"x.{NAME}", f"{NAME}.evil.example")
        assert [client.get("/login", headers={"Host": host}).status_code for host in bad] == [400] * 4


def test_a_name_with_a_port_is_that_port_only(with_accounts: Settings) -> None:
    settings = msgspec.structs.replace(with_accounts, allowed_hosts=frozenset({f"{NAME}:8443", "[2001:db8::1]"}))
    assert settings.outer_hosts == {f"{NAME}:8443", "[2001:db8::1]", "[2001:db8::1]:8642"}


def test_over_https_the_cookie_is_secure(record_path: Path, proxied: Settings) -> None:
    with browser(create_app(record_path, proxied), proxied) as client:
        answer = client.post("/login", data={"name": READER, "password": PASSWORD}, headers=OVER_HTTPS)
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith("__Host-dragoman-8642-session=") and "Secure" in cookie and "Path=/" in cookie
        value = cookie.partition(";")[0]
        assert client.get("/api", headers={**OVER_HTTPS, "Cookie": value}).status_code == 200
        assert client.get("/api", headers={"Cookie": value}).status_code == 401


def test_what_a_proxy_would_say_is_believed_from_a_proxy_only(record_path: Path, with_accounts: Settings) -> None:
    settings = msgspec.structs.replace(with_accounts, allowed_hosts=frozenset({NAME}))
    with browser(create_app(record_path, settings), settings) as client:
        answer = client.post("/login", data={"name": READER, "password": PASSWORD}, headers=OVER_HTTPS)
        assert "Secure" not in answer.headers["set-cookie"]
    with browser(create_app(record_path, settings), settings) as client:
        tries = [
            client.post("/login", data={"name": READER, "password": "x"}, headers={"X-Forwarded-For": f"192.0.2.{one}"})
            for one in range(12)
        ]
        assert 429 in {one.status_code for one in tries}


def test_behind_a_proxy_each_address_is_slowed_by_itself(record_path: Path, proxied: Settings) -> None:
    def tried(client: object, forwarded: str) -> int:
        headers = {"X-Forwarded-For": forwarded}
        return client.post("/login", data={"name": READER, "password": "x"}, headers=headers).status_code

    with browser(create_app(record_path, proxied), proxied) as client:
        tries = [tried(client, f"198.51.100.{one}, 192.0.2.1") for one in range(12)]
        assert tries[:5] == [401] * 5 and 429 in tries
        assert tried(client, "192.0.2.2") == 401


@pytest.mark.parametrize("origin", [f"http://{NAME}", "https://evil.example", f"https://{NAME}.evil.example"])
def test_over_https_only_its_own_origin_may_send(record_path: Path, proxied: Settings, origin: str) -> None:
    with browser(create_app(record_path, proxied), proxied) as client:
        form = {"name": ADMINISTRATOR, "password": PASSWORD}
        assert client.post("/login", data=form, headers={**OVER_HTTPS, "Origin": origin}).status_code == 403
        assert client.post("/login", data=form, headers={**OVER_HTTPS, "Origin": f"https://{NAME}"}).status_code == 303


def test_a_missing_accounts_file_lets_nobody_in(record_path: Path, with_accounts: Settings) -> None:
    with browser(create_app(record_path, with_accounts), with_accounts, READER) as client:
        with_accounts.accounts.unlink()
        assert client.get("/").status_code == 503
        assert sign_in(client, READER).status_code in (400, 503)
