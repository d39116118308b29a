"""Lemmas of English words by part of speech, from the dictionary and rules of LemmInflect."""

from __future__ import annotations

from functools import lru_cache

#: Tags whose words LemmInflect knows under another name, or that are their own lemma.
_KNOWN_AS = {"VERB": "VERB", "AUX": "VERB", "NOUN": "NOUN", "ADJ": "ADJ", "ADV": "ADV"}
#: Forms of auxiliaries that are cut off by the word splitter.
_CLITICS = {
    **{"n't": "not", "'ll": "will", "'re": "be", "'ve": "have", "'m": "be"},
    **{"wo": "will", "ca": "can", "sha": "shall", "an": "a"},
}
#: Penn tags of forms that are already lemmas.
_BASE_TAGS = frozenset({"NN", "JJ", "RB", "VB", "VBP"})


@lru_cache(maxsize=65536)
def lemma_of(word: str, upos: str, xpos: str) -> str:
    """Return the lemma of a word; names keep their case, everything else is in lower case."""
    form = word.replace("’", "'")
    if upos == "PROPN":
        return form
    lower = form.lower()
    if lower in _CLITICS:
        return _CLITICS[lower]
    known_as = _KNOWN_AS.get(upos)
    base = xpos in _BASE_TAGS and upos != "AUX"
    if known_as is None or (base and upos != "VERB"):
        return lower
    from lemminflect import getAllLemmas, getLemma  # type: ignore[import-untyped]

    if upos == "NOUN" and xpos == "NNS" and lower.endswith("s"):
        found = getAllLemmas(lower, "NOUN").get("NOUN", ())
        return found[0] if found else _singular(lower)
    found = getLemma(lower, known_as)
    if base and lower in found:
        return lower
    return found[0] if found else lower


def is_word(text: str) -> bool:
    """Return whether the dictionary knows a word, as any part of speech; "Bathily" and "Sodji" are only names."""
    from lemminflect import getAllLemmas

    return bool(getAllLemmas(text.lower()))


def _singular(plural: str) -> str:
    """Return the regular singular of a plural that the dictionary does not know."""
    if plural.endswith("ies") and len(plural) > 4:  # noqa: PLR2004
        return plural[:-3] + "y"
    if plural.endswith(("sses", "shes", "ches", "xes")):
        return plural[:-2]
    return plural[:-1] if not plural.endswith("ss") else plural
