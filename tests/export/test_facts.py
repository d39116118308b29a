import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import FactNotFoundError
from dragoman.facts import all_facts, find_fact, short_identifiers
from dragoman.types import Reading
from sample_reading import EMPTY, READING

IDENTIFIERS = st.lists(
    st.builds("{}{}".format, st.sampled_from(["", "event:", "contact:"]), st.text("ab1", min_size=1, max_size=9)),
    min_size=1,
    max_size=12,
    unique=True,
)


def reading_with(identifiers: list[str]) -> Reading:
    events = tuple(msgspec.structs.replace(READING.events[0], id=identifier) for identifier in identifiers)
    return Reading(dragoman="0", model="m", article=READING.article, events=events)


@given(IDENTIFIERS)
def test_every_short_identifier_leads_to_its_fact(identifiers: list[str]) -> None:
    reading = reading_with(identifiers)
    for identifier, short in short_identifiers(reading).items():
        assert find_fact(reading, short).id == identifier
        assert find_fact(reading, identifier).id == identifier


def test_short_identifiers_are_short() -> None:
    assert set(map(len, short_identifiers(READING).values())) == {6}


def test_all_facts_are_listed_once() -> None:
    identifiers = [fact.id for fact in all_facts(READING)]
    assert len(identifiers) == len(set(identifiers)) == 16


@pytest.mark.parametrize("identifier", ["nothing", "", "contact:zz"])
def test_an_unknown_identifier_is_named_with_an_example(identifier: str) -> None:
    with pytest.raises(FactNotFoundError, match="1d9e60"):
        find_fact(READING, identifier)


def test_an_ambiguous_identifier_lists_the_choices() -> None:
    with pytest.raises(FactNotFoundError, match="aaaaaab, aaaaaac"):
        find_fact(reading_with(["event:aaaaaab1", "event:aaaaaac1"]), "aaaa")


def test_a_reading_without_facts_says_so() -> None:
    with pytest.raises(FactNotFoundError, match="none was found"):
        find_fact(EMPTY, "1d9e60")
