"""Expressions of time: found in a text, resolved to intervals, and used to infer when an article appeared."""

from __future__ import annotations

from dragoman.calendar.collection import collect_evidence
from dragoman.calendar.direction import guess_direction
from dragoman.calendar.evidence import (
    DatelineEvidence,
    DirectedExpression,
    EventEvidence,
    OfficeEvidence,
    PublicationEvidence,
    SilenceEvidence,
)
from dragoman.calendar.grammar import find_expressions
from dragoman.calendar.meanings import Meaning, TimeExpression
from dragoman.calendar.publication import infer_publication
from dragoman.calendar.resolution import duration_days, resolve
from dragoman.calendar.timex import timex_value, timexes

__all__ = [
    "DatelineEvidence",
    "DirectedExpression",
    "EventEvidence",
    "Meaning",
    "OfficeEvidence",
    "PublicationEvidence",
    "SilenceEvidence",
    "TimeExpression",
    "collect_evidence",
    "duration_days",
    "find_expressions",
    "guess_direction",
    "infer_publication",
    "resolve",
    "timex_value",
    "timexes",
]
