"""A record, and how a file of one is opened."""

from __future__ import annotations

from pathlib import Path

from dragoman.door.articles import Articles
from dragoman.door.briefs import Briefs
from dragoman.door.decisions import Decisions
from dragoman.door.entries import Entries
from dragoman.door.exchange import Exchange
from dragoman.door.incoming import Incoming
from dragoman.door.relations import Relations
from dragoman.door.releases import Releases
from dragoman.door.upkeep import Upkeep
from dragoman.record.database import PATIENCE


class Record(Incoming, Entries, Articles, Relations, Exchange, Releases, Decisions, Briefs, Upkeep):
    """A record, open; also a context that closes it."""


def open_record(path: str | Path, *, write: bool = True, patience: float = PATIENCE) -> Record:
    """Return the record that a file holds; it is made when it is missing.

    Args:
        path: The file.
        write: False for a record that is only read: it must be there, and nothing can change it.
        patience: Seconds to wait while another program writes.

    Raises:
        RecordError: It is no record, damaged, of a newer program, or cannot be opened.
    """
    return Record(Path(path), write=write, patience=patience)
