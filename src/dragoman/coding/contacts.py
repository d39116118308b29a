"""Contacts: events of type CONSULT with their medium, initiator, topics and claims about the silence before."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.calendar import duration_days
from dragoman.coding.due import is_done_as_asked
from dragoman.coding.event_mention import EventMention
from dragoman.coding.events import Cluster
from dragoman.coding.one_by_one import apart
from dragoman.coding.participants import actors_at
from dragoman.coding.scene import Scene
from dragoman.coding.thresholds import thresholds
from dragoman.coding.words import words
from dragoman.types import Contact, Event, Quote, SilenceClaim

#: Media of contacts that are in no one place; where somebody rang from is that of another mention.
_FROM_AFAR = frozenset({"phone", "video", "letter", "message"})


def build_contact(scene: Scene, cluster: Cluster, event: Event) -> Contact:
    """Return the contact that an event of type CONSULT is."""
    topics = [t for m in cluster.mentions for t in _topics(scene, m)]
    # The report's own words are more exact than the headline's.
    exact_first = sorted(cluster.mentions, key=lambda m: scene.analysis.sentences[m.sentence].heading)
    claim = next((c for m in exact_first if (c := _silence(scene, m)) is not None), None)
    participants = scene.present((*event.actors, *event.recipients))
    alone = {party for m in cluster.mentions for party in apart(scene, m)}
    return Contact(
        id=scene.identifier("contact", event.id),
        event=event.id,
        medium=cluster.medium or "unspecified",
        participants=participants,
        apart=tuple(party for party in participants if party in alone),
        initiator=next(filter(None, (_initiator(scene, m) for m in cluster.mentions)), None),
        topics=tuple(dict.fromkeys(topics)),
        silence_claim=claim,
        status=event.status,
        historical=event.historical,
        date=event.date,
        place=None if cluster.medium in _FROM_AFAR else event.place,
        confidence=event.confidence,
        evidence=event.evidence,
    )


def _initiator(scene: Scene, mention: EventMention) -> str | None:
    """Return who sought a contact: whom its word names as such, or at whose request it was held."""
    if mention.occurrence.initiator or mention.status.value == "negated":
        return mention.occurrence.initiator
    tree = scene.trees[mention.sentence]
    word, head = mention.word, tree.words[mention.word].head
    verb = head if head >= 0 and tree.words[head].upos == "VERB" else word
    if verb != word and tree.lemma(verb) in words("cancelling") | words("putting_off"):
        return None  # "put off at Peru's request" tells who did not want it then
    wishes = (n for place in {word, verb} for n in tree.children(place, "obl", "nmod") if is_done_as_asked(tree, n))
    owners = (o for wish in wishes for o in (*tree.possessors(wish), *tree.obliques(wish, "of", "by")))
    asking = next((a for owner in owners for a in actors_at(scene, mention.sentence, owner)), None)
    if asking is None:
        return None
    of_that_side = [party for party in mention.parties if scene.side(party) == scene.side(asking)]
    return asking if asking in of_that_side or len(of_that_side) != 1 else of_that_side[0]


def within_one_state(scene: Scene, parties: Iterable[str]) -> bool:
    """Whether parties are people of one state, and no contact of states: "Trump telephoned the FBI director".

    Where nobody is known to the registry, the state of one of them may be mistaken.
    """
    people = [scene.cast.actors[party] for party in dict.fromkeys(parties)]
    known = any(not person.id.startswith("local:") for person in people)
    states = {person.country for person in people}
    several = len(people) > 1 and {person.kind for person in people} == {"person"}
    return several and known and len(states) == 1 and None not in states


def _topics(scene: Scene, mention: EventMention) -> list[Quote]:
    """Return what the contact was about: "about X", "to discuss X", the object of "discussed"."""
    tree = scene.trees[mention.sentence]
    heads: list[int] = []
    for word in (mention.word, *mention.occurrence.used):
        if tree.lemma(word) in words("topic_verbs"):
            heads += [
                *tree.objects(word),
                *(n for n in tree.obliques(word, *words("about")) if not _is_time(scene, mention, n)),
            ]
        else:
            heads += [
                n
                for n in tree.obliques(word, *words("about"))
                if not scene.cast.at(mention.sentence, n) and not _is_time(scene, mention, n)
            ]
        for child in tree.children(word, "xcomp", "advcl", "acl"):
            if tree.lemma(child) in words("topic_verbs"):
                heads += tree.objects(child)
    quotes = []
    for head in dict.fromkeys(heads):
        below = tree.subtree(head, frozenset({"conj", "cc", "case", "appos", "parataxis"}))
        quotes.append(scene.quote_words(mention.sentence, below))
    return quotes


def _is_time(scene: Scene, mention: EventMention, number: int) -> bool:
    """Whether a phrase is an expression of time or a means ("on Monday", "on the phone")."""
    tree = scene.trees[mention.sentence]
    word = tree.words[number]
    if any(e.start < word.end and word.start < e.end for e in scene.expressions_by_sentence.get(mention.sentence, ())):
        return True
    return next(
        iter(scene.lexicon.media.find([tree.case(number), "the", tree.lemma(number)])), None
    ) is not None or tree.lemma(number) in words("settings")


def _silence(scene: Scene, mention: EventMention) -> SilenceClaim | None:
    """Return the claim "first … in over a month" of the sentence that reports the contact."""
    sentence = scene.analysis.sentences[mention.sentence]
    for expression in scene.expressions_by_sentence.get(mention.sentence, ()):
        days = duration_days(expression, published=scene.published)
        if days is None:
            continue
        at = next((n for n, w in enumerate(sentence.words) if w.end > expression.start), None)
        if at is None:
            continue
        back = int(thresholds()["silence"]["words_between"])
        before = [w.text.lower() for w in sentence.words[max(0, at - back) : at + 1]]
        within = expression.text.lower().find("first")
        if within >= 0:  # "for the first time in two months" is one expression
            return SilenceClaim(text=expression.text[within:], days=days)
        if "first" in before and (
            {"in", "since", "for", "after"} & set(before)
            or expression.text.lower().startswith(("in", "since", "for", "after"))
        ):
            start = sentence.words[max(0, at - back) + before.index("first")].start
            return SilenceClaim(text=scene.article.text[start : expression.end], days=days)
    return None
