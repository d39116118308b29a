"""Words that refer without naming, loaded from ``reference.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import msgspec

from dragoman.errors import RegistryError

Sender = Literal["state", "organisation", "holder"]


class Names(msgspec.Struct, forbid_unknown_fields=True):
    """How names stand among other words."""

    place_cases: frozenset[str]
    #: How a word for one person of a nation ends ("the Ghanaian", "the Israeli", "the Frenchman").
    national_endings: tuple[str, ...]
    #: Relations in which persons stand, and places hardly ever.
    of_persons: frozenset[str]
    bodies_of_states: frozenset[str]
    joint: frozenset[str]
    inside: frozenset[str]
    titled: frozenset[str]
    #: Participles with which a sentence begins that gives the name of the office holder before.
    appearing: frozenset[str]
    #: Prepositions behind which persons stand, and places hardly ever.
    cases_of_persons: frozenset[str]
    venues: frozenset[str]
    #: What ends the name of a building or ground, which may begin with somebody's.
    premises: frozenset[str]
    other_time: frozenset[str]
    #: Words before a title that pick one of all who ever held the office.
    picking: frozenset[str]
    #: Words for who holds elsewhere the office of another.
    counterparts: frozenset[str]
    #: Words for anybody who has a seat in a parliament.
    lawmakers: frozenset[str]
    #: Words for the head of a state or government, whatever the office.
    leaders: frozenset[str]
    #: Words for whoever was just named of a state.
    anybody: frozenset[str]
    #: Nouns for anybody, whom the place behind them tells ("the man from Yerevan").
    somebody: frozenset[str]
    between: frozenset[str]
    most_between: int
    closing: frozenset[str]
    organisation_heads: frozenset[str]
    #: Those who speak for somebody, whom "he" means in what they say.
    spokespeople: frozenset[str]
    singular_plurals: frozenset[str]
    #: What a man and a woman of a title for both are called.
    for_both: dict[str, tuple[str, ...]]
    #: Ids of organs of an organisation that have no head of such a title themselves.
    headless: frozenset[str]
    #: Ids of the organisations of which an office without one usually is ("the Secretary-General").
    usual_organisations: dict[str, str]
    #: Titles of birth between an office and a name ("Foreign Minister Prince X").
    of_birth: frozenset[str]
    #: Small words within family names ("van den Berg").
    particles: frozenset[str]
    #: Words between somebody's name and his father's.
    patronymics: frozenset[str]


class Sent(msgspec.Struct, forbid_unknown_fields=True):
    """Those who are sent."""

    offices: frozenset[str]
    #: Words for any of them.
    anybody: frozenset[str]
    #: What they are called, with who sends them.
    by: dict[str, frozenset[Sender]]


class Generic(msgspec.Struct, forbid_unknown_fields=True):
    """Capitalised words that are no names by themselves."""

    words: frozenset[str]
    no_names: frozenset[str]
    organisations: frozenset[str]
    movements: frozenset[str]


class Half(msgspec.Struct, forbid_unknown_fields=True, rename={"together": "with"}):
    """Short names of states that hold beside the names of others."""

    words: frozenset[str]
    states: tuple[str, ...]
    together: frozenset[str]


class Pairs(msgspec.Struct, forbid_unknown_fields=True):
    """Words for two who were named together."""

    persons: frozenset[str]
    states: frozenset[str]
    only_states: frozenset[str]
    of_movements: frozenset[str]
    #: Of the nouns for persons, those that the title must have.
    titled: frozenset[str]
    #: Of all, nouns that mean somebody by themselves as well.
    by_themselves: frozenset[str]
    concerned: frozenset[str]
    shares: frozenset[str]
    #: Nouns for an office: whoever is known by one of another level is not meant.
    offices: frozenset[str]
    markers: frozenset[str]
    plurals: frozenset[str]
    of_two: frozenset[str]
    duos: frozenset[str]
    alone: frozenset[str]
    taking_part: frozenset[str]
    #: Bodies of two states, and the words that make them so.
    joint_bodies: frozenset[str]
    joint: frozenset[str]
    numbers: dict[str, int]
    head: frozenset[str]
    minister: frozenset[str]
    personal_verbs: frozenset[str]


class StateBodies(msgspec.Struct, forbid_unknown_fields=True):
    """Nouns that stand for a state or belong to one."""

    itself: frozenset[str]
    bare: frozenset[str]
    of_heads: frozenset[str]
    of_person: frozenset[str]
    country: frozenset[str]
    seated: frozenset[str]
    sized: frozenset[str]
    sentences_back: int
    housed: frozenset[str]
    of_one: frozenset[str]
    of_many: frozenset[str]
    accounts: frozenset[str]


class FirstPerson(msgspec.Struct, forbid_unknown_fields=True):
    """How speakers speak of themselves and of their state."""

    words: frozenset[str]
    #: Nouns that with "our" stand for the speaker's state.
    states: frozenset[str]


class Words(msgspec.Struct, forbid_unknown_fields=True):
    """A plain list of words."""

    words: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()


class Judging(msgspec.Struct, forbid_unknown_fields=True):
    """Verbs that judge somebody for something, and the prepositions before what for."""

    verbs: frozenset[str]
    cases: frozenset[str]


class Salience(msgspec.Struct, forbid_unknown_fields=True):
    """Weights of places in which an antecedent may stand."""

    subject: float
    main: float
    per_sentence_back: float
    other_paragraph: float
    person: float
    heading: float
    possessor: float
    mention: float
    most_mentions: int
    unknown_sex: float
    same_sentence: float
    spoke_last: float
    relative: float
    own_subject: float
    farthest: int
    object_it: float
    sentences_back: int
    plural_back: int
    least: float
    pair_back: float
    next_sentence: float
    dyad: float
    home_back: int
    home_share: float
    two_share: float
    most_share: float
    level: float
    said_by_own: float
    held: float
    figure: int
    meant: int
    by_person: float
    modifier: float
    together: float
    plural_subject: float
    main_subject: float
    with_subject: float


class OriginWords(msgspec.Struct, forbid_unknown_fields=True):
    """Words that tell which state somebody is of, or is not of."""

    relative: frozenset[str]
    hosts: frozenset[str]
    standing_for: frozenset[str]
    sending: frozenset[str]
    leading: frozenset[str]
    teams: frozenset[str]


class Visits(msgspec.Struct, forbid_unknown_fields=True):
    """Words of visits, and how far back one may be told."""

    guests: frozenset[str]
    hosts: frozenset[str]
    going: frozenset[str]
    visits: frozenset[str]
    sentences_back: int


class Domains(msgspec.Struct, forbid_unknown_fields=True):
    """What the last label of an address says of a state, where it is not the state's own code."""

    of_states: dict[str, str]
    of_nobody: frozenset[str]


