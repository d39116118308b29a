"""The rules by which fates are told, and the cues: wordings by which a sentence says what became of something."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

#: Kinds by which somebody binds himself.
BOUND = frozenset({"promise", "agreement", "plan"})
#: Kinds that ask somebody else for something.
ASKED = frozenset({"request", "demand"})


@cache
def settings() -> dict[str, Any]:
    """Return the rules, the wordings of the cues, and the pattern of each."""
    text = (resources.files("dragoman.analysis") / "fates.toml").read_text(encoding="utf-8")
    read = tomllib.loads(text)
    patterns = {name: pattern(words) for name, words in read["cues"].items()}
    return {**read["rules"], "wordings": read["cues"], "cues": patterns}


#: "as he had promised", "three days before the date that he had named", "as agreed": what is told beside it was done.
AS = frozenset({"promised", "announced", "agreed", "planned"})
HAD = frozenset({"promised", "agreed", "announced", "named", "given", "set"})
AS_PROMISED = re.compile(
    rf"\bas (?:{'|'.join(sorted(AS))})\b"
    rf"|\b(?:as|(?:before|ahead of|on) the (?:date|day|deadline))\b[^.]*\bhad (?:{'|'.join(sorted(HAD))})\b"
)
#: "after Bolivia had demanded it".
WANTED = frozenset({"asked", "demanded", "requested", "wanted", "proposed"})
AS_ASKED = re.compile(rf"\b(?:as|after)\b[^.]*\bhad (?:{'|'.join(sorted(WANTED))})\b")
#: "Minsk kept its word", "it broke the pause": which word, the sentences before tell.
RECALLING = ("kept_word", "broke_word")


#: Words of wordings that nearly every sentence has.
COMMON = frozenset({"will", "would", "was", "were", "did", "not", "to", "off", "until", "a", "about"})


@cache
def telling_of(*cues: str) -> frozenset[str]:
    """Return words of which a sentence has one where it has one of some cues, and few other sentences do."""
    wordings = (wording.split() for cue in cues for wording in settings()["wordings"][cue])
    return frozenset(max(words, key=lambda word: (word not in COMMON, len(word))) for words in wordings)


def pattern(words: Sequence[str]) -> re.Pattern[str]:
    """Return the pattern of any of the words; "n't" stands at the end of a word."""
    parts = [r"n['’]t" if word == "n't" else rf"\b{re.escape(word)}" for word in words]
    return re.compile(rf"(?:{'|'.join(parts)})\b", re.IGNORECASE)


def says(cue: str, text: str) -> bool:
    """Whether a sentence has a cue."""
    return bool(settings()["cues"][cue].search(text))
