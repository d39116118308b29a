"""What the language model takes for events, beside the lexicon: words that no row knows, and a second opinion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.calendar import TimeExpression
from dragoman.coding.dyad import DYAD
from dragoman.coding.lexicon_types import Choice, EventSense, Roles, Slot, WordRule
from dragoman.coding.occurrence import Occurrence
from dragoman.coding.participants import actors_at, actors_of_phrase, choose, is_host
from dragoman.coding.scene import Scene
from dragoman.coding.status import Status, status_of
from dragoman.coding.thresholds import thresholds
from dragoman.coding.times import dates, dates_another
from dragoman.coding.words import words
from dragoman.language.syntax import Tree
from dragoman.language.types import Role, Trigger

#: How an explanation calls a sense that stands in no file.
RULE = "by the language model"
#: Where the syntax has those who act and those who are reached, for events of which the model names neither.
_ACTING = (
    Slot(place="subj"),
    Slot(place="poss"),
    Slot(place="nmod", marker="by"),
    Slot(place="nmod", marker="between"),
)
_REACHED = (Slot(place="obj"), Slot(place="obl", marker="with"), Slot(place="obl", marker="to"))


def trigger_at(scene: Scene, sentence: int, word: int) -> Trigger | None:
    """Return what the model says of a word, or None when it takes it for nothing."""
    return scene.triggers[sentence].get(word)


def learned_occurrence(scene: Scene, sentence: int, word: int) -> Occurrence | None:
    """Return the event that the model sees in a word of which the lexicon has no row that fits, or None."""
    trigger = trigger_at(scene, sentence, word)
    if trigger is None or trigger.event_chance < least_event(trigger, scene.trees[sentence].words[word].upos):
        return None
    if only_says(scene, sentence, word) and trigger.medium not in words("telling_media"):
        return None  # but "told the council by video link" is a contact
    actors = parties(scene, sentence, trigger, "actor") or _around(scene, sentence, word, _ACTING)
    recipients = parties(scene, sentence, trigger, "recipient") or _around(scene, sentence, word, _REACHED)
    if trigger.type != "CONSULT":
        reached = _reached_by_preposition(scene, sentence, trigger)
        actors, recipients = tuple(a for a in actors if a not in reached), tuple(dict.fromkeys((*recipients, *reached)))
    recipients = recipients or (_visited(scene, sentence, trigger) if trigger.type == "CONSULT" else ())
    recipients = tuple(r for r in recipients if r not in actors)
    if not actors and not recipients and trigger.type != "CONSULT":
        return None
    used = (word, *scene.trees[sentence].children(word, "compound:prt"))
    return Occurrence(sentence, word, sense_of(scene, sentence, trigger), actors, recipients, None, used, trigger)


def contact_disputed(scene: Scene, occurrence: Occurrence) -> bool:
    """Whether the model is sure of a contact where the lexicon has another event, or the other way round.

    "Called its ambassador back" is no call. What the lexicon has as a request or an offer stands, a request unless the
    model sees no commitment either: "called on the minister to discuss the border". A noun with what is asked
    for stands all the same: "renewed its call that Chad yield".
    """
    trigger = trigger_at(scene, occurrence.sentence, occurrence.word)
    if trigger is None or trigger.event_chance < thresholds()["learned"]["disputed"]:
        return False
    contact = trigger.type == "CONSULT" and trigger.medium is not None
    told = occurrence.sense.pos == "NOUN" and bool(occurrence.sense.clauses)
    asks = occurrence.sense.type == "REQUEST" and trigger.commitment_chance < thresholds()["learned"]["event"]
    bound = occurrence.sense.kind is not None and (told or not asks)
    idiom = occurrence.sense.type == "CONSULT" and bool(occurrence.sense.object.allowed or occurrence.sense.particles)
    return contact != (occurrence.sense.type == "CONSULT") and not bound and not idiom


def least_event(trigger: Trigger, upos: str) -> float:
    """Return the chance from which a word counts as an event.

    Contacts are weighed again by their signs; those by no definite means are often only talk, "were" is often nothing.
    """
    vague = trigger.medium in {None, "unspecified"}
    somewhere = upos == "AUX" and trigger.medium == "visit"  # "was in Lima"
    other = trigger.type != "CONSULT" or (upos == "AUX" and not somewhere)
    name = "event" if other else "event_vague" if vague else "event_contact"
    return float(thresholds()["learned"][name])


def only_says(scene: Scene, sentence: int, word: int) -> bool:
    """Whether a verb only says that somebody speaks: what he promises or refuses stands in what he says."""
    tree = scene.trees[sentence]
    return tree.words[word].upos != "NOUN" and tree.lemma(word) in words("plain_speech")


def _reached_by_preposition(scene: Scene, sentence: int, trigger: Trigger) -> tuple[str, ...]:
    """Return those whom the model takes for actors although "to", "on" or "against" stands before them."""
    tree = scene.trees[sentence]
    roles = [r for r in trigger.parts("actor") if r.first > trigger.word]
    return tuple(
        a
        for role in roles
        if any(tree.case(n) in words("reaching") for n in range(role.first, role.last))
        for a in in_span(scene, sentence, role)
    )


def _around(scene: Scene, sentence: int, word: int, slots: tuple[Slot, ...]) -> tuple[str, ...]:
    """Return the actors in the first of some places of the syntax that names any."""
    return choose(scene, sentence, word, Choice(slots=slots))


def _visited(scene: Scene, sentence: int, trigger: Trigger) -> tuple[str, ...]:
    """Return the states in which the places lie to which somebody goes."""
    if trigger.medium != "visit":
        return ()
    inside = (n for role in trigger.parts("place") for n in range(role.first, role.last))
    return tuple(dict.fromkeys(filter(None, (scene.cast.state_of_place(sentence, n) for n in inside))))


def sense_of(scene: Scene, sentence: int, trigger: Trigger) -> EventSense:
    """Return a sense that says what the model says: type, mode, medium and kind of commitment."""
    form = scene.trees[sentence].words[trigger.word]
    promised = trigger.commitment_chance >= least_chance(form.upos) and not only_spoken_of(
        scene, sentence, trigger.word
    )
    return EventSense(
        lemma=form.lemma.lower(),
        pos="NOUN" if form.upos in {"NOUN", "PROPN"} else "VERB",
        particles=(),
        object=WordRule(),
        prepositions=(),
        clauses=(),
        type=trigger.type,
        modes=(trigger.mode,) if trigger.mode else (),
        medium=(trigger.medium or "unspecified") if trigger.type == "CONSULT" else None,
        kind=commitment_kind(scene, sentence, trigger) if promised else None,
        roles=Roles(actors=()),
        example="",
        line=0,
        specificity=0,
        rule=RULE,
    )


def only_spoken_of(scene: Scene, number: int, word: int) -> bool:
    """Whether a noun is only what somebody speaks of ("emphasized his insistence")."""
    form = scene.trees[number].words[word]
    cues = {
        cue.word for cue in scene.analysis.sentences[number].cues if cue.chance >= thresholds()["learned"]["speech"]
    }
    return form.upos == "NOUN" and form.head in cues


def commitment_kind(scene: Scene, sentence: int, trigger: Trigger) -> str:
    """Return the kind of commitment that a word makes: what somebody means to do is a plan."""
    return "plan" if scene.trees[sentence].lemma(trigger.word) in words("intending") else trigger.commitment


def least_chance(upos: str) -> float:
    """Return the chance from which a word makes a commitment; a noun more often only mentions one."""
    return float(thresholds()["learned"]["commitment_noun" if upos == "NOUN" else "commitment"])


def parties(scene: Scene, sentence: int, trigger: Trigger, label: str) -> tuple[str, ...]:
    """Return the actors of the words that the model takes for a trigger's actor or recipient."""
    found: dict[str, None] = {}
    alone = label == "actor" and trigger.type == "CONSULT"
    for role in own_actors(scene.trees[sentence], trigger) if alone else trigger.parts(label):
        head = scene.trees[sentence].top(range(role.first, role.last))
        if is_host(scene, sentence, scene.trees[sentence].words[head].head, head):
            continue
        if trigger.medium == "visit" and label == "recipient" and _only_sends(scene.trees[sentence], trigger, head):
            continue
        named = in_span(scene, sentence, role)
        seat = _seat(scene, sentence, role) if _of_seats(scene, sentence, trigger) and not named else ()
        found.update(dict.fromkeys(named or seat))
    if label == "recipient" and trigger.type == "CONSULT":
        found.update(dict.fromkeys(_people_for_places(scene, sentence, trigger)))
    return tuple(found)


