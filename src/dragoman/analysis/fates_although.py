"""What is told to be so although somebody had promised otherwise."""

from __future__ import annotations

import re

from dragoman.analysis.fates_cues import says
from dragoman.analysis.fates_deeds import Sides, is_of_others
from dragoman.analysis.fates_due import in_time
from dragoman.analysis.fates_matter import Matter
from dragoman.analysis.fates_meanings import done_words, meaning_words
from dragoman.analysis.fates_states import shows_done
from dragoman.analysis.fates_told import Sentence
from dragoman.record.types import EventEntry

#: "Although Niger had promised to return them", "though the supply was to start on May 1".
ALTHOUGH = re.compile(
    r"\b(?:although|though|even though|despite the fact that)\b(?P<clause>[^;.]*?"
    r"\b(?:had (?:promised|agreed|pledged|undertaken|vowed|committed)|(?:was|were) (?:due |supposed |meant )?to)\b"
    r"[^,;.]*)"
    r"|\b(?:despite|in spite of) (?P<promise>(?:an?|the|its|his|her|their|repeated|earlier) "
    r"(?:[\w’'-]+ ){0,3}?(?:promises?|pledges?|undertakings?|assurances?)\b[^,;.]*)",
    re.IGNORECASE,
)
#: "Although it had promised to do so by May", "more", "earlier": what was promised was done, or some of it.
DONE_OTHERWISE = re.compile(r"\b(?:do so|more|earlier|sooner|faster|only|not)\b", re.IGNORECASE)


def defies_promise(entry: EventEntry, matter: Matter, sentence: Sentence, sides: Sides) -> bool:
    """Whether a sentence tells of something that is so "although" those who are bound had promised this.

    That is not so before its time has passed, nor where the rest of the sentence tells that it was done.
    """
    found, text = ALTHOUGH.search(sentence.text), sentence.text
    if found is None or in_time(entry, sentence):
        return False
    clause, rest = found["clause"] or found["promise"], text[: found.start()] + text[found.end() :]
    known = matter.words & meaning_words(clause) or says("named_before", clause)
    if DONE_OTHERWISE.search(clause) or not known or says("to_come", rest):
        return False
    if not sentence.acts.named & sides["by"] or is_of_others(sentence, sides):
        return False
    return not done_words(rest) & matter.deed and not shows_done(matter.deed, matter.things, rest)
