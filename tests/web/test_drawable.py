"""No text of an article keeps a chart from being drawn, and none ends the program."""

import json

import pytest
from lxml import etree

from dragoman.web.charts import coverage, grid
from dragoman.web.charts.drawing import drawable, png, specification, svg
from dragoman.web.charts.on_page import drawing
from dragoman.web.types import Chart, Table


@pytest.mark.parametrize("sign", ["\x00", "\x0c", "\x1b", "\ud800", "\ufffe", "\u2028", "</text>", "&#0;", '"', "\\"])
def test_any_sign_can_stand_in_a_chart(sign: str) -> None:
    name = f"A{sign}B"
    chart = Chart(
        name="grid", title="", description="", draw=grid.draw, table=Table(caption="", columns=(), rows=()),
        values={"names": [name, "C"], "cells": [{"row": name, "column": "C", "contacts": 1, "said": name}]},
        size=(1, 1),
    )  # fmt: skip
    assert svg(chart).startswith("<svg")
    assert etree.fromstring(drawing(chart)).findtext(".//{*}title") == drawable(name)
    assert png(chart)[:4] == b"\x89PNG"
    assert json.loads(specification(chart))["description"] == ""


def test_only_texts_are_changed() -> None:
    values = {"a": [1, 2.5, None, True, "x\x0cy", ("z",)], "b": {"c": "\x00"}}
    assert drawable(values) == {"a": [1, 2.5, None, True, "x\ufffdy", ["z"]], "b": {"c": "\ufffd"}}


def test_no_axis_of_articles_counts_halves() -> None:
    day = {"from": "2024-03-18", "to": "2024-03-19", "source": "A", "low": 0, "high": 1, "said": ""}
    values = {"sources": ["A"], "others": False, "domain": ["2024-03-01", "2024-03-31"], "rows": [day]}
    chart = Chart(
        name="coverage", title="", description="", draw=coverage.draw, values=values, size=(1, 1),
        table=Table(caption="", columns=(), rows=()),
    )  # fmt: skip
    labels = [text for text in etree.fromstring(svg(chart)).itertext() if text.strip() in {"0", "0.5", "1"}]
    assert labels == ["0", "1"]
