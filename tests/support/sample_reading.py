"""A hand-made reading of an invented article, with every kind of fact, for tests of what users see.

The states and offices are real; the people, the cable and the talks are invented.
"""

from __future__ import annotations

from datetime import date

from dragoman.types import (
    Actor,
    Article,
    Assessment,
    Commitment,
    Contact,
    Dropped,
    Event,
    Interval,
    Publication,
    Quote,
    Reading,
    SilenceClaim,
    Span,
    Statement,
    Unresolved,
)

TITLE = "Leaders of Finland and Japan speak for the first time since spring as cable talks stall"
TEXT = f"""{TITLE}

Finnish President Aino Lehtovaara and Japanese Prime Minister Kenji Morishita spoke by phone on Tuesday, their first \
conversation in more than two months, as negotiations over an Arctic data cable stalled.

Lehtovaara told Morishita that Helsinki was “seriously worried” about delays to the seabed survey, her office said. \
She urged Tokyo to send its chief negotiator to Rovaniemi before the end of next week.

Morishita agreed to send a delegation, according to his spokesman, Daisuke Onuma, and promised that the survey ships \
would leave port this month.

A cooler tone

Relations between Helsinki and Tokyo have cooled since the spring, when Japan postponed a visit by its foreign \
minister. The two leaders last met in Kyoto on 12 March.

“We did not discuss sanctions,” Onuma told reporters. Sweden’s foreign minister called on both governments to publish \
the draft agreement. A senior European official said that the project could collapse if the winter survey was missed.

Finland has refused to extend the memorandum signed in 2024."""

FINLAND, JAPAN, SWEDEN = "Q33", "Q17", "Q34"
PRESIDENT, PREMIER = "local:aino-lehtovaara", "local:kenji-morishita"
SPOKESMAN, OFFICIAL = "local:daisuke-onuma", "local:senior-european-official"
TUESDAY = Interval(
    earliest=date(2025, 6, 3), latest=date(2025, 6, 3), precision="day", text="Tuesday", basis="relative"
)
MARCH = Interval(
    earliest=date(2025, 3, 12), latest=date(2025, 3, 12), precision="day", text="12 March", basis="explicit"
)
NEXT_WEEK = Interval(
    earliest=date(2025, 6, 4),
    latest=date(2025, 6, 15),
    precision="interval",
    text="before the end of next week",
    basis="relative",
)
THIS_MONTH = Interval(
    earliest=date(2025, 6, 4), latest=date(2025, 6, 30), precision="month", text="this month", basis="relative"
)


def quote(words: str, *, text: str = TEXT) -> Quote:
    """Return the quote of the first place where the words stand."""
    start = text.index(words)
    return Quote(start=start, end=start + len(words), quote=words)


def mentions(*words: str) -> tuple[Span, ...]:
    """Return the spans of the first place of each of the words."""
    return tuple(Span(start=found.start, end=found.end) for found in map(quote, words))


ACTORS = (
    Actor(
        id=PRESIDENT,
        name="Aino Lehtovaara",
        kind="person",
        country="FIN",
        country_name="Finland",
        sector="GOV",
        office="President of Finland",
        mentions=mentions("Finnish President Aino Lehtovaara", "She"),
    ),
    Actor(
        id=PREMIER,
        name="Kenji Morishita",
        kind="person",
        country="JPN",
        country_name="Japan",
        sector="GOV",
        office="Prime Minister of Japan",
        mentions=mentions("Japanese Prime Minister Kenji Morishita", "his"),
    ),
    Actor(
        id=SPOKESMAN,
        name="Daisuke Onuma",
        kind="person",
        country="JPN",
        country_name="Japan",
        sector="GOV",
        mentions=mentions("his spokesman, Daisuke Onuma"),
    ),
    Actor(id=FINLAND, name="Finland", kind="state", country="FIN", country_name="Finland", sector="GOV"),
    Actor(id=JAPAN, name="Japan", kind="state", country="JPN", country_name="Japan", sector="GOV"),
    Actor(id=SWEDEN, name="Sweden", kind="state", country="SWE", country_name="Sweden", sector="GOV"),
    Actor(
        id=OFFICIAL,
        name="a senior European official",
        kind="unresolved",
        sector="GOV",
        mentions=mentions("A senior European official"),
    ),
)

