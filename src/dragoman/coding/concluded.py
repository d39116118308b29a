"""Who concludes an agreement whose clause names nobody: "they signed a protocol", "a deal was struck"."""

from __future__ import annotations

from dragoman.coding.dyad import DYAD, main_dyad, side_of
from dragoman.coding.event_mention import EventMention, spoken_of_before
from dragoman.coding.lexicon_types import EventSense
from dragoman.coding.occurrence import Occurrence
from dragoman.coding.scene import Scene
from dragoman.coding.words import words
from dragoman.language.syntax import Tree


def is_concluded_together(sense: EventSense) -> bool:
    """Whether a sense is of an agreement that nobody concludes alone: "signed", "struck", not "accepted"."""
    return sense.kind == "agreement" and sense.pos == "VERB" and sense.roles.mutual


def of_several(tree: Tree, word: int) -> bool:
    """Whether those who conclude something are several whom the clause does not name, or nobody at all.

    Several are "they", "the ministers", "the host and guest"; of "a treaty was signed" nobody is told. "The deal was
    struck" says again what was told before.
    """
    subjects = tree.subjects(word)
    if not subjects:
        concluded = tree.surface_subjects(word) or tree.objects(word)
        return tree.passive(word) and not any(_told_before(tree, noun) for noun in concluded)
    many = len(subjects) > 1 or any(tree.words[s].xpos in {"NNS", "NNPS"} for s in subjects)
    known = all(_is_of_both_sides(tree, s) for s in subjects)
    return known and (many or any(tree.words[s].text.lower() in words("several") for s in subjects))


def _told_before(tree: Tree, noun: int) -> bool:
    """Whether a noun only points to what was told before: "the deal", and not "the deal on fish"."""
    pointed = any(tree.lemma(d) in words("definite") for d in tree.children(noun, "det"))
    return pointed and not tree.children(noun, "amod", "compound", "nmod", "acl", "appos", "nummod")


def _is_of_both_sides(tree: Tree, word: int) -> bool:
    """Whether a word is "they", or a noun for those who negotiate that tells no other place of them."""
    elsewhere = any(tree.case(n) not in {"", "of"} for n in tree.children(word, "nmod"))
    return tree.words[word].xpos == "PRP" or (tree.lemma(word) in words("delegates") and not elsewhere)


def _are_sides(scene: Scene, actors: tuple[str, ...]) -> bool:
    """Whether some are two sides or more, each a state, one of its people, or a movement."""
    return len({side for actor in actors if (side := side_of(scene, actor)) is not None}) >= DYAD


def with_those_who_conclude(
    scene: Scene,
    occurrence: Occurrence,
    parties: tuple[tuple[str, ...], tuple[str, ...]],
    before: list[EventMention],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return those who act in an agreement and whom it reaches: where no state is known, the sides of the last contact
    or agreement.

    Without a contact before it, they are the two states that the article is about.
    """
    actors, recipients = parties
    tree = scene.trees[occurrence.sentence]
    named = any(scene.country(p) is not None for p in (*actors, *recipients))
    if named or not is_concluded_together(occurrence.sense) or not of_several(tree, occurrence.word):
        return parties
    for mention in spoken_of_before(before, occurrence.sentence):
        agreed = mention.type == "AGREE" and not tree.subjects(occurrence.word) and _are_sides(scene, mention.actors)
        if (mention.type == "CONSULT" or agreed) and len(scene.sides(mention.parties)) >= DYAD:
            return tuple(dict.fromkeys(mention.parties)), ()
    return main_dyad(scene, occurrence.sentence) or actors, recipients
