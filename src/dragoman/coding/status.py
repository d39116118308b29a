"""Whether an event happened, is planned, asked for, only possible, or denied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec

from dragoman.coding.advised import advised
from dragoman.coding.gladly import gladly_met
from dragoman.coding.lexicon import Lexicon
from dragoman.coding.lexicon_types import StatusCue
from dragoman.coding.words import words
from dragoman.language.syntax import Tree

#: Relations by which a word is the content of its governor.
_CONTENT = frozenset({"xcomp", "ccomp", "obj", "nsubj:pass", "acl", "csubj", "csubj:pass"})
#: Which status wins when several cues speak; the first wins.
_STRENGTH = ("negated", "hypothetical", "called_for", "planned", "ongoing", "happened")
_FAR = 4

#: Statuses of what was done or is being done, and of what is still to be.
DONE, AHEAD = frozenset({"happened", "ongoing"}), frozenset({"planned", "called_for", "hypothetical"})


@dataclass
class Status:
    """A status with the words that it rests on."""

    value: str
    historical: bool = False
    #: (word number, what it does) in the order found.
    because: list[tuple[int, str]] = field(default_factory=list)
    #: Whether the language model gave it, whatever those words say.
    by_model: bool = False


def status_of(tree: Tree, word: int, lexicon: Lexicon) -> Status:
    """Return the status of the event that a word names, from its auxiliaries, modifiers and governors.

    The nearest cue decides ("Israel's impending operation" is planned, whatever governs it); a negation
    or doubt further up still turns it.
    """
    sure = _told_surely(tree, word, lexicon)
    if sure is not None:
        return sure
    historical = False
    levels: list[list[tuple[str, int]]] = []
    seen: set[int] = set()
    for every in _levels(tree, word, lexicon):
        level = [(number, cue) for number, cue in every if number not in seen]
        seen.update(number for number, _ in level)
        historical = historical or any(cue.status == "historical" for _, cue in level)
        found = [(cue.status, number) for number, cue in level if cue.status != "historical"]
        if found:
            levels.append(found)
    if not levels:
        later = _comes_before(tree, word)
        if later >= 0 and status_of(tree, later, lexicon).value == "planned":
            return Status("planned", historical, because=[(later, "planned")])
        return Status(from_tense(tree, word), historical)
    because = [(number, status) for level in levels for status, number in level]
    negations = len({number for number, status in because if status == "negated"})
    return Status(_combine([[status for status, _ in level] for level in levels], negations), historical, because)


def _told_surely(tree: Tree, word: int, lexicon: Lexicon) -> Status | None:
    """Return the status of an event that its construction tells, whatever words stand around it, or None.

    One word that says it counts twice, so that it is surer than a chance.
    """
    if due := _was_to_have(tree, word):
        return Status("negated", because=[(number, "negated") for number in due])
    told = {
        "ongoing": _to_be_stopped(tree, word, lexicon),
        "negated": _called_off(tree, word),
        "happened": next((by for of in _TOOK_PLACE if (by := of(tree, word)) is not None), None),
        "planned": _accepted(tree, word, lexicon),
        "called_for": advised(tree, word),
    }
    value, by = next(((value, by) for value, by in told.items() if by is not None), ("", None))
    if by is None and (by := _came_first(tree, word)) is not None:
        return Status("happened", historical=True, because=[(by, "happened"), (by, "happened")])
    if by is None and (by := _came_after(tree, word)) is not None:
        return Status("happened", because=[(by, "happened"), (by, "happened")])
    return None if by is None else Status(value, because=[(by, value), (by, value)])


def _came_first(tree: Tree, word: int) -> int | None:
    """Return the verb by which another thing came after an event: "the meeting follows a session in March".

    Who follows talks may but watch them.
    """
    form, verb = tree.words[word], tree.words[word].head
    named = form.upos == "PROPN" and tree.lemma(word).lower() in words("coming_after")  # "the Luanda Summit"
    if not (form.upos == "NOUN" or named) or verb < 0:
        return None
    if tree.lemma(verb) == "come":  # "the trip comes after a meeting in January"
        behind = form.relation == "obl" and tree.case(word) in {"after", "following"}
        return verb if behind and _tells_of_an_event(tree, verb) else None
    after = form.relation in {"obj", "xcomp", "obl"} and tree.case(word) in {"", "on", "upon"}
    return verb if after and _follows(tree, verb) else None


def _came_after(tree: Tree, word: int) -> int | None:
    """Return the verb by which an event came after another one: "the meeting follows a session in March".

    Of when it is nothing more is told: "the visit on May 20 follows a call" does not say that it has been.
    """
    form, verb = tree.words[word], tree.words[word].head
    more = tree.children(word, "acl", "acl:relcl", "amod", "nmod", "nmod:unmarked", "appos")
    before = [o for o in tree.children(verb, "obj", "obl") if tree.lemma(o) in words("coming_after")]
    return verb if form.relation == "nsubj" and before and not more and _follows(tree, verb) else None


def _follows(tree: Tree, verb: int) -> bool:
    """Whether a verb tells, as a fact, that something came after something else."""
    if verb < 0 or tree.lemma(verb) not in words("building_on"):
        return False
    if _is_told(tree, verb) and tree.words[verb].xpos == "VBG" and tree.words[verb].relation == "advcl":
        return tree.lemma(verb) == "build"  # "Building on their call, the ministers agreed …"
    return _tells_of_an_event(tree, verb)


def _is_told(tree: Tree, verb: int) -> bool:
    return not tree.passive(verb) and {tree.lemma(a) for a in tree.children(verb, "aux")} <= {"have"}


def _tells_of_an_event(tree: Tree, verb: int) -> bool:
    """Whether the subject of a verb is an event, of which it tells something as a fact."""
    finite = tree.words[verb].xpos in {"VBZ", "VBP", "VBD", "VBN"}
    denied = any(tree.lemma(a) in {"not", "n't"} for a in tree.children(verb, "advmod"))
    event = any(tree.lemma(s) in words("coming_after") for s in tree.children(verb, "nsubj"))
    return _is_told(tree, verb) and finite and event and not denied


def _to_be_stopped(tree: Tree, word: int, lexicon: Lexicon) -> int | None:
    """Return the word by which an event is to stop, or is not stopped: it goes on ("should stop boarding boats").

    What has been stopped is no more ("Tokyo has stopped asking").
    """
    form = tree.words[word]
    if form.head < 0 or form.relation.split(":")[0] not in {"xcomp", "obj"} or tree.children(word, "mark"):
        return None
    stops = tree.lemma(form.head) in words("stopping")
    return form.head if stops and status_of(tree, form.head, lexicon).value not in DONE else None


def _accepted(tree: Tree, word: int, lexicon: Lexicon) -> int | None:
    """Return the word by which what was asked for or offered was accepted: "accepted his invitation to meet"."""
    form = tree.words[word]
    asked = form.head if form.relation.split(":")[0] in {"acl", "nmod"} else -1
    if asked < 0 or tree.lemma(asked) not in lexicon.classes["request_noun"] or tree.words[word].xpos == "VBN":
        return None
    verb, relation = tree.words[asked].head, tree.words[asked].relation.split(":")[0]
    takes = relation in {"obj", "nsubj"} and tree.lemma(verb) in words("accepting")
    agrees = relation == "obl" and tree.case(asked) == "to" and tree.lemma(verb) in words("agreeing_to")
    of_meeting = form.upos == "VERB" or tree.case(word) in {"to", "for", "of"}
    return verb if (takes or agrees) and of_meeting and status_of(tree, verb, lexicon).value == "happened" else None


def _agreed_in(tree: Tree, word: int) -> int | None:
    """Return the verb by which something was agreed during a call, which took place: "agreed to meet during a call"."""
    form = tree.words[word]
    plan = form.head if form.relation in {"obl", "nmod"} and tree.lemma(word) in words("calls") else -1
    if plan < 0 or tree.lemma(plan) != "meet" or tree.case(word) not in {"during", "in"}:
        return None
    agreed = tree.words[plan].head if tree.words[plan].relation == "xcomp" else -1
    return agreed if agreed >= 0 and from_tense(tree, agreed) in DONE else None


def _called_off(tree: Tree, word: int) -> int | None:
    """Return the word of a clause on a noun which says that it was called off: "the visit, which was cancelled in May".

    "Put" and "called" do so with "off" alone.
    """
    for verb in tree.children(word, "acl:relcl") if tree.words[word].upos == "NOUN" else []:
        off = {tree.lemma(c) for c in tree.children(verb, "compound:prt")} & {"off"}
        sure = tree.lemma(verb) not in {"put", "call"} or bool(off)
        told = from_tense(tree, verb) == "happened" and not tree.children(verb, "advmod")
        if tree.lemma(verb) in words("cancelling") and sure and tree.passive(verb) and told:
            return verb
    return None


def _was_held(tree: Tree, word: int) -> int | None:
    """Return the verb of a clause on a noun by which it was held: "will brief her on the talks that he had last week".

    The word may be that verb itself.
    """
    clauses = tree.children(word, "acl:relcl") if tree.words[word].upos == "NOUN" else [word]
    for verb in clauses:
        relative = tree.words[verb].relation == "acl:relcl" and tree.words[verb].xpos == "VBD"
        beside = tree.children(verb, "aux", "aux:pass", "advmod", "xcomp")
        if relative and tree.lemma(verb) in words("holding_contacts") and not beside:
            return verb
    return None


def _where_something_was_done(tree: Tree, word: int) -> int | None:
    """Return the participle of what was done at or after an event: "the deal struck at their meeting will open"."""
    form = tree.words[word]
    done = tree.participle_before(word) if form.upos == "NOUN" and form.relation == "obl" else None
    if done is None:
        return None
    alone = not tree.children(done, "aux", "aux:pass", "mark", "advmod")
    return done if alone and not is_set_ahead(tree, done) and tree.case(word) in words("acts_done_at") else None


def _failed(tree: Tree, word: int) -> int | None:
    """Return the word by which talks came to nothing, and so were held: "talks failed", "the failure of the talks".

    They were not where they "failed to begin", nor are they failed yet that "may fail".
    """
    if tree.words[word].upos not in {"NOUN", "PROPN"} or tree.lemma(word).lower() not in words("coming_after"):
        return None
    failed = next((c for c in tree.children(word, "amod") if tree.words[c].text.lower() == "failed"), None)
    above, relation = tree.words[word].head, tree.words[word].relation
    if failed is not None or above < 0:
        return failed
    if relation == "nmod" and tree.case(word) == "of" and tree.lemma(above) in words("failures"):
        return above
    told = _is_told(tree, above) and tree.words[above].xpos in {"VBZ", "VBP", "VBD", "VBN", "VB"}
    bare = tree.words[above].xpos == "VB" and bool(tree.children(above, "aux", "mark"))
    begun = {tree.lemma(c) for c in tree.children(above, "xcomp")} & (words("to_come") | words("happening"))
    denied = any(tree.lemma(a) in {"not", "n't", "never"} for a in tree.children(above, "advmod"))
    fails = relation == "nsubj" and tree.lemma(above) in words("coming_to_nothing")
    return above if fails and told and not (bare or begun or denied) else None


def is_set_ahead(tree: Tree, participle: int) -> bool:
    """Whether a participle says of something that it is to come: "set for May", and not "set up in May"."""
    return tree.lemma(participle) in words("intending") | {"expect"} and not tree.children(participle, "compound:prt")


def _comes_before(tree: Tree, word: int) -> int:
    """Return the verb before which something else is to be ("will see X before flying to Lima to see Y"), or -1."""
    for verb in (word, *tree.governors(word)):
        form = tree.words[verb]
        if form.xpos == "VBG" and form.relation == "advcl":
            return form.head if any(tree.lemma(m) == "before" for m in tree.children(verb, "mark", "case")) else -1
        if form.relation not in {"xcomp", "advcl"}:
            return -1
    return -1


def _combine(levels: list[list[str]], negations: int) -> str:
    """Return what cues say together, nearest first; two words of negation ("did not refuse") prove nothing."""
    if negations > 1:
        return "hypothetical"
    if negations:
        return "negated"
    if any("hypothetical" in level for level in levels[1:]):
        return "hypothetical"
    return min(levels[0], key=_STRENGTH.index)


def _levels(tree: Tree, word: int, lexicon: Lexicon) -> Iterator[list[tuple[int, StatusCue]]]:
    """Yield the cues that reach a word, its own first, then those of each governor of which it is the content."""
    yield _own(tree, word, word, lexicon)
    current = word
    for _ in range(_FAR):
        form = tree.words[current]
        head = form.head
        if head < 0:
            return
        if form.relation == "conj" and tree.words[head].upos in {"VERB", "AUX", "NOUN", "ADJ"}:
            own = tree.children(current, "nsubj", "nsubj:pass", "aux") or _finite_beside_bare(tree, head, current)
            if form.upos != "VERB" or not own:
                shared = _shared(tree, head, current, lexicon)
                # "neither met nor called", "no let-up and no charge" deny the second once, not twice.
                own_no = {"nor"} & {tree.lemma(c) for c in tree.children(current, "cc")} or (
                    {"no"} & {tree.lemma(c) for c in tree.children(current, "det")}
                )
                yield [c for c in shared if not (own_no and c[1].status == "negated")]
            if form.upos == "VERB" and tree.children(current, "nsubj", "nsubj:pass", "mark"):
                return
            current = head
            continue
        governing = _governor(tree, head, current, lexicon)
        if not governing and not _transparent(tree, head, form.relation, current):
            return
        yield [*governing, *(c for c in _own(tree, head, head, lexicon) if c[1].status != "ongoing")]
        current = head


def _finite_beside_bare(tree: Tree, head: int, current: int) -> bool:
    """Whether a verb cannot share the auxiliary of the one before it: "did not leave the city and met nobody"."""
    return tree.words[current].xpos in {"VBD", "VBZ", "VBP"} and tree.words[head].xpos == "VB"


def _transparent(tree: Tree, head: int, relation: str, current: int) -> bool:
    """Whether a governor says only that its content takes place ("held talks", "began to withdraw")."""
    base = relation.split(":", maxsplit=1)[0]
    if relation == "nsubj" and tree.words[current].upos == "NOUN":
        return tree.lemma(head) in words("to_come")  # "the visit never took place"
    if relation == "nmod" and tree.case(current) == "of" and tree.lemma(head) in words("coming_about"):
        return True  # "called for the resumption of talks"
    return (
        (relation in _CONTENT or _takes_place(tree, head, relation))
        and base in {"obj", "xcomp", "nsubj"}
        and tree.words[head].upos == "VERB"
        and tree.words[current].upos == "NOUN"
    )


def _takes_place(tree: Tree, head: int, relation: str) -> bool:
    """Whether a verb says of its subject that it comes about ("the attack never took place")."""
    if relation != "nsubj":
        return False
    objects = {tree.lemma(o) for o in tree.children(head, "obj")}
    return tree.lemma(head) in words("happening") or (tree.lemma(head) == "take" and "place" in objects)


#: Constructions by the relation of the cue to the event word.
#: Constructions by which something took place; each gives the word that says so.
_TOOK_PLACE = (_was_held, _agreed_in, _failed, _where_something_was_done, gladly_met)
_CONSTRUCTIONS = {
    "aux": "aux",
    "advmod": "modifier",
    "amod": "modifier",
    "det": "modifier",
    "mark": "mark",
    "cc": "modifier",
    "compound": "modifier",
}


def _own(tree: Tree, word: int, event: int, lexicon: Lexicon) -> list[tuple[int, StatusCue]]:
    """Return cues among a word's dependents: auxiliaries, negation, modifiers, conjunctions."""
    cues: list[tuple[int, StatusCue]] = []
    for child in tree.dependents[word]:
        relation = tree.words[child].relation.split(":")[0]
        construction = _CONSTRUCTIONS.get(relation)
        if construction is not None:
            cues += _fitting(tree, child, construction, lexicon, xpos=tree.words[event].xpos)
        if relation == "aux" and _inverted(tree, child, word):
            cues += _fitting(tree, child, "mark", lexicon)
    for child in tree.children(word, "acl") if tree.words[word].upos == "NOUN" else []:
        # "a visit, put off three times": the noun is what the participle acts upon.
        if tree.words[child].xpos in {"VBN", "VBD"}:
            cues += [
                c
                for c in _fitting(tree, child, "governor", lexicon, relation="obj", xpos=tree.words[event].xpos)
                if c[1].through
            ]
    if any(tree.words[c].text.lower() in {"would", "'d", "’d"} for c in tree.children(word, "aux")):
        # "would meet if …": what an unreal condition hangs on is no more than possible.
        for clause in tree.children(word, "advcl"):
            for mark in tree.children(clause, "mark"):
                cues += _fitting(tree, mark, "mark", lexicon)
    for denial in _denials_near(tree, word):
        cues += _fitting(tree, denial, "modifier", lexicon)
    if not cues and _is_asked(tree, word):
        cues += [(word, cue) for cue in lexicon.status_cues("whether", "mark")]
    due = {at for at, _ in cues if _should_have(tree, at, word)}
    said = [(at, cue) for at, cue in cues if at not in due]
    undone = [(at, msgspec.structs.replace(cue, status="negated")) for at, cue in cues if at in due]
    return [*said, *undone, *undone]  # "should have" are two words that say one thing, and so surer than a chance


