"""Who sends what others carry, and to whom: "a letter from the king", "carried drafts from Lomé to Accra and back"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.coding.asked_for import Parties
from dragoman.coding.dyad import DYAD, main_dyad
from dragoman.coding.event_mention import EventMention, spoken_of_before
from dragoman.coding.occurrence import Occurrence
from dragoman.coding.participants import actors_at, actors_of_phrase
from dragoman.coding.scene import Scene
from dragoman.coding.status import DONE
from dragoman.coding.words import words
from dragoman.language.syntax import Tree

#: Media of which one carries what another sends.
_CARRIED = frozenset({"letter", "message", "intermediary"})
#: What may stand between the act and the words that say who sends: "an oral reply for its leader from …".
_JOINED = frozenset({"nmod", "obl"})


def with_senders(scene: Scene, occurrence: Occurrence, known: Parties) -> Parties:
    """Return the parties of a contact with those from whom the letter or message is that somebody hands over."""
    actors, recipients = known
    if occurrence.sense.type != "CONSULT" or occurrence.sense.medium not in _CARRIED or occurrence.sense.pos != "VERB":
        return known
    tree = scene.trees[occurrence.sentence]
    form = tree.words[occurrence.word]
    carried = [*tree.objects(occurrence.word), *tree.children(occurrence.word, "nsubj:pass")]
    if form.relation == "acl" and form.head >= 0:  # "a letter from X, handed over by Y"
        carried.append(form.head)
    letters = scene.lexicon.classes["letter_noun"] | scene.lexicon.classes["message_noun"]
    # What the model takes for a message is one, whatever it is called: "Pakistan's position was delivered".
    sent = carried if occurrence.learned is not None else [noun for noun in carried if tree.lemma(noun) in letters]
    if not sent:
        return known
    below = [*(c for noun in sent for c in tree.children(noun, *_JOINED)), *tree.children(occurrence.word, "obl")]
    named = [sender for child in below if tree.case(child) == "from" for sender in tree.conjuncts(child)]
    named += [owner for noun in sent for owner in tree.possessors(noun)]
    senders = (a for word in named for a in actors_at(scene, occurrence.sentence, word))
    return tuple(dict.fromkeys((*actors, *(a for a in senders if a not in recipients)))), recipients


def with_carriers(scene: Scene, occurrence: Occurrence, known: Parties) -> Parties:
    """Return the parties of a contact with those through whom it goes: "pass messages through the Swiss"."""
    actors, recipients = known
    tree, word = scene.trees[occurrence.sentence], occurrence.word
    if occurrence.sense.type != "CONSULT" or occurrence.sense.medium not in _CARRIED:
        return known
    below = [c for noun in (word, *tree.objects(word)) for c in tree.children(noun, *_JOINED)]
    through = [c for child in below if _goes_through(tree, child) for c in tree.conjuncts(child)]
    carriers = (a for c in through for a in actors_of_phrase(scene, occurrence.sentence, c))
    return actors, tuple(dict.fromkeys((*recipients, *(a for a in carriers if a not in actors))))


def _goes_through(tree: Tree, word: int) -> bool:
    """Whether a phrase says through whom something goes, as "by way of X" does, too."""
    by_way = any(tree.lemma(c) == "of" and c > 0 and tree.lemma(c - 1) == "way" for c in tree.children(word, "case"))
    return tree.case(word) in words("through") or by_way


def with_ends(scene: Scene, occurrence: Occurrence, known: Parties, before: list[EventMention]) -> Parties:
    """Return the parties of a contact with the states between whose towns a message goes, or somebody carries it."""
    actors, recipients = known
    tree, word = scene.trees[occurrence.sentence], occurrence.word
    if occurrence.sense.type != "CONSULT" or occurrence.sense.medium not in _CARRIED:
        return known
    verb = word if tree.words[word].upos == "VERB" else tree.words[word].head
    on_its_way = verb != word and verb >= 0 and tree.lemma(verb) in words("on_the_way")
    if verb < 0 or not (on_its_way or tree.lemma(verb) in words("carrying")):
        return known
    ends = [end for noun in (verb, *tree.objects(verb)) for end in tree.obliques(noun, "from", "to")]
    ends += [*tree.objects(verb), *tree.obliques(verb, "in", "at")] if on_its_way else []  # "the note reached Lima"
    there = {scene.country(party) for party in (*actors, *recipients)}
    states = dict.fromkeys(scene.cast.state_of_place(occurrence.sentence, end) for end in ends)
    added: Sequence[str] = [state for state in states if state and scene.country(state) not in there]
    if not on_its_way and len(there) == 1 and not added and _goes_between(tree, verb):
        added = _both_told(scene, occurrence, there, before)
    return actors, (*recipients, *added)


def _both_told(
    scene: Scene, occurrence: Occurrence, carrying: set[str | None], before: list[EventMention]
) -> Sequence[str]:
    """Return the two sides that were just in contact, without those who carry for them; else the main dyad's."""
    told = (m.parties for m in spoken_of_before(before, occurrence.sentence) if m.type == "CONSULT")
    others = (tuple(p for p in parties if scene.country(p) not in carrying) for parties in told)
    both = next((o for o in others if len(scene.sides(o)) >= DYAD), main_dyad(scene, occurrence.sentence))
    return [party for party in both if scene.country(party) not in carrying]


def with_mediators(scene: Scene, mentions: list[EventMention]) -> list[EventMention]:
    """Return the mentions of a sentence, a mediation of talks told there as more of those: "talks mediated by Lomé"."""
    kept = list(mentions)
    for mediation in mentions:
        told = next((one for one in kept if one is not mediation and _is_mediated(scene, one, mediation)), None)
        if told is not None:
            others = tuple(p for p in mediation.parties if p not in told.parties)
            again = (*told.again, mediation.evidence)
            kept[kept.index(told)] = replace(told, recipients=(*told.recipients, *others), again=again)
            kept.remove(mediation)
    return kept


def _is_mediated(scene: Scene, talks: EventMention, mediation: EventMention) -> bool:
    """Whether one mediates just the talks that another mention names, and no more of it is told."""
    tree, verb = scene.trees[mediation.sentence], mediation.word
    by_verb = tree.words[verb].upos == "VERB" and mediation.medium == "intermediary"
    if not by_verb or talks.type != "CONSULT" or tree.lemma(verb) not in words("mediating"):
        return False
    noun = tree.words[verb].head if tree.words[verb].relation == "acl" else -1
    mediated = {*tree.objects(verb), *tree.children(verb, "nsubj:pass"), noun}
    statuses = {talks.status.value, mediation.status.value}
    return bool(mediated & {talks.word, *talks.occurrence.used}) and (len(statuses) == 1 or statuses <= DONE)


def _goes_between(tree: Tree, verb: int) -> bool:
    """Whether somebody goes between two sides that are not named again: "from one floor to the other"."""
    ends = [end for noun in (verb, *tree.objects(verb)) for end in tree.obliques(noun, "from")]
    return any(tree.lemma(n) == "one" for end in ends for n in tree.phrase(end))
