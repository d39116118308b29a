"""From event mentions to events: mentions of one thing become one event with several pieces of evidence."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.coding.confidence import confidence
from dragoman.coding.counting import place_in_count
from dragoman.coding.due import is_limit
from dragoman.coding.dyad import DYAD
from dragoman.coding.event_mention import FACE_TO_FACE, EventMention, same_medium
from dragoman.coding.intervals import compatible, sharper
from dragoman.coding.joining import joins_what_was_told
from dragoman.coding.parties import is_one_more, points_back
from dragoman.coding.scene import Scene
from dragoman.coding.senses import only_again
from dragoman.coding.status import DONE
from dragoman.coding.thresholds import thresholds
from dragoman.coding.words import words
from dragoman.language.syntax import Tree
from dragoman.types import Event, Interval, Quote

#: Media that say nothing against any other.
_VAGUE = frozenset({None, "unspecified"})
#: Media of those who come together.
_IN_ONE_ROOM = frozenset({"visit", "in_person"})


@dataclass
class Cluster:
    """Mentions of one event, the first that names it best in front."""

    mentions: list[EventMention]
    date: Interval | None
    medium: str | None
    #: Where a heading says again what the report tells.
    echoes: tuple[Quote, ...] = ()
    #: Who is a side of it though no mention says so, because he tells of it.
    unsaid: tuple[str, ...] = ()

    @property
    def first(self) -> EventMention:
        """The mention with the most complete parties and date."""
        return max(
            self.mentions,
            key=lambda m: (m.date is not None and m.date.earliest is not None, not m.inherited, -m.sentence),
        )

    @property
    def parties(self) -> tuple[str, ...]:
        """All parties of all mentions."""
        return tuple(dict.fromkeys(p for m in self.mentions for p in m.parties))

    @property
    def evidence(self) -> tuple[Quote, ...]:
        """What the mentions rest on, once each, the first in front."""
        told = [self.first, *self.mentions]
        quotes = [m.evidence for m in told]
        again = (q for m in told for q in m.again)
        own = [*quotes, *(q for q in again if not any(o.start <= q.start and q.end <= o.end for o in quotes))]
        return unique_quotes([*own, *self.echoes])


def cluster_mentions(scene: Scene, mentions: list[EventMention]) -> list[Cluster]:
    """Return the mentions grouped by event, in the order of first mention."""
    clusters: list[Cluster] = []
    for mention in mentions:
        alike = [cluster for cluster in clusters if cluster.mentions[0].type == mention.type]
        homes = [c for c in _nearest_first(alike, mention) if _same(scene, c, mention)]
        home = next((c for c in homes if not _is_met_on_a_visit(scene, c, mention)), None)
        if home is None:
            journey = next((c.date for c in homes if c.medium == "visit"), None)
            clusters.append(Cluster([mention], mention.date or journey, mention.medium))
        else:
            named = _same_people(scene, home, mention) and not _of_several(scene, home, mention)
            named = named or _joins(scene, home, mention)
            home.mentions.append(mention if named else replace(mention, actors=(), recipients=()))
            home.date = sharper(home.date, mention.date)
            if home.medium in _VAGUE:
                home.medium = mention.medium
    return clusters


def _same_people(scene: Scene, cluster: Cluster, mention: EventMention) -> bool:
    """Whether some person of a contact is named with a mention of it, or none is with one of them.

    "The trip had been agreed when the two presidents spoke" is about the trip of a minister, and does not tell who took
    part in it.
    """
    told, named = ({p for p in e.parties if scene.cast.actors[p].kind == "person"} for e in (cluster, mention))
    return mention.type != "CONSULT" or not told or not named or bool(told & named)


def _of_several(scene: Scene, cluster: Cluster, mention: EventMention) -> bool:
    """Whether a contact spoken of again has parties of others too: "the talks" with one capital and then the next."""
    own = scene.sides(cluster.parties)
    taken_over = mention.type == "CONSULT" and mention.inherited and len(own) >= DYAD
    return taken_over and bool(scene.sides(mention.parties) - own)


def without_headline_echoes(scene: Scene, clusters: list[Cluster]) -> list[Cluster]:
    """Leave out contacts that only headings tell of, where the report tells of one of the same sides.

    What the heading says is evidence of the first of those that have its status.
    """
    told = [c for c in clusters if not _in_headings(scene, c) and c.first.type == "CONSULT"]
    kept = []
    for cluster in clusters:
        heading = cluster.first.type == "CONSULT" and _in_headings(scene, cluster)
        sides = scene.sides(cluster.parties)
        again = [other for other in told if sides <= scene.sides(other.parties)] if heading else []
        if not again:
            kept.append(cluster)
        elif sides and (alike := [other for other in again if _as_far(other, cluster) or _is_its_news(other, cluster)]):
            next((o for o in alike if _is_its_news(o, cluster)), alike[0]).echoes += cluster.evidence
    return kept


def _as_far(one: Cluster, other: Cluster) -> bool:
    """Whether two contacts have one status, or both took place."""
    statuses = {one.first.status.value, other.first.status.value}
    return len(statuses) == 1 or statuses <= DONE


def _is_its_news(told: Cluster, heading: Cluster) -> bool:
    """Whether a contact that took place is of all whom a heading names, in the present: "Zahra, Orfi meet in Rome".

    Of such a heading only the model can think that it speaks of a plan.
    """
    status = heading.first.status
    present = not status.because and (status.value in DONE or (status.value == "planned" and status.by_model))
    return present and told.first.status.value in DONE and set(heading.parties) <= set(told.parties)


def _in_headings(scene: Scene, cluster: Cluster) -> bool:
    return all(scene.analysis.sentences[m.sentence].heading for m in cluster.mentions)


def _nearest_first(clusters: list[Cluster], mention: EventMention) -> list[Cluster]:
    """Return the clusters in the order in which a mention may be of them: news goes with news, the nearest first."""
    return sorted(
        clusters,
        key=lambda c: (
            c.first.status.historical != mention.status.historical,
            mention.sentence - max(m.sentence for m in c.mentions),
        ),
    )


def _same(scene: Scene, cluster: Cluster, mention: EventMention) -> bool:
    """Whether a mention is of the event of a cluster of its type: status, parties, medium and date agree."""
    first = cluster.first
    if _counted_apart(scene, cluster, mention):
        return False
    if _is_more_of_it(scene, cluster, mention):
        return True
    as_far = first.status.value == mention.status.value or _is_one_call(cluster, mention)
    if not as_far or not compatible(cluster.date, mention.date):
        return False
    if mention.type == "CONSULT":
        return _same_contact(scene, cluster, mention)
    same_word = first.occurrence.sense.lemma == mention.occurrence.sense.lemma
    close = mention.sentence - first.sentence <= 1
    same_parties = set(first.actors) == set(mention.actors) and set(first.recipients) == set(mention.recipients)
    return same_parties and (same_word or close) and not _different_content(scene, first, mention)


def _is_more_of_it(scene: Scene, cluster: Cluster, mention: EventMention) -> bool:
    """Whether a mention speaks again of a contact that was just told, goes on with it, or says who else was there."""
    still_spoken_of = mention.type == "CONSULT" and not _under_another_day(cluster, mention)
    ways = (_spoken_of_again, _went_on, _joins) if still_spoken_of else ()
    return any(way(scene, cluster, mention) for way in ways)


def _is_one_call(cluster: Cluster, mention: EventMention) -> bool:
    """Whether a call told in the present ("hold a phone conversation") is one that is also told in the past."""
    took_place = {cluster.first.status.value, mention.status.value} <= DONE
    return took_place and cluster.medium == mention.medium in {"phone", "video"}


def _counted_apart(scene: Scene, cluster: Cluster, mention: EventMention) -> bool:
    """Whether a mention has another place in a count than one told: "their second meeting", "at the first meeting".

    One more contact of those who were just told to be in contact is none that was told: "another round".
    """
    if mention.inherited and is_one_more(scene, mention.occurrence) and not points_back(scene, mention.occurrence):
        return not any(is_one_more(scene, one.occurrence) for one in cluster.mentions)
    place = place_in_count(scene.trees[mention.sentence], mention.word)
    if place is None:  # nearly always
        return False
    told = (place_in_count(scene.trees[one.sentence], one.word) for one in cluster.mentions)
    return any(other not in {None, place} for other in told)


def _spoken_of_again(scene: Scene, cluster: Cluster, mention: EventMention) -> bool:
    """Whether a definite noun without a date of its own ("the call", "the talks") means the contact just spoken of."""
    tree = scene.trees[mention.sentence]
    pronouns = [tree.words[s].text.lower() in words("taking_up") for s in tree.children(mention.word, "nsubj")]
    taken_up = bool(tree.children(mention.word, "cop")) and any(pronouns)  # "it was their first meeting since May"
    if (
        not (taken_up or _soon_after(cluster, mention))
        or mention.occurrence.sense.pos != "NOUN"
        or not (taken_up or _no_other_day(cluster, mention))
    ):
        return False
    statuses = {cluster.first.status.value, mention.status.value}
    meant = taken_up or points_back(scene, mention.occurrence) or _is_the_guests(scene, cluster, mention)
    if (len(statuses) > 1 and statuses - DONE) or not meant:
        return False
    if mention.medium == "visit" and _is_summons(scene, cluster.first):
        return False
    one_medium = _VAGUE & {cluster.medium, mention.medium} or same_medium(cluster.medium, mention.medium)
    guessed = taken_up and mention.occurrence.learned is not None  # "it was the third exchange of the two this year"
    return bool(one_medium or guessed) and scene.sides(mention.parties) <= scene.sides(cluster.parties)


def _is_the_guests(scene: Scene, cluster: Cluster, mention: EventMention) -> bool:
    """Whether a visit is of one who was just told to have met another: "her visit comes a week after the vote"."""
    tree, word = scene.trees[mention.sentence], mention.word
    alone = tree.words[word].relation == "nsubj" and not any(n > word for n in tree.children(word, "nmod"))
    met = cluster.first.status.value in DONE and len(scene.sides(cluster.parties)) >= DYAD
    guest = len(mention.parties) == 1 and set(mention.parties) <= set(cluster.parties)
    return mention.medium == "visit" and alone and met and guest


def _went_on(scene: Scene, cluster: Cluster, mention: EventMention) -> bool:
    """Whether those who were just in contact "also discussed" something: more of it, whatever it seems to be.

    So is what one "informed" the other of, told right after a call or a meeting of the two.
    """
    tree = scene.trees[mention.sentence]
    took_place = {cluster.first.status.value, mention.status.value} <= DONE
    right_after = took_place and 0 <= mention.sentence - cluster.mentions[-1].sentence <= 1
    tells = right_after and mention.expression is None and tree.lemma(mention.word) in words("informing")
    if tells and set(mention.parties) == set(cluster.parties):
        return True
    if _is_said_in_it(scene, cluster, mention):
        return True
    more = {tree.lemma(n) for n in tree.children(mention.word, "advmod")} & words("more")
    told = right_after and mention.expression is None and _is_told_of(tree, mention.word)
    if not (more or told) or not _soon_after(cluster, mention) or tree.lemma(mention.word) not in words("talking"):
        return False
    alike = bool(mention.parties) and scene.sides(mention.parties) == scene.sides(cluster.parties)
    return took_place and alike and _same_people(scene, cluster, mention)


def _is_said_in_it(scene: Scene, cluster: Cluster, mention: EventMention) -> bool:
    """Whether what somebody conveys or shares is part of a meeting or call that was just told of him.

    "The minister conveyed his condolences" right after a call is said in it; a letter by which it is conveyed is not.
    """
    took_place = {cluster.first.status.value, mention.status.value} <= DONE
    later = 0 < mention.sentence - cluster.mentions[-1].sentence <= thresholds()["discourse"]["sentences_back"]
    if not took_place or not later or mention.expression is not None or mention.place is not None:
        return False
    lemma = scene.trees[mention.sentence].lemma(mention.word)
    if lemma not in words("said_in_contact") | words("informing") or mention.medium in {"letter", "phone", "video"}:
        return False
    people = {p for p in mention.parties if scene.cast.actors[p].kind == "person"}
    within = people <= set(cluster.parties) and scene.sides(mention.parties) <= scene.sides(cluster.parties)
    return bool(people) and within and len(scene.sides(cluster.parties)) >= DYAD


def _is_told_of(tree: Tree, verb: int) -> bool:
    """Whether somebody says what others had spoken of: "her office said that they had discussed trade"."""
    helpers = {tree.words[n].text.lower() for n in tree.children(verb, "aux")}
    form = tree.words[verb]
    said = form.relation in {"ccomp", "parataxis"} or any(
        tree.lemma(n) in words("plain_speech") for n in tree.children(verb, "ccomp", "parataxis")
    )
    return "had" in helpers and said


def _joins(scene: Scene, cluster: Cluster, mention: EventMention) -> bool:
    """Whether a mention says who else took part in a meeting that was just told: "took part in the talks, too"."""
    met = cluster.medium in FACE_TO_FACE | _VAGUE and len(scene.sides(cluster.parties)) >= DYAD
    took_place = {cluster.first.status.value, mention.status.value} <= DONE
    return met and took_place and _soon_after(cluster, mention) and joins_what_was_told(scene, mention)


def _soon_after(cluster: Cluster, mention: EventMention) -> bool:
    """Whether a mention follows within the few sentences in which what was told last is still spoken of."""
    return 0 <= mention.sentence - cluster.mentions[-1].sentence <= thresholds()["discourse"]["sentences_back"]


def _under_another_day(cluster: Cluster, mention: EventMention) -> bool:
    """Whether a mention stands in a chronicle under another day than a contact: "5 May: After talks with Costa, …"."""
    day_over_it = mention.date if mention.expression is None else None
    return not compatible(cluster.date, day_over_it) and not _is_spoken_of_on(cluster.date, day_over_it)


def _no_other_day(cluster: Cluster, mention: EventMention) -> bool:
    """Whether a mention has no date of its own, or the day on which somebody spoke of the contact just before."""
    return mention.expression is None or (mention.inherited and _is_spoken_of_on(cluster.date, mention.date))


def _is_spoken_of_on(told: Interval | None, after: Interval | None) -> bool:
    """Whether a day is so soon after that of a contact that one may still speak of it."""
    if told is None or after is None or told.latest is None or after.earliest is None:
        return False
    return 0 <= (after.earliest - told.latest).days <= thresholds()["discourse"]["days_spoken_of"]


def _different_content(scene: Scene, first: EventMention, mention: EventMention) -> bool:
    """Whether two mentions by the same parties are about different things: they share no content word."""
    if first.sentence == mention.sentence:
        return first.word != mention.word
    a, b = (_content_words(scene, m) for m in (first, mention))
    return bool(a and b) and not a & b


def _content_words(scene: Scene, mention: EventMention) -> set[str]:
    tree = scene.trees[mention.sentence]
    below = tree.clause(mention.word)
    skipped = {mention.word}
    parties = {n for n in below if scene.cast.at(mention.sentence, n)}
    return {
        tree.lemma(n)
        for n in below
        if tree.words[n].upos in {"NOUN", "VERB", "PROPN", "ADJ"} and n not in skipped | parties
    }


def _same_contact(scene: Scene, cluster: Cluster, mention: EventMention) -> bool:
    """Whether a contact mention is of the cluster's contact: same dyad, no other medium, no other day."""
    first = cluster.first
    if not _of_one_medium(scene, cluster, mention):
        return False
    a, b = set(cluster.parties), set(mention.parties)
    if not (a <= b or b <= a):
        if not _same_sides(scene, cluster, mention):
            return False
        vague = bool(_VAGUE & {cluster.medium, mention.medium}) and cluster.medium != mention.medium
        other = first.status.value == "negated" or _due_by(first) != _due_by(mention)
        if (vague and other) or _other_deadline(cluster.date, mention.date):
            return False  # the leaders' call that nobody plans is not the talks that were put off
    places = {m.place for m in cluster.mentions} - {None}
    if mention.place is not None and places and mention.place not in places:
        return False
    persons, others = ({p for p in side if scene.cast.actors[p].kind == "person"} for side in (a, b))
    if not (persons <= others or others <= persons):
        return False  # a minister's call and his president's are two
    both_dated = (
        cluster.date is not None
        and cluster.date.earliest is not None
        and mention.date is not None
        and mention.date.earliest is not None
    )
    told_together = mention.date is None and cluster.mentions[-1].sentence == mention.sentence
    return both_dated or told_together or first.status.historical == mention.status.historical


