"""The frozen types in which analyses answer."""

from __future__ import annotations

from datetime import date

from dragoman.types import Frozen

# --- rhythm and silence ------------------------------------------------------------------------------


class CoverageGap(Frozen):
    """Days in which so little was read that silence there says nothing."""

    #: First and last day.
    since: date
    until: date
    #: nothing_of_the_countries | few_articles
    reason: str
    #: Articles of all kinds that were read in these days.
    articles: int


class Coverage(Frozen):
    """What was read in a period: the denominator of everything that is said about it."""

    #: Articles that appeared in the period.
    articles: int
    #: Those that name both countries of the pair, and those that name either.
    of_pair: int
    of_countries: int
    #: Articles that would have been read at the record's usual rate.
    usual: float
    gaps: tuple[CoverageGap, ...] = ()


class Rarity(Frozen):
    """How unusual a silence is beside those before it."""

    #: Silences before it that can be compared: those without a gap in coverage.
    earlier: int
    #: How many of them were at least as long.
    as_long: int
    #: Silences before it that are left out: coverage had a gap in them.
    left_out: int = 0
    #: Their share, and the chance of a silence this long by rank, (as_long + 1) / (earlier + 1); None with a remark.
    share: float | None = None
    probability: float | None = None
    #: Why nothing can be said, or None.
    remark: str | None = None


class ContactMoment(Frozen):
    """A contact that happened, or that is disputed, on its day or days."""

    #: Key of the event.
    event: str
    medium: str
    level: str
    #: happened | ongoing; of one in dispute what most origins say, so negated too
    status: str
    earliest: date
    latest: date
    #: day | interval: what is vaguer is not placed.
    precision: str
    origins: int
    confidence: float


class Silence(Frozen):
    """The time between one contact and the next, or between the last one and the day asked about."""

    #: Last day of the contact before it.
    since: date
    #: First day of the contact that ended it, or the day asked about.
    until: date
    days: int
    #: Keys of the contacts before and after it; None after the current one.
    after: str
    before: str | None
    rarity: Rarity
    coverage: Coverage
    #: Contacts known to have happened that may fall into it, but whose days are too vague to tell.
    vague: int = 0
    #: Contacts of known days in it of which it is in dispute whether they took place: by themselves they do not end it.
    disputed: tuple[ContactMoment, ...] = ()

    @property
    def covered(self) -> bool:
        """Whether enough was read to take it for a silence."""
        return not self.coverage.gaps

    @property
    def last_disputed(self) -> ContactMoment | None:
        """Return the last of the disputed contacts in it, or None."""
        return max(self.disputed, key=lambda moment: (moment.latest, moment.event), default=None)

    @property
    def days_if_disputed(self) -> int:
        """Return how long it would be if the last disputed contact in it took place."""
        return max((self.until - self.last_disputed.latest).days, 0) if self.last_disputed else self.days


class UsualInterval(Frozen):
    """What is usual between two contacts, in days."""

    median: float
    #: The quarters between which the middle half lies.
    lower: float
    upper: float
    #: Silences that it rests on, and those left out because coverage had a gap in them.
    silences: int
    left_out: int


class Rhythm(Frozen):
    """The contacts of a pair over time, at one level and by one medium or at any."""

    pair: tuple[str, str]
    #: heads | ministers | officials | any
    level: str
    #: A medium, or None for any.
    medium: str | None
    as_of: date
    contacts: tuple[ContactMoment, ...]
    #: Contacts of a known day of which it is in dispute whether they took place; they count nowhere below.
    disputed: tuple[ContactMoment, ...]
    #: Contacts that happened on days too vague to place ("in March", or no day at all).
    vague: int
    #: The silences between contacts, the earliest first.
    silences: tuple[Silence, ...]
    #: None where fewer than two contacts are covered.
    usual: UsualInterval | None
    #: None where there was no contact up to the day.
    current: Silence | None
    #: What was read from the first contact to the day asked about; without contacts, up to that day.
    coverage: Coverage


# --- tone --------------------------------------------------------------------------------------------


