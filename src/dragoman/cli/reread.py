"""The command that reads the articles of a record again."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from dragoman.cli.options import as_json_lines, of_the_record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dragoman.errors import DragomanError
    from dragoman.record.rereading import Rereading
    from dragoman.record.types import Report

#: Reports that only the newer reading has, that only the earlier one had, that both have but differ in.
KINDS = ("come", "gone", "changed")


@click.command()
@of_the_record
@click.option("--article", "articles", multiple=True, metavar="KEY", help="Only this article; may be repeated.")
@click.option("--accept", is_flag=True, help="Let the newer readings take the place of those that the record has.")
@as_json_lines
def reread(*, path: Path, articles: tuple[str, ...], accept: bool, as_json: bool) -> None:
    """Read the articles again, and show what that changes.

    They are read with today's engine and model: from the bytes that they came as, where the record keeps them or they
    still lie in their file, else from the text that it keeps. Nothing is written without --accept. Earlier readings
    stay on record, and so does what a reviewer accepted or corrected. Where the bytes give another text today, that is
    added as another version of the article; what was noted of the earlier one stays where it stands. One that cannot
    be read is reported, and the others go on; the exit status is then 1.
    """
    from dragoman.door import open_record

    with open_record(path, write=accept) as record:
        keys = articles or tuple(record.articles_read())
        told = Told(as_json=as_json)
        told.all(record.reread(accept=accept, articles=keys) if keys else (), len(keys))
    click.echo(told.sum(accept=accept), err=as_json)
    if told.failed:
        sys.exit(1)


class Told:
    """What a run has told so far."""

    def __init__(self, *, as_json: bool) -> None:
        """Begin with nothing."""
        self.as_json = as_json
        self.counts: Counter[str] = Counter()
        self.reasons: Counter[str] = Counter()
        self.failed = 0

    def all(self, results: Iterable[Rereading | DragomanError], total: int) -> None:
        """Tell what becomes of each article, as soon as it is known."""
        from contextlib import nullcontext

        from dragoman.cli.bars import is_watched, make_bar
        from dragoman.cli.messages import report_failure
        from dragoman.errors import DragomanError

        progress = make_bar("reading again") if is_watched(total) and not self.as_json else None
        with progress or nullcontext():
            task = progress.add_task("reading again", total=total) if progress else None
            for result in results:
                if isinstance(result, DragomanError):
                    self.failed += 1
                    report_failure(result)
                else:
                    self.one(result)
                if progress and task is not None:
                    progress.update(task, completed=self.counts["bytes"] + self.counts["text"] + self.failed)

    def one(self, changes: Rereading) -> None:
        """Tell what a reading changes."""
        from dragoman.cli.listing import print_json
        from dragoman.cli.printable import printable

        self.count(changes)
        if changes.fault:
            name = changes.title or changes.article
            click.echo(printable(f"note: {name}: {changes.fault}; read from the text that is kept"), err=True)
        if changes.news and self.as_json:
            print_json([changes])
        elif changes.news:
            show(changes)

    def count(self, changes: Rereading) -> None:
        """Count a reading."""
        self.counts["versions" if changes.version else changes.read_from] += 1
        self.counts["differ"] += changes.differs
        self.counts["newer"] += changes.news
        if changes.because and not changes.version:
            self.reasons[changes.because] += 1
        for name in KINDS:
            self.counts[name] += len(getattr(changes, name))

    def sum(self, *, accept: bool) -> str:
        """Return the sum of a run, in words."""
        return f"{self.sum_of_reading()} {self.sum_of_changes(accept=accept)}"

    def sum_of_reading(self) -> str:
        """Return how many articles were read again, and from what."""
        from dragoman.export.lines import counted

        read = self.counts["bytes"] + self.counts["text"]
        parts = [f"{self.counts['bytes']:,} from the bytes that they came as"] if self.counts["bytes"] else []
        if self.counts["text"]:
            reasons = "; ".join(f"{number:,}: {reason}" for reason, number in self.reasons.most_common())
            parts.append(f"{self.counts['text']:,} from the text that is kept ({reasons})")
        failed = f" {counted(self.failed, 'article')} could not be read." if self.failed else ""
        return f"{counted(read, 'article')} read again{': ' if parts else ''}{', '.join(parts)}.{failed}"

    def sum_of_changes(self, *, accept: bool) -> str:
        """Return what that changes."""
        from dragoman.export.lines import counted

        counts = self.counts
        if not counts["newer"]:
            return "Nothing changes."
        versions = counted(counts["versions"], "new version") if counts["versions"] else ""
        facts = f"{counts['come']:,} facts come, {counts['gone']:,} go, {counts['changed']:,} change"
        changed = [part for part in (versions, facts if counts["differ"] else "no fact changes") if part]
        done = "Accepted." if accept else "Nothing is written; --accept lets what is newer into the record."
        return f"{counted(counts['newer'], 'newer reading')}: {'; '.join(changed)}. {done}"


def show(changes: Rereading) -> None:
    """Print what changes in one article."""
    from dragoman.cli.printable import printable

    about = [f"{changes.before} → {changes.after}"] if changes.before != changes.after else []
    about += [new_version(changes)] if changes.version else []
    click.echo(printable(f"{changes.title or changes.article}{': ' if about else ''}{'; '.join(about)}"))
    for sign, reports in (("+", changes.come), ("-", changes.gone)):
        for report in reports:
            click.echo(printable(told_of(sign, report)))
    for (_, report), fields in zip(changes.changed, changes.differences, strict=True):
        click.echo(printable(told_of("~", report)))
        for field, (before, after) in fields.items():
            click.echo(printable(f"      {field.replace('_', ' ')}: {in_words(before)} → {in_words(after)}"))


def told_of(sign: str, report: Report) -> str:
    """Return the line of a report that comes, goes or changes."""
    return f"  {sign} {report.kind} {report.type} {report.status}: {report.quote}"


def in_words(value: Any) -> str:
    """Return a value of a field as it is shown; of nothing a dash."""
    if isinstance(value, tuple | list):
        return ", ".join(map(in_words, value)) or "–"
    if isinstance(value, msgspec.Struct):
        return in_words([part for part in msgspec.structs.astuple(value) if part is not None])
    return "–" if value is None else str(value)


def new_version(changes: Rereading) -> str:
    """Return what makes another version of the article another, in words."""
    from dragoman.export.lines import counted

    come, gone = changes.paragraphs
    what = (
        f"with {counted(come, 'new paragraph')} and without {gone:,}" if come or gone else "with another day or address"
    )
    return f"a new version {what}; what was noted of the earlier one stays with it"
