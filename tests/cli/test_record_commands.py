"""The commands of the record, typed as a user types them."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from bad_server import Guard, call, serving
from click.testing import CliRunner, Result

from dragoman.cli.main import cli

YEAR = Path(__file__).parents[2] / "benchmarks" / "year" / "north"
#: The dyad that most of these articles are about.
DYAD = ("--between", "LVA", "BLR")
ARTICLES = (
    "riga-page-call-january.html",
    "minsk-page-call-january.txt",
    "wire-call-january.txt",
    "courier-drivers-freed.txt",
    "wire-envoys-daugavpils.txt",
    "gazette-charge-summoned.html",
)

DENIAL = (
    "QUITO, March 10, 2026 (PW) - Foreign Minister Hernan Castano of Colombia spoke on Tuesday.\n\n"
    "Castano denied that Colombia was thinking of cutting power exports to Ecuador again.\n"
)


def run(*arguments: str, record: Path | None = None) -> Result:
    named = ["--record", str(record)] if record else []
    return CliRunner().invoke(cli, [*arguments, *named])


def lines(result: Result) -> list[dict]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def flat(output: str) -> str:
    """Return what is shown on one line, without the bars beside quotes."""
    return " ".join(output.replace("│", " ").split())


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    for name in ARTICLES:
        shutil.copy(YEAR / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def record(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("record") / "north.db"
    result = run("add", str(articles), record=path)
    assert result.exit_code == 0, result.output
    assert "6 articles added" in result.output
    return path


def test_adding_again_changes_nothing(articles: Path, record: Path) -> None:
    before = run("contacts", *DYAD, "--json", record=record).stdout
    result = run("add", str(articles), record=record)
    assert "0 articles added" in result.output
    assert "6 known already" in result.output
    assert run("contacts", *DYAD, "--json", record=record).stdout == before


def test_what_cannot_be_read_is_reported_and_the_others_are_kept(articles: Path, tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    result = run("add", str(articles / ARTICLES[2]), str(tmp_path / "missing.txt"), "--json", record=path)
    assert result.exit_code == 1
    assert [line["outcome"] for line in lines(result)] == ["added", "failed"]
    assert lines(run("contacts", *DYAD, "--json", record=path))


def test_a_host_inside_a_network_is_asked_only_where_it_is_allowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Guard(monkeypatch)  # which knows where the server of the test is
    with serving() as server:
        server.say("/a", call(3))
        refused = run("add", server.url("/a"), record=tmp_path / "a.db")
        assert (refused.exit_code, server.asked("/a")) == (1, 0)
        assert "allow by name (--allow-host NAME)" in flat(refused.stderr)
        allowed = ("--allow-host", "news.example")
        assert "1 article added" in run("add", server.url("/a"), *allowed, record=tmp_path / "a.db").output
        assert [run("read", server.url("/a"), "-q", *some).exit_code for some in ((), allowed)] == [1, 0]


def test_it_is_said_which_articles_have_no_outlet(articles: Path, tmp_path: Path) -> None:
    article = str(articles / ARTICLES[2])
    assert "not known" not in run("add", article, "--outlet", "Post", record=tmp_path / "a.db").output
    assert lines(run("add", article, "--json", record=tmp_path / "b.db"))[0]["outlet"] is None
    told = flat(run("add", article, record=tmp_path / "c.db").stderr)
    assert f"of no outlet that is known: {article} [" in told and "add it again with --outlet NAME" in told


def test_adding_a_withdrawn_article_again_says_by_which_decision_and_how_it_comes_back(
    articles: Path, tmp_path: Path
) -> None:
    article, record = str(articles / ARTICLES[2]), tmp_path / "a.db"
    [added] = lines(run("add", article, "--json", record=record))
    run("decide", "reject", added["article"], "--by", "ann", "--note", "a hoax", record=record)
    again = flat(run("add", article, record=record).stderr)
    assert "withdrawn by decision 1 of ann, 20" in again and ": a hoax; nothing that it reports counts" in again
    assert "“dragoman decide undo 1”" in again
    [told] = lines(run("add", article, "--json", record=record))
    assert (told["outcome"], told["withdrawn"]["decision"]) == ("known", 1)
    run("decide", "undo", "1", record=record)
    assert "withdrawn" not in run("add", article, record=record).stderr


def test_one_call_told_by_several_is_one_contact(record: Path) -> None:
    wanted = ("--between", "Latvia", "Belarus", "--medium", "phone", "--level", "ministers")
    found = lines(run("contacts", *wanted, "--json", record=record))
    call = next(contact for contact in found if contact["earliest"] == "2025-01-13")
    assert call["articles"] >= 3
    assert call["status"] == "happened"


def test_contacts_with_somebody_are_listed_alone_or_between_two(record: Path) -> None:
    name = lines(run("contacts", *DYAD, "--json", record=record))[0]["parties"][0]["name"]
    shown = run("contacts", "--with", name, record=record)
    assert (shown.exit_code, f"Contacts with {name}" in shown.output) == (0, True)
    both = lines(run("contacts", *DYAD, "--with", name, "--json", record=record))
    assert both
    assert all(name in {party["name"] for party in one["parties"]} for one in both)
    every = lines(run("contacts", "--json", record=record))
    assert {one["key"] for one in both} < {one["key"] for one in every}
    assert [str(one["earliest"]) for one in every if one["earliest"]] == sorted(
        str(one["earliest"]) for one in every if one["earliest"]
    )
    assert "Contacts " in run("contacts", "--since", "2025-03-01", record=record).output


def test_what_lists_call_a_level_or_a_state_does_for_its_code(record: Path) -> None:
    for command, option, word, code in (
        ("contacts", "--level", "leaders", "heads"),
        ("contacts", "--medium", "in person", "in_person"),
        ("commitments", "--state", "granted", "answered_yes"),
        ("commitments", "--state", "refused", "answered_no"),
    ):
        said, meant = (run(command, *DYAD, option, one, "--json", record=record) for one in (word, code))
        assert (said.exit_code, said.stdout) == (0, meant.stdout)
    refused = run("contacts", *DYAD, "--level", "kings", record=record)
    assert refused.exit_code == 2
    assert "'heads', 'ministers', 'officials'" in refused.output


def test_filters_keep_to_what_is_asked(record: Path) -> None:
    every = lines(run("contacts", *DYAD, "--json", record=record))
    planned = lines(run("contacts", *DYAD, "--status", "planned", "--json", record=record))
    february = lines(run("contacts", *DYAD, "--since", "2025-02-01", "--until", "2025-02-28", "--json",
                         record=record))  # fmt: skip
    assert {contact["status"] for contact in planned} == {"planned"}
    assert len(planned) < len(every)
    assert february
    assert all(contact["earliest"][:7] == "2025-02" for contact in february)


def test_the_list_shows_who_when_and_the_words(record: Path) -> None:
    result = run("contacts", *DYAD, record=record)
    assert "Dace Ozolkalne — Viktar Haradnik" in result.output
    assert "Mon 13 January 2025" in result.output
    assert "│" in result.output


def test_an_event_is_shown_by_the_beginning_of_its_identifier(record: Path) -> None:
    call = lines(run("contacts", *DYAD, "--medium", "phone", "--json", record=record))[0]
    shown = run("show", call["key"][:8], record=record)
    assert shown.exit_code == 0
    assert "Reports" in shown.output
    account = lines(run("show", call["key"], "--json", record=record))[0]
    assert len(account["reports"]) >= call["articles"]
    for told in account["reports"]:
        assert told["report"]["quote"] in told["sentence"]


def test_every_identifier_that_is_shown_opens(record: Path) -> None:
    statement = lines(run("said", "Haradnik", "--json", record=record))[0]
    shown = run("show", statement["key"][:8], record=record)
    assert (shown.exit_code, " ".join(statement["quote"].split())[:40] in flat(shown.output)) == (0, True)
    assert "happened" not in shown.output
    article = run("show", statement["article"][:8], record=record)
    assert article.exit_code == 0
    assert "statement: " in article.output
    assert statement["key"][:8] in article.output
    assert lines(run("show", statement["article"], "--json", record=record))[0]["reports"]


def test_what_was_rejected_is_shown_with_who_did_and_why(record: Path, tmp_path: Path) -> None:
    copied = Path(shutil.copy(record, tmp_path / "a.db"))
    statement = lines(run("said", "Haradnik", "--json", record=copied))[0]
    event = lines(run("commitments", "--json", record=copied))[0]["commitment"]
    for key, article in ((statement["key"], statement["article"]), (event["key"], "")):
        run("decide", "reject", key, "--by", "bob", "--note", "a joke", record=copied)
        for shown in filter(None, (key, key[:8], article)):
            assert "rejected by bob, 20" in flat(run("show", shown, record=copied).output)
            assert ": a joke" in flat(run("show", shown, record=copied).output)


def test_articles_are_listed_and_open(record: Path) -> None:
    every = lines(run("articles", "--json", record=record))
    assert len(every) == len(ARTICLES)
    assert [one["latest"] for one in every] == sorted(one["latest"] for one in every)
    first = every[0]
    assert first["key"][:8] in run("articles", record=record).output
    assert first["title"][:40] in flat(run("show", first["key"][:8], record=record).output)
    outlet = next(one["outlet"] for one in every if one["outlet"])
    of_outlet = lines(run("articles", "--outlet", outlet.upper(), "--json", record=record))
    assert {one["outlet"] for one in of_outlet} == {outlet}
    assert lines(run("articles", "--until", "2000-01-01", "--json", record=record)) == []


def test_the_versions_of_a_page_are_told_apart(articles: Path, tmp_path: Path) -> None:
    path, page = tmp_path / "versions.db", tmp_path / "page.html"
    text = (articles / ARTICLES[0]).read_text(encoding="utf-8")
    for more in ("", "<p>The ministers also spoke about the price of timber.</p>"):
        page.write_text(text.replace("</p>", f"</p>{more}"), encoding="utf-8")
        run("add", str(page), "--url", "https://page.example/call", record=path)
    listed = flat(run("articles", record=path).output)
    assert "version 1 of 2 of this page: a later one is here" in listed
    assert "version 2 of 2 of this page: the latest" in listed
    first = lines(run("articles", "--json", record=path))[0]
    assert f"version {first['version']} of 2" in flat(run("show", first["key"], record=path).output)


def test_a_commitment_is_shown_with_what_became_of_it(record: Path) -> None:
    fate = lines(run("commitments", "--json", record=record))[0]
    key = fate["commitment"]["key"]
    assert fate["state"] in run("show", key, record=record).output.split("Reports")[0]
    assert lines(run("show", key, "--json", record=record))[0]["fate"]["state"] == fate["state"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "ffffffffffff"), "no event of the record has the identifier"),
        (("show", "ab"), "too short"),
        (("said", "Nobody Atall"), "nobody in the record is called"),
        (("search", '"not closed'), "a quote is not closed"),
        (("search", "NEAR x"), "NEAR needs a word"),
        (("contacts", "--between", "Atlantis", "LVA"), "is no country of the registry or the record"),
    ],
)
def test_bad_questions_get_a_clear_answer(record: Path, arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments, record=record)
    assert result.exit_code == 1
    assert said in " ".join(result.output.split())


def test_what_somebody_said_about_a_matter(record: Path) -> None:
    found = lines(run("said", "Haradnik", "--about", "weight limit", "--json", record=record))
    assert all("weight limit" in report["quote"].lower() for report in found)
    every = lines(run("said", "Haradnik", "--json", record=record))
    assert len(every) > len(found)


def test_what_copies_of_one_story_say_is_listed_once(tmp_path: Path) -> None:
    record = tmp_path / "a.db"
    for number, outlet in enumerate(("Courier", "Herald")):
        article = tmp_path / f"{number}.txt"
        article.write_text(f"{DENIAL}\n\nThe herring season opened in {number + 5} ports of the north this week.")
        assert run("add", str(article), "--outlet", outlet, record=record).exit_code == 0
    told = run("said", "castano", record=record).output
    assert (told.count("“denied”"), " ".join(told.split()).count("2 articles of 1 origin") > 0) == (1, True)
    assert [one["cue"] for one in lines(run("said", "castano", "--json", record=record))].count("denied") == 2


def test_a_denial_does_not_read_like_an_assertion(tmp_path: Path) -> None:
    article = tmp_path / "denial.txt"
    article.write_text(DENIAL)
    record = tmp_path / "a.db"
    assert run("add", str(article), record=record).exit_code == 0
    assert "“denied” · Tue 10 March 2026" in run("said", "castano", record=record).output
    assert "denied" in [report["cue"] for report in lines(run("said", "castano", "--json", record=record))]


def test_a_text_that_is_there_already_under_another_outlet_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DENIAL)
    named = run("add", str(tmp_path / "a.txt"), "--outlet", "Pacific Wire", record=tmp_path / "a.db")
    again = run("add", str(tmp_path / "a.txt"), "--outlet", "Pacific Wire", record=tmp_path / "a.db")
    assert "note" not in named.stderr + again.stderr
    forgotten = run("add", str(tmp_path / "a.txt"), "-q", record=tmp_path / "a.db")
    assert "the record has this text already, from Pacific Wire" in forgotten.stderr


@pytest.mark.parametrize(("day", "refused"), [("2026-03-11", False), ("2026-03-14", True), ("2025-03-10", True)])
def test_a_date_that_is_far_from_the_stated_one_is_refused(tmp_path: Path, day: str, refused: bool) -> None:
    (tmp_path / "a.txt").write_text(DENIAL)
    result = run("add", str(tmp_path / "a.txt"), "--date", day, record=tmp_path / "a.db")
    assert ("the dateline at the start of the text gives the date: 2026-03-10" in result.stderr) == refused
    assert ("or insist on it: --insist-on-date" in result.stderr) == refused
    assert result.exit_code == refused
    assert f"{1 - refused} article{'s' * refused} added" in result.stdout


def test_one_date_for_a_folder_is_taken_by_those_that_state_none_or_one_near_it(tmp_path: Path) -> None:
    for name, text in {"a": DENIAL, "b": DENIAL.replace("March 10", "December 4"), "c": DENIAL[29:]}.items():
        (tmp_path / f"{name}.txt").write_text(text)
    result = run("add", str(tmp_path), "--date", "2026-03-11", "--workers", "2", record=tmp_path / "a.db")
    assert "2 articles added" in result.stdout and "1 could not be read" in result.stdout
    assert "b.txt: the dateline at the start of the text gives the date: 2026-12-04" in result.stderr


def test_who_insists_on_a_date_is_told_how_to_take_the_article_back(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DENIAL)
    arguments = ("add", str(tmp_path / "a.txt"), "--date", "2026-03-20", "--insist-on-date")
    said = run(*arguments, record=tmp_path / "a.db").stderr
    command = re.search("10 days from the date given .*; “dragoman (.*?)” takes the article back", said)
    assert command, said
    assert "rejected" in run(*command[1].split(), record=tmp_path / "a.db").stdout


def test_what_a_folder_holds_besides_articles_is_told_by_its_endings(tmp_path: Path) -> None:
    for name in ("a.txt", "b.jpg", "below/c.JPG", "d", ".hidden.jpg"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(DENIAL)
    left = "note: 3 files left out, being no article or archive by the name: 1 without an ending, 2 .jpg"
    assert left in run("add", str(tmp_path), record=tmp_path.parent / "a.db").stderr
    assert left in run("read", str(tmp_path)).stderr
    assert "left out" not in run("add", str(tmp_path / "a.txt"), record=tmp_path.parent / "b.db").stderr


def test_search_finds_phrases_near_words(record: Path) -> None:
    near = lines(run("search", '"weight limit" NEAR Paternieki', "--json", record=record))
    assert near
    for hit in near:
        for start, end in hit["found"]:
            assert hit["text"][start:end].lower() in {"weight limit", "paternieki"}
    assert not lines(run("search", "zeppelin", "--json", record=record))


def test_what_a_search_finds_has_the_identifier_that_show_opens(record: Path) -> None:
    hit = lines(run("search", '"weight limit"', "--json", "--limit", "1", record=record))[0]["article"]
    told = run("search", '"weight limit"', "--limit", "1", record=record).output
    assert hit["key"][:8] in told
    assert hit["title"].split(" on ")[0] in flat(run("show", hit["key"][:8], record=record).output)


def test_commitments_have_a_state_with_the_sentence_that_settled_it(record: Path) -> None:
    found = lines(run("commitments", *DYAD, "--json", record=record))
    kept = [fate for fate in found if fate["state"] == "kept"]
    assert any("met in Daugavpils" in fate["turn"]["sentence"] for fate in kept)
    only = lines(run("commitments", "--state", "kept", "--json", record=record))
    assert {fate["state"] for fate in only} == {"kept"}
    assert not lines(run("commitments", "--state", "kept", "--due-before", "2024-01-01", "--json", record=record))


def test_the_dossier_is_the_same_in_every_form(record: Path, tmp_path: Path) -> None:
    terminal = run("dossier", "LVA", "BLR", record=record)
    assert terminal.exit_code == 0, terminal.output
    markdown = run("dossier", "LVA", "BLR", "--markdown", record=record).stdout
    page = tmp_path / "dossier.html"
    assert run("dossier", "LVA", "BLR", "--html", str(page), record=record).exit_code == 0
    html = page.read_text(encoding="utf-8")
    for title in ("Contacts and silences", "Rhythm", "Commitments", "Claims checked", "Course of the relation"):
        assert title in terminal.output
        assert f"## {title}" in markdown
        assert f"<h2>{title}</h2>" in html
    assert "<script" not in html
    data = lines(run("dossier", "LVA", "BLR", "--json", record=record))[0]
    assert data["articles"] == len(ARTICLES)


def test_a_dossier_keeps_to_its_period(record: Path) -> None:
    data = lines(run("dossier", "LVA", "BLR", "--since", "2025-02-01", "--json", record=record))[0]
    assert data["contacts"]
    assert all(contact["earliest"] >= "2025-02-01" for contact in data["contacts"])


def test_article_text_is_never_markup(tmp_path: Path) -> None:
    article = tmp_path / "hostile.txt"
    article.write_text(
        "<script>alert(1)</script> talks\n\nRIGA, March 4, 2025 — Latvian Foreign Minister Ilze <b>Kraukle</b> spoke "
        "by phone with Belarusian Foreign Minister Viktar Haradnik on Monday. Kraukle said that *he* [lied](http://x).\n",
        encoding="utf-8",
    )
    path, page = tmp_path / "hostile.db", tmp_path / "hostile.html"
    run("add", str(article), record=path)
    run("dossier", "LVA", "BLR", "--html", str(page), record=path)
    assert "<script>alert" not in page.read_text(encoding="utf-8")
    assert "<b>Kraukle" not in page.read_text(encoding="utf-8")
    assert "[lied](" not in run("dossier", "LVA", "BLR", "--markdown", record=path).stdout


def test_a_backup_is_a_whole_record_and_overwrites_nothing(record: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    assert run("backup", str(copy), record=record).exit_code == 0
    assert run("verify", record=copy).exit_code == 0
    again = run("backup", str(copy), record=record)
    assert again.exit_code == 1
    assert "a file of that name already" in " ".join(again.output.split())


def test_a_record_that_is_not_there_is_not_made_by_reading(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    result = run("contacts", *DYAD, record=path)
    assert result.exit_code == 1
    assert "no such record" in result.output
    assert not path.exists()


def test_the_environment_names_the_record(record: Path) -> None:
    runner = CliRunner(env={"DRAGOMAN_RECORD": str(record)})
    assert runner.invoke(cli, ["verify"]).exit_code == 0
    assert CliRunner().invoke(cli, ["verify"]).exit_code == 2


def test_history_tells_in_words_what_changed(record: Path) -> None:
    shown = run("history", record=record).output
    article = lines(run("search", "Haradnik", "--json", record=record))[0]["article"]
    (read,) = (line for line in shown.splitlines() if f"read      {article['key']}" in line)
    assert read.endswith(article["title"])
    assert " — " in shown.split("  joined ")[1].splitlines()[0]


def test_history_takes_the_beginning_of_an_identifier_and_tells_the_reason(record: Path, tmp_path: Path) -> None:
    record = Path(shutil.copy(record, tmp_path / "copy.db"))
    key = next(line["key"] for line in lines(run("contacts", "--json", record=record)))
    run("decide", "reject", key[:8], "--note", "not what they said", "--by", "eva", record=record)
    *_, told = lines(run("history", key[:8], "--json", record=record))
    assert (told["author"], told["action"], told["note"]) == ("eva", "decided", "not what they said")
    assert "because: not what they said" in run("history", key[:8], record=record).output
    wrong = run("history", "zzzz-no-such", record=record)
    assert (wrong.exit_code, "no event of the record has the identifier 'zzzz-no-such'" in wrong.stderr) == (1, True)


def test_history_says_who_read_what(record: Path) -> None:
    found = lines(run("history", "--json", record=record))
    read = [line for line in found if line["action"] == "read"]
    assert len(read) == len(ARTICLES)
    assert all(line["author"].startswith("dragoman ") for line in read)
