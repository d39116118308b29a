"""What looks like a contact and is none: a text that nobody has seen, a court case, a briefing at home, a hotline."""

from __future__ import annotations

from dragoman.actors.reference import reference
from dragoman.coding.dyad import DYAD
from dragoman.coding.learned import trigger_at
from dragoman.coding.occurrence import Occurrence
from dragoman.coding.participants import actors_at
from dragoman.coding.posts import is_of_posts
from dragoman.coding.scene import Scene
from dragoman.coding.status import AHEAD
from dragoman.coding.words import words
from dragoman.language.syntax import Tree

#: Prepositions before those who are told something.
_TOLD = ("to", "with", "before")
#: Relations of what is set beside a word.
_JOINED = frozenset({"conj", "cc"})


def is_no_contact(scene: Scene, occurrence: Occurrence) -> bool:
    """Whether a word that the lexicon or the model takes for a contact tells of none."""
    if occurrence.sense.type != "CONSULT":
        return False
    tree, word = scene.trees[occurrence.sentence], occurrence.word
    if (
        _is_counted(scene, occurrence.sentence, word)
        or _is_at_home(scene, occurrence)
        or _is_named(tree, word)
        or _of_a_device(tree, occurrence)
        or _are_guests(tree, word)
        or _goes_by_post(scene, occurrence)
        or _goes_home(scene, occurrence)
        or _is_with_compatriots(scene, occurrence)
        or is_of_posts(scene, occurrence)
        or _goes_along(scene, occurrence)
        or _has_no_envoy(scene, occurrence)
        or _forms_a_government(scene, occurrence)
        or _tells_no_other_side(scene, occurrence)
        or _is_by_the_paper(scene, occurrence)
        or _is_only_thought_of(tree, occurrence)
        or _is_of_private_people(tree, occurrence)
        or _is_at_a_bedside(scene, occurrence)
    ):
        return True
    if occurrence.learned is None:
        return False
    one_side = len(scene.sides((*occurrence.actors, *occurrence.recipients))) < DYAD
    sent = one_side and tree.lemma(word) == "send" and _is_to_nobody(tree, word, words("texts"))
    return (
        sent
        or tree.lemma(word) in words("proceedings") | words("private_stays")
        or _is_judged(scene, occurrence)
        or _keeps_from_a_thing(scene, occurrence)
        or _of_a_text(scene, occurrence)
        or _only_made(scene, occurrence)
        or is_of_one_party(tree, occurrence.word)
    )


def is_of_one_party(tree: Tree, word: int) -> bool:
    """Whether only who heads or makes up a party is told: "the delegation is headed by the minister".

    Not where he leads it somewhere.
    """
    somewhere = (n for head in (word, *tree.objects(word)) for n in tree.obliques(head, "to", "at", "for", "with"))
    return tree.lemma(word) in words("making_up_parties") and next(somewhere, None) is None


def _is_judged(scene: Scene, occurrence: Occurrence) -> bool:
    """Whether somebody is only set beside another ("succeeded him"), or taken for something ("sees him as a rival")."""
    tree, word = scene.trees[occurrence.sentence], occurrence.word
    if not any(actors_at(scene, occurrence.sentence, n) for n in tree.objects(word)):
        return False
    judging = tree.lemma(word) in words("judging") and any(tree.case(n) == "as" for n in tree.dependents[word])
    return judging or tree.lemma(word) in words("set_beside")


def _keeps_from_a_thing(scene: Scene, occurrence: Occurrence) -> bool:
    """Whether what somebody avoids is nobody: "dodged a question about the king"."""
    tree, word = scene.trees[occurrence.sentence], occurrence.word
    avoided = tree.objects(word) if tree.lemma(word) in words("keeping_away") else []
    return bool(avoided) and not any(actors_at(scene, occurrence.sentence, n) for n in avoided)


def _is_by_the_paper(scene: Scene, occurrence: Occurrence) -> bool:
    """Whether "we", who are nobody named, wrote something to nobody: a paper speaks of its articles."""
    tree, word = scene.trees[occurrence.sentence], occurrence.word
    ours = any(tree.words[s].text.lower() == "we" for s in tree.subjects(word))
    return ours and tree.lemma(word) in words("publishing") and not (*occurrence.actors, *occurrence.recipients)


