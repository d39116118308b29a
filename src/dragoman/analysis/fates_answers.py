"""Promises of an answer: what they answer, and sentences that give it."""

from __future__ import annotations

import sqlite3
from datetime import timedelta

from dragoman.analysis.fates_cues import ASKED, says, settings
from dragoman.analysis.fates_matter import wanted_words
from dragoman.analysis.fates_meanings import meaning_words
from dragoman.analysis.fates_pool import Pool
from dragoman.analysis.fates_told import Sentence
from dragoman.record.queries import events_of
from dragoman.record.reports import BY, TO, codes
from dragoman.record.rows import fetch_reports, marks
from dragoman.record.types import EventEntry, Report

#: Words beside the answer itself that a promise of nothing but an answer may have.
BESIDE = 1


def is_answer(first: Report) -> bool:
    """Whether what was promised is an answer, or to think about one, and nothing else."""
    wanted, answering = wanted_words(first.quote), meaning_words(settings()["answering"])
    return (says("answer", first.quote) or says("undecided", first.quote)) and len(wanted - answering) <= BESIDE


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
    return next((s for s in later if gives_answer(s.text)), None)


def gives_answer(text: str) -> bool:
    """Whether a sentence tells that an answer was given, and not to a question of reporters."""
    return says("answered", text) and not says("not_done", text) and not says("question", text)


def names_of(connection: sqlite3.Connection, first: Report) -> frozenset[str]:
    """Return the words that those who promised are called by: their own names, and those of their countries."""
    parties = [party for party in first.parties if party.role in BY]
    countries = sorted({party.country for party in parties if party.country})
    rows = connection.execute(
        f"SELECT DISTINCT country_name FROM actor WHERE country IN ({marks(countries)})", countries
    ).fetchall()
    names = [party.name for party in parties] + [row[0] for row in rows if row[0]]
    return meaning_words(" ".join(names))
