"""The dossier as rows for spreadsheets: contacts, silences, commitments, claims, statements, with their addresses."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.analysis.dossier import Dossier
from dragoman.export.lines import parties_of
from dragoman.web.addresses import event_address, fact_address
from dragoman.web.types import Row, Table

COLUMNS = ("what", "from", "to", "kind", "state", "who", "words", "articles", "origins", "address")


def pair_table(dossier: Dossier) -> Table:
    """Return the rows of a dossier."""
    rows = (*contacts(dossier), *silences(dossier), *commitments(dossier), *claims(dossier), *statements(dossier))
    return Table(caption=f"Dossier of {' and '.join(dossier.names)}", columns=COLUMNS, rows=rows)


def contacts(dossier: Dossier) -> Iterator[Row]:
    """Yield a row for each contact."""
    for one in dossier.contacts:
        yield ("contact", one.earliest, one.latest, one.medium, one.stands, parties_of(one.parties), one.quote,
               one.articles, one.origins, event_address(one.key))  # fmt: skip


def silences(dossier: Dossier) -> Iterator[Row]:
    """Yield a row for each silence, the current one last."""
    rhythm = dossier.rhythms[0]
    for one in (*rhythm.silences, *([rhythm.current] if rhythm.current else [])):
        state = ("ended" if one.before else "current") if one.covered else "coverage has a gap"
        yield ("silence", one.since, one.until, f"{one.days} days", state, "", "", one.coverage.articles, None,
               event_address(one.after))  # fmt: skip


def commitments(dossier: Dossier) -> Iterator[Row]:
    """Yield a row for each commitment, with what became of it."""
    for fate in dossier.commitments:
        one = fate.commitment
        yield ("commitment", one.earliest, one.latest, one.type, fate.state, parties_of(one.parties), one.quote,
               one.articles, one.origins, event_address(one.key))  # fmt: skip


def claims(dossier: Dossier) -> Iterator[Row]:
    """Yield a row for each claim about the past."""
    for one in dossier.claims:
        yield ("claim", one.claim.earliest, one.claim.latest, one.claim.kind, one.verdict, "", one.claim.quote, 1, 1,
               event_address(one.claim.report))  # fmt: skip


def statements(dossier: Dossier) -> Iterator[Row]:
    """Yield a row for each of the latest statements."""
    for one in dossier.statements:
        yield ("statement", one.day, one.day, one.step, one.tone, one.speaker_name or one.country, one.quote, 1, 1,
               fact_address(one.report))  # fmt: skip