def _is_counted(scene: Scene, sentence: int, word: int) -> bool:
    """Whether a verb only counts how often a body has met so far, in no time that is told: "has met nine times"."""
    tree = scene.trees[sentence]
    counts = [c for c in tree.dependents[word] if tree.lemma(c) == "time" and tree.children(c, "nummod")]
    perfect = any(tree.words[a].text.lower() in {"has", "have"} for a in tree.children(word, "aux"))
    if not counts or not perfect or not any(tree.lemma(s) in words("joint_bodies") for s in tree.subjects(word)):
        return False
    first = min(counts)
    return not any(tree.words[first].start <= e.start for e in scene.expressions_by_sentence.get(sentence, ()))


def _has_no_envoy(scene: Scene, occurrence: Occurrence) -> bool:
    """Whether shuttle diplomacy is that of the leaders themselves, who visit each other in turn: a way, and no contact.

    An envoy's between two capitals has somebody whose it is.
    """
    tree, word = scene.trees[occurrence.sentence], occurrence.word
    if occurrence.sense.medium != "intermediary" or tree.lemma(word) != "diplomacy":
        return False
    between = {scene.side(a) for n in tree.obliques(word, "between") for a in actors_at(scene, occurrence.sentence, n)}
    whose = [
        a
        for n in (*tree.possessors(word), *tree.obliques(word, "of", "by"))
        for a in actors_at(scene, occurrence.sentence, n)
    ]
    by_one = {scene.side(a) for a in whose} - between
    return len(by_one) != 1


def _goes_along(scene: Scene, occurrence: Occurrence) -> bool:
    """Whether somebody goes along with another of his own side: "the minister will accompany the president"."""
    tree, word = scene.trees[occurrence.sentence], occurrence.word
    if tree.lemma(word) not in words("going_along"):
        return False
    places = [*tree.subjects(word), *tree.objects(word)]
    who = [actors_at(scene, occurrence.sentence, n) for n in places]
    return all(who) and len({scene.country(a) for some in who for a in some} - {None}) == 1


def _tells_no_other_side(scene: Scene, occurrence: Occurrence) -> bool:
    """Whether somebody tells something to nobody of another state: to his parliament, his guests, the police."""
    trigger = trigger_at(scene, occurrence.sentence, occurrence.word)
    from_afar = trigger is not None and trigger.medium in words("telling_media")  # "told the council by video link"
    if (
        occurrence.learned is not None
        or from_afar
        or (occurrence.sense.pos, occurrence.sense.lemma) != ("VERB", "tell")
    ):
        return False
    home = scene.sides(occurrence.actors)
    reached = (
        scene.side(r) for r in occurrence.recipients if scene.country(r) or scene.cast.actors[r].kind == "person"
    )
    return not home or not any(side not in home for side in reached)


def _goes_by_post(scene: Scene, occurrence: Occurrence) -> bool:
    """Whether what goes or comes is no visitor, but what somebody sent: "invitations went out", "a note came"."""
    tree = scene.trees[occurrence.sentence]
    if "visit" not in occurrence.sense.modes or occurrence.sense.pos != "VERB":
        return False
    sent = scene.lexicon.classes["letter_noun"] | scene.lexicon.classes["message_noun"] | words("made_by_somebody")
    return any(tree.lemma(s) in sent | words("answering") | words("protesting") for s in tree.subjects(occurrence.word))


def _goes_home(scene: Scene, occurrence: Occurrence) -> bool:
    """Whether a journey only ends where somebody is from: "returns to Lima on Friday", said of Peru's minister."""
    tree, word, sentence = scene.trees[occurrence.sentence], occurrence.word, occurrence.sentence
    if (
        occurrence.sense.medium != "visit"
        or tree.lemma(word) not in words("coming_home")
        or tree.obliques(word, "from")
    ):
        return False
    who = {scene.country(a) for s in tree.surface_subjects(word) for a in actors_at(scene, sentence, s)}
    where = {scene.country(p) for n in tree.obliques(word, "to", "in") if (p := scene.cast.state_of_place(sentence, n))}
    return len(who) == 1 and where == who and None not in who


