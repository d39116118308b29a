"""What became of a commitment by the sentence in which it is told: it is answered, turned down or put off at once."""

from __future__ import annotations

import re

from dragoman.analysis.fates_cues import ASKED, BOUND, says, settings, without
from dragoman.analysis.fates_pool import Pool
from dragoman.analysis.fates_replies import without_before
from dragoman.analysis.fates_turns import Turn, turn_at
from dragoman.record.types import Report

#: Words right before a plan in which "has postponed a" stands.
RIGHT_BEFORE = 3
#: "Asked him to reconsider and promised to come": those who ask do that too.
ALSO = re.compile(r"\b(?:and|but)\s+(?:(?:also|then|\w+ly)\s+)?$")


def at_once(type_: str, first: Report, pool: Pool) -> Turn | None:
    """Return what the sentence of a commitment's first report says became of it, or None."""
    own = pool.at(first.article, first.end - 1)
    if own is None or type_ not in ASKED | BOUND:
        return None
    before, rest = own.text[: max(first.start - own.start, 0)], own.text[first.end - own.start :]
    state = answered(rest) if type_ in ASKED else called_off(before, rest)
    return turn_at(own, state) if state else None


def answered(rest: str) -> str | None:
    """Return the answer that follows a request ("invited him to Izmir, and he accepted")."""
    said = without("no_answer", without_before(rest))
    return "answered_no" if is_said("refused", said) else "answered_yes" if is_said("accepted", said) else None


def is_said(cue: str, rest: str) -> bool:
    """Whether what follows a request has a cue of others than those who ask."""
    text = rest.lower()
    return any(not ALSO.search(text[: found.start()]) for found in settings()["cues"][cue].finditer(text))


def called_off(before: str, rest: str) -> str | None:
    """Return whether a plan is told as put off ("has postponed a visit"), or an offer as one that was not taken up."""
    beside = " ".join(before.split()[-RIGHT_BEFORE:])
    off = says("called_off", beside) and not says("not_done", beside)
    return "withdrawn" if off or says("offer_refused", rest) else None
