import io

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from dragoman.cli.layout import Layout
from dragoman.cli.terminal import show
from dragoman.facts import short_identifiers
from sample_reading import EMPTY, READING


def printed(reading=READING, *, width: int = 80, terminal: bool = False, verbose: bool = False) -> str:
    stream = io.StringIO()
    console = Console(file=stream, width=width, force_terminal=terminal, color_system="truecolor" if terminal else None)
    show(reading, console, verbose=verbose)
    return stream.getvalue()


@pytest.mark.parametrize("width", [40, 80, 120, 200])
@pytest.mark.parametrize("verbose", [False, True])
def test_every_line_fits(width: int, verbose: bool) -> None:
    lines = printed(width=width, verbose=verbose).splitlines()
    assert max(map(cell_len, lines)) <= width
    assert not [line for line in lines if line != line.rstrip()]


@pytest.mark.parametrize("width", [80, 120])
def test_every_fact_is_shown_with_the_identifier_that_explains_it(width: int) -> None:
    text = printed(width=width)
    contact_events = {contact.event for contact in READING.contacts}
    for identifier, short in short_identifiers(READING).items():
        assert text.count(f"{short}\n") == (identifier not in contact_events)


@pytest.mark.parametrize(
    "words",
    [
        "Aino Lehtovaara · President of Finland",
        "A senior European official · not resolved",
        "first conversation in more than two months",
        "○ planned",
        "✗ negated",
        "└ agreement",
        "▼ worse",
        "published 4–5 June 2025, inferred",
        "Kenji Morishita has held his office since 2 June 2025.",
        "no person, state or organisation is named",
        "2 passages dropped",
    ],
)
def test_what_a_reading_says_is_on_the_screen(words: str) -> None:
    planned = msgspec.structs.replace(READING.contacts[1], status="planned", historical=False)
    reading = msgspec.structs.replace(READING, contacts=(READING.contacts[0], planned))
    assert words in printed(reading, width=110)


def test_a_sentence_is_shown_once_in_full() -> None:
    assert " ".join(printed().split()).count("She urged Tokyo to send") == 1


def test_a_reading_without_facts_says_so() -> None:
    text = printed(EMPTY)
    assert "No contact and no event found" in text
    assert "publication date unknown" in text


def test_a_terminal_gets_colours_and_the_same_words() -> None:
    coloured = printed(terminal=True)
    assert "\x1b[" in coloured
    assert Text.from_ansi(coloured).plain.split() == printed().split()


def test_markup_in_an_article_is_not_obeyed() -> None:
    article = msgspec.structs.replace(READING.article, title="[red]not red[/red] :smile: [/]")
    assert "[red]not red[/red] :smile: [/]" in printed(msgspec.structs.replace(READING, article=article))


def test_control_characters_do_not_reach_the_terminal() -> None:
    article = msgspec.structs.replace(READING.article, title="a\x1b]0;title\x07b\x1b[2J", outlet="x\x9by")
    text = printed(msgspec.structs.replace(READING, article=article), terminal=True)
    assert "\x1b]0" not in text
    assert "\x1b[2J" not in text
    assert "\x9b" not in text
    assert "\x07" not in text


@given(
    st.text(st.characters(categories=("L", "N", "P", "Zs")), max_size=200),
    st.text(st.characters(categories=("L", "P")), max_size=40),
    st.integers(min_value=40, max_value=110),
)
def test_a_row_loses_no_words(body: str, tag: str, width: int) -> None:
    lines = list(Layout(width).row(Text(tag), Text(body), Text("1d9e60")))
    assert all(line.cell_len <= width for line in lines)
    joined = "".join("".join(line.plain.split()) for line in lines)
    assert sorted(joined) == sorted("".join((tag + body + ("1d9e60" if lines else "")).split()))
