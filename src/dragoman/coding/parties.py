"""Who takes part in an event: what its word names, completed from the clause and from what was spoken of before."""

from __future__ import annotations

from dragoman.actors.reference import reference
from dragoman.coding.dyad import DYAD, main_dyad
from dragoman.coding.event_mention import EventMention, spoken_of_before
from dragoman.coding.learned import contact_chance, several_seen, states_of_people, who_stays_away, with_seen
from dragoman.coding.occurrence import Occurrence
from dragoman.coding.participants import actors_at, actors_of_phrase, between, hosts, states_located_in
from dragoman.coding.portfolios import of_other_ministers
from dragoman.coding.posts import recalled_from
from dragoman.coding.press import PRESS
from dragoman.coding.reached import without_bystanders, without_judges
from dragoman.coding.scene import Scene
from dragoman.coding.senses import fits
from dragoman.coding.thresholds import thresholds
from dragoman.coding.times import expression_for
from dragoman.coding.travellers import is_a_visit, whose_programme, whose_visit
from dragoman.coding.words import words
from dragoman.language.syntax import Tree


def parties_of(
    scene: Scene, occurrence: Occurrence, before: list[EventMention]
) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Return who acts, who is acted on, and whether they were taken over from a contact told before."""
    actors, recipients, inherited = _told_parties(scene, occurrence, before)
    if owners := _of_whose_predecessor(scene, occurrence):
        others = tuple(a for a in actors if a not in owners)
        actors = tuple(dict.fromkeys((*states_of_people(scene, sorted(owners)), *others)))
    if not actors and _is_journey_of_the_unknown(scene, occurrence, recipients):
        return (), (), False
    return *_without_sources(scene, occurrence, (actors, recipients)), inherited


def _told_parties(
    scene: Scene, occurrence: Occurrence, before: list[EventMention]
) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Return the parties; of "between X and Y", and for a definite contact noun those of the contact spoken of."""
    topic = occurrence.sense.pos == "NOUN" and _is_topic(scene, occurrence)
    actors, recipients = (occurrence.actors, occurrence.recipients) if topic else with_seen(scene, occurrence)
    if occurrence.learned is not None:
        recipients = _in_relative_clause(scene, occurrence, recipients)
    actors, recipients = _without_topics(scene, occurrence, (actors, recipients))
    actors, recipients = _without_those_before(scene, occurrence, actors, recipients)
    actors, recipients = _without_those_told_of(scene, occurrence, actors, recipients)
    actors, recipients = _without_those_quarrelled_with(scene, occurrence, actors, recipients)
    both = between(scene, occurrence.sentence, occurrence.word) or _between_around(scene, occurrence)
    if not both and len(scene.sides((*actors, *recipients))) < DYAD:
        both = _between_about(scene, occurrence)
    if both:
        actors = (
            tuple(dict.fromkeys((*actors, *both)))
            if occurrence.sense.roles.mutual or occurrence.sense.type == "CONSULT"
            else both
        )
    if occurrence.sense.type == "CONSULT":
        actors = _with_own_subject(scene, occurrence, actors, recipients)
        actors = _with_whose_counterpart(scene, occurrence, actors, recipients)
        actors = _with_makers(scene, occurrence, actors, recipients)
        actors = _with_list_before(scene, occurrence, actors, recipients)
        travelling = whose_programme(scene, occurrence, before)
        actors = (*(a for a in travelling if a not in (*actors, *recipients)), *actors)
        actors = _of_those_sent(scene, occurrence, actors)
    if occurrence.sense.pos == "VERB" and "visit" in occurrence.sense.modes:
        recipients = _with_hosts(scene, occurrence, actors, recipients)  # "sent a delegation to Lima"
    if occurrence.sense.type == "CONSULT" and len(scene.present((*actors, *recipients))) < DYAD:
        completed, inherited = _completed(scene, occurrence, actors, recipients, before)
        completed, inherited = (completed, inherited) if completed else (_both_sides(scene, occurrence, before), True)
        if completed and _is_of_others(scene, occurrence, completed, inherited=inherited):
            completed = _states_of(scene, occurrence.sentence, completed, (*actors, *recipients))
        if completed:
            added = _with_hosts(scene, occurrence, completed, ()) if "visit" in occurrence.sense.modes else ()
            return completed, added, inherited
    if "visit" in occurrence.sense.modes or (
        not recipients and occurrence.sense.medium in {"phone", "letter", "message", "intermediary"}
    ):
        recipients = _with_hosts(scene, occurrence, actors, recipients)
    recipients = recalled_from(scene, occurrence, actors, recipients)
    if occurrence.sense.type == "REQUEST" and not recipients:
        recipients = _asked(scene, occurrence, actors) or _asked_of(scene, occurrence, actors)
    actors = without_judges(scene, occurrence, actors)
    recipients = without_bystanders(scene, occurrence, recipients)
    if not actors and recipients and _by_the_other_state(scene, occurrence):
        actors = tuple(a for a in main_dyad(scene, occurrence.sentence, recipients) if a not in recipients)
    if _is_matter(scene, occurrence):
        own = set(_within(scene, occurrence))
        actors, recipients = (tuple(p for p in side if p in own) for side in (actors, recipients))
    return actors, recipients, False


