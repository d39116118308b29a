"""What an article takes back: "An earlier version of this article said that the ministers met on Tuesday"."""

from __future__ import annotations

from dragoman.coding.scene import Scene
from dragoman.coding.words import words
from dragoman.language.syntax import Tree


def withdrawn(scene: Scene) -> frozenset[int]:
    """Return the numbers of the sentences that only tell what an earlier version of the article said."""
    return frozenset(number for number, tree in enumerate(scene.trees) if _tells_of_earlier_version(tree))


def _tells_of_earlier_version(tree: Tree) -> bool:
    """Whether a text of the article's kind, as it was before, is the subject of a verb."""
    return any(
        form.relation.startswith("nsubj") and (_is_earlier(tree, number) or _was_before(tree, number))
        for number, form in enumerate(tree.words)
    )


def _is_earlier(tree: Tree, subject: int) -> bool:
    """Whether a subject is an earlier version ("an earlier version of this story")."""
    earlier = {tree.lemma(c) for c in tree.children(subject, "amod")} & words("earlier")
    of = {tree.lemma(n) for n in tree.children(subject, "nmod") if tree.case(n) == "of"}
    return tree.lemma(subject) in words("versions") and bool(earlier) and (not of or bool(of & words("own_texts")))


def _was_before(tree: Tree, subject: int) -> bool:
    """Whether the article itself is the subject of what it was ("this article originally said", "misstated").

    So is any article of which a correction says what it said ("Correction: An article of May 3 said").
    """
    own = tree.lemma(subject) in words("own_texts") and "this" in {tree.lemma(c) for c in tree.children(subject, "det")}
    verb = tree.words[subject].head
    before = {tree.lemma(c) for c in tree.children(verb, "advmod")} & words("before_correction") if verb >= 0 else set()
    corrects = tree.lemma(0) in words("correcting") and verb >= 0 and tree.lemma(verb) in words("plain_speech")
    any_text = tree.lemma(subject) in words("own_texts")
    misstated = verb >= 0 and tree.lemma(verb) in words("misstating")
    return (own and bool(before or misstated)) or (any_text and corrects)
