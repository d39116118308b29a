"""Dumps of news as JSON Lines become documents, whatever their fields are called."""

from __future__ import annotations

import gzip
import io
import json
from datetime import date

import pytest
from fastwarc.stream_io import ZstdWriter
from made_archives import documents, errors, place

from dragoman.archives.fields import Fields, day_of, parse_fields
from dragoman.article import read_document
from dragoman.errors import ArchiveError

TEXT = "The foreign minister of Kenya met her Ugandan counterpart in Kampala on Monday, her office said in a statement."
#: One object in the shape of each of several dumps.
SHAPES = {
    "news-please": {
        "title": "Talks", "maintext": TEXT, "date_publish": "2025-03-04 10:00:00", "url": "https://x.example/a",
        "source_domain": "x.example",
    },
    "RealNews": {
        "title": "Talks", "text": TEXT, "publish_date": "03-04-2025", "url": "https://x.example/a",
        "domain": "x.example",
    },
    "NewsAPI": {
        "source": {"id": None, "name": "x.example"}, "title": "Talks", "content": TEXT,
        "publishedAt": "2025-03-04T10:00:00Z", "url": "https://x.example/a",
    },
    "All the News": {
        "title": "Talks", "article": TEXT, "publication": "x.example", "date": "2025-03-04", "url": "https://x.example/a",
    },
    "Guardian": {
        "webTitle": "Talks", "fields": {"bodyText": TEXT}, "webPublicationDate": "2025-03-04T10:00:00Z",
        "webUrl": "https://x.example/a", "publication": "x.example",
    },
    "New York Times": {
        "headline": {"main": "Talks"}, "body": TEXT, "pub_date": "2025-03-04T10:00:00+0000",
        "web_url": "https://x.example/a", "source": "x.example",
    },
}  # fmt: skip


def dump(*items: object) -> bytes:
    return b"".join(json.dumps(item).encode() + b"\n" for item in items)


@pytest.mark.parametrize("shape", SHAPES)
def test_common_shapes_need_no_map(opened, shape):
    (found,) = opened("dump.jsonl", dump(SHAPES[shape]))
    assert (found.known.title, found.url, found.known.outlet) == ("Talks", "https://x.example/a", "x.example")
    assert TEXT in found.content.decode()
    # RealNews writes month-day-year, which nothing in it tells from day-month-year: no date rather than a wrong one.
    assert found.known.published == (None if shape == "RealNews" else date(2025, 3, 4))


def zstd(content: bytes) -> bytes:
    buffer = io.BytesIO()
    writer = ZstdWriter(buffer)
    writer.write(content)
    writer.close()
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "packed"), [("d.jsonl", bytes), ("d.jsonl.gz", gzip.compress), ("d.ndjson.zst", zstd), ("d.json", bytes)]
)
def test_plain_and_packed(opened, name, packed):
    found = opened(name, packed(dump(SHAPES["RealNews"], SHAPES["NewsAPI"])))
    assert [place(each) for each in found] == ["1", "2"]
    assert len(documents(found)) == 2


def test_a_map_names_the_fields(opened):
    item = {"headline": "Talks", "story": {"body": TEXT}, "when": 1741082400, "paper": "The Paper", "text": "not this"}
    (found,) = opened("d.jsonl", dump(item), text="story.body", date="when", outlet="paper")
    article = read_document(found)
    assert (article.title, article.outlet) == ("Talks", "The Paper")
    assert (article.published.earliest, article.published.basis) == (date(2025, 3, 4), "given")
    assert article.text == f"Talks\n\n{TEXT}"


def test_html_in_a_field_is_read_as_a_page(opened):
    (found,) = opened("d.jsonl", dump({"title": "Talks", "content": f"<p>{TEXT}</p><p>{TEXT}</p>"}))
    assert found.media_type.startswith("text/html")
    assert "<p>" not in read_document(found).text


def test_wrong_fields_say_which_there_are_and_stop_the_dump(opened):
    found = opened("d.jsonl", dump(*[{"Überschrift": "a", "Inhalt": TEXT}] * 1000))
    assert len(found) < 30
    assert all("Überschrift, Inhalt" in error and "--map text=FIELD" in error for error in errors(found))


def test_bad_lines_cost_themselves(opened):
    good = dump(SHAPES["RealNews"])
    bad = [
        b"{",
        b"[1, 2]",
        b"null",
        b'{"text": 7}',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"text": ""}',
        b'{"text":"\\ud800"}',
    ]
    found = opened("d.jsonl", good + b"\n".join(bad) + b"\n\n" + good)
    assert [place(each) for each in documents(found)] == ["1", str(len(bad) + 3)]
    assert len(errors(found)) == len(bad)


def test_a_line_without_end_costs_itself(opened):
    good = dump(SHAPES["RealNews"])
    found = opened("d.jsonl.gz", gzip.compress(good + b'{"text": "' + b"word " * 5_000_000 + b'"}\n' + good))
    assert [place(each) for each in documents(found)] == ["1", "3"]
    assert "20 MB" in errors(found)[0]


def test_a_gzip_bomb_is_stopped(opened):
    found = opened("d.jsonl.gz", gzip.compress(dump(SHAPES["RealNews"]) + bytes(400_000_000)))
    assert len(documents(found)) == 1
    assert "made to fill a disk" in errors(found)[-1]


def test_a_dump_cut_short_gives_what_it_has(opened):
    packed = gzip.compress(dump(*[{"text": f"{number} {TEXT} {hash(number) * 7919}"} for number in range(5000)]))
    found = opened("d.jsonl.gz", packed[: len(packed) // 2])
    assert len(documents(found)) > 1000
    assert "cut short" in errors(found)[-1]


@pytest.mark.parametrize("text", ["", "title", "title=", "=a", "colour=red", "title=a,text", ","])
def test_a_map_that_cannot_be_meant(text):
    with pytest.raises(ArchiveError, match="expected"):
        parse_fields(text)


def test_a_map_may_have_blanks():
    assert parse_fields(" title = a , text=b.c ") == Fields(named={"title": "a", "text": "b.c"})


@pytest.mark.parametrize(
    "value",
    ["2025-03-04", "2025-03-04T23:59:59-08:00", "2025-03-04 10:11", "Tue, 04 Mar 2025 10:00:00 GMT", 1741082400,
     1741082400000, "1741082400", "20250304"],
)  # fmt: skip
def test_dates_as_dumps_write_them(value):
    assert day_of(value) == date(2025, 3, 4)


@pytest.mark.parametrize("value", ["", "yesterday", None, 10**30, float("nan"), "2025-13-40", "-", "9" * 400])
def test_what_is_no_date_is_none(value):
    assert day_of(value) is None
