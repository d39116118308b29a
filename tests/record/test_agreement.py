"""How far two reviewers agree: the published examples of alpha, and what is compared."""

from __future__ import annotations

import sys

import pytest
from invented_readings import WORDS, Fact, Invented

from dragoman.door import Record
from dragoman.errors import DecisionError
from dragoman.record.agreement import Agreement, agreement, alpha_of
from dragoman.record.second_reading import decided_by

#: Six events on six days.
ARTICLES = tuple(
    Invented(
        (Fact(days=(number * 10, number * 10), words=WORDS[number], confidence=0.7),),
        published=number * 10,
        outlet=f"Courier {number}",
        filler=number % 4,
    )
    for number in range(6)
)


def keys(record: Record) -> list[str]:
    return [row[0] for row in record.connection.execute("SELECT key FROM event ORDER BY key")]


def agreed(record: Record, one: str = "eva", other: str = "tom") -> dict[str, Agreement]:
    with record.reading() as connection:
        return {found.about: found for found in agreement(connection, one, other)}


@pytest.mark.parametrize(
    ("one", "other", "alpha"),
    [("0100000010", "1110010000", 0.095), ("aabbdcccedda", "babbbccceddd", 0.692)],
)
def test_alpha_is_that_of_the_published_examples(one: str, other: str, alpha: float) -> None:
    # K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011, sections A and B.
    assert alpha_of(list(zip(one, other, strict=True))) == pytest.approx(alpha, abs=0.0006)


def test_alpha_is_not_defined_where_only_one_value_was_given() -> None:
    assert alpha_of([("accept", "accept")] * 5) is None
    assert alpha_of([]) is None


def test_reviewers_are_compared_on_the_reports_that_both_decided_on(record: Record) -> None:
    first, second, third, fourth, *rest = keys(record)
    for key in (first, second, third, fourth):
        record.decide("accept", key, author="eva")
    record.decide("accept", rest[0], author="eva")
    record.decide("accept", first, author="tom")
    record.decide("accept", second, author="tom")
    record.decide("reject", third, author="tom")
    found = agreed(record)["decision"]
    assert (found.both, found.same) == (3, 2)
    assert found.alpha == pytest.approx(0.0)
    assert found.differences == ((third, "accept", "reject"),)


def test_fields_are_compared_where_one_corrected_them(record: Record) -> None:
    first, second, *_ = keys(record)
    record.decide("correct", first, author="eva", detail={"fields": {"medium": "video"}})
    record.decide("correct", first, author="tom", detail={"fields": {"medium": "video"}})
    record.decide("correct", second, author="eva", detail={"fields": {"medium": "video"}})
    record.decide("accept", second, author="tom")
    found = agreed(record)
    assert found["medium"].differences == ((second, "video", "phone"),)
    assert "status" not in found


def test_who_takes_part_is_compared_by_who_it_is_and_not_by_the_order(record: Record) -> None:
    first, second, third, *_ = keys(record)
    for key, mine, theirs in (
        (first, "Brazil; Alix Morel", "Alix Morel; BRA"), (second, "Brazil; Alix Morel", "Kenya; Alix Morel"),
    ):  # fmt: skip
        record.decide("correct", key, author="eva", detail={"fields": {"participants": mine}})
        record.decide("correct", key, author="tom", detail={"fields": {"participants": theirs}})
    record.decide("accept", third, author="eva")
    record.decide("correct", third, author="tom", detail={"fields": {"participants": "Jutta Brandt; Alix Morel"}})
    found = agreed(record)["participants"]
    assert (found.both, found.same) == (3, 2)
    assert found.differences == ((second, "Alix Morel (Q1); Brazil (Q155)", "Alix Morel (Q1); Kenya (Q114)"),)


def test_what_was_taken_back_is_not_compared(record: Record) -> None:
    first, *_ = keys(record)
    record.decide("accept", first, author="eva")
    wrong = record.decide("reject", first, author="tom")
    record.decide("undo", str(wrong.id), author="tom")
    assert agreed(record)["decision"].both == 0


def test_joining_and_telling_apart_is_compared(record: Record) -> None:
    first, second, *_ = keys(record)
    record.decide("merge", first, author="eva", detail={"with": second})
    record.decide("split", min(first, second), author="tom", detail={"reports": [second]})
    found = agreed(record)["same event"]
    assert (found.both, found.same) == (1, 0)


def test_a_second_reviewer_gets_what_the_first_decided_and_nothing_else(record: Record) -> None:
    first, second, third, *_ = keys(record)
    record.decide("accept", first, author="eva")
    record.decide("reject", second, author="eva")
    taken_back = record.decide("accept", third, author="eva")
    record.decide("undo", str(taken_back.id), author="eva")
    with record.reading() as connection:
        assert {one.key for one in decided_by(connection, "eva", "tom")} == {first, second}
    record.decide("accept", first, author="tom")
    with record.reading() as connection:
        assert [one.key for one in decided_by(connection, "eva", "tom")] == [second]


def test_a_reviewer_who_decided_nothing_is_an_error_that_names_those_who_did(record: Record) -> None:
    record.decide("accept", keys(record)[0], author="eva")
    with pytest.raises(DecisionError, match=r"'tim' has decided nothing.*eva"):
        agreed(record, "eva", "tim")
    with pytest.raises(DecisionError, match="name two"):
        agreed(record, "eva", "eva")


def test_without_the_library_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "krippendorff", None)
    with pytest.raises(DecisionError, match=r"pip install 'dragoman\[review\]'"):
        alpha_of([("accept", "reject")])