EVENTS = (
    Event(
        id="event:3f81c2d09a44",
        type="CONSULT",
        modes=("phone",),
        contexts=("diplomatic",),
        status="happened",
        actors=(PRESIDENT, PREMIER),
        date=TUESDAY,
        quad="VERBAL COOPERATION",
        intensity=1.5,
        cameo="041",
        confidence=0.97,
        evidence=(quote("spoke by phone on Tuesday"), quote("their first conversation in more than two months")),
    ),
    Event(
        id="event:77ab01c4e9d1",
        type="CONSULT",
        modes=("meet",),
        status="happened",
        historical=True,
        actors=(PRESIDENT, PREMIER),
        date=MARCH,
        place="Kyoto",
        quad="VERBAL COOPERATION",
        intensity=2.8,
        cameo="042",
        confidence=0.9,
        evidence=(quote("The two leaders last met in Kyoto on 12 March"),),
    ),
    Event(
        id="event:9c01d7be2210",
        type="REQUEST",
        status="happened",
        actors=(PRESIDENT,),
        recipients=(JAPAN,),
        quad="VERBAL COOPERATION",
        intensity=1.6,
        cameo="022",
        confidence=0.88,
        evidence=(quote("urged Tokyo to send its chief negotiator to Rovaniemi before the end of next week"),),
    ),
    Event(
        id="event:b5520a7f6e3c",
        type="CONSULT",
        modes=("visit",),
        status="negated",
        historical=True,
        actors=(JAPAN,),
        recipients=(FINLAND,),
        quad="VERBAL COOPERATION",
        intensity=1.9,
        confidence=0.71,
        evidence=(quote("Japan postponed a visit by its foreign minister"),),
    ),
    Event(
        id="event:d10f4c92ab87",
        type="REJECT",
        status="happened",
        actors=(FINLAND,),
        quad="VERBAL CONFLICT",
        intensity=-4.0,
        cameo="120",
        confidence=0.83,
        evidence=(quote("Finland has refused to extend the memorandum signed in 2024"),),
    ),
    Event(
        id="event:e2e2ab14f0c5",
        type="COOPERATE",
        status="hypothetical",
        actors=(FINLAND, JAPAN),
        quad="MATERIAL COOPERATION",
        intensity=0.0,
        confidence=0.41,
        reported_by=OFFICIAL,
        evidence=(quote("the project could collapse if the winter survey was missed"),),
    ),
)

CONTACTS = (
    Contact(
        id="contact:1d9e60b7f2aa",
        event="event:3f81c2d09a44",
        medium="phone",
        participants=(PRESIDENT, PREMIER),
        topics=(quote("negotiations over an Arctic data cable"), quote("delays to the seabed survey")),
        silence_claim=SilenceClaim(text="first conversation in more than two months", days=(61, None)),
        status="happened",
        date=TUESDAY,
        confidence=0.97,
        evidence=(quote("spoke by phone on Tuesday"), quote("their first conversation in more than two months")),
    ),
    Contact(
        id="contact:46c2f91e03bd",
        event="event:77ab01c4e9d1",
        medium="in_person",
        participants=(PRESIDENT, PREMIER),
        status="happened",
        historical=True,
        date=MARCH,
        place="Kyoto",
        confidence=0.9,
        evidence=(quote("The two leaders last met in Kyoto on 12 March"),),
    ),
)

