"""Who is named with an office, and when it was held: evidence for the day of an undated article."""

from __future__ import annotations

from datetime import date

from dragoman.actors.found import Found, FoundName, FoundRole
from dragoman.actors.registry import Registry
from dragoman.actors.types import Term
from dragoman.language.types import Analysis
from dragoman.types import Frozen

#: Words before a title that say the office was held at another time than that of the article.
_OTHER_TIME = frozenset(
    {"former", "then", "ex", "late", "ousted", "deposed", "onetime", "outgoing", "incoming", "future"}
)


class Tenure(Frozen):
    """Somebody named with an office, and the days on which it was held."""

    text: str
    #: First and last day of each term; None when open or unknown.
    terms: tuple[tuple[date | None, date | None], ...]


def tenures(text: str, analysis: Analysis, registry: Registry, found: Found) -> tuple[Tenure, ...]:
    """Return the tenures of persons named with an office that the registry knows them to have held.

    A surname after the office is enough where one person alone has held it ("President Trump").
    """
    known: dict[tuple[str, str], Tenure] = {}
    for name in found.names:
        role = _title_before(name, found.roles)
        if role is None or _of_another_time(analysis, role) or _goes_on(analysis, name):
            continue
        offices = {r.office for r in role.match.roles if r.office}
        people = {c.id for c in name.full_names()} or {c.id for c in name.surnames()}
        held = {p: terms for p in people if (terms := [t for t in registry.offices_of(p) if t.office in offices])}
        if len(held) == 1 or name.full_names():
            words = analysis.sentences[name.sentence].words
            surface = text[words[role.first].start : words[name.last - 1].end]
            for person, terms in held.items():
                known.setdefault((person, terms[0].office), _tenure(surface, terms))
    return tuple(known.values())


def _title_before(name: FoundName, roles: list[FoundRole]) -> FoundRole | None:
    return next(
        (
            r
            for r in roles
            if r.sentence == name.sentence and r.last in {name.first, name.first - 1} and not r.match.roles[0].plural
        ),
        None,
    )


def _of_another_time(analysis: Analysis, role: FoundRole) -> bool:
    words = analysis.sentences[role.sentence].words
    before = {w.text.lower().rstrip("-") for w in words[max(0, role.first - 3) : role.first]}
    return bool(before & _OTHER_TIME) or role.match.text.lower().startswith(("former", "ex-"))


def _goes_on(analysis: Analysis, name: FoundName) -> bool:
    """Whether more names follow: "Prince Saud bin Rakan" is not the "Prince Saud" that the registry knows."""
    words = analysis.sentences[name.sentence].words
    return name.last < len(words) and words[name.last].relation == "flat"


def _tenure(text: str, held: list[Term]) -> Tenure:
    """Return the terms in their order, those that follow each other as one."""
    joined: list[tuple[date, date]] = []
    for first, last in sorted((t.start_earliest, t.end_latest) for t in held):
        if joined and (first <= joined[-1][1] or (first - joined[-1][1]).days <= 1):
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    terms = tuple((None if a == date.min else a, None if b == date.max else b) for a, b in joined)
    return Tenure(text=text, terms=terms)