def _is_with_compatriots(scene: Scene, occurrence: Occurrence) -> bool:
    """Whether those whom somebody meets abroad are his own people: "met members of the Latvian community in Lima"."""
    tree, word, sentence = scene.trees[occurrence.sentence], occurrence.word, occurrence.sentence
    met = [*tree.objects(word), *tree.obliques(word, "with", "to")]
    met += [n for o in tree.objects(word) for n in tree.obliques(o, "with")]  # "had a meeting with"
    heads = [h for m in met for h in tree.conjuncts(m)]
    own = [[n for n in (h, *tree.obliques(h, "of")) if tree.lemma(n) in words("compatriots")] for h in heads]
    if not heads or not all(own):
        return False
    who = {scene.country(a) for s in tree.surface_subjects(word) for a in actors_at(scene, sentence, s)} - {None}
    named = {scene.country(a) for h in heads for n in tree.subtree(h, _JOINED) for a in actors_at(scene, sentence, n)}
    return bool(who) and named - {None} <= who


def _are_guests(tree: Tree, word: int) -> bool:
    """Whether a word is for several guests of nobody who is named: "X and Y were among the guests" of an evening."""
    form = tree.words[word]
    several = form.upos == "NOUN" and form.xpos == "NNS" and tree.lemma(word) in reference().visits.guests
    return several and not tree.possessors(word) and not tree.obliques(word, "of", "from")


def _of_a_device(tree: Tree, occurrence: Occurrence) -> bool:
    """Whether what is told is told of a line, over which nobody is said to speak: "set up a hotline"."""
    told = (occurrence.word, *tree.objects(occurrence.word), *tree.surface_subjects(occurrence.word))
    used = tree.words[occurrence.word].upos == "VERB" and tree.lemma(occurrence.word) in words("using_devices")
    return not used and any(tree.lemma(n) in words("devices") for n in told)


def _is_named(tree: Tree, word: int) -> bool:
    """Whether something is given a name: "calling it the worst deal", which reaches nobody by telephone."""
    if tree.words[word].upos != "VERB" or tree.lemma(word) != "call":
        return False
    objects = tree.children(word, "obj", "xcomp")
    things = any(tree.words[n].text.lower() in {"it", "this", "that"} for n in objects)
    return things or len([n for n in objects if tree.words[n].upos in {"NOUN", "ADJ", "PROPN", "PRON"}]) > 1


def _is_at_home(scene: Scene, occurrence: Occurrence) -> bool:
    """Whether somebody speaks to a body or people of his own state, and to nobody else: "will brief the Assembly"."""
    tree, word = scene.trees[occurrence.sentence], occurrence.word
    told = _who_informs(tree, word) or [*tree.objects(word), *tree.obliques(word, *_TOLD)]
    told += [n for held in tree.objects(word) for n in tree.obliques(held, "with")]  # "held a consultation with"
    travels = "visit" in occurrence.sense.modes  # "sent his adviser to Lima"
    staff = [n for n in told if not travels and _is_own_staff(tree, n)]
    own = [*staff, *(n for n in told if _is_within_a_state(scene, occurrence.sentence, n))]
    bodies = [*(n for n in told if tree.lemma(n) in words("own_bodies")), *own, *_sitting(tree, occurrence)]
    others = {party for n in told if n not in bodies for party in actors_at(scene, occurrence.sentence, n)}
    # "The two coalition parties" may be taken for the two states of the article.
    inside = [m for n in own for m in (tree.subtree(n) if n in staff else tree.phrase(n))]
    within = {party for m in inside for party in actors_at(scene, occurrence.sentence, m)}
    parties = {*occurrence.actors, *occurrence.recipients} - within
    return bool(bodies) and not others and len(scene.sides(parties)) < DYAD


def _sitting(tree: Tree, occurrence: Occurrence) -> list[int]:
    """Return the one body that sits: of "the cabinet meets", "a cabinet meeting", "a session of parliament"."""
    word = occurrence.word
    if occurrence.sense.medium not in {"in_person", "unspecified", None} or occurrence.recipients:
        return []
    if tree.words[word].upos == "NOUN":
        found = [n for n in tree.children(word, "compound", "nmod", "nmod:poss") if tree.case(n) in {"", "of"}]
    else:
        found = tree.surface_subjects(word)
    return [n for n in found if tree.words[n].xpos not in {"NNS", "NNPS"} and tree.lemma(n) in words("sitting_bodies")]


def _who_informs(tree: Tree, word: int) -> list[int]:
    """Return by whom somebody was briefed, who then is told like one who briefs others."""
    return tree.agents(word) if tree.passive(word) and tree.lemma(word) in words("informing") else []