def _is_asked(tree: Tree, word: int) -> bool:
    """Whether a sentence asks if something is so: "Did the cutter ram the boat?", "Has he been told?"."""
    subject = next(iter(tree.children(word, "nsubj", "nsubj:pass")), 0)
    inverted = any(n < subject for n in tree.children(word, "aux", "aux:pass", "cop"))
    asked = any(form.text == "?" for form in tree.words[word:])
    opening = {tree.lemma(n) for n in range(subject)} & words("asking_words")
    return inverted and asked and not opening and tree.words[word].relation == "root"


def _should_have(tree: Tree, auxiliary: int, word: int) -> bool:
    """Whether an auxiliary says what was due and was not done: "which should have gathered in March"."""
    perfect = any(tree.words[n].text.lower() in {"have", "'ve", "’ve"} for n in tree.children(word, "aux"))
    undone = tree.words[auxiliary].text.lower() in words("left_undone")
    return perfect and undone and tree.words[word].xpos in {"VBN", "VBD"}


def _was_to_have(tree: Tree, word: int) -> list[int]:
    """Return the words that say that what was due was not done: "was to have met him on Monday"."""
    due = [n for n in tree.children(word, "aux", "cop") if tree.words[n].text.lower() in {"was", "were"}]
    perfect = [n for n in tree.children(word, "aux") if tree.words[n].text.lower() == "have"]
    marks = [n for n in tree.children(word, "mark", "aux") if tree.lemma(n) == "to"]
    told = due and perfect and any(due[0] < mark < perfect[0] for mark in marks)
    return [due[0], perfect[0]] if told else []


