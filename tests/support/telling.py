"""Invented articles for the analyses: readings that say exactly what a test tells, kept in a real record."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from typing import Any

from dragoman.types import Actor, Article, Contact, Event, Interval, Publication, Quote, Reading, Span, Statement
from dragoman.vocabulary.load import load_vocabulary

HEADS = {
    "USA": Actor(id="Q1", name="Ann Oak", kind="person", country="USA", office="President of the United States"),
    "ISR": Actor(id="Q2", name="Dan Fig", kind="person", country="ISR", office="Prime Minister of Israel"),
}
MINISTERS = {
    "USA": Actor(id="Q3", name="Eve Ash", kind="person", country="USA", office="Secretary of State"),
    "ISR": Actor(id="Q4", name="Gil Elm", kind="person", country="ISR", office="Minister of Foreign Affairs"),
}
STATES = {code: Actor(id=f"S-{code}", name=code, kind="state", country=code) for code in ("USA", "ISR", "FRA", "PER")}
ACTORS = [*HEADS.values(), *MINISTERS.values(), *STATES.values()]


def on(day: str | date) -> date:
    """Return a day."""
    return date.fromisoformat(day) if isinstance(day, str) else day


def interval(day: str | date | None, until: str | date | None = None, precision: str = "day") -> Interval | None:
    """Return when something was."""
    return None if day is None else Interval(earliest=on(day), latest=on(until or day), precision=precision)


def contact(day: str | date | None, **more: Any) -> dict[str, Any]:
    """Tell of a contact."""
    return {"kind": "contact", "day": day, **more}


def deed(type: str, day: str | date | None, **more: Any) -> dict[str, Any]:
    """Tell of an event that is no contact."""
    return {"kind": "deed", "type": type, "day": day, **more}


def said(words: str, tone: str | None = None, **more: Any) -> dict[str, Any]:
    """Tell of a statement."""
    return {"kind": "said", "words": words, "tone": tone, **more}


class Telling:
    """Makes one reading."""

    def __init__(self, facts: Iterable[dict[str, Any]], salt: str) -> None:
        """Give every fact a sentence of its own."""
        self.salt = salt
        filler = " ".join(sha256(f"{salt} {n}".encode()).hexdigest()[:7] for n in range(60))
        self.text = f"Number {salt}: {filler}."
        self.events: list[Event] = []
        self.contacts: list[Contact] = []
        self.statements: list[Statement] = []
        for number, fact in enumerate(facts):
            getattr(self, fact["kind"])(f"{number}", **{key: value for key, value in fact.items() if key != "kind"})

    def quote(self, words: str) -> Quote:
        """Write a sentence and return it."""
        start = len(self.text) + 2
        self.text += f"\n\n{words}."
        return Quote(start=start, end=start + len(words), quote=words)

    def contact(
        self, key: str, day: str | date | None, *, until: str | date | None = None, medium: str = "phone",
        who: dict[str, Actor] = HEADS, status: str = "happened", precision: str = "day", words: str = "they spoke",
    ) -> None:  # fmt: skip
        date, people = interval(day, until, precision), tuple(actor.id for actor in who.values())
        evidence = (self.quote(f"{words} {self.salt} {key}"),)
        common: dict[str, Any] = {"status": status, "date": date, "confidence": 0.9, "evidence": evidence}
        self.events.append(
            Event(id=f"e{key}", type="CONSULT", actors=people, quad="VERBAL COOPERATION", intensity=2.5, **common)
        )
        self.contacts.append(Contact(id=f"c{key}", event=f"e{key}", medium=medium, participants=people, **common))

    def deed(
        self, key: str, type: str, day: str | date | None, *, score: float = 0.0, of: str = "USA", to: str = "ISR",
        status: str = "happened", until: str | date | None = None, precision: str = "day", historical: bool = False,
        words: str | None = None,
    ) -> None:  # fmt: skip
        self.events.append(
            Event(
                id=f"e{key}", type=type, actors=(STATES[of].id,), recipients=(STATES[to].id,), status=status,
                quad=load_vocabulary().quad_of(type), intensity=score, date=interval(day, until, precision),
                historical=historical, confidence=0.8, evidence=(self.quote(words or f"deed {self.salt} {key}"),),
            )
        )  # fmt: skip

    def said(
        self, key: str, words: str, tone: str | None, *, by: Actor = HEADS["USA"], to: Iterable[str] = (),
        about: str | None = None,
    ) -> None:  # fmt: skip
        sentence = self.quote(f"{by.name} said {words}")
        start = sentence.end - len(words)
        if about:
            at = self.text.index(about, start)
            self.mentioned = {about: Span(start=at, end=at + len(about))} | getattr(self, "mentioned", {})
        self.statements.append(
            Statement(
                id=f"s{key}", speaker=by.id, speaker_text=by.name, cue="said", quoted="indirect", tone=tone,
                content=Quote(start=start, end=sentence.end, quote=words), confidence=0.9, evidence=(sentence,),
                addressees=tuple(STATES[code].id for code in to),
            )
        )  # fmt: skip

    def reading(self, day: str | date) -> Reading:
        """Return the reading of an article of that day."""
        spans = getattr(self, "mentioned", {})
        actors = [
            Actor(id=a.id, name=a.name, kind=a.kind, country=a.country, office=a.office,
                  mentions=tuple(span for name, span in spans.items() if name == a.name))
            for a in ACTORS
        ]  # fmt: skip
        identifier = "sha256:" + sha256(self.text.encode()).hexdigest()
        return Reading(
            dragoman="test", model="none",
            article=Article(
                id=identifier, source=f"{self.salt}.txt", text=self.text,
                published=Publication(earliest=on(day), latest=on(day), basis="given"),
            ),
            actors=tuple(actors), events=tuple(self.events), contacts=tuple(self.contacts),
            statements=tuple(self.statements),
        )  # fmt: skip


def article(day: str | date, *facts: dict[str, Any], salt: str = "") -> Reading:
    """Return the reading of an article that appeared on a day and tells some facts."""
    return Telling(facts, f"{day} {salt}").reading(day)