def _is_own_staff(tree: Tree, word: int) -> bool:
    """Whether somebody is told to be of one's own people: "met his generals", "briefed by a number of her advisers"."""
    whose = (word, *tree.obliques(word, "of"))
    return any(
        tree.lemma(n) in words("own_staff")
        and any(tree.words[o].text.lower() in {"his", "her", "their"} for o in tree.children(n, "nmod:poss"))
        for n in whose
    )


def _forms_a_government(scene: Scene, occurrence: Occurrence) -> bool:
    """Whether parties of one state speak about who is to govern it: "coalition talks with the Greens"."""
    tree = scene.trees[occurrence.sentence]
    about = {tree.lemma(n) for used in (occurrence.word, *occurrence.used) for n in tree.children(used, "compound")}
    countries = {scene.country(party) for party in (*occurrence.actors, *occurrence.recipients)} - {None}
    return "coalition" in about and len(countries) < DYAD


def _is_within_a_state(scene: Scene, sentence: int, word: int) -> bool:
    """Whether somebody is told to be of politics within a state, or one's own: "his coalition partners", "her capital".

    Not where two states are named: who travels may see the opposition there.
    """
    tree = scene.trees[sentence]
    own = tree.lemma(word) in words("own_government")
    if own and any(tree.words[n].upos == "PRON" for n in tree.children(word, "nmod:poss")):
        return True
    phrase = tree.phrase(word)
    told = any(tree.lemma(n) in words("within_a_state") for n in phrase)
    if not told or any(tree.words[n].upos == "PROPN" for n in phrase):
        return False  # "met opposition leader Barasa": who is named may be of the state that is visited
    mentions = [
        m for m in scene.cast.mentions if m.sentence == sentence and m.kind != "pronoun" and m.first not in phrase
    ]
    states = {scene.country(a) for m in mentions for a in m.actors}
    places = {scene.country(p) for m in mentions if (p := scene.cast.state_of_place(sentence, m.first))}
    return len((states | places) - {None}) < DYAD


def _is_only_thought_of(tree: Tree, occurrence: Occurrence) -> bool:
    """Whether nobody comes together yet, or would have: help that is offered, conditions, what never was."""
    word = occurrence.word
    return (
        _is_offered_help(tree, word)
        or _is_a_condition(tree, word)
        or _never_was(tree, word)
        or _is_to_become_a_member(tree, occurrence)
    )


def _is_at_a_bedside(scene: Scene, occurrence: Occurrence) -> bool:
    """Whether somebody visits soldiers, wounded or graves of no other state: "visited injured soldiers"."""
    tree, word = scene.trees[occurrence.sentence], occurrence.word
    seen = tree.objects(word) if tree.words[word].upos == "VERB" else tree.obliques(word, "to", "with")
    private = bool(seen) and all(tree.lemma(n) in words("visited_privately") for n in seen)
    if "visit" not in occurrence.sense.modes or not private:
        return False
    whose = {scene.country(a) for n in seen for m in tree.phrase(n) for a in actors_at(scene, occurrence.sentence, m)}
    own = {scene.country(a) for a in occurrence.actors}
    return whose - {None} <= own


def _is_of_private_people(tree: Tree, occurrence: Occurrence) -> bool:
    return _is_a_match(tree, occurrence) or _of_firms(tree, occurrence.word)


def _is_offered_help(tree: Tree, word: int) -> bool:
    """Whether somebody's good offices are spoken of, or he offers to mediate: nobody has been in contact for it yet."""
    if tree.lemma(word) in {"office", "offices"}:
        return any(tree.lemma(n) == "good" for n in tree.children(word, "amod"))
    above = tree.words[word].head
    offered = tree.words[word].relation in {"xcomp", "acl", "ccomp", "obj"} and above >= 0
    return offered and tree.lemma(word) in words("mediating") and tree.lemma(above) in words("offering")


def _is_a_match(tree: Tree, occurrence: Occurrence) -> bool:
    """Whether states or players meet in a round of a sport: "will meet Nigeria in the quarter-final"."""
    # "Will meet Nigeria in the final": the phrase may hang on the team.
    heads = (occurrence.word, *tree.objects(occurrence.word))
    around = [n for head in heads for n in tree.obliques(head, "in", "at", "for", "during")]
    return occurrence.sense.pos == "VERB" and any(
        tree.lemma(m) in words("rounds_of_sports") for n in around for m in (n, *tree.children(n, "compound"))
    )


