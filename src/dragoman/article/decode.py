"""What kind of document some bytes are, and their text whatever the encoding."""

from __future__ import annotations

import codecs
import re

from dragoman.article.settings import settings
from dragoman.errors import ArticleError
from dragoman.types import Document

#: First bytes of files that hold no readable text, with what to call them.
MAGIC = (
    (b"PK\x03\x04", "a ZIP archive (Word and OpenDocument files are ZIP archives too)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF file (WebP image, sound or video)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"OggS", "a sound or video file"),
    (b"ID3", "a sound file"),
    (b"SQLite format 3", "an SQLite database"),
)
EXPECTED = "expected a web page, plain text, Markdown or PDF"
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)""")
HTML_START = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|section|meta|title|table|span|script|link)\b",
    re.IGNORECASE,
)
HTML_ANYWHERE = re.compile(r"</(?:p|div|html|body|article|h[1-6]|a|td|li)\s*>", re.IGNORECASE)
HEAD_BYTES = 4096
#: Names of the encodings of DOS, in which the web was never written, and of those of Latin letters, which few accents
#: do not tell apart from cp1252, the one that is taken where none is declared (WHATWG Encoding Standard).
LATIN = re.compile(
    r"cp(?:437|7\d\d|8[5-6]\d|125[02478])$|latin_?\d|iso8859_(?:[1-4]|9|1[0-6])$|mac_(?:roman|latin2|iceland|turkish)$"
)
#: Charsets that pages declare while they are written in the wider one (WHATWG Encoding Standard).
WIDER = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
}


def kind_of(document: Document) -> str:
    """Return "pdf", "html" or "text".

    Raises:
        ArticleError: The bytes are empty, or are none of these.
    """
    content = document.content
    if not content.strip():
        raise ArticleError(f"the document is empty; {EXPECTED}", source=document.source)
    if content[:HEAD_BYTES].lstrip().startswith(b"%PDF-"):
        return "pdf"
    refuse_binary(content, document.source)
    declared = (document.media_type or "").split(";")[0].strip().lower()
    if declared in ("text/html", "application/xhtml+xml") or document.source.lower().endswith(
        (".html", ".htm", ".xhtml")
    ):
        return "html"
    named_text = declared == "text/markdown" or document.source.lower().endswith((".md", ".markdown", ".txt", ".text"))
    return "html" if looks_like_html(content, sure=named_text) else "text"


def looks_like_html(content: bytes, *, sure: bool = False) -> bool:
    """Return whether bytes of undeclared kind are a web page.

    Args:
        content: The bytes.
        sure: Whether only the opening of a whole page counts, as for a file that is named as text.
    """
    head = decode(content[:HEAD_BYTES], None).lstrip("\ufeff \t\r\n")
    if sure or re.match(r"<(?:!doctype\s+html|html|\?xml)", head, re.IGNORECASE):
        return bool(re.match(r"<(?:!doctype\s+html|html)\b", head, re.IGNORECASE)) or not sure
    return head.startswith("<") and bool(HTML_START.match(head) or HTML_ANYWHERE.search(head))


def refuse_binary(content: bytes, source: str) -> None:
    """Raise ArticleError if the bytes are not text in any encoding."""
    for start, name in MAGIC:
        if content.startswith(start):
            raise ArticleError(f"the document is {name}, not text; {EXPECTED}", source=source)
    if mark_of(content) or wide_encoding(content):
        return
    head = content[: 16 * HEAD_BYTES]
    controls = sum(head.count(byte) for byte in CONTROLS)
    if controls > settings().limits.control_share * len(head):
        raise ArticleError(f"the document is binary, not text, whatever its name; {EXPECTED}", source=source)


#: Bytes that text in no common encoding of one byte or of UTF-8 holds.
CONTROLS = tuple(bytes([number]) for number in (*range(8), *range(14, 27), *range(28, 32), 127))


def mark_of(content: bytes) -> str | None:
    """Return the encoding that a byte order mark names, or None."""
    return next((encoding for mark, encoding in BYTE_ORDER_MARKS if content.startswith(mark)), None)


def wide_encoding(content: bytes) -> str | None:
    """Return UTF-16 of the right order if every other byte is nearly always zero, without a mark."""
    head = content[:HEAD_BYTES]
    half, most = len(head) // 2, 0.7
    if half < 2:  # noqa: PLR2004 - two characters are the least to judge by
        return None
    zero_first, zero_second = head[0::2].count(0) / half, head[1::2].count(0) / half
    if zero_second > most and zero_first < 1 - most:
        return "utf-16-le"
    return "utf-16-be" if zero_first > most and zero_second < 1 - most else None


def declared_charset(content: bytes, media_type: str | None) -> str | None:
    """Return the charset that the sender or the page declares, or None."""
    match = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", media_type or "", re.IGNORECASE)
    if match:
        return match[1]
    found = XML_ENCODING.search(content[:200]) or META_CHARSET.search(content[:HEAD_BYTES])
    return found[1].decode("ascii", "replace") if found else None


def decode(content: bytes, media_type: str | None) -> str:
    """Return the text: by byte order mark, UTF-8, the declared charset, then by its statistics.

    UTF-8 goes before the declaration because text in another encoding is hardly ever valid UTF-8, while
    declarations are often wrong. Undecodable bytes become U+FFFD; nothing raises.
    """
    marked = mark_of(content) or wide_encoding(content)
    if marked:
        return content.decode(marked, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        cut = error.start >= len(content) - 3
    declared = declared_charset(content, media_type)
    if declared and declared.lower().replace("_", "-") not in ("utf-8", "utf8"):
        text = decode_as(content, declared)
        if text is not None:
            return text
    return content.decode("utf-8", "replace") if cut else decode_by_statistics(content)


def decode_as(content: bytes, charset: str) -> str | None:
    """Return the text in a declared charset, or None if it is unknown or does not fit."""
    try:
        return content.decode(WIDER.get(charset.lower(), charset))
    except (LookupError, ValueError):
        return None


def decode_by_statistics(content: bytes) -> str:
    """Return the text in the likeliest encoding.

    Mostly valid UTF-8 with a few damaged bytes stays UTF-8: a page cut together from two sources is
    commoner than a whole page in an encoding that happens to look like it.
    """
    damaged = content.decode("utf-8", "replace")
    others = sum(1 for character in damaged if character > "\x7f" and character != "\ufffd")
    if others > damaged.count("\ufffd"):
        return damaged
    from charset_normalizer import from_bytes

    best = from_bytes(content[: 64 * HEAD_BYTES]).best()
    # A few accented letters fit many pages of the alphabets of Latin letters; only the usual one is worth a guess.
    text = decode_as(content, best.encoding) if best and not LATIN.match(best.encoding) else None
    if text is not None:
        return text
    return content.decode("cp1252", "replace")
