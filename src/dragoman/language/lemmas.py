"""Lemmas as edit scripts: what to cut from the end of a word and what to add.

A script is "=" and a whole lemma for irregular forms ("=say"), else the number of final letters to cut
and the letters to add ("3y" makes "tries" "try"). Words are lower-cased first unless the script begins
with "^".
"""

from __future__ import annotations


def edit_script(word: str, lemma: str) -> str:
    """Return the shortest script that turns word into lemma."""
    prefix, base = ("", word.lower()) if lemma == lemma.lower() else ("^", word)
    common = 0
    while common < min(len(base), len(lemma)) and base[common] == lemma[common]:
        common += 1
    if common == 0 or (common < len(base) - 4 and common < len(base) / 2):
        return f"={lemma}"
    return f"{prefix}{len(base) - common}{lemma[common:]}"


def apply_script(word: str, script: str) -> str:
    """Return the lemma that the script makes of word; the word itself where it does not fit."""
    if script.startswith("="):
        return script[1:]
    base = word if script.startswith("^") else word.lower()
    body = script.removeprefix("^")
    digits = len(body) - len(body.lstrip("0123456789"))
    cut = int(body[:digits] or 0)
    if cut >= len(base) and cut:
        return base
    return base[: len(base) - cut] + body[digits:]
