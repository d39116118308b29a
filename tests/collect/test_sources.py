"""Feeds of every kind are read, found, moved, paused and shown as they fare."""

from __future__ import annotations

import gzip
from itertools import pairwise

import pytest
from bad_server import Reply, article, call, json_feed, rss
from collecting import HERE, LIMITS, add, quick, replace, table

from dragoman.collect.discovery import discover_site
from dragoman.collect.overview import overview
from dragoman.collect.sources import find_source, set_state
from dragoman.errors import EntryNotFoundError, ForbiddenAddressError, SourceError

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The &lt;b&gt;News&lt;/b&gt;</title>
<entry><title>A</title><id>urn:1</id><link rel="alternate" href="/a"/><published>2025-03-18T23:30:00-05:00</published>
<updated>2025-03-19T06:00:00Z</updated></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>The News</title></channel><item><title>A</title><link>{a}</link></item></rdf:RDF>"""
NEWS = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>{a}</loc><news:news><news:publication_date>
 2025-03-18</news:publication_date><news:title>A</news:title></news:news></url></urlset>"""


def feed_of(kind, server):
    a = server.url("/a")
    return {
        "rss": rss((a, "A", "Tue, 18 Mar 2025 10:00:00 GMT")),
        "atom": Reply(ATOM, media_type="text/plain"),
        "rdf": Reply(RDF.format(a=a), media_type="text/html"),
        "json": json_feed({"id": "1", "url": a, "title": "A", "date_published": "2025-03-18T10:00:00Z"}),
        "sitemap": Reply(NEWS.format(a=a), media_type="application/xml"),
        "packed sitemap": Reply(gzip.compress(NEWS.format(a=a).encode()), media_type="application/gzip"),
    }[kind]


@pytest.mark.parametrize("kind", ["rss", "atom", "rdf", "json", "sitemap", "packed sitemap"])
def test_each_kind_is_told_by_what_it_sends(record, server, collect, kind):
    server.say("/f", feed_of(kind, server))
    server.say("/a", call(1))
    add(record, server.url("/f"))
    collect()
    assert table(record, "url, state") == [(server.url("/a"), "added")]
    assert table(record, "kind", "source") == [("sitemap" if "sitemap" in kind else "feed",)]


def test_the_date_of_a_feed_counts_where_the_page_states_none(record, server, collect):
    dated = article("A call", "The leaders of France and Algeria spoke by phone on Monday, it was said in Paris.",
                    head='<meta property="article:published_time" content="2024-05-06T10:00:00Z">')  # fmt: skip
    stated = "Tue, 18 Mar 2025 10:00:00 GMT"
    server.say("/rss", rss((server.url("/a"), "A", stated), (server.url("/b"), "B", stated)))
    server.say("/a", call(1))
    server.say("/b", dated)
    add(record, server.url("/rss"))
    collect()
    rows = {row[0]: row[1:] for row in table(record, "url, earliest, latest, basis", "article")}
    assert rows[server.url("/a")] == ("2025-03-18", "2025-03-18", "stated")
    assert rows[server.url("/b")] == ("2024-05-06", "2024-05-06", "stated")
    key = table(record, "key", "article", "url")[0][0]
    assert f'says "{stated}"' in record.reading_of(key).article.published.because[0]


def test_an_index_of_sitemaps_is_followed_within_caps(record, server, collect):
    index = "<sitemapindex>{}</sitemapindex>"
    part = "<sitemap><loc>{}</loc><lastmod>{}</lastmod></sitemap>"
    parts = [part.format(server.url(f"/part{number}"), f"2025-03-{number + 1:02}") for number in range(20)]
    server.say("/sitemap.xml", index.format("".join(parts) + part.format(server.url("/sitemap.xml"), "2025-04-01")))
    for number in range(20):
        server.say(f"/part{number}", NEWS.format(a=server.url("/a")))
    server.say("/part19", index.format(part.format(server.url("/part18"), "2025-01-01")))
    server.say("/a", call(1))
    add(record, server.url("/sitemap.xml"))
    settings = quick(listings=replace(quick().listings, parts=5))
    collect(settings=settings)
    asked = {path for path in server.paths() if path.startswith("/part")}
    assert asked == {f"/part{number}" for number in (19, 18, 17, 16, 15)}, (
        "the newest first; the index itself not again"
    )
    assert table(record, "state") == [("added",)]
    assert table(record, "failures", "source") == [(0,)]


def test_a_sitemap_that_nests_itself_ever_deeper_ends(record, server, collect):
    for depth in range(20):
        inner = f"<sitemap><loc>{server.url(f'/{depth + 1}')}</loc></sitemap>"
        server.say(f"/{depth}", f"<sitemapindex>{inner}</sitemapindex>")
    add(record, server.url("/0"))
    collect()
    assert set(server.paths()) == {"/0", "/1", "/2", "/3"}
    assert table(record, "failures", "source") == [(0,)]


