"""What sources list is fetched, kept byte for byte, read and added; a rerun changes nothing."""

from __future__ import annotations

from bad_server import Reply, call, rss
from collecting import add, table

from dragoman.collect.documents import raw_bytes


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
