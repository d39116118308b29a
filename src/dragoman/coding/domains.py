"""Whether an article is about diplomacy at all, and whether an actor can take part in it."""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Any

from dragoman.coding.scene import Scene
from dragoman.coding.words import words
from dragoman.types import Actor


@cache
def domains() -> dict[str, Any]:
    """Return the lists of ``domains.toml``."""
    return tomllib.loads(files("dragoman.coding").joinpath("data/domains.toml").read_text("utf-8"))


def is_sports_report(scene: Scene) -> bool:
    """Whether the words of an article are those of a sports page, so that names of countries are teams."""
    sports = domains()["sports"]
    terms, sure = frozenset(sports["terms"]), frozenset(sports["sure"])
    counts: Counter[str] = Counter()
    for tree in scene.trees:
        counts.update(_terms(tree.sentence, terms | sure))
    weight = sum(n * (3 if term in sure else 1) for term, n in counts.items())
    return bool(len(counts) >= sports["different"] and weight >= sports["terms_per_sentence"] * len(scene.trees))


def _terms(sentence: Any, terms: frozenset[str]) -> set[str]:
    """Return the terms of a sentence; hyphenated ones are looked up joined."""
    words = [w.lemma.lower() for w in sentence.words]
    joined = {f"{a}-{b}" for a, mark, b in zip(words, words[1:], words[2:], strict=False) if mark == "-"}
    return (set(words) | joined) & terms


def may_be_political(actor: Actor) -> bool:
    """Whether an actor is a person of whom nothing tells that politics is not his part."""
    return actor.kind == "person" and actor.sector is None


def may_petition(actor: Actor) -> bool:
    """Whether an actor is a kind of people of whom nothing is known: they can turn to those in politics."""
    return actor.kind in {"group", "office"} and actor.sector is None


def may_take_part(actor: Actor) -> bool:
    """Whether nothing tells that an actor takes no part in contacts: people, and bodies as "the border committee"."""
    body = actor.kind == "organisation" and actor.sector is None
    joint = body and bool(set(actor.name.lower().split()) & words("joint_bodies"))
    return joint or may_be_political(actor) or may_petition(actor)


def is_political(actor: Actor) -> bool:
    """Whether an actor can take part in diplomacy: known to the registry, a state, or of a political sector."""
    if actor.kind == "group" and actor.sector in domains()["politics"]["bystanders"]:
        return False
    if actor.kind == "state" or not actor.id.startswith("local:"):
        return actor.sector not in {"BUS", "MED"}
    return actor.sector in domains()["politics"]["sectors"] or (
        actor.kind in {"person", "group", "office"} and actor.country is not None and actor.sector != "BUS"
    )
