"""Blocks and stated facts of PDF files: lines of the pages, without what runs along their edges."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from dragoman.article.blocks import Block, Facts
from dragoman.article.clean import normalise
from dragoman.article.dates import is_publication_line
from dragoman.article.headings import ends_sentence
from dragoman.article.lines import reflow
from dragoman.article.settings import settings
from dragoman.errors import ArticleError

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

PAGE_NUMBER = re.compile(
    r"^[-–—|\[( ]*(?:page |p\. ?)?(?:\d{1,4}|[ivxl]{1,6})(?: ?(?:/|of) ?\d{1,4})?[-–—|\]) .]*$", re.IGNORECASE
)
END_MARK_WITHIN = 2048
#: Titles that writing programs leave behind.
IDLE_TITLE = re.compile(r"^(?:untitled|microsoft word\b.*|document\d*|.*\.(?:docx?|pdf|indd|odt|tex))$", re.IGNORECASE)


def read_pdf(content: bytes, source: str) -> tuple[list[Block], Facts]:
    """Return the blocks and stated facts of a PDF.

    Raises:
        ArticleError: It is cut short, encrypted, damaged, too long, or holds no text.
    """
    if b"%%EOF" not in content[-END_MARK_WITHIN:]:
        raise ArticleError("the PDF is cut short: its end mark is missing; expected the whole file", source=source)
    pages, facts = extract(content, source)
    if not any(pages):
        message = "the PDF holds no text, only pictures; expected a PDF with text (run it through OCR first)"
        raise ArticleError(message, source=source)
    body, dropped = split_margins(pages)
    blocks = [Block(text, reason="running_line") for text in dict.fromkeys(dropped)]
    return paragraphs_of_pages(body) + blocks, facts


def extract(content: bytes, source: str) -> tuple[list[list[str]], Facts]:
    """Return the lines of every page and what the file states of itself."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(content))
        open_encrypted(reader, source)
        limit = settings().limits.pdf_pages
        if len(reader.pages) > limit:
            message = f"the PDF has {len(reader.pages)} pages, more than the {limit} read; expected one article"
            raise ArticleError(message, source=source)
        return [lines_of(page) for page in reader.pages], facts_of(reader)
    except ArticleError:
        raise
    # pypdf meets damage with whatever its parsing code trips over.
    except (
        PyPdfError,
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        IndexError,
        OSError,
        RecursionError,
        AssertionError,
    ) as error:
        raise ArticleError(
            f"the PDF is damaged and cannot be read ({error}); expected a valid PDF", source=source
        ) from error


def open_encrypted(reader: PdfReader, source: str) -> None:
    """Open an encrypted PDF that has no password for reading; raise ArticleError for others."""
    from pypdf.errors import DependencyError

    try:
        locked = reader.is_encrypted and not reader.decrypt("")
    except DependencyError:
        locked = True
    if locked:
        raise ArticleError("the PDF is encrypted; expected one that opens without a password", source=source)


class LineCollector:
    """Collects the lines of a page with their height on it and the size of their letters."""

    def __init__(self) -> None:
        """Begin an empty page."""
        self.lines: list[tuple[str, float, float]] = []
        self.text, self.height, self.size = "", 0.0, 0.0

    def add(self, text: str, page: list[float], line: list[float], _font: object, size: float) -> None:
        """Take a run of text with the matrices that place it, as pypdf reports it."""
        for piece in re.split(r"(\n)", text):
            if piece == "\n":
                self.end_line()
            elif piece.strip():
                if not self.text:
                    self.height = line[4] * page[1] + line[5] * page[3] + page[5]
                    self.size = size * (abs(line[3]) or 1.0)
                self.text += piece
            else:
                self.text += piece if self.text else ""

    def end_line(self) -> None:
        """Close the line that is being put together."""
        if self.text.strip():
            self.lines.append((self.text.rstrip(), self.height, self.size))
        self.text = ""


