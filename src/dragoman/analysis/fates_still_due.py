"""Whether an article that tells of a part of what was promised says that the whole is due still."""

from __future__ import annotations

import re

from dragoman.analysis.fates_cues import settings
from dragoman.analysis.fates_due import in_time, names_due
from dragoman.analysis.fates_link import link
from dragoman.analysis.fates_matter import Matter
from dragoman.analysis.fates_pool import Pool
from dragoman.analysis.fates_told import Sentence
from dragoman.record.types import EventEntry

#: "Have until September 15 to leave", "is to be finished by then".
STILL_DUE = re.compile(
    r"\b(?:has|have) until\b|\b(?:is|are) (?:still )?to be\b|\bwill be\b|\bremains?\b", re.IGNORECASE
)


def is_still_due(entry: EventEntry, matter: Matter, sentence: Sentence, pool: Pool) -> bool:
    """Whether another sentence of an article that appeared in time says that a promise is due still by its day.

    What the article tells to have been done is then a part of it: of two bases, one was left.
    """
    if not in_time(entry, sentence):
        return False
    others = (one for one in pool.of_article(sentence.article) if one.number != sentence.number)
    due = (one for one in others if STILL_DUE.search(one.text) and names_due(entry, one))
    return any(link(matter, one, pool, dated=True) >= settings()["about"] for one in due)
