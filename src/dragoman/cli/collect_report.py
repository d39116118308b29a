"""What a run says while it collects: a line for each step, a bar where somebody watches, the sum at the end."""

from __future__ import annotations

from collections import Counter
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import click

from dragoman.cli.bars import is_watched, make_bar
from dragoman.cli.messages import report_failure
from dragoman.cli.printable import printable
from dragoman.collect.moments import after
from dragoman.collect.types import Step
from dragoman.errors import DragomanError
from dragoman.export.lines import counted

#: What became of an address, in words, in the order of the sum.
OUTCOMES = {
    "added": "added", "new_version": "added as new versions", "known": "known already",
    "irrelevant": "with nothing diplomatic", "paywalled": "behind a wall",
    "unreadable": "unreadable", "gone": "gone", "skipped": "passed over", "failed": "failed", "waiting": "put off",
}  # fmt: skip
TROUBLE = ("failed", "gone")
NONE_DUE = "no source is to be visited; “dragoman sources add ADDRESS” names one"


class Report:
    """Says what a run does, and counts it."""

    def __init__(self, path: Path, *, log_json: bool, quiet: bool) -> None:
        """Choose how it is said."""
        self.path = path
        self.log_json = log_json
        self.quiet = quiet
        self.counts: Counter[str] = Counter()
        self.bar: Any = None
        self.task: Any = None
        #: What was said last: "" for nothing yet.
        self.rested_until: str | None = ""

    def progress(self) -> AbstractContextManager[Any]:
        """Return the bar, shown where somebody watches."""
        if self.log_json or self.quiet or not is_watched():
            return nullcontext()
        self.bar = make_bar("collecting", beside=("rate", "outcomes"))
        self.task = self.bar.add_task("collecting", total=None, rate="", outcomes="")
        return self.bar  # type: ignore[no-any-return]

    def step(self, step: Step, left: int) -> None:
        """Say what was done, and how much is left."""
        if step.outcome != "retried":
            self.counts[f"{step.what} {step.outcome}"] += 1
        self.counts["facts"] += sum(step.added.facts.values()) if step.added else 0
        if self.log_json:
            self.log({"event": step.what, **without_nothing(step)})
        else:
            self.say(step)
        if self.bar is not None:
            done = sum(number for name, number in self.counts.items() if name.startswith(("address", "source")))
            self.bar.update(self.task, completed=done, total=done + left, rate=self.rate(), outcomes=self.outcomes())

    def say(self, step: Step) -> None:
        """Say what was done in a line."""
        if step.what == "source" and step.outcome in TROUBLE:
            report_failure(DragomanError(step.reason or "it could not be visited", source=step.url))
        elif not self.quiet:
            click.echo(printable(line_of(step)))

    def log(self, fields: dict[str, object]) -> None:
        """Print one object."""
        from dragoman.cli.listing import print_json

        print_json([{"at": after(), **fields}])

    def rate(self) -> str:
        """Return how many steps are done in a minute."""
        speed = self.bar.tasks[0].speed if self.bar is not None else None
        return f"{speed * 60:.0f} a minute" if speed else ""

    def outcomes(self) -> str:
        """Return how many addresses had each outcome, in words."""
        found = [(self.counts[f"address {outcome}"], words) for outcome, words in OUTCOMES.items()]
        return ", ".join(f"{number:,} {words}" for number, words in found if number)

    def resting(self, due: str | None) -> None:
        """Say when something is due next, once."""
        if due == self.rested_until:
            return
        self.rested_until = due
        if self.log_json:
            self.log({"event": "resting", "due": due})
        elif not self.quiet:
            click.echo(f"next visit {due}" if due else NONE_DUE)

    def stopped(self) -> None:
        """Say that the run was stopped."""
        self.sum(None, whole=False)
        if not self.log_json:
            click.echo("Stopped; nothing is lost. The same command goes on where it stood.", err=True)

    def sum(self, due: str | None, *, whole: bool = True) -> None:
        """Say what the run came to, and unless it was stopped early, that no source is left."""
        if self.log_json:
            self.log({"event": "sum", "record": str(self.path), "next_due": due, "counts": dict(self.counts)})
            return
        failed = self.counts["source failed"] + self.counts["source gone"]
        visited = self.counts["source visited"] + self.counts["source unchanged"] + failed
        parts = [f"{counted(visited, 'source')} visited" + (f", {failed} of them failed" if failed else "")]
        parts += [self.outcomes()] if self.outcomes() else ["no new article"]
        parts += [counted(self.counts["facts"], "fact")] if self.counts["facts"] else []
        parts += [f"next visit {due}"] if due else [NONE_DUE] if whole else []
        click.echo(f"{'; '.join(parts)}. Record: {self.path}", err=self.quiet)


def line_of(step: Step) -> str:
    """Return a step in words."""
    because = f" ({step.reason})" if step.reason else ""
    if step.what == "source":
        new = (
            f": {counted(step.new, 'new address').replace('addresss', 'addresses')}"
            if step.outcome == "visited"
            else ""
        )
        return f"{step.outcome}: {step.url}{new}{because}"
    facts = f" ({counted(sum(step.added.facts.values()), 'fact')})" if step.added and step.added.facts else ""
    title = step.added.title if step.added and step.added.title else step.url
    return f"{OUTCOMES.get(step.outcome, step.outcome)}: {title}{facts}{because}"


def without_nothing(step: Step) -> dict[str, object]:
    """Return what is known of a step."""
    fields = {name: getattr(step, name) for name in Step.__struct_fields__ if name != "what"}
    return {name: value for name, value in fields.items() if value not in (None, 0)}
