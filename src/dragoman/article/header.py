"""What stands above the text: title, byline, publication line; and dates within it."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from dragoman.article.blocks import Block, count_words, kept
from dragoman.article.clean import normalise, plain_quotes
from dragoman.article.dates import (
    FULL_DATE,
    OF_ITSELF,
    WEEKDAY,
    date_of_match,
    dateline_date,
    is_entry_line,
    is_labelled,
    is_moment_line,
    is_publication_line,
    parse_month,
    parse_stated,
)
from dragoman.article.furniture import furniture
from dragoman.article.headings import ends_sentence, is_capitals, is_sentence_block, may_be_title
from dragoman.article.settings import settings

NAME = r"[A-ZÀ-Þ][\w'’.-]*(?: (?:de|del|van|von|der|den|bin|ibn|al|el|la|le|da|dos|di|du|ten)(?= ))*"
PERSON = rf"{NAME}(?:[ ]{NAME}){{1,3}}"
BYLINE = re.compile(
    r"^(?:[Ww]ords |[Ss]tory |[Rr]eport |[Ww]ritten )?[Bb][Yy]:? "
    rf"(?P<names>{PERSON}(?:(?:, (?:and )?| and | & | AND ){PERSON})*)"
    r"(?P<rest>(?:,? (?:[|•·–—-]|in|for|at|of|with)? ?|\s?[|•·–—/]\s?)[^.!?]{0,80})?$"
)
BYLINE_AGENCY = re.compile(
    r"^[Bb][Yy]:? (?P<names>(?:The )?[A-Z][\w'’.&-]*(?: [A-Z][\w'’.&-]*){0,4}(?: [Ss]taff(?: [Ww]riters?)?)?)$"
)
#: Staff without names ("By our diplomatic staff").
BYLINE_STAFF = re.compile(
    r"^by:? (?:an? |our |the |\w+ )?(?:[\w-]+ ){0,3}(?:staff|correspondents?|reporters?|writers?|team|desk|agencies)"
    r"(?: (?:in|at) [\w, ]{2,40})?$",
    re.IGNORECASE,
)
#: Names and the place they report from, without "By".
NAMES_IN_PLACE = re.compile(
    rf"^(?P<names>{PERSON}(?:(?:, (?:and )?| and ){PERSON})*) in {NAME}(?:(?:, | and | ){NAME}){{0,3}}$"
)
NAMES_BEFORE_DATE = re.compile(rf"^(?P<names>.{{5,80}}?)[\s,|·-]+(?:{WEEKDAY})?{FULL_DATE}", re.IGNORECASE)
NAMES_ONLY = re.compile(rf"^{PERSON}(?:(?:, (?:and )?| and ){PERSON})*$")
READING_TIME = re.compile(r"^\d+[ -]?min(?:ute)?s?(?: read)?$", re.IGNORECASE)
BETWEEN_NAMES = re.compile(r",? and |,? & | AND |, |;\s*|\s*\|\s*")
NOT_NAME = re.compile(
    r"[\d@/]|^(?:admin|administrator|editor|staff|web ?desk|news ?desk|guest|unknown|author|by)$", re.IGNORECASE
)
PARTS = re.compile(r"\s*[|•·\n]\s*")
DATELINE_DASH = re.compile(r"^[A-Z][\w.,'’/ ()-]{2,60}\s?[—–]$")
PIPE = re.compile(r"\s+\|\s+")
LONGEST_SITE_NAME = 6
FEWEST_ENTRIES = 2
LONGEST_KICKER = 2
#: Words that a line around the title may have.
LONGEST_HEADER_LINE = 20


def above_text(blocks: list[Block]) -> list[Block]:
    """Return the kept blocks before the first sentence of the report."""
    above: list[Block] = []
    for block in kept(blocks):
        if is_sentence_block(block) and not block.title and not byline_names(block.text):
            break
        above.append(block)
    return above


def byline_names(text: str) -> list[str]:
    """Return the names in a byline, [] if the line is none."""
    plain = plain_quotes(text)
    match = BYLINE.match(plain) or BYLINE_AGENCY.match(plain)
    return split_names(match["names"]) if match and not BYLINE_STAFF.match(plain) else []


def byline_parts(text: str) -> list[str]:
    """Return the names in a line of parts ("By Jane Roe | March 2, 2024"), [] if it holds no byline."""
    dated_names = NAMES_BEFORE_DATE.match(plain_quotes(text))
    if dated_names and NAMES_ONLY.match(dated_names["names"]):
        return split_names(dated_names["names"])
    parts = PARTS.split(text)
    dated = any(is_moment_line(part) or READING_TIME.match(part) for part in parts)
    found: list[str] = []
    for part in parts:
        found += split_names(part) if dated and NAMES_ONLY.match(part) else byline_names(part)
    return found


def split_names(text: str) -> list[str]:
    """Return the single names in a list of names, in ordinary capitals."""
    names = [normalise(re.sub(r"^[Bb][Yy]:?\s+", "", name)) for name in BETWEEN_NAMES.split(text)]
    return [
        name.title() if name.isupper() and " " in name else name for name in names if name and not NOT_NAME.search(name)
    ]


def take_bylines(blocks: list[Block]) -> list[str]:
    """Set aside the lines above the text that name the authors, and return the names."""
    names: list[str] = []
    for number, block in enumerate(above_text(blocks)):
        if block.title:
            continue
        found = byline_parts(block.text)
        # Without "By", a line of names looks like a title, which comes first.
        in_place = NAMES_IN_PLACE.match(plain_quotes(block.text)) if number else None
        found = found or (split_names(in_place["names"]) if in_place else [])
        if found or BYLINE_STAFF.match(block.text):
            block.reason = "byline"
            names += found
    return names


def names_from_hints(blocks: list[Block]) -> list[str]:
    """Return the names in lines that the markup calls bylines; those under an author's hint become bylines."""
    names: list[str] = []
    for block in blocks:
        short = count_words(block.text) <= 20  # noqa: PLR2004 - a byline with place and date; a biography is longer
        if block.reason not in ("byline", "author_box") or not short:
            continue
        found = byline_parts(block.text)
        if found:
            block.reason = "byline"
            names += found
    return names


