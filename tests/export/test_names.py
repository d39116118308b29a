"""Names and words as they are shown."""

from __future__ import annotations

import pytest

from dragoman.export.names import in_quotes


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("they met", "“they met”"),
        ("“We have met”", "“We have met”"),
        ('"We have met"', '"We have met"'),
        ("“We have met”, he said", "““We have met”, he said”"),
        ('"We were told of it by noon', "“We were told of it by noon”"),
        ('wait for the ferry,"', "“wait for the ferry,”"),
        ("“We were told of it", "“We were told of it”"),
        ('receive her "in two weeks', '“receive her "in two weeks"”'),
        ('call it "fair" and "useful"', '“call it "fair" and "useful"”'),
    ],
)
def test_what_is_quoted_already_is_not_quoted_twice(words: str, shown: str) -> None:
    assert in_quotes(words) == shown
