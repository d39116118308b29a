"""Small invented readings, and a strategy that makes them collide: the same days, people, media and words."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from dragoman.record.keys import article_key
from dragoman.types import (
    Actor,
    Article,
    Assessment,
    Commitment,
    Contact,
    Event,
    Interval,
    Publication,
    Quote,
    Reading,
    Statement,
)

FIRST = date(2025, 3, 3)
NAMES = {"FRA": "France", "DEU": "Germany", "POL": "Poland"}


def person(identifier: str, name: str, country: str | None, office: str | None, kind: str = "person") -> Actor:
    """Return somebody; the same identifier may come with other particulars."""
    return Actor(
        id=identifier, name=name, kind=kind, country=country, country_name=NAMES.get(country or ""), office=office
    )


#: For each side those who may stand for it. "local:mira" is French in some articles, of no country in others.
SIDES: dict[str, tuple[Actor, ...]] = {
    "FRA": (
        person("Q1", "Alix Morel", "FRA", "President"),
        person("Q2", "Remi Dorval", "FRA", "Foreign Minister"),
        person("Q142", "France", "FRA", None, "state"),
        person("local:mira", "Mira Sole", "FRA", "envoy"),
        person("local:mira", "Mira Sole", None, "envoy"),
        person("local:mira", "Mira", "FRA", None, "organisation"),
        person("local:lou-de-prat", "Lou de Prat", "FRA", "Foreign Minister"),
        person("local:de-prat", "de Prat", "FRA", None),
        person("local:prat", "Prat", None, None),
    ),
    "DEU": (
        person("Q3", "Jutta Brandt", "DEU", "Chancellor"),
        person("Q4", "Ole Harms", "DEU", "Foreign Minister"),
        person("Q183", "Germany", "DEU", None, "state"),
        person("local:mira", "Mira Sole", "DEU", "envoy"),
        person("local:foreign-minister", "foreign minister", "DEU", None, "office"),
        person("local:ana-prat", "Ana Prat", "DEU", "envoy"),
        person("local:prat", "Prat", "DEU", None),
    ),
    "POL": (
        person("Q5", "Ewa Zawada", "POL", "Prime Minister"),
        person("Q36", "Poland", "POL", None, "state"),
        person("local:foreign-minister", "foreign minister", "POL", None, "office"),
        person("local:officials", "officials", None, None, "group"),
        person("Q6", "Ivo Prat", "POL", "Foreign Minister"),
        person("local:prat", "Prat", "POL", "Prime Minister"),
    ),
}
WORDS = (
    "spoke by phone about grain transit and the border crossing",
    "discussed grain transit and the closed border crossing on the phone",
    "met to talk about steel tariffs and the fishing dispute",
    "talked about steel tariffs",
    "accused the other side of breaking the fishing treaty",
    "promised to reopen the border crossing for grain",
)
#: Paragraphs that make texts of the same one near-identical, and of others not.
FILLERS = tuple(" ".join(f"{stem}{number}" for number in range(40)) for stem in ("alder", "birch", "cedar", "dogwood"))


@dataclass(frozen=True)
class Fact:
    """What one sentence of an invented article tells."""

    #: contact | an event type | promise | statement | assessment
    kind: str = "contact"
    one: Actor = SIDES["FRA"][0]
    other: Actor = SIDES["DEU"][0]
    #: Days from ``FIRST`` to the first and last possible day; None when nothing is said.
    days: tuple[int, int] | None = (0, 0)
    medium: str = "phone"
    status: str = "happened"
    historical: bool = False
    words: str = WORDS[0]
    confidence: float = 0.9

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """Print it short, for a failing property shows many."""
        sides = [f"{actor.id}/{actor.kind}/{actor.country}" for actor in (self.one, self.other)]
        place = WORDS.index(self.words) if self.words in WORDS else self.words
        flag = " historical" if self.historical else ""
        printer.text(f"<{self.kind} {' '.join(sides)} {self.days} {self.medium} {self.status}{flag} {place}>")


@dataclass(frozen=True)
class Invented:
    """An invented article."""

    facts: tuple[Fact, ...]
    #: Days from ``FIRST`` to the publication.
    published: int | None = 1
    outlet: str = "Courier"
    page: str | None = None
    filler: int = 0

    @property
    def reading(self) -> Reading:
        """Return its reading."""
        return reading(
            *self.facts, published=self.published, outlet=self.outlet, page=self.page, filler=FILLERS[self.filler]
        )


def reading(
    *facts: Fact, published: int | None = 1, outlet: str = "Courier", page: str | None = None, filler: str = ""
) -> Reading:
    """Return the reading of an invented article; ``published`` counts days from ``FIRST``."""
    sentences = [f"{fact.one.name} and {fact.other.name} {fact.words}." for fact in facts]
    text = "\n\n".join([filler or FILLERS[0], *sentences])
    day = None if published is None else FIRST + timedelta(published)
    maker = Maker(text)
    for fact, sentence in zip(facts, sentences, strict=True):
        maker.add(fact, sentence)
    return Reading(
        dragoman="0.1.0", model="invented", events=tuple(maker.events), contacts=tuple(maker.contacts),
        statements=tuple(maker.statements), commitments=tuple(maker.commitments), assessments=tuple(maker.assessments),
        actors=tuple({actor.id: actor for fact in facts for actor in (fact.one, fact.other)}.values()),
        article=Article(
            id=f"sha256:{hashlib.sha256(text.encode()).hexdigest()}", source=f"{outlet}.txt", outlet=outlet, url=page,
            text=text, published=Publication(earliest=day, latest=day, basis="stated") if day else None,
        ),
    )  # fmt: skip


class Maker:
    """Makes the facts of one invented article."""

    def __init__(self, text: str) -> None:
        """Begin where the first paragraph ends."""
        self.text = text
        self.place = 0
        self.events: list[Event] = []
        self.contacts: list[Contact] = []
        self.statements: list[Statement] = []
        self.commitments: list[Commitment] = []
        self.assessments: list[Assessment] = []

    def add(self, fact: Fact, sentence: str) -> None:
        """Add what a sentence tells."""
        start = self.text.index(sentence, self.place)
        self.place = start + len(sentence)
        quote = Quote(start=start, end=self.place, quote=sentence)
        one, other, number = fact.one.id, fact.other.id, start
        when = None
        if fact.days:
            first, last = (FIRST + timedelta(days) for days in fact.days)
            when = Interval(earliest=first, latest=last, precision="day" if first == last else "interval")
        if fact.kind == "statement":
            self.statements.append(
                Statement(
                    id=f"s-{number}", speaker=one, speaker_text=fact.one.name, cue="said", content=quote,
                    quoted="indirect", addressees=(other,), confidence=fact.confidence, evidence=(quote,),
                )
            )  # fmt: skip
        elif fact.kind == "assessment":
            self.assessments.append(
                Assessment(
                    id=f"a-{number}", between=(one, other), aspect="relations", direction="better",
                    confidence=fact.confidence, evidence=(quote,),
                )
            )  # fmt: skip
        elif fact.kind == "promise":
            self.commitments.append(
                Commitment(
                    id=f"p-{number}", kind="promise", by=(one,), to=(other,), action=quote, due=when,
                    confidence=fact.confidence, evidence=(quote,),
                )
            )  # fmt: skip
        else:
            self.event(fact, when, quote)

    def event(self, fact: Fact, when: Interval | None, quote: Quote) -> None:
        """Add an event, which may be a contact."""
        contact = fact.kind == "contact"
        one, other = fact.one.id, fact.other.id
        self.events.append(
            Event(
                id=f"e-{quote.start}", type="CONSULT" if contact else fact.kind, status=fact.status, date=when,
                historical=fact.historical, actors=(one, other) if contact else (one,),
                recipients=() if contact else (other,), quad="VERBAL COOPERATION", intensity=1.5,
                confidence=fact.confidence, evidence=(quote,),
            )
        )  # fmt: skip
        if contact:
            self.contacts.append(
                Contact(
                    id=f"c-{quote.start}", event=f"e-{quote.start}", medium=fact.medium, participants=(one, other),
                    status=fact.status, historical=fact.historical, date=when, confidence=fact.confidence,
                    evidence=(quote,),
                )
            )  # fmt: skip


DAYS = st.sampled_from(
    [(0, 0), (0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (6, 6), (0, 3), (2, 8), (-20, 10), (-90, 90), None]
)


@st.composite
def facts(draw: st.DrawFn) -> Fact:
    """Return a fact that others are likely to resemble."""
    one, other = draw(st.sampled_from([("FRA", "DEU"), ("FRA", "DEU"), ("DEU", "FRA"), ("FRA", "POL")]))
    return Fact(
        kind=draw(st.sampled_from(["contact"] * 5 + ["ACCUSE", "promise", "statement", "assessment"])),
        one=draw(st.sampled_from(SIDES[one])), other=draw(st.sampled_from(SIDES[other])), days=draw(DAYS),
        medium=draw(st.sampled_from(["phone", "phone", "in_person", "visit", "unspecified"])),
        status=draw(st.sampled_from(["happened", "happened", "happened", "planned", "negated", "ongoing"])),
        historical=draw(st.sampled_from([False, False, True])), words=draw(st.sampled_from(WORDS)),
        confidence=draw(st.sampled_from([0.6, 0.9])),
    )  # fmt: skip


@st.composite
def articles(draw: st.DrawFn) -> Invented:
    """Return an article that others are likely to resemble."""
    return Invented(
        tuple(draw(st.lists(facts(), min_size=1, max_size=3))),
        published=draw(st.sampled_from([None, 0, 1, 2, 3, 5, 9])),
        outlet=draw(st.sampled_from(["Courier", "Herald", "Tribune"])),
        page=draw(st.sampled_from([None, None, None, "https://press.example/a", "https://press.example/b"])),
        filler=draw(st.integers(0, len(FILLERS) - 1)),
    )  # fmt: skip


@st.composite
def plans(draw: st.DrawFn) -> Invented:
    """Return an article of one contact of two states, most often announced or called off for some days."""
    days = (draw(st.integers(2, 9)), draw(st.integers(1, 12)))
    fact = Fact(
        one=draw(st.sampled_from(SIDES["FRA"][:3])), other=draw(st.sampled_from(SIDES["DEU"][:3])),
        days=(days[0], days[0] + draw(st.sampled_from([0, days[1], 5 * days[1]]))), medium="visit",
        status=draw(st.sampled_from(["planned", "planned", "planned", "called_for", "negated", "happened"])),
        words=draw(st.sampled_from(WORDS[:4])),
    )  # fmt: skip
    return Invented((fact,), published=draw(st.integers(0, 2)), filler=draw(st.integers(0, len(FILLERS) - 1)))


def distinct(found: Iterable[Invented]) -> list[Invented]:
    """Return the different articles: what is the same article counts once."""
    return list({article_key(one.reading.article): one for one in found}.values())


def several(most: int = 6) -> st.SearchStrategy[list[Invented]]:
    """Return some different articles."""
    return st.lists(articles(), min_size=1, max_size=most).map(distinct)


#: All that is worked out from what was read and decided; numbers of rows tell the order of adding, and are left out.
STATE: Sequence[str] = (
    """SELECT key, kind, type, medium, level, status, earliest, latest, precision, reports, origins, confidence,
       intensity, disputes, parties, place, (SELECT key FROM report WHERE id = best) FROM event ORDER BY key""",
    """SELECT report.key, event.key, cluster, block, placed, report.type, report.medium, report.level,
       report.status, report.earliest, report.latest, report.precision, verdict
       FROM report LEFT JOIN event ON event.id = report.event ORDER BY report.key""",
    """SELECT report.key, mention.block, mention.placed, until, seen
       FROM mention JOIN report ON report.id = mention.report ORDER BY report.key""",
    """SELECT a, b, event_pair.earliest, contact, event.key
       FROM event_pair JOIN event ON event.id = event ORDER BY 1, 2, 5""",
    """SELECT report.key, role, report_party.place, actor, report_party.kind, country, rank, told
       FROM report_party JOIN report ON report.id = report ORDER BY 1, 2, 3""",
    "SELECT * FROM actor ORDER BY id",
    "SELECT * FROM actor_country ORDER BY actor, country",
    "SELECT * FROM office ORDER BY actor, title",
    "SELECT key, origin FROM article ORDER BY key",
    "SELECT key, country, day FROM article_country JOIN article ON article.id = article ORDER BY 1, 2",
    "SELECT key, report, kind, number, earliest, latest, as_of FROM claim ORDER BY key",
)


def state_of(connection: sqlite3.Connection) -> list[list[tuple[object, ...]]]:
    """Return all that the record has worked out."""
    return [[tuple(row) for row in connection.execute(query)] for query in STATE]
