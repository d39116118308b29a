import html
import re
import warnings

import html5lib
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.export.marks import Mark, article_html
from dragoman.export.page import render_fragment, render_page
from dragoman.types import Article, Event, Quote, Reading
from sample_reading import EMPTY, READING, TEXT, quote

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\" ' & &amp; {{ 7*7 }} {% raw %} ]]>"
#: All characters that can stand in an article; NUL and lone surrogates cannot stand in HTML at all.
CHARACTERS = st.characters(exclude_categories=("Cs",), exclude_characters="\x00")


def document(page: str) -> "html5lib.treebuilders.etree.Element":
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return html5lib.parse(page, namespaceHTMLElements=False)


def by_class(page: str, name: str) -> list:
    return [node for node in document(page).iter() if name in (node.get("class") or "").split()]


def text_of(node) -> str:
    return "".join(node.itertext())


def with_text(text: str, spans: list[tuple[int, int]]) -> Reading:
    events = tuple(
        msgspec.structs.replace(
            READING.events[0],
            id=f"event:{at:012}",
            evidence=(Quote(start=start, end=end, quote=text[start:end]),),
        )
        for at, (start, end) in enumerate(spans)
    )
    return Reading(dragoman="0", model="m", article=Article(id="sha256:ab", source="-", text=text), events=events)


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    text = draw(st.lists(st.text(CHARACTERS, max_size=20), min_size=1, max_size=4).map("\n\n".join))
    place = st.integers(min_value=0, max_value=len(text))
    pairs = draw(st.lists(st.tuples(place, place), max_size=8))
    return text, [(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]]


@given(texts_with_spans())
def test_marking_never_loses_or_alters_the_text(case: tuple[str, list[tuple[int, int]]]) -> None:
    text, spans = case
    marks = [
        Mark(start=start, end=end, number=at, kind="event", anchor=f"m{at}", target=f"f{at}", description="d")
        for at, (start, end) in enumerate(spans)
    ]
    marked = article_html(Article(id="x", source="-", text=text), marks)
    assert html.unescape(re.sub(r"<[^>]*>", "", marked)) == html.unescape(html.escape(text).replace("\r", "&#13;"))


@given(texts_with_spans())
def test_a_reader_of_html_finds_the_text_again(case: tuple[str, list[tuple[int, int]]]) -> None:
    text, spans = case
    shown = by_class(render_page(with_text(text, spans)), "text")
    # The input stage of the parser used here replaces the characters that XML cannot hold.
    assert html5lib_text(text_of(shown[0])) == html5lib_text(text)


def html5lib_text(text: str) -> str:
    return re.sub(r"[\x01-\x08\x0b-\x1f\x7f-\x9f\ufffd\ufdd0-\ufdef]|[\ufffe\uffff]", "?", text)


def test_the_article_stands_in_the_page_word_for_word() -> None:
    assert text_of(by_class(render_page(READING), "text")[0]) == TEXT


@pytest.mark.parametrize("render", [render_page, render_fragment])
def test_every_link_leads_to_a_place_and_no_place_has_two(render) -> None:
    tree = document(render(READING))
    places = [node.get("id") for node in tree.iter() if node.get("id")]
    links = [node.get("href")[1:] for node in tree.iter("a") if (node.get("href") or "").startswith("#")]
    assert len(places) == len(set(places))
    assert links
    assert set(links) <= set(places)


def test_every_mark_leads_to_its_fact_and_back() -> None:
    page = render_page(READING)
    facts = {node.get("id"): node for node in by_class(page, "fact")}
    places = {node.get("id") for node in by_class(page, "place")}
    from_marks = {node.get("href")[1:] for node in by_class(page, "ref")}
    from_facts = {link.get("href")[1:] for fact in facts.values() for link in fact.iter("a")}
    assert from_marks == set(facts)
    assert from_facts == places
    assert len(facts) == 14


