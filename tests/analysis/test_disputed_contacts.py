"""A contact that is denied is shown, but ends no silence and is no last contact until a reviewer settles it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dragoman.analysis.dossier import dossier
from dragoman.analysis.relations import relations
from dragoman.analysis.rhythm import rhythm
from dragoman.analysis.types import Rhythm
from dragoman.door import Record, open_record
from dragoman.export.dossier_outline import dossier_outline
from dragoman.record.took_place import IN_DISPUTE, TOLD, TOOK_PLACE, in_dispute, is_told, took_place
from dragoman.web.brief.prefill import opening
from telling import article, contact, deed

DISPUTED = date(2025, 4, 10)
#: How much later than the call of January the day asked about is, and than the disputed one.
SINCE, SINCE_DISPUTED = 111, 25


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """Calls in January, and one in April that is denied; nothing after it but other news of the two."""
    with open_record(tmp_path / "record.db") as record:
        record.keep(article("2025-01-15", contact("2025-01-02"), contact("2025-01-14")))
        record.keep(article("2025-04-11", contact(DISPUTED), salt="told"))
        record.keep(article("2025-04-12", contact(DISPUTED, status="negated"), salt="denied"))
        record.keep(article("2025-05-05", deed("ACCUSE", "2025-05-04", score=-2.0), salt="later"))
        yield record


def settled(record: Record, value: str) -> None:
    """Settle the dispute."""
    (call,) = (one for one in record.events_between("USA", "ISR", contacts=True) if in_dispute(one))
    record.decide("settle", call.key, author="R.", detail={"about": "status", "value": value})


def asked(record: Record) -> Rhythm:
    with record.reading() as connection:
        return rhythm(connection, "USA", "ISR", as_of=date(2025, 5, 5))


@pytest.mark.parametrize("value", [None, "happened", "negated"])
def test_queries_and_entries_agree_on_what_took_place(record: Record, value: str | None) -> None:
    if value:
        settled(record, value)
    for query, said in ((TOOK_PLACE, took_place), (IN_DISPUTE, in_dispute), (TOLD, is_told)):
        with record.reading() as connection:
            keys = {row["key"] for row in connection.execute(f"SELECT key FROM event WHERE {query}")}
        assert keys == {one.key for one in record.events_between("USA", "ISR") if said(one)}, query


def test_it_ends_no_silence_and_is_told_beside_it(record: Record) -> None:
    found = asked(record)
    assert [moment.earliest for moment in found.disputed] == [DISPUTED]
    assert [silence.days for silence in found.silences] == [12]
    assert found.current is not None
    assert (found.current.days, found.current.days_if_disputed) == (SINCE, SINCE_DISPUTED)
    assert found.current.disputed == found.disputed


@pytest.mark.parametrize(("value", "days"), [("happened", SINCE_DISPUTED), ("negated", SINCE)])
def test_what_a_reviewer_settles_counts(record: Record, value: str, days: int) -> None:
    settled(record, value)
    found = asked(record)
    assert (found.current and found.current.days, found.disputed) == (days, ())


def test_a_contact_after_it_ends_the_whole_silence(record: Record) -> None:
    record.keep(article("2025-05-05", contact("2025-05-04"), salt="again"))
    last = asked(record).silences[-1]
    assert (last.days, last.days_if_disputed, len(last.disputed)) == (110, 24, 1)


def test_the_news_shows_it_and_breaks_no_silence_with_it(record: Record) -> None:
    news = record.news(as_of=date(2025, 5, 5), since=date(2025, 1, 1))
    assert [one.stands for one in news.contacts] == ["disputed", "happened", "happened"]
    assert news.silences == ()
    (pair,) = news.pairs
    assert (pair.contacts, pair.disputed, pair.latest) == (2, 1, date(2025, 1, 14))


def test_the_matrix_counts_it_beside_those_that_took_place(record: Record) -> None:
    (pair,) = record.matrix("2025-01-01", "2025-05-05").pairs
    assert (pair.contacts, pair.calls, pair.disputed, pair.last) == (2, 2, 1, date(2025, 1, 14))
    later = record.matrix("2025-04-01", "2025-05-05")
    assert [(pair.contacts, pair.disputed, pair.last) for pair in later.pairs] == [(0, 1, None)]
    assert later.countries == ()


def test_the_course_of_the_relation_leaves_it_out(record: Record) -> None:
    with record.reading() as connection:
        months = {one.since.month: one.events for one in relations(connection, "USA", "ISR").periods}
    assert (months[1], months.get(4, 0), months[5]) == (2, 0, 1)


def test_dossier_and_brief_say_what_hangs_on_it(record: Record) -> None:
    with record.reading() as connection:
        found = dossier(connection, "USA", "ISR", as_of=date(2025, 5, 5))
    beside = f"disputed one on Thu 10 April 2025 would make it {SINCE_DISPUTED} days"
    parts = {part.name: part for part in dossier_outline(found).parts}
    assert parts["contacts"].note.startswith("3 contacts: 2 took place, 1 disputed;")
    assert all(f"a {beside}" in line.details for line in parts["silences"].lines)
    assert any(f"A {beside} {{{{" in sentence for sentence in opening(found))


def test_a_brief_names_the_only_contact_that_there_may_have_been(tmp_path: Path) -> None:
    with open_record(tmp_path / "record.db") as record:
        record.keep(article("2025-04-11", contact(DISPUTED), salt="told"))
        record.keep(article("2025-04-12", contact(DISPUTED, status="negated"), salt="denied"))
        with record.reading() as connection:
            found = dossier(connection, "USA", "ISR", as_of=date(2025, 5, 5))
    assert found.rhythms[0].current is None
    assert "took place; whether there was one on Thu 10 April 2025 {{" in " ".join(opening(found))