def _only_sends(tree: Tree, trigger: Trigger, head: int) -> bool:
    """Whether somebody only sent what a visitor brings: "came to Lima carrying a letter from the president"."""
    above = tree.words[head].head
    brought = above >= 0 and tree.words[above].upos == "NOUN" and above != trigger.word
    return brought and tree.case(head) == "from" and tree.words[above].relation.startswith(("obj", "obl"))


def _people_for_places(scene: Scene, sentence: int, trigger: Trigger) -> tuple[str, ...]:
    """Return the people whom the model takes for the place of a contact: "put it to her in Doha"."""
    heads = (scene.trees[sentence].top(range(role.first, role.last)) for role in trigger.parts("place"))
    mentions = (scene.cast.mention_at(sentence, head) for head in heads)
    named = (a for m in mentions if m is not None and m.kind == "name" for a in m.actors)
    return tuple(a for a in named if scene.cast.actors[a].kind == "person")


def _of_seats(scene: Scene, sentence: int, trigger: Trigger) -> bool:
    """Whether a town may be a party of a contact: where somebody goes is told by the places of a visit."""
    lemma = scene.trees[sentence].lemma(trigger.word)
    if trigger.type == "ACCUSE":
        return lemma in words("protesting")
    return trigger.type == "CONSULT" and (trigger.medium != "visit" or lemma in words("receiving"))


