"""The frozen types in which the parts of the record meet."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from dragoman.types import Frozen, Interval

#: Statuses of what has come about.
DONE = frozenset({"happened", "ongoing"})
#: The medium of who goes to others.
VISIT = "visit"


class Party(Frozen):
    """An actor in a role, as a report names it."""

    #: actor | recipient | participant | initiator | apart | speaker | co_speaker | addressee | on_behalf_of | by |
    #: to | counterpart | between | assessor
    role: str
    actor: str
    name: str
    kind: str
    #: ISO 3166-1 alpha-3 code, or None.
    country: str | None = None
    #: heads | ministers | officials | unknown: by the office held on the day of the article.
    rank: str = "unknown"
    #: Identifier under which the article itself has him, where it gives the family name alone; else None.
    told: str | None = None


class NamedParty(Party):
    """Who a reviewer says takes part, with all that is needed to know him where no article tells of him."""

    country_name: str | None = None
    sector: str | None = None


class Report(Frozen):
    """One article's mention of an event, statement, commitment or assessment."""

    #: Digest of the article's key and the fact's identifier: the same whenever and wherever it is read.
    key: str
    #: Key of the article.
    article: str
    #: Key of the origin that the article belongs to.
    origin: str
    #: Identifier of the fact in the reading.
    fact: str
    #: Identifier of the contact in the reading, where the event is one.
    contact: str | None = None
    #: event | statement | commitment | assessment
    kind: str
    #: PLOVER type of an event; tone of a statement; kind of a commitment; direction of an assessment.
    type: str
    medium: str | None = None
    #: heads | ministers | officials | unknown: the rank at which the two sides met.
    level: str | None = None
    status: str
    historical: bool = False
    earliest: date | None = None
    latest: date | None = None
    precision: str = "unknown"
    #: When it was as far as the same article tells elsewhere, of a contact without a date ("the meeting").
    near: Interval | None = None
    confidence: float
    #: From -10 to 10; None but for events.
    intensity: float | None = None
    #: Where, in the words of the article; None but for events.
    place: str | None = None
    #: The words that it rests on; of a statement what is said, of a commitment what is to be done.
    quote: str
    start: int
    end: int
    #: The words that attribute a statement to its speaker: "denied"; None but for statements.
    cue: str | None = None
    #: Stems of the telling words of the sentences that it stands in, apart by spaces.
    words: str = ""
    #: Identifier of the fact in the same reading that it answers; None but for commitments.
    answers: str | None = None
    #: accepted | rejected | corrected, by a reviewer; else None.
    verdict: str | None = None
    #: Everybody who takes part.
    parties: tuple[Party, ...] = ()
    #: When the article was published.
    published: Interval | None = None


class Withdrawal(Frozen):
    """That an article should not be in the record: who decided so when, and why."""

    #: Number of the decision, by which it is undone.
    decision: int
    author: str
    at: str
    note: str | None = None


class DecidedState(Frozen):
    """How a commitment stands by what a reviewer decided: since when, who decided so when, and why."""

    #: open | kept | broken | withdrawn | superseded | answered_yes | answered_no
    state: str
    #: None where it holds as of any day.
    since: date | None
    #: Number of the decision, by which it is undone.
    decision: int
    author: str
    at: str
    note: str | None = None


class StoredArticle(Frozen):
    """An article as the record keeps it."""

    key: str
    source: str
    url: str | None
    title: str | None
    outlet: str | None
    earliest: date | None
    latest: date | None
    basis: str | None
    #: Key of the origin: the least key among near-identical articles.
    origin: str
    engine: str
    model: str
    added: str
    #: By a reviewer; then nothing that it reports counts.
    withdrawn: Withdrawal | None = None
    #: Which version of its page it is, the earliest first, and how many the record has.
    version: int = 1
    versions: int = 1

    @property
    def superseded(self) -> bool:
        """Whether the record has a later version of its page."""
        return self.version < self.versions


class Dispute(Frozen):
    """What the reports of one event differ in."""

    #: date | status | medium | place | count
    about: str
    #: Each value with the keys of the reports that give it.
    sides: tuple[tuple[str, tuple[str, ...]], ...]
    #: The value that a reviewer settled on, or None.
    settled: str | None = None


class EventEntry(Frozen):
    """One thing in the world, however many reports it has."""

    #: Least key among its reports; every report's key leads to it.
    key: str
    #: event | commitment
    kind: str
    type: str
    #: Of a contact; None for other events.
    medium: str | None
    level: str | None
    status: str
    earliest: date | None
    latest: date | None
    precision: str
    #: How many articles report it, and how many independent origins these have.
    articles: int
    origins: int
    confidence: float
    intensity: float | None
    #: Who takes part, each once, the best known name first.
    parties: tuple[Party, ...]
    #: What its reports differ in, as far as no reviewer settled it: date | status | medium
    disputes: tuple[str, ...] = ()
    #: The words of its best report.
    quote: str = ""
    #: The place that most of its reports name, in the words of an article.
    place: str | None = None
    #: The day to which a contact that was planned for another one was moved, where an article tells so.
    moved_to: date | None = None
    #: Of a contact that did not take place: whether it had been planned, or was told before its day not to be.
    called_off: bool = False
    #: How it is shown: its status, "disputed" where its reports differ in whether it took place, "moved" where it was.
    #: It follows from the other fields.
    stands: str = ""

    def __post_init__(self) -> None:
        """Say how it is shown, so that JSON has it too."""
        shown = "disputed" if "status" in self.disputes else "moved" if self.moved_to else self.status
        msgspec.structs.force_setattr(self, "stands", shown)


class Decision(Frozen):
    """What a reviewer decided, kept for ever."""

    id: int
    at: str
    author: str
    action: str
    subject: str
    detail: dict[str, Any]
    note: str | None = None
    #: Number of the decision that took it back, or None.
    undone_by: int | None = None


class HistoryEntry(Frozen):
    """What changed in the record, by whom and when."""

    at: str
    author: str
    action: str
    subject: str
    detail: dict[str, Any]
    #: The reason of the decision that it tells of, where one was given.
    note: str | None = None


class Added(Frozen):
    """What became of one article that was to be added."""

    source: str
    #: added | known | new_version | changed | irrelevant | failed
    outcome: str
    #: Key of the article; None when it could not be read.
    article: str | None = None
    title: str | None = None
    outlet: str | None = None
    #: How many facts it brought, by kind.
    facts: dict[str, int] = msgspec.field(default_factory=dict)
    #: How many of its reports joined events that the record knew.
    joined: int = 0
    #: Why it failed.
    reason: str | None = None
    #: What is worth a look, in plain sentences.
    remarks: tuple[str, ...] = ()
    #: Of one that the record knows: by which decision it is withdrawn, so that nothing it reports counts.
    withdrawn: Withdrawal | None = None