def _denials_near(tree: Tree, word: int) -> Iterator[int]:
    """Yield negations that hang on a participant or an adverb ("no troops left", "neither", "no longer supplies")."""
    for child in tree.children(word, "nsubj", "nsubj:pass", "obj"):
        for number in [child, *tree.children(child, "det", "cc")]:
            # "said no to the offer" is no negation of saying it.
            if tree.lemma(number) in {"no", "neither", "none", "nobody", "nothing"} and (
                tree.words[number].upos != "INTJ"
            ):
                yield number
    yield from (n for n in tree.obliques(word, "to", "with") if tree.lemma(n) == "nobody")
    yield from under_no_condition(tree, word)
    for child in tree.children(word, "advmod"):
        if tree.words[child].text.lower() not in words("bounds"):  # "no later than May" denies nothing
            yield from (n for n in tree.children(child, "advmod", "det") if tree.lemma(n) == "no")


def under_no_condition(tree: Tree, word: int) -> list[int]:
    """Return the "no" of "will under no circumstances agree", which denies the verb."""
    conditions = [n for n in tree.children(word, "obl", "nmod") if tree.lemma(n) in words("conditions_of_none")]
    return [n for condition in conditions for n in tree.children(condition, "det") if tree.lemma(n) == "no"]


def _inverted(tree: Tree, auxiliary: int, word: int) -> bool:
    """Whether an auxiliary opens a condition without "if" ("Had the two signed, …")."""
    subjects = tree.children(word, "nsubj", "nsubj:pass")
    return (
        tree.words[word].relation.startswith("advcl")
        and bool(subjects)
        and auxiliary < subjects[0]
        and tree.words[auxiliary].text.lower() in {"had", "were", "should"}
        and not tree.children(word, "mark")
    )


