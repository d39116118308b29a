"""The beginning of a brief about two countries: the main facts of their dossier, each with its reference."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.analysis.dossier import Dossier
from dragoman.analysis.fates import Fate
from dragoman.analysis.types import Silence
from dragoman.export.dates import describe_day
from dragoman.export.dossier_outline import if_disputed, period, read
from dragoman.export.labels import label
from dragoman.export.lines import REFUSES, action_of, counted, parties_of, when
from dragoman.record.took_place import in_dispute, is_told
from dragoman.record.types import EventEntry
from dragoman.web.brief.weight import MISSED, Weighed

#: How many contacts, commitments that stand alike and statements of each side are taken over; of what was broken or is
#: overdue, all.
CONTACTS, COMMITMENTS, STATEMENTS = 8, 6, 3


def title_of(dossier: Dossier) -> str:
    """Return the title."""
    return " and ".join(dossier.names)


def text_of(dossier: Dossier, found: Weighed) -> str:
    """Return the text, of a dossier and its commitments by how much they matter."""
    parts = [*opening(dossier), *contacts(dossier), *commitments(found), *statements(dossier), *course(dossier)]
    return "\n\n".join(parts)


def reference(key: str) -> str:
    """Return how the text refers to a fact."""
    return f"{{{{{key}}}}}"


def opening(dossier: Dossier) -> Iterator[str]:
    """Yield what was read, the last contact and the silence since."""
    current = dossier.rhythms[0].current
    span = period(dossier) or "the whole record"
    yield f"This brief rests on {read(dossier)} ({span}), as of {describe_day(dossier.as_of)}."
    if current is None:
        none = "The record has no dated contact of the two that took place"
        maybe = [
            f"; whether there was one on {describe_day(one.latest)} {reference(one.event)} is disputed"
            for one in dossier.rhythms[0].disputed[-1:]
        ]
        yield f"{''.join([none, *maybe])}."
        return
    gap = "" if current.covered else ", in which coverage has a gap"
    usual = dossier.rhythms[0].usual
    beside = f"; half of the silences before were shorter than {usual.median:g} days" if usual else ""
    days = counted(current.days, "day")
    yield (
        f"The last contact was on {describe_day(current.since)} {reference(current.after)}. "
        f"{days} {'has' if current.days == 1 else 'have'} passed since then{gap}{beside}.{but_for(current)}"
    )


def but_for(silence: Silence) -> str:
    """Return the sentence on a disputed contact in a silence; nothing without any."""
    maybe, words = silence.last_disputed, if_disputed(silence)
    return f" {words[0].upper()}{words[1:]} {reference(maybe.event)}." if words and maybe else ""


def contacts(dossier: Dossier) -> Iterator[str]:
    """Yield the latest contacts that took place, those in dispute, denied or called off, and those ahead."""
    dated = [contact for contact in dossier.contacts if contact.earliest]
    done = [contact for contact in dated if is_told(contact)][-CONTACTS:]
    ahead = [contact for contact in dated if contact.stands == "planned" and str(contact.latest) > str(dossier.as_of)]
    if done:
        yield "\n".join(["## Contacts", *map(contact_line, reversed(done))])
    first = done[0].earliest if done else None
    never = [c for c in dated if c.stands == "negated" and not is_told(c)]
    undone = [c for c in never if first is None or str(c.earliest) >= str(first)]
    if undone:
        yield "\n".join(["## Denied or called off", *map(contact_line, reversed(undone[-CONTACTS:]))])
    if ahead:
        yield "\n".join(["## Ahead", *map(contact_line, ahead[:CONTACTS])])


def contact_line(contact: EventEntry) -> str:
    """Return a contact as an item of a list."""
    what = label("contact", contact.medium or "unspecified")
    if in_dispute(contact):
        what = f"disputed {what}"  # one side denies it
    return f"- {when(contact)}: {what}, {parties_of(contact.parties)} {reference(contact.key)}"


def commitments(found: Weighed) -> Iterator[str]:
    """Yield all that was broken or is overdue, what is open, what was settled last, and what is of one state alone."""
    groups = (
        ("Broken and overdue", found.missed),
        ("Open", found.pending),
        ("Settled", found.settled),
        ("Within one state", found.domestic),
    )
    for title, every in groups:
        some = limited(every)
        left = f" (the latest {len(some)} of {len(every)})" if len(some) < len(every) else ""
        if some:
            yield "\n".join([f"## {title}{left}", *map(commitment_line, some)])
    if found.unread:
        yield f"Not looked up was how {counted(found.unread, 'more commitment')} of the two would stand."


def limited(fates: tuple[Fate, ...]) -> tuple[Fate, ...]:
    """Return the first of some commitments, and whatever of them was broken or is overdue."""
    return tuple(fate for number, fate in enumerate(fates) if number < COMMITMENTS or fate.state in MISSED)


def commitment_line(fate: Fate) -> str:
    """Return a commitment as an item of a list: how it stands, of what kind it is, whose, and its words."""
    entry = fate.commitment
    action = action_of(entry)
    between = " " if action.startswith(REFUSES) else ", "
    head = f"{label('state', fate.state).capitalize()} {label('kind', entry.type)}"
    return f"- {head}: {parties_of(entry.parties)}{between}{action} {reference(entry.key)}"


def statements(dossier: Dossier) -> Iterator[str]:
    """Yield what each side last said of the other."""
    for code, name in zip(dossier.pair, dossier.names, strict=True):
        once = {entry.sentence: entry for entry in dossier.statements if entry.country == code}
        said = sorted(once.values(), key=lambda entry: (entry.day, entry.report), reverse=True)[:STATEMENTS]
        if said:
            lines = [
                f"- {describe_day(entry.day)}, {entry.speaker_name or name}: “{' '.join(entry.sentence.split())}” "
                f"{reference(entry.report)}"
                for entry in said
            ]
            yield "\n".join([f"## Statements: {name}", *lines])


def course(dossier: Dossier) -> Iterator[str]:
    """Yield when the relation changed."""
    for change in dossier.relations.changes[-1:]:
        rests = " ".join(reference(event.event) for event in change.because[:3])
        yield (
            f"## Course\nThe relation changed around {describe_day(change.day)}, from {change.before.value:+.1f} to "
            f"{change.after.value:+.1f} on PLOVER's scale from −10 to 10 {rests}."
        )
