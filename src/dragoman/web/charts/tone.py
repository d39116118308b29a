"""Tone by topic: how each of two countries speaks of the other on each matter, from friendly to harsh."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dragoman.web.charts.drawing import ASSESSMENT, CONTACT, LINE, WIDTH, filled, frame

LANE, LEFT = 22, 140
#: How it is read.
READING = (
    "Where on the ladder of diplomatic language each side's statements about the other stand: the point is the mean of "
    "those with a tone, the number says how many these are, and the line goes from the friendliest to the harshest."
)


def size(values: Mapping[str, Any]) -> tuple[int, int]:
    """Return about how large the drawing is."""
    return WIDTH - LEFT + 162, 105 * len(values["topics"]) + 61


def draw(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the tones as Vega-Lite.

    Args:
        values: ``names`` (of both sides), ``topics`` (in order), ``rows`` (topic, side, mean, low, high, statements).
    """
    import altair as alt

    data = alt.NamedData("rows")
    names = list(values["names"])
    colour = alt.Color("side:N", title=None, scale=alt.Scale(domain=names, range=[CONTACT, ASSESSMENT]),
                       legend=alt.Legend(symbolType="circle"))  # fmt: skip
    scale = alt.Scale(domain=[-5, 12])
    axis = alt.Axis(values=[-5, 0, 3, 6, 9, 12], domain=False, gridColor=LINE,
                    labelExpr="{'-5': 'praises', '0': 'neutral', '3': 'concerned', '6': 'criticises', "
                              "'9': 'condemns', '12': 'ultimatum'}[datum.value]")  # fmt: skip
    y = alt.Y("topic:N", title=None, sort=list(values["topics"]),
              axis=alt.Axis(domain=False, ticks=False, labelLimit=LEFT))  # fmt: skip
    offset = alt.YOffset("side:N", sort=names, scale=alt.Scale(domain=names, paddingOuter=0.6))
    base = alt.Chart(data).encode(y=y, yOffset=offset, color=colour)
    spread = base.mark_rule(strokeWidth=2, opacity=0.45, aria=True).encode(
        x=alt.X("low:Q", title=None, scale=scale, axis=axis), x2="high:Q", description="said:N"
    )
    points = base.mark_point(filled=True, opacity=1, aria=True).encode(
        x=alt.X("mean:Q"),
        description="said:N",
        size=alt.Size("statements:Q", scale=alt.Scale(range=[30, 200]), legend=None),
    )
    numbers = base.mark_text(align="left", dx=9).encode(x=alt.X("high:Q"), text="statements:Q")
    drawn = alt.layer(spread, points, numbers).properties(width=WIDTH - LEFT + 60, height={"step": LANE})
    return filled(frame(drawn), values, "rows")
