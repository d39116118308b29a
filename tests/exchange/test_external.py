"""Event files of other data sets come in beside the record, once, and are compared with it by dyad and day."""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from invented_readings import Fact, person, reading, state_of
from record_shapes import WITHOUT_FILES

from dragoman.door import Record, open_record
from dragoman.errors import EntryNotFoundError, ExchangeError
from dragoman.exchange.beside import beside, summarise
from dragoman.exchange.external import import_events
from dragoman.exchange.polecat import layout
from dragoman.exchange.types import Imported, Selection, Written

Write = Callable[..., tuple[Path, Written]]

ICEWS_COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City",
    "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip
ICEWS = "\t".join(ICEWS_COLUMNS)


def icews_line(**cells: str) -> str:
    """Return a line of ICEWS's with some cells filled."""
    return "\t".join(cells.get(name.replace(" ", "_"), "") for name in ICEWS_COLUMNS)


ICEWS_LINES = (
    icews_line(
        Event_ID="101", Event_Date="2025-03-03", Source_Name="Emmanuel Roy", Source_Country="France", CAMEO_Code="41",
        Intensity="1.0", Target_Name="Jutta Brandt", Target_Country="Germany", Event_Text="Discuss by telephone",
    ),
    icews_line(
        Event_ID="102", Event_Date="2025-03-20", Source_Country="Chad", Target_Country="Sudan", CAMEO_Code="40",
        Event_Text="Consult", Publisher='"Wire ""A"""',
    ),
    icews_line(Event_ID="103", Event_Date="no day", Source_Country="Chad"),
)  # fmt: skip


def file(path: Path, lines: Sequence[str]) -> Path:
    """Write lines into a file, packed as its name says."""
    content = "".join(f"{line}\n" for line in lines).encode()
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(content))
    elif path.suffix == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("events.tab", content)
    else:
        path.write_bytes(content)
    return path


def bring_in(record: Record, path: Path, data_set: str) -> Imported:
    """Import an event file."""
    return import_events(record.connection, path, data_set, author="ann")


def rows(record: Record) -> list[dict[str, object]]:
    """Return the events beside a record."""
    found = record.connection.execute("SELECT * FROM external_event ORDER BY data_set, id, place")
    return [dict(row) for row in found]


def polecat_line(**cells: str) -> str:
    """Return a line of POLECAT's with some cells filled."""
    return "\t".join(cells.get(name.replace(" ", "_"), "") for name in layout()["columns"])


def gdelt_line(width: int, **cells: str) -> str:
    """Return a line of GDELT's without names."""
    places = {58: {"url": 57, "place": 50}, 61: {"url": 60, "place": 52}}[width]
    places |= {"id": 0, "day": 1, "one": 6, "from": 7, "other": 16, "to": 17, "code": 26, "score": 30}
    line = [""] * width
    for name, value in cells.items():
        line[places[name.rstrip("_")]] = value
    return "\t".join(line)


@pytest.mark.parametrize("name", ["icews.tab", "icews.tab.gz", "icews.zip"])
def test_icews_comes_in_plain_or_packed(name: str, record: Record, tmp_path: Path) -> None:
    came = bring_in(record, file(tmp_path / name, [ICEWS, *ICEWS_LINES]), "icews")
    assert came.counts == {"events": 2, "events_known": 0, "lines_unusable": 1}
    first, second = rows(record)
    assert (first["id"], first["date"], first["a"], first["b"]) == ("101", "2025-03-03", "DEU", "FRA")
    assert (first["actor"], first["actor_country"], first["recipient_country"]) == ("Emmanuel Roy", "FRA", "DEU")
    assert (first["cameo"], first["type"], first["score"]) == ("041", "CONSULT", 1.0)
    assert (second["cameo"], second["source"], second["text"]) == ("040", 'Wire "A"', "Consult")


