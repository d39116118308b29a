"""What a reviewer sees: an event, its disputes and likely doubles, each report with its sentence and neighbours."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import click
from rich.text import Text

from dragoman.cli.layout import STATUSES, Layout, join
from dragoman.cli.listing import entry
from dragoman.door import Record
from dragoman.export.dates import describe_day, describe_interval
from dragoman.export.dossier_outline import fate_line
from dragoman.export.labels import label
from dragoman.export.lines import how_it_stands, of_commitment
from dragoman.record.entering import HAND
from dragoman.record.review import Waiting
from dragoman.record.types import Dispute, EventEntry, Report
from dragoman.sentences import sentence_bounds
from dragoman.types import Interval

KEYS = (
    ("a", "accept", "it is right as it is; of a likely double: it is one event"),
    ("r", "reject", "there is no such thing in the text; of a likely double: these are two events"),
    ("c", "correct", "a field and its value, in all reports or in some; who takes part by names, with ; between"),
    ("d", "settle", "what the reports differ in, or how a commitment stands: kept, broken, granted, …"),
    ("s", "split", "take reports out of the event"),
    ("m", "merge", "with a likely double, or with an event whose identifier you type"),
    ("x", "apart", "a likely double is another event, and is not proposed again"),
    ("g", "go to", "what has the identifier that you type; then on with the rest"),
    ("n", "note", "a reason that is kept with your next decision"),
    ("u", "undo", "take the last decision of this session back; in a new session one whose number you type"),
    ("k", "skip", "leave it for another time"),
    ("?", "help", "these keys"),
    ("Esc", "back", "takes a question back, as does an empty answer"),
    ("q", "quit", "every decision is kept already"),
)
COLOUR = "cyan"


def key_line() -> Text:
    """Return the keys on one line."""
    return join([Text.assemble((key, "bold"), f" {name}") for key, name, _ in KEYS], "  ")


def help_lines(layout: Layout) -> Iterator[Text]:
    """Yield every key with what it does."""
    for key, name, meaning in KEYS:
        yield from layout.row(Text.assemble((key, "bold"), f"  {name}"), Text(meaning), Text())


def summary(event: EventEntry) -> Text:
    """Return an event on one line: what, who, when."""
    what = label("contact", event.medium) if event.medium else event.type.lower()
    who = " – ".join(dict.fromkeys(f"{p.name}{f' ({p.country})' if p.country else ''}" for p in event.parties))
    parts = [Text(what), Text(who, style="bold"), Text(when(event.earliest, event.latest) or "no date")]
    return join([part for part in parts if part])


def when(earliest: object, latest: object) -> str | None:
    """Return days in words."""
    return describe_interval(Interval(earliest=earliest, latest=latest))  # type: ignore[arg-type]


def status_tag(event: EventEntry) -> Text:
    """Return how an event stands, with its glyph."""
    glyph, style = STATUSES.get(event.stands, ("·", "default"))
    return Text(f"{glyph} {how_it_stands(event)}", style=style)


class ReviewPage:
    """Lays out one thing that waits for a decision."""

    def __init__(self, record: Record, layout: Layout, *, blind: bool = False) -> None:
        """Keep the record, which is asked for reports and their texts; and whether others' decisions are hidden."""
        self.record = record
        self.layout = layout
        self.blind = blind

    def lines(self, waiting: Waiting, reports: Sequence[Report], doubles: Sequence[EventEntry]) -> Iterator[Text]:
        """Yield the lines of a thing that waits."""
        yield Text()
        yield self.layout.rule(TITLES[waiting.what], waiting.key, COLOUR)
        yield from self.layout.block(Text(" · ".join(waiting.because), style="dim"))
        if waiting.event is not None:
            yield from self.event(waiting.event)
        numbered = {report.key: number for number, report in enumerate(reports, 1)}
        for dispute in self.record.disputes_among(reports) if waiting.event is not None else ():
            yield from self.dispute(dispute, numbered)
        for number, report in enumerate(reports, 1):
            yield from self.report(number, report)
        for number, double in enumerate(doubles, 1):
            title = f"is it the same as this? ({chr(ord('A') + number - 1)})"
            yield Text()
            yield self.layout.rule(title, double.key, "magenta")
            yield from self.event(double)
            if waiting.what == "double":
                for place, report in enumerate(self.record.reports(double.key), 1):
                    yield from self.report(place, report, mark=f"{chr(ord('A') + number - 1)}")

    def event(self, event: EventEntry) -> Iterator[Text]:
        """Yield the lines of an event; of a commitment what is to be done and what became of it."""
        if event.kind == "commitment":
            fate = None if self.blind else self.record.fate(event)
            yield from entry(self.layout, fate_line(fate) if fate else of_commitment(event), COLOUR)
            return
        counted = (
            f"{event.articles} article{'s' * (event.articles != 1)}, {event.origins} origin{'s' * (event.origins != 1)}"
        )
        yield from self.layout.row(status_tag(event), summary(event), Text())
        yield from self.layout.under(Text(f"{counted}, confidence {event.confidence:.2f}", style="dim"))

    def dispute(self, dispute: Dispute, numbered: dict[str, int]) -> Iterator[Text]:
        """Yield what the reports differ in, and which says what."""
        sides = [
            Text(f"{value} ({', '.join(f'[{n}]' for n in sorted(numbered[key] for key in keys if key in numbered))})")
            for value, keys in dispute.sides
        ]
        yield from self.layout.row(Text(f"differ: {dispute.about}", style="red"), join(sides, " or "), Text())
        if dispute.settled and not self.blind:
            yield from self.layout.under(Text(f"settled: {dispute.settled}", style="green"))

    def report(self, number: int, report: Report, mark: str = "") -> Iterator[Text]:
        """Yield the lines of a report: who published it when, what it says, its sentence between its neighbours."""
        article = self.record.article(report.article)
        day = describe_day(article.latest) if article.latest else "date unknown"
        hand = [Text("entered by hand", style="yellow")] if article.model == HAND else []
        verdict = [Text(report.verdict, style="green")] if report.verdict else []
        head = [Text(article.outlet or article.source, style="bold"), Text(day), *hand, *verdict]
        yield Text()
        yield from self.layout.row(Text(f"[{mark}{number}]", style=COLOUR), join(head), Text(report.key, style="dim"))
        said = [
            report.status if report.kind == "event" else label("commitment", report.type),
            report.medium,
            when(report.earliest, report.latest),
            f"confidence {report.confidence:.2f}",
        ]
        yield from self.layout.under(Text(" · ".join(part for part in said if part), style="dim"))
        yield from self.layout.quoted(self.passage(report))

    def passage(self, report: Report) -> Text:
        """Return the sentence of a report with the one before and the one after; its words stand out."""
        text = self.record.reading_of(report.article).article.text
        bounds = sentence_bounds(text)
        starts = [start for start, _ in bounds]
        first = max(bisect_right(starts, report.start) - 1, 0)
        last = max(bisect_right(starts, max(report.end - 1, report.start)) - 1, first)
        start, end = bounds[max(first - 1, 0)][0], bounds[min(last + 1, len(bounds) - 1)][1]
        found = Text(text[start:end], style="dim")
        found.stylize("not dim", bounds[first][0] - start, bounds[last][1] - start)
        found.stylize(f"not dim bold {COLOUR}", report.start - start, report.end - start)
        return found


#: How each thing that waits is headed.
TITLES = {"event": "Event", "report": "Report", "double": "One event or two?"}


def say(message: str, *, style: str = "green") -> None:
    """Print an acknowledgement."""
    click.echo(click.style(message, fg=style))
