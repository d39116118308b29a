"""The app's own style and script: files of the package, each known by name before it is asked for."""

from __future__ import annotations

from hashlib import sha256
from importlib.resources import files

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from dragoman.web.settings import Settings

KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".txt": "text/plain"}


class Static:
    """Answers with the static files; a name that is not among them is not looked for on the disk."""

    def __init__(self, settings: Settings) -> None:
        """Read the files."""
        self.age = settings.caps.static_seconds
        folder = files("dragoman.web") / "static"
        self.files = {entry.name: entry.read_bytes() for entry in folder.iterdir() if entry.is_file()}
        self.tags = {name: f'"{sha256(content).hexdigest()[:16]}"' for name, content in self.files.items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with a file, or say that the browser has it already."""
        await self.answer(scope)(scope, receive, send)

    def answer(self, scope: Scope) -> Response:
        """Return the answer to a request."""
        name = scope["path"].removeprefix(scope.get("root_path", "")).lstrip("/")
        kind = KINDS.get(name[name.rfind(".") :] if "." in name else "")
        if name not in self.files or kind is None:
            return Response("There is no such file.", 404, media_type="text/plain")
        headers = {"ETag": self.tags[name], "Cache-Control": f"public, max-age={self.age}"}
        asked = dict(scope["headers"]).get(b"if-none-match", b"").decode("latin-1")
        if asked == self.tags[name]:
            return Response(status_code=304, headers=headers)
        return Response(self.files[name], media_type=kind, headers=headers)
