"""What a rule or a channel may say: one frozen type for each kind."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec

from dragoman.types import Frozen

Name = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$")]
Positive = Annotated[int, msgspec.Meta(ge=1, le=36_500)]
NotNegative = Annotated[int, msgspec.Meta(ge=0, le=36_500)]
Country = Annotated[str, msgspec.Meta(min_length=2)]
Pair = Annotated[tuple[Country, Country], msgspec.Meta()]
Level = Literal["heads", "ministers", "officials", "any"]
Medium = Literal["phone", "video", "in_person", "visit", "letter", "message", "intermediary", "unspecified"]
Status = Literal["happened", "ongoing", "planned", "called_for", "hypothetical", "negated", "disputed", "moved"]
Commitment = Literal["promise", "agreement", "request", "demand", "plan", "refusal"]
State = Literal["open", "overdue", "kept", "broken", "withdrawn", "superseded", "answered_yes", "answered_no"]
Address = Annotated[str, msgspec.Meta(pattern=r"^https?://[^\s/]+")]
Variable = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")]
Path = Annotated[str, msgspec.Meta(min_length=1)]


class Rule(Frozen):
    """What every rule has."""

    name: Name
    when: str
    since: date | None = None


class OfPair(Rule):
    """A rule about two countries."""

    between: Pair


class OfPairs(Rule):
    """A rule about two countries, or about every two of the record."""

    between: Pair | None = None


class Contact(OfPair):
    """A contact of the two is reported, or one that was reported changes."""

    level: Level = "any"
    media: tuple[Medium, ...] = ()
    status: tuple[Status, ...] = ("happened", "ongoing", "planned")


class Silence(OfPair):
    """The two have been silent for longer than so many days, and than is usual."""

    days: Positive
    times_usual: Annotated[float, msgspec.Meta(gt=0)] | None = None
    level: Level = "any"
    medium: Medium | None = None


class CommitmentDue(OfPairs):
    """The time for an open commitment ends within so many days."""

    within: NotNegative = 7
    kinds: tuple[Commitment, ...] = ("promise", "agreement", "request", "demand", "plan")


class CommitmentState(OfPairs):
    """A commitment is kept, broken, overdue …"""

    becomes: tuple[State, ...] = ("overdue", "broken", "kept")
    kinds: tuple[Commitment, ...] = ()


class Tone(Rule):
    """What one country says of another changes by some steps."""

    of: Country
    towards: Country
    steps: Positive = 2
    direction: Literal["harsher", "friendlier", "either"] = "harsher"
    topic: str = "any"


class Claim(OfPairs):
    """What an article says of earlier contacts does not agree with the record."""

    verdict: tuple[Literal["contradicted", "confirmed", "not_checkable"], ...] = ("contradicted",)


class Dispute(OfPairs):
    """The reports of an event differ in its day, its status or its means."""

    about: tuple[Literal["date", "status", "medium"], ...] = ("date", "status", "medium")


class ChangePoint(OfPair):
    """The relation of the two is on another level from some month on."""

    by: Literal["month", "quarter"] = "month"


#: Kinds of rules, by the word after "when".
KINDS: dict[str, type[Rule]] = {
    "contact": Contact,
    "silence": Silence,
    "commitment_due": CommitmentDue,
    "commitment": CommitmentState,
    "tone": Tone,
    "claim": Claim,
    "dispute": Dispute,
    "change_point": ChangePoint,
}


class Channel(Frozen):
    """What every channel has."""

    name: Name
    to: str
    rules: tuple[Name, ...] = ()


class Webhook(Channel):
    """Alerts are posted as JSON, signed."""

    url: Address
    secret: Variable


class Feed(Channel):
    """An Atom feed is written."""

    path: Path
    url: Address | None = None


class Digest(Channel):
    """The alerts of the last days are written as Markdown or as a page."""

    path: Path
    days: Positive | None = None


#: Kinds of channels, by the word after "to".
CHANNELS: dict[str, type[Channel]] = {"webhook": Webhook, "feed": Feed, "digest": Digest}
