"""Pages are made once for as long as the record stays as it is, and anew as soon as it changes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from invented_readings import Fact, reading
from msgspec.structs import replace
from starlette.testclient import TestClient

import alert_records
import dragoman
from dragoman.errors import RecordError
from dragoman.web.keeping import Kept
from dragoman.web.settings import caps
from dragoman.web.shelf import Shelf
from dragoman.web.types import Page


def test_what_was_used_last_is_kept() -> None:
    kept: Kept[str] = Kept(2)
    made = [kept.once(key, lambda key=key: made_of(key)) for key in "abac"]
    assert made == ["made a", "made b", "made a", "made c"]
    assert list(kept.values) == ["a", "c"]


def made_of(key: str) -> str:
    return f"made {key}"


def test_who_asks_for_what_is_being_made_waits_for_it() -> None:
    kept: Kept[str] = Kept(2)
    made: list[int] = []
    begun, may_end = Event(), Event()

    def slowly() -> str:
        made.append(1)
        begun.set()
        assert may_end.wait(10)
        return "made"

    with ThreadPoolExecutor(4) as pool:
        asking = [pool.submit(kept.once, "page", slowly) for _ in range(4)]
        assert begun.wait(10)
        may_end.set()
        assert [one.result() for one in asking] == ["made"] * 4
    assert made == [1]


def test_what_could_not_be_made_is_tried_again() -> None:
    kept: Kept[str] = Kept(2)

    def fails() -> str:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        kept.once("page", fails)
    assert kept.once("page", lambda: "made") == "made"


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(replace(caps(), slow_seconds=0.0, shown_again=1e9))


def test_a_slow_page_is_shown_again_while_others_add_but_not_after_a_decision(shelf: Shelf, record_path: Path) -> None:
    count = iter(range(9))

    def asked(record: dragoman.Record) -> object:
        return shelf.page(record, "/", lambda: Page(title=str(next(count)), template="", data=None)).page.title

    with dragoman.open_record(record_path) as record:
        assert asked(record) == "0"
        record.keep(reading(Fact()))
        assert asked(record) == "0"
        event = record.events_between("FRA", "DEU")[0].key
        record.decide("accept", event, author="test")
        assert asked(record) == "1"


def test_a_page_that_is_not_made_anew_in_time_is_shown_as_it_was(record_path: Path) -> None:
    shelf = Shelf(replace(caps(), slow_seconds=0.0, shown_again=0.0))

    def made(record: dragoman.Record) -> Page:
        with record.reading() as connection:
            connection.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n")
        return Page(title="", template="", data=None)

    with dragoman.open_record(record_path) as record:
        before = shelf.page(record, "/", lambda: Page(title="before", template="", data=None))
        event = record.keep(reading(Fact())) and record.events_between("FRA", "DEU")[0].key
        record.connection.set_progress_handler(lambda: 1, 1_000_000)
        assert shelf.page(record, "/", lambda: made(record)).page == before.page
        with pytest.raises(RecordError):
            shelf.page(record, "/other", lambda: made(record))
        record.connection.set_progress_handler(None, 0)
        record.decide("accept", event, author="test")
        record.connection.set_progress_handler(lambda: 1, 1_000_000)
        with pytest.raises(RecordError):
            shelf.page(record, "/", lambda: made(record))


def test_a_quick_page_is_made_anew_as_soon_as_something_is_added(record_path: Path) -> None:
    shelf = Shelf(replace(caps(), slow_seconds=3600.0))
    with dragoman.open_record(record_path) as record:
        made = [shelf.page(record, "/", lambda: Page(title="", template="", data=None))]
        record.keep(reading(Fact()))
        made.append(shelf.page(record, "/", lambda: Page(title="", template="", data=None)))
    assert made[0].state != made[1].state


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


def test_an_alert_shows_on_the_first_page_as_soon_as_it_is_told(client: TestClient, record_path: Path) -> None:
    with dragoman.open_record(record_path) as record:
        record.keep(reading(Fact()))
    alert_records.watch(record_path, {"name": "calls", "when": "contact", "between": ["FRA", "DEU"]})
    assert "None yet" in client.get("/").text
    told = alert_records.told(record_path)
    page = client.get("/").text
    assert told and told[0].title in page
    assert "None yet" not in page


def test_the_state_of_a_record_is_the_same_while_nothing_changes(record_path: Path) -> None:
    with dragoman.open_record(record_path) as record:
        before = record.state()
        assert record.state() == before
        record.keep(reading(Fact()))
        assert record.state() != before