#: Paragraphs that may stand above the day of a page besides its title: a standfirst or summary.
_STANDFIRST = 2
#: As many days a page may state above its text.
_PUBLISHED_AND_UPDATED = 2


def take_publication_lines(blocks: list[Block]) -> None:
    """Set aside the lines above the text that say when it was published.

    On a live page, the line above the first entry belongs to that entry, unless it says otherwise. So do the days of a
    programme, of which there are more than a page was published and updated on.
    """
    above = above_text(blocks)
    days = {block.text for block in above if not block.title and is_publication_line(block.text)}
    live = any(is_entry_line(block.text) for block in kept(blocks)[len(above) :]) or len(days) > _PUBLISHED_AND_UPDATED
    for block in above:
        dated = any(map(is_labelled, PARTS.split(block.text)))
        if not block.title and (dated or (is_moment_line(block.text) and not live)):
            block.reason = "timestamp"


def publication_dates(blocks: list[Block]) -> list[tuple[date, str]]:
    """Return the dates that lines above the text and the dateline state, with where each stands."""
    found: list[tuple[date, str]] = []
    for block in blocks:
        if block.reason in ("timestamp", "byline"):
            for part in PARTS.split(block.text):
                day = parse_stated(part) if is_publication_line(part) or block.reason == "byline" else None
                if day:
                    found.append((day, f'the line "{part}"'))
    return found


def header_date(blocks: list[Block]) -> tuple[date, str] | None:
    """Return the one full date in the short lines around the title and byline, with its line; None for none or several.

    "Lisbon edition | Thursday, 4 December 2025", "From our man in Ho | 18th November, 2025 | Hits: 3,117": outlets
    write the day in lines of many forms. Labelled lines count wherever they stand, and where there is none, one below
    the standfirst, or a last one, that is nothing but a place and a date ("New York, 22 January 2026").
    """
    found: dict[date, str] = {}
    for number, block in enumerate(blocks):
        if is_sentence_block(block) and not block.title and not block.reason:
            found |= {day: line for day, line in map(_labelled_day, blocks[number:]) if day}
            found = found or _below_standfirst(blocks[number:])
            break
        day = parse_stated(block.text) if count_words(block.text) <= LONGEST_HEADER_LINE else None
        if day and not ends_sentence(block.text):
            found.setdefault(day, block.text)
    last = blocks[-1].text if blocks and not found else ""
    if is_publication_line(last) and (day := parse_stated(last)):
        found[day] = last
    return next(iter(found.items())) if len(found) == 1 else None


def _below_standfirst(blocks: list[Block]) -> dict[date, str]:
    """Return the day of the one line of a text that is nothing but a date, if it stands after a sentence or two."""
    lines = [number for number, block in enumerate(blocks) if is_publication_line(block.text)]
    day = parse_stated(blocks[lines[0]].text) if len(lines) == 1 and lines[0] <= _STANDFIRST else None
    return {day: blocks[lines[0]].text} if day else {}


