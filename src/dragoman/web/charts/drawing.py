"""Charts drawn as SVG, PNG or Vega-Lite, each once: kept by what they are drawn from."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any, TypeVar

from dragoman.alerts.feed import clean
from dragoman.web.keeping import Kept
from dragoman.web.settings import caps
from dragoman.web.types import Chart

#: Colours of a chart and the custom property that each is on a page, where dark and light differ.
COLOURS = {
    "#1a1d21": "ink", "#5b6470": "soft", "#d9dde3": "line", "#fdfdfb": "paper", "#1d5fa8": "contact",
    "#2b7a4b": "statement", "#a35a00": "commitment", "#7a3f9d": "assessment", "#56616e": "event", "#b3261e": "wrong",
    "#c9d8ea": "contact-tint",
}  # fmt: skip
INK, SOFT, LINE, PAPER, CONTACT, STATEMENT, COMMITMENT, ASSESSMENT, EVENT, WRONG, TINT = COLOURS
KINDS = {"svg": "image/svg+xml", "png": "image/png", "vl.json": "application/json"}
FONT = "system-ui, sans-serif"
WIDTH = 980
#: Twice the size of the screen, for print.
PNG_SCALE = 2.0
#: The label of an axis that counts: half an article is none, and its line goes without a label.
WHOLE = "datum.value % 1 ? '' : format(datum.value, ',')"
#: Stand for the first and last day of a chart until they are known.
DOMAIN = ("@first", "@last")
#: Addresses that a chart may fetch from.
NOWHERE: list[str] = []
#: What the renderer puts before the address of a link, as it does before that of data.
VEGA_BASE = "https://vega.github.io/vega-datasets/"
BARE_DAY = re.compile(r'"(\d{4}-\d\d-\d\d)"')
#: A link within a chart: it leads to a page of the app, so that in a file it would lead nowhere.
LINKED = re.compile(r'<a xlink:href="[^"]*">')

Drawn = TypeVar("Drawn", str, bytes)
kept: Kept[Any] = Kept(caps().charts_kept)
#: Of the label of a day, the same with its year below it where it is the first and says none.
FIRST_WITH_YEAR = (
    "datum.index === 0 && datum.label !== timeFormat(datum.value, '%Y') "
    "? [datum.label, timeFormat(datum.value, '%Y')] : datum.label"
)


def specification(chart: Chart) -> str:
    """Return a chart as Vega-Lite, in the look that all have."""
    return once(chart, "vl", lambda: local_days(json.dumps(dressed(chart), ensure_ascii=False, allow_nan=False)))


def local_days(text: str) -> str:
    """Return a specification whose bare days are midnights of here; Vega takes them for those of Greenwich."""
    return BARE_DAY.sub(r'"\1T00:00:00"', text)


def frame(drawn: Any) -> str:
    """Return an Altair chart over named data as text; its first and last day may be ``DOMAIN``."""
    return json.dumps(drawn.to_dict(validate=False))


def days_below(ticks: int) -> Any:
    """Return the axis of days below a chart, with about so many marks; the first says of which year the months are."""
    import altair as alt

    return alt.Axis(labelOverlap=True, grid=False, tickCount=ticks, labelExpr=FIRST_WITH_YEAR)


def filled(frame: str, values: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """Return a frame as Vega-Lite, with the named values as data, and its first and last day where it has none yet."""
    for place, day in zip(DOMAIN, values.get("domain", ()), strict=False):
        frame = frame.replace(place, day)
    return {**json.loads(frame), "datasets": {name: list(values[name]) for name in names}}


def dressed(chart: Chart) -> dict[str, Any]:
    """Return the specification with the look that all charts have."""
    found = chart.draw(drawable(chart.values))
    look = {
        "background": PAPER,
        "padding": {"left": 26, "right": 30, "top": 6, "bottom": 6},
        "font": FONT, "view": {"stroke": None},
        "axis": {"labelColor": SOFT, "titleColor": SOFT, "titleFontWeight": "normal", "domainColor": LINE,
                 "tickColor": LINE, "gridColor": LINE, "labelFontSize": 11, "titleFontSize": 11},
        "legend": {"labelColor": INK, "titleColor": SOFT, "titleFontWeight": "normal", "orient": "top",
                   "columnPadding": 18},
        "title": {"color": INK, "anchor": "start", "fontWeight": "normal", "fontSize": 12},
        "header": {"labelColor": INK, "titleColor": SOFT},
        "mark": {"aria": False},  # a mark has words only where a chart gives it some ("said")
    }  # fmt: skip
    own = found.get("config", {})
    config = own | {
        key: {**own.get(key, {}), **value} if isinstance(value, dict) else value for key, value in look.items()
    }
    return found | {"config": config, "description": chart.description}


def drawable(value: Any) -> Any:
    """Return values whose texts can stand in XML: over one sign that cannot, what draws ends the whole program."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {key: drawable(one) for key, one in value.items()}
    return [drawable(one) for one in value] if isinstance(value, list | tuple) else value


def svg(chart: Chart) -> str:
    """Return a chart as SVG."""
    import vl_convert

    def make() -> str:
        drawn: str = vl_convert.vegalite_to_svg(specification(chart), allowed_base_urls=NOWHERE)
        return drawn.replace(VEGA_BASE, "")

    return once(chart, "svg", make)


def png(chart: Chart) -> bytes:
    """Return a chart as PNG."""
    import vl_convert

    def make() -> bytes:
        return bytes(vl_convert.vegalite_to_png(specification(chart), scale=PNG_SCALE, allowed_base_urls=NOWHERE))

    return once(chart, "png", make)


def drawn_as(chart: Chart, kind: str) -> bytes:
    """Return a chart in one of the ``KINDS``."""
    if kind == "png":
        return png(chart)
    return (LINKED.sub("<a>", svg(chart)) if kind == "svg" else specification(chart)).encode()


def once(chart: Chart, kind: str, make: Callable[[], Drawn]) -> Drawn:
    """Return what was made of a chart before, or make it."""
    found: Drawn = kept.once((kind, digest(chart)), make)
    return found


def digest(chart: Chart) -> str:
    """Return what is another for every chart that looks different."""
    told = json.dumps([chart.draw.__module__, chart.draw.__qualname__, chart.values, chart.description], default=str)
    return sha256(told.encode()).hexdigest()
