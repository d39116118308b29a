"""The frozen types in which the parts of the flow meet, and the reading that comes out of them.

Field names of the reading are fixed by its published format; fields may be added. Offsets count code
points of ``Article.text``; spans are half open. Dates are ``datetime.date``; in JSON, ISO 8601.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, dataclass_transform

import msgspec


class FrozenMeta(msgspec.StructMeta):
    """Makes every subclass of ``Frozen`` immutable with keyword-only fields; msgspec inherits only the first."""

    def __new__(mcls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], frozen: bool = True) -> FrozenMeta:
        """Make the class with the two options set."""
        return super().__new__(mcls, name, bases, namespace, frozen=frozen, kw_only=True)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(msgspec.field,))
class Frozen(msgspec.Struct, metaclass=FrozenMeta, frozen=True):
    """Base of all exchanged types: immutable, compared by value, encodable as JSON."""


# --- collect -> article -----------------------------------------------------------------------------


class Known(Frozen):
    """What an archive, feed or message says of an article besides the article itself."""

    #: Its headline.
    title: str | None = None
    #: Who published it.
    outlet: str | None = None
    #: The day on which it was published.
    published: date | None = None
    #: When it was fetched; it was published no later.
    fetched: datetime | None = None
    #: The archive that it was taken out of.
    archive: str | None = None


class Document(Frozen):
    """Bytes with where they came from."""

    #: The content as it was received.
    content: bytes
    #: The path or URL it was received from; "-" for standard input.
    source: str
    #: The media type that the sender declared, or None.
    media_type: str | None = None
    #: The address that the article was published at, where known.
    url: str | None = None
    #: What is known of the article besides, or None.
    known: Known | None = None


# --- article ----------------------------------------------------------------------------------------


class Span(Frozen):
    """A stretch of the article's text."""

    #: First code point.
    start: int
    #: One past the last code point.
    end: int


class Quote(Frozen):
    """A stretch of the article's text together with its words."""

    #: First code point.
    start: int
    #: One past the last code point.
    end: int
    #: Equal to ``article.text[start:end]``.
    quote: str


class Dropped(Frozen):
    """A stretch of the document that is not part of the article."""

    #: The words as they stood in the document.
    text: str
    #: One of the reasons in ``article/reasons.toml``.
    reason: str


class Publication(Frozen):
    """The interval in which the article was published."""

    #: First possible day.
    earliest: date
    #: Last possible day.
    latest: date
    #: stated (in the document) | given (by the caller) | inferred.
    basis: str
    #: The reasons, in plain sentences.
    because: tuple[str, ...] = ()


class Article(Frozen):
    """One report, cleaned."""

    #: "sha256:" and the digest of the clean text.
    id: str
    #: The path or URL that it was read from; "-" for standard input.
    source: str
    #: The address that it was published at, where known.
    url: str | None = None
    #: Its headline, where the document shows one.
    title: str | None = None
    #: Who published it, where the caller, the page, a line above the text or the dateline says so.
    outlet: str | None = None
    #: Names of its authors, as the document gives them.
    authors: tuple[str, ...] = ()
    #: ISO 639-1 code.
    language: str = "en"
    #: Stated or given when it leaves the article part; may be inferred later; None if nothing is known.
    published: Publication | None = None
    #: Paragraphs separated by blank lines; the title is the first where the document shows one.
    text: str
    #: Title, headings between paragraphs: not sentences of the report.
    headings: tuple[Span, ...] = ()
    #: What was set aside as not part of the article.
    dropped: tuple[Dropped, ...] = ()


# --- calendar ---------------------------------------------------------------------------------------


class Interval(Frozen):
    """When something was or will be, as far as the text tells."""

    #: First possible day, or None when open.
    earliest: date | None = None
    #: Last possible day, or None when open.
    latest: date | None = None
    #: day | week | month | quarter | season | year | decade | interval | unknown
    precision: str = "unknown"
    #: The words it rests on, or None when taken from the publication interval alone.
    text: str | None = None
    #: explicit (the text gives a full date) | relative (counted from the publication interval)
    #: | anaphoric (counted from another date in the text) | publication
    basis: str | None = None


# --- actors -----------------------------------------------------------------------------------------


class Actor(Frozen):
    """Who: a person, state, organisation or group, with what is known on the day of the article."""

    #: Wikidata QID where known, else a stable local id ("local:…").
    id: str
    #: The name it is best known by, else the words of the article.
    name: str
    #: person | state | organisation | group | office | unresolved
    kind: str
    #: ISO 3166-1 alpha-3 code where there is one.
    country: str | None = None
    #: Name of that country in English.
    country_name: str | None = None
    #: PLOVER sector: GOV, MIL, PTY, REB, IGO, NGO, JUD, LEG, MED, BUS, CVL, …
    sector: str | None = None
    #: Office held on the day of the article.
    office: str | None = None
    #: Where the article speaks of it, pronouns included.
    mentions: tuple[Span, ...] = ()


# --- facts ------------------------------------------------------------------------------------------


class Event(Frozen):
    """One thing in the world that the article reports, in PLOVER's terms."""

    #: Identifier of the fact.
    id: str
    #: One of the 16 event types of PLOVER.
    type: str
    #: Modes of that type.
    modes: tuple[str, ...] = ()
    #: Contexts of PLOVER that it belongs to.
    contexts: tuple[str, ...] = ()
    #: happened | ongoing | planned | called_for | hypothetical | negated
    status: str
    #: Whether it is mentioned as background to the report.
    historical: bool = False
    #: Ids of those who act.
    actors: tuple[str, ...] = ()
    #: Ids of those it is done to.
    recipients: tuple[str, ...] = ()
    #: When it happens or happened, or null when the text does not say.
    date: Interval | None = None
    #: Where, in the words of the article.
    place: str | None = None
    #: Quad category of its type: verbal or material, cooperation or conflict.
    quad: str
    #: Score of conflict and cooperation, -10 to 10.
    intensity: float
    #: The CAMEO code that comes nearest.
    cameo: str | None = None
    #: 0 to 1: how sure the engine is.
    confidence: float
    #: Id of the actor on whose word it rests, or None when the article says it itself.
    reported_by: str | None = None
    #: The words that it rests on; at least one piece.
    evidence: tuple[Quote, ...]


