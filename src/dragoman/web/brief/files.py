"""A brief as a file: Markdown, HTML, DOCX."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from dragoman.alerts.feed import clean
from dragoman.export.dossier_markdown import plain
from dragoman.export.names import in_quotes
from dragoman.types import Frozen
from dragoman.web.brief.notes import Note
from dragoman.web.brief.text import Block

#: What begins a list in Markdown although it was prose.
BEGINS = re.compile(r"^([-+]|\d+(?=[.)]))")
BACKSLASHED = r"\\\1"
GREY = 0x5B, 0x64, 0x70


class Printed(Frozen):
    """What a file of a brief holds."""

    title: str
    #: Author, day, version, record, program.
    about: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]


# --- Markdown ---------------------------------------------------------------------------------------


def markdown(brief: Printed) -> bytes:
    """Return a brief as Markdown with footnotes; its text and that of articles is text, never markup."""
    return ("\n".join(markdown_lines(brief)) + "\n").encode()


def markdown_lines(brief: Printed) -> Iterator[str]:
    """Yield the lines of the file."""
    yield from (f"# {plain(brief.title)}", "", f"_{plain(brief.about)}_")
    before = ""
    for block in brief.blocks:
        if (before, block.kind) != ("item", "item"):
            yield ""
        before = block.kind
        words = "".join(f"[^{piece.note}]" if piece.note else escaped(piece.text) for piece in block.pieces)
        start = {"heading": f"{'#' * block.level} ", "item": "- "}.get(block.kind, "")
        yield start + (words if start else BEGINS.sub(BACKSLASHED, words))
    if brief.notes:
        yield ""
    for note in brief.notes:
        link = f" <{note.url}>" if note.url and not set(note.url) & set("<> \n") else ""
        said = " ".join(map(plain, sentences(note)))
        yield f"[^{note.number}]: {said}{link} {warned(note)}`{re.sub(r'[^0-9a-z]', '', note.key) or '?'}`"


def sentences(note: Note) -> Iterator[str]:
    """Yield what a note says, each with its full stop: the words and their source, what it is, what settled it."""
    if note.sentence:
        yield quoted(note.sentence)
    yield from (f"{part[:1].upper()}{part[1:]}." for part in (note.source, note.what) if part)
    if note.settled:
        yield f"{note.settled.told}{':' if note.settled.sentence else '.'}"
    if note.settled and note.settled.sentence:
        yield quoted(note.settled.sentence)


def quoted(sentence: str) -> str:
    """Return a sentence in quotation marks, with a full stop behind it where it ends without one."""
    words = in_quotes(sentence)
    return words if words.rstrip('”"').endswith((".", "!", "?", "…")) else f"{words}."


def escaped(text: str) -> str:
    """Return text without markup, with the blanks at its ends."""
    core = plain(text)
    return f"{' ' if text[:1].isspace() else ''}{core}{' ' if text[-1:].isspace() and core else ''}"


def warned(note: Note) -> str:
    """Return what is to be minded about a note."""
    return f"({note.warning}) " if note.warning else ""


# --- HTML -------------------------------------------------------------------------------------------


def html(brief: Printed) -> bytes:
    """Return a brief as a page that stands alone: no script, nothing from elsewhere."""
    from dragoman.web.templating import render

    return render("brief_file.html", brief=brief, grouped=grouped(brief.blocks)).encode()


def grouped(blocks: tuple[Block, ...]) -> tuple[tuple[str, tuple[Block, ...]], ...]:
    """Return blocks with the items of one list together."""
    found: list[tuple[str, list[Block]]] = []
    for block in blocks:
        if block.kind == "item" and found and found[-1][0] == "item":
            found[-1][1].append(block)
        else:
            found.append((block.kind, [block]))
    return tuple((kind, tuple(some)) for kind, some in found)


# --- DOCX -------------------------------------------------------------------------------------------


def docx(brief: Printed) -> bytes:
    """Return a brief as a Word document; the notes stand at its end, and each number leads to its note and back.

    They are no footnotes of Word, for which python-docx has no means.
    """
    from docx import Document

    document = Document()
    document.core_properties.title, document.core_properties.comments = clean(brief.title)[:255], ""
    document.core_properties.author = ""
    document.add_heading(clean(brief.title), 0)
    add_grey(document.add_paragraph(), brief.about)
    marks = Marks()
    for block in brief.blocks:
        add_block(document, block, marks)
    if brief.notes:
        document.add_heading("Notes", 1)
    for note in brief.notes:
        add_note(document, note, marks)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


class Marks:
    """Places of a document that links lead to: each has a number of its own, and a name that is given once."""

    def __init__(self) -> None:
        """Begin with none."""
        self.names: list[str] = []

    def mark(self, run: Any, name: str) -> None:
        """Mark a run as the place of a name, unless another has it."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        if name in self.names:
            return
        self.names.append(name)
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for element in (start, end):
            element.set(qn("w:id"), str(len(self.names)))
        start.set(qn("w:name"), name)
        run._r.addprevious(start)
        run._r.addnext(end)


def link(run: Any, name: str) -> None:
    """Let a run lead to the place of a name."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    around = OxmlElement("w:hyperlink")
    around.set(qn("w:anchor"), name)
    run._r.addprevious(around)
    around.append(run._r)


def add_block(document: Any, block: Block, marks: Marks) -> None:
    """Add a heading, a paragraph or an item."""
    if block.kind == "heading":
        paragraph = document.add_heading("", block.level - 1)
    else:
        paragraph = document.add_paragraph(style="List Bullet" if block.kind == "item" else None)
    for piece in block.pieces:
        if piece.note:
            add_number(paragraph, piece.note, marks)
        else:
            paragraph.add_run(clean(piece.text))


def add_number(paragraph: Any, number: int, marks: Marks) -> None:
    """Add the number of a note, raised, that leads to it; the first of each is what the note leads back to."""
    run = paragraph.add_run(str(number))
    run.font.superscript = True
    marks.mark(run, f"told{number}")
    link(run, f"note{number}")


def add_note(document: Any, note: Note, marks: Marks) -> None:
    """Add a note, which its number leads to; the number before it leads back to the text."""
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    number = paragraph.add_run(f"{note.number}.")
    number.font.size = Pt(9)
    marks.mark(number, f"note{note.number}")
    link(number, f"told{note.number}")
    paragraph.add_run(clean(f" {' '.join(sentences(note))}")).font.size = Pt(9)
    rest = " · ".join(part for part in (note.url, note.warning, note.key and f"fact {note.key}") if part)
    add_grey(paragraph, f" {rest}", 8)


def add_grey(paragraph: Any, text: str, points: int = 9) -> None:
    """Add words that matter less."""
    from docx.shared import Pt, RGBColor

    run = paragraph.add_run(clean(text))
    run.font.size, run.font.color.rgb = Pt(points), RGBColor(*GREY)


#: The forms of a file, by their ending.
FORMS: dict[str, Callable[[Printed], bytes]] = {"md": markdown, "html": html, "docx": docx}
