"""A run: planned, carried out by whichever workers, taken up again where it was left, closed with a manifest."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import msgspec

from dragoman.engine.files import held, remove_unfinished, write_whole
from dragoman.engine.marks import remove_marks
from dragoman.engine.plan import begin, finished, plan_in, plan_of
from dragoman.engine.settings import ShardSettings
from dragoman.engine.types import Config, Manifest, Outcome, Plan, Shard, ShardReport, summed
from dragoman.errors import EngineError, OutputError
from dragoman.exchange.parquet import library

MANIFEST = "manifest.json"


class Run:
    """A run over some files into a folder, begun when its outcomes are asked for."""

    def __init__(self, plan: Plan, out: Path, *, workers: int = 1, dask: str | None = None) -> None:
        """Keep what is to be done."""
        self.plan = plan
        self.out = out
        self.workers = workers
        self.dask = dask
        #: Reports of the shards that an earlier run has finished, known once it is being carried out.
        self.before: list[ShardReport] = []

    def carried_out(self) -> Generator[Outcome | None, None, None]:
        """Yield what becomes of each shard that is not done yet, and None now and then.

        Raises:
            EngineError: The folder holds something else, or another run is writing to it.
        """
        library()
        try:
            self.out.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(f"the folder cannot be made ({error.strerror})", source=str(self.out)) from error
        with held(self.out) as alone:
            if not alone:
                raise EngineError("another run is writing to this folder; wait until it is done", source=str(self.out))
            begin(self.plan, self.out)
            remove_unfinished(self.out)
            yield from self.carry_out()

    def carry_out(self) -> Iterator[Outcome | None]:
        """Yield outcomes; write the manifest once every shard is done."""
        known = {shard.name: finished(shard, self.out) for shard in self.plan.shards}
        self.before = [report for report in known.values() if report]
        missing = [shard for shard in self.plan.shards if not known[shard.name]]
        if missing:
            (self.out / MANIFEST).unlink(missing_ok=True)
        yield None
        if missing:
            with closing(self.engine(missing)) as outcomes:
                for outcome in outcomes:
                    if outcome is not None:
                        known[outcome.shard] = outcome if isinstance(outcome, ShardReport) else None
                    yield outcome
        reports = [report for report in known.values() if report]
        if len(reports) == len(self.plan.shards):
            write_manifest(self.plan, reports, self.out)
            remove_marks(self.out)
            remove_unfinished(self.out)

    def engine(self, missing: Sequence[Shard]) -> Generator[Outcome | None, None, None]:
        """Return the workers' outcomes."""
        if self.dask is not None:
            from dragoman.engine.cluster import run_cluster

            return run_cluster(missing, self.out, self.plan.config, address=self.dask)
        from dragoman.engine.local import run_local

        return run_local(missing, self.out, self.plan.config, workers=self.workers)


def process(
    sources: Sequence[str],
    out: str | Path,
    config: Config,
    *,
    workers: int = 1,
    dask: str | None = None,
    limits: ShardSettings | None = None,
) -> Run:
    """Return the run that reads files into a folder; ``carried_out`` does it.

    Args:
        sources: Files, patterns or folders.
        out: The folder; what is finished there is not read again.
        config: From ``config_of``.
        workers: Processes of this machine.
        dask: Address or file of the scheduler of a cluster, instead of processes of this machine.
        limits: How large shards are.

    Raises:
        EngineError: A source is not there.
    """
    return Run(plan_of(sources, config, limits), Path(out), workers=workers, dask=dask)


def write_manifest(plan: Plan, reports: Sequence[ShardReport], out: Path) -> None:
    """Write what a finished run is made of; times and memory, which differ from run to run, stay in the reports."""
    same = tuple(msgspec.structs.replace(report, seconds={}, processor=0.0, memory=0) for report in reports)
    manifest = Manifest(
        config=plan.config,
        outcomes=summed([report.outcomes for report in reports]),
        facts=summed([report.facts for report in reports]),
        shards=same,
    )
    write_whole(out / MANIFEST, msgspec.json.format(msgspec.json.encode(manifest)))


def manifest_of(out: Path) -> Manifest:
    """Return the manifest of a finished run.

    Raises:
        EngineError: The run is not finished, or there is none.
    """
    plan_in(out)
    try:
        return msgspec.json.decode((out / MANIFEST).read_bytes(), type=Manifest)
    except FileNotFoundError as error:
        raise EngineError(
            "the run that writes it is not finished; call “dragoman process” again as before", source=str(out)
        ) from error
    except (OSError, msgspec.MsgspecError) as error:
        raise EngineError(f"its manifest.json cannot be read ({error})", source=str(out)) from error
