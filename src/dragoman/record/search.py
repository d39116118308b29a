"""Search over the text of the articles: words, "phrases", AND, OR, NOT, NEAR, and a star at the end of a word."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from unicodedata import normalize

from dragoman.errors import QueryError
from dragoman.record.packing import decompress
from dragoman.record.rows import ARTICLE, PASSAGES, article_of, marks
from dragoman.record.types import StoredArticle
from dragoman.types import Frozen

TOKEN = re.compile(r'"[^"]*"\*?|\(|\)|[^\s()"]+')
OPERATORS = frozenset({"AND", "OR", "NOT"})
#: NEAR, and NEAR/5 for a distance.
NEAR = re.compile(r"NEAR(?:/(\d{1,3}))?$")
#: Passages, those added last, that are put into order: every third article has "minister" in it, and to rate them all
#: takes most of a second where there are a million events.
RANKED = 2000
#: Letters before a star, at least.
SHORTEST_STEM = 3
#: Words between two terms that are near each other, unless said.
DISTANCE = 10


class Hit(Frozen):
    """A passage that answers a search."""

    article: StoredArticle
    #: Where the paragraph begins in the article's text.
    start: int
    #: The paragraph.
    text: str
    #: First code point and one past the last of each word found, within the paragraph.
    found: tuple[tuple[int, int], ...]


def search(connection: sqlite3.Connection, query: str, limit: int = 20) -> list[Hit]:
    """Return the passages that answer a query, the best first; of very many only those added last.

    Raises:
        QueryError: The query is empty or cannot be understood.
    """
    return list(hits(connection, answering(connection, query, max(RANKED, limit), limit), query))


def answering(connection: sqlite3.Connection, query: str, ranked: int, limit: int) -> list[int]:
    """Return the numbers of the passages that answer a query, the best first.

    Args:
        connection: Of a reader.
        query: The query.
        ranked: How many, those added last, are put into order.
        limit: How many of these are given.

    Raises:
        QueryError: The query is empty or cannot be understood.
    """
    expression = translate(query)
    try:
        rows = connection.execute(
            """SELECT rowid FROM (SELECT rowid, rank AS relevance FROM passage WHERE passage MATCH ?
               ORDER BY rowid DESC LIMIT ?) ORDER BY relevance, rowid DESC LIMIT ?""",
            (expression, ranked, limit),
        ).fetchall()
    except sqlite3.OperationalError as error:
        raise QueryError(
            f"the search {query!r} cannot be understood; give words, a phrase in quotes, or two of them with AND, OR "
            "or NOT between"
        ) from error
    return [row[0] for row in rows]


def translate(query: str) -> str:
    """Return a query in the language of SQLite's FTS5: every word in quotes, ``a NEAR b`` as ``NEAR(a b, 10)``."""
    tokens = TOKEN.findall(query)
    if query.count('"') % 2:
        raise QueryError(f"a quote is not closed in {query!r}")
    parts: list[str] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        near = NEAR.match(token)
        if near:
            if not parts or place + 1 >= len(tokens) or not is_term(parts[-1]) or not is_word(tokens[place + 1]):
                raise QueryError(
                    'NEAR needs a word or phrase on either side, as in: "humanitarian corridor" NEAR Rafah'
                )
            parts[-1] = f"NEAR({parts[-1]} {quoted(tokens[place + 1])}, {near[1] or DISTANCE})"
            place += 1
        else:
            parts.append(token if token in OPERATORS or token in "()" else quoted(token))
        place += 1
    if not any(part not in OPERATORS and part not in "()" for part in parts):
        raise QueryError("there is nothing to search for; give a word or a phrase in quotes")
    return " ".join(joined(parts))


def joined(parts: Sequence[str]) -> Iterator[str]:
    """Yield the parts of a query, with AND where a parenthesis stands beside a term, and NOT for "AND NOT".

    Raises:
        QueryError: Something stands where a word or phrase is needed, or a parenthesis has none of its kind.
    """
    depth, before = 0, "("
    for place, part in enumerate(parts):
        after = parts[place + 1] if place + 1 < len(parts) else ")"
        if (part, after) == ("AND", "NOT"):
            continue
        if part in OPERATORS and not (ends_term(before) and begins_term(after)):
            raise QueryError(f"{part} needs a word or phrase on either side, as in: ferry {part} river")
        if part == ")" and not ends_term(before):
            raise QueryError("a parenthesis has nothing to close; put words between the two, or take it away")
        if ends_term(before) and begins_term(part) and (before == ")" or part == "("):
            yield "AND"
        depth += {"(": 1, ")": -1}.get(part, 0)
        if depth < 0:
            raise QueryError("a parenthesis is closed that was not opened; open it before, or take it away")
        yield part
        before = part
    if depth:
        raise QueryError("a parenthesis is not closed; close it, or take it away")


def ends_term(part: str) -> bool:
    """Whether a part of a query ends a word, a phrase or something in parentheses."""
    return part not in OPERATORS and part != "("


def begins_term(part: str) -> bool:
    """Whether a part of a query begins a word, a phrase or something in parentheses."""
    return part not in OPERATORS and part != ")"


def is_term(part: str) -> bool:
    """Whether a translated part is a word or phrase."""
    return part.startswith('"')


def is_word(token: str) -> bool:
    """Whether a token is a word or phrase."""
    return token not in OPERATORS and token not in "()" and not NEAR.match(token)


def quoted(token: str) -> str:
    """Return a word or phrase in quotes, with its star outside."""
    star = "*" if token.endswith("*") else ""
    if star and len(token.strip('"*')) < SHORTEST_STEM:
        raise QueryError(f"a star needs at least {SHORTEST_STEM} letters before it, not {token!r}")
    return '"' + token.rstrip("*").strip('"').replace('"', '""') + '"' + star


def hits(connection: sqlite3.Connection, passages: list[int], query: str) -> Iterator[Hit]:
    """Yield the passages with these numbers."""
    articles = sorted({passage // PASSAGES for passage in passages})
    rows = {
        row["id"]: row
        for row in connection.execute(
            f"{ARTICLE.replace('SELECT', 'SELECT id, reading,', 1)} WHERE id IN ({marks(articles)})", articles
        )
    }
    pattern = words_of(query)
    for passage in passages:
        row = rows[passage // PASSAGES]
        text = decompress(row["reading"]).article.text
        paragraphs = text.split("\n\n")
        place = passage % PASSAGES
        paragraph = paragraphs[place]
        found = tuple(match.span() for match in pattern.finditer(folded(paragraph)))
        start = sum(len(before) + 2 for before in paragraphs[:place])
        yield Hit(article=article_of(row), start=start, text=paragraph, found=found)


def folded(text: str) -> str:
    """Return a text of the same length without accents, as the index has it: "Jose" finds "José"."""
    if text.isascii():
        return text
    return "".join(normalize("NFD", sign)[0] for sign in text)


def words_of(query: str) -> re.Pattern[str]:
    """Return the pattern of the words and phrases that a query asks for."""
    terms = [t for t in TOKEN.findall(query) if is_word(t)]
    patterns = []
    for term in terms:
        words = re.findall(r"\w+", folded(term))
        if words:
            patterns.append(r"\W+".join(map(re.escape, words)) + (r"\w*" if term.endswith("*") else ""))
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b" if patterns else r"(?!)", re.IGNORECASE)
