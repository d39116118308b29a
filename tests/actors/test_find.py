"""``find`` and its command answer who held an office and who bears a name."""

from __future__ import annotations

import json
from datetime import date

import pytest
from click.testing import CliRunner, Result

from dragoman.actors.find import find
from dragoman.cli.main import cli
from dragoman.errors import RegistryError
from dragoman.types import Interval


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["actors", "find", *arguments])


def test_a_title_in_a_country_on_a_day() -> None:
    (answer,) = find("foreign secretary", country="GBR", on=date(2016, 5, 1))
    assert (answer.name, answer.country, answer.country_name) == ("Philip Hammond", "GBR", "United Kingdom")
    assert (answer.office, answer.title) == ("foreign_minister", "Foreign Secretary")
    assert (answer.start, answer.end, answer.certain) == ("2014-07-15", "2016-07-13", True)


@pytest.mark.parametrize(
    ("query", "on", "name"),
    [
        ("president of France", date(2003, 1, 1), "Jacques Chirac"),
        ("the French president", date(2013, 1, 1), "François Hollande"),
        ("Israel's prime minister", date(2024, 3, 18), "Benjamin Netanyahu"),
        ("UN secretary-general", date(2005, 1, 1), "Kofi Annan"),
        ("NATO chief", date(2020, 1, 1), "Jens Stoltenberg"),
        ("head_of_government of Japan", date(2013, 1, 1), "Shinzo Abe"),
    ],
)
def test_the_query_may_say_whose_office_it_is(query: str, on: date, name: str) -> None:
    assert find(query, on=on)[0].name == name


@pytest.mark.parametrize("country", ["GBR", "gbr", "GB", "United Kingdom", "britain", "British"])
def test_a_country_may_be_given_by_code_or_name(country: str) -> None:
    assert find("prime minister", country=country, on=date(2017, 1, 1))[0].name == "Theresa May"


def test_without_a_country_every_state_answers() -> None:
    answers = find("foreign minister", on=date(2016, 5, 1))
    assert len({answer.of for answer in answers}) > 100
    assert "Sergei Lavrov" in {answer.name for answer in answers}


def test_without_a_day_all_holders_answer_the_latest_first() -> None:
    answers = find("president", country="USA")
    names = [answer.name for answer in answers]
    assert names.index("Joe Biden") < names.index("Barack Obama") < names.index("George W. Bush")


def test_a_title_means_what_it_means_there() -> None:
    in_india = find("foreign secretary", country="IND", on=date(2016, 5, 1))
    assert all(answer.office != "foreign_minister" for answer in in_india)


def test_a_name_answers_with_the_terms_of_the_day() -> None:
    answers = find("Theresa May", on=date(2015, 1, 1))
    assert [(answer.office, answer.title) for answer in answers] == [("interior_minister", "Home Secretary")]


@pytest.mark.parametrize("query", ["Benjamin Netanjahu", "netanyaho", "Netanyahu Benjamin", "NETANYAHU"])
def test_a_name_may_be_misspelt(query: str) -> None:
    assert find(query)[0].name == "Benjamin Netanyahu"


def test_the_country_keeps_namesakes_apart() -> None:
    assert {answer.name for answer in find("Bush", country="USA")} >= {"George W. Bush"}
    assert find("Bush", country="MLI") == ()


def test_states_and_organisations_are_found_by_name() -> None:
    (answer,) = find("Hezbollah")
    assert (answer.id, answer.kind, answer.country) == ("Q41053", "group", "LBN")
    assert find("Ivory Coast")[0].id == "Q1008"


def test_an_interval_with_a_handover_has_both() -> None:
    year = Interval(earliest=date(2016, 1, 1), latest=date(2016, 12, 31))
    names = {answer.name for answer in find("foreign secretary", country="GBR", on=year)}
    assert names == {"Philip Hammond", "Boris Johnson"}


def test_nobody_is_invented() -> None:
    assert find("grand vizier", country="TUR", on=date(2016, 5, 1)) == ()


def test_an_unknown_country_is_an_error() -> None:
    with pytest.raises(RegistryError, match="unknown country 'Narnia'"):
        find("president", country="Narnia")


def test_an_empty_query_is_an_error() -> None:
    with pytest.raises(RegistryError, match="empty query"):
        find("  ")


def test_the_command_prints_lines() -> None:
    result = run("foreign secretary", "--country", "GBR", "--on", "2016-05-01")
    assert result.exit_code == 0
    expected = ["Philip Hammond", "Foreign Secretary", "United Kingdom", "2014-07-15 to 2016-07-13", "GBR", "Q332987"]
    assert result.stdout.splitlines() == ["\t".join(expected)]


def test_the_command_prints_json() -> None:
    result = run("foreign secretary", "--country", "GBR", "--on", "2016-05-01", "--json")
    answer = json.loads(result.stdout)
    assert answer["name"] == "Philip Hammond"
    assert answer["country_name"] == "United Kingdom"
    assert answer["country"] == "GBR"
    assert answer["office"] == "foreign_minister"
    assert (answer["start"], answer["end"]) == ("2014-07-15", "2016-07-13")


def test_the_command_takes_a_month_or_year() -> None:
    assert "Boris Johnson" in run("foreign secretary", "--country", "GBR", "--on", "2016").stdout
    assert "Boris Johnson" not in run("foreign secretary", "--country", "GBR", "--on", "2016-05").stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("president", "--on", "tuesday"), "expected a date as 2016-05-01, 2016-05 or 2016, found 'tuesday'"),
        (("president", "--country", "Narnia"), "unknown country 'Narnia'"),
        (("grand vizier", "--country", "TUR"), "the registry knows no 'grand vizier' in TUR"),
    ],
)
def test_the_command_says_what_was_expected(arguments: tuple[str, ...], message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 1
    assert message in result.stderr.replace("\n", " ")
