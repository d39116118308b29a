"""What the tests of the article part share: their pages, and a short way to read a text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.article import open_documents, read_document
from dragoman.types import Article, Document

PAGES = Path(__file__).parent / "pages"


@pytest.fixture
def pages() -> Path:
    return PAGES


@pytest.fixture
def read_page() -> Callable[[str], Article]:
    def read(name: str) -> Article:
        (document,) = open_documents([str(PAGES / name)])
        assert isinstance(document, Document)
        return read_document(document)

    return read


@pytest.fixture
def read_text() -> Callable[..., Article]:
    def read(text: str | bytes, source: str = "article.txt", **known: str) -> Article:
        content = text.encode("utf-8") if isinstance(text, str) else text
        return read_document(Document(content=content, source=source), **known)

    return read