def _seat(scene: Scene, sentence: int, role: Role) -> tuple[str, ...]:
    """Return the state whose town stands for it: "a note from Tashkent to Kabul"."""
    tree = scene.trees[sentence]
    towns = [n for n in tree.conjuncts(tree.top(range(role.first, role.last))) if role.first <= n < role.last]
    sent = [n for n in towns if tree.case(n) in {"", *words("before_parties")}]
    return tuple(dict.fromkeys(filter(None, (scene.cast.state_of_place(sentence, n) for n in sent))))


def own_actors(tree: Tree, trigger: Trigger) -> tuple[Role, ...]:
    """Return what the model takes for those in a contact, without those of another clause.

    Where its word has a subject or owner of its own ("they agreed that the minister would travel", "they agreed on a
    meeting of envoys"), those who act around it take no part.
    """
    parts, number = trigger.parts("actor"), trigger.word
    owners = {*tree.children(number, "nsubj", "nsubj:pass", "nmod:poss"), *tree.obliques(number, "of")}
    seen = {n for role in parts for n in range(role.first, role.last)}
    if not owners & seen and not any(tree.lemma(owner) in words("sent") for owner in owners):
        return parts
    apart = (c for c in tree.children(number, "conj", "advcl", "parataxis") if c > number and tree.children(c, "nsubj"))
    below = set(tree.subtree(number)) - {n for clause in apart for n in tree.subtree(clause)}
    if tree.words[number].relation.startswith("acl"):  # "thanked his colleague, with whom he had talked"
        below.add(tree.words[number].head)
    kept: list[Role] = []
    for role in reversed(
        parts
    ):  # "the minister, and the envoy talked": the parser may hang the first of a list elsewhere
        if below & set(range(role.first, role.last)) or (kept and _joined(tree, role.last, kept[0].first)):
            kept.insert(0, role)
    return tuple(kept)


def _joined(tree: Tree, after: int, before: int) -> bool:
    """Whether nothing but "and" and a comma stands between two stretches."""
    between = tree.words[after:before]
    return any(word.upos == "CCONJ" for word in between) and all(word.upos in {"CCONJ", "PUNCT"} for word in between)


