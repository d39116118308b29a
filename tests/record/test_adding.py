"""What becomes of an article that is added: its facts, its origin, its version, its history."""

from __future__ import annotations

import pytest
from invented_readings import SIDES, Fact, Invented

from dragoman.door import Record
from dragoman.errors import ArticleError

PAGE = "https://press.example/a"
PRESIDENT, MINISTER, FRANCE, MIRA, STRANGER, FIRM = SIDES["FRA"][:6]
GERMAN_MIRA = SIDES["DEU"][3]


def origins(record: Record) -> list[int]:
    """Return how many origins each event has."""
    return [row[0] for row in record.connection.execute("SELECT origins FROM event ORDER BY key")]


def test_an_article_is_told_with_what_it_brought(record: Record) -> None:
    added = record.keep(Invented((Fact(), Fact(kind="promise"), Fact(kind="statement"))).reading)
    assert (added.outcome, added.facts, added.joined) == ("added", {"commitment": 1, "contact": 1, "statement": 1}, 0)
    assert added.article is not None
    assert record.reading_of(added.article) == Invented((Fact(), Fact(kind="promise"), Fact(kind="statement"))).reading


def test_an_article_that_could_not_be_read_is_told_with_its_reason(record: Record) -> None:
    added = record.keep(ArticleError("it holds no text", source="a.html"))
    assert (added.outcome, added.source, added.reason) == ("failed", "a.html", "it holds no text")


def test_two_articles_that_tell_of_one_call_make_one_event(record: Record) -> None:
    record.keep(Invented((Fact(),)).reading)
    assert record.keep(Invented((Fact(),), outlet="Herald", filler=1).reading).joined == 1
    assert origins(record) == [2]


@pytest.mark.parametrize(("medium", "day", "events"), [("phone", 0, 1), ("in_person", 0, 2), ("phone", 1, 2)])
def test_a_call_of_states_is_the_one_call_of_the_day(record: Record, medium: str, day: int, events: int) -> None:
    states = Fact(one=FRANCE, other=SIDES["DEU"][2], medium=medium, days=(day, day), words="had a word")
    record.keep(Invented((Fact(medium=medium),)).reading)
    record.keep(Invented((states,), outlet="Herald", filler=1).reading)
    assert len(origins(record)) == events


@pytest.mark.parametrize(("historical", "events"), [(True, 2), (False, 1)])
def test_news_without_a_day_is_not_of_the_call_that_its_article_looks_back_at(
    record: Record, historical: bool, events: int
) -> None:
    last = Fact(days=(0, 0), historical=historical, words="had last spoken by phone about grain")
    record.keep(Invented((Fact(days=(0, 0)),)).reading)
    record.keep(Invented((last, Fact(days=None)), outlet="Herald", filler=1, published=60).reading)
    assert len(origins(record)) == events


@pytest.mark.parametrize(
    ("told", "events"),
    [
        (Fact(medium="in_person", status="planned", days=None, words="planned the meeting"), 1),
        (Fact(medium="in_person", days=None, words="met at the border"), 2),
    ],
)
def test_a_plan_without_a_day_is_of_what_its_article_calls_off(record: Record, told: Fact, events: int) -> None:
    off = Fact(medium="in_person", status="negated", days=(9, 9), words="will not meet in the port")
    record.keep(Invented((off, told), published=5).reading)
    assert len(origins(record)) == events


@pytest.mark.parametrize(("days", "events"), [((40, 40), 1), ((80, 80), 2)])
def test_what_one_side_says_to_have_been_is_what_the_other_denies(
    record: Record, days: tuple[int, int], events: int
) -> None:
    denied = Fact(status="negated", historical=True, days=days, words="had spoken by phone on the day, it denied")
    said = Fact(medium="unspecified", historical=True, days=None, words="had talked about the ship")
    record.keep(Invented((denied, said), published=60).reading)
    assert len(origins(record)) == events


STATES = {"one": FRANCE, "other": SIDES["DEU"][2], "medium": "in_person"}


def told(record: Record, *facts: Fact) -> list[int]:
    """Keep articles that tell a fact each; return how many origins each event has."""
    for number, fact in enumerate(facts):
        record.keep(Invented((fact,), outlet=f"Courier {number}", filler=number, published=30).reading)
    return origins(record)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2), (1, 2, 0)])
def test_a_day_has_one_contact_where_nothing_tells_two_apart(record: Record, order: tuple[int, ...]) -> None:
    facts = (
        Fact(**STATES, words="met for fisheries consultations about trawlers in the harbour"),
        Fact(medium="in_person", words="met for fisheries consultations that were agreed in spring"),
        Fact(**STATES, words="met in the harbour over a quarrel about trawlers"),
    )
    assert told(record, *(facts[number] for number in order)) == [3]
    assert record.verify() == []


def test_a_day_has_two_contacts_where_other_people_met(record: Record) -> None:
    words = "met for fisheries consultations about trawlers"
    ministers = Fact(one=SIDES["FRA"][1], other=SIDES["DEU"][1], medium="in_person", words=words)
    assert told(record, Fact(medium="in_person", words=words), ministers) == [1, 1]


def test_a_vague_report_that_two_contacts_suit_joins_the_one_whose_words_are_nearest(record: Record) -> None:
    fisheries = Fact(**STATES, words="met for fisheries consultations about trawlers")
    border = Fact(**STATES, days=(9, 9), words="met over steel tariffs and a summons on trawlers")
    vague = Fact(**STATES, days=(0, 27), historical=True, words="met for fisheries consultations")
    assert sorted(told(record, fisheries, border, vague)) == [1, 2]


