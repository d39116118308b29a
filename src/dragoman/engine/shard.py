"""One shard read: a pure function of its files and the configuration, which may be repeated at will."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter, process_time
from typing import TypeVar

import msgspec

from dragoman.archives.one_document import ProgramError, one_document
from dragoman.engine.files import write_whole
from dragoman.engine.opening import documents_of
from dragoman.engine.rows import fact_rows, reading_row
from dragoman.engine.tables import ShardFiles
from dragoman.engine.types import Config, Shard, ShardReport
from dragoman.errors import (
    ArchiveError,
    ArticleError,
    DragomanError,
    EngineError,
    IrrelevantError,
    LanguageError,
    SourceError,
)
from dragoman.types import Document, Reading

#: Called before each document: its number, how many are done, how many of these were read.
Watch = Callable[[int, int, int], None]
#: Outcome of a document that was read, or that a worker died over.
READ, SET_ASIDE, BROKEN_OFF = "read", "set_aside", "broken_off"
KILOBYTE = 1024
Result = TypeVar("Result")


def process_shard(
    input: Shard,
    output: Path,
    config: Config,
    *,
    set_aside: frozenset[int] = frozenset(),
    watch: Watch = lambda number, done, read: None,
) -> ShardReport:
    """Read every document of a shard and write what it says; what was there of this shard is replaced.

    Args:
        input: The files, and which of their documents.
        output: The folder of the data set.
        config: What they are read with.
        set_aside: Numbers of documents that are not to be touched: workers died over them.
        watch: Called before each document, with its number, how many are done and how many of these were read.

    Raises:
        EngineError: This is another engine or model than that of the configuration.
        OSError: It cannot be written.
    """
    require_engine(config)
    work, worked = Work(config), process_time()
    with ShardFiles(output, input.name) as files:
        for number, document in numbered(input, config, work):
            watch(number, work.done, work.outcomes[READ])
            work.take(number, SetAside() if number in set_aside else document, files)
        files_written = work.timed("writing", files.finish)
    report = ShardReport(
        shard=input.name, outcomes=dict(sorted(work.outcomes.items())), facts=dict(sorted(work.facts.items())),
        files=files_written, seconds={name: round(taken, 3) for name, taken in work.seconds.items()},
        processor=round(process_time() - worked, 3), memory=most_memory(),
    )  # fmt: skip
    write_whole(report_path(output, input.name), msgspec.json.format(msgspec.json.encode(report)))
    return report


class SetAside(ArticleError):
    """A document that is not opened any more."""

    def __init__(self) -> None:
        super().__init__("workers ended early, or took too long, whenever they read it; read it by itself to see why")


def report_path(out: Path, shard: str) -> Path:
    """Return where the report of a shard is; it is written last, and says that the shard is done."""
    return out / "reports" / f"{shard}.json"


def require_engine(config: Config) -> None:
    """Load model and registry, and refuse to mix what different engines read."""
    from dragoman import __version__
    from dragoman.actors.registry import load_registry
    from dragoman.language.encoder import load_encoder

    load_registry()
    here = (__version__, load_encoder().name)
    if here != (config.engine, config.model):
        raise EngineError(
            f"the worker has Dragoman {here[0]} with model {here[1]}; expected {config.engine} with {config.model}: "
            "install the same version everywhere"
        )


def numbered(shard: Shard, config: Config, work: Work) -> Iterator[tuple[int, Document | DragomanError]]:
    """Yield documents with their numbers; where the file itself cannot be read on, that is the last one."""
    documents, last = documents_of(shard, config), -1
    while True:
        try:
            found = work.timed("opening", lambda: next(documents, None))
        except Exception as error:  # one bad file must not stop a run
            name = type(error).__name__
            reason = f"the rest of the file could not be opened because of an error ({name}: {error})"
            yield last + 1, BrokenOff(reason, source=shard.sources[-1])
            return
        if found is None:
            return
        last = found[0]
        yield found


class BrokenOff(SourceError):
    """A file that could not be read to its end."""


class Work:
    """What happens to the documents of one shard, counted and timed."""

    def __init__(self, config: Config) -> None:
        """Begin with nothing."""
        self.config = config
        self.done = 0
        self.outcomes: Counter[str] = Counter()
        self.facts: Counter[str] = Counter()
        self.seconds: defaultdict[str, float] = defaultdict(float)

    def timed(self, part: str, task: Callable[[], Result]) -> Result:
        """Return what a task gives, and add the time that it takes to a part of the work."""
        begun = perf_counter()
        try:
            return task()
        finally:
            self.seconds[part] += perf_counter() - begun

    def take(self, number: int, document: Document | DragomanError, files: ShardFiles) -> None:
        """Read a document and write what it says, or why it says nothing."""
        result = document if isinstance(document, DragomanError) else self.read(document)
        self.timed("writing", lambda: self.write(number, result, document, files))
        self.done += 1

    def read(self, document: Document) -> Reading | DragomanError:
        """Return the reading of a document, or the error that kept it from being read."""
        from dragoman.reader import read_document_parts

        gate = self.config.gate if self.config.gate is not None else bool(document.known and document.known.archive)
        begun = perf_counter()
        try:
            with one_document(document.source):
                parts = read_document_parts(document, outlet=self.config.outlet, gate=gate)
        except DragomanError as error:
            if not isinstance(error, ProgramError):
                self.seconds["turned away"] += perf_counter() - begun
            return error
        for part, taken in parts.seconds.items():
            self.seconds[part] += taken
        return parts.reading

    def write(
        self, number: int, result: Reading | DragomanError, document: Document | DragomanError, files: ShardFiles
    ) -> None:
        """Write a reading with its facts, or an error."""
        url = document.url if isinstance(document, Document) else None
        if isinstance(result, DragomanError):
            outcome = outcome_of(result)
            self.outcomes[outcome] += 1
            files.add("errors", error_row(number, result, url, outcome))
            return
        assert isinstance(document, Document)  # of what could not be opened the result is that error
        self.outcomes[READ] += 1
        files.add("readings", reading_row(number, result, document))
        for row in fact_rows(result):
            self.facts["contact" if row["contact"] else row["kind"]] += 1
            files.add("facts", row)


#: Outcome by kind of error; the first that fits.
OUTCOMES: tuple[tuple[type[DragomanError] | tuple[type[DragomanError], ...], str], ...] = (
    (SetAside, SET_ASIDE),
    (BrokenOff, BROKEN_OFF),
    (ProgramError, "failed"),
    (IrrelevantError, "irrelevant"),
    (LanguageError, "other_language"),
    (ArticleError, "no_article"),
    ((ArchiveError, SourceError), "unreadable"),
)


def outcome_of(error: DragomanError) -> str:
    """Return the word for what became of a document."""
    return next((outcome for kind, outcome in OUTCOMES if isinstance(error, kind)), "failed")


def error_row(number: int, error: DragomanError, url: str | None, outcome: str) -> dict[str, object]:
    """Return the line of a document that gave no reading."""
    return {
        "number": number, "source": error.source, "url": url, "outcome": outcome, "error": type(error).__name__,
        "reason": error.message,
    }  # fmt: skip


def most_memory() -> int:
    """Return the most memory that this process has held, in bytes; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * KILOBYTE
