"""Which reports are one event: a function of the reports alone, so that the order in which they came does not matter.

Reports of one block (the same type between the same sides) are compared. Those with a day of their own make clusters
day by day, the most detailed first; two clusters on neighbouring days become one only where everything but the day
agrees ("two dates for one call"). What is vague ("in March") joins the one cluster that it suits, or stays alone: no
guess.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from dragoman.record.comparing import (
    agree,
    announced_beside,
    are_days_apart,
    bridged,
    calls_off,
    compatible,
    ended_alike,
    in_other_towns,
    is_undated_news,
    is_vague_plan,
    may_be_called_off,
    may_deny,
    of_unequal_ranks,
    same_plan,
    same_told,
    same_visit,
    suit,
)
from dragoman.record.mentions import Mention, rules
from dragoman.record.types import VISIT
from dragoman.record.wording import likeness

Cluster = list[Mention]
#: Pairs of report keys, the lesser first, that a reviewer told apart.
Apart = Collection[tuple[str, str]]


def clusters_of(mentions: Sequence[Mention], apart: Apart = frozenset()) -> list[Cluster]:
    """Return the mentions of one block grouped into events."""
    days: dict[int, list[Mention]] = defaultdict(list)
    vague: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (-m.detail, -m.people, m.key)):
        if mention.pinned and mention.earliest is not None:
            days[mention.earliest].append(mention)
        else:
            vague.append(mention)
    found = [cluster for day in sorted(days) for cluster in clusters_of_day(days[day], apart)]
    found = join_neighbours(found, apart)
    left = attach(found, vague, apart)
    return found + components(left, apart)


def clusters_of_day(mentions: Sequence[Mention], apart: Apart) -> list[Cluster]:
    """Return the clusters of one day; the mentions come with the most detailed first."""
    clusters: list[Cluster] = []
    for mention in mentions:
        suited = [c for c in clusters if all(compatible(mention, other) or bridged(mention, other, c) for other in c)]
        chosen = choose(mention, suited)
        if chosen is None or refused([mention], chosen, apart):
            clusters.append([mention])
        else:
            chosen.append(mention)
    partners = {
        place: [other for other, cluster in enumerate(clusters) if other != place and told_alike(one, cluster)]
        for place, one in enumerate(clusters)
    }
    return all_joined(clusters, partners, apart)


def choose(mention: Mention, suited: Sequence[Cluster]) -> Cluster | None:
    """Return the one cluster that a mention belongs to.

    Of several it is the only visit, if it is of one, for who is received on a visit is met by others too; else the only
    one that was held, if it was, or was called off; else the one of clearly the nearest wording, else the one that far
    more articles tell of.
    """
    visits = [cluster for cluster in suited if any(other.medium == VISIT for other in cluster)]
    if mention.medium == VISIT and len(visits) == 1:
        return visits[0]
    ended = [cluster for cluster in suited if any(ended_alike(mention, other) for other in cluster)]
    if len(ended) == 1:
        return ended[0]
    if len(suited) < 2:  # noqa: PLR2004
        return suited[0] if suited else None
    rated = sorted(((nearness(mention, cluster), -place) for place, cluster in enumerate(suited)), reverse=True)
    (best, place), (second, _) = rated[0], rated[1]
    wording = rules()["wording"]
    if best >= wording["choice"] and best - second >= wording["ahead"]:
        return suited[-place]
    most, next_to = sorted(suited, key=told_by, reverse=True)[:2]
    return most if told_by(most) >= rules()["most_told"] * told_by(next_to) else None


def told_by(cluster: Cluster) -> int:
    """Return how many articles tell of a cluster."""
    return len({mention.article for mention in cluster})


def nearness(mention: Mention, cluster: Sequence[Mention]) -> float:
    """Return how near the wording of a mention comes to that of the nearest of a cluster."""
    return max(likeness(mention.words, other.words) for other in cluster)


def refused(one: Sequence[Mention], other: Sequence[Mention], apart: Apart) -> bool:
    """Whether a reviewer told one of some mentions apart from one of others.

    Asked last, when it is known where a mention belongs: then it stays alone. Asked before, a refusal would make
    another event the only one left that suits, and so merge what was never compared.
    """
    return bool(apart) and any((min(a.key, b.key), max(a.key, b.key)) in apart for a in one for b in other)


def joined(clusters: list[Cluster], partners: Mapping[int, list[int]], apart: Apart) -> list[Cluster]:
    """Return the clusters, those made one that are each other's only partner."""
    found: list[Cluster] = []
    for place, cluster in enumerate(clusters):
        mine = partners.get(place, [])
        mutual = len(mine) == 1 and partners.get(mine[0], []) == [place]
        if not mutual or refused(cluster, clusters[mine[0]], apart):
            found.append(cluster)
        elif place < mine[0]:
            found.append(cluster + clusters[mine[0]])
    return found