class SurroundingSigns(msgspec.Struct, forbid_unknown_fields=True):
    """What surrounds a name and speaks for or against a state, with its weight."""

    publisher: float
    dateline: float
    named_most: float
    subject_before: float
    no_office: float
    distinctive: dict[str, str]
    fronted: float
    said_at: float
    met_at: float
    receiving: frozenset[str]
    binding: frozenset[str]
    sectors: frozenset[str]
    other: float
    rival: float
    partner: float
    least: float
    margin: float
    named_elsewhere: float
    named_far_away: float
    by_name: float
    name_smoothing: float
    name_at_home: float
    named_least: int
    rounds: int
    most_names: int
    least_chance: float
    narrowing: frozenset[str]


class Unnamed(msgspec.Struct, forbid_unknown_fields=True):
    """When a noun phrase that nothing else explains is an actor."""

    least_chance: float
    parties: frozenset[str]
    most_words: int
    things: frozenset[str]
    camps: frozenset[str]
    #: Nouns for states of which nobody says which they are.
    states: frozenset[str]
    #: Nouns for those whom an organisation is made up of.
    members: frozenset[str]


class ManyStates(msgspec.Struct, forbid_unknown_fields=True):
    """How many states, or their people, are spoken of at once."""

    nouns: frozenset[str]
    collecting: frozenset[str]
    regions: frozenset[str]
    least: int
    numbers: frozenset[str]
    sentences_back: int


class Reference(msgspec.Struct, forbid_unknown_fields=True):
    """The content of ``reference.toml``."""

    pronouns: dict[str, str]
    persons: Words
    honorifics: dict[str, str]
    sexed_titles: dict[str, tuple[str, ...]]
    names: Names
    generic: Generic
    sent: Sent
    seats_of_organisations: dict[str, str]
    stand_ins: dict[str, str]
    halves: tuple[Half, ...]
    pairs: Pairs
    bodies: dict[str, str]
    state_bodies: StateBodies
    judging: Judging
    #: Adjectives that are said of nobody but who has a will: "it was ready to help".
    willing: Words
    agents: Words
    expelling: Words
    first_person: FirstPerson
    salience: Salience
    visits: Visits
    origins: OriginWords
    surroundings: SurroundingSigns
    domains: Domains
    unnamed: Unnamed
    many_states: ManyStates


@cache
def reference() -> Reference:
    """Return the lists, read once.

    Raises:
        RegistryError: when the file is damaged.
    """
    path = files("dragoman.actors").joinpath("data/reference.toml")
    try:
        content: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
        return msgspec.convert(content, Reference)
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise RegistryError(f"expected the lists of words that refer: {error}", source=str(path)) from error


@cache
def sent_by(sender: Sender) -> frozenset[str]:
    """Return what those are called whom a state, an organisation or the holder of an office sends."""
    return frozenset(called for called, senders in reference().sent.by.items() if sender in senders)


@cache
def words_for_several() -> frozenset[str]:
    """Return the words that mean actors named before: "the two leaders", "both sides"."""
    pairs = reference().pairs
    return pairs.persons | pairs.states | pairs.taking_part | pairs.alone | pairs.duos | pairs.numbers.keys()


@cache
def words_that_describe() -> frozenset[str]:
    """Return all words that may be, or be the head of, a mention without a name, beside titles."""
    words = reference()
    bodies = frozenset(words.bodies) | words.generic.words | words.state_bodies.country
    visitors = words.visits.guests | words.visits.hosts
    return frozenset(words.pronouns) | words_for_several() | bodies | visitors | words.many_states.collecting
