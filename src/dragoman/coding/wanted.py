"""What somebody says that another side must do, or wants, expects and stipulates, with no word for a request."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dragoman.coding.bound import (
    able,
    commitment_that_there_be,
    commitment_to,
    hangs_on_condition,
    is_conditional,
    is_denied,
    is_done_by_somebody,
    political,
    speaks_of_will,
    speech_above,
    told_to,
    what_there_is_to_be,
    who_says,
)
from dragoman.coding.domains import is_political
from dragoman.coding.due import due_at
from dragoman.coding.dyad import main_dyad
from dragoman.coding.empty_words import wishes_no_deed
from dragoman.coding.learned import trigger_at
from dragoman.coding.scene import Scene
from dragoman.coding.status import DONE, status_of
from dragoman.coding.words import words
from dragoman.language.syntax import Tree
from dragoman.types import Commitment

#: Kinds of commitments that are wanted of others.
_WANTED = ("demand", "request")
#: Words behind a verb within which its object stands: "expects at last a written apology".
_NEAR = 7


def obliging(scene: Scene, number: int, word: int) -> Iterator[Commitment]:
    """Yield what somebody says that another must do ("Troops must leave, the premier said", "have to leave")."""
    tree = scene.trees[number]
    above = tree.words[word].head
    has_to = tree.words[word].relation == "xcomp" and tree.lemma(above) in words("having_to") and _to(tree, word)
    said = above if has_to else word
    duties = [a for a in tree.children(word, "aux") if tree.words[a].text.lower() in words("duty")]
    governor = speech_above(scene, tree, said)
    if not (duties or has_to) or is_conditional(tree, said):
        return
    subjects = tree.surface_subjects(said)
    to = able(scene, number, subjects)
    by = who_says(scene, number, said) or _who_said_before(scene, number, said, duties)
    sides = scene.sides(by)
    if has_to and any(tree.lemma(a) in words("will") for a in tree.children(above, "aux")) and not _placed(scene, by):
        return  # of who says of himself that he "will have to" act
    to = tuple(a for a in to if is_political(scene.cast.actors[a]) and scene.side(a) not in sides)
    if not to:
        # "told Peru that its officials must": whose they are, and who is told.
        owners = able(scene, number, [o for s in subjects for o in tree.possessors(s)])
        others = [a for a in (*owners, *told_to(scene, number, said)) if scene.side(a) not in sides]
        to = political(scene, tuple(others[:1]))
    # "The crew must be freed, she said"
    of_nobody = tree.passive(word) and not is_done_by_somebody(scene, number, word) and not is_denied(tree, said)
    of_all = _is_of_all(tree, word) and any(tree.words[a].text.lower() == "must" for a in duties)
    told = governor is None or status_of(tree, governor, scene.lexicon).value in DONE
    if governor is None and not by and _is_given_a_day(scene, number, word, duties) and to:
        acting = tuple(a for a in _told_of_before(scene, number) if scene.side(a) not in scene.sides(to))
        yield commitment_to(scene, number, word, "demand", acting, to=to)
        return
    if not by or not (to or of_nobody or of_all) or not told:
        return
    kind = "demand" if has_to or any(tree.words[a].text.lower() == "must" for a in duties) else "request"
    yield commitment_to(scene, number, word, kind, by, to=to)


def bringing_about(scene: Scene, number: int, word: int) -> Iterator[Commitment]:
    """Yield what somebody says that there must or should be ("There must be a truce, the premier said")."""
    tree = scene.trees[number]
    thing = what_there_is_to_be(tree, word, words("duty"))
    if thing is not None and tree.lemma(thing) in words("brought_about"):
        duties = [n for n in range(word, thing) if tree.words[n].text.lower() in words("duty")]
        must = any(tree.words[n].text.lower() == "must" for n in duties)
        before = _who_said_before(scene, number, tree.words[thing].head, duties) if must else ()
        yield from commitment_that_there_be(scene, number, (word, thing), "demand" if must else "request", before)


def _placed(scene: Scene, actors: tuple[str, ...]) -> bool:
    """Whether it is known of which states some actors are."""
    return all(scene.country(actor) for actor in actors)


def _who_said_before(scene: Scene, number: int, word: int, duties: list[int]) -> tuple[str, ...]:
    """Return who spoke in the sentence before, where a text goes on with what "must" be done."""
    tree = scene.trees[number]
    must = any(tree.words[a].text.lower() == "must" for a in duties)
    if not must or tree.words[word].relation not in {"root", "conj"} or speech_above(scene, tree, word) is not None:
        return ()
    before = _told_of_before(scene, number)
    root = _root(scene, number - 1)
    cues = scene.lexicon.cues_of(scene.trees[number - 1].lemma(root), "VERB") if before else ()
    return before if any(cue.source == "speech" for cue in cues) else ()


def _told_of_before(scene: Scene, number: int) -> tuple[str, ...]:
    """Return those in politics who are the subject of the sentence before, in the same paragraph."""
    sentences = scene.analysis.sentences
    if not number or sentences[number - 1].paragraph != sentences[number].paragraph:
        return ()
    subjects = scene.trees[number - 1].subjects(_root(scene, number - 1))
    return political(scene, able(scene, number - 1, subjects))


def _root(scene: Scene, number: int) -> int:
    return scene.trees[number].top(range(len(scene.trees[number].words)))


def _is_given_a_day(scene: Scene, number: int, word: int, duties: list[int]) -> bool:
    """Whether the report itself says by when somebody must do something: "The ten attachés must leave by May 21"."""
    tree = scene.trees[number]
    must = any(tree.words[a].text.lower() == "must" for a in duties)
    return must and tree.words[word].relation == "root" and due_at(scene, number, word) is not None


def _is_of_all(tree: Tree, word: int) -> bool:
    """Whether a clause is of whoever they are ("all countries must", "the world must"), or of what is to come."""
    subjects = tree.surface_subjects(word)
    if any(tree.lemma(s) in words("whole_world") for s in subjects):
        return True
    every = any(tree.lemma(d) in words("every_one") for s in subjects for d in tree.children(s, "det", "det:predet"))
    sides = any(tree.lemma(s) in words("all_sides") for s in subjects)
    things = bool(subjects) and all(tree.words[s].upos == "NOUN" for s in subjects)
    return (every and sides) or (things and tree.lemma(word) in words("coming_or_ending"))


def _to(tree: Tree, verb: int) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return tree.words[verb].xpos == "VB" and any(tree.lemma(m) == "to" for m in tree.children(verb, "mark"))


def wanting(scene: Scene, number: int, word: int) -> Iterator[Commitment]:
    """Yield what somebody wants another side to do, who is the subject of its verb ("expects Lima to pay by May")."""
    tree = scene.trees[number]
    governor = tree.words[word].head
    if tree.words[word].relation not in {"xcomp", "ccomp", "acl"} or tree.words[word].xpos != "VB":
        return
    hopes = tree.lemma(governor) in words("hoping") and speaks_of_will(tree, word)
    wanting = (k for k in _WANTED if tree.lemma(governor) in words(f"wanting_as_{k}"))
    kind = "request" if hopes else next(wanting, None)
    holder = tree.words[governor].head if tree.words[governor].upos == "NOUN" else governor  # "voiced the hope that"
    if kind is None or holder < 0 or tree.passive(holder) or is_conditional(tree, holder) or is_denied(tree, holder):
        return
    to = political(scene, able(scene, number, tree.children(word, "nsubj")))
    by = political(scene, able(scene, number, tree.subjects(holder)))
    to = tuple(a for a in to if scene.side(a) not in scene.sides(by))
    if by and to:
        yield commitment_to(scene, number, word, kind, by, to=to)


def wanting_things(scene: Scene, number: int, word: int) -> Iterator[Commitment]:
    """Yield what somebody wants to have or to see done, among states ("wants the boats returned", "had wanted one")."""
    tree = scene.trees[number]
    if not _wishes(tree, word) or hangs_on_condition(tree, word) or is_denied(tree, word):
        return
    who = [a for s in tree.children(word, "nsubj") for a in tree.antecedents(s, word)]
    by = political(scene, able(scene, number, who))
    if by and _things_wanted(tree, word) and main_dyad(scene, number) and not wishes_no_deed(tree, word):
        seen = trigger_at(scene, number, word)
        kind = seen.commitment if seen is not None and seen.commitment in _WANTED else "demand"
        yield commitment_to(scene, number, word, kind, by)


def _wishes(tree: Tree, word: int) -> bool:
    """Whether a verb is one of wanting: "wants", "had wanted", "would like", "would rather have"."""
    helpers = {tree.words[a].text.lower() for a in tree.children(word, "aux")}
    if helpers & words("courtesy"):
        rather = any(tree.lemma(a) == "rather" for a in tree.children(word, "advmod"))
        return tree.lemma(word) in words("wishing") or (rather and tree.lemma(word) in words("having"))
    form = tree.words[word]
    told = form.xpos in {"VBZ", "VBP", "VBD"} or (helpers == {"had"} and form.xpos == "VBN")
    if form.relation.startswith("advcl"):
        # "As the ministry wanted" tells of a wish, "as both wish" only that they agree, "if she wanted" of none.
        past = form.xpos not in {"VBZ", "VBP"}
        told = told and past and any(tree.lemma(m) == "as" for m in tree.children(word, "mark"))
    asked = {tree.lemma(m) for m in tree.children(word, "mark")} & words("conditions")
    return told and not asked and tree.lemma(word) in {"want", "wish"}


def _things_wanted(tree: Tree, word: int) -> list[int]:
    """Return what is wanted: an object, what is to have something done to it or to do it, or of what a clause tells."""
    things = [o for o in tree.children(word, "obj", "nsubj") if o > word and tree.lemma(word) != "wish"]
    for clause in tree.children(word, "xcomp", "ccomp"):
        things += [s for s in tree.children(clause, "nsubj", "nsubj:pass") if s > word]
        if tree.lemma(clause) in words("having"):
            things += tree.children(clause, "obj", "ccomp", "xcomp")
    taken_up = [o for o in tree.children(word, "obj", "mark") if tree.lemma(o) in {"which", "that", "as"}]
    if tree.words[word].relation in {"acl:relcl", "advcl"}:
        things += taken_up
    return [n for n in things if tree.lemma(n) not in words("vague_wishes")]


def stipulating(scene: Scene, number: int, word: int) -> Iterator[Commitment]:
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
    if clause is None or not any(tree.words[c].xpos in {"VBZ", "VBP"} for c in copulas) or is_conditional(tree, said):
        return
    owners = [*tree.possessors(word), *tree.obliques(word, "of", "from", "by"), *tree.children(word, "amod")]
    by = political(scene, able(scene, number, owners))
    if by:
        to = able(scene, number, tree.surface_subjects(clause))
        others = (a for a in to if is_political(scene.cast.actors[a]) and scene.side(a) not in scene.sides(by))
        yield commitment_to(scene, number, clause, kind, by, to=tuple(others))


def wished_before(scene: Scene, number: int, word: int) -> Iterator[Commitment]:
    """Yield the request in answer to which something is done: "was put off at Oslo's request", "at Lima's behest"."""
    tree = scene.trees[number]
    if tree.lemma(word) not in words("asked_before") or tree.case(word) not in {"at", "upon", "on"}:
        return
    by = political(scene, able(scene, number, [*tree.possessors(word), *tree.obliques(word, "of", "from", "by")]))
    if by:
        made = commitment_to(scene, number, word, "request", by)
        wish = set(tree.subtree(word))
        done = [n for n in tree.clause(tree.words[word].head) if n not in wish] if tree.words[word].head >= 0 else []
        yield msgspec.structs.replace(made, action=scene.quote_deed(number, done) if done else made.action)


def expecting(scene: Scene, number: int, word: int) -> Iterator[Commitment]:
    """Yield what somebody expects that another side owes ("expected an apology from Lima", "we still expect one")."""
    tree = scene.trees[number]
    if tree.lemma(word) not in words("owed"):
        return
    before = range(word - 1, max(word - _NEAR, -1), -1)
    verb = next((n for n in before if tree.words[n].upos == "VERB" and tree.words[n].relation != "amod"), None)
    kind = None if verb is None else next((k for k in _WANTED if tree.lemma(verb) in words(f"wanting_as_{k}")), None)
    if verb is None or kind is None or is_denied(tree, verb) or tree.passive(verb) or is_conditional(tree, verb):
        return
    by = political(scene, able(scene, number, tree.subjects(verb)))
    owing = [*tree.obliques(word, "from", "of"), *tree.obliques(verb, "from", "of")]
    to = tuple(a for a in able(scene, number, owing) if scene.side(a) not in scene.sides(by))
    ours = any(tree.words[s].text.lower() == "we" for s in tree.children(verb, "nsubj"))
    if by and (to or ours):
        clause = [n for n in tree.subtree(word) if n >= verb]
        evidence = scene.quote_words(number, sorted({verb, *clause}))
        yield msgspec.structs.replace(
            commitment_to(scene, number, verb, kind, by, to=to),
            id=scene.identifier("pledge", kind, evidence.start, evidence.end, word),
            action=evidence,
            evidence=(evidence,),
        )


def bidding(scene: Scene, number: int, word: int) -> Iterator[Commitment]:
    """Yield what somebody bids another side do, in so many words ("Return the boats," she told Peru)."""
    tree = scene.trees[number]
    form = tree.words[word]
    bare = form.xpos in {"VB", "VBP"} and not tree.children(word, "nsubj", "nsubj:pass", "aux", "mark", "cop", "expl")
    first = next((n for n in tree.subtree(word) if tree.words[n].upos != "PUNCT"), word)
    opens = first > 0 and tree.words[first - 1].upos == "PUNCT" and tree.words[first - 1].xpos in {"``", "''"}
    if not bare or first != word or not opens or form.relation not in {"ccomp", "root", "parataxis"}:
        return
    governor = speech_above(scene, tree, word)
    seen = trigger_at(scene, number, word)
    if governor is None or seen is None or seen.status not in {"called_for", "planned", "hypothetical"}:
        return
    by = political(scene, able(scene, number, tree.subjects(governor)))
    told = political(
        scene, able(scene, number, [*tree.children(governor, "iobj", "obj"), *tree.obliques(governor, "to")])
    )
    to = tuple(a for a in told if scene.side(a) not in scene.sides(by))
    if by and to:
        yield commitment_to(scene, number, word, "request", by, to=to)
