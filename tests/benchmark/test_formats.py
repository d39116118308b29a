"""What the readers of data take, and what they say of data in a wrong format."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.benchmark.corpora_brat import MarkedSpan, brat_attributions, tagged_sentences
from dragoman.benchmark.corpora_chains import chain_mentions
from dragoman.benchmark.corpora_conllu import conllu_sentences, entity_names
from dragoman.benchmark.corpora_pairs import read_pairs, unmarked
from dragoman.benchmark.files import files_at
from dragoman.benchmark.meantime import MarkedArticle, spaced
from dragoman.benchmark.suites import SUITES, run_suite
from dragoman.errors import BenchmarkDataError
from dragoman.types import Span

Written = Callable[[str, str], Path]


def test_a_path_is_a_file_a_folder_or_a_pattern(written: Written) -> None:
    one, two = written("a_x.conllu", "1"), written("b_x.conllu", "2")
    written("c.txt", "3")
    assert files_at(one, ".conllu") == [one]
    assert files_at(one.parent, ".conllu") == [one, two]
    assert files_at(one.parent / "b_*.conllu", ".conllu") == [two]
    with pytest.raises(BenchmarkDataError, match=r"expected a file ending in \.tsv"):
        files_at(one.parent, ".tsv")


def test_words_of_conllu_are_counted_without_what_is_no_word(data: dict[str, Path]) -> None:
    [(comments, rows)] = conllu_sentences(data["syntax"])
    assert comments["sent_id"] == "ferry-1"
    assert [row[1] for row in rows] == ["Kari", "did", "n't", "call", "Accra", "."]
    assert entity_names(rows) == ["B-person", "O", "O", "O", "B-place", "O"]


def test_the_last_sentence_needs_no_empty_line(written: Written) -> None:
    row = "1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_"
    assert len(list(conllu_sentences(written("a.conllu", row)))) == 1


def test_an_attribution_holds_all_its_pieces(written: Written) -> None:
    spans = "T1\tSource 0 4\tHolm\nT2\tCue 5 9\tsaid\nT3\tContent 10 14;20 24\t…\nT4\tSource 30 33\tand\n"
    [marked] = brat_attributions(
        written("a.ann", spans + "E1\tAttribution:T2 Cue:T2 Source:T1 Content:T3 Source2:T4\n")
    )
    assert [span.start for span in marked.source] == [0, 30]
    assert [span.start for span in marked.content] == [10, 20]


def test_a_content_goes_on_in_the_next_sentence() -> None:
    sentences = tagged_sentences("“We go. They stay.” Nobody spoke.", [MarkedSpan(0, 19, "content")])
    assert [sentence.tags[0] for sentence in sentences] == ["B-content", "I-content", "O"]


def test_chains_have_the_offsets_of_the_text(data: dict[str, Path]) -> None:
    text = (data["actors"] / "0_X.txt").read_text()
    mentions = chain_mentions(data["actors"] / "0_X.conll", text)
    assert [(text[m.start : m.end], m.code) for m in mentions] == [
        ("Finland", "FIN"),
        ("Sweden", "SWE"),
        ("Sweden", "SWE"),
        ("the Finnish government", "FIN"),
    ]


def test_marks_are_taken_off_and_remembered() -> None:
    plain = unmarked("<t>Oslo</t> was told by <s>Rome</s>, and <t>Oslo</t> agreed.")
    assert plain.text == "Oslo was told by Rome, and Oslo agreed."
    assert plain.actor == (Span(start=17, end=21),)
    assert plain.recipient == (Span(start=0, end=4), Span(start=27, end=31))


def test_two_types_of_plover_are_one_in_plv(written: Written) -> None:
    head = "sentence\tmarked_sentence\tsource\ttarget\ttype\tquad\n"
    pairs = read_pairs(written("a.tsv", f"{head}Rome left.\t<s>Rome</s> left.\tRome\t\tRETREAT\t2\n"))
    assert [(pair.type, pair.quad) for pair in pairs] == [("YIELD", 2)]


def test_lines_become_paragraphs_and_offsets_move_with_them() -> None:
    text, [place] = spaced("Head\nFirst line\nSecond", [(16, 22)])
    assert text == "Head\n\nFirst line\n\nSecond"
    assert text[slice(*place)] == "Second"


def test_the_day_is_read_from_the_date_line_where_the_corpus_gives_none() -> None:
    assert str(MarkedArticle(text="Head\nMarch 5 , 2019\nText", published="unknown").day) == "2019-03-05"
    assert MarkedArticle(text="Head", published=None).day is None


WRONG = {
    "pairs": ("a.tsv", "sentence\tlabel\nA\tB\n", "lacks marked_sentence, type, quad"),
    "roles": ("a.jsonl", '{"sent_id": "a", "tokens": ["x"]}\n', "line 1 has no frames"),
    "syntax": ("a.conllu", "1 Kari NNP\n", "line 1 has 1 columns; expected CoNLL-U"),
    "names": ("a.txt", "Kari person\n", "expected a word and a tag"),
    "status": ("a.txt", "Kenya called.\n", "no annotated sentences"),
    "time": ("a.jsonl", "[]\n", "has no text, published, expressions"),
}


@pytest.mark.parametrize("suite", sorted(WRONG))
def test_a_wrong_format_is_named_with_the_expected_one(suite: str, written: Written) -> None:
    name, text, message = WRONG[suite]
    path = written(name, text)
    with pytest.raises(BenchmarkDataError, match=message) as caught:
        run_suite(suite, path)
    assert caught.value.source == str(path)


MORE_WRONG = [
    ("pairs", "a.tsv", "sentence\tmarked_sentence\ttype\tquad\nA\tA\tAID\t2\n", "line 2 has no <s>"),
    ("roles", "a.jsonl", '{"sent_id": "a", "tokens": ["x"], "frames": [{"predicate": "x"}]}\n', "sentence a"),
    ("syntax", "a.conllu", "1\tA\t_\t_\t_\t_\t_\t_\t_\t_\n", "for a head"),
    ("status", "a.jsonl", '{"text": "x", "published": null, "events": [{"start": 1}]}\n', "article 1"),
    ("readings", "a.gold.json", '{"article": "a.txt", "facts": [{"list": "contacts"}]}', "it is no gold file"),
    ("readings", "a.gold.json", "[", "it is no gold file"),
    ("actors", "a.conll", "0\t1\n", "cannot be read"),
    ("attribution", "attributions/a_x.ann", "T1 Cue 1 2\n", "cannot be read"),
    ("syntax", "a.conllu", "\n", "nothing to measure"),
]


@pytest.mark.parametrize(("suite", "name", "text", "message"), MORE_WRONG)
def test_parts_in_a_wrong_format_are_named(suite: str, name: str, text: str, message: str, written: Written) -> None:
    path = written(name, text)
    folder = path.parents[1] if suite == "attribution" else path.parent
    with pytest.raises(BenchmarkDataError, match=message):
        run_suite(suite, path if suite not in {"readings", "actors", "attribution"} else folder)


@pytest.mark.parametrize("suite", sorted(SUITES))
def test_missing_data_are_named(suite: str, tmp_path: Path) -> None:
    with pytest.raises(BenchmarkDataError, match="expected"):
        run_suite(suite, tmp_path / "none")


def test_a_suite_that_is_not_there_is_a_key_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        run_suite("nonsense", tmp_path)
