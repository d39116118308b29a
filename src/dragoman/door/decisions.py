"""What reviewers decide, and the history of what changed."""

from __future__ import annotations

from typing import Any

from dragoman.door.opened import Opened
from dragoman.record.decided import all_decisions
from dragoman.record.decisions import decide
from dragoman.record.queries import history_about, history_of
from dragoman.record.types import Decision, HistoryEntry


class Decisions(Opened):
    """What is decided."""

    def decide(
        self, action: str, subject: str, *, author: str, detail: dict[str, Any] | None = None, note: str | None = None
    ) -> Decision:
        """Keep a reviewer's decision and apply it: accept, reject, correct, merge, split, settle, reliability, undo."""
        with self.writing() as connection:
            return decide(connection, author, action, subject, detail=detail, note=note)

    def decisions(self) -> list[Decision]:
        """Return every decision, the first first."""
        with self.reading() as connection:
            return all_decisions(connection)

    def history(self, subject: str | None = None) -> list[HistoryEntry]:
        """Return what changed, by whom, when and why: of the whole record, or of what an identifier leads to.

        Args:
            subject: Key of an event, article or report, or the beginning of one; else a whole name, as of a release.
        """
        with self.reading() as connection:
            return history_of(connection) if subject is None else history_about(connection, subject)
