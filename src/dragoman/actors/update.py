"""Refreshing people and terms of office from Wikidata into the user's own data folder."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from dragoman.actors.registry import DATA, user_folder
from dragoman.actors.registry_entities import PERSON_COLUMNS, TERM_COLUMNS
from dragoman.actors.registry_load import load_holders, load_tables
from dragoman.actors.registry_overlay import POINTER, current_folder
from dragoman.actors.registry_roles import load_roles
from dragoman.actors.update_rows import Gathered, PersonRow, Reader, TermRow
from dragoman.actors.update_sparql import Endpoint, Manners
from dragoman.errors import RegistryError


class Question(msgspec.Struct, forbid_unknown_fields=True):
    """One kind of office to ask about."""

    office: str
    title: str
    pattern: str


class Plan(Manners):
    """The content of ``wikidata.toml``."""

    endpoint: str
    template: str
    prefixes: str
    sexes: dict[str, str]
    question: list[Question]


class UpdateReport(msgspec.Struct, frozen=True):
    """What a refresh brought."""

    people: int
    terms: int
    #: Rows without a name, a known state or a usable date, and open terms that a later holder belies.
    left_out: int
    folder: Path


def update(
    *,
    endpoint: str | None = None,
    since: int = 2000,
    folder: Path | None = None,
    progress: Callable[[str], None] = lambda line: None,
    sleep: Callable[[float], None] = time.sleep,
) -> UpdateReport:
    """Fetch heads of state and government, foreign and defence ministers, and lay them over the shipped ones.

    Nothing is written before every answer has come whole and the result has passed the registry's
    checks; then one rename makes it current. A failure at any point leaves what was there.

    Args:
        endpoint: Address of a SPARQL 1.1 endpoint with Wikidata's vocabulary; Wikidata's by default.
        since: Terms that ended before this year are left out.
        folder: The user's data folder; the one that the registry loads by default.
        progress: Called with one line after each question.
        sleep: Called to wait between questions; replaced in tests.

    Raises:
        RegistryError: when the endpoint fails or its data break the registry's checks.
    """
    plan = load_plan()
    offices = frozenset(load_roles(DATA / "roles.toml").offices)
    shipped = load_tables(DATA, offices)
    source = Endpoint(endpoint or plan.endpoint, plan, sleep)
    gathered = fetch(plan, source, Reader(shipped.states, plan.sexes), since, progress)
    if not gathered.terms:
        raise RegistryError("the endpoint knows no office holders; nothing was changed", source=endpoint)
    base = (folder or user_folder()) / "actors"
    install(base, gathered, lambda fresh: load_holders(fresh, shipped, offices))
    return UpdateReport(len(gathered.people), len(gathered.terms), gathered.left_out, base)


def load_plan() -> Plan:
    """Return the content of ``wikidata.toml``.

    Raises:
        RegistryError: when it is missing or damaged.
    """
    path = DATA / "wikidata.toml"
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Plan)
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise RegistryError(f"expected the questions of update: {error}", source=str(path)) from error


def fetch(plan: Plan, endpoint: Endpoint, reader: Reader, since: int, progress: Callable[[str], None]) -> Gathered:
    """Return the people and terms that all questions bring."""
    with endpoint:
        for number, question in enumerate(plan.question, 1):
            reader.take(endpoint.rows(query_of(plan, question, since)), question.office, question.title)
            known = len(reader.gathered.terms)
            progress(f"{number}/{len(plan.question)} {question.office.replace('_', ' ')}: {known} terms so far")
    return reader.finish()


def query_of(plan: Plan, question: Question, since: int) -> Callable[[int, int], str]:
    """Return a function from limit and offset to the query of a question."""
    fixed = plan.prefixes + plan.template.replace("$pattern", question.pattern).replace("$since", str(since))
    return lambda limit, offset: fixed.replace("$limit", str(limit)).replace("$offset", str(offset))


def install(base: Path, gathered: Gathered, check: Callable[[Path], object]) -> None:
    """Write people and terms to a fresh folder, check it, and make it the current one in a single rename.

    Args:
        base: The folder that holds the user's own people and terms.
        gathered: What to write.
        check: Loads a folder as the registry will, and raises RegistryError when its checks fail.
    """
    before = current_folder(base)
    fresh: Path | None = None
    try:
        base.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix="wikidata-", dir=base))
        write_tables(fresh, gathered)
        check(fresh)
        point_to(base, fresh)
    except OSError as error:
        discard(fresh)
        message = f"expected a data folder that can be written: {error}; nothing was changed"
        raise RegistryError(message, source=str(base)) from error
    except RegistryError:
        discard(fresh)
        raise
    if before is not None and before != base:
        discard(before)


def write_tables(folder: Path, gathered: Gathered) -> None:
    """Write both tables, in a stable order."""
    people = sorted(gathered.people.values(), key=lambda person: person.id)
    terms = sorted(gathered.terms.values(), key=lambda term: (term.of, term.office, term.start, term.person))
    write_table(folder / "people" / "wikidata.tsv", PERSON_COLUMNS, map(person_line, people))
    write_table(folder / "terms" / "wikidata.tsv", TERM_COLUMNS, map(term_line, terms))


def write_table(path: Path, columns: tuple[str, ...], lines: Iterable[tuple[str, ...]]) -> None:
    """Write one table, through to the disk."""
    path.parent.mkdir()
    with path.open("w", encoding="utf-8", newline="\n") as handle:
        handle.write("\t".join(columns) + "\n")
        handle.writelines("\t".join(line) + "\n" for line in lines)
        handle.flush()
        os.fsync(handle.fileno())


def person_line(person: PersonRow) -> tuple[str, ...]:
    """Return a person in the order of PERSON_COLUMNS."""
    return person.id, person.name, person.country, person.sex, "", "GOV"


def term_line(term: TermRow) -> tuple[str, ...]:
    """Return a term in the order of TERM_COLUMNS."""
    return term.person, term.office, term.title, term.of, term.start, term.end, ""


def point_to(base: Path, folder: Path) -> None:
    """Make a folder the current one."""
    handle, name = tempfile.mkstemp(prefix="current-", dir=base)
    with os.fdopen(handle, "w", encoding="utf-8") as pointer:
        pointer.write(folder.name)
        pointer.flush()
        os.fsync(pointer.fileno())
    os.replace(name, base / POINTER)


def discard(folder: Path | None) -> None:
    """Remove a folder that is not, or no longer, the current one."""
    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)
