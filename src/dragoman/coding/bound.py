"""Commitments that clauses make without a word for one: who can bind himself, and whether it is sure that he does."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dragoman.coding.confidence import calibrated
from dragoman.coding.domains import is_political
from dragoman.coding.due import due_at
from dragoman.coding.participants import actors_at
from dragoman.coding.scene import Scene
from dragoman.coding.speakers import issuers
from dragoman.coding.status import under_no_condition
from dragoman.coding.thresholds import thresholds
from dragoman.coding.words import words
from dragoman.language.syntax import Tree
from dragoman.types import Commitment

#: Relations of a subject.
_SUBJECTS = ("nsubj", "nsubj:pass")
#: Words behind "there" within which it is told what will be.
_BEHIND_THERE = 9
#: Kinds of actors that can bind themselves.
_ABLE = frozenset({"person", "state", "organisation", "group", "office"})


def is_done_by_somebody(scene: Scene, number: int, word: int) -> bool:
    """Whether a passive names who does it: "fitted by Ankara", and not "fitted by the end of May"."""
    tree = scene.trees[number]
    times = scene.expressions_by_sentence.get(number, ())
    dated = {n for expression in times for n in tree.within(expression.start, expression.end)}
    return any(agent not in dated for agent in tree.agents(word))


def commitment_to(
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
    clause = [*tree.clause(word), *_to_what_end(tree, word)]
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


def what_there_is_to_be(tree: Tree, word: int, helpers: frozenset[str]) -> int | None:
    """Return the noun of which "there" says with a helping verb that it will, or must, be; none where it will not.

    Whatever the parser makes of them: "there will of course be a reaction", "there should be parity".
    """
    if tree.words[word].text.lower() != "there" or (word and tree.lemma(word - 1) in words("conditions")):
        return None
    after = range(word + 1, min(word + 1 + _BEHIND_THERE, len(tree.words)))
    be = next((n for n in after if tree.words[n].text.lower() == "be"), -1)
    noun = next((n for n in after if n > be >= 0 and tree.words[n].upos == "NOUN"), -1)
    while noun >= 0 and tree.words[noun].relation == "compound" and tree.words[noun].head > noun:
        noun = tree.words[noun].head  # "cease-fire"
    helped = any({tree.lemma(n), tree.words[n].text.lower()} & helpers for n in range(word + 1, be))
    denied = any(tree.lemma(n) in words("negations") for n in range(word + 1, noun))
    return noun if helped and not denied else None


def commitment_that_there_be(
    scene: Scene, number: int, place: tuple[int, int], kind: str, otherwise: tuple[str, ...] = ()
) -> Iterator[Commitment]:
    """Yield the commitment of who says in politics that "there" will, or must, be what a noun names.

    Where nobody says so there, it is that of others whom the article spoke of. The place is that of both words.
    """
    tree = scene.trees[number]
    word, noun = place
    by = next((by for n in (noun, *tree.governors(noun)) if (by := who_says(scene, number, n))), otherwise)
    if by:
        clause = list(range(word, max(tree.phrase(noun)) + 1))
        evidence = scene.quote_words(number, clause)
        to = tuple(a for a in told_to(scene, number, noun) if a not in by)
        yield msgspec.structs.replace(
            commitment_to(scene, number, noun, kind, by, to=to),
            id=scene.identifier("pledge", kind, evidence.start, evidence.end, word),
            action=scene.quote_deed(number, clause),
            evidence=(evidence,),
        )


def told_to(scene: Scene, number: int, word: int) -> tuple[str, ...]:
    """Return those in politics who are told what a clause says: "told Peru that", "we have informed the state that"."""
    tree = scene.trees[number]
    telling = [n for n in tree.governors(word) if tree.lemma(n) in words("informing")]
    return political(scene, able(scene, number, [o for n in telling[:1] for o in tree.children(n, "obj", "iobj")]))


def _to_what_end(tree: Tree, word: int) -> list[int]:
    """Return the infinitive right behind a clause for which something is done: "do its utmost to free them"."""
    behind = max(tree.clause(word)) + 1
    ends = [c for c in tree.children(word, "advcl") if tree.words[c].xpos == "VB" and tree.subtree(c)[0] == behind]
    return [n for end in ends for n in tree.subtree(end)]


def _served(scene: Scene, number: int, word: int) -> tuple[str, ...]:
    """Return whom an act is for: its recipient, object, or the goal of it or of what is sent."""
    tree = scene.trees[number]
    objects = tree.children(word, "obj")
    places = [*tree.children(word, "iobj"), *tree.obliques(word, "to", "for")]
    places += [p for o in objects for p in tree.obliques(o, "to", "for")]
    found = next((found for place in places if (found := able(scene, number, [place]))), ())
    # "Will send officers", "would reopen its office": what is sent or opened is promised nothing.
    named = (able(scene, number, [place]) for place in objects)
    return found or next((some for some in named if some and not _without_name(scene, some)), ())


def _without_name(scene: Scene, actors: tuple[str, ...]) -> bool:
    """Whether only words for what they are tell who some are: "officers", "its consular office"."""
    return all(scene.cast.actors[actor].kind in {"group", "office"} for actor in actors)


def able(scene: Scene, number: int, places: list[int]) -> tuple[str, ...]:
    """Return the actors at some words who can bind themselves."""
    tree = scene.trees[number]
    actors = [a for p in places for w in tree.conjuncts(p) for a in actors_at(scene, number, w)]
    return tuple(dict.fromkeys(a for a in actors if scene.cast.actors[a].kind in _ABLE))


def political(scene: Scene, actors: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of some actors who act for a state or in politics."""
    return tuple(a for a in actors if is_political(scene.cast.actors[a]))


