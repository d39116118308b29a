"""Words as the registry compares them: hyphens do not count, apostrophes are straight, "El-" is "al-"."""

from __future__ import annotations

import re
import unicodedata

#: A word, or a mark other than a hyphen: "al-Shabaab" and "al Shabaab" are the same two words.
TOKEN = re.compile(r"\w+|[^\w\s\-]")
#: Each replacement has the length of what it replaces, so that offsets hold.
SAME_LENGTH = str.maketrans({"’": "'", "ʼ": "'", "ʻ": "'", "‘": "'", "`": "'", "‐": "-", "‑": "-", "–": "-"})
ARTICLE = re.compile(r"\b[AaEe]l-(?=\w)")
#: Letters that Unicode does not decompose.
PLAIN_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae", "ð": "d"}
)


def evened(text: str) -> str:
    """Return the text with apostrophes, hyphens and Arabic articles made alike; offsets hold."""
    return ARTICLE.sub("al-", text.translate(SAME_LENGTH))


def tokens_of(text: str) -> list[str]:
    """Return the words of a text that went through ``evened``."""
    return TOKEN.findall(text)


def key_of(surface: str) -> str:
    """Return the key under which a surface is looked up: its words joined by spaces."""
    # Most names are plain words between single blanks, and are their own key; this halves the time of the index.
    if surface.replace(" ", "").isalnum() and "  " not in surface:
        return surface
    return " ".join(TOKEN.findall(evened(surface)))


def plain(text: str) -> str:
    """Return the text without accents, as many outlets print it."""
    decomposed = unicodedata.normalize("NFKD", text.translate(PLAIN_LETTERS))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
