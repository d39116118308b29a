"""Home: what is new in the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.web.types import Asked, Page

if TYPE_CHECKING:
    from dragoman.door import Record


def home(record: Record, asked: Asked) -> Page:
    """Return what is new in the record."""
    return Page(title="What is new", template="home.html", data={"record": record.path.name}, section="/")
