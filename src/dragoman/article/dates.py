"""Dates that a document states about itself: in its text, its markup or its address.

Only a full date, or a month of an address, counts. Nothing is guessed from loose text.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from itertools import permutations

from dragoman.article.clean import plain_quotes
from dragoman.types import Publication

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:(?:mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun)(?:day)?\.?,? )"
FULL_DATE = (
    rf"(?:(?P<m1>{MONTH}) ?(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?[,.]? ?(?P<y1>(?:19|20)\d\d)"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?P<m2>{MONTH}),? (?P<y2>(?:19|20)\d\d)"
    r"|(?P<y3>(?:19|20)\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d)"
    r"|(?P<y4>(?:19|20)\d\d)(?P<between>[/.])(?P<m4>\d{1,2})(?P=between)(?P<d4>\d{1,2})"
    r"|(?P<d5>\d{1,2})\.(?P<m5>\d{1,2})\.(?P<y5>(?:19|20)\d\d)"
    r"|(?P<one>\d{1,2})/(?P<other>\d{1,2})/(?P<y6>(?:19|20)\d\d))"
)
TIME = r"(?:\d{1,2}(?::|\.|h)\d\d(?::\d\d)?(?:\.\d+)? ?(?:[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?|noon|midnight)"
ZONE = r"(?:\(?(?:[A-Z]{2,5}T?|[A-Z][a-z]+ time|local time)\)?(?: ?[+-]\d{1,2}(?::?\d\d)?)?|[+-]\d\d:?\d\d|Z)"
CLOCK = rf"(?:(?:at |[|·•,–-] ?)?{TIME}(?: ?{ZONE})?(?: ?[/(] ?(?:{TIME}) ?{ZONE}? ?\)?)?)"
LABEL = (
    r"(?:(?:first |originally |last )?"
    r"(?:publication|published|posted|updated|modified|released?|issued|created|dated?|on)(?: (?:on|at|date))?:? "
    r"|(?:press|media|news) (?:release|note|statement|advisory)[,:]? (?:[-–—|] )?(?:no\. ?\d+[,:]? )?"
    r"|(?:statement|readout|briefing|communiqu[eé])[,:]? )"
)
#: Capitals of the Latin alphabets, of BRASÍLIA and ŁÓDŹ.
CAPITALS = "A-ZÀ-ÞĀ-Ž"
#: A place, or two words of one, before a date ("Washington, March 18, 2024").
PLACE = r"(?:[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,2}, )"

#: A full date that is not the end of a stretch of days ("8 to 10 April 2025").
DATE = re.compile(rf"(?<!\d to )(?<!\d and )(?<!\d[–-]){FULL_DATE}", re.IGNORECASE)
#: A line that is nothing but a date, with a label, weekday and time as it may be.
PUBLICATION_LINE = re.compile(
    rf"^(?P<label>{LABEL})?(?-i:{PLACE})?{WEEKDAY}?(?:{CLOCK},? )?(?:on )?{WEEKDAY}?{FULL_DATE}"
    rf"(?:T[\d:.]+)?(?:,? ?{CLOCK})?[.|]?$",
    re.IGNORECASE,
)
#: The head of an entry on a live page: a time, perhaps a date, perhaps a headline after it.
ENTRY_LINE = re.compile(
    rf"^{WEEKDAY}?(?:(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? (?:19|20)\d\d)?,? ?[|–—·-]? ?)?"
    rf"{CLOCK}(?:,? ?{WEEKDAY}?(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? (?:19|20)\d\d)?)?(?:\s?[:|–—·-]\s?\S.*)?$",
    re.IGNORECASE,
)
#: An entry line that is nothing but a moment: no headline stands after it.
MOMENT_LINE = re.compile(
    rf"^{WEEKDAY}?(?:(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? (?:19|20)\d\d)?,? ?[|–—·-]? ?)?{CLOCK}$",
    re.IGNORECASE,
)
DAY_LINE = re.compile(
    rf"^{WEEKDAY}?(?:{MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? {MONTH})(?:,? (?:19|20)\d\d)?:?$",
    re.IGNORECASE,
)
#: "CITY, State, March 18, 2024 (Agency) -", "CITY (Agency), March 18, 2024 -": capitals first, a dash within reach.
DATELINE = re.compile(
    rf"^(?P<place>[{CAPITALS}][{CAPITALS}.'’/ -]+(?:,? [A-Z][\w.]+){{0,3}}),? (?:\([A-Za-z .'’-]+\),? )?"
    rf"(?i:{WEEKDAY})?(?i:{FULL_DATE})"
    r"(?: ?[(/][^()]{1,40}[)/])?\s*(?:[—–-]{1,2}|:|\.(?= [A-Z“\"/]))",
)
#: "Jakarta, 15 January 2025 – ", "Riyadh, September 14, 2025, SPA -- ", "New Delhi, Oct 14, 2025 (ABC) India …": a
#: place in small letters, and a full date.
DATELINE_IN_WORDS = re.compile(
    rf"^(?P<place>(?:[{CAPITALS}][\w.'’-]+[ /]?){{1,3}}), (?i:{WEEKDAY})?(?i:{FULL_DATE})"
    rf"(?:(?:,? ?\(?[{CAPITALS}]{{2,8}}\)?| ?[(/][^()/]{{1,40}}[)/])?"
    rf"(?:\s*[—–-]{{1,2}}|:|\.-)| \([{CAPITALS}]{{2,8}}\)) "
)
#: "No: 187, 9 September 2025, Press Release Regarding …": the number of a release before its date.
NUMBERED_RELEASE = re.compile(rf"^(?:no|nr)[.:]* ?\d[\d/-]*, (?:{WEEKDAY})?{FULL_DATE}, ", re.IGNORECASE)
#: Nothing but a month with its year, as briefs and journals are dated.
MONTH_OF_YEAR = re.compile(rf"^(?:published (?:in )?)?(?P<month>{MONTH}) (?P<year>(?:19|20)\d\d)$", re.IGNORECASE)
#: What a text says of itself: "This is a shortened version, published on 5 August 2026."
OF_ITSELF = re.compile(
    r"\bthis (?:[\w-]+ ){0,4}(?:interview|conversation|article|story|piece|version|text|transcript|essay|profile)\b"
    rf"[^.!?]{{0,60}}?\bpublished (?:here )?(?:on )?{WEEKDAY}?{FULL_DATE}",
    re.IGNORECASE,
)
ADDRESS_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/_.-]|$)")
ADDRESS_DAY_NAMED = re.compile(r"/((?:19|20)\d\d)/([a-z]{3})/(\d{1,2})(?=/|$)")
ADDRESS_MONTH = re.compile(r"/((?:19|20)\d\d)/(\d{2})(?=/)")
LONGEST_ENTRY = 120


def month_number(name: str) -> int | None:
    """Return the number of a month from its name, its first letters or its digits."""
    if name.isdigit():
        return int(name)
    start = name.lower().rstrip(".")[:3]
    return next((number for month, number in MONTHS.items() if month.startswith(start)), None)


def build_date(year: str, month: str, day: str) -> date | None:
    """Return the date, or None if the calendar has no such day."""
    number = month_number(month)
    try:
        return date(int(year), number, int(day)) if number else None
    except ValueError:
        return None


def date_of_match(match: re.Match[str]) -> date | None:
    """Return the date of a match of ``FULL_DATE``; None too where day and month may be either ("3/4/2024")."""
    for number in "12345":
        if match[f"y{number}"]:
            return build_date(match[f"y{number}"], match[f"m{number}"], match[f"d{number}"])
    either = {build_date(match["y6"], *pair) for pair in permutations((match["one"], match["other"]))} - {None}
    return either.pop() if len(either) == 1 else None


def parse_stated(value: str) -> date | None:
    """Return the date that a stated value begins with or holds ("2024-03-18T10:00Z", "18 March 2024")."""
    compact = re.match(r"^((?:19|20)\d\d)(\d\d)(\d\d)(?:$|T)", value.strip())
    if compact:
        return build_date(*compact.groups())
    match = DATE.search(value)
    return date_of_match(match) if match else None


def parse_month(value: str) -> tuple[date, date] | None:
    """Return the first and last day of a month that is all that a value says ("October 2026"), or None."""
    match = MONTH_OF_YEAR.match(value.strip())
    first = build_date(match["year"], match["month"], "1") if match else None
    return (first, month_end(first)) if first else None


def month_end(first: date) -> date:
    """Return the last day of the month of a day."""
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def is_publication_line(text: str) -> bool:
    """Return whether the line is nothing but a date, labelled or not."""
    return len(text) <= LONGEST_ENTRY and bool(PUBLICATION_LINE.match(plain_quotes(text)))


def is_labelled(text: str) -> bool:
    """Return whether a publication line says that it is one."""
    match = PUBLICATION_LINE.match(plain_quotes(text))
    return bool(match and match["label"])


def is_entry_line(text: str) -> bool:
    """Return whether the line opens a dated entry of a live page or a chronicle."""
    if len(text) > LONGEST_ENTRY or (text.endswith((".", ",", ";")) and not text.lower().endswith(("a.m.", "p.m."))):
        return False
    return bool(ENTRY_LINE.match(text) or DAY_LINE.match(text) or PUBLICATION_LINE.match(text))


def is_moment_line(text: str) -> bool:
    """Return whether the line is nothing but a date or a time of day."""
    return is_publication_line(text) or bool(MOMENT_LINE.match(text) or DAY_LINE.match(text))


def dateline_date(text: str) -> date | None:
    """Return the full date of a dateline, or of the number of a release, at the start of a paragraph, or None."""
    match = DATELINE.match(text) or DATELINE_IN_WORDS.match(text) or NUMBERED_RELEASE.match(text)
    return date_of_match(match) if match else None


def address_interval(url: str) -> tuple[date, date] | None:
    """Return the day, or the month, that an address holds in its path."""
    for pattern in (ADDRESS_DAY, ADDRESS_DAY_NAMED):
        match = pattern.search(url.lower())
        day = build_date(*match.groups()) if match else None
        if day:
            return day, day
    match = ADDRESS_MONTH.search(url)
    first = build_date(match[1], match[2], "1") if match else None
    if not first:
        return None
    return first, month_end(first)


def publish(day: date, why: str, *, last: date | None = None, basis: str = "stated") -> Publication:
    """Return the publication interval with its reason."""
    return Publication(earliest=day, latest=last or day, basis=basis, because=(why,))
