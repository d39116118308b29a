"""The pages over a part of the year of articles: each in each form, with filters, facts and how to cite them."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from invented_readings import FILLERS, WORDS, Fact, Invented, reading
from served_record import served
from starlette.testclient import TestClient

import dragoman
from dragoman.collect.sources import add_source
from dragoman.door import open_record
from dragoman.record.documents import keep_raw
from dragoman.web.pages import pair
from dragoman.web.pages.event import parties
from dragoman.web.pages.pair import after_the_pause, drawn_days
from dragoman.web.routes import PAGES

POLAND_UKRAINE = "/pair/POL/UKR"


@pytest.fixture(scope="session")
def known(prepared: Path) -> dict[str, str]:
    """Keys of what the tests look at: the contact of most articles, its first report, a statement, an article."""
    with dragoman.open_record(prepared, write=False) as record:
        contacts = record.events_between("POL", "UKR", contacts=True)
        event = max(contacts, key=lambda contact: contact.articles)
        report = record.reports(event.key)[0]
        statement = next(r for r in record.reports_in(report.article) if r.kind == "statement")
        commitment = record.commitments(between=("POL", "UKR"))[0].commitment
    return {"event": event.key, "report": report.key, "article": report.article, "fact": report.contact or "",
            "statement": statement.key, "commitment": commitment.key}  # fmt: skip


@pytest.mark.parametrize(
    "path",
    ["/home", POLAND_UKRAINE, "/event/{event}", "/event/{commitment}", "/fact/{statement}", "/article/{article}"],
)
def test_a_page_is_html_json_and_csv(client: TestClient, known: dict[str, str], path: str) -> None:
    path = path.format(**known)
    page = client.get("/" if path == "/home" else path)
    assert page.status_code == 200, page.text
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    told = client.get(f"{path}.json").json()
    assert told["title"] in page.text.replace("&#39;", "'").replace("&#34;", '"')
    assert told["data"]
    table = client.get(f"{path}.csv")
    assert table.headers["content-type"].startswith("text/csv")
    assert table.text.startswith('\ufeff"')


def test_the_versions_of_a_page_name_each_other_and_are_no_copies(tmp_path: Path) -> None:
    app = served(tmp_path / "a.db")
    with open_record(tmp_path / "a.db") as record:
        for more in (0, 1):
            record.keep(reading(Fact(), page="https://page.example/call", filler=f"{FILLERS[0]} {more}"))
        first, second = sorted(record.articles(), key=lambda article: article.version)
    assert (first.origin == second.origin, first.versions) == (True, 2)
    for one, other, told in ((first, second, "a later one is here"), (second, first, "the latest")):
        page = app.get(f"/article/{one.key}").text
        assert f"Version {one.version} of 2 of this page: {told}." in page
        assert re.search(rf'<a href="/article/{other.key}">version {other.version}, added \d{{4}}-', page)
        assert "nearly the same" not in page


def test_a_page_is_found_by_the_identifier_that_lists_show(client: TestClient, known: dict[str, str]) -> None:
    for kind in ("event", "article", "statement", "report"):
        path = "fact" if kind in ("statement", "report") else kind
        short, whole = (client.get(f"/{path}/{key}.json").json() for key in (known[kind][:8], known[kind]))
        assert short["data"] == whole["data"]


def test_every_page_has_landmarks_and_one_heading(client: TestClient, known: dict[str, str]) -> None:
    for path in ("/", POLAND_UKRAINE, "/event/{event}", "/article/{article}", "/fact/{report}"):
        text = client.get(path.format(**known)).text
        assert text.count("<h1") == 1
        for landmark in ("<main", "<nav", "<header", "<footer", 'class="skip"', 'lang="en"'):
            assert landmark in text, (path, landmark)
        assert text.count("<table") == text.count("<caption")


def test_a_pair_shows_contacts_silences_and_how_much_was_read(client: TestClient) -> None:
    text = client.get(POLAND_UKRAINE).text
    told = client.get(f"{POLAND_UKRAINE}.json").json()["data"]
    assert f"{told['dossier']['articles']:,} articles read" in text
    assert told["dossier"]["rhythms"][0]["silences"]
    assert sum(month["articles"] for month in told["coverage"]) > 0
    assert "days of silence" in text
    for contact in told["dossier"]["contacts"]:
        if contact["earliest"] and contact["status"] == "happened":
            assert f"/event/{contact['key']}" in text


def test_a_pair_lists_its_latest_contacts_in_words(client: TestClient) -> None:
    text = client.get(POLAND_UKRAINE).text
    listed = text[text.index("<h3>Latest contacts</h3>") : text.index("Course of the relation")]
    told = client.get(f"{POLAND_UKRAINE}.json").json()["data"]["dossier"]["contacts"]
    days = [one["earliest"] for one in told if one["earliest"]]
    latest = [one["key"] for one in told if one["earliest"] in sorted(days)[-5:]]
    assert latest and all(f"/event/{key}" in listed for key in latest)
    took_place, others = listed.split("<h3>Planned, called for, possible or denied</h3>")
    for one in told:
        if f"/event/{one['key']}" in took_place and one["earliest"]:
            assert one["status"] in ("happened", "ongoing") or one["disputes"]
    assert any(one["status"] == "planned" and f"/event/{one['key']}" in others for one in told)
    undated = [one for one in told if not one["earliest"]]
    assert all(f"/event/{one['key']}" in listed for one in undated)


def test_the_filters_of_a_pair_live_in_the_address(client: TestClient) -> None:
    period = {"since": "2025-03-01", "until": "2025-06-30"}
    told = client.get(f"{POLAND_UKRAINE}.json", params=period).json()
    assert told["address"] == f"{POLAND_UKRAINE}?since=2025-03-01&until=2025-06-30"
    days = [contact["earliest"] for contact in told["data"]["dossier"]["contacts"] if contact["earliest"]]
    assert days
    assert all("2025-03-01" <= day <= "2025-06-30" for day in days)
    text = client.get(POLAND_UKRAINE, params=period).text
    assert 'value="2025-03-01"' in text
    assert f"{POLAND_UKRAINE}.csv?since=2025-03-01&amp;until=2025-06-30" in text


@pytest.mark.parametrize("query", ["since=yesterday", "until=2025-02-30", "since=" + "9" * 400])
def test_a_filter_that_is_none_is_a_clear_error(client: TestClient, query: str) -> None:
    answer = client.get(f"{POLAND_UKRAINE}.json?{query}")
    assert answer.status_code == 400
    assert "must be a day" in answer.json()["error"]["message"] or "shorten" in answer.json()["error"]["message"]


@pytest.mark.parametrize("path", ["/", "/commitments", "/search", "/matrix", "/map", "/review", "/actor/{id}"])
def test_a_filter_that_makes_no_sense_leaves_the_page_with_its_form(client: TestClient, path: str) -> None:
    actor = client.get("/actor.json?q=Poland").json()["data"]["actors"][0]["id"]
    field = {"/": "as_of", "/commitments": "due_after", "/map": "country", "/review": "a"}.get(path, "since")
    answer = client.get(path.format(id=actor), params={"q": "grain", field: "<b>Polnd"})
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert "<form" in answer.text.split("<main")[1]
    assert "<b>" not in answer.text


def test_a_record_is_not_empty_because_nothing_had_appeared_by_a_day(client: TestClient, tmp_path: Path) -> None:
    page = client.get("/", params={"as_of": "1900-01-01"}).text
    assert "The record is empty" not in page
    assert "none that had appeared by then" in page
    assert 'name="as_of" value="1900-01-01"' in page
    assert "The record is empty" in served(tmp_path / "empty.db").get("/").text


def test_countries_may_be_named(client: TestClient) -> None:
    assert client.get("/pair/Poland/Ukraine.json").json()["data"]["dossier"]["pair"] == ["POL", "UKR"]
    assert client.get("/pair/Poland/Atlantis").status_code == 400
    assert client.get("/pair/POL/ZZZ").status_code == 400
    assert client.get("/pair/POL/BOL").status_code == 404


def test_the_first_day_below_a_timeline_says_of_which_year_it_is(client: TestClient) -> None:
    def words(query: str) -> list[str]:
        return re.findall(r">([^<>]+)</t", client.get(f"{POLAND_UKRAINE}/chart/timeline.svg?{query}").text)

    in_one_year = words("since=2025-03-01&until=2025-06-30")
    assert in_one_year.count("2025") == 1 and in_one_year[in_one_year.index("2025") - 1].startswith("Mar ")
    in_two = words("since=2024-10-01&until=2025-03-15")
    assert in_two[in_two.index("October") :][:5] == ["October", "2024", "November", "December", "2025"]


def test_a_busy_pair_opens_with_its_latest_contacts(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = client.get(f"{POLAND_UKRAINE}.json").json()["data"]["dossier"]
    assert whole["since"] is None
    monkeypatch.setattr(pair, "OPENED", 2)
    monkeypatch.setattr(pair, "LEAST_DAYS", 1)
    opened = client.get("/pair/UKR/POL.json").json()["data"]["dossier"]  # the other way round, which is not kept yet
    assert opened["since"] == sorted(one["earliest"] for one in whole["contacts"] if one["earliest"])[-3]
    assert 0 < len(opened["contacts"]) < len(whole["contacts"])
    assert opened["rhythms"] == whole["rhythms"]
    text = client.get("/pair/UKR/POL").text
    assert f'name="since" value="{opened["since"]}"' in text and 'name="until" value=""' in text
    (address,) = re.findall(r'<a href="([^"]+)">whole record</a>', text)
    shown = client.get(address.replace("?", ".json?")).json()["data"]["dossier"]
    assert shown["contacts"] == [one for one in whole["contacts"] if one["earliest"]]
    assert "whole record" not in client.get(address).text
    page = client.get("/pair/UKR/POL").text
    address = re.search(r'are not shown\. <a href="([^"]+)">Show all</a>', page)
    assert address is not None
    shown = client.get(address[1].replace("?", ".json?", 1)).json()["data"]["dossier"]
    took_place = {one["event"] for one in whole["rhythms"][0]["contacts"]}
    assert took_place <= {one["key"] for one in shown["contacts"]}


def test_a_day_to_come_does_not_keep_the_present_from_being_drawn(tmp_path: Path) -> None:
    app = served(tmp_path / "a.db", Invented((Fact(), Fact(days=(2400, 2400), words=WORDS[2])), published=1).reading)
    drawn = app.get("/pair/DEU/FRA/chart/timeline.svg").text
    assert "phone call, Alix Morel — Jutta Brandt, Mon 3 March 2025" in drawn


def test_a_pair_that_opens_with_all_leads_back_to_it(client: TestClient) -> None:
    assert "whole record" not in client.get(POLAND_UKRAINE).text
    for query in ("since=2025-03-01", "until=2025-06-30"):
        assert f'<a href="{POLAND_UKRAINE}">whole record</a>' in client.get(f"{POLAND_UKRAINE}?{query}").text


def test_the_charts_of_a_pair_can_be_kept(client: TestClient) -> None:
    for name in ("timeline", "course"):
        svg = client.get(f"{POLAND_UKRAINE}/chart/{name}.svg")
        assert svg.headers["content-type"] == "image/svg+xml"
        assert svg.text.startswith("<svg")
        assert client.get(f"{POLAND_UKRAINE}/chart/{name}.png").content.startswith(b"\x89PNG")
        spec = json.loads(client.get(f"{POLAND_UKRAINE}/chart/{name}.vl.json").text)
        assert "vega-lite" in spec["$schema"]
    for file in ("timeline.exe", "nothing.svg", "timeline"):
        assert client.get(f"{POLAND_UKRAINE}/chart/{file}").status_code == 404


def test_a_mean_of_tone_stands_with_the_number_of_its_statements(client: TestClient) -> None:
    spec = json.loads(client.get(f"{POLAND_UKRAINE}/chart/tone.vl.json").text)
    words = [layer["encoding"]["text"]["field"] for layer in spec["layer"] if layer["mark"]["type"] == "text"]
    assert words == ["statements"]


def test_the_drawn_chart_takes_the_colours_of_the_page(client: TestClient) -> None:
    assert 'style="' not in client.get(POLAND_UKRAINE).text
    text = client.get(drawn_at(client, "timeline")).text
    assert 'fill="var(--contact)"' in text
    assert "prefers-color-scheme:dark" in text
    assert 'style="' not in text


def drawn_at(client: TestClient, name: str) -> str:
    """Return the address at which the dossier has a chart drawn."""
    found = re.search(rf'<img src="([^"]*/drawn/{name}-[0-9a-f]+\.svg)"', client.get(POLAND_UKRAINE).text)
    assert found
    return found[1]


def test_a_drawn_chart_has_words_at_its_marks_and_lives_at_an_address_for_ever(client: TestClient) -> None:
    address = drawn_at(client, "timeline")
    answer = client.get(address)
    assert "immutable" in answer.headers["cache-control"]
    assert "<title>phone call, " in answer.text and "days of silence, " in answer.text
    assert 'xlink:href="/event/' in answer.text
    style = re.search("<style>(.*?)</style>", answer.text)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in answer.headers["content-security-policy"]


def test_a_drawing_that_was_forgotten_is_made_anew_but_not_kept_for_ever(client: TestClient) -> None:
    stem = drawn_at(client, "timeline").rpartition("-")[0]
    answer = client.get(f"{stem}-{'0' * 24}.svg")
    assert answer.text.startswith("<svg")
    assert "immutable" not in answer.headers["cache-control"]
    assert client.get(f"{POLAND_UKRAINE}/drawn/nothing-{'0' * 24}.svg").status_code == 404


@pytest.mark.parametrize("path", [POLAND_UKRAINE, f"{POLAND_UKRAINE}.json", "/", "/contacts"])
def test_what_a_browser_has_already_is_not_sent_again(client: TestClient, record_path: Path, path: str) -> None:
    tag = client.get(path).headers["etag"]
    again = client.get(path, headers={"If-None-Match": f'"another", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    with dragoman.open_record(record_path) as record:
        record.keep(reading(Fact()))
        contact = record.events_between("POL", "UKR", contacts=True)[-1]
        record.decide("correct", contact.key, author="test", detail={"fields": {"medium": "video"}})
    changed = client.get(path, headers={"If-None-Match": tag})
    assert changed.status_code == 200 and changed.headers["etag"] != tag


def test_an_event_shows_each_report_in_context(client: TestClient, known: dict[str, str]) -> None:
    told = client.get("/event/{event}.json".format(**known)).json()["data"]
    text = client.get("/event/{event}".format(**known)).text
    assert len(told["reports"]) == told["event"]["articles"]
    for one in told["reports"]:
        assert f"/fact/{one['report']['key']}/why" in text
        assert one["before"] or one["after"]


def test_the_key_of_any_report_leads_to_its_event(client: TestClient, known: dict[str, str]) -> None:
    told = client.get("/event/{report}.json".format(**known)).json()
    assert told["data"]["event"]["key"] == known["event"]


def test_everything_has_a_citation(client: TestClient, known: dict[str, str]) -> None:
    for path, key in (
        ("/event/{event}", "event"),
        ("/fact/{statement}", "statement"),
        ("/article/{article}", "article"),
    ):
        told = client.get(f"{path}.json".format(**known)).json()
        assert known[key] in told["citation"]
        assert "Record “north”" in told["citation"]
        assert "Cite this" in client.get(path.format(**known)).text


def test_a_fact_says_why_it_was_coded_so(client: TestClient, known: dict[str, str]) -> None:
    told = client.get("/fact/{report}/why.json".format(**known)).json()["data"]
    assert {step["about"] for step in told["why"]} & {"word", "who"}
    assert "Why it was coded so" in client.get("/fact/{report}/why".format(**known)).text


def test_a_fact_that_is_read_otherwise_today_says_so(client: TestClient, prepared: Path) -> None:
    with dragoman.open_record(prepared, write=False) as record:
        key = record.connection.execute("SELECT key FROM article WHERE title LIKE 'Cable%'").fetchone()[0]
        report = record.reports_in(key)[0].key
    assert "dragoman reread" in client.get(f"/fact/{report}/why").text


def test_an_article_marks_its_facts_and_loses_no_word(client: TestClient, known: dict[str, str]) -> None:
    told = client.get("/article/{article}.json".format(**known)).json()["data"]["reading"]
    text = client.get("/article/{article}".format(**known)).text
    assert text.count("<mark") >= len(told["events"])
    assert f'id="{known["fact"]}"' in text
    for event in told["statements"]:
        assert f'id="fact-{event["id"]}"' in text


def test_what_is_not_there_is_404_and_says_so(client: TestClient) -> None:
    for path in ("/event/0000000000000000", "/fact/0000000000000000", "/article/none", "/article/none/original", "/no"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "<h1" in answer.text
        assert client.get(f"{path}.json").json()["error"]["status"] == 404


def test_a_busy_or_missing_record_is_an_error_page(client: TestClient, record_path: Path) -> None:
    record_path.rename(record_path.with_name("elsewhere.db"))
    answer = client.get("/")
    assert answer.status_code == 500
    assert "no such record" in answer.text


def test_no_two_pages_share_an_address() -> None:
    paths = [page.path for page in PAGES]
    assert len(set(paths)) == len(paths)


def test_the_original_comes_as_a_file(client: TestClient, record_path: Path, known: dict[str, str]) -> None:
    with dragoman.open_record(record_path) as record, record.writing() as connection:
        source, _ = add_source(connection, "https://wire.example/feed")
        connection.execute(
            """INSERT INTO document (source, asked, answered, fetched, status, headers, agent, hash, article)
               VALUES (?, 'https://wire.example/a', 'https://wire.example/a', '2025-01-01', 200, ?, 'test', ?, ?)""",
            (source.id, '{"content-type": "text/html"}', keep_raw(connection, b"<script>"), known["article"]),
        )
    assert "as it was fetched" in client.get("/article/{article}".format(**known)).text
    answer = client.get("/article/{article}/original".format(**known))
    assert answer.content == b"<script>"
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")


def test_paper_is_never_dark(client: TestClient) -> None:
    style = client.get("/static/app.css").text
    assert "@media screen and (prefers-color-scheme: dark)" in style
    assert "@media (prefers-color-scheme" not in style


def test_an_event_leads_to_its_review(client: TestClient, known: dict[str, str]) -> None:
    assert "/review?item={event}".format(**known) in client.get("/event/{event}".format(**known)).text
    assert client.get("/review?item={event}".format(**known)).status_code == 200


def test_a_drawing_begins_after_the_last_long_pause() -> None:
    days = [date(1996, 1, 8), date(2016, 3, 1), date(2023, 2, 5), date(2024, 6, 1), date(2025, 11, 12)]
    assert after_the_pause(days) == date(2023, 2, 5)
    assert after_the_pause(days[:1]) == date(1996, 1, 8)


def test_a_drawing_leaves_out_what_was_long_before_the_first_article(tmp_path: Path) -> None:
    with open_record(tmp_path / "a.db") as record:
        visit = Fact(days=(-600, -600), medium="visit", words="had gone there", historical=True)
        record.keep(Invented((visit, Fact(days=(0, 0), words="spoke about rail")), published=1).reading)
        dossier = record.dossier("FRA", "DEU")
    first = dossier.rhythms[0].contacts[-1].earliest
    assert drawn_days(dossier, first - timedelta(days=92))[0] > first - timedelta(days=92)
    assert drawn_days(dossier, date.min)[0] < first - timedelta(days=600)


def test_those_whom_somebody_called_one_by_one_are_told_so_once(tmp_path: Path) -> None:
    source = tmp_path / "article.txt"
    source.write_text(
        "RIGA, March 4, 2025 — Estonian Foreign Minister Juhan Tamm and Lithuanian Foreign Minister Jonas Petraitis "
        "are at odds over a ferry. Latvian Foreign Minister Ilze Kraukle rang both ministers on Monday, she said.",
        encoding="utf-8",
    )
    with open_record(tmp_path / "record.db") as record:
        assert len(list(record.add(str(source)))) == 1
        (entry,) = record.dossier("EST", "LVA").contacts
    told = sorted((link.text, role) for role, link, _ in parties(entry))
    assert [told[0], told[2]] == [("Ilze Kraukle", "participant"), ("Juhan Tamm", "one by one")]
    assert [name for name, _ in told if name != "Ilze Kraukle"] == ["Jonas Petraitis", "Juhan Tamm"]
