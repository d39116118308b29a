"""From one document to one article."""

from __future__ import annotations

import msgspec

from dragoman.article.blocks import Block, Facts, count_words, kept
from dragoman.article.clean import normalise
from dragoman.article.compose import digest, dropped_of, join_text, unique
from dragoman.article.dates import address_interval, parse_stated, publish
from dragoman.article.decode import decode, kind_of
from dragoman.article.header import (
    entry_days,
    first_dateline,
    header_date,
    header_month,
    names_from_hints,
    publication_dates,
    said_published,
    split_names,
    take_name_above,
)
from dragoman.article.identify import require_english
from dragoman.article.noise import drop_furniture
from dragoman.article.outlets import outlet_shown
from dragoman.article.settings import settings
from dragoman.days import Day, given_day
from dragoman.errors import ArticleError
from dragoman.types import Article, Document, Known, Publication

MEGABYTE = 1_000_000


def read_document(
    document: Document,
    *,
    date: Day | None = None,
    url: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
) -> Article:
    """Return the article that a document holds.

    Args:
        document: Bytes of a web page, plain text, Markdown or PDF, with where they came from.
        date: Day of publication, known to the caller; an ISO 8601 date or a date. Overrides what is stated.
        url: Address that the article was published at.
        outlet: Name of the publisher.
        title: Title.

    Raises:
        ArticleError: The document holds no article that can be read.
        LanguageError: The article is not in English.
        DateError: ``date`` is not an ISO 8601 date.
    """
    known = document.known or Known()
    given = parse_given(date, document.source)
    refuse_size(document)
    blocks, facts = read_blocks(document)
    take_name_above(blocks, outlet or known.outlet or facts.outlet)
    header = drop_furniture(blocks)
    hinted = names_from_hints(blocks)
    text, headings = join_text(blocks)
    check_text(blocks, document.source)
    require_english(text, document.source)
    address = url or document.url or facts.url
    named = header.site_name or outlet_shown(blocks)
    publisher = outlet or known.outlet or facts.outlet or named
    shown = next((block.text for block in kept(blocks) if block.title), None)
    stated = published_of(facts, blocks, address)
    return Article(
        id=digest(text),
        source=document.source,
        url=address,
        title=title or known.title or shown or facts.title,
        outlet=publisher,
        authors=authors_of(facts, [*header.names, *hinted], (publisher, named)),
        published=agreed(given, stated) if given else known_date(known) or stated,
        text=text,
        headings=headings,
        dropped=dropped_of(blocks),
    )


def parse_given(value: Day | None, source: str) -> Publication | None:
    """Return the publication that the caller gave.

    Raises:
        DateError: It is not an ISO 8601 date.
    """
    day = given_day(value, source=source)
    return publish(day, "the date was given by the caller", basis="given") if day else None


def agreed(given: Publication, stated: Publication | None) -> Publication:
    """Return the publication that the caller gave; a day far from it that the document states is told after why."""
    if stated is None:
        return given
    days = max((stated.earliest - given.latest).days, (given.earliest - stated.latest).days)
    if days <= settings().dates.days_apart:
        return given
    doubt = f"{stated.because[0]}: {stated.earliest}, which is {days} days from the date given ({given.earliest})"
    return msgspec.structs.replace(given, because=(*given.because, doubt))


def known_date(known: Known) -> Publication | None:
    """Return the publication that an archive or message gives beside the document, or None."""
    return publish(known.published, "the archive gives the date", basis="given") if known.published else None


def refuse_size(document: Document) -> None:
    """Raise ArticleError if the document is larger than what is read."""
    limit = settings().limits.source_bytes
    if len(document.content) > limit:
        size = f"the document has {len(document.content) / MEGABYTE:.1f} MB"
        raise ArticleError(f"{size}; expected one article of at most {limit // MEGABYTE} MB", source=document.source)


def read_blocks(document: Document) -> tuple[list[Block], Facts]:
    """Return the blocks and stated facts of a document of any kind."""
    kind = kind_of(document)
    if kind == "pdf":
        from dragoman.article.pdf import read_pdf

        return read_pdf(document.content, document.source)
    text = decode(document.content, document.media_type)
    limit = settings().limits.text_characters
    if len(text) > limit:
        message = f"the document has {len(text):,} characters; expected one article of at most {limit:,}"
        raise ArticleError(message, source=document.source)
    if kind == "html":
        from dragoman.article.html_read import read_page

        return read_page(text, document.source)
    from dragoman.article.plain import read_plain

    return read_plain(text, document.source)


def check_text(blocks: list[Block], source: str) -> None:
    """Raise ArticleError if hardly anything but furniture and headings is left."""
    least = settings().limits.minimum_words
    words = [block.text for block in kept(blocks) if not block.heading]
    # Scripts without spaces between words count by characters, so that their language can be named.
    if sum(map(count_words, words)) < least and sum(map(len, words)) < 10 * least:
        message = f"no article was found: fewer than {least} words of running text; expected a report in sentences"
        raise ArticleError(message, source=source)


def authors_of(facts: Facts, names: list[str], outlets: tuple[str | None, ...]) -> tuple[str, ...]:
    """Return the authors: those that the document states outside its text, else those of its byline."""
    stated = [name for value in facts.authors for name in split_names(normalise(value))]
    published = {outlet.casefold() for outlet in outlets if outlet}
    return unique(name for name in stated or names if name.casefold() not in published)


def published_of(facts: Facts, blocks: list[Block], address: str | None) -> Publication | None:
    """Return the publication interval that the document or its address states, or None."""
    stated = first_stated(facts.dates)
    if stated:
        return stated
    for day, where in publication_dates(blocks):
        return publish(day, f"{where} gives the date")
    days = entry_days(blocks, facts.entries)
    if days:
        return publish(days[0], "the entries of the page are dated", last=days[1])
    dateline = first_dateline(blocks)
    if dateline:
        return publish(dateline, "the dateline at the start of the text gives the date")
    interval = address_interval(address) if address else None
    if interval:
        return publish(interval[0], f"the address {address} holds the date", last=interval[1])
    return first_stated(facts.times) or around_text(blocks)


def around_text(blocks: list[Block]) -> Publication | None:
    """Return the publication that short lines around the text give, or the text of itself, or None."""
    if above := header_date(blocks):
        return publish(above[0], f'the line "{above[1]}" around the text gives the date')
    if told := said_published(blocks):
        return publish(told[0], f'the text says of itself "{told[1]}"')
    month = header_month(blocks)
    return publish(month[0], f'the line "{month[2]}" above the text gives the month', last=month[1]) if month else None


def first_stated(dates: tuple[tuple[str, str], ...]) -> Publication | None:
    """Return the publication of the first value that is a date."""
    for value, where in dates:
        day = parse_stated(value)
        if day:
            return publish(day, f'{where} says "{value}"')
    return None