def test_a_page_is_read_again_when_it_changes(record, server, collect):
    server.say("/page", call(1), call(1), call(2))
    add(record, server.url("/page"), kind="page")
    assert [step.outcome for step in collect()] == ["visited", "added"]
    assert [step.outcome for step in collect()] == ["unchanged"]
    assert [step.outcome for step in collect()] == ["visited", "new_version"]
    assert len(table(record, "key", "article")) == 2


def test_an_article_that_the_feed_calls_updated_is_fetched_again(record, server, collect):
    server.say("/f", Reply(ATOM), Reply(ATOM.replace("19T06", "20T06")), Reply(ATOM.replace("19T06", "20T06")))
    server.say("/a", call(1), call(2))
    add(record, server.url("/f"))
    for _ in range(3):
        collect()
    assert server.asked("/a") == 2
    assert len(table(record, "key", "article")) == 2


def test_a_feed_that_moved_for_good_is_asked_at_its_new_address(record, server, collect):
    server.say("/old", Reply("", 301, headers={"Location": "/new"}))
    server.say("/tmp", Reply("", 302, headers={"Location": "/new"}))
    server.say("/new", rss((server.url("/a"), "A")))
    server.say("/a", call(1))
    add(record, server.url("/old"))
    collect()
    assert table(record, "address", "source") == [(server.url("/new"),)]
    collect()
    assert server.asked("/old") == 1
    with record.reading() as connection:
        assert find_source(connection, server.url("/old")).address == server.url("/new")
    add(record, server.url("/tmp"))
    collect()
    assert server.url("/tmp") in [row[0] for row in table(record, "address", "source")]


def test_a_feed_that_moved_to_a_source_gives_way_to_it(record, server, collect):
    server.say("/old", Reply("", 308, headers={"Location": "/new"}))
    server.say("/new", rss((server.url("/a"), "A")))
    server.say("/a", call(1))
    add(record, server.url("/old"))
    add(record, server.url("/new"))
    collect()
    states = dict(table(record, "address, state", "source"))
    assert states == {server.url("/new"): "active", server.url("/old"): "removed"}


def test_a_feed_that_is_gone_is_not_asked_again(record, server, collect):
    server.say("/rss", Reply("", 410))
    add(record, server.url("/rss"))
    assert [step.outcome for step in collect()] == ["gone"]
    assert collect() == []


def test_a_source_that_fails_is_left_alone_ever_longer(record, server, collect):
    add(record, server.url("/rss"))
    waits = []
    for _ in range(9):
        collect()
        waits += table(record, "unixepoch(due) - unixepoch(tried)", "source")[0]
    assert all(earlier < later for earlier, later in pairwise(waits[:7]))
    assert max(waits) <= 86_400


def test_the_beginning_of_an_article_behind_a_wall_is_not_added(record, server, collect):
    flag = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>'
    lead = "French President Emmanuel Macron spoke by phone with Algerian President Abdelmadjid Tebboune on Monday."
    wall = "Subscribe to continue reading."
    long = [f"{lead} It was their {number}th call this year, and both of them were content." for number in range(20)]
    server.say("/rss", rss(*((server.url(f"/{name}"), name) for name in ("flag", "words", "whole", "short"))))
    server.say("/flag", article("A call", lead, head=flag))
    server.say("/words", article("Another call", lead, lead.replace("Monday", "Friday"), wall))
    server.say("/whole", article("A long call", *long, head=flag))
    server.say("/short", article("A third call", lead.replace("Monday", "Sunday")))
    add(record, server.url("/rss"))
    collect()
    rows = {row[0].rpartition("/")[2]: row[1:] for row in table(record, "url, state, reason")}
    states = [rows[name][0] for name in ("flag", "words", "whole", "short")]
    assert states == ["paywalled", "paywalled", "added", "added"]
    assert "not free" in rows["flag"][1] and "subscribe" in rows["words"][1]
    assert len(table(record, "key", "article")) == 2
    assert len(table(record, "hash", "raw")) == 4, "what is behind a wall is kept, to be read again"


def test_what_robots_txt_forbids_is_not_asked(record, server, collect):
    server.say("/robots.txt", Reply("User-agent: *\nDisallow: /private\nUser-agent: dragoman\nDisallow: /secret"))
    server.say("/rss", rss((server.url("/secret/a"), "A"), (server.url("/b"), "B")))
    server.say("/b", call(1))
    add(record, server.url("/rss"))
    collect()
    assert server.asked("/secret/a") == 0
    assert table(record, "state") == [("added",), ("skipped",)]
    assert "robots.txt" in table(record, "reason", order="reason DESC")[0][0]
    assert server.asked("/robots.txt") == 1, "it is asked once a run"


@pytest.mark.parametrize(("reply", "asked"), [(Reply("x", 503), 0), (Reply("x", 404), 1), (Reply("x", 429), 1),
                                              (Reply("x", 301, headers={"Location": "http://evil.example/"}), 1),
                                              (Reply(b"\xff" * 2_000_000), 1)])  # fmt: skip
