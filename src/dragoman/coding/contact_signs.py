"""What speaks for and against a contact: signs whose weights were learned from articles with gold files.

A sign is a number, mostly 0 or 1. Their weighted sum is the logarithm of the odds that a careful reader has this
contact, too; ``training/contact_weights.py`` fits the weights in ``contact_signs.toml`` by logistic regression.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from dragoman.coding.domains import is_political
from dragoman.coding.dyad import DYAD
from dragoman.coding.event_mention import EventMention
from dragoman.coding.events import Cluster
from dragoman.coding.learned import contact_chance, seen_by_model
from dragoman.coding.scene import Scene
from dragoman.coding.words import words

#: No count beyond this weighs more.
MOST = 4
_STATUSES = ("ongoing", "planned", "called_for", "hypothetical", "negated")
_MEDIA = ("in_person", "visit", "phone", "letter", "intermediary", "unspecified")
_KINDS = ("person", "state", "organisation", "group")
#: Lists of determiners that are signs.
_DETERMINERS = ("definite", "indefinite", "no_such")


def contact_chance_of(signs: dict[str, float]) -> float:
    """Return the chance that a contact with some signs is right, rounded to two places."""
    return round(1 / (1 + math.exp(-sum(shares(signs).values()))), 2)


def shares(signs: dict[str, float]) -> dict[str, float]:
    """Return what each sign adds to the logarithm of the odds, the base first; signs that are not there add nothing."""
    weights = contact_weights()
    return {"base": weights["base"]} | {name: weights[name] * value for name, value in signs.items() if value}


@cache
def contact_weights() -> dict[str, float]:
    """Return the weight of every sign."""
    return dict(tomllib.loads(files("dragoman.coding").joinpath("contact_signs.toml").read_text("utf-8"))["weights"])


def contact_signs(scene: Scene, cluster: Cluster, earlier: Sequence[Cluster]) -> dict[str, float]:
    """Return the signs of a contact, told after some others."""
    return {
        **_of_the_model(scene, cluster),
        **_of_the_parties(scene, cluster),
        **_of_the_words(scene, cluster.mentions[0]),
        **_of_the_report(scene, cluster),
        **_of_others(scene, cluster, earlier),
    }


def _of_the_model(scene: Scene, cluster: Cluster) -> dict[str, float]:
    """Return what the language model says of the event words, and how much the lexicon's row asked for."""
    chances = [contact_chance(scene, mention.occurrence) for mention in cluster.mentions]
    best = cluster.mentions[chances.index(max(chances))]
    trigger = seen_by_model(scene, best.sentence, best.occurrence.used)
    consults = trigger is not None and trigger.type == "CONSULT"
    rows = [m.occurrence.sense.specificity for m in cluster.mentions if m.occurrence.learned is None]
    return {
        "model": max(chances),
        "model_first": chances[0],
        "model_type": trigger.chance if trigger is not None and consults else 0.0,
        "model_status": trigger.status_chance if trigger is not None else 0.0,
        "model_none": float(trigger is None),
        "model_other": float(trigger is not None and not consults),
        "model_at_home": float(trigger is not None and consults and trigger.medium is None),
        "lexicon": float(bool(rows)),
        "lexicon_asks": float(max(rows, default=0)),
    }


def _of_the_parties(scene: Scene, cluster: Cluster) -> dict[str, float]:
    parties = (*cluster.parties, *cluster.unsaid)
    sides = len(scene.sides(parties))
    actors = [scene.cast.actors[party] for party in parties]
    kinds = [actor.kind for actor in actors]
    political = any(map(is_political, actors))
    return {
        "unpolitical": float(bool(actors) and not political),
        "nobody_acts": float(bool(kinds) and not (cluster.unsaid or any(m.actors for m in cluster.mentions))),
        "one_side": float(sides == 1),
        "many_sides": float(sides > DYAD),
        "nobody": float(not kinds),
        "both_sides": float(any((m.actors and m.recipients) or len(m.actors) > 1 for m in cluster.mentions)),
        "all_inherited": float(all(m.inherited for m in cluster.mentions)),
        "some_inherited": float(any(m.inherited for m in cluster.mentions)),
        **{f"kind_{kind}": float(min(MOST, kinds.count(kind))) for kind in _KINDS},
    }


def _of_the_words(scene: Scene, mention: EventMention) -> dict[str, float]:
    """Return how the event word stands in its sentence."""
    tree = scene.trees[mention.sentence]
    word = tree.words[mention.word]
    noun = word.upos == "NOUN"
    before = {tree.words[n].text.lower() for n in tree.children(mention.word, "det")}
    alone = mention.inherited or len(scene.sides(mention.parties)) < DYAD
    return {
        "noun": float(noun),
        "bare": float(noun and not before),
        # "The meeting between Turkey and Greece" is as good as "a meeting"; "the meeting" was spoken of before.
        **{name: float(alone and bool(before & words(name))) for name in _DETERMINERS},
        "subject": float(word.relation.startswith("nsubj")),
        "oblique": float(word.relation.startswith(("obl", "nmod"))),
        "main_clause": float(word.relation in {"root", "conj", "parataxis", "ccomp"}),
    }


def _of_the_report(scene: Scene, cluster: Cluster) -> dict[str, float]:
    """Return what the report makes of the contact."""
    first = cluster.first
    sentences = scene.analysis.sentences
    place = min(mention.sentence for mention in cluster.mentions)
    start = cluster.mentions[0].evidence.start
    quotations = scene.analysis.quotations
    return {
        **{f"status_{status}": float(first.status.value == status) for status in _STATUSES},
        **{f"medium_{medium}": float((cluster.medium or "unspecified") == medium) for medium in _MEDIA},
        "dated": float(cluster.date is not None and cluster.date.earliest is not None),
        "historical": float(all(mention.status.historical for mention in cluster.mentions)),
        "heading": float(all(sentences[mention.sentence].heading for mention in cluster.mentions)),
        "mentions": float(min(MOST, len(cluster.mentions))),
        "late": place / len(sentences),
        "quoted": float(not _answers_a_report(scene, first) and any(q.start <= start < q.end for q in quotations)),
    }


def _answers_a_report(scene: Scene, mention: EventMention) -> bool:
    """Whether what somebody else told is denied, which is done in words of one's own: "No such meeting occurred"."""
    tree = scene.trees[mention.sentence]
    before = {tree.words[n].text.lower() for n in tree.children(mention.word, "det", "det:predet", "amod")}
    denied = mention.status.value == "negated" and mention.inherited
    return denied and bool(before & words("no_such"))


def _of_others(scene: Scene, cluster: Cluster, earlier: Sequence[Cluster]) -> dict[str, float]:
    """Return how the contact stands to those told before: it may be one of them, told again."""
    sides = scene.sides(cluster.parties)
    place = min(mention.sentence for mention in cluster.mentions)
    told = [(scene.sides(other.parties), {mention.sentence for mention in other.mentions}) for other in earlier]
    near = {place - 1, place, place + 1}
    return {
        "told_of_same_sides": float(min(MOST, sum(theirs == sides for theirs, _ in told))),
        "told_of_a_side": float(min(MOST, sum(bool(theirs & sides) for theirs, _ in told))),
        "told_near": float(any(theirs & sides and at & near for theirs, at in told)),
        "told_here": float(any(place in at for _, at in told)),
    }
