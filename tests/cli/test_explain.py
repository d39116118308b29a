from collections.abc import Callable
from datetime import date
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]


def test_a_fact_is_explained_by_its_short_identifier(run: Run, folder: Path) -> None:
    result = run("explain", "1d9e60", folder / "a.txt")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        " contact:1d9e60b7f2aa · contacts",
        " word           a word of the lexicon",
        "                │ spoke by phone on Tuesday",
        " confidence     confidence 0.97",
    ]


def test_what_the_caller_knows_reaches_the_reader(run: Run, folder: Path, reader) -> None:
    assert run("explain", "1d9e60", folder / "a.txt", "--date", "2024-03-19").exit_code == 0
    assert reader.options == {"date": date(2024, 3, 19), "url": None, "outlet": None}


def test_an_unknown_fact_is_an_error_that_says_where_identifiers_stand(run: Run, folder: Path) -> None:
    result = run("explain", "zzzzzz", folder / "a.txt")
    assert result.exit_code == 1
    assert "no fact of this article has the identifier 'zzzzzz'" in result.stderr


def test_a_source_that_cannot_be_read_is_an_error(run: Run, folder: Path) -> None:
    result = run("explain", "1d9e60", folder / "b.html")
    assert result.exit_code == 1
    assert "no article" in result.stderr


def test_a_missing_argument_is_a_wrong_call(run: Run) -> None:
    assert run("explain", "1d9e60").exit_code == 2
