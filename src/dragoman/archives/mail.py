"""Documents from mail: newsletters as .eml files and mailboxes (mbox), read as a stream."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from datetime import date
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from dragoman.archives.deadline import deadline
from dragoman.archives.limits import limits, too_large
from dragoman.archives.streams import Reading, lines
from dragoman.errors import ArchiveError
from dragoman.types import Document, Known

#: A line of a message's own text that begins like the line between messages was quoted by whoever wrote the mailbox.
QUOTED = re.compile(rb"^>(>*From )")
SEPARATOR = b"From "
#: Characters of a header that are read.
LONGEST_HEADER = 2000
WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


def mailbox_documents(stream: Reading, source: str) -> Iterator[Document | ArchiveError]:
    """Yield the documents of a mailbox, each called by the number of its message."""
    number, size = 0, 0
    message: list[bytes] = []
    blank = True
    for _, line in lines(stream, source):
        piece = line if isinstance(line, bytes) else b""
        if blank and piece.startswith(SEPARATOR):
            if number:
                yield whole(message, size, f"{source}#{number}")
            number, size, message, blank = number + 1, 0, [], False
            continue
        blank = not piece.strip()
        size += limits().document_bytes if isinstance(line, ArchiveError) else 0
        size += len(piece) + 1
        if size <= limits().document_bytes:
            message.append(QUOTED.sub(rb"\1", piece))
    if number:
        yield whole(message, size, f"{source}#{number}")
    elif message:
        yield ArchiveError(
            'no message begins with a line "From …"; expected a mailbox in the mbox format', source=source
        )


def whole(message: list[bytes], size: int, source: str) -> Document | ArchiveError:
    """Return the document of a message, given as lines, unless it is too large."""
    if size > limits().document_bytes:
        return too_large(source)
    return mail_document(b"\n".join(message), source)


def mail_document(content: bytes, source: str) -> Document | ArchiveError:
    """Return the document of a message: its HTML if it has some, else its plain text; or what is wrong with it."""
    try:
        # The library's parser takes minutes where parts lie hundreds deep before millions of lines.
        with deadline(source):
            message = email.message_from_bytes(content)
        if not message.keys():
            return ArchiveError("the message has no headers; expected mail as in an .eml file", source=source)
        part = body_of(message)
        if part is None:
            return ArchiveError("the message holds neither HTML nor plain text", source=source)
        payload = part.get_payload(decode=True)
        media_type = f'{part.get_content_type()}; charset="{part.get_content_charset() or "utf-8"}"'
        known = Known(
            title=header(message, "Subject"), outlet=sender(message), published=day_of(header(message, "Date"))
        )
        return Document(
            content=payload if isinstance(payload, bytes) else b"",
            source=source,
            media_type=media_type,
            url=address(message),
            known=known,
        )
    except ArchiveError as error:
        return error
    # The library's parser raises whatever it stumbles over: IndexError, AttributeError, RecursionError …
    except Exception as error:
        return ArchiveError(f"the message is damaged ({type(error).__name__}: {error})", source=source)


def body_of(message: Message) -> Message | None:
    """Return the part that holds the text: the first HTML, else the first plain text, that is no attachment."""
    best: Message | None = None
    for number, part in enumerate(message.walk()):
        if number > limits().parts:
            raise ValueError(f"more than {limits().parts} parts")
        if part.is_multipart() or part.get_content_disposition() == "attachment":
            continue
        if part.get_content_type() == "text/html":
            return part
        if part.get_content_type() == "text/plain" and best is None:
            best = part
    return best


def header(message: Message, name: str) -> str | None:
    """Return a header on one line, its beginning if it is long, or None."""
    value = message.get(name)
    if value is None:
        return None
    # Decoded as a whole, a header of a megabyte takes hours.
    start = " ".join(str(value)[:LONGEST_HEADER].split())
    return str(make_header(decode_header(start))) or None


def sender(message: Message) -> str | None:
    """Return who sent the message: the name, else the host of the address."""
    name, where = parseaddr(header(message, "From") or "")
    return name.strip() or where.partition("@")[2] or None


def address(message: Message) -> str | None:
    """Return the web address that the message is archived at, where it says so."""
    found = WEB_ADDRESS.search(header(message, "Archived-At") or header(message, "X-Archive-URL") or "")
    return found[0] if found else None


def day_of(value: str | None) -> date | None:
    """Return the day of a date header, in the sender's time zone, or None."""
    try:
        return parsedate_to_datetime(value or "").date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
