"""A dossier laid out for people: sections of lines, the same for the terminal, Markdown and the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from dragoman.analysis.accounts import Account
from dragoman.analysis.accounts_differing import Differing
from dragoman.analysis.accounts_telling import Passage
from dragoman.analysis.claims import Verdict
from dragoman.analysis.dossier import COMMITMENTS, Dossier
from dragoman.analysis.fates import Fate
from dragoman.analysis.ledger import STATES
from dragoman.analysis.tone_ladder import topic_name
from dragoman.analysis.types import Rarity, RelationPeriod, Rhythm, Silence, ToneEntry, ToneShift, UsualInterval
from dragoman.export.dates import describe_day, describe_range
from dragoman.export.labels import label
from dragoman.export.lines import LEVELS, SHORT, Line, by_reviewer, counted, how_it_stands, of_commitment, of_event
from dragoman.export.names import present
from dragoman.record.denials import Denial
from dragoman.record.took_place import DISPUTED, took_place
from dragoman.record.types import EventEntry
from dragoman.types import Frozen

#: A day as analyses write it.
ISO_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
#: Silences shorter than this are not drawn between contacts.
SHORTEST_SILENCE = 7
#: How contacts stand that did not take place, or not yet, in the order in which they are counted.
STANDS = (DISPUTED, "planned", "moved", "called_for", "hypothetical", "called_off", "negated")
TOOK_PLACE = "took place"
#: Chance by rank below which a silence is called unusual.
UNUSUAL = 0.2


class Part(Frozen):
    """A section of a dossier."""

    name: str
    title: str
    #: What stands under the title: how to read it, or why there is nothing.
    note: str = ""
    lines: tuple[Line, ...] = ()


class DossierOutline(Frozen):
    """A dossier as it is shown."""

    title: str
    #: Period, day, and how much was read.
    about: tuple[str, ...]
    parts: tuple[Part, ...]


def dossier_outline(dossier: Dossier) -> DossierOutline:
    """Return a dossier laid out; parts without entries are left out, but never the contacts."""
    parts = (
        contacts(dossier),
        silences(dossier),
        undated(dossier),
        denials(dossier),
        commitments(dossier),
        claims(dossier),
        *accounts(dossier),
        statements(dossier),
        shifts(dossier),
        course(dossier),
    )
    return DossierOutline(
        title=" — ".join(dossier.names),
        about=present(period(dossier), f"as of {describe_day(dossier.as_of)}", read(dossier)),
        parts=tuple(part for part in parts if part.lines or part.name == "contacts"),
    )


def period(dossier: Dossier) -> str | None:
    """Return the period in words, or None for the whole record."""
    if dossier.since and dossier.until:
        return describe_range(dossier.since, dossier.until)
    if dossier.since:
        return f"from {describe_day(dossier.since)}"
    return f"until {describe_day(dossier.until)}" if dossier.until else None


def read(dossier: Dossier) -> str:
    """Return how much was read."""
    return f"{counted(dossier.articles, 'article')} read, {dossier.articles_of_pair:,} of them about the two"


def contacts(dossier: Dossier) -> Part:
    """Return the contacts of which a day is known, with the silences between them."""
    ended = {silence.before: silence for silence in dossier.rhythms[0].silences if silence.days >= SHORTEST_SILENCE}
    lines: list[Line] = []
    for contact in dossier.contacts:
        if contact.key in ended:
            lines.append(silence_line(ended[contact.key]))
        if has_date(contact):
            lines.append(of_event(contact))
    note = contacts_note(dossier, lines) if lines else "No contact of the two in the record on a known date."
    return Part(name="contacts", title="Contacts and silences", note=note, lines=tuple(lines))


def has_date(contact: EventEntry) -> bool:
    """Whether anything is known of when a contact was or is to be."""
    return bool(contact.earliest or contact.latest)


def contacts_note(dossier: Dossier, lines: Iterable[Line]) -> str:
    """Return how many of the lines are contacts, how many of these took place, and which silences are shown."""
    between = counted(sum(line.tag == "silence" for line in lines), "silence")
    told = standing([contact for contact in dossier.contacts if has_date(contact)])
    return f"{told}; and {between} of {SHORTEST_SILENCE} days or longer between them."


def standing(contacts: Sequence[EventEntry]) -> str:
    """Return how many contacts there are, and how many of them took place; only these make rhythm and silences."""
    found = Counter(TOOK_PLACE if took_place(contact) else how_it_stands(contact) for contact in contacts)
    words = (TOOK_PLACE, *(label("stands", code) for code in STANDS))
    told = (f"{found[word]:,} {word}" for word in words if found[word])
    return f"{counted(len(contacts), 'contact')}: {', '.join(told)}"


def undated(dossier: Dossier) -> Part:
    """Return the contacts of which no date is known, but for what only says how long there was none: it is a claim."""
    claimed = {verdict.claim.report for verdict in dossier.claims}
    found = [
        contact
        for contact in dossier.contacts
        if not has_date(contact) and not (contact.status == "negated" and contact.key in claimed)
    ]
    return Part(
        name="undated", title="Contacts without a date", note=f"{standing(found)}." if found else "",
        lines=tuple(map(of_event, found)),
    )  # fmt: skip


def denials(dossier: Dossier) -> Part:
    """Return the denials that name not both sides, each with the contact that it may be of."""
    events = {contact.key: contact for contact in dossier.contacts}
    lines = tuple(denial_line(one, events[one.contact]) for one in dossier.denials)
    note = "Each follows on a contact in its article and may be of it; merged with it in the review, that is disputed."
    return Part(name="denials", title="What may deny a contact", note=note if lines else "", lines=lines)


def denial_line(one: Denial, contact: EventEntry) -> Line:
    """Return the line of a denial."""
    line = of_event(one.denial)
    return replace(line, details=present(*line.details, may_deny(contact)))


def may_deny(contact: EventEntry) -> str:
    """Return which contact a denial may be of."""
    return f"may deny {contact.key[:SHORT]}, the {label('contact', contact.medium or '')} of {day_of(contact)}"


def silence_line(silence: Silence) -> Line:
    """Return the line that stands for a silence between two contacts."""
    unusual = silence.rarity.probability is not None and silence.rarity.probability <= UNUSUAL
    details = present(
        f"{silence.coverage.of_pair:,} of {counted(silence.coverage.articles, 'article')} read in it name both",
        "longer than most before it" if unusual else None,
        if_disputed(silence),
        f"{counted(silence.vague, 'contact')} whose day is not told may fall into it" if silence.vague else None,
        None if silence.covered else "coverage has a gap here: it may be no silence",
    )
    return Line(
        key="",
        tag="silence",
        title=f"{counted(silence.days, 'day')} without a contact",
        parties="",
        details=details,
        is_event=False,
    )


def if_disputed(silence: Silence) -> str | None:
    """Return how long a silence would be if the last disputed contact in it took place; None without any."""
    last = silence.last_disputed
    if last is None:
        return None
    return f"a disputed one on {describe_day(last.latest)} would make it {counted(silence.days_if_disputed, 'day')}"


def silences(dossier: Dossier) -> Part:
    """Return for each level the current silence beside what is usual."""
    lines = tuple(rhythm_line(rhythm) for rhythm in dossier.rhythms if rhythm.current is not None)
    return Part(name="silences", title="Rhythm", lines=lines)


def as_long(rarity: Rarity) -> str:
    """Return how many earlier silences were as long or longer, and how many are not counted; nothing without any."""
    if not rarity.earlier:
        return ""
    number = rarity.as_long or "none"
    was = "was" if rarity.as_long <= 1 else "were"
    others = f", {rarity.left_out} with a gap in coverage not counted" if rarity.left_out else ""
    return f"{number} of {counted(rarity.earlier, 'earlier silence')} {was} as long or longer{others}"


def rhythm_line(rhythm: Rhythm) -> Line:
    """Return the line of a level: the last contact, how long ago, and what is usual."""
    current, usual = rhythm.current, rhythm.usual
    name = LEVELS.get(rhythm.level, "any level")
    if current is None:
        return Line(key="", tag=name, title="", parties="no contact", is_event=False)
    rarity = current.rarity
    details = present(
        f"last contact {describe_day(current.since)}",
        if_disputed(current),
        usually(usual) if usual else None,
        as_long(rarity) or rarity.remark,
        f"{counted(len(rhythm.contacts), 'contact')} on a known day took place",
        f"{len(rhythm.disputed):,} disputed" if rhythm.disputed else None,
        None if current.covered else "coverage has a gap in it",
    )
    return Line(
        key=current.after[:SHORT],
        tag=name,
        title=counted(current.days, "day"),
        parties="",
        details=details,
        is_event=False,
    )


def usually(usual: UsualInterval) -> str:
    """Return how often there is contact, in whole days: the median, and within which two days half of all lie."""
    median, lower, upper = (round(days) for days in (usual.median, usual.lower, usual.upper))
    every = counted(median, "day") if median > 1 else "day"
    return f"usually every {every}" + (f" ({lower}–{upper})" if lower != upper else "")


def commitments(dossier: Dossier) -> Part:
    """Return the commitments, what is due or overdue first."""
    ordered = urgent_first(dossier.commitments)
    note = f"The latest {COMMITMENTS} are shown; the ledger has all." if dossier.latest_only else ""
    return Part(name="commitments", title="Commitments", note=note, lines=tuple(map(fate_line, ordered)))


def urgent_first(fates: Iterable[Fate]) -> list[Fate]:
    """Return commitments in the order in which they concern the reader, what is due sooner first."""
    return sorted(fates, key=lambda fate: (STATES.index(fate.state), str(fate.commitment.latest), str(fate.made)))


def fate_line(fate: Fate) -> Line:
    """Return the line of a commitment: what it is, what became of it, and the sentence that says so."""
    line = of_commitment(fate.commitment)
    state = label("state", fate.state)
    made = f"first reported {describe_day(fate.made)}" if fate.made else None
    turn = fate.turn
    settled = (state,) if turn is None else present(state, turn.outlet, described(turn.published))
    return Line(
        key=line.key, tag=line.tag, title=state, parties=line.parties,
        details=present(*line.details, made, ", ".join(settled) if turn else None, by_reviewer(fate.decided)),
        quote=turn.sentence if turn else "", is_event=False,
    )  # fmt: skip


def described(day: date | None) -> str | None:
    """Return a day in words, or None."""
    return describe_day(day) if day else None


def claims(dossier: Dossier) -> Part:
    """Return the claims about the past, each with what the record says of it; copies of a story once."""
    note = "What articles say of earlier contacts, held against the record; copies of a story once."
    once = {(verdict.claim.quote, verdict.verdict): verdict for verdict in reversed(dossier.claims)}
    lines = tuple(claim_line(verdict) for verdict in reversed(once.values()))
    return Part(name="claims", title="Claims checked", note=note, lines=lines)


def in_words(found: re.Match[str]) -> str:
    """Return a day of a reason in words."""
    return describe_day(date.fromisoformat(found.group()))


def claim_line(verdict: Verdict) -> Line:
    """Return the line of a claim."""
    return Line(
        key=verdict.claim.report[:SHORT], tag=label("verdict", verdict.verdict), title="",
        parties=ISO_DAY.sub(in_words, verdict.because),
        details=(f"as of {describe_day(verdict.claim.as_of)}",), quote=verdict.claim.quote, is_event=False,
    )  # fmt: skip


def accounts(dossier: Dossier) -> Iterator[Part]:
    """Yield a part for each contact that both sides tell of."""
    events = {contact.key: contact for contact in dossier.contacts}
    names = dict(zip(dossier.pair, dossier.names, strict=True))
    for account in dossier.accounts:
        event = events[account.event]
        title = f"Both accounts of the {label('contact', event.medium or 'unspecified')} of {day_of(event)}"
        yield Part(name=f"account-{account.event[:SHORT]}", title=title, lines=tuple(account_lines(account, names)))


def day_of(event: EventEntry) -> str:
    """Return the day or days of an event in words."""
    if event.earliest and event.latest:
        return describe_range(event.earliest, event.latest)
    return "an unknown day"


def account_lines(account: Account, names: dict[str, str]) -> Iterator[Line]:
    """Yield what both sides tell, then what only one does."""
    for shared in account.both:
        how = "in the same words" if shared.same_words else "in words of their own"
        quote = f"{names[shared.one.side]}: {shared.one.text}\n{names[shared.other.side]}: {shared.other.text}"
        yield Line(key=account.event[:SHORT], tag="both", title=how, parties="", quote=quote, is_event=False)
    yield from (differing_line(account.event, one, names) for one in account.differ)
    for side, passages in account.only:
        for passage in passages:
            yield passage_line(passage, names[side])


def differing_line(event: str, one: Differing, names: dict[str, str]) -> Line:
    """Return the line of what both sides tell, but not alike."""
    told = "; ".join(f"{names[passage.side]}: {names.get(says, says)}" for passage, says in one.sides)
    quote = "\n".join(f"{names[passage.side]}: {passage.text}" for passage, _ in one.sides)
    return Line(
        key=event[:SHORT], tag="differ", title=label("differ", one.about), parties=told, quote=quote, is_event=False
    )


def passage_line(passage: Passage, side: str) -> Line:
    """Return the line of what only one side tells."""
    return Line(
        key=passage.article[:SHORT], tag="only", title=side, parties="", details=present(passage.outlet),
        quote=passage.text, is_event=False,
    )  # fmt: skip


def statements(dossier: Dossier) -> Part:
    """Return the latest statements of each side about the other."""
    title = "Latest statements about each other"
    return Part(name="statements", title=title, lines=tuple(map(statement_line, dossier.statements)))


def statement_line(entry: ToneEntry) -> Line:
    """Return the line of a statement with its step on the ladder of tone."""
    topics = ", ".join(map(topic_name, entry.topics))
    return Line(
        key=entry.report[:SHORT], tag=entry.step.replace("_", " "), title="",
        parties=entry.speaker_name or entry.country or "somebody",
        details=present(describe_day(entry.day), f"on {topics}" if topics else None), quote=entry.sentence,
        is_event=False,
    )  # fmt: skip


def shifts(dossier: Dossier) -> Part:
    """Return the changes of tone of one side towards the other."""
    names = dict(zip(dossier.pair, dossier.names, strict=True))
    return Part(
        name="shifts",
        title="Changes of tone",
        lines=tuple(shift_line(shift, names) for shift in dossier.shifts),
    )


def shift_line(shift: ToneShift, names: dict[str, str]) -> Line:
    """Return the line of a change of tone with both sentences."""
    way = "harsher" if shift.steps > 0 else "friendlier"
    return Line(
        key=shift.after.report[:SHORT], tag=way, title=counted(abs(shift.steps), "step"),
        parties=f"{names[shift.country]} → {names[shift.about]}",
        details=(f"{describe_day(shift.before.day)} to {describe_day(shift.after.day)}",),
        quote=f"before: {shift.before.sentence}\nafter: {shift.after.sentence}", is_event=False,
    )  # fmt: skip


def course(dossier: Dossier) -> Part:
    """Return the relation by month, and where it changed."""
    changes = {change.day: change for change in dossier.relations.changes}
    lines: list[Line] = []
    for months in dossier.relations.periods:
        if months.since in changes:
            change = changes[months.since]
            because = tuple(f"“{' '.join(event.quote.split())}”" for event in change.because[:3])
            lines.append(
                Line(
                    key="", tag="change", title=f"from {change.before.value:+.1f} to {change.after.value:+.1f}",
                    parties="", details=because, is_event=False,
                )
            )  # fmt: skip
        lines.append(period_line(months))
    note = "Mean of PLOVER's scores of what happened, −10 (conflict) to 10 (cooperation), with 95 % intervals."
    if dossier.relations.earlier:
        note += f" {counted(dossier.relations.earlier, 'event')} of long before the first article left out."
    return Part(name="course", title="Course of the relation", note=note, lines=tuple(lines))


def period_line(months: RelationPeriod) -> Line:
    """Return the line of a month."""
    score = months.intensity
    interval = (
        f" ({score.low:+.1f} to {score.high:+.1f})"
        if score and score.low is not None and score.high is not None and score.low < score.high
        else ""
    )
    return Line(
        key="", tag=f"{months.since:%Y-%m}", title=f"{score.value:+.1f}{interval}" if score else "nothing", parties="",
        details=(f"{counted(months.events, 'event')} in {counted(months.articles, 'article')}",), is_event=False,
    )  # fmt: skip
