import io
import multiprocessing
import sys
from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import (
    ArticleError,
    DateError,
    DragomanError,
    FactNotFoundError,
    ForbiddenAddressError,
    LanguageError,
    SourceError,
)
from dragoman.reader import explain, read, read_all
from dragoman.types import Reading

TEXT = """The foreign ministers of Norway and Ghana spoke by phone on Tuesday. Norwegian Foreign Minister Kari Holm \
urged Accra to send its negotiators to Bergen by the end of June. Ghana agreed to send a delegation, her office said.

“We will not walk away from these talks,” Holm told reporters in Oslo. Relations between the two countries have \
cooled over recent months."""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


class Input(io.TextIOWrapper):
    """Standard input with the bytes given."""

    def __init__(self, content: bytes) -> None:
        super().__init__(io.BytesIO(content), encoding="utf-8")


def test_standard_input(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Input(article.read_bytes()))
    reading = read("-", date="2024-03-06")
    assert reading.article.source == "-"
    assert reading.contacts == read(str(article), date="2024-03-06").contacts
    assert reading.contacts


def test_empty_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Input(b""))
    with pytest.raises(ArticleError):
        read("-")


def test_a_date_may_be_given_as_text_or_as_a_date(article: Path) -> None:
    by_text, by_date = (read(str(article), date=day) for day in ("2024-03-06", date(2024, 3, 6)))
    assert by_text == by_date
    published = by_text.article.published
    assert published is not None
    assert (published.basis, published.earliest, published.latest) == ("given", date(2024, 3, 6), date(2024, 3, 6))
    contact = by_text.contacts[0]
    assert contact.date is not None
    assert contact.date.earliest == contact.date.latest == date(2024, 3, 5)


def test_address_and_outlet_are_kept(article: Path) -> None:
    reading = read(str(article), url="https://news.example/talks", outlet="The Example")
    assert reading.article.url == "https://news.example/talks"
    assert reading.article.outlet == "The Example"


def test_the_reading_says_what_made_it(article: Path) -> None:
    import dragoman
    from dragoman.language.encoder import load_encoder

    reading = read(str(article))
    assert reading.dragoman == dragoman.__version__
    assert reading.model == load_encoder().name


def refusals(folder: Path) -> list[tuple[str, type[DragomanError]]]:
    """Return sources that cannot be read, each with its error."""
    german = "Der Minister traf am Montag seinen Amtskollegen in Wien, um über die Verträge zu sprechen. " * 20
    files = {"empty.txt": b"", "binary.html": bytes(range(256)) * 40, "german.txt": german.encode()}
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [
        (str(folder / "empty.txt"), ArticleError),
        (str(folder / "binary.html"), ArticleError),
        (str(folder / "german.txt"), LanguageError),
        (str(folder / "missing.txt"), SourceError),
        ("http://127.0.0.1:9/a", ForbiddenAddressError),
        ("ftp://news.example/a", SourceError),
    ]


def test_bad_articles_do_not_keep_good_ones_from_being_read(article: Path, tmp_path: Path) -> None:
    bad = refusals(tmp_path)
    sources = [source for name, _ in bad for source in (str(article), name)]
    results = list(read_all(sources))
    assert all(isinstance(result, Reading) for result in results[::2])
    for (source, error), result in zip(bad, results[1::2], strict=True):
        assert isinstance(result, error), result
        assert result.source == source
        assert result.message


def test_one_bad_article_alone_is_raised(tmp_path: Path) -> None:
    for source, error in refusals(tmp_path):
        with pytest.raises(error):
            read(source)


@pytest.mark.parametrize("day", ["yesterday", "2024-13-01", ""])
def test_a_date_that_is_none(article: Path, day: str) -> None:
    with pytest.raises(DateError):
        read(str(article), date=day)


def test_an_error_in_the_program_is_an_error_of_one_article(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(text: str, headings: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("dragoman.language.analysis.analyse", fail)
    (result,) = read_all([str(article)])
    assert isinstance(result, ArticleError)
    assert result.source == str(article)
    assert "ZeroDivisionError: a bug" in result.message


def test_killed_workers_are_errors_of_the_articles_that_they_had(article: Path) -> None:
    results = read_all([str(article)] * 12, workers=2)
    assert isinstance(next(results), Reading)
    for process in multiprocessing.active_children():
        process.kill()
    rest = list(results)
    assert len(rest) == 11
    errors = [result for result in rest if not isinstance(result, Reading)]
    assert errors
    assert all(isinstance(e, ArticleError) and "fewer workers" in e.message for e in errors)
    assert {error.source for error in errors} == {str(article)}


def test_nothing_to_read(tmp_path: Path) -> None:
    assert list(read_all([])) == []
    with pytest.raises(DragomanError):
        read(str(tmp_path))


def test_a_folder_gives_its_articles_in_order(article: Path, tmp_path: Path) -> None:
    (tmp_path / "b.html").write_text(f"<html><body><article><p>{TEXT}</p></article></body></html>", encoding="utf-8")
    results = list(read_all([str(tmp_path)]))
    assert [Path(r.article.source).name for r in results if isinstance(r, Reading)] == ["article.txt", "b.html"]


def test_results_come_one_by_one(article: Path) -> None:
    results = read_all([str(article)] * 10_000)
    assert isinstance(next(results), Reading)
    results.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["events", "contacts", "statements", "commitments", "assessments"])
def test_a_fact_of_each_list_is_explained(article: Path, name: str) -> None:
    reading = read(str(article), date="2024-03-06")
    facts = getattr(reading, name)
    assert facts, f"the article holds {name}"
    for fact in facts:
        trace = explain(fact.id, str(article), date="2024-03-06")
        assert (trace.fact, trace.list) == (fact.id, name)
        assert any(step.about == "score" for step in trace.steps)
        assert all(step.reason for step in trace.steps)
        for step in trace.steps:
            if step.words is not None:
                assert reading.article.text[step.words.start : step.words.end] == step.words.quote


def test_the_beginning_of_an_identifier_is_enough_where_no_other_begins_so(article: Path) -> None:
    event = read(str(article)).events[0]
    assert explain(event.id[:-2], str(article)).fact == event.id


@pytest.mark.parametrize("identifier", ["no-such-fact", ""])
def test_an_identifier_that_leads_to_no_fact_or_to_several(article: Path, identifier: str) -> None:
    with pytest.raises(FactNotFoundError) as caught:
        explain(identifier, str(article))
    assert caught.value.source == str(article)


def test_explaining_what_cannot_be_read_names_the_source(tmp_path: Path) -> None:
    for source, error in refusals(tmp_path):
        with pytest.raises(error) as caught:
            explain("any", source)
        assert caught.value.source == source
