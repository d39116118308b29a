"""Who takes part is corrected like any other field: by name, for ever, and back again."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from invented_readings import SIDES, Fact, Invented, state_of

from dragoman.door import Record, open_record
from dragoman.errors import DecisionError, EntryNotFoundError
from dragoman.record import entering_parties, rereading
from dragoman.record.adding import add_reading
from dragoman.record.types import Report

#: A call, an accusation, a promise, what somebody said.
KINDS = {"contact": "contact", "event": "ACCUSE", "commitment": "promise", "statement": "statement"}
POLAND = SIDES["POL"][1]


#: A call told by two outlets, by one of them with the wrong minister, and a fact of each kind.
ARTICLES = (
    Invented((Fact(),), outlet="Courier"),
    Invented((Fact(other=SIDES["DEU"][1]),), outlet="Herald", filler=1),
    Invented(
        tuple(Fact(kind=kind) for kind in KINDS.values() if kind != "contact"),
        outlet="Tribune",
        filler=2,
        published=30,
    ),
)


def report(record: Record, kind: str, outlet: str | None = None) -> Report:
    """Return the report of a kind, of an outlet where several have one."""
    row = record.connection.execute(
        """SELECT report.key FROM report JOIN article ON article.id = report.article
           WHERE iif(contact IS NULL, kind, 'contact') = ? AND coalesce(outlet = ?, 1)""",
        (kind, outlet),
    ).fetchone()
    return record.report(row[0])


def correct(record: Record, key: str, field: str, value: object) -> int:
    return record.decide("correct", key, author="Ana", detail={"fields": {field: value}}).id


def roles(report: Report) -> list[tuple[str, str]]:
    return [(party.role, party.name) for party in report.parties]


@pytest.mark.parametrize(
    ("kind", "field", "value", "parties"),
    [
        ("event", "actors", "Poland; Kenya", [("actor", "Poland"), ("actor", "Kenya"), ("recipient", "Jutta Brandt")]),
        ("event", "recipients", "", [("actor", "Alix Morel")]),
        ("event", "recipients", ["BRA"], [("actor", "Alix Morel"), ("recipient", "Brazil")]),
        ("commitment", "by", "Jutta Brandt", [("by", "Jutta Brandt"), ("to", "Jutta Brandt")]),
        ("commitment", "to", None, [("by", "Alix Morel")]),
        ("commitment", "to", "Kenya", [("by", "Alix Morel"), ("to", "Kenya")]),
        ("statement", "speaker", "Angela Merkel", [("addressee", "Jutta Brandt"), ("speaker", "Angela Merkel")]),
        ("statement", "speaker", "jutta brandt", [("speaker", "Jutta Brandt")]),
    ],
)  # fmt: skip
def test_every_kind_of_fact_has_its_own_fields(
    record: Record, kind: str, field: str, value: object, parties: list[tuple[str, str]]
) -> None:
    key, before = report(record, kind).key, state_of(record.connection)
    number = correct(record, key, field, value)
    assert sorted(roles(record.report(key))) == sorted(parties)
    assert record.report(key).verdict == "corrected"
    assert record.verify() == []
    record.decide("undo", str(number), author="Ana")
    assert state_of(record.connection) == before


def test_a_decision_keeps_whom_it_named_whatever_the_registry_becomes(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = report(record, "contact", "Courier")
    correct(record, call.key, "participants", "Brazil; Angela Merkel")
    [kept] = record.decisions()
    assert [
        (p["role"], p["actor"], p["name"], p["kind"], p["country"]) for p in kept.detail["fields"]["participants"]
    ] == [
        ("participant", "Q155", "Brazil", "state", "BRA"),
        ("participant", "Q567", "Angela Merkel", "person", "DEU"),
    ]  # fmt: skip
    monkeypatch.setattr(entering_parties, "registered", lambda *_: None)
    undone = record.decide("undo", str(kept.id), author="Ana")
    record.decide("undo", str(undone.id), author="Ana")
    assert roles(record.report(call.key)) == [("participant", "Brazil"), ("participant", "Angela Merkel")]


def test_the_event_its_level_and_its_dyads_follow(record: Record) -> None:
    call = report(record, "contact", "Courier")
    assert record.event(call.key).level == "heads"
    correct(record, call.key, "participants", "Alix Morel; Poland")
    event = record.event(call.key)
    assert (event.articles, event.level) == (1, "unknown")
    assert {party.name for party in event.parties} == {"Alix Morel", "Poland"}
    assert [one.key for one in record.events_between("FRA", "POL", contacts=True)] == [event.key]
    assert call.key not in {one.key for one in record.events_between("FRA", "DEU", contacts=True)}
    countries = record.connection.execute(
        "SELECT country FROM article_country JOIN article ON article.id = article WHERE key = ?", (call.article,)
    )
    assert {row[0] for row in countries} == {"FRA", "POL"}


def test_a_level_that_a_reviewer_gave_stays(record: Record) -> None:
    call = report(record, "contact", "Courier")
    correct(record, call.key, "level", "officials")
    correct(record, call.key, "participants", "Alix Morel; Brazil")
    assert record.report(call.key).level == "officials"


def test_reports_merge_and_part_as_their_parties_say(record: Record) -> None:
    one, other = report(record, "contact", "Courier"), report(record, "contact", "Herald")
    assert record.event(one.key).key != record.event(other.key).key
    number = correct(record, other.key, "participants", "Alix Morel; Jutta Brandt")
    assert record.event(one.key).key == record.event(other.key).key
    assert record.event(one.key).articles == 2
    record.decide("undo", str(number), author="Ana")
    assert record.event(one.key).key != record.event(other.key).key
    assert record.verify() == []


def test_a_party_that_the_fact_has_keeps_its_place_when_another_is_corrected(tmp_path: Path) -> None:
    office = SIDES["POL"][2]
    with open_record(tmp_path / "b.db") as record:
        record.keep(Invented((Fact(other=office),)).reading)
        call = report(record, "contact")
        correct(record, call.key, "participants", "Brazil; foreign minister")
        assert record.report(call.key).parties[1] == call.parties[1]


def test_a_person_whom_only_articles_know_is_of_the_country_that_the_record_knows(record: Record) -> None:
    mira = SIDES["FRA"][3]
    for number, country in enumerate(("FRA", "DEU", "DEU")):
        told = msgspec.structs.replace(mira, country=country)
        record.keep(Invented((Fact(one=told, days=(40, 40), other=POLAND),), published=50 + number, filler=3).reading)
        if number == 0:
            call = report(record, "contact", "Courier")
            correct(record, call.key, "participants", "Mira Sole; Brazil")
            assert record.report(call.key).parties[0].country == "FRA"
    assert record.report(call.key).parties[0].country == "DEU"
    assert record.verify() == []


def test_whom_only_a_reviewer_named_goes_with_the_decision_and_gives_way_to_an_article(record: Record) -> None:
    def row() -> tuple[object, ...] | None:
        found = record.connection.execute("SELECT name, kind, country, decided FROM actor WHERE id = 'Q155'").fetchone()
        return found and tuple(found)

    call = report(record, "contact", "Courier")
    number = correct(record, call.key, "participants", "Brazil; France")
    assert row() == ("Brazil", "state", "BRA", 1)
    record.decide("undo", str(number), author="Ana")
    assert row() is None
    correct(record, call.key, "participants", "Brazil; France")
    brazil = msgspec.structs.replace(POLAND, id="Q155", name="BR", country="BRA")
    record.keep(Invented((Fact(other=brazil, days=(60, 60)),), published=61, filler=3).reading)
    assert row() == ("BR", "state", "BRA", 0)


def test_it_outlives_a_newer_reading_that_has_the_fact_otherwise_or_not_at_all(record: Record) -> None:
    call = report(record, "contact", "Courier")
    correct(record, call.key, "participants", "Brazil; France")
    reading = record.reading_of(call.article)
    for newer in (
        msgspec.structs.replace(reading, dragoman="9", events=(), contacts=()),
        msgspec.structs.replace(reading, dragoman="10", contacts=tuple(
            msgspec.structs.replace(contact, medium="visit") for contact in reading.contacts)),
    ):  # fmt: skip
        with record.writing() as connection:
            rereading.accept(connection, call.article, newer)
        assert roles(record.report(call.key)) == [("participant", "Brazil"), ("participant", "France")]
        assert record.verify() == []
    assert record.report(call.key).medium == "visit"


def test_who_began_a_contact_and_whom_a_promise_was_likely_made_to_follow(tmp_path: Path) -> None:
    reading = Invented((Fact(), Fact(kind="promise"))).reading
    reading = msgspec.structs.replace(
        reading,
        contacts=tuple(msgspec.structs.replace(one, initiator="Q1") for one in reading.contacts),
        commitments=tuple(msgspec.structs.replace(one, to=()) for one in reading.commitments),
    )
    with open_record(tmp_path / "b.db") as record:
        with record.writing() as connection:
            add_reading(connection, reading)
        call, promise = report(record, "contact"), report(record, "commitment")
        assert {"initiator", "counterpart"} <= {party.role for one in (call, promise) for party in one.parties}
        correct(record, call.key, "participants", "Jutta Brandt; Alix Morel; Brazil")
        assert ("initiator", "Alix Morel") in roles(record.report(call.key))
        correct(record, call.key, "participants", "Jutta Brandt; Brazil")
        assert "initiator" not in {role for role, _ in roles(record.report(call.key))}
        correct(record, promise.key, "by", "Germany")
        assert roles(record.report(promise.key)) == [("by", "Germany")]


@pytest.mark.parametrize(
    ("field", "value", "error", "message"),
    [
        ("contact participants", "Brazil", DecisionError, "participants: expected 2 at least"),
        ("contact participants", "", DecisionError, "participants: expected 2 at least"),
        ("contact participants", "Brazil; BRA", DecisionError, "Brazil is named twice; name each party once"),
        ("contact participants", "Brazil; Atlantis", EntryNotFoundError, "'Atlantis' is no country, person"),
        ("contact participants", "Brazil; foreign minister", EntryNotFoundError, "others; give the full name"),
        ("contact participants", [7], DecisionError, "expected names or codes, with semicolons between"),
        ("contact actors", "Brazil", DecisionError, "kind contact, which has no actors; its fields are .*participants"),
        ("event participants", "Brazil; FRA", DecisionError, "no participants; .* actors, recipients"),
        ("event actors", " ; ", DecisionError, "actors: expected 1 at least"),
        ("commitment by", None, DecisionError, "by: expected 1 at least"),
        ("commitment speaker", "Brazil", DecisionError, "no speaker; .* by, to"),
        ("statement speaker", "", DecisionError, "speaker: expected 1 at least"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(
    record: Record, field: str, value: object, error: type[Exception], message: str
) -> None:
    kind, _, field = field.partition(" ")
    with pytest.raises(error, match=message):
        correct(record, report(record, kind).key, field, value)
    assert record.decisions() == []
