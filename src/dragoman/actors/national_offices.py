"""Offices that one state has for itself, and which states they can be of."""

from __future__ import annotations

from dragoman.actors.found import FoundRole
from dragoman.actors.reference import reference
from dragoman.actors.registry import Registry
from dragoman.actors.table import ActorTable

#: Levels of the offices that one state has for itself; a general or an ambassador may be of any.
_OF_A_STATE = frozenset({"head", "minister"})
#: Offices of heads, whose titles tell states apart.
_HEADS = ("head_of_state", "head_of_government")


def national(roles: list[FoundRole]) -> bool:
    """Tell whether a title may be of an office that one state has for itself, and no organisation's."""
    meanings = [meaning for role in roles for meaning in role.match.roles]
    return any(m.level in _OF_A_STATE for m in meanings) and not any(m.sector == "IGO" for m in meanings)


def rival(table: ActorTable, country: str, roles: list[FoundRole]) -> bool:
    """Tell whether a state has somebody in an office already."""
    titles = {role.title for role in roles}
    return any(
        draft.country == country and titles & {title for title, _ in draft.titles}
        for draft in table.drafts.values()
        if draft.kind == "person"
    )


def without_office(registry: Registry, code: str, roles: list[FoundRole]) -> bool:
    """Tell whether a state has had no head who bears a title: Japan has no president."""
    distinctive = reference().surroundings.distinctive
    borne = {distinctive[role.title] for role in roles if role.title in distinctive}
    if not borne:
        return False
    terms = (term.title.lower() for office in _HEADS for term in registry.office_holders(office, code))
    known = {distinctive.get(title, title) for title in terms}
    return bool(known) and not any(title.endswith(one) for title in known for one in borne)
