"""Which articles and actors can hold diplomacy at all."""

from __future__ import annotations

import pytest
from coding_texts import parts_of, scene_of

from dragoman.coding.domains import is_political, is_sports_report
from dragoman.facts import all_facts
from dragoman.types import Actor

SPORTS = (
    "Croatia beat Denmark 3-2 in the semi-final on Sunday. The striker scored a late equaliser from a corner. "
    "The goalkeeper saved a penalty before half-time.\n\nThe coach praised the midfielder after the match. "
    "Fans in the stadium sang until the final whistle. Denmark attacked from the kick-off and threatened the "
    "Croatian goal twice. The captain said the team would meet Spain in the final."
)


def test_a_sports_page_holds_no_facts() -> None:
    parts = parts_of(SPORTS)
    assert is_sports_report(parts.scene)
    assert not list(all_facts(parts.reading))


def test_a_report_of_diplomacy_is_no_sports_page() -> None:
    """One match in a report of a summit does not make it one of sports."""
    scene, facts = scene_of("Turkey met with Greece in Vienna on Monday. The ministers then watched a football match.")
    assert not is_sports_report(scene)
    assert facts.contacts


@pytest.mark.parametrize(
    ("actor", "political"),
    [
        (Actor(id="Q43", name="Turkey", kind="state", country="TUR"), True),
        (Actor(id="Q458", name="European Union", kind="organisation", sector="IGO"), True),
        (Actor(id="local:envoy", name="envoy", kind="person", country="FIN"), True),
        (Actor(id="local:army", name="army", kind="group", sector="MIL"), True),
        (Actor(id="local:residents", name="residents", kind="group", country="FIN", sector="CVL"), False),
        (Actor(id="local:reporters", name="reporters", kind="group", sector="MED"), False),
        (Actor(id="Q81230", name="Siemens", kind="organisation", country="DEU", sector="BUS"), False),
        (Actor(id="local:owner", name="owner", kind="person", country="DEU", sector="BUS"), False),
        (Actor(id="local:somebody", name="somebody", kind="person"), False),
    ],
    ids=lambda value: value.name if isinstance(value, Actor) else None,
)
def test_who_takes_part_in_diplomacy(actor: Actor, political: bool) -> None:
    assert is_political(actor) is political