def _is_summons(scene: Scene, mention: EventMention) -> bool:
    """Whether somebody is called in, which is no visit, as to call on somebody may be."""
    lemma = scene.trees[mention.sentence].lemma(mention.word)
    return lemma in words("summoning") and lemma != "call" and mention.medium == "in_person"


def _due_by(mention: EventMention) -> bool:
    """Whether a mention tells by when a contact is to come about: what is sent by July 15 is no visit of July 8."""
    return mention.expression is not None and is_limit(mention.expression)


def _of_one_medium(scene: Scene, cluster: Cluster, mention: EventMention) -> bool:
    """Whether the media of a contact and of a mention agree, or say nothing against each other."""
    media = {cluster.medium, mention.medium}
    if _is_summons(scene, cluster.first) != _is_summons(scene, mention) and "visit" in media:
        return False  # the ambassador who was summoned is not on the visit of the president
    if _is_answer(scene, cluster.first) != _is_answer(scene, mention) and media & _IN_ONE_ROOM:
        return False
    alike = _VAGUE & media or same_medium(cluster.medium, mention.medium)
    return bool(alike) or _guessed_again(cluster, mention)


def _is_met_on_a_visit(scene: Scene, cluster: Cluster, mention: EventMention) -> bool:
    """Whether one tells of a journey and the other, in another sentence, of a meeting of its own on it.

    What only the model takes for a meeting, or what did not come about, is of the journey unless it is with others.
    """
    if {cluster.medium, mention.medium} != _IN_ONE_ROOM or mention.inherited or _in_headings(scene, cluster):
        return False
    guessed = mention.occurrence.learned is not None or mention.status.value == "negated"
    if guessed and scene.sides(mention.parties) <= scene.sides(cluster.parties):
        return False
    apart = all(one.sentence != mention.sentence for one in cluster.mentions)
    return apart and not _is_more_of_it(scene, cluster, mention)


