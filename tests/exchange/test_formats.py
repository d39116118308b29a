"""Every format holds what the record holds, with its sources, and shows nothing as having happened that has not."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import icalendar
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_readings import SIDES, Fact, person, reading
from lxml import etree

from dragoman.analysis.ledger import STATES
from dragoman.door import Record
from dragoman.errors import OutputError
from dragoman.exchange.exporting import export
from dragoman.exchange.formats import FORMATS
from dragoman.exchange.gdelt import layout as gdelt_layout
from dragoman.exchange.polecat import layout as polecat_layout
from dragoman.exchange.tables import TABLES
from dragoman.exchange.text import FORMULA, csv_lines, tsv_lines
from dragoman.exchange.types import Selection, Written

Write = Callable[..., tuple[Path, Written]]
NOBODY = person("local:reed", "Reed", None, None)


def tsv(path: Path) -> list[dict[str, str]]:
    """Return the lines of a table without quotes."""
    header, *lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    names = header.split("\t")
    return [dict(zip(names, line.split("\t"), strict=True)) for line in lines]


# --- POLECAT and GDELT ------------------------------------------------------------------------------


def test_polecat_has_its_forty_columns_in_every_line(write: Write) -> None:
    path, written = write("polecat")
    rows = tsv(path)
    assert len(polecat_layout()["columns"]) == 40
    assert list(rows[0]) == polecat_layout()["columns"]
    assert len(rows) == written.counts["events"] > 0


def test_polecat_says_who_did_what_to_whom(write: Write) -> None:
    rows = tsv(write("polecat")[0])
    row = next(row for row in rows if row["Event Type"] == "ACCUSE")
    assert (row["Event Date"], row["Quad Code"]) == ("2025-03-03", "VERBAL CONFLICT")
    assert (row["Actor Name"], row["Actor Country"], row["Actor COW"]) == ("Alix Morel", "FRA", "220")
    assert (row["Recipient Name"], row["Recipient Country"], row["Recipient COW"]) == ("Jutta Brandt", "DEU", "255")
    assert row["Language"] == "English"


def test_polecat_and_gdelt_leave_out_what_has_not_happened_and_what_has_no_day(write: Write, record: Record) -> None:
    told = {"happened", "ongoing"}
    every = record.connection.execute("SELECT key, status, earliest, latest FROM event WHERE kind = 'event'").fetchall()
    expected = {
        row["key"] for row in every if row["status"] in told and row["earliest"] and row["earliest"] == row["latest"]
    }
    path, written = write("polecat")
    assert {row["Event ID"] for row in tsv(path)} == expected
    assert written.left_out.keys() == {"planned, asked for, possible or denied", "not known to the day"}
    assert sum(written.left_out.values()) + len(expected) == len(every)
    assert len(tsv(write("gdelt")[0])) == len(expected)


def test_what_lasted_for_some_days_stands_on_the_first_of_them(write: Write, record: Record) -> None:
    tour, season = Fact(days=(-9, -7), medium="visit"), Fact(days=(-80, -60), medium="visit")
    record.keep(reading(tour, filler="a delegation came"))
    record.keep(reading(season, filler="between winter and spring"))
    rows = [row for row in tsv(write("polecat")[0]) if row["Event Mode"] == "visit" or row["Event Date"] < "2025-03-01"]
    assert [row["Event Date"] for row in rows] == ["2025-02-22"]
    assert [row["SQLDATE"] for row in tsv(write("gdelt")[0])].count("20250222") == 1


def test_polecat_says_where_and_in_which_country_where_the_registry_knows_the_place(
    write: Write, record: Record
) -> None:
    for day, place in ((-9, "Lomé"), (-30, "the summit hall")):
        made = reading(Fact(days=(day, day), words=f"met in {place}"), filler=place)
        events = tuple(msgspec.structs.replace(event, place=place) for event in made.events)
        record.keep(msgspec.structs.replace(made, events=events))
    rows = {row["Raw Placename"]: (row["Placename"], row["Country"]) for row in tsv(write("polecat")[0])}
    assert rows["Lomé"] == ("Lomé", "TGO")
    assert rows["the summit hall"] == ("", "")


def test_the_sources_of_polecat_and_gdelt_stand_beside_them(write: Write, record: Record) -> None:
    for form in ("polecat", "gdelt"):
        _, written = write(form, f"table-{form}.tsv")
        sources = tsv(Path(written.files[1]))
        events = {row["event"] for row in sources}
        assert len(events) == written.counts["events"]
        for row in sources:
            article = record.article(row["article"])
            assert (row["outlet"], row["url"]) == (article.outlet or "", article.url or "")
            assert row["quote"] in row["sentence"] != ""


def test_gdelt_has_columns_of_gdelt_in_its_order(write: Write) -> None:
    rows = tsv(write("gdelt")[0])
    row = next(row for row in rows if row["EventRootCode"] == "11")
    assert list(row) == gdelt_layout()["columns"]
    assert (row["SQLDATE"], row["MonthYear"], row["Year"], row["QuadClass"]) == ("20250303", "202503", "2025", "3")
    assert (row["Actor1CountryCode"], row["Actor2CountryCode"]) == ("FRA", "DEU")
    assert row["EventCode"].startswith(row["EventBaseCode"])
    assert float(row["GoldsteinScale"]) < 0
    assert 0 < int(row["GLOBALEVENTID"]) < 2**53


# --- CSV --------------------------------------------------------------------------------------------


def test_csv_says_how_commitments_stand_and_that_only_events_have_happened(write: Write) -> None:
    path, written = write("csv")
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    assert all(bool(row["status"]) == (row["kind"] == "event") for row in rows)
    assert {row["state"] for row in rows if row["kind"] == "commitment"} <= {*STATES}
    assert {row["state"] for row in rows if row["kind"] != "commitment"} == {""}
    kinds = [f"{row['kind']}s" for row in rows]
    assert written.counts == {kind: kinds.count(kind) for kind in kinds}


def test_tables_of_two_formats_under_one_name_keep_their_sources_apart(write: Write) -> None:
    one, other = write("polecat", "ex.polecat")[1], write("gdelt", "ex.gdelt")[1]
    assert not {*one.files} & {*other.files}
    assert all(Path(file).exists() for file in (*one.files, *other.files))


def test_a_name_that_says_the_format_is_not_given_it_twice(write: Write) -> None:
    for name, sources in (
        ("polecat.tsv", "polecat.sources.tsv"),
        ("may.polecat.tsv", "may.polecat.sources.tsv"),
        ("may.txt", "may.polecat.sources.tsv"),
    ):
        assert Path(write("polecat", name)[1].files[1]).name == sources


def test_csv_says_which_states_a_reviewer_decided(write: Write, record: Record) -> None:
    (key,) = record.connection.execute(
        "SELECT key FROM event WHERE kind = 'commitment' AND type = 'promise'"
    ).fetchone()
    record.decide("settle", key, author="eva", detail={"about": "state", "value": "broken"})
    rows = list(csv.DictReader(io.StringIO(write("csv")[0].read_text(encoding="utf-8-sig"), newline="")))
    assert [(row["key"], row["state"]) for row in rows if row["state_by"] == "eva"] == [(key, "broken")]
    assert {row["state_by"] for row in rows if row["key"] != key} == {""}


def test_csv_says_which_articles_were_withdrawn_by_whom_and_why(write: Write, record: Record) -> None:
    key = record.articles()[0].key
    record.decide("reject", key, author="eva", note="a hoax")
    content = (write("csv", "tables")[0] / "articles.csv").read_text(encoding="utf-8-sig")
    said = {row["key"]: row["withdrawn"] for row in csv.DictReader(io.StringIO(content, newline=""))}
    assert said.pop(key).startswith("withdrawn by eva, 20")
    assert said and set(said.values()) == {""}


def test_csv_has_the_words_that_attribute_a_statement(write: Write) -> None:
    rows = csv.DictReader(io.StringIO(write("csv")[0].read_text(encoding="utf-8-sig"), newline=""))
    assert all((row["kind"] == "statement") == (row["cue"] in ("said", "told")) for row in rows)


def test_csv_opens_in_spreadsheets_as_text_in_utf8(write: Write) -> None:
    content = write("csv")[0].read_bytes()
    assert content.startswith("\ufeff".encode())
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert {row["outlet"] for row in rows} >= {"'=HYPERLINK(1)", "The Northern Wire"}
    assert all(row["sentence"] and row["article"] for row in rows)
    assert any(row["intensity"].startswith("-") for row in rows)


def test_a_name_without_ending_makes_a_folder_of_tables(write: Write) -> None:
    path, written = write("csv", "tables")
    assert {file.name for file in path.iterdir()} == {*(f"{name}.csv" for name in TABLES), "datapackage.json"}
    assert written.counts["articles"] == 6
    alone = write("csv")[1].counts
    assert {name: count for name, count in written.counts.items() if name in alone} == alone


def test_tables_say_beside_them_what_their_columns_mean(write: Write) -> None:
    folder, _ = write("csv", "tables")
    file, written = write("csv", "out.2025.csv")
    alone = file.with_name("out.2025.datapackage.json")
    assert written.files == (str(file), str(alone))
    for package in (folder / "datapackage.json", alone):
        told = json.loads(package.read_text(encoding="utf-8"))
        assert "dragoman" not in told
        assert [one["name"] for one in told["resources"]] == (["events"] if package == alone else [*TABLES])
        for resource in told["resources"]:
            content = (package.parent / resource["path"]).read_bytes()
            assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
            header = next(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
            assert [column["name"] for column in resource["schema"]["fields"]] == header
            assert all(column["description"] for column in resource["schema"]["fields"])


@given(
    st.lists(
        st.one_of(st.text(max_size=8), st.sampled_from(FORMULA).map(lambda sign: f"{sign}1+1"), st.integers()),
        min_size=1,
    )
)
def test_no_text_cell_of_a_csv_begins_a_formula(values: list[str | int]) -> None:
    content = b"".join(csv_lines(["value"], ({"value": value} for value in values)))
    _, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert len(rows) == len(values)
    for value, (cell,) in zip(values, rows, strict=True):
        if isinstance(value, str):
            assert not cell.startswith(FORMULA)
            assert cell.removeprefix("'") == value.replace("\x00", "").encode("utf-8", "replace").decode().removeprefix(
                "'"
            )
        else:
            assert cell == str(value)


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2)))
def test_every_line_of_a_tsv_has_as_many_cells_as_it_has_columns(values: list[list[str]]) -> None:
    content = b"".join(tsv_lines(["a", "b"], ({"a": a, "b": b} for a, b in values))).decode()
    lines = content.splitlines()
    assert len(lines) == len(values) + 1
    assert all(line.count("\t") == 1 for line in lines)


# --- for programs -----------------------------------------------------------------------------------


def test_json_lines_hold_every_entry_with_its_reports_and_sentences(write: Write, record: Record) -> None:
    path, written = write("jsonl")
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(lines) == sum(written.counts.values())
    assert {line["kind"] for line in lines} == {"event", "commitment", "statement", "assessment"}
    stored = {row[0] for row in record.connection.execute("SELECT key FROM report")}
    assert {report["key"] for line in lines for report in line["reports"]} == stored
    for line in lines:
        for report in line["reports"]:
            text = record.reading_of(report["article"]["key"]).article.text
            assert text[report["start"] : report["end"]] == report["quote"]
            assert report["quote"] in report["sentence"] in text


def test_the_call_that_two_outlets_report_is_one_line_with_two_reports(write: Write) -> None:
    lines = [json.loads(line) for line in write("jsonl")[0].read_text(encoding="utf-8").splitlines()]
    call = next(line for line in lines if line["medium"] == "phone" and line["earliest"] == "2025-03-03")
    assert {report["article"]["outlet"] for report in call["reports"]} == {"Courier", "Herald"}


def test_the_selectors_of_annotations_find_their_words(write: Write, record: Record) -> None:
    path, written = write("jsonld")
    page = json.loads(path.read_text(encoding="utf-8"))
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert len(page["items"]) == written.counts["annotations"] > 10
    for item in page["items"]:
        assert (item["type"], item["target"]["type"]) == ("Annotation", "SpecificResource")
        text = record.reading_of(item["target"]["source"]["id"].rpartition(":")[2]).article.text
        position, quote = item["target"]["selector"]
        assert (position["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
        assert text[position["start"] : position["end"]] == quote["exact"] != ""
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
        kind, body = item["body"]["type"][1].removeprefix("dragoman:"), item["body"]
        assert ("dragoman:status" in body) == (kind == "event")
        assert (body.get("dragoman:state") in STATES) == (kind == "commitment")


def test_parquet_holds_entries_with_their_sources_nested(write: Write) -> None:
    from pyarrow import parquet

    path, written = write("parquet")
    rows = parquet.read_table(path).to_pylist()
    assert len(rows) == sum(written.counts.values())
    call = next(row for row in rows if row["medium"] == "phone" and row["earliest"] == date(2025, 3, 3))
    assert {source["outlet"] for source in call["sources"]} == {"Courier", "Herald"}
    assert all(source["sentence"] and source["article"] for row in rows for source in row["sources"])


def test_without_pyarrow_the_error_names_the_extra(
    write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(OutputError, match=r"dragoman\[parquet\]"):
        write("parquet")
    assert not (tmp_path / "out.parquet").exists()


# --- calendar and graph -----------------------------------------------------------------------------


def appointments(path: Path) -> dict[str, icalendar.Event]:
    """Return the appointments of a calendar by identifier."""
    found = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return {str(one["uid"]): one for one in found}


def event_where(record: Record, condition: str) -> str:
    """Return the key of the first event that fulfils a condition."""
    return str(record.connection.execute(f"SELECT key FROM event WHERE {condition} ORDER BY key").fetchone()[0])


def test_a_whole_day_ends_on_the_next_and_says_how_sure_it_is(write: Write, record: Record) -> None:
    found = appointments(write("ical")[0])
    visit = record.connection.execute("SELECT key FROM event WHERE status = 'planned' AND medium = 'visit'").fetchone()[
        0
    ]
    one = found[f"{visit}@dragoman"]
    assert (one.decoded("dtstart"), one.decoded("dtend")) == (date(2025, 3, 8), date(2025, 3, 9))
    assert (one["status"], one["transp"]) == ("TENTATIVE", "TRANSPARENT")
    assert "planned" in one["summary"]
    assert "(Tribune, " in one["description"]


def test_what_is_due_is_on_the_last_day_of_its_window_with_how_it_stands(write: Write, record: Record) -> None:
    found = appointments(write("ical")[0])
    promise = record.connection.execute(
        "SELECT key FROM event WHERE kind = 'commitment' AND earliest = '2025-03-03'"
    ).fetchone()[0]
    one = found[f"{promise}@dragoman"]
    assert one.decoded("dtend") - one.decoded("dtstart") == timedelta(1)
    assert one.decoded("dtstart") == date(2025, 3, 11)
    assert "It stands so: overdue." in one["description"]
    assert "To be done from 2025-03-03 to 2025-03-11." in one["description"]
    assert one["summary"].startswith("Due (promise, overdue): ")
    assert [str(word) for word in one["categories"].cats] == ["due", "promise", "overdue"]


def test_what_is_only_due_is_tentative_and_only_whom_it_was_made_to_is_named(write: Write, record: Record) -> None:
    promise = reading(
        Fact(medium="in_person", words="met for an hour in Bonn"), Fact(kind="promise", days=(10, 12)), filler="q"
    )
    made = tuple(msgspec.structs.replace(one, to=()) for one in promise.commitments)
    record.keep(msgspec.structs.replace(promise, commitments=made))
    key = event_where(record, "kind = 'commitment' AND latest = '2025-03-15'")
    assert {party.role for party in record.event(key).parties} == {"by", "counterpart"}
    one = appointments(write("ical", "before.ics")[0])[f"{key}@dragoman"]
    assert (one["status"], one["summary"].split(": ")[1]) == ("TENTATIVE", "Alix Morel")
    met = event_where(record, "medium = 'in_person' AND precision = 'day'")
    meeting = appointments(write("ical")[0])[f"{met}@dragoman"]
    assert meeting["summary"] == "Alix Morel — Jutta Brandt: meeting"
    for value, status in (("kept", "CONFIRMED"), ("broken", "CANCELLED"), ("open", "TENTATIVE")):
        record.decide("settle", key, author="ann", detail={"about": "state", "value": value})
        assert appointments(write("ical", f"{value}.ics")[0])[f"{key}@dragoman"]["status"] == status


@pytest.mark.parametrize(("since", "held"), [(date(2025, 3, 11), True), (date(2025, 3, 12), False)])
def test_what_is_due_on_or_after_a_day_is_in_the_calendar_from_it_on_and_the_rest_is_counted(
    write: Write, record: Record, since: date, held: bool
) -> None:
    key = event_where(record, "kind = 'commitment' AND earliest = '2025-03-03' AND latest = '2025-03-11'")
    path, written = write("ical", None, Selection(since=since))
    assert (f"{key}@dragoman" in appointments(path)) is held
    whole = write("ical", "whole.ics")[1]
    outside = {name.split(" outside")[0]: count for name, count in written.left_out.items() if "outside" in name}
    for name in ("contacts", "due dates"):
        undated = written.left_out.get(f"{name} without a day", 0)
        assert written.counts.get(name, 0) + outside.get(name, 0) + undated >= whole.counts[name]


def test_the_same_appointment_has_the_same_identifier_in_every_export(write: Write) -> None:
    one, two = write("ical", "a.ics")[0], write("ical", "b.ics")[0]
    assert one.read_bytes() == two.read_bytes()
    assert len(appointments(one)) > 3


def test_what_is_only_possible_is_no_appointment(write: Write, record: Record) -> None:
    shown = record.connection.execute(
        "SELECT key FROM event WHERE medium IS NOT NULL AND earliest IS NOT NULL"
    ).fetchall()
    event = shown[0][0]
    record.decide("correct", event, author="ann", detail={"fields": {"status": "hypothetical"}})
    path, written = write("ical")
    assert f"{event}@dragoman" not in appointments(path)
    assert written.left_out["contacts that are only called for or possible"] == 1


def test_the_graph_ties_those_of_different_sides_by_their_contacts(write: Write) -> None:
    path, written = write("graphml")
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    graph = etree.parse(path)
    nodes = {node.get("id") for node in graph.iterfind(".//g:node", space)}
    edges = {(edge.get("source"), edge.get("target")): edge for edge in graph.iterfind(".//g:edge", space)}
    assert nodes >= {"Q1", "Q3", "local:aino-lehtovaara", "local:kenji-morishita"}
    assert (written.counts["actors"], written.counts["ties"]) == (len(nodes), len(edges))
    said = {data.get("key"): data.text for data in edges["Q1", "Q3"]}
    assert (said["edge_weight"], said["edge_first"], said["edge_last"]) == ("2", "2025-01-22", "2025-03-03")
    assert (said["edge_media"], float(said["edge_shared"])) == ("in_person phone", 2.0)
    assert "Herald" in said["edge_sources"]


def test_the_graph_of_states_ties_them_by_the_contacts_of_whoever_stands_for_them(write: Write, record: Record) -> None:
    record.keep(reading(Fact(days=(-9, -9), one=SIDES["FRA"][2], other=SIDES["DEU"][1]), filler="an envoy"))
    record.keep(reading(Fact(days=(-30, -30), one=SIDES["FRA"][2], other=NOBODY), filler="nobody"))
    path, written = write("graphml-states")
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    graph = etree.parse(path)
    nodes = {
        node.get("id"): {data.get("key"): data.text for data in node} for node in graph.iterfind(".//g:node", space)
    }
    assert nodes["FRA"] == {"node_name": "France", "node_kind": "state", "node_country": "FRA"}
    assert {node["node_kind"] for node in nodes.values()} == {"state"}
    assert written.counts["states"] == len(nodes)
    edge = next(edge for edge in graph.iterfind(".//g:edge", space) if edge.get("source") == "DEU")
    assert edge.get("target") == "FRA"
    assert {data.get("key"): data.text for data in edge}["edge_weight"] == "3"


# --- what is selected, and where it goes ------------------------------------------------------------


def test_a_selection_keeps_to_its_days_and_pair(write: Write) -> None:
    chosen = Selection(since=date(2025, 6, 1), until=date(2025, 6, 30), between=("JPN", "FIN"))
    lines = [json.loads(line) for line in write("jsonl", None, chosen)[0].read_text(encoding="utf-8").splitlines()]
    assert {line["kind"] for line in lines} == {"event", "commitment", "statement", "assessment"}
    assert {report["article"]["outlet"] for line in lines for report in line["reports"]} == {"The Northern Wire"}
    assert all("2025-06" in line["earliest"] for line in lines if line["kind"] == "event")


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_selection_is_a_file_that_can_be_opened(form: str, write: Write) -> None:
    path, _ = write(form, None, Selection(between=("NOR", "SWE"), since=date(1900, 1, 1), until=date(1900, 1, 2)))
    assert path.exists()


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_that_cannot_be_written_is_told_and_leaves_nothing(form: str, record: Record, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "kept").write_text("kept")
    with record.reading() as connection:
        with pytest.raises(OutputError, match="make the folder first"):
            export(connection, form, Selection(), path=tmp_path / "none" / "x.csv")
        with pytest.raises(OutputError):
            export(connection, form, Selection(), path=tmp_path / "full")
    assert [file.name for file in (tmp_path / "full").iterdir()] == ["kept"]
    assert not [file for file in tmp_path.iterdir() if file.name.startswith(".")]