class ToneStep(Frozen):
    """A step of the ladder of diplomatic language."""

    key: str
    #: statement | meeting: how one speaks of a matter, or how talks are described.
    scale: str
    #: 0 is neutral; the higher the harsher, below 0 friendly.
    rank: int
    #: The tones of a statement (of the vocabulary) in which its words are looked for; empty for any.
    tones: tuple[str, ...] = ()
    #: Words that tell it, in lower case; "*" stands for any ending.
    words: tuple[str, ...]
    meaning: str
    #: What it rests on: a handbook, known usage, or "own judgement".
    source: str
    #: Whether it is what its tones mean where no word says more.
    usual: bool = False


class ToneEntry(Frozen):
    """A statement with its step on the ladder."""

    #: Key of the report, of its article, and of the article's origin.
    report: str
    article: str
    origin: str
    #: Day of publication.
    day: date
    #: Identifier, name and country of whose view it is.
    speaker: str | None
    speaker_name: str | None
    country: str | None
    #: Countries that are addressed, and those that the statement speaks about.
    addressed: tuple[str, ...]
    about: tuple[str, ...]
    #: Keys of its topics; empty where no word tells.
    topics: tuple[str, ...]
    #: Tone of the statement as it was read.
    tone: str
    #: Key of the step, its scale and rank.
    step: str
    scale: str
    rank: int
    #: The word of the ladder that told, or None where the tone as read did.
    word: str | None
    #: What is said, and the sentences in which the article says it.
    quote: str
    sentence: str


class ToneShift(Frozen):
    """A change of tone by several steps between two statements on one matter."""

    #: Country of the speaker, country that is addressed or spoken about, topic ("any" for all), scale.
    country: str
    about: str
    topic: str
    scale: str
    #: Steps: above 0 harsher, below 0 friendlier.
    steps: int
    before: ToneEntry
    after: ToneEntry


class TonePeriod(Frozen):
    """The tone of one country towards another on a topic in one period."""

    country: str
    about: str
    topic: str
    scale: str
    #: First and last day.
    since: date
    until: date
    #: Statements of any tone, and those with a tone other than neutral.
    statements: int
    toned: int
    #: Mean rank of those with a tone (0 without), and the harshest and friendliest rank of all.
    mean: float
    harshest: int
    friendliest: int


# --- relations over time -----------------------------------------------------------------------------


class Estimate(Frozen):
    """A figure with the interval in which 95 of 100 resamples of the origins lie; None where nothing can be said."""

    value: float
    low: float | None
    high: float | None


class RelationPeriod(Frozen):
    """The events of a pair in one month or quarter."""

    #: First and last day.
    since: date
    until: date
    #: Events that happened, and the independent origins that report them.
    events: int
    origins: int
    #: Articles that report them: the denominator.
    articles: int
    #: Events without a day of their own that are counted in the period in which they were first reported.
    by_publication: int
    #: Events by quad category.
    quads: dict[str, Estimate]
    #: Mean of PLOVER's scores of conflict and cooperation, -10 to 10; None without events.
    intensity: Estimate | None
    #: Mean of the Goldstein scores of the CAMEO codes that the types lead to; None without events.
    goldstein: Estimate | None


class Influence(Frozen):
    """An event that explains a change: how much the period's score would change without it."""

    #: Key of the event.
    event: str
    type: str
    day: date
    intensity: float
    #: Score of the period with it less the score without it; None where it is the only event.
    influence: float | None
    origins: int
    #: The words of its best report.
    quote: str


class ChangePoint(Frozen):
    """A period from which on the relationship is of another kind."""

    #: First day of the first period after the change.
    day: date
    #: Mean intensity of the stretch before and of the stretch after it, with intervals.
    before: Estimate
    after: Estimate
    #: The events around it that the change rests on, the weightiest first.
    because: tuple[Influence, ...]


class Relations(Frozen):
    """The relationship of a pair over time."""

    pair: tuple[str, str]
    #: month | quarter
    by: str
    periods: tuple[RelationPeriod, ...]
    #: Events that happened, but have no period (vaguer than one, or no day at all), or a type that is not PLOVER's.
    undated: int
    changes: tuple[ChangePoint, ...] = ()
    #: Events of long before the first article that was read, which are in no period.
    earlier: int = 0
