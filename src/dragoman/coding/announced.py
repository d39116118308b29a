"""Commitments made without a word for promising: "said France would send aid", "is to reopen", "must withdraw"."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dragoman.coding.bound import (
    able,
    assuring,
    commitment_to,
    hangs_on_condition,
    is_conditional,
    is_denied,
    is_of_none,
    is_within_another,
    only_speaks,
    political,
    says_of_himself,
    speaking_of_himself,
    speaks_of_will,
    speech_above,
)
from dragoman.coding.by_texts import by_texts
from dragoman.coding.domains import is_political
from dragoman.coding.due import due_within
from dragoman.coding.dyad import DYAD, main_dyad
from dragoman.coding.empty_words import is_when_asked
from dragoman.coding.in_kind import answering_in_kind, goes_without_answer
from dragoman.coding.learned import trigger_at
from dragoman.coding.participants import actors_at
from dragoman.coding.refused import refusing, withholds
from dragoman.coding.scene import Scene
from dragoman.coding.status import status_of
from dragoman.coding.times import is_past
from dragoman.coding.wanted import (
    bidding,
    bringing_about,
    expecting,
    obliging,
    stipulating,
    wanting,
    wanting_things,
    wished_before,
)
from dragoman.coding.words import words
from dragoman.language.syntax import Tree
from dragoman.types import Commitment


def announced(scene: Scene) -> list[Commitment]:
    """Return the promises, plans, refusals and demands of an article that no word for one of them makes."""
    found: list[Commitment] = []
    for number, sentence in enumerate(scene.analysis.sentences):
        if sentence.heading:
            continue
        for word, form in enumerate(sentence.words):
            found.extend(stipulating(scene, number, word))
            found.extend(refusing(scene, number, word))
            found.extend(bringing_about(scene, number, word))
            found.extend(answering_in_kind(scene, number, word))
            if form.upos == "VERB" and _acts(scene.trees[number], word):
                found.extend(_willing(scene, number, word))
                found.extend(_intending(scene, number, word))
                found.extend(_setting_about(scene, number, word))
                found.extend(obliging(scene, number, word))
                found.extend(wanting(scene, number, word))
            if form.upos == "VERB":
                found.extend(by_texts(scene, number, word))
                found.extend(wanting_things(scene, number, word))
                found.extend(bidding(scene, number, word))
            elif form.upos in {"ADJ", "NOUN"}:
                found.extend(expecting(scene, number, word))
                found.extend(wished_before(scene, number, word))
            if not any(one.action.start <= form.start < one.action.end for one in found):
                found.extend(_setting_a_day(scene, number, word))
    return found


def _acts(tree: Tree, word: int) -> bool:
    """Whether a verb may say what somebody does: "will see to it", "will have nothing to do with it"."""
    sees_to = tree.lemma(word) == "see" and bool(tree.obliques(word, "to"))
    return tree.lemma(word) not in words("no_acts") or sees_to or keeps_up(tree, word) or withholds(tree, word)


def keeps_up(tree: Tree, word: int) -> bool:
    """Whether a verb says that a measure will go on: "the boycott will remain until he pays"; prices remain high."""
    measured = any(tree.lemma(s) in words("measures") for s in tree.subjects(word))
    return measured and tree.lemma(word) in words("going_on")


def _willing(scene: Scene, number: int, word: int) -> Iterator[Commitment]:
    """Yield what the subject of a verb in the future says he will do, or will not."""
    tree = scene.trees[number]
    said = _having_to(tree, word)
    of_will = _is_barred(tree, word) or speaks_of_will(tree, said)
    if not of_will or is_within_another(tree, said) or is_when_asked(tree, word):
        return
    refuses = is_denied(tree, word) != withholds(tree, word)  # "will no longer oppose it" promises
    if refuses and (only_speaks(tree, word) or goes_without_answer(tree, word)):
        return
    teller = _passive_telling(scene, number, word)
    if teller is not None:
        by, to = _telling(scene, number, word, teller)
        if by:
            made = commitment_to(scene, number, word, "refusal" if refuses else "promise", by, to=to)
            yield msgspec.structs.replace(made, action=made.evidence[0])
        return
    if tree.passive(word):
        by = assuring(scene, number, word)
        if by:
            yield commitment_to(scene, number, word, "refusal" if refuses else "promise", by, of_it=True)
        return
    by = able(scene, number, tree.subjects(word)) or speaking_of_himself(scene, number, word)
    if not by:
        by = _making_known(scene, number, word)
        if by:
            yield commitment_to(scene, number, word, "refusal" if refuses else "promise", by, of_it=True)
        return
    own = says_of_himself(scene, tree, number, said, by) or _by_a_deal(scene, number, word, by)
    of_himself = own or (_sets_a_condition(tree, word) and any(is_political(scene.cast.actors[b]) for b in by))
    if not of_himself and (hangs_on_condition(tree, word) or (refuses and _is_no_visit(tree, word))):
        return
    if refuses and not own and is_of_none(tree, word):
        by = assuring(scene, number, word) or by  # "no inspector would enter, she said"
    if refuses or of_himself:
        yield commitment_to(scene, number, word, "refusal" if refuses else "promise", by)
    elif _reported_as_sure(tree, word) and any(is_political(scene.cast.actors[b]) for b in by):
        yield commitment_to(scene, number, word, "plan", by)


def _setting_about(scene: Scene, number: int, word: int) -> Iterator[Commitment]:
    """Yield the plan of who makes known that he is doing something ("announced it is lifting the ban").

    Of what is not made known, or not new, a report of the present tells: "is providing shelter, the ministry said".
    """
    tree = scene.trees[number]
    governor = speech_above(scene, tree, word)
    under_way = tree.words[word].xpos == "VBG" and any(tree.lemma(a) == "be" for a in tree.children(word, "aux"))
    if not under_way or governor is None or tree.lemma(word) not in words("set_about") or is_within_another(tree, word):
        return
    more = (n for o in tree.children(word, "obj") for n in tree.subtree(o))
    new = tree.lemma(governor) in words("making_known") or any(tree.lemma(n) in words("given_anew") for n in more)
    by = able(scene, number, tree.subjects(word)) or speaking_of_himself(scene, number, word)
    if new and by and not is_denied(tree, word) and says_of_himself(scene, tree, number, word, by):
        yield commitment_to(scene, number, word, "plan", by)


def _having_to(tree: Tree, word: int) -> int:
    """Return the verb that says of a deed that it will have to be done ("will be forced to take steps"), or its own."""
    above = tree.words[word].head
    bound = tree.words[word].relation == "xcomp" and tree.lemma(above) in words("having_to") | words("forcing")
    return above if bound and speaks_of_will(tree, above) and not tree.objects(above) else word


def _is_barred(tree: Tree, word: int) -> bool:
    """Whether something cannot be done as long as something else is so: "the ban could not be lifted until May".

    Nor can what is asked for be granted.
    """
    able = any(tree.lemma(a) in words("can") for a in tree.children(word, "aux"))
    behind = {tree.lemma(n) for n in tree.subtree(word) if n > word}
    asked = tree.lemma(word) in words("granting") | words("meeting_wishes")
    return able and tree.passive(word) and is_denied(tree, word) and (asked or bool(behind & words("bars")))


def _sets_a_condition(tree: Tree, word: int) -> bool:
    """Whether something will be done "only if", "only after" something else: a promise, whoever tells of it."""
    return any(
        tree.lemma(m) in words("set_conditions") and _only(tree, word, clause)
        for clause in tree.children(word, "advcl")
        for m in tree.children(clause, "mark")
    )


def _only(tree: Tree, *places: int) -> bool:
    return any(tree.lemma(a) == "only" for place in places for a in tree.children(place, "advmod"))


def _is_no_visit(tree: Tree, word: int) -> bool:
    """Whether a contact is not planned, and nothing refused by that: "the minister will not travel on Friday".

    But who "would not receive" somebody refuses to, and who "would not go along" with something.
    """
    if tree.lemma(word) not in words("contacting") | words("travelling"):
        return False
    told = any(tree.words[a].text.lower() == "would" for a in tree.children(word, "aux"))
    refused = tree.lemma(word) in words("receiving") | words("holding_talks")
    along = any(tree.lemma(c) == "along" for c in tree.children(word, "advmod", "compound:prt"))
    return not (along or (told and refused and tree.words[word].relation in {"root", "conj"}))


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
    doing = able(scene, number, tree.subjects(word))
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
    to = able(scene, number, heard)
    return tuple(a for a in able(scene, number, tree.agents(teller) or others) if a not in to), to


def _by_a_deal(scene: Scene, number: int, word: int, by: tuple[str, ...]) -> bool:
    """Whether what somebody will do is his part of a deal: "Under the accord, Chile will pay", "in return"."""
    tree = scene.trees[number]
    terms = [n for n in tree.obliques(word, "under", "in") if tree.lemma(n) in words("deals")]
    terms += [n for n in tree.obliques(word, "accord to") if tree.lemma(n) in words("texts_of_states")]
    terms += [
        n for part in tree.obliques(word, "as") for n in tree.obliques(part, "of") if tree.lemma(n) in words("deals")
    ]
    return bool(terms) and any(is_political(scene.cast.actors[b]) for b in by)


def _making_known(scene: Scene, number: int, word: int) -> tuple[str, ...]:
    """Return who makes known what will be done or go on, by his will ("The patrols will continue, she said")."""
    tree = scene.trees[number]
    governor = speech_above(scene, tree, word)
    ahead = tree.lemma(word) == "go" and any(
        tree.words[n].text.lower() == "ahead" for n in tree.children(word, "advmod")
    )
    of_will = ahead or tree.lemma(word) in words("going_on")
    if (
        governor is None
        or not (of_will or tree.lemma(governor) in words("making_known"))
        or (hangs_on_condition(tree, word) and not (of_will and _unless(tree, word)))
    ):
        return ()
    by = assuring(scene, number, word)
    return () if _is_of_the_other_side(scene, number, word, by) else by


def _is_of_the_other_side(scene: Scene, number: int, word: int, by: tuple[str, ...]) -> bool:
    """Whether the subject of a verb is another's than who speaks: "Peru said that Chile's sanctions would remain"."""
    tree = scene.trees[number]
    subjects = tree.subjects(word)
    named = [n for s in subjects for n in tree.children(s, "nmod:poss", "nsubj")]
    named += [n for s in subjects for n in tree.children(s, "nmod") if tree.case(n) in {"of", "by"}]
    owners = {a for n in named for a in actors_at(scene, number, n)}
    return bool(owners) and not scene.sides(owners) & scene.sides(by)


