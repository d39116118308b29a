"""The matrix of contacts as a chart: the more there were, the fuller the square."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dragoman.web.charts.drawing import CONTACT, INK

#: How it is read.
READING = "Each square is a pair of countries; the more contacts took place, the fuller it is."
SQUARE, LONGEST_NAME = 30, 160


def size(values: Mapping[str, Any]) -> tuple[int, int]:
    """Return about how large the drawing is."""
    side = SQUARE * len(values["names"])
    return side + 132, side + 66


def draw(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the matrix as Vega-Lite.

    Args:
        values: ``cells`` (row, column, contacts) and ``names``, in the order of the rows.
    """
    import altair as alt

    names = list(values["names"])
    side = SQUARE * len(names)
    scale = alt.Scale(domain=names, paddingInner=0.06)
    look = {"ticks": False, "domain": False, "labelLimit": LONGEST_NAME, "labelColor": INK}
    x = alt.X("column:N", title=None, scale=scale, axis=alt.Axis(orient="top", labelAngle=-45, **look))
    y = alt.Y("row:N", title=None, scale=scale, axis=alt.Axis(**look))
    cells = alt.Chart(alt.Data(values=list(values["cells"]))).encode(x=x, y=y)
    fuller = alt.Opacity("contacts:Q", scale=alt.Scale(type="sqrt", range=[0.12, 0.75], zero=False), legend=None)
    squares = cells.mark_rect(color=CONTACT, aria=True).encode(opacity=fuller, description="said:N")
    numbers = cells.mark_text(color=INK, fontSize=11).encode(text="contacts:Q")
    return dict(alt.layer(squares, numbers).properties(width=side, height=side).to_dict())
