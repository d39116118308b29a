"""The map: where they met over a period, and who came from where."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from dragoman.actors.registry import load_registry
from dragoman.analysis.meetings import STATUSES, Meeting, Meetings
from dragoman.analysis.rhythm import ANY, LEVELS
from dragoman.export.dates import describe_range
from dragoman.export.lines import LEVELS as LEVEL_WORDS
from dragoman.export.lines import counted
from dragoman.record.took_place import in_dispute
from dragoman.types import Frozen
from dragoman.web.atlas.places import Spot, located
from dragoman.web.atlas.world import POLICY
from dragoman.web.charts import world
from dragoman.web.citing import citation
from dragoman.web.listing import Item, event_item
from dragoman.web.pages.map_parts import drawn_of, table_of
from dragoman.web.periods import Period, period_of
from dragoman.web.types import Asked, Chart, Page

if TYPE_CHECKING:
    from dragoman.door import Record

STATES = {"happened": "took place", "planned": "planned or called for"}


class Place(Frozen):
    """A place with what met there."""

    name: str
    #: Code and name of its country.
    country: str
    country_name: str
    latitude: float
    longitude: float
    #: How many contacts took place there, and who took part how often.
    meetings: int
    guests: tuple[tuple[str, int], ...]
    #: Keys of the events, the latest first.
    events: tuple[str, ...]


class Mapped(Frozen):
    """Where they met in a period."""

    since: str
    until: str
    status: str
    articles: int
    #: Contacts face to face; how many of them are looked at, how many cannot be put on the map, and of how many of
    #: these no place was found in the articles that tell of them.
    meetings: int
    looked_at: int
    unplaced: int
    placeless: int
    places: tuple[Place, ...]
    #: Places that are named and not on the map, with how often.
    elsewhere: tuple[tuple[str, int], ...]


class View(Frozen):
    """What the page shows beside the data."""

    period: Period
    said: str
    policy: str
    levels: tuple[tuple[str, str], ...]
    states: tuple[tuple[str, str], ...]
    #: The contacts of each place, in the order of the places.
    lists: tuple[tuple[Item, ...], ...]


Found = dict[Spot, list[Meeting]]


def map_(record: Record, asked: Asked) -> Page:
    """Return where they met."""
    period = period_of(record, asked)
    status = asked.choice("status", tuple(STATUSES), "happened")
    found = record.meetings(
        period.since, period.until, level=asked.choice("level", LEVELS, ANY), status=status,
        country=asked.word("country") or None,
    )  # fmt: skip
    placed, elsewhere = by_place(found)
    data = mapped(found, placed, elsewhere, status)
    disputed = sum(in_dispute(meeting.event) for meeting in found.latest)
    beside = f" ({disputed:,} of them disputed)" if disputed else ""
    said = f"{counted(found.number, 'contact')} face to face{beside}, in {counted(found.articles, 'article')} read"
    chart = Chart(
        name="map", title="Where they met", draw=world.draw, description=world.READING,
        values=drawn_of(placed), table=table_of(placed), size=world.size(),
    )  # fmt: skip
    view = View(
        period=period, said=said, policy=POLICY, lists=tuple(items_of(placed, place) for place in data.places),
        levels=tuple((level, LEVEL_WORDS.get(level, level)) for level in LEVELS), states=tuple(STATES.items()),
    )  # fmt: skip
    what = f"Contacts face to face by place, {describe_range(found.since, found.until)} ({said})"
    return Page(
        title="Where they met", template="map.html", data=data, table=table_of(placed), charts=(chart,), view=view,
        citation=citation(record, what, asked.address()), section="/map",
    )  # fmt: skip


def by_place(found: Meetings) -> tuple[Found, Counter[str]]:
    """Return the contacts by where they took place, and the places that cannot be put on the map."""
    placed: Found = defaultdict(list)
    elsewhere: Counter[str] = Counter()
    for meeting in found.latest:
        if meeting.place is None:
            continue
        spot = located(meeting.place, frozenset(meeting.countries))
        if spot is None:
            elsewhere[meeting.place] += 1
        else:
            placed[spot].append(meeting)
    return placed, elsewhere


def mapped(found: Meetings, placed: Found, elsewhere: Counter[str], status: str) -> Mapped:
    """Return what the map holds, the places with most first."""
    order = sorted(placed, key=lambda spot: (-len(placed[spot]), spot.name))
    codes = sorted({code for spot in order for code in (spot.country, *guests_of(placed[spot], spot))})
    names = {code: load_registry().country_name(code) or code for code in codes}
    places = tuple(
        Place(
            name=spot.name, country=spot.country, country_name=names[spot.country], latitude=spot.latitude,
            longitude=spot.longitude, meetings=len(placed[spot]),
            guests=tuple((names[code], number) for code, number in guests_of(placed[spot], spot).most_common()),
            events=tuple(meeting.event.key for meeting in placed[spot]),
        )
        for spot in order
    )  # fmt: skip
    unplaced = len(found.latest) - sum(map(len, placed.values()))
    return Mapped(
        since=str(found.since), until=str(found.until), status=status, articles=found.articles, meetings=found.number,
        looked_at=len(found.latest), unplaced=unplaced, placeless=unplaced - elsewhere.total(), places=places,
        elsewhere=tuple(elsewhere.most_common()),
    )  # fmt: skip


def guests_of(meetings: list[Meeting], spot: Spot) -> Counter[str]:
    """Return how often each country but the host took part."""
    return Counter(code for meeting in meetings for code in meeting.countries if code != spot.country)


def items_of(placed: Found, place: Place) -> tuple[Item, ...]:
    """Return the contacts of a place as a list."""
    keys = set(place.events)
    return tuple(
        event_item(meeting.event) for meetings in placed.values() for meeting in meetings if meeting.event.key in keys
    )
