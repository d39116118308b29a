"""Who takes part, as reviewers correct it: which fields a fact has, and what corrections make of its parties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

import msgspec

from dragoman.record.reports import between, side_of
from dragoman.record.types import Decision, NamedParty, Party, Report
from dragoman.types import Frozen


class PartyField(Frozen):
    """A field that says who takes part in a role."""

    role: str
    #: contact | event | commitment | statement: what has the field.
    of: str
    #: How many must be named.
    least: int


PARTY_FIELDS = {
    "participants": PartyField(role="participant", of="contact", least=2),
    "actors": PartyField(role="actor", of="event", least=1),
    "recipients": PartyField(role="recipient", of="event", least=0),
    "by": PartyField(role="by", of="commitment", least=1),
    "to": PartyField(role="to", of="commitment", least=0),
    "speaker": PartyField(role="speaker", of="statement", least=1),
}
#: In the order in which a fact names those who take part, whatever was corrected first.
ROLES = (
    "participant", "initiator", "apart", "host", "actor", "recipient", "speaker", "co_speaker", "on_behalf_of",
    "addressee", "by", "to", "counterpart", "between", "assessor",
)  # fmt: skip
#: What the decisions in force say of a report: a role with those who take part in it.
Given = Mapping[str, tuple[Party, ...]]


def kind_of(report: Report) -> str:
    """Return what a report is of: contact | event | commitment | statement | assessment."""
    return "contact" if report.contact else report.kind


def party_fields_of(report: Report) -> tuple[str, ...]:
    """Return the fields of a report that say who takes part."""
    return tuple(name for name, field in PARTY_FIELDS.items() if field.of == kind_of(report))


def parties_in(report: Report, field: str) -> tuple[Party, ...]:
    """Return those who take part in a report in the role that a field is about."""
    return tuple(party for party in report.parties if party.role == PARTY_FIELDS[field].role)


def in_order(parties: Iterable[Party]) -> list[Party]:
    """Return parties in the order of their roles, those of one role as they come."""
    return sorted(parties, key=lambda party: ROLES.index(party.role))


def named_in(decision: Decision, field: str) -> tuple[NamedParty, ...]:
    """Return whom a correction names in a field; nobody where it is of other fields."""
    return msgspec.convert(decision.detail.get("fields", {}).get(field, ()), tuple[NamedParty, ...])


def all_named(decisions: Iterable[Decision]) -> list[NamedParty]:
    """Return everybody whom some decisions name."""
    return [party for decision in decisions for field in PARTY_FIELDS for party in named_in(decision, field)]


def with_parties(report: Report, decisions: Iterable[Decision]) -> Report:
    """Return a report with those who take part in it after some decisions; of several on one field the last counts.

    The level of a contact follows from them. The day of another contact of the same article, which it had from who was
    read to take part, says nothing of others.
    """
    given: dict[str, tuple[Party, ...]] = {}
    for decision in decisions:
        for field in party_fields_of(report):
            if field in decision.detail.get("fields", {}):
                given[PARTY_FIELDS[field].role] = tuple(map(party_of, named_in(decision, field)))
    if not given:
        return report
    left = (party for party in report.parties if party.role not in given and is_left(party, given))
    found = between(report, tuple(in_order([*left, *chain.from_iterable(given.values())])))
    same = {(p.role, p.actor) for p in found.parties} == {(p.role, p.actor) for p in report.parties}
    return found if same else msgspec.structs.replace(found, near=None)


def party_of(named: NamedParty) -> Party:
    """Return who was named, as reports have him."""
    return Party(
        role=named.role, actor=named.actor, name=named.name, kind=named.kind, country=named.country, rank=named.rank
    )


def is_left(party: Party, given: Given) -> bool:
    """Whether somebody still takes part as it was read, where others were corrected.

    Who began a contact, was in it alone with another, or its host, took part in it; a commitment that was made to
    somebody needs no counterpart that is only likely, nor one on the side of who made it; and nobody speaks with, for
    or to himself.
    """
    if party.role in {"initiator", "apart", "host"} and "participant" in given:
        return party.actor in {one.actor for one in given["participant"]}
    if party.role == "counterpart":
        return "to" not in given and side_of(party) not in {side_of(one) for one in given.get("by", ())}
    return party.actor not in {one.actor for one in given.get("speaker", ())}