def _unless(tree: Tree, word: int) -> bool:
    """Whether something will go on unless another gives in, which is for who says so to decide."""
    return any(tree.lemma(m) == "unless" for c in tree.children(word, "advcl") for m in tree.children(c, "mark"))


def _setting_a_day(scene: Scene, number: int, word: int) -> Iterator[Commitment]:
    """Yield the promise of who names the day on which something will be so ("The bill would be ready by May, he said").

    Whatever the word: "would be in their hands", "parliament would have it". Meetings are plans of those who meet, and
    of the deeds of others who speaks knows no more than anybody.
    """
    tree = scene.trees[number]
    told = speaks_of_will(tree, word) and not is_conditional(tree, word) and not is_denied(tree, word)
    told = told and tree.lemma(word) not in words("amounting")
    if not told or _is_of_a_meeting(scene, number, word) or not _has_its_day(scene, number, word):
        return
    by = assuring(scene, number, word)
    acting = [] if tree.lemma(word) in words("given") else able(scene, number, tree.subjects(word))
    own = by and not _is_of_the_other_side(scene, number, word, by)
    if own and scene.sides(a for a in acting if is_political(scene.cast.actors[a])) <= scene.sides(by):
        made = commitment_to(scene, number, word, "promise", by, of_it=True)
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
    if holder is None or is_conditional(tree, holder) or tree.passive(word) or _given_up(tree, holder, word):
        return
    if tree.lemma(holder) in words("looking_ahead") and not _looks_ahead(scene, number, holder, word):
        return
    if "have" in {tree.lemma(a) for a in tree.children(word, "aux")}:
        return  # "was to have opened the fair": neither meant any more nor refused
    who = able(scene, number, tree.children(holder, "nsubj")) or able(scene, number, tree.subjects(word))
    by = political(scene, who)
    status = status_of(tree, word, scene.lexicon).value
    denied = status == "negated" or _without_intention(tree, holder) or withholds(tree, word)
    if not by or not (denied or status == "planned") or (denied and only_speaks(tree, word)):
        return
    hopes = tree.lemma(holder) in words("looking_ahead")  # the contact that is hoped for is not planned yet
    if not denied and tree.lemma(word) in words("contacting") and not hopes:
        return
    together = tree.lemma(holder) in words("deciding") and len(scene.sides(by)) >= DYAD
    yield commitment_to(scene, number, word, "refusal" if denied else "agreement" if together else "plan", by)


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
    intends = tree.lemma(head) in words("intending") | words("looking_ahead")
    if relation == "xcomp" and "to" in marks and (intends or (tree.lemma(head) == "prefer" and is_denied(tree, word))):
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
