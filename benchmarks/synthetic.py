"""Invented readings in any number, the same for the same seed, for records larger than any archive at hand.

Text is made of words drawn as often as they stand in the project's own articles: it means nothing, and it fills the
search index as news does and compresses worse. What is realistic is what costs: how many facts an article has, how
unevenly dyads are in the news, how many articles tell of one contact, how many copy each other, how vague dates are.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from pathlib import Path

from dragoman.types import (
    Actor,
    Article,
    Commitment,
    Contact,
    Event,
    Interval,
    Publication,
    Quote,
    Reading,
    Statement,
)

ARTICLES = Path(__file__).parent / "articles"
# fmt: off
COUNTRIES = (
    "AFG", "ALB", "ARE", "ARG", "ARM", "AUS", "AUT", "AZE", "BEL", "BGD", "BGR", "BLR", "BRA", "CAN", "CHE",
    "CHL", "CHN", "COD", "COL", "CUB", "CZE", "DEU", "DNK", "DZA", "EGY", "ESP", "EST", "ETH", "FIN", "FRA",
    "GBR", "GEO", "GRC", "HUN", "IDN", "IND", "IRN", "IRQ", "ISR", "ITA", "JOR", "JPN", "KAZ", "KEN", "KOR",
    "LBN", "LVA", "MAR", "MEX", "NGA", "NOR", "PAK", "POL", "PRK", "PSE", "RUS", "SAU", "TUR", "UKR", "USA",
)
# fmt: on
OFFICES = ("President", "Foreign Minister", "Defence Minister", "Ambassador", "government spokesman", "special envoy")
OUTLETS = tuple(
    f"{name} {kind}" for name in ("North", "Harbour", "Old Town", "Capital") for kind in ("Wire", "Post", "Echo")
)
#: Types of what is no contact, with how they are called.
TYPES = (
    ("SUPPORT", "welcomed the stance of"), ("ACCUSE", "accused"), ("REJECT", "rejected the proposal of"),
    ("THREATEN", "warned"), ("COOPERATE", "began to work with"), ("AGREE", "signed an agreement with"),
    ("AID", "sent supplies to"), ("REQUEST", "asked for help from"), ("SANCTION", "imposed limits on"),
)  # fmt: skip
MEDIA = (
    ("phone", "spoke by phone with"), ("in_person", "met"), ("visit", "arrived for talks with"),
    ("video", "held a video call with"), ("letter", "wrote to"), ("unspecified", "was in contact with"),
)  # fmt: skip
STATUSES = ("happened",) * 7 + ("planned",) * 2 + ("negated",)
#: Years that the articles are spread over, from FIRST on.
YEARS = 8
FIRST = date(2017, 1, 1)
#: How steeply dyads and words fall off: rank to the power of this.
STEEP = 1.0
#: Shares: of articles that come late, of those that copy another one, of facts that were told before, of contacts among
#: the others, of articles with a commitment, of persons whose country an article leaves open.
LATE, COPIED, TOLD_BEFORE, CONTACTS, COMMITMENTS, OPEN = 0.05, 0.1, 0.3, 0.15, 0.7, 0.2
#: Shares of facts without a date, with a week, with a month, and with the wrong day; the others have their day.
UNDATED, WEEK, MONTH, WRONG = 0.25, 0.1, 0.07, 0.02
WORDS_PER_ARTICLE = 350


@dataclass(frozen=True)
class Happening:
    """Something that one or several articles tell of."""

    type: str
    verb: str
    medium: str | None
    status: str
    one: Actor
    other: Actor
    day: date
    topic: str


@cache
def vocabulary() -> tuple[list[str], list[int]]:
    """Return the words of the benchmark's articles and how often each stands there."""
    texts = [path.read_text(encoding="utf-8").casefold() for path in sorted(ARTICLES.glob("*/*.txt"))]
    counts = Counter(word for text in texts for word in re.findall(r"[^\W\d_]+", text))
    listed = sorted(counts)
    return listed, [counts[word] for word in listed]


@cache
def people(country: str) -> tuple[Actor, ...]:
    """Return who stands for a country: the state, six offices known to the registry, and two known by name alone."""
    made = [Actor(id=f"Q{country}", name=f"State of {country}", kind="state", country=country, country_name=country)]
    for number, office in enumerate(OFFICES):
        made.append(
            Actor(
                id=f"Q{country}{number}", name=f"{office.split()[-1]}{number} {country.title()}a", kind="person",
                country=country, country_name=country, sector="GOV", office=office,
            )
        )  # fmt: skip
    for number in range(2):
        name = f"Local{number} {country.title()}o"
        made.append(
            Actor(
                id=f"local:{name.replace(' ', '-').lower()}", name=name, kind="person", country=country, office="envoy"
            )
        )
    return tuple(made)


