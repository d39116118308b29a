"""What one reviewer decided is read a second time as it stood before, and by nothing else than what was asked for."""

from __future__ import annotations

from typing import Any

import pytest
from invented_readings import WORDS, Fact, Invented

from dragoman.door import Record
from dragoman.errors import QueryError
from dragoman.record.agreement import agreement
from dragoman.record.keys import article_key
from dragoman.record.review import Waiting
from dragoman.record.second_reading import decided_by

CALL = Invented((Fact(confidence=0.7),), outlet="Courier")
WRONG_PAGE = Invented(
    (Fact(kind="promise", days=(9, 9), words=WORDS[5]), Fact(kind="statement", words=WORDS[4])),
    outlet="Herald",
    filler=1,
)
ACCUSED = Invented((Fact(kind="ACCUSE", other=Fact().one, words=WORDS[4]),), outlet="Tribune", filler=2)
ARTICLES = (CALL, WRONG_PAGE, ACCUSED)


def served(record: Record, **limits: Any) -> list[Waiting]:
    """Return what a second reader is given."""
    with record.reading() as connection:
        return decided_by(connection, "eva", "tom", **limits)


def decide_on_all(record: Record, action: str) -> None:
    """Let the first reader decide on every report."""
    for (key,) in record.connection.execute("SELECT key FROM report ORDER BY key").fetchall():
        record.decide(action, key, author="eva")


def test_what_was_corrected_or_rejected_is_shown_as_it_was_read(record: Record) -> None:
    (call,) = record.events_between("FRA", "DEU", contacts=True)
    fields = {"medium": "visit", "earliest": "2025-03-01", "latest": "2025-03-01", "participants": "Brazil; Germany"}
    record.decide("correct", call.key, author="eva", detail={"fields": fields})
    (shown,) = served(record)
    assert (shown.what, shown.event) == ("event", call)
    record.decide("reject", call.key, author="eva")
    (shown,) = served(record)
    assert (shown.what, shown.event) == ("event", call)


def test_facts_of_withdrawn_articles_are_neither_served_nor_counted(record: Record) -> None:
    decide_on_all(record, "accept")
    assert len(served(record)) == 4
    withdrawal = record.decide("reject", article_key(WRONG_PAGE.reading.article), author="eva", note="a wrong page")
    assert len(served(record)) == 2
    for (key,) in record.connection.execute("SELECT key FROM report").fetchall():
        record.decide("reject", key, author="tom")
    with record.reading() as connection:
        assert agreement(connection, "eva", "tom")[0].both == 2
    record.decide("undo", str(withdrawal.id), author="eva")
    with record.reading() as connection:
        assert agreement(connection, "eva", "tom")[0].both == 4


@pytest.mark.parametrize("action", ["accept", "reject"])
def test_it_is_limited_as_the_queue_is(record: Record, action: str) -> None:
    decide_on_all(record, action)
    for limits, expected in (
        ({"kind": "contact"}, ["CONSULT"]), ({"kind": "commitment"}, ["promise"]), ({"kind": "statement"}, ["neutral"]),
        ({"kind": "event"}, ["ACCUSE", "CONSULT"]), ({"type": "ACCUSE"}, ["ACCUSE"]), ({"kind": "double"}, []),
        ({"pair": ("FRA", "DEU"), "kind": "event"}, ["CONSULT"]), ({"pair": ("FRA", "POL")}, []),
    ):  # fmt: skip
        found = [one.event or one.report for one in served(record, **limits)]
        assert sorted(entry.type for entry in found if entry) == expected, limits
    with pytest.raises(QueryError, match="'visit' is nothing that is reviewed"):
        served(record, kind="visit")
