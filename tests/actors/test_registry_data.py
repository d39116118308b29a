"""The shipped tables agree with themselves, and hold what reporting needs."""

from __future__ import annotations

import re

import pytest

from dragoman.actors.registry import Registry, load_registry
from dragoman.actors.registry_tokens import key_of
from dragoman.actors.types import Organisation

QID_OR_LOCAL = re.compile(r"^(Q[1-9][0-9]*|local:[a-z0-9-]+)$")
SECTORS = {
    "GOV", "MIL", "PTY", "REB", "IGO", "NGO", "JUD", "LEG", "MED", "BUS", "CVL", "COP", "SPY", "OPP", "PRM", "CRM",
}  # fmt: skip


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry()


def test_all_members_of_the_united_nations_are_there(registry: Registry) -> None:
    members = [state for state in registry.tables.states.values() if state.status == "member"]
    assert len(members) == 193
    assert all(state.iso2 and state.cow and state.capitals and state.adjectives for state in members if
               state.iso3 not in {"NRU"})  # fmt: skip


@pytest.mark.parametrize("code", ["PSE", "XKX", "TWN", "VAT", "ESH", "HKG", "ABK", "SOS", "NCY", "SML"])
def test_others_that_reporting_treats_like_states_are_there(registry: Registry, code: str) -> None:
    state = registry.state(code)
    assert state is not None
    assert state.status != "member"


def test_every_state_has_a_wikidata_id_of_its_own(registry: Registry) -> None:
    ids = [state.id for state in registry.tables.states.values()]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"Q[1-9][0-9]*", identifier) for identifier in ids)


def test_part_of_names_a_state(registry: Registry) -> None:
    states = registry.tables.states
    assert all(state.part_of in states for state in states.values() if state.part_of)


def test_ids_are_wikidata_ids_or_local_ones(registry: Registry) -> None:
    wrong = [each for each in (*registry.tables.organisations, *registry.tables.people) if not QID_OR_LOCAL.match(each)]
    assert wrong == []


def test_organisations_have_a_known_sector(registry: Registry) -> None:
    bodies: list[Organisation] = list(registry.tables.organisations.values())
    assert {body.sector for body in bodies} <= SECTORS


def test_no_alias_repeats_the_name(registry: Registry) -> None:
    tables = registry.tables
    for entity in (*tables.states.values(), *tables.organisations.values(), *tables.places.values()):
        names = (entity.name, *entity.aliases)
        assert len(set(names)) == len(names), entity.name


def test_every_name_can_be_looked_up(registry: Registry) -> None:
    tables = registry.tables
    for entity in (*tables.states.values(), *tables.organisations.values(), *tables.people.values()):
        assert entity.id in {each.id for each in registry.lookup(entity.name)}, entity.name


def test_roles_name_known_offices_and_known_states(registry: Registry) -> None:
    known = set(registry.tables.states) | set(registry.tables.organisations)
    for roles in registry.roles.by_title.values():
        for role in roles:
            assert role.title == role.title.lower()
            assert set(role.countries) <= known


def test_rules_about_ambiguous_names_are_about_names(registry: Registry) -> None:
    # A rule for a name that no table holds would never apply: it is misspelt or left over.
    known = registry.names.candidates.keys() | registry.surnames.candidates.keys()
    unknown = [text for rule in registry.ambiguity_file.surface for text in rule.texts if key_of(text) not in known]
    assert unknown == []


def test_rules_prefer_states_that_exist(registry: Registry) -> None:
    for rule in registry.ambiguity_file.surface:
        for code in (*rule.prefer, *([rule.default] if rule.default else [])):
            assert registry.state(code) is not None or registry.by_id(code) is not None


@pytest.mark.parametrize(
    ("surface", "kind", "country"),
    [
        ("Israeli", "adjective", "ISR"),
        ("Spaniards", "demonym", "ESP"),
        ("Ankara", "capital", "TUR"),
        ("the Kremlin", "", ""),
        ("Kremlin", "seat", "RUS"),
        ("Downing Street", "seat", "GBR"),
        ("Élysée", "seat", "FRA"),
        ("Elysee Palace", "seat", "FRA"),
        ("Rafah", "place", "PSE"),
        ("Gaza Strip", "place", "PSE"),
        ("Panmunjom", "", ""),
        ("Pentagon", "organisation", "USA"),
        ("Knesset", "organisation", "ISR"),
        ("al-Shabaab", "group", "SOM"),
        ("Al Shabaab", "group", "SOM"),
        ("Côte d’Ivoire", "name", "CIV"),
    ],
)
def test_surfaces_lead_to_their_state(registry: Registry, surface: str, kind: str, country: str) -> None:
    found = registry.country_of(surface)
    assert (found.kind if found else "", found.country if found else "") == (kind, country)


def test_known_surnames_are_surnames(registry: Registry) -> None:
    unknown = [name for name in registry.ambiguity_file.known_surnames if not registry.person_by_surname(name)]
    assert unknown == []
