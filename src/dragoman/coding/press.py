"""Contacts with the press, which are none of diplomacy: "he told me by telephone", "a spokesman said in an email"."""

from __future__ import annotations

from dragoman.coding.dyad import DYAD
from dragoman.coding.occurrence import Occurrence
from dragoman.coding.scene import Scene
from dragoman.coding.words import words
from dragoman.language.syntax import Tree

#: The sector of the press.
PRESS = "MED"

#: Media of what is written to somebody.
_WRITTEN = frozenset({"letter", "message"})


def is_with_the_press(scene: Scene, occurrence: Occurrence) -> bool:
    """Whether the other side of a contact is who writes, or it is an email in which somebody says something."""
    tree = scene.trees[occurrence.sentence]
    return (
        _reaches_the_writer(scene, tree, occurrence)
        or _is_how_it_was_said(tree, occurrence)
        or _stays_unnamed(tree, occurrence)
        or _reaches_an_audience(scene, tree, occurrence)
        or _names_the_paper(tree, occurrence)
        or _told_an_outlet(scene, tree, occurrence)
        or _answers_questions(scene, tree, occurrence)
        or _is_a_briefing(scene, tree, occurrence)
        or _briefs_reporters(scene, tree, occurrence)
    )


def _is_a_briefing(scene: Scene, tree: Tree, occurrence: Occurrence) -> bool:
    """Whether somebody alone speaks to the press: "today's noon briefing by the spokesman", "a press conference"."""
    word = occurrence.word
    kinds = {tree.lemma(n) for n in tree.children(word, "compound", "amod", "nmod:poss")}
    held = tree.lemma(word) in words("press_occasions") and bool(kinds & words("kinds_of_press_occasions"))
    return held and len(scene.sides((*occurrence.actors, *occurrence.recipients))) < DYAD


def _answers_questions(scene: Scene, tree: Tree, occurrence: Occurrence) -> bool:
    """Whether what is answered are questions of nobody who is named: "did not reply to questions sent on Tuesday"."""
    asked = [n for n in tree.obliques(occurrence.word, "to") if tree.lemma(n) in words("questions")]
    answering = tree.lemma(occurrence.word) in words("answering_verbs")
    return answering and any(not any(scene.cast.at(occurrence.sentence, m) for m in tree.phrase(n)) for n in asked)


def _names_the_paper(tree: Tree, occurrence: Occurrence) -> bool:
    """Whether the other side is the paper itself: "did not respond to an email from this newspaper"."""
    below = [n for c in tree.children(occurrence.word, "obj", "iobj", "obl", "nmod") for n in tree.phrase(c)]
    ours = {"this", "our"}
    return any(
        tree.lemma(n) in words("papers")
        and any(tree.words[c].text.lower() in ours for c in tree.children(n, "det", "nmod:poss"))
        for n in below
    )


def _told_an_outlet(scene: Scene, tree: Tree, occurrence: Occurrence) -> bool:
    """Whether somebody only tells a paper something, whatever the means: "told The Meridian in a chat"."""
    word = occurrence.word
    if tree.words[word].upos == "NOUN":
        word = tree.words[word].head if tree.case(word) in {"in", "by", "over", "via"} else -1
    if word < 0 or tree.lemma(word) not in words("plain_speech") | words("informing"):
        return False
    reached = [*tree.objects(word), *tree.children(word, "iobj"), *tree.obliques(word, "to", "with")]
    by_its_noun = any(_is_of_the_press(tree, n) for n in reached)
    if by_its_noun or tree.lemma(word) not in words("plain_speech"):
        return by_its_noun
    actors = [scene.cast.actors[a] for n in reached for a in scene.cast.at(occurrence.sentence, n)]
    if not actors:  # a name that nobody knows
        return any(
            tree.words[n].upos == "PROPN" and scene.cast.mention_at(occurrence.sentence, n) is None for n in reached
        )
    return all(
        actor.kind == "organisation"
        and (actor.sector == PRESS or (actor.id.startswith("local:") and not actor.country))
        for actor in actors
    )


def _is_of_the_press(tree: Tree, word: int) -> bool:
    """Whether a noun, or one right before a name, says that it is a paper or who writes: "the news agency X"."""
    before = tree.children(word, "compound", "nmod") if tree.words[word].upos == "PROPN" else ()
    told = {tree.lemma(n) for n in (word, *tree.children(word, "appos", "flat", "nmod:desc"), *before)}
    news = any(tree.lemma(n) == "news" for n in tree.children(word, "compound"))
    return bool(told & words("outlets")) or (news and "agency" in told)


def _reaches_an_audience(scene: Scene, tree: Tree, occurrence: Occurrence) -> bool:
    """Whether somebody talks to the media or a crowd, as the model sees a contact where the lexicon has none."""
    noun = tree.words[occurrence.word].upos == "NOUN"
    if (occurrence.sense.medium not in _WRITTEN) if noun else (occurrence.learned is None):
        return False
    # "A meeting with reporters" may be of their envoys; "a note to journalists" tells them something.
    reached = tree.obliques(occurrence.word, "to", *(() if noun else ("with",)))
    return any(tree.lemma(n) in scene.lexicon.classes["audience"] for n in reached)


def _briefs_reporters(scene: Scene, tree: Tree, occurrence: Occurrence) -> bool:
    """Whether nobody but the media or a crowd is spoken to: "will brief reporters and journalists"."""
    told = [n for o in tree.objects(occurrence.word)[:1] for n in tree.conjuncts(o)]
    speaks = tree.lemma(occurrence.word) in words("speaking_to")
    return speaks and bool(told) and all(tree.lemma(n) in scene.lexicon.classes["audience"] for n in told)


def _reaches_the_writer(scene: Scene, tree: Tree, occurrence: Occurrence) -> bool:
    """Whether "me" or "us" are reached, and mean nobody who speaks, in quotation marks or at a briefing."""
    return any(
        tree.words[n].text.lower() in words("writer")
        and not scene.cast.at(occurrence.sentence, n)
        and not scene.quoted(tree.words[n].start, tree.words[n].end)
        for word in (occurrence.word, *occurrence.used)
        for n in tree.children(word, "obj", "iobj", "obl", "nmod", "nsubj:pass")
    )


def _stays_unnamed(tree: Tree, occurrence: Occurrence) -> bool:
    """Whether somebody speaks whom the press may not name: "spoke on condition of anonymity", "anonymously"."""
    below = tree.children(occurrence.word, "obl", "advmod", "obj")
    return any(tree.lemma(n) in words("unnamed") for c in below for n in tree.phrase(c))


def _is_how_it_was_said(tree: Tree, occurrence: Occurrence) -> bool:
    """Whether a word for an email says only how something was said ("in an email, a spokesman said")."""
    word = occurrence.word
    head = tree.words[word].head
    emailed = tree.lemma(word) in words("emails") and tree.case(word) in {"in", "by"} and head >= 0
    return emailed and tree.lemma(head) in words("plain_speech") and not tree.children(word, "nmod", "nmod:poss")
