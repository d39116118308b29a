"""Blocks and stated facts of a web page.

Trafilatura says where the article is; the blocks themselves come from the page's own tree, so that
each has its place, its markup and its links. What trafilatura left out comes back when it reads as text
of the article, and is set aside with its reason otherwise.
"""

from __future__ import annotations

import logging
from collections import Counter
from typing import TYPE_CHECKING

from dragoman.article.blocks import Block, Facts, count_words
from dragoman.article.clean import normalise, squeeze
from dragoman.article.dates import is_entry_line
from dragoman.article.furniture import reason_by_wording
from dragoman.article.headings import ends_sentence
from dragoman.article.html_blocks import PageBlock, flatten
from dragoman.article.html_facts import meta_values, page_facts, page_title
from dragoman.article.html_tree import parse_page
from dragoman.article.settings import settings
from dragoman.errors import ArticleError

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

#: A block this long counts as extracted where its text occurs within an extracted line.
SHORTEST_CONTAINED = 25
#: The reasons that say least; wording may say more.
GENERAL = ("boilerplate", "navigation", "comment_form")
#: Fewest dated lines that make a page a live page.
FEWEST_ENTRIES = 2
NO_ARTICLE = "the page holds no article: no running text was found in it; expected a page with one report"


def read_page(text: str, source: str) -> tuple[list[Block], Facts]:
    """Return the blocks and stated facts of a page.

    Raises:
        ArticleError: The page is nested too deep or holds no article.
    """
    tree = parse_page(text, source)
    blocks = flatten(tree, source)
    extracted = extract_lines(tree)
    if not extracted:
        raise ArticleError(NO_ARTICLE, source=source)
    title = find_title(tree, blocks)
    facts = page_facts(tree, title.text if title else None)
    kept, found = match_blocks(blocks, extracted)
    if found < settings().html.found_share:
        return [Block(line) for line in extracted], facts
    reasons = hinted_reasons(blocks, kept)
    restore(blocks, kept, reasons)
    restore_entries(blocks, kept, reasons)
    refuse_index(blocks, kept, source)
    return arrange(blocks, kept, reasons, title), facts


def extract_lines(tree: HtmlElement) -> list[str]:
    """Return the lines that trafilatura takes for the article's text."""
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    # Trafilatura works on a copy of a tree that it is given.
    found = bare_extraction(tree, include_comments=False, with_metadata=False)
    text = getattr(found, "text", None) or ""
    return [line for line in map(normalise, text.split("\n")) if squeeze(line)]


def match_blocks(blocks: list[PageBlock], extracted: list[str]) -> tuple[set[int], float]:
    """Return the numbers of the blocks that were extracted, and the share of extracted text found in them."""
    keys = Counter(squeeze(line.removeprefix("- ")) for line in extracted)
    joined = "".join(squeeze(line) for line in extracted)
    kept: set[int] = set()
    for number, block in enumerate(blocks):
        if block.key and (keys[block.key] > 0 or (len(block.key) >= SHORTEST_CONTAINED and block.key in joined)):
            keys[block.key] -= 1
            kept.add(number)
    found = sum(len(blocks[number].key) for number in kept)
    return kept, found / max(1, len(joined))


def find_title(tree: HtmlElement, blocks: list[PageBlock]) -> PageBlock | None:
    """Return the heading that shows the article's title: the one that the page's head repeats, else the first h1."""
    stated = [*meta_values(tree).get("og:title", []), page_title(tree) or ""]
    keys = [squeeze(text) for text in stated if text]
    headings = [block for block in blocks if block.is_heading and count_words(block.text) > 1]
    for block in headings:
        if any(key.startswith(block.key) or block.key == key for key in keys):
            return block
    first = [block for block in headings if block.tag == "h1"]
    lines = [block for block in blocks if block.key in keys and not block.linked]
    return next(iter(first or lines), None)


def hinted_reasons(blocks: list[PageBlock], kept: set[int]) -> dict[int, str]:
    """Return the blocks that markup hints to be furniture, with the innermost reason.

    A hint on an element, or on many, that hold much of the extracted text is disregarded.
    """
    words = {number: count_words(blocks[number].text) for number in kept}
    total = sum(words.values())
    held: Counter[int] = Counter()
    for number in kept:
        for element in {element for element, _ in blocks[number].hints}:
            held[element] += words[number]
    limit = settings().html.hint_share * total
    reasons: dict[int, str] = {}
    for number, block in enumerate(blocks):
        valid = [reason for element, reason in block.hints if held[element] <= limit]
        if valid:
            reasons[number] = valid[-1]
    return without_common(reasons, words, limit)