def _is_answer(scene: Scene, mention: EventMention) -> bool:
    """Whether a contact is no more than an answer that is given: no visit is one."""
    return scene.trees[mention.sentence].lemma(mention.word) in words("answering")


def _guessed_again(cluster: Cluster, mention: EventMention) -> bool:
    """Whether only the model sees another medium in what the same people did right after: "they greeted each other"."""
    guessed = mention.occurrence.learned is not None and mention.expression is None and mention.date is None
    took_place = {cluster.first.status.value, mention.status.value} <= DONE
    soon = _soon_after(cluster, mention) and not mention.status.historical
    return guessed and took_place and soon and set(mention.parties) == set(cluster.parties)


def _other_deadline(told: Interval | None, after: Interval | None) -> bool:
    """Whether two stretches of days end on different ones: "by the end of November", "before the year is out"."""
    ends = [date.latest for date in (told, after) if date is not None and date.earliest != date.latest]
    return len(ends) == 2 and ends[0] != ends[1]  # noqa: PLR2004 - both


def _same_sides(scene: Scene, cluster: Cluster, mention: EventMention) -> bool:
    """Whether parties are of the same states; in one sentence, one whose state is unknown is of the state visited.

    "X travelled to Malawi and held talks with Y" tells of one contact.
    """
    a, b = ([scene.country(p) for p in parties] for parties in (cluster.parties, mention.parties))
    if set(a) == set(b):
        return True
    known, others = set(a) - {None}, set(b) - {None}
    together = any(m.sentence == mention.sentence for m in cluster.mentions)
    shared = set(cluster.parties) & set(mention.parties)
    visit = "visit" in {cluster.medium, mention.medium}
    return together and visit and bool(shared) and (known <= others or others <= known)