class SilenceClaim(Frozen):
    """What the article says about the time since an earlier contact."""

    #: The words of the claim.
    text: str
    #: Shortest and longest number of days that the words allow.
    days: tuple[int, int | None]


class Contact(Frozen):
    """An event of type CONSULT with a medium that is likely enough a contact; what is not stays an event only."""

    #: Identifier of the fact.
    id: str
    #: Id of the event that this contact is.
    event: str
    #: phone | video | in_person | visit | letter | message | intermediary | unspecified
    medium: str
    #: Ids of those in contact.
    participants: tuple[str, ...]
    #: Ids of those among them with whom the others were in contact one by one ("telephoned both ministers").
    apart: tuple[str, ...] = ()
    #: Id of the actor who sought the contact, where the article says so.
    initiator: str | None = None
    #: What they spoke about.
    topics: tuple[Quote, ...] = ()
    #: What the article says about the time since an earlier contact.
    silence_claim: SilenceClaim | None = None
    #: As for events.
    status: str
    #: As for events.
    historical: bool = False
    #: As for events.
    date: Interval | None = None
    #: As for events.
    place: str | None = None
    #: 0 to 1: how sure the engine is.
    confidence: float
    #: The words that it rests on; at least one piece.
    evidence: tuple[Quote, ...]


class Statement(Frozen):
    """Attribution of content to a speaker through a cue."""

    #: Identifier of the fact.
    id: str
    #: Actor id, or None when the speaker is unresolved.
    speaker: str | None
    #: The words that name the speaker.
    speaker_text: str
    #: Ids of those who make it together with the speaker ("the two leaders said").
    co_speakers: tuple[str, ...] = ()
    #: Id of the actor whose view it is, where somebody speaks for another.
    on_behalf_of: str | None = None
    #: The words that attribute: a verb, a noun, "according to".
    cue: str
    #: What is said.
    content: Quote
    #: Its pieces, where the cue stands in the middle of it; empty when it is one piece.
    pieces: tuple[Quote, ...] = ()
    #: direct | indirect | mixed
    quoted: str
    #: Ids of those it is said to.
    addressees: tuple[str, ...] = ()
    #: A step of the tone ladder, or None.
    tone: str | None = None
    #: 0 to 1: how sure the engine is.
    confidence: float
    #: The words that it rests on; at least one piece.
    evidence: tuple[Quote, ...]


class Commitment(Frozen):
    """A promise, agreement, request, demand, plan or refusal."""

    #: Identifier of the fact.
    id: str
    #: promise | agreement | request | demand | plan | refusal
    kind: str
    #: Ids of those who promise, ask or refuse.
    by: tuple[str, ...]
    #: Ids of those it is made to or asked of.
    to: tuple[str, ...] = ()
    #: What is to be done.
    action: Quote
    #: When it is to be done, or null when the text does not say.
    due: Interval | None = None
    #: Id of the commitment that this one answers.
    answers: str | None = None
    #: 0 to 1: how sure the engine is.
    confidence: float
    #: The words that it rests on; at least one piece.
    evidence: tuple[Quote, ...]


class Assessment(Frozen):
    """Somebody's judgement of a relationship."""

    #: Identifier of the fact.
    id: str
    #: Ids of those whose relationship is judged.
    between: tuple[str, ...]
    #: relations | contact
    aspect: str
    #: better | worse | unchanged
    direction: str
    #: Id of the actor who judges, or None when the article does.
    assessor: str | None = None
    #: 0 to 1: how sure the engine is.
    confidence: float
    #: The words that it rests on; at least one piece.
    evidence: tuple[Quote, ...]


class Unresolved(Frozen):
    """Words that should have led to an actor or a date, and why they did not."""

    #: First code point.
    start: int
    #: One past the last code point.
    end: int
    #: The words.
    quote: str
    #: actor | date
    what: str
    #: The reason, in a plain sentence.
    why: str


class Reading(Frozen):
    """All that was found in one article."""

    #: Version of the engine.
    dragoman: str
    #: Name of the language model.
    model: str
    #: The article, cleaned.
    article: Article
    #: Everybody that a fact names.
    actors: tuple[Actor, ...] = ()
    #: What happened, is planned or called for, in order of the text.
    events: tuple[Event, ...] = ()
    #: The events that are contacts.
    contacts: tuple[Contact, ...] = ()
    #: Who said what.
    statements: tuple[Statement, ...] = ()
    #: Who asked, promised or refused what.
    commitments: tuple[Commitment, ...] = ()
    #: How relationships are judged.
    assessments: tuple[Assessment, ...] = ()
    #: What could not be resolved.
    unresolved: tuple[Unresolved, ...] = ()

    def to_json(self) -> str:
        """Return the reading in its published format, on one line."""
        return msgspec.json.encode(self).decode()

    @classmethod
    def from_json(cls, text: str | bytes) -> Reading:
        """Return the reading that ``to_json`` wrote."""
        return msgspec.json.decode(text, type=cls)

    def _repr_html_(self) -> str:
        """Return the notebook display: the article with its facts marked."""
        from dragoman.export.page import render_fragment

        return render_fragment(self)
