"""Tests that need the language model are left out where it has not been put beside the code."""

from __future__ import annotations

from importlib.resources import files

import pytest

from dragoman.language.encoder import Encoder, load_encoder


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """Return the shipped encoder."""
    if not files("dragoman.language").joinpath("model", "encoder.onnx").is_file():
        pytest.skip("the language model is not installed")
    return load_encoder()
