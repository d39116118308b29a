"""The charts of a dossier, with the tables that say the same."""

from __future__ import annotations

from datetime import date
from typing import Any

from dragoman.analysis.coverage_course import CoveragePeriod
from dragoman.analysis.dossier import Dossier
from dragoman.analysis.tone import ANY
from dragoman.analysis.tone_ladder import topic_name
from dragoman.analysis.tone_topics import ToneTopic
from dragoman.analysis.types import Silence
from dragoman.export.dates import MONTHS, describe_range
from dragoman.export.dossier_outline import if_disputed
from dragoman.export.labels import label
from dragoman.export.lines import LEVELS, counted, how_it_stands, moved, of_event, parties_of, when
from dragoman.export.names import present
from dragoman.record.took_place import took_place
from dragoman.record.types import EventEntry
from dragoman.web.addresses import event_address
from dragoman.web.charts import course, timeline, tone
from dragoman.web.types import Chart, Link, Row, Table

Domain = tuple[date, date]
#: Silences shorter than this are not drawn.
SHORTEST = 7
CALLS, MEETINGS = frozenset({"phone", "video"}), frozenset({"in_person", "visit"})


def pair_charts(
    dossier: Dossier, coverage: tuple[CoveragePeriod, ...], tones: tuple[ToneTopic, ...], domain: Domain
) -> tuple[Chart, ...]:
    """Return the charts that have something to show."""
    found = [timeline_chart(dossier, coverage, domain)]
    if dossier.relations.periods:
        found.append(course_chart(dossier, domain))
    if any(one.toned for one in tones):
        found.append(tone_chart(dossier, tones))
    return tuple(found)


def timeline_chart(dossier: Dossier, coverage: tuple[CoveragePeriod, ...], domain: Domain) -> Chart:
    """Return the chart of contacts, silences and coverage."""
    shown = [
        c for c in dossier.contacts if c.earliest and c.latest and c.earliest <= domain[1] and c.latest >= domain[0]
    ]
    silent = [s for s in all_silences(dossier) if s.until >= domain[0] and s.since <= domain[1]]
    values = {
        "domain": [day.isoformat() for day in domain],
        "contacts": [contact_values(contact) for contact in shown],
        "silences": [silence_values(silence, domain) for silence in silent],
        "coverage": [
            {"from": p.since.isoformat(), "to": p.until.isoformat(), "articles": p.articles, "of_pair": p.of_pair,
             "said": f"{describe_range(p.since, p.until)}: {counted(p.articles, 'article')}, {p.of_pair:,} of the two"}
            for p in coverage
        ],
    }  # fmt: skip
    return Chart(
        name="timeline", title="Contacts, silences and coverage", draw=timeline.draw, values=values,
        description=timeline.READING, size=timeline.size(values),
        table=timeline_table(dossier, shown, silent),
    )  # fmt: skip


def all_silences(dossier: Dossier) -> list[Silence]:
    """Return the silences at any level that are worth drawing, the current one too."""
    rhythm = dossier.rhythms[0]
    found = [*rhythm.silences, *([rhythm.current] if rhythm.current else [])]
    return [silence for silence in found if silence.days >= SHORTEST]


def contact_values(contact: EventEntry) -> dict[str, Any]:
    """Return what is drawn of a contact."""
    first, last = contact.earliest or date.min, contact.latest or date.max
    medium = contact.medium or ""
    return {
        "from": first.isoformat(), "to": last.isoformat(), "mid": (first + (last - first) / 2).isoformat(),
        "row": LEVELS.get(contact.level or "", "others"), "done": took_place(contact),
        "means": "call" if medium in CALLS else "in person" if medium in MEETINGS else "other",
        "href": event_address(contact.key), "said": said_of(contact),
    }  # fmt: skip


def said_of(contact: EventEntry) -> str:
    """Return what a contact was, in a line."""
    status = "" if took_place(contact) else how_it_stands(contact)
    told = present(of_event(contact).title, status, parties_of(contact.parties), when(contact), moved(contact))
    return ", ".join(told)


def silence_values(silence: Silence, domain: Domain) -> dict[str, Any]:
    """Return what is drawn of a silence."""
    first, last = max(silence.since, domain[0]), min(silence.until, domain[1])
    read, disputed = f"{counted(silence.coverage.articles, 'article')} read", if_disputed(silence)
    whole = max((domain[1] - domain[0]).days, 1)
    return {
        "from": first.isoformat(), "to": last.isoformat(), "mid": (first + (last - first) / 2).isoformat(),
        "row": "silence", "covered": silence.covered, "share": round((last - first).days / whole, 3),
        "label": f"{silence.days} days",
        "said": f"{counted(silence.days, 'day')} of silence, {describe_range(silence.since, silence.until)}: "
                f"{'; '.join(present(read, disputed))}",
    }  # fmt: skip


