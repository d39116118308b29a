"""Whether "the Ministers of Energy" may be the people spoken of, by what their offices are called."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.coding.scene import Scene
from dragoman.coding.words import words
from dragoman.language.syntax import Tree


def of_other_ministers(scene: Scene, tree: Tree, word: int, people: Iterable[str]) -> bool:
    """Whether a noun means ministers, and none of some people may be one of them, so that it means others."""
    if tree.lemma(word) not in {"minister", "ministers"} or any(
        tree.lemma(c) == "prime" for c in tree.children(word, "amod", "compound")
    ):
        return False
    offices = [scene.cast.actors[p].office or "" for p in people if scene.cast.actors[p].kind == "person"]
    return (
        bool(offices)
        and all(offices)
        and not any(_may_be(office.lower(), _portfolio(tree, word)) for office in offices)
    )


def _portfolio(tree: Tree, word: int) -> set[str]:
    """Return the words of what ministers are ministers of: "Energy", "foreign", nothing for "the ministers"."""
    before = tree.children(word, "amod", "compound")
    of = [
        n
        for n in tree.children(word, "nmod")
        if tree.case(n) in {"of", "for"} and not tree.children(n, "det", "nummod")
    ]
    return {tree.lemma(n) for n in (*before, *of) if tree.words[n].upos in {"NOUN", "PROPN", "ADJ"}}


def _may_be(office: str, portfolio: set[str]) -> bool:
    """Whether an office may be a ministry for something; that of a president is none."""
    if "foreign" in portfolio:
        return any(name in office for name in words("foreign_offices"))
    minister = "minister" in office or "secretary" in office
    return minister and (not portfolio or any(name in office for name in portfolio))