def event_confidence(scene: Scene, cluster: Cluster) -> float:
    """Return how sure the coder is of an event that is no contact."""
    return confidence(scene, cluster.first, len(cluster.evidence))


def build_event(scene: Scene, cluster: Cluster, reported_by: str | None, chance: float) -> Event:
    """Return the event of a cluster, of which the coder is as sure as a chance says."""
    first = cluster.first
    modes = tuple(dict.fromkeys(mode for m in [first, *cluster.mentions] for mode in m.modes))
    modes = tuple(mode for mode in modes if (first.type, mode) in scene.vocabulary.modes)
    contexts = tuple(dict.fromkeys(c for m in cluster.mentions for c in m.contexts))
    actors = tuple(
        dict.fromkeys(
            (
                *first.actors,
                *(p for m in cluster.mentions for p in _told_to_act(scene, first, m) if p not in first.recipients),
            )
        )
    )
    told = (p for m in [first, *cluster.mentions] for p in m.recipients)
    recipients = tuple(dict.fromkeys(p for p in (*told, *cluster.unsaid) if p not in actors))
    described = _described_above(scene, cluster)
    actors, recipients = (tuple(p for p in side if p not in described) for side in (actors, recipients))
    evidence = cluster.evidence
    return Event(
        id=scene.identifier(
            "event", first.type, first.status.value, *(f"{q.start}-{q.end}" for q in evidence[:1]), first.word
        ),
        type=first.type,
        modes=modes,
        contexts=contexts,
        status=first.status.value,
        # "That call" says nothing of when the call was.
        historical=all(m.status.historical for m in cluster.mentions if not only_again(m.occurrence)),
        actors=actors,
        recipients=recipients,
        date=cluster.date,
        place=next((m.place for m in cluster.mentions if m.place), None),
        quad=scene.vocabulary.quad_of(first.type),
        intensity=scene.vocabulary.score(first.type, modes),
        cameo=scene.vocabulary.cameo_code(first.type, modes, contexts),
        confidence=chance,
        reported_by=reported_by,
        evidence=evidence,
    )


