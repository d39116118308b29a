"""The data files of the package, read into the types that say what they must hold."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import TypeVar

import msgspec

from dragoman.errors import VocabularyError

Held = TypeVar("Held")


class Checked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Values of a data file; a key that is missing or not known is an error."""


def read_table(package: str, name: str, kind: type[Held]) -> Held:
    """Return what a TOML file of a package holds.

    Args:
        package: As it is imported ("dragoman.web").
        name: The file's path within the package ("settings.toml").
        kind: What it must hold.

    Raises:
        VocabularyError: The file is no TOML, lacks a value or has one of another kind; the message names it.
    """
    text = resources.files(package).joinpath(*name.split("/")).read_text(encoding="utf-8")
    try:
        return msgspec.convert(tomllib.loads(text), kind)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        message = f"{name} is damaged: {error}; compare it with the file that came with the package"
        raise VocabularyError(message, source=f"{package.removeprefix('dragoman.')}/{name}") from error
