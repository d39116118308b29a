"""Sources: what is shown of them, what is read while the user watches, and what is refused."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from bad_server import Guard, Reply, Server, call, rss, serving
from starlette.testclient import TestClient

from dragoman.collect.sources import add_source
from dragoman.door import open_record
from dragoman.web.app import create_app
from dragoman.web.jobs import desk_of
from dragoman.web.settings import Settings

HOSTS = frozenset({"news.example", "127.0.0.1"})
SCRIPT = "<script>alert(1)</script>"
TEXT = (
    "French President Emmanuel Macron spoke by phone with Algerian President Abdelmadjid Tebboune on Monday. "
    "They agreed to send envoys to a meeting in Algiers next week, the presidency said in a statement. "
    f"Both sides were content with what had been said {SCRIPT} at the talks, it was told in Algiers on Tuesday."
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "record.db"
    open_record(path).close()
    return path


def client_of(path: Path, hosts: frozenset[str] = HOSTS) -> TestClient:
    settings = Settings(allow_hosts=hosts, author="ada")
    headers = {"Authorization": f"Bearer {settings.token}"}
    return TestClient(create_app(path, settings), base_url="http://127.0.0.1:8642", headers=headers)


@pytest.fixture
def app(path: Path) -> TestClient:
    return client_of(path)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    Guard(monkeypatch)
    with serving() as server:
        yield server


def watched(app: TestClient, form: str, **fields: str) -> dict[str, object]:
    """Send a form and ask for its job until it is over."""
    sent = app.post(f"/sources/{form}", data=fields, follow_redirects=False)
    assert sent.status_code == 303, sent.text
    end = time.monotonic() + 60
    while time.monotonic() < end:
        assert app.get(sent.headers["location"]).status_code == 200
        data = app.get(f"{sent.headers['location']}.json").json()["data"]
        if data["job"]["state"] in ("done", "failed", "stopped"):
            return {**data["job"], "address": sent.headers["location"]}
        time.sleep(0.05)
    raise AssertionError("the job did not end")


def test_a_pasted_text_is_read_and_linked_to_its_article_and_facts(app: TestClient, path: Path) -> None:
    job = watched(app, "read-text", text=TEXT, title=f"A call {SCRIPT}", outlet="Herald", date="2024-03-19")
    assert job["state"] == "done", job["reason"]
    assert job["reached"] == len(job["parts"])
    page = app.get(job["address"]).text
    key = job["added"]["article"]
    assert f'href="/article/{key}"' in page
    assert 'href="/event/' in page
    assert SCRIPT not in page and "A call &lt;script&gt;" in page
    with open_record(path, write=False) as record:
        article = record.article(key)
        assert (article.title, article.outlet, str(article.latest)) == (f"A call {SCRIPT}", "Herald", "2024-03-19")
        assert SCRIPT in record.reading_of(key).article.text


def test_a_text_without_day_and_outlet_says_so_and_what_that_costs(app: TestClient) -> None:
    undated = TEXT.replace(" on Monday", "").replace(" on Tuesday", "").replace("next week", "soon")
    page = app.get(str(watched(app, "read-text", text=undated)["address"])).text
    assert "The day on which it appeared is not known" in page and "Who published it is not known" in page
    assert "read it again with both" in page
    whole = app.get(str(watched(app, "read-text", text=TEXT, outlet="Herald", date="2024-03-19")["address"])).text
    assert "not known" not in whole


def test_a_withdrawn_text_read_again_says_by_which_decision(app: TestClient, path: Path) -> None:
    job = watched(app, "read-text", text=TEXT, outlet="Herald", date="2024-03-19")
    with open_record(path) as record:
        record.decide("reject", job["added"]["article"], author="ann", note="a hoax")  # type: ignore[index]
    again = app.get(str(watched(app, "read-text", text=TEXT, outlet="Herald", date="2024-03-19")["address"])).text
    assert "It is withdrawn by decision 1 of ann" in again and "a hoax" in again and "decide undo 1" in again


def test_a_text_that_is_no_article_tells_no_part_that_was_not_done(app: TestClient) -> None:
    job = watched(app, "read-text", text="hello world")
    assert (job["state"], job["reached"]) == ("failed", 0)
    assert '<span class="note">done</span>' not in app.get(str(job["address"])).text


def test_the_same_text_again_changes_nothing(app: TestClient) -> None:
    first = watched(app, "read-text", text=TEXT, date="2024-03-19")
    again = watched(app, "read-text", text=TEXT, date="2024-03-19")
    assert again["added"]["outcome"] == "known"
    assert again["added"]["article"] == first["added"]["article"]


def test_a_day_against_the_one_that_a_text_states_is_refused_unless_one_insists(app: TestClient) -> None:
    text = f"PARIS, March 19, 2024 (Herald) - {TEXT}"
    job = watched(app, "read-text", text=text, date="2024-06-19")
    assert job["state"] == "failed"
    assert "gives the date: 2024-03-19, which is 92 days from the date given" in str(job["reason"])
    assert watched(app, "read-text", text=text, date="2024-06-19", insist="yes")["state"] == "done"


def test_a_page_is_fetched_and_read(app: TestClient, server: Server) -> None:
    server.say("/a", call(3))
    job = watched(app, "read-address", address=server.url("/a"), outlet="The News")
    assert (job["state"], job["added"]["outcome"]) == ("done", "added")
    assert "Open the article: Leaders speak" in app.get(job["address"]).text


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(b"gone", 404), "the server answered 404"),
        (Reply(b"\x00\x01", media_type="image/png"), "the server sent image/png"),
        (Reply("<html><body><p>Too short.</p></body></html>"), "no article was found"),
        (Reply(status=302, headers={"Location": "http://169.254.169.254/latest"}), "169.254.169.254"),
    ],
)
def test_what_cannot_be_read_says_why(app: TestClient, server: Server, reply: Reply, reason: str) -> None:
    server.say("/a", reply)
    job = watched(app, "read-address", address=server.url("/a"))
    assert job["state"] == "failed"
    assert reason in str(job["reason"])
    assert 'role="alert"' in app.get(job["address"]).text


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:1/", "http://localhost:1/", "http://10.0.0.1/", "http://192.168.1.1/", "http://[::1]/",
        "http://169.254.169.254/latest/meta-data/", "http://2130706433/", "http://0x7f.1/", "http://[::ffff:10.0.0.1]/",
    ],
)  # fmt: skip
def test_addresses_within_the_network_are_refused(path: Path, address: str) -> None:
    job = watched(client_of(path, frozenset()), "read-address", address=address)
    assert job["state"] == "failed"
    assert "expected a public address" in str(job["reason"]) or "has no address" in str(job["reason"])


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "ftp://a.example/", "http://", "http://a:b@news.example/", ""]
)
@pytest.mark.parametrize("form", ["read-address", "add"])
def test_what_is_no_address_is_shown_again_with_the_reason(app: TestClient, form: str, address: str) -> None:
    answer = app.post(f"/sources/{form}", data={"address": address, "outlet": SCRIPT})
    assert answer.status_code == 400
    assert "is no web address" in answer.text
    assert SCRIPT not in answer.text and "&lt;script&gt;alert(1)" in answer.text


def test_an_empty_text_and_a_wrong_day_are_refused(app: TestClient) -> None:
    assert app.post("/sources/read-text", data={"text": "  "}).status_code == 400
    answer = app.post("/sources/read-text", data={"text": TEXT, "date": "yesterday"})
    assert answer.status_code == 400
    assert "must be a day" in answer.text
    assert "Emmanuel Macron" in answer.text


def test_a_text_that_is_too_large_is_refused(app: TestClient) -> None:
    assert app.post("/sources/read-text", data={"text": "x" * 2_100_000}).status_code == 413


def test_a_feed_is_followed_visited_paused_and_removed(app: TestClient, server: Server) -> None:
    server.say("/feed", rss((server.url("/a"), "A call"), title=f"News {SCRIPT}"))
    server.say("/a", call(4))
    server.say("/robots.txt", Reply(b"", 404))
    job = watched(app, "add", address=server.url("/feed"), country="Algeria", kind="feed")
    assert job["state"] == "done", job["reason"]
    assert [line["article"] is not None for line in job["lines"]] == [False, True]
    source = app.get("/sources.json").json()["data"]["sources"][0]
    assert (source["country"], source["read"], source["state"]) == ("DZA", 1.0, "active")
    assert SCRIPT not in app.get("/sources").text
    for do, state in (("pause", "paused"), ("resume", "active")):
        app.post("/sources/change", data={"source": str(source["id"]), "do": do})
        assert app.get("/sources.json").json()["data"]["sources"][0]["state"] == state
    app.post("/sources/change", data={"source": str(source["id"]), "do": "remove"})
    assert app.get("/sources.json").json()["data"]["sources"] == []


def test_a_source_that_fails_says_so(app: TestClient, server: Server) -> None:
    server.say("/robots.txt", Reply(b"", 404))
    job = watched(app, "add", address=server.url("/nothing"))
    assert job["state"] == "failed"
    page = app.get("/sources").text
    assert "failing" in page and "404" in page
    assert "failing" in app.get("/sources.csv").text


@pytest.mark.parametrize("fields", [{"source": "9", "do": "visit"}, {"source": "x", "do": "visit"}, {"do": "burn"}])
def test_wrong_changes_are_refused(app: TestClient, fields: dict[str, str]) -> None:
    assert app.post("/sources/change", data=fields).status_code in (400, 404)


def test_one_thing_is_read_at_a_time_and_the_rest_waits(app: TestClient, path: Path, server: Server) -> None:
    server.say("/slow", Reply(act=lambda handler: (time.sleep(1), handler.send_error(500))[0]))
    first = app.post("/sources/read-address", data={"address": server.url("/slow")}, follow_redirects=False)
    second = app.post("/sources/read-address", data={"address": server.url("/none")}, follow_redirects=False)
    begun = time.monotonic()
    page = app.get(second.headers["location"]).text
    assert time.monotonic() - begun < 0.9
    assert "Waiting" in page and '<noscript><meta http-equiv="refresh"' in page and "data-live" in page
    number = second.headers["location"].rsplit("/", 1)[1]
    app.post("/sources/stop", data={"job": number})
    assert desk_of(path).job(number).state == "stopped"
    assert "data-live" not in app.get(second.headers["location"]).text
    assert desk_of(path).job(first.headers["location"].rsplit("/", 1)[1]).state in ("waiting", "running")


def test_a_source_of_no_web_address_in_the_record_is_no_link(app: TestClient, path: Path) -> None:
    with open_record(path) as record, record.writing() as connection:
        source, _ = add_source(connection, "https://news.example/", title=SCRIPT)
        connection.execute("UPDATE source SET address = 'javascript:alert(1)' WHERE id = ?", (source.id,))
    page = app.get("/sources").text
    assert 'href="javascript' not in page
    assert SCRIPT not in page


def test_no_such_job_is_not_found(app: TestClient) -> None:
    assert app.get("/sources/job/abc").status_code == 404
    assert app.post("/sources/stop", data={"job": "abc"}).status_code == 404
