"""Which part of the world a map shows, and where the names of its places have room."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from dragoman.types import Frozen

WIDTH, HEIGHT = 980, 480
#: Coefficients of the projection Equal Earth (Šavrič, Patterson and Jenny 2018).
A1, A2, A3, A4, M = 1.340264, -0.081106, 0.000893, 0.003796, math.sqrt(3) / 2
#: Pixels of a radian where the whole world is shown, and where its middle is; Antarctica is below the edge.
WORLD, MIDDLE = 178.0, (490.0, 254.0)
#: How much larger a part is shown at most, for the outlines are coarse, and at least, for a little is not worth it.
#: Share of the map that its places fill.
CLOSEST, FARTHEST, FILLED = 3.0, 1.3, 0.72
#: Areas of the smallest and the largest circle, and pixels of a letter, of a line and between circle and name.
AREAS, LETTER, LINE, GAP = (30.0, 420.0), 6.4, 13.0, 4.0
#: Overlap that does no harm, in pixels.
SLACK = 1.0
Point = tuple[float, float]
#: Left, upper, right and lower edge.
Box = tuple[float, float, float, float]


class Frame(Frozen):
    """A part of the world: pixels of a radian, and where the crossing of equator and prime meridian is."""

    scale: float
    x: float
    y: float

    def at(self, latitude: float, longitude: float) -> Point:
        """Return where a place is on the map."""
        x, y = projected(latitude, longitude)
        return self.x + self.scale * x, self.y - self.scale * y


class Name(Frozen):
    """Where the name of a place stands."""

    x: float
    y: float
    #: left | right | center: which end of the words is there.
    align: str


def projected(latitude: float, longitude: float) -> Point:
    """Return a place in the projection, in radians."""
    angle = math.asin(M * math.sin(math.radians(latitude)))
    square = angle * angle
    sixth = square**3
    across = math.radians(longitude) * math.cos(angle)
    x = across / (M * (A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square)))
    return x, angle * (A1 + A2 * square + sixth * (A3 + A4 * square))


def frame_of(places: Iterable[Point]) -> Frame:
    """Return the part of the world in which some places (latitude, longitude) lie, at most all of it."""
    points = [projected(*place) for place in places]
    whole = Frame(scale=WORLD, x=MIDDLE[0], y=MIDDLE[1])
    if not points:
        return whole
    (left, right), (low, high) = ((min(some), max(some)) for some in zip(*points, strict=True))
    room = (FILLED * WIDTH / max(right - left, 1e-9), FILLED * HEIGHT / max(high - low, 1e-9))
    scale = min(*room, WORLD * CLOSEST)
    if scale < WORLD * FARTHEST:
        return whole
    return Frame(scale=scale, x=WIDTH / 2 - scale * (left + right) / 2, y=HEIGHT / 2 + scale * (low + high) / 2)


def radius(number: int, most: int) -> float:
    """Return the radius of the circle of a place with so many contacts, where the busiest has the most."""
    area = AREAS[0] + (AREAS[1] - AREAS[0]) * number / max(most, 1)
    return math.sqrt(area / math.pi)


def names_of(circles: Sequence[tuple[Point, float, str]]) -> list[Name | None]:
    """Return where the name of each circle (middle, radius, name) has room, those first that come first; or None."""
    taken = [(x - r, y - r, x + r, y + r) for (x, y), r, _ in circles]
    found: list[Name | None] = []
    for number, (middle, r, name) in enumerate(circles):
        others = [*taken[:number], *taken[number + 1 :]]
        for choice, box in choices(middle, r, len(name) * LETTER):
            if within(box) and not any(overlap(box, other) for other in others):
                found.append(choice)
                taken.append(box)
                break
        else:
            found.append(None)
    return found


def choices(middle: Point, r: float, width: float) -> Iterable[tuple[Name, Box]]:
    """Yield where a name may stand beside its circle, the usual place first, with the room that it takes."""
    (x, y), off = middle, r + GAP
    half = LINE / 2
    yield Name(x=x + off, y=y, align="left"), (x + off, y - half, x + off + width, y + half)
    yield Name(x=x - off, y=y, align="right"), (x - off - width, y - half, x - off, y + half)
    for down in (-off - half, off + half):
        yield Name(x=x, y=y + down, align="center"), (x - width / 2, y + down - half, x + width / 2, y + down + half)


def within(box: Box) -> bool:
    """Whether a box lies on the map."""
    return box[0] >= 0 and box[1] >= 0 and box[2] <= WIDTH and box[3] <= HEIGHT


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes overlap."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    return across > SLACK and min(one[3], other[3]) - max(one[1], other[1]) > SLACK
