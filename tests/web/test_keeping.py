"""Pages are made once for as long as the record stays as it is, and anew as soon as it changes."""

from __future__ import annotations

from pathlib import Path

from invented_readings import Fact, reading
from starlette.testclient import TestClient

import dragoman
from dragoman.web.keeping import Kept


def test_what_was_used_last_is_kept() -> None:
    kept: Kept[str] = Kept(2)
    made = [kept.once(key, lambda key=key: made_of(key)) for key in "abac"]
    assert made == ["made a", "made b", "made a", "made c"]
    assert list(kept.values) == ["a", "c"]


def made_of(key: str) -> str:
    return f"made {key}"


def test_a_dossier_is_made_anew_when_something_is_read_or_decided(client: TestClient, record_path: Path) -> None:
    def contacts() -> list[dict[str, object]]:
        return client.get("/pair/FRA/DEU.json").json()["data"]["dossier"]["contacts"]

    with dragoman.open_record(record_path) as record:
        record.keep(reading(Fact()))
        (first,) = contacts()
        assert contacts() == [first]
        record.keep(reading(Fact(days=(9, 9)), filler="later"))
        assert len(contacts()) == 2
        record.decide("correct", str(first["key"]), author="test", detail={"fields": {"medium": "video"}})
        assert "video" in [contact["medium"] for contact in contacts()]
        undone = record.decisions()[-1]
        record.decide("undo", str(undone.id), author="test")
        assert "video" not in [contact["medium"] for contact in contacts()]


def test_the_state_of_a_record_is_the_same_while_nothing_changes(record_path: Path) -> None:
    with dragoman.open_record(record_path) as record:
        before = record.state()
        assert record.state() == before
        record.keep(reading(Fact()))
        assert record.state() != before
