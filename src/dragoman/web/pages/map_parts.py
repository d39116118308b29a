"""What is drawn on the map, and the same as rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from dragoman.analysis.meetings import Meeting
from dragoman.export.labels import label
from dragoman.export.lines import counted, parties_of, when
from dragoman.web.addresses import event_address
from dragoman.web.atlas.framing import frame_of, names_of, radius
from dragoman.web.atlas.places import Spot, capital
from dragoman.web.types import Link, Table

#: Countries of a contact above which nobody's way is drawn: a summit would hide all else.
CROWD = 6
COLUMNS = ("contact", "when", "place", "country", "latitude", "longitude", "means", "status", "who", "articles")

Placed = Mapping[Spot, Sequence[Meeting]]


def drawn_of(placed: Placed) -> dict[str, Any]:
    """Return what is drawn: the part of the world, the places with the names that have room, the ways there."""
    order = sorted(placed, key=lambda spot: (-len(placed[spot]), spot.name))
    ways = journeys_of(placed)
    ends = [(way["latitude"], way["longitude"]) for way in ways]
    frame = frame_of([*((spot.latitude, spot.longitude) for spot in order), *ends])
    most = max(map(len, placed.values()), default=1)
    circles = [(frame.at(spot.latitude, spot.longitude), radius(len(placed[spot]), most), spot.name) for spot in order]
    names = names_of(circles)
    return {
        "frame": {"scale": frame.scale, "translate": [frame.x, frame.y]}, "journeys": ways,
        "points": [
            {"latitude": spot.latitude, "longitude": spot.longitude, "contacts": len(placed[spot]),
             "said": f"{spot.name}: {counted(len(placed[spot]), 'contact')}"}
            for spot in order
        ],
        "names": [
            {"label": spot.name, "x": name.x, "y": name.y, "align": name.align}
            for spot, name in zip(order, names, strict=True)
            if name
        ],
    }  # fmt: skip


def journeys_of(placed: Placed) -> list[dict[str, Any]]:
    """Return the ways of those who came, from the capital of their country; nobody knows which way they took."""
    ways: Counter[tuple[Spot, Spot]] = Counter()
    for spot, meetings in placed.items():
        for meeting in meetings:
            if len(meeting.countries) <= CROWD:
                guests = [capital(code) for code in meeting.countries if code != spot.country]
                ways.update((guest, spot) for guest in guests if guest and guest.name != spot.name)
    return [
        {
            "latitude": guest.latitude, "longitude": guest.longitude, "to_latitude": spot.latitude,
            "to_longitude": spot.longitude, "contacts": number,
        }
        for (guest, spot), number in sorted(ways.items(), key=lambda way: (way[1], way[0][0].name, way[0][1].name))
    ]  # fmt: skip


def table_of(placed: Placed) -> Table:
    """Return the contacts as rows, the latest first."""
    every = [(spot, meeting) for spot, meetings in placed.items() for meeting in meetings]
    every.sort(key=lambda one: (str(one[1].event.earliest), one[1].event.key), reverse=True)
    rows = tuple(
        (
            Link(text=meeting.event.key[:8], href=event_address(meeting.event.key)), when(meeting.event), spot.name,
            spot.country, round(spot.latitude, 4), round(spot.longitude, 4),
            label("contact", meeting.event.medium or "unspecified"), meeting.event.stands,
            parties_of(meeting.event.parties), meeting.event.articles,
        )
        for spot, meeting in every
    )  # fmt: skip
    return Table(caption="Contacts face to face whose place is known", columns=COLUMNS, rows=rows)
