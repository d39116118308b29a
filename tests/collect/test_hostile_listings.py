"""Whatever a feed, sitemap or OPML file holds, reading it ends soon, within the caps, with a listing or an error."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.collect.listings import read_listing
from dragoman.collect.opml import read_opml
from dragoman.collect.refusals import seconds_to_wait
from dragoman.collect.settings import settings as collect_settings
from dragoman.collect.types import Answer, Listing
from dragoman.errors import SourceError

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>'
FILE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>'
ITEM = "<item><title>&l9;</title><link>http://a.example/1</link></item>"
QUADRATIC = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l9 "' + "a" * 50_000 + '">]>'


def answer(content: bytes | str, media_type: str | None = None) -> Answer:
    body = content.encode() if isinstance(content, str) else content
    headers = {"content-type": media_type} if media_type else {}
    return Answer(asked="http://a.example/f", url="http://a.example/f", status=200, headers=headers, content=body)


def listed(content: bytes | str) -> Listing | None:
    begin = time.monotonic()
    try:
        return read_listing(answer(content))
    except SourceError:
        return None
    finally:
        assert time.monotonic() - begin < 10


@pytest.mark.parametrize("head", [BOMB, FILE, QUADRATIC], ids=["laughs", "file", "quadratic"])
@pytest.mark.parametrize(
    "body",
    [
        f"<rss version='2.0'><channel><title>&l9;</title>{ITEM}</channel></rss>",
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>&l9;</title>"
        "<entry><title>&l9;</title><link href='/1'/></entry></feed>",
        f"<urlset><url><loc>http://a.example/1</loc><news><title>{'&l9;' * 1000}</title></news></url></urlset>",
    ],
    ids=["rss", "atom", "sitemap"],
)
def test_entities_are_not_unfolded(head, body):
    found = listed(head + body)
    words = f"{found}"
    assert "haha" not in words and "root:" not in words and len(words) < 10_000


@pytest.mark.parametrize("tag", ["<a>", "<item>", "<url>", "<div><!--x-->", "<x:y>"])
@pytest.mark.parametrize("root", ["<rss version='2.0'><channel>", "<urlset>", "<feed>", ""])
def test_nested_tags_are_refused(root, tag):
    assert listed(root + tag * 100_000) is None


def test_more_entries_than_the_cap_are_left_out_and_counted():
    items = "".join(f"<item><link>http://a.example/{number}</link></item>" for number in range(1500))
    found = listed(f"<rss version='2.0'><channel>{items}</channel></rss>")
    assert found is not None
    assert (len(found.entries), found.left_out) == (collect_settings().listings.entries, 500)


def test_links_that_lead_to_no_page_are_left_out():
    links = ["javascript:alert(1)", "mailto:a@b.example", "", "http://", "http://[::1", "http://a.example:99999/x"]
    items = "".join(f"<item><title>x</title><link>{link}</link></item>" for link in links)
    found = listed(f"<rss version='2.0'><channel>{items}</channel></rss>")
    assert found is not None and not found.entries


@pytest.mark.parametrize(
    "stated", ["yesterday", "Tue, 99 Mar 2025 10:00:00 GMT", "0000-00-00", "99999-01-01", "-1", "x" * 10_000]
)
def test_dates_that_cannot_be_are_none(stated):
    item = f"<item><link>http://a.example/1</link><pubDate>{stated}</pubDate></item>"
    found = listed(f"<rss version='2.0'><channel>{item}</channel></rss>")
    assert found is not None and found.entries[0].day is None and found.entries[0].stated is None


def test_opml_is_read_with_its_folders():
    text = """<opml><body><outline text="World"><outline text="The News" xmlUrl="http://a.example/rss" country="FRA"/>
    <outline title="Two" xmlUrl="http://b.example/rss"/><outline xmlUrl="http://a.example/rss"/><outline xmlUrl="x"/>
    </outline></body></opml>"""
    found = read_opml(text.encode())
    assert [(one.address, one.title, one.country) for one in found] == [
        ("http://a.example/rss", "The News", "FRA"),
        ("http://b.example/rss", "Two", None),
    ]


@pytest.mark.parametrize(
    "content", [b"", b"<opml/>", b"not xml", b"<a>" * 100_000, (BOMB + "<opml>&l9;</opml>").encode()]
)
def test_what_is_no_opml_is_refused(content):
    with pytest.raises(SourceError, match="expected"):
        read_opml(content)


@pytest.mark.parametrize("sign", ["&#x110000;", "&#99999999999999999999;"])
def test_a_sign_that_does_not_exist_is_an_error_of_the_feed_or_left_out(sign):
    content = f"<rss version='2.0'><channel><title>{sign}</title><item><link>http://a.example/1</link>".encode()
    try:
        assert read_listing(answer(content)).entries
    except SourceError as error:
        assert "cannot be read" in error.message


@given(st.text(max_size=60))
def test_any_retry_after_is_seconds_or_nothing(value):
    from datetime import UTC, datetime

    found = seconds_to_wait(value, datetime.now(UTC))
    assert found is None or found >= 0
