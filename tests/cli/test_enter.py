"""Facts entered by hand, outlets graded and releases made from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from invented_readings import Fact, Invented

from dragoman.door import open_record

Run = Callable[..., Result]

CALL = (
    "enter", "--between", "France", "Algeria", "--medium", "phone", "--date", "2025-03-31", "--source", "Communiqué",
    "--quote", "Emmanuel Macron spoke by telephone with the President of Algeria", "--by", "eva",
)  # fmt: skip


@pytest.fixture(autouse=True)
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a record and name it by the variable."""
    monkeypatch.setenv("DRAGOMAN_RECORD", str(tmp_path / "gaza.db"))
    with open_record(tmp_path / "gaza.db") as record:
        record.keep(Invented((Fact(),), outlet="Courier").reading)
    return tmp_path / "gaza.db"


# --- enter ------------------------------------------------------------------------------------------


def test_a_fact_is_entered_shown_and_marked_as_entered_by_hand(run: Run, path: Path) -> None:
    result = run(*CALL)
    assert result.exit_code == 0
    assert "phone call" in result.output
    assert "France" in result.output
    assert "Entered by hand by eva, as a new event." in result.output
    with open_record(path, write=False) as record:
        [event] = record.events_between("FRA", "DZA", contacts=True)
        assert record.article(record.reports(event.key)[0].article).model == "hand"


def test_review_and_json_show_it_as_entered_by_hand(run: Run, path: Path) -> None:
    key = json.loads(run(*CALL, "--json").output)["event"]["key"]
    run("enter", "--between", "FRA", "DZA", "--medium", "phone", "--date", "2025-04-01", "--source", "Le Courrier",
        "--quote", "Macron and the Algerian president spoke on Tuesday", "--by", "eva")  # fmt: skip
    with open_record(path) as record:
        other = next(e.key for e in record.events_between("FRA", "DZA") if e.key != key)
        record.decide("merge", key, author="tom", detail={"with": other})
    shown = run("review", "--between", "France", "DZA", input="q\n").output
    assert shown.count("entered by hand") == 2


def test_a_commitment_is_entered_and_stands_in_the_ledger(run: Run, path: Path) -> None:
    typed = ("--between", "France", "DZA", "--type", "promise", "--until", "2025-04-30", "--source", "A note",
             "--quote", "send Algiers a draft of the treaty", "--published", "2025-03-31")  # fmt: skip
    told = run("enter", *typed, "--record", path, "--by", "eva")
    assert told.exit_code == 0, told.output
    listed = " ".join(run("commitments", "--record", path).output.split())
    assert "France → Algeria" in listed and "due Wed 30 April 2025" in listed


def test_entering_it_again_says_that_it_is_there(run: Run) -> None:
    run(*CALL)
    again = run(*CALL)
    assert (again.exit_code, "entered before; nothing changed" in again.output) == (0, True)
    assert json.loads(run(*CALL, "--json").output)["outcome"] == "known"


def test_a_misspelt_country_is_an_error_that_says_what_was_meant(run: Run) -> None:
    result = run(*CALL[:2], "Frnce", *CALL[3:])
    assert result.exit_code == 1
    assert "'Frnce' is no country, person or organisation" in result.stderr
    assert "did you mean France" in result.stderr


def test_what_it_rests_on_must_be_given(run: Run) -> None:
    result = run(*(CALL[: CALL.index("--quote")]))
    assert (result.exit_code, "--quote" in result.stderr) == (2, True)


# --- reliability ------------------------------------------------------------------------------------


