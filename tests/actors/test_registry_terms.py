"""Who held which office when, with dates as precise as they are known."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from dragoman.actors.registry import Registry, load_registry
from dragoman.actors.registry_dates import days_of
from dragoman.actors.types import Person, Term
from dragoman.types import Interval


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry()


def names(registry: Registry, terms: tuple[Term, ...]) -> list[str]:
    return [registry.tables.people[term.person].name for term in terms]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2016-12", date(2016, 12, 1), date(2016, 12, 31)),
        ("2016-05-01", date(2016, 5, 1), date(2016, 5, 1)),
    ],
)
def test_partial_dates_are_intervals(text: str, first: date, last: date) -> None:
    assert days_of(text) == (first, last)


@pytest.mark.parametrize("text", ["", "16", "2016-5", "2016-13", "2016-02-30", "May 2016", "2016-05-01T00"])
def test_other_dates_are_refused(text: str) -> None:
    with pytest.raises(ValueError):
        days_of(text)


@pytest.mark.parametrize(
    ("title", "of", "on", "name"),
    [
        ("foreign secretary", "GBR", date(2016, 5, 1), "Philip Hammond"),
        ("foreign secretary", "GBR", date(2017, 5, 1), "Boris Johnson"),
        ("president", "USA", date(2024, 3, 18), "Joe Biden"),
        ("prime minister", "ISR", date(2024, 3, 18), "Benjamin Netanyahu"),
        ("national security advisor", "USA", date(2024, 3, 18), "Jake Sullivan"),
        ("Senate majority leader", "USA", date(2024, 3, 18), "Chuck Schumer"),
        ("secretary of state", "USA", date(2014, 1, 1), "John Kerry"),
        ("chancellor", "DEU", date(2010, 1, 1), "Angela Merkel"),
        ("chancellor", "GBR", date(2010, 6, 1), "George Osborne"),
        ("president", "FRA", date(2018, 1, 1), "Emmanuel Macron"),
        ("president", "IRN", date(2016, 1, 1), "Hassan Rouhani"),
        ("supreme leader", "IRN", date(2016, 1, 1), "Ali Khamenei"),
        ("premier", "CHN", date(2016, 1, 1), "Li Keqiang"),
        ("top diplomat", "RUS", date(2016, 1, 1), "Sergei Lavrov"),
        ("secretary-general", "Q1065", date(2010, 1, 1), "Ban Ki-moon"),
        ("secretary general", "Q7184", date(2020, 1, 1), "Jens Stoltenberg"),
        ("foreign policy chief", "Q458", date(2016, 1, 1), "Federica Mogherini"),
    ],
)
def test_a_title_means_its_holder_on_the_day(registry: Registry, title: str, of: str, on: date, name: str) -> None:
    assert names(registry, registry.titled(title, of, on))[0] == name


def test_a_president_heads_the_government_where_nobody_else_does(registry: Registry) -> None:
    terms = registry.office_holders("head_of_government", "USA", date(2024, 3, 18))
    assert names(registry, terms) == ["Joe Biden"]


def test_a_monarch_heads_no_government(registry: Registry) -> None:
    terms = registry.terms.by_office["monarch", "GBR"]
    assert not any(registry.terms.may_replace(term, "head_of_government") for term in terms)


def test_on_the_day_of_a_handover_both_answer(registry: Registry) -> None:
    terms = registry.office_holders("head_of_state", "USA", date(2021, 1, 20))
    assert set(names(registry, terms)) == {"Joe Biden", "Donald Trump"}


def test_an_interval_asks_for_everyone_in_it(registry: Registry) -> None:
    years = Interval(earliest=date(2016, 1, 1), latest=date(2018, 1, 1))
    found = names(registry, registry.office_holders("head_of_state", "USA", years))
    assert set(found) == {"Barack Obama", "Donald Trump"}


def test_a_person_has_the_offices_of_the_day(registry: Registry) -> None:
    person = registry.lookup("Boris Johnson")[0].id
    on = {day: [term.office for term in registry.offices_of(person, date(day, 9, 1))] for day in (2017, 2020)}
    assert "foreign_minister" in on[2017]
    assert on[2020] == ["head_of_government"]


def test_a_surname_can_be_narrowed_to_those_in_office(registry: Registry) -> None:
    everyone = registry.person_by_surname("Bush")
    then = registry.person_by_surname("Bush", date(2003, 1, 1))
    assert "George W. Bush" in {person.name for person in then}
    assert set(then) <= set(everyone)


def test_an_id_leads_to_its_entity(registry: Registry) -> None:
    assert isinstance(registry.by_id("Q6279"), Person)
    assert registry.by_id("Q801") is registry.state("ISR")
    assert registry.by_id("Q0") is None


def test_the_registry_is_loaded_once() -> None:
    assert load_registry() is load_registry()


def test_loading_brings_in_no_heavy_library() -> None:
    code = (
        "import sys; from dragoman.actors.registry import load_registry; load_registry().names_in('x');"
        "print(sorted({'httpx2', 'rapidfuzz', 'click', 'rich', 'numpy', 'onnxruntime'} & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
