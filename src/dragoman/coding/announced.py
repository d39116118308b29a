"""Commitments made by saying what one will do: "said France would send aid", "will not recognise Kosovo"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.participants import actors_at
from dragoman.coding.scene import Scene
from dragoman.coding.thresholds import thresholds
from dragoman.coding.times import expression_for, when
from dragoman.coding.words import words
from dragoman.language.syntax import Tree
from dragoman.types import Commitment

#: Kinds of actors that can bind themselves.
_ABLE = frozenset({"person", "state", "organisation", "group", "office"})


def announced(scene: Scene) -> list[Commitment]:
    """Return the promises and refusals of an article that no word for promising or refusing makes."""
    found: list[Commitment] = []
    for number, sentence in enumerate(scene.analysis.sentences):
        if sentence.heading:
            continue
        for word in range(len(sentence.words)):
            found.extend(_at(scene, number, word))
    return found


def _at(scene: Scene, number: int, word: int) -> Iterator[Commitment]:
    tree = scene.trees[number]
    form = tree.words[word]
    if (
        form.upos != "VERB"
        or tree.lemma(word) in words("no_acts")
        or not _speaks_of_will(tree, word)
        or _conditional(tree, word)
    ):
        return
    subjects = [a for s in tree.children(word, "nsubj") for w in tree.conjuncts(s) for a in actors_at(scene, number, w)]
    by = tuple(dict.fromkeys(a for a in subjects if scene.cast.actors[a].kind in _ABLE))
    refuses = any(tree.lemma(c) in words("negations") for c in tree.children(word, "advmod"))
    if refuses and (
        tree.lemma(word) in words("speaking") or {tree.lemma(n) for n in tree.clause(word)} & words("of_speaking")
    ):
        return
    if not by or not (refuses or _says_of_himself(scene, tree, number, word, by)):
        return
    clause = tree.clause(word)
    action = scene.quote_words(number, [n for n in clause if n >= word])
    evidence = scene.quote_words(number, clause)
    due = when(scene, expression_for(scene, number, word, frozenset()), "future")
    to = tuple(dict.fromkeys(a for o in tree.objects(word) for a in actors_at(scene, number, o) if a not in by))
    numbers = thresholds()["confidence"]
    yield Commitment(
        id=scene.identifier("pledge", "refusal" if refuses else "promise", evidence.start, evidence.end, word),
        kind="refusal" if refuses else "promise",
        by=by,
        to=to,
        action=action,
        due=due,
        confidence=round(numbers["base"] + numbers["named_actor"], 2),
        evidence=(evidence,),
    )


def _speaks_of_will(tree: Tree, word: int) -> bool:
    return any(tree.lemma(a) in words("will") for a in tree.children(word, "aux"))


def _conditional(tree: Tree, word: int) -> bool:
    """Whether the clause is an "if" clause or hangs on one, or stands in a relative clause."""
    relation = tree.words[word].relation
    if relation.startswith(("advcl", "acl")):
        return True
    return any(
        tree.lemma(m) in {"if", "unless", "whether"}
        for c in [word, *tree.children(word, "advcl")]
        for m in tree.children(c, "mark")
    )


def _says_of_himself(scene: Scene, tree: Tree, number: int, word: int, by: tuple[str, ...]) -> bool:
    """Whether the clause is the content of words that its own subject, or somebody of its side, speaks."""
    governor = tree.words[word].head
    if governor < 0 or tree.words[word].relation.split(":")[0] not in {"ccomp", "parataxis"}:
        return False
    if not any(c.source == "speech" for c in scene.lexicon.cues_of(tree.lemma(governor), tree.words[governor].upos)):
        return False
    speakers = {a for s in tree.subjects(governor) for a in actors_at(scene, number, s)}
    sides = {scene.country(s) for s in speakers} - {None}
    return bool(speakers & set(by)) or bool(sides & {scene.country(b) for b in by})
