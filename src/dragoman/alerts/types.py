"""The frozen types in which alerts are found, kept and delivered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dragoman.analysis.types import CoverageGap
from dragoman.types import Frozen


class Source(Frozen):
    """A sentence that an alert rests on, with where it stands."""

    #: Key of the report; of a sentence that is no report of its own, None.
    report: str | None = None
    #: Key, title, outlet, address and last day of publication of the article.
    article: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    sentence: str


class Alert(Frozen):
    """What a rule has to tell of one fact."""

    #: Digest of the rule, the fact, its state, and the alert before it: the same however often it is found.
    key: str
    rule: str
    #: Kind of the rule.
    when: str
    countries: tuple[str, str]
    #: The day as of which it was found, and when it was written down (None while it is only shown).
    as_of: date
    fired: str | None = None
    #: What is told, in one sentence; what else is known, each in a few words.
    title: str
    details: tuple[str, ...] = ()
    #: What of the fact would make it news again if it changed, and what that was when it was told before.
    state: dict[str, str]
    before: dict[str, str] | None = None
    #: Keys of the events that it is about, and what to type to see all that is known of them.
    events: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()


class Withheld(Frozen):
    """What is not told, because too little was read to tell it."""

    rule: str
    when: str
    countries: tuple[str, str]
    reason: str
    gaps: tuple[CoverageGap, ...] = ()


class Check(Frozen):
    """What the rules have to tell of a record as of a day."""

    as_of: date
    #: Rules that were looked at.
    rules: int
    alerts: tuple[Alert, ...]
    withheld: tuple[Withheld, ...]
    #: Facts that suit a rule and were told before.
    known: int


class Told(Frozen):
    """What is said of a fact, and what it rests on."""

    title: str
    details: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class Fact:
    """Something in the record that suits a rule."""

    countries: tuple[str, str]
    #: By any of these it is known again.
    marks: tuple[str, ...]
    #: What of it would make it news again if it changed.
    state: dict[str, str]
    #: Says what is told of it; costs more than finding it, and is asked only of what is news.
    tell: Callable[[], Told]
    #: Facts are told in this order.
    order: tuple[str, ...] = ()
    #: Whether it suits its rule no more, and is told only where it was told when it did.
    only_known: bool = False
