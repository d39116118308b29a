"""The relations of states: what happened between them, who talked with whom, what became of their promises."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dragoman.days import Day, given_day, given_period
from dragoman.door.opened import Opened
from dragoman.record import queries
from dragoman.record.actors import everybody_called
from dragoman.record.countries import country_code, country_name, country_pair
from dragoman.record.types import EventEntry

if TYPE_CHECKING:
    from dragoman.alerts.types import Alert
    from dragoman.analysis.coverage_course import CoveragePeriod
    from dragoman.analysis.dossier import Dossier
    from dragoman.analysis.fates import Fate
    from dragoman.analysis.matrix import Matrix
    from dragoman.analysis.meetings import Meetings
    from dragoman.analysis.news import News
    from dragoman.analysis.tone_topics import ToneTopic


class Relations(Opened):
    """Relations of states."""

    def events_between(
        self, a: str, b: str, *, since: Day | None = None, until: Day | None = None, contacts: bool = False
    ) -> list[EventEntry]:
        """Return the events of a dyad, in the order of their days; countries by code or name."""
        with self.reading() as connection:
            pair = country_code(connection, a), country_code(connection, b)
            first, last = given_period(since, until)
            return queries.events_between(connection, *pair, since=first, until=last, contacts=contacts)

    def contacts_with(
        self, *names: str, between: tuple[str, str] | None = None, since: Day | None = None, until: Day | None = None
    ) -> list[EventEntry]:
        """Return the contacts that each of some persons, organisations or countries takes part in, by their days.

        Those without a day come last.

        Args:
            names: Of whom, as they are typed; everybody of a country stands for it. Without any, contacts of anybody.
            between: Two countries by code or name, between which they must be too.
            since, until: First and last day; what has no day is left out where either is given.

        Raises:
            EntryNotFoundError: The record knows nobody of a name.
        """
        from dragoman.record.contacts import ContactFilter, contacts

        with self.reading() as connection:
            each = [everybody_called(connection, name) for name in names]
            first, last = given_period(since, until)
            wanted = ContactFilter(
                between=country_pair(connection, between) if between else None,
                parties=each[0] if each else None,
                beside=tuple(each[1:]),
                since=first,
                until=last,
            )
            found = contacts(connection, wanted).contacts
        return sorted(found, key=lambda contact: (contact.earliest or date.max, contact.key))

    def dossier(
        self, a: str, b: str, *, since: Day | None = None, until: Day | None = None, as_of: Day | None = None
    ) -> Dossier:
        """Return the dossier of two countries, by code or name, as of a day."""
        from dragoman.analysis.dossier import dossier

        with self.reading() as connection:
            pair = country_code(connection, a), country_code(connection, b)
            first, last = given_period(since, until)
            return dossier(connection, *pair, since=first, until=last, as_of=given_day(as_of))

    def pair_of(self, a: str, b: str) -> tuple[str, str]:
        """Return the codes of two countries given by code or name, in the order in which their dossier is kept."""
        with self.reading() as connection:
            codes = sorted(country_code(connection, one) for one in (a, b))
        return codes[0], codes[1]

    def country_names(self, *codes: str) -> tuple[str, ...]:
        """Return the names of countries, as the record has them; a code where it has none."""
        with self.reading() as connection:
            return tuple(country_name(connection, code) for code in codes)

    def coverage(self, a: str, b: str, *, since: Day, until: Day, by: str = "month") -> tuple[CoveragePeriod, ...]:
        """Return how much was read in each month or quarter between two days, and how much names two countries.

        Args:
            a, b: The countries, by code or name.
            since, until: First and last day.
            by: month | quarter

        Raises:
            QueryError: There is no such country or period, or it would end before it begins.
        """
        from dragoman.analysis.coverage_course import coverage_course

        with self.reading() as connection:
            pair = country_code(connection, a), country_code(connection, b)
            return coverage_course(connection, *pair, *given_period(since, until), by=by)

    def matrix(self, since: Day, until: Day, *, level: str = "any", medium: str = "any", most: int = 16) -> Matrix:
        """Return who talked with whom from one day to another: contacts of every two countries, counted.

        Args:
            since, until: First and last day.
            level: heads | ministers | officials | any
            medium: phone | video | in_person | visit | letter | message | intermediary | unspecified | any; in_person
                has the visits too.
            most: How many countries are named, those with most contacts.

        Raises:
            QueryError: There is no such level or medium, or the period would end before it begins.
        """
        from dragoman.analysis.matrix import matrix

        with self.reading() as connection:
            return matrix(connection, *given_period(since, until), level=level, medium=medium, most=most)

    def meetings(
        self,
        since: Day,
        until: Day,
        *,
        level: str = "any",
        status: str = "happened",
        country: str | None = None,
        most: int = 1000,
    ) -> Meetings:
        """Return the contacts face to face from one day to another, the latest first, with the places named.

        Args:
            since, until: First and last day.
            level: heads | ministers | officials | any
            status: happened | planned
            country: One that takes part, by code or name.
            most: How many are told.

        Raises:
            QueryError: There is no such level, status or country, or the period would end before it begins.
        """
        from dragoman.analysis.meetings import meetings

        with self.reading() as connection:
            code = country_code(connection, country) if country else None
            days = given_period(since, until)
            return meetings(connection, *days, level=level, status=status, country=code, most=most)

    def tone_by_topic(
        self, speaker: str, about: str, *, since: Day | None = None, until: Day | None = None
    ) -> tuple[ToneTopic, ...]:
        """Return how one country speaks to or of another by topic; countries by code or name."""
        from dragoman.analysis.tone import tones
        from dragoman.analysis.tone_topics import tone_by_topic

        with self.reading() as connection:
            who, other = (country_code(connection, one) for one in (speaker, about))
            first, last = given_period(since, until)
            told = tones(connection, who, towards=other, since=first, until=last)
            return tone_by_topic(told, other)

    def commitments(self, *, between: tuple[str, str] | None = None, as_of: Day | None = None) -> list[Fate]:
        """Return the commitments of a dyad, or of every one, with what became of them as of a day, by due date."""
        from dragoman.analysis.dossier import last_day
        from dragoman.analysis.fates import fates
        from dragoman.analysis.ledger import every_fate

        with self.reading() as connection:
            day = given_day(as_of) or last_day(connection)
            if between:
                found = fates(connection, *country_pair(connection, between), day)
            else:
                found = every_fate(connection, day)
        return sorted(found, key=lambda fate: (str(fate.commitment.latest), str(fate.made), fate.commitment.key))

    def fate(self, commitment: EventEntry, *, as_of: Day | None = None) -> Fate | None:
        """Return what became of one commitment as of a day; None where it was reported later."""
        from dragoman.analysis.dossier import last_day
        from dragoman.analysis.ledger import told

        with self.reading() as connection:
            return next(told(connection, [commitment], given_day(as_of) or last_day(connection)), None)

    def news(self, *, as_of: Day | None = None, since: Day | None = None) -> News:
        """Return what is new as of a day: contacts, broken silences, what is due, claims that do not hold, coverage.

        Args:
            as_of: The day; the last one on which an article appeared, unless given.
            since: First day of the period whose coverage and claims are told; the month before, unless given.
        """
        from dragoman.analysis.dossier import last_day
        from dragoman.analysis.news import PERIOD, news

        with self.reading() as connection:
            first, last = given_period(since, as_of, last="as_of")
            day = last or last_day(connection)
            return news(connection, day, min(first or day - PERIOD, day))

    def alerts(self, *, since: Day | None = None, until: Day | None = None, limit: int | None = None) -> list[Alert]:
        """Return the alerts that were told, the latest first."""
        from dragoman.alerts.store import fired

        with self.reading() as connection:
            first, last = given_period(since, until)
            return fired(connection, since=first, until=last, limit=limit)
