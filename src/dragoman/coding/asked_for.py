"""Contacts that somebody asks for: who invites and who is invited, and of whom a meeting is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import msgspec

from dragoman.coding.bound import who_says
from dragoman.coding.dyad import DYAD
from dragoman.coding.event_mention import EventMention, spoken_of_before
from dragoman.coding.learned import status_at
from dragoman.coding.occurrence import Occurrence
from dragoman.coding.participants import actors_of_phrase, hosts
from dragoman.coding.parties import is_one_more
from dragoman.coding.scene import Scene
from dragoman.coding.status import AHEAD, DONE, Status
from dragoman.coding.words import words
from dragoman.language.syntax import Tree

#: Media by which somebody reaches another.
_REACHING = frozenset({"phone", "letter", "message", "video"})

Parties = tuple[tuple[str, ...], tuple[str, ...]]


def with_those_asked(scene: Scene, occurrence: Occurrence, known: Parties, before: list[EventMention]) -> Parties:
    """Return the parties of a contact with those who ask for it and those who are asked.

    Of an invitation both take part. Of "X proposed a meeting", so does whom X asks, or whom X was just in contact with.
    """
    if occurrence.sense.type != "CONSULT":
        return known
    actors, recipients = _with_those_invited(scene, occurrence, known)
    asking = _asking(scene, occurrence, before)
    if asking is None:
        return actors, recipients
    if asking.occurrence.sense.lemma in words("inviting"):
        return actors, _more(recipients, asking.parties, (*actors, *recipients))
    tree = scene.trees[occurrence.sentence]
    # "Turned down a Brazilian request for a meeting", "asked Vienna to host a round" are of both.
    of_both = tree.words[asking.word].upos == "NOUN" or tree.lemma(occurrence.word) in words("receiving")
    of_both = of_both and len(scene.sides(asking.parties)) >= DYAD
    if not scene.sides((*actors, *recipients)) <= scene.sides(asking.parties if of_both else asking.actors):
        return actors, recipients  # "Oman asked Turkey and Greece to meet": whose contact it is stands there
    asked = asking.parties if of_both else asking.recipients or _counterparts(scene, asking, before)
    if not asked:
        return actors, recipients
    return actors or asking.actors, _more(recipients, asked, (*actors, *recipients))


def _with_those_invited(scene: Scene, occurrence: Occurrence, known: Parties) -> Parties:
    """Return the parties of what a noun invites to: "X accepted her invitation to visit", "an invitation to X to come".

    Who is invited acts, and not whoever invites.
    """
    tree, sentence = scene.trees[occurrence.sentence], occurrence.sentence
    above = (n for n in tree.governors(occurrence.word) if tree.words[n].upos == "NOUN")
    noun = next((n for n in above if tree.lemma(n) in words("inviting")), -1)
    if noun < 0:
        return known
    verb = tree.words[noun].head if tree.words[noun].relation in {"obj", "obl", "nsubj:pass"} else -1
    owners = tree.possessors(noun) or tree.obliques(noun, "from", "by")
    to = tree.obliques(noun, "to") or (tree.obliques(verb, "to") if verb >= 0 else [])
    doing = tree.subjects(verb) if verb >= 0 else []
    inviting = _named(scene, sentence, owners or (doing if to else []))
    invited = _named(scene, sentence, to or (doing if owners else []))
    invited = tuple(a for a in invited if a not in inviting)
    if not inviting or not invited:
        return known
    actors = (*invited, *(a for a in known[0] if a not in (*inviting, *invited)))
    return actors, _more(inviting, known[1], (*actors, *inviting))


def _named(scene: Scene, sentence: int, numbers: list[int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(a for n in numbers for a in actors_of_phrase(scene, sentence, n)))


def with_those_answered(scene: Scene, occurrence: Occurrence, known: Parties, before: list[EventMention]) -> Parties:
    """Return the parties of a reply with whom it answers: who was just in contact with whoever replies, or does not.

    Where there is none, it may be one to a request, too, and nobody need be named: "there has been no answer".
    """
    parties = (*known[0], *known[1])
    own = scene.sides(parties)
    if occurrence.sense.type != "CONSULT" or len(own) >= DYAD or not _answers(scene, occurrence):
        return known
    status = status_at(scene, occurrence.sentence, occurrence.used).value
    if not own and status != "negated":
        return known
    told = [m for m in spoken_of_before(before, occurrence.sentence) if len(scene.sides(m.parties)) >= DYAD]
    told = [m for m in told if m.type == "CONSULT" or (status == "negated" and m.type == "REQUEST")]
    # An answer that is still to come is one of those who were reached.
    answered = next((m for m in told if own <= scene.sides(m.recipients if status in AHEAD else m.parties)), None)
    if answered is None:
        return known
    others = tuple(party for party in answered.parties if scene.side(party) not in own)
    return (known[0], _more(known[1], others, parties)) if own else (answered.recipients, answered.actors)


def with_those_reached_before(
    scene: Scene, occurrence: Occurrence, known: Parties, before: list[EventMention]
) -> Parties:
    """Return the parties of a call or letter of which one side is told with whom that was just in contact.

    "Brandt had called from Malmö", "broke the news in a letter": whom somebody reaches need not be said again, nor with
    whom he has one more meeting.
    """
    parties = (*known[0], *known[1])
    own = scene.sides(parties)
    reaches = occurrence.sense.medium in _REACHING and not _answers(scene, occurrence)
    reaches = reaches or is_one_more(scene, occurrence)
    if occurrence.sense.type != "CONSULT" or len(own) != 1 or not reaches or _names_another(scene, occurrence):
        return known
    told = (m for m in spoken_of_before(before, occurrence.sentence) if m.type == "CONSULT")
    last = next((m for m in told if set(parties) & set(m.parties) and len(scene.sides(m.parties)) >= DYAD), None)
    others = tuple(party for party in last.parties if scene.side(party) not in own) if last else ()
    return known[0], _more(known[1], others, parties)


def _names_another(scene: Scene, occurrence: Occurrence) -> bool:
    """Whether a word has a place for another side, whoever stands in it: "wrote to parliament", "his call"."""
    tree, word = scene.trees[occurrence.sentence], occurrence.word
    filled = [*tree.objects(word), *tree.obliques(word, "with", "to", "between"), *tree.possessors(word)]
    return any(n not in occurrence.used for n in (*filled, *tree.children(word, "iobj")))


def _answers(scene: Scene, occurrence: Occurrence) -> bool:
    """Whether a contact is the reply to another: "an answer", "rang back", "returned the visit"."""
    tree, word = scene.trees[occurrence.sentence], occurrence.word
    back = any(tree.lemma(c) == "back" for c in tree.children(word, "advmod", "compound:prt"))
    reached = back and occurrence.sense.medium in {"phone", "letter", "message"}
    done = any(tree.lemma(o) in words("returned") for o in tree.objects(word))
    returned = done and tree.lemma(word) in words("returning")
    return tree.lemma(word) in words("answering") or reached or returned


def with_invitation(scene: Scene, mention: EventMention, contacts: frozenset[int]) -> Iterator[EventMention]:
    """Yield the visit that "invited X to Ankara" asks for, or the invitation itself, unless a word of its own tells it.

    An invitation reaches who is invited: "invited her in May", "an invitation from Lima to inspect the mine".
    """
    tree = scene.trees[mention.sentence]
    occurrence = mention.occurrence
    # "Was invited to Kyoto": of who invites, nothing is told but the state.
    there = hosts(scene, mention.sentence, (mention.word,)) if not mention.actors else ()
    if {scene.side(state) for state in there} & scene.sides(mention.recipients):
        there = ()  # those who are asked do not ask each other
    named = (mention.word, *tree.objects(mention.word), *tree.children(mention.word, "nsubj:pass"))
    inviting = next((n for n in named if tree.lemma(n) in words("inviting")), -1)
    if inviting >= 0 and tree.words[inviting].upos == "NOUN" and not mention.actors:
        there = there or who_says(scene, mention.sentence, mention.word)
    asked = inviting >= 0 and mention.status.value in DONE
    if not asked or not (mention.actors or there) or len(scene.sides((*mention.parties, *there))) < DYAD:
        return
    places = tree.obliques(inviting, "to") if inviting == mention.word else []
    deeds = tree.children(inviting, "xcomp", "ccomp")
    purposes = [c for c in tree.children(inviting, "advcl") if tree.words[c].xpos == "VB"]
    occasions = tree.obliques(inviting, "for")
    if any(contacts & set(tree.subtree(word)) for word in (*places, *occasions, *deeds, *purposes)):
        return
    visits = any(contacts & set(tree.subtree(word)) for word in tree.children(inviting, "acl"))
    comes = not deeds and any(visits or not _is_guest(scene, mention, place) for place in places)
    if not comes and contacts & set(tree.subtree(mention.word)):
        return  # "invited her when they met", "accepted an invitation to pay a visit" tell of it by a word of their own
    if not comes and not _reaches_its_guest(tree, inviting):
        return
    # An envoy who "was invited to the ministry" was there: it is how some say that they summoned him.
    summoned = comes and any(tree.lemma(place) in words("summoned_to") for place in places)
    medium = "in_person" if summoned else "visit" if comes else "unspecified"
    sense = msgspec.structs.replace(occurrence.sense, type="CONSULT", medium=medium, modes=(), kind=None)
    value = "negated" if mention.type == "REJECT" else "called_for" if comes and not summoned else "happened"
    status = Status(value, mention.status.historical, mention.status.because)
    yield replace(
        mention,
        occurrence=replace(occurrence, sense=sense),
        actors=mention.actors or there,
        medium=medium,
        modes=("visit",) if medium == "visit" else (),
        status=status,
    )


def _is_guest(scene: Scene, mention: EventMention, place: int) -> bool:
    """Whether a word behind "to" is who is invited, and not where to: "an invitation to the premier"."""
    return bool(set(actors_of_phrase(scene, mention.sentence, place)) & set(mention.recipients))


def _reaches_its_guest(tree: Tree, word: int) -> bool:
    """Whether an invitation is told for the first time, and asks for no deed but to come: "invited her along"."""
    if tree.words[word].upos == "NOUN":
        known = any(tree.lemma(d) in words("definite") for d in tree.children(word, "det"))
        return not known and tree.case(word) != "at"
    deeds = tree.children(word, "xcomp", "ccomp")
    return all(tree.lemma(deed) in words("travelling") | words("joining") for deed in deeds)


def _asking(scene: Scene, occurrence: Occurrence, before: list[EventMention]) -> EventMention | None:
    """Return the invitation or request under which a contact word stands."""
    tree = scene.trees[occurrence.sentence]
    above = list(tree.governors(occurrence.word))
    if above and tree.case(occurrence.word) == "for":  # "turned down a request for talks", which may hang on the verb
        above[:0] = [o for o in tree.objects(above[0]) if o < occurrence.word]
    here = [m for m in before if m.sentence == occurrence.sentence and m.word in above]
    asking = (m for m in here if m.occurrence.sense.lemma in words("inviting") or m.type == "REQUEST")
    return min(asking, key=lambda m: above.index(m.word), default=None)


def _counterparts(scene: Scene, asking: EventMention, before: list[EventMention]) -> tuple[str, ...]:
    """Return with whom those who ask were in contact in the sentences just before."""
    own = scene.sides(asking.actors)
    told = (m for m in spoken_of_before(before, asking.sentence) if m.type in {"CONSULT", "AGREE"})
    last = next((m for m in told if set(asking.actors) & set(m.parties) and scene.sides(m.parties) - own), None)
    return tuple(party for party in last.parties if scene.side(party) not in own) if last else ()


def _more(recipients: tuple[str, ...], added: tuple[str, ...], known: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*recipients, *(a for a in added if a not in known))))
