"""A refresh from a SPARQL endpoint brings people and terms, and a failure changes nothing.

The endpoint is a stand-in on the loopback interface that answers as the real one does.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from click.testing import CliRunner

from dragoman.actors import update as update_module
from dragoman.actors.registry import Registry, load_registry
from dragoman.actors.types import Term
from dragoman.actors.update import Plan, UpdateReport, load_plan, update
from dragoman.cli.main import cli
from dragoman.errors import RegistryError

JSON = "application/sparql-results+json;charset=utf-8"
Reply = tuple[int, dict[str, str], bytes]
Row = dict[str, str]


def entity(qid: str) -> str:
    return f"http://www.wikidata.org/entity/{qid}"


def row(qid: str, name: str, start: str, end: str = "", **more: str) -> Row:
    """One row as the endpoint gives it; ``more`` replaces or adds variables."""
    values = {
        "statement": entity(f"statement/{qid}-{start}"),
        "person": entity(qid),
        "personLabel": name,
        "sex": entity("Q6581072"),
        "country": "FIN",
        "officeLabel": "Prime Minister of Finland",
        "start": f"{start}T00:00:00Z",
        "startPrecision": "11",
    }
    if end:
        values |= {"end": f"{end}T00:00:00Z", "endPrecision": "11"}
    return values | more


def answer(rows: list[Row]) -> bytes:
    bindings = [{name: {"type": "literal", "value": value} for name, value in each.items()} for each in rows]
    return json.dumps({"head": {"vars": []}, "results": {"bindings": bindings}}).encode()


class Endpoint:
    """The stand-in: rows by the pattern that a query holds, and replies that come before any rows."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Row]] = {}
        self.first: list[Reply] = []
        #: Called with the number of the request, from 1; a reply takes the place of the rows.
        self.instead: Callable[[int], Reply | None] = lambda number: None
        self.address = ""
        self.queries: list[str] = []
        self.headers: list[dict[str, str]] = []

    def reply(self, query: str) -> Reply:
        self.queries.append(query)
        if self.first:
            return self.first.pop(0)
        special = self.instead(len(self.queries))
        if special is not None:
            return special
        rows = next((rows for pattern, rows in self.rows.items() if pattern in query), [])
        found = re.search(r"LIMIT (\d+) OFFSET (\d+)", query)
        assert found, "every query is paged"
        limit, offset = int(found[1]), int(found[2])
        return 200, {"Content-Type": JSON}, answer(rows[offset : offset + limit])


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    stand_in = Endpoint()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            stand_in.headers.append(dict(self.headers))
            status, headers, content = stand_in.reply(parse_qs(body.decode())["query"][0])
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(content))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    stand_in.address = f"http://127.0.0.1:{server.server_port}/sparql"
    yield stand_in
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DRAGOMAN_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = load_plan()
    plan.page_size = 2
    monkeypatch.setattr(update_module, "load_plan", lambda: plan)


class Clock:
    """Stands in for sleep and keeps what was waited."""

    def __init__(self) -> None:
        self.waits: list[float] = []

    def __call__(self, seconds: float) -> None:
        self.waits.append(seconds)


def refresh(endpoint: Endpoint, clock: Clock | None = None) -> UpdateReport:
    return update(endpoint=endpoint.address, sleep=clock or Clock())


def finnish(registry: Registry, on: date) -> list[str]:
    terms = registry.office_holders("head_of_government", "FIN", on)
    return [registry.tables.people[term.person].name for term in terms]