def in_span(scene: Scene, sentence: int, role: Role) -> tuple[str, ...]:
    """Return the actors that a stretch of words names: those of its head, else the first that is mentioned in it."""
    tree = scene.trees[sentence]
    inside = range(role.first, role.last)
    head = tree.top(range(role.first, role.last))
    direct = _listed(scene, sentence, role)
    if direct:
        return direct
    for number in inside:
        found = actors_of_phrase(scene, sentence, number)
        above = [n for n in (number, *tree.governors(number)) if n in inside and n != head]
        if found and all(_belongs(tree, n) for n in above):
            owned = tree.lemma(head) in words("others_than_owner") and _is_owner(tree, head, number)
            return (states_of_people(scene, found) or found) if owned else found  # of no known side, he stands for it
    return ()


def _is_owner(tree: Tree, noun: int, word: int) -> bool:
    """Whether a word is of whom somebody is the successor or the sister: "her sister", "the successor of Costa"."""
    under = [n for n in (word, *tree.governors(word)) if tree.words[n].head == noun]
    return any(n in tree.possessors(noun) or tree.case(n) == "of" for n in under)


def states_of_people(scene: Scene, actors: Iterable[str]) -> tuple[str, ...]:
    """Return the states of people whose predecessor or brother is told of: he is of their side, and none of them."""
    states = scene.states()
    return tuple(dict.fromkeys(states[c] for a in actors if (c := scene.country(a)) in states))


def _belongs(tree: Tree, word: int) -> bool:
    """Whether a word has a part in what the noun above it does: "the Ministry of Energy of Ukraine".

    "Prices in Turkey", "troops near the Indian border": who stands in a phrase of place does not act.
    """
    goods = tree.lemma(tree.words[word].head) in words("no_envoys")  # "a game for children from both countries"
    case = tree.case(word)
    return not case or (case in words("belonging") and not goods)


def _listed(scene: Scene, sentence: int, role: Role) -> tuple[str, ...]:
    """Return the actors of the head of a stretch and of those coordinated with it there.

    Of a relative pronoun, they are those of whom its clause tells.
    """
    tree = scene.trees[sentence]
    head = tree.top(range(role.first, role.last))
    meant = tree.antecedents(head, tree.words[head].head)
    inside = meant if head not in meant else [n for n in meant if role.first <= n < role.last]
    named = dict.fromkeys(a for n in inside for a in actors_of_phrase(scene, sentence, n))
    behind = [n for n in meant if n >= role.last] if named else []  # the stretch may end at the first of a list
    return tuple(dict.fromkeys((*named, *(a for n in behind for a in actors_of_phrase(scene, sentence, n)))))


def seen_by_model(scene: Scene, sentence: int, words: Iterable[int]) -> Trigger | None:
    """Return what the model says of an event's expression: at its first word, else where it is surest of an event."""
    seen = [t for word in words if (t := trigger_at(scene, sentence, word)) is not None]
    first = next((t for t in seen[:1] if t.event_chance >= thresholds()["learned"]["event"]), None)
    return first or max(seen, key=lambda t: t.event_chance, default=None)


def status_at(scene: Scene, sentence: int, words: Sequence[int]) -> Status:
    """Return the status of the event that some words name, the first above all.

    The model's stands where it is sure enough: surer where the rules found a word to rest on that means one thing, and
    where it takes none of the words for an event.
    """
    status = status_of(scene.trees[sentence], words[0], scene.lexicon)
    if any(is_visit_made(scene, sentence, word) for word in words):
        return status
    trigger = seen_by_model(scene, sentence, words)
    value, chance = (trigger.status, trigger.status_chance) if trigger else status_of_word(scene, sentence, words[0])
    numbers = thresholds()["learned"]
    past = value == "planned" and scene.trees[sentence].words[words[0]].xpos == "VBD"  # "made a visit to speak with"
    told = _means_one_thing(scene.trees[sentence], status)
    needed = max(
        numbers["status_against_cue"] if told else numbers["status"],
        numbers["status_unseen"] if trigger is None or past else 0.0,
    )
    # Two words of one kind weigh more than a chance: "did not refuse to meet", "postponed what was planned".
    doubly = len(status.because) > 1 and len({cue for _, cue in status.because}) == 1
    # "Has not received a proposal": what the model says of the proposal is not said of its arrival.
    agreed = told and status.value == status_of_word(scene, sentence, words[0])[0]
    if doubly or agreed or value == status.value or chance < needed:
        return status
    return Status(value, status.historical or bool(trigger and trigger.historical), status.because, by_model=True)


