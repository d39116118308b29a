"""How commitments stand: looked up at once as far as that is quick, the rest when the page is there already."""

from __future__ import annotations

from dragoman.analysis.ledger import READ
from dragoman.web.types import Asked

#: The filter that has all of it looked up, and its one value.
STANDING, LOOKED_UP = "standing", "looked_up"
#: Articles that are read for it at once: about a tenth of a second's work; more where a page is of two countries only.
QUICK, QUICK_OF_TWO = 100, 220


def most_read(asked: Asked, *, of_two: bool = False) -> int:
    """Return how many articles may be read before the page is shown."""
    return READ if asked.choice(STANDING, (LOOKED_UP,)) else QUICK_OF_TWO if of_two else QUICK


def later(asked: Asked, unread: int) -> str:
    """Return the address at which those are looked up that were not yet, or "" where there are none."""
    waiting = unread and not asked.word(STANDING)
    return asked.address(**{STANDING: LOOKED_UP}) if waiting else ""
