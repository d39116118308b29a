"""A dossier as one self-contained HTML page: no script, no request."""

from __future__ import annotations

from dragoman.export.dossier_outline import DossierOutline
from dragoman.export.page import templates


def dossier_page(outline: DossierOutline) -> str:
    """Return the dossier as a page; text from articles is text, never markup."""
    page: str = templates().get_template("dossier.html").render(outline=outline)
    return page
