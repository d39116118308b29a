"""Assessments: what somebody says of a relationship, and which way it goes."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.confidence import calibrated
from dragoman.coding.dyad import DYAD, main_dyad
from dragoman.coding.lexicon_types import AssessmentWord
from dragoman.coding.participants import actors_at, between
from dragoman.coding.scene import Scene
from dragoman.coding.speech_words import speech_words
from dragoman.coding.status import DONE, status_of
from dragoman.coding.thresholds import thresholds
from dragoman.coding.words import words
from dragoman.language.syntax import Tree
from dragoman.types import Assessment

_DIRECTIONS = {1: "better", 0: "unchanged", -1: "worse"}
_FAR = 3
_NOBODY = frozenset({"nothing", "nobody", "none"})
#: Words of a judgement that names no relation.
_TOLD = 3
#: Relations of what a word of change may be said of, the nearest first.
_CHANGED = ("obj", "nsubj", "obl")


def assessments(scene: Scene) -> list[Assessment]:
    """Return every assessment of a relationship between two or more actors, in order."""
    ruled = list(_told_in_words(scene))
    learned = [one for one in _learned(scene) if not any(_touch(one, other) for other in ruled)]
    return _merged([*ruled, *_once_a_sentence(scene, learned)])


def _once_a_sentence(scene: Scene, learned: list[Assessment]) -> list[Assessment]:
    """Return what the model found, the longest of the stretches of a sentence that judge the same relation alike."""
    found: dict[object, Assessment] = {}
    for one in sorted(learned, key=lambda a: a.evidence[0].start - a.evidence[0].end):
        found.setdefault((scene.sentence_at(one.evidence[0].start), one.between, one.aspect, one.direction), one)
    return list(found.values())


def is_told_in_words(scene: Scene, assessment: Assessment) -> bool:
    """Whether a word for a relationship and a word that judges it make an assessment, and not the language model."""
    return any(_touch(assessment, one) for one in _told_in_words(scene))


def _told_in_words(scene: Scene) -> Iterator[Assessment]:
    """Yield the assessments that the words of the lexicon make."""
    found: dict[tuple[int, int], Assessment] = {}
    for number, sentence in enumerate(scene.analysis.sentences):
        if sentence.heading and number > 0:
            continue
        for word in range(len(sentence.words)):
            hit = _at(scene, number, word)
            hit = hit or _paired(scene, number, word)
            if hit is not None:
                # One word of change is said of one relationship: the first, which is its subject.
                found.setdefault((number, hit[0]), hit[1])
    yield from found.values()


def _touch(one: Assessment, other: Assessment) -> bool:
    """Whether two assessments rest on words that overlap."""
    a, b = one.evidence[0], other.evidence[0]
    return a.start < b.end and b.start < a.end


def _learned(scene: Scene) -> Iterator[Assessment]:
    """Yield the stretches that the language model takes for judgements, with the parties that they name."""
    for number, sentence in enumerate(scene.analysis.sentences):
        for judged in sentence.judgements if not (sentence.heading and number > 0) else ():
            inside = range(judged.first, judged.last)
            named = tuple(dict.fromkeys(a for n in inside for a in _sides_at(scene, number, n)))
            parties = named if len(scene.sides(named)) >= DYAD else main_dyad(scene, number, named)
            sure = judged.chance >= thresholds()["learned"]["assessment"] and _is_so(scene, number, inside)
            if not sure or len(scene.sides(parties)) < DYAD or _is_none(scene, number, inside):
                continue
            evidence = scene.quote_words(number, list(inside))
            yield Assessment(
                id=scene.identifier("assessment", evidence.start, evidence.end),
                between=parties,
                aspect=judged.aspect,
                direction=_direction(scene, number, inside, judged.direction),
                assessor=_assessor(scene, number, judged.first),
                confidence=calibrated("assessments", judged.chance),
                evidence=(evidence,),
            )


def _direction(scene: Scene, number: int, inside: range, guessed: str) -> str:
    """Return which way a stretch judges: as its words of change say, if they agree, whatever the model takes it for."""
    tree = scene.trees[number]
    relation = next((r for n in inside if (r := _relation(scene, tree, n)) is not None), None)
    entries = [e for n in inside for e in scene.lexicon.assessment_words(tree.lemma(n), tree.words[n].upos)]
    of_old = 1  # "relations, warm in the days of": a good state may be over
    told = [e for e in entries if e.part == "change" or (e.part == "state" and e.sign < of_old)]
    said = [e for e in told if e.particle is None and e.sign and (e.absolute or relation is not None)]
    signs = {e.sign if e.absolute or relation is None else e.sign * relation.sign for e in said}
    denied = any(tree.lemma(n) in words("negations") | _NOBODY for n in inside)
    return _DIRECTIONS[signs.pop()] if len(signs) == 1 and not denied else guessed


def _is_none(scene: Scene, number: int, inside: range) -> bool:
    """Whether a stretch judges no relation: two words that name none say nothing of one, nor does half a word."""
    tree = scene.trees[number]
    known = any(scene.lexicon.assessment_words(tree.lemma(n), tree.words[n].upos) for n in inside)
    told = known or sum(tree.words[n].upos != "PUNCT" for n in inside) >= _TOLD
    nothing = _is_part(scene, number, inside[-1]) or _has_had_enough(scene, number, inside)
    return not told or nothing or _only_names_one(scene, number, inside)


def _only_names_one(scene: Scene, number: int, inside: range) -> bool:
    """Whether a stretch names a relation and says nothing of it ("the bilateral ties", "relations between the two")."""
    tree = scene.trees[number]
    head = next((n for n in inside if tree.words[n].head not in inside), inside[0])
    said = (n for n in inside if tree.words[n].upos in {"NOUN", "VERB", "ADJ", "ADV", "AUX"} and n != head)
    plain = words("of_relations") | words("sides")
    judged = (n for n in said if not actors_at(scene, number, n) and tree.lemma(n) not in plain)
    return _relation(scene, tree, head) is not None and not any(judged)


def _is_part(scene: Scene, number: int, word: int) -> bool:
    """Whether a word is the first part of another, which may say the opposite: "a quarrel-free visit"."""
    end, text = scene.trees[number].words[word].end, scene.article.text
    return text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha()


def _has_had_enough(scene: Scene, number: int, inside: range) -> bool:
    """Whether somebody is only weary of something ("have heard it often enough"), and says nothing of a relation."""
    tree = scene.trees[number]
    lemmas = {tree.lemma(n) for n in inside}
    of_contact = words("contacting") | words("talking")
    return "enough" in lemmas and not lemmas & of_contact and not any(_relation(scene, tree, n) for n in inside)


def _sides_at(scene: Scene, number: int, word: int) -> tuple[str, ...]:
    """Return the actors that a word names; "we are closer than ever" speaks of both sides, not of who says it."""
    own = scene.trees[number].words[word].text.lower() in speech_words("first_person")
    return () if own else actors_at(scene, number, word)


def _at(scene: Scene, number: int, word: int) -> tuple[int, Assessment] | None:
    """Return the assessment whose relation noun is a word, with the word that says which way it goes."""
    tree = scene.trees[number]
    relation = None if _is_part(scene, number, word) else _relation(scene, tree, word)
    change = _change(scene, tree, word) if relation is not None else None
    if relation is None or change is None:
        return None
    at, judged = change
    parties = _parties(scene, number, word, at)
    if len(parties) < DYAD and not _in_passing(tree, word, at):
        parties = main_dyad(scene, number, parties)
    if len(scene.sides(parties)) < DYAD or _is_act(scene, tree, number, word, at):
        return None
    sign = _sign(scene, tree, word, at, judged.sign if judged.absolute else judged.sign * relation.sign)
    if sign is not None and _as_ever(tree, at):
        sign = 0
    if sign is None:
        return None
    evidence = scene.quote_words(number, [*tree.phrase(word), at, *tree.children(at, "advmod", "aux")])
    assessment = Assessment(
        id=scene.identifier("assessment", evidence.start, evidence.end),
        between=parties,
        aspect=relation.aspect or "relations",
        direction=_DIRECTIONS[sign],
        assessor=_assessor(scene, number, at),
        confidence=calibrated("assessments", thresholds()["confidence"]["assessment"]),
        evidence=(evidence,),
    )
    return at, assessment


def _in_passing(tree: Tree, word: int, change: int) -> bool:
    """Whether a judgement does not say whose relation it is of: "amid escalating tensions", "trade ties have grown"."""
    of_its_own = [n for n in tree.children(word, "amod", "compound") if tree.lemma(n) not in words("of_relations")]
    return tree.words[change].relation in {"amod", "acl"} or bool(of_its_own and not tree.obliques(word, "between"))


def _is_so(scene: Scene, number: int, inside: range) -> bool:
    """Whether a judgement says how things are, not how they may become."""
    tree = scene.trees[number]
    head = next((n for n in inside if tree.words[n].head not in inside), inside[0])
    above = tree.words[head].head
    noun = [head] if scene.lexicon.assessment_words(tree.lemma(head), tree.words[head].upos) else []
    verbs = [*noun, *(n for n in (head, above) if n >= 0 and tree.words[n].upos in {"VERB", "AUX", "ADJ"})]
    unsure = {"hypothetical", "called_for", "planned"}
    return not any(status_of(tree, n, scene.lexicon).value in unsure for n in verbs)


def _paired(scene: Scene, number: int, word: int) -> tuple[int, Assessment] | None:
    """Return the assessment of two sides that grow closer or drift apart, with no noun for their relationship."""
    tree = scene.trees[number]
    if tree.lemma(word) not in words("moving"):
        return None
    adverbs = {tree.words[c].text.lower() for c in tree.children(word, "advmod", "xcomp", "compound:prt", "obl")}
    sign = bool(adverbs & words("nearer")) - bool(adverbs & words("parting"))
    places = [*tree.subjects(word), *tree.obliques(word, "from", "to", "with")]
    parties = tuple(dict.fromkeys(a for p in places for w in tree.conjuncts(p) for a in actors_at(scene, number, w)))
    unsure = status_of(tree, word, scene.lexicon).value not in DONE
    if not sign or unsure or len(scene.sides(parties)) < DYAD:
        return None
    evidence = scene.quote_words(number, tree.clause(word))
    return word, Assessment(
        id=scene.identifier("assessment", evidence.start, evidence.end),
        between=parties,
        aspect="relations",
        direction=_DIRECTIONS[sign],
        assessor=_assessor(scene, number, word),
        confidence=calibrated("assessments", thresholds()["confidence"]["assessment"]),
        evidence=(evidence,),
    )


def _relation(scene: Scene, tree: Tree, word: int) -> AssessmentWord | None:
    """Return what relationship a word names, or None."""
    entries = scene.lexicon.assessment_words(tree.lemma(word), tree.words[word].upos)
    return next((entry for entry in entries if entry.part == "relation"), None)


def _sign(scene: Scene, tree: Tree, word: int, change: int, sign: int) -> int | None:
    """Return the direction with negation applied ("has not improved" is no change); None when it is no judgement."""
    if _compared(tree, change) and any(tree.lemma(c) in {"never", "rarely", "seldom"} for c in _adverbs(tree, change)):
        return sign  # "have never been closer" is as close as can be
    termed = tree.words[change].head >= 0 and tree.lemma(tree.words[change].head) in words("terming")
    if termed and tree.case(change) != "for":
        return sign  # "called relations the worst since 2021" calls for nothing
    if any(tree.lemma(subject) in _NOBODY for subject in tree.subjects(change)) or _is_aim(tree, change):
        return None  # "nothing clouds our relations"
    status = status_of(tree, change, scene.lexicon).value
    if status != "negated":
        return None if status in {"hypothetical", "called_for", "planned"} else sign
    own = [*tree.children(change, "advmod"), *tree.children(word, "det")]
    if not any(tree.lemma(c) in words("negations") for c in own):
        return None
    return 0 if sign else -1


def _is_aim(tree: Tree, change: int) -> bool:
    """Whether a change is only aimed at, beside another aim: "came to settle the quarrel and advance relations"."""
    form = tree.words[change]
    bare = form.relation == "conj" and form.xpos in {"VB", "VBP"} and not tree.children(change, "aux", "nsubj", "mark")
    return bare and any(tree.lemma(m) == "to" for m in tree.children(form.head, "mark"))


def _adverbs(tree: Tree, word: int) -> list[int]:
    return tree.children(word, "advmod")


def _compared(tree: Tree, word: int) -> bool:
    """Whether a judgement is a comparative ("closer", "more cordial")."""
    return tree.words[word].xpos in {"JJR", "RBR"} or any(
        tree.lemma(c) in {"more", "less"} for c in _adverbs(tree, word)
    )


def _as_ever(tree: Tree, word: int) -> bool:
    """Whether a judgement says that things are as before ("as strong as ever")."""
    below = {tree.lemma(n) for n in tree.subtree(word)}
    return any(tree.lemma(c) == "as" for c in _adverbs(tree, word)) and bool(below & {"ever", "always", "before"})


def _is_act(scene: Scene, tree: Tree, number: int, word: int, change: int) -> bool:
    """Whether an actor does something to the relationship ("broke off relations"): an event, not a judgement.

    Nobody sets out to harm one: "undermined ties" is what others say of it, and "almost no contact" is none.
    """
    none = tree.lemma(change) in words("keeping_up") and any(tree.lemma(c) == "no" for c in tree.children(word, "det"))
    judged = none or tree.lemma(change) in words("harming")
    if tree.words[change].upos != "VERB" or word not in tree.objects(change) or tree.passive(change) or judged:
        return False
    return any(actors_at(scene, number, subject) for subject in tree.subjects(change))


def _change(scene: Scene, tree: Tree, word: int) -> tuple[int, AssessmentWord] | None:
    """Return the word that says how the relationship goes: its verb, its modifier, or the noun it hangs on."""
    near = [*tree.children(word, "amod", "acl", "compound", "acl:relcl")]
    head = tree.words[word].head
    steps = 0
    current = word
    while head >= 0 and steps < _FAR:
        if tree.words[current].relation != "conj":  # "de-escalation and dialogue": what is said beside it is of another
            near.append(head)
            near += tree.children(head, "xcomp", "obj", "advmod", "obl")
            # "has shocked and damaged relations": the second verb may have the same object.
            near += [v for v in tree.children(head, "conj") if v < word]
        if tree.words[head].upos == "NOUN" and tree.words[current].relation == "nsubj":
            # "are at their lowest point": the judgement stands before the noun of the predicate.
            near += tree.children(head, "amod")
        near += [c for o in tree.children(head, "obj") for c in tree.children(o, "nmod")]
        if tree.words[head].upos == "VERB" and tree.words[current].relation.split(":")[0] in {"nsubj", "obj", "obl"}:
            break
        current, head, steps = head, tree.words[head].head, steps + 1
    for candidate in near:
        if candidate == word or _has_its_own(scene, tree, word, candidate) or _does_it(tree, word, candidate):
            continue
        for entry in scene.lexicon.assessment_words(tree.lemma(candidate), tree.words[candidate].upos):
            if entry.part in {"change", "state"} and (
                entry.particle is None
                or entry.particle in {tree.lemma(p) for p in tree.children(candidate, "compound:prt", "advmod")}
            ):
                return candidate, entry
    return None


def _does_it(tree: Tree, word: int, change: int) -> bool:
    """Whether a relation does something to something else: "the dispute threatens to disrupt supplies"."""
    verb = tree.words[change].upos == "VERB" and word in tree.subjects(change) and not tree.passive(change)
    deeds = [n for n in tree.children(change, "xcomp") if tree.words[n].upos == "VERB"]
    return verb and bool(deeds or tree.children(change, "obj"))


def _has_its_own(scene: Scene, tree: Tree, word: int, change: int) -> bool:
    """Whether a word of change is said of another relationship ("their first talk amid escalating tensions").

    What changes is the object, or else the subject; what stands beside gives a reason ("strained over a dispute").
    """
    own = tree.words[word].relation.split(":")[0] if tree.words[word].head == change else None
    nearer = _CHANGED[: _CHANGED.index(own)] if own in _CHANGED else _CHANGED
    others = [n for n in tree.children(change, *nearer) if n != word] if nearer else []
    modified = tree.words[change].head if tree.words[change].relation == "amod" else -1
    return any(_relation(scene, tree, n) is not None for n in (*others, modified) if n >= 0 and n != word)


def _parties(scene: Scene, number: int, word: int, change: int) -> tuple[str, ...]:
    """Return whose relationship it is: between X and Y, X's with Y, theirs, or the dyad of the clause."""
    tree = scene.trees[number]
    actors: dict[str, None] = dict.fromkeys(between(scene, number, word))
    for place in [
        *tree.possessors(word),
        *tree.obliques(word, "with", "of", "to", "toward", "towards"),
        *tree.children(word, "amod", "compound"),
    ]:
        actors.update(dict.fromkeys(actors_at(scene, number, place)))
        for deeper in tree.possessors(place):
            actors.update(dict.fromkeys(actors_at(scene, number, deeper)))
        actors.update(dict.fromkeys(between(scene, number, place)))
    if len(actors) < DYAD:
        for place in [*tree.subjects(change), *tree.subjects(word), *tree.obliques(change, "with", "between")]:
            actors.update(dict.fromkeys(_sides_at(scene, number, place)))
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
            k.aspect == one.aspect
            and k.direction == one.direction
            and k.evidence[0].start <= one.evidence[0].start
            and one.evidence[0].end <= k.evidence[0].end
            for k in kept
        ):
            kept.append(one)
    return kept
