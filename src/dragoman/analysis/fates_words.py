"""The words of what was to be done, and how many of them a later sentence repeats."""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.analysis.fates_cues import AS_ASKED, AS_PROMISED, says, settings, tells
from dragoman.analysis.fates_matter import called, deed_of, matter_of, wanted_words
from dragoman.analysis.fates_meanings import done_words, is_past, meaning, meaning_told, meaning_words
from dragoman.analysis.fates_pool import Pool
from dragoman.analysis.fates_states import alike, shows_done, shows_undone
from dragoman.analysis.fates_told import Sentence, after_dateline
from dragoman.record.types import Report
from dragoman.record.wording import PASSAGES, WORD


def share_of(first: Report, sentence: Sentence, pool: Pool, *, least: int | None = None) -> float:
    """Return the share of the words of what was to be done that a sentence repeats, rare words counting more.

    Args:
        first: The report of the commitment.
        sentence: What is held against it.
        pool: Says how rare words are.
        least: Words that must be repeated at least, where there are so many; as the rules say, unless given.
    """
    wanted = matter_of(first, pool).words
    if len(wanted & sentence.words) < min(settings()["words"] if least is None else least, len(wanted)):
        return 0.0
    return share_of_words(wanted, sentence, pool)


def share_repeated(first: Report, sentence: Sentence, pool: Pool) -> float:
    """Return the share of all words of what was to be done, the names of the parties among them, that are repeated."""
    wanted = wanted_words(first.quote)
    enough = len(wanted & sentence.words) >= min(settings()["words"], len(wanted))
    return share_of_words(wanted, sentence, pool) if enough else 0.0


def share_of_words(wanted: frozenset[str], sentence: Sentence, pool: Pool) -> float:
    """Return the share of some words that a sentence has, rare words counting more."""
    total = sum(map(pool.rarity, wanted))
    return sum(map(pool.rarity, wanted & sentence.words)) / total if total else 0.0


def is_copy(first: Report, sentence: Sentence) -> bool:
    """Whether a sentence is the commitment's own, told again with small changes, and no word of what became of it."""
    own = meanings_of(first.words)
    text = sentence.text
    if len(own & sentence.words) < float(settings()["copy"]) * max(len(own), len(sentence.words)):
        return False
    undone = says("not_done", text) and not says("to_come", text)
    moved = any(
        says(cue, text) and not says(cue, first.quote) for cue in ("instead", "called_off", "decided", "will_not")
    )
    deed = meaning_words(deed_of(first.quote))
    shown = shows_done(deed, own - deed, text) or shows_undone(deed, own - deed, text)
    return not (undone or moved or shown or was_as_promised(text) or tells_it_done(first.quote, text))


def is_half(first: Report, sentence: Sentence) -> bool:
    """Whether two things were to be done, "to open the bridge and to resume the ferry", and a sentence has but one."""
    deeds, parties = first.quote.split(" and to "), meaning_words(called(first))
    wanted = [words for deed in deeds if (words := wanted_words(deed) - parties)]
    return len(wanted) > 1 and not all(words & sentence.words for words in wanted)


def is_reprinted(first: Report, sentence: Sentence, pool: Pool) -> bool:
    """Whether a sentence of another article stood in that of the commitment already, so that it is no news."""
    if sentence.article == first.article:
        return False
    said = said_in(sentence.text)
    return any(said_in(other.text) == said for other in pool.of_article(first.article))


def said_in(text: str) -> list[str]:
    """Return the words of a sentence in lower case, without where and when it was filed."""
    return WORD.findall(text[after_dateline(text, 0, len(text)) :].casefold())


def tells_it_done(quote: str, text: str) -> bool:
    """Whether what was to be done is told in the past: "the cable was mended", where it "would be mended"."""
    verb = deed_of(quote)
    meant = alike(meaning_words(verb)) or meaning_words(quote)
    if not is_past(verb):
        return bool(meant & done_words(text))
    pasts = [word for word in WORD.findall(text.casefold()) if is_past(word) and meaning_told(word) in meant]
    before = r"\b(?:was|were|been|has|have)\b[^.;,]{0,20}\b"
    return any(re.search(before + re.escape(word) + r"\b", text.casefold()) for word in pasts)


@lru_cache(maxsize=PASSAGES)
def meanings_of(stems: str) -> frozenset[str]:
    """Return what stems, as they are kept of a report, stand for."""
    return frozenset(map(meaning, stems.split()))


def only_told_again(text: str, own: frozenset[str]) -> bool:
    """Whether a sentence does no more than tell of the commitment, which has some words, once more."""
    return tells("told_again", text, own) and not was_as_promised(text)


def was_as_promised(text: str) -> bool:
    """Whether a sentence says that what it tells was done as it had been promised, and not that it will be."""
    clauses = (re.split(r"[,;:.]", text[: found.start()])[-1] for found in AS_PROMISED.finditer(text))
    return any(not says("to_come", clause) for clause in clauses)


def was_as_asked(text: str) -> bool:
    """Whether a sentence says that what it tells was done as somebody had asked ("after Bolivia had demanded it")."""
    return AS_ASKED.search(text) is not None


def word_given(text: str) -> str | None:
    """Return whether a sentence that tells of a promise again says that it was kept or broken; None for neither."""
    if was_as_promised(text) or says("kept_word", text):
        return "broken" if says("not_done", text) else "kept"
    return "broken" if says("broke_word", text) else None


def answers_by_deed(text: str) -> bool:
    """Whether a sentence says that somebody responded by doing something, which is no answer that was promised."""
    return BY_DEED.search(text) is not None


def has_lasted(text: str) -> bool:
    """Whether a sentence says that something has been so from a day on."""
    return LASTED.search(text) is not None


def is_silence(text: str) -> bool:
    """Whether a sentence says only that people have not talked since, which is no failure of what was to be done."""
    return SILENCE.search(text) is not None


#: "Responded by ordering two diplomats to leave".
BY_DEED = re.compile(r"\b(?:answered|replied|responded)\b[^,;.]*\bby \w+ing\b", re.IGNORECASE)
#: "have been crossing at night since March".
LASTED = re.compile(r"\b(?:has|have)\b[^.;]*\bsince\b|\bsince\b[^.;]*\b(?:has|have)\b", re.IGNORECASE)
SILENCE = re.compile(r"\b(?:not|never)\s+(?:spoken|talked|met|been in contact|seen each other)\b[^.]*\bsince\b")
