"""Whether two reports can tell of one event: their status, medium, people, days and words."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.record.mentions import ANY_MEDIUM, CALLS, COURSE, FACE_TO_FACE, Mention, rules
from dragoman.record.ranks import UNKNOWN
from dragoman.record.types import DONE, VISIT
from dragoman.record.wording import likeness


def compatible(one: Mention, other: Mention) -> bool:
    """Whether two mentions of a block, with days that suit each other, can be the same event."""
    if not suit(one, other):
        return False
    wording = rules()["wording"]
    if one.alone:  # the same words are what such contacts are compared by at all
        return one.origin == other.origin and one.article != other.article
    if one.kind == "commitment" and not same_due(one, other):
        return False
    if not one.contact:
        return likeness(one.words, other.words) >= float(wording["event"])
    alike = likeness(one.words, other.words) >= float(wording["states"]) and not in_other_towns(one, other)
    if of_unequal_ranks(one, other) or of_unequal_ranks(other, one):
        return False
    return named(one, other) or alike or same_line(one, other)


def of_unequal_ranks(vague: Mention, told: Mention) -> bool:
    """Whether one report names nobody for a side for which another has a head who saw a minister.

    A minister who is received by the president sees his colleague on the same day as well.
    """
    unknown = [side for side in vague.persons if not vague.persons[side] and vague.ranks[side] == UNKNOWN]
    others = {told.ranks[side] for side in told.ranks if side not in unknown}
    return bool(unknown) and "ministers" in others and any(told.ranks.get(side) == "heads" for side in unknown)


def suit(one: Mention, other: Mention) -> bool:
    """Whether nothing in status, medium and people speaks against two mentions being the same event."""
    # The people first: most contacts of the time are of others.
    suited = same_people(one, other) and same_medium(one, other)
    return suited and same_course(one, other) and not elsewhere(one, other)


def elsewhere(one: Mention, other: Mention) -> bool:
    """Whether what was planned for no day of its own was to be in another place than what came about.

    "Will meet in Ohrid in September" is not their meeting in New York in September. Towns that both are named are not
    compared for what has a day: one report has the town, another its suburb or the palace.
    """
    statuses = {one.status, other.status}
    if not ("planned" in statuses and statuses & DONE):
        return False
    return not (one.pinned and other.pinned) and in_other_towns(one, other)


def in_other_towns(one: Mention, other: Mention) -> bool:
    """Whether both name a place, and neither stands in the name of the other."""
    if not (one.place and other.place):
        return False
    here, there = one.place.casefold(), other.place.casefold()
    return here not in there and there not in here


def announced_beside(one: Mention, other: Mention) -> bool:
    """Whether one article announces one and tells that the other has come about, which it would not announce."""
    statuses = {one.status, other.status}
    return one.article == other.article and "planned" in statuses and bool(statuses & DONE)


def ended_alike(one: Mention, other: Mention) -> bool:
    """Whether two mentions tell that something was held, or both that it was called off."""
    return {one.status, other.status} <= DONE or one.status == other.status == "negated"


def may_deny(denial: Mention, other: Mention) -> bool:
    """Whether what is denied to have been, on no day of its own, may be what another report had told to have been.

    What "had been" may be long ago: it is of what was told before, of the same people on each side.
    """
    if not (denial.historical and denial.status == "negated") or denial.dated or denial.nearby:
        return True
    told = not (denial.published and other.published) or other.published[0] <= denial.published[1]
    same = all(denial.persons[side] & other.persons.get(side, frozenset()) for side in denial.persons)
    return told and same and denial.medium == other.medium and other.status in DONE


def same_line(one: Mention, other: Mention) -> bool:
    """Whether two mentions are of calls on one day, of which a dyad seldom has two."""
    return one.medium in CALLS and one.medium == other.medium and one.pinned and other.pinned


def same_visit(one: Mention, other: Mention) -> bool:
    """Whether one article tells of a visit, and of talks of the states on its day without anybody who held them."""
    faced = {one.medium, other.medium} <= FACE_TO_FACE and one.pinned and other.pinned
    if one.article != other.article or not faced:
        return False
    return any(visit.medium == VISIT and names_nobody(talks) for visit, talks in ((one, other), (other, one)))


def names_nobody(mention: Mention) -> bool:
    """Whether only states are known to take part."""
    return not any(mention.persons.values()) and set(mention.ranks.values()) <= {UNKNOWN}


def same_due(one: Mention, other: Mention) -> bool:
    """Whether two commitments can be one: not in one article, and due at the same time as far as both say."""
    if one.article == other.article:
        return False
    return not (one.due and other.due) or (one.due[0] <= other.due[1] and other.due[0] <= one.due[1])


def same_course(one: Mention, other: Mention) -> bool:
    """Whether two statuses can be stations of one event; a plan, or a wish for it, is before what is planned."""
    if one.status == other.status:
        return True
    if not {one.status, other.status} <= COURSE or one.kind != "event":
        return False
    if not one.contact and {"negated", "called_for"} & {one.status, other.status}:
        return False
    for plan, done in ((one, other), (other, one)):
        told = plan.status in {"planned", "called_for"} and done.status in DONE
        if told and plan.published and done.latest is not None:
            return plan.published[0] <= done.latest
    return True


def same_medium(one: Mention, other: Mention) -> bool:
    """Whether the media of two mentions can be of one contact."""
    return media_suit(one.medium, other.medium)


def media_suit(one: str | None, other: str | None) -> bool:
    """Whether two media can be one; a visit is a meeting."""
    return one == other or bool({None, ANY_MEDIUM} & {one, other}) or {one, other} <= FACE_TO_FACE


def same_people(one: Mention, other: Mention) -> bool:
    """Whether nobody speaks against it: on each side the persons named overlap, or else the ranks are equal."""
    for side, here in one.persons.items():
        there = other.persons.get(side)
        if there is None:
            continue
        if here and there:
            if here.isdisjoint(there):
                return False
        elif one.ranks[side] != other.ranks[side] and UNKNOWN not in (one.ranks[side], other.ranks[side]):
            return False
    return True


def bridged(one: Mention, other: Mention, others: Sequence[Mention]) -> bool:
    """Whether a report names the people of both: leaders met, and one article says that ministers sat with them."""
    if same_people(one, other) or not (same_course(one, other) and same_medium(one, other)):
        return False
    return any(names_all(third, one) and names_all(third, other) for third in others)


def names_all(wide: Mention, narrow: Mention) -> bool:
    """Whether one mention names everybody whom another one names."""
    return all(people <= wide.persons.get(side, frozenset()) for side, people in narrow.persons.items())


def named(one: Mention, other: Mention) -> bool:
    """Whether a person or a rank on one side at least is the same in both."""
    return any(
        one.persons[side] & other.persons[side] or one.ranks[side] == other.ranks[side] != UNKNOWN
        for side in one.persons.keys() & other.persons.keys()
    )


def same_told(one: Mention, other: Mention) -> bool:
    """Whether two reports tell of one contact at the same time, in the same words, with the same people.

    Articles of one origin are versions of each other: a page that was corrected, a copy that counts its days anew.
    """
    if one.medium != other.medium or not any(one.persons[side] & other.persons[side] for side in one.persons):
        return False
    alike = likeness(one.words, other.words)
    if one.origin == other.origin:
        return one.status == other.status and alike >= float(rules()["wording"]["version"])
    if one.medium == ANY_MEDIUM or not {one.status, other.status} <= DONE:
        return False
    if one.published is None or other.published is None:
        return False
    if in_other_towns(one, other) or ("again" in one.words) != ("again" in other.words):  # went on elsewhere, or later
        return False
    near = abs(one.published[0] - other.published[0]) <= rules()["other_day"]["published"]
    return near and alike >= float(rules()["wording"]["other_day"])


def agree(one: Mention, other: Mention) -> bool:
    """Whether two vague mentions are one event beyond doubt."""
    if one.dated != other.dated:
        return False
    if same_news(one, other):
        return True
    if one.status != other.status or not (one.loose and other.loose):
        return False
    return (
        not (days_parted(one, other) or in_other_towns(one, other))
        and compatible(one, other)
        and likeness(one.words, other.words) >= float(rules()["wording"]["undated"])
    )


def same_news(one: Mention, other: Mention) -> bool:
    """Whether two mentions tell as the news of the same days, giving none, of a call or meeting of the same people.

    "The two ministers spoke by phone, the ministry said on Thursday", in one paper or in two: seldom are there two.
    """
    if not (is_undated_news(one) and is_undated_news(other)) or not same_medium(one, other):
        return False
    near = abs(one.published[0] - other.published[0]) <= int(rules()["same_news"])  # type: ignore[index]  # it has one
    both = all(one.persons[side] & other.persons.get(side, frozenset()) for side in one.persons)
    return near and both and not in_other_towns(one, other)


def is_undated_news(mention: Mention) -> bool:
    """Whether a mention is of a call or meeting that took place, told as news without a day, of people on each side."""
    told = mention.contact and mention.status in DONE and not (mention.dated or mention.nearby or mention.historical)
    seen = mention.medium in CALLS | FACE_TO_FACE
    return told and seen and mention.published is not None and all(mention.persons.values())


def days_parted(one: Mention, other: Mention) -> bool:
    """Whether two mentions that have days have none in common."""
    return other.latest < one.earliest or one.latest < other.earliest  # type: ignore[operator]  # they have days


def are_days_apart(mentions: Sequence[Mention]) -> bool:
    """Whether some vague mentions have no day in common."""
    first = max((one.earliest for one in mentions if one.earliest), default=None)
    last = min((one.latest for one in mentions if one.latest), default=None)
    return first is not None and last is not None and last < first


def may_be_called_off(mention: Mention) -> bool:
    """Whether a vague mention is of a contact that is announced for some days, or called off for them."""
    return mention.contact and mention.dated and mention.loose and mention.status in {"planned", "negated"}


def calls_off(end: Mention, plan: Mention) -> bool:
    """Whether a vague mention says that what another one announced, for days that it may be of, is called off."""
    if not (may_be_called_off(end) and may_be_called_off(plan)) or (end.status, plan.status) != ("negated", "planned"):
        return False
    announced_before = not (end.published and plan.published) or plan.published[0] <= end.published[1]
    return announced_before and not days_parted(end, plan) and compatible(end, plan)


def same_plan(one: Mention, other: Mention) -> bool:
    """Whether two vague mentions announce one contact: the days of one are among those of the other.

    "A state visit on 10 and 11 February" is "the visit in February".
    """
    if not (is_vague_plan(one) and is_vague_plan(other)):
        return False
    nested = days_within(one, other) or days_within(other, one)
    return nested and compatible(one, other)


def is_vague_plan(mention: Mention) -> bool:
    """Whether a vague mention is of a contact that is announced or asked for, for some days."""
    return mention.contact and mention.dated and mention.loose and mention.status in {"planned", "called_for"}


def days_within(one: Mention, other: Mention) -> bool:
    """Whether the days of one dated mention are among those of another."""
    return other.earliest <= one.earliest and one.latest <= other.latest  # type: ignore[operator]  # dated ones have both


def may_be_bound(mention: Mention) -> bool:
    """Whether a vague mention is of a contact announced, asked for or called off for some days."""
    return is_vague_plan(mention) or may_be_called_off(mention)


def are_bound(one: Mention, other: Mention) -> bool:
    """Whether it can depend on one such mention what another is joined with."""
    return agree(one, other) or same_plan(one, other) or calls_off(one, other) or calls_off(other, one)