def _fitting(
    tree: Tree, cue: int, construction: str, lexicon: Lexicon, *, relation: str = "", xpos: str = ""
) -> list[tuple[int, StatusCue]]:
    """Return the entries for a cue word in a construction whose conditions hold."""
    lemma = tree.lemma(cue).replace("’", "'")
    text = tree.words[cue].text.lower().replace("’", "'")
    texts = {
        text,
        *(tree.lemma(p) for p in tree.children(cue, "compound:prt")),
        # "The trip fell through": what stands right behind a verb may be its particle.
        *(tree.lemma(p) for p in tree.children(cue, "advmod") if tree.lemma(p) == "yet" or p == cue + 1),
    }
    # Of "should" the lemma may be "shall", which says something else.
    found = (lexicon.status_cues(text, construction) if construction == "aux" else ()) or lexicon.status_cues(
        lemma, construction
    )
    if not found and construction == "modifier":
        # Participles that modify a noun stand in the lexicon as they are written ("planned", "scheduled").
        found = lexicon.status_cues(tree.words[cue].text.lower(), construction)
    return [(cue, entry) for entry in found if entry.fits(relation, xpos, texts)]


def _shared(tree: Tree, head: int, event: int, lexicon: Lexicon) -> list[tuple[int, StatusCue]]:
    """Return the auxiliaries and negations that a coordinated verb shares with the first."""
    return [
        c for c in _own(tree, head, event, lexicon) if c[1].construction in {"aux", "mark"} or c[1].status == "negated"
    ]


