"""ZIP files, packed files and folders, and archives within each other."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest
from made_archives import Warc, documents, errors, place

from dragoman.archives import open_sources
from dragoman.types import Document

PAGE = b"<html><body><p>text</p></body></html>"


def zipped(*entries: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return buffer.getvalue()


def test_articles_of_a_zip_file_in_order_without_hidden_and_other_files(opened):
    entries = [(name, b"text") for name in ("b.txt", "a/c.html", "__MACOSX/x.html", ".d.txt", "photo.jpg", "gold.json")]
    found = opened("a.zip", zipped(*entries))
    assert [place(each) for each in found] == ["a/c.html", "b.txt"]
    assert found[0].media_type == "text/html"


def test_archives_within_archives_are_opened_to_a_depth(opened):
    content, names = zipped(("page.html", PAGE)), []
    for number in range(5):
        content = zipped((f"{number}.zip", content), (f"{number}.html", PAGE))
        names.append(f"{number}.html")
    found = opened("a.zip", content)
    assert [place(each) for each in documents(found)] == ["4.html", "4.zip#3.html", "4.zip#3.zip#2.html"]
    assert "3 deep" in errors(found)[0]


def test_an_archive_that_holds_itself_ends(opened):
    inner = zipped(("r.zip", b"PK\x03\x04"))
    found = opened("r.zip", zipped(("r.zip", inner), ("a.txt", b"text")))
    assert len(documents(found)) == 1


def test_a_zip_bomb_is_stopped_and_what_came_before_stays(opened):
    bombs = [(f"bomb{number}.html", bytes(19_000_000)) for number in range(20)]
    found = opened("a.zip", zipped(("a.html", PAGE), *bombs))
    assert place(found[0]) == "a.html"
    assert "made to fill a disk" in errors(found)[-1]
    assert len(found) < 8


def test_a_bomb_within_an_archive_costs_itself(opened):
    found = opened("a.zip", zipped(("a.html", bytes(30_000_000)), ("b.html", PAGE)))
    assert [place(each) for each in documents(found)] == ["b.html"]
    assert "20 MB" in errors(found)[0]


def test_a_web_archive_and_a_dump_in_a_zip_file(opened):
    warc = Warc()
    warc.add("https://news.example/a", PAGE)
    found = opened("a.zip", zipped(("x.warc.gz", warc.content), ("y.jsonl", b'{"text": "some text"}\n')))
    assert [place(each) for each in found] == [f"x.warc.gz#{warc.starts[0]}", "y.jsonl#1"]


def test_damage(opened):
    content = zipped(("a.html", PAGE * 50), ("b.html", PAGE))
    whole = opened("a.zip", content[: len(content) // 2])
    assert "damaged" in errors(whole)[0]
    entry = bytearray(content)
    entry[45] ^= 0xFF
    found = opened("b.zip", bytes(entry))
    assert [place(each) for each in documents(found)] == ["b.html"]
    assert len(errors(found)) == 1


def test_a_single_packed_page(opened):
    (found,) = opened("page.html.gz", gzip.compress(PAGE))
    assert (found.content, found.media_type) == (PAGE, "text/html")
    assert "more than 20 MB" in errors(opened("bomb.html.gz", gzip.compress(bytes(30_000_000))))[0]
    assert errors(opened("no.html.gz", PAGE))


def test_a_folder_holds_articles_and_archives(tmp_path):
    (tmp_path / "a.html").write_bytes(PAGE)
    (tmp_path / "b.zip").write_bytes(zipped(("c.html", PAGE)))
    (tmp_path / "gold.json").write_text("{}")
    (tmp_path / ".hidden.zip").write_bytes(b"")
    found = list(open_sources([str(tmp_path)]))
    assert [(each.source or "").removeprefix(f"{tmp_path}/") for each in found] == ["a.html", "b.zip#c.html"]


def test_who_came_out_of_an_archive_says_so(tmp_path):
    (tmp_path / "a.html").write_bytes(PAGE)
    (tmp_path / "b.zip").write_bytes(zipped(("c.html", PAGE)))
    page, packed = open_sources([str(tmp_path)])
    assert isinstance(page, Document)
    assert isinstance(packed, Document)
    assert page.known is None
    assert packed.known is not None
    assert packed.known.archive == str(tmp_path / "b.zip")


@pytest.mark.parametrize("name", ["missing.zip", "empty.zip", "empty.warc.gz", "empty.mbox", "empty.jsonl.gz"])
def test_missing_and_empty_files_do_not_end_the_run(tmp_path, name):
    if name.startswith("empty"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "a.html").write_bytes(PAGE)
    found = list(open_sources([str(tmp_path / name), str(tmp_path / "a.html")]))
    assert isinstance(found[-1], Document)
    assert len(documents(found)) == 1
