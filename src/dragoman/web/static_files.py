"""The app's own style and script: files of the package, each known by name before it is asked for."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from dragoman.types import Frozen
from dragoman.web.settings import Settings

KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".txt": "text/plain"}
#: What may be kept for ever: at an address with the digest of its content nothing else is ever found.
FOR_EVER = "max-age=31536000, immutable"
#: Characters of a digest in a name.
SHORT = 12


class File(Frozen):
    """A static file."""

    content: bytes
    kind: str
    #: Its name with its digest: "app-0123456789ab.css".
    versioned: str

    @property
    def tag(self) -> str:
        """What tells it from other versions of it."""
        return f'"{self.versioned}"'


@cache
def static_files() -> dict[str, File]:
    """Return the files by name."""
    found = {}
    for entry in (files("dragoman.web") / "static").iterdir():
        stem, dot, ending = entry.name.rpartition(".")
        if entry.is_file() and dot + ending in KINDS:
            content = entry.read_bytes()
            versioned = f"{stem}-{sha256(content).hexdigest()[:SHORT]}.{ending}"
            found[entry.name] = File(content=content, kind=KINDS[dot + ending], versioned=versioned)
    return found


def static_address(name: str) -> str:
    """Return the address of a file as it is now: it changes with what is in it."""
    return f"/static/{static_files()[name].versioned}"


class Static:
    """Answers with the static files; a name that is not among them is not looked for on the disk."""

    def __init__(self, settings: Settings) -> None:
        """Know the files by both their names."""
        self.age = f"max-age={settings.caps.static_seconds}"
        self.files = static_files()
        self.versioned = {file.versioned: file for file in self.files.values()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with a file, or say that the browser has it already."""
        await self.answer(scope)(scope, receive, send)

    def answer(self, scope: Scope) -> Response:
        """Return the answer to a request."""
        name = scope["path"].removeprefix(scope.get("root_path", "")).lstrip("/")
        file = self.versioned.get(name) or self.files.get(name)
        if file is None:
            return Response("There is no such file.", 404, media_type="text/plain")
        age = FOR_EVER if name in self.versioned else self.age
        headers = {"ETag": file.tag, "Cache-Control": f"public, {age}"}
        asked = dict(scope["headers"]).get(b"if-none-match", b"").decode("latin-1")
        if asked == file.tag:
            return Response(status_code=304, headers=headers)
        return Response(file.content, media_type=file.kind, headers=headers)
