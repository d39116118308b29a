"""Who is named with an office that the registry knows."""

from __future__ import annotations

import pytest
from coding_texts import scene_of

from dragoman.actors.names import find_all
from dragoman.actors.registry import load_registry
from dragoman.actors.tenure import tenures


@pytest.mark.parametrize(
    ("name", "known"), [("Prince Saud al-Faisal", True), ("Prince Saud bin Rakan", False), ("Prince Saud", True)]
)
def test_a_longer_name_is_another_person(name: str, known: bool) -> None:
    scene, _ = scene_of(f"The envoy called Foreign Minister {name} on Sunday.")
    registry = load_registry()
    found = find_all(scene.article.text, scene.analysis, registry)
    assert bool(tenures(scene.article.text, scene.analysis, registry, found)) is known
