"""The permanent address of everything that a page leads to."""

from __future__ import annotations

from urllib.parse import quote


def segment(text: str) -> str:
    """Return text as one part of an address."""
    return quote(text, safe="")


def pair_address(a: str, b: str) -> str:
    """Return the address of a dossier."""
    return f"/pair/{segment(a)}/{segment(b)}"


def event_address(key: str) -> str:
    """Return the address of an event, contact or commitment; the key of any of its reports leads to it too."""
    return f"/event/{segment(key)}"


def fact_address(report: str) -> str:
    """Return the address of one report: what one article says of an event, or a statement or assessment."""
    return f"/fact/{segment(report)}"


def why_address(report: str) -> str:
    """Return the address that says why a report was coded so."""
    return f"/fact/{segment(report)}/why"


def article_address(key: str, fact: str | None = None) -> str:
    """Return the address of an article, at the place of one of its facts where that is given."""
    return f"/article/{segment(key)}" + (f"#{segment(fact)}" if fact else "")


def actor_address(identifier: str) -> str:
    """Return the address of an actor."""
    return f"/actor/{segment(identifier)}"
