"""The outlines of the countries: Natural Earth's, as mapcraft carries them, made coarse enough for a page."""

from __future__ import annotations

from functools import cache
from itertools import accumulate, pairwise
from typing import Any

PACK = "world-countries-2024"
#: Degrees by which an outline may be off, two thirds of a pixel of the usual map; of an island, a share of its extent.
TOLERANCE, SHARE = 0.22, 0.1
#: Degrees across below which a part of a country is left out.
SMALLEST = 0.3
ANTARCTICA = "Antarctica"
Point = tuple[int, int]
Lines = list[list[Point]]
#: Degrees of one step across and up.
Steps = tuple[float, float]
#: What the page says of the borders.
POLICY = (
    "Borders: Natural Earth 1:50m (public domain), carried by the package mapcraft. Natural Earth draws who "
    "controls an area on the ground, not who claims it; several of its lines are disputed, and the map is made coarse "
    "on purpose. Dragoman takes no position on borders. Places: GeoNames (CC BY 4.0), carried by the package "
    "pyworldatlas."
)


@cache
def world() -> dict[str, Any]:
    """Return the countries as TopoJSON: what two share is one line, so that no gap opens where it is made coarse."""
    from mapcraft import packs

    topology = packs.load(PACK).topology
    across, up = topology["transform"]["scale"]
    fine = [absolute(arc) for arc in topology["arcs"]]
    steps = (abs(across), abs(up))
    coarse = [needed(points, steps) for points in fine]
    shapes = topology["objects"]["countries"]["geometries"]
    return {
        "type": "Topology",
        "transform": topology["transform"],
        "arcs": [differences(points) for points in coarse],
        "objects": {
            "countries": {
                "type": "GeometryCollection",
                "geometries": [
                    {"type": "MultiPolygon", "arcs": left}
                    for shape in shapes
                    if (left := kept(shape, fine, coarse, steps))
                ],
            }
        },
    }


def kept(shape: dict[str, Any], fine: Lines, coarse: Lines, steps: Steps) -> list[list[list[int]]]:
    """Return the parts of a country that are still areas: one that turned inside out would cover the whole globe.

    Antarctica is left out for the same reason: its outline runs along the edge of the map.
    """
    parts = shape.get("arcs", []) if shape["properties"]["name"] != ANTARCTICA else []
    parts = [parts] if shape["type"] == "Polygon" else parts
    left = [[ring for ring in part if is_area(ring, fine, coarse, steps)] for part in parts]
    return [part for part, whole in zip(left, parts, strict=True) if part and part[0] == whole[0]]


def is_area(ring: list[int], fine: Lines, coarse: Lines, steps: Steps) -> bool:
    """Whether a ring is large enough to be seen, and still runs the same way round."""
    reach = max(extent(fine[number if number >= 0 else ~number], steps) for number in ring)
    return reach >= SMALLEST and area(ring, coarse) * area(ring, fine) > 0


def extent(points: list[Point], steps: Steps) -> float:
    """Return how far a line reaches, in degrees."""
    across, up = ([point[axis] * steps[axis] for point in points] for axis in (0, 1))
    return max(max(across) - min(across), max(up) - min(up))


def area(ring: list[int], arcs: Lines) -> int:
    """Return twice the area within a ring of arcs, above 0 one way round and below it the other."""
    points = [point for number in ring for point in (arcs[number] if number >= 0 else reversed(arcs[~number]))]
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*points, points[0]]))


def absolute(arc: list[list[int]]) -> list[Point]:
    """Return the points of a line that is kept as differences."""
    return [
        (x, y) for x, y in accumulate(((step[0], step[1]) for step in arc), lambda a, b: (a[0] + b[0], a[1] + b[1]))
    ]


def differences(points: list[Point]) -> list[list[int]]:
    """Return a line as differences."""
    return [list(points[0])] + [[b[0] - a[0], b[1] - a[1]] for a, b in pairwise(points)]


def needed(points: list[Point], steps: Steps) -> list[Point]:
    """Return the points without which a line would be off by more than the tolerance.

    Douglas and Peucker (1973): of the points between two that stay, the farthest stays if it is far enough.
    """
    tolerance = min(TOLERANCE, SHARE * extent(points, steps)) if points[0] == points[-1] else TOLERANCE
    stay = {0, len(points) - 1}
    open_ends = [(0, len(points) - 1)]
    while open_ends:
        first, last = open_ends.pop()
        far, distance = first, 0.0
        for place in range(first + 1, last):
            off = distance_to(points[place], points[first], points[last], steps)
            if off > distance:
                far, distance = place, off
        if distance > tolerance:
            stay.add(far)
            open_ends += [(first, far), (far, last)]
    return [points[place] for place in sorted(stay)]


def distance_to(point: Point, a: Point, b: Point, steps: Steps) -> float:
    """Return how far a point is from the line between two others, in degrees."""
    across, up = steps
    px, py = (point[0] - a[0]) * across, (point[1] - a[1]) * up
    bx, by = (b[0] - a[0]) * across, (b[1] - a[1]) * up
    length = bx * bx + by * by
    along = max(0.0, min(1.0, (px * bx + py * by) / length)) if length else 0.0
    return float(((px - along * bx) ** 2 + (py - along * by) ** 2) ** 0.5)