@pytest.mark.parametrize("width", [58, 61])
def test_gdelt_comes_in_without_a_line_of_names(width: int, record: Record, tmp_path: Path) -> None:
    link = "https://a.example"
    lines = [
        gdelt_line(width, id="7", day="20250303", from_="FRA", to="ROM", code="111", score="-2.0", url=link),
        gdelt_line(width, id="8", day="20250303", one="AFRICA", from_="AFR", code="040", score="1.0"),
    ]
    came = bring_in(record, file(tmp_path / "20250303.export.CSV", lines), "gdelt")
    assert came.counts["events"] == 2
    first, second = rows(record)
    assert (first["a"], first["b"], first["type"], first["score"]) == ("FRA", "ROU", "ACCUSE", -2.0)
    assert (first["source"], second["a"], second["actor"]) == (link, None, "AFRICA")


def test_polecat_events_of_several_countries_stand_for_each_dyad(record: Record, tmp_path: Path) -> None:
    line = polecat_line(
        Event_ID="p1", Event_Date="2025-03-03", Event_Type="SANCTION", Event_Mode="convict", Intensity="-4",
        Actor_Country="FRA; DEU", Recipient_Country="RUS", Contexts="military; None",
    )  # fmt: skip
    alone = polecat_line(Event_ID="p2", Event_Date="2025-03-04", Event_Type="PROTEST", Actor_Country="FRA")
    bring_in(record, file(tmp_path / "p.txt", ["\t".join(layout()["columns"]), line, alone]), "polecat")
    found = [(row["id"], row["place"], row["a"], row["b"]) for row in rows(record)]
    assert found == [("p1", 0, "FRA", "RUS"), ("p1", 1, "DEU", "RUS"), ("p2", 0, "FRA", "FRA")]


def test_polecat_files_that_name_a_column_too_many_are_read_all_the_same(record: Record, tmp_path: Path) -> None:
    names = [*layout()["columns"]]
    names.insert(1, "Headline")
    line = polecat_line(Event_ID="p1", Event_Date="2025-03-03", Event_Type="AID", Actor_Country="FRA")
    bring_in(record, file(tmp_path / "p.txt", ["\t".join(names), line]), "polecat")
    assert [(row["date"], row["type"]) for row in rows(record)] == [("2025-03-03", "AID")]


def test_a_file_brought_in_again_changes_nothing(record: Record, tmp_path: Path) -> None:
    path = file(tmp_path / "icews.tab", [ICEWS, *ICEWS_LINES])
    bring_in(record, path, "icews")
    before, history = rows(record), record.history()
    assert bring_in(record, path, "icews").counts == {"events": 0, "events_known": 2, "lines_unusable": 1}
    assert (rows(record), record.history()) == (before, history)


def test_the_record_itself_stays_as_it_is(record: Record, tmp_path: Path) -> None:
    before = state_of(record.connection)
    bring_in(record, file(tmp_path / "icews.tab", [ICEWS, *ICEWS_LINES]), "icews")
    assert state_of(record.connection) == before
    assert record.history()[-1].action == "imported"


@pytest.mark.parametrize("data_set", ["polecat", "gdelt"])
def test_what_is_exported_comes_back_and_is_its_own_counterpart(data_set: str, record: Record, write: Write) -> None:
    record.keep(reading(Fact(days=(-9, -7), medium="visit"), filler="a delegation came"))
    path, written = write(data_set, "events.tsv")
    assert bring_in(record, path, data_set).counts["events"] == written.counts["events"]
    found = summarise(record.connection, data_set)
    assert (found.without_counterpart, found.only_there) == (0, 0)
    assert found.with_counterpart == written.counts["events"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (["a,b,c"], "its first line has 1 columns and does not name Event ID"),
        ([], "it is empty"),
        ([ICEWS, "1	x"], "no line of it is an event"),
    ],
)
def test_what_is_no_such_file_is_refused(content: list[str], reason: str, record: Record, tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match=reason):
        bring_in(record, file(tmp_path / "x.tab", content), "icews")
    assert rows(record) == []