def is_denied(tree: Tree, word: int) -> bool:
    """Whether a verb is denied, by itself or by its subject: "no specialists will be admitted"."""
    of_none = is_of_none(tree, word) or any(tree.lemma(s) in words("none") for s in tree.surface_subjects(word))
    of_none = of_none or bool(under_no_condition(tree, word))
    return of_none or any(tree.lemma(c) in words("negations") for c in tree.children(word, "advmod"))


def is_of_none(tree: Tree, word: int) -> bool:
    """Whether a verb says something of nobody: "no inspector would enter"."""
    return any(has_no(tree, s) for s in tree.surface_subjects(word))


def has_no(tree: Tree, word: int) -> bool:
    """Whether there is none of what a noun names: "no talks"."""
    return any(tree.lemma(d) == "no" for d in tree.children(word, "det"))


def speech_above(scene: Scene, tree: Tree, word: int) -> int | None:
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


def speaks_of_will(tree: Tree, word: int) -> bool:
    """Whether a verb says what will or would be done."""
    helpers = tree.children(word, "aux")
    # Of "should" the lemma may be "shall", which says something else.
    return any(tree.lemma(a) in words("will") and tree.words[a].text.lower() not in words("duty") for a in helpers)


def is_conditional(tree: Tree, word: int) -> bool:
    """Whether the clause is an "if" clause or hangs on one, or stands in a relative clause."""
    return is_within_another(tree, word) or hangs_on_condition(tree, word)


def is_within_another(tree: Tree, word: int) -> bool:
    """Whether the clause is an "if" clause itself, or stands in a relative clause."""
    return tree.words[word].relation.startswith(("advcl", "acl")) or _opens_condition(tree, word)


def hangs_on_condition(tree: Tree, word: int) -> bool:
    """Whether what is done hangs on a condition: "if", "unless"."""
    return any(_opens_condition(tree, clause) for clause in tree.children(word, "advcl"))


def _opens_condition(tree: Tree, clause: int) -> bool:
    return any(tree.lemma(m) in words("conditions") for m in tree.children(clause, "mark"))


def who_says(scene: Scene, number: int, word: int) -> tuple[str, ...]:
    """Return who says in politics what a clause says."""
    tree = scene.trees[number]
    governor = speech_above(scene, tree, word)
    if governor is None:
        return quoted_from(scene, number, word)
    speaking = tree.subjects(governor)
    texts = [s for s in speaking if tree.lemma(s) in words("texts_of_states")]
    owners = [o for text in texts for o in tree.possessors(text)]  # "the Commission's report said"
    issued = [a for s in speaking for a in issuers(scene, number, s)]  # "the communique said"
    return political(scene, able(scene, number, speaking) or able(scene, number, owners) or tuple(issued))


def quoted_from(scene: Scene, number: int, word: int) -> tuple[str, ...]:
    """Return whose words in politics a main clause is that stands by itself in a quotation of several sentences.

    There "would" and "could" tell of nothing that will be done: "I would call it progress", "we could not meet".
    """
    tree = scene.trees[number]
    if any(tree.words[a].text.lower() in words("in_theory") for a in tree.children(word, "aux")):
        return ()
    while tree.words[word].relation == "conj":
        word = tree.words[word].head
    speaker = scene.cast.speaker_at(tree.words[word].start) if tree.words[word].relation == "root" else ""
    return political(scene, (speaker,)) if speaker in scene.cast.actors else ()


def assuring(scene: Scene, number: int, word: int) -> tuple[str, ...]:
    """Return who says that something will be done, by nobody whom he names ("the money would be paid, she said")."""
    tree = scene.trees[number]
    if is_done_by_somebody(scene, number, word) or tree.lemma(word) in words("contacting"):
        return ()
    return who_says(scene, number, word)


def speaking_of_himself(scene: Scene, number: int, word: int) -> tuple[str, ...]:
    """Return who says "I", "we" or "his government" as the subject of a clause ("We shall pay, the minister said")."""
    tree = scene.trees[number]
    subjects = tree.children(word, "nsubj")
    own = any(tree.words[o].xpos == "PRP$" for s in subjects for o in tree.children(s, "nmod:poss"))
    if not (own or any(tree.words[s].text.lower() in {"i", "we"} for s in subjects)):
        return ()
    return who_says(scene, number, word)


def only_speaks(tree: Tree, word: int) -> bool:
    """Whether what is not done is no more than to speak of something."""
    return tree.lemma(word) in words("speaking") or bool(
        {tree.lemma(n) for n in tree.clause(word)} & words("of_speaking")
    )


def says_of_himself(scene: Scene, tree: Tree, number: int, word: int, by: tuple[str, ...]) -> bool:
    """Whether the clause is the content of words that its own subject, or somebody of its side, speaks."""
    governor = speech_above(scene, tree, word)
    if governor is None:
        return bool(scene.sides(quoted_from(scene, number, word)) & scene.sides(by))
    speakers = {a for s in tree.subjects(governor) for a in actors_at(scene, number, s)}
    sides = {scene.country(s) for s in speakers} - {None}
    # Of an official whose state nobody named, it is his own state that he speaks for.
    unplaced = any(scene.country(s) is None and is_political(scene.cast.actors[s]) for s in speakers)
    # "Kenya will send boats, the communique says": it is theirs whom it speaks of.
    written = any(tree.lemma(s) in words("texts_of_states") for s in tree.subjects(governor))
    # "Kenya will close the gate, the ministry said": whose ministry it is goes without saying.
    organs = any(tree.lemma(s).lower() in words("organs_of_states") for s in tree.subjects(governor))
    if (written and not speakers) or (organs and not sides):
        return bool(political(scene, by))
    return bool(speakers & set(by)) or bool(sides & {scene.country(b) for b in by}) or (not sides and unplaced)