def everything_below(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


GOVERNMENT = "wdt:P1313 ?office . ?person"
AIRI = row("Q900001", "Airi Keksitty", "2031-06-20", "2035-01-02")


def test_people_and_terms_are_laid_over_the_shipped_ones(endpoint: Endpoint, folder: Path) -> None:
    endpoint.rows[GOVERNMENT] = [AIRI, row("Q900002", "Bo Påhitt", "2035-01-02", sex=entity("Q6581097"))]
    report = refresh(endpoint)
    assert (report.people, report.terms, report.left_out) == (2, 2, 0)
    registry = load_registry()
    assert finnish(registry, date(2033, 1, 1))[0] == "Airi Keksitty"
    assert finnish(registry, date(2040, 1, 1))[0] == "Bo Påhitt"
    assert registry.lookup("Airi Keksitty")[0].country == "FIN"
    assert registry.lookup("Bo Pahitt")[0].id == "Q900002"
    term = registry.offices_of("Q900001")[0]
    assert (term.title, term.start, term.end) == ("Prime Minister", "2031-06-20", "2035-01-02")
    assert registry.titled("president", "USA", date(2024, 3, 18)), "what was shipped stays"


def test_dates_stay_as_coarse_as_they_are_known(endpoint: Endpoint, folder: Path) -> None:
    endpoint.rows[GOVERNMENT] = [
        row("Q900001", "Airi Keksitty", "2031-01-01", "2035-02-01", startPrecision="9", endPrecision="10"),
        row("Q900002", "Century Only", "2031-01-01", startPrecision="7"),
    ]
    report = refresh(endpoint)
    term = load_registry().offices_of("Q900001")[0]
    assert (term.start, term.end) == ("2031", "2035-02")
    assert report.left_out == 1


def test_all_pages_are_asked_for(endpoint: Endpoint, folder: Path, small_pages: None) -> None:
    rows = [row(f"Q90000{n}", f"Person {'ABCDE'[n]}", f"203{n}-01-01", f"203{n}-12-31") for n in range(5)]
    endpoint.rows[GOVERNMENT] = rows
    clock = Clock()
    assert refresh(endpoint, clock).terms == 5
    offsets = [q.rpartition("OFFSET ")[2].strip() for q in endpoint.queries if GOVERNMENT in q]
    assert offsets == ["0", "2", "4"]
    assert clock.waits == [1.0, 1.0]


def test_the_client_says_who_it_is_and_what_it_reads(endpoint: Endpoint, folder: Path) -> None:
    endpoint.rows[GOVERNMENT] = [AIRI]
    refresh(endpoint)
    headers = endpoint.headers[0]
    assert headers["User-Agent"].startswith("dragoman/")
    assert headers["Accept"] == "application/sparql-results+json"


def test_the_queries_ask_for_terms_with_their_precision(endpoint: Endpoint, folder: Path) -> None:
    endpoint.rows[GOVERNMENT] = [AIRI]
    update(endpoint=endpoint.address, since=1990, sleep=Clock())
    plan: Plan = load_plan()
    assert len(endpoint.queries) == len(plan.question)
    for query in endpoint.queries:
        assert query.count("{") == query.count("}")
        assert "$" not in query
        assert "YEAR(?end) >= 1990" in query
        used = set(re.findall(r"\b([a-z]+):[A-Za-z]", re.sub(r"<[^>]*>", "", query)))
        assert used <= set(re.findall(r"PREFIX ([a-z]+):", query))
        assert {"wikibase:timePrecision", "pqv:P580", "pqv:P582"} <= set(re.findall(r"[a-z]+:\w+", query))


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_endpoint_is_asked_again_when_it_says(endpoint: Endpoint, folder: Path, status: int) -> None:
    endpoint.rows[GOVERNMENT] = [AIRI]
    endpoint.first = [(status, {"Retry-After": "7"}, b"")]
    clock = Clock()
    assert refresh(endpoint, clock).terms == 1
    assert clock.waits == [7.0]


def test_retry_after_may_be_a_date(endpoint: Endpoint, folder: Path) -> None:
    endpoint.rows[GOVERNMENT] = [AIRI]
    at = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    endpoint.first = [(429, {"Retry-After": at}, b"")]
    clock = Clock()
    refresh(endpoint, clock)
    assert 20 < clock.waits[0] <= 30


def test_a_wait_of_hours_is_refused(endpoint: Endpoint, folder: Path) -> None:
    endpoint.first = [(429, {"Retry-After": "86400"}, b"")]
    with pytest.raises(RegistryError, match="asks to wait 86400 seconds"):
        refresh(endpoint)


def test_a_broken_answer_is_asked_for_again(endpoint: Endpoint, folder: Path) -> None:
    endpoint.rows[GOVERNMENT] = [AIRI]
    endpoint.first = [(200, {"Content-Type": JSON}, answer([AIRI])[:-20])]
    assert refresh(endpoint).terms == 1


def test_a_connection_that_ends_early_is_asked_again(endpoint: Endpoint, folder: Path) -> None:
    endpoint.rows[GOVERNMENT] = [AIRI]
    whole = answer([AIRI])
    headers = {"Content-Type": JSON, "Content-Length": str(len(whole) + 50), "Connection": "close"}
    endpoint.first = [(200, headers, whole)]
    assert refresh(endpoint).terms == 1


TIMED_OUT = answer([AIRI])[:-30] + b"\njava.util.concurrent.TimeoutException\n\tat java.base/..."
FAILURES = {
    "overloaded": ((503, {}, b""), "the endpoint answers 503 (asked 5 times)"),
    "refused": ((403, {}, b"no"), "the endpoint answers 403"),
    "moved": ((302, {"Location": "http://127.0.0.1:9/"}, b""), "the endpoint answers 302"),
    "truncated": ((200, {"Content-Type": JSON}, TIMED_OUT), "the answer broke off or is no SPARQL result"),
    "no JSON": ((200, {"Content-Type": JSON}, b"<html>"), "the answer broke off or is no SPARQL result"),
    "other JSON": ((200, {"Content-Type": JSON}, b'{"boolean": true}'), "the answer broke off or is no SPARQL"),
    "a web page": ((200, {"Content-Type": "text/html"}, b"<html>"), "found text/html: is this a SPARQL endpoint?"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_a_failure_midway_loses_nothing(endpoint: Endpoint, folder: Path, name: str) -> None:
    reply, message = FAILURES[name]
    endpoint.rows[GOVERNMENT] = [AIRI]
    refresh(endpoint)
    before = everything_below(folder)
    endpoint.queries.clear()
    endpoint.rows[GOVERNMENT] = [row("Q900009", "Never Written", "2031-01-01")]
    endpoint.instead = lambda number: reply if number > 4 else None
    with pytest.raises(RegistryError) as caught:
        refresh(endpoint)
    assert message in str(caught.value)
    assert everything_below(folder) == before
    assert finnish(load_registry(), date(2033, 1, 1))[0] == "Airi Keksitty"


def test_an_endpoint_that_is_not_there_is_named(folder: Path) -> None:
    address = "http://127.0.0.1:9/sparql"
    with pytest.raises(RegistryError) as caught:
        update(endpoint=address, sleep=Clock())
    assert address in str(caught.value)
    assert "the connection failed" in str(caught.value)
    assert not folder.exists()


def test_an_address_that_is_none_is_refused(folder: Path) -> None:
    with pytest.raises(RegistryError, match="expected an http or https address"):
        update(endpoint="file:///etc/passwd", sleep=Clock())


def test_no_office_holders_at_all_is_an_error(endpoint: Endpoint, folder: Path) -> None:
    with pytest.raises(RegistryError, match="knows no office holders"):
        refresh(endpoint)
    assert not folder.exists()


def test_a_second_refresh_takes_the_place_of_the_first(endpoint: Endpoint, folder: Path) -> None:
    endpoint.rows[GOVERNMENT] = [AIRI]
    refresh(endpoint)
    endpoint.rows[GOVERNMENT] = [row("Q900003", "Cia Diktad", "2031-06-20", "2035-01-02")]
    refresh(endpoint)
    assert finnish(load_registry(), date(2033, 1, 1))[0] == "Cia Diktad"
    assert len([path for path in (folder / "actors").iterdir() if path.is_dir()]) == 1


def test_the_same_answers_give_the_same_tables(endpoint: Endpoint, folder: Path) -> None:
    endpoint.rows[GOVERNMENT] = [AIRI, row("Q900002", "Bo Påhitt", "2035-01-02")]
    refresh(endpoint)
    first = sorted(everything_below(folder / "actors").values())
    endpoint.rows[GOVERNMENT].reverse()
    refresh(endpoint)
    second = sorted(everything_below(folder / "actors").values())
    assert [text for text in first if b"\t" in text] == [text for text in second if b"\t" in text]


def test_rows_that_cannot_be_used_are_counted(endpoint: Endpoint, folder: Path) -> None:
    endpoint.rows[GOVERNMENT] = [
        AIRI,
        row("Q900004", "Nowhere Person", "2031-01-01", country="ZZZ"),
        row("Q900005", " ", "2031-01-01"),
        row("Q900006", "Blank Node", "2031-01-01", person="http://www.wikidata.org/.well-known/genid/abc"),
        row("Q900007", "Ends First", "2031-01-01", "2030-01-01"),
        row("Q900008", "Never Left", "2029-01-01"),
    ]
    report = refresh(endpoint)
    assert (report.people, report.terms) == (1, 1)
    assert report.left_out == 5


def test_tabs_and_line_ends_in_labels_break_no_table(endpoint: Endpoint, folder: Path) -> None:
    endpoint.rows[GOVERNMENT] = [row("Q900001", "Airi\tKeksitty\n", "2031-06-20", officeLabel="prime\tminister")]
    refresh(endpoint)
    assert load_registry().lookup("Airi Keksitty")[0].id == "Q900001"


def test_a_shipped_person_keeps_name_and_aliases(endpoint: Endpoint, folder: Path) -> None:
    shipped = next(p for p in load_registry().tables.people.values() if p.id == "Q43723")
    endpoint.rows[GOVERNMENT] = [row("Q43723", "Binyamin Netanyahu", "2022-12-29", country="ISR")]
    refresh(endpoint)
    person = load_registry().tables.people["Q43723"]
    assert person.name == shipped.name
    assert {*shipped.aliases, "Binyamin Netanyahu"} <= set(person.aliases)


def is_local_premiership(term: Term) -> bool:
    to_the_day = len(term.start) == len(term.end) == len("2001-01-01")
    return to_the_day and term.person.startswith("local:") and term.office == "head_of_government"


def test_a_local_id_gives_way_to_the_wikidata_id_of_the_same_person(endpoint: Endpoint, folder: Path) -> None:
    shipped = load_registry()
    local = next(term for term in shipped.tables.terms if is_local_premiership(term))
    endpoint.rows[GOVERNMENT] = [row("Q900001", "Spelt Otherwise", local.start, local.end, country=local.of)]
    refresh(endpoint)
    registry = load_registry()
    assert local.person not in registry.tables.people
    assert registry.tables.people["Q900001"].name == shipped.tables.people[local.person].name
    assert all(term.person != local.person for term in registry.tables.terms)


def test_tables_written_by_hand_are_laid_over_too(folder: Path) -> None:
    for name, text in (
        ("people", "id\tname\tcountry\tsex\taliases\tsector\nQ900001\tAiri Keksitty\tFIN\tf\t\tGOV\n"),
        ("terms", "person\toffice\ttitle\tof\tstart\tend\tacting\n"
                  "Q900001\thead_of_government\tPrime Minister\tFIN\t2031-06-20\t\t\n"),
    ):  # fmt: skip
        (folder / "actors" / name).mkdir(parents=True)
        (folder / "actors" / name / "mine.tsv").write_text(text, encoding="utf-8")
    assert finnish(load_registry(), date(2033, 1, 1))[0] == "Airi Keksitty"


def test_the_command_reports(endpoint: Endpoint, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    endpoint.rows[GOVERNMENT] = [AIRI, row("Q900005", " ", "2031-01-01")]
    plan = load_plan()
    plan.pause = 0
    monkeypatch.setattr(update_module, "load_plan", lambda: plan)
    result = CliRunner().invoke(cli, ["actors", "update", "--endpoint", endpoint.address])
    assert result.exit_code == 0, result.output
    assert f"1 people and 1 terms written to {folder / 'actors'}" in result.stdout
    assert "1 rows left out" in result.stderr


def test_the_command_fails_with_words(folder: Path) -> None:
    result = CliRunner().invoke(cli, ["actors", "update", "--endpoint", "ftp://example.org/"])
    assert result.exit_code == 1
    assert "expected an http or https address" in result.stderr.replace("\n", " ")
