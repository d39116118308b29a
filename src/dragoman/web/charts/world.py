"""The map: places as circles, ways as lines, over the outlines of the countries."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dragoman.web.charts.drawing import CONTACT, INK, LINE, PAPER, WIDTH

#: How it is read.
READING = (
    "Each circle is a place; the larger, the more contacts. Lines lead from the capitals of those who came; they are "
    "no routes. Summits of more than six countries have no lines."
)
HEIGHT = 480
#: What the outlines are called in the specification.
LAND = "land"


def draw(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the map as Vega-Lite.

    Args:
        values: ``points`` (place, latitude, longitude, contacts, label) and ``journeys`` (latitude, longitude,
            to_latitude, to_longitude, contacts).
    """
    import altair as alt

    from dragoman.web.atlas.world import world

    shapes = alt.NamedData(LAND, format=alt.TopoDataFormat(type="topojson", feature="countries"))
    land = alt.Chart(shapes).mark_geoshape(fill=LINE, stroke=PAPER, strokeWidth=0.6)
    ways = alt.Chart(alt.Data(values=list(values["journeys"]))).mark_rule(color=CONTACT, opacity=0.4).encode(
        latitude="latitude:Q", longitude="longitude:Q", latitude2="to_latitude:Q", longitude2="to_longitude:Q",
        strokeWidth=alt.StrokeWidth("contacts:Q", scale=alt.Scale(range=[0.8, 3]), legend=None),
    )  # fmt: skip
    points = alt.Chart(alt.Data(values=list(values["points"])))
    most = max((point["contacts"] for point in values["points"]), default=1)
    sizes = sorted({1, (most + 1) // 2, most})
    size = alt.Size("contacts:Q", title="contacts", scale=alt.Scale(range=[30, 420], zero=True),
                    legend=alt.Legend(values=sizes, format="d", symbolFillColor=CONTACT,
                                      symbolStrokeWidth=0))  # fmt: skip
    circles = points.mark_circle(color=CONTACT, opacity=0.85, stroke=PAPER, strokeWidth=0.8).encode(
        latitude="latitude:Q", longitude="longitude:Q", size=size
    )
    names = points.mark_text(color=INK, fontSize=11, align="left", dx=8, dy=-6).encode(
        latitude="latitude:Q", longitude="longitude:Q", text="label:N"
    )
    drawn = alt.layer(land, ways, circles, names).project(type="equalEarth").properties(width=WIDTH, height=HEIGHT)
    # The outlines come in afterwards: Altair would check each of their thousands of numbers.
    return dict(drawn.to_dict()) | {"datasets": {LAND: world()}}
