"""Names are found at their place, longest first, and are not found where the words mean something else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.actors.registry import Registry, load_registry


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry()


def found(registry: Registry, text: str, *, surnames: bool = False) -> list[tuple[str, str, str]]:
    matches = registry.names_in(text, surnames=surnames)
    return [(match.text, match.candidates[0].kind, match.candidates[0].country) for match in matches]


def test_the_longest_name_wins(registry: Registry) -> None:
    assert found(registry, "The UN Security Council met.") == [("UN Security Council", "organisation", "")]
    assert found(registry, "South Sudan and Sudan") == [("South Sudan", "name", "SSD"), ("Sudan", "name", "SDN")]
    assert found(registry, "The Washington Post reported") == [("The Washington Post", "organisation", "USA")]


def test_a_possessive_stays_outside(registry: Registry) -> None:
    assert found(registry, "Egypt’s and Jordan's envoys") == [("Egypt", "name", "EGY"), ("Jordan", "name", "JOR")]


def test_words_are_whole(registry: Registry) -> None:
    assert found(registry, "Omanization, Irani, Malign, USB, us") == []


def test_case_counts_but_for_shouted_words(registry: Registry) -> None:
    assert found(registry, "we polish turkey in china") == []
    assert found(registry, "JERUSALEM, March 3") == [("JERUSALEM", "capital", "ISR")]
    assert found(registry, "NEW DELHI (Reuters)")[0] == ("NEW DELHI", "capital", "IND")


def test_no_name_runs_over_a_paragraph(registry: Registry) -> None:
    assert found(registry, "New\n\nZealand") == []
    assert found(registry, "He left New\nZealand") == [("New\nZealand", "name", "NZL")]


def test_accents_and_hyphens_do_not_matter(registry: Registry) -> None:
    assert found(registry, "Cote d'Ivoire") == [("Cote d'Ivoire", "name", "CIV")]
    assert found(registry, "in Sharm El-Sheikh") == [("Sharm El-Sheikh", "place", "EGY")]
    assert found(registry, "in Sharm el Sheikh") == [("Sharm el Sheikh", "place", "EGY")]


@pytest.mark.parametrize(
    "text",
    [
        "Michael Jordan scored.",
        "Basketball legend Vernon Jordan",
        "a guinea pig and a Guinea pig",
        "it cost US$5 billion",
        "The Paris agreement on climate",
        "the Geneva Conventions",
        "the Minsk agreements failed",
        "Contact Us",
        "the 1938 American Indian treaty",
        "PA announced the results of the match.",
        "The AU of a hydrogen atom",
    ],
)
def test_what_only_looks_like_a_name_is_left(registry: Registry, text: str) -> None:
    assert found(registry, text) == []


def test_georgia_is_read_by_its_surroundings(registry: Registry) -> None:
    here = found(registry, "Voters in Georgia, from Atlanta to Savannah, choose a senator in the runoff.")
    there = found(registry, "Georgia and its capital Tbilisi look to Europe.")
    assert here[0][2] == "USA"
    assert there[0][2] == "GEO"


def test_congo_is_read_by_its_surroundings(registry: Registry) -> None:
    assert found(registry, "Congo said the rebels took Goma.")[0][2] == "COD"
    assert found(registry, "Congo, where Sassou has ruled from Brazzaville")[0][2] == "COG"


def test_an_abbreviation_counts_beside_its_full_name(registry: Registry) -> None:
    text = "The Palestinian Authority (PA) said"
    assert ("PA", "organisation", "PSE") in found(registry, text)
    assert ("RSF", "group", "SDN") in found(registry, "In Sudan the RSF advanced.")
    assert found(registry, "RSF ranks countries by press freedom.") == []


def test_surnames_are_names_on_demand(registry: Registry) -> None:
    text = "Netanyahu spoke."
    assert found(registry, text) == []
    assert found(registry, text, surnames=True)[0] == ("Netanyahu", "surname", "ISR")


def test_a_surname_that_is_a_word_needs_the_full_name_or_a_title(registry: Registry) -> None:
    assert found(registry, "He may go in May or on May 5.", surnames=True) == []
    assert found(registry, "Prime Minister May resigned.", surnames=True) == [("May", "surname", "GBR")]
    text = "Theresa May met envoys in May. Later May left."
    assert [name for name, _, _ in found(registry, text, surnames=True)] == ["Theresa May", "May"]


def test_family_names_follow_the_custom_of_the_country(registry: Registry) -> None:
    customs = {
        "Xi": "Xi Jinping",
        "Moon": "Moon Jae-in",
        "López Obrador": "Andrés Manuel López Obrador",
        "von der Leyen": "Ursula von der Leyen",
        "Assad": "Bashar al-Assad",
    }
    for surname, full in customs.items():
        assert full in {person.name for person in registry.person_by_surname(surname)}, surname


def test_roles_are_found_without_regard_to_case(registry: Registry) -> None:
    text = "Foreign Minister A and the national security adviser met two senior officials."
    matches = registry.roles_in(text)
    assert [(m.text, m.roles[0].office, m.roles[0].plural) for m in matches] == [
        ("Foreign Minister", "foreign_minister", False),
        ("national security adviser", "security_adviser", False),
        ("senior officials", "", True),
    ]


def test_ordinary_words_are_no_ranks(registry: Registry) -> None:
    assert registry.roles_in("a major step in general") == ()
    assert registry.roles_in("General Milley")[0].roles[0].sector == "MIL"


PARTS = """Biden|Joe|Israel|U.S.|US|the|’s|'s|\\n\\n|-|Côte|d’Ivoire|GAZA|CITY|İ|ß|😀|North|Korea|Minister|prime|of
al-|El-|Sisi|.|,|Georgia|May|5|New|Zealand|secretary|general|‐|Kim|Jong|Un""".replace("of\n", "of|").split("|")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=25), st.sampled_from([" ", "", "  "]))
def test_offsets_point_at_the_words_in_order(parts: list[str], joint: str) -> None:
    registry = load_registry()
    text = joint.join(parts)
    for matches in (registry.names_in(text, surnames=True), registry.roles_in(text)):
        end = 0
        for match in matches:
            assert text[match.start : match.end] == match.text
            assert match.start >= end
            end = match.end


def test_a_surname_needs_its_state_in_the_text(registry: Registry) -> None:
    assert found(registry, "Papadopoulos resigned.", surnames=True) == []
    assert ("Papadopoulos", "surname", "CYP") in found(registry, "Papadopoulos spoke in Nicosia.", surnames=True)


@pytest.mark.parametrize("text", ["Hunter Biden spoke in Washington.", "Michelle Obama and the United States"])
def test_a_relative_is_not_the_office_holder(registry: Registry, text: str) -> None:
    assert "surname" not in {kind for _, kind, _ in found(registry, text, surnames=True)}


def test_initials_do_not_part_a_name(registry: Registry) -> None:
    text = "James B. Comey told the United States Senate. Rodney B. Comey did not."
    surnames = [match.start for match in registry.names_in(text, surnames=True) if match.text == "Comey"]
    assert surnames == [text.index("Comey")]


def test_the_person_named_in_full_comes_before_namesakes(registry: Registry) -> None:
    text = "Hillary Clinton flew to Tokyo for the United States. Clinton met officials."
    last = registry.names_in(text, surnames=True)[-1]
    assert [each.id for each in last.candidates] == [registry.lookup("Hillary Clinton")[0].id]


def test_the_most_prominent_namesake_comes_first(registry: Registry) -> None:
    matches = registry.names_in("In the United States, Kim of North Korea", surnames=True)
    namesakes = next(match for match in matches if match.text == "Kim").candidates
    assert len(namesakes) > 1
    assert any(term.office == "head_of_state" for term in registry.offices_of(namesakes[0].id))


def test_a_namesake_that_the_text_introduces_is_not_the_office_holder(registry: Registry) -> None:
    text = "Senator Bernie Sanders of the United States spoke. Sanders left."
    assert "surname" not in {kind for _, kind, _ in found(registry, text, surnames=True)}


def test_a_country_before_a_family_name_is_a_given_name(registry: Registry) -> None:
    assert found(registry, "an expert, Chad Bown, said so") == []
    assert found(registry, "Chad Urges Calm") == [("Chad", "name", "TCD")]
    assert found(registry, "Chad and Niger") == [("Chad", "name", "TCD"), ("Niger", "name", "NER")]