def _of_firms(tree: Tree, word: int) -> bool:
    """Whether firms or players are in contact, whatever state they are from: "the Swedish carmaker held talks"."""
    above = tree.words[word].head if tree.words[word].relation == "obj" else word
    who = tree.surface_subjects(above)
    private = words("players") | words("firms") - words("delegates") - {
        "club"
    }  # "a technical team" is one of officials
    # "Carmaker Nordvik": what it is stands before its name.
    return bool(who) and all(any(tree.lemma(m) in private for m in (n, *tree.children(n, "compound"))) for n in who)


def _is_a_condition(tree: Tree, word: int) -> bool:
    """Whether somebody hangs his being there on something: "made her attendance conditional on a withdrawal"."""
    above = tree.words[word].head
    return tree.lemma(word) in words("being_there") and above >= 0 and tree.lemma(above) == "make"


def _never_was(tree: Tree, word: int) -> bool:
    """Whether only what would have been is told: "had the two met, the mine would be open"."""
    first = [n for n in tree.children(word, "aux") if tree.words[n].text.lower() == "had"]
    subjects = tree.surface_subjects(word)
    return tree.words[word].relation == "advcl" and bool(first and subjects) and first[0] < min(subjects)


def _is_to_become_a_member(tree: Tree, occurrence: Occurrence) -> bool:
    """Whether talks are the years of talks of one that is to join: "its membership negotiations with the Union"."""
    word = occurrence.word
    if tree.words[word].upos != "NOUN" or occurrence.sense.medium != "unspecified":
        return False
    about = [*tree.children(word, "compound", "amod"), *tree.obliques(word, "on", "about")]
    return any(tree.lemma(n) in words("becoming_a_member") for n in about)


def is_answer_owed(scene: Scene, occurrence: Occurrence, status: str) -> bool:
    """Whether what is not done yet is the answer to an offer or request: "has yet to reply to the proposal".

    A letter that nobody answers is told as silence between its writer and its reader; an offer that is still weighed is
    not. An answer that is only promised is a commitment.
    """
    tree, word = scene.trees[occurrence.sentence], occurrence.word
    if status not in {"negated", *AHEAD} or tree.lemma(word) not in words("answering"):
        return False
    form = tree.words[word]
    if form.upos == "NOUN":
        promised = words("promising") if status == "negated" else words("promising_answers")
        return form.relation in {"obj", "iobj"} and tree.lemma(form.head) in promised
    to = [*tree.objects(word), *tree.obliques(word, "to")]
    above = [g for g in tree.governors(word) if g < word]
    return any(tree.lemma(n) in words("made_by_somebody") for n in (*to, *above))


def _of_a_text(scene: Scene, occurrence: Occurrence) -> bool:
    """Whether what is seen or read is a text: "had not seen the draft yet"."""
    tree, word = scene.trees[occurrence.sentence], occurrence.word
    seen = [*tree.objects(word), *(tree.surface_subjects(word) if tree.passive(word) else ())]
    return tree.lemma(word) in words("reading") and any(_is_text(scene, tree, n) for n in seen)


def _only_made(scene: Scene, occurrence: Occurrence) -> bool:
    """Whether an offer is made or presented to nobody who is named with it: "would present a new offer"."""
    tree, word = scene.trees[occurrence.sentence], occurrence.word
    presented = occurrence.sense.medium == "unspecified" and tree.lemma(word) in words("presenting")
    return presented and _is_to_nobody(tree, word, scene.lexicon.classes["request_noun"])


def _is_to_nobody(tree: Tree, word: int, things: frozenset[str]) -> bool:
    """Whether the object of a verb is one of some things, and nobody is named to whom it goes."""
    objects = [o for o in tree.objects(word) if tree.lemma(o) in things]
    reached = [
        *tree.children(word, "iobj"),
        *(n for verb in (word, *objects) for n in tree.obliques(verb, "to", "with")),
    ]
    return bool(objects) and not reached


def _is_text(scene: Scene, tree: Tree, word: int) -> bool:
    written = scene.lexicon.classes["letter_noun"] | scene.lexicon.classes["agreement"] | words("texts")
    return tree.lemma(word) in written