def all_joined(clusters: list[Cluster], partners: Mapping[int, list[int]], apart: Apart) -> list[Cluster]:
    """Return the clusters, those made one of which each is a partner of every other one, and of none besides.

    Where a reviewer told some of them apart, those stay together that are on the same side of it.
    """
    found: list[Cluster] = []
    for place, cluster in enumerate(clusters):
        group = sorted([place, *partners[place]])
        if any(sorted([other, *partners[other]]) != group for other in group):
            found.append(cluster)
        elif place == group[0]:
            found += parted([clusters[other] for other in group], apart)
    return found


def parted(group: Sequence[Cluster], apart: Apart) -> list[Cluster]:
    """Return clusters that would be one, as a reviewer parted them; each alone where that is not clear."""
    sides: list[list[Cluster]] = []
    for cluster in group:
        near = [side for side in sides if not any(refused(cluster, other, apart) for other in side)]
        far = [side for side in sides if all(refused(cluster, other, apart) for other in side)]
        if len(near) > 1 or len(near) + len(far) < len(sides):
            return list(group)
        if near:
            near[0].append(cluster)
        else:
            sides.append([cluster])
    return [[mention for cluster in side for mention in cluster] for side in sides]


def told_alike(one: Cluster, other: Cluster) -> bool:
    """Whether two clusters of a day tell of one contact: nothing speaks against it, and some wording is near.

    A contact is told with names here and without them there, so that not every report is near every other one. Talks of
    two states are of the visit that the same article tells of.
    """
    if not (one[0].contact and other[0].contact) or not all(suit(a, b) for a in one for b in other):
        return False
    if any(of_unequal_ranks(a, b) or of_unequal_ranks(b, a) for a in one for b in other):
        return False
    least = rules()["wording"]["joined"]
    pairs = [(a, b) for a in one for b in other]
    near = any(likeness(a.words, b.words) >= least and not in_other_towns(a, b) for a, b in pairs)
    return near or any(same_visit(a, b) for a, b in pairs)


def join_neighbours(clusters: list[Cluster], apart: Apart) -> list[Cluster]:
    """Return the clusters, two on neighbouring days made one where each is the other's only double."""
    places = by_day(clusters)
    apart_by = int(rules()["other_day"]["apart"])
    doubles = {
        place: [other for other in around(places, day_of(a), apart_by) if are_doubles(a, clusters[other])]
        for place, a in enumerate(clusters)
        if a[0].contact
    }
    return joined(clusters, doubles, apart)


def by_day(clusters: Sequence[Cluster]) -> dict[int, list[int]]:
    """Return for each day the places, in a list, of the clusters that have it."""
    found: dict[int, list[int]] = defaultdict(list)
    for place, cluster in enumerate(clusters):
        for day in {mention.earliest for mention in cluster if mention.earliest is not None}:
            found[day].append(place)
    return found


def around(places: Mapping[int, list[int]], day: int, reach: int) -> list[int]:
    """Return the places of what is on another day, but not far."""
    days = [other for other in range(day - reach, day + reach + 1) if other != day]
    return sorted(place for other in days for place in places.get(other, ()))


def are_doubles(one: Cluster, other: Cluster) -> bool:
    """Whether two clusters on neighbouring days tell the same contact, so that one of the days is wrong."""
    if {mention.article for mention in one} & {mention.article for mention in other}:
        return False
    return any(same_told(a, b) for a in one for b in other) and all(compatible(a, b) for a in one for b in other)


def day_of(cluster: Cluster) -> int:
    """Return the day of a cluster of mentions that have one."""
    return min(mention.earliest for mention in cluster if mention.earliest is not None)


def attach(clusters: list[Cluster], vague: Sequence[Mention], apart: Apart) -> list[Mention]:
    """Add to each cluster the vague mentions that suit it alone; return those that are left.

    Each is compared with the reports that have a day, not with other vague ones, so that their order does not matter.
    """
    grounds = [list(cluster) for cluster in clusters]
    owners = {id(ground): cluster for ground, cluster in zip(grounds, clusters, strict=True)}
    places = by_day(grounds)
    left = []
    for mention in vague:
        suited = [grounds[place] for place in within(mention, places) if suits(mention, grounds[place])]
        chosen = choose(mention, suited)
        if chosen is None or not agrees(mention, chosen) or refused([mention], owners[id(chosen)], apart):
            left.append(mention)
        else:
            owners[id(chosen)].append(mention)
    return left