@pytest.mark.parametrize(("apart", "events"), [(False, 1), (True, 2)])
def test_an_article_does_not_announce_what_it_tells_to_have_been(record: Record, apart: bool, events: int) -> None:
    met = Fact(**STATES, words="met for fisheries consultations about trawlers")
    plan = Fact(**STATES, status="planned", days=(0, 27), words="will meet for consultations about trawlers")
    for number, facts in enumerate([(met, plan)] if apart else [(met,), (plan,)]):
        record.keep(Invented(facts, outlet=f"Courier {number}", filler=number, published=0).reading)
    assert len(origins(record)) == events


STRIKE = "called off the journey because of strikes in ports, depots, mines"
FLOOD = "stay at home until floods along rivers and canals recede"
PLAN = Fact(medium="visit", status="planned", days=(10, 11))
END = Fact(medium="visit", status="negated", days=(10, 11), words=STRIKE)
OTHER_END = Fact(medium="visit", status="negated", days=(11, 12), words=FLOOD)
PUBLISHED = {PLAN: 1, END: 3, OTHER_END: 4}


@pytest.mark.parametrize(
    ("facts", "events"),
    [
        ((PLAN, END), 1),
        ((END, PLAN), 1),
        ((PLAN, END, OTHER_END), 3),
        ((END, OTHER_END, PLAN), 3),
        ((OTHER_END, PLAN, END), 3),
    ],
)
def test_a_visit_of_two_days_is_one_with_what_alone_calls_it_off(
    record: Record, facts: tuple[Fact, ...], events: int
) -> None:
    for number, fact in enumerate(facts):
        record.keep(Invented((fact,), outlet=f"Courier {number}", filler=number, published=PUBLISHED[fact]).reading)
    assert len(origins(record)) == events
    assert record.verify() == []


def test_a_wire_copy_is_no_second_origin(record: Record) -> None:
    for outlet in ("Wire", "Herald", "Tribune"):
        record.keep(Invented((Fact(),), outlet=outlet).reading)
    (event,) = record.events_between("FRA", "DEU")
    assert (event.articles, event.origins, event.confidence) == (3, 1, 0.9)


def test_a_page_that_changed_is_a_new_version_of_one_origin(record: Record) -> None:
    first = record.keep(Invented((Fact(),), page=PAGE).reading)
    second = record.keep(Invented((Fact(), Fact(kind="promise")), page=PAGE, filler=1).reading)
    assert (first.outcome, second.outcome) == ("added", "new_version")
    assert first.article is not None
    assert second.article is not None
    assert record.article(first.article).origin == record.article(second.article).origin
    assert record.reading_of(first.article).commitments == (), "the older version stays as it was"


def test_it_is_said_which_version_of_a_page_an_article_is(record: Record) -> None:
    later = record.keep(Invented((Fact(),), page=PAGE, published=5).reading)
    for filler in (1, 2):
        record.keep(Invented((Fact(),), page=PAGE, published=2, filler=filler).reading)
    record.keep(Invented((Fact(days=(9, 9)),), filler=3).reading)
    found = {one.url: [] for one in record.articles()}
    for one in record.articles():
        found[one.url].append((one.version, one.versions, one.superseded))
    assert sorted(found[PAGE]) == [(1, 3, True), (2, 3, True), (3, 3, False)]
    assert found[None] == [(1, 1, False)]
    assert record.article(later.article or "").version == 3, "the day counts before the order of adding"
    frame = record.frame("articles")
    assert sorted(frame[frame["url"] == PAGE]["version"]) == [1, 2, 3]


def test_the_history_says_who_read_what_and_what_joined(record: Record) -> None:
    first = record.keep(Invented((Fact(),)).reading)
    second = record.keep(Invented((Fact(),), filler=1).reading, author="Ana")
    (event,) = record.events_between("FRA", "DEU")
    assert [(line.action, line.subject, line.author) for line in record.history()] == [
        ("read", first.article, "dragoman 0.1.0 (invented)"),
        ("read", second.article, "Ana"),
        ("joined", event.key, "Ana"),
    ]


def test_a_person_is_of_the_country_that_most_articles_give(record: Record) -> None:
    """An article that leaves it open, or has it wrong, is brought to that country, before or after."""
    record.keep(Invented((Fact(one=STRANGER),)).reading)
    assert record.events_between("FRA", "DEU") == []
    record.keep(Invented((Fact(one=MIRA, other=SIDES["POL"][0]),), filler=1).reading)
    assert len(record.events_between("FRA", "DEU")) == 1
    for filler in (2, 3):
        record.keep(Invented((Fact(one=GERMAN_MIRA, other=SIDES["POL"][0]),), filler=filler).reading)
    assert record.events_between("FRA", "DEU") == []
    assert record.verify() == []


def test_what_is_a_person_in_one_article_and_a_firm_in_another_stays_both(record: Record) -> None:
    record.keep(Invented((Fact(one=MIRA),)).reading)
    record.keep(Invented((Fact(one=FIRM),), filler=1).reading)
    kinds = record.connection.execute(
        "SELECT kind FROM report_party WHERE actor = 'local:mira' ORDER BY kind"
    ).fetchall()
    assert {row[0] for row in kinds} == {"organisation", "person"}
    assert record.verify() == []
