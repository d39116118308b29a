"""Several deeds of one promise that are due on days of their own: "to mark it by May and to open a line by June"."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dragoman.coding.due import due_ahead, may_be_due
from dragoman.coding.scene import Scene
from dragoman.coding.words import words
from dragoman.language.syntax import Tree
from dragoman.types import Commitment, Interval

#: What opens a deed that is set beside another: "to pay … and to build", "that it would pay … and that it would build".
_OPENING = frozenset({"to", "that"})


def parted(scene: Scene, one: Commitment) -> Iterator[Commitment]:
    """Yield a commitment, or one for each of its deeds where each has a day of its own by which it is due."""
    sentence = scene.sentence_at(one.action.start)
    tree = scene.trees[sentence]
    deeds = _deeds(tree, tree.within(one.action.start, one.action.end))
    dues = [_due(scene, sentence, deed) for deed in deeds]
    if len(deeds) == 1 or None in dues:
        yield one
        return
    for place, (deed, due) in enumerate(zip(deeds, dues, strict=True)):
        action = scene.quote_words(sentence, deed)
        first = place == 0
        yield msgspec.structs.replace(
            one,
            id=one.id if first else scene.identifier("pledge", one.kind, action.start, action.end, tree.top(deed)),
            action=action,
            due=due,
            evidence=(scene.quote(min(one.evidence[0].start, action.start), action.end),) if first else (action,),
        )


def _deeds(tree: Tree, action: list[int]) -> list[list[int]]:
    """Return the words of each deed: those of an action before the first that is joined to it, and of each such."""
    top = tree.top(action) if action else -1
    joined = [n for n in _joined(tree, top) if n > top and _promised(tree, n) and (n in action or _opens_like(tree, n))]
    starts = [min(tree.subtree(n)) for n in joined]
    if not joined or tree.words[top].upos != "VERB" or starts != sorted(starts) or starts[0] <= top:
        return [action]
    ends = [*starts[1:], max(tree.subtree(joined[-1])) + 1]
    first = [n for n in action if n < starts[0]]
    return [first, *(_without_joint(tree, list(range(*bounds))) for bounds in zip(starts, ends, strict=True))]


def _joined(tree: Tree, verb: int) -> list[int]:
    """Return the verbs that are joined to one, be it that the parser hangs them on the word above it ("and that …")."""
    above = tree.words[verb].head
    beside = tree.children(above, tree.words[verb].relation, "conj") if above >= 0 else []
    return sorted({*tree.children(verb, "conj"), *(n for n in beside if tree.children(n, "cc") and n > verb)})


def _promised(tree: Tree, verb: int) -> bool:
    """Whether a verb is of what will be done, not of what may be, nor of a clause that tells of something else."""
    helpers = {tree.lemma(a) for a in tree.children(verb, "aux")}
    if tree.words[verb].upos != "VERB" or helpers & words("can"):
        return False
    own = tree.children(verb, "nsubj", "nsubj:pass")
    return not own or bool(helpers & (words("will") | words("duty"))) or tree.words[verb].xpos == "VB"


def _opens_like(tree: Tree, verb: int) -> bool:
    """Whether a verb has a "to" or "that" of its own, as what is promised beside something else has."""
    return any(tree.lemma(m) in _OPENING for m in tree.children(verb, "mark"))


def _without_joint(tree: Tree, deed: list[int]) -> list[int]:
    """Return the words of a deed without the commas and the "and" before it."""
    while len(deed) > 1 and (tree.words[deed[0]].upos == "PUNCT" or tree.words[deed[0]].upos == "CCONJ"):
        deed = deed[1:]
    return deed


def _due(scene: Scene, sentence: int, deed: list[int]) -> Interval | None:
    """Return when a deed is due by an expression among its own words."""
    tree = scene.trees[sentence]
    for expression in scene.expressions_by_sentence.get(sentence, ()):
        if set(tree.within(expression.start, expression.end)) <= set(deed) and may_be_due(tree, expression):
            due = due_ahead(scene, sentence, tree.top(deed), expression)
            if due is not None and due.latest is not None:
                return due
    return None
