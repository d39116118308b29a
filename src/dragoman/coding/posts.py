"""Envoys and their posts: who calls his own home, and from where; who goes back to his post meets nobody by it."""

from __future__ import annotations

from dragoman.coding.dyad import main_dyad
from dragoman.coding.occurrence import Occurrence
from dragoman.coding.participants import actors_at
from dragoman.coding.scene import Scene
from dragoman.coding.words import words

#: Types of the act by which an envoy is withdrawn, and its mode.
_WITHDRAWN = ("SANCTION", "withdraw")


def recalled_from(
    scene: Scene, occurrence: Occurrence, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> tuple[str, ...]:
    """Return whom a recall of an envoy is directed at: the state where he was, for the envoy himself is one's own.

    That is the state to which he is ambassador, or of the town from which he is called; else the other of the two that
    the article is about.
    """
    tree, sentence = scene.trees[occurrence.sentence], occurrence.sentence
    envoys = [n for n in tree.objects(occurrence.word) if tree.lemma(n) in scene.lexicon.classes["diplomat"]]
    if not envoys or not actors or (occurrence.sense.type, *occurrence.sense.modes) != _WITHDRAWN:
        return recipients
    home = scene.sides(actors)
    places = [p for n in (*envoys, occurrence.word) for p in tree.obliques(n, "to", "in", "from")]
    there = [state for p in places if (state := scene.cast.state_of_place(sentence, p))]
    abroad = tuple(dict.fromkeys(s for s in (*there, *recipients) if scene.side(s) not in home))
    if abroad:
        return abroad
    return tuple(a for a in main_dyad(scene, sentence, actors) if a not in actors)


def is_of_posts(scene: Scene, occurrence: Occurrence) -> bool:
    """Whether a word tells of an envoy's going to or from his post: no contact with anybody, nor are consultations."""
    tree, word = scene.trees[occurrence.sentence], occurrence.word
    above = tree.words[word].head
    if occurrence.sense.pos == "NOUN" and above >= 0 and tree.case(word) == "for":
        return calls_home(scene, occurrence.sentence, above)
    back = [tree.lemma(n) for n in (word, *tree.children(word, "advmod"))]
    goal = [n for n in tree.obliques(word, "to", "at") if tree.lemma(n) == "post"]
    own_post = any(tree.words[o].upos == "PRON" for n in goal for o in tree.possessors(n))
    if own_post:
        return True  # "was to be back at her post"
    returns = bool({"return", "back"} & {*back})
    goals = tree.obliques(word, "to")
    if goals and not any(scene.cast.state_of_place(occurrence.sentence, n) for n in goals):
        return False  # "returned to the ministry"
    return returns and any(_is_envoy(scene, occurrence.sentence, n) for n in tree.subjects(word))


def calls_home(scene: Scene, sentence: int, verb: int) -> bool:
    """Whether a verb calls an envoy of one's own: "recalled its ambassador for consultations"."""
    tree = scene.trees[sentence]
    reached = [*tree.objects(verb), *tree.children(verb, "nsubj:pass")]
    called = [n for n in reached if tree.lemma(n) in scene.lexicon.classes["diplomat"]]
    own = any(tree.words[o].upos == "PRON" for n in called for o in tree.possessors(n))
    return bool(called) and (own or tree.lemma(verb) == "recall") and tree.lemma(verb) in words("calling_home")


def _is_envoy(scene: Scene, sentence: int, word: int) -> bool:
    """Whether a word is for somebody who has a post in another state."""
    tree = scene.trees[sentence]
    offices = [scene.cast.actors[a].office or "" for a in actors_at(scene, sentence, word)]
    titles = (tree.lemma(n) for n in (word, *tree.children(word, "nmod:desc", "amod", "compound")))
    posted = words("posted")
    return any(title in posted for title in titles) or any(
        name in office.lower() for office in offices for name in posted
    )
