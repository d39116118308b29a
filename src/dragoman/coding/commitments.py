"""Commitments: promises, agreements, requests, demands, plans and refusals, with their due windows and answers."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dragoman.coding.announced import announced, telling
from dragoman.coding.answered import answered
from dragoman.coding.confidence import calibrated, confidence
from dragoman.coding.contacts import within_one_state
from dragoman.coding.deed_words import told_in_full
from dragoman.coding.domains import is_political
from dragoman.coding.due import due_ahead, due_granted, due_of_what_follows, is_limit, is_time_taken, may_be_due
from dragoman.coding.dyad import DYAD
from dragoman.coding.empty_words import (
    asks_no_deed,
    asserts,
    estimates,
    is_only_claimed,
    is_question,
    is_told_of_as_made,
    is_when_asked,
    offers_no_deed,
    refuses_no_deed,
    tells_no_deed,
    wishes_no_deed,
)
from dragoman.coding.event_mention import EventMention
from dragoman.coding.gladly import gladly_met
from dragoman.coding.learned import is_visit_made, parties, seen_by_model, trigger_at
from dragoman.coding.learned_commitments import ASKING, can_bind, learned_commitments
from dragoman.coding.listed import with_deeds_listed
from dragoman.coding.parted import parted
from dragoman.coding.participants import actors_at
from dragoman.coding.scene import Scene
from dragoman.coding.senses import clause_beside
from dragoman.coding.status import DONE, status_of
from dragoman.coding.thresholds import thresholds
from dragoman.coding.words import words
from dragoman.language.syntax import Tree
from dragoman.types import Commitment, Interval, Quote

#: What a request asks of a kind that answers it.
_ANSWERS = frozenset({"agreement", "refusal", "promise"})


def commitments(scene: Scene, mentions: list[EventMention]) -> list[Commitment]:
    """Return the commitments that event mentions make, requests linked to their answers."""
    found: list[tuple[EventMention, Commitment]] = []
    for mention in mentions:
        kind = _kind_made(scene, mention)
        if kind is None or is_only_claimed(scene.trees[mention.sentence], mention.word):
            continue
        if kind != "plan" and is_visit_made(scene, mention.sentence, mention.word):
            continue
        commitment = _commitment(scene, mention, kind)
        if commitment is not None:
            found.append((mention, commitment))
    ruled = _each_deed(scene, [*(c for _, c in found), *announced(scene)])
    guessed = [c for c in learned_commitments(scene, mentions) if not any(_overlap(scene, c, other) for other in ruled)]
    made = [*ruled, *_each_deed(scene, guessed)]
    made += [c for c in answered(scene, made) if not any(_agreed(c, o) and o.kind == c.kind for o in made)]
    plans = _each_deed(scene, [c for c in planned_contacts(scene, mentions) if not any(_agreed(c, o) for o in made)])
    unique = {c.id: c for c in [*made, *plans]}
    kept = _without_doubles(_without_headline_echoes(scene, list(unique.values())))
    return _linked(scene, [told_in_full(scene, one) for one in with_deeds_listed(scene, kept)])


def _kind_made(scene: Scene, mention: EventMention) -> str | None:
    """Return the kind of commitment that a mention makes, or None where it makes none."""
    kind = mention.occurrence.sense.kind
    if kind == "promise" and mention.status.value == "negated" and _ready(scene, mention):
        return "refusal"  # "is not prepared to withdraw"
    if kind == "plan" and _decided_not_to(scene, mention):
        return "refusal"
    if kind in {"plan", "agreement"} and _decides(scene, mention):
        return "agreement" if len(scene.sides(mention.actors)) >= DYAD else "plan"
    return kind if kind is not None and _made(scene, mention, kind) else None


def _each_deed(scene: Scene, found: list[Commitment]) -> list[Commitment]:
    """Return the commitments once each, those to several deeds that are due on days of their own as several."""
    once = {one.id: one for one in found}
    return [deed for one in once.values() for deed in parted(scene, one)]


def _without_headline_echoes(scene: Scene, found: list[Commitment]) -> list[Commitment]:
    """Leave out what a heading says again of a commitment of the report: the same kind, by one of the same sides.

    The heading's words are evidence of the first of those that it says again.
    """

    def heading(one: Commitment) -> bool:
        return scene.analysis.sentences[scene.sentence_at(one.evidence[0].start)].heading

    told = [one for one in found if not heading(one)]
    kept = {one.id: one for one in told}
    for one in filter(heading, found):
        sides = scene.sides(one.by)
        again = next((o.id for o in told if o.kind == one.kind and scene.sides(o.by) & sides), None)
        if again is None:
            kept[one.id] = one
        else:
            evidence = (*kept[again].evidence, *one.evidence)
            kept[again] = msgspec.structs.replace(kept[again], evidence=evidence)
    return list(kept.values())


def planned_contacts(scene: Scene, mentions: list[EventMention]) -> Iterator[Commitment]:
    """Yield the plans of those who are to meet, call or visit: "is expected to visit Ankara in May"."""
    for mention in mentions:
        heading = scene.analysis.sentences[mention.sentence].heading
        # What a chronicle tells was planned on the day of its entry, however long ago.
        told_then = scene.entry_at(mention.evidence.start) is not None or not mention.status.historical
        ahead = mention.type == "CONSULT" and mention.status.value == "planned" and told_then
        taken_up = mention.taken_up or scene.trees[mention.sentence].children(mention.word, "cop")
        if not ahead or heading or taken_up or within_one_state(scene, mention.parties):
            continue  # "it will be their third meeting" says again what was told before
        if _only_guessed(scene, mention) or _is_asked_about(scene.trees[mention.sentence], mention.word):
            continue
        action = scene.trees[mention.sentence].predicate(mention.word)
        yield Commitment(
            id=scene.identifier("pledge", "plan", mention.evidence.start, mention.evidence.end, mention.word),
            kind="plan",
            by=mention.actors or mention.recipients,
            to=tuple(r for r in mention.recipients if mention.actors),
            action=scene.quote_deed(mention.sentence, [n for n in action if n >= mention.word]),
            due=mention.date,
            confidence=calibrated("commitments", confidence(scene, mention)),
            evidence=(mention.evidence,),
        )


def _is_asked_about(tree: Tree, word: int) -> bool:
    """Whether it is asked, or left open, when and how a contact will be: "would not say when his envoy returns"."""
    return is_question(tree) or any(is_when_asked(tree, n) for n in (word, *tree.governors(word)))


def _only_guessed(scene: Scene, mention: EventMention) -> bool:
    """Whether only the model takes a contact for planned, and it has no day or is pointed to ("that visit").

    "The visit is to take place before June" tells of it.
    """
    tree = scene.trees[mention.sentence]
    pointed = {tree.lemma(d) for d in tree.children(mention.word, "det")} & words("definite")
    noun = tree.words[mention.word].upos in {"NOUN", "PROPN"} and not _is_to_be(tree, mention.word)
    return not mention.status.because and (mention.date is None or (noun and bool(pointed)))


def _is_to_be(tree: Tree, word: int) -> bool:
    """Whether something "is to take place", "is to begin"."""
    verb = tree.words[word].head
    subject = verb >= 0 and tree.words[word].relation.startswith("nsubj")
    due = {tree.words[a].text.lower() for a in tree.children(verb, "aux", "cop")} if subject else set()
    return bool(due & {"is", "are"}) and bool(tree.children(verb, "mark", "aux")) and tree.words[verb].xpos == "VB"


def _agreed(plan: Commitment, other: Commitment) -> bool:
    """Whether a planned contact is what another commitment is about: "agreed to meet in May"."""
    a, b = plan.evidence[0], other.evidence[0]
    return a.start < b.end and b.start < a.end


def _overlap(scene: Scene, one: Commitment, other: Commitment) -> bool:
    """Whether two commitments rest on the same words and bind the same side, the first perhaps nobody who is named."""
    a, b = one.evidence[0], other.evidence[0]
    # Who is promised something plans nothing by that: "Kenya was told by Uganda that the bridge would reopen".
    promised = one.kind == "plan" and other.kind == "promise" and bool(scene.sides(one.by) & scene.sides(other.to))
    alike = one.kind == other.kind or not one.by or promised or bool(set(one.by) & set(other.by))
    return a.start < b.end and b.start < a.end and alike


def _made(scene: Scene, mention: EventMention, kind: str) -> bool:
    """Whether a commitment was made; of a refusal the model may say that what is refused will not be."""
    tree = scene.trees[mention.sentence]
    if any(gladly_met(tree, c) == mention.word for c in tree.children(mention.word)):
        return False  # "was glad to see her" is no promise to
    if kind == "agreement" and tree.lemma(mention.word) in words("settling") and _is_to_be_done(tree, mention.word):
        return False  # "to discuss ways to resolve the dispute", "urged it to help resolve the dispute"
    refused = kind == "refusal" and mention.status.value == "negated" and mention.status.by_model
    if is_told_of_as_made(tree, mention.word):
        return True
    return mention.status.value in DONE or refused or _of_its_deed(scene, mention) or _delivered(scene, mention)


def _is_to_be_done(tree: Tree, word: int) -> bool:
    """Whether a verb stands as a bare infinitive, or with "to"."""
    return tree.words[word].xpos == "VB" and not tree.children(word, "aux")


def _of_its_deed(scene: Scene, mention: EventMention) -> bool:
    """Whether only the model gives a status to a word in which it sees no event: that of what is promised or asked."""
    trigger = trigger_at(scene, mention.sentence, mention.word)
    seen = trigger is not None and trigger.event_chance >= thresholds()["learned"]["event"]
    status = mention.status
    guessed = status.by_model and not any(cue != "ongoing" for _, cue in status.because)
    return guessed and not seen and mention.occurrence.learned is None


def _delivered(scene: Scene, mention: EventMention) -> bool:
    """Whether the act is the purpose of a contact that took place ("wrote to him to offer talks")."""
    tree = scene.trees[mention.sentence]
    form = tree.words[mention.word]
    ahead = {"planned", "called_for"} if mention.type == "REQUEST" else {"planned"}
    if mention.status.value not in ahead or form.xpos != "VB" or form.relation.split(":")[0] not in {"advcl", "xcomp"}:
        return False
    return tree.lemma(form.head) in words("delivering") and status_of(tree, form.head, scene.lexicon).value in DONE


def _commitment(scene: Scene, mention: EventMention, kind: str) -> Commitment | None:
    tree = scene.trees[mention.sentence]
    action = _action_words(scene, mention)
    by = _bound(scene, mention)
    trigger = seen_by_model(scene, mention.sentence, mention.occurrence.used)
    binds = can_bind(scene, by, mention.recipients, trigger) or _asked_by_nobody_named(scene, mention, kind, by)
    if (
        not binds
        or not action
        or tells_no_deed(tree, action)
        or (kind in ASKING and asserts(tree, mention.word))
        or (
            kind == "promise"
            and (_threatens(tree, mention.word, action) or offers_no_deed(tree, tree.objects(mention.word)))
        )
        or _threatens_in_passing(tree, mention)
        or _warns_of_others(scene, mention, by)
        or (kind == "request" and tree.case(mention.word) == "at")  # "came at the invitation of"
        or asks_no_deed(tree, mention.word)
        or (kind in ASKING and wishes_no_deed(tree, mention.word))
        or estimates(tree, mention.word)
        or _private(scene, mention)
        or (kind == "refusal" and _refuses_nothing(scene, mention, action, by))
    ):
        return None
    to = tuple(r for r in mention.recipients if r not in by)
    if by and kind == "promise" and _is_promised(tree, mention):
        to = telling(scene, mention.sentence, mention.word)[1] or to
    if not to and kind == "agreement" and len(scene.sides(by)) < DYAD:  # several agree with each other
        to = tuple(r for r in _reached(scene, mention) if r not in by)
    beside = tree.children(mention.word, "obj")
    if not to and kind == "promise" and len(beside) > 1:
        # "pledged Tunisia 200 million": of two objects the first is whom it is promised.
        to = tuple(a for a in actors_at(scene, mention.sentence, beside[0]) if a not in by)
    quote = scene.quote_deed(mention.sentence, action)
    return Commitment(
        id=scene.identifier("pledge", kind, mention.evidence.start, mention.evidence.end, mention.word),
        kind=kind,
        by=by,
        to=to,
        action=quote,
        due=_due(scene, mention, action),
        confidence=calibrated("commitments", confidence(scene, mention)),
        evidence=(_whole(scene, mention, action),),
    )


def _asked_by_nobody_named(scene: Scene, mention: EventMention, kind: str, by: tuple[str, ...]) -> bool:
    """Whether a word of the lexicon asks a state or a body, by nobody who is named: "Kenya was asked to the talks".

    A person whom nobody named asks is mostly asked by the press; a decision that "pushed Kenya to leave" asks nothing.
    """
    asked = [scene.cast.actors[r] for r in mention.recipients]
    tree = scene.trees[mention.sentence]
    pushed = tree.lemma(mention.word) in words("pushing") and bool(tree.subjects(mention.word))
    told = kind in ASKING and not (by or pushed) and mention.occurrence.learned is None
    return told and any(actor.kind in {"state", "organisation"} and is_political(actor) for actor in asked)


def _threatens(tree: Tree, word: int, action: list[int]) -> bool:
    """Whether somebody is no more than ready to act against another: a threat, which is an event only."""
    return tree.lemma(word) in words("ready") and any(tree.case(n) == "against" for n in action)


def _threatens_in_passing(tree: Tree, mention: EventMention) -> bool:
    """Whether a threat only says more of something: "a report that Lima had threatened to", "who once threatened"."""
    clauses = (mention.word, *tree.governors(mention.word))
    return mention.type == "THREATEN" and any(tree.words[n].relation.startswith("acl") for n in clauses)


def _warns_of_others(scene: Scene, mention: EventMention, by: tuple[str, ...]) -> bool:
    """Whether a threat is that somebody else will do something: "warned of a response by Moscow", "of its rival's"."""
    tree = scene.trees[mention.sentence]
    doing = (
        n for used in mention.occurrence.used for n in (*tree.possessors(used), *tree.obliques(used, "by", "from"))
    )
    sides = scene.sides(a for n in doing for a in actors_at(scene, mention.sentence, n))
    return mention.type == "THREATEN" and tree.lemma(mention.word) == "warn" and not sides <= scene.sides(by)


def _ready(scene: Scene, mention: EventMention) -> bool:
    """Whether a word says that somebody is ready to do something."""
    tree = scene.trees[mention.sentence]
    return tree.lemma(mention.word) in words("ready") and bool(tree.children(mention.word, "xcomp", "ccomp", "acl"))


def _decided_not_to(scene: Scene, mention: EventMention) -> bool:
    """Whether somebody "decided not to" do something."""
    tree = scene.trees[mention.sentence]
    done = mention.status.value in {*DONE, "negated"}
    return done and any(
        tree.lemma(c) in words("negations")
        for deed in tree.children(mention.word, "xcomp")
        for c in tree.children(deed, "advmod")
    )


def _decides(scene: Scene, mention: EventMention) -> bool:
    """Whether somebody decided to do something: a plan of one side, what several agree on together."""
    tree = scene.trees[mention.sentence]
    decided = tree.lemma(mention.word) in {"decide", "resolve"} and bool(tree.children(mention.word, "xcomp"))
    return decided and bool(mention.actors) and _made(scene, mention, "plan")


def _private(scene: Scene, mention: EventMention) -> bool:
    """Whether those who act are firms and the like, whose state ("the German carmaker") has no part in it."""
    tree = scene.trees[mention.sentence]
    firms = [s for s in tree.subjects(mention.word) if tree.lemma(s) in words("firms")]
    others = [s for s in tree.subjects(mention.word) if s not in firms]
    return bool(firms) and not any(actors_at(scene, mention.sentence, other) for other in others)


def _refuses_nothing(scene: Scene, mention: EventMention, action: list[int], by: tuple[str, ...]) -> bool:
    """Whether somebody calls something off, denies, or will not comment: nothing that was asked for is refused."""
    tree = scene.trees[mention.sentence]
    if refuses_no_deed(tree, mention.word, action):
        return True
    if tree.top(action) == mention.word:
        return False  # "said no": to what stands before
    head = tree.lemma(tree.top(action))
    if head in words("negotiating") and tree.lemma(mention.word) in {"refuse", "refusal"}:
        # "Athens refuses to discuss sovereignty": a state that will not discuss will not negotiate.
        return not any(scene.cast.actors[b].kind == "state" for b in by)
    return head in words("speaking") or bool({tree.lemma(n) for n in action} & words("of_speaking"))


def _whole(scene: Scene, mention: EventMention, action: list[int]) -> Quote:
    """Return the evidence together with the action."""
    start, end = scene.trees[mention.sentence].offsets(action)
    return scene.quote(min(start, mention.evidence.start), max(end, mention.evidence.end))


def _action_words(scene: Scene, mention: EventMention) -> list[int]:
    """Return the words of what is promised or asked: the clause under the word, else its object or phrase."""
    tree = scene.trees[mention.sentence]
    word = mention.word
    owned = [n for n in mention.occurrence.used if tree.lemma(n) in words("owned")]
    if tree.lemma(word) in words("threatening"):
        # "Warned Lima of a response", "threatened it with a boycott", whatever else hangs on the verb.
        with_what = [n for n in mention.occurrence.used if tree.case(n) in {"of", "with"}]
        if with_what:
            return [n for n in tree.subtree(with_what[0]) if n not in tree.children(with_what[0], "case")]
    for host in [*owned, word]:
        clauses = tree.children(host, "xcomp", "ccomp", "acl") or [
            c
            for c in tree.children(host, "advcl")
            if tree.words[c].xpos == "VB" or (tree.words[c].xpos == "VBG" and not _aside(tree, c))
        ]
        clauses = clauses or clause_beside(tree, host)
        if clauses:
            return tree.subtree(clauses[0])
        phrases = [
            c
            for c in tree.children(host, "nmod", "obl")
            if tree.case(c) in {"to", "for", "on", "of", "against"}
            and not tree.words[c].relation.startswith("nmod:poss")
        ]
        if phrases and host in owned:
            # "its commitment to the lake as a zone of peace": to what it is to be, too.
            role = [c for c in tree.children(host, "nmod", "obl") if c > phrases[0] and tree.case(c) == "as"]
            return sorted({n for c in (phrases[0], *role[:1]) for n in tree.subtree(c)})
    objects = [o for o in tree.objects(word) if o not in tree.subjects(word)]
    if objects:
        # "pledged Tunisia 200 million": what is given, not to whom.
        first = [o for o in objects if tree.words[o].relation != "conj"] or objects  # what is joined hangs on it
        given = [o for o in first if not set(actors_at(scene, mention.sentence, o)) & set(mention.recipients)]
        return tree.subtree((given or first)[0 if len(given) == len(first) == 1 else -1])
    phrases = tree.children(word, "obl", "nmod")
    if tree.words[word].upos == "NOUN":
        # "the demand of Kosovo for access": who demands is not what is demanded.
        parties = set(mention.parties)
        phrases = [c for c in phrases if not parties & set(actors_at(scene, mention.sentence, c))]
    if phrases:
        # "On Friday Oman pulled out of the talks": what the sense of the word asks for, not the day.
        return tree.subtree(next((c for c in phrases if c in mention.occurrence.used), phrases[0]))
    return tree.clause(word)


def _aside(tree: Tree, clause: int) -> bool:
    """Whether a gerund stands beside the act ("pledged aid, saying …") and is not its content."""
    marks = {tree.lemma(m) for m in tree.children(clause, "mark")}
    return bool(marks - {"to", "on", "against"}) or any(
        tree.words[n].text == "," for n in tree.children(clause, "punct")
    )


def _reached(scene: Scene, mention: EventMention) -> tuple[str, ...]:
    """Return whom the deed reaches that somebody agrees to do ("agreed to deliver tanks to Ukraine")."""
    deeds = scene.trees[mention.sentence].children(mention.word, "xcomp")
    triggers = [trigger_at(scene, mention.sentence, deed) for deed in deeds]
    found = [parties(scene, mention.sentence, one, "recipient") for one in triggers if one is not None]
    return tuple(dict.fromkeys(party for each in found for party in each))


def _bound(scene: Scene, mention: EventMention) -> tuple[str, ...]:
    """Return who is bound: the owner of the promise, with the speaker where he speaks for his own side."""
    tree = scene.trees[mention.sentence]
    speakers = tuple(
        dict.fromkeys(a for s in tree.subjects(mention.word) for a in actors_at(scene, mention.sentence, s))
    )
    owners: dict[str, None] = {}
    # "Took up Peru's offer", "closed the door on it": who offered is not who answers.
    answers = mention.occurrence.sense.kind in {"agreement", "refusal"} and tree.words[mention.word].upos == "VERB"
    for word in () if answers else (mention.word, *mention.occurrence.used):
        if tree.lemma(word) in words("owned"):
            acting = [s for c in tree.children(word, "acl") for s in tree.children(c, "nsubj")]
            for owner in [*tree.possessors(word), *tree.obliques(word, "of", "by"), *acting]:
                owners.update(dict.fromkeys(actors_at(scene, mention.sentence, owner)))
    if not owners and _is_promised(tree, mention):
        return mention.actors or telling(scene, mention.sentence, mention.word)[0]
    if not owners:
        return mention.actors or speakers
    own_side = {scene.country(o) for o in owners}
    return tuple(dict.fromkeys((*owners, *(s for s in speakers if scene.country(s) in own_side))))


def _is_promised(tree: Tree, mention: EventMention) -> bool:
    """Whether somebody is promised something, so that its subject is not bound ("called Kun and was promised it")."""
    promises = mention.occurrence.sense.kind == "promise" and tree.words[mention.word].upos == "VERB"
    return promises and tree.passive(mention.word) and tree.lemma(mention.word) != "commit"


def _due(scene: Scene, mention: EventMention, action: list[int]) -> Interval | None:
    """Return the window in which it is to be done: an expression within the action, or in a clause set beside it."""
    tree = scene.trees[mention.sentence]
    low, high = min(action), max(action)
    inside = set(action)
    inside |= {n for u in mention.occurrence.used if tree.lemma(u) in words("limits") for n in tree.subtree(u)}
    beside = {
        n
        for c in tree.children(mention.word, "advcl", "obl", "parataxis", "ccomp")
        for n in tree.subtree(c)
        if n > high
    }
    beside |= {n for c in tree.dependents[low] for n in tree.subtree(c) if n > high}
    told = [
        expression
        for expression in scene.expressions_by_sentence.get(mention.sentence, ())
        if set(tree.within(expression.start, expression.end)) & (inside | beside) and may_be_due(tree, expression)
    ]
    told.sort(key=lambda expression: not is_limit(expression))
    agrees = mention.occurrence.sense.kind == "agreement"
    if agrees:
        told = [expression for expression in told if not is_time_taken(tree, mention.word, expression)]
    dues = (due_ahead(scene, mention.sentence, mention.word, expression) for expression in told)
    due = next((due for due in dues if due is not None), None) or due_granted(scene, mention.sentence, mention.word)
    return due_of_what_follows(scene, mention.sentence, mention.word) if due is None and agrees else due


def _without_doubles(found: list[Commitment]) -> list[Commitment]:
    """Leave out a commitment that says again what another says: its kind or parties, within its evidence."""
    kept: list[Commitment] = []
    for one in sorted(found, key=lambda c: (c.evidence[0].start, -c.evidence[0].end, c.id)):
        double = any(
            other.evidence[0].start <= one.evidence[0].start
            and one.evidence[0].end <= other.evidence[0].end
            and (other.kind == one.kind or set(other.by) == set(one.by))
            for other in kept
        )
        if not double:
            kept.append(one)
    return kept


def _linked(scene: Scene, found: list[Commitment]) -> list[Commitment]:
    """Return the commitments with each answer pointing to the nearest request before it that it can answer."""
    linked: list[Commitment] = []
    back = int(thresholds()["discourse"]["sentences_back"])
    for one in found:
        answered = None
        if one.kind in _ANSWERS:
            for other in reversed(linked):
                near = scene.sentence_at(one.evidence[0].start) - scene.sentence_at(other.evidence[0].start) <= back
                if near and other.kind in ASKING and _addressed(scene, other, one):
                    answered = other.id
                    break
        linked.append(msgspec.structs.replace(one, answers=answered) if answered else one)
    return linked


def _addressed(scene: Scene, request: Commitment, answer: Commitment) -> bool:
    """Whether the one who answers was asked, himself or as his state."""
    asked = {*request.to, *(scene.country(t) for t in request.to)} - {None}
    answering = {*answer.by, *(scene.country(b) for b in answer.by)}
    return bool(asked & answering)
