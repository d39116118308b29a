"""The map: places as circles, ways as lines, over the outlines of the countries."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dragoman.web.atlas.framing import AREAS, HEIGHT, WIDTH
from dragoman.web.charts.drawing import CONTACT, INK, LINE, PAPER

#: How it is read.
READING = (
    "Each circle is a place; the larger, the more contacts. Lines lead from the capitals of those who came; they are "
    "no routes. Summits of more than six countries have no lines. Names stand where there is room for them."
)
#: What the outlines are called in the specification.
LAND = "land"


def size() -> tuple[int, int]:
    """Return about how large the drawing is."""
    return WIDTH + 56, HEIGHT + 12


def draw(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the map as Vega-Lite.

    Args:
        values: ``frame`` (scale and translation), ``points`` (latitude, longitude, contacts), ``names`` (label, x, y,
            align) and ``journeys`` (latitude, longitude, to_latitude, to_longitude, contacts).
    """
    import altair as alt

    from dragoman.web.atlas.world import world

    shapes = alt.NamedData(LAND, format=alt.TopoDataFormat(type="topojson", feature="countries"))
    land = alt.Chart(shapes).mark_geoshape(fill=LINE, stroke=PAPER, strokeWidth=0.6, clip=True)
    ways = alt.Chart(alt.Data(values=list(values["journeys"]))).mark_rule(color=CONTACT, opacity=0.4).encode(
        latitude="latitude:Q", longitude="longitude:Q", latitude2="to_latitude:Q", longitude2="to_longitude:Q",
        strokeWidth=alt.StrokeWidth("contacts:Q", scale=alt.Scale(range=[0.8, 3]), legend=None),
    )  # fmt: skip
    points = alt.Chart(alt.Data(values=list(values["points"])))
    most = max((point["contacts"] for point in values["points"]), default=1)
    sizes = sorted({1, (most + 1) // 2, most})
    size = alt.Size("contacts:Q", title="contacts", scale=alt.Scale(domain=[0, most], range=list(AREAS)),
                    legend=alt.Legend(values=sizes, format="d", orient="bottom-left", symbolFillColor=CONTACT,
                                      symbolStrokeWidth=0))  # fmt: skip
    circles = points.mark_circle(color=CONTACT, opacity=0.85, stroke=PAPER, strokeWidth=0.8, aria=True).encode(
        latitude="latitude:Q", longitude="longitude:Q", size=size, description="said:N"
    )
    names = alt.Chart(alt.Data(values=list(values["names"]))).mark_text(
        color=INK, fontSize=11, align=alt.expr("datum.align"), baseline="middle"
    ).encode(x=alt.X("x:Q", scale=None, axis=None), y=alt.Y("y:Q", scale=None, axis=None), text="label:N")  # fmt: skip
    layers = alt.layer(land, ways, circles, names).project(type="equalEarth", **values["frame"])
    drawn = layers.properties(width=WIDTH, height=HEIGHT)
    # The outlines come in afterwards: Altair would check each of their thousands of numbers.
    return dict(drawn.to_dict()) | {"datasets": {LAND: world()}}
