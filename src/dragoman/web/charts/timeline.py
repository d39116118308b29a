"""The timeline of a pair: contacts by level, silences as bars of time without one, coverage under them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from dragoman.web.charts.drawing import (
    CONTACT,
    DOMAIN,
    INK,
    LINE,
    PAPER,
    SOFT,
    TINT,
    WHOLE,
    WIDTH,
    days_below,
    filled,
    frame,
)

#: The rows of the upper part, from top to bottom.
ROWS = ("leaders", "ministers", "officials", "others", "silence")
LANE, COVERAGE_HEIGHT = 26, 70
#: A silence shorter than this share of the whole is drawn without its days, for they would not fit.
LABELLED = 0.06
#: How it is read.
READING = (
    "Circles are calls, squares meetings and visits, diamonds other contacts; filled ones took place, hollow ones are "
    "planned, asked for, denied or disputed. Grey bars are silences, dashed where coverage has a gap. Below: articles "
    "read by month, in colour those that name both."
)


def draw(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the timeline as Vega-Lite.

    Args:
        values: ``domain`` (first and last day), ``contacts``, ``silences``, ``coverage``: rows with ISO dates.
    """
    rows = (row for row in ROWS if row == "silence" or any(c["row"] == row for c in values["contacts"]))
    return filled(frame_of(tuple(rows)), values, "contacts", "silences", "coverage")


def size(values: Mapping[str, Any]) -> tuple[int, int]:
    """Return about how large the drawing is."""
    rows = {"silence", *(contact["row"] for contact in values["contacts"])}
    return WIDTH + 96, LANE * len(rows) + COVERAGE_HEIGHT + 37


@cache
def frame_of(rows: tuple[str, ...]) -> str:
    """Return the timeline without data, with these rows; made once, for that takes a tenth of a second."""
    import altair as alt

    x = alt.X("from:T", title=None, scale=alt.Scale(domain=list(DOMAIN)), axis=None)
    axis = alt.Axis(ticks=False, domain=False, grid=True, gridColor=LINE, gridDash=[1, 3], labelLimit=120)
    y = alt.Y("row:N", title=None, sort=list(rows), scale=alt.Scale(domain=list(rows)), axis=axis)
    upper = alt.layer(*silences(x, y), *contacts(x, y)).properties(width=WIDTH, height=LANE * len(rows))
    return frame(alt.vconcat(upper, coverage(), spacing=6).resolve_scale(x="shared"))


def contacts(x: Any, y: Any) -> list[Any]:
    """Return the layers of contacts: what took place is filled, what is planned, asked for or denied is not."""
    import altair as alt

    data = alt.NamedData("contacts")
    scale = alt.Scale(domain=["call", "in person", "other"], range=["circle", "square", "diamond"])
    shape = alt.Shape("means:N", scale=scale, legend=None)
    took_place = alt.datum.done
    # What may have been before the first day shown, or after the last, does not run over the names of the rows.
    days = alt.Chart(data).mark_bar(height=3, color=TINT, cornerRadius=2, clip=True).encode(x=x, x2="to:T", y=y)
    points = (
        alt.Chart(data)
        .mark_point(size=75, strokeWidth=1.6, opacity=1, aria=True)
        .encode(
            x=alt.X("mid:T", axis=None), y=y, shape=shape, href="href:N", description="said:N",
            fill=alt.condition(took_place, alt.value(CONTACT), alt.value(PAPER)),
            stroke=alt.condition(took_place, alt.value(CONTACT), alt.value(SOFT)),
        )
    )  # fmt: skip
    return [days, points]


def silences(x: Any, y: Any) -> list[Any]:
    """Return the layers of silences: a bar where enough was read, a dashed one where coverage has a gap."""
    import altair as alt

    data = alt.NamedData("silences")
    common = {"cornerRadius": 3, "height": 14, "aria": True}
    whole = alt.Chart(data).transform_filter(alt.datum.covered).mark_bar(color=LINE, **common)
    gapped = alt.Chart(data).transform_filter(~alt.datum.covered).mark_bar(
        color=PAPER, stroke=SOFT, strokeDash=[3, 3], strokeWidth=1, **common
    )  # fmt: skip
    words = alt.Chart(data).transform_filter(alt.datum.share > LABELLED).mark_text(color=INK, fontSize=10)
    return [
        whole.encode(x=x, x2="to:T", y=y, description="said:N"),
        gapped.encode(x=x, x2="to:T", y=y, description="said:N"),
        words.encode(x=alt.X("mid:T", axis=None), y=y, text="label:N"),
    ]


def coverage() -> Any:
    """Return the lower part: articles read by month, and those among them that name both."""
    import altair as alt

    data = alt.NamedData("coverage")
    x = alt.X("from:T", title=None, scale=alt.Scale(domain=list(DOMAIN)), axis=days_below(10))
    y = alt.Axis(tickCount=3, labelExpr=WHOLE, domain=False, ticks=False)
    bars, floor = alt.Chart(data).mark_rect(stroke=PAPER, strokeWidth=1, aria=True), alt.Y2Datum(0)
    every = bars.encode(
        x=x, x2="to:T", y=alt.Y("articles:Q", title="articles", axis=y), y2=floor, color=alt.value(LINE),
        description="said:N",
    )  # fmt: skip
    both = bars.encode(
        x=x, x2="to:T", y=alt.Y("of_pair:Q"), y2=floor, color=alt.value(CONTACT), description="said:N"
    )  # fmt: skip
    return alt.layer(every, both).properties(width=WIDTH, height=COVERAGE_HEIGHT)
