"""Both sides' accounts of one contact, side by side."""

from __future__ import annotations

from dragoman.analysis.accounts import Account
from dragoman.analysis.accounts_telling import Passage
from dragoman.export.dates import describe_range
from dragoman.export.labels import label
from dragoman.record.types import EventEntry
from dragoman.types import Frozen
from dragoman.web.addresses import article_address, event_address


class Told(Frozen):
    """A sentence of a side's account, with where it stands."""

    side: str
    text: str
    outlet: str
    href: str


class SideBySide(Frozen):
    """Both sides' accounts of one contact."""

    title: str
    href: str
    sides: tuple[str, str]
    #: What both tell: one sentence of each, and whether in the same words.
    both: tuple[tuple[Told, Told, bool], ...]
    #: What they put differently: what it is about, and of each what it says and the sentence.
    differ: tuple[tuple[str, tuple[tuple[str, Told], ...]], ...]
    #: What only one tells, by side.
    only: tuple[tuple[Told, ...], tuple[Told, ...]]


def account_view(account: Account, names: dict[str, str], event: EventEntry) -> SideBySide:
    """Return the accounts of one contact."""
    day = describe_range(event.earliest, event.latest) if event.earliest and event.latest else "an unknown day"
    only = dict(account.only)
    one, other = account.sides
    return SideBySide(
        title=f"{label('contact', event.medium or 'unspecified')} of {day}", href=event_address(event.key),
        sides=(names.get(one, one), names.get(other, other)),
        both=tuple((told(s.one, names), told(s.other, names), s.same_words) for s in account.both),
        differ=tuple(
            (label("differ", one.about), tuple((names.get(says, says), told(p, names)) for p, says in one.sides))
            for one in account.differ
        ),
        only=(tuple(told(p, names) for p in only.get(one, ())), tuple(told(p, names) for p in only.get(other, ()))),
    )  # fmt: skip


def told(passage: Passage, names: dict[str, str]) -> Told:
    """Return a sentence of an account."""
    side = names.get(passage.side, passage.side)
    text = " ".join(passage.text.split())
    return Told(side=side, text=text, outlet=passage.outlet or "", href=article_address(passage.article))
