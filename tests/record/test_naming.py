"""Names as people type them: whole words, without accents, a state by its code too."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.errors import EntryNotFoundError
from dragoman.record.actors import actors_like
from dragoman.record.database import connect
from dragoman.record.entering_parties import recorded
from dragoman.record.naming import actors_named

ACTORS = (
    ("peru", "Peru", "state", "PER"),
    ("ecuador", "Ecuador", "state", "ECU"),
    ("operator", "Ecuador’s grid operator", "office", "ECU"),
    ("ministry", "Peruvian ministry", "group", "PER"),
    ("castano", "Hernán Castaño", "person", "COL"),
    ("office", "Hernan Castano's ministry", "group", "COL"),
    ("moller", "Per Stig Møller", "person", "DNK"),
    ("nobody", "Castaño", "unresolved", None),
    ("juma", "Juma Kileo", "person", "TZA"),
    ("kileo", "Kileo", "person", None),
    ("adama", "Adama Sowe", "person", "GMB"),
    ("local:sowe", "Sowe", "organisation", None),
    ("union", "African Union", "organisation", None),
    ("member", "African Union Sow", "person", None),
)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = connect(tmp_path / "a.db", write=True)
    connection.executemany("INSERT INTO actor (id, name, kind, country) VALUES (?, ?, ?, ?)", ACTORS)
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("PER", ["peru"]),
        ("Peru", ["peru"]),
        ("peru", ["peru"]),
        ("Republic of Ecuador", ["ecuador"]),
        ("ECU", ["ecuador"]),
        ("hernan castano", ["castano"]),
        ("HERNÁN CASTAÑO", ["castano"]),
        ("Hernan", ["castano", "office"]),
        ("Kileo", ["juma", "kileo"]),
        ("Sowe", ["adama", "local:sowe"]),
        ("African Union", ["union"]),
        ("Per", ["moller"]),
        ("Mr. Castano", ["castano"]),
        ("Foreign Minister Kileo", ["juma", "kileo"]),
        ("Dr Juma Kileo", ["juma"]),
        ("stig moller", ["moller"]),
        ("Peruv", ["ministry"]),
        ("grid operator", ["operator"]),
        ("castano's ministry", ["office"]),
    ],
)
def test_who_is_meant_by_what_is_typed(record: sqlite3.Connection, typed: str, meant: list[str]) -> None:
    assert actors_named(record, typed) == meant


@pytest.mark.parametrize("typed", ["erator", "stano", "Chile", "CHL", "%", ""])
def test_the_middle_of_a_word_is_no_name(record: sqlite3.Connection, typed: str) -> None:
    with pytest.raises(EntryNotFoundError, match="nobody in the record is called"):
        actors_named(record, typed)


def test_who_shares_words_with_a_name_is_suggested(record: sqlite3.Connection) -> None:
    with pytest.raises(EntryNotFoundError, match="did you mean African Union or African Union Sow"):
        actors_named(record, "Central African Union")
    with pytest.raises(EntryNotFoundError, match="try the surname"):
        actors_named(record, "Mr Chile")
    assert [one.id for one in actors_like(record, "Mr. Castaño")] == ["nobody", "castano"]


def test_what_is_typed_without_accents_finds_wherever_a_name_is_asked_for(record: sqlite3.Connection) -> None:
    assert [one.id for one in actors_like(record, "castano")] == ["nobody", "castano"]
    entered = recorded(record, "Hernan Castano", None)
    assert entered is not None
    assert entered.id == "castano"
