"""What the record holds as lines for people: the same words in the terminal, in Markdown and on pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.export.dates import describe_day, describe_interval, describe_range
from dragoman.export.labels import label
from dragoman.export.names import NOT_NAMED, directed, facing, in_quotes, listed, present
from dragoman.record.ranks import RANKS
from dragoman.record.types import DecidedState, EventEntry, Party, Report, StoredArticle, Withdrawal
from dragoman.types import Frozen, Interval

#: Characters of an identifier that are shown.
SHORT = 8
#: The kind of commitment that is not to do a thing, and what stands before its words.
REFUSAL, REFUSES = "refusal", "refuses:"
#: Levels that are worth a word.
LEVELS = {level: label("level", level) for level in RANKS}


class Line(Frozen):
    """One entry of a list."""

    #: Identifier to type.
    key: str
    #: Status of an event, kind of a commitment, tone of a statement.
    tag: str
    #: What it is: "phone call"; empty where the tag says it.
    title: str
    #: Who, to whom.
    parties: str
    #: What else is known, each in a few words.
    details: tuple[str, ...] = ()
    #: The words that it rests on.
    quote: str = ""
    #: Whether the tag is the status of an event.
    is_event: bool = True
    #: The tag in words, where these are not its own spelled out.
    said: str = ""

    @property
    def word(self) -> str:
        """Return the tag in words."""
        return self.said or self.tag.replace("_", " ")


def named(parties: Iterable[Party], *roles: str) -> list[str]:
    """Return the names of those in some roles, each once."""
    return list(dict.fromkeys(party.name for party in parties if party.role in roles))


def parties_of(parties: Sequence[Party]) -> str:
    """Return who was in contact, or who did something to whom."""
    together = named(parties, "participant")
    if together:
        return facing(together)
    acting, reached = (
        named(parties, "actor", "by", "speaker", "co_speaker", "between"),
        named(parties, "recipient", "to", "addressee"),
    )
    if not reached:
        return listed(acting) or NOT_NAMED
    return directed(acting, reached)


def of_event(entry: EventEntry) -> Line:
    """Return the line of an event."""
    if entry.kind == "commitment":
        return of_commitment(entry)
    title = label("contact", entry.medium) if entry.medium else label("type", entry.type)
    return Line(
        key=entry.key[:SHORT],
        tag=entry.stands,
        title=title,
        parties=parties_of(entry.parties),
        details=present(when(entry), moved(entry), LEVELS.get(entry.level or ""), *support(entry)),
        quote=entry.quote,
        said=how_it_stands(entry),
    )


def how_it_stands(entry: EventEntry) -> str:
    """Return how an event stands, in words: what had been planned was called off, what is denied did not take place."""
    return label("stands", "called_off" if entry.called_off and entry.stands == "negated" else entry.stands)


def moved(entry: EventEntry) -> str | None:
    """Return to which day a planned contact was moved, in words, or None."""
    return f"moved to {describe_day(entry.moved_to)}" if entry.moved_to else None


def of_commitment(entry: EventEntry) -> Line:
    """Return the line of a commitment."""
    due = when(entry)
    return Line(
        key=entry.key[:SHORT],
        tag=entry.type,
        title="",
        parties=parties_of(entry.parties),
        details=present(action_of(entry), f"due {due}" if due else None, *support(entry)),
        is_event=False,
    )


def action_of(entry: EventEntry) -> str:
    """Return the words for what a commitment is about; those of a refusal are never shown as if they were agreed to."""
    words = in_quotes(" ".join(entry.quote.split()))
    return f"{REFUSES} {words}" if entry.type == REFUSAL else words


def support(entry: EventEntry) -> tuple[str, ...]:
    """Return how many articles report an event, from how many origins, and what they differ in."""
    told = counted(entry.articles, "article")
    if entry.origins != entry.articles:
        told += f" of {counted(entry.origins, 'origin')}"
    disputed = [f"{about} disputed" for about in entry.disputes if about != "status"]  # which its tag says
    return (told, *disputed) if entry.articles > 1 else tuple(disputed)


def of_statement(report: Report, article: StoredArticle | None = None, copies: int = 1) -> Line:
    """Return the line of a statement, with how many articles of one origin have it."""
    day, more = published(report), f"{counted(copies, 'article')} of 1 origin" if copies > 1 else None
    return Line(
        key=report.key[:SHORT],
        tag=report.type,
        title="",
        parties=parties_of(report.parties),
        details=present(report.cue and f"“{report.cue}”", day, article.outlet if article else None, more),
        quote=report.quote,
        is_event=False,
    )


def when(entry: EventEntry | Report) -> str | None:
    """Return the date of an event in words, or None."""
    return describe_interval(Interval(earliest=entry.earliest, latest=entry.latest))


def published(report: Report) -> str | None:
    """Return when the article of a report appeared, in words."""
    if report.published is None or report.published.earliest is None or report.published.latest is None:
        return None
    return describe_range(report.published.earliest, report.published.latest)


def withdrawn(article: StoredArticle) -> str | None:
    """Return that an article was withdrawn, by whom and why; None where it was not."""
    if article.withdrawn is None:
        return None
    why = f": {article.withdrawn.note}" if article.withdrawn.note else ""
    return f"withdrawn by {article.withdrawn.author}, {article.withdrawn.at[:10]}{why}"


def brought_back(by: Withdrawal) -> str:
    """Return by which decision an article is withdrawn, by whom and why, and what takes that back."""
    why = f": {by.note}" if by.note else ""
    return (
        f"withdrawn by decision {by.decision} of {by.author}, {by.at[:10]}{why}; nothing that it reports counts until "
        f"“dragoman decide undo {by.decision}” or its page in the app brings it back"
    )


def field_name(report: Report, field: str) -> str:
    """Return the name of a field of a report that can be corrected; the days of a commitment are when it is due."""
    return label("due" if report.kind == "commitment" else "field", field)


def by_reviewer(decided: DecidedState | None) -> str | None:
    """Return who decided how a commitment stands, since when and why; None where articles tell it."""
    if decided is None:
        return None
    since = f" to stand so since {describe_day(decided.since)}" if decided.since else ""
    return f"decided by {decided.author}, {decided.at[:10]}{since}{f': {decided.note}' if decided.note else ''}"


def counted(number: int, what: str) -> str:
    """Return a number with what it counts: "1 article", "3 articles"."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def with_grade(outlet: str | None, grade: str | None) -> str | None:
    """Return an outlet with how far it is relied on, where somebody graded it: "Herald (B, usually reliable)"."""
    return f"{outlet} ({grade})" if grade else outlet


def version_of(article: StoredArticle) -> str | None:
    """Return which version of its page an article is, or None where the record has one alone."""
    if article.versions == 1:
        return None
    later = "a later one is here" if article.superseded else "the latest"
    return f"version {article.version} of {article.versions} of this page: {later}"
