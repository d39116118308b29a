"""A reading laid out for people: a headline and sections of entries, the same for terminal and page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.export.dates import describe_due, describe_interval
from dragoman.export.labels import label
from dragoman.export.names import Names, in_quotes, in_short, present
from dragoman.facts import short_identifiers
from dragoman.types import (
    Assessment,
    Commitment,
    Contact,
    Event,
    Frozen,
    Interval,
    Quote,
    Reading,
    Statement,
)

#: What goes without saying.
PARAPHRASE, NO_TONE = "indirect", "neutral"


class Entry(Frozen):
    """One fact as it is shown."""

    #: Identifier of the fact.
    id: str
    #: Its shortest unambiguous beginning.
    short: str
    #: contact | statement | commitment | assessment | event
    kind: str
    #: What it is, in a word or two: "phone call", "request", a cue.
    label: str
    #: Who, to whom.
    parties: str = ""
    #: What else is known, each in a few words: when, about what, due when.
    details: tuple[str, ...] = ()
    #: Status of a contact or event; None for other facts.
    status: str | None = None
    historical: bool = False
    confidence: float
    #: What to point out within the sentences of the evidence.
    focus: tuple[Quote, ...]
    evidence: tuple[Quote, ...]
    #: 1 for an answer that stands below what it answers.
    depth: int = 0


class Group(Frozen):
    """Entries under one name: all that one speaker said."""

    heading: str = ""
    note: str = ""
    entries: tuple[Entry, ...]


class Section(Frozen):
    """One kind of facts."""

    name: str
    title: str
    groups: tuple[Group, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry of the section."""
        return tuple(entry for group in self.groups for entry in group.entries)


class Outline(Frozen):
    """A reading as people see it."""

    #: Who, by what means, when, after what silence; as far as it is known.
    headline: tuple[str, ...]
    sections: tuple[Section, ...]


def outline(reading: Reading) -> Outline:
    """Lay out a reading: the headline, then every fact once, in sections."""
    draft = Draft(reading)
    sections = (
        Section(name="contacts", title="Contacts", groups=draft.contacts()),
        Section(name="statements", title="What each side said", groups=draft.statements()),
        Section(name="commitments", title="Asked, promised and refused", groups=draft.commitments()),
        Section(name="assessments", title="How the relationship is judged", groups=draft.assessments()),
        Section(name="events", title="Other events", groups=draft.events()),
    )
    return Outline(headline=draft.headline(), sections=tuple(section for section in sections if section.entries))