def timeline_table(dossier: Dossier, shown: list[EventEntry], silent: list[Silence]) -> Table:
    """Return contacts and silences in the order of their days."""
    rows: list[tuple[date, Row]] = []
    for one in shown:
        name = Link(text=label("contact", one.medium or "unspecified"), href=event_address(one.key))
        first = one.earliest or date.min
        rows.append((first, (first, one.latest, name, how_it_stands(one), parties_of(one.parties), one.articles)))
    for silence in silent:
        state = "nothing heard" if silence.covered else "coverage has a gap"
        articles = silence.coverage.articles
        rows.append(
            (silence.since, (silence.since, silence.until, f"{silence.days} days of silence", state, "", articles))
        )
    rows.sort(key=lambda row: row[0])
    columns = ("from", "to", "what", "state", "who", "articles")
    return Table(caption="Contacts and silences in order", columns=columns, rows=tuple(row for _, row in rows))


def course_chart(dossier: Dossier, domain: Domain) -> Chart:
    """Return the chart of the relation over time."""
    drawn = [p for p in dossier.relations.periods if p.until >= domain[0] and p.since <= domain[1]]
    scored = [(months, months.intensity) for months in drawn if months.intensity]
    rows: list[Row] = []
    points = []
    for months, score in scored:
        low = score.value if score.low is None else score.low
        high = score.value if score.high is None else score.high
        middle = months.since + (months.until - months.since) / 2
        points.append(
            {"mid": middle.isoformat(), "value": score.value, "low": low, "high": high, "events": months.events,
             "said": f"{MONTHS[months.since.month - 1]} {months.since.year}: {score.value:+.1f} ({low:+.1f} to "
                     f"{high:+.1f}), {counted(months.events, 'event')}"}
        )  # fmt: skip
        rows.append(
            (f"{months.since:%Y-%m}", round(score.value, 2), score.low, score.high, months.events, months.articles)
        )
    values = {
        "domain": [day.isoformat() for day in domain], "periods": points, "stretches": stretches(dossier, domain),
        "changes": [
            {"day": c.day.isoformat(), "label": f"{c.before.value:+.1f} → {c.after.value:+.1f}"}
            for c in dossier.relations.changes
            if domain[0] <= c.day <= domain[1]
        ],
    }  # fmt: skip
    columns = ("month", "mean score", "low", "high", "events", "articles")
    return Chart(
        name="course", title="Course of the relation", draw=course.draw, values=values,
        description=course.READING, size=course.size(values),
        table=Table(caption="The relation by month", columns=columns, rows=tuple(rows)),
    )  # fmt: skip


def stretches(dossier: Dossier, domain: Domain) -> list[dict[str, Any]]:
    """Return the mean of each stretch between two changes; none where nothing changed."""
    changes = [change for change in dossier.relations.changes if domain[0] <= change.day <= domain[1]]
    if not changes:
        return []
    bounds = [domain[0], *(change.day for change in changes), domain[1]]
    means = [changes[0].before, *(change.after for change in changes)]
    return [
        {"from": first.isoformat(), "to": last.isoformat(), "value": mean.value}
        for first, last, mean in zip(bounds, bounds[1:], means, strict=True)
    ]


def tone_chart(dossier: Dossier, tones: tuple[ToneTopic, ...]) -> Chart:
    """Return the chart of tone by topic."""
    names = dict(zip(dossier.pair, dossier.names, strict=True))
    words = {one.topic: "all topics" if one.topic == ANY else topic_name(one.topic) for one in tones}
    toned = [one for one in tones if one.toned]
    drawn = [
        {"topic": words[one.topic], "side": names.get(one.country, one.country), "mean": one.mean,
         "low": one.friendliest, "high": one.harshest, "statements": one.toned,
         "said": f"{names.get(one.country, one.country)} on {words[one.topic]}: mean {one.mean:+.1f} of "
                 f"{counted(one.toned, 'statement')} with a tone"}
        for one in toned
    ]  # fmt: skip
    rows = tuple(
        (words[one.topic], names.get(one.country, one.country), one.statements, one.toned, round(one.mean, 1),
         one.friendliest, one.harshest, one.until)
        for one in sorted(tones, key=lambda one: (one.topic != ANY, one.topic, one.country))
    )  # fmt: skip
    columns = ("topic", "speaker", "statements", "with a tone", "mean", "friendliest", "harshest", "latest")
    order = list(
        dict.fromkeys(words[one.topic] for one in sorted(toned, key=lambda one: (one.topic != ANY, -one.toned)))
    )
    values = {"names": list(dossier.names), "topics": order, "rows": drawn}
    return Chart(
        name="tone", title="Tone by topic", draw=tone.draw, values=values, size=tone.size(values),
        description=tone.READING,
        table=Table(caption="Tone of each side towards the other", columns=columns, rows=rows),
    )  # fmt: skip
