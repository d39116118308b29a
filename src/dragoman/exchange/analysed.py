"""The tables of what lists and analyses show: contacts, statements, commitments, claims, silences and so on."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import date

from dragoman.analysis.claims import Verdict, verdicts
from dragoman.analysis.dossier import last_day, rhythms
from dragoman.analysis.relations import relations
from dragoman.analysis.rhythm_coverage import read_articles
from dragoman.analysis.tone import tone_periods, tones
from dragoman.analysis.types import Estimate, RelationPeriod, Rhythm, Silence
from dragoman.exchange.beside_rows import beside_rows
from dragoman.exchange.fates import fates_of, standing
from dragoman.exchange.selecting import exported, singles
from dragoman.exchange.sides import ACTING, REACHED, countries, of_roles
from dragoman.exchange.tables import Row, country_of_each, event_row
from dragoman.exchange.text import together
from dragoman.exchange.types import Exported, Selection
from dragoman.record.queries import article_with, pairs_with
from dragoman.record.rows import text

SPEAKING, SPOKEN_FOR = frozenset({"speaker", "co_speaker"}), frozenset({"on_behalf_of"})
Pair = tuple[str, str]


def contact_rows(connection: sqlite3.Connection, selection: Selection) -> Iterator[Row]:
    """Yield the lines of the table of contacts."""
    for entry in exported(connection, selection, ("event",)):
        if entry.event.medium is not None:
            parties = of_roles(entry.event.parties, ACTING | REACHED)
            yield event_row(entry, None) | {
                "people": together(party.name for party in parties), "country_of_each": country_of_each(parties),
                "countries": together(countries(parties)),
            }  # fmt: skip


def statement_rows(connection: sqlite3.Connection, selection: Selection) -> Iterator[Row]:
    """Yield the lines of the table of statements."""
    for entry in singles(connection, selection):
        if entry.event.kind == "statement":
            yield event_row(entry, None) | speech_cells(entry) | {"origin": entry.sources[0].article.origin}


def speech_cells(entry: Exported) -> Row:
    """Return the cells that say who speaks, for whom and to whom."""
    parties = entry.event.parties
    speaking, spoken_for = of_roles(parties, SPEAKING), of_roles(parties, SPOKEN_FOR)
    reached = of_roles(parties, REACHED)
    return {
        "tone": entry.event.type, "speakers": together(party.name for party in speaking),
        "country_of_each": country_of_each(speaking),
        "for_whom": together(party.name for party in spoken_for),
        "countries": together(countries((*speaking, *spoken_for))),
        "addressees": together(party.name for party in reached), "addressee_countries": together(countries(reached)),
    }  # fmt: skip


def commitment_rows(connection: sqlite3.Connection, selection: Selection) -> Iterator[Row]:
    """Yield the lines of the table of commitments."""
    fates = {fate.commitment.key: fate for fate in fates_of(connection, selection)}
    for entry in exported(connection, selection, ("commitment",)):
        fate = fates[entry.event.key]
        row = event_row(entry, standing(fate))
        yield row | {
            "made": text(fate.made), "by": row["actors"], "by_country_of_each": row["actor_country_of_each"],
            "by_countries": row["actor_countries"], "to": row["recipients"],
            "to_country_of_each": row["recipient_country_of_each"], "to_countries": row["recipient_countries"],
            "settled": text(fate.turn.published) if fate.turn else None,
            "settled_by": fate.turn.sentence if fate.turn else None,
            "settled_in": fate.turn.article if fate.turn else None,
        }  # fmt: skip


def claim_rows(connection: sqlite3.Connection, selection: Selection) -> Iterator[Row]:
    """Yield the lines of the table of claims."""
    for pair in pairs_of(connection, selection):
        for found in verdicts(connection, *pair, since=selection.since, until=selection.until):
            yield claim_row(connection, pair, found)


def claim_row(connection: sqlite3.Connection, pair: Pair, found: Verdict) -> Row:
    """Return the line of a claim."""
    claim, article = found.claim, article_with(connection, found.claim.article)
    return {
        "key": claim.key, "a": pair[0], "b": pair[1], "kind": claim.kind, "verdict": found.verdict,
        "because": found.because, "quote": claim.quote, "as_of": text(claim.as_of), "earliest": text(claim.earliest),
        "latest": text(claim.latest), "number": claim.number, "media": together(claim.media),
        "contacts": together(contact.key for contact in found.contacts),
        "disputed": together(contact.key for contact in found.hangs_on), "article": article.key,
        "origin": article.origin, "title": article.title, "outlet": article.outlet,
    }  # fmt: skip


def silence_rows(connection: sqlite3.Connection, selection: Selection) -> Iterator[Row]:
    """Yield the lines of the table of silences: those that end in the period or after it."""
    as_of = selection.until or last_day(connection)
    for pair in pairs_of(connection, selection):
        for rhythm in rhythms(connection, pair, as_of, read_articles(connection, pair)):
            for silence in (*rhythm.silences, *filter(None, (rhythm.current,))):
                if silence.until >= (selection.since or date.min):
                    yield silence_row(rhythm, silence)


def silence_row(rhythm: Rhythm, silence: Silence) -> Row:
    """Return the line of a silence."""
    return {
        "a": rhythm.pair[0], "b": rhythm.pair[1], "level": rhythm.level, "since": text(silence.since),
        "until": text(silence.until), "days": silence.days, "current": silence.before is None,
        "covered": silence.covered, "articles": silence.coverage.articles,
        "articles_of_pair": silence.coverage.of_pair, "earlier": silence.rarity.earlier,
        "as_long": silence.rarity.as_long, "probability": silence.rarity.probability, "after": silence.after,
        "before": silence.before, "disputed": together(moment.event for moment in silence.disputed),
        "days_if_disputed": silence.days_if_disputed,
    }  # fmt: skip


def tone_rows(connection: sqlite3.Connection, selection: Selection) -> Iterator[Row]:
    """Yield the lines of the table of tone."""
    for speaker, other in directions(connection, selection):
        said = tones(connection, speaker, towards=other, since=selection.since, until=selection.until)
        for period in tone_periods(said):
            if other in {None, period.about}:
                yield {
                    "country": period.country, "about": period.about, "topic": period.topic, "scale": period.scale,
                    "since": text(period.since), "until": text(period.until), "statements": period.statements,
                    "toned": period.toned, "mean": period.mean, "harshest": period.harshest,
                    "friendliest": period.friendliest,
                }  # fmt: skip


def directions(connection: sqlite3.Connection, selection: Selection) -> list[tuple[str, str | None]]:
    """Return which country speaks to or of which one: each of a pair, else every one to or of any."""
    if selection.between:
        one, other = selection.between
        return [(one, other), (other, one)]
    return [(country, None) for country in sorted({code for pair in pairs_of(connection, selection) for code in pair})]


def relation_rows(connection: sqlite3.Connection, selection: Selection) -> Iterator[Row]:
    """Yield the lines of the table of relations."""
    for pair in pairs_of(connection, selection):
        for period in relations(connection, *pair, since=selection.since, until=selection.until, changes=False).periods:
            yield {"a": pair[0], "b": pair[1], **relation_row(period)}


def relation_row(period: RelationPeriod) -> Row:
    """Return the line of a month, without its pair."""
    quads = {name.lower().replace(" ", "_"): estimate.value for name, estimate in period.quads.items()}
    return {
        "since": text(period.since), "until": text(period.until), "events": period.events, "origins": period.origins,
        "articles": period.articles, "by_publication": period.by_publication, **quads,
        **estimate_cells("intensity", period.intensity), **estimate_cells("goldstein", period.goldstein),
    }  # fmt: skip


def estimate_cells(name: str, found: Estimate | None) -> Row:
    """Return a figure with the ends of its interval."""
    if found is None:
        return dict.fromkeys((name, f"{name}_low", f"{name}_high"))
    return {name: found.value, f"{name}_low": found.low, f"{name}_high": found.high}


def pairs_of(connection: sqlite3.Connection, selection: Selection) -> list[Pair]:
    """Return the two countries of a selection, or every two that have events of their own."""
    if selection.between:
        return [(min(selection.between), max(selection.between))]
    return [pair for pair in pairs_with(connection, "event") if pair[0] != pair[1]]


ANALYSES: dict[str, Callable[[sqlite3.Connection, Selection], Iterator[Row]]] = {
    "contacts": contact_rows,
    "statements": statement_rows,
    "commitments": commitment_rows,
    "claims": claim_rows,
    "silences": silence_rows,
    "tone": tone_rows,
    "relations": relation_rows,
    "beside": beside_rows,
}
