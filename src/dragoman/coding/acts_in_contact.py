"""Contacts that go with other acts: who is summoned hears it, who do it together meet, requests are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import msgspec

from dragoman.coding.dyad import DYAD, main_dyad
from dragoman.coding.event_mention import EventMention
from dragoman.coding.handed_over import is_what_a_letter_holds
from dragoman.coding.participants import actors_at
from dragoman.coding.posts import calls_home
from dragoman.coding.scene import Scene
from dragoman.coding.status import DONE
from dragoman.coding.words import words
from dragoman.language.syntax import Tree

#: Statuses of what people do side by side, for which they meet, or are to.
_DONE_BESIDE = frozenset({"happened", "planned", "negated"})
#: Types of what is said to another side, by whatever means.
_SAID = frozenset({"REQUEST", "REJECT", "AGREE", "ACCUSE", "THREATEN"})
#: Media in which something reaches whom it is for.
_WRITTEN = frozenset({"letter", "message"})
#: Statuses of a protest that was handed over, or was not; in the present tense of headlines, it was.
_TOLD = frozenset({"happened", "ongoing", "negated"})


def with_contact(scene: Scene, mention: EventMention, contacts: frozenset[int]) -> Iterator[EventMention]:
    """Yield the contact that goes with an act at the same time, by the same parties, or by those who do it together.

    Args:
        scene: The article.
        mention: The act.
        contacts: The words of its sentence that name contacts themselves.
    """
    tree = scene.trees[mention.sentence]
    lemma = tree.lemma(mention.word)
    if mention.type == "ACCUSE" and lemma in words("summoning") and _of_envoys(scene, tree, mention.word):
        if not _from_post(scene, tree, mention):
            yield _contact(mention, "in_person")
    elif mention.type == "REJECT" and _keeps_away(scene, tree, mention) and _people(scene, mention.recipients):
        if mention.status.value == "happened" and len(scene.sides(mention.parties)) >= DYAD:
            yield replace(_contact(mention, "in_person"), status=replace(mention.status, value="negated"))
    elif mention.type == "SUPPORT" and lemma in words("signing"):
        yield from _meeting(scene, mention, _signers(scene, tree, mention))
    elif mention.type != "CONSULT" and _together(tree, mention.word):
        yield from _meeting(scene, mention, _people(scene, _doers(scene, tree, mention)))
    elif _protests(scene, tree, mention) and _handed_over(
        scene, tree, reached := _with_addressed(scene, tree, mention)
    ):
        by_letter = mention.type == "PROTEST" and contacts & set(tree.subtree(mention.word))
        if by_letter or (contacts and is_what_a_letter_holds(scene, tree, mention.word)):
            return  # "handed him a note of protest", "protested in a letter" tell of it by another word
        yield _contact(_as_told(reached), "message")
    elif mention.type in _SAID and mention.status.value in DONE and (means := _means(scene, tree, mention, contacts)):
        whole = _with_reader(scene, mention) if means in _WRITTEN else mention
        if len(scene.sides(whole.parties)) >= DYAD:
            yield _contact(whole, means)


def _from_post(scene: Scene, tree: Tree, mention: EventMention) -> bool:
    """Whether an envoy of one's own is summoned from his post ("summoned its envoy from Addis Ababa"): no contact."""
    hosts = (mention.word, *tree.objects(mention.word), *tree.children(mention.word, "nsubj:pass"))
    away = any(tree.obliques(n, "from", "for") for n in hosts) or tree.children(mention.word, "advmod", "compound:prt")
    return bool(away) and calls_home(scene, mention.sentence, mention.word)


def _with_reader(scene: Scene, mention: EventMention) -> EventMention:
    """Return an act in writing with the other of the two states, where nobody is named: "agreed by letter"."""
    if not mention.actors or len(scene.sides(mention.parties)) >= DYAD:
        return mention
    others = (state for state in main_dyad(scene, mention.sentence, mention.parties) if state not in mention.parties)
    return replace(mention, recipients=(*mention.recipients, *others))


def _means(scene: Scene, tree: Tree, mention: EventMention, contacts: frozenset[int]) -> str | None:
    """Return by what means somebody asks, refuses or complains: "asked Lima by letter", "sounded out the envoy".

    None where a word of the means is a contact by itself.
    """
    word = mention.word
    if _sounds_out(tree, word):
        return "unspecified"
    if _pays_a_call(tree, word):
        seen = any(scene.cast.actors[r].kind == "person" for r in mention.recipients)
        return "in_person" if seen else None
    if tree.lemma(word) in words("wanting_as_request"):
        return None  # "wants that in writing"
    deeds = tree.children(word, "xcomp", "ccomp")  # "asked Lima to confirm it in writing" is no letter yet
    for phrase in tree.obliques(word, *words("by_means")):
        found = [cue.value for _, _, cue in scene.lexicon.media.find([tree.lemma(n) for n in tree.phrase(phrase)])]
        if found and word < phrase < min(deeds, default=len(tree.words)) and not contacts & set(tree.subtree(phrase)):
            return found[0]
    return None


def _sounds_out(tree: Tree, word: int) -> bool:
    """Whether somebody is asked what he thinks: "sounded out the ambassador"."""
    return tree.lemma(word) == "sound" and any(
        tree.lemma(n) == "out" for n in tree.children(word, "compound:prt", "advmod")
    )


def _pays_a_call(tree: Tree, word: int) -> bool:
    """Whether who "calls on" somebody goes to see him, since he is himself the one who is to ask or hand something."""
    purposes = tree.children(word, "xcomp", "advcl")
    return tree.lemma(word) == "call" and any(tree.lemma(p) in words("calling_for") for p in purposes)


