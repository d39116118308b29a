"""Assessments: what somebody says of a relationship, and which way it goes."""

from __future__ import annotations

from dragoman.coding.dyad import main_dyad
from dragoman.coding.lexicon_types import AssessmentWord
from dragoman.coding.participants import actors_at, between
from dragoman.coding.scene import Scene
from dragoman.coding.status import status_of
from dragoman.language.syntax import Tree
from dragoman.types import Assessment

_DIRECTIONS = {1: "better", 0: "unchanged", -1: "worse"}
_FAR = 3


def assessments(scene: Scene) -> list[Assessment]:
    """Return every assessment of a relationship between two or more actors, in order."""
    found: dict[tuple[int, int], Assessment] = {}
    for number, sentence in enumerate(scene.analysis.sentences):
        if sentence.heading and number > 0:
            continue
        for word in range(len(sentence.words)):
            hit = _at(scene, number, word)
            if hit is not None:
                # One word of change is said of one relationship: the first, which is its subject.
                found.setdefault((number, hit[0]), hit[1])
    return _merged(list(found.values()))


def _at(scene: Scene, number: int, word: int) -> tuple[int, Assessment] | None:
    """Return the assessment whose relation noun is a word, with the word that says which way it goes."""
    tree = scene.trees[number]
    form = tree.words[word]
    relation = next((w for w in scene.lexicon.assessment_words(tree.lemma(word), form.upos) if w.part == "relation"), None)
    if relation is None:
        return None
    change = _change(scene, tree, number, word)
    if change is None:
        return None
    at, judged = change
    parties = _parties(scene, number, word, at)
    if len(parties) < 2 and not tree.children(word, "amod", "compound"):  # noqa: PLR2004
        parties = main_dyad(scene, number, parties)
    if len({scene.country(p) or p for p in parties}) < 2:  # noqa: PLR2004
        return None
    if _is_act(scene, tree, number, word, at):
        return None
    status = status_of(tree, at, scene.lexicon)
    if status.value == "negated" and not any(tree.lemma(c) in {"not", "n't", "never", "hardly", "no"} for c in [*tree.children(at, "advmod"), *tree.children(word, "det")]):
        return None
    if status.value in {"hypothetical", "called_for", "planned"}:
        return None
    sign = judged.sign if judged.absolute else judged.sign * relation.sign
    if status.value == "negated":
        sign = 0 if sign else -1
    words = [*tree.phrase(word), at, *tree.children(at, "advmod", "aux")]
    evidence = scene.quote_words(number, words)
    assessment = Assessment(
        id=scene.identifier("assessment", evidence.start, evidence.end),
        between=parties,
        aspect=relation.aspect or "relations",
        direction=_DIRECTIONS[sign],
        assessor=_assessor(scene, number, at),
        confidence=0.8,
        evidence=(evidence,),
    )
    return at, assessment


def _is_act(scene: Scene, tree: Tree, number: int, word: int, change: int) -> bool:
    """Whether an actor does something to the relationship ("broke off relations"): an event, not a judgement."""
    if tree.words[change].upos != "VERB" or word not in tree.objects(change) or tree.passive(change):
        return False
    return any(actors_at(scene, number, subject) for subject in tree.subjects(change))


def _change(scene: Scene, tree: Tree, number: int, word: int) -> tuple[int, AssessmentWord] | None:
    """Return the word that says how the relationship goes: its verb, its modifier, or the noun it hangs on."""
    near = [*tree.children(word, "amod", "acl", "compound", "acl:relcl")]
    head = tree.words[word].head
    steps = 0
    current = word
    while head >= 0 and steps < _FAR:
        near.append(head)
        near += tree.children(head, "xcomp", "obj", "advmod", "obl")
        if tree.words[head].upos == "VERB" and tree.words[current].relation.split(":")[0] in {"nsubj", "obj", "obl"}:
            break
        current, head, steps = head, tree.words[head].head, steps + 1
    for candidate in near:
        if candidate == word:
            continue
        for entry in scene.lexicon.assessment_words(tree.lemma(candidate), tree.words[candidate].upos):
            if entry.part in {"change", "state"} and (entry.particle is None or entry.particle in {tree.lemma(p) for p in tree.children(candidate, "compound:prt", "advmod")}):
                return candidate, entry
    return None


def _parties(scene: Scene, number: int, word: int, change: int) -> tuple[str, ...]:
    """Return whose relationship it is: between X and Y, X's with Y, theirs, or the dyad of the clause."""
    tree = scene.trees[number]
    actors: dict[str, None] = dict.fromkeys(between(scene, number, word))
    for place in [*tree.possessors(word), *tree.obliques(word, "with", "of", "to", "toward", "towards"), *tree.children(word, "amod", "compound")]:
        actors.update(dict.fromkeys(actors_at(scene, number, place)))
        for deeper in tree.possessors(place):
            actors.update(dict.fromkeys(actors_at(scene, number, deeper)))
        actors.update(dict.fromkeys(between(scene, number, place)))
    if len(actors) < 2:  # noqa: PLR2004
        for place in [*tree.subjects(change), *tree.obliques(change, "with", "between")]:
            actors.update(dict.fromkeys(actors_at(scene, number, place)))
        actors.update(dict.fromkeys(between(scene, number, change)))
    return tuple(actors)


def _assessor(scene: Scene, number: int, word: int) -> str | None:
    """Return who judges, when the judgement is the content of somebody's words."""
    tree = scene.trees[number]
    for governor in tree.governors(word):
        if scene.lexicon.cues_of(tree.lemma(governor), tree.words[governor].upos):
            for subject in tree.subjects(governor):
                for actor in actors_at(scene, number, subject):
                    return actor
    return None


def _merged(found: list[Assessment]) -> list[Assessment]:
    """Leave out an assessment whose evidence lies within another of the same aspect and direction."""
    kept: list[Assessment] = []
    for one in sorted(found, key=lambda a: (a.evidence[0].start, -a.evidence[0].end)):
        if not any(
            k.aspect == one.aspect and k.direction == one.direction and k.evidence[0].start <= one.evidence[0].start and one.evidence[0].end <= k.evidence[0].end
            for k in kept
        ):
            kept.append(one)
    return kept
