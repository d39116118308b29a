"""Which commitments a brief about two countries tells first, and which concern one of them alone."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from datetime import date
from functools import cache

from dragoman.analysis.dossier import Dossier
from dragoman.analysis.fates import NOT_READ, Fate
from dragoman.analysis.ledger import Wanted, ledger
from dragoman.data_files import Checked, read_table
from dragoman.record.types import EventEntry
from dragoman.types import Frozen

#: What a reader is asked of first: all of it is told, however much it is.
MISSED = ("broken", "overdue")
PENDING = ("open",)
#: Roles of those whom the words of a commitment name; a counterpart is only whom the article speaks of beside.
NAMED = ("by", "to")


class Domestic(Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the data file holds."""

    bodies: tuple[str, ...]


class Weighed(Frozen):
    """The commitments of two countries, each group in the order in which it is told."""

    missed: tuple[Fate, ...]
    pending: tuple[Fate, ...]
    settled: tuple[Fate, ...]
    #: Those of one state alone, however they stand.
    domestic: tuple[Fate, ...]
    #: Of how many it was not looked up how they stand.
    unread: int = 0


def weighed(connection: sqlite3.Connection, dossier: Dossier) -> Weighed:
    """Return the commitments of a dossier by how much they matter; of those broken and overdue, all of the period."""
    listed, unread = list(dossier.commitments), dossier.unread
    if dossier.latest_only:
        missed, unread = missed_earlier(connection, dossier)
        known = {fate.commitment.key for fate in listed}
        listed += [fate for fate in missed if fate.commitment.key not in known]
    listed.sort(key=lambda fate: (fate.made or date.min, fate.commitment.key), reverse=True)
    shared = [fate for fate in listed if not is_domestic(fate.commitment)]
    return Weighed(
        missed=tuple(fate for state in MISSED for fate in shared if fate.state == state),
        pending=tuple(fate for fate in shared if fate.state in PENDING),
        settled=tuple(fate for fate in shared if fate.state not in (*MISSED, *PENDING, NOT_READ)),
        domestic=missed_first(fate for fate in listed if is_domestic(fate.commitment) and fate.state != NOT_READ),
        unread=unread,
    )


def missed_earlier(connection: sqlite3.Connection, dossier: Dossier) -> tuple[list[Fate], int]:
    """Return all broken and overdue commitments of a dossier's period, and of how many others that is not known."""
    found = ledger(connection, dossier.as_of, Wanted(between=dossier.pair, states=MISSED))
    first = dossier.since or date.min
    missed = [fate for fate in found.fates if (fate.made or date.min) >= first]
    return missed, found.suiting - found.examined + found.unread


def missed_first(fates: Iterable[Fate]) -> tuple[Fate, ...]:
    """Return commitments, those broken and overdue before the others."""
    return tuple(sorted(fates, key=lambda fate: MISSED.index(fate.state) if fate.state in MISSED else len(MISSED)))


def is_domestic(entry: EventEntry) -> bool:
    """Whether a commitment concerns one state alone: nobody else is named, and a body of that state is."""
    named = [party for party in entry.parties if party.role in NAMED]
    words = " ".join([entry.quote, *(party.name for party in named)])
    return len({party.country for party in named}) == 1 and bodies().search(words) is not None


@cache
def bodies() -> re.Pattern[str]:
    """Return what finds the bodies of one state in some words."""
    words = read_table("dragoman.web.brief", "domestic.toml", Domestic).bodies
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})s?\b", re.IGNORECASE)
