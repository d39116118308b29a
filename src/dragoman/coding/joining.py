"""Who takes part in what was just told: "Foreign Ministers X and Y also took part in the talks" is no other meeting."""

from __future__ import annotations

from dragoman.coding.event_mention import EventMention
from dragoman.coding.scene import Scene
from dragoman.coding.words import is_pointed_to, words
from dragoman.language.syntax import Tree


def joins_what_was_told(scene: Scene, mention: EventMention) -> bool:
    """Whether a mention only says who else was there, at what was told before and on no day or place of its own."""
    tree, word = scene.trees[mention.sentence], mention.word
    if mention.type != "CONSULT" or mention.expression is not None or mention.place is not None:
        return False
    if mention.medium in {"phone", "video"}:
        return False  # "joined the lunch by video link"
    if tree.lemma(word) in words("joining") and (tree.lemma(word) != "take" or _takes_part(tree, word)):
        met = [*tree.surface_subjects(word), *tree.children(word, "obj"), *tree.obliques(word, "in", "at")]
        return any(_is_told(scene, mention.sentence, n) for n in met)
    if tree.lemma(word) in words("including") and tree.words[word].upos == "VERB":
        return any(tree.lemma(s) in words("delegates") and is_pointed_to(tree, s) for s in tree.children(word, "nsubj"))
    if tree.lemma(word) == "sit":
        return any(tree.lemma(n) == "table" for n in tree.obliques(word, "at"))
    return _are_there(tree, word) and _with_nothing_else(scene, mention)


def _are_there(tree: Tree, word: int) -> bool:
    """Whether somebody is said to be there: "were present", "in attendance were X and Y"."""
    if tree.lemma(word) == "attendance":  # "in attendance was X": parsers hang it on X, or X on it
        beside = {tree.lemma(n) for n in range(max(word - 2, 0), min(word + 2, len(tree.words)))}
        return {"in", "be"} <= beside
    return tree.lemma(word) == "present" and bool(tree.children(word, "cop"))


def _takes_part(tree: Tree, word: int) -> bool:
    return any(tree.lemma(o) == "part" for o in tree.children(word, "obj"))


def _with_nothing_else(scene: Scene, mention: EventMention) -> bool:
    """Whether those are present who are, or at what was told: "were present", "was present at the talks"."""
    tree = scene.trees[mention.sentence]
    places = tree.children(mention.word, "obl")
    return all(_is_told(scene, mention.sentence, n) for n in places)


def _is_told(scene: Scene, sentence: int, word: int) -> bool:
    """Whether a noun phrase means a contact that was told, or those who were in it: "the talks", "them"."""
    tree = scene.trees[sentence]
    if tree.words[word].text.lower() in {"them", "they", "it"}:
        return True
    meant = scene.lexicon.classes["contact_noun"] | words("occasions")
    noun = {tree.lemma(word), tree.words[word].text.lower()} & meant
    alone = not tree.children(word, "nmod", "acl", "amod", "compound")
    return bool(noun) and alone and is_pointed_to(tree, word)
