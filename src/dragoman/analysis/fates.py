"""What became of commitments: kept, broken, overdue, withdrawn, superseded, answered, or open still.

Later sentences of articles about the same countries are held against each commitment: one that repeats enough of its
telling words is about it, and its words and facts say what happened. Nothing is kept of this: it is worked out from the
record when it is asked for, as of a day.
"""

from __future__ import annotations

import math
import re
import sqlite3
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from dragoman.record.packing import decompress
from dragoman.record.queries import events_between, reports_of_event
from dragoman.record.rows import day
from dragoman.record.types import EventEntry, Report
from dragoman.record.wording import telling_words
from dragoman.sentences import sentence_around, sentence_bounds
from dragoman.types import Frozen, Quote, Reading

#: Kinds that ask somebody else for something, and kinds by which somebody binds himself.
ASKED = frozenset({"request", "demand"})
BOUND = frozenset({"promise", "agreement", "plan"})
OPEN, OVERDUE = "open", "overdue"


class Turn(Frozen):
    """A sentence that settles a commitment."""

    #: kept | broken | withdrawn | superseded | answered_yes | answered_no
    state: str
    #: Key and title of the article, and the day on which it appeared.
    article: str
    title: str | None
    outlet: str | None
    published: date | None
    #: The sentence and where it stands.
    sentence: str
    start: int
    end: int


class Fate(Frozen):
    """A commitment with what became of it."""

    commitment: EventEntry
    #: Day on which it was first reported.
    made: date | None
    #: open | kept | broken | overdue | withdrawn | superseded | answered_yes | answered_no
    state: str
    turn: Turn | None = None


@dataclass(frozen=True)
class Sentence:
    """A sentence of a later article, with what was found in it."""

    article: str
    title: str | None
    outlet: str | None
    published: date | None
    number: int
    start: int
    end: int
    text: str
    words: frozenset[str]
    #: Countries that, by this sentence, did something, did not do something, refused, and agreed or promised.
    done: frozenset[str]
    negated: frozenset[str]
    refusing: frozenset[str]
    agreeing: frozenset[str]


@dataclass(frozen=True)
class Pool:
    """The sentences that commitments are held against."""

    sentences: tuple[Sentence, ...]
    #: How much each word tells: the rarer, the more (inverse document frequency).
    rarity: dict[str, float]

    @classmethod
    def of(cls, sentences: Iterable[Sentence]) -> Pool:
        """Return the pool of some sentences."""
        kept = tuple(sentences)
        counts = Counter(word for sentence in kept for word in sentence.words)
        return cls(kept, {word: math.log(1 + len(kept) / count) for word, count in counts.items()})

    def distance(self, first: Report, sentence: Sentence) -> int:
        """Return by how many sentences one comes after that of a report in the same article."""
        own = [s.number for s in self.sentences if s.article == first.article and s.start <= first.start < s.end]
        return sentence.number - own[0] if own else 0


@cache
def settings() -> dict[str, Any]:
    """Return the rules and the patterns of the cues."""
    text = (resources.files("dragoman.analysis") / "fates.toml").read_text(encoding="utf-8")
    read = tomllib.loads(text)
    return {**read["rules"], "cues": {name: pattern(words) for name, words in read["cues"].items()}}


def pattern(words: Sequence[str]) -> re.Pattern[str]:
    """Return the pattern of any of the words; "n't" stands at the end of a word."""
    parts = [r"n['’]t" if word == "n't" else rf"\b{re.escape(word)}" for word in words]
    return re.compile(rf"(?:{'|'.join(parts)})\b", re.IGNORECASE)


def says(cue: str, text: str) -> bool:
    """Whether a sentence has a cue."""
    return bool(settings()["cues"][cue].search(text))


def fates(connection: sqlite3.Connection, a: str, b: str, as_of: date) -> list[Fate]:
    """Return the commitments of a dyad of countries, each with what became of it as of a day, the oldest first."""
    entries = events_between(connection, a, b, kind="commitment")
    pool = Pool.of(later_sentences(connection, a, b, as_of))
    found = [fate_of(connection, entry, reports_of_event(connection, entry.key), pool, as_of) for entry in entries]
    return sorted(found, key=lambda fate: (str(fate.made), fate.commitment.key))


def later_sentences(connection: sqlite3.Connection, a: str, b: str, as_of: date) -> Iterator[Sentence]:
    """Yield the sentences of the latest articles about a dyad, the earliest article first."""
    rows = connection.execute(
        """SELECT article.id, article.key, article.title, article.outlet, article.latest
           FROM article_country AS one JOIN article_country AS other ON other.article = one.article
           JOIN article ON article.id = one.article
           WHERE one.country = ? AND other.country = ? AND one.day <= ?
           ORDER BY one.day DESC, article.key LIMIT ?""",
        (a, b, as_of.isoformat(), settings()["articles"]),
    ).fetchall()
    for row in reversed(rows):
        data = connection.execute("SELECT reading FROM article WHERE id = ?", (row["id"],)).fetchone()[0]
        yield from sentences_of(decompress(data), row)


