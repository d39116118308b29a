"""A record as of a day knows what articles that had appeared by then told, and is afterwards as it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from invented_readings import FIRST, WORDS, Fact, Invented
from served_record import served

from alert_records import checked, keep
from dragoman.cli.main import cli
from dragoman.door import Record, open_record
from dragoman.record.entering import HandFact, hand_reading

#: A call told at once, of which a second article tells much later that it was not; a visit that is planned, then
#: told of as done; a call that only a late article tells of.
ARTICLES = (
    Invented((Fact(), Fact(days=(30, 30), medium="visit", status="planned", words=WORDS[2])), published=1),
    Invented((Fact(status="negated"),), published=40, outlet="Herald", filler=1),
    Invented((Fact(days=(30, 30), medium="visit", words=WORDS[2]),), published=31, outlet="Post", filler=2),
    Invented((Fact(days=(5, 5), historical=True),), published=60, outlet="Times", filler=3),
)
EARLY = FIRST + timedelta(days=10)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_record(tmp_path / "a.db") as record:
        for article in ARTICLES:
            record.keep(article.reading)
    return tmp_path / "a.db"


@pytest.fixture(params=[True, False])
def record(path: Path, request: pytest.FixtureRequest) -> Iterator[Record]:
    with open_record(path, write=request.param) as record:
        yield record


def told(record: Record, as_of: date | None) -> list[tuple[date | None, str]]:
    return [(one.earliest, one.stands) for one in record.dossier("FRA", "DEU", as_of=as_of).contacts]


def test_what_was_told_later_is_not_known_yet(record: Record) -> None:
    days = [FIRST, FIRST + timedelta(days=5), FIRST + timedelta(days=30)]
    assert told(record, None) == [(days[0], "disputed"), (days[1], "happened"), (days[2], "happened")]
    assert told(record, EARLY) == [(days[0], "happened"), (days[2], "planned")]
    early = record.dossier("FRA", "DEU", as_of=EARLY)
    assert (early.articles, early.articles_of_pair, len(early.rhythms[0].contacts)) == (1, 1, 1)
    assert told(record, date(2020, 1, 1)) == []


def test_the_record_is_afterwards_as_it_was(record: Record) -> None:
    before = told(record, None)
    told(record, EARLY)
    assert told(record, None) == before
    assert record.verify() == []
    assert record.connection.execute("SELECT count(*) FROM temp.sqlite_master").fetchone()[0] == 0


def test_a_reader_still_cannot_write_to_it(path: Path) -> None:
    with open_record(path, write=False) as record:
        told(record, EARLY)
        assert record.connection.execute("PRAGMA query_only").fetchone()[0] == 1


def test_pages_and_commands_tell_it_so(path: Path, tmp_path: Path) -> None:
    app = served(tmp_path / "b.db", *(article.reading for article in ARTICLES))
    data = app.get("/pair/DEU/FRA.json", params={"as_of": EARLY.isoformat()}).json()["data"]["dossier"]
    assert [one["status"] for one in data["contacts"]] == ["happened", "planned"]
    news = app.get("/home.json", params={"as_of": EARLY.isoformat()}).json()["data"]["news"]
    assert (news["articles"], len(news["contacts"])) == (1, 1)
    shown = CliRunner().invoke(
        cli, ["dossier", "DEU", "FRA", "--as-of", EARLY.isoformat(), "--record", str(path)], catch_exceptions=False
    )
    assert "1 article read" in shown.stdout
    assert "disputed" not in shown.stdout


def test_a_period_that_ends_before_it_begins_is_refused(path: Path, tmp_path: Path) -> None:
    app = served(tmp_path / "b.db", *(article.reading for article in ARTICLES))
    wrong = {"since": "2025-04-01", "until": "2025-03-01"}
    for page in ("/pair/DEU/FRA", "/contacts", "/map"):
        assert app.get(page, params=wrong).status_code == 400
    result = CliRunner().invoke(
        cli,
        ["contacts", "--between", "DEU", "FRA", "--since", "2025-04-01", "--until", "2025-03-01",
         "--record", str(path)],
    )  # fmt: skip
    assert (result.exit_code, "Turn them round" in result.stderr) == (2, True)


# --- facts entered by hand --------------------------------------------------------------------------


def hand(days: int | None = None, published: date | None = None, status: str = "happened") -> HandFact:
    """Return a phone call so many days after the first."""
    day = None if days is None else FIRST + timedelta(days=days)
    return HandFact(
        parties=("FRA", "DEU"), medium="phone", earliest=day, published=published, status=status, source="A letter",
        quote="Paris and Berlin spoke by telephone",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("fact", "known"),
    [
        (hand(50), FIRST + timedelta(days=50)),
        (hand(50, published=FIRST + timedelta(days=55)), FIRST + timedelta(days=55)),
        (hand(), datetime.now(UTC).date()),
        (hand(36500, status="planned"), datetime.now(UTC).date()),
    ],
)
def test_a_fact_by_hand_is_known_from_the_day_of_its_source_or_of_what_it_tells(
    tmp_path: Path, fact: HandFact, known: date
) -> None:
    with open_record(tmp_path / "a.db") as record:
        record.keep(Invented((Fact(medium="visit"),), published=1).reading)
        record.keep(hand_reading(fact))
        one_day = timedelta(days=1)
        assert [len(told(record, day)) for day in (known - one_day, known, None)] == [1, 2, 2]


def test_the_passage_of_a_fact_by_hand_is_not_counted_among_the_articles(tmp_path: Path) -> None:
    with open_record(tmp_path / "a.db") as record:
        record.keep(Invented((Fact(),), published=1).reading)
        record.keep(hand_reading(hand(0)))
        news = record.news(as_of=EARLY)
        assert news.articles == record.dossier("FRA", "DEU").articles == 1


def test_an_alert_of_a_fact_by_hand_waits_for_its_day(tmp_path: Path) -> None:
    path = keep(tmp_path / "a.db", [Invented((Fact(medium="visit"),), published=1).reading, hand_reading(hand(50))])
    calls = {"name": "calls", "when": "contact", "between": ["FRA", "DEU"], "media": ["phone"]}
    days = [FIRST + timedelta(days=day) for day in (49, 50)]
    assert [len(checked(path, calls, as_of=day.isoformat()).alerts) for day in days] == [0, 1]
