"""The briefs that are written with a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.door.opened import Opened

if TYPE_CHECKING:
    from dragoman.record.briefs import Brief


class Briefs(Opened):
    """What is written with it."""

    def briefs(self) -> tuple[Brief, ...]:
        """Return the newest version of each brief, the latest first."""
        from dragoman.record import briefs

        with self.reading() as connection:
            return briefs.all_briefs(connection)

    def brief_versions(self, key: str) -> tuple[Brief, ...]:
        """Return every version of a brief, the newest first."""
        from dragoman.record import briefs

        with self.reading() as connection:
            return briefs.versions(connection, key)

    def write_brief(self, title: str, text: str, *, author: str, key: str | None = None, base: int = 0) -> Brief:
        """Keep a new brief, or a new version of one.

        Args:
            title, text: What it says; ``{{key of an event or report}}`` stands for a footnote.
            author: Who wrote it.
            key, base: The brief that it is a version of, and the version that was at hand while it was written.

        Raises:
            DecisionError: It has no title or is too long, or somebody else has saved a version since.
        """
        from dragoman.record import briefs

        with self.writing() as connection:
            return briefs.write(connection, title, text, author=author, key=key, base=base)

    def remove_brief(self, key: str, *, author: str) -> Brief:
        """Take a brief off the list; its versions stay."""
        from dragoman.record import briefs

        with self.writing() as connection:
            return briefs.remove(connection, key, author=author)
