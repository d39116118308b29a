"""A reading in the terminal: headline, sections, each fact with its sentence; plain text when piped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from dragoman.cli.layout import Layout, above_rule, badge, join, page_width, print_lines
from dragoman.cli.printable import printable
from dragoman.export.dates import describe_publication
from dragoman.export.labels import label
from dragoman.export.outline import Entry, Group, Outline, Section, outline
from dragoman.sentences import sentence_around
from dragoman.types import Article, Quote, Reading, Span

#: Colour of each section, in its rule and in the words that its facts rest on.
COLOURS = {
    "contacts": "cyan",
    "statements": "green",
    "commitments": "yellow",
    "assessments": "magenta",
    "events": "blue",
}


def show(reading: Reading, console: Console, *, verbose: bool = False) -> None:
    """Print a reading; with ``verbose`` also further mentions, confidences and what was dropped."""
    print_lines(console, TerminalReading(reading, page_width(console), verbose=verbose).lines())


def show_headline(reading: Reading, console: Console) -> None:
    """Print one line that names the article and its headline."""
    source, said = printable(reading.article.source), printable(" · ".join(outline(reading).headline))
    headline = Text.assemble((f"{source}: ", "dim"), said)
    console.print(headline, soft_wrap=True, highlight=False)


class TerminalReading:
    """Lays out one reading as lines of text."""

    def __init__(self, reading: Reading, width: int, *, verbose: bool) -> None:
        """Prepare to lay out the reading in so many columns."""
        self.reading = reading
        self.article: Article = reading.article
        self.outline: Outline = outline(reading)
        self.layout = Layout(width)
        self.verbose = verbose
        self.sentences_shown: set[Span] = set()

    def lines(self) -> Iterator[Text]:
        """Yield every line of the reading."""
        yield from self.head()
        for section in self.outline.sections:
            yield from self.section(section)
        yield from self.unresolved()
        yield from self.dropped()

    def head(self) -> Iterator[Text]:
        """Yield the headline, the title, the outlet and the publication interval with its reasons."""
        who, *rest = self.outline.headline
        headline = join([Text(who, style="bold"), *(Text(part, style="bold cyan") for part in rest)])
        yield from self.layout.block(headline, hanging=2)
        if self.article.title:
            yield from self.layout.block(Text(self.article.title, style="italic"))
        about = [self.article.outlet, ", ".join(self.article.authors), describe_publication(self.article.published)]
        yield from self.layout.block(join([Text(part, style="dim") for part in about if part]))
        for reason in self.article.published.because if self.article.published else ():
            yield from self.layout.block(Text(f"– {reason}", style="dim"), left=3, hanging=2)

    def section(self, section: Section) -> Iterator[Text]:
        """Yield a section: its rule, then its groups of entries."""
        colour = COLOURS[section.name]
        yield from above_rule(self.layout.rule(section.title, str(len(section.entries)), colour))
        for number, group in enumerate(section.groups):
            if number and group.heading:
                yield Text()
            yield from self.group(group, colour)

    def group(self, group: Group, colour: str) -> Iterator[Text]:
        """Yield the heading of a group, where it has one, and its entries."""
        if group.heading:
            heading = [Text(group.heading, style="bold"), Text(group.note, style="dim")]
            yield from self.layout.block(join([part for part in heading if part]), hanging=2)
        for entry in group.entries:
            yield from self.entry(entry, colour)

    def entry(self, entry: Entry, colour: str) -> Iterator[Text]:
        """Yield one fact: its tag, what it says, its identifier, then the sentence that it rests on."""
        tag = badge(entry, colour)
        identifier = Text(entry.short, style="dim")
        if entry.kind == "statement":
            yield from self.layout.row(tag, self.sentence(entry.evidence[0], entry.focus, colour), identifier)
            yield from self.layout.under(self.details(entry))
        else:
            yield from self.layout.row(tag, self.summary(entry), identifier)
            yield from self.layout.under(self.details(entry))
            yield from self.layout.quoted(self.sentence(entry.evidence[0], entry.focus, colour))
        if self.verbose:
            for evidence in self.further(entry):
                yield from self.layout.quoted(self.sentence(evidence, entry.focus, colour))

    def summary(self, entry: Entry) -> Text:
        """Return what a fact other than a statement says, on one line where it fits."""
        name = [Text(entry.label)] if entry.status is not None else []
        parts = [*name, Text(entry.parties, style="bold")]
        return join([part for part in parts if part])

    def details(self, entry: Entry) -> Text:
        """Return the smaller print of a fact."""
        parts = list(entry.details)
        if entry.historical:
            parts.append("background")
        if self.verbose:
            parts.append(f"confidence {entry.confidence:.2f}")
        more = len(self.further(entry))
        if more and not self.verbose:
            parts.append(f"and {more} more mention{'s' if more > 1 else ''}")
        return join([Text(part, style="dim" if entry.kind == "statement" else "") for part in parts])

    def further(self, entry: Entry) -> list[Quote]:
        """Return the evidence that stands in other sentences than the first piece does."""
        first = sentence_around(self.article, entry.evidence[0])
        return [quote for quote in entry.evidence[1:] if not (first.start <= quote.start and quote.end <= first.end)]

    def sentence(self, evidence: Quote, focus: Sequence[Quote], colour: str) -> Text:
        """Return the sentence of a piece of evidence; its telling words alone where the sentence stands above."""
        whole = sentence_around(self.article, evidence)
        inside = [quote for quote in focus if quote.start < whole.end and whole.start < quote.end] or [evidence]
        start, end = whole.start, whole.end
        if whole in self.sentences_shown:
            start, end = min(quote.start for quote in inside), max(quote.end for quote in inside)
        self.sentences_shown.add(whole)
        text = Text(self.article.text[start:end], style="dim")
        for quote in inside:
            text.stylize(f"not dim {colour}", max(quote.start - start, 0), min(quote.end, end) - start)
        before, after = "… " if start > whole.start else "", " …" if end < whole.end else ""
        return Text.assemble((before, "dim"), text, (after, "dim"))

    def unresolved(self) -> Iterator[Text]:
        """Yield what could not be resolved and why."""
        if not self.reading.unresolved:
            return
        yield from above_rule(self.layout.rule("Not resolved", str(len(self.reading.unresolved)), "red"))
        for item in self.reading.unresolved:
            words = Text.assemble(f"“{item.quote}”", (f"  {item.why}", "dim"))
            yield from self.layout.row(Text(item.what, style="red"), words, Text())

    def dropped(self) -> Iterator[Text]:
        """Yield how much was dropped as not part of the article; each passage when verbose."""
        dropped = self.article.dropped
        if not dropped:
            return
        reasons = Counter(label("reason", passage.reason) for passage in dropped)
        counted = ", ".join(f"{count} {reason}" for reason, count in reasons.items())
        passages = "passage" if len(dropped) == 1 else "passages"
        hint = "" if self.verbose else "; --verbose lists them"
        yield Text()
        message = f"{len(dropped)} {passages} dropped as not part of the article: {counted}{hint}"
        yield from self.layout.block(Text(message, style="dim"), hanging=2)
        for passage in dropped if self.verbose else ():
            words = Text(" ".join(passage.text.split()), style="dim")
            yield from self.layout.row(Text(label("reason", passage.reason), style="dim"), words, Text())
