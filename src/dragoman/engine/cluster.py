"""Shards read by the workers of a Dask cluster, which see the same folders."""

from __future__ import annotations

import os
from collections.abc import Generator, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

from dragoman.engine.blame import Blame
from dragoman.engine.local import reason_of
from dragoman.engine.marks import Marker
from dragoman.engine.patience import end_no_more, end_when_over
from dragoman.engine.plan import finished
from dragoman.engine.settings import settings
from dragoman.engine.shard import process_shard
from dragoman.engine.types import Config, Outcome, Shard, ShardFailure
from dragoman.errors import DragomanError, EngineError

#: A worker of several threads reads one shard at a time: more would only fight for the interpreter.
ONE_AT_A_TIME = Lock()


def run_cluster(
    shards: Sequence[Shard], out: Path, config: Config, *, address: str
) -> Generator[Outcome | None, None, None]:
    """Yield what became of each shard as it is done, and None now and then; closing the iterator takes the rest back.

    Args:
        shards: The work.
        out: The folder; the workers know it by the same path.
        config: What they are read with.
        address: Of the scheduler, or the path of its file.

    Raises:
        EngineError: Dask is not installed, or the scheduler does not answer.
    """
    blame = Blame(out)
    with connected(address) as client:
        waiting = {submit(client, shard, out, config, blame): shard for shard in shards}
        try:
            while waiting:
                for future in finished_futures(client, waiting):
                    shard = waiting.pop(future)
                    outcome = outcome_of(future, shard, out, blame)
                    if outcome is None:
                        waiting[submit(client, shard, out, config, blame)] = shard
                    else:
                        yield outcome
                yield None
        finally:
            client.cancel(list(waiting), force=True)


def connected(address: str) -> Any:
    """Return a client of the scheduler, a context that closes it."""
    try:
        import distributed
    except ImportError as error:
        raise EngineError(
            "a cluster needs Dask, which is not installed; install it with “pip install 'dragoman[cluster]'”"
        ) from error
    client: Any = distributed.Client
    named = {"scheduler_file": address} if Path(address).is_file() else {"address": address}
    try:
        return client(**named, timeout="20s", set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise EngineError(
            f"the scheduler does not answer ({error}); expected an address such as tcp://host:8786, or the path of a "
            "scheduler file",
            source=address,
        ) from error


def submit(client: Any, shard: Shard, out: Path, config: Config, blame: Blame) -> Any:
    """Have some worker read a shard; earlier shards go first."""
    key = f"dragoman-{shard.name}-{os.urandom(4).hex()}"
    return client.submit(read_shard, shard, out.absolute(), config, blame.aside(shard), key=key, pure=False)


def finished_futures(client: Any, waiting: dict[Any, Shard]) -> list[Any]:
    """Return those that are done, after a moment at the latest."""
    import distributed

    wait: Any = distributed.wait
    try:
        with client.as_current():
            done = wait(list(waiting), timeout=settings().workers.look_seconds, return_when="FIRST_COMPLETED").done
    except TimeoutError:
        return []
    return list(done)


def outcome_of(future: Any, shard: Shard, out: Path, blame: Blame) -> Outcome | None:
    """Return what became of a shard, or None when it is to be repeated because workers died over it."""
    from distributed.scheduler import KilledWorker

    error = future.exception()
    if error is None:
        found: Outcome = future.result()
        if isinstance(found, ShardFailure) or finished(shard, out):
            return found
        return ShardFailure(
            shard=shard.name,
            reason="a worker has finished it, but its files are not here; expected a folder that this machine and all "
            "workers share under the same path",
        )
    if isinstance(error, KilledWorker):
        return blame.died(shard, slow=True)  # the scheduler has tried it several times
    return ShardFailure(shard=shard.name, reason=f"the worker reported {reason_of(error)}")


def read_shard(shard: Shard, out: Path, config: Config, aside: frozenset[int]) -> Outcome:
    """Return the report of a shard, or why it cannot be finished; to be run by a worker of the cluster.

    Nobody ends a worker that hangs in one document, so it ends itself; the scheduler then repeats the shard elsewhere.
    """
    with ONE_AT_A_TIME:
        if done := finished(shard, out):  # by a worker that ended before it could tell
            return done
        marker = Marker(out, shard.name)

        def watch(number: int, done: int, read: int) -> None:
            marker(number, done, read)
            end_when_over()

        try:
            return process_shard(shard, out, config, set_aside=aside, watch=watch)
        except (DragomanError, OSError, MemoryError) as error:
            return ShardFailure(shard=shard.name, reason=reason_of(error))
        finally:
            end_no_more()
            marker.close()
