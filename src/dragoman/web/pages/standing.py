"""How commitments stand: looked up at once as far as that is quick, the rest when the page is there already."""

from __future__ import annotations

from dragoman.analysis.ledger import READ, Ledger
from dragoman.web.types import Asked

#: The filter that has all of it looked up, and its one value.
STANDING, LOOKED_UP = "standing", "looked_up"
#: Articles that are read for it at once: about a tenth of a second's work.
QUICK = 200


def most_read(asked: Asked) -> int:
    """Return how many articles may be read before the page is shown."""
    return READ if asked.choice(STANDING, (LOOKED_UP,)) else QUICK


def later(asked: Asked, found: Ledger) -> str:
    """Return the address at which more of it is looked up, or "" where there is no more."""
    waiting = found.unread and not asked.word(STANDING)
    return asked.address(**{STANDING: LOOKED_UP}) if waiting else ""