def is_visit_made(scene: Scene, sentence: int, word: int) -> bool:
    """Whether a word is, or has, a visit that somebody "undertook", which he made and did not promise."""
    tree = scene.trees[sentence]
    verb = tree.words[word].head if tree.words[word].relation == "obj" else word
    made = verb >= 0 and tree.lemma(verb) == "undertake" and tree.words[verb].xpos in {"VBD", "VBG", "VBN"}
    return made and any(tree.lemma(n) in scene.lexicon.classes["visit_noun"] for n in tree.children(verb, "obj"))


def _means_one_thing(tree: Tree, status: Status) -> bool:
    """Whether a status rests on a word that says it wherever it stands: "refused", and not "will" or "want"."""
    return any(tree.lemma(cue) not in words("cues_of_many_meanings") for cue, _ in status.because)


def status_of_word(scene: Scene, sentence: int, word: int) -> tuple[str, float]:
    """Return the status that the model would give to an event named by a word, and its chance."""
    statuses = scene.analysis.sentences[sentence].statuses
    return statuses[word] if statuses else ("", 0.0)


def with_seen(scene: Scene, occurrence: Occurrence) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the parties of an event, with those that the model sees where the lexicon's row found too few."""
    actors, recipients = occurrence.actors, occurrence.recipients
    contact = occurrence.sense.type == "CONSULT"
    few = len({*actors, *recipients}) <= 1 if contact else not (actors and recipients)
    trigger = seen_by_model(scene, occurrence.sentence, occurrence.used)
    if occurrence.learned is not None or trigger is None:
        return actors, recipients
    if not few:
        return ((*actors, *_more_seen(scene, occurrence, trigger)) if contact else actors), recipients
    others = (
        *_met_besides(scene, occurrence),
        *who_stays_away(scene, occurrence),
        *_of_the_cause(scene, occurrence),
        *_of_clauses_beside(scene, occurrence),
    )
    seen = [a for a in parties(scene, occurrence.sentence, trigger, "actor") if a not in (*recipients, *others)]
    actors = tuple(dict.fromkeys((*actors, *_without_their_states(scene, actors, seen))))
    reached = [r for r in parties(scene, occurrence.sentence, trigger, "recipient") if r not in (*actors, *others)]
    together = (actors, tuple(dict.fromkeys((*recipients, *reached))))
    sides = scene.sides(party for side in together for party in side)
    # Two names of one side ("Netanyahu", "Israel") are no two parties of a contact.
    one_side = contact and len(sides) <= 1 and bool(occurrence.actors or occurrence.recipients)
    return (occurrence.actors, occurrence.recipients) if one_side else together


def _without_their_states(scene: Scene, known: Sequence[str], seen: Sequence[str]) -> list[str]:
    """Return whom the model sees, without the states of several who are there: "the presidents of Togo and Benin".

    With one alone his state may be told to do what he promises.
    """
    people = [a for a in (*known, *seen) if scene.cast.actors[a].kind in {"person", "office"}]
    countries = {scene.country(a) for a in people}
    if len(countries) < DYAD:
        return list(seen)
    return [a for a in seen if scene.cast.actors[a].kind != "state" or scene.country(a) not in countries]


def _met_besides(scene: Scene, occurrence: Occurrence) -> tuple[str, ...]:
    """Return whom somebody is in contact with before or after another contact: "after talks with X, Y met Z"."""
    tree, word, sentence = scene.trees[occurrence.sentence], occurrence.word, occurrence.sentence
    verb = tree.words[word].head
    if verb < 0 or tree.words[word].upos != "NOUN" or tree.case(word) not in words("before_and_after"):
        return ()
    beside = [*tree.objects(verb), *tree.obliques(verb, "with", "to")]
    own = {n for child in tree.dependents[word] for n in tree.subtree(child)}
    return tuple(a for n in beside if n not in own for a in actors_of_phrase(scene, sentence, n))


