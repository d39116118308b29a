"""What is read while the user watches: a page at an address, a pasted text, what a source lists."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from dragoman.door import open_record
from dragoman.errors import SourceError
from dragoman.export.lines import counted
from dragoman.types import Document, Known
from dragoman.web.jobs import Work

if TYPE_CHECKING:
    from dragoman.collect.types import Step
    from dragoman.record.types import Added
    from dragoman.web.jobs import Progress

#: Parts of the flow in their order, as the reader names them, with what each does.
PARTS = {
    "fetch": "fetch the page",
    "article": "find the article in it",
    "loading": "load the model",
    "language": "analyse the sentences",
    "actors": "find who is who",
    "coding": "find the facts",
    "keep": "keep them in the record",
}
OF_TEXT = tuple(part for part in PARTS if part != "fetch")
PASTED = "pasted text"
#: Outcomes of a visit that brought nothing.
TROUBLE = ("failed", "gone")
#: What became of an address, in words.
OUTCOMES = {
    "added": "read", "new_version": "read, a new version", "known": "known already",
    "irrelevant": "nothing diplomatic", "paywalled": "behind a wall", "unreadable": "unreadable",
    "gone": "gone", "skipped": "passed over", "failed": "failed", "waiting": "put off",
    "retried": "tried again", "fetched": "to be read",
}  # fmt: skip


def of_address(
    path: Path, address: str, *, outlet: str | None, day: date | None, insist: bool, allow: frozenset[str]
) -> Work:  # fmt: skip
    """Return the work of fetching a page and reading it."""

    def work(progress: Progress) -> Added:
        from dragoman.article.fetch import fetch

        document = fetch(address, allow_hosts=allow)
        progress.reach("fetch")
        return kept(path, document, progress, outlet=outlet, day=day, insist=insist)

    return work


def of_text(
    path: Path,
    text: str,
    *,
    title: str | None,
    outlet: str | None,
    day: date | None,
    insist: bool,
    url: str | None,
) -> Work:
    """Return the work of reading a text that was pasted."""
    known = Known(title=title) if title else None
    document = Document(content=text.encode(), source=PASTED, media_type="text/plain; charset=utf-8", known=known)
    return lambda progress: kept(path, document, progress, outlet=outlet, day=day, insist=insist, url=url)


def kept(
    path: Path,
    document: Document,
    progress: Progress,
    *,
    outlet: str | None,
    day: date | None,
    insist: bool,
    url: str | None = None,
) -> Added:
    """Read a document and keep it in the record in a file, through a connection of this thread."""
    with open_record(path) as record:
        added = record.add_document(
            document, date=day, outlet=outlet, url=url, insist_on_date=insist, progress=progress.reach
        )
    if added.reason is None:
        progress.reach("keep")
    return added


def of_source(path: Path, number: int, *, allow: frozenset[str]) -> Work:
    """Return the work of visiting a source and reading what it lists; what earlier visits left is taken up as well."""

    def work(progress: Progress) -> None:
        from contextlib import closing

        from dragoman.collect.run import Run
        from dragoman.collect.sources import source_of

        failed = ""
        with open_record(path) as record:
            run = Run(record.connection, allow_hosts=allow)
            with closing(cast("Any", run.steps([source_of(record.connection, number)]))) as steps:
                for step in steps:
                    progress.say(said(step, run.left()), step.added.article if step.added else None)
                    if step.what == "source" and step.outcome in TROUBLE:
                        failed = step.reason or "it could not be visited"
                    if progress.stop.is_set():
                        return
        if failed:
            raise SourceError(failed)

    return work


def said(step: Step, left: int) -> str:
    """Return one step of a visit, in words."""
    if step.what == "source":
        brought = f", {counted(step.new, 'new article')} listed" if step.outcome == "visited" else ""
        parts = [f"{step.outcome}: {step.url}{brought}"]
    else:
        facts = f" ({counted(sum(step.added.facts.values()), 'fact')})" if step.added and step.added.facts else ""
        title = step.added.title if step.added and step.added.title else step.url
        parts = [f"{OUTCOMES.get(step.outcome, step.outcome)}: {title}{facts}"]
    parts += [step.reason] if step.reason else []
    parts += [f"{left:,} left"] if left else []
    return " · ".join(parts)