def sentences_of(reading: Reading, row: sqlite3.Row) -> Iterator[Sentence]:
    """Yield the sentences of an article with what was found in them."""
    text = reading.article.text
    headings = {span.start for span in reading.article.headings}
    for number, (start, end) in enumerate(sentence_bounds(text)):
        if start in headings:
            continue
        words = text[start:end]
        acts = acting(reading, start, end)
        yield Sentence(
            row["key"], row["title"], row["outlet"], day(row["latest"]), number, start, end, words,
            telling_words(words), *acts,
        )  # fmt: skip


def acting(reading: Reading, start: int, end: int) -> tuple[frozenset[str], ...]:
    """Return the countries that, by a sentence, did something, did not do something, refused, and agreed."""
    countries = {actor.id: actor.country or actor.id for actor in reading.actors}
    found: dict[str, set[str]] = defaultdict(set)
    for event in reading.events:
        if any(quote.start < end and start < quote.end for quote in event.evidence):
            group = GROUPS.get(event.status)
            if group and not event.historical:
                found[group] |= {countries.get(actor, actor) for actor in event.actors}
    for commitment in reading.commitments:
        if any(quote.start < end and start < quote.end for quote in commitment.evidence):
            group = "refusing" if commitment.kind == "refusal" else "agreeing" if commitment.kind in BOUND else None
            if group:
                found[group] |= {countries.get(actor, actor) for actor in commitment.by}
    return tuple(frozenset(found[name]) for name in ("done", "negated", "refusing", "agreeing"))


GROUPS = {"happened": "done", "ongoing": "done", "negated": "negated"}


def fate_of(
    connection: sqlite3.Connection, entry: EventEntry, reports: Sequence[Report], pool: Pool, as_of: date
) -> Fate:
    """Return what became of one commitment."""
    first = min(reports, key=lambda r: (str(r.published and r.published.latest), r.article, r.start))
    made = first.published.latest if first.published else None
    planned = turn_by_contact(connection, reports, as_of) if entry.type in BOUND else None
    turn = planned or (at_once(first, pool) if entry.type in ASKED else None)
    if turn is None:
        turns = (turn_of(entry, first, sentence, pool) for sentence in after(first, made, pool.sentences))
        turn = next((found for found in turns if found is not None), None)
    if turn is not None:
        return Fate(commitment=entry, made=made, state=moved_on(turn, pool), turn=turn)
    late = entry.latest is not None and entry.latest < as_of and entry.type in BOUND
    return Fate(commitment=entry, made=made, state=OVERDUE if late else OPEN)


def moved_on(turn: Turn, pool: Pool) -> str:
    """Return the state that a turn makes: what was called off is superseded where the article names another date."""
    if turn.state != "withdrawn":
        return turn.state
    own = next((s.number for s in pool.sentences if s.article == turn.article and s.start == turn.start), 0)
    rest = [
        s for s in pool.sentences if s.article == turn.article and 0 <= s.number - own <= settings()["new_date_within"]
    ]
    return "superseded" if any(says("instead", s.text) for s in rest) else turn.state


def turn_by_contact(connection: sqlite3.Connection, reports: Sequence[Report], as_of: date) -> Turn | None:
    """Return what became of a meeting, visit or call that was promised or planned, by what became of the contact."""
    for report in reports:
        rows = connection.execute(
            """SELECT event.key, event.status, event.latest FROM report JOIN event ON event.id = report.event
               JOIN article ON article.id = report.article
               WHERE article.key = ? AND report.contact IS NOT NULL AND report.status = 'planned'
               AND report.start < ? AND report."end" > ?""",
            (report.article, report.end, report.start),
        ).fetchall()
        for row in rows:
            state = STATES.get(row["status"])
            if (state and row["latest"] and row["latest"] <= as_of.isoformat()) or state == "withdrawn":
                return told_by(connection, row["key"], state, row["status"])
    return None


#: What a planned contact's final status makes of the plan.
STATES = {"happened": "kept", "ongoing": "kept", "negated": "withdrawn"}


def told_by(connection: sqlite3.Connection, event: str, state: str, status: str) -> Turn | None:
    """Return the turn that the first report of an event with its final status makes."""
    for report in reports_of_event(connection, event):
        if report.status == status:
            row = connection.execute(
                "SELECT key, title, outlet, latest, reading FROM article WHERE key = ?", (report.article,)
            ).fetchone()
            text = decompress(row["reading"]).article
            whole = sentence_around(text, Quote(start=report.start, end=report.end, quote=report.quote))
            return Turn(
                state=state, article=row["key"], title=row["title"], outlet=row["outlet"],
                published=day(row["latest"]), sentence=text.text[whole.start : whole.end],
                start=whole.start, end=whole.end,
            )  # fmt: skip
    return None


