"""The language of a text, from its script and its function words.

English is the only language that is read, so the question is whether a text is English, and what to
call it otherwise. Function words settle that within a millisecond and without a model; the profiles
are in ``languages.toml``.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import islice

from dragoman.article.settings import load_checked, settings
from dragoman.data_files import Checked
from dragoman.errors import LanguageError

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
LETTER = re.compile(r"[^\W\d_]")
NOT_LATIN = re.compile(r"[\u0370-\u1dff\u1f00-\u1fff\u2c00-\ud7ff\uf900-\ufdff\ufe70-\ufefc\U00020000-\U0003ffff]")


class Profile(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a language is recognised."""

    name: str
    words: tuple[str, ...] = ()
    #: Range or ranges of characters ("а-я") that only its script has; empty for Latin.
    script: str = ""
    #: Characters that tell it from others of its script.
    characters: str = ""


@cache
def profiles() -> dict[str, Profile]:
    """Return the profiles by ISO 639-1 code."""
    return load_checked("languages.toml", dict[str, Profile])


@cache
def function_words(code: str) -> frozenset[str]:
    """Return the function words of a language."""
    return frozenset(profiles()[code].words)


def sample(text: str) -> list[str]:
    """Return the first words of the text in lower case, with plain apostrophes."""
    limit = settings().language.sample_words
    return [match[0].lower().replace("’", "'") for match in islice(WORD.finditer(text), limit)]


def written_small(text: str) -> list[str]:
    """Return the words of the sample that are written small: in a short text, names hide the words of its language."""
    limit = settings().language.sample_words
    return [word[0].replace("’", "'") for word in islice(WORD.finditer(text), limit) if word[0].islower()]


def share_of(words: list[str], code: str) -> float:
    """Return the share of the words that are function words of the language."""
    known = function_words(code)
    return sum(word in known for word in words) / len(words) if words else 0.0


def is_english(words: list[str]) -> bool:
    """Return whether the words have the function words of English."""
    return share_of(words, "en") >= settings().language.english_share


def name_script(text: str) -> str | None:
    """Return the code of the language whose script most letters are in, or None for Latin."""
    start = text[: settings().language.sample_letters]
    foreign = NOT_LATIN.findall(start)
    if 2 * len(foreign) <= len(LETTER.findall(start)):
        return None
    body, words = "".join(foreign).lower(), sample(text)
    scores = {code: score_script(profile, body, words) for code, profile in profiles().items() if profile.script}
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] > 0 else "und"


def score_script(profile: Profile, letters: str, words: list[str]) -> float:
    """Return how well a language that is not written in Latin fits: script, own characters, function words."""
    of_script = len(re.findall(f"[{profile.script}]", letters)) / len(letters)
    own = len(re.findall(f"[{profile.characters}]", letters)) / len(letters) if profile.characters else 0.0
    listed = sum(word in profile.words for word in words) / len(words) if words else 0.0
    return of_script + 3 * own + 2 * listed if of_script > 1 / 3 else 0.0


def name_latin(words: list[str]) -> tuple[str, float]:
    """Return the code of the language in Latin script that fits best, English included, and its share."""
    shares = Counter({code: share_of(words, code) for code, profile in profiles().items() if not profile.script})
    return shares.most_common(1)[0]


def identify(text: str) -> str:
    """Return the ISO 639-1 code of the text's language, "und" if it cannot be told.

    A text too short to judge counts as English unless another language fits better.
    """
    script = name_script(text)
    if script:
        return script
    words = sample(text)
    if is_english(words):
        return "en"
    code, share = name_latin(words)
    limits = settings().language
    if code != "en" and share >= limits.named_share and share > share_of(words, "en"):
        return code
    if len(words) < limits.judged_words or (code == "en" and share >= limits.named_share):
        return "en"
    code, share = name_latin(written_small(text))
    return "en" if code == "en" and share >= limits.english_share else "und"


def require_english(text: str, source: str) -> None:
    """Raise LanguageError, naming the language, if the text is not English."""
    code = identify(text)
    if code == "en":
        return
    name = "a language that could not be told" if code == "und" else profiles()[code].name
    raise LanguageError(f"the text is in {name}; only articles in English are read", source=source)
