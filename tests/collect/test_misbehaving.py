"""Whatever a server does, a run stops it within the caps, says what was wrong, and goes on with the others."""

from __future__ import annotations

import gzip
import threading
import time

import pytest
from bad_server import Reply, bomb, call, cut_off, dripping, endless, endless_headers, nonsense, rss, silent
from collecting import LIMITS, add, quick, replace, table

from dragoman.collect.run import Run, due_sources
from dragoman.collect.settings import settings
from dragoman.errors import SourceError

SMALL = replace(settings().requests, listing_bytes=2_000_000, document_bytes=2_000_000)
ONE_TRY = replace(settings().retries, tries=1)


def outcome(record):
    ((state, reason),) = [row[1:] for row in table(record, "url, state, reason") if row[0].endswith("/bad")]
    return state, reason


@pytest.fixture
def beside_a_good_one(record, server):
    """A feed with an article that is as it should be and one that is not."""

    def prepare(*replies: Reply) -> None:
        server.say("/rss", rss((server.url("/bad"), "Bad"), (server.url("/good"), "Good")))
        server.say("/good", call(1))
        server.say("/bad", *replies)
        add(record, server.url("/rss"))

    return prepare


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (Reply(act=dripping), ("waiting", "the server")),
        (Reply(act=silent), ("waiting", "did not answer")),
        (Reply(act=endless), ("failed", "more than 2 MB")),
        (Reply(act=endless_headers), ("waiting", "could not be fetched")),
        (Reply(act=cut_off), ("waiting", "could not be fetched")),
        (Reply(act=nonsense), ("waiting", "could not be fetched")),
        (bomb(), ("failed", "more than 2 MB")),
        (Reply(b"this is not gzip", headers={"Content-Encoding": "gzip"}), ("waiting", "could not be fetched")),
        (Reply(b"\x89PNG\r\n" * 100, media_type="image/png"), ("failed", "image/png")),
        (Reply(b"\x00\x01\x02" * 500), ("unreadable", "binary")),
        (Reply(b""), ("unreadable", "empty")),
        (Reply("<a>" * 100_000), ("unreadable", "nested")),
        (Reply("<div>" * 100_000 + "text"), ("unreadable", "nested")),
        (Reply("x", 403), ("failed", "403")),
        (Reply("x", 500), ("waiting", "500")),
        (Reply("x", 402), ("paywalled", "pay")),
        (Reply("x", 302, headers={"Location": "/bad"}), ("failed", "redirects more than")),
        (Reply("x", 302, headers={"Location": "file:///etc/passwd"}), ("skipped", "")),
        (Reply("x", 302, headers={"Location": "http://[::1"}), ("failed", "302")),
        (Reply("x", 302, headers={"Location": "http://169.254.169.254/latest"}), ("skipped", "169.254.169.254")),
        (Reply("x", 302), ("failed", "302")),
        (Reply("x", 204, media_type=None), ("unreadable", "empty")),
    ],
)
def test_one_that_misbehaves_does_not_keep_the_others_out(record, collect, beside_a_good_one, reply, expected):
    state, words = expected
    beside_a_good_one(reply)
    begin = time.monotonic()
    collect(settings=quick(requests=SMALL, retries=ONE_TRY))
    assert time.monotonic() - begin < 20
    found, reason = outcome(record)
    assert (found, words in (reason or "")) == (state, True), reason
    assert ("added",) in [row[:1] for row in table(record, "state, url") if row[1].endswith("/good")]


def test_a_body_that_is_packed_badly_is_asked_for_unpacked(record, server, collect, beside_a_good_one):
    beside_a_good_one(Reply(b"not gzip", headers={"Content-Encoding": "gzip"}), Reply(call(2)))
    collect()
    assert outcome(record) == ("added", None)
    assert [one[2].get("accept-encoding") for one in server.requests if one[1] == "/bad"][1] == "identity"


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (call(3).encode("cp1252"), "text/html; charset=utf-8"),
        (call(3).encode("utf-16"), "text/html"),
        (call(3).encode(), "text/html; charset=klingon"),
        (call(3).encode(), "image/jpeg"),
        (call(3).encode(), "application/octet-stream"),
        (call(3).encode(), None),
    ],
)
def test_a_page_is_read_whatever_its_server_says(record, collect, beside_a_good_one, content, media_type):
    beside_a_good_one(Reply(content, media_type=media_type))
    collect()
    assert outcome(record) == ("added", None)


@pytest.mark.parametrize("media_type", ["text/html; charset=iso-8859-1", "text/html; charset=windows-1252"])
def test_accents_survive(record, collect, beside_a_good_one, media_type):
    content = call(3).replace("Algiers", "Algiers, à côté,").encode("cp1252")
    beside_a_good_one(Reply(content, media_type=media_type))
    collect()
    assert record.search("côté")