def _of_the_cause(scene: Scene, occurrence: Occurrence) -> tuple[str, ...]:
    """Return who is told of only as why a contact was called off: "was cancelled due to a standoff between X and Y"."""
    tree, word = scene.trees[occurrence.sentence], occurrence.word
    verb = tree.words[word].head
    if verb < 0 or tree.words[word].upos != "NOUN" or tree.lemma(verb) not in words("cancelling"):
        return ()
    causes = tree.obliques(verb, *words("because_of"))
    inside = (n for cause in causes for n in tree.subtree(cause))
    return tuple(a for n in inside for a in actors_at(scene, occurrence.sentence, n))


def _of_clauses_beside(scene: Scene, occurrence: Occurrence) -> tuple[str, ...]:
    """Return who does something else when, after or so that somebody acts: "arrived a day after X had rung Y".

    So are those between whom what he came for is to be: "came to prepare talks between X and Y".
    """
    tree, word, sentence = scene.trees[occurrence.sentence], occurrence.word, occurrence.sentence
    if tree.words[word].upos != "VERB":
        return ()
    # Of "a day after he had left" the parser may make a second main clause.
    clauses = [*tree.children(word, "advcl"), *(c for c in tree.children(word, "conj") if tree.children(c, "mark"))]
    own = [c for c in clauses if tree.children(c, "nsubj", "nsubj:pass")]
    apart = [n for c in clauses if c not in own for o in tree.objects(c) for n in tree.obliques(o, *words("between"))]
    beside = {n for head in (*own, *apart) for n in tree.subtree(head)}
    if not beside:
        return ()
    named = [(n, a) for n in range(len(tree.words)) for a in actors_at(scene, sentence, n)]
    return tuple({a: None for n, a in named if n in beside and a not in {b for m, b in named if m not in beside}})


def who_stays_away(scene: Scene, occurrence: Occurrence) -> tuple[str, ...]:
    """Return who takes no part in a contact that others may hold: "will not attend the summit"."""
    tree, word = scene.trees[occurrence.sentence], occurrence.word
    verb = tree.words[word].head
    joins = verb >= 0 and tree.words[word].upos == "NOUN" and tree.lemma(verb) in words("joining")
    if not joins or not any(tree.lemma(n) in words("negations") for n in tree.children(verb, "advmod")):
        return ()
    return tuple(a for n in tree.subjects(verb) for a in actors_of_phrase(scene, occurrence.sentence, n))


def _more_seen(scene: Scene, occurrence: Occurrence, trigger: Trigger) -> tuple[str, ...]:
    """Return whom the model sees beside the two whom a row found: "spoke with X on Monday and with Y on Tuesday"."""
    sentence = occurrence.sentence
    tree = scene.trees[sentence]
    roles = (*own_actors(tree, trigger), *trigger.parts("recipient"))
    found = (a for role in roles if _in_own_clause(scene, occurrence, role) for a in _listed(scene, sentence, role))
    known = (*occurrence.actors, *occurrence.recipients)
    people = scene.sides(a for a in known if scene.cast.actors[a].kind != "state")
    # Of a state for which somebody acts, there is nobody more; for a state alone, who it is tells more.
    return tuple(
        a
        for a in dict.fromkeys(found)
        if scene.side(a) not in (people if scene.cast.actors[a].kind == "person" else scene.sides(known))
    )


def _in_own_clause(scene: Scene, occurrence: Occurrence, role: Role) -> bool:
    """Whether a party stands under an event's own words or the verb above them, and not under another contact."""
    tree = scene.trees[occurrence.sentence]
    head, word = tree.top(range(role.first, role.last)), occurrence.word
    own = {word, *occurrence.used}
    if head in tree.surface_subjects(word):
        return True
    if head in _discussed(tree, word) or _stands_elsewhere(tree, head, own):
        return False
    for above in tree.governors(head):
        if above in own:
            return True
        other = trigger_at(scene, occurrence.sentence, above)
        contact = other is not None and other.type == "CONSULT"
        sure = other is not None and other.event_chance >= thresholds()["learned"]["event"]
        if contact and sure and not _is_purpose(scene, occurrence, above):
            return False
        if tree.words[above].upos in {"VERB", "AUX"}:
            return above == tree.words[word].head and tree.words[word].upos == "NOUN"
    return False