def test_the_page_parses_without_error() -> None:
    parser = html5lib.HTMLParser(strict=True)
    assert parser.parse(render_page(READING)) is not None


def test_the_page_stands_alone() -> None:
    page = render_page(READING)
    assert "<script" not in page
    assert not re.search(r"(src|href)=\"(?!#)", page)
    assert "url(" not in page
    assert "@import" not in page


def hostile_reading() -> Reading:
    text = f"{HOSTILE} said the minister. {HOSTILE}"
    found = (Quote(start=0, end=len(HOSTILE), quote=HOSTILE),)
    event: Event = msgspec.structs.replace(READING.events[0], evidence=found, place=HOSTILE, id=HOSTILE)
    actor = msgspec.structs.replace(READING.actors[0], name=HOSTILE, office=HOSTILE)
    article = msgspec.structs.replace(
        READING.article,
        text=text,
        title=HOSTILE,
        outlet=HOSTILE,
        authors=(HOSTILE,),
        source=HOSTILE,
        url=f"javascript:{HOSTILE}",
        headings=(),
        dropped=(msgspec.structs.replace(READING.article.dropped[0], text=HOSTILE, reason=HOSTILE),),
    )
    return Reading(dragoman="0", model=HOSTILE, article=article, actors=(actor,), events=(event,))


@pytest.mark.parametrize("render", [render_page, render_fragment])
def test_hostile_text_stays_text(render) -> None:
    tree = document(render(hostile_reading()))
    assert not list(tree.iter("script"))
    assert not list(tree.iter("img"))
    assert not [node for node in tree.iter() if any(name.startswith("on") for name in node.attrib)]
    assert not [node for node in tree.iter("a") if not (node.get("href") or "").startswith("#")]
    assert HOSTILE in text_of(tree)


def test_only_web_addresses_become_links() -> None:
    address = "https://example.org/a?b=1&c=2"
    article = msgspec.structs.replace(READING.article, url=address)
    links = [
        node.get("href") for node in document(render_page(msgspec.structs.replace(READING, article=article))).iter("a")
    ]
    assert address in links


def test_the_dropped_text_is_folded_away() -> None:
    details = [text_of(node) for node in document(render_page(READING)).iter("details")]
    assert any("Sign up for our morning letter" in text for text in details)


def test_an_article_without_facts_gets_a_page() -> None:
    page = render_page(EMPTY)
    assert "No fact was found in this article." in page
    assert "publication date unknown" in page


def test_several_readings_share_a_page_even_of_the_same_article() -> None:
    tree = document(render_page([READING, EMPTY, READING]))
    places = [node.get("id") for node in tree.iter() if node.get("id")]
    assert len(places) == len(set(places))
    assert len(list(tree.iter("article"))) == 3


def test_the_notebook_shows_the_fragment_with_styles_of_its_own() -> None:
    fragment = READING._repr_html_()
    assert fragment == render_fragment(READING)
    styles = "".join(text_of(node) for node in document(fragment).iter("style"))
    rules = re.findall(r"(?:^|[{}])\s*([^{}@]+)\{", styles)
    selectors = [part.strip() for rule in rules for part in re.split(r",(?![^(]*\))", rule)]
    assert len(selectors) > 50
    assert all(selector.startswith((".dragoman", ".d5d1c3a90e4", "#d5d1c3a90e4")) for selector in selectors)


def test_overlapping_marks_are_cut_where_they_cross() -> None:
    text = "abcdef"
    page = render_page(with_text(text, [(0, 4), (2, 6)]))
    assert [text_of(node) for node in by_class(page, "mark") if node.tag == "a"] == ["ab", "cd", "ef"]


def test_statements_are_marked_at_what_was_said() -> None:
    page = render_page(READING)
    said = [text_of(node) for node in by_class(page, "mark") if node.tag == "a" and "statement" in node.get("class")]
    assert quote("We did not discuss sanctions").quote in said
