"""What stands in the columns of a data frame: each of one type, and what is missing missing everywhere."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest
from invented_readings import SIDES, Fact, person, reading

from dragoman.door import Record
from dragoman.errors import QueryError
from dragoman.exchange.analysed import ANALYSES
from dragoman.exchange.frames import PANDAS, POLARS
from dragoman.exchange.tables import ANALYSED, TABLES, layouts

NOBODY = person("local:reed", "Reed", None, None)
LAYOUTS = layouts() | layouts(ANALYSED)


@pytest.mark.parametrize("table", [*TABLES, *ANALYSES])
def test_every_column_has_the_type_of_its_definition_with_rows_and_without(
    table: str, record: Record, other: Record
) -> None:
    kinds = {column["name"]: column["type"] for column in LAYOUTS[table]["columns"]}
    for some in (record, other):
        pandas, polars = some.frame(table), some.frame(table, library="polars")
        told = {name: str(dtype).removesuffix("[python]") for name, dtype in pandas.dtypes.items()}
        assert told == {name: PANDAS[kind] for name, kind in kinds.items()}
        days = {name: "Date" if kind == "date" else POLARS[kind] for name, kind in kinds.items()}
        assert {name: str(dtype) for name, dtype in zip(polars.columns, polars.dtypes, strict=True)} == days


@pytest.mark.parametrize("table", ["events", "contacts", "statements", "commitments"])
def test_text_that_is_missing_is_missing_everywhere(table: str, record: Record) -> None:
    rows: list[dict[str, Any]] = record.frame(table, library="polars").to_dicts()
    assert rows
    assert not [name for row in rows for name, value in row.items() if value == ""]
    assert any(value is None for row in rows for value in row.values())


def test_each_of_the_people_of_a_contact_stands_beside_a_country(record: Record) -> None:
    made = reading(Fact(words="met three others in Bonn"), filler="four of them")
    everybody = (*SIDES["FRA"][:2], NOBODY, SIDES["DEU"][0])
    contact = msgspec.structs.replace(made.contacts[0], participants=tuple(one.id for one in everybody))
    record.keep(msgspec.structs.replace(made, contacts=(contact,), actors=everybody))
    found = [
        dict(zip(row["people"].split("; "), row["country_of_each"].split("; "), strict=True))
        for row in record.frame("contacts", library="polars").to_dicts()
    ]
    assert {"Alix Morel": "FRA", "Remi Dorval": "FRA", "Reed": "–", "Jutta Brandt": "DEU"} in found


COLUMNS_OF_EACH = {
    "events": (("actors", "actor_country_of_each"), ("recipients", "recipient_country_of_each")),
    "contacts": (("people", "country_of_each"),),
    "statements": (("speakers", "country_of_each"),),
    "commitments": (("by", "by_country_of_each"), ("to", "to_country_of_each")),
}


@pytest.mark.parametrize("table", COLUMNS_OF_EACH)
def test_countries_of_each_line_up_with_the_names(table: str, record: Record) -> None:
    made = reading(Fact(kind="ACCUSE", words="accused the others"))
    acting, reached = SIDES["FRA"][:2], (NOBODY, SIDES["DEU"][0])
    sides = {"actors": tuple(one.id for one in acting), "recipients": tuple(one.id for one in reached)}
    events = tuple(msgspec.structs.replace(event, **sides) for event in made.events)
    record.keep(msgspec.structs.replace(made, events=events, actors=(*acting, *reached)))
    rows = record.frame(table, library="polars").to_dicts()
    pairs = [(row[names], row[each]) for row in rows for names, each in COLUMNS_OF_EACH[table]]
    assert any(names for names, _ in pairs)
    assert all((names or "").count("; ") == (each or "").count("; ") for names, each in pairs)
    if table == "events":
        assert {("Alix Morel; Remi Dorval", "FRA; FRA"), ("Jutta Brandt; Reed", "DEU; –"), (None, None)} <= {*pairs}


def test_events_say_their_category_and_whether_they_are_only_looked_back_at(record: Record) -> None:
    record.keep(reading(Fact(kind="AID", historical=True, words="sent tents"), filler="long ago"))
    rows = record.frame("events", library="polars").to_dicts()
    assert [(row["quad"], row["historical"]) for row in rows if row["type"] == "AID"] == [
        ("MATERIAL COOPERATION", True)
    ]
    assert {row["historical"] for row in rows if row["type"] == "ACCUSE"} == {False}
    assert {row["quad"] for row in rows if row["kind"] != "event"} == {None}


def test_copies_of_a_statement_share_an_origin(record: Record) -> None:
    said = Fact(kind="statement", words="said that the harbour was open")
    for outlet in ("Courier", "Herald"):
        record.keep(reading(said, outlet=outlet, filler=" ".join(f"elm{number}" for number in range(60))))
    rows = [row for row in record.frame("statements", library="polars").to_dicts() if "harbour" in row["quote"]]
    assert (len(rows), len({row["origin"] for row in rows})) == (2, 1)


def test_commitments_are_those_of_the_list_as_of_the_same_day(record: Record) -> None:
    late = Fact(kind="promise", days=(3, 4), words="promised to have sent the engineers")
    record.keep(reading(late, published=40, filler="much later"))
    record.keep(reading(Fact(kind="promise", one=NOBODY, other=NOBODY, words="promised to write"), filler="nowhere"))
    for day in (None, date(2025, 3, 20), date(2025, 5, 1)):
        listed = {fate.commitment.key for fate in record.commitments(as_of=day)}
        assert set(record.frame("commitments", until=day)["key"]) == listed
    words = [fate.commitment.quote for fate in record.commitments()]
    assert any("to write" in quote for quote in words)


@pytest.mark.parametrize("between", [("FRA",), "FRA", ("FRA", "DEU", "POL")])
def test_a_pair_is_two_countries(between: Any, record: Record) -> None:
    with pytest.raises(QueryError, match="expected two countries"):
        record.frame("events", between=between)
    with pytest.raises(QueryError, match="expected two countries"):
        record.commitments(between=between)


@pytest.mark.parametrize("table", ["contacts", "silences", "claims", "tone"])
def test_what_is_between_two_countries_is_not_asked_of_one(table: str, record: Record) -> None:
    with pytest.raises(QueryError, match="FRA is one country"):
        record.frame(table, between=("FRA", "France"))


def test_contacts_say_who_sought_them_and_what_they_were_about(record: Record) -> None:
    made = reading(Fact(days=(60, 60), historical=True, words="rang the other about the rails"), published=90)
    sought = msgspec.structs.replace(made.contacts[0], initiator=made.contacts[0].participants[1])
    record.keep(msgspec.structs.replace(made, contacts=(sought,)))
    for table in ("contacts", "events"):
        rows = {row["quote"]: row for row in record.frame(table, library="polars").to_dicts() if row["medium"]}
        cable = rows["spoke by phone on Tuesday"]
        assert cable["topics"] == "negotiations over an Arctic data cable; delays to the seabed survey"
        assert (cable["initiator"], cable["historical"]) == (None, False)
        rails = next(row for quote, row in rows.items() if "rails" in quote)
        assert (rails["initiator"], rails["topics"], rails["historical"]) == (SIDES["DEU"][0].name, None, True)
    reports = {row["quote"]: row for row in record.frame("sources", library="polars").to_dicts()}
    assert reports["spoke by phone on Tuesday"]["topics"] == cable["topics"]
    assert {row["historical"] for quote, row in reports.items() if "rails" in quote} == {True}


def test_statements_say_how_they_are_quoted(record: Record) -> None:
    said = {row["quote"]: row["quoted"] for row in record.frame("statements", library="polars").to_dicts()}
    assert said["We did not discuss sanctions"] == "direct"
    assert {"direct", "indirect", "mixed"} == {*said.values()}
    for table in ("events", "sources"):
        rows = record.frame(table, library="polars").to_dicts()
        assert {row["quote"]: row["quoted"] for row in rows if row["quoted"]} == said
