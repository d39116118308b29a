"""What sources list is fetched, kept byte for byte, read and added; a rerun changes nothing."""

from __future__ import annotations

import time

from bad_server import Reply, article, call, rss
from collecting import add, replace, table

from dragoman.archives.limits import limits
from dragoman.collect.overview import overview
from dragoman.errors import ArticleError
from dragoman.record.documents import raw_bytes


def test_articles_of_a_feed_are_read_and_added(record, server, collect):
    server.say("/rss", rss((server.url("/a"), "A"), (server.url("/b"), "B")))
    server.say("/a", call(1))
    server.say("/b", call(2))
    add(record, server.url("/rss"), outlet="The Outlet", country="FRA")
    steps = collect()
    assert [step.outcome for step in steps] == ["visited", "added", "added"]
    assert table(record, "outlet", "article") == [("The Outlet",), ("The Outlet",)]
    assert table(record, "state, url") == [("added", server.url("/a")), ("added", server.url("/b"))]
    contacts = record.events_between("FRA", "DZA", contacts=True)
    assert "phone" in {contact.medium for contact in contacts}
    (asked, answered, status, agent, name, key), _ = table(
        record, "asked, answered, status, agent, hash, article", "document"
    )
    assert (asked, answered, status) == (server.url("/a"), server.url("/a"), 200)
    assert agent.startswith("dragoman ")
    with record.reading() as connection:
        assert raw_bytes(connection, name) == call(1).encode()
    assert record.article(key).outlet == "The Outlet"


def test_a_page_with_nothing_diplomatic_is_kept_but_not_read(record, server, collect):
    soup = article(
        "A soup for the winter", *["Peel the carrots and let them simmer with an onion for half an hour."] * 6
    )
    server.say("/rss", rss((server.url("/a"), "A"), (server.url("/b"), "B")))
    server.say("/a", call(1))
    server.say("/b", soup)
    add(record, server.url("/rss"))
    assert sorted(step.outcome for step in collect()) == ["added", "irrelevant", "visited"]
    assert table(record, "state, url") == [("added", server.url("/a")), ("irrelevant", server.url("/b"))]
    assert len(table(record, "hash", "raw")) == 2
    assert [(one.read, one.addresses) for one in overview(record.connection)] == [(1.0, {"added": 1, "irrelevant": 1})]
    assert [step.outcome for step in collect()] == ["visited"]


def test_without_the_gate_every_page_is_read(record, server, collect):
    soup = article(
        "A soup for the winter", *["Peel the carrots and let them simmer with an onion for half an hour."] * 6
    )
    server.say("/rss", rss((server.url("/b"), "B")))
    server.say("/b", soup)
    add(record, server.url("/rss"))
    assert [step.outcome for step in collect(gate=False)] == ["visited", "added"]


def test_what_gave_no_article_is_read_again_from_the_bytes_that_were_kept(record, server, collect):
    soup = article("A soup for the winter", *["Peel the carrots and let them simmer with an onion for an hour."] * 6)
    server.say("/rss", rss((server.url("/b"), "B")))
    server.say("/b", soup)
    add(record, server.url("/rss"))
    collect()
    assert sorted(step.outcome for step in collect(again=True)) == ["irrelevant", "visited"]
    assert sorted(step.outcome for step in collect(again=True, gate=False)) == ["added", "visited"]
    assert server.asked("/b") == 1


def test_a_document_that_takes_too_long_is_left_out_and_the_run_goes_on(record, server, collect, monkeypatch):
    def read_again(article):
        end = time.thread_time() + 20
        while "1th" in article.text and time.thread_time() < end:
            pass
        raise ArticleError("read to its end")

    monkeypatch.setattr("dragoman.archives.deadline.limits", lambda: replace(limits(), document_seconds=0.5))
    monkeypatch.setattr("dragoman.reader.read_again", read_again)
    server.say("/rss", rss((server.url("/a"), "A"), (server.url("/b"), "B")))
    server.say("/a", call(1))
    server.say("/b", call(2))
    add(record, server.url("/rss"))
    collect()
    reasons = dict(table(record, "url, reason"))
    assert "took more than" in reasons[server.url("/a")]
    assert reasons[server.url("/b")] == "read to its end"


def test_a_rerun_fetches_no_article_again(record, server, collect):
    server.say("/rss", rss((server.url("/a"), "A")))
    server.say("/a", call(1))
    add(record, server.url("/rss"))
    collect()
    before = table(record, "*", "article"), table(record, "*", "document")
    assert [step.new for step in collect()] == [0]
    assert (table(record, "*", "article"), table(record, "*", "document")) == before
    assert server.asked("/a") == 1


def test_a_feed_that_has_nothing_new_is_not_sent_again(record, server, collect):
    feed = rss((server.url("/a"), "A"))
    feed.headers = {"ETag": '"1"', "Last-Modified": "Tue, 18 Mar 2025 10:00:00 GMT"}
    server.say("/rss", feed)
    server.say("/a", call(1))
    add(record, server.url("/rss"))
    collect()
    assert [step.outcome for step in collect()] == ["unchanged"]
    headers = server.requests[-1][2]
    assert headers["if-none-match"] == '"1"'
    assert headers["if-modified-since"] == "Tue, 18 Mar 2025 10:00:00 GMT"
    assert table(record, "etag, failures", "source") == [('"1"', 0)]


def test_the_same_bytes_at_two_addresses_are_kept_once(record, server, collect):
    server.say("/rss", rss((server.url("/a"), "A"), (server.url("/b"), "B")))
    server.say("/a", call(1))
    server.say("/b", call(1))
    add(record, server.url("/rss"))
    collect()
    assert len(table(record, "hash", "raw")) == 1
    assert len(table(record, "asked", "document")) == 2


def test_an_article_that_is_gone_is_noted(record, server, collect):
    server.say("/rss", rss((server.url("/a"), "A"), (server.url("/b"), "B")))
    server.say("/b", Reply("gone", 410))
    add(record, server.url("/rss"))
    collect()
    assert [state for state, _ in table(record, "state, reason")] == ["gone", "gone"]
    assert "404" in table(record, "reason")[0][0]
    collect()
    assert server.asked("/a") == server.asked("/b") == 1
