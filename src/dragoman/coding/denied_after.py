"""What is denied right after it was told: "A paper says that they spoke on Monday. Is that correct? It is not."."""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.event_mention import EventMention
from dragoman.coding.scene import Scene
from dragoman.coding.status import DONE, Status
from dragoman.coding.words import words
from dragoman.language.syntax import Tree


def with_denials(scene: Scene, mentions: list[EventMention]) -> list[EventMention]:
    """Return the mentions of an article; what its next sentences deny did not come about."""
    denied = denied_after(scene)
    return [
        replace(mention, status=Status("negated", mention.status.historical, mention.status.because))
        if mention.sentence in denied and mention.type == "CONSULT" and mention.status.value in DONE
        else mention
        for mention in mentions
    ]


def denied_after(scene: Scene) -> frozenset[int]:
    """Return the numbers of the sentences of which the next says that they are not so, asked about it or not."""
    trees = scene.trees
    found = set()
    for number in range(len(trees) - 1):
        asked = _asks_whether(trees[number + 1]) and number + 2 < len(trees)
        if _is_untrue(trees[number + 1]) or (asked and _says_no(trees[number + 2])):
            found.add(number)
    return frozenset(found)


def _takes_up(tree: Tree, word: int) -> bool:
    """Whether a word's subject is what was just told ("that is not true")."""
    return any(tree.words[s].text.lower() in words("taking_up") for s in tree.children(word, "nsubj"))


def _root(tree: Tree) -> int:
    """Return the word that hangs on none, or -1."""
    return next((n for n, form in enumerate(tree.words) if form.head < 0), -1)


def _truth(tree: Tree) -> int:
    """Return the word of a main clause which says whether something told is so, or -1."""
    root = _root(tree)
    told = root >= 0 and tree.lemma(root) in words("true") | words("untrue") and _takes_up(tree, root)
    return root if told else -1


def _asks_whether(tree: Tree) -> bool:
    """Whether a sentence only asks whether something is so: "Is that correct?"."""
    return tree.words[-1].text in {"?", '?"', "?”"} and _truth(tree) >= 0


def _is_untrue(tree: Tree) -> bool:
    """Whether a sentence says that something is not so."""
    word = _truth(tree)
    if word < 0 or tree.words[-1].text.startswith("?"):
        return False
    return (tree.lemma(word) in words("untrue")) != _denies(tree, word)


def _says_no(tree: Tree) -> bool:
    """Whether an answer is a no: "No.", "It is not.", "That is not true.", "Not at all."."""
    if tree.lemma(0) in {"no", "not", "never"} or _is_untrue(tree):
        return True
    root = _root(tree)
    return root >= 0 and len(tree.words) <= _SHORT and _takes_up(tree, root) and _denies(tree, root)


#: An answer that says no more than yes or no has at most so many words, the full stop among them.
_SHORT = 5


def _denies(tree: Tree, word: int) -> bool:
    return any(tree.lemma(c) in {"not", "never"} for c in tree.children(word, "advmod"))
