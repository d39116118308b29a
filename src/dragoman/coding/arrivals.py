"""What something was done for, which is still to come: "arrived on Monday to meet her", "met to prepare a summit"."""

from __future__ import annotations

from dragoman.calendar import TimeExpression
from dragoman.coding.times import head_of, is_past
from dragoman.coding.words import words
from dragoman.language.syntax import Tree


def arrival_for(tree: Tree, word: int) -> int:
    """Return the word of the arrival of which something is the purpose ("arrived to hold talks"), or -1 for none."""
    above = next((n for n in (word, *tree.governors(word)) if tree.words[n].xpos == "VB"), -1)
    form = tree.words[above]
    to_do = above >= 0 and form.relation in {"advcl", "xcomp"} and tree.lemma(form.head) in words("arriving")
    return form.head if to_do else -1


def is_of_other_end(tree: Tree, word: int, expression: TimeExpression) -> bool:
    """Whether a day is that of an arrival and not of what it is for, or of that and not of the arrival.

    "Arrived on Monday to meet her", "has arrived to meet her on Friday".
    """
    if arrival_for(tree, word) >= 0:
        return expression.end <= tree.words[word].start
    if tree.lemma(word) not in words("arriving"):
        return False
    purposes = [n for n in tree.children(word, "advcl", "xcomp") if tree.words[n].xpos == "VB"]
    return any(tree.words[n].start < expression.start for n in purposes)


def is_of_what_was_done(tree: Tree, word: int, expression: TimeExpression) -> bool:
    """Whether a day is that of a deed and not of what it was done for: "met on Monday to prepare a summit"."""
    head = head_of(tree, expression)
    for purpose in (word, *tree.governors(word)):
        form = tree.words[purpose]
        done = form.xpos == "VB" and form.relation == "advcl" and is_past(tree, form.head)
        if done and tree.lemma(form.head) not in words("trying"):
            return head is not None and form.head in {head, *tree.governors(head)} and expression.end <= form.start
    return False
