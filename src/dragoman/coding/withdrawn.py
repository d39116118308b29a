"""What an article takes back: "An earlier version of this article said that the ministers met on Tuesday"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.calendar import TimeExpression
from dragoman.coding.event_mention import EventMention
from dragoman.coding.intervals import when
from dragoman.coding.scene import Scene
from dragoman.coding.words import words
from dragoman.language.syntax import Tree
from dragoman.types import Interval, Quote


def withdrawn(scene: Scene) -> frozenset[int]:
    """Return the numbers of the sentences that only tell what an earlier version of the article said."""
    correction = any(map(_corrects, scene.trees))
    return frozenset(
        number
        for number, tree in enumerate(scene.trees)
        if _tells_of_earlier_version(tree) or (correction and _is_what_we_wrote(scene, number))
    )


def is_to_readers(scene: Scene, evidence: Quote) -> bool:
    """Whether what a fact rests on is what a paper asks of its readers: "please read in the third paragraph that …".

    What they are to read there is told by the paper, and no part of that.
    """
    tree = scene.trees[scene.sentence_at(evidence.start)]
    asked = next((n for n in range(len(tree.words)) if _asks_readers(scene, tree, n)), None)
    if asked is None:
        return False
    told = {n for c in tree.children(asked, "ccomp") for n in tree.subtree(c)}
    around = {asked, *tree.governors(asked)} | set(tree.subtree(asked))
    return tree.within(evidence.start, evidence.end)[0] in around - told


def _asks_readers(scene: Scene, tree: Tree, word: int) -> bool:
    """Whether a verb says what readers are to do with a text: "please note", "readers are asked to read"."""
    form = tree.words[word]
    if form.xpos not in {"VB", "VBP"} or tree.lemma(word) not in words("asked_of_readers"):
        return False
    if scene.quoted(form.start, form.end):
        return False
    please = any(tree.lemma(n) == "please" for n in tree.children(word, "discourse", "advmod"))
    asking = [form.head] if form.head >= 0 and form.relation == "xcomp" else []
    return please or any(tree.lemma(s) == "reader" for n in (word, *asking) for s in tree.surface_subjects(n))


def corrected(scene: Scene, mentions: Sequence[EventMention], taken_back: frozenset[int]) -> Iterator[EventMention]:
    """Yield the contacts of sentences that are taken back, on the day that is given for them behind what was said."""
    others = {mention.sentence for mention in mentions if mention.type == "CONSULT"}
    for mention in mentions:
        if mention.sentence not in taken_back or mention.type != "CONSULT" or mention.date is None:
            continue
        following = mention.sentence + 1
        behind = [e for e in scene.expressions_by_sentence.get(mention.sentence, ()) if _is_behind(scene, mention, e)]
        if following < len(scene.trees) and following not in others | taken_back:
            behind += scene.expressions_by_sentence.get(following, ())
        for expression in behind:
            date = _nearest(scene, expression, mention.date)
            if expression.kind == "date" and date is not None and date.precision == mention.date.precision:
                evidence = scene.quote(mention.evidence.start, expression.end)
                yield replace(mention, expression=expression, date=date, evidence=evidence)
                break


def _is_behind(scene: Scene, mention: EventMention, expression: TimeExpression) -> bool:
    """Whether an expression stands in what is set right behind it: "on July 12; it will begin on July 13"."""
    return ";" in scene.article.text[mention.evidence.start : expression.start]


def _nearest(scene: Scene, expression: TimeExpression, wrong: Interval) -> Interval | None:
    """Return the time that an expression means nearest to the one that was wrong."""
    found = [one for way in ("past", "future") if (one := when(scene, expression, way)) is not None and one.earliest]
    day = wrong.earliest
    return min(found, key=lambda one: abs((one.earliest - day).days) if one.earliest and day else 0, default=None)


def _corrects(tree: Tree) -> bool:
    """Whether a sentence or a heading opens a correction, or says that somebody is sorry for a mistake in it."""
    lemmas = [tree.lemma(number) for number in range(len(tree.words))]
    sorry = {"regret", "apologise", "apologize"} & set(lemmas) and {"error", "mistake"} & set(lemmas)
    return bool(sorry) or lemmas[0] in words("correcting")


def _is_what_we_wrote(scene: Scene, number: int) -> bool:
    """Whether the paper says of itself what it wrote: "we wrote that he would come", outside all quotation marks."""
    tree = scene.trees[number]
    for word, form in enumerate(tree.words):
        within = scene.quoted(form.start, form.end)
        ours = any(_is_ours(tree, subject) for subject in tree.children(word, "nsubj"))
        if ours and not within and tree.lemma(word) in words("plain_speech") | words("publishing"):
            return True
    return False


def _is_ours(tree: Tree, subject: int) -> bool:
    """Whether a subject is the paper itself, or a text of its own: "we", "our report of Monday"."""
    owners = {tree.words[c].text.lower() for c in tree.children(subject, "nmod:poss", "det")}
    own = tree.lemma(subject) in words("own_texts") and bool(owners & {"our", "this"})
    return own or tree.words[subject].text.lower() == "we"


def _tells_of_earlier_version(tree: Tree) -> bool:
    """Whether a text of the article's kind, as it was before, is the subject of a verb."""
    return any(
        form.relation.startswith("nsubj") and (_is_earlier(tree, number) or _was_before(tree, number))
        for number, form in enumerate(tree.words)
    )


def _is_earlier(tree: Tree, subject: int) -> bool:
    """Whether a subject is an earlier version ("an earlier version of this story")."""
    earlier = {tree.lemma(c) for c in tree.children(subject, "amod")} & words("earlier")
    of = {tree.lemma(n) for n in tree.children(subject, "nmod") if tree.case(n) == "of"}
    return tree.lemma(subject) in words("versions") and bool(earlier) and (not of or bool(of & words("own_texts")))


def _was_before(tree: Tree, subject: int) -> bool:
    """Whether the article itself is the subject of what it was ("this article originally said", "misstated").

    So is any article of which a correction says what it said ("Correction: An article of May 3 said").
    """
    own = tree.lemma(subject) in words("own_texts") and "this" in {tree.lemma(c) for c in tree.children(subject, "det")}
    verb = tree.words[subject].head
    before = {tree.lemma(c) for c in tree.children(verb, "advmod")} & words("before_correction") if verb >= 0 else set()
    corrects = tree.lemma(0) in words("correcting") and verb >= 0 and tree.lemma(verb) in words("plain_speech")
    any_text = tree.lemma(subject) in words("own_texts")
    misstated = verb >= 0 and tree.lemma(verb) in words("misstating")
    return (own and bool(before or misstated)) or (any_text and corrects)
