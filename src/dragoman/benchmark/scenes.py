"""Bare texts in place of articles: what the coder sees of a sentence or passage of a corpus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from dragoman.coding.event_mention import EventMention
from dragoman.coding.scene import Scene
from dragoman.language.syntax import Tree
from dragoman.reader import scene_of
from dragoman.types import Article, Publication

#: Relations of words that tie a noun phrase to what governs it.
_TIES = frozenset({"case", "mark", "cc", "punct"})


def scene_of_text(text: str, published: date | None = None) -> Scene:
    """Return the scene of a text that is known to be nothing but report."""
    day = Publication(earliest=published, latest=published, basis="given") if published else None
    return scene_of(Article(id="text", source="text", text=text, published=day))


def words_at(scene: Scene, places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield sentence and word number of the head of each stretch."""
    for start, end in places:
        number = scene.sentence_at(start)
        tree = scene.trees[number]
        inside = tree.within(start, end) or [
            min(range(len(tree.words)), key=lambda n: abs(tree.words[n].start - start))
        ]
        heads = [word for word in inside if tree.words[word].head not in inside]
        yield number, heads[0]


def party_spans(scene: Scene, mention: EventMention, actors: tuple[str, ...]) -> set[tuple[int, int]]:
    """Return where an event's sentence names some of its parties: characters of the phrase nearest to its word."""
    tree = scene.trees[mention.sentence]
    here = [m for m in scene.cast.mentions if m.sentence == mention.sentence]
    found = set()
    for actor in actors:
        named = [m for m in here if actor in m.actors]
        if not named:
            continue
        nearest = min(named, key=lambda m: (abs(m.first - mention.word), m.first))
        found.add(tree.offsets(bare_phrase(tree, range(nearest.first, nearest.last))))
    return found


def bare_phrase(tree: Tree, mention: range) -> list[int]:
    """Return the noun phrase around a mention without the preposition or possessive mark that ties it to others."""
    head = [word for word in mention if tree.words[word].head not in mention][-1]
    phrase = tree.phrase(head)
    while phrase[0] < head and tree.words[phrase[0]].relation in _TIES:
        phrase = phrase[1:]
    while phrase[-1] > head and tree.words[phrase[-1]].relation in _TIES:
        phrase = phrase[:-1]
    return phrase
