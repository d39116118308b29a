"""The templates: everything is escaped, and a name that is missing is an error."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from dragoman.export.dates import describe_day, describe_range
from dragoman.export.dossier_outline import as_long
from dragoman.export.labels import label
from dragoman.export.lines import counted
from dragoman.web.static_files import static_address
from dragoman.web.types import Cell, Link

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def templates() -> Environment:
    """Return the environment of the templates."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("dragoman.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters |= {
        "day": lambda day: describe_day(day) if day else "",
        "label": lambda code, group: label(group, code),
        "spaced": lambda code: code.replace("_", " "),
        "counted": counted,
        "as_long": as_long,
        "segment": lambda text: quote(text, safe=""),
        "web_address": web_address,
    }
    environment.globals |= {
        "described_range": describe_range, "is_link": lambda cell: isinstance(cell, Link), "static": static_address,
    }  # fmt: skip
    environment.filters["cell"] = cell_text
    return environment


def render(template: str, **values: Any) -> str:
    """Return a filled template."""
    return templates().get_template(template).render(**values)


def cell_text(cell: Cell) -> str:
    """Return a cell as words."""
    if cell is None:
        return ""
    if isinstance(cell, Link):
        return cell.text
    if isinstance(cell, date):
        return cell.isoformat()
    return f"{cell:g}" if isinstance(cell, float) else str(cell)


def web_address(address: str | None) -> str | None:
    """Return an address that a link may lead to, or None: an article may claim any, "javascript:" too."""
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.hostname else None
