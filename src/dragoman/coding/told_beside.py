"""The day of what is told without one, right beside something that happened on a named day.

"Turkish and Greek troops clashed on Monday. The Greek foreign minister summoned the ambassador." News tells one day's
deeds together and names the day once. What lies further back is told in the past perfect, or as background.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.counted_off import counted_off
from dragoman.coding.event_mention import EventMention
from dragoman.coding.events import Cluster
from dragoman.coding.scene import Scene
from dragoman.coding.since import told_since
from dragoman.coding.status import DONE
from dragoman.coding.thresholds import thresholds
from dragoman.coding.times import head_of
from dragoman.types import Interval


def day_beside(scene: Scene, cluster: Cluster, clusters: Sequence[Cluster]) -> Interval | None:
    """Return the day of the nearest thing that happened on a named day, told in the same sentence or just before.

    None where the cluster has a date or an expression of time of its own, where it did not happen, and where it is told
    as something that lay further back.
    """
    if any(not _of_the_report(mention) or mention.expression is not None for mention in cluster.mentions):
        return None
    if any(_lies_back(scene, mention) or _comes_after(scene, mention) for mention in cluster.mentions):
        return None
    place = cluster.mentions[0].sentence
    back = thresholds()["discourse"]["sentences_of_a_day"]
    near = [
        (mention.sentence, mention.date)
        for other in clusters
        for mention in other.mentions
        if 0 <= place - mention.sentence <= back
        and _of_the_report(mention)
        and _is_day(mention.date)
        and not _is_aside(scene, mention)
    ]
    found = max(near, key=lambda one: one[0], default=(0, None))[1]
    return (
        None
        if found is None
        else Interval(earliest=found.earliest, latest=found.latest, precision="day", text=found.text, basis="anaphoric")
    )


def _of_the_report(mention: EventMention) -> bool:
    """Whether a mention tells of something that happened and is no background."""
    return mention.status.value in DONE and not mention.status.historical


def _is_day(date: Interval | None) -> bool:
    return date is not None and date.earliest is not None and date.earliest == date.latest


def _is_aside(scene: Scene, mention: EventMention) -> bool:
    """Whether the day of a mention stands in a relative clause: "the teams, who sat down on May 3, have gone home"."""
    tree = scene.trees[mention.sentence]
    head = head_of(tree, mention.expression) if mention.expression is not None else None
    above = () if head is None else tree.governors(head)
    return any(tree.words[n].relation == "acl:relcl" for n in above)


def _comes_after(scene: Scene, mention: EventMention) -> bool:
    """Whether something is said to come after what is told beside it: "the visit comes after Lima on Monday agreed"."""
    tree = scene.trees[mention.sentence]
    form = tree.words[mention.word]
    if form.relation != "nsubj" or tree.lemma(form.head) != "come":
        return False
    return any(tree.lemma(m) == "after" for c in tree.children(form.head, "advcl") for m in tree.children(c, "mark"))


def _lies_back(scene: Scene, mention: EventMention) -> bool:
    """Whether a mention stands in the past perfect ("had met"), or apart ("weeks after they met", "since August")."""
    tree = scene.trees[mention.sentence]
    if counted_off(tree, mention.word) is not None or told_since(scene, mention.sentence, mention.word) is not None:
        return True
    helpers = [tree.words[n] for n in tree.children(mention.word, "aux", "aux:pass")]
    return any(helper.text.lower() in {"had", "'d", "’d"} for helper in helpers)
