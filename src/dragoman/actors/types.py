"""What the registry knows: states, organisations, groups, places, people, terms of office, and how they are named."""

from __future__ import annotations

from datetime import date

from dragoman.types import Frozen

# --- entities ---------------------------------------------------------------------------------------


class State(Frozen):
    """A state, or a territory that reporting treats like one."""

    #: Wikidata QID.
    id: str
    #: ISO 3166-1 alpha-3 code, or a code of the same shape of this registry's own (``XKX``, ``SML``).
    iso3: str
    #: ISO 3166-1 alpha-2 code, or "".
    iso2: str
    #: Correlates of War number, or None.
    cow: int | None
    name: str
    official_name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    #: Names for its people, singular and plural.
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    #: Buildings, streets and districts whose name stands for the government.
    seats: tuple[str, ...]
    #: member | observer (or widely recognised non-member) | territory | de_facto | historical
    status: str
    #: Code of the state that it belongs to, or "".
    part_of: str


class Organisation(Frozen):
    """An intergovernmental organisation, a national body, a company of note, or an armed group."""

    #: Wikidata QID where known, else ``local:slug``.
    id: str
    name: str
    aliases: tuple[str, ...]
    #: organisation | group
    kind: str
    #: PLOVER sector.
    sector: str
    #: Code of the state that it belongs to, or "" where it belongs to none.
    country: str
    #: Codes of the member states of a compact organisation; empty when not recorded.
    members: tuple[str, ...]


class Place(Frozen):
    """A place that is not a capital and does not stand for a government by itself."""

    id: str
    name: str
    aliases: tuple[str, ...]
    #: Code of the state that it lies in, or "" for seas, disputed lines and regions across borders.
    country: str


class Person(Frozen):
    """A person who has held an office that diplomatic reporting names."""

    #: Wikidata QID where known, else ``local:slug``.
    id: str
    name: str
    #: Code of the state whose person this is.
    country: str
    #: m | f | "" where not recorded.
    sex: str
    aliases: tuple[str, ...]
    sector: str


class Term(Frozen):
    """One person's time in one office, with the precision that is known."""

    person: str
    #: A key of ``offices`` in ``roles.toml``.
    office: str
    #: The title as it is printed before the name.
    title: str
    #: Code of the state, or id of the organisation or group.
    of: str
    #: As recorded: a day, a month or a year; "" when unknown.
    start: str
    #: As recorded; "" while in office.
    end: str
    acting: bool
    start_earliest: date
    start_latest: date
    end_earliest: date
    end_latest: date

    def possible(self, earliest: date, latest: date) -> bool:
        """Tell whether the person may have held the office on some day from earliest to latest."""
        return self.start_earliest <= latest and self.end_latest >= earliest

    def certain(self, earliest: date, latest: date) -> bool:
        """Tell whether the person held the office on every day from earliest to latest."""
        return self.start_latest <= earliest and self.end_earliest >= latest


# --- names in text ----------------------------------------------------------------------------------


class Candidate(Frozen):
    """One reading of a name."""

    #: Id of the entity: a state's for its adjective, demonym, capital and seat.
    id: str
    #: state | organisation | group | person | place
    entity: str
    #: How the words name it: name | adjective | demonym | capital | seat | place | organisation | group
    #: | person | surname
    kind: str
    #: Code of the state concerned, or "".
    country: str
    #: PLOVER sector, or "" where the words do not say.
    sector: str


class Match(Frozen):
    """A name found in a text, with its readings, the likeliest first."""

    start: int
    end: int
    text: str
    candidates: tuple[Candidate, ...]
    #: Whether ``ambiguous.toml`` lists these words, so that the order rests on the rest of the text.
    ambiguous: bool = False


class Role(Frozen):
    """A description by which office or part is named ("foreign secretary", "senior official")."""

    #: In lower case.
    title: str
    #: A key of ``offices`` in ``roles.toml``; "" for a description that names no single office.
    office: str
    sector: str
    #: head | minister | official
    level: str
    #: Codes of the states in which the title means this; empty for everywhere.
    countries: tuple[str, ...] = ()
    plural: bool = False


class RoleMatch(Frozen):
    """A description found in a text, with what it can mean, country-specific meanings first."""

    start: int
    end: int
    text: str
    roles: tuple[Role, ...]


# --- answers ----------------------------------------------------------------------------------------


class FindResult(Frozen):
    """One answer of ``find``: an entity, and the term of office that made it an answer."""

    id: str
    name: str
    #: person | state | organisation | group | place
    kind: str
    country: str
    country_name: str
    #: Office key and printed title; "" when no office is concerned.
    office: str = ""
    title: str = ""
    #: What the office belongs to: code of a state or id of an organisation, and its name.
    of: str = ""
    of_name: str = ""
    #: As recorded; an empty end means still in office as far as known.
    start: str = ""
    end: str = ""
    acting: bool = False
    #: False when the recorded dates are too coarse to be sure of the day asked about.
    certain: bool = True
    #: Likeness of the name to the query, from 0 to 100.
    score: float = 100.0
