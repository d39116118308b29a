"""Answers that their words alone tell: "the request was turned down", "the answer was no", "met with a refusal"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.bound import able, commitment_to, is_within_another, who_says
from dragoman.coding.confidence import calibrated
from dragoman.coding.domains import is_political
from dragoman.coding.dyad import DYAD, main_dyad
from dragoman.coding.empty_words import is_question
from dragoman.coding.participants import actors_at
from dragoman.coding.scene import Scene
from dragoman.coding.status import DONE, status_of
from dragoman.coding.thresholds import thresholds
from dragoman.coding.words import words
from dragoman.language.syntax import Tree
from dragoman.types import Commitment

#: Relations of a particle of a verb.
_PARTICLES = ("compound:prt", "advmod")


def answered(scene: Scene, made: list[Commitment]) -> Iterator[Commitment]:
    """Yield the refusals and agreements of an article that answer what was asked among states, by nobody named.

    Of a bare "no" it is told whose it is, or it is of those who were asked just before.
    """
    for number, sentence in enumerate(scene.analysis.sentences):
        if sentence.heading:
            continue
        tree = scene.trees[number]
        for word, form in enumerate(sentence.words):
            if _is_no(tree, word) and not is_question(tree):
                by = _answering(scene, number, word) or _asked_before(scene, number, word, made)
                if by:
                    yield commitment_to(scene, number, word, "refusal", by, of_it=True)
                continue
            if _is_sent_back(tree, word) and _among_states(scene, number):
                who = tree.agents(word) if tree.passive(word) else tree.subjects(word)
                yield commitment_to(scene, number, word, "refusal", able(scene, number, who), of_it=True)
                continue
            kind = _kind(tree, word) if form.xpos == "VBN" and tree.passive(word) and not tree.agents(word) else None
            told = kind is not None and status_of(tree, word, scene.lexicon).value in DONE
            if kind and told and _among_states(scene, number) and _of_states(scene, number, word):
                yield _commitment(scene, number, word, kind)


def _is_no(tree: Tree, word: int) -> bool:
    """Whether a word is somebody's no: "the answer was no", "the offer met with a refusal", "got a polite no"."""
    lemma, verb = tree.lemma(word), tree.words[word].head
    if lemma == "no" and tree.children(word, "cop"):
        return any(tree.lemma(s) in words("answers") for s in tree.surface_subjects(word))
    if tree.words[word].upos != "NOUN" or lemma not in {"no", "refusal", "rejection", "rebuff"} or verb < 0:
        return False
    met = tree.lemma(verb) == "meet" and tree.case(word) == "with"
    return met or (tree.words[word].relation == "obj" and tree.lemma(verb) in words("given"))


def _is_sent_back(tree: Tree, word: int) -> bool:
    """Whether something is given back as it came: "returned the letter unopened", "was handed back unsigned"."""
    back = any(tree.lemma(c) == "back" for c in tree.children(word, *_PARTICLES))
    given = tree.lemma(word) == "return" or (back and tree.lemma(word) in words("handing_back"))
    if not given or is_within_another(tree, word):
        return False
    return any(tree.words[n].text.lower() in words("untouched") for n in tree.clause(word) if n > word)


def _answering(scene: Scene, number: int, word: int) -> tuple[str, ...]:
    """Return whose no it is: "Lima's answer", "a refusal from Lima", "The answer is no, Lima said"."""
    tree = scene.trees[number]
    own = [*tree.surface_subjects(word), word] if tree.lemma(word) == "no" else [word]
    verb = tree.words[word].head
    places = [p for n in own for p in (*tree.possessors(n), *tree.obliques(n, "from", "of", "by"))]
    places += tree.obliques(verb, "from", "by", "in") if verb >= 0 and tree.lemma(word) != "no" else []
    return able(scene, number, places) or who_says(scene, number, word)


def _asked_before(scene: Scene, number: int, word: int, made: list[Commitment]) -> tuple[str, ...]:
    """Return who was asked last, in the few sentences before a word; of two states who did not ask."""
    start = scene.analysis.sentences[number].words[word].start
    back = number - int(thresholds()["discourse"]["sentences_back"])
    asked = [c for c in made if c.kind in {"request", "demand"} and (c.to or c.by) and c.evidence[0].start < start]
    last = max(asked, key=lambda c: c.evidence[0].start, default=None)
    if last is None or scene.sentence_at(last.evidence[0].start) < back:
        return ()
    others = tuple(state for state in main_dyad(scene, number) if scene.side(state) not in scene.sides(last.by))
    return last.to or (others if len(others) == 1 else ())


def _kind(tree: Tree, word: int) -> str | None:
    """Return which answer a participle gives to what its subject asks for, or None; a pronoun's is only heard as no."""
    subjects = tree.surface_subjects(word)
    told_before = any(tree.words[s].xpos == "PRP" for s in subjects)
    asked = any(tree.lemma(s) in words("made_by_somebody") for s in subjects)
    down = any(tree.lemma(p) == "down" for p in tree.children(word, "compound:prt", "advmod"))
    if tree.lemma(word) in words("refusing") or (tree.lemma(word) == "turn" and down):
        return "refusal" if asked or told_before else None
    return "agreement" if asked and tree.lemma(word) in words("granting") else None


def _among_states(scene: Scene, number: int) -> bool:
    """Whether two sides are named in a sentence or the one before it."""
    near = (m for m in scene.cast.mentions if number - 1 <= m.sentence <= number and m.kind != "place")
    return len(scene.sides(a for m in near for a in m.actors)) >= DYAD


def _of_states(scene: Scene, number: int, word: int) -> bool:
    """Whether what is answered was told before ("it", "the request") or names whose it is: no "museum's request"."""
    tree = scene.trees[number]
    for subject in tree.surface_subjects(word):
        pointed = any(tree.lemma(d) in words("definite") for d in tree.children(subject, "det"))
        known = tree.words[subject].xpos == "PRP" or pointed
        owners = {a for n in tree.subtree(subject) for a in actors_at(scene, number, n)}
        named = any(is_political(scene.cast.actors[a]) for a in owners)
        if named or (known and not tree.possessors(subject)):
            return True
    return False


def _commitment(scene: Scene, number: int, word: int, kind: str) -> Commitment:
    """Return the answer; nobody is bound by it whom the text names."""
    evidence = scene.quote_words(number, scene.trees[number].predicate(word))
    return Commitment(
        id=scene.identifier("pledge", kind, evidence.start, evidence.end, word),
        kind=kind,
        by=(),
        to=(),
        action=evidence,
        due=None,
        confidence=calibrated("commitments", thresholds()["confidence"]["base"]),
        evidence=(evidence,),
    )