def _of_whose_predecessor(scene: Scene, occurrence: Occurrence) -> frozenset[str]:
    """Return who is named as having had a predecessor, or having a brother, whose contact it is: "her son's visit"."""
    tree, sentence = scene.trees[occurrence.sentence], occurrence.sentence
    others = [n for n in tree.possessors(occurrence.word) if tree.lemma(n) in words("others_than_owner")]
    return frozenset(a for n in others for owner in tree.possessors(n) for a in actors_at(scene, sentence, owner))


def _is_journey_of_the_unknown(scene: Scene, occurrence: Occurrence, goals: tuple[str, ...]) -> bool:
    """Whether people of no known side travel to several states, which do not meet by that: "a team flew to X and Y"."""
    tree = scene.trees[occurrence.sentence]
    travels = tree.lemma(occurrence.word) in words("travelling") and occurrence.sense.pos == "VERB"
    return travels and bool(tree.surface_subjects(occurrence.word)) and len(scene.sides(goals)) >= DYAD


def _without_sources(
    scene: Scene, occurrence: Occurrence, sides: tuple[tuple[str, ...], tuple[str, ...]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the parties of a contact without who tells of it: "their first meeting, according to his aide, X"."""
    if occurrence.sense.type != "CONSULT":
        return sides
    tree, sentence = scene.trees[occurrence.sentence], occurrence.sentence
    telling = [n for n, form in enumerate(tree.words) if form.upos != "ADP" and tree.case(n).startswith("accord")]
    if not telling:
        return sides
    sources = {a for told in telling for n in tree.subtree(told) for a in actors_at(scene, sentence, n)}
    actors, recipients = (tuple(party for party in side if party not in sources) for side in sides)
    if len(scene.sides((*actors, *recipients))) < DYAD:  # he was one of two
        return sides
    return actors, recipients


def _without_topics(
    scene: Scene, occurrence: Occurrence, parties: tuple[tuple[str, ...], tuple[str, ...]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who acts and who is reached without the states of which they only speak; who speaks acts then."""
    actors, recipients = parties
    topics = _topics(scene, occurrence)
    if not topics & {*actors, *recipients}:
        return parties
    actors, recipients = (tuple(p for p in side if p not in topics) for side in parties)
    speakers = (
        a for n in scene.trees[occurrence.sentence].subjects(occurrence.word) for a in _at(scene, occurrence, n)
    )
    return actors or tuple(dict.fromkeys(speakers)), recipients


def _topics(scene: Scene, occurrence: Occurrence) -> set[str]:
    """Return the states that some only speak of: "they discussed Sudan and Ukraine", "spoke about Chad"."""
    tree, word = scene.trees[occurrence.sentence], occurrence.word
    if occurrence.sense.pos == "NOUN":  # "during the meeting, they discussed Sudan"
        word = tree.words[word].head if tree.words[word].relation == "obl" else -1
    if occurrence.sense.type != "CONSULT" or word < 0:
        return set()
    objects = tree.objects(word) if tree.lemma(word) in words("topic_verbs") else []
    places = [*objects, *tree.obliques(word, "about", "on", "of")]
    bare = [n for place in places for n in tree.conjuncts(place) if tree.words[n].upos == "PROPN"]
    told = [a for n in bare for a in _at(scene, occurrence, n)]
    return set(told) if all(scene.cast.actors[a].kind == "state" for a in told) else set()


def _at(scene: Scene, occurrence: Occurrence, word: int) -> tuple[str, ...]:
    return actors_at(scene, occurrence.sentence, word)


def _in_relative_clause(scene: Scene, occurrence: Occurrence, recipients: tuple[str, ...]) -> tuple[str, ...]:
    """Return whom something reaches, of a relative clause those within it and in front of it.

    "The president, who is touring the valley, has not commented on the dispute with Chile" tells of no tour of Chile.
    """
    tree, word = scene.trees[occurrence.sentence], occurrence.word
    if not tree.words[word].relation.startswith("acl:relcl"):
        return recipients
    last = max(tree.subtree(word))
    mentions = [m for m in scene.cast.mentions if m.sentence == occurrence.sentence]
    told = {a for m in mentions if m.first <= last for a in m.actors}
    behind = {a for m in mentions if m.first > last for a in m.actors}
    return tuple(r for r in recipients if r not in behind - told)


def _by_the_other_state(scene: Scene, occurrence: Occurrence) -> bool:
    """Whether the other of the two states that the article is about must have acted, where nobody is said to have.

    "Suriname's ambassador was called in", "a note was delivered to the embassy of Mauritania".
    """
    summoned = occurrence.sense.type == "ACCUSE" and occurrence.sense.lemma in words("summoning")
    written = occurrence.sense.type == "CONSULT" and occurrence.sense.medium == "letter"
    return summoned or (written and scene.trees[occurrence.sentence].passive(occurrence.word))


def _with_own_subject(
    scene: Scene, occurrence: Occurrence, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> tuple[str, ...]:
    """Return who is in contact, whoever the others are: "he had been in contact with both sides"."""
    tree, word = scene.trees[occurrence.sentence], occurrence.word
    if tree.words[word].upos != "NOUN" or tree.case(word) != "in" or not tree.children(word, "cop"):
        return actors
    own = [a for s in tree.subjects(word) for a in actors_at(scene, occurrence.sentence, s)]
    return tuple(dict.fromkeys((*(a for a in own if a not in recipients), *actors)))


def _with_whose_counterpart(
    scene: Scene, occurrence: Occurrence, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> tuple[str, ...]:
    """Return who acts, with whose counterpart the only party is: "a session with her counterpart, Y, is due"."""
    alone, sentence = {*actors, *recipients}, occurrence.sentence
    if len(alone) != 1:
        return actors
    tree = scene.trees[sentence]
    below = set(tree.subtree(occurrence.word))
    heads = (m.last - 1 for m in scene.cast.mentions if m.sentence == sentence and alone == set(m.actors))
    heads = (head for head in heads if head in below)
    owners = [o for head in heads if tree.lemma(head) in reference().names.counterparts for o in tree.possessors(head)]
    added = dict.fromkeys(a for owner in owners for a in actors_at(scene, sentence, owner))
    return (*(a for a in added if a not in alone), *actors)


def _with_makers(
    scene: Scene, occurrence: Occurrence, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> tuple[str, ...]:
    """Return who acts in a contact with those by whom it was made or sent: "a protest in Lima, handed over by X"."""
    tree, sentence = scene.trees[occurrence.sentence], occurrence.sentence
    if occurrence.sense.pos != "NOUN":
        return actors
    clauses = [c for c in tree.children(occurrence.word, "acl") if tree.lemma(c) in words("making")]
    agents = [agent for clause in clauses for agent in tree.agents(clause)]
    # "separate meetings that X held last week with Y and Z"
    held = [c for c in tree.children(occurrence.word, "acl:relcl") if tree.lemma(c) in words("holding")]
    holders = [
        s for c in held if not tree.passive(c) for child in tree.children(c, "nsubj") for s in tree.conjuncts(child)
    ]
    agents += [s for s in holders if tree.words[s].upos in {"NOUN", "PROPN", "PRON"} and tree.words[s].xpos[:1] != "W"]
    made = dict.fromkeys(a for n in agents for a in actors_of_phrase(scene, sentence, n))
    return (*actors, *(a for a in made if a not in (*actors, *recipients)))


def _with_list_before(
    scene: Scene, occurrence: Occurrence, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> tuple[str, ...]:
    """Return who acts in a relative clause behind a list, if only one seems to: "Merkel and Macron, who last met"."""
    tree, sentence = scene.trees[occurrence.sentence], occurrence.sentence
    alone = {*actors, *recipients}
    clauses = (n for n in (occurrence.word, *tree.governors(occurrence.word)) if tree.words[n].upos in {"VERB", "AUX"})
    clause = next(clauses, -1)
    if len(alone) != 1 or occurrence.sense.medium == "visit" or clause < 0:
        return actors
    if not tree.words[clause].relation.startswith("acl:relcl"):
        return actors
    last = first = tree.words[clause].head
    while tree.words[first].relation in {"conj", "appos"}:
        first = tree.words[first].head
    listed = [a for n in tree.conjuncts(first) for a in actors_of_phrase(scene, sentence, n)] if first != last else []
    return (*(a for a in dict.fromkeys(listed) if a not in alone), *actors) if alone & set(listed) else actors


def _of_those_sent(scene: Scene, occurrence: Occurrence, actors: tuple[str, ...]) -> tuple[str, ...]:
    """Return who acts, those who are sent and not who sends them: "dispatched his envoy to Lima to meet with Y"."""
    tree, word, sentence = scene.trees[occurrence.sentence], occurrence.word, occurrence.sentence
    above = tree.words[word].head
    purpose = tree.words[word].xpos == "VB" and tree.words[word].relation in {"advcl", "xcomp"}
    if not purpose or above < 0 or tree.lemma(above) not in words("sending"):
        return actors
    sent = dict.fromkeys(a for n in tree.objects(above) for a in actors_of_phrase(scene, sentence, n))
    if not any(scene.cast.actors[a].kind != "state" for a in sent):
        return actors
    senders = {a for n in tree.subjects(above) for a in actors_at(scene, sentence, n)}
    return (*sent, *(a for a in actors if a not in sent and a not in senders))


def enough(scene: Scene, occurrence: Occurrence, actors: tuple[str, ...], recipients: tuple[str, ...]) -> bool:
    """Whether an event has the parties that it needs: a contact two, or one where its word speaks of another."""
    parties = (*actors, *recipients)
    tree = scene.trees[occurrence.sentence]
    if occurrence.sense.type != "CONSULT":
        return bool(parties)
    least = "at_home" if _at_home(scene, occurrence, parties) else "unnamed"
    sure = contact_chance(scene, occurrence) >= thresholds()["learned"][least]
    if sure and not _journey_at_home(scene, occurrence, actors, parties):
        return True
    if occurrence.learned is not None:
        return len(scene.sides(parties)) >= DYAD or (
            bool(parties) and occurrence.sense.medium in words("telling_media")
        )
    if _no_people(tree, occurrence) or (not actors and len(set(recipients)) < DYAD):
        return False
    return len(scene.present(parties)) >= DYAD or _one_sided(tree, occurrence, parties)


def _journey_at_home(
    scene: Scene, occurrence: Occurrence, travelling: tuple[str, ...], parties: tuple[str, ...]
) -> bool:
    """Whether a journey of one side may have stayed within its own state, of which the model knows too little."""
    visit = "visit" in {occurrence.sense.medium, *occurrence.sense.modes}
    if not visit or not parties or len(scene.sides(parties)) >= DYAD:
        return False
    tree = scene.trees[occurrence.sentence]
    receives = tree.lemma(occurrence.word) in words("receiving")
    offices = " ".join(scene.cast.actors[party].office or "" for party in parties).lower()
    if receives or any(word in offices for word in words("sent_abroad")):
        return False
    if not travelling and any(tree.words[s].upos == "PRON" for s in tree.surface_subjects(occurrence.word)):
        return True  # "they were expected in Lima": of nobody who is known
    located = _located(scene, occurrence, travelling)
    home = {scene.country(party) for party in travelling} - {None}
    own = any(scene.country(state) in home for state in located)
    region = [n for n in tree.children(occurrence.word, "obj") if not scene.cast.mention_at(occurrence.sentence, n)]
    if region and not located and tree.words[occurrence.word].relation.startswith("acl:relcl"):
        return True  # "X, who is touring the valley, said": of no other state that is known
    return own or contact_chance(scene, occurrence) < thresholds()["learned"]["journey"]


def _located(scene: Scene, occurrence: Occurrence, travelling: tuple[str, ...]) -> set[str]:
    """Return the states to which a journey goes; that of who travels is none: "the Peruvian envoy visited"."""
    tree, sentence = scene.trees[occurrence.sentence], occurrence.sentence
    below = tree.subtree(occurrence.word)
    named = (n for n in below if set(actors_at(scene, sentence, n)) & set(travelling))
    who = {n for name in named for n in tree.subtree(name)}
    return {scene.cast.state_of_place(sentence, n) for n in below if n not in who} - {""}


def _at_home(scene: Scene, occurrence: Occurrence, parties: tuple[str, ...]) -> bool:
    """Whether a meeting or speech of one side may have been one of its own state alone ("the cabinet met")."""
    receives = scene.trees[occurrence.sentence].lemma(occurrence.word) in words("receiving")
    if len(scene.sides(parties)) >= DYAD or occurrence.learned is not None or receives:
        return False
    return occurrence.sense.pos == "VERB" and occurrence.sense.medium == "in_person"


def _asked_of(scene: Scene, occurrence: Occurrence, actors: tuple[str, ...]) -> tuple[str, ...]:
    """Return the states in which something is asked for ("new elections in Israel")."""
    tree = scene.trees[occurrence.sentence]
    inside = [n for used in occurrence.used[1:] for n in tree.subtree(used)]
    return tuple(a for a in states_located_in(scene, occurrence.sentence, inside) if a not in actors)


def _asked(scene: Scene, occurrence: Occurrence, actors: tuple[str, ...]) -> tuple[str, ...]:
    """Return who is to act in the clause that is asked for ("demanded that Pristina present its draft")."""
    tree = scene.trees[occurrence.sentence]
    subjects = [
        s for c in tree.children(occurrence.word, "xcomp", "ccomp") for s in tree.children(c, "nsubj", "nsubj:pass")
    ]
    found = [a for s in subjects for w in tree.conjuncts(s) for a in actors_at(scene, occurrence.sentence, w)]
    return tuple(a for a in dict.fromkeys(found) if a not in actors)


def _with_governor(scene: Scene, occurrence: Occurrence, actors: tuple[str, ...]) -> tuple[str, ...]:
    """Return the parties with those who act in the clause around a contact noun ("in a call with X, Y said")."""
    tree = scene.trees[occurrence.sentence]
    base = tree.words[occurrence.word].relation.split(":")[0]
    governor = tree.words[occurrence.word].head
    around = []
    if tree.children(occurrence.word, "cop") and tree.case(occurrence.word):
        around = tree.subjects(occurrence.word)  # "is on a visit to", "is in contact with"
    elif base in {"obj", "obl", "nsubj"} and governor >= 0:
        around = tree.subjects(governor)
        case = tree.case(occurrence.word)
        # "Told the minister in a meeting", "congratulated him in a telegram"; "met him after a meeting with her".
        if base == "obl" and case != "to" and case not in words("before_and_after"):
            around = [*around, *tree.objects(governor), *(c for c in tree.children(governor, "iobj"))]
    elif base == "nmod" and tree.lemma(governor) in scene.lexicon.classes.get("request_noun", frozenset()):
        around = tree.possessors(governor)  # "his offer of talks with"
        if not around and tree.words[governor].relation in {"obj", "nsubj"} and tree.words[governor].head >= 0:
            around = tree.subjects(tree.words[governor].head)
    away = who_stays_away(scene, occurrence)
    added = [
        a for w in around if w != occurrence.word for a in actors_at(scene, occurrence.sentence, w) if a not in away
    ]
    # A paper that "first reported the trip" tells of it.
    return tuple(dict.fromkeys((*(a for a in added if scene.cast.actors[a].sector != PRESS), *actors)))


def _with_hosts(
    scene: Scene, occurrence: Occurrence, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the recipients of a visit with the state visited, unless somebody of that state is among them.

    Of two sides who are in a third state ("saw each other in Lima") it is only where they are.
    """
    sentence = occurrence.sentence
    tree = scene.trees[sentence]
    hosting = [a for used in occurrence.used for g in tree.obliques(used, "as") for a in _hosts_of(scene, sentence, g)]
    recipients = (*recipients, *(h for h in dict.fromkeys(hosting) if h not in (*actors, *recipients)))
    home = {scene.country(a) for a in actors}
    there = {scene.country(r) for r in recipients}
    if there - home - {None}:
        return recipients  # "was received by the chancellor in Vienna": who received is named, Vienna is where
    places = list(hosts(scene, sentence, occurrence.used, there=len(home - {None}) < DYAD))
    above = tree.words[occurrence.word].head
    if not places and above >= 0 and tree.words[occurrence.word].relation == "obj":  # the phrase may hang on the verb
        places = list(hosts(scene, sentence, (above,)))
    if not places and above >= 0 and tree.case(above) == "in":  # "is in Berlin on a visit"
        places = [state for state in (scene.cast.state_of_place(sentence, above),) if state]
    added = [h for h in places if scene.country(h) not in home | there]
    return (*recipients, *added)


def _hosts_of(scene: Scene, sentence: int, word: int) -> list[str]:
    """Return whose guest somebody is ("in Kuwait as the guest of the emir")."""
    tree = scene.trees[sentence]
    if tree.lemma(word) != "guest":
        return []
    owners = [*tree.possessors(word), *tree.obliques(word, "of")]
    return [a for owner in owners for a in actors_at(scene, sentence, owner)]


def _completed(
    scene: Scene,
    occurrence: Occurrence,
    actors: tuple[str, ...],
    recipients: tuple[str, ...],
    before: list[EventMention],
) -> tuple[tuple[str, ...], bool]:
    """Return the parties of a contact that names fewer than two, and whether they were taken over.

    None are returned when none are found. A word that points back takes the parties spoken of before; else
    those who act around the noun count.
    """
    named = (*actors, *recipients)
    spoken_of = _spoken_of(scene, occurrence, before)
    sides = {scene.country(p) for p in spoken_of}
    if len(spoken_of) > 1 and all(a in spoken_of or scene.country(a) in sides for a in named):
        there = {scene.country(a) for a in named}
        return tuple(dict.fromkeys((*named, *(p for p in spoken_of if scene.country(p) not in there)))), True
    if occurrence.sense.pos != "NOUN" or _is_topic(scene, occurrence):
        return (), False
    around = _with_governor(scene, occurrence, actors)
    if recipients and len({*around, *recipients}) < DYAD:
        return (), False
    return tuple(dict.fromkeys((*around, *recipients))), False


def _spoken_of(scene: Scene, occurrence: Occurrence, before: list[EventMention]) -> tuple[str, ...]:
    """Return the parties that a contact leaves unsaid: those of the last contact or commitment, else the main dyad."""
    if not points_back(scene, occurrence) and not is_one_more(scene, occurrence):
        return ()
    if is_a_visit(occurrence):
        return whose_visit(scene, occurrence, before, DYAD) or main_dyad(scene, occurrence.sentence)
    for mention in spoken_of_before(before, occurrence.sentence):
        if mention.type in {"CONSULT", "AGREE", "REQUEST"} and len(set(mention.parties)) >= DYAD:
            return tuple(dict.fromkeys(mention.parties))
    return main_dyad(scene, occurrence.sentence)


def _both_sides(scene: Scene, occurrence: Occurrence, before: list[EventMention]) -> tuple[str, ...]:
    """Return the parties of a contact between several people whom the text does not name here ("the two sides met").

    They are those of the last contact spoken of, else the main dyad; who is named must be of one of the sides.
    """
    known = (*occurrence.actors, *occurrence.recipients)
    if not several_seen(scene, occurrence):
        return () if known or not _of_a_joint_body(scene, occurrence) else main_dyad(scene, occurrence.sentence)
    for mention in spoken_of_before(before, occurrence.sentence):
        sides = {scene.country(party) for party in mention.parties}
        if mention.type == "CONSULT" and len(sides) >= DYAD and all(scene.country(k) in sides for k in known):
            there = {scene.country(k) for k in known}
            return (*known, *(p for p in dict.fromkeys(mention.parties) if scene.country(p) not in there))
    dyad = main_dyad(scene, occurrence.sentence, known)
    return dyad if len(dyad) >= DYAD else ()


def _of_a_joint_body(scene: Scene, occurrence: Occurrence) -> bool:
    """Whether a body meets of which its states were told before: "the commission last sat in May"."""
    tree, word = scene.trees[occurrence.sentence], occurrence.word
    noun = tree.words[word].upos == "NOUN"
    who = [*tree.obliques(word, "of"), *tree.possessors(word)] if noun else tree.surface_subjects(word)
    bodies = [n for n in who if tree.lemma(n) in words("joint_bodies")]
    known = [n for n in bodies if any(tree.lemma(c) in words("definite") for c in tree.children(n, "det"))]
    # "The Permanent Council of the OAS", "the budget committee" are no bodies of two states.
    return any(
        not any(actors_at(scene, occurrence.sentence, n) or tree.lemma(n) in words("of_one_state") for n in phrase)
        for phrase in map(tree.phrase, known)
    )


def _is_of_others(scene: Scene, occurrence: Occurrence, known: tuple[str, ...], *, inherited: bool) -> bool:
    """Whether a contact is told to be of others than the people spoken of before or around it.

    They sent them ("envoys of the two presidents met"), none of them has that office ("the Ministers of Energy", told
    of presidents), or a bare noun has a time of its own ("put off talks in April"), where "the talks" would be theirs.
    """
    tree, word = scene.trees[occurrence.sentence], occurrence.word
    if occurrence.sense.pos == "VERB":
        who = tree.surface_subjects(word)
    else:
        who = [*tree.obliques(word, "of", *words("between")), *tree.possessors(word)]
        bare = not tree.children(word, "det", "nmod:poss")
        if inherited and bare and expression_for(scene, occurrence.sentence, word, frozenset()) is not None:
            return True
    unnamed = [n for n in who if not scene.cast.at(occurrence.sentence, n)]
    return any(tree.lemma(n) in words("sent") or of_other_ministers(scene, tree, n, known) for n in unnamed)


def _states_of(scene: Scene, sentence: int, parties: tuple[str, ...], named: tuple[str, ...]) -> tuple[str, ...]:
    """Return some parties, in the place of those not named their states; the main dyad where one is of none known."""
    states = scene.states()
    others = (scene.country(party) for party in parties if party not in named)
    known = tuple(dict.fromkeys((*named, *(states[code] for code in others if code in states))))
    filled = known if len(scene.sides(known)) >= DYAD else main_dyad(scene, sentence, known)
    return filled if len(scene.sides(filled)) >= DYAD else parties


def points_back(scene: Scene, occurrence: Occurrence) -> bool:
    """Whether a contact word speaks of parties known already: "the meeting", bare "talks", "the delegations met"."""
    tree = scene.trees[occurrence.sentence]
    word = occurrence.word
    if occurrence.sense.pos == "NOUN":
        if _is_topic(scene, occurrence):
            return False
        owners = tree.possessors(word)
        if owners and all(_are_delegates(tree, owner) for owner in owners):
            return True  # "the ministers' meeting"
        if owners and all(tree.lemma(owner) in words("days_to_come") for owner in owners):
            return True  # "Monday's meeting"
        if any(tree.words[owner].upos != "PRON" for owner in owners):
            return False  # "the party's winter meeting" is that party's own
        determiners = {tree.lemma(c) for c in tree.children(word, "det")}
        return bool(determiners & words("pointing")) or (not determiners and tree.words[word].xpos == "NNS")
    subjects = tree.subjects(word)
    return (
        bool(subjects)
        and all(tree.words[s].xpos == "NNS" for s in subjects)
        and not any(tree.children(s, "amod", "compound", "nmod") for s in subjects)
    )


def is_one_more(scene: Scene, occurrence: Occurrence) -> bool:
    """Whether a noun is for one more contact of those who had one before: "a further sitting", "another round"."""
    tree, word = scene.trees[occurrence.sentence], occurrence.word
    if occurrence.sense.pos != "NOUN" or _is_topic(scene, occurrence) or tree.possessors(word):
        return False
    return any(
        tree.lemma(c) in words("one_more") | words("ordinals") for c in tree.children(word, "det", "amod", "compound")
    )


def _are_delegates(tree: Tree, word: int) -> bool:
    """Whether a noun is for several people of sides that need not be named again: "the ministers' meeting"."""
    form = tree.words[word]
    alone = not tree.children(word, "amod", "compound", "nmod", "nmod:poss", "appos")
    return form.xpos == "NNS" and alone and tree.lemma(word) in words("delegates")


def _is_topic(scene: Scene, occurrence: Occurrence) -> bool:
    """Whether a contact noun is what a contact was about ("discussed negotiations"): no contact of its parties."""
    tree = scene.trees[occurrence.sentence]
    word = tree.words[occurrence.word]
    return (
        word.relation == "obj"
        and word.head >= 0
        and tree.lemma(word.head) in words("topic_verbs")
        and any(
            s.type == "CONSULT" and fits(scene, occurrence.sentence, word.head, s) is not None
            for s in scene.lexicon.senses(tree.lemma(word.head), "VERB")
        )
    )


def _is_matter(scene: Scene, occurrence: Occurrence) -> bool:
    """Whether a deed is what a contact is about ("spoke about the closure of the canal"): not one of its parties'."""
    tree = scene.trees[occurrence.sentence]
    word = tree.words[occurrence.word]
    if occurrence.sense.type == "CONSULT" or word.upos != "NOUN" or word.head < 0:
        return False
    senses = scene.lexicon.senses(tree.lemma(word.head), tree.words[word.head].upos)
    return tree.case(occurrence.word) in words("about") and any(s.type == "CONSULT" for s in senses)


def _within(scene: Scene, occurrence: Occurrence) -> list[str]:
    """Return the actors who are named in the phrase of an event word."""
    tree = scene.trees[occurrence.sentence]
    return [a for n in tree.subtree(occurrence.word) for a in actors_at(scene, occurrence.sentence, n)]


def _between_around(scene: Scene, occurrence: Occurrence) -> tuple[str, ...]:
    """Return the parties of "a conversation took place between X and Y", where the phrase hangs on the verb."""
    tree = scene.trees[occurrence.sentence]
    word = tree.words[occurrence.word]
    if occurrence.sense.type != "CONSULT" or word.head < 0 or word.relation not in {"nsubj", "nsubj:pass"}:
        return ()
    return between(scene, occurrence.sentence, word.head) if tree.lemma(word.head) in words("to_come") else ()


def _without_those_told_of(
    scene: Scene, occurrence: Occurrence, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the parties of a contact, without those of whom somebody told there: "at the talks X said Y will come"."""
    tree, form = scene.trees[occurrence.sentence], scene.trees[occurrence.sentence].words[occurrence.word]
    if occurrence.sense.type != "CONSULT" or form.upos != "NOUN" or form.relation != "obl" or form.head < 0:
        return actors, recipients
    contents = [set(tree.subtree(c)) for c in tree.children(form.head, "ccomp")]
    content = {n for some in contents if min(some) > occurrence.word for n in some}
    if not content:
        return actors, recipients
    named = [(n, a) for n in range(len(tree.words)) for a in actors_at(scene, occurrence.sentence, n)]
    told_of = {a for n, a in named if n in content} - {a for n, a in named if n not in content}
    return tuple(a for a in actors if a not in told_of), tuple(r for r in recipients if r not in told_of)


def _without_those_quarrelled_with(
    scene: Scene, occurrence: Occurrence, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the parties of a contact, without those of what is told beside it: "a visit by X and a row with Y"."""
    tree = scene.trees[occurrence.sentence]
    rows = [c for c in tree.children(occurrence.word, "conj") if tree.lemma(c) in words("quarrels")]
    if occurrence.sense.type != "CONSULT" or not rows:
        return actors, recipients
    inside = {n for row in rows for n in tree.subtree(row)}
    named = [(n, a) for n in range(len(tree.words)) for a in actors_at(scene, occurrence.sentence, n)]
    others = {a for n, a in named if n in inside} - {a for n, a in named if n not in inside}
    return tuple(a for a in actors if a not in others), tuple(r for r in recipients if r not in others)


def _without_those_before(
    scene: Scene, occurrence: Occurrence, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the parties of a contact, without who held what it comes after: "the session follows talks of X"."""
    tree, word = scene.trees[occurrence.sentence], scene.trees[occurrence.sentence].words[occurrence.word]
    follows = word.relation == "nsubj" and word.head >= 0 and tree.lemma(word.head) in words("building_on")
    if not follows or occurrence.sense.type != "CONSULT":
        return actors, recipients
    if not any(tree.lemma(o) in words("coming_after") for o in tree.children(word.head, "obj", "obl")):
        return actors, recipients
    own = set(_within(scene, occurrence))
    return tuple(a for a in actors if a in own), tuple(r for r in recipients if r in own)


def _between_about(scene: Scene, occurrence: Occurrence) -> tuple[str, ...]:
    """Return the parties of "talks on a code between X and Y", where the phrase hangs on what they are about."""
    if occurrence.sense.type != "CONSULT":
        return ()
    about = scene.trees[occurrence.sentence].obliques(occurrence.word, *words("about"))
    both = (between(scene, occurrence.sentence, topic) for topic in about if topic > occurrence.word)
    return next(filter(None, both), ())


def _no_people(tree: Tree, occurrence: Occurrence) -> bool:
    """Whether what moves or meets is goods, weather or private people, whatever state they come from."""
    movers = [*tree.subjects(occurrence.word), *tree.surface_subjects(occurrence.word)]
    return occurrence.sense.pos == "VERB" and any(
        tree.lemma(m) in words("no_envoys")
        or any(tree.lemma(c) in words("sports") for c in tree.children(m, "amod", "compound"))
        for m in movers
    )


def _one_sided(tree: Tree, occurrence: Occurrence, parties: tuple[str, ...]) -> bool:
    """Whether a contact may have one named party: by its mode, or because the word names a definite medium."""
    if not parties or tree.lemma(occurrence.word) in words("always_to_come"):
        return False
    if occurrence.sense.pos == "VERB" and occurrence.sense.medium == "in_person" and not occurrence.sense.modes:
        # "The cabinet met on Monday": nobody else is there, unless the sense asks for somebody.
        other = occurrence.sense.prepositions or occurrence.sense.object.allowed
        return bool(other)
    if {"multilateral", "visit", "third-party"} & set(occurrence.sense.modes):
        return True
    return occurrence.sense.medium not in {None, "unspecified"}
