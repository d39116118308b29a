"""Threats told without a word for one: "there will be a response", "will not go unanswered", "will meet an answer"."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dragoman.coding.bound import (
    commitment_that_there_be,
    commitment_to,
    is_denied,
    speaks_of_will,
    what_there_is_to_be,
    who_says,
)
from dragoman.coding.scene import Scene
from dragoman.coding.words import words
from dragoman.language.syntax import Tree
from dragoman.types import Commitment

#: Words behind a verb within which an answer is named, whatever the parser hangs it on.
_NEAR = 9


def answering_in_kind(scene: Scene, number: int, word: int) -> Iterator[Commitment]:
    """Yield the promise of who says that an act will be answered, under whatever condition."""
    tree = scene.trees[number]
    answer = what_there_is_to_be(tree, word, words("will"))
    if answer is not None and _is_answer(tree, answer):
        yield from commitment_that_there_be(scene, number, (word, answer), "promise")
    elif _is_answered(tree, word) and (by := who_says(scene, number, word)):
        made = commitment_to(scene, number, word, "promise", by)
        yield msgspec.structs.replace(made, action=scene.quote_deed(number, tree.clause(word)))


def _is_answered(tree: Tree, word: int) -> bool:
    """Whether an act will not go unanswered, or will be met with an answer, or "our response" will be so."""
    if not speaks_of_will(tree, word) or tree.words[word].relation.startswith(("advcl", "acl")):
        return False
    if is_denied(tree, word):
        return goes_without_answer(tree, word)
    answers = [n for n in tree.children(word, "nsubj", "nsubj:pass") if n < word and _is_answer(tree, n)]
    ours = any(tree.words[o].xpos == "PRP$" for n in answers for o in tree.children(n, "nmod:poss"))
    if ours or (answers and tree.lemma(word) in words("following_on")):
        return not tree.passive(word)
    met = [*tree.children(word, "obj"), *tree.obliques(word, "with")]
    return tree.lemma(word) in words("meeting_answers") and any(_is_answer(tree, n) for n in met)


def goes_without_answer(tree: Tree, word: int) -> bool:
    """Whether a verb says that something goes, or is left, "unanswered" or "without a response"."""
    if tree.lemma(word) not in words("going_unanswered"):
        return False
    after = range(word + 1, min(word + 1 + _NEAR, len(tree.words)))
    return any(
        tree.words[n].text.lower() in words("unanswered") or (_is_answer(tree, n) and tree.case(n) == "without")
        for n in after
    )


def _is_answer(tree: Tree, word: int) -> bool:
    return tree.words[word].upos == "NOUN" and tree.lemma(word) in words("answers_in_kind")
