"""Search with facets: what is found over text, statements and events, how it is counted and limited."""

from __future__ import annotations

from datetime import timedelta

import pytest
from invented_readings import FIRST, SIDES, WORDS, Fact, Invented

from dragoman.door import Record
from dragoman.errors import QueryError
from dragoman.record import finding
from dragoman.record.facets import Limits
from dragoman.record.finding import OVER, Found, find
from dragoman.record.search import folded, search

POLAND = SIDES["POL"][1]
ARTICLES = (
    Invented((Fact(),), outlet="Courier"),
    Invented((Fact(words=WORDS[1]),), outlet="Herald", filler=1),
    Invented((Fact(kind="ACCUSE", other=POLAND, words=WORDS[4], days=(40, 40)),), published=41, outlet="Tribune",
             filler=2),
    Invented((Fact(kind="statement", words="said that grain transit and the minister matter to José"),), published=400,
             outlet="Herald", filler=3),
)  # fmt: skip


def found(record: Record, query: str, over: str = "text", count: int = 20, **limits: object) -> Found:
    with record.reading() as connection:
        return find(connection, query, over, Limits(**limits), count=count)


def counts(result: Found, facet: str) -> dict[str, int]:
    return {one.value: one.count for one in result.facets[facet]}


def test_over_text_it_finds_what_the_search_finds(record: Record) -> None:
    with record.reading() as connection:
        hits = search(connection, "grain transit")
    assert found(record, "grain transit").passages == tuple(hits)


def test_an_event_told_twice_is_found_once(record: Record) -> None:
    result = found(record, "grain transit", "events")
    assert result.total == 1
    assert result.facts[0].event == record.events_between("FRA", "DEU", contacts=True)[0].key
    assert counts(result, "country") == {"DEU": 1, "FRA": 1}


def test_a_statement_is_found_with_its_sentence_and_the_words_in_it(record: Record) -> None:
    (one,) = found(record, "grain", "statements").facts
    assert [one.sentence[start:end] for start, end in one.found] == ["grain"]
    assert one.event is None


def test_a_word_that_tells_nothing_is_looked_for_in_the_words_of_the_fact(record: Record) -> None:
    assert found(record, "minister", "statements").total == 1
    assert found(record, "minister", "events").total == 0


def test_accents_make_no_difference_and_no_offset_moves(record: Record) -> None:
    assert len(folded("José ﬁ Ångström")) == len("José ﬁ Ångström")
    (one,) = found(record, "Jose").passages
    assert [one.text[start:end] for start, end in one.found] == ["José"]


@pytest.mark.parametrize(
    ("limits", "total"),
    [
        ({}, 3), ({"sources": ("Herald",)}, 2), ({"sources": ("Herald", "Courier")}, 3), ({"types": ("CONSULT",)}, 2),
        ({"countries": ("POL",)}, 0), ({"periods": ("2026",)}, 1), ({"periods": ("2025-03", "2026")}, 3),
        ({"until": FIRST + timedelta(days=9)}, 2), ({"since": FIRST + timedelta(days=9)}, 1),
    ],
)  # fmt: skip
def test_limits_leave_what_suits(record: Record, limits: dict[str, object], total: int) -> None:
    assert found(record, "grain", **limits).total == total


def test_a_facet_counts_what_another_choice_of_it_would_find(record: Record) -> None:
    result = found(record, "grain", sources=("Courier",), periods=("2025",))
    assert counts(result, "source") == {"Courier": 1, "Herald": 1}
    assert counts(result, "period") == {"2025-03": 1}
    assert counts(found(record, "grain", periods=("2025",)), "period") == {"2025": 2, "2025-03": 2, "2026": 1}


def test_only_the_part_asked_for_is_looked_up(record: Record) -> None:
    result = found(record, "grain", count=1)
    assert (result.total, len(result.passages)) == (3, 1)


def test_it_says_where_there_is_more_than_it_looked_at(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not found(record, "grain", "events").more
    monkeypatch.setattr(finding, "LOOKED_AT", 2)
    assert found(record, "grain", "events").more


@pytest.mark.parametrize("over", OVER)
@pytest.mark.parametrize("query", ["", "AND", '"open', "<script>"])
def test_what_cannot_be_understood_is_said_to_be_so(record: Record, query: str, over: str) -> None:
    if query == "<script>":
        assert found(record, query, over).total == 0
    else:
        with pytest.raises(QueryError):
            found(record, query, over)


def test_nothing_else_is_searched(record: Record) -> None:
    with pytest.raises(QueryError, match="text, statements, events"):
        found(record, "grain", "titles")