def test_outlets_are_listed_and_graded_with_a_reason(run: Run) -> None:
    assert "–  Courier  1 article       not graded" in run("reliability").output
    result = run("reliability", "courier", "b", "--because", "corrects itself", "--by", "eva")
    assert result.output == "Courier: B, usually reliable · decision 1 by eva\n"
    article = json.loads(run("articles", "--json").output.splitlines()[0])["key"]
    assert "Courier (B, usually reliable)" in run("show", article).output
    listed = run("reliability").output
    assert "B  Courier  1 article       corrects itself (eva, " in listed
    assert "F  reliability cannot be judged: " in listed
    [one] = map(json.loads, run("reliability", "--json").output.splitlines())
    assert (one["outlet"], one["grade"], one["because"]) == ("Courier", "B", "corrects itself")


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("Courier", "B"), 2, "give all three"),
        (("Courier",), 2, "give all three"),
        (("Courier", "G", "--because", "x"), 2, "'G' is not one of"),
        (("Courier", "B", "--because", " "), 2, "needs a reason"),
        (("Couriers", "B", "--because", "x"), 1, "did you mean Courier"),
    ],
)
def test_a_grade_that_cannot_be_kept_says_why(run: Run, arguments: tuple[str, ...], status: int, words: str) -> None:
    result = run("reliability", *arguments)
    assert (result.exit_code, words in " ".join(result.stderr.split())) == (status, True)


# --- release ----------------------------------------------------------------------------------------


def test_a_release_is_made_cited_listed_and_compared(run: Run) -> None:
    made = run("release", "1.0", "--note", "for the annex", "--by", "eva").output
    assert "Release 1.0: 1 events and commitments, 0 statements and assessments, 0 decisions, from 1 articles." in made
    assert "eva (" in made and "gaza: a sourced record of diplomacy, version 1.0" in " ".join(made.split())
    run(*CALL)
    changed = run("release", "--diff", "1.0").output
    assert "From 1.0 to the record as it is: 1 added." in changed
    assert "event CONSULT DZA-FRA 2025-03-31" in changed
    second = run("release", "1.1", "--by", "eva").output
    assert "Since 1.0: 1 added." in second
    assert "1 added" in run("release", "--diff", "1.0", "1.1").output
    listed = run("release", "--list").output
    assert listed.index("1.1") < listed.index("1.0  ")
    assert "for the annex" in listed


def test_a_release_says_which_articles_were_withdrawn(run: Run) -> None:
    run("release", "1.0", "--by", "eva")
    article = json.loads(run("articles", "--json").output.splitlines()[0])
    run("decide", "reject", article["key"], "--note", "a hoax", "--by", "eva")
    shown = run("release", "--diff", "1.0").output
    assert "1 article withdrawn" in shown.splitlines()[0]
    assert f"- {article['key']}  article {article['earliest']} withdrawn" in shown
    assert "1 article withdrawn" in run("release", "1.1", "--by", "eva").output


def test_releases_and_changes_as_json(run: Run) -> None:
    [made] = map(json.loads, run("release", "1.0", "--json").output.splitlines())
    assert made["digest"].startswith("sha256:")
    run(*CALL)
    [found] = map(json.loads, run("release", "--diff", "1.0", "--json").output.splitlines())
    assert [(one["what"], one["between"]) for one in found["entries"]] == [("added", "DZA-FRA")]
    assert json.loads(run("release", "--list", "--json").output)["version"] == "1.0"


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        ((), 2, "Give the VERSION"),
        (("1.0", "2.0"), 2, "Give the VERSION"),
        (("--diff",), 2, "give one VERSION or two"),
        (("--list", "1.0"), 2, "give no VERSION"),
        (("--diff", "9"), 1, "there is no release 9; there are: none yet"),
    ],
)
def test_what_cannot_be_released_says_why(run: Run, arguments: tuple[str, ...], status: int, words: str) -> None:
    result = run("release", *arguments)
    assert (result.exit_code, words in " ".join(result.stderr.split())) == (status, True)


def test_a_release_of_nothing_new_is_refused(run: Run) -> None:
    run("release", "1.0")
    result = run("release", "1.1")
    assert (result.exit_code, "nothing changed since release 1.0" in result.stderr) == (1, True)
