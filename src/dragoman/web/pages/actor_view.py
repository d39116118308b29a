"""An actor as it is shown: statements by topic, the latest contacts, commitments that matter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from dragoman.analysis.fates import NOT_READ
from dragoman.analysis.ledger import STATES
from dragoman.analysis.spoken import TopicSpoken
from dragoman.analysis.tone_ladder import statement_step
from dragoman.export.dates import describe_day
from dragoman.export.labels import label
from dragoman.export.lines import counted
from dragoman.export.names import present
from dragoman.record.types import Report
from dragoman.types import Frozen
from dragoman.vocabulary.load import load_vocabulary
from dragoman.web.addresses import fact_address
from dragoman.web.charts.topics import READING, TONES, draw, size
from dragoman.web.context import in_context
from dragoman.web.listing import Item, event_item, fate_item
from dragoman.web.pages.standing import later
from dragoman.web.types import Asked, Chart, Link, Row, Table

if TYPE_CHECKING:
    from dragoman.door import Record
    from dragoman.web.pages.actor import ActorData

#: Statements of a topic that are shown.
SHOWN = 4


class TopicView(Frozen):
    """A topic with its latest statements."""

    key: str
    label: str
    count: int
    items: tuple[Item, ...]
    #: The address that shows all of them, or "".
    more: str


class ActorView(Frozen):
    """What the template needs."""

    #: What it is, where it belongs, how often it is named.
    about: tuple[str, ...]
    topics: tuple[TopicView, ...]
    contacts: tuple[Item, ...]
    all_contacts: str
    commitments: tuple[Item, ...]
    #: How many stand in which state, where they are few enough to be counted.
    states: tuple[tuple[str, int], ...]
    all_commitments: str
    #: The address at which more is looked up, or "".
    later: str
    #: Whether everybody of a state is meant.
    whole: bool
    #: Whether there are more statements than were looked at.
    cut: bool


def actor_view(record: Record, data: ActorData, asked: Asked, *, whole: bool, cut: bool) -> ActorView:
    """Return what the page shows; one topic with all its statements, where it is asked for."""
    actor = data.actor
    sector = load_vocabulary().sectors.get(actor.sector or "")
    chosen = asked.choice("topic", [one.topic for one in data.topics])
    shown = [one for one in data.topics if not chosen or one.topic == chosen]
    party = actor.country if whole else actor.id
    fates = sorted(data.commitments.fates, key=lambda fate: (*STATES, NOT_READ).index(fate.state))
    period = [(name, asked.word(name)) for name in ("since", "until") if asked.word(name)]
    return ActorView(
        about=present(actor.kind, actor.country_name if not whole else None,
                      sector.label.lower() if sector else None),
        topics=tuple(topic_view(one, asked, whole=whole, all_of_it=bool(chosen)) for one in shown),
        contacts=in_context(record.connection, [event_item(one) for one in data.contacts.contacts]),
        all_contacts=f"/contacts?{urlencode([('party', party or ''), *period])}",
        commitments=in_context(record.connection, [fate_item(fate) for fate in fates]),
        states=tuple((label("state", state), data.commitments.states[state]) for state in STATES
                     if state in data.commitments.states and not data.commitments.unread),
        later=later(asked, data.commitments.unread),
        all_commitments=f"/commitments?{urlencode({'party': party or ''})}", whole=whole, cut=cut,
    )  # fmt: skip


def topic_view(one: TopicSpoken, asked: Asked, *, whole: bool, all_of_it: bool) -> TopicView:
    """Return a topic with its latest statements, or with all."""
    statements = one.statements if all_of_it else one.statements[:SHOWN]
    return TopicView(
        key=one.topic, label=one.label, count=len(one.statements),
        items=tuple(statement_item(report, named=whole) for report in statements),
        more=asked.address(topic=one.topic) if len(one.statements) > len(statements) else "",
    )  # fmt: skip


def statement_item(report: Report, *, named: bool) -> Item:
    """Return the entry of a statement; with its speaker, where they are many."""
    step = statement_step(report.type, report.quote)[0]
    speaker = next((p.name for p in report.parties if p.role == "speaker"), "somebody")
    addressed = [party.name for party in report.parties if party.role == "addressee"]
    day = report.published.latest if report.published else None
    return Item(
        href=fact_address(report.key), kind="statement",
        title=speaker if named else describe_day(day) if day else "no date",
        tag=label("tone", step.key) if step.rank else "",
        parties=f"to {', '.join(addressed)}" if addressed else "",
        when=describe_day(day) if day and named else "", details=present(report.cue and f"“{report.cue}”"),
        quote=" ".join(report.quote.split()),
    )  # fmt: skip


def topics_chart(topics: Sequence[TopicSpoken]) -> tuple[Chart, ...]:
    """Return the chart of statements by topic, or none without any."""
    if not topics:
        return ()
    rows = [
        {"topic": one.label, "tone": tone, "place": TONES.index(tone), "statements": getattr(one, tone),
         "said": f"{one.label}, {tone}: {counted(getattr(one, tone), 'statement')}"}
        for one in topics
        for tone in TONES
        if getattr(one, tone)
    ]  # fmt: skip
    table_rows: list[Row] = [(one.label, one.friendly, one.neutral, one.harsh, len(one.statements)) for one in topics]
    table = Table(
        caption="Topics and tone", columns=("Topic", "Friendly", "Neutral", "Harsh", "All"), rows=tuple(table_rows)
    )
    values = {"topics": [one.label for one in topics], "rows": rows}
    return (
        Chart(name="topics", title="Statements by topic", description=READING, draw=draw, values=values, table=table,
              size=size(values)),
    )  # fmt: skip


def table_of(topics: Sequence[TopicSpoken], name: str) -> Table:
    """Return what somebody said as rows, each statement once."""
    once: dict[str, tuple[Report, list[str]]] = {}
    for topic in topics:
        for report in topic.statements:
            once.setdefault(report.key, (report, []))[1].append(topic.label)
    rows = tuple(
        (
            Link(text=" ".join(report.quote.split()), href=fact_address(report.key)),
            next((party.name for party in report.parties if party.role == "speaker"), None), report.cue, report.type,
            report.published.latest if report.published else None, ", ".join(labels),
        )
        for report, labels in once.values()
    )  # fmt: skip
    return Table(
        caption=f"Statements of {name}",
        columns=("Statement", "Speaker", "Cue", "Tone", "Published", "Topics"),
        rows=rows,
    )
