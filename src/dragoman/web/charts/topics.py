"""Statements by topic: how many are friendly, neutral and harsh."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dragoman.web.charts.drawing import STATEMENT, TINT, WHOLE, WIDTH, WRONG

LANE, LEFT = 22, 170
TONES = ("friendly", "neutral", "harsh")
#: How it is read.
READING = "How many statements there are on each topic, by their step on the ladder of diplomatic language."


def size(values: Mapping[str, Any]) -> tuple[int, int]:
    """Return about how large the drawing is."""
    return WIDTH - 4, LANE * len(values["topics"]) + 64


def draw(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the topics as Vega-Lite.

    Args:
        values: ``topics`` (in order), ``rows`` (topic, tone, statements).
    """
    import altair as alt

    colour = alt.Color("tone:N", title=None, scale=alt.Scale(domain=list(TONES), range=[STATEMENT, TINT, WRONG]))
    order = alt.Order("place:Q")
    chart = (
        alt.Chart(alt.Data(values=list(values["rows"])))
        .mark_bar(size=14, aria=True)
        .encode(
            x=alt.X("statements:Q", title=None, axis=alt.Axis(labelExpr=WHOLE, grid=True, domain=False)),
            y=alt.Y("topic:N", title=None, sort=list(values["topics"]),
                    axis=alt.Axis(domain=False, ticks=False, labelLimit=LEFT)),
            color=colour, order=order, description="said:N",
        )
        .properties(width=WIDTH - LEFT - 60, height={"step": LANE})
    )  # fmt: skip
    return dict(chart.to_dict())
