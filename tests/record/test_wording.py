"""The stems of words are the same whoever looks for them, and however many at once."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from dragoman.record.wording import stem

#: Words with long endings, which the stemmer takes off in steps.
WORDS = [f"{start}{end}" for start in ("nation", "govern", "harb", "ratif", "oper") for end in (
    "alization", "ousness", "ations", "ational", "ingly", "fulness", "ications", "ements", "s", "ed", "abilities",
)] * 40  # fmt: skip


@pytest.fixture
def busy() -> Iterator[None]:
    """Threads take turns after every few steps."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("busy")
def test_threads_that_stem_at_once_find_the_stems_that_one_finds() -> None:
    anew = stem.__wrapped__  # past what is kept of words met before
    expected = list(map(anew, WORDS))
    with ThreadPoolExecutor(8) as pool:
        for found in pool.map(lambda _: list(map(anew, WORDS)), range(16)):
            assert found == expected
