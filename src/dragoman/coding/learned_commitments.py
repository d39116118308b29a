"""Commitments that the language model sees where no word of the lexicon makes one."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.confidence import calibrated
from dragoman.coding.domains import is_political, may_be_political, may_petition, may_take_part
from dragoman.coding.due import due_at, due_granted, due_of, due_of_what_follows, is_done_as_asked, is_time_taken
from dragoman.coding.dyad import DYAD, main_dyad
from dragoman.coding.empty_words import (
    asks_no_deed,
    asserts,
    estimates,
    is_only_claimed,
    is_told_of_as_made,
    is_when_asked,
    offers_no_deed,
    refuses_no_deed,
    tells_no_deed,
    wishes_no_deed,
)
from dragoman.coding.event_mention import EventMention, spoken_of_before
from dragoman.coding.intervals import lies_ahead, when
from dragoman.coding.learned import (
    commitment_kind,
    expressions_of,
    is_visit_made,
    least_chance,
    only_says,
    only_spoken_of,
    parties,
    status_at,
)
from dragoman.coding.no_contact import is_of_one_party
from dragoman.coding.participants import actors_at
from dragoman.coding.scene import Scene
from dragoman.coding.status import DONE
from dragoman.coding.thresholds import thresholds
from dragoman.coding.times import is_mainly_told
from dragoman.coding.words import words
from dragoman.language.syntax import Tree
from dragoman.language.types import Trigger
from dragoman.types import Commitment, Interval

#: Kinds that bind nobody but those who are asked.
ASKING = frozenset({"request", "demand"})
#: Types of what is done, rather than said or agreed.
_DEEDS = frozenset({"AID", "COOPERATE", "CONCEDE", "RETREAT", "COERCE", "SANCTION", "MOBILIZE", "ASSAULT"})
#: What else the word of a plan or refusal may be: the planned, or refused, event itself.
_OWN_STATUS = {"plan": frozenset({"planned"}), "promise": frozenset({"planned"}), "refusal": frozenset({"negated"})}


def learned_commitments(scene: Scene, mentions: list[EventMention]) -> Iterator[Commitment]:
    """Yield the commitments of the model whose makers are known and can bind themselves.

    What several agree or promise together without being named ("it was agreed", "the ministers undertook") binds the
    parties of the contact spoken of before.
    """
    for number, triggers in enumerate(scene.triggers):
        if scene.analysis.sentences[number].heading:
            continue
        for trigger in triggers.values():
            told = _only_says(scene, number, trigger) or only_spoken_of(scene, number, trigger.word)
            told = told or is_of_one_party(scene.trees[number], trigger.word)
            told = told or (trigger.commitment != "plan" and is_visit_made(scene, number, trigger.word))
            if told or trigger.commitment_chance < thresholds()["learned"]["commitment_dated"]:
                continue
            if (
                not _made(scene, number, trigger)
                or _done(scene, number, trigger)
                or _told_of_then(scene, trigger, number, mentions)
            ):
                continue
            dated = _dated_plan(scene, number, trigger)
            if not dated and trigger.commitment_chance < _least(scene, number, trigger, mentions):
                continue
            by = makers(scene, number, trigger) or together(scene, number, trigger, mentions)
            to = parties(scene, number, trigger, "recipient")
            if (
                can_bind(scene, by, to, trigger)
                or (_unplaced(scene, trigger, by, dated) and _abroad(scene, number, mentions))
                or (not by and _is_refused(scene, number, trigger, to))
            ):
                yield _commitment(scene, number, trigger, by)


def _only_says(scene: Scene, number: int, trigger: Trigger) -> bool:
    """Whether a verb only says that somebody speaks, and the model is not sure that he bids another do something."""
    tree = scene.trees[number]
    bids = trigger.commitment in ASKING and trigger.commitment_chance >= thresholds()["learned"]["bidding"]
    would = any(tree.lemma(a) in words("will") for a in tree.children(trigger.word, "aux"))
    told = parties(scene, number, trigger, "recipient") or tree.passive(trigger.word) or _of_duty(tree, trigger.word)
    return only_says(scene, number, trigger.word) and not (bids and told and not would)


def _of_duty(tree: Tree, word: int) -> bool:
    """Whether a verb says what must be done: "said the hostages must be freed"."""
    duties = (a for clause in tree.children(word, "ccomp", "parataxis") for a in tree.children(clause, "aux"))
    return any(tree.words[a].text.lower() in words("duty") for a in duties)


def _unplaced(scene: Scene, trigger: Trigger, by: tuple[str, ...], dated: bool) -> bool:
    """Whether a commitment is of nobody named ("A vote is scheduled for Feb. 5"), or of people of no known part."""
    if not by:
        return dated
    sure = trigger.commitment_chance >= thresholds()["learned"]["unpolitical"]
    return sure and any(may_take_part(scene.cast.actors[b]) for b in by)


def _is_refused(scene: Scene, number: int, trigger: Trigger, to: tuple[str, ...]) -> bool:
    """Whether somebody in politics is refused something, by nobody who is named ("their envoy was refused entry")."""
    tree = scene.trees[number]
    refused = tree.passive(trigger.word) and tree.lemma(trigger.word) in words("refusing") | {"deny"}
    return refused and any(is_political(scene.cast.actors[a]) for a in to)


def _abroad(scene: Scene, number: int, mentions: list[EventMention]) -> bool:
    """Whether what is told there, or just before, is of two states."""
    return any(len(scene.sides(m.parties)) >= DYAD for m in spoken_of_before(mentions, number))


def _least(scene: Scene, number: int, trigger: Trigger, mentions: list[EventMention]) -> float:
    """Return the chance from which a word makes a commitment: a lower one for a deed told among those of two states.

    Contacts that are planned are told by their own words; words that only the model takes for a refusal ("walked
    out") or an agreement are often others; and of some the model hardly knows the kind.
    """
    upos = scene.trees[number].words[trigger.word].upos
    doubtful = (
        trigger.type == "CONSULT"
        or trigger.commitment == "agreement"
        or (trigger.commitment == "refusal" and trigger.status != "negated")
        or trigger.commitment_kind_chance < thresholds()["learned"]["commitment_kind"]
    )
    if upos == "VERB" and not doubtful and _abroad(scene, number, mentions):
        return thresholds()["learned"]["commitment_abroad"]
    return least_chance(upos)


def _done(scene: Scene, number: int, trigger: Trigger) -> bool:
    """Whether a word tells of a deed that was done, and of nothing left to do: "the bridge opened on Monday"."""
    tree = scene.trees[number]
    told = tree.words[trigger.word].xpos == "VBD" and trigger.status == "happened" and trigger.type in _DEEDS
    open_still = tree.children(trigger.word, "xcomp", "ccomp", "acl") or trigger.parts("action")
    return told and not open_still and trigger.commitment not in ASKING and bool(trigger.parts("time"))


def _told_of_then(scene: Scene, trigger: Trigger, number: int, mentions: list[EventMention]) -> bool:
    """Whether what looks like a plan is a deed that a chronicle tells in the present: "May 3: she flies to Oslo"."""
    tree, word = scene.trees[number], trigger.word
    mainly = is_mainly_told(tree, word) and tree.lemma(word) not in words("intending")
    if trigger.commitment != "plan" or not mainly:
        return False
    entry = scene.entry_at(scene.analysis.sentences[number].start)
    gone = entry is not None and not lies_ahead(scene, when(scene, entry.day, "past"))
    if gone and trigger.type in _DEEDS | {"CONSULT"}:
        return True
    return any((m.sentence, m.word, m.status.value) == (number, word, "happened") for m in mentions)


def _dated_plan(scene: Scene, number: int, trigger: Trigger) -> bool:
    """Whether something other than a contact is to be done on a named day ("The new rates take effect in May")."""
    form = scene.trees[number].words[trigger.word]
    sure = trigger.commitment_chance >= least_chance(form.upos)
    if trigger.commitment != "plan" or (trigger.type == "CONSULT" and not sure):
        return False
    if form.upos not in {"VERB", "AUX"} and not form.relation.startswith("nsubj"):
        return False
    due = _due(scene, number, trigger)
    return due is not None and due.latest is not None


def can_bind(scene: Scene, by: tuple[str, ...], to: tuple[str, ...], trigger: Trigger | None) -> bool:
    """Whether makers of a commitment are of politics, or the model is sure enough of it to take them for such.

    Unnamed people count where they turn to somebody in politics.
    """
    sure = trigger is not None and trigger.commitment_chance >= thresholds()["learned"]["unpolitical"]
    actors = [scene.cast.actors[b] for b in by]
    if any(is_political(actor) or (sure and may_be_political(actor)) for actor in actors):
        return True
    turned = sure and any(is_political(scene.cast.actors[party]) for party in to)
    if not actors:  # "Finland has been invited to join the patrols"
        return turned and trigger is not None and trigger.commitment in ASKING
    return turned and any(may_petition(actor) for actor in actors)


def _made(scene: Scene, number: int, trigger: Trigger) -> bool:
    """Whether the commitment was made: not only possible, asked for or denied, nor a refusal to speak."""
    status = status_at(scene, number, [trigger.word]).value
    own = _OWN_STATUS.get(trigger.commitment, frozenset())
    tree = scene.trees[number]
    asked = any(is_when_asked(tree, n) for n in (trigger.word, *tree.governors(trigger.word)))
    if asked or is_only_claimed(tree, trigger.word):
        return False
    # "Would like a part" asks for it; its "would" is one of courtesy.
    wishes = trigger.commitment in ASKING and status == "hypothetical" and tree.lemma(trigger.word) in words("wishing")
    if status not in DONE | own and not wishes and not is_told_of_as_made(tree, trigger.word):
        return False
    said = asserts(tree, trigger.word) or wishes_no_deed(tree, trigger.word)
    if asks_no_deed(tree, trigger.word) or estimates(tree, trigger.word) or (trigger.commitment in ASKING and said):
        return False
    action = action_words(scene, number, trigger)
    sees = trigger.commitment in {"promise", "plan"} and tree.lemma(trigger.word) in words("no_acts")
    if tells_no_deed(tree, action) or (sees and tree.children(trigger.word, "ccomp")):
        return False  # "we will see what happens"
    if trigger.commitment == "promise":
        return not offers_no_deed(tree, [tree.top(action), *tree.objects(trigger.word)])
    silent = words("speaking") | words("of_speaking")
    empty = refuses_no_deed(tree, trigger.word, action) or bool({tree.lemma(n) for n in action} & silent)
    return trigger.commitment != "refusal" or not empty


def action_words(scene: Scene, number: int, trigger: Trigger) -> list[int]:
    """Return the words of what is to be done: those that the model names, else the clause of its word.

    Of "agreed to swap prisoners and to open the bridge" both, whether or not the model names both, and of "will do its
    utmost to protect the embassies" the end, too.
    """
    tree = scene.trees[number]
    spans = trigger.parts("action")
    if not spans:
        return tree.predicate(trigger.word)
    named = range(spans[0].first, spans[0].last)
    if len(named) == 1 and tree.words[named.start].relation == "cop":
        return tree.predicate(named.start)
    beside = tree.children(tree.top(named), "conj")
    below = [c for n in named for c in tree.children(n, "advcl", "xcomp") if min(tree.subtree(c)) == named.stop]
    infinitives = (c for c in (*beside, *below) if tree.words[c].xpos == "VB" and tree.children(c, "mark"))
    return list(range(named.start, max([named.stop, *(max(tree.subtree(c)) + 1 for c in infinitives)])))


def makers(scene: Scene, number: int, trigger: Trigger) -> tuple[str, ...]:
    """Return who makes a commitment: whom the model names, else the subject of its word."""
    named = parties(scene, number, trigger, "actor")
    return named or tuple(
        dict.fromkeys(a for s in scene.trees[number].subjects(trigger.word) for a in actors_at(scene, number, s))
    )


def together(scene: Scene, number: int, trigger: Trigger, mentions: list[EventMention]) -> tuple[str, ...]:
    """Return the parties of the last contact spoken of, where unnamed people commit themselves together."""
    tree = scene.trees[number]
    heads = [n for role in trigger.parts("actor") for n in range(role.first, role.last)]
    several = any(tree.words[n].xpos == "NNS" or tree.words[n].text.lower() in words("several") for n in heads)
    if trigger.commitment not in {"agreement", "promise", "plan"} or (heads and not several):
        return ()
    for mention in spoken_of_before(mentions, number):
        if mention.type == "CONSULT" and len(set(mention.parties)) >= DYAD:
            return tuple(dict.fromkeys(mention.parties))
    dyad = main_dyad(scene, number) if trigger.commitment == "agreement" else ()
    return dyad if len(dyad) >= DYAD else ()


def _commitment(scene: Scene, number: int, trigger: Trigger, by: tuple[str, ...]) -> Commitment:
    tree = scene.trees[number]
    action = action_words(scene, number, trigger)
    start, end = tree.offsets(sorted({*action, trigger.word}))
    kind = commitment_kind(scene, number, trigger)
    return Commitment(
        id=scene.identifier("pledge", kind, start, end, trigger.word),
        kind=kind,
        by=by,
        to=tuple(a for a in parties(scene, number, trigger, "recipient") if a not in by),
        action=scene.quote_deed(number, action),
        due=_due(scene, number, trigger),
        confidence=calibrated("commitments", trigger.commitment_chance * trigger.commitment_kind_chance),
        evidence=(scene.quote(start, end),),
    )


def _due(scene: Scene, number: int, trigger: Trigger) -> Interval | None:
    """Return the window of the expression that the model ties to the commitment, if it lies ahead."""
    tree = scene.trees[number]
    granted = due_granted(scene, number, trigger.word)
    if granted is not None:
        return granted
    tied = next((e for e in expressions_of(scene, number, trigger) if not is_time_taken(tree, trigger.word, e)), None)
    if tied is not None and not tied.is_since and not is_done_as_asked(tree, trigger.word):
        return due_of(scene, number, trigger.word, tied)
    due = due_at(scene, number, trigger.word)
    if due is None and trigger.commitment == "agreement":
        return due_of_what_follows(scene, number, trigger.word)
    return due