class Draft:
    """Turns the facts of one reading into entries."""

    def __init__(self, reading: Reading) -> None:
        """Prepare the lookups that every entry needs."""
        self.reading = reading
        self.names = Names(reading)
        self.short = short_identifiers(reading)
        self.commitments_by_id = {commitment.id: commitment for commitment in reading.commitments}

    def telling(self, evidence: tuple[Quote, ...]) -> tuple[Quote, ...]:
        """Return the evidence with what stands in headings last: a heading says less than a sentence."""
        headings = self.reading.article.headings
        return tuple(sorted(evidence, key=lambda quote: any(h.start <= quote.start < h.end for h in headings)))

    def headline(self) -> tuple[str, ...]:
        """Return who was in contact, by what means, when and after what silence; else the first event."""
        contact = min(self.reading.contacts, key=prominence, default=None)
        if contact is not None:
            claim = contact.silence_claim.text if contact.silence_claim else None
            means = stated(label("contact", contact.medium), contact)
            told = f"{means}, but also denied" if self.denied(contact) else means
            return present(self.names.facing_in_short(contact.participants), told, when(contact), claim)
        event = min(self.reading.events, key=prominence, default=None)
        if event is not None:
            parties = self.names.directed(event.actors, event.recipients)
            return present(parties, stated(label("type", event.type), event), when(event))
        return ("No contact and no event found",)

    def denied(self, contact: Contact) -> bool:
        """Return whether the article also tells that a contact which it reports did not take place."""
        return contact.status == "happened" and any(
            other.status == "negated"
            and set(other.participants) == set(contact.participants)
            and (contact.date is None or other.date is None or overlap(contact.date, other.date))
            for other in self.reading.contacts
        )

    def contacts(self) -> tuple[Group, ...]:
        """Return the contacts, those of the day before those of the past."""
        ordered = sorted(self.reading.contacts, key=lambda contact: contact.historical)
        return one_group(map(self.contact, ordered))

    def contact(self, contact: Contact) -> Entry:
        """Return the entry of a contact."""
        topics = "; ".join(f"“{topic.quote}”" for topic in contact.topics)
        return Entry(
            id=contact.id,
            short=self.short[contact.id],
            kind="contact",
            label=label("contact", contact.medium),
            parties=self.names.facing(contact.participants),
            details=present(
                when(contact),
                contact.place and f"in {contact.place}",
                contact.silence_claim.text if contact.silence_claim else None,
                contact.apart and f"one by one with {self.names.listed(contact.apart)}",
                contact.initiator and f"initiated by {self.names.name(contact.initiator)}",
                topics and f"about {topics}",
            ),
            status=contact.status,
            historical=contact.historical,
            confidence=contact.confidence,
            focus=contact.evidence,
            evidence=self.telling(contact.evidence),
        )

    def statements(self) -> tuple[Group, ...]:
        """Return the statements by speaker, speakers of one country next to each other."""
        speakers: dict[tuple[str, ...], list[Statement]] = {}
        for statement in self.reading.statements:
            together = (statement.speaker or statement.speaker_text, *statement.co_speakers)
            speakers.setdefault(together, []).append(statement)
        countries = list(dict.fromkeys(self.names.country(together[0]) for together in speakers))
        ordered = sorted(speakers, key=lambda together: countries.index(self.names.country(together[0])))
        return tuple(self.speaker(together, speakers[together]) for together in ordered)

    def speaker(self, together: tuple[str, ...], statements: Sequence[Statement]) -> Group:
        """Return all that one speaker, or some together, said."""
        entries = tuple(map(self.statement, statements))
        if statements[0].speaker is None:
            return Group(heading=statements[0].speaker_text or "Somebody", note="not resolved", entries=entries)
        if len(together) > 1:
            return Group(heading=in_short(self.names.names(together)), note="together", entries=entries)
        return Group(heading=self.names.name(together[0]), note=self.names.position(together[0]), entries=entries)

    def statement(self, statement: Statement) -> Entry:
        """Return the entry of a statement."""
        return Entry(
            id=statement.id,
            short=self.short[statement.id],
            kind="statement",
            label=statement.cue,
            details=present(
                statement.on_behalf_of and f"for {self.names.name(statement.on_behalf_of)}",
                statement.addressees and f"to {self.names.listed(statement.addressees)}",
                None if statement.quoted == PARAPHRASE else label("quoted", statement.quoted),
                None if statement.tone in (None, NO_TONE) else label("tone", statement.tone),
            ),
            confidence=statement.confidence,
            focus=(statement.content,),
            evidence=self.telling(statement.evidence),
        )

    def commitments(self) -> tuple[Group, ...]:
        """Return the commitments, each answer below what it answers."""
        return one_group(self.commitment(commitment, depth) for commitment, depth in self.conversation())

    def conversation(self) -> Iterator[tuple[Commitment, int]]:
        """Yield every commitment once: what was asked, then, one step in, the answers to it."""
        for commitment in self.reading.commitments:
            if commitment.answers in self.commitments_by_id and not self.answers_an_answer(commitment):
                continue
            yield commitment, 0
            for answer in self.reading.commitments:
                if answer.answers == commitment.id and not self.answers_an_answer(answer):
                    yield answer, 1

    def answers_an_answer(self, commitment: Commitment) -> bool:
        """Whether what a commitment answers is an answer itself."""
        answered = self.commitments_by_id.get(commitment.answers or "")
        return answered is not None and answered.answers in self.commitments_by_id

    def commitment(self, commitment: Commitment, depth: int) -> Entry:
        """Return the entry of a commitment."""
        due = describe_due(commitment.due)
        answered_apart = self.commitments_by_id.get(commitment.answers or "") if depth == 0 else None
        return Entry(
            id=commitment.id,
            short=self.short[commitment.id],
            kind="commitment",
            label=label("commitment", commitment.kind),
            parties=self.names.directed(commitment.by, commitment.to),
            details=present(
                in_quotes(commitment.action.quote) if commitment.action.quote else None,
                due and f"due {due}",
                answered_apart and f"answers the {answered_apart.kind} {self.short[answered_apart.id]}",
            ),
            confidence=commitment.confidence,
            focus=commitment.evidence,
            evidence=self.telling(commitment.evidence),
            depth=depth,
        )

    def assessments(self) -> tuple[Group, ...]:
        """Return the judgements of relationships."""
        return one_group(map(self.assessment, self.reading.assessments))

    def assessment(self, assessment: Assessment) -> Entry:
        """Return the entry of an assessment."""
        assessor = self.names.name(assessment.assessor) if assessment.assessor else "the article"
        return Entry(
            id=assessment.id,
            short=self.short[assessment.id],
            kind="assessment",
            label=label("direction", assessment.direction),
            parties=self.names.facing(assessment.between),
            details=(f"their {label('aspect', assessment.aspect)}", f"judged by {assessor}"),
            confidence=assessment.confidence,
            focus=assessment.evidence,
            evidence=self.telling(assessment.evidence),
        )

    def events(self) -> tuple[Group, ...]:
        """Return the events that are not shown as contacts, those of the day before those of the past."""
        shown = {contact.event for contact in self.reading.contacts}
        others = [event for event in self.reading.events if event.id not in shown]
        return one_group(map(self.event, sorted(others, key=lambda event: event.historical)))

    def event(self, event: Event) -> Entry:
        """Return the entry of an event."""
        return Entry(
            id=event.id,
            short=self.short[event.id],
            kind="event",
            label=" · ".join((label("type", event.type), *(label("mode", mode) for mode in event.modes))),
            parties=self.names.directed(event.actors, event.recipients),
            details=present(
                when(event),
                event.place and f"in {event.place}",
                event.reported_by and f"on the word of {self.names.name(event.reported_by)}",
            ),
            status=event.status,
            historical=event.historical,
            confidence=event.confidence,
            focus=event.evidence,
            evidence=self.telling(event.evidence),
        )


#: From what has happened to what has not: the headline takes the first there is.
PROMINENCE = ("happened", "ongoing", "planned", "called_for", "hypothetical", "negated")


def prominence(fact: Contact | Event) -> tuple[bool, int]:
    """Return the sorting key that puts what the report is about first."""
    return fact.historical, PROMINENCE.index(fact.status) if fact.status in PROMINENCE else len(PROMINENCE)


def stated(means: str, fact: Contact | Event) -> str:
    """Return the means with the status of the fact unless it simply happened."""
    return means if fact.status == "happened" else f"{means}, {label('status', fact.status)}"


def overlap(one: Interval, other: Interval) -> bool:
    """Return whether two intervals may share a day; an open end may be any."""
    before = one.latest and other.earliest and one.latest < other.earliest
    after = other.latest and one.earliest and other.latest < one.earliest
    return not (before or after)


def when(fact: Contact | Event) -> str | None:
    """Return the date of a fact in words, or None."""
    return describe_interval(fact.date)


def one_group(entries: Iterable[Entry]) -> tuple[Group, ...]:
    """Return the entries as one group without a heading."""
    return (Group(entries=tuple(entries)),)
