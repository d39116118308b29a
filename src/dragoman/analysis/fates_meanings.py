"""Words that stand for each other where a commitment and the telling of its outcome are held against each other."""

from __future__ import annotations

import re
import tomllib
from calendar import month_name
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise

from dragoman.record.wording import NOTHING, PASSAGES, WORD, WORDS, stem, stem_told, telling_words

#: By these a state is said to last.
STAYS = "(?:is|are|remain|remains|remained|stay|stays|stayed|still)"


#: "Soldiers are still in the town", "it remains at the port".
IS_THERE = re.compile(r"\b(?:remain|remains|remained|stay|stays|stayed|still) (?:in|at|on|there|inside|where)\b")


@cache
def words_file() -> dict[str, object]:
    """Return the words that stand for each other, and irregular forms of the past."""
    text = (resources.files("dragoman.analysis") / "fates_meanings.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def meanings() -> dict[str, str]:
    """Return for each stem that others stand for the first of them."""
    lines: list[str] = words_file()["same"]  # type: ignore[assignment]
    return {stem(word): stem(line.split()[0]) for line in lines for word in line.split()}


def meaning(stem: str) -> str:
    """Return the stem that stands for one and for those of its like."""
    return meanings().get(stem, stem)


@lru_cache(maxsize=WORDS)
def meaning_told(word: str) -> str:
    """Return what a word means, or ``NOTHING`` for one that tells nothing."""
    told = stem_told(word)
    return meaning(told) if told != NOTHING else told


@lru_cache(maxsize=PASSAGES)
def meaning_words(text: str) -> frozenset[str]:
    """Return what the words mean that tell what a passage is about."""
    return frozenset(map(meaning, telling_words(text)))


@cache
def irregular() -> frozenset[str]:
    """Return the forms of the past that no ending makes."""
    return frozenset(str(words_file()["past"]).split())


@cache
def missing() -> list[tuple[re.Pattern[str], str]]:
    """Return the patterns of states that last, each with the word for what would have ended it."""
    states: dict[str, list[str]] = words_file()["lasts"]  # type: ignore[assignment]
    return [(re.compile(rf"\b{STAYS} (?:\w+ly )?(?:{'|'.join(states[end])})\b"), end) for end in states]


def with_missing(text: str) -> str:
    """Return a text in lower case with the words for what would have ended a state that it says has lasted."""
    return " ".join([text, *(end for state, end in missing() if state.search(text))])


#: "The end of May", "the end of the year".
TIMES = "|".join(filter(None, month_name)) + r"|(?:19|20)\d\d|years?|months?|weeks?|days?|season|quarter|decade|century"
OF_TIME = rf"(?!\s+(?:(?:the|this|that|next|last)\s+)?(?:{TIMES}|spring|summer|autumn|winter)\b)"


@cache
def phrases() -> dict[str, str]:
    """Return wordings with a word, of those that stand for each other, that says the same."""
    table: dict[str, list[str]] = words_file()["phrases"]  # type: ignore[assignment]
    return {wording: same for same, wordings in table.items() for wording in wordings}


@cache
def phrase() -> re.Pattern[str]:
    """Return the pattern of any such wording."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases()))})\b{OF_TIME}", re.IGNORECASE)


#: "Let the crew go", "set the miners free": what stands between the words of a wording.
LET_GO = re.compile(
    r"\b(?:let|lets|letting)\s+(?=[^,;.]{1,60}?\s(?:go|out)\b(?! (?:to|by|through|into|up)\b))"
    r"|\bset(?:s|ting)?\s+(?=[^,;.]{1,60}?\sfree\b)",
    re.IGNORECASE,
)


#: "Give them back", "handed the buses back".
GIVE_BACK = re.compile(
    r"\b(?:gives?|giving|(?P<past>gave|given|handed|brought|sent)|hands?|handing|bring(?:s|ing)?|send(?:s|ing)?)"
    r"\s+(?=(?:[^,;.]{1,40}?\s)?back\b)",
    re.IGNORECASE,
)


def in_known_words(quote: str) -> str:
    """Return what is promised or asked for with the words that say the same as its wordings in their place."""
    told = GIVE_BACK.sub(" return ", LET_GO.sub(" release ", quote))
    return phrase().sub(lambda found: phrases()[found[0].casefold()], told)


def with_known_words(text: str) -> str:
    """Return a text in lower case and, after it, the words that say the same as wordings in it."""
    let_go = ["released"] * (LET_GO.search(text) is not None)
    back = GIVE_BACK.search(text)
    given_back = [] if back is None else ["returned" if back["past"] else "return"]
    return " ".join([text, *(phrases()[found] for found in phrase().findall(text)), *let_go, *given_back])


def lasts_undone(deed: frozenset[str], text: str) -> bool:
    """Whether a text says that a state has lasted that a deed would have ended: "still in a cell"."""
    told = text.casefold()
    if any(meaning_words(end) & deed and state.search(told) for state, end in missing()):
        return True
    return bool(deed & meaning_words(words_file()["stays"]["deeds"])) and IS_THERE.search(told) is not None  # type: ignore[index]


def ends_state(quote: str, text: str) -> bool:
    """Whether a text tells that a state has ended that was to last: that a bridge opened that was to remain closed."""
    lasting = (end for state, end in missing() if state.search(quote.casefold()))
    return any(meaning_words(end) & done_words(text) for end in lasting)


#: "That it be scrapped", "is being dug": what stands after these is not of the past, whatever its form.
NOT_YET = frozenset({"be", "being"})


@lru_cache(maxsize=PASSAGES)
def done_words(text: str) -> frozenset[str]:
    """Return what the words mean that tell of the past."""
    said = WORD.findall(with_known_words(text.casefold()))
    told = (word for before, word in pairwise(["", *said]) if is_told(before, word))
    return frozenset(map(meaning_told, told)) - {NOTHING}


def is_told(before: str, word: str) -> bool:
    """Whether a word, behind another, tells of the past: "mended", "(have been) exchanging", and not "(be) mended"."""
    return (before == "been" and word.endswith("ing")) or (is_past(word) and before not in NOT_YET)


def is_past(word: str) -> bool:
    """Whether a word in lower case may be a form of the past."""
    return word.endswith("ed") or word in irregular()