STATEMENTS = (
    Statement(
        id="statement:0a5cc1d7e811",
        speaker=PRESIDENT,
        speaker_text="Lehtovaara",
        cue="told",
        content=quote("Helsinki was “seriously worried” about delays to the seabed survey"),
        quoted="mixed",
        addressees=(PREMIER,),
        tone="concern",
        confidence=0.93,
        evidence=(
            quote("Lehtovaara told Morishita that Helsinki was “seriously worried” about delays to the seabed survey"),
        ),
    ),
    Statement(
        id="statement:5be913a40d22",
        speaker=SPOKESMAN,
        speaker_text="Onuma",
        on_behalf_of=PREMIER,
        cue="told",
        content=quote("We did not discuss sanctions"),
        quoted="direct",
        confidence=0.95,
        evidence=(quote("“We did not discuss sanctions,” Onuma told reporters"),),
    ),
    Statement(
        id="statement:8842fe07c6b9",
        speaker=None,
        speaker_text="A senior European official",
        cue="said",
        content=quote("the project could collapse if the winter survey was missed"),
        quoted="indirect",
        confidence=0.9,
        evidence=(
            quote("A senior European official said that the project could collapse if the winter survey was missed"),
        ),
    ),
)

COMMITMENTS = (
    Commitment(
        id="commitment:21b77e5d90fc",
        kind="request",
        by=(PRESIDENT,),
        to=(JAPAN,),
        action=quote("send its chief negotiator to Rovaniemi"),
        due=NEXT_WEEK,
        confidence=0.9,
        evidence=(quote("urged Tokyo to send its chief negotiator to Rovaniemi before the end of next week"),),
    ),
    Commitment(
        id="commitment:6e04ad3b1c75",
        kind="agreement",
        by=(PREMIER,),
        action=quote("send a delegation"),
        due=NEXT_WEEK,
        answers="commitment:21b77e5d90fc",
        confidence=0.86,
        evidence=(quote("Morishita agreed to send a delegation"),),
    ),
    Commitment(
        id="commitment:90d2c7f51e3b",
        kind="promise",
        by=(PREMIER,),
        action=quote("the survey ships would leave port this month"),
        due=THIS_MONTH,
        confidence=0.84,
        evidence=(quote("promised that the survey ships would leave port this month"),),
    ),
    Commitment(
        id="commitment:c39b64a8d7e0",
        kind="request",
        by=(SWEDEN,),
        to=(FINLAND, JAPAN),
        action=quote("publish the draft agreement"),
        confidence=0.8,
        evidence=(quote("called on both governments to publish the draft agreement"),),
    ),
)

ASSESSMENTS = (
    Assessment(
        id="assessment:f7a02b6c11d4",
        between=(FINLAND, JAPAN),
        aspect="relations",
        direction="worse",
        confidence=0.92,
        evidence=(quote("Relations between Helsinki and Tokyo have cooled since the spring"),),
    ),
)

READING = Reading(
    dragoman="0.1.0",
    model="sample",
    article=Article(
        id="sha256:5d1c3a90e4",
        source="articles/cable-call.html",
        url=None,
        title=TITLE,
        outlet="The Northern Wire",
        authors=("Maija Korhonen",),
        published=Publication(
            earliest=date(2025, 6, 4),
            latest=date(2025, 6, 5),
            basis="inferred",
            because=(
                "“on Tuesday” names the most recent Tuesday before the report.",
                "Kenji Morishita has held his office since 2 June 2025.",
            ),
        ),
        text=TEXT,
        headings=mentions(TITLE, "A cooler tone"),
        dropped=(
            Dropped(text="Read also: Ten lakes to swim in this summer", reason="related_link"),
            Dropped(text="Sign up for our morning letter", reason="newsletter"),
        ),
    ),
    actors=ACTORS,
    events=EVENTS,
    contacts=CONTACTS,
    statements=STATEMENTS,
    commitments=COMMITMENTS,
    assessments=ASSESSMENTS,
    unresolved=(
        Unresolved(
            **{
                "start": quote("A senior European official").start,
                "end": quote("A senior European official").end,
                "quote": "A senior European official",
                "what": "actor",
                "why": "no person, state or organisation is named",
            }
        ),
        Unresolved(
            start=quote("since the spring").start,
            end=quote("since the spring").end,
            quote="since the spring",
            what="date",
            why="the season has no fixed first day",
        ),
    ),
)

#: A reading of an article in which nothing was found and whose date is unknown.
EMPTY = Reading(
    dragoman="0.1.0",
    model="sample",
    article=Article(
        id="sha256:00ff", source="-", text="The bakery on Harbour Street has doubled its range of rye loaves."
    ),
)
