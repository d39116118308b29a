import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.language.analysis import analyse
from dragoman.language.encoder import LONGEST, Encoder
from dragoman.language.types import Analysis
from dragoman.types import Span

TITLE = "Norway and Ghana agree to resume talks"
TEXT = f"""{TITLE}

Norwegian Foreign Minister Kari Holm told her Ghanaian counterpart on Tuesday that Oslo “will not walk away” from the \
fisheries talks. Holm urged Accra to send its negotiators to Bergen by the end of June.

What comes next

“We don’t have much time,” Holm said. The two ministers last met in Accra in March 2023."""
WRITTEN = 'Holm said U.S. “ ” " . ? ’ don’t anti-war No. 10 👍 北京 … -- $5bn https://a.example/b-c ( ) a-b-c'
PIECES = st.sampled_from([*WRITTEN.split(), "\n\n", "\n", " ", "\u0301", "\u200b", "\x00"])


def check(text: str, analysis: Analysis) -> None:
    """Check what holds for every text."""
    end = 0
    paragraph = 0
    for sentence in analysis.sentences:
        words = sentence.words
        count = len(words)
        assert words
        assert (sentence.start, sentence.end) == (words[0].start, words[-1].end)
        assert sentence.paragraph >= paragraph
        paragraph = sentence.paragraph
        for word in words:
            assert text[word.start : word.end] == word.text
            assert end <= word.start < word.end
            assert -1 <= word.head < count
            assert (word.head < 0) == (word.relation == "root")
            assert word.lemma
            end = word.end
        assert sum(word.head < 0 for word in words) == 1
        assert all(0 <= predicate < count for predicate in sentence.predicates)
        assert all(0 <= name.first < name.last <= count for name in sentence.names)
        for attribution in sentence.attributions:
            for ranges in (attribution.source, attribution.cue, attribution.content):
                assert all(0 <= first < last <= count for first, last in ranges)
    letters = "".join(word.text for sentence in analysis.sentences for word in sentence.words)
    assert letters == re.sub(r"\s", "", text)


def test_an_article_is_covered_by_its_words() -> None:
    check(TEXT, analyse(TEXT))


def test_headings_are_marked_and_the_sentences_are_not() -> None:
    spans = []
    for heading in (TITLE, "What comes next"):
        start = TEXT.index(heading)
        spans.append(Span(start=start, end=start + len(heading)))
    analysis = analyse(TEXT, spans)
    marked = [TEXT[s.start : s.end] for s in analysis.sentences if s.heading]
    assert marked == [TITLE, "What comes next"]
    assert [s.paragraph for s in analysis.sentences] == [0, 1, 1, 2, 3, 3]
    assert not any(s.heading for s in analyse(TEXT).sentences)


def test_a_heading_with_a_full_stop_is_one_sentence() -> None:
    analysis = analyse("It ended. It began.", [Span(start=0, end=19)])
    assert len(analysis.sentences) == 1


def test_the_same_text_is_analysed_the_same_way() -> None:
    assert analyse(TEXT) == analyse(TEXT)


def test_quotations_are_found() -> None:
    found = [TEXT[span.start : span.end] for span in analyse(TEXT).quotations]
    assert found == ["“will not walk away”", "“We don’t have much time,”"]


def test_a_plain_sentence_is_understood() -> None:
    (sentence,) = analyse("The minister met the ambassador in Paris on Monday.").sentences
    met = next(number for number, word in enumerate(sentence.words) if word.text == "met")
    relations = {word.text: (word.head, word.relation) for word in sentence.words}
    assert sentence.words[met].head == -1
    assert sentence.words[met].lemma == "meet"
    assert relations["minister"] == (met, "nsubj")
    assert relations["ambassador"] == (met, "obj")
    assert [sentence.words[name.first].text for name in sentence.names if name.label == "place"] == ["Paris"]
    assert met in sentence.predicates


def test_a_said_sentence_has_source_cue_and_content() -> None:
    (sentence,) = analyse("The spokesman said that the talks would resume next week.").sentences
    (attribution,) = sentence.attributions
    assert attribution.source == ((0, 2),)
    assert attribution.cue[0][0] == 2
    assert attribution.content[0][1] >= 10


@pytest.mark.parametrize("text", ["", "   \n\n \t ", "\u00a0"])
def test_no_text_has_no_sentences(text: str) -> None:
    assert analyse(text) == Analysis(sentences=())


def test_a_sentence_of_five_hundred_words_is_read_in_pieces() -> None:
    text = "The envoys " + "and the ministers " * 166 + "met."
    analysis = analyse(text)
    assert [len(s.words) for s in analysis.sentences] == [LONGEST] * 4 + [22]
    assert not any(s.heading for s in analysis.sentences)
    check(text, analysis)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.lists(PIECES, max_size=40).map("".join), st.lists(PIECES, max_size=40).map(" ".join), st.text(max_size=60)
    )
)
def test_any_text_is_covered_by_its_words(text: str) -> None:
    check(text, analyse(text))


def test_the_encoder_knows_the_labels_that_the_coder_asks_for(encoder: Encoder) -> None:
    assert {
        "nsubj",
        "nsubj:pass",
        "obj",
        "iobj",
        "obl",
        "obl:agent",
        "conj",
        "xcomp",
        "ccomp",
        "acl",
        "acl:relcl",
    } <= set(encoder.labels["relation"])
    assert {"B-ARG0", "B-ARG1", "B-ARGM-NEG", "B-ARGM-MOD", "B-ARGM-TMP"} <= set(encoder.labels["role"])
    assert {"VBD", "VBG", "VBN", "MD"} <= set(encoder.labels["xpos"])
