"""Feeds are valid Atom with lasting identifiers; in feeds and digests, what articles say is text and never markup."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import feedparser
import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from alert_records import CALLS, call_on, every_days, keep, ran, told, watch
from dragoman.alerts.digest import digest
from dragoman.alerts.feed import ATOM, XHTML, feed_of
from dragoman.alerts.store import fired
from dragoman.alerts.types import Alert, Source
from dragoman.door import open_record
from dragoman.errors import AlertRuleError
from dragoman.export.dossier_markdown import dossier_markdown
from dragoman.export.dossier_page import dossier_page

NAMES = {"a": ATOM, "x": XHTML}
#: RFC 3339 as RFC 4287 (section 3.3) narrows it.
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
HOSTILE = "<script>alert(1)</script> & \"'>]]> &lt; \x1b[31m\x00\ud800 \ufffe ![x](javascript:1) [a](b) `c` | # h"


def check_atom(content: bytes) -> Any:
    """Check a feed against what RFC 4287 demands of feeds and entries (sections 3 and 4); return its root."""
    feed = etree.fromstring(content)
    assert feed.tag == f"{{{ATOM}}}feed"
    for element in (feed, *feed.findall("a:entry", NAMES)):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"a:{name}", NAMES)) == 1, name
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", element.findtext("a:id", None, NAMES))
        assert element.findtext("a:title", None, NAMES).strip()
        for moment in (*element.findall("a:updated", NAMES), *element.findall("a:published", NAMES)):
            assert MOMENT.fullmatch(moment.text)
            datetime.fromisoformat(moment.text)
        for link in element.findall("a:link", NAMES):
            assert link.get("href")
    assert len(feed.findall("a:author/a:name", NAMES)) == 1  # stands for the entries too (4.2.1)
    assert sum(link.get("rel") == "self" for link in feed.findall("a:link", NAMES)) <= 1
    for entry in feed.findall("a:entry", NAMES):
        (content_,) = entry.findall("a:content", NAMES)
        assert content_.get("type") == "xhtml"
        assert [child.tag for child in content_] == [f"{{{XHTML}}}div"]
        assert not (content_.text or "").strip()
        assert {child.tag for child in content_.iter()} <= {content_.tag, *(f"{{{XHTML}}}{name}" for name in PLAIN)}
    keys = [entry.findtext("a:id", None, NAMES) for entry in feed.findall("a:entry", NAMES)]
    assert len(set(keys)) == len(keys)
    known = {f"{{{ATOM}}}{name}" for name in ("id", "title", "updated", "author", "generator", "link", "entry")}
    assert {child.tag for child in feed} <= known
    return feed


PLAIN = ("div", "p", "blockquote", "ul", "li", "code")


def feed(path: Path, **options: Any) -> bytes:
    with open_record(path, write=False) as record:
        return feed_of(record.connection, fired(record.connection), title="Desk <1> & 2", **options)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = keep(tmp_path / "record.db", every_days("2025-01-01", 10, 3))
    watch(path, CALLS)
    return path


def alert(text: str, number: int = 0) -> Alert:
    source = Source(article="a", title=text, outlet=text, url=text, published=date(2025, 1, 1), sentence=text)
    return Alert(
        key=f"k{number}", rule="calls", when="contact", countries=("ISR", "USA"), as_of=date(2025, 1, 2),
        fired="2025-01-02T10:00:00Z", title=text or "t", details=(text,), state={"status": text},
        before={"status": "x"}, events=("0123456789abcdef",), commands=("dragoman show 0123456789abcdef",),
        sources=(source,),
    )  # fmt: skip


def test_the_feed_is_valid_and_a_reader_finds_everything_in_it(path: Path) -> None:
    told(path)
    root = check_atom(feed(path, url="https://example.org/a?b&c"))
    assert root.find("a:link[@rel='self']", NAMES).get("href") == "https://example.org/a?b&c"
    parsed = feedparser.parse(feed(path))
    assert not parsed.bozo
    assert parsed.feed.title == "Desk <1> & 2"
    assert [entry.title for entry in parsed.entries] == ["phone call: Ann Oak — Dan Fig"] * 3
    assert "dragoman show" in parsed.entries[0].content[0].value
    assert "they spoke 2025-01-21" in parsed.entries[0].content[0].value  # the latest comes first


def test_identifiers_stay_and_only_what_is_new_is_added(path: Path) -> None:
    told(path)
    first = check_atom(feed(path))
    assert feed(path) == feed(path)
    keep(path, [call_on("2025-02-10")])
    told(path)
    later = check_atom(feed(path))
    assert later.findtext("a:id", None, NAMES) == first.findtext("a:id", None, NAMES)
    entries = [[etree.tostring(entry) for entry in root.findall("a:entry", NAMES)] for root in (first, later)]
    assert entries[1][1:] == entries[0]
    assert later.findtext("a:updated", None, NAMES) >= first.findtext("a:updated", None, NAMES)


def test_a_feed_without_alerts_is_valid_and_one_without_rules_is_refused(tmp_path: Path) -> None:
    path = keep(tmp_path / "empty.db", [])
    with pytest.raises(AlertRuleError, match="no rule"):
        feed(path)
    watch(path, CALLS)
    assert check_atom(feed(path)).findall("a:entry", NAMES) == []


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = keep(tmp_path_factory.mktemp("feed") / "record.db", [])
    watch(path, CALLS)
    return path


@given(text=st.text(st.characters(exclude_categories=())) | st.just(HOSTILE))
def test_whatever_an_article_says_is_text_in_the_feed(watched: Path, text: str) -> None:
    with open_record(watched, write=False) as record:
        content = feed_of(record.connection, [alert(text)], title="t")
    entry = etree.fromstring(content).find("a:entry", NAMES)
    assert {child.tag.partition("}")[2] for child in entry.find("a:content", NAMES)[0].iter()} <= set(PLAIN)
    shown = entry.find("a:content/x:div/x:blockquote/x:p", NAMES).text or ""
    assert all(there in (said, "\ufffd") for said, there in zip(text, shown, strict=True))


def test_hostile_text_is_text_in_the_digest() -> None:
    outline = digest([alert(HOSTILE.replace("\ud800", ""))], since=date(2025, 1, 1), until=date(2025, 1, 7))
    page = dossier_page(outline)
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    assert tree.findall(".//script") == []
    assert "<script>alert(1)</script>" in "".join(tree.find("body").itertext())
    markdown = dossier_markdown(outline)
    assert "<script" not in re.sub(r"\\<", "", markdown)
    assert not re.search(r"(?<!\\)\[a", markdown)


def test_a_digest_has_a_section_for_each_kind_and_says_when_there_is_nothing() -> None:
    silence = Alert(
        key="s", rule="aegean", when="silence", countries=("GRC", "TUR"), as_of=date(2025, 1, 3),
        fired="2025-01-03T00:00:00Z", title="GRC and TUR: 40 days without a contact", state={},
    )  # fmt: skip
    text = dossier_markdown(digest([alert("a call"), silence], since=date(2025, 1, 1), until=date(2025, 1, 7)))
    assert "## Contacts" in text and "## Silences" in text
    assert "1–7 January 2025 · 2 alerts of 2 rules" in text
    assert "told before with status: x" in text
    assert "No rule had anything to tell" in dossier_page(digest([], since=date(2025, 1, 1), until=date(2025, 1, 7)))


def test_a_run_writes_feeds_and_digests_whole_and_says_where_it_cannot(path: Path) -> None:
    channels = [
        {"name": "feed", "to": "feed", "path": "alerts.atom"},
        {"name": "week", "to": "digest", "path": "week.md", "days": 30},
        {"name": "page", "to": "digest", "path": "page.html"},
        {"name": "lost", "to": "feed", "path": "none/alerts.atom"},
    ]
    watch(path, channels=channels)
    done = ran(path).deliveries
    assert [Path(name).name for name in done.written] == ["alerts.atom", "page.html", "week.md"]
    assert len(done.problems) == 1
    assert "lost" in done.problems[0] and "cannot be written" in done.problems[0]
    assert len(check_atom((path.parent / "alerts.atom").read_bytes()).findall("a:entry", NAMES)) == 3
    assert (path.parent / "week.md").read_text().count("phone call") == 3
    before = (path.parent / "alerts.atom").stat().st_mtime_ns
    assert ran(path).check.alerts == ()
    assert (path.parent / "alerts.atom").stat().st_mtime_ns == before
    assert not list(path.parent.glob(".*"))
