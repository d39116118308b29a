"""Expressions of time: found in a text, resolved to intervals, and used to infer when an article appeared."""

from __future__ import annotations

from dragoman.calendar.direction import guess_direction
from dragoman.calendar.grammar import find_expressions
from dragoman.calendar.meanings import Meaning, TimeExpression
from dragoman.calendar.resolution import duration_days, resolve
from dragoman.calendar.timex import timex_value, timexes

__all__ = [
    "Meaning",
    "TimeExpression",
    "duration_days",
    "find_expressions",
    "guess_direction",
    "resolve",
    "timex_value",
    "timexes",
]
