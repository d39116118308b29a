"""What articles were read from: files are kept byte for byte, what lies in an archive is found again there."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from pathlib import Path

import msgspec
import pytest
from made_archives import Warc
from record_shapes import SHAPES, restored

from dragoman.archives import sources
from dragoman.door import Record, open_record
from dragoman.errors import DragomanError
from dragoman.record.documents import raw_bytes
from dragoman.record.today import NOT_KEPT
from dragoman.types import Document, Known

YEAR = Path(__file__).parents[2] / "benchmarks" / "year" / "north"
PAGE, TEXT = YEAR / "riga-page-call-january.html", YEAR / "minsk-page-call-january.txt"

FEED = "http://a.example/rss"


def documents(record: Record, columns: str) -> list[tuple[object, ...]]:
    with record.reading() as connection:
        return [tuple(row) for row in connection.execute(f"SELECT {columns} FROM document ORDER BY id")]


def again(record: Record) -> list[tuple[str, str | None]]:
    """Read all again; nothing may change."""
    found = list(record.reread())
    assert [one for one in found if isinstance(one, DragomanError) or one.news] == []
    return [(one.read_from, one.fault or one.because) for one in found if not isinstance(one, DragomanError)]


def test_files_are_kept_and_read_again_when_they_are_gone(record: Record, tmp_path: Path) -> None:
    copies = [tmp_path / path.name for path in (PAGE, TEXT)]
    for copy, path in zip(copies, (PAGE, TEXT), strict=True):
        copy.write_bytes(path.read_bytes())
    assert [added.outcome for added in record.add(*map(str, copies))] == ["added", "added"]
    for copy in copies:
        copy.unlink()
    assert documents(record, "asked, file, status") == [(str(copy), None, None) for copy in copies]
    with record.reading() as connection:
        kept = [raw_bytes(connection, str(name)) for (name,) in documents(record, "hash")]
    assert kept == [PAGE.read_bytes(), TEXT.read_bytes()]
    assert again(record) == [("bytes", None)] * 2
    assert record.verify() == []


def test_several_workers_keep_the_same(record: Record, tmp_path: Path) -> None:
    list(record.add(str(PAGE), str(TEXT), workers=2))
    with open_record(tmp_path / "one.db") as one:
        list(one.add(str(PAGE), str(TEXT)))
        assert documents(one, "asked, hash, article") == documents(record, "asked, hash, article")


def test_standard_input_and_pasted_text_are_kept(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        buffer = io.BytesIO(PAGE.read_bytes())

    monkeypatch.setattr("sys.stdin", Input())
    assert [added.outcome for added in record.add("-")] == ["added"]
    pasted = Document(content=TEXT.read_bytes(), source="pasted text", known=Known(title="A title of its own"))
    added = record.add_document(pasted, url="https://press.example/a", date="2025-01-20", insist_on_date=True)
    assert added.title == "A title of its own"
    assert again(record) == [("bytes", None)] * 2


@pytest.mark.parametrize("packed", [True, False])
def test_what_lies_in_a_web_archive_is_found_there_again(record: Record, tmp_path: Path, packed: bool) -> None:
    warc = Warc(packed=packed)
    for number, path in enumerate((PAGE, YEAR / "copenhagen-page-ports.html")):
        warc.add(f"https://press.example/{number}", path.read_bytes())
    path = tmp_path / ("pages.warc.gz" if packed else "pages.warc")
    path.write_bytes(warc.content)
    assert [added.outcome for added in record.add(str(path), gate=False)] == ["added", "added"]
    with record.reading() as connection:
        assert connection.execute("SELECT count(*) FROM raw").fetchone()[0] == 0
    places = [(f"{path}#{start}", str(path), "2025-03-04T05:06:07Z") for start in warc.starts]
    assert documents(record, "asked, file, fetched") == places
    assert again(record) == [("bytes", None)] * 2
    path.unlink()
    assert [what for what, why in again(record) if "No such file" in str(why)] == ["text"] * 2
    assert record.verify() == []


@pytest.mark.parametrize("kind", ["zip", "jsonl", "eml"])
def test_what_lies_in_a_small_archive_is_found_there_again(record: Record, tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"archive.{kind}"
    if kind == "zip":
        with zipfile.ZipFile(path, "w") as archive:
            for page in (PAGE, TEXT):
                archive.writestr(page.name, page.read_bytes())
    elif kind == "jsonl":
        texts = [TEXT.read_text(), (YEAR / "courier-drivers-freed.txt").read_text()]
        path.write_text("".join(f"{json.dumps({'text': text})}\n" for text in texts))
    else:
        path.write_bytes(b"From: a@press.example\nSubject: A call\nContent-Type: text/plain\n\n" + TEXT.read_bytes())
    added = list(record.add(str(path), gate=False))
    assert {one.outcome for one in added} == {"added"}
    assert again(record) == [("bytes", None)] * len(added)


def test_a_large_archive_is_not_searched(record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "dump.jsonl"
    path.write_text(f"{json.dumps({'text': TEXT.read_text()})}\n")
    list(record.add(str(path), gate=False))
    small = msgspec.structs.replace(sources.limits(), document_bytes=100)
    monkeypatch.setattr(sources, "limits", lambda: small)
    assert again(record) == [("text", f"it lies in {path}, which is too large to be searched for one document")]


def test_a_web_archive_that_was_changed_is_not_believed(record: Record, tmp_path: Path) -> None:
    warc, path = Warc(packed=False), tmp_path / "pages.warc"
    warc.add("https://press.example/1", PAGE.read_bytes())
    path.write_bytes(warc.content)
    list(record.add(str(path), gate=False))
    path.write_bytes(warc.content.replace(b"<p>", b"<q>"))
    assert again(record) == [("text", f"{path} was changed since; the bytes there are others")]


def test_what_is_in_no_archive_and_not_kept_is_read_from_its_text(record: Record) -> None:
    (added,) = record.add(str(TEXT))
    with record.writing() as connection:
        connection.execute("DELETE FROM document")
    assert again(record) == [("text", NOT_KEPT)]
    assert record.original(added.article or "") is None


def test_what_sources_said_of_documents_comes_along_from_the_shape_before(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    restored((SHAPES / "0007.sql").read_text(encoding="utf-8"), path)
    with sqlite3.connect(path) as connection:
        connection.execute(
            "INSERT INTO source (id, address, outlet, state, added, due) VALUES (1, ?, 'A', 'active', '', '')", (FEED,)
        )
        connection.execute("INSERT INTO raw VALUES ('00', 1, x'00')")
        for number, key in ((3, "k"), (4, None)):
            row = (number, 1, f"{FEED}/{number}", f"{FEED}/{number}", "", 200, "{}", "x", "00", key)
            connection.execute("INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        connection.execute(
            """INSERT INTO seen_address (page, url, source, day, stated, found, state, due, document)
               VALUES ('p', ?, 1, '2025-03-18', 'Tuesday', '', 'added', '', 3)""",
            (f"{FEED}/3",),
        )
    with open_record(path) as record:
        columns = "id, outlet, day, stated, hash, article"
        said = [(3, "A", "2025-03-18", "Tuesday", "00", "k"), (4, "A", None, None, "00", None)]
        assert documents(record, columns) == said
        with record.reading() as connection:
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
