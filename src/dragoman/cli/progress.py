"""How far a run over many files is: a bar with rate, remaining time and counts; lines for machines; the sum."""

from __future__ import annotations

from time import monotonic
from types import TracebackType
from typing import Any

import click

from dragoman.cli.bars import is_watched, make_bar
from dragoman.cli.messages import report_failure
from dragoman.cli.printable import printable
from dragoman.engine.marks import mark_of
from dragoman.engine.plan import finished
from dragoman.engine.run import Run
from dragoman.engine.types import Outcome, ShardFailure, ShardReport, summed
from dragoman.errors import EngineError

#: What became of documents, in words.
OUTCOMES = {
    "read": "read",
    "irrelevant": "with nothing diplomatic",
    "other_language": "in another language",
    "no_article": "without an article",
    "unreadable": "could not be opened",
    "failed": "failed in the program",
    "set_aside": "set aside because workers died over them",
    "broken_off": "broken off",
}
#: A shard that is being read counts for no more than this before it is done.
NEARLY = 0.98
HOUR, MINUTE = 3600, 60


class Watcher:
    """Shows what a run does; a context that takes the bar away at the end."""

    def __init__(self, run: Run, *, quiet: bool, as_json: bool) -> None:
        """Choose between bar, lines of JSON and silence."""
        self.run = run
        self.quiet, self.as_json = quiet, as_json
        self.reports: dict[str, ShardReport] = {}
        self.failed: dict[str, ShardFailure] = {}
        self.begun = monotonic()
        self.started = False
        self.bar = (
            None if quiet or as_json or not is_watched() else make_bar("reading", share=True, beside=("counts", "rate"))
        )
        self.task: Any = None

    def __enter__(self) -> Watcher:
        """Start the bar."""
        if self.bar:
            self.bar.start()
            self.task = self.bar.add_task("reading", total=max(self.total(), 1), counts="", rate="")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away."""
        if self.bar:
            self.bar.stop()

    def total(self) -> int:
        """Return the bytes of all shards."""
        return sum(shard.size for shard in self.run.plan.shards)

    def look(self, outcome: Outcome | None) -> None:
        """Take note of a shard that is done, and move the bar."""
        if not self.started:
            self.started = True
            self.begin()
        if isinstance(outcome, ShardReport):
            self.reports[outcome.shard] = outcome
            self.say("shard", shard=outcome.shard, outcomes=outcome.outcomes, facts=outcome.facts,
                     seconds=outcome.seconds, processor=outcome.processor, memory=outcome.memory)  # fmt: skip
        elif outcome is not None:
            self.failed[outcome.shard] = outcome
            self.say("failure", shard=outcome.shard, reason=outcome.reason)
            if not self.as_json:
                report_failure(EngineError(outcome.reason, source=f"shard {outcome.shard}"))
        self.move()

    def begin(self) -> None:
        """Say what there is to do."""
        done, shards = len(self.run.before), len(self.run.plan.shards)
        self.say("begin", shards=shards, done=done, bytes=self.total(), out=str(self.run.out))
        if done and not (self.as_json or self.quiet):
            click.echo(f"{done:,} of {shards:,} shards were done before", err=True)

    def move(self) -> None:
        """Move the bar: shards that are done, and what is done of those that are being read."""
        if not self.bar:
            return
        over = {report.shard for report in self.run.before} | set(self.reports) | set(self.failed)
        finished = sum(shard.size for shard in self.run.plan.shards if shard.name in over)
        documents = sum(sum(report.outcomes.values()) for report in (*self.run.before, *self.reports.values()))
        here = sum(sum(report.outcomes.values()) for report in self.reports.values())
        each = finished / documents if documents else 0.0
        read = self.counts().get("read", 0)
        for shard in self.run.plan.shards:
            if shard.name not in over and (mark := mark_of(self.run.out, shard.name)).done:
                finished += int(min(mark.done * each, NEARLY * shard.size))
                documents, here, read = documents + mark.done, here + mark.done, read + mark.read
        rate = here / max(monotonic() - self.begun, 0.001)
        counts = f"{documents:,} documents, {read:,} read"
        self.bar.update(self.task, completed=finished, counts=counts, rate=f"{rate:.1f}/s")

    def counts(self) -> dict[str, int]:
        """Return how many documents of the finished shards had each outcome."""
        return summed([report.outcomes for report in (*self.run.before, *self.reports.values())])

    def say(self, event: str, **fields: Any) -> None:
        """Print a line for machines, where they are asked for."""
        if self.as_json:
            from dragoman.cli.listing import print_json

            print_json([{"event": event, "seconds_since": round(monotonic() - self.begun, 3), **fields}])

    def stopped(self) -> None:
        """Say that Ctrl-C left everything in order."""
        done = sum(finished(shard, self.run.out) is not None for shard in self.run.plan.shards)
        self.say("stopped", shards=len(self.run.plan.shards), done=done)
        if not self.as_json:
            click.echo(
                f"stopped; {done:,} of {len(self.run.plan.shards):,} shards are done. "
                "The same command takes up the rest.",
                err=True,
            )

    def finished(self) -> None:
        """Print the sum."""
        counts = self.counts()
        facts = summed([report.facts for report in (*self.run.before, *self.reports.values())])
        taken = monotonic() - self.begun
        here = sum(sum(report.outcomes.values()) for report in self.reports.values())
        memory = max((report.memory for report in self.reports.values()), default=0)
        self.say("end", outcomes=counts, facts=facts, seconds=round(taken, 3), documents=here, memory=memory,
                 failed=len(self.failed), out=str(self.run.out))  # fmt: skip
        if self.as_json:
            return
        for line in sum_of(counts, facts, here, taken):
            click.echo(printable(line))
        done = (
            "finished" if not self.failed else f"{len(self.failed):,} shards failed; the same command tries them again"
        )
        click.echo(printable(f"{self.run.out}: {done}"))


def sum_of(counts: dict[str, int], facts: dict[str, int], here: int, taken: float) -> list[str]:
    """Return the sum of a run, in lines."""
    from dragoman.export.lines import counted

    outcomes = [f"{counts[name]:,} {words}" for name, words in OUTCOMES.items() if counts.get(name)]
    lines = [f"{counted(sum(counts.values()), 'document')}: {', '.join(outcomes) or 'nothing to read'}"]
    if facts:
        lines.append(", ".join(counted(number, kind) for kind, number in facts.items()))
    if here:
        lines.append(f"{here:,} of them now, in {duration(taken)}: {here / max(taken, 0.001):.1f} a second")
    return lines


def duration(seconds: float) -> str:
    """Return a time in words."""
    hours, rest = divmod(round(seconds), HOUR)
    minutes, left = divmod(rest, MINUTE)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {left} s" if minutes else f"{left} s"