def test_while_robots_txt_fails_nothing_is_asked_and_where_there_is_none_all_is(record, server, collect, reply, asked):
    server.say("/robots.txt", reply)
    server.say("/rss", rss((server.url("/a"), "A")))
    add(record, server.url("/rss"))
    collect()
    assert server.asked("/rss") == asked
    assert "evil.example" not in server.hosts()


def test_a_host_is_asked_slowly_and_one_request_at_a_time(record, server, collect):
    server.say("/robots.txt", "User-agent: *\nCrawl-delay: 0.2")
    server.say("/rss", rss(*((server.url(f"/{number}"), "A") for number in range(4))))
    add(record, server.url("/rss"))
    collect()
    moments = [one[3] for one in server.requests if one[1] != "/robots.txt"]
    assert all(later - earlier >= 0.19 for earlier, later in pairwise(moments))


def test_a_time_in_which_something_may_have_been_missed_is_a_gap(record, server, collect):
    first, second = ([(server.url(f"/{name}{number}"), name) for number in range(2)] for name in "ab")
    server.say("/rss", rss(*first), rss(*first[1:], *second[:1]), rss(second[1]))
    add(record, server.url("/rss"))
    collect()
    collect()
    assert table(record, "source", "source_gap") == [], "what was known before shows that nothing was missed"
    collect()
    assert len(table(record, "source", "source_gap")) == 1


def test_the_overview_says_how_sources_fare(record, server, collect):
    server.say("/rss", rss((server.url("/a"), "A"), (server.url("/b"), "B")))
    server.say("/a", call(1))
    add(record, server.url("/rss"), country="FRA")
    add(record, server.url("/nowhere"))
    collect()
    with record.reading() as connection:
        good, bad = overview(connection)
    assert (good.read, good.addresses, good.failures) == (0.5, {"added": 1, "gone": 1}, 0)
    assert good.unread[0][1] == 1 and "404" in good.unread[0][0]
    assert (bad.read, bad.failures, bad.answered) == (None, 1, None)
    assert "404" in bad.reason


def test_a_paused_source_is_not_visited_and_a_removed_one_not_shown(record, server, collect):
    server.say("/rss", rss())
    source = add(record, server.url("/rss"))
    with record.writing() as connection:
        set_state(connection, source, "paused")
    assert collect() == []
    with record.writing() as connection:
        set_state(connection, source, "active")
    assert len(collect()) == 1
    with record.writing() as connection:
        set_state(connection, source, "removed")
    assert collect() == []
    with record.reading() as connection:
        assert overview(connection) == []
        with pytest.raises(EntryNotFoundError):
            find_source(connection, "1")
    add(record, server.url("/rss"))
    assert len(collect()) == 1


# --- discovery ----------------------------------------------------------------------------------------


def discovered(server, path="/", hosts=HERE):
    return list(discover_site(server.url(path), hosts, quick(), LIMITS))


def test_the_feeds_that_a_page_names_are_found(server):
    links = '<link rel="alternate" type="application/rss+xml" href="/rss"><link type="application/atom+xml" href="bad">'
    server.say("/", article("The News", "Words.", head=links))
    server.say("/rss", rss((server.url("/a"), "A")))
    server.say("/robots.txt", f"Sitemap: {server.url('/news.xml')}")
    server.say("/news.xml", NEWS.format(a=server.url("/a")))
    found = [(one.address, one.kind, one.title, one.entries) for one in discovered(server)]
    assert found == [(server.url("/rss"), "feed", "The News", 1), (server.url("/news.xml"), "sitemap", None, 1)]


@pytest.mark.parametrize("base", ["http://[", "https://[::1", "mailto:a@b.example", ""])
def test_a_page_with_a_base_that_is_no_address_is_searched_all_the_same(server, base):
    links = f'<base href="{base}"><link rel="alternate" type="application/rss+xml" href="/rss">'
    server.say("/", article("The News", "Words.", head=links))
    server.say("/rss", rss((server.url("/a"), "A")))
    assert [one.address for one in discovered(server)] == [server.url("/rss")]


def test_feeds_are_looked_for_where_sites_usually_keep_them(server):
    server.say("/", article("The News", "Words."))
    server.say("/feed.xml", rss((server.url("/a"), "A")))
    assert [one.address for one in discovered(server)] == [server.url("/feed.xml")]


def test_a_feed_that_a_page_names_on_another_host_is_not_asked(server):
    link = f'<link type="application/rss+xml" href="{server.url("/rss", "evil.example")}">'
    server.say("/", article("The News", "Words.", head=link))
    server.say("/rss", rss((server.url("/a"), "A")))
    assert all(one.address.startswith(server.url("/")) for one in discovered(server))
    assert server.hosts() == {"news.example"}


def test_an_address_inside_the_network_is_refused(server):
    with pytest.raises(ForbiddenAddressError):
        discovered(server, hosts=frozenset())
    assert server.requests == []


def test_an_address_that_is_none_is_refused(record):
    for address in ("ftp://a.example/", "a.example", "http://", "http://a:b:c/", "javascript:alert(1)"):
        with pytest.raises(SourceError, match="web address"):
            add(record, address)