def _governor(tree: Tree, head: int, current: int, lexicon: Lexicon) -> list[tuple[int, StatusCue]]:
    """Return the cues of the word above through which it reaches its content."""
    xpos = tree.words[current].xpos
    cues: list[tuple[int, StatusCue]] = []
    for way in _ways(tree, current):
        for construction in ("governor", "noun"):
            cues += [c for c in _fitting(tree, head, construction, lexicon, relation=way, xpos=xpos) if c[1].through]
    for number in tree.children(current, "case", "mark"):
        cues += _fitting(tree, number, "noun", lexicon, relation="case", xpos=xpos)
    return list(dict.fromkeys(cues))


def _ways(tree: Tree, current: int) -> list[str]:
    """Return the names under which the lexicon may know the relation between a governor and its content."""
    relation = tree.words[current].relation
    base = relation.split(":")[0]
    marker = tree.case(current) or next((tree.lemma(m) for m in tree.children(current, "mark")), "")
    ways = [relation, base, f"{base}:{marker}"]
    if relation == "nsubj:pass":
        ways.append("obj")
    if base == "nsubj":
        ways.append("subj")
    if base in {"nmod", "obl", "advcl", "acl"}:
        ways += [f"obl:{marker}", f"nmod:{marker}"]
    if base in {"advcl", "acl"} and marker == "to":
        ways += ["xcomp", "acl"]
    return list(dict.fromkeys(ways))