def test_files_that_cannot_be_read_or_grow_beyond_measure_are_refused(record: Record, tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="cannot be read"):
        bring_in(record, tmp_path / "none.tab", "icews")
    (tmp_path / "short.gz").write_bytes(gzip.compress(b"x" * 9999)[:20])
    with pytest.raises(ExchangeError, match="cannot be read"):
        bring_in(record, tmp_path / "short.gz", "icews")
    bomb = [ICEWS, *(["x" * 1000] * 30_000)]
    for name, reason in {"bomb.gz": "longer than in any such file", "bomb.zip": "would grow to"}.items():
        with pytest.raises(ExchangeError, match=reason):
            bring_in(record, file(tmp_path / name, bomb), "icews")


# --- beside the record ------------------------------------------------------------------------------


@pytest.fixture
def compared(record: Record, tmp_path: Path) -> Record:
    """Return the record with events beside it: of its call, a day off; of another kind on its day; of others."""
    lines = [
        polecat_line(Event_ID=name, Event_Date=day, Event_Type=kind, Actor_Country=one, Recipient_Country=other)
        for name, day, kind, one, other in (
            ("same", "2025-03-04", "CONSULT", "DEU", "FRA"),
            ("nearer", "2025-03-03", "AID", "FRA", "DEU"),
            ("elsewhere", "2025-03-03", "CONSULT", "CHL", "PER"),
            ("unknown", "2025-03-30", "CONSULT", "FRA", "DEU"),
        )
    ]
    bring_in(record, file(tmp_path / "p.txt", ["\t".join(layout()["columns"]), *lines]), "polecat")
    return record


def test_the_counterparts_of_an_event_are_of_its_dyad_and_day_its_own_type_first(compared: Record) -> None:
    found = {(one.type, one.day): one for one in beside(compared.connection, "polecat") if one.dyad == ("DEU", "FRA")}
    call = found["CONSULT", date(2025, 3, 3)]
    assert (call.counterparts, call.same_type) == (("same", "nearer"), True)
    accused = found["ACCUSE", date(2025, 3, 3)]
    assert (accused.counterparts, accused.same_type) == (("nearer", "same"), False)


def test_days_that_a_data_set_does_not_cover_are_no_gaps_in_it(compared: Record) -> None:
    outside = list(beside(compared.connection, "polecat", Selection(since=date(2025, 4, 1))))
    assert outside
    assert {(one.covered, one.counterparts) for one in outside} == {(False, ())}
    summary = summarise(compared.connection, "polecat")
    assert (summary.first, summary.last) == (date(2025, 3, 3), date(2025, 3, 30))
    assert (summary.with_counterpart, summary.with_same_type) == (2, 1)
    assert (summary.without_counterpart, summary.not_covered) == (1, len({one.event for one in outside}))


def test_what_is_only_there_is_counted_within_the_dyads_and_days_of_the_record(compared: Record) -> None:
    assert summarise(compared.connection, "polecat").only_there == 1
    assert summarise(compared.connection, "polecat", apart=60).only_there == 0
    assert summarise(compared.connection, "icews").first is None


def test_what_names_no_country_is_counted_apart(compared: Record) -> None:
    sides = [person(f"local:{name}", name, None, None, "organisation") for name in ("Reed", "Moss")]
    assert summarise(compared.connection, "polecat").without_country == 0
    compared.keep(reading(Fact(kind="ACCUSE", one=sides[0], other=sides[1], words="accused one of lies")))
    assert summarise(compared.connection, "polecat").without_country == 1
    assert summarise(compared.connection, "polecat", Selection(between=("DEU", "FRA"))).without_country == 0


# --- the files that they came in --------------------------------------------------------------------