def _contact(mention: EventMention, medium: str) -> EventMention:
    occurrence = mention.occurrence
    sense = msgspec.structs.replace(occurrence.sense, type="CONSULT", medium=medium, modes=(), kind=None)
    return replace(mention, occurrence=replace(occurrence, sense=sense), medium=medium, modes=())


def _meeting(scene: Scene, mention: EventMention, people: tuple[str, ...]) -> Iterator[EventMention]:
    """Yield the meeting of those who do something side by side, where they are of two sides."""
    if mention.status.value in _DONE_BESIDE and len(scene.sides(people)) >= DYAD:
        yield replace(_contact(mention, "in_person"), actors=people, recipients=())


def _keeps_away(scene: Scene, tree: Tree, mention: EventMention) -> bool:
    """Whether somebody will not see another: "snubbed the envoy", "gave the envoy the cold shoulder"."""
    objects, lemma = tree.objects(mention.word), tree.lemma(mention.word)
    if lemma == "give":
        return any(tree.lemma(n) in words("cold_shoulder") for n in objects)
    return lemma in words("keeping_away") and any(actors_at(scene, mention.sentence, n) for n in objects)


def _together(tree: Tree, word: int) -> bool:
    """Whether those who do something do it in one place: "cut the ribbon together", "laid a wreath side by side"."""
    beside = any(tree.lemma(n) in words("beside_each_other") for n in tree.children(word, "advmod"))
    return beside and tree.lemma(word) not in words("sharing_a_cause")


def _of_envoys(scene: Scene, tree: Tree, word: int) -> bool:
    """Whether an envoy of the other side is called: he is told the complaint in person."""
    called = [*tree.objects(word), *tree.surface_subjects(word)]
    envoys = scene.lexicon.classes["diplomat"]
    return any(tree.lemma(n) in envoys for c in called for n in tree.phrase(c))


def _signers(scene: Scene, tree: Tree, mention: EventMention) -> tuple[str, ...]:
    """Return the people who sign, without those in whose presence: states alone may do it each at home."""
    signing, occurrence = _doers(scene, tree, mention), mention.occurrence
    if len(scene.sides(signing)) >= DYAD:
        return _people(scene, signing)
    unnamed = not (occurrence.actors or occurrence.recipients)  # "the accord, signed in 2012": by whoever it was
    return () if unnamed else _people(scene, mention.parties)


def _doers(scene: Scene, tree: Tree, mention: EventMention) -> tuple[str, ...]:
    """Return those who do something, and with whom."""
    named = [*tree.subjects(mention.word), *tree.agents(mention.word), *tree.obliques(mention.word, "with")]
    return tuple(dict.fromkeys(a for word in named for a in actors_at(scene, mention.sentence, word)))


def _people(scene: Scene, actors: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of some actors who can be somewhere."""
    return tuple(a for a in actors if scene.cast.actors[a].kind not in {"state", "organisation"})


def _protests(scene: Scene, tree: Tree, mention: EventMention) -> bool:
    """Whether a word, or what is done with its object, is a protest: "lodged a protest with", "Lima protests to Quito".

    Whoever marches in the street is no state, and a complaint that no state hears is none of these.
    """
    word = mention.word
    if mention.type == "PROTEST":
        marches = not all(scene.cast.actors[a].kind in {"state", "office"} for a in mention.actors)
        return bool(mention.actors) and not marches and tree.lemma(word) in words("protesting")
    if mention.type != "ACCUSE":
        return False
    things = [*tree.objects(word), *tree.children(word, "nsubj:pass")] if tree.lemma(word) in words("lodging") else []
    said = {tree.lemma(n) for n in (word, *things)}
    heard = any(scene.cast.actors[r].kind not in {"organisation", "group"} for r in mention.recipients)
    return bool(said & words("protesting")) or (heard and bool(said & words("complaining")) and bool(things))


def _as_told(protest: EventMention) -> EventMention:
    """Return a protest that goes on as one that was made: "Lima protests to Quito"."""
    if protest.status.value != "ongoing":
        return protest
    return replace(protest, status=replace(protest.status, value="happened"))


def _with_addressed(scene: Scene, tree: Tree, mention: EventMention) -> EventMention:
    """Return a protest with the state to whose town it goes: "protests to Lima", "has gone from Quito to Lima"."""
    verb = tree.words[mention.word].head
    gone = verb >= 0 and tree.lemma(verb) in words("on_the_way") | words("lodging")
    ends = [end for n in (mention.word, *([verb] if gone else [])) for end in tree.obliques(n, "to", "with")]
    there = scene.sides(mention.parties)
    states = (state for end in ends if (state := scene.cast.state_of_place(mention.sentence, end)))
    added = dict.fromkeys(state for state in states if scene.side(state) not in there)
    return replace(mention, recipients=(*mention.recipients, *added))


def _handed_over(scene: Scene, tree: Tree, mention: EventMention) -> bool:
    """Whether a protest reached the other side: lodged, written, in a note, or to somebody who is named."""
    around = {tree.lemma(n) for n in tree.children(mention.word, "amod", "obl", "compound")}
    governor = tree.words[mention.word].head
    lodged = any(n >= 0 and tree.lemma(n) in words("lodging") for n in (mention.word, governor))
    told = bool(around & words("in_writing")) or lodged or len(scene.sides(mention.parties)) >= DYAD
    return told and mention.status.value in _TOLD and any(scene.cast.actors[a].kind != "group" for a in mention.actors)
