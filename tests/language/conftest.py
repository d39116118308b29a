"""The shipped encoder, for the tests that ask it something."""

from __future__ import annotations

import pytest

from dragoman.language.encoder import Encoder, load_encoder


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """Return the shipped encoder."""
    return load_encoder()
