"""Who is let in, from where, with how much; and what every answer carries."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.web.settings import Settings

PAGES = (
    "/",
    "/home.json",
    "/home.csv",
    "/pair/POL/UKR",
    "/pair/POL/UKR.json",
    "/nothing",
    "/pair/POL/UKR/chart/timeline.svg",
)


@pytest.mark.parametrize("path", PAGES)
def test_without_the_token_nothing_is_shown(stranger: TestClient, path: str) -> None:
    answer = stranger.get(path)
    assert answer.status_code == 403
    assert "dragoman serve" in answer.text
    assert "POL" not in answer.text.replace(path, "")


def test_an_error_for_a_program_is_json(stranger: TestClient) -> None:
    for answer in (stranger.get("/home.json"), stranger.get("/", headers={"Accept": "application/json"})):
        assert answer.json()["error"]["status"] == 403
        assert set(answer.json()["error"]) == {"status", "title", "message"}


def test_the_token_becomes_a_cookie_and_leaves_the_address(stranger: TestClient, settings: Settings) -> None:
    answer = stranger.get("/pair/POL/UKR", params={"since": "2025-01-01", "token": settings.token})
    assert (answer.status_code, answer.headers["location"]) == (303, "/pair/POL/UKR?since=2025-01-01")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie
    assert settings.token not in cookie
    assert stranger.get("/pair/POL/UKR").status_code == 200


@pytest.mark.parametrize("token", ["", "wrong", "the-token-of-the-test", "ünïcode"])
def test_a_wrong_token_is_refused(stranger: TestClient, token: str) -> None:
    assert stranger.get("/", params={"token": token}).status_code == 403
    assert stranger.get("/", headers={"Authorization": f"Bearer {token.encode().hex()}"}).status_code == 403


def test_a_forged_cookie_is_refused(stranger: TestClient, settings: Settings) -> None:
    for value in ("", settings.token, "0" * 64, '"; dragoman=1'):
        assert stranger.get("/", headers={"Cookie": f"{settings.cookie}={value}"}).status_code == 403


def test_a_program_may_send_the_token_itself(stranger: TestClient, settings: Settings) -> None:
    assert stranger.get("/home.json", headers={"Authorization": f"Bearer {settings.token}"}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:80", "localhost.evil.example:8642", "", "[::2]:8642"]
)
def test_another_host_is_not_answered(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("host", ["127.0.0.1:8642", "localhost:8642", "[::1]:8642"])
def test_the_names_of_this_machine_are_answered(stranger: TestClient, settings: Settings, host: str) -> None:
    headers = {"Host": host, "Authorization": f"Bearer {settings.token}"}
    assert stranger.get("/", headers=headers).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Origin": "null"},
    ],
)
def test_another_site_gets_nothing(client: TestClient, headers: dict[str, str]) -> None:
    assert client.get("/home.json", headers=headers).status_code == 403
    assert client.post("/", headers=headers).status_code == 403


def test_a_link_from_another_site_can_be_followed(client: TestClient) -> None:
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    assert client.get("/", headers=headers).status_code == 200
    assert client.post("/", headers=headers).status_code == 403


def test_a_form_that_does_not_say_where_it_comes_from_is_refused(record_path: Path, settings: Settings) -> None:
    from dragoman.web.app import create_app

    with TestClient(create_app(record_path, settings), base_url=settings.address.rstrip("/")) as bare:
        bare.get("/", params={"token": settings.token})
        assert bare.post("/sources/add", data={"address": "https://a.example/"}).status_code == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"])
def test_other_methods_are_not_answered(client: TestClient, method: str) -> None:
    assert client.request(method, "/").status_code == 405


def test_a_long_address_and_a_large_form_are_refused(client: TestClient, settings: Settings) -> None:
    assert client.get("/", params={"q": "x" * settings.caps.address_characters}).status_code == 414
    large = {"text": "x" * settings.caps.body_bytes}
    assert client.post("/sources/read-text", data=large).status_code == 413
    chunks = (b"x" * 100_000 for _ in range(settings.caps.body_bytes // 100_000 + 2))
    assert client.post("/sources/read-text", content=chunks).status_code == 413


def test_every_answer_carries_the_headers(client: TestClient, stranger: TestClient) -> None:
    answers = [client.get(path) for path in (*PAGES, "/static/app.css", "/static/../app.py")]
    for answer in (*answers, stranger.get("/")):
        policy = answer.headers["content-security-policy"]
        assert "unsafe" not in policy and "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] in ("same-origin", "no-referrer")


@pytest.mark.parametrize(
    "path",
    ["/static/../settings.toml", "/static/%2e%2e/settings.toml", "/static/..%2fsettings.toml", "/static//etc/passwd",
     "/static/", "/static/app.css/", "/static/app.css%00.js", "//evil.example/", "/article/..%2f..%2fetc%2fpasswd",
     "/event/%00", "/event/%27%20OR%201=1--", "/pair/%2e%2e/%2e%2e", "/.git/config"],
)  # fmt: skip
def test_tricks_with_paths_lead_nowhere(client: TestClient, settings: Settings, path: str) -> None:
    answer = client.get(settings.address.rstrip("/") + path)
    assert answer.status_code in (400, 404), answer.text
    assert "root:" not in answer.text and "body_bytes" not in answer.text


def test_the_way_on_never_leads_to_another_host(stranger: TestClient, settings: Settings) -> None:
    for path in ("//evil.example/", "/\\evil.example/", "///evil.example"):
        answer = stranger.get(settings.address.rstrip("/") + path, params={"token": settings.token})
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/")
        assert not answer.headers["location"].startswith(("//", "/\\"))