def without_common(reasons: dict[int, str], words: dict[int, int], limit: float) -> dict[int, str]:
    """Return the reasons without those that would set aside much of the extracted text in many small parts."""
    lost: Counter[str] = Counter()
    for number, reason in reasons.items():
        lost[reason] += words.get(number, 0)
    return {number: reason for number, reason in reasons.items() if lost[reason] <= limit}


def restore(blocks: list[PageBlock], kept: set[int], reasons: dict[int, str]) -> None:
    """Take back what the extraction left out although it stands among the article's text and reads like it."""
    homes = {blocks[number].parent for number in kept if number not in reasons and is_running(blocks[number])}
    for number, block in enumerate(blocks):
        if number in kept or number in reasons or block.parent not in homes:
            continue
        inside = min(kept) < number < max(kept) and block.linked == 0
        if is_running(block) or (inside and (block.is_heading or is_short_sentence(block))):
            kept.add(number)


def restore_entries(blocks: list[PageBlock], kept: set[int], reasons: dict[int, str]) -> None:
    """Take back the lines that date the entries of a live page, if there are several above text."""
    lines = {
        number
        for number, block in enumerate(blocks)
        if reasons.get(number, "timestamp") == "timestamp" and is_entry_line(block.text) and not block.linked
    }
    text = kept - lines - reasons.keys()
    heads = [number for number in lines if number + 1 in text or number + 2 in text]
    if len(heads) >= FEWEST_ENTRIES:
        for number in heads:
            kept.add(number)
            reasons.pop(number, None)


def is_short_sentence(block: PageBlock) -> bool:
    """Return whether the block is a sentence too short for the extraction to keep, and no fixed text."""
    words = count_words(block.text)
    return block.tag == "p" and ends_sentence(block.text) and not reason_by_wording(block.text, words, edge=False)


def is_running(block: PageBlock) -> bool:
    """Return whether the block reads as running text and is not made of links."""
    limits = settings().html
    few_links = block.linked < limits.link_share
    return few_links and ends_sentence(block.text) and count_words(block.text) >= limits.restored_words


def refuse_index(blocks: list[PageBlock], kept: set[int], source: str) -> None:
    """Raise ArticleError if the kept text is mostly links: a front page or a list of results."""
    total = sum(len(blocks[number].text) for number in kept)
    linked = sum(len(blocks[number].text) * blocks[number].linked for number in kept)
    if total and linked / total > settings().html.link_share:
        message = "the page is an index of links, not an article; expected a page with one report"
        raise ArticleError(message, source=source)


def arrange(blocks: list[PageBlock], kept: set[int], reasons: dict[int, str], title: PageBlock | None) -> list[Block]:
    """Return the page as blocks: the title first, then the text in order, furniture with its reason."""
    arranged: list[Block] = []
    previous: tuple[object, str] | None = None
    first = next((number for number, block in enumerate(blocks) if block is title), 0)
    for number, block in enumerate(blocks):
        if block is title or not block.key:
            continue
        reason = reasons.get(number) or (None if number in kept else "")
        if reason in GENERAL:
            reason = reason_by_wording(block.text, count_words(block.text), edge=True) or reason
        elif reason is None and number < first and not is_running(block):
            reason = "navigation"
        home = (block.hints[-1][0] if block.hints else None, reason or "")
        if reason and previous == home and not is_running(block):
            arranged[-1].text += "\n" + block.text
        else:
            arranged.append(as_block(block, reason))
        previous = home if reason else None
    if title:
        arranged.insert(0, Block(title.text, heading=True, title=True))
    return arranged


def as_block(block: PageBlock, reason: str | None) -> Block:
    """Return a block of a page for the rules; a long or full sentence in a heading's markup is text."""
    heading: bool | None = None
    if block.is_heading:
        longest = settings().headings.title_words
        heading = not (
            count_words(block.text) > longest or (ends_sentence(block.text) and count_words(block.text) > longest / 2)
        )
    elif block.tag in ("li", "td", "th", "dd", "blockquote"):
        heading = False
    return Block(block.text, heading=heading, reason=reason, linked=block.linked)
