"""Archives on the disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from made_archives import Found

from dragoman.archives import open_sources
from dragoman.archives.fields import Fields


@pytest.fixture
def opened(tmp_path: Path) -> Callable[..., Found]:
    """Write bytes under a name and return what the archive part makes of them."""

    def open_bytes(name: str, content: bytes, **fields: str) -> Found:
        (tmp_path / name).write_bytes(content)
        return list(open_sources([str(tmp_path / name)], fields=Fields(named=fields) if fields else None))

    return open_bytes
