"""Documents from JSON Lines: one object a line, in the shapes of common news dumps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from dragoman.archives.fields import Fields, day_of, lookup, usual
from dragoman.archives.limits import limits
from dragoman.archives.streams import Reading, lines
from dragoman.article.decode import looks_like_html
from dragoman.errors import ArchiveError
from dragoman.types import Document, Known

#: Most names of fields that an error lists.
LISTED = 20
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def line_documents(stream: Reading, source: str, fields: Fields) -> Iterator[Document | ArchiveError]:
    """Yield the documents of a dump, each called by the number of its line.

    Args:
        stream: The lines, unpacked.
        source: What to call the dump.
        fields: Which fields hold what.

    Raises:
        ArchiveError: The first objects have no text in any known field, or the packed data are damaged.
    """
    without_text, any_text = 0, False
    for number, line in lines(stream, source):
        if isinstance(line, ArchiveError):
            yield line
            continue
        content = line.removeprefix(BYTE_ORDER_MARK).strip()
        if not content:
            continue
        found = document_of(content, f"{source}#{number}", fields)
        any_text = any_text or isinstance(found, Document)
        without_text += not any_text
        if without_text >= limits().without_text:
            assert isinstance(found, ArchiveError)
            raise ArchiveError(f"none of the first {without_text} lines can be used: {found.message}", source=source)
        yield found


def document_of(line: bytes, source: str, fields: Fields) -> Document | ArchiveError:
    """Return the document of one line, or what is wrong with it."""
    try:
        item = msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError, ValueError) as error:
        return ArchiveError(f"the line is no JSON ({error}); expected one object a line", source=source)
    if not isinstance(item, dict):
        return ArchiveError("the line is JSON, but no object; expected JSON Lines, one object a line", source=source)
    text = fields.find(item, "text")
    if not isinstance(text, str):
        return ArchiveError(no_text(item, fields), source=source)
    title, url, outlet = (as_text(fields.find(item, asked)) for asked in ("title", "url", "outlet"))
    markup = looks_like_html(text.encode("utf-8", "replace"))
    whole = text if markup or not title or text.startswith(title) else f"{title}\n\n{text}"
    return Document(
        content=whole.encode("utf-8", "replace"),
        source=source,
        media_type="text/html; charset=utf-8" if markup else "text/plain; charset=utf-8",
        url=url if url and url.lower().startswith(("http://", "https://")) else None,
        known=Known(title=title, outlet=outlet, published=day_of(fields.find(item, "date"))),
    )


def as_text(value: str | int | float | None) -> str | None:
    """Return a value on one line, or None for a number or nothing."""
    return " ".join(value.split()) or None if isinstance(value, str) else None


def no_text(item: Mapping[str, Any], fields: Fields) -> str:
    """Return what is wrong with an object that has no text where it should be."""
    asked = fields.named.get("text")
    wanted = f'no text in its field "{asked}"' if asked else "no text in any field known for it"
    named = [name for name in item if isinstance(lookup(item, name), str)] or list(item)
    listed = ", ".join(named[:LISTED]) + (", …" if len(named) > LISTED else "")
    example = asked or usual().text[0]
    return (
        f"the object has {wanted}. Fields found: {listed or 'none'}. "
        f"Say which one holds the article: --map text=FIELD (now: {example})"
    )
