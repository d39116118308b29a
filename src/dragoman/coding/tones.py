"""The tone of a statement: what its cue carries, and what the main words of its content add."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.coding.participants import actors_at
from dragoman.coding.scene import Scene
from dragoman.coding.speech import Speech
from dragoman.coding.speech_words import speech_words
from dragoman.coding.words import words
from dragoman.language.syntax import Tree

_NEUTRAL = "neutral"


class ToneTold(NamedTuple):
    """A tone with the words of the sentence that tell it."""

    tone: str | None
    words: tuple[int, ...]


def tone_of(scene: Scene, speech: Speech) -> ToneTold:
    """Return the cue's own tone, or that of the content's main words where it is harsher or the cue is neutral."""
    own = ToneTold(speech.cue.tone, (speech.word,))
    told = _tones(scene, speech)
    if not told:
        return own
    if own.tone is None or own.tone == _NEUTRAL:
        neutral = _order(scene, _NEUTRAL)
        return max(told, key=lambda one: (abs(_order(scene, one.tone) - neutral), _order(scene, one.tone)))
    harshest = max(told, key=lambda one: _order(scene, one.tone))
    milder = scene.vocabulary.tones[own.tone].polarity <= 0 and _order(scene, harshest.tone) > _order(scene, own.tone)
    return harshest if milder else own


def _tones(scene: Scene, speech: Speech) -> list[ToneTold]:
    """Return the tones of the content's heads with what hangs on them; deeper words speak of other things."""
    tree = scene.trees[speech.sentence]
    near = [n for n in _near_heads(tree, speech.content) if not _is_anothers(scene, speech, n)]
    lemmas = [tree.lemma(n) for n in near]
    if speech_words("negations").intersection(lemmas):
        return []
    found = scene.lexicon.tones.find(lemmas)
    return [
        ToneTold(cue.value, tuple(near[first:last]))
        for first, last, cue in found
        if cue.pos in {None, tree.words[near[first]].upos}  # "will go back next week" backs nobody
    ]


def _is_anothers(scene: Scene, speech: Speech, word: int) -> bool:
    """Whether a noun tells what somebody else feels: who "would convey the Malaysian concerns" is not concerned."""
    tree = scene.trees[speech.sentence]
    noun = word if tree.words[word].upos == "NOUN" else tree.words[word].head
    if noun < 0 or tree.words[noun].relation != "obj" or tree.lemma(tree.words[noun].head) in words("sharing"):
        return False
    owners = [*tree.possessors(noun), *tree.children(noun, "amod", "compound")]
    whose = scene.sides(a for n in owners for a in actors_at(scene, speech.sentence, n))
    own = scene.sides(a for n in speech.speakers for a in actors_at(scene, speech.sentence, n))
    return bool(whose and own) and not whose & own


def _near_heads(tree: Tree, content: tuple[int, ...]) -> list[int]:
    inside = set(content)
    heads = [n for n in content if tree.words[n].head not in inside and tree.words[n].upos != "PUNCT"]
    near = {n for h in heads for n in [h, *tree.children(h, "amod", "advmod", "obj", "xcomp", "aux", "cop")]}
    near |= {n for h in heads if tree.words[h].upos == "ADJ" for n in tree.children(h, "conj")}
    near |= {n for o in list(near) if tree.words[o].relation == "obj" for n in tree.children(o, "amod")}
    return sorted(near & inside)


def _order(scene: Scene, tone: str | None) -> int:
    return scene.vocabulary.tones[tone or _NEUTRAL].order
