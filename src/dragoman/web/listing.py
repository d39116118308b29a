"""What pages list: entries of the record with the address that each opens at."""

from __future__ import annotations

from dragoman.analysis.fates import Fate
from dragoman.analysis.tone_ladder import topic_name
from dragoman.analysis.types import ToneEntry
from dragoman.export.lines import LEVELS, Line, by_reviewer, of_event, parties_of, support, when
from dragoman.export.names import present
from dragoman.record.types import EventEntry
from dragoman.types import Frozen
from dragoman.web.addresses import article_address, event_address, fact_address


class Item(Frozen):
    """An entry of a list."""

    href: str
    #: Class of the entry: the status of an event, the state of a commitment, a kind of sentence.
    kind: str
    #: What it is, in a word or two; what stands beside it.
    title: str
    tag: str = ""
    parties: str = ""
    when: str = ""
    #: What else is known, each in a few words.
    details: tuple[str, ...] = ()
    #: The words that it rests on, and what stands before and after them in the sentence, where they are few.
    quote: str = ""
    before: str = ""
    after: str = ""
    #: The sentence that settles it, who published it, and where it stands.
    turn: str = ""
    turn_source: str = ""
    turn_href: str = ""
    #: Whether it came into the record since the last visit.
    new: bool = False
    #: Key of the event, or "".
    key: str = ""


def event_item(entry: EventEntry, *, new: bool = False) -> Item:
    """Return the entry of an event, contact or commitment."""
    line: Line = of_event(entry)
    plain = entry.kind == "commitment"
    details = support(entry) if plain else present(LEVELS.get(entry.level or ""), *support(entry))
    return Item(
        href=event_address(entry.key), kind=entry.type if plain else entry.stands,
        title=line.tag if plain else line.title, tag="" if plain or entry.stands == "happened" else line.word,
        parties=parties_of(entry.parties), when=when(entry) or "", details=details, quote=entry.quote, new=new,
        key=entry.key,
    )  # fmt: skip


def fate_item(fate: Fate, *, new: bool = False) -> Item:
    """Return the entry of a commitment with what became of it."""
    from dragoman.export.dates import describe_day
    from dragoman.export.labels import label

    entry, turn = fate.commitment, fate.turn
    due = when(entry)
    made = f"first reported {describe_day(fate.made)}" if fate.made else None
    details = present(made, *support(entry), by_reviewer(fate.decided))
    source = present(turn.outlet, describe_day(turn.published) if turn.published else None) if turn else ()
    return Item(
        href=event_address(entry.key), kind=fate.state, title=entry.type, tag=label("state", fate.state),
        parties=parties_of(entry.parties), when=f"due {due}" if due else "", details=details, quote=entry.quote,
        turn=turn.sentence if turn else "", turn_source=", ".join(source),
        turn_href=article_address(turn.article) if turn else "", new=new, key=entry.key,
    )  # fmt: skip


def statement_item(entry: ToneEntry) -> Item:
    """Return the entry of a statement with its step on the ladder of tone."""
    from dragoman.export.dates import describe_day

    topics = ", ".join(map(topic_name, entry.topics))
    return Item(
        href=fact_address(entry.report), kind="statement", title=entry.speaker_name or entry.country or "somebody",
        tag="" if entry.step == "neutral" else entry.step.replace("_", " "), when=describe_day(entry.day),
        details=present(f"on {topics}" if topics else None), quote=" ".join(entry.sentence.split()),
    )  # fmt: skip
