"""The gate lets through what reports diplomacy, and turns away other news, by its words."""

from __future__ import annotations

from pathlib import Path
from time import monotonic

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gate as benchmark
from dragoman.article import read_document
from dragoman.gate import judge, judge_document
from dragoman.types import Document

ARTICLES = Path(__file__).parents[2] / "benchmarks/articles/development"
#: Of gold contacts and commitments, what must be let through; of pages of other news, what must be turned away.
LEAST_RECALL, LEAST_TURNED_AWAY = 0.99, 0.95


@pytest.fixture(scope="module")
def cases() -> list[tuple[benchmark.Case, str]]:
    found = [*benchmark.articles(ARTICLES), *benchmark.year("north"), *benchmark.year("east")]
    return [(case, read_document(case.document).text) for case in found]


def test_recall_of_contacts_and_commitments(cases):
    passing = sum(case.facts for case, text in cases if judge(text).passes)
    total = sum(case.facts for case, _ in cases)
    assert total > 2000
    assert passing / total >= LEAST_RECALL


def test_a_raw_page_has_no_fewer_points_than_its_article(cases):
    pages = [(case.document, text) for case, text in cases if case.document.media_type == "text/html"]
    assert len(pages) > 40
    for document, text in pages:
        assert judge_document(document).points >= judge(text).points, document.source


def test_other_news_is_turned_away():
    judgements = [judge(f"{title}\n\n{text}").passes for title, text in benchmark.other_news()]
    assert len(judgements) >= 60
    assert judgements.count(False) / len(judgements) >= LEAST_TURNED_AWAY


OTHER = "\n\n".join(text for _, text in list(benchmark.other_news())[:12])


@pytest.mark.parametrize(
    "sentence",
    [
        "Foreign Minister Ana Kovač telephoned her Polish counterpart on Monday.",
        "The envoys of Kenya and Uganda held talks in Kampala.",
        "Egypt and Sudan agreed to reopen the border crossing by May.",
        "Hamas and Israel observed a truce that Qatar had mediated.",
        "The prime minister of Japan promised Vietnam two patrol boats.",
        "Baku rejected the demand of Yerevan to release the prisoners.",
        "The EU and Turkey signed an agreement on migration.",
        "China's ambassador was summoned to the ministry in Canberra.",
    ],
)
def test_one_sentence_in_a_page_of_other_things_is_enough(sentence):
    before = judge(f"{OTHER[:2000]}\n\n{sentence}\n\n{OTHER[2000:]}")
    assert before.passes
    assert before.because


@pytest.mark.parametrize(
    "text",
    [
        "",
        "France meet Argentina in the semi-final on Sunday. The coach called up a striker.",
        "The mayor met bus drivers and promised new uniforms.",
        "Fry an onion in butter. Serve the Turkish soup with lemon.",
        "Der Außenminister sprach am Montag mit seinem polnischen Amtskollegen über die Grenze.",
    ],
)
def test_what_is_none_of_its_business(text):
    assert not judge(text).passes


def test_what_cannot_be_judged_by_its_bytes_is_let_through():
    for content in (b"", b"%PDF-1.7 nothing", b"PK\x03\x04", b"Some plain text.", b"<html>" + b"x" * 2_000_000):
        assert judge_document(Document(content=content, source="x")).passes, content[:20]


def test_scripts_count_only_where_they_repeat_the_article():
    body = "Foreign Minister Ana Kovač held talks with Poland."
    hidden = f'<html><script>var a = "{body}"</script><p>Cake.</p></html>'
    shown = f'<html><script type="application/ld+json">{{"articleBody": "{body}"}}</script><p>Cake.</p></html>'
    assert not judge_document(Document(content=hidden.encode(), source="a.html")).passes
    assert judge_document(Document(content=shown.encode(), source="a.html")).passes


@pytest.mark.parametrize(
    "piece", ["<script>", "<a ", "<", "</", "&", "<style", "Iran. ", "a.' ", " ", "<!--", "<script type='ld+json'>"]
)
def test_pages_made_to_be_slow_are_not(piece):
    content = b"<html>" + piece.encode() * (990_000 // len(piece))
    begun = monotonic()
    judge_document(Document(content=content, source="a.html"))
    assert monotonic() - begun < 30


PARAGRAPHS = [part for path in sorted(ARTICLES.glob("*.txt"))[:12] for part in path.read_text("utf-8").split("\n\n")]


@settings(max_examples=60, deadline=2000)
@given(a=st.lists(st.sampled_from(PARAGRAPHS), max_size=5), b=st.lists(st.sampled_from(PARAGRAPHS), max_size=5))
def test_more_text_never_has_fewer_points(a, b):
    alone, together = judge("\n\n".join(a)), judge("\n\n".join([*b, *a]))
    assert together.points >= alone.points