@pytest.fixture
def busy(record, server, collect):
    return record, server, collect


@pytest.mark.parametrize(("status", "after"), [(429, "0"), (503, "seconds"), (429, "date")])
def test_a_busy_server_is_asked_again_when_it_says(busy, beside_a_good_one, status, after):
    record, server, collect = busy
    from datetime import UTC, datetime, timedelta
    from email.utils import format_datetime

    moment = format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)
    said = {"0": "0", "seconds": "1", "date": moment}[after]
    beside_a_good_one(Reply("busy", status, headers={"Retry-After": said}), Reply(call(2)))
    usual = quick()
    steps = collect(settings=replace(usual, retries=replace(usual.retries, longest_seconds=3.0)))
    assert outcome(record) == ("added", None)
    assert "retried" in {step.outcome for step in steps}
    moments = [one[3] for one in server.requests if one[1] == "/bad"]
    assert moments[1] - moments[0] >= {"0": 0, "seconds": 1, "date": 0.5}[after]


def test_a_server_that_asks_for_a_long_wait_is_left_for_a_later_run(record, server, collect, beside_a_good_one):
    beside_a_good_one(Reply("busy", 503, headers={"Retry-After": "3600"}), Reply(call(2)))
    collect()
    asked = len(server.requests)
    assert "waiting" in {row[0] for row in table(record, "state")}
    assert min(row[0] for row in table(record, "due", order="due")) > table(record, "tried", "source")[0][0]
    collect()
    assert len(server.requests) == asked, "the host was asked although its time has not passed"
    with record.writing() as connection:
        connection.execute("UPDATE host_hold SET until = '2020-01-01T00:00:00Z'")
        connection.execute("UPDATE seen_address SET due = '2020-01-01T00:00:00Z'")
        connection.execute("UPDATE source SET due = '2020-01-01T00:00:00Z'")
    collect()
    assert outcome(record) == ("added", None)


def test_the_waits_between_tries_are_the_same_for_the_same_seed():
    import random

    from dragoman.collect.refusals import Refusal, wait_within_run

    refusal, limits = Refusal("x", "passing"), settings().retries
    waits = [[wait_within_run(refusal, tries, limits, random.Random(seed)) for tries in (1, 2)] for seed in (7, 7, 8)]
    assert waits[0] == waits[1] != waits[2]
    assert wait_within_run(refusal, 3, limits, random.Random(7)) is None
    assert 2.5 <= waits[0][0] <= 7.5 and 7.5 <= waits[0][1] <= 22.5


@pytest.mark.parametrize(
    "feed",
    [
        Reply(act=dripping), Reply(act=silent), Reply(act=endless), Reply(act=cut_off), Reply(act=nonsense), bomb(),
        Reply("<a>" * 100_000), Reply("<rss><channel>" + "<item>" * 100_000), Reply("{" * 100_000),
        Reply("[" * 100_000),
        Reply(b""), Reply(b"\x00" * 1000), Reply("x", 404), Reply("x", 500), Reply(call(1)),
        Reply(gzip.compress(b" " * 50_000_000)), Reply(b"\x1f\x8b\x08 damaged"),
        Reply("<urlset>" + "<url>" * 100_000), Reply('{"items": 7}'), Reply('{"version": 1}'),
    ],
)  # fmt: skip
def test_a_source_that_misbehaves_fails_with_a_reason_and_the_others_are_visited(record, server, collect, feed):
    server.say("/bad", feed)
    server.say("/rss", rss((server.url("/good"), "Good")))
    server.say("/good", call(1))
    bad, good = add(record, server.url("/bad")), add(record, server.url("/rss"))
    begin = time.monotonic()
    collect(settings=quick(requests=SMALL, retries=ONE_TRY))
    assert time.monotonic() - begin < 20
    rows = {row[0]: row[1:] for row in table(record, "id, failures, reason, due > tried", "source")}
    assert rows[bad.id][0] == 1 and rows[bad.id][1] and rows[bad.id][2]
    assert rows[good.id] == (0, None, 1)
    assert table(record, "state") == [("added",)]


def test_a_run_that_is_stopped_does_not_wait_for_a_host_to_be_looked_up(record, monkeypatch):
    let_go = threading.Event()
    monkeypatch.setattr("socket.getaddrinfo", lambda *arguments, **options: [let_go.wait(30)])
    add(record, "http://slow.example/rss")
    limits = replace(LIMITS, connect_seconds=60.0, total_seconds=60.0)
    run = Run(record.connection, settings=quick(), limits=limits)
    run.prepare(due_sources(record.connection))
    run.begin_what_can_be()
    (future,) = run.fetching
    begun = time.monotonic()
    run.fetcher.stop.now()
    with pytest.raises(SourceError, match="took longer"):
        future.result(timeout=30)
    assert time.monotonic() - begun < 10
    let_go.set()
