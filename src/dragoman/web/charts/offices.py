"""Offices over time: terms as the registry has them, and from when to when articles give a title."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dragoman.web.charts.drawing import CONTACT, TINT, WIDTH

LANE, LEFT = 26, 260
#: How it is read.
READING = (
    "Broad bars are terms as the registry has them; dark ones reach from the first to the last article with the title."
)


def size(values: Mapping[str, Any]) -> tuple[int, int]:
    """Return about how large the drawing is."""
    return WIDTH - 109, LANE * len({row["title"] for row in values["rows"]}) + 30


def draw(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the offices as Vega-Lite.

    Args:
        values: ``rows`` (title, source, since, until), in order of their beginning.
    """
    import altair as alt

    rows = list(values["rows"])
    y = alt.Y("title:N", title=None, sort=list(dict.fromkeys(row["title"] for row in rows)),
              axis=alt.Axis(domain=False, ticks=False, labelLimit=LEFT))  # fmt: skip
    x = alt.X(
        "since:T",
        title=None,
        scale=alt.Scale(nice=True),
        axis=alt.Axis(labelOverlap=True, labelSeparation=8, grid=True, domain=False),
    )
    layers = []
    for source, colour, thick in (("registry", TINT, 16), ("articles", CONTACT, 6)):
        of_it = alt.Data(values=[row for row in rows if row["source"] == source])
        layers.append(
            alt.Chart(of_it)
            .mark_bar(size=thick, color=colour, aria=True)
            .encode(x=x, x2="until:T", y=y, description="said:N")
        )
        if source == "articles":  # a title that one article gives is a day, which a bar would not show
            points = alt.Chart(of_it).mark_point(filled=True, opacity=1, size=40, color=colour, aria=True)
            layers.append(points.encode(x=x, y=y, description="said:N"))
    drawn = alt.layer(*layers).properties(width=WIDTH - LEFT, height={"step": LANE})
    return dict(drawn.to_dict())
