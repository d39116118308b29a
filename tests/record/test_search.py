"""Search: words, phrases, AND, OR, NOT, NEAR, a star; and where each word found stands."""

from __future__ import annotations

import pytest
from invented_readings import Fact, Invented

from dragoman.door import Record
from dragoman.errors import QueryError

GRAIN = "agreed to open a humanitarian corridor for grain near Rafah"
STEEL = "quarrelled over steel, grain and the São Tomé fishery"


ARTICLES = (Invented((Fact(words=GRAIN),)), Invented((Fact(words=STEEL),), filler=1, outlet="Herald"))


def outlets(record: Record, query: str) -> list[str | None]:
    """Return the outlets of the articles that answer a query."""
    return sorted({hit.article.outlet for hit in record.search(query)})


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("corridor", ["Courier"]),
        ("grain", ["Courier", "Herald"]),
        ("GRAIN steel", ["Herald"]),
        ("corridor OR steel", ["Courier", "Herald"]),
        ("grain NOT steel", ["Courier"]),
        ('"humanitarian corridor"', ["Courier"]),
        ('"corridor humanitarian"', []),
        ('"humanitarian corridor" NEAR Rafah', ["Courier"]),
        ("humanitarian NEAR/1 Rafah", []),
        ("(steel OR corridor) AND grain", ["Courier", "Herald"]),
        ("humanit*", ["Courier"]),
        ("sao tome", ["Herald"]),
        ("corridor's", []),
    ],
)
def test_a_query_finds_the_articles_that_answer_it(query: str, found: list[str], record: Record) -> None:
    assert outlets(record, query) == found


def test_a_hit_is_a_paragraph_with_the_places_of_its_words(record: Record) -> None:
    (hit,) = record.search('"humanitarian corridor" NEAR Rafah')
    text = record.reading_of(hit.article.key).article.text
    assert text[hit.start : hit.start + len(hit.text)] == hit.text
    assert [hit.text[start:end] for start, end in hit.found] == ["humanitarian corridor", "Rafah"]


def test_at_most_so_many_are_returned(record: Record) -> None:
    assert len(record.search("grain", limit=1)) == 1


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", "there is nothing to search for"),
        ("AND", "there is nothing to search for"),
        ('"grain', "a quote is not closed"),
        ("NEAR Rafah", "NEAR needs a word or phrase on either side"),
        ("grain AND", "AND needs a word or phrase on either side, as in: ferry AND river"),
        ("OR grain", "OR needs a word or phrase on either side"),
        ("grain AND OR border", "AND needs a word or phrase on either side"),
        ("(grain", "a parenthesis is not closed"),
        ("grain)", "a parenthesis is closed that was not opened"),
        ("grain ()", "a parenthesis has nothing to close"),
    ],
)
def test_a_query_that_cannot_be_understood_says_why(query: str, message: str, record: Record) -> None:
    with pytest.raises(QueryError, match=message) as refused:
        record.search(query)
    assert "fts5" not in refused.value.message


@pytest.mark.parametrize("query", ["grain (grain OR ship)", "(grain OR ship) grain", "grain AND NOT zeppelin"])
def test_parentheses_and_a_not_after_an_and_are_understood(query: str, record: Record) -> None:
    assert record.search(query)


def test_a_star_needs_some_letters_before_it(record: Record) -> None:
    assert record.search("gra*")
    with pytest.raises(QueryError, match="at least 3 letters"):
        record.search("g*")
