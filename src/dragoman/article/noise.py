"""Rules that set furniture aside by its wording and place; they need no markup.

They run on what every reader of documents produced, pages included. The report itself comes first: a
rule looks at short blocks, or at the edges of the text, and sentences between paragraphs stay.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.article.appeal import drop_appeals, drop_closing
from dragoman.article.biography import drop_biographies
from dragoman.article.blocks import Block, count_words, kept
from dragoman.article.clean import plain_quotes
from dragoman.article.dates import is_publication_line
from dragoman.article.furniture import Wording, furniture, reason_by_wording
from dragoman.article.header import (
    byline_parts,
    join_datelines,
    mark_title,
    take_bylines,
    take_letterhead,
    take_publication_lines,
    take_site_name,
)
from dragoman.article.headings import is_sentence_block, mark_headings, may_be_heading, may_be_title
from dragoman.article.promotion import drop_promotions

MOST_ROUNDS = 20


def edges(blocks: list[Block]) -> tuple[int, int]:
    """Return the numbers of the first and last kept sentence block; (0, -1) if there is none."""
    numbers = [number for number, block in enumerate(blocks) if block.reason is None and is_sentence_block(block)]
    return (numbers[0], numbers[-1]) if numbers else (0, -1)


def drop_by_wording(blocks: list[Block]) -> None:
    """Set aside the blocks whose words say that they are furniture."""
    first, last = edges(blocks)
    opening = True
    for number, block in enumerate(blocks):
        if block.reason is not None:
            continue
        if not block.title:
            edge = not first <= number <= last
            reason = reason_by_wording(block.text, count_words(block.text), edge=edge)
            # The first line may be a title such as "Explainer: …", which elsewhere would point to another page.
            block.reason = None if opening and reason == "related_link" and may_be_title(block.text) else reason
        opening = opening and block.reason is not None


def opened_zone(block: Block, zones: tuple[Wording, ...]) -> Wording | None:
    """Return the zone that the block opens, or None."""
    if block.title:
        return None
    plain = plain_quotes(block.text)
    return next((zone for zone in zones if zone.fits(plain)), None)


def drop_zones(blocks: list[Block]) -> None:
    """Set aside the lines under an opening such as "Related articles", up to the next sentence."""
    zone: Wording | None = None
    sentences = 0
    for block in blocks:
        opened = opened_zone(block, furniture().zones)
        if opened:
            zone, sentences = opened, opened.sentences
            block.reason = block.reason or opened.reason
        elif zone and not block.reason:
            if is_sentence_block(block):
                sentences -= 1
            if sentences < 0 or not (is_sentence_block(block) or may_be_headline(block)):
                zone = None
            else:
                block.reason = zone.reason


def may_be_headline(block: Block) -> bool:
    """Return whether the block could be a link's headline rather than text."""
    return block.linked > 0 or may_be_heading(block.text) or not block.text.endswith((".", ":", '"', "”"))


def drop_endings(blocks: list[Block]) -> None:
    """Set aside everything after an opening of readers' comments that stands in the second half."""
    total = sum(count_words(block.text) for block in kept(blocks))
    seen = 0
    for number, block in enumerate(blocks):
        ending = opened_zone(block, furniture().endings)
        if ending and 2 * seen >= total > 0:
            for later in blocks[number:]:
                later.reason = later.reason or ending.reason
            return
        if block.reason is None:
            seen += count_words(block.text)


def drop_linked_lines(blocks: list[Block]) -> None:
    """Set aside lines that are wholly a link and no sentence: pointers set between paragraphs."""
    mostly, fewest = 0.9, 4
    for block in blocks:
        alone = block.linked >= mostly and not block.heading and not block.title and block.reason is None
        if alone and count_words(block.text) >= fewest and not is_sentence_block(block):
            block.reason = "related_link"


@dataclass(slots=True)
class Header:
    """What the lines above the text say."""

    names: list[str] = field(default_factory=list)
    site_name: str | None = None


def drop_furniture(blocks: list[Block]) -> Header:
    """Set aside all that is not part of the article, each with its reason, and mark title and headings.

    The rules run until they find nothing more, so that reading the clean text again changes nothing.

    Returns:
        What was learned from the lines set aside above the text.
    """
    header = Header()
    name_leftovers(blocks)
    unknown = [block for block in blocks if block.heading is None]
    titled = any(block.title for block in blocks)
    for _ in range(MOST_ROUNDS):
        before = [block.text for block in kept(blocks)]
        for block in unknown:
            block.heading = None
        if not titled:
            for block in blocks:
                block.title = False
        drop_once(blocks, header)
        if [block.text for block in kept(blocks)] == before:
            break
    return header


def name_leftovers(blocks: list[Block]) -> None:
    """Give what the extraction left out the reason that its words say, if they do."""
    above, _ = edges(blocks)
    for number, block in enumerate(blocks):
        if block.reason == "":
            block.reason = leftover_reason(block.text, above=number < above)


def leftover_reason(text: str, *, above: bool) -> str:
    """Return why text that the extraction left out is furniture, "" if its words do not say.

    Args:
        text: Text of the block.
        above: Whether it stands above the article's text, where bylines are.
    """
    if above and byline_parts(text):
        return "byline"
    if is_publication_line(text):
        return "timestamp"
    return reason_by_wording(text, count_words(text), edge=True) or ""


def drop_once(blocks: list[Block], header: Header) -> None:
    """Run every rule once."""
    drop_by_wording(blocks)
    header.names += take_bylines(blocks)
    take_publication_lines(blocks)
    join_datelines(blocks)
    letterhead = take_letterhead(blocks)
    mark_title(blocks)
    header.site_name = header.site_name or take_site_name(blocks) or letterhead
    drop_zones(blocks)
    drop_endings(blocks)
    drop_linked_lines(blocks)
    mark_headings(blocks)
    drop_biographies(blocks)
    drop_appeals(blocks)
    drop_closing(blocks)
    drop_promotions(blocks)