def _described_above(scene: Scene, cluster: Cluster) -> frozenset[str]:
    """Return the parties whom only a heading describes, where the text names somebody of their side.

    "Ecuador, Colombia presidents talk" needs no "Colombian presidents" beside the two whom the report names.
    """
    mentions = [cluster.first, *cluster.mentions]
    headings = [m for m in mentions if scene.analysis.sentences[m.sentence].heading]
    told = {p for m in mentions if m not in headings for p in m.parties}
    people = {scene.country(p) for p in told if scene.cast.actors[p].kind == "person"}
    return frozenset(p for m in headings for p in m.parties if p not in told and scene.country(p) in people)


def _told_to_act(scene: Scene, first: EventMention, mention: EventMention) -> tuple[str, ...]:
    """Return who acts by a mention of its own, or beside the first ("flew there for talks with X").

    Of one whose other side was taken over, it is who joined those who were there: "X attended the talks".
    """
    if not mention.inherited or mention.sentence == first.sentence:
        return mention.actors
    own = {*mention.occurrence.actors, *mention.occurrence.recipients}
    return tuple(p for p in mention.actors if p in own) if joins_what_was_told(scene, mention) else ()


def unique_quotes(quotes: list[Quote]) -> tuple[Quote, ...]:
    """Return the quotes once each, in the order given."""
    return tuple(dict.fromkeys(quotes))
