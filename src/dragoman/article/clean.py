"""Normal form of text: one space between words, composed characters, nothing invisible."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: Soft hyphens, zero-width characters, marks of direction, byte order marks, controls, private and unassigned use.
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]"
)
#: Everything that separates words: spaces of all widths, line and paragraph separators.
SPACE = re.compile("[\\s\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufffc]+")
NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
PLAIN_QUOTES = str.maketrans("\u2018\u2019\u201a\u201b\u2032\u201c\u201d\u201e\u2033\u00ab\u00bb", '\'\'\'\'\'""""""')


def normalise(text: str) -> str:
    """Return the text on one line in the form that all offsets count in.

    Applying it twice changes nothing. A combining mark may begin a line; it is left there.
    """
    visible = unicodedata.normalize("NFC", INVISIBLE.sub("", text))
    return SPACE.sub(" ", visible).strip()


@lru_cache(maxsize=2048)
def plain_quotes(text: str) -> str:
    """Return the text with typewriter quotation marks, one character for one."""
    return text.translate(PLAIN_QUOTES)


def squeeze(text: str) -> str:
    """Return only the letters and digits, in lower case: for comparing texts laid out differently."""
    return NOT_ALPHANUMERIC.sub("", text.lower())
