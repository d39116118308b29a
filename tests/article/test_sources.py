"""Paths, folders and standard input become documents."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest

from dragoman.article import open_documents
from dragoman.errors import DragomanError, SourceError
from dragoman.types import Document


def test_folder_is_read_sorted_and_without_hidden_and_other_files(tmp_path):
    for name in ("b.txt", "a.html", "z/c.md", "z/.hidden/d.txt", ".e.txt", "gold.json", "f.PDF", "g.docx"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")
    found = [entry.source.removeprefix(str(tmp_path) + "/") for entry in open_documents([str(tmp_path)])]
    assert found == ["a.html", "b.txt", "f.PDF", "z/c.md"]


def test_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"some text")))
    (document,) = open_documents(["-"])
    assert isinstance(document, Document)
    assert (document.content, document.source) == (b"some text", "-")


def test_media_type_follows_the_suffix(pages):
    (document,) = open_documents([str(pages / "harbour-talks.html")])
    assert isinstance(document, Document)
    assert document.media_type == "text/html"


@pytest.mark.parametrize("name", ["missing.txt", "empty-folder", "\x00bad"])
def test_what_cannot_be_opened(tmp_path, name):
    (tmp_path / "empty-folder").mkdir()
    (error,) = open_documents([str(tmp_path / name)])
    assert isinstance(error, SourceError)
    assert error.source == str(tmp_path / name)


def test_too_large_a_file(tmp_path):
    path = tmp_path / "big.html"
    path.write_bytes(b"x" * 21_000_000)
    (error,) = open_documents([str(path)])
    assert isinstance(error, DragomanError)
    assert "20 MB" in error.message


def test_documents_are_opened_one_at_a_time(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("first")
    documents = open_documents([str(path), str(tmp_path / "b.txt")])
    next(documents)
    (tmp_path / "b.txt").write_text("written after the first was read")
    assert isinstance(next(documents), Document)


def test_import_loads_no_parser():
    code = "import sys, dragoman.article; print([name for name in sys.modules if name.split('.')[0] in {HEAVY}])"
    heavy = {"lxml", "trafilatura", "pypdf", "httpx2", "httpcore2", "htmldate", "charset_normalizer", "lingua"}
    done = subprocess.run(
        [sys.executable, "-c", code.replace("{HEAVY}", repr(heavy))], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