def from_tense(tree: Tree, word: int) -> str:
    """Return the status that the form of the verb gives when no cue speaks."""
    form = tree.words[word]
    if form.upos in {"NOUN", "PROPN", "ADJ"}:
        to_come = [
            c
            for c in tree.children(word, "acl")
            if tree.words[c].xpos == "VB" and tree.lemma(c) in words("to_come") and tree.children(c, "mark")
        ]
        return "planned" if to_come else "happened"
    auxiliaries = [tree.lemma(a) for a in tree.children(word, "aux")]
    if form.xpos == "VBG" and "be" in auxiliaries:
        return "ongoing"
    if any(
        a < m for a in tree.children(word, "aux", "cop") if tree.lemma(a) == "be" for m in tree.children(word, "mark")
    ):
        return "planned"  # "is to reopen"
    if form.xpos == "VB" and not auxiliaries:
        return "planned" if tree.children(word, "mark") else "happened"
    return "happened"


def direction_of(status: Status, tree: Tree, word: int) -> str | None:
    """Return past or future for resolving the dates of an event."""
    if status.value in AHEAD:
        return "future"
    form = tree.words[word]
    told = [word]
    held = form.relation == "obj" and tree.lemma(form.head) not in words("topic_verbs")
    if form.upos == "NOUN" and (held or form.relation in {"nsubj", "nsubj:pass"}):
        told.append(form.head)  # "the visit will not take place", "will skip the meeting"
    wills = any(tree.lemma(a) in {"will", "would"} for verb in told for a in tree.children(verb, "aux"))
    return "future" if status.value == "negated" and wills else "past"