def suits(mention: Mention, ground: Sequence[Mention]) -> bool:
    """Whether a vague mention can be the event of a cluster, of which no report speaks against it, and one for it.

    A plan without a date can be of none, nor can an article announce what it tells to have come about. One of nobody
    named, for some day of many weeks, needs words that are near: until then they meet on other matters too.
    """
    # Asked first, for most contacts of the time are of other people.
    if not any(compatible(mention, other) for other in ground):
        return False
    if is_far_plan(mention) and nearness(mention, ground) < rules()["wording"]["far_plan"]:
        return False
    if mention.floating or any(announced_beside(mention, other) or not may_deny(mention, other) for other in ground):
        return False
    return all(suit(mention, other) or bridged(mention, other, ground) for other in ground)


def is_far_plan(mention: Mention) -> bool:
    """Whether a mention announces a contact of nobody who is named, for some day of many weeks."""
    if mention.status != "planned" or mention.people or mention.earliest is None or mention.latest is None:
        return False
    return mention.latest - mention.earliest >= int(rules()["far_plan"])


def agrees(mention: Mention, ground: Sequence[Mention]) -> bool:
    """Whether a vague mention agrees with most reports of the cluster that it suits; of no contact, with all."""
    agreeing = sum(compatible(mention, other) for other in ground)
    return agreeing == len(ground) or (mention.contact and 2 * agreeing >= len(ground))


def within(mention: Mention, places: Mapping[int, list[int]]) -> list[int]:
    """Return the places of the clusters of which a day falls into the interval of a vague mention."""
    if not mention.loose or mention.earliest is None or mention.latest is None:
        return []
    return sorted({place for day in range(mention.earliest, mention.latest + 1) for place in places.get(day, ())})


def components(mentions: Sequence[Mention], apart: Apart) -> list[Cluster]:
    """Return vague mentions grouped by chains of pairs that agree in status, interval, people and wording."""
    alike: dict[object, list[Mention]] = defaultdict(list)
    for mention in mentions:
        status = "happened" if is_undated_news(mention) else mention.status
        alike[(status, mention.dated) if mention.loose else mention.key].append(mention)
    found = [cluster for some in alike.values() for cluster in chains(some, apart)]
    return join_called_off(join_plans(found, apart), apart)


def join_plans(clusters: list[Cluster], apart: Apart) -> list[Cluster]:
    """Return vague clusters, two that announce one contact made one where each is the other's only one."""
    partners = {
        place: [
            other
            for other, cluster in enumerate(clusters)
            if other != place and all(same_plan(a, b) for a in one for b in cluster)
        ]
        for place, one in enumerate(clusters)
        if is_vague_plan(one[0])
    }
    return joined(clusters, partners, apart)


def join_called_off(clusters: list[Cluster], apart: Apart) -> list[Cluster]:
    """Return vague clusters, a plan and its calling off made one where each is the other's only one."""
    partners = {
        place: [other for other, cluster in enumerate(clusters) if is_end_of(cluster, one) or is_end_of(one, cluster)]
        for place, one in enumerate(clusters)
        if may_be_called_off(one[0])
    }
    return joined(clusters, partners, apart)


def is_end_of(end: Cluster, plan: Cluster) -> bool:
    """Whether a cluster tells that what another one announces is called off."""
    return all(calls_off(one, other) for one in end for other in plan)


def chains(mentions: Sequence[Mention], apart: Apart) -> list[Cluster]:
    """Return mentions of one status grouped by chains of pairs that agree.

    What agrees with two that are of different days ("in February", with a visit on the 10th and one on the 24th) is of
    neither, and may be what another one says as vaguely.
    """
    group = list(range(len(mentions)))
    found: dict[int, Cluster] = {place: [mention] for place, mention in enumerate(mentions)}
    pairs = [(a, b) for a in group for b in range(a) if agree(mentions[a], mentions[b])]
    torn = torn_plans(mentions, pairs)

    def root(place: int) -> int:
        while group[place] != place:
            place = group[place]
        return place

    for a, b in pairs:
        low, high = sorted((root(a), root(b)))
        if low != high and (a in torn) == (b in torn) and not refused(found[low], found[high], apart):
            group[high] = low
            found[low] += found.pop(high)
    return list(found.values())


def torn_plans(mentions: Sequence[Mention], pairs: Sequence[tuple[int, int]]) -> set[int]:
    """Return the places of the vague plans that agree with others that have no day in common."""
    agreeing: dict[int, list[Mention]] = defaultdict(list)
    for a, b in pairs:
        agreeing[a].append(mentions[b])
        agreeing[b].append(mentions[a])
    return {place for place, some in agreeing.items() if is_vague_plan(mentions[place]) and are_days_apart(some)}
