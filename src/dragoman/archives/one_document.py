"""Work on one of many documents: within its time, and whatever goes wrong is an error of that document alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from dragoman.archives.deadline import deadline
from dragoman.errors import ArticleError, DragomanError


class ProgramError(ArticleError):
    """A document that the program itself stumbled over."""


@contextmanager
def one_document(source: str) -> Iterator[None]:
    """Let a block work on the document of a source; one bad document must not stop a run.

    Raises:
        DragomanError: The document cannot be read, its time is up, or the program itself stumbled over it.
    """
    try:
        with deadline(source):
            yield
    except DragomanError as error:
        error.source = error.source or source
        raise
    except Exception as error:
        raise ProgramError(
            f"it could not be read because of an error in the program ({type(error).__name__}: {error})", source=source
        ) from error