def _discussed(tree: Tree, word: int) -> frozenset[int]:
    """Return the words for what people speak about: "discussed trade with China", "discussed Ukraine and Belarus"."""
    topics = tree.objects(word) if tree.lemma(word) in words("topic_verbs") else []
    return frozenset(n for topic in topics for n in tree.subtree(topic))


def _stands_elsewhere(tree: Tree, head: int, own: set[int]) -> bool:
    """Whether a party belongs to something else: "on the fringes of the council", "talks on its neighbour's dam".

    So do those of what was before ("after the clash between X and Y, Z rang X"), of all who are joined there.
    """
    first = head
    while tree.words[first].relation == "conj":
        first = tree.words[first].head
    case, form = tree.case(first), tree.words[head]
    if (case and case not in words("before_parties")) or (form.relation == "nmod:poss" and form.head not in own):
        return True
    for above in tree.governors(first):
        if above in own or tree.words[above].upos not in {"NOUN", "PROPN"}:
            return False
        if case in words("between") or tree.case(above) in words("before_and_after"):
            return True
        case = ""
    return False


def _is_purpose(scene: Scene, occurrence: Occurrence, word: int) -> bool:
    """Whether a contact is what a visit is made for: "flew to Lima for talks with him"."""
    tree = scene.trees[occurrence.sentence]
    made_for = tree.case(word) == "for" or (tree.words[word].xpos == "VB" and tree.words[word].relation == "advcl")
    return occurrence.sense.medium == "visit" and made_for and tree.words[word].head in occurrence.used


def several_seen(scene: Scene, occurrence: Occurrence) -> bool:
    """Whether the model is sure of a contact and takes several people for its parties ("the envoys", "they")."""
    trigger = seen_by_model(scene, occurrence.sentence, occurrence.used)
    if trigger is None or trigger.type != "CONSULT" or trigger.event_chance < thresholds()["learned"]["several"]:
        return False
    tree = scene.trees[occurrence.sentence]
    inside = [
        n for role in (*trigger.parts("actor"), *trigger.parts("recipient")) for n in range(role.first, role.last)
    ]
    return any(tree.words[n].xpos in {"NNS", "NNPS"} or tree.words[n].text.lower() in words("several") for n in inside)


def contact_chance(scene: Scene, occurrence: Occurrence) -> float:
    """Return the model's chance that an event is a contact; 0 where it sees none, or another event.

    A consultation without a medium is one at home.
    """
    trigger = seen_by_model(scene, occurrence.sentence, occurrence.used)
    contact = trigger is not None and trigger.type == "CONSULT" and trigger.medium is not None
    return trigger.event_chance if trigger is not None and contact else 0.0


def time_of(scene: Scene, occurrence: Occurrence) -> TimeExpression | None:
    """Return the expression of time that the model ties to an event, where the tree tied none."""
    trigger = seen_by_model(scene, occurrence.sentence, occurrence.used)
    if trigger is None:
        return None
    tree = scene.trees[occurrence.sentence]
    tied = (e for e in expressions_of(scene, occurrence.sentence, trigger) if dates(tree, e))
    return next((e for e in tied if not dates_another(tree, occurrence.word, e)), None)


def expressions_of(scene: Scene, sentence: int, trigger: Trigger) -> Iterator[TimeExpression]:
    """Yield the expressions of time that touch the words which the model takes for a trigger's time."""
    forms = scene.analysis.sentences[sentence].words
    for role in trigger.parts("time"):
        start, end = forms[role.first].start, forms[role.last - 1].end
        for expression in scene.expressions_by_sentence.get(sentence, ()):
            if expression.start < end and start < expression.end:
                yield expression
