import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.words import segmentation, word_spans

#: Text in the manner of news, and text of any kind.
WRITTEN = """
The U.S. a.m. No. Gen. don’t can't cannot anti-war $5.3bn “ ” " `` '' ’s ... … -- — #peace x@y.org https://a.example/b?c=d.
👍🏽 北京 é . , ( ) - / & I q 7 1,000 10:30 Ph.D.
"""
PIECES = st.sampled_from([*WRITTEN.split(), " ", "\n", "\t", "\u00a0", "\u0301", "\u200b", "\x00"])
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(PIECES, max_size=30).map("".join), st.lists(PIECES, max_size=30).map(" ".join)
)


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in word_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # clitics
        ("don't", "do n't"),
        ("Don’t", "Do n’t"),
        ("can't", "ca n't"),
        ("won’t", "wo n’t"),
        ("they'll we've I'm you're he'd", "they 'll we 've I 'm you 're he 'd"),
        ("Israel's", "Israel 's"),
        ("Hamas’ leaders", "Hamas ’ leaders"),
        ("O'Neil’s", "O'Neil ’s"),
        ("Côte d’Ivoire's", "Côte d’Ivoire 's"),
        ("cannot", "can not"),
        ("Cannot", "Can not"),
        # hyphens
        ("long-term", "long - term"),
        ("anti-war", "anti-war"),
        ("Anti-Russian", "Anti-Russian"),
        ("co-operation", "co-operation"),
        ("ex-president", "ex-president"),
        ("vice-president", "vice-president"),
        ("U.S.-backed", "U.S. - backed"),
        ("Jean-Yves", "Jean - Yves"),
        ("F-16", "F - 16"),
        ("non -aligned", "non - aligned"),
        ("anti-", "anti -"),
        ("pre--war", "pre -- war"),
        # abbreviations
        ("Mr. Lee", "Mr. Lee"),
        ("Gen. Milley", "Gen. Milley"),
        ("the U.S. and the U.K.", "the U.S. and the U.K."),
        ("at 5 p.m.", "at 5 p.m."),
        ("Jan. 5", "Jan. 5"),
        ("J. D. Vance", "J. D. Vance"),
        ("No. 10", "No. 10"),
        ("he said no.", "he said no ."),
        ("No. It did not.", "No . It did not ."),
        ("Inc. and etc.", "Inc. and etc."),
        ("a Ph.D. student", "a Ph.D. student"),
        ("in March.", "in March ."),
        ("they were ill.", "they were ill ."),
        ("on Sat. morning", "on Sat . morning"),
        ("on Sat. 5", "on Sat. 5"),
        # numbers and money
        ("3.5 percent", "3.5 percent"),
        ("1,000,000", "1,000,000"),
        ("45%", "45 %"),
        ("$20m", "$ 20m"),
        ("€3.5bn", "€ 3.5bn"),
        ("US$1,000", "US$ 1,000"),
        ("10:30am", "10:30am"),
        ("the 1990s", "the 1990s"),
        ("the 3rd", "the 3rd"),
        ("24/7", "24/7"),
        ("2024-03-18", "2024 - 03 - 18"),
        # marks
        ("“Yes,” he said", "“ Yes , ” he said"),
        ('"Yes," he said', '" Yes , " he said'),
        ("(yes)", "( yes )"),
        ("wait... what?!", "wait ... what ? !"),
        ("well…", "well …"),
        ("war – or peace—now", "war – or peace — now"),
        ("war--or", "war -- or"),
        # joined by signs, addresses
        ("R&D and/or AT&T", "R&D and/or AT&T"),
        ("see https://example.org/a?b=c.", "see https://example.org/a?b=c ."),
        ("write to press@example.org.", "write to press@example.org ."),
        ("@office said #peace", "@office said #peace"),
        # emoji and other scripts
        ("talks 👍 went", "talks 👍 went"),
        ("北京 said", "北京 said"),
    ],
)
def test_words(text: str, expected: str) -> None:
    assert words(text) == expected.split(" ")


def test_tokenised_text_keeps_its_words() -> None:
    text = "`` We do n't agree , '' Mr. Lee of the U.S. said ."
    assert words(text) == text.split()


def test_words_of_a_stretch_count_from_the_beginning_of_the_text() -> None:
    text = "He said: don't go."
    assert [text[s:e] for s, e in word_spans(text, 9, 14)] == ["do", "n't"]


@given(TEXTS)
def test_words_are_in_order_and_cover_all_that_is_not_white_space(text: str) -> None:
    spans = word_spans(text)
    covered: set[int] = set()
    end = 0
    for first, last in spans:
        assert end <= first < last
        assert not re.search(r"\s", text[first:last])
        covered.update(range(first, last))
        end = last
    assert covered == {place for place, character in enumerate(text) if not character.isspace()}


@given(TEXTS)
def test_words_written_with_blanks_between_are_the_same_words(text: str) -> None:
    once = words(text)
    assert all(" " not in word for word in once)
    # Cutting a word again gives at most finer words: nothing is joined that stood apart.
    again = words(" ".join(once))
    assert "".join(again) == "".join(once)


@pytest.mark.parametrize("unit", ["a-", "a.", "a@", "’", "1.", "www.", "-", "U.S.", "x’", "a&"])
def test_long_runs_without_a_blank_take_time_in_proportion(unit: str) -> None:
    text = unit * (60_000 // len(unit)) + "z"
    started = time.process_time()
    assert "".join(words(text)) == text
    assert time.process_time() - started < 5


def test_the_word_lists_are_in_lower_case_and_agree() -> None:
    lists = segmentation()
    for name, entries in lists.items():
        assert all(entry == entry.lower() for entry in entries), name
    assert lists["also_words"] <= lists["sometimes_final"]
    assert lists["also_words_before_names"] | lists["small_words"] | lists["before_numbers"] <= lists["never_final"]
    assert not lists["never_final"] & lists["sometimes_final"]
    assert all(0 < cut < len(word) for word, cut in lists["fused"].items())
