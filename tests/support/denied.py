"""A call that an article tells of, and a denial of it in the next sentence, which names nobody."""

from __future__ import annotations

from invented_readings import WORDS, Fact, reading
from msgspec.structs import replace

from dragoman.types import Reading

NO_CALL = "had, the office said, no such call"


def told_and_denied() -> Reading:
    """Return the article."""
    made = reading(Fact(words=WORDS[0]), Fact(days=None, status="negated", words=NO_CALL))
    told, denied = made.contacts
    event = replace(made.events[1], actors=(), recipients=())
    return replace(made, contacts=(told, replace(denied, participants=())), events=(made.events[0], event))
