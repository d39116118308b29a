"""One decision from the command line, and an article that is withdrawn by it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from invented_readings import Fact, Invented

from dragoman.door import open_record
from dragoman.record.keys import article_key

HOAX = Invented((Fact(),), outlet="Hoax").reading
KEY = article_key(HOAX.article)


@pytest.fixture
def decide(run: Callable[..., Result], tmp_path: Path) -> Callable[..., Result]:
    """Return a function that runs a command over a record of one article."""
    with open_record(tmp_path / "a.db") as record:
        record.keep(HOAX)
    return lambda command, *arguments: run(command, *arguments, "--record", tmp_path / "a.db")


def told(result: Result) -> str:
    assert result.exit_code == 0, result.stderr
    return " ".join(result.output.split())


def test_an_article_is_withdrawn_told_of_and_brought_back(decide: Callable[..., Result]) -> None:
    done = told(decide("decide", "reject", KEY[:8], "--note", "a hoax", "--by", "Ana"))
    assert done == f"rejected {KEY} · decision 1 by Ana"
    for shown in (told(decide("articles")), told(decide("show", KEY))):
        assert "withdrawn by Ana, 20" in shown
        assert ": a hoax" in shown
    assert "rejected" in told(decide("show", KEY))
    assert "withdrawn by Ana" in told(decide("search", "grain"))
    assert json.loads(decide("articles", "--json").output)["withdrawn"]["note"] == "a hoax"
    assert "reject" in told(decide("history"))
    undone = told(decide("decide", "undo", "1", "--by", "Ben"))
    assert undone == "decision 1 is undone · decision 2 by Ben"
    assert "withdrawn" not in told(decide("articles"))


def test_an_event_is_decided_on_by_the_beginning_of_its_identifier(decide: Callable[..., Result]) -> None:
    [event] = [json.loads(line) for line in decide("contacts", "--between", "FRA", "DEU", "--json").output.splitlines()]
    made = json.loads(decide("decide", "accept", event["key"][:8], "--by", "Ana", "--json").output)
    assert (made["action"], made["subject"], made["author"]) == ("accept", event["key"], "Ana")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("reject", "ffffffff"), "no event of the record has the identifier 'ffffffff'"),
        (("undo", "7"), "there is no decision number 7"),
    ],
)
def test_what_is_not_there_is_told(decide: Callable[..., Result], arguments: tuple[str, str], words: str) -> None:
    wrong = decide("decide", *arguments)
    assert (wrong.exit_code, words in " ".join(wrong.stderr.split())) == (1, True)
