import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.sentences import paragraph_spans, sentence_spans

WRITTEN = 'talks ended U.S. Gen. No. 10 3.5 p.m. J. . ... … ! ? ?! ” “ " ’ ) ( etc. he It 北京'
PIECES = st.sampled_from([*WRITTEN.split(), "\n", "\n\n", "\n \n", " ", "\t", "\u00a0", "\u2028"])
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(PIECES, max_size=30).map("".join), st.lists(PIECES, max_size=30).map(" ".join)
)


def sentences(text: str) -> list[str]:
    return [text[s:e] for start, end in paragraph_spans(text) for s, e in sentence_spans(text, start, end)]


@pytest.mark.parametrize(
    "text",
    [
        # abbreviations
        "He left the U.S. | The army stayed.",
        "The U.S. Army stayed. | It did not move.",
        "Gen. Mark Hale spoke. | He left.",
        "He met Lt. Col. Ito and Sgt. Ode. | They spoke.",
        "Mr. and Mrs. Lee came. | Dr. Roe did not.",
        "In Sept. 2019 it ended. | It resumed in Oct. 2020.",
        "Smith et al. argued. | Others did not.",
        "He flew to Washington, D.C. | He stayed.",
        "They met at 5 p.m. | The talks failed.",
        "They met at 5 p.m. Monday. | They failed.",
        "It ended at 5 a.m.",
        "St. Petersburg was calm. | So was Mt. Athos.",
        "The firm, Acme Inc., agreed. | Its rivals did not.",
        # numbers
        "No. 10 refused. | No. 11 agreed.",
        "“No. | We will not.”",
        "No. | It did not.",
        "It rose 3.5 percent. | Then it fell 2.",
        "Section 5.2. | Next.",
        "They met on Jan. 5. | They parted on Jan. 6.",
        # initials
        "J. D. Vance came. | W. Bush did too.",
        "A visit by Prime Minister K.P. Bhatta is off. | So is that of B.J. Roe.",
        "It was World War I. | Then came peace.",
        # quotations
        "“We agree.” | He left.",
        '"We agree." | "So do we," he said.',
        "“Will you go?” he asked. | He did!",
        "He said: “Go.” | [She left.]",
        "(He left.) | They stayed.",
        "He left (on Jan. 5). | They stayed.",
        # other marks
        "He paused… | Then he left.",
        "Well... maybe not. | We shall see.",
        "Yes!!! | No?! | Perhaps.",
        # nothing to split
        "no capital follows. here",
        "She left.He stayed.",
        "no mark at the end",
    ],
)
def test_sentences(text: str) -> None:
    expected = text.split(" | ")
    assert sentences(" ".join(expected)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\n ", []),
        ("One\nline\n\nTwo", ["One\nline", "Two"]),
        ("One\n \t\nTwo\n", ["One", "Two"]),
        ("  One  \n\n\n\n  Two  ", ["One", "Two"]),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in paragraph_spans(text)] == expected


@given(TEXTS)
def test_sentences_are_in_order_and_cover_all_that_is_not_white_space(text: str) -> None:
    end = 0
    covered: set[int] = set()
    for paragraph in paragraph_spans(text):
        for first, last in sentence_spans(text, *paragraph):
            assert end <= first < last
            assert paragraph[0] <= first
            assert last <= paragraph[1]
            assert text[first:last] == text[first:last].strip()
            covered.update(range(first, last))
            end = last
    assert {place for place, character in enumerate(text) if not character.isspace()} <= covered


@given(TEXTS)
def test_no_sentence_runs_over_an_empty_line(text: str) -> None:
    assert all("\n\n" not in sentence for sentence in sentences(text))


@pytest.mark.parametrize(
    "text", ["." * 60_000 + "x", "He left. " * 20_000, "Gen. " * 20_000, "”." * 30_000, "\n " * 30_000]
)
def test_long_texts_take_time_in_proportion(text: str) -> None:
    started = time.process_time()
    sentences(text)
    assert time.process_time() - started < 5
