"""The releases of a record, and what changed between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.door.opened import Opened

if TYPE_CHECKING:
    from dragoman.record.changes import Changes
    from dragoman.record.releases import Release


class Releases(Opened):
    """What is frozen."""

    def release(self, version: str, *, author: str, note: str | None = None) -> Release:
        """Freeze the record as it is under a version, to be cited.

        Raises:
            DecisionError: There is a release of that version, or nothing changed since the last one.
        """
        from dragoman.record.releases import make_release

        with self.writing() as connection:
            return make_release(connection, version, author=author, note=note)

    def releases(self) -> list[Release]:
        """Return every release, the first first."""
        from dragoman.record.releases import releases

        with self.reading() as connection:
            return releases(connection)

    def changes(self, version: str, later: str | None = None) -> Changes:
        """Return what changed from the release of a version to that of a later one, or to the record as it is.

        Raises:
            EntryNotFoundError: There is no such release.
        """
        from dragoman.record.changes import changes

        with self.reading() as connection:
            return changes(connection, version, later)
