"""The contacts of the whole record, of a country, of a dyad: filtered, the latest first."""

from __future__ import annotations

from datetime import timedelta

import pytest
from invented_readings import FIRST, SIDES, WORDS, Fact, Invented

from dragoman.door import Record
from dragoman.record import contacts as module
from dragoman.record.contacts import ContactFilter, ContactList, contacts

POLAND = SIDES["POL"][1]
ARTICLES = (
    Invented((Fact(),)),
    Invented((Fact(days=(30, 30), medium="visit", words=WORDS[2]),), published=31, outlet="Herald", filler=1),
    Invented((Fact(days=(60, 60), medium="video", other=POLAND, status="planned", words=WORDS[3]),), published=50,
             outlet="Tribune", filler=2),
    Invented((Fact(kind="ACCUSE", words=WORDS[4]),), published=9, outlet="Post", filler=3),
)  # fmt: skip


def asked(record: Record, first: int = 0, count: int | None = None, **wanted: object) -> ContactList:
    with record.reading() as connection:
        return contacts(connection, ContactFilter(**wanted), first=first, count=count)


def test_only_contacts_are_listed_and_the_latest_first(record: Record) -> None:
    found = asked(record)
    assert [entry.medium for entry in found.contacts] == ["video", "visit", "phone"]
    assert found.total == 3


@pytest.mark.parametrize(
    ("wanted", "media"),
    [
        ({"between": ("FRA", "DEU")}, ["visit", "phone"]),
        ({"between": ("POL", "FRA")}, ["video"]),
        ({"parties": (POLAND.id,)}, ["video"]),
        ({"parties": ()}, []),
        ({"media": ("in_person",)}, ["visit"]),
        ({"media": ("phone", "video")}, ["video", "phone"]),
        ({"statuses": ("planned",)}, ["video"]),
        ({"levels": ("ministers",)}, []),
        ({"since": FIRST + timedelta(days=30)}, ["video", "visit"]),
        ({"until": FIRST}, ["phone"]),
    ],
)
def test_filters_leave_what_suits(record: Record, wanted: dict[str, object], media: list[str]) -> None:
    found = asked(record, **wanted)
    assert [entry.medium for entry in found.contacts] == media
    assert found.total == len(media)


def test_a_part_is_given_and_all_are_counted(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    found = asked(record, first=1, count=1)
    assert (found.total, [entry.medium for entry in found.contacts]) == (3, ["visit"])
    monkeypatch.setattr(module, "COUNTED", 2)
    assert asked(record).total == 2
