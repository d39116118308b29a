import pytest

from dragoman.language.lemmas import lemma_of
from dragoman.language.shapes import DIGITS, INITIAL, LOWER, MARK, MIXED, QUOTED, TITLE, UPPER, word_shapes


@pytest.mark.parametrize(
    ("word", "upos", "xpos", "lemma"),
    [
        ("said", "VERB", "VBD", "say"),
        ("Said", "VERB", "VBD", "say"),
        ("spoke", "VERB", "VBD", "speak"),
        ("held", "VERB", "VBN", "hold"),
        ("urging", "VERB", "VBG", "urge"),
        ("agreed", "VERB", "VBD", "agree"),
        ("refuses", "VERB", "VBZ", "refuse"),
        ("meet", "VERB", "VB", "meet"),
        ("was", "AUX", "VBD", "be"),
        ("are", "AUX", "VBP", "be"),
        ("’re", "AUX", "VBP", "be"),
        ("'ve", "AUX", "VBP", "have"),
        ("’ll", "AUX", "MD", "will"),
        ("wo", "AUX", "MD", "will"),
        ("n’t", "PART", "RB", "not"),
        ("n't", "PART", "RB", "not"),
        ("talks", "NOUN", "NNS", "talk"),
        ("parties", "NOUN", "NNS", "party"),
        ("countermeasures", "NOUN", "NNS", "countermeasure"),
        ("men", "NOUN", "NNS", "man"),
        ("crisis", "NOUN", "NN", "crisis"),
        ("worse", "ADJ", "JJR", "bad"),
        ("Biden", "PROPN", "NNP", "Biden"),
        ("States", "PROPN", "NNPS", "States"),
        ("The", "DET", "DT", "the"),
        ("an", "DET", "DT", "a"),
        ("25", "NUM", "CD", "25"),
    ],
)
def test_lemmas(word: str, upos: str, xpos: str, lemma: str) -> None:
    assert lemma_of(word, upos, xpos) == lemma


@pytest.mark.parametrize(
    ("plural", "singular"),
    [("blorfies", "blorfy"), ("glorxes", "glorx"), ("glimboches", "glimboch"), ("zorgs", "zorg")],
)
def test_plurals_that_no_dictionary_knows(plural: str, singular: str) -> None:
    assert lemma_of(plural, "NOUN", "NNS") == singular


def test_shapes_tell_how_words_are_written() -> None:
    words = ["The", "U.N.", "said", "NATO", "I", "McKay", "Paris", "2024", "3rd", "“", "d’Ivoire"]
    shapes = [INITIAL, UPPER, LOWER, UPPER, TITLE, MIXED, TITLE, DIGITS, DIGITS, MARK, MIXED + QUOTED]
    assert word_shapes(words) == shapes


def test_only_a_capital_at_the_beginning_has_a_shape_of_its_own() -> None:
    assert word_shapes(["NATO", "Paris"]) == [UPPER, TITLE]
    assert word_shapes([]) == []


def test_words_within_a_quotation_have_shapes_of_their_own() -> None:
    assert word_shapes(["He", '"', "Go", '"', "now"]) == [INITIAL, MARK, TITLE + QUOTED, MARK + QUOTED, LOWER]
    assert word_shapes(["Go", "”", "now"], quoted=True) == [INITIAL + QUOTED, MARK + QUOTED, LOWER]
