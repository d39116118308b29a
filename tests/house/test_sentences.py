import pytest

from dragoman.sentences import sentence_around
from dragoman.types import Quote
from sample_reading import READING, quote

ARTICLE = READING.article


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            "seriously worried",
            "Lehtovaara told Morishita that Helsinki was “seriously worried” about delays to the seabed ",
        ),
        ("did not discuss", "“We did not discuss sanctions,” Onuma told reporters."),
        ("A cooler tone", "A cooler tone"),
    ],
)
def test_the_sentence_around_some_words(words: str, sentence: str) -> None:
    span = sentence_around(ARTICLE, quote(words))
    assert ARTICLE.text[span.start : span.end].startswith(sentence)


def test_evidence_over_two_sentences_gets_both() -> None:
    first, last = quote("seriously worried"), quote("chief negotiator")
    both = Quote(start=first.start, end=last.end, quote=ARTICLE.text[first.start : last.end])
    span = sentence_around(ARTICLE, both)
    assert ARTICLE.text[span.start :].startswith("Lehtovaara told")
    assert ARTICLE.text[: span.end].endswith("before the end of next week.")


def test_every_piece_of_evidence_lies_in_its_sentence() -> None:
    for event in READING.events:
        for evidence in event.evidence:
            span = sentence_around(ARTICLE, evidence)
            assert span.start <= evidence.start
            assert evidence.end <= span.end
