"""How many points the sentences of a page have, and whether that is enough."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dragoman.actors.registry_tokens import evened, tokens_of
from dragoman.article.decode import decode, kind_of
from dragoman.errors import ArticleError
from dragoman.gate.page import paragraphs_of_page
from dragoman.gate.settings import settings
from dragoman.gate.terms import GAME, OFFICE, STRONG, WEAK, load_terms
from dragoman.gate.types import Judgement
from dragoman.types import Document, Frozen

#: Words of the playing field that make a sentence one about games.
FEWEST_GAME_WORDS = 2
#: Where a sentence ends, roughly: an abbreviation may end one too early.
SENTENCE_END = re.compile(r"(?<=[^.\s][^.\sA-Z][.!?])[\"”’')]*\s+(?=[\"“‘'(]*[A-Z])")
PASSED_UNSEEN = Judgement(passes=True, points=0.0)


class Found(Frozen):
    """What one sentence holds."""

    #: Each party with the name that it first stands under.
    parties: dict[str, str]
    #: Each kind of word with the words of it.
    words: dict[str, list[str]]


def judge(text: str) -> Judgement:
    """Return whether a clean text may report contacts or commitments.

    Args:
        text: Paragraphs with blank lines between, the title first.
    """
    return judge_paragraphs(text.split("\n\n"))


def judge_document(document: Document) -> Judgement:
    """Return whether a document may hold an article that does, by its raw page.

    What is turned away here would be turned away when it is cleaned, for the page has all words of the article. What
    cannot be looked at so is let through, for others to judge.
    """
    if len(document.content) > settings().page.bytes:
        return PASSED_UNSEEN
    try:
        kind = kind_of(document)
    except ArticleError:
        return PASSED_UNSEEN
    if kind != "html":  # a text is cleaned in no time
        return PASSED_UNSEEN
    return judge_paragraphs(paragraphs_of_page(decode(document.content, document.media_type)))


def judge_paragraphs(paragraphs: Iterable[str]) -> Judgement:
    """Return the judgement by the best sentence."""
    sentences = (sentence for paragraph in paragraphs for sentence in SENTENCE_END.split(paragraph))
    found = [each for each in map(look_at, sentences) if each is not None]
    states = {party for each in found for party in each.parties}
    best = max(found, key=lambda each: points_of(each, states), default=None)
    if best is None:
        return Judgement(passes=False, points=0.0)
    points = points_of(best, states)
    return Judgement(passes=points >= settings().decision.enough, points=points, because=tuple(reasons(best)))


def points_of(found: Found, elsewhere: set[str]) -> float:
    """Return the points of a sentence of a page that names some parties anywhere."""
    parties, words = settings().parties, settings().words
    sides = parties.each * min(len(found.parties), parties.most)
    sides += parties.office * bool(found.words[OFFICE])
    sides += parties.elsewhere * bool(len(found.parties) < parties.most and elsewhere - found.parties.keys())
    in_games = len(found.words[GAME]) >= FEWEST_GAME_WORDS
    told = words.strong * len(set(found.words[STRONG])) + words.weak * len(set(found.words[WEAK])) * (not in_games)
    told += words.between * (len(found.parties) > 1 and len(found.words[OFFICE]) > 1)
    return sides * min(told, words.most)


def reasons(found: Found) -> Iterator[str]:
    """Yield the names and words that a sentence got its points for."""
    yield from found.parties.values()
    for kind in (OFFICE, STRONG, WEAK):
        yield from sorted(set(found.words[kind]))


def look_at(sentence: str) -> Found | None:
    """Return what a sentence holds, or None where it names no party."""
    terms = load_terms()
    tokens = tokens_of(evened(sentence))
    parties: dict[str, str] = {}
    for name, party in matches(tokens, terms.names, terms.longest_name):
        parties.setdefault(party, name)
    if not parties:
        return None
    words: dict[str, list[str]] = {OFFICE: [], STRONG: [], WEAK: [], GAME: []}
    lower = [token.lower() for token in tokens]
    for word, kind in matches(lower, terms.words, terms.longest_word):
        words[kind].append(word)
    return Found(parties=parties, words=words)


def matches(tokens: list[str], terms: dict[str, str], longest: dict[str, int]) -> Iterator[tuple[str, str]]:
    """Yield each term found with what it stands for, the longest at each place."""
    skip = 0
    for at, token in enumerate(tokens):
        size = longest.get(token)
        if size is None or at < skip:
            continue
        for length in range(size, 0, -1):
            key = token if length == 1 else " ".join(tokens[at : at + length])
            value = terms.get(key)
            if value is not None:
                yield key, value
                skip = at + length
                break