def lines_of(page: PageObject) -> list[str]:
    """Return the lines of a page; an empty line marks a wider gap or other letters."""
    collector = LineCollector()
    page.extract_text(visitor_text=collector.add)
    collector.end_line()
    lines = collector.lines
    gaps = [above[1] - below[1] for above, below in pairwise(lines) if above[1] > below[1]]
    usual = median(gaps) if gaps else 0.0
    limits = settings().pdf
    found = [lines[0][0]] if lines else []
    for above, below in pairwise(lines):
        apart = above[1] - below[1] > limits.wide_gap * usual > 0
        resized = abs(above[2] - below[2]) > limits.size_change * max(above[2], below[2])
        found += ["", below[0]] if apart or resized else [below[0]]
    return found


def facts_of(reader: PdfReader) -> Facts:
    """Return the title and author that the file states; its dates say when it was printed, not published."""
    about = reader.metadata
    title = normalise(str(about.title)) if about and about.title else None
    author = normalise(str(about.author)) if about and about.author else None
    return Facts(
        title=None if title and IDLE_TITLE.match(title) else title,
        authors=(author,) if author and " " in author else (),
    )


def line_key(line: str) -> str:
    """Return the line with digits made equal, so that running lines with page numbers recur."""
    return re.sub(r"\d+", "0", normalise(line)).lower()


def split_margins(pages: list[list[str]]) -> tuple[list[list[str]], list[str]]:
    """Return the pages without running headers, footers and page numbers, and those lines."""
    limits = settings().pdf
    recurring = recurring_lines(pages, limits.margin_lines, limits.recurring_share)
    body: list[list[str]] = []
    dropped: list[str] = []
    for lines in pages:
        kept: list[str] = []
        filled = [number for number, line in enumerate(lines) if line.strip()]
        margin = {*filled[: limits.margin_lines], *filled[-limits.margin_lines :]}
        outermost = {*filled[:1], *filled[-1:]}
        for number, line in enumerate(lines):
            runs = number in margin and line_key(line) in recurring
            if runs or (number in outermost and PAGE_NUMBER.match(line.strip())):
                dropped.append(normalise(line))
            else:
                kept.append(line)
        body.append(kept)
    return body, [line for line in dropped if line]


def recurring_lines(pages: list[list[str]], depth: int, share: float) -> set[str]:
    """Return the keys of lines that stand at the edge of several pages."""
    counts: Counter[str] = Counter()
    for lines in pages:
        filled = [line for line in lines if line.strip()]
        counts.update({line_key(line) for line in (*filled[:depth], *filled[-depth:])})
    least = max(2, share * len(pages))
    return {key for key, count in counts.items() if count >= least and key}


def paragraphs_of_pages(pages: list[list[str]]) -> list[Block]:
    """Return the paragraphs, one that runs over a page joined again."""
    lines = [line for page in pages for line in page]
    filled = sorted(len(line) for line in lines if line.strip())
    width = filled[int(0.9 * (len(filled) - 1))] if filled else 0
    paragraphs: list[str] = []
    for group in groups_of(pages):
        found = [normalise(paragraph) for paragraph in reflow(group, width)]
        paragraphs += [paragraph for paragraph in found if paragraph]
    return [Block(paragraph) for paragraph in paragraphs]


def groups_of(pages: list[list[str]]) -> list[list[str]]:
    """Return lines in groups that gaps separate; a page ends a group only where a sentence ends."""
    groups: list[list[str]] = [[]]
    for page in pages:
        open_sentence = (
            bool(groups[-1]) and not ends_sentence(groups[-1][-1]) and not is_publication_line(groups[-1][-1])
        )
        if groups[-1] and not open_sentence:
            groups.append([])
        for line in page:
            if line.strip():
                groups[-1].append(line)
            elif groups[-1] and not (open_sentence and line is page[0]):
                groups.append([])
    return [group for group in groups if group]
