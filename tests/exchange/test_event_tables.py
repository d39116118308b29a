"""Tables of what happened on which day: GDELT's classes and pairs, and what has no day of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec
import pytest
from click.testing import Result
from invented_readings import SIDES, Fact, reading

from dragoman.door import Record
from dragoman.errors import OutputError
from dragoman.exchange.gdelt import quad_class
from dragoman.exchange.types import Selection, Written
from dragoman.vocabulary.load import load_vocabulary

Write = Callable[..., tuple[Path, Written]]
Run = Callable[..., Result]
FRANCE, GERMANY, POLAND = (SIDES[code][0] for code in ("FRA", "DEU", "POL"))


def lines(path: Path) -> list[dict[str, str]]:
    """Return the lines of a table without quotes."""
    header, *rest = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    return [dict(zip(header.split("\t"), line.split("\t"), strict=True)) for line in rest]


def test_the_quad_class_of_gdelt_is_that_of_the_root_of_its_code() -> None:
    by_root = {1: range(1, 6), 2: range(6, 9), 3: range(9, 14), 4: range(14, 21)}
    for number, roots in by_root.items():
        assert {quad_class(code) for code in load_vocabulary().cameo if int(code[:2]) in roots} == {number}


def test_a_request_and_a_concession_stand_in_gdelts_classes(write: Write, record: Record) -> None:
    for kind in ("REQUEST", "CONCEDE"):
        record.keep(reading(Fact(kind=kind, words=f"told the other of {kind}"), filler=kind))
    found = {row["EventRootCode"]: row["QuadClass"] for row in lines(write("gdelt")[0])}
    assert (found["02"], found["08"]) == ("1", "2")


def test_gdelt_has_a_line_for_every_two_sides_and_says_whom_it_has_no_room_for(write: Write, record: Record) -> None:
    made = reading(Fact(words="met the Prime Minister of Poland in Bonn"), filler="three of them")
    everybody = (FRANCE, SIDES["FRA"][1], GERMANY, POLAND)
    contact = msgspec.structs.replace(made.contacts[0], participants=tuple(one.id for one in everybody))
    record.keep(msgspec.structs.replace(made, contacts=(contact,), actors=everybody))
    path, written = write("gdelt", "g.tsv")
    key = record.connection.execute("SELECT event FROM event_pair WHERE a = 'DEU' AND b = 'POL'").fetchone()[0]
    dyads = record.connection.execute("SELECT a, b FROM event_pair WHERE event = ?", (key,)).fetchall()
    event = record.connection.execute("SELECT key FROM event WHERE id = ?", (key,)).fetchone()[0]
    sources = lines(Path(written.files[1]))
    numbers = {row["GLOBALEVENTID"] for row in sources if row["event"] == event}
    rows = [row for row in lines(path) if row["GLOBALEVENTID"] in numbers]
    pairs = [tuple(sorted((row["Actor1CountryCode"], row["Actor2CountryCode"]))) for row in rows]
    assert sorted(pairs) == sorted(map(tuple, dyads))
    assert len(numbers) == len(rows) == 3
    assert written.counts["lines"] == written.counts["events"] + 2 == len(lines(path))
    assert written.left_out["parties beside the first of their side, the one that GDELT has room for"] == 1


def test_what_has_no_day_stands_on_that_of_its_first_publication_where_that_is_asked_for(
    write: Write, record: Record
) -> None:
    undated = Fact(kind="AID", days=None, words="sent tents")
    wide, past = (
        Fact(kind="AID", days=(-2, 30), words="sent grain"),
        Fact(kind="AID", days=(-60, -20), words="sent salt"),
    )
    looked_back = Fact(kind="AID", days=None, words="sent rice", historical=True)
    for fact in (undated, wide, past, looked_back):
        record.keep(reading(fact, published=4, filler=fact.words))
    record.keep(reading(undated, published=6, outlet="Herald", filler="again"))
    before, _ = write("polecat", "before.tsv")
    after, written = write("polecat", "after.tsv", Selection(by_publication=True))
    new = {row["Event ID"]: row for row in lines(after)}.keys() - {row["Event ID"] for row in lines(before)}
    days = [row["Event Date"] for row in lines(after) if row["Event ID"] in new and row["Event Type"] == "AID"]
    assert set(days) == {"2025-03-07"}
    assert written.by_publication == len(new)
    assert len(lines(before)) + written.by_publication == len(lines(after))
    march = Selection(since=date(2025, 3, 7), until=date(2025, 3, 7), by_publication=True)
    assert {row["SQLDATE"] for row in lines(write("gdelt", "day.tsv", march)[0])} == {"20250307"}


def test_the_command_says_how_many_stand_on_the_day_of_their_publication(
    run: Run, record: Record, tmp_path: Path
) -> None:
    record.keep(reading(Fact(kind="AID", days=None, words="sent tents")))
    shown = run(
        "export", "--record", record.path, "--format", "polecat", "--by-publication", "--out", tmp_path / "a.tsv"
    )
    assert "stand on the day of their first publication" in shown.stderr
    refused = run("export", "--record", record.path, "--format", "csv", "--by-publication")
    assert (refused.exit_code, "only gdelt and polecat date by publication" in refused.stderr) == (1, True)
    with pytest.raises(OutputError, match="date by publication"):
        record.export("ical", tmp_path / "a.ics", by_publication=True)
