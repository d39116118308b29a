"""The statements of a country or person with whom they speak about, out of the readings that hold them."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import msgspec

from dragoman.analysis.looking import Seen, SeenArticle, SeenStatement, seen
from dragoman.analysis.tone_ladder import NEUTRAL, meeting_step, statement_step, topics_of
from dragoman.analysis.types import ToneEntry
from dragoman.coding.trace import Step, Trace
from dragoman.language.sentences import paragraph_spans, sentence_spans
from dragoman.record.queries import rarer_first
from dragoman.record.rows import batches, marks
from dragoman.types import Quote, Reading, Statement

#: In whose name a statement is: the one who is spoken for, else the speaker.
SPOKEN = """
SELECT DISTINCT report.id, report.key, report.fact, report.type, report.quote, article.id AS number,
       article.key AS article, article.origin, article.latest AS day
FROM report_party AS p JOIN report ON report.id = p.report JOIN article ON article.id = report.article
WHERE p.actor IN (SELECT id FROM actor WHERE country = :who UNION SELECT :who)
  AND (p.actor = :who OR p.country = :who)
  AND p.role IN ('speaker', 'co_speaker', 'on_behalf_of') AND report.kind = 'statement'
  AND report.verdict IS NOT 'rejected' AND article.latest BETWEEN :since AND :until
ORDER BY article.latest, article.key, report.start, report.key
"""
#: The same, of the articles whose numbers are given: found by these, for who speaks often speaks in most of them.
SPOKEN_IN = """
SELECT DISTINCT report.id, report.key, report.fact, report.type, report.quote, article.id AS number,
       article.key AS article, article.origin, article.latest AS day
FROM json_each(:articles) AS wanted CROSS JOIN article ON article.id = wanted.value
CROSS JOIN report ON report.article = article.id CROSS JOIN report_party AS p ON p.report = report.id
WHERE report.kind = 'statement' AND report.verdict IS NOT 'rejected'
  AND p.role IN ('speaker', 'co_speaker', 'on_behalf_of') AND (p.actor = :who OR p.country = :who)
  AND EXISTS (SELECT 1 FROM actor WHERE actor.id = p.actor AND (actor.country = :who OR actor.id = :who))
ORDER BY article.latest, article.key, report.start, report.key
"""
#: The latest articles in which somebody of both countries takes part in a fact.
OF_BOTH = """
SELECT one.article FROM article_country AS one
CROSS JOIN article_country AS other ON other.article = one.article AND other.country = :other
WHERE one.country = :one AND one.day BETWEEN :since AND :until ORDER BY one.day DESC, one.article LIMIT :latest
"""
#: Whether somebody of a country speaks more often than that.
MANY = """
SELECT count(*) FROM (
    SELECT 1 FROM report_party WHERE actor IN (SELECT id FROM actor WHERE country = :who)
    AND role IN ('speaker', 'co_speaker', 'on_behalf_of') LIMIT :most + 1)
