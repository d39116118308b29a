import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.quotations import opened, quotation_spans

MARKS = st.text(alphabet="“”\"«»„`'’ ab.\n", max_size=60)


def quotations(text: str) -> list[str]:
    return [text[span.start : span.end] for span in quotation_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “we agree” and left.", ["“we agree”"]),
        ('He said "we agree" and "go".', ['"we agree"', '"go"']),
        ("He said `` we agree '' and left .", ["`` we agree ''"]),
        ("Il a dit «oui» hier.", ["«oui»"]),
        ("Er sagte „ja“ dazu.", ["„ja“"]),
        ("Mówił „tak” wczoraj.", ["„tak”"]),
        ('It began “here and ended" there.', ['“here and ended"']),
        ("It’s the states’ right, ‘perhaps’.", []),
        ("“First. Second.” Third.", ["“First. Second.”"]),
        # A quotation of several paragraphs opens each and closes the last only.
        ("“We agree.\n\n“We also doubt.”", ["“We agree.", "“We also doubt.”"]),
        ("A “first that is open, “second” one.", ["“second”"]),
        ("No mark closes this: “", []),
        ("", []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert quotations(text) == expected


@given(MARKS)
def test_quotations_are_in_order_within_one_paragraph_and_begin_with_a_mark(text: str) -> None:
    end = 0
    for span in quotation_spans(text):
        quote = text[span.start : span.end]
        assert end <= span.start < span.end <= len(text)
        assert quote[0] in '“"«„`'
        assert "\n\n" not in quote
        assert quote == quote.strip()
        end = span.end


def test_a_sentence_knows_that_a_quotation_is_still_open() -> None:
    text = "“We wait. We hope.” He left."
    assert opened(quotation_spans(text), [0, 10, 20]) == [False, True, False]
