"""Reviewed facts come out with their sentence, their spans, what was made of them, and by whom."""

from __future__ import annotations

import json
from typing import Any

from invented_readings import Fact, Invented

from dragoman.door import Record
from dragoman.export.training import training_lines
from dragoman.record.entering import HandFact, hand_reading

ARTICLES = tuple(
    Invented((Fact(days=(days, days)),), published=days, outlet=f"Courier {days}") for days in (0, 20, 40, 60)
)


def examples(record: Record) -> dict[str, dict[str, Any]]:
    with record.reading() as connection:
        return {one["report"]: one for one in map(json.loads, training_lines(connection))}


def keys(record: Record) -> list[str]:
    return [row[0] for row in record.connection.execute("SELECT key FROM event ORDER BY key")]


def test_only_what_was_reviewed_comes_out_with_what_was_decided(record: Record) -> None:
    accepted, rejected, corrected, _ = keys(record)
    record.decide("accept", accepted, author="eva")
    record.decide("reject", rejected, author="tom", note="a rumour")
    record.decide("correct", corrected, author="eva", detail={"fields": {"status": "planned"}})
    found = examples(record)
    assert {key: one["verdict"] for key, one in found.items()} == {
        accepted: "accepted", rejected: "rejected", corrected: "corrected",
    }  # fmt: skip
    assert found[rejected]["right"] is None
    assert [(d["author"], d["action"], d["note"]) for d in found[rejected]["decisions"]] == [
        ("tom", "reject", "a rumour")
    ]
    assert (found[corrected]["read"]["status"], found[corrected]["right"]["status"]) == ("happened", "planned")
    assert found[corrected]["decisions"][0]["fields"] == {"status": "planned"}
    assert found[accepted]["read"] == found[accepted]["right"]


def test_who_takes_part_is_told_as_it_was_read_and_as_it_is_right(record: Record) -> None:
    corrected, accepted, *_ = keys(record)
    record.decide("accept", accepted, author="eva")
    record.decide("correct", corrected, author="eva", detail={"fields": {"participants": "Brazil; Alix Morel"}})
    found = examples(record)
    names = [[party["name"] for party in found[corrected][said]["participants"]] for said in ("read", "right")]
    assert names == [["Alix Morel", "Jutta Brandt"], ["Brazil", "Alix Morel"]]
    assert not {"actors", "recipients", "by", "to", "speaker"} & found[corrected]["right"].keys()
    assert found[corrected]["decisions"][0]["fields"]["participants"][0]["actor"] == "Q155"
    assert {span["role"] for span in found[corrected]["spans"]} == {"evidence"}


def test_spans_point_at_their_words_in_the_sentence(record: Record) -> None:
    record.decide("accept", keys(record)[0], author="eva")
    [one] = examples(record).values()
    assert one["sentence"].startswith("Alix Morel and Jutta Brandt spoke by phone")
    assert "evidence" in {span["role"] for span in one["spans"]}
    for span in one["spans"]:
        assert one["sentence"][span["start"] : span["end"]] == span["text"]
    text = record.reading_of(one["article"]).article.text
    assert text[one["start"] :].startswith(one["sentence"])


def test_what_was_taken_back_does_not_come_out(record: Record) -> None:
    decision = record.decide("accept", keys(record)[0], author="eva")
    record.decide("undo", str(decision.id), author="eva")
    assert examples(record) == {}


def test_a_fact_entered_by_hand_comes_out_as_such(record: Record) -> None:
    fact = HandFact(parties=("FRA", "DZA"), medium="phone", quote="Macron called Tebboune.", source="Le Courrier")
    record.keep(hand_reading(fact), author="eva")
    [one] = examples(record).values()
    assert (one["verdict"], one["sentence"]) == ("entered", "Macron called Tebboune.")
    assert [(d["author"], d["action"]) for d in one["decisions"]] == [("eva", "enter")]
