"""Promises of an answer: what they answer, and sentences that give it."""

from __future__ import annotations

import re
import sqlite3
from datetime import timedelta

from dragoman.analysis.fates_cues import ASKED, says, settings
from dragoman.analysis.fates_matter import called, wanted_words
from dragoman.analysis.fates_meanings import meaning_words
from dragoman.analysis.fates_pool import Pool
from dragoman.analysis.fates_quantities import number_words
from dragoman.analysis.fates_told import Sentence
from dragoman.analysis.fates_words import answers_by_deed, was_as_promised
from dragoman.record.queries import events_of
from dragoman.record.reports import BY, TO, codes
from dragoman.record.rows import fetch_reports, marks
from dragoman.record.types import EventEntry, Report
from dragoman.record.wording import stem

#: Words beside the answer itself that a promise of nothing but an answer may have.
BESIDE = 1


def is_answer(first: Report) -> bool:
    """Whether what was promised is an answer, or to think about one, and nothing else."""
    little = " ".join([settings()["answering"], settings()["telling_little"], called(first), *number_words()])
    wanted = wanted_words(first.quote) - meaning_words(little)
    return (says("answer", first.quote) or says("undecided", first.quote)) and len(wanted) <= BESIDE


def asked_before(connection: sqlite3.Connection, first: Report) -> EventEntry | None:
    """Return the request that a promise of an answer is about: the last one in its article that was made to them."""
    kinds = sorted(ASKED)
    asked = [
        report
        for report in fetch_reports(
            connection,
            f"article.key = ? AND report.type IN ({marks(kinds)}) AND report.kind = 'commitment'",
            (first.article, *kinds),
        )
        if report.start < first.start and not set(codes(report.parties, BY)) & set(codes(first.parties, BY))
        and set(codes(report.parties, TO)) & set(codes(first.parties, BY))
    ]  # fmt: skip
    if not asked:
        return None
    nearest = max(asked, key=lambda report: report.start)
    found = events_of(connection, "event.id = (SELECT event FROM report WHERE key = ?)", (nearest.key,))
    return found[0] if found else None


def given(connection: sqlite3.Connection, first: Report, pool: Pool) -> Sentence | None:
    """Return the sentence of a later article by which those who promised an answer gave it, or None."""
    made = first.published.latest if first.published else None
    due = first.latest or made
    if made is None or due is None:
        return None
    names, last = names_of(connection, first), due + timedelta(days=settings()["answer_after"])
    later = (s for s in pool.naming(names) if s.published and made < s.published <= last)
    before = pool.at(first.article, first.start)
    told = [s.text for s in pool.of_article(first.article) if before and s.number < before.number]
    asked = requests_in(" ".join(told))
    return next((s for s in later if gives_answer(first, s, asked)), None)


def gives_answer(first: Report, sentence: Sentence, asked: frozenset[str]) -> bool:
    """Whether a sentence tells that an answer was given, in so many words or as it had been promised.

    An answer to a question of reporters is none, and to accept an invitation is one where an invitation was spoken of.

    Args:
        first: The promise of an answer.
        sentence: A later one that names those who made it.
        asked: The words for what was asked for in the sentences before the promise.
    """
    text = sentence.text
    if says("not_done", text) or says("question", text):
        return False
    if says("answered", text) and not answers_by_deed(text):
        return True
    by = {name for party in first.parties if party.role in BY for name in (party.country, party.actor) if name}
    spoke = (sentence.acts.agreeing | sentence.acts.refusing) & by
    says_it = says("accepted", text) or says("refused", text)
    return names_unit(first.quote, text) or bool(spoke and says_it and requests_in(text) & asked)


#: "Within a week", "within the week that he had promised".
UNIT = re.compile(r"\bwithin (?:an?|the|\w+) (?P<unit>hour|day|week|fortnight|month|year)s?\b")


def names_unit(quote: str, text: str) -> bool:
    """Whether a sentence says that something was done within the time that had been promised, of the same length."""
    promised, told = UNIT.search(quote), UNIT.search(text)
    return bool(promised and told and promised["unit"] == told["unit"]) and was_as_promised(text)


def requests_in(text: str) -> frozenset[str]:
    """Return the words of a text for something that is asked for: an invitation, a proposal."""
    return frozenset(stem(found[0]) for found in settings()["cues"]["request"].finditer(text.lower()))


def names_of(connection: sqlite3.Connection, first: Report) -> frozenset[str]:
    """Return the words that those who promised are called by: their own names, and those of their countries."""
    parties = [party for party in first.parties if party.role in BY]
    countries = sorted({party.country for party in parties if party.country})
    rows = connection.execute(
        f"SELECT DISTINCT country_name FROM actor WHERE country IN ({marks(countries)})", countries
    ).fetchall()
    names = [party.name for party in parties] + [row[0] for row in rows if row[0]]
    return meaning_words(" ".join(names))
