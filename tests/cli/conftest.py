"""A stand-in for the reader, so that the command line is tested without the model."""

from __future__ import annotations

import sys
import types
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result

from dragoman.article.sources import open_documents
from dragoman.cli.main import cli
from dragoman.coding.trace import Step, Trace
from dragoman.errors import ArticleError, DragomanError
from dragoman.facts import find_fact
from dragoman.types import Document, Reading
from sample_reading import READING


class StandIn(types.ModuleType):
    """Opens sources as the reader does, and gives the sample reading for each.

    "bad" in one is an error, "dated" a doubt of its day.
    """

    def __init__(self) -> None:
        super().__init__("dragoman.reader")
        self.options: dict[str, object] = {}

    def read_all(self, sources: Iterable[str], **options: object) -> Iterator[Reading | DragomanError]:
        self.options = options
        for document in open_documents(sources):
            yield self.one(document) if isinstance(document, Document) else document

    def one(self, document: Document) -> Reading | DragomanError:
        if b"bad" in document.content:
            return ArticleError("the document holds\nno article; expected one", source=document.source)
        article = msgspec.structs.replace(READING.article, source=document.source)
        if b"dated" in document.content:
            told = ("the date was given by the caller", "the document states another")
            published = msgspec.structs.replace(READING.article.published, basis="given", because=told)
            article = msgspec.structs.replace(article, published=published)
        return msgspec.structs.replace(READING, article=article)

    def explain(self, fact_id: str, source: str, **options: object) -> Trace:
        reading = next(self.read_all([source], **options))
        if isinstance(reading, DragomanError):
            raise reading
        fact = find_fact(reading, fact_id)
        word = Step(about="sense", reason="a word of the lexicon", words=fact.evidence[0])
        score = Step(about="score", reason=f"confidence {fact.confidence}")
        return Trace(fact=fact.id, list="contacts", steps=(word, score))


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> StandIn:
    """Put the stand-in in the reader's place."""
    stand_in = StandIn()
    monkeypatch.setitem(sys.modules, "dragoman.reader", stand_in)
    return stand_in


@pytest.fixture
def run(reader: StandIn, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Return a function that runs the command line."""
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    return lambda *arguments, **options: CliRunner().invoke(cli, [str(part) for part in arguments], **options)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two articles, one page without an article, and a file that is none of these."""
    for name, content in {"a.txt": "good", "b.html": "bad", "sub/c.txt": "good", "notes.xyz": "?"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)
    return tmp_path
