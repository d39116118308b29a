"""Commitments made without a word for promising: "said France would send aid", "is to reopen", "must withdraw"."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dragoman.coding.confidence import calibrated
from dragoman.coding.domains import is_political
from dragoman.coding.due import due_at, due_within
from dragoman.coding.dyad import main_dyad
from dragoman.coding.empty_words import wishes_no_deed
from dragoman.coding.learned import trigger_at
from dragoman.coding.participants import actors_at
from dragoman.coding.scene import Scene
from dragoman.coding.status import DONE, status_of
from dragoman.coding.thresholds import thresholds
from dragoman.coding.times import is_past
from dragoman.coding.words import words
from dragoman.language.syntax import Tree
from dragoman.types import Commitment

#: Kinds of commitments that are wanted of others.
_WANTED = ("demand", "request")
_SUBJECTS = ("nsubj", "nsubj:pass")
#: Words behind a verb within which its object stands: "expects at last a written apology".
_NEAR = 7
#: Kinds of actors that can bind themselves.
_ABLE = frozenset({"person", "state", "organisation", "group", "office"})


def announced(scene: Scene) -> list[Commitment]:
    """Return the promises, plans, refusals and demands of an article that no word for one of them makes."""
    found: list[Commitment] = []
    for number, sentence in enumerate(scene.analysis.sentences):
        if sentence.heading:
            continue
        for word, form in enumerate(sentence.words):
            found.extend(_stipulating(scene, number, word))
            if form.upos == "VERB" and scene.trees[number].lemma(word) not in words("no_acts"):
                found.extend(_willing(scene, number, word))
                found.extend(_intending(scene, number, word))
                found.extend(_obliging(scene, number, word))
                found.extend(_wanting(scene, number, word))
            if form.upos == "VERB":
                found.extend(_wanting_things(scene, number, word))
            elif form.upos in {"ADJ", "NOUN"}:
                found.extend(_expecting(scene, number, word))
                found.extend(_excluding(scene, number, word))
            if not any(one.action.start <= form.start < one.action.end for one in found):
                found.extend(_setting_a_day(scene, number, word))
    return found


def _excluding(scene: Scene, number: int, word: int) -> Iterator[Commitment]:
    """Yield the refusal of who says that something is impossible ("Talks were out of the question, she said")."""
    tree = scene.trees[number]
    if not tree.children(word, "cop"):
        return
    lemma = tree.lemma(word)
    never = lemma in words("excluded") or (lemma == "question" and tree.case(word) == "out")
    denied = lemma in words("possible") and _negated(tree, word)
    if not (never or denied) or _conditional(tree, word):
        return
    by = _assuring(scene, number, word)
    if by:
        yield _commitment(scene, number, word, "refusal", by)


def _willing(scene: Scene, number: int, word: int) -> Iterator[Commitment]:
    """Yield what the subject of a verb in the future says he will do, or will not."""
    tree = scene.trees[number]
    barred = _is_barred(tree, word)
    if not (barred or _speaks_of_will(tree, word)) or _within_another(tree, word):
        return
    refuses = _negated(tree, word)
    if refuses and _only_speaks(tree, word):
        return
    teller = _passive_telling(scene, number, word)
    if teller is not None:
        by, to = _telling(scene, number, word, teller)
        if by:
            made = _commitment(scene, number, word, "refusal" if refuses else "promise", by, to=to)
            yield msgspec.structs.replace(made, action=made.evidence[0])
        return
    if tree.passive(word):
        by = _assuring(scene, number, word)
        if by:
            yield _commitment(scene, number, word, "refusal" if refuses else "promise", by, of_it=True)
        return
    by = _able(scene, number, tree.subjects(word)) or _speaking_of_himself(scene, number, word)
    if not by:
        by = _making_known(scene, number, word)
        if by:
            yield _commitment(scene, number, word, "refusal" if refuses else "promise", by, of_it=True)
        return
    own = _says_of_himself(scene, tree, number, word, by) or _by_a_deal(scene, number, word, by)
    of_himself = own or (_sets_a_condition(tree, word) and any(is_political(scene.cast.actors[b]) for b in by))
    if not of_himself and (_on_condition(tree, word) or (refuses and tree.lemma(word) in _journeys_and_talks())):
        return  # "the minister will not travel on Friday, he said" tells of a visit that is not
    if refuses or of_himself:
        yield _commitment(scene, number, word, "refusal" if refuses else "promise", by)
    elif _reported_as_sure(tree, word) and any(is_political(scene.cast.actors[b]) for b in by):
        yield _commitment(scene, number, word, "plan", by)


def _is_barred(tree: Tree, word: int) -> bool:
    """Whether something cannot be done as long as something else is so: "the ban could not be lifted until May"."""
    able = any(tree.lemma(a) in words("can") for a in tree.children(word, "aux"))
    marks = {tree.lemma(m) for c in tree.children(word, "advcl") for m in tree.children(c, "mark")}
    return able and tree.passive(word) and _negated(tree, word) and bool(marks & words("bars"))


def _sets_a_condition(tree: Tree, word: int) -> bool:
    """Whether something will be done "only if", "only after" something else: a promise, whoever tells of it."""
    return any(
        tree.lemma(m) in words("set_conditions") and _only(tree, word, clause)
        for clause in tree.children(word, "advcl")
        for m in tree.children(clause, "mark")
    )


def _only(tree: Tree, *places: int) -> bool:
    return any(tree.lemma(a) == "only" for place in places for a in tree.children(place, "advmod"))


def _journeys_and_talks() -> frozenset[str]:
    """Return the verbs of contacts, which are planned or not without anything being promised or refused."""
    return words("contacting") | words("travelling")


def _passive_telling(scene: Scene, number: int, word: int) -> int | None:
    """Return the verb by which somebody is told that something will be done ("was told that it would reopen").

    The clause may hang on another verb: "and was told that it would reopen, officials said".
    """
    tree = scene.trees[number]
    first = min(tree.subtree(word))
    if tree.words[word].relation != "ccomp" or tree.lemma(first) != "that":
        return None
    before = next((n for n in range(first - 1, -1, -1) if tree.words[n].upos == "VERB"), None)
    told = before is not None and tree.lemma(before) in words("informing") and tree.passive(before)
    return before if told else None


def _telling(scene: Scene, number: int, word: int, teller: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who promises what somebody is told, and who is told it."""
    tree = scene.trees[number]
    by, to = telling(scene, number, teller)
    sides = scene.sides(by)
    doing = _able(scene, number, tree.subjects(word))
    own = tuple(a for a in doing if scene.side(a) in sides)  # "was told by Kun that Hungary would lift it"
    political = tuple(a for a in own or by if a not in to and is_political(scene.cast.actors[a]))
    return political, tuple(a for a in to if a not in political)


