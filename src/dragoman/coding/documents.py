"""Whose words a letter or note holds that was told of before: "handed him a note. The note demands …"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dragoman.coding.scene import Scene
from dragoman.coding.words import words

#: Sentences up to which a letter that was sent is still spoken of.
_BACK = 8
Actors = Callable[[Scene, int, int], tuple[str, ...]]


def _speaks_by_itself(scene: Scene, sentence: int, word: int) -> bool:
    """Whether a noun is a letter or note of which was told before, and which asks, promises or says something."""
    tree = scene.trees[sentence]
    pointed = any(tree.lemma(d) in words("definite") for d in tree.children(word, "det"))
    letter = tree.lemma(word) in scene.lexicon.classes["letter_noun"] and tree.words[word].upos == "NOUN"
    return letter and pointed and tree.words[word].relation == "nsubj"


def senders(scene: Scene, sentence: int, word: int, actors_at: Actors) -> tuple[str, ...]:
    """Return who sent the letter that a noun takes up, as was told of last before it; () where nobody is told."""
    if not _speaks_by_itself(scene, sentence, word):
        return ()
    name = scene.trees[sentence].lemma(word)
    for number in range(sentence - 1, max(sentence - 1 - _BACK, -1), -1):
        tree = scene.trees[number]
        for at in (n for n in range(len(tree.words)) if tree.lemma(n) == name and tree.words[n].upos == "NOUN"):
            found = tuple(
                dict.fromkeys(a for who in _sending(scene, number, at) for a in actors_at(scene, number, who))
            )
            if found:
                return found
    return ()


def _sending(scene: Scene, sentence: int, letter: int) -> Iterator[int]:
    """Yield the words for who sends a letter: "a letter from X", "X's letter", "X handed him a letter"."""
    tree = scene.trees[sentence]
    yield from tree.obliques(letter, "from")
    yield from tree.possessors(letter)
    form = tree.words[letter]
    if form.relation == "obj" and tree.lemma(form.head) in words("sending_letters"):
        yield from tree.subjects(form.head)
