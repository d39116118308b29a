"""Search with facets: over passages, over statements and over events, in the words of ``record/search.py``.

Statements and events are those of the articles with a passage that answers, in whose own sentences the words stand.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence

from dragoman.errors import QueryError
from dragoman.record.facets import NO_SOURCE, Candidate, Facet, Limits, facets_of, suits
from dragoman.record.packing import decompress
from dragoman.record.rows import ARTICLE, PASSAGES, article_of, batches, fetch_with_rows, marks
from dragoman.record.search import RANKED, TOKEN, Hit, answering, folded, hits, is_word, words_of
from dragoman.record.types import Report, StoredArticle
from dragoman.record.wording import telling_words
from dragoman.sentences import sentence_around
from dragoman.types import Frozen, Quote

#: What is searched.
OVER = ("text", "statements", "events")
#: Articles, the best first, whose statements and events are looked at.
LOOKED_AT = 500
KINDS = {"statements": "statement", "events": "event"}


class FoundFact(Frozen):
    """A statement, or a report of an event, with the sentence in which the words were found."""

    report: Report
    article: StoredArticle
    #: Key of its event; None of a statement.
    event: str | None
    sentence: str
    #: First code point and one past the last of each word found, within the sentence.
    found: tuple[tuple[int, int], ...]


class Found(Frozen):
    """What a search found."""

    #: text | statements | events
    over: str
    total: int
    #: Whether there is more than was looked at: then only what was added last is in it.
    more: bool
    facets: dict[str, tuple[Facet, ...]]
    #: The part that is asked for: passages or facts.
    passages: tuple[Hit, ...] = ()
    facts: tuple[FoundFact, ...] = ()


def find(
    connection: sqlite3.Connection, query: str, over: str, limits: Limits, *, first: int = 0, count: int = 20
) -> Found:
    """Return what answers a query within limits, the best first, with facets.

    Args:
        connection: Of a reader.
        query: Words, "phrases", AND, OR, NOT, NEAR.
        over: One of ``OVER``.
        limits: What it is limited to.
        first, count: Which part of it is looked up.

    Raises:
        QueryError: The query is empty or cannot be understood, or nothing is searched under that name.
    """
    if over not in OVER:
        raise QueryError(f"expected one of {', '.join(OVER)}, not {over!r}")
    passages = answering(connection, query, RANKED, RANKED)
    articles = list(dict.fromkeys(passage // PASSAGES for passage in passages))
    if over == "text":
        candidates = passage_candidates(connection, passages, articles)
    else:
        candidates = fact_candidates(connection, query, articles[:LOOKED_AT], KINDS[over])
    suited = [one for one in candidates if suits(one, limits)]
    part = [one.number for one in suited[first : first + count]]
    return Found(
        over=over, total=len(suited), facets=facets_of(candidates, limits),
        more=len(passages) == RANKED or (over != "text" and len(articles) > LOOKED_AT),
        passages=tuple(hits(connection, part, query)) if over == "text" else (),
        facts=tuple(facts(connection, part, query)) if over != "text" else (),
    )  # fmt: skip


def passage_candidates(
    connection: sqlite3.Connection, passages: Sequence[int], articles: Sequence[int]
) -> list[Candidate]:
    """Return passages with the outlet and day of their articles, and the events and countries in these."""
    sources = sources_of(connection, articles)
    countries = gathered(connection, "SELECT article, country FROM article_country WHERE article IN ({})", articles)
    query = """SELECT DISTINCT article, type FROM report
               WHERE kind = 'event' AND verdict IS NOT 'rejected' AND article IN ({})"""
    types = gathered(connection, query, articles)
    found = []
    for passage in passages:
        article = passage // PASSAGES
        found.append(Candidate(passage, *sources[article], frozenset(types[article]), frozenset(countries[article])))
    return found


def fact_candidates(connection: sqlite3.Connection, query: str, articles: Sequence[int], kind: str) -> list[Candidate]:
    """Return the statements or events whose sentences have most of the words, those with more of them first."""
    rated = rated_rows(query, fact_rows(connection, articles, kind))
    sources = sources_of(connection, articles)
    place = {article: number for number, article in enumerate(articles)}
    rated.sort(key=lambda one: (-one[0], place[one[1]["article"]], one[1]["start"], one[1]["id"]))
    best: dict[object, sqlite3.Row] = {}
    for _, row in rated:  # of an event the report that has most of the words
        best.setdefault(row["event"] if row["event"] is not None else ("alone", row["id"]), row)
    numbers = [row["id"] for row in best.values()]
    countries = gathered(connection, "SELECT report, country FROM report_party WHERE report IN ({})", numbers)
    return [
        Candidate(
            row["id"], sources[row["article"]][0], row["day"] or sources[row["article"]][1], frozenset({row["type"]}),
            frozenset(country for country in countries[row["id"]] if country),
        )
        for row in best.values()
    ]  # fmt: skip


def rated_rows(query: str, rows: Iterable[sqlite3.Row]) -> list[tuple[int, sqlite3.Row]]:
    """Return the rows in whose sentences at least half of the telling words stand, each with how many."""
    wanted = telling_words(" ".join(asked_for(query)))
    if not wanted:  # "minister" is no telling word: then the words that the fact rests on are looked at
        pattern = words_of(query)
        return [(1, row) for row in rows if pattern.search(folded(row["quote"]))]
    least = -(-len(wanted) // 2)
    rated = [(len(wanted & frozenset(row["words"].split())), row) for row in rows]
    return [(shared, row) for shared, row in rated if shared >= least]


def fact_rows(connection: sqlite3.Connection, articles: Sequence[int], kind: str) -> Iterable[sqlite3.Row]:
    """Yield the bare rows of the reports of a kind in some articles; an event's type and day are those of its whole."""
    for some in batches(articles):
        yield from connection.execute(
            f"""SELECT report.id, report.article, report.start, report.words, report.quote, report.event,
                   coalesce(event.type, report.type) AS type, event.earliest AS day
                FROM report LEFT JOIN event ON event.id = report.event
                WHERE report.article IN ({marks(some)}) AND report.kind = ? AND report.verdict IS NOT 'rejected'""",
            [*some, kind],
        )


