"""The tone of a statement: what its cue carries, and what the main words of its content add."""

from __future__ import annotations

from dragoman.coding.scene import Scene
from dragoman.coding.speech import Speech
from dragoman.coding.speech_words import speech_words
from dragoman.language.syntax import Tree

_NEUTRAL = "neutral"


def tone_of(scene: Scene, speech: Speech) -> str | None:
    """Return the cue's own tone, or that of the content's main words where it is harsher or the cue is neutral."""
    own = speech.cue.tone
    told = _tones(scene, speech)
    if not told:
        return own
    if own in {None, _NEUTRAL}:
        return max(told, key=lambda tone: (abs(_order(scene, tone) - _order(scene, _NEUTRAL)), _order(scene, tone)))
    harshest = max(told, key=lambda tone: _order(scene, tone))
    tones = scene.vocabulary.tones
    return (
        harshest
        if own is not None and tones[own].polarity <= 0 and _order(scene, harshest) > _order(scene, own)
        else own
    )


def _tones(scene: Scene, speech: Speech) -> list[str]:
    """Return the tones of the content's heads with what hangs on them; deeper words speak of other things."""
    tree = scene.trees[speech.sentence]
    near = _near_heads(tree, speech.content)
    lemmas = [tree.lemma(n) for n in near]
    if speech_words("negations").intersection(lemmas):
        return []
    found = scene.lexicon.tones.find(lemmas)
    # "Will go back next week" backs nobody.
    return [cue.value for start, _, cue in found if cue.pos in {None, tree.words[near[start]].upos}]


def _near_heads(tree: Tree, content: tuple[int, ...]) -> list[int]:
    inside = set(content)
    heads = [n for n in content if tree.words[n].head not in inside and tree.words[n].upos != "PUNCT"]
    near = {n for h in heads for n in [h, *tree.children(h, "amod", "advmod", "obj", "xcomp", "aux", "cop")]}
    near |= {n for h in heads if tree.words[h].upos == "ADJ" for n in tree.children(h, "conj")}
    near |= {n for o in list(near) if tree.words[o].relation == "obj" for n in tree.children(o, "amod")}
    return sorted(near & inside)


def _order(scene: Scene, tone: str) -> int:
    return scene.vocabulary.tones[tone].order