def header_month(blocks: list[Block]) -> tuple[date, date, str] | None:
    """Return the first and last day of the one month that the short lines above the text give, with its line.

    Briefs and journals name no day: "Policy Brief 12 | October 2026".
    """
    found: dict[tuple[date, date], str] = {}
    for block in blocks:
        if is_sentence_block(block) and not block.title and not block.reason:
            break
        for part in PARTS.split(block.text) if count_words(block.text) <= LONGEST_HEADER_LINE else ():
            if days := parse_month(part):
                found.setdefault(days, block.text)
    return next(((*days, line) for days, line in found.items()), None) if len(found) == 1 else None


def said_published(blocks: list[Block]) -> tuple[date, str] | None:
    """Return the day on which a text says of itself that it was published, with its words, where it says one day."""
    told = (match for block in kept(blocks) for match in OF_ITSELF.finditer(block.text))
    found = {day: match[0] for match in told if (day := date_of_match(match))}
    return next(iter(found.items())) if len(found) == 1 else None


def _labelled_day(block: Block) -> tuple[date | None, str]:
    """Return the day of a line that says that it gives the publication ("Publication date: 12 February 2024")."""
    return (parse_stated(block.text) if is_labelled(block.text) else None), block.text


def first_dateline(blocks: list[Block]) -> date | None:
    """Return the full date of the first dateline in the text, or None."""
    return next((day for day in (dateline_date(block.text) for block in kept(blocks)) if day), None)


def entry_days(blocks: list[Block], times: tuple[str, ...]) -> tuple[date, date] | None:
    """Return the first and last day of a live page's dated entries, or None if it is none.

    Args:
        blocks: The article.
        times: Dates of the time elements of the page; they are used where the entries' own lines lack the year.
    """
    heads = [block.text for block in kept(blocks) if block.heading and is_entry_line(block.text)]
    if len(heads) < FEWEST_ENTRIES:
        return None
    days = sorted(day for day in map(parse_stated, heads) if day)
    if len(days) < len(heads):
        days = sorted(day for day in map(parse_stated, times) if day)
    if len(days) < FEWEST_ENTRIES:
        return None
    if (days[-1] - days[0]).days > settings().dates.longest_live:
        # Of a chronicle the days are long past: only one above all others can be that of the page.
        return (days[-1], days[-1]) if parse_stated(heads[0]) == days[-1] else None
    return days[0], days[-1]


def mark_title(blocks: list[Block]) -> None:
    """Mark the title that a text without markup shows: its first line in the form of one."""
    if any(block.title for block in kept(blocks)):
        return
    above = [block for block in above_text(blocks) if block.heading is not False]
    candidates = [block for block in above if block.heading or may_be_title(block.text)]
    followed = any(is_sentence_block(block) for block in kept(blocks))
    if not candidates or not followed or candidates[0] is not kept(blocks)[0]:
        return
    chosen = candidates[0]
    if chosen.heading is None and (count_words(chosen.text) <= LONGEST_KICKER or is_capitals(chosen.text)):
        longer = [block for block in candidates[1:] if not is_entry_line(block.text) and count_words(block.text) > 4]  # noqa: PLR2004
        chosen = next(iter(longer), chosen)
    chosen.title = chosen.heading = True


def take_letterhead(blocks: list[Block]) -> str | None:
    """Set aside the publisher's name on a line of its own above the title, and return it."""
    above = [block for block in above_text(blocks) if block.heading is not False]
    if len(above) > 1 and not above[0].title and furniture().letterhead.match(plain_quotes(above[0].text)):
        above[0].reason = "site_name"
        return above[0].text.title() if is_capitals(above[0].text) else above[0].text
    return None


def take_name_above(blocks: list[Block], publisher: str | None) -> None:
    """Set aside a first line that is the publisher's name as the caller or the page gives it: it is no title."""
    first = next(iter(kept(blocks)), None)
    if first is not None and publisher and first.text.casefold() == publisher.casefold():
        first.reason = "site_name"


def take_site_name(blocks: list[Block]) -> str | None:
    """Cut the site's name off the title that the text shows ("Talks resume | The Post"), and return it."""
    for number, block in enumerate(blocks):
        if block.title and block.reason is None:
            parts = PIPE.split(block.text)
            if len(parts) > 1 and count_words(parts[-1]) <= LONGEST_SITE_NAME and count_words(parts[0]) > 2:  # noqa: PLR2004
                block.text = parts[0]
                blocks.insert(number + 1, Block(" | ".join(parts[1:]), reason="site_name"))
                return parts[-1]
    return None


def join_datelines(blocks: list[Block]) -> None:
    """Put a dateline on a line of its own before the sentence that it belongs to."""
    remaining = kept(blocks)
    for block, following in pairwise(remaining):
        if DATELINE_DASH.match(block.text) and not block.title and not following.title:
            following.text = f"{block.text} {following.text}"
            following.heading = following.heading and False
            blocks.remove(block)