def readings(seed: int = 1, days: int = YEARS * 365, articles: int = 30_000) -> Iterator[Reading]:
    """Yield readings without end: spread over the days in their order, some late, then from the first again.

    Args:
        seed: Of all that is drawn.
        days: Days that they are spread over.
        articles: How many are spread over them.
    """
    chance = random.Random(seed)
    maker = Newsroom(chance)
    number = 0
    while True:
        day = FIRST + timedelta(days=(number % articles) * days // articles)
        if chance.random() < LATE:
            day += timedelta(days=chance.randint(1, 60))
        yield maker.article(number, day)
        number += 1


class Newsroom:
    """Invents articles that tell of the same happenings again and again, as newsrooms do."""

    def __init__(self, chance: random.Random) -> None:
        """Begin with nothing told yet."""
        self.chance = chance
        self.dyads = list(combinations(COUNTRIES, 2))
        chance.shuffle(self.dyads)
        self.weights = [1 / rank**STEEP for rank in range(1, len(self.dyads) + 1)]
        self.told: list[Happening] = []
        self.pool: list[str] = []
        self.last: list[tuple[str, list[Happening], date]] = []

    def article(self, number: int, day: date) -> Reading:
        """Return one more article; one in ten copies a recent one."""
        if self.last and self.chance.random() < COPIED:
            text, happenings, published = self.chance.choice(self.last)
            return self.written(number, published, f"{text} {self.word()}", happenings)
        happenings = [self.happening(day) for _ in range(self.chance.choice((3, 3, 4)))]
        text = "\n\n".join(self.paragraph() for _ in range(WORDS_PER_ARTICLE // 50))
        self.last = [*self.last[-30:], (text, happenings, day)]
        return self.written(number, day, text, happenings)

    def happening(self, day: date) -> Happening:
        """Return what an article tells: every third time of what has been told in the last days."""
        if self.told and self.chance.random() < TOLD_BEFORE:
            return self.chance.choice(self.told)
        a, b = self.chance.choices(self.dyads, self.weights)[0]
        one, other = self.chance.choice(people(a)), self.chance.choice(people(b))
        medium, verb = self.chance.choice(MEDIA) if self.chance.random() < CONTACTS else (None, "")
        kind, verb = ("CONSULT", verb) if medium else self.chance.choice(TYPES)
        made = Happening(
            kind, verb, medium, self.chance.choice(STATUSES), one, other,
            day - timedelta(days=self.chance.choice((0, 0, 1, 1, 2, 5))), " ".join(self.word() for _ in range(6)),
        )  # fmt: skip
        self.told = [*self.told[-60:], made]
        return made

    def word(self) -> str:
        """Return a word; they are drawn ahead, for drawing them one by one is slow."""
        if not self.pool:
            words, counts = vocabulary()
            self.pool = self.chance.choices(words, counts, k=20_000)
        return self.pool.pop()

    def paragraph(self) -> str:
        """Return fifty words in three sentences."""
        return " ".join(f"{' '.join(self.word() for _ in range(16)).capitalize()}." for _ in range(3))

    def written(self, number: int, day: date, text: str, happenings: list[Happening]) -> Reading:
        """Return the reading of an article that tells of some happenings."""
        sentences = [self.sentence(one) for one in happenings]
        said = [
            f"“{' '.join(self.word() for _ in range(14)).capitalize()},” {one.one.name} said." for one in happenings[:3]
        ]
        return Writer(number, day, text, self.chance).reading(happenings, sentences, said)

    def sentence(self, one: Happening) -> str:
        """Return a sentence that tells of a happening in words of its own."""
        words = one.topic.split()
        kept = " ".join(self.chance.sample(words, 5))
        return f"{one.one.name} {one.verb} {one.other.name} over {kept} and {self.word()}."


class Writer:
    """Writes one article down as a reading."""

    def __init__(self, number: int, day: date, text: str, chance: random.Random) -> None:
        """Begin with the paragraphs that tell nothing."""
        self.number, self.day, self.text, self.chance = number, day, text, chance
        self.events: list[Event] = []
        self.contacts: list[Contact] = []

    def quote(self, sentence: str) -> Quote:
        """Add a sentence to the text; return where it stands."""
        start = len(self.text) + 2
        self.text += f"\n\n{sentence}"
        return Quote(start=start, end=start + len(sentence), quote=sentence)

    def reading(self, happenings: list[Happening], sentences: list[str], said: list[str]) -> Reading:
        """Return the reading."""
        for one, sentence in zip(happenings, sentences, strict=True):
            self.tell(one, self.quote(sentence))
        statements = [self.statement(one, self.quote(words)) for one, words in zip(happenings, said, strict=False)]
        commitments = (
            [self.commitment(happenings[0], self.events[0].evidence[0])] if self.chance.random() < COMMITMENTS else []
        )
        cast = {actor.id: actor for one in happenings for actor in (one.one, one.other)}
        shown = tuple(replace_country(actor) if self.chance.random() < OPEN else actor for actor in cast.values())
        return Reading(
            dragoman="0.1.0", model="synthetic", actors=shown, events=tuple(self.events), contacts=tuple(self.contacts),
            statements=tuple(statements), commitments=tuple(commitments),
            article=Article(
                id=f"sha256:{hashlib.sha256(self.text.encode()).hexdigest()}", text=self.text,
                source=f"https://press.example/{self.number}", url=f"https://press.example/{self.number}",
                outlet=self.chance.choice(OUTLETS), title=" ".join(self.text.split()[:9]),
                published=Publication(earliest=self.day, latest=self.day, basis="stated"),
            ),
        )  # fmt: skip

    def tell(self, one: Happening, quote: Quote) -> None:
        """Add what an article tells of a happening; a date may be wrong, vague or missing."""
        when, number = self.when(one.day), f"{len(self.events)}-{self.number}"
        self.events.append(
            Event(
                id=f"e-{number}", type=one.type, status=one.status,
                actors=(one.one.id, one.other.id) if one.medium else (one.one.id,),
                recipients=() if one.medium else (one.other.id,), date=when, quad="VERBAL COOPERATION",
                intensity=1.5, cameo="041", confidence=round(self.chance.uniform(0.4, 0.99), 2), evidence=(quote,),
            )
        )  # fmt: skip
        if one.medium:
            self.contacts.append(
                Contact(
                    id=f"c-{number}", event=f"e-{number}", medium=one.medium, participants=(one.one.id, one.other.id),
                    status=one.status, date=when, confidence=0.8, evidence=(quote,),
                )
            )  # fmt: skip

    def when(self, day: date) -> Interval | None:
        """Return how an article dates something: mostly by its day, sometimes by week or month, or not at all."""
        drawn = self.chance.random()
        if drawn < UNDATED:
            return None
        if drawn < UNDATED + WEEK:
            monday = day - timedelta(days=day.weekday())
            return Interval(earliest=monday, latest=monday + timedelta(days=6), precision="week", text="this week")
        if drawn < UNDATED + WEEK + MONTH:
            first = day.replace(day=1)
            return Interval(earliest=first, latest=first + timedelta(days=27), precision="month", text="this month")
        off = timedelta(days=1 if drawn > 1 - WRONG else 0)
        return Interval(earliest=day + off, latest=day + off, precision="day", text=f"{day:%A}", basis="relative")

    def statement(self, one: Happening, quote: Quote) -> Statement:
        """Return what somebody says of a happening."""
        return Statement(
            id=f"s-{quote.start}-{self.number}", speaker=one.one.id, speaker_text=one.one.name, cue="said",
            content=quote, quoted="direct", tone=self.chance.choice((None, "concern", "welcome", "condemnation")),
            confidence=0.9, evidence=(quote,),
        )  # fmt: skip

    def commitment(self, one: Happening, quote: Quote) -> Commitment:
        """Return what one side promises the other."""
        due = self.day + timedelta(days=self.chance.randint(5, 40))
        return Commitment(
            id=f"p-{self.number}", kind=self.chance.choice(("promise", "plan", "request", "refusal")), by=(one.one.id,),
            to=(one.other.id,), action=quote, due=Interval(earliest=due, latest=due, precision="day"), confidence=0.7,
            evidence=(quote,),
        )  # fmt: skip


def replace_country(actor: Actor) -> Actor:
    """Return somebody known by name alone without a country, as many articles leave it open."""
    if not actor.id.startswith("local:"):
        return actor
    return Actor(**{name: getattr(actor, name) for name in actor.__struct_fields__ if not name.startswith("country")})