"""
PARTIES = """
SELECT p.report, p.role, p.actor, actor.name, p.country FROM report_party AS p JOIN actor ON actor.id = p.actor
WHERE p.report IN ({}) ORDER BY p.report, p.role, p.place
"""
READING = "SELECT reading FROM article WHERE id = ?"
#: Who stands for the view of a statement, the first that there is.
VIEWS = ("on_behalf_of", "speaker", "co_speaker")


def statements_of(
    connection: sqlite3.Connection,
    who: str,
    since: date,
    until: date,
    *,
    towards: str | None = None,
    articles: list[int] | None = None,
) -> Iterator[ToneEntry]:
    """Yield the statements made by or for a country or person, the earliest first, each with its step on the ladder.

    A statement that describes talks, too, has a second entry on that scale.

    Args:
        connection: Of a reader.
        who: Code of the country, or identifier of the actor.
        since, until: First and last day of publication.
        towards: Code of the country that is addressed or spoken about; None for any or none.
        articles: Numbers of the articles that are looked at; all, unless given.
    """
    number, said = None, Seen(article=SeenArticle(text=""))
    wanted = {"who": who, "since": since.isoformat(), "until": until.isoformat(), "articles": json.dumps(articles)}
    rows = connection.execute(SPOKEN if articles is None else SPOKEN_IN, wanted).fetchall()
    parties = parties_of(connection, [row["id"] for row in rows])
    for row in rows:
        if row["number"] != number:  # the statements of an article follow one another
            number = row["number"]
            said = seen(connection.execute(READING, (number,)).fetchone()[0])
        yield from entries_of(row, parties[row["id"]], said, towards)


def parties_of(connection: sqlite3.Connection, reports: Sequence[int]) -> dict[int, list[sqlite3.Row]]:
    """Return those who take part in each of the reports with these numbers."""
    found: dict[int, list[sqlite3.Row]] = defaultdict(list)
    for some in batches(reports):
        for row in connection.execute(PARTIES.format(marks(some)), some):
            found[row["report"]].append(row)
    return found


def speaks_often(connection: sqlite3.Connection, country: str, most: int) -> bool:
    """Whether somebody of a country speaks more often than so many times."""
    return int(connection.execute(MANY, {"who": country, "most": most}).fetchone()[0]) > most


def latest_articles(
    connection: sqlite3.Connection, a: str, b: str, since: date, until: date, *, latest: int
) -> list[int]:
    """Return the numbers of the latest articles in which somebody of both countries takes part in a fact."""
    one, other = rarer_first(connection, a, b)
    wanted = {"one": one, "other": other, "since": since.isoformat(), "until": until.isoformat(), "latest": latest}
    return [row[0] for row in connection.execute(OF_BOTH, wanted)]


def entries_of(row: Any, parties: list[Any], said: Seen, towards: str | None) -> Iterator[ToneEntry]:
    """Yield the entry of a statement towards a country, or any, and that of the talks that it describes."""
    statement = next((one for one in said.statements if one.id == row["fact"]), None)
    views = sorted((p for p in parties if p["role"] in VIEWS), key=lambda p: VIEWS.index(p["role"]))
    country = next((p["country"] for p in views if p["country"]), None)
    addressed = {p["country"] for p in parties if p["role"] == "addressee" and p["country"]} - {country}
    about = countries_in(said, statement.content, country) if statement else ()
    if towards is not None and towards not in addressed.union(about):
        return
    words, sentence = row["quote"], row["quote"]
    if statement is not None:
        words = telling(statement)
        sentence = sentence_at(said.article.text, statement.content)
    step, word = statement_step(row["type"], words)
    entry = ToneEntry(
        report=row["key"], article=row["article"], origin=row["origin"], day=date.fromisoformat(row["day"]),
        speaker=views[0]["actor"], speaker_name=views[0]["name"], country=country,
        addressed=tuple(sorted(addressed)), about=about,
        topics=topics_of(row["quote"]), tone=row["type"], step=step.key, scale=step.scale, rank=step.rank,
        word=word, quote=row["quote"], sentence=sentence,
    )  # fmt: skip
    yield entry
    if talks := meeting_step(row["quote"]):
        step, word = talks
        yield msgspec.structs.replace(entry, step=step.key, scale=step.scale, rank=step.rank, word=word)


def telling(statement: Statement | SeenStatement) -> str:
    """Return the words of a statement in which those of the ladder are looked for."""
    return " … ".join(piece.quote for piece in statement.evidence) or statement.content.quote


def with_ladder(trace: Trace, reading: Reading) -> Trace:
    """Return how a fact of a reading was made; of a statement also on which step of the ladder it stands, and why."""
    statement = next((one for one in reading.statements if one.id == trace.fact), None)
    if statement is None:
        return trace
    step, word = statement_step(statement.tone or NEUTRAL, telling(statement))
    because = f"by “{word}”" if word else "as its tone usually does"
    reason = f"{step.key.replace('_', ' ')}, step {step.rank:+d} of the ladder of tone, {because}: {step.meaning}"
    return msgspec.structs.replace(trace, steps=(*trace.steps, Step(about="ladder", reason=reason)))


def countries_in(said: Seen, content: Quote, own: str | None) -> tuple[str, ...]:
    """Return the countries that a statement speaks about: those of everybody whom its content mentions, but its own."""
    found = {
        actor.country
        for actor in said.actors
        if actor.country and any(content.start <= m.start and m.end <= content.end for m in actor.mentions)
    }
    return tuple(sorted(found - {own}))


def sentence_at(text: str, content: Quote) -> str:
    """Return the sentence in which a content begins, to the end of the one in which it ends."""
    for start, end in paragraphs(text):
        if start <= content.start < end:
            spans = [span for span in sentence_spans(text, start, end) if span[1] > content.start]
            first = spans[0][0] if spans else start
            last = next((span[1] for span in spans if span[1] >= content.end), end)
            return text[first:last].strip()
    return content.quote


@lru_cache(maxsize=8)
def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the bounds of the paragraphs of a text; those of one text are asked for again and again."""
    return paragraph_spans(text)