def telling(scene: Scene, number: int, teller: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who tells what somebody is told, and who is told it ("was told by Kun", "was assured").

    Without "by", it is the other one of the contact that is told with the same breath: "telephoned Kun, and was told".
    """
    tree = scene.trees[number]
    contact = tree.words[teller].head if tree.words[teller].relation == "conj" else -1
    heard = tree.surface_subjects(teller) or (tree.subjects(contact) if contact >= 0 else [])
    others = [*tree.objects(contact), *tree.obliques(contact, "with")] if contact >= 0 else []
    to = _able(scene, number, heard)
    return tuple(a for a in _able(scene, number, tree.agents(teller) or others) if a not in to), to


def _by_a_deal(scene: Scene, number: int, word: int, by: tuple[str, ...]) -> bool:
    """Whether what somebody will do is his part of a deal: "Under the accord, Chile will pay", "in return"."""
    tree = scene.trees[number]
    terms = [n for n in tree.obliques(word, "under", "in") if tree.lemma(n) in words("deals")]
    return bool(terms) and any(is_political(scene.cast.actors[b]) for b in by)


def _assuring(scene: Scene, number: int, word: int) -> tuple[str, ...]:
    """Return who says that something will be done, by nobody whom he names ("the money would be paid, she said")."""
    tree = scene.trees[number]
    governor = _speech_above(scene, tree, word)
    if governor is None or _done_by_somebody(scene, number, word) or tree.lemma(word) in words("contacting"):
        return ()
    speakers = _able(scene, number, tree.subjects(governor))
    return tuple(a for a in speakers if is_political(scene.cast.actors[a]))


def _done_by_somebody(scene: Scene, number: int, word: int) -> bool:
    """Whether a passive names who does it: "fitted by Ankara", and not "fitted by the end of May"."""
    tree = scene.trees[number]
    times = scene.expressions_by_sentence.get(number, ())
    dated = {n for expression in times for n in tree.within(expression.start, expression.end)}
    return any(agent not in dated for agent in tree.agents(word))


def _making_known(scene: Scene, number: int, word: int) -> tuple[str, ...]:
    """Return who makes known what will be done or go on, by his will ("The patrols will continue, she said")."""
    tree = scene.trees[number]
    governor = _speech_above(scene, tree, word)
    ahead = tree.lemma(word) == "go" and any(
        tree.words[n].text.lower() == "ahead" for n in tree.children(word, "advmod")
    )
    of_will = ahead or tree.lemma(word) in words("going_on")
    if governor is None or not (of_will or tree.lemma(governor) in words("making_known")) or _on_condition(tree, word):
        return ()
    return _assuring(scene, number, word)


def _setting_a_day(scene: Scene, number: int, word: int) -> Iterator[Commitment]:
    """Yield the promise of who names the day on which something will be so ("The bill would be ready by May, he said").

    Whatever the word: "would be in their hands", "parliament would have it". Meetings are plans of those who meet, and
    of the deeds of others who speaks knows no more than anybody.
    """
    tree = scene.trees[number]
    told = _speaks_of_will(tree, word) and not _conditional(tree, word) and not _negated(tree, word)
    if not told or _is_of_a_meeting(scene, number, word) or not _has_its_day(scene, number, word):
        return
    by = _assuring(scene, number, word)
    acting = [] if tree.lemma(word) in words("given") else _able(scene, number, tree.subjects(word))
    if by and scene.sides(a for a in acting if is_political(scene.cast.actors[a])) <= scene.sides(by):
        made = _commitment(scene, number, word, "promise", by, of_it=True)
        yield msgspec.structs.replace(made, due=due_within(scene, number, word))


def _is_of_a_meeting(scene: Scene, number: int, word: int) -> bool:
    """Whether the model takes a word or its subject for a contact: "the round would open", "they would meet"."""
    triggers = (trigger_at(scene, number, n) for n in (word, *scene.trees[number].surface_subjects(word)))
    return any(trigger is not None and trigger.type == "CONSULT" for trigger in triggers)


def _has_its_day(scene: Scene, number: int, word: int) -> bool:
    """Whether a day on or by which something is due stands in its clause; what goes on until then is not due then."""
    due = due_within(scene, number, word)
    if due is None or due.latest is None:
        return False
    return (due.text or "").partition(" ")[0].lower() not in words("lasting")


def _speaking_of_himself(scene: Scene, number: int, word: int) -> tuple[str, ...]:
    """Return who says "I", "we" or "his government" as the subject of a clause ("We shall pay, the minister said")."""
    tree = scene.trees[number]
    governor = _speech_above(scene, tree, word)
    subjects = tree.children(word, "nsubj")
    own = any(tree.words[o].xpos == "PRP$" for s in subjects for o in tree.children(s, "nmod:poss"))
    if governor is None or not (own or any(tree.words[s].text.lower() in {"i", "we"} for s in subjects)):
        return ()
    speakers = _able(scene, number, tree.subjects(governor))
    return tuple(a for a in speakers if is_political(scene.cast.actors[a]))


def _reported_as_sure(tree: Tree, word: int) -> bool:
    """Whether the report itself says what somebody will do ("The minister will fly to Algiers on Sunday")."""
    return (
        tree.words[word].relation in {"root", "conj"}
        and any(tree.words[a].text.lower() in {"will", "shall"} for a in tree.children(word, "aux"))
        and not tree.children(word, "parataxis")
        and tree.lemma(word) not in words("contacting")
    )


def _intending(scene: Scene, number: int, word: int) -> Iterator[Commitment]:
    """Yield what the subject means to do ("is to reopen", "has decided to leave"), or has no intention of doing."""
    tree = scene.trees[number]
    holder = _holder_of_intent(tree, word)
    if holder is None or _conditional(tree, holder) or tree.passive(word) or _given_up(tree, holder, word):
        return
    if tree.lemma(holder) in words("looking_ahead") and not _looks_ahead(scene, number, holder, word):
        return
    if "have" in {tree.lemma(a) for a in tree.children(word, "aux")}:
        return  # "was to have opened the fair": neither meant any more nor refused
    who = _able(scene, number, tree.children(holder, "nsubj")) or _able(scene, number, tree.subjects(word))
    by = tuple(a for a in who if is_political(scene.cast.actors[a]))
    status = status_of(tree, word, scene.lexicon).value
    denied = status == "negated" or _without_intention(tree, holder)
    if not by or not (denied or status == "planned") or (denied and _only_speaks(tree, word)):
        return
    if not denied and tree.lemma(word) in words("contacting"):
        return
    yield _commitment(scene, number, word, "refusal" if denied else "plan", by)


def _looks_ahead(scene: Scene, number: int, holder: int, word: int) -> bool:
    """Whether who hopes to do something among states does so now, and himself: no "hoped to", no "expects Lima to"."""
    tree = scene.trees[number]
    others = [*tree.children(holder, "obj", "iobj"), *tree.children(word, "nsubj", "nsubj:pass")]
    return bool(main_dyad(scene, number)) and not others and not tree.passive(holder) and not is_past(tree, holder)


def _holder_of_intent(tree: Tree, word: int) -> int | None:
    """Return the finite verb by which the infinitive (or gerund) of a word is meant to be done, or None."""
    form = tree.words[word]
    marks = {tree.lemma(m) for m in tree.children(word, "mark")}
    if "to" in marks and form.xpos == "VB" and any(tree.lemma(a) == "be" for a in tree.children(word, "aux", "cop")):
        return word
    head = form.head
    if head < 0:
        return None
    relation = form.relation.split(":")[0]
    if relation == "xcomp" and "to" in marks and tree.lemma(head) in words("intending") | words("looking_ahead"):
        return head
    # "No intention of leaving": the gerund may hang on the verb, beside its noun.
    beside = [o for o in tree.children(head, "obj") if tree.lemma(o) in words("intentions") and o < word]
    if relation == "ccomp" and "of" in marks and form.xpos == "VBG" and beside:
        return head if tree.lemma(head) == "have" else None
    if relation == "acl" and tree.lemma(head) in words("intentions") and tree.words[head].head >= 0:
        owner = tree.words[head].head
        return owner if tree.lemma(owner) == "have" and head in tree.children(owner, "obj") else None
    return None


def _without_intention(tree: Tree, holder: int) -> bool:
    """Whether somebody "has no intention" of doing something."""
    intentions = [o for o in tree.children(holder, "obj") if tree.lemma(o) in words("intentions")]
    return any(tree.lemma(d) == "no" for o in intentions for d in tree.children(o, "det"))


def _given_up(tree: Tree, *places: int) -> bool:
    """Whether a plan was one once ("had been due to speak"), and may be none any more."""
    return any(tree.words[a].text.lower() == "had" for p in places for a in tree.children(p, "aux"))


def _obliging(scene: Scene, number: int, word: int) -> Iterator[Commitment]:
    """Yield what somebody says that another must do ("Troops must leave, the premier said", "have to leave")."""
    tree = scene.trees[number]
    above = tree.words[word].head
    has_to = tree.words[word].relation == "xcomp" and tree.lemma(above) in words("having_to") and _to(tree, word)
    said = above if has_to else word
    duties = [a for a in tree.children(word, "aux") if tree.words[a].text.lower() in words("duty")]
    governor = _speech_above(scene, tree, said)
    if not (duties or has_to) or governor is None or _conditional(tree, said) or _negated(tree, said):
        return
    to = _able(scene, number, tree.surface_subjects(said))
    by = tuple(a for a in _able(scene, number, tree.subjects(governor)) if is_political(scene.cast.actors[a]))
    sides = scene.sides(by)
    to = tuple(a for a in to if is_political(scene.cast.actors[a]) and scene.side(a) not in sides)
    of_nobody = tree.passive(word) and not _done_by_somebody(scene, number, word)  # "The crew must be freed, she said"
    if not by or not (to or of_nobody) or status_of(tree, governor, scene.lexicon).value not in DONE:
        return
    kind = "demand" if has_to or any(tree.words[a].text.lower() == "must" for a in duties) else "request"
    yield _commitment(scene, number, word, kind, by, to=to)


def _to(tree: Tree, verb: int) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return tree.words[verb].xpos == "VB" and any(tree.lemma(m) == "to" for m in tree.children(verb, "mark"))


def _wanting(scene: Scene, number: int, word: int) -> Iterator[Commitment]:
    """Yield what somebody wants another side to do, who is the subject of its verb ("expects Lima to pay by May")."""
    tree = scene.trees[number]
    governor = tree.words[word].head
    if tree.words[word].relation not in {"xcomp", "ccomp", "acl"} or tree.words[word].xpos != "VB":
        return
    hopes = tree.lemma(governor) in words("hoping") and _speaks_of_will(tree, word)
    wanting = (k for k in _WANTED if tree.lemma(governor) in words(f"wanting_as_{k}"))
    kind = "request" if hopes else next(wanting, None)
    holder = tree.words[governor].head if tree.words[governor].upos == "NOUN" else governor  # "voiced the hope that"
    if kind is None or holder < 0 or tree.passive(holder) or _conditional(tree, holder) or _negated(tree, holder):
        return
    to = tuple(a for a in _able(scene, number, tree.children(word, "nsubj")) if is_political(scene.cast.actors[a]))
    by = tuple(a for a in _able(scene, number, tree.subjects(holder)) if is_political(scene.cast.actors[a]))
    to = tuple(a for a in to if scene.side(a) not in scene.sides(by))
    if by and to:
        yield _commitment(scene, number, word, kind, by, to=to)


def _wanting_things(scene: Scene, number: int, word: int) -> Iterator[Commitment]:
    """Yield what somebody wants to have or to see done, among states ("wants the boats returned")."""
    tree = scene.trees[number]
    form = tree.words[word]
    if tree.lemma(word) != "want" or form.xpos not in {"VBZ", "VBP", "VBD"} or _conditional(tree, word):
        return
    things = [o for o in tree.children(word, "obj", "nsubj") if o > word]
    things += [
        s for c in tree.children(word, "xcomp", "ccomp") for s in tree.children(c, "nsubj", "nsubj:pass") if s > word
    ]
    by = tuple(a for a in _able(scene, number, tree.children(word, "nsubj")) if is_political(scene.cast.actors[a]))
    if by and things and main_dyad(scene, number) and not wishes_no_deed(tree, word) and not _negated(tree, word):
        seen = trigger_at(scene, number, word)
        kind = seen.commitment if seen is not None and seen.commitment in _WANTED else "demand"
        yield _commitment(scene, number, word, kind, by)


def _stipulating(scene: Scene, number: int, word: int) -> Iterator[Commitment]:
    """Yield what somebody's demand or wish is said to be ("Lima's condition is that the boats be returned")."""
    tree = scene.trees[number]
    kind = next((k for k in _WANTED if tree.lemma(word) in words(f"named_as_{k}")), None)
    said = tree.words[word].head
    if kind is None or said < word or not tree.words[word].relation.startswith("nsubj"):
        return
    # The clause hangs on the copula, or the copula and the noun on the clause.
    told = [said, *tree.children(said, "ccomp")]
    clause = next((c for c in told if any(tree.lemma(m) == "that" for m in tree.children(c, "mark"))), None)
    copulas = [*tree.children(said, "cop"), *([said] if tree.lemma(said) == "be" else [])]
    if clause is None or not any(tree.words[c].xpos in {"VBZ", "VBP"} for c in copulas) or _conditional(tree, said):
        return
    owners = [*tree.possessors(word), *tree.obliques(word, "of", "from", "by"), *tree.children(word, "amod")]
    by = tuple(a for a in _able(scene, number, owners) if is_political(scene.cast.actors[a]))
    if by:
        to = _able(scene, number, tree.surface_subjects(clause))
        others = (a for a in to if is_political(scene.cast.actors[a]) and scene.side(a) not in scene.sides(by))
        yield _commitment(scene, number, clause, kind, by, to=tuple(others))


def _expecting(scene: Scene, number: int, word: int) -> Iterator[Commitment]:
    """Yield what somebody expects that another side owes ("expected an apology from Lima", "we still expect one")."""
    tree = scene.trees[number]
    if tree.lemma(word) not in words("owed"):
        return
    before = range(word - 1, max(word - _NEAR, -1), -1)
    verb = next((n for n in before if tree.words[n].upos == "VERB" and tree.words[n].relation != "amod"), None)
    kind = None if verb is None else next((k for k in _WANTED if tree.lemma(verb) in words(f"wanting_as_{k}")), None)
    if verb is None or kind is None or _negated(tree, verb) or tree.passive(verb) or _conditional(tree, verb):
        return
    by = _able(scene, number, tree.subjects(verb))
    by = tuple(a for a in by if is_political(scene.cast.actors[a]))
    owing = [*tree.obliques(word, "from", "of"), *tree.obliques(verb, "from", "of")]
    to = tuple(a for a in _able(scene, number, owing) if scene.side(a) not in scene.sides(by))
    ours = any(tree.words[s].text.lower() == "we" for s in tree.children(verb, "nsubj"))
    if by and (to or ours):
        clause = [n for n in tree.subtree(word) if n >= verb]
        evidence = scene.quote_words(number, sorted({verb, *clause}))
        yield msgspec.structs.replace(
            _commitment(scene, number, verb, kind, by, to=to),
            id=scene.identifier("pledge", kind, evidence.start, evidence.end, word),
            action=evidence,
            evidence=(evidence,),
        )


def _commitment(
    scene: Scene,
    number: int,
    word: int,
    kind: str,
    by: tuple[str, ...],
    *,
    to: tuple[str, ...] = (),
    of_it: bool = False,
) -> Commitment:
    """Return a commitment to what a clause says: with its subject where that is what it is of, and not who is bound.

    Of "the gates would be open by May, he said", "open by May" says nothing by itself.
    """
    tree = scene.trees[number]
    clause = tree.clause(word)
    evidence = scene.quote_words(number, clause)
    first = min([word, *(tree.subtree(s)[0] for s in tree.children(word, *_SUBJECTS))]) if of_it else word
    numbers = thresholds()["confidence"]
    return Commitment(
        id=scene.identifier("pledge", kind, evidence.start, evidence.end, word),
        kind=kind,
        by=by,
        to=to or tuple(a for a in _served(scene, number, word) if a not in by),
        action=scene.quote_words(number, [n for n in clause if n >= first]),
        due=due_at(scene, number, word),
        confidence=calibrated("commitments", numbers["base"] + numbers["named_actor"]),
        evidence=(evidence,),
    )


def _served(scene: Scene, number: int, word: int) -> tuple[str, ...]:
    """Return whom an act is for: its recipient, object, or the goal of it or of what is sent."""
    tree = scene.trees[number]
    objects = tree.children(word, "obj")
    places = [*tree.children(word, "iobj"), *tree.obliques(word, "to", "for")]
    places += [p for o in objects for p in tree.obliques(o, "to", "for")]
    for place in [*places, *objects]:
        found = _able(scene, number, [place])
        if found:
            return found
    return ()


def _able(scene: Scene, number: int, places: list[int]) -> tuple[str, ...]:
    """Return the actors at some words who can bind themselves."""
    tree = scene.trees[number]
    actors = [a for p in places for w in tree.conjuncts(p) for a in actors_at(scene, number, w)]
    return tuple(dict.fromkeys(a for a in actors if scene.cast.actors[a].kind in _ABLE))


def _negated(tree: Tree, word: int) -> bool:
    """Whether a verb is denied, by itself or by its subject: "no specialists will be admitted"."""
    of_none = [d for s in tree.surface_subjects(word) for d in tree.children(s, "det") if tree.lemma(d) == "no"]
    return bool(of_none) or any(tree.lemma(c) in words("negations") for c in tree.children(word, "advmod"))


def _only_speaks(tree: Tree, word: int) -> bool:
    """Whether what is not done is no more than to speak of something."""
    return tree.lemma(word) in words("speaking") or bool(
        {tree.lemma(n) for n in tree.clause(word)} & words("of_speaking")
    )


def _speech_above(scene: Scene, tree: Tree, word: int) -> int | None:
    """Return the verb of speaking whose content a clause is, before or after it, or None; of two joined ones both."""
    while tree.words[word].relation == "conj" and _is_predicate(tree, tree.words[word].head):
        word = tree.words[word].head
    governor = tree.words[word].head
    if governor >= 0 and tree.words[word].relation.split(":")[0] in {"ccomp", "parataxis"}:
        return governor if _is_speech(scene, tree, governor) else None
    return next((c for c in tree.children(word, "parataxis") if _is_speech(scene, tree, c)), None)


def _is_predicate(tree: Tree, word: int) -> bool:
    """Whether a word is what a clause says: a verb, an adjective, or what somebody is ("are in good health")."""
    return tree.words[word].upos in {"VERB", "ADJ"} or bool(tree.children(word, "cop"))


def _is_speech(scene: Scene, tree: Tree, word: int) -> bool:
    return any(c.source == "speech" for c in scene.lexicon.cues_of(tree.lemma(word), tree.words[word].upos))


def _speaks_of_will(tree: Tree, word: int) -> bool:
    helpers = tree.children(word, "aux")
    # Of "should" the lemma may be "shall", which says something else.
    return any(tree.lemma(a) in words("will") and tree.words[a].text.lower() not in words("duty") for a in helpers)


def _conditional(tree: Tree, word: int) -> bool:
    """Whether the clause is an "if" clause or hangs on one, or stands in a relative clause."""
    return _within_another(tree, word) or _on_condition(tree, word)


def _within_another(tree: Tree, word: int) -> bool:
    """Whether the clause is an "if" clause itself, or stands in a relative clause."""
    return tree.words[word].relation.startswith(("advcl", "acl")) or _opens_condition(tree, word)


def _on_condition(tree: Tree, word: int) -> bool:
    """Whether what is done hangs on a condition: "if", "unless"."""
    return any(_opens_condition(tree, clause) for clause in tree.children(word, "advcl"))


def _opens_condition(tree: Tree, clause: int) -> bool:
    return any(tree.lemma(m) in words("conditions") for m in tree.children(clause, "mark"))


def _says_of_himself(scene: Scene, tree: Tree, number: int, word: int, by: tuple[str, ...]) -> bool:
    """Whether the clause is the content of words that its own subject, or somebody of its side, speaks."""
    governor = _speech_above(scene, tree, word)
    if governor is None:
        return False
    speakers = {a for s in tree.subjects(governor) for a in actors_at(scene, number, s)}
    sides = {scene.country(s) for s in speakers} - {None}
    # Of an official whose state nobody named, it is his own state that he speaks for.
    unplaced = any(scene.country(s) is None and is_political(scene.cast.actors[s]) for s in speakers)
    return bool(speakers & set(by)) or bool(sides & {scene.country(b) for b in by}) or (not sides and unplaced)
