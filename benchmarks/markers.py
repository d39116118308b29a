"""Parts of a page that programs write: what stands between two markers."""

from __future__ import annotations

from pathlib import Path


def replace_marked(path: Path, name: str, text: str) -> str:
    """Return the content of a file with the text put between the markers of that name.

    Raises:
        SystemExit: The file has no such markers.
    """
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    content = path.read_text(encoding="utf-8")
    before, opening, rest = content.partition(begin)
    _, closing, after = rest.partition(end)
    if not opening or not closing:
        raise SystemExit(f"{path} lacks the markers {begin} and {end}: put them where the text belongs.")
    return f"{before}{begin}\n\n{text}\n\n{end}{after}"
