"""A stream of pages as news archives hold them: a few that report diplomacy, among other news in many shapes.

The diplomatic pages are those of ``speed.py``. The others are made of ``other_news``: short and long ones, full
of links or scripts, with pictures, in tables as they were once written, in another language. No two pages are alike.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from gate import DIPLOMATIC, HEADLINES, PAGE, other_news
from speed import pages

#: Sites that the pages are of.
SITES = 40
#: Words of French, for pages in another language.
FRENCH = (
    "Le conseil municipal a voté hier soir le budget de la bibliothèque, qui ouvrira ses portes au printemps.",
    "Les vendanges ont commencé plus tôt que l'an dernier, et les vignerons attendent une bonne récolte.",
    "La rivière est sortie de son lit dans la nuit ; personne n'a été blessé, selon les pompiers.",
    "Le musée prolonge son exposition jusqu'en juin, car les visiteurs viennent en grand nombre.",
)


class Piece(NamedTuple):
    """A piece of other news."""

    title: str
    text: str


def mixed(count: int, share: float) -> Iterator[tuple[str, str]]:
    """Yield so many addresses with pages, a share of which report diplomacy; these stand between the others evenly."""
    relevant, pieces = pages(int(count * share) + 1), [Piece(*each) for each in other_news()]
    for number in range(count):
        is_article = int((number + 1) * share) > int(number * share)
        yield f"https://press{number % SITES}.example/{number}", next(relevant) if is_article else other(number, pieces)


def other(number: int, pieces: Sequence[Piece]) -> str:
    """Return a page of other news, of the shape whose turn it is."""
    shape = SHAPES[number % len(SHAPES)]
    step = 1 + number // len(pieces) % (len(pieces) - 1)
    return shape(number, [pieces[(number + at * step) % len(pieces)] for at in range(len(pieces))])


def framed(number: int, title: str, body: str) -> str:
    """Return a page of a site, with what stands beside its articles."""
    beside = [*HEADLINES[number % 2 :], *([DIPLOMATIC] if number % 3 == 0 else [])]
    headlines = "".join(f'<li><a href="/{at}">{line}</a></li>' for at, line in enumerate(beside))
    return PAGE.format(title=f"{escape(title)} ({number})", number=number, paragraphs=body, headlines=headlines)


def in_paragraphs(text: str) -> str:
    """Return a text as paragraphs."""
    return "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n"))


def brief(number: int, pieces: Sequence[Piece]) -> str:
    """Return one piece as a page."""
    return framed(number, pieces[0].title, in_paragraphs(pieces[0].text))


def long(number: int, pieces: Sequence[Piece]) -> str:
    """Return a page as long as an ordinary article, with headings between."""
    body = "".join(f"<h2>{escape(piece.title)}</h2>{in_paragraphs(piece.text)}" for piece in pieces[:5])
    return framed(number, pieces[0].title, body)


def front(number: int, pieces: Sequence[Piece]) -> str:
    """Return a front page: nothing but links."""
    items = "".join(f'<li><a href="/{number}/{at}">{escape(p.title)}</a></li>' for at, p in enumerate(pieces[:50]))
    return framed(number, "Today", f"<ul>{items}</ul>")


def scripted(number: int, pieces: Sequence[Piece]) -> str:
    """Return a short article in a page of forty thousand characters of scripts, styles and forms."""
    state = json.dumps({"ads": [{"slot": n, "size": [300, 250], "key": f"{number}-{n}"} for n in range(700)]})
    scripts = f"<script>window.state = {state};</script><style>{'.ad { color: red } ' * 200}</style>"
    form = f"<form>{'<input name=a><select><option>1</option></select>' * 60}</form>"
    return framed(number, pieces[0].title, scripts + in_paragraphs(pieces[0].text) + form)


def pictures(number: int, pieces: Sequence[Piece]) -> str:
    """Return a gallery with captions."""
    figures = "".join(
        f'<figure><img src="/{number}/{at}.jpg" alt=""><figcaption>{escape(piece.title)}</figcaption></figure>'
        for at, piece in enumerate(pieces[:20])
    )
    return framed(number, "In pictures", figures)


def tabled(number: int, pieces: Sequence[Piece]) -> str:
    """Return a page as they were written when tables laid them out."""
    text = escape(pieces[0].text).replace("\n\n", "<br><br>")
    table = f"<table width=600><tr><td bgcolor=#eeeeee>Menu</td><td><font size=2>{text}</font></td></tr></table>"
    return f"<html><head><title>{escape(pieces[0].title)} {number}</title></head><body>{table}</body></html>"


def foreign(number: int, pieces: Sequence[Piece]) -> str:
    """Return a page in French."""
    lines = "\n\n".join(FRENCH[(number + at) % len(FRENCH)] for at in range(8))
    return framed(number, "En bref", in_paragraphs(lines))


def stub(number: int, pieces: Sequence[Piece]) -> str:
    """Return the beginning of an article behind a wall."""
    return framed(number, pieces[0].title, f"<p>{escape(pieces[0].text[:120])} …</p><p>Subscribe to go on.</p>")


#: In the order of their turns; what is commonest stands more than once.
SHAPES: tuple[Callable[[int, Sequence[Piece]], str], ...] = (
    brief, long, scripted, front, brief, tabled, long, pictures, brief, stub, scripted, foreign,
)  # fmt: skip