def at_once(first: Report, pool: Pool) -> Turn | None:
    """Return the answer to a request that stands in the same sentence ("invited him to Izmir, and he accepted")."""
    own = next((s for s in pool.sentences if s.article == first.article and s.start <= first.end - 1 < s.end), None)
    if own is None:
        return None
    rest = own.text[first.end - own.start :]
    state = "answered_no" if says("refused", rest) else "answered_yes" if says("accepted", rest) else None
    return turn_at(own, state) if state else None


def after(first: Report, made: date | None, sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """Yield the sentences that come after a commitment was first reported, in its article or in later ones."""
    for sentence in sentences:
        if made is None or sentence.published is None:
            continue
        if sentence.article == first.article:
            if sentence.start > first.end:
                yield sentence
        elif made < sentence.published and (sentence.published - made).days <= settings()["horizon"]:
            yield sentence


def turn_of(entry: EventEntry, first: Report, sentence: Sentence, pool: Pool) -> Turn | None:
    """Return what a sentence says became of a commitment, or None when it is not about it or says nothing of that."""
    sides = {
        side: {p.country or p.actor for p in entry.parties if p.role in roles}
        for side, roles in (("by", ("by",)), ("to", ("to", "counterpart")))
    }
    if is_copy(first, sentence):
        return None
    share = share_of(first, sentence, pool)
    state = None
    if entry.type in ASKED:
        state = answer(first, sentence, share, sides, pool)
    elif entry.type in BOUND and sentence.article != first.article:
        state = outcome(entry, sentence, share, sides["by"] | sides["to"])
    return turn_at(sentence, state) if state else None


def is_copy(first: Report, sentence: Sentence) -> bool:
    """Whether a sentence is the commitment's own, told again with small changes."""
    own = frozenset(first.words.split())
    return len(own & sentence.words) >= float(settings()["copy"]) * max(len(own), len(sentence.words))


def turn_at(sentence: Sentence, state: str) -> Turn:
    """Return the turn that a sentence makes."""
    return Turn(
        state=state, article=sentence.article, title=sentence.title, outlet=sentence.outlet,
        published=sentence.published, sentence=sentence.text, start=sentence.start, end=sentence.end,
    )  # fmt: skip


def share_of(first: Report, sentence: Sentence, pool: Pool) -> float:
    """Return the share of the words of what was to be done that a sentence repeats, rare words counting more."""
    wanted = telling_words(first.quote)
    shared = wanted & sentence.words
    if len(shared) < min(settings()["words"], len(wanted)):
        return 0.0
    total = sum(pool.rarity.get(word, 1.0) for word in wanted)
    return sum(pool.rarity.get(word, 1.0) for word in shared) / total if total else 0.0


def answer(first: Report, sentence: Sentence, share: float, sides: dict[str, set[str]], pool: Pool) -> str | None:
    """Return how a request is answered by a sentence: by its words, or as what directly follows the request."""
    rules, text = settings(), sentence.text
    speaking = (sentence.agreeing | sentence.refusing) & sides["to"]
    follows = sentence.article == first.article and 0 < pool.distance(first, sentence) <= rules["answer_within"]
    replies = follows and (
        says("request", text) or bool(speaking and (says("accepted", text) or says("refused", text)))
    )
    if not replies and share < (rules["about"] if speaking else rules["surely_about"]):
        return None
    if says("refused", text) or sentence.refusing & sides["to"]:
        return "answered_no"
    if says("accepted", text) or (not follows and (speaking or sentence.done & sides["to"])):
        return "answered_yes"
    done = share >= rules["all_about"] and sentence.article != first.article and not only_told_again(text)
    return "answered_yes" if done and not (says("to_come", text) or says("not_done", text)) else None


def outcome(entry: EventEntry, sentence: Sentence, share: float, parties: set[str]) -> str | None:
    """Return what a later sentence says became of a promise, an agreement or a plan."""
    rules, text = settings(), sentence.text
    if share < rules["about"]:
        return None
    failed = says("not_done", text) or bool(sentence.negated & parties)
    if says("called_off", text) or (failed and in_time(entry, sentence) and says("will_not", text)):
        return "superseded" if says("instead", text) else "withdrawn"
    if failed:
        return None if in_time(entry, sentence) else "broken"
    surely = share >= rules["surely_about"] and not says("to_come", text)
    return "kept" if (sentence.done or surely) and not only_told_again(text) else None


def in_time(entry: EventEntry, sentence: Sentence) -> bool:
    """Whether a sentence was written before the time for a commitment had passed."""
    return entry.latest is not None and sentence.published is not None and sentence.published <= entry.latest


def only_told_again(text: str) -> bool:
    """Whether a sentence does no more than tell of the commitment once more."""
    return says("told_again", text) and not AS_PROMISED.search(text)


#: "as he had promised": what is told beside it was done.
AS_PROMISED = re.compile(r"\bas\b[^.]*\bhad (?:promised|agreed|announced)")
