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
    #: None when open or unknown.
    earliest: date | None
    latest: date | None


def tenures(text: str, analysis: Analysis, registry: Registry, found: Found) -> tuple[Tenure, ...]:
    """Return the tenures of persons named in full with an office that the registry knows them to have held."""
    known: dict[tuple[str, str], Tenure] = {}
    for name in found.names:
        role = _title_before(name, found.roles)
        if role is None or _of_another_time(analysis, role):
            continue
        for candidate in name.full_names():
            offices = {r.office for r in role.match.roles if r.office}
            held = [t for t in registry.offices_of(candidate.id) if t.office in offices]
            if held:
                words = analysis.sentences[name.sentence].words
                surface = text[words[role.first].start : words[name.last - 1].end]
                known.setdefault((candidate.id, held[0].office), _tenure(surface, held))
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


def _tenure(text: str, held: list[Term]) -> Tenure:
    """Return the stretch from the first day of the first term to the last day of the last."""
    earliest = min(t.start_earliest for t in held)
    latest = max(t.end_latest for t in held)
    return Tenure(
        text=text,
        earliest=None if earliest == date.min else earliest,
        latest=None if latest == date.max else latest,
    )
