"""A fact entered by hand stands on the same footing as one that was read, and says what it is."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from invented_readings import SIDES, Fact, Invented

from dragoman.door import Record
from dragoman.errors import DecisionError, DragomanError, EntryNotFoundError
from dragoman.record.entering import HAND, HandFact, hand_reading, hand_report

CALL = HandFact(
    parties=("France", "DZA"), medium="phone", earliest=date(2025, 3, 31), outlet="Élysée",
    quote="Emmanuel Macron spoke by telephone with the President of Algeria", source="Communiqué of 31 March 2025",
    published=date(2025, 3, 31),
)  # fmt: skip


def enter(record: Record, fact: HandFact = CALL, author: str = "eva") -> str:
    """Enter a fact; return the key of its report."""
    reading = hand_reading(fact, record.connection)
    record.keep(reading, author=author)
    return hand_report(reading)


def test_it_is_an_event_of_the_record_with_the_words_as_evidence(record: Record) -> None:
    event = record.event(enter(record))
    assert (event.type, event.medium, event.status, event.confidence) == ("CONSULT", "phone", "happened", 1.0)
    assert (event.earliest, event.precision) == (date(2025, 3, 31), "day")
    assert {party.country for party in event.parties} == {"FRA", "DZA"}
    [report] = record.reports(event.key)
    text = record.reading_of(report.article).article.text
    assert text[report.start : report.end] == report.quote == CALL.quote
    assert [one.key for one in record.events_between("FRA", "DZA", contacts=True)] == [event.key]
    assert record.search("telephone")[0].article.source == CALL.source
    assert record.verify() == []


def test_it_is_marked_as_entered_by_hand_and_by_whom(record: Record) -> None:
    [report] = record.reports(record.event(enter(record)).key)
    assert record.article(report.article).model == HAND
    assert [(line.author, line.action) for line in record.history(report.article)] == [("eva", "read")]


def test_entering_it_twice_changes_nothing(record: Record) -> None:
    enter(record)
    history = record.history()
    assert record.keep(hand_reading(CALL), author="tom").outcome == "known"
    assert record.history() == history


def test_two_facts_of_one_passage_are_two(record: Record) -> None:
    other = msgspec.structs.replace(CALL, medium="letter", earliest=date(2025, 3, 1))
    assert record.event(enter(record)).key != record.event(enter(record, other)).key


def test_it_joins_what_was_read_of_the_same_contact_and_counts_as_an_origin(record: Record) -> None:
    record.keep(Invented((Fact(confidence=0.7),)).reading)
    by_hand = HandFact(
        parties=("Alix Morel", "Jutta Brandt"), medium="phone", earliest=date(2025, 3, 3), source="A letter",
        quote="Morel called Brandt about the border crossing",
    )  # fmt: skip
    event = record.event(enter(record, by_hand))
    assert (event.articles, event.origins) == (2, 2)


def test_rejecting_it_takes_it_out_and_undoing_brings_it_back(record: Record) -> None:
    key = enter(record)
    decision = record.decide("reject", key, author="tom")
    with pytest.raises(EntryNotFoundError):
        record.event(key)
    record.decide("undo", str(decision.id), author="tom")
    assert record.event(key).medium == "phone"


def test_an_address_as_its_source_makes_it_one_origin_with_the_article_read_from_there(record: Record) -> None:
    page = "https://press.example/a"
    record.keep(Invented((Fact(),), page=page).reading)
    fact = HandFact(
        parties=("Alix Morel", "Jutta Brandt"), medium="phone", earliest=date(2025, 3, 3), source=page,
        quote="Morel called Brandt about the border crossing",
    )  # fmt: skip
    event = record.event(enter(record, fact))
    assert (event.articles, event.origins) == (2, 1)


def test_persons_have_the_office_of_the_day(record: Record) -> None:
    reading = hand_reading(msgspec.structs.replace(CALL, parties=("Emmanuel Macron", "Algeria")))
    macron = reading.actors[0]
    assert (macron.id, macron.country, macron.office) == ("Q3052772", "FRA", "President of France")
    assert [CALL.quote[span.start : span.end] for span in macron.mentions] == ["Emmanuel Macron"]
    record.keep(reading)
    assert record.event(hand_report(reading)).parties[-1].rank == "heads"


PROMISE = HandFact(
    parties=("France", "DZA"), type="promise", latest=date(2025, 4, 30), quote="send Algiers a draft of the treaty",
    source="Note of the embassy", published=date(2025, 3, 31),
)  # fmt: skip


def test_a_commitment_is_entered_with_who_owes_whom_and_when_it_is_due(record: Record) -> None:
    entered = record.event(enter(record, PROMISE))
    assert (entered.kind, entered.type, entered.latest) == ("commitment", "promise", date(2025, 4, 30))
    assert [(party.role, party.country) for party in entered.parties] == [("by", "FRA"), ("to", "DZA")]
    [fate] = record.commitments(between=("FRA", "DZA"), as_of=date(2025, 5, 2))
    assert (fate.state, fate.made, fate.commitment.key) == ("overdue", date(2025, 3, 31), entered.key)
    record.decide("settle", entered.key, author="eva", detail={"about": "state", "value": "kept"})
    assert record.commitments()[0].state == "kept"
    assert record.verify() == []


def test_by_an_agreement_that_is_entered_all_are_bound(record: Record) -> None:
    entered = record.event(enter(record, msgspec.structs.replace(PROMISE, type="agreement")))
    assert {party.role for party in entered.parties} == {"by"}


def test_a_surname_is_the_one_person_of_the_record_who_has_it(record: Record) -> None:
    record.keep(Invented((Fact(one=SIDES["FRA"][1], other=SIDES["DEU"][0]),)).reading)
    by_surname = msgspec.structs.replace(CALL, parties=("Dorval", "brandt"))
    assert {party.name for party in record.event(enter(record, by_surname)).parties} == {"Remi Dorval", "Jutta Brandt"}


def test_a_surname_that_several_have_is_refused_with_their_names(record: Record) -> None:
    record.keep(Invented((Fact(one=SIDES["FRA"][6], other=SIDES["DEU"][5]),)).reading)
    with pytest.raises(EntryNotFoundError, match="'Prat' may mean Ana Prat, Lou de Prat; give the full name"):
        enter(record, msgspec.structs.replace(CALL, parties=("Prat", "DEU")))


def test_of_other_events_than_talks_the_first_acts_on_the_second() -> None:
    fact = HandFact(parties=("FRA", "DZA"), type="ACCUSE", quote="Paris accused Algiers", source="Le Courrier")
    [event] = hand_reading(fact).events
    assert (event.actors, event.recipients, event.date) == (("Q142",), ("Q262",), None)
    assert hand_reading(fact).contacts == ()


def test_what_is_planned_may_be_of_a_day_to_come(record: Record) -> None:
    later = msgspec.structs.replace(CALL, earliest=date(2931, 3, 31), status="planned")
    assert record.event(enter(record, later)).earliest == date(2931, 3, 31)


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        ({"parties": ("Frnce", "DZA")}, EntryNotFoundError, "did you mean France"),
        ({"parties": ("Zorblax Quux", "DZA")}, EntryNotFoundError, "no country, person or organisation"),
        ({"parties": ("France", "FRA")}, DecisionError, "named already"),
        ({"parties": ("France",)}, DecisionError, "name both"),
        ({"medium": "telegram"}, DecisionError, "expected one of phone"),
        ({"status": "maybe"}, DecisionError, "expected one of happened"),
        ({"type": "CHAT"}, DecisionError, "expected one of AGREE"),
        ({"type": "ACCUSE"}, DecisionError, "only contacts have a medium"),
        ({"type": "promise", "medium": None, "status": "planned"}, DecisionError, "a promise has no status"),
        ({"quote": "  "}, DecisionError, "needs the words"),
        ({"source": ""}, DecisionError, "source"),
        ({"latest": date(2025, 3, 1)}, DecisionError, "before the first"),
        (
            {"earliest": date(2025, 4, 1)},
            DecisionError,
            "cannot be 'happened', since its source appeared before, on 2025",
        ),
        (
            {"earliest": date(2931, 3, 31), "published": None},
            DecisionError,
            "since that day is still to come; .* planned",
        ),
        ({"published": date(2931, 3, 31)}, DecisionError, "appeared on 2931-03-31, which is still to come"),
    ],
)
def test_what_cannot_be_entered_says_what_was_expected(
    change: dict[str, object], error: type[DragomanError], words: str
) -> None:
    with pytest.raises(error, match=words):
        hand_reading(msgspec.structs.replace(CALL, **change))


#: An article, and a fact that somebody takes from it.
SENTENCE = "Alix Morel and Jutta Brandt spoke by phone about grain transit and the border crossing."
READ = Invented((Fact(),), published=1).reading
TITLED = msgspec.structs.replace(READ, article=msgspec.structs.replace(READ.article, title="Paris and Berlin speak"))
TAKEN = HandFact(
    parties=("Alix Morel", "Jutta Brandt"), medium="phone", earliest=date(2025, 3, 3), quote=SENTENCE,
    source="Paris and Berlin speak, Courier, 4 March", published=date(2025, 3, 4),
)  # fmt: skip


@pytest.mark.parametrize("first", ["article", "fact"])
def test_what_was_taken_from_an_article_of_the_record_is_of_its_origin(record: Record, first: str) -> None:
    record.keep(Invented((Fact(),), outlet="Herald", filler=1).reading)
    by_hand = hand_reading(TAKEN, record.connection)
    for reading in (TITLED, by_hand) if first == "article" else (by_hand, TITLED):
        record.keep(reading)
    (call,) = record.events_between("FRA", "DEU", contacts=True)
    assert (call.articles, call.origins) == (3, 2)
    assert record.verify() == []


@pytest.mark.parametrize(
    "change", [{"source": "Berlin and Paris speak"}, {"quote": SENTENCE.replace("grain", "steel")}]
)
def test_what_was_taken_from_elsewhere_counts_as_an_origin(record: Record, change: dict[str, str]) -> None:
    record.keep(TITLED)
    record.keep(hand_reading(msgspec.structs.replace(TAKEN, **change), record.connection))
    (call,) = record.events_between("FRA", "DEU", contacts=True)
    assert (call.articles, call.origins) == (2, 2)


def test_a_fact_by_hand_stands_though_the_same_was_rejected_as_it_was_read(record: Record) -> None:
    record.keep(TITLED)
    (call,) = record.events_between("FRA", "DEU", contacts=True)
    record.decide("reject", call.key, author="eva")
    record.keep(hand_reading(TAKEN, record.connection))
    assert [one.articles for one in record.events_between("FRA", "DEU", contacts=True)] == [1]
