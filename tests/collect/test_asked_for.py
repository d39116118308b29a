"""No request leaves for a host that was not asked for: a guard stands before the system's sockets."""

from __future__ import annotations

import pytest
from bad_server import Reply, article, call, rss
from collecting import add, table

from dragoman.collect.sites import asked_for, cleaned, page_key, site_of
from dragoman.collect.types import Source

EVIL = "evil.example"


@pytest.fixture
def tempting(server):
    """A source whose every part leads elsewhere: links, redirects, sitemaps, robots, pictures, entities."""
    there = server.url("/x", EVIL)
    feed = rss((server.url("/a"), "A"), (there, "There"), (server.url("/redirected"), "R"), (server.url("/twice"), "T"))
    feed.body = (
        feed.content()
        .decode()
        .replace(
            "<rss",
            f'<!DOCTYPE rss SYSTEM "{there}.dtd" [<!ENTITY e SYSTEM "{there}">]><?xml-stylesheet href="{there}"?><rss',
        )
    )
    server.say("/robots.txt", Reply("", 302, headers={"Location": there}))
    server.say("/rss", feed)
    picture = f'<img src="{there}"><script src="{there}"></script><link rel="canonical" href="{there}">'
    server.say(
        "/a", article("A call", "The leaders of France and Algeria spoke by phone on Monday.", picture, head=picture)
    )
    server.say("/redirected", Reply("", 302, headers={"Location": there}))
    server.say("/twice", Reply("", 301, headers={"Location": "/redirected"}))
    index = f"<sitemapindex><sitemap><loc>{there}</loc></sitemap></sitemapindex>"
    server.say("/sitemap.xml", Reply(f'<!DOCTYPE x SYSTEM "{there}">{index}'))
    server.say("/moved", Reply("", 301, headers={"Location": there}))
    server.say("/x", call(9))
    return server


def test_no_request_leaves_for_a_host_that_was_not_asked_for(record, tempting, collect, guard):
    for path in ("/rss", "/sitemap.xml", "/moved"):
        add(record, tempting.url(path))
    everywhere = frozenset({"news.example", EVIL})
    collect(allow_hosts=everywhere)
    collect(allow_hosts=everywhere)
    assert set(guard.looked_up) == {"news.example", "127.0.0.1"}
    assert {address[0] for address in guard.connected} == {"127.0.0.1"}
    assert tempting.hosts() == {"news.example"}
    assert tempting.asked("/a") == 1
    reasons = {row[0].rpartition(":")[2]: row[1] for row in table(record, "url, reason", order="url") if row[1]}
    assert len(reasons) == 3 and all(EVIL in reason for reason in reasons.values())
    assert table(record, "address", "source", "address")[0][0].startswith("http://news.example")


def test_a_host_that_the_user_adds_is_asked(record, tempting, collect):
    add(record, tempting.url("/rss"))
    collect(allow_hosts=frozenset({"news.example", EVIL}))
    add(record, tempting.url("/rss"), hosts=[EVIL])
    collect(allow_hosts=frozenset({"news.example", EVIL}))
    assert tempting.hosts() == {"news.example", EVIL}
    assert {row[0] for row in table(record, "state")} <= {"added", "known"}


def test_without_leave_no_private_address_is_asked(record, tempting, collect):
    add(record, tempting.url("/rss"))
    (step,) = collect(allow_hosts=frozenset())
    assert step.outcome == "failed" and "loopback" in step.reason
    assert tempting.requests == []


@pytest.mark.parametrize(
    ("host", "site"),
    [
        ("feeds.bbc.co.uk", "bbc.co.uk"), ("www.example.org", "example.org"), ("a.github.io", "a.github.io"),
        ("localhost", "localhost"), ("127.0.0.1", "127.0.0.1"), ("co.uk", "co.uk"), ("www.intranet", "intranet"),
    ],
)  # fmt: skip
def test_the_site_of_a_host(host, site):
    assert site_of(host) == site


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://www.bbc.co.uk/a", True), ("http://bbc.co.uk:8080/", True), ("https://cdn.partner.org/x", True),
        ("https://bbc.co.uk.evil.org/", False), ("https://evilbbc.co.uk/", False), ("https://other.co.uk/", False),
        ("https://bbc.co.uk@evil.org/", False), ("http://127.0.0.1/", False), ("http://[::1]/", False), ("", False),
        ("http://[broken/", False), ("https://partner.org/", False),
    ],
)  # fmt: skip
def test_which_addresses_a_source_stands_for(url, allowed):
    source = Source(id=1, address="https://feeds.bbc.co.uk/rss", hosts=("cdn.partner.org",))
    assert asked_for(source).allows(url) is allowed


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTPS://A.example/x?utm_source=rss&id=7#top", "https://A.example/x?id=7"),
        ("/x", "http://base.example/x"), ("mailto:a@b.example", None), ("http://a.example/" + "x" * 3000, None),
        ("http://a.example:99999/", None),
        ("http://me:secret@a.example/", None), ("https://a.example", "https://a.example/"), ("javascript:x", None),
        ("http://a.example/a b\n", "http://a.example/ab"),
    ],
)  # fmt: skip
def test_addresses_are_cleaned(url, expected):
    assert cleaned(url, "http://base.example/feed") == expected


def test_spellings_of_one_page_share_a_key():
    assert page_key("http://www.a.example/x/") == page_key("https://a.example/x")
    assert page_key("http://a.example:8080/x") != page_key("http://a.example/x")