def sources_of(connection: sqlite3.Connection, articles: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Return outlet and day of some articles."""
    found: dict[int, tuple[str, str]] = {}
    for some in batches(articles):
        query = f"SELECT id, outlet, latest FROM article WHERE id IN ({marks(some)})"
        found |= {
            row["id"]: (row["outlet"] or NO_SOURCE, row["latest"] or "") for row in connection.execute(query, some)
        }
    return found


def gathered(connection: sqlite3.Connection, query: str, numbers: Sequence[int]) -> dict[int, set[str]]:
    """Return for each number the values that a query has for it."""
    found: dict[int, set[str]] = defaultdict(set)
    for some in batches(numbers):
        for number, value in connection.execute(query.format(marks(some)), some):
            found[number].add(value)
    return found


def asked_for(query: str) -> list[str]:
    """Return the words and phrases that a query asks for, those that it shuts out left aside."""
    tokens = [token for token in TOKEN.findall(query) if token not in "()"]
    return [token for before, token in zip(["", *tokens], tokens, strict=False) if is_word(token) and before != "NOT"]


def facts(connection: sqlite3.Connection, numbers: Sequence[int], query: str) -> Iterable[FoundFact]:
    """Yield the reports with some numbers, each with its sentence."""
    rows = fetch_with_rows(connection, f"report.id IN ({marks(numbers)})", numbers)
    known = {row["id"]: (report, row) for report, row in rows}
    pattern = words_of(query)
    for number in numbers:
        report, row = known[number]
        stored = connection.execute(
            f"{ARTICLE.replace('SELECT', 'SELECT id, reading,', 1)} WHERE id = ?", (row["article"],)
        ).fetchone()
        text = decompress(stored["reading"]).article
        whole = sentence_around(text, Quote(start=report.start, end=report.end, quote=report.quote))
        sentence = text.text[whole.start : whole.end]
        event = connection.execute("SELECT key FROM event WHERE id = ?", (row["event"],)).fetchone()
        yield FoundFact(
            report=report, article=article_of(stored), event=event["key"] if event else None, sentence=sentence,
            found=tuple(match.span() for match in pattern.finditer(folded(sentence))),
        )  # fmt: skip
