"""The editor of briefs: a text, a preview of it, and a search for facts to refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from dragoman.errors import DecisionError, QueryError
from dragoman.export.lines import counted
from dragoman.record.briefs import LONGEST_TEXT, LONGEST_TITLE, Brief
from dragoman.record.facets import Limits
from dragoman.record.finding import find
from dragoman.types import Frozen
from dragoman.web.addresses import event_address, fact_address
from dragoman.web.brief import prefill
from dragoman.web.brief.files import grouped
from dragoman.web.brief.notes import Note, notes_of
from dragoman.web.brief.text import Block, parsed
from dragoman.web.brief.weight import weighed
from dragoman.web.pages.brief import SECTION, brief_address, version_of
from dragoman.web.types import Asked, Done, Page

if TYPE_CHECKING:
    from dragoman.door import Record

#: Facts that a search within the editor shows.
FOUND = 12
#: A little more than a brief may have, so that one that is too long is told so and not lost.
LONGEST = 2 * LONGEST_TEXT


class Fact(Frozen):
    """A fact that can be referred to."""

    key: str
    href: str
    sentence: str
    source: str


class Draft(Frozen):
    """What is in the editor."""

    title: str = ""
    text: str = ""
    #: The brief that it is a version of, and the version that was at hand; "" and 0 for a new one.
    key: str = ""
    base: int = 0


class View(Frozen):
    """What the page shows."""

    draft: Draft
    problem: str = ""
    #: Whether a preview was asked for; what it shows.
    previewed: bool = False
    groups: tuple[tuple[str, tuple[Block, ...]], ...] = ()
    notes: tuple[Note, ...] = ()
    query: str = ""
    found: tuple[Fact, ...] = ()
    longest_title: int = LONGEST_TITLE


def edit(record: Record, asked: Asked) -> Page:
    """Return the editor with a version of a brief."""
    versions = record.brief_versions(asked.parts["key"])
    one: Brief = version_of(versions, asked)
    draft = Draft(title=one.title, text=one.text, key=one.key, base=versions[0].version)
    return page_of(View(draft=draft))


def new(record: Record, asked: Asked) -> Page:
    """Return the editor with an empty brief, or with the main facts of a pair."""
    a, b = asked.word("a"), asked.word("b")
    if not a and not b:
        return page_of(View(draft=Draft(title=asked.word("title", longest=LONGEST_TITLE))))
    if not a or not b:
        raise QueryError("a brief about a pair needs two countries, as “a” and “b”")
    dossier = record.dossier(a, b, since=asked.day("since"), until=asked.day("until"))
    with record.reading() as connection:
        found = weighed(connection, dossier)
    return page_of(View(draft=Draft(title=prefill.title_of(dossier), text=prefill.text_of(dossier, found))))


def page_of(view: View) -> Page:
    """Return the page of the editor."""
    title = f"Write: {view.draft.title}" if view.draft.title else "Write a brief"
    return Page(title=title, template="brief_edit.html", data=view.draft, view=view, section=SECTION)


def write(record: Record, asked: Asked) -> Done:
    """Save what is in the editor, show a preview of it, or look for facts; what was typed stays."""
    draft = Draft(
        title=asked.word("title"), text=asked.word("text", longest=LONGEST), key=asked.word("key"),
        base=asked.number("base", 0, least=0, most=10**6),
    )  # fmt: skip
    wanted = asked.choice("do", ("save", "preview", "find"), "save")
    query = asked.word("q")
    if wanted != "save":
        view = previewed(record, draft) if wanted == "preview" else View(draft=draft)
        # Who presses Enter in the search has pressed the first button, and looks for something all the same.
        return Done(page=page_of(found(record, view, query) if query else view), status=200)
    try:
        saved = record.write_brief(draft.title, draft.text, author=asked.author, key=draft.key or None, base=draft.base)
    except DecisionError as error:
        view = refused(record, draft, error)
        return Done(page=page_of(view), status=400, problem=view.problem)
    return Done(to=brief_address(saved.key))


def refused(record: Record, draft: Draft, error: DecisionError) -> View:
    """Return the editor with the reason; a second try goes over what somebody else has saved."""
    if not draft.key:
        return View(draft=draft, problem=sentence(error.message))
    newest = record.brief_versions(draft.key)[0]
    if newest.version == draft.base:
        return View(draft=draft, problem=sentence(error.message))
    draft = Draft(title=draft.title, text=draft.text, key=draft.key, base=newest.version)
    by = f"Version {newest.version} is by {newest.author}; look at it, then save again to put yours after it."
    return View(draft=draft, problem=f"{sentence(error.message)} {by}")


def previewed(record: Record, draft: Draft) -> View:
    """Return the editor with a preview."""
    shown = parsed(draft.text)
    notes = notes_of(record, shown.references)
    wrong = sum(1 for note in notes if not note.key)
    problem = f"{counted(wrong, 'reference')} to no fact of the record; see the notes." if wrong else ""
    return View(draft=draft, problem=problem, previewed=True, groups=grouped(shown.blocks), notes=notes)


def found(record: Record, view: View, query: str) -> View:
    """Return the editor with facts in whose sentences some words stand."""
    try:
        hits = tuple(facts(record, query))
        problem = view.problem if hits else "No fact of the record has these words in its sentence."
    except QueryError as error:
        hits, problem = (), sentence(error.message)
    return replace(view, query=query, found=hits, problem=problem)


def facts(record: Record, query: str) -> list[Fact]:
    """Return the facts that answer a search, events first."""
    with record.reading() as connection:
        some = [find(connection, query, over, Limits(), count=FOUND // 2).facts for over in ("events", "statements")]
    told = {}
    for facts_found in some:
        for one in facts_found:
            key = one.event or one.report.key
            href = event_address(key) if one.event else fact_address(key)
            source = ", ".join(filter(None, (one.article.outlet, one.article.title)))
            told[key] = Fact(key=key, href=href, sentence=" ".join(one.sentence.split()), source=source)
    return list(told.values())


def remove(record: Record, asked: Asked) -> Done:
    """Take a brief off the list."""
    record.remove_brief(asked.word("key"), author=asked.author)
    return Done(to=SECTION)


def sentence(message: str) -> str:
    """Return a message as a sentence."""
    return f"{message[:1].upper()}{message[1:]}."
