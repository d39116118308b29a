"""The page on the vocabulary is generated, complete and up to date."""

from __future__ import annotations

from pathlib import Path

from dragoman.vocabulary import load_vocabulary
from dragoman.vocabulary.docs import render_markdown

PAGE = Path(__file__).parents[2] / "docs" / "vocabulary.md"


def test_the_page_is_up_to_date() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == render_markdown(load_vocabulary()), "run: python -m dragoman.vocabulary.docs > docs/vocabulary.md"


def test_the_page_explains_every_concept() -> None:
    page = render_markdown(load_vocabulary())
    vocabulary = load_vocabulary()
    for field in vocabulary.__struct_fields__:
        for concept in getattr(vocabulary, field).values():
            if hasattr(concept, "definition"):
                assert concept.definition in page
                assert concept.counter_example in page


def test_every_table_row_has_as_many_cells_as_its_heading() -> None:
    width = 0
    for line in render_markdown(load_vocabulary()).splitlines():
        if not line.startswith("|"):
            width = 0
            continue
        cells = line.count("|")
        width = width or cells
        assert cells == width, line
