"""The work of a run: files cut into shards, the same whatever the number of workers, written down at the beginning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from dragoman.engine.files import write_whole
from dragoman.engine.opening import files_of
from dragoman.engine.settings import ShardSettings, settings
from dragoman.engine.shard import report_path
from dragoman.engine.stretches import has_stretches
from dragoman.engine.types import Config, Plan, Shard, ShardReport
from dragoman.errors import EngineError
from dragoman.record.keys import digest

PLAN = "plan.json"
Group = list[tuple[str, int]]


def config_of(
    *, outlet: str | None = None, mapping: Iterable[tuple[str, str]] = (), gate: bool | None = None
) -> Config:
    """Return a configuration for the engine and the model of this installation."""
    from dragoman import __version__
    from dragoman.language.encoder import load_encoder

    return Config(
        engine=__version__, model=load_encoder().name, outlet=outlet, mapping=tuple(sorted(mapping)), gate=gate
    )


def plan_of(sources: Iterable[str], config: Config, limits: ShardSettings | None = None) -> Plan:
    """Return the shards of some sources, each file once, in the order in which they are named.

    Args:
        sources: Files, patterns or folders.
        config: What they are read with.
        limits: How large shards are; the settings unless given.

    Raises:
        EngineError: A source is not there.
    """
    files = dict.fromkeys(str(path) for source in sources for path in files_of(source))
    sized = [(file, size_of(file)) for file in files]
    return Plan(config=config, shards=tuple(numbered_shards(sized, limits or settings().shards)))


def size_of(file: str) -> int:
    """Return the bytes of a file; one that cannot be looked at is reported when it is opened."""
    try:
        return Path(file).stat().st_size
    except OSError:
        return 0


def numbered_shards(files: Group, limits: ShardSettings) -> Iterator[Shard]:
    """Yield the shards: small files together, large ones in parts."""
    number = 0
    for group in grouped(files, limits):
        size = sum(bytes for _, bytes in group)
        parts, stretches = parts_of(group, limits)
        for part in range(parts):
            name = f"{number:06}-{digest(*(v for entry in group for v in entry), part, parts)[:8]}"
            sources = tuple(file for file, _ in group)
            yield Shard(name=name, sources=sources, part=part, parts=parts, size=size // parts, stretches=stretches)
            number += 1


def parts_of(group: Group, limits: ShardSettings) -> tuple[int, bool]:
    """Return into how many parts some files are cut, and whether they are stretches."""
    if len(group) > 1 or group[0][1] <= min(limits.stretch_bytes, limits.part_bytes):
        return 1, False
    file, size = group[0]
    stretches = has_stretches(file)
    parts = -(-size // (limits.stretch_bytes if stretches else limits.part_bytes))
    return parts, stretches and parts > 1


def grouped(files: Group, limits: ShardSettings) -> Iterator[Group]:
    """Yield files that are read together, in their order."""
    group, total = Group(), 0
    for file, size in files:
        if group and (len(group) >= limits.files or total + size > limits.bytes):
            yield group
            group, total = [], 0
        group.append((file, size))
        total += size
    if group:
        yield group


def begin(plan: Plan, out: Path) -> None:
    """Write the plan into the folder of a run, or see that the run there has the same.

    Raises:
        EngineError: The folder holds something else.
    """
    path = out / PLAN
    if not path.exists():
        if any(entry.name != ".lock" and not entry.name.endswith(".part") for entry in out.iterdir()):
            raise EngineError("the folder holds other files; name an empty or a new one", source=str(out))
        write_whole(path, msgspec.json.format(msgspec.json.encode(plan)))
        return
    before = plan_in(out)
    if before.config != plan.config:
        raise EngineError(
            "the run in this folder was begun with another version, model or other options; name another folder, or "
            "give the same options",
            source=str(out),
        )
    if before != plan:
        raise EngineError(
            "the run in this folder was begun with other files; name another folder for these, or the same files",
            source=str(out),
        )


def plan_in(out: Path) -> Plan:
    """Return the plan of a run.

    Raises:
        EngineError: There is none, or it is damaged.
    """
    try:
        return msgspec.json.decode((out / PLAN).read_bytes(), type=Plan)
    except FileNotFoundError as error:
        raise EngineError(
            "it is no folder that “dragoman process” wrote: there is no plan.json in it", source=str(out)
        ) from error
    except (OSError, msgspec.MsgspecError) as error:
        raise EngineError(f"its plan.json cannot be read ({error}); name another folder", source=str(out)) from error


def finished(shard: Shard, out: Path) -> ShardReport | None:
    """Return the report of a shard that is done and whose files are there, or None."""
    try:
        report = msgspec.json.decode(report_path(out, shard.name).read_bytes(), type=ShardReport)
        whole = all((out / file.name).stat().st_size == file.size for file in report.files)
    except (OSError, msgspec.MsgspecError):
        return None
    return report if whole else None
