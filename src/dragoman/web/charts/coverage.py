"""Coverage: articles read by week and source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dragoman.web.charts.drawing import (
    ASSESSMENT,
    COMMITMENT,
    CONTACT,
    EVENT,
    LINE,
    PAPER,
    STATEMENT,
    TINT,
    WHOLE,
    WIDTH,
    days_below,
    filled,
    frame,
)

#: How it is read.
READING = "Articles read by day of publication; the sources of most of them in colours, the others together."
HEIGHT = 130
#: Colours of the sources, the first of most articles; the last is of all others.
PALETTE = (CONTACT, STATEMENT, COMMITMENT, ASSESSMENT, EVENT, TINT)


def size(values: Mapping[str, Any]) -> tuple[int, int]:
    """Return about how large the drawing is."""
    return WIDTH + 96, HEIGHT + 58


def draw(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the coverage as Vega-Lite.

    Args:
        values: ``sources`` (in order, the others last), ``rows`` (from, to, source, order, low, high).
    """
    import altair as alt

    sources = list(values["sources"])
    palette = [*PALETTE[: len(sources) - 1], LINE] if sources and values["others"] else list(PALETTE[: len(sources)])
    drawn = (
        alt.Chart(alt.NamedData("rows"))
        .mark_rect(stroke=PAPER, strokeWidth=0.5, aria=True)
        .encode(
            x=alt.X("from:T", title=None, scale=alt.Scale(domain=list(values["domain"])),
                    axis=days_below(8)),
            x2="to:T",
            y=alt.Y("low:Q", title="articles",
                    axis=alt.Axis(tickCount=3, labelExpr=WHOLE, domain=False, ticks=False)),
            y2="high:Q",
            color=alt.Color("source:N", title=None, sort=sources, scale=alt.Scale(domain=sources, range=palette)),
            description="said:N",
        )
        .properties(width=WIDTH, height=HEIGHT)
    )  # fmt: skip
    return filled(frame(drawn), values, "rows")
