"""One article in, one reading out: the parts of the flow in their order.

Reading needs no database and no network beyond the sources that the caller names. The same input,
version and options give the same reading, whatever the number of workers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date as Date
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from dragoman.errors import ArticleError, DragomanError, FactNotFoundError, IrrelevantError
from dragoman.types import Actor, Article, Document, Reading

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

    from dragoman.archives.fields import Fields
    from dragoman.coding.coder import Facts
    from dragoman.coding.scene import Scene
    from dragoman.coding.trace import Trace
    from dragoman.gate import Judgement

__all__ = [
    "Parts", "explain", "read", "read_again", "read_all", "read_at_hand", "read_document_parts", "read_with_documents",
    "scene_of",
]  # fmt: skip

#: A document, None where it could not be opened, and what came of it.
Read = tuple[Document | None, Reading | DragomanError]
#: Says of a clean article why it need not be read, or None.
Skip = Callable[[Article], DragomanError | None]
#: Documents handed to the workers ahead of the results taken from them, per worker.
_AHEAD = 4


@dataclass(frozen=True)
class Parts:
    """A reading with what it was made from, for explanations and measurements."""

    reading: Reading
    #: Seconds spent in each part, by name.
    seconds: dict[str, float]
    scene: Scene
    facts: Facts


@dataclass(frozen=True)
class _Options:
    """What the caller knows about the article."""

    date: str | Date | None = None
    url: str | None = None
    outlet: str | None = None
    gate: bool | None = False
    skip: Skip | None = None
    progress: Callable[[str], None] | None = None


def read(source: str, *, date: str | Date | None = None, url: str | None = None, outlet: str | None = None) -> Reading:
    """Return the reading of one article.

    Args:
        source: A path, an address (http or https), or "-" for standard input.
        date: The day of publication where the caller knows it, ISO 8601; else it is taken from the
            document or inferred from what the article says.
        url: The address that the article was published at.
        outlet: Who published it.

    Raises:
        SourceError: It cannot be opened or fetched.
        ArticleError: It holds no article that can be read.
        LanguageError: The article is not in English.
        DateError: The date is not ISO 8601.
    """
    found = next(iter(read_all([str(source)], date=date, url=url, outlet=outlet)), None)
    if found is None:
        raise ArticleError(
            "there is nothing to read; expected a file, a folder with articles, or an address", source=str(source)
        )
    if isinstance(found, DragomanError):
        raise found
    return found


def read_all(
    sources: Iterable[str],
    *,
    date: str | Date | None = None,
    url: str | None = None,
    outlet: str | None = None,
    workers: int = 1,
    allow_hosts: frozenset[str] = frozenset(),
    fields: Fields | None = None,
    gate: bool | None = False,
    skip: Skip | None = None,
) -> Iterator[Reading | DragomanError]:
    """Yield the reading of every article, or the error that kept it from being read, in the order of the sources.

    Args:
        sources: Paths of articles or archives, folders, addresses, or "-".
        date, url, outlet: As in ``read``, for every article.
        workers: How many processes read at the same time.
        allow_hosts: Hosts inside the local network that may be fetched from.
        fields: Which fields of JSON Lines hold what; the usual names unless given.
        gate: Whether documents that hold nothing diplomatic are passed over with an ``IrrelevantError``; None for
            those out of archives only.
        skip: Asked of each clean article; the error that it returns takes the place of the reading. With several
            workers it must be able to travel to them.
    """
    read = read_with_documents(
        sources, date=date, url=url, outlet=outlet, workers=workers, allow_hosts=allow_hosts, fields=fields, gate=gate,
        skip=skip,
    )  # fmt: skip
    return (result for _, result in read)


def read_with_documents(
    sources: Iterable[str],
    *,
    date: str | Date | None = None,
    url: str | None = None,
    outlet: str | None = None,
    workers: int = 1,
    allow_hosts: frozenset[str] = frozenset(),
    fields: Fields | None = None,
    gate: bool | None = False,
    skip: Skip | None = None,
) -> Iterator[Read]:
    """Yield what ``read_all`` yields, each with the document that it was read from; arguments as there."""
    from dragoman.archives import open_sources

    options = _Options(date, url, outlet, gate, skip)
    documents = open_sources(sources, allow_hosts=allow_hosts, fields=fields)
    if workers <= 1:
        for document in documents:
            yield _opened(document), _read_or_error(document, options)
    else:
        yield from _read_in_processes(documents, options, workers)


def _opened(document: Document | DragomanError) -> Document | None:
    return None if isinstance(document, DragomanError) else document


def read_at_hand(
    document: Document,
    *,
    date: str | Date | None = None,
    url: str | None = None,
    outlet: str | None = None,
    skip: Skip | None = None,
    progress: Callable[[str], None] | None = None,
) -> Reading | DragomanError:
    """Return the reading of a document that is at hand, or the error that kept it from being read.

    Args:
        document: The document.
        date, url, outlet: As in ``read``.
        skip: As in ``read_all``.
        progress: Told each part of the flow that has done some work, by name.
    """
    return _read_or_error(document, _Options(date, url, outlet, skip=skip, progress=progress))


def _read_or_error(document: Document | DragomanError, options: _Options) -> Reading | DragomanError:
    from dragoman.archives.one_document import one_document

    if isinstance(document, DragomanError):
        return document
    try:
        with one_document(document.source):
            return _read_parts(document, options).reading
    except DragomanError as error:
        return error


def _read_in_processes(
    documents: Iterator[Document | DragomanError], options: _Options, workers: int
) -> Iterator[Read]:
    """Yield results in order while workers read ahead; each worker has one thread and its own model."""
    from collections import deque
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting: deque[tuple[Document | None, Callable[[], Reading | DragomanError]]] = deque()
        stream = iter(documents)
        for document in islice(stream, workers * _AHEAD):
            waiting.append((_opened(document), _hand_over(pool, document, options)))
        while waiting:
            document_read, result = waiting.popleft()
            yield document_read, result()
            for document in islice(stream, 1):
                waiting.append((_opened(document), _hand_over(pool, document, options)))


def _hand_over(
    pool: ProcessPoolExecutor, document: Document | DragomanError, options: _Options
) -> Callable[[], Reading | DragomanError]:
    """Have a worker read a document; return what gives its result, or an error where the workers were killed."""
    from concurrent.futures.process import BrokenProcessPool

    if isinstance(document, DragomanError):
        return lambda: document
    source = document.source
    killed = "the process that was to read it ended early, perhaps for want of memory; read it with fewer workers"
    try:
        future = pool.submit(_read_or_error, document, options)
    except BrokenProcessPool:
        return lambda: ArticleError(killed, source=source)

    def result() -> Reading | DragomanError:
        try:
            return future.result()
        except BrokenProcessPool:
            return ArticleError(killed, source=source)

    return result


def _read_parts(document: Document, options: _Options) -> Parts:
    gate = options.gate if options.gate is not None else bool(document.known and document.known.archive)
    return read_document_parts(
        document, date=options.date, url=options.url, outlet=options.outlet, gate=gate, skip=options.skip,
        progress=options.progress,
    )  # fmt: skip


def read_document_parts(
    document: Document,
    *,
    date: str | Date | None = None,
    url: str | None = None,
    outlet: str | None = None,
    gate: bool = False,
    skip: Skip | None = None,
    progress: Callable[[str], None] | None = None,
) -> Parts:
    """Return the reading of one document together with what it was made from and the time each part took.

    Args:
        document: The document.
        date, url, outlet: As in ``read``.
        gate: Whether one that holds nothing diplomatic is passed over.
        skip: Asked of the clean article; the error that it returns is raised.
        progress: Told each part that has done some work, by name.

    Raises:
        IrrelevantError: The gate did not let it through.
        ArticleError: It holds no article that can be read.
    """
    from time import perf_counter

    from dragoman import __version__
    from dragoman.article import read_document

    seconds: dict[str, float] = {}
    clock = perf_counter()

    def lap(part: str) -> None:
        nonlocal clock
        now = perf_counter()
        seconds[part] = seconds.get(part, 0.0) + now - clock
        clock = now
        if progress:
            progress(part)

    if gate:
        from dragoman.gate import judge_document

        refuse_irrelevant(judge_document(document), document.source)
        lap("gate")
    article = read_document(document, date=date, url=url, outlet=outlet)
    lap("article")
    if gate:
        from dragoman.gate import judge

        refuse_irrelevant(judge(article.text), document.source)
        lap("gate")
    error = skip(article) if skip else None
    if error is not None:
        raise error
    from dragoman.coding.coder import code
    from dragoman.language.encoder import load_encoder

    scene = scene_of(article, lap)
    facts = code(scene)
    lap("coding")
    reading = _reading(__version__, load_encoder().name, scene.article, scene, facts)
    return Parts(reading, seconds, scene, facts)


def refuse_irrelevant(judgement: Judgement, source: str) -> None:
    """Raise IrrelevantError if the gate does not let a document through."""
    if not judgement.passes:
        raise IrrelevantError(
            "nothing in it can be a contact or commitment of states or bodies; read it without the gate to be sure",
            source=source,
        )


def read_again(article: Article) -> Reading:
    """Return the reading of an article that was cleaned before, by the engine and the model of today.

    What was inferred of its publication is inferred anew.
    """
    return code_again(article).reading


def code_again(article: Article) -> Parts:
    """Return the reading of an article that was cleaned before, with what it was made from."""
    from dragoman import __version__
    from dragoman.coding.coder import code
    from dragoman.language.encoder import load_encoder

    known = article.published if article.published and article.published.basis != "inferred" else None
    scene = scene_of(msgspec.structs.replace(article, published=known))
    facts = code(scene)
    return Parts(_reading(__version__, load_encoder().name, scene.article, scene, facts), {}, scene, facts)


def scene_of(article: Article, lap: Callable[[str], None] = lambda part: None) -> Scene:
    """Return everything that the coder looks at in an article: analysis, cast, expressions of time, publication.

    Args:
        article: The clean text; where its publication is not known, it is inferred.
        lap: Called with a part's name whenever the part has done some work.
    """
    from dragoman.actors.names import find_all
    from dragoman.actors.publisher import origin_of
    from dragoman.actors.registry import load_registry
    from dragoman.actors.resolution import resolve
    from dragoman.calendar import find_expressions
    from dragoman.coding.chronicle import chronicle_of
    from dragoman.coding.publication import publication_of
    from dragoman.coding.scene import Scene
    from dragoman.language.analysis import analyse
    from dragoman.language.encoder import load_encoder

    load_encoder()
    registry = load_registry()
    lap("loading")
    analysis = analyse(article.text, article.headings)
    lap("language")
    expressions = find_expressions(article.text)
    lap("calendar")
    found = find_all(article.text, analysis, registry, [(e.start, e.end) for e in expressions])
    lap("actors")
    published = publication_of(article, analysis, expressions, registry, found)
    lap("calendar")
    cast = resolve(article.text, analysis, registry, found, published, origin=origin_of(registry, article))
    lap("actors")
    told = chronicle_of(article.text, expressions, published)
    dated = msgspec.structs.replace(article, published=published)
    return Scene(dated, analysis, cast, told.expressions, published, told.entries)


def _reading(version: str, model: str, article: Article, scene: Scene, facts: Facts) -> Reading:
    return Reading(
        dragoman=version,
        model=model,
        article=article,
        actors=_actors_used(scene, facts),
        events=facts.events,
        contacts=facts.contacts,
        statements=facts.statements,
        commitments=facts.commitments,
        assessments=facts.assessments,
        unresolved=facts.unresolved,
    )


def _actors_used(scene: Scene, facts: Facts) -> tuple[Actor, ...]:
    """Return the actors that are mentioned or take part in a fact."""
    used = {i for e in facts.events for i in (*e.actors, *e.recipients, e.reported_by)}
    used |= {i for c in facts.contacts for i in (*c.participants, c.initiator)}
    used |= {i for s in facts.statements for i in (s.speaker, *s.co_speakers, s.on_behalf_of, *s.addressees)}
    used |= {i for c in facts.commitments for i in (*c.by, *c.to)}
    used |= {i for a in facts.assessments for i in (*a.between, a.assessor)}
    return tuple(actor for actor in scene.cast.actors.values() if actor.mentions or actor.id in used)


def explain_again(fact_id: str, article: Article) -> Trace:
    """Return the steps that make one fact of an article that was cleaned before, by the engine and model of today.

    Raises:
        FactNotFoundError: Today's reading has no such fact.
    """
    from dragoman.coding.explain import explain_fact

    parts = code_again(article)
    trace = explain_fact(fact_id, parts.reading, parts.scene, parts.facts)
    if trace is None:
        raise FactNotFoundError(
            "the engine of today does not read this fact in the article; “dragoman reread” shows what changed",
            source=article.source,
        )
    return trace


def explain(
    fact_id: str, source: str, *, date: str | Date | None = None, url: str | None = None, outlet: str | None = None
) -> Trace:
    """Return the steps that made one fact of an article: which words, senses, rules and scores.

    Args:
        fact_id: The id of the fact, or the beginning of it when no other fact's id begins so.
        source: As in ``read``; the article is read again.

    Raises:
        FactNotFoundError: No fact of the reading has the id.
    """
    from dragoman.article import open_documents
    from dragoman.coding.explain import explain_fact

    document = next(iter(open_documents([str(source)])), None)
    if document is None or isinstance(document, DragomanError):
        raise document if document is not None else ArticleError("there is nothing to read", source=str(source))
    try:
        parts = read_document_parts(document, date=date, url=url, outlet=outlet)
    except DragomanError as error:
        error.source = error.source or document.source
        raise
    trace = explain_fact(fact_id, parts.reading, parts.scene, parts.facts)
    if trace is None:
        raise FactNotFoundError(
            f"no fact of this article has the id {fact_id!r}; expected one that `dragoman read` shows for it",
            source=str(source),
        )
    return trace
