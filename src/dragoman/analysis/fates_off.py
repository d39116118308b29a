"""Whether what a sentence says was called off is what a commitment is about, or something else that it names."""

from __future__ import annotations

import re

from dragoman.analysis.fates_cues import settings, tells
from dragoman.analysis.fates_matter import BETWEEN, Matter
from dragoman.analysis.fates_meanings import meaning_words, with_known_words

#: What ends a part of a sentence.
PART = re.compile(r"[,;:.—]")
#: "(The concert) has been called off".
PASSIVE = re.compile(r"^(?P<what>.*?)\s+(?:(?:has|have|had)\s+)?(?:is|are|was|were|been|be|being)\s+(?:\w+ly\s+)?$")
#: "Pulled out of": who was to leave has done so.
OUT_OF = re.compile(r"\bout of$")
#: "Ended the (suspension of)": what was called off goes on.
GOES_ON = re.compile(r"\b(?:end|lift|revers|overturn|revok)(?:e[sd]?|s|ed|ing)? (?:the|its|their|his|her|this|that) $")
#: "(Called off) the concert", "(called) the concert (off)".
OBJECT = re.compile(r"^\s+(?:the|an?|its|their|his|her|another|any|all)\s+(?P<what>.*)")


def is_called_off(matter: Matter, text: str) -> bool:
    """Whether a text says that something was called off, and names nothing else for it than what was to be done."""
    if not tells("called_off", text, matter.words):
        return False
    told = text.lower()
    known = matter.words | meaning_words(str(settings()["called_off_for"]))
    ends = settings()["cues"]["called_off"].finditer(told)
    leaves = bool(matter.deed & meaning_words(str(settings()["leaving"])))
    meant = (found for found in ends if not (leaves and OUT_OF.search(found[0])))
    named = [named_off(told, found) for found in meant if not GOES_ON.search(told[: found.start()])]
    return any(not words or words & known for words in named)


#: "(The minister said that) the shipment had been cancelled".
SAID_THAT = re.compile(r"\b(?:said|says|told|announced|confirmed|declared|added|reported|stated|wrote)\b.*?\bthat\b")
#: "Gave up its plan (to take a stake)", "reversed a decision (to reopen the crossing)".
PURPOSE = re.compile(
    r"\b(?:decision|idea|intention|offer|plan|pledge|project|promise|proposal)s? to (?:\w+ly )?(?P<what>.*)"
)


def named_off(text: str, found: re.Match[str]) -> frozenset[str]:
    """Return what the words mean that name what was called off, as far as one sees it; nothing where one does not."""
    before, after = PART.split(text[: found.start()])[-1], PART.split(text[found.end() :])[0]
    purpose = PURPOSE.search(found[0] + after)
    if purpose is not None:
        return meaning_words(with_known_words(f"to {BETWEEN.split(purpose['what'])[0]}"))
    active = found[0].endswith("ing")  # "is suspending" the release
    told = (
        (None if active else PASSIVE.match(SAID_THAT.split(before)[-1]))
        or OBJECT.match(after)
        or OBJECT.match(f" {found[0].partition(' ')[2]}")
    )
    return meaning_words(BETWEEN.split(told["what"])[0]) if told else frozenset()
