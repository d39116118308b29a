"""Web archives made by warcio, and what became of archives, for tests."""

from __future__ import annotations

import io

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dragoman.errors import DragomanError
from dragoman.types import Document

HTML = "text/html; charset=utf-8"
Found = list[Document | DragomanError]


class Warc:
    """Writes a web archive record by record, and knows where each begins."""

    def __init__(self, *, packed: bool = True) -> None:
        self.buffer = io.BytesIO()
        self.writer = WARCWriter(self.buffer, gzip=packed)
        self.starts: list[int] = []
        self.writer.write_record(self.writer.create_warcinfo_record("x.warc", {"software": "test"}))

    def add(
        self,
        url: str,
        body: bytes,
        *,
        status: str = "200 OK",
        media_type: str = HTML,
        kind: str = "response",
        **more: str,
    ) -> None:
        headers = [("Content-Type", media_type), *((name.replace("_", "-"), value) for name, value in more.items())]
        http = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
        self.starts.append(self.buffer.tell())
        self.writer.write_record(
            self.writer.create_warc_record(
                url, kind, payload=io.BytesIO(body), http_headers=http if kind != "resource" else None,
                warc_headers_dict={"WARC-Date": "2025-03-04T05:06:07Z"},
            )
        )  # fmt: skip

    @property
    def content(self) -> bytes:
        return self.buffer.getvalue()


def documents(found: Found) -> list[Document]:
    return [each for each in found if isinstance(each, Document)]


def errors(found: Found) -> list[str]:
    return [str(each) for each in found if isinstance(each, DragomanError)]


def place(each: Document | DragomanError) -> str:
    """What stands after the name of the archive."""
    return (each.source or "").partition("#")[2]