def test_a_file_is_listed_with_its_days_and_taken_out_again(record: Record, tmp_path: Path) -> None:
    path = file(tmp_path / "icews.tab", [ICEWS, *ICEWS_LINES])
    came = bring_in(record, path, "icews")
    (listed,) = record.event_files()
    assert (listed.data_set, listed.name, listed.digest) == ("icews", "icews.tab", came.digest[:16])
    assert (listed.events, listed.known, listed.author) == (2, 0, "ann")
    assert (listed.first, listed.last) == (date(2025, 3, 3), date(2025, 3, 20))
    before = rows(record)
    assert record.remove_events(listed.id, author="bea", note="the wrong year") == listed
    assert (rows(record), record.event_files()) == ([], [])
    gone = record.history()[-1]
    assert (gone.author, gone.action, gone.subject) == ("bea", "removed", came.digest[:16])
    assert gone.detail == {"data_set": "icews", "file": "icews.tab", "events": 2, "kept": 0, "note": "the wrong year"}
    assert bring_in(record, path, "icews").counts["events"] == 2
    assert rows(record) == before


def test_what_another_file_has_too_stays_with_it(record: Record, tmp_path: Path) -> None:
    bring_in(record, file(tmp_path / "march.tab", [ICEWS, *ICEWS_LINES]), "icews")
    more = icews_line(Event_ID="104", Event_Date="2025-04-01", Source_Country="Chad", Target_Country="Mali")
    bring_in(record, file(tmp_path / "spring.tab", [ICEWS, ICEWS_LINES[1], more]), "icews")
    march, spring = record.event_files()
    assert (march.events, march.known, spring.events, spring.known) == (2, 0, 1, 1)
    record.remove_events(march.id, author="bea")
    assert [row["id"] for row in rows(record)] == ["102", "104"]
    (spring,) = record.event_files()
    assert (spring.events, spring.known) == (2, 0)
    assert (spring.first, spring.last) == (date(2025, 3, 20), date(2025, 4, 1))
    record.remove_events(spring.id, author="bea")
    assert rows(record) == []


def test_a_file_of_several_dyads_goes_whole(compared: Record, tmp_path: Path) -> None:
    line = polecat_line(
        Event_ID="p1", Event_Date="2025-03-03", Event_Type="SANCTION", Actor_Country="FRA; DEU",
        Recipient_Country="RUS",
    )  # fmt: skip
    bring_in(compared, file(tmp_path / "q.txt", ["\t".join(layout()["columns"]), line]), "polecat")
    kept, several = compared.event_files()
    assert several.events == 1
    compared.remove_events(several.id, author="bea")
    assert (len(rows(compared)), compared.event_files()) == (kept.events, [kept])


def test_a_file_that_is_not_there_cannot_be_taken_out(record: Record, tmp_path: Path) -> None:
    bring_in(record, file(tmp_path / "icews.tab", [ICEWS, *ICEWS_LINES]), "icews")
    with pytest.raises(EntryNotFoundError, match=r"has the number 7; there are: 1 \(icews\.tab\)"):
        record.remove_events(7, author="bea")


def test_files_of_an_older_record_are_known_by_its_history(record: Record, tmp_path: Path) -> None:
    first = file(tmp_path / "icews.tab", [ICEWS, ICEWS_LINES[0]])
    bring_in(record, first, "icews")
    bring_in(record, file(tmp_path / "more.tab", [ICEWS, ICEWS_LINES[1]]), "icews")
    line = polecat_line(Event_ID="p1", Event_Date="2025-03-03", Event_Type="AID", Actor_Country="FRA")
    bring_in(record, file(tmp_path / "p.txt", ["\t".join(layout()["columns"]), line]), "polecat")
    digest = record.event_files()[-1].digest
    for statement in (*WITHOUT_FILES, "PRAGMA user_version = 16"):
        record.connection.execute(statement)
    record.close()
    with open_record(record.path) as later:
        several, single = later.event_files()
        assert (several.name, several.digest, several.events) == ("icews.tab,more.tab", None, 2)
        assert (single.name, single.digest, single.events) == ("p.txt", digest, 1)
        bring_in(later, first, "icews")
        later.remove_events(several.id, author="bea")
        assert [row["id"] for row in rows(later)] == ["101", "p1"]
