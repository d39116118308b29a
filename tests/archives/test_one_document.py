"""Whatever goes wrong with one document is an error of that document."""

from __future__ import annotations

import pytest

from dragoman.archives.one_document import ProgramError, one_document
from dragoman.errors import ArticleError


def test_an_error_of_the_program_is_one_of_the_document() -> None:
    with pytest.raises(ProgramError, match=r"error in the program \(KeyError: 'x'\)") as caught, one_document("a.txt"):
        raise KeyError("x")
    assert caught.value.source == "a.txt"
    assert isinstance(caught.value.__cause__, KeyError)


@pytest.mark.parametrize(("named", "source"), [(None, "a.txt"), ("b.txt", "b.txt")])
def test_an_error_names_its_own_source_or_that_of_the_document(named: str | None, source: str) -> None:
    with pytest.raises(ArticleError) as caught, one_document("a.txt"):
        raise ArticleError("it holds none", source=named)
    assert (type(caught.value), caught.value.source) == (ArticleError, source)
