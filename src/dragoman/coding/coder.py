"""The whole coding part: a scene in, facts with their traces out."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.coding.assessments import assessments
from dragoman.coding.commitments import commitments
from dragoman.coding.contact_signs import contact_chance_of, contact_signs
from dragoman.coding.contacts import build_contact, within_one_state
from dragoman.coding.denied_after import with_denials
from dragoman.coding.domains import is_political, is_sports_report, may_take_part
from dragoman.coding.event_mention import EventMention
from dragoman.coding.events import Cluster, build_event, cluster_mentions, event_confidence, without_headline_echoes
from dragoman.coding.learned import contact_chance
from dragoman.coding.mentions import event_mentions
from dragoman.coding.own_words import told_by_other_side
from dragoman.coding.scene import Scene
from dragoman.coding.statements import closest_around, statements
from dragoman.coding.thresholds import thresholds
from dragoman.coding.told_beside import day_beside
from dragoman.coding.unresolved import unresolved
from dragoman.coding.withdrawn import corrected, is_to_readers, withdrawn
from dragoman.types import Assessment, Commitment, Contact, Event, Statement, Unresolved


@dataclass(frozen=True)
class Facts:
    """All facts of one article, and what each was made of."""

    events: tuple[Event, ...]
    contacts: tuple[Contact, ...]
    statements: tuple[Statement, ...]
    commitments: tuple[Commitment, ...]
    assessments: tuple[Assessment, ...]
    unresolved: tuple[Unresolved, ...]
    #: The cluster of mentions of every event, by event id, for explanations.
    clusters: dict[str, Cluster]
    #: What speaks for and against every contact, by the id of its event, those that were not sure enough included.
    signs: dict[str, dict[str, float]]


def code(scene: Scene) -> Facts:
    """Return everything that the coder finds in a scene."""
    if is_sports_report(scene):
        return Facts((), (), (), (), (), (), {}, {})
    taken_back = withdrawn(scene)
    told = with_denials(scene, event_mentions(scene))
    standing = [m for m in told if m.sentence not in taken_back and not is_to_readers(scene, m.evidence)]
    mentions = [m for m in (*standing, *corrected(scene, told, taken_back)) if _takes_part(scene, m)]
    said = [s for s in statements(scene) if scene.sentence_at(s.content.start) not in taken_back]
    events: list[Event] = []
    contacts: list[Contact] = []
    clusters: dict[str, Cluster] = {}
    signs: dict[str, dict[str, float]] = {}
    found = without_headline_echoes(scene, cluster_mentions(scene, mentions))
    for cluster in found:
        consults = cluster.first.type == "CONSULT"
        cluster.unsaid = told_by_other_side(scene, cluster, said)
        own = contact_signs(scene, cluster, [clusters[known] for known in signs]) if consults else {}
        chance = contact_chance_of(own) if consults else event_confidence(scene, cluster)
        cluster.date = cluster.date or day_beside(scene, cluster, found)
        event = build_event(scene, cluster, _reporter(cluster, said), chance)
        if event.id in clusters:
            continue
        if consults:
            signs[event.id] = own
            at_home = within_one_state(scene, (*event.actors, *event.recipients))
            if chance >= thresholds()["contacts"]["least"] and not at_home:
                contacts.append(build_contact(scene, cluster, event))
        clusters[event.id] = cluster
        events.append(event)
    promised = [
        c
        for c in commitments(scene, mentions)
        if scene.sentence_at(c.evidence[0].start) not in taken_back and not is_to_readers(scene, c.evidence[0])
    ]
    judged = assessments(scene)
    return Facts(
        events=tuple(events),
        contacts=tuple(contacts),
        statements=tuple(said),
        commitments=tuple(promised),
        assessments=tuple(judged),
        unresolved=unresolved(scene),
        clusters=clusters,
        signs=signs,
    )


def _takes_part(scene: Scene, mention: EventMention) -> bool:
    """Whether somebody political acts or is acted upon; a journey needs a political traveller."""
    deciding = mention.actors if mention.actors and "visit" in mention.modes else mention.parties
    actors = [scene.cast.actors[party] for party in deciding]
    if mention.type == "CONSULT" and contact_chance(scene, mention.occurrence) >= thresholds()["learned"]["unnamed"]:
        # The signs of the contact weigh who takes part; of firms and clubs there is none.
        return not actors or any(is_political(actor) or may_take_part(actor) for actor in actors)
    return any(is_political(actor) for actor in actors)


def _reporter(cluster: Cluster, said: list[Statement]) -> str | None:
    """Return on whose word an event rests: the speaker within whose words all its evidence stands."""
    speakers = []
    for mention in cluster.mentions:
        statement = closest_around(said, mention.evidence)
        if statement is None:
            return None
        speakers.append(statement.speaker)
    return speakers[0] if len(set(speakers)) == 1 else None
