"""What an event is, as its reports tell it: one status, one date, and what they differ in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TypeVar

from dragoman.record.mentions import ANY_MEDIUM, FACE_TO_FACE
from dragoman.record.ranks import UNKNOWN, level_of
from dragoman.record.reports import APART, BESIDE, PARTICIPANT, SIDES
from dragoman.record.types import DONE, VISIT, Dispute, Party, Report

Value = TypeVar("Value")
#: No fact is surer than this, however many report it.
SUREST = 0.99


def confidence_of(reports: Iterable[Report]) -> float:
    """Return how sure an event is: origins are independent, reports of one origin are not."""
    best: dict[str, float] = {}
    for report in reports:
        best[report.origin] = max(best.get(report.origin, 0.0), report.confidence)
    doubt = 1.0
    for confidence in best.values():
        doubt *= 1 - confidence
    return round(min(1 - doubt, max(SUREST, *best.values())), 4)


def status_of(reports: Sequence[Report]) -> str:
    """Return where an event stands: come about, else called off, else planned, as most origins say."""
    said = by_origin(reports, lambda report: report.status)
    done = {status: len(said[status]) for status in said if status in DONE}
    if done:
        if len(said.get("negated", ())) > sum(done.values()):
            return "negated"
        return max(sorted(done), key=lambda status: (done[status], status == "happened"))
    if "negated" in said:
        return "negated"
    return max(sorted(said), key=lambda status: len(said[status]))


def telling(reports: Sequence[Report]) -> list[Report]:
    """Return the reports that say when it was: those that tell of it as done, where there are any, for plans change."""
    status = status_of(reports)
    same = [report for report in reports if report.status == status or {report.status, status} <= DONE]
    return [report for report in same if report.earliest] or [report for report in reports if report.earliest] or same


def date_of(reports: Sequence[Report]) -> tuple[date | None, date | None, str]:
    """Return first and last possible day and the precision: the day that most origins give, else what is narrowest."""
    dated = telling(reports)
    exact = {r.key: r.earliest for r in dated if r.earliest and r.earliest == r.latest}
    days = by_origin([r for r in dated if r.key in exact], lambda report: exact[report.key])
    if days:
        day = min(days, key=lambda one: (-len(days[one]), one))
        return day, day, "day"
    both = [r for r in dated if r.earliest and r.latest]
    if both:
        best = min(both, key=lambda r: (r.latest - r.earliest, r.earliest, r.key))  # type: ignore[operator]
        return best.earliest, best.latest, best.precision
    best = min(dated, key=lambda r: r.key)
    return best.earliest, best.latest, best.precision


def medium_of(reports: Sequence[Report]) -> str | None:
    """Return the medium that most origins give; one that says more before one that says less, as a meeting does."""
    said = by_origin([report for report in reports if report.medium], lambda report: report.medium or ANY_MEDIUM)
    said = {medium: said[medium] for medium in said if medium != ANY_MEDIUM} or said
    return min(said, key=lambda medium: (-len(said[medium]), medium != VISIT, medium)) if said else None


def level_among(reports: Sequence[Report]) -> str | None:
    """Return the rank at which an event took place; None for what is no contact."""
    if all(report.level is None for report in reports):
        return None
    levels = Counter(report.level for report in reports if report.level not in (None, UNKNOWN))
    if levels:
        return min(levels, key=lambda level: (-levels[level], str(level)))
    return level_of(parties_of(reports))


def place_of(reports: Iterable[Report]) -> str | None:
    """Return the place that most reports name; of several, the first in the order of their keys."""
    named = Counter(report.place for report in sorted(reports, key=lambda report: report.key) if report.place)
    return named.most_common(1)[0][0] if named else None


def by_origin(reports: Iterable[Report], value: Callable[[Report], Value]) -> dict[Value, set[str]]:
    """Return for each value the origins that give it."""
    found: dict[Value, set[str]] = defaultdict(set)
    for report in reports:
        found[value(report)].add(report.origin)
    return found


def parties_of(reports: Sequence[Report]) -> tuple[Party, ...]:
    """Return everybody who takes part, each once; a state only where nobody of it is named.

    Those with whom somebody was in contact one by one are told again in that role, unless a report has them together.
    """
    found: dict[tuple[str, str], Party] = {}
    told: Counter[str] = Counter()
    for report in sorted(reports, key=lambda report: report.key):
        for party in report.parties:
            if party.role in SIDES | BESIDE:
                found.setdefault((party.role, party.actor), party)
                told[party.actor] += 1
    named = {party.country for party in found.values() if party.kind == "person"}
    kept = [p for p in found.values() if not (p.kind in {"state", "office", "group"} and p.country in named)]
    kept += _apart(reports)
    return tuple(sorted(kept, key=lambda p: (p.role, -told[p.actor], p.actor)))


def _apart(reports: Sequence[Report]) -> list[Party]:
    """Return those with whom somebody was in contact one by one by every report that names more than one of them."""
    alone = [{p.actor: p for p in report.parties if p.role in APART} for report in reports]
    found = {actor: party for parties in alone for actor, party in parties.items()}
    for report, parties in zip(reports, alone, strict=True):
        together = found.keys() & {p.actor for p in report.parties if p.role in PARTICIPANT}
        if len(together) > 1 and not together <= parties.keys():
            return []
    return list(found.values())


def best_of(reports: Sequence[Report], status: str) -> Report:
    """Return the report that tells best of an event with this status."""
    return max(reports, key=lambda r: (r.status == status, not r.historical, r.confidence, r.key))


def disputes_of(reports: Sequence[Report]) -> tuple[Dispute, ...]:
    """Return what the reports of an event differ in: its day, whether it was, by what means."""
    found = []
    done = [report for report in reports if report.status in DONE]
    days = {r.key: r.earliest.isoformat() for r in done if r.earliest and r.earliest == r.latest}
    found.append(dispute("date", days))
    outcome = {
        r.key: "negated" if r.status == "negated" else "happened" for r in reports if r.status in {*DONE, "negated"}
    }
    if done:
        found.append(dispute("status", outcome))
    media = {
        r.key: "in_person" if r.medium in FACE_TO_FACE else r.medium for r in done if r.medium not in (None, ANY_MEDIUM)
    }
    found.append(dispute("medium", media))
    return tuple(d for d in found if d is not None)


def dispute(about: str, values: dict[str, str]) -> Dispute | None:
    """Return a dispute where the reports give more than one value."""
    if len(set(values.values())) < 2:  # noqa: PLR2004
        return None
    sides = {
        value: tuple(sorted(key for key in values if values[key] == value)) for value in sorted(set(values.values()))
    }
    return Dispute(about=about, sides=tuple(sides.items()))
