"""The course of a relation: its score by month with uncertainty, and the stretches between change points."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from dragoman.web.charts.drawing import ASSESSMENT, CONTACT, DOMAIN, INK, SOFT, TINT, WIDTH, days_below, filled, frame

HEIGHT = 190
#: How it is read.
READING = (
    "Mean of PLOVER's scores of what happened, by month: −10 is conflict, 10 cooperation; the larger the point, the "
    "more events. Bars: 95 of 100 resamples of the origins. Dashed: where the relation changed."
)


def draw(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the course as Vega-Lite.

    Args:
        values: ``domain``, ``periods`` (mid, value, low, high, events), ``stretches`` (from, to, value, low, high),
            ``changes`` (day, label).
    """
    return filled(frame_of(), values, "periods", "stretches", "changes")


def size(values: Mapping[str, Any]) -> tuple[int, int]:
    """Return about how large the drawing is."""
    return WIDTH + 93, HEIGHT + 36


@cache
def frame_of() -> str:
    """Return the course without data; made once."""
    import altair as alt

    x = alt.X("mid:T", title=None, scale=alt.Scale(domain=list(DOMAIN)), axis=days_below(10))
    y = alt.Y("value:Q", title="conflict ← score → cooperation", scale=alt.Scale(domain=[-10, 10]),
              axis=alt.Axis(values=[-10, -5, 0, 5, 10], domain=False, ticks=False))  # fmt: skip
    periods = alt.Chart(alt.NamedData("periods"))
    zero = alt.Chart(alt.Data(values=[{"value": 0}])).mark_rule(color=SOFT, strokeWidth=1).encode(y=y)
    spread = periods.mark_rule(color=TINT, strokeWidth=5, strokeCap="round", aria=True).encode(
        x=x, y=alt.Y("low:Q"), y2="high:Q", description="said:N"
    )
    size = alt.Size("events:Q", scale=alt.Scale(range=[25, 220]), legend=None)
    points = periods.mark_point(filled=True, color=CONTACT, opacity=1, aria=True).encode(
        x=x, y=y, size=size, description="said:N"
    )
    drawn = alt.layer(zero, spread, *stretches(x, y), points).properties(width=WIDTH, height=HEIGHT)
    return frame(drawn)


def stretches(x: Any, y: Any) -> list[Any]:
    """Return the layers of the stretches between changes: the mean of each, and where one ends."""
    import altair as alt

    means = alt.Chart(alt.NamedData("stretches"))
    changes = alt.Chart(alt.NamedData("changes"))
    return [
        means.mark_rule(color=ASSESSMENT, strokeWidth=1.6).encode(x=alt.X("from:T"), x2="to:T", y=y),
        changes.mark_rule(color=ASSESSMENT, strokeDash=[4, 3]).encode(x=alt.X("day:T")),
        changes.mark_text(color=INK, fontSize=10, align="left", dx=4, y=8).encode(x=alt.X("day:T"), text="label:N"),
    ]
