"""The small grammars of the lexicon columns: words, marked phrases and roles.

Words::

    object  =  "" | "-" | "*" | word {"," | "|" word}
    word    =  lemma | "!" lemma | "@" class | "!@" class | "@actor" | "!@actor"

An empty column asks nothing, ``-`` asks for an empty place, ``*`` for a filled one. Of the plain words one
must be there; words with ``!`` must not. ``@class`` stands for the lemmas of a class.

Marked phrases (prepositions, clauses)::

    marked  =  "" | item {"|" item}          item  =  marker ["=" word {"," word}]

A preposition that names no words takes any but those of the class ``time``: "agreed on Monday" is no "agree on".

Roles::

    roles   =  side [">" side]               actors, then recipients
    side    =  choice {"&" choice}           each filled choice adds participants
    choice  =  ["^"] slot {"/" slot}         the first filled slot counts; "^" marks who sought the contact
    slot    =  place [":" preposition] ["." slot]
    place   =  "subj" | "obj" | "iobj" | "poss" | "appos" | "xcomp" | "obl" | "nmod" | "-"
"""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.coding.lexicon_types import Choice, Marked, Roles, Slot, WordRule

Classes = Mapping[str, frozenset[str]]

#: Places that a role may name; those of the second set need a preposition.
PLACES = frozenset({"subj", "obj", "iobj", "poss", "appos", "xcomp", "obl", "nmod"})
WITH_PREPOSITION = frozenset({"obl", "nmod"})
CLAUSES = frozenset({"xcomp", "ccomp", "acl", "none"})
#: The class of words of time, which a preposition without words of its own never finds.
TIME = "time"
#: The class that no list can give.
ACTOR = "actor"

NOTHING_ASKED = WordRule()


def parse_words(text: str, classes: Classes) -> WordRule:
    """Return the rule that an object column states.

    Raises:
        ValueError: A class is unknown, or a word is empty.
    """
    if text in ("", "-", "*"):
        return WordRule(empty=text == "-", some=text == "*")
    words = [word.strip() for word in text.replace("|", ",").split(",")]
    allowed = {word for word in words if not word.startswith("!")}
    excluded = {word[1:] for word in words if word.startswith("!")}
    return WordRule(
        allowed=expand(allowed, classes),
        excluded=expand(excluded, classes),
        actor=f"@{ACTOR}" in allowed,
        not_actor=f"@{ACTOR}" in excluded,
        some=not allowed,
    )


def expand(words: set[str], classes: Classes) -> frozenset[str]:
    """Return the words with classes replaced by their lemmas."""
    lemmas: set[str] = set()
    for word in words - {f"@{ACTOR}"}:
        if not word:
            raise ValueError("an empty word in a list")
        if not word.startswith("@"):
            # The language part splits most hyphenated words: "cease-fire" comes as "fire" with the compound "cease".
            lemmas |= {word, word.replace("-", " ")}
        elif word[1:] in classes:
            lemmas |= classes[word[1:]]
        else:
            raise ValueError(f"unknown class {word}")
    return frozenset(lemmas)


def parse_marked(text: str, classes: Classes) -> tuple[Marked, ...]:
    """Return the phrases, of which one is required, that a column states."""
    if not text:
        return ()
    return tuple(parse_marked_item(item, classes) for item in text.split("|"))


def parse_marked_item(text: str, classes: Classes) -> Marked:
    """Return one marked phrase."""
    marker, _, words = text.partition("=")
    if not marker.replace(" ", "").replace("-", "").isalpha():
        raise ValueError(f"{text!r} does not start with a preposition or clause")
    head = parse_words(words, classes) if words else NOTHING_ASKED
    if marker not in CLAUSES and not head.allowed and not head.actor:
        excluded = head.excluded | classes.get(TIME, frozenset())
        head = WordRule(excluded=excluded, not_actor=head.not_actor, some=head.some)
    return Marked(marker=marker, head=head)


def parse_clauses(text: str, classes: Classes) -> tuple[Marked, ...]:
    """Return the clauses, of which one is required, that a column states."""
    clauses = parse_marked(text, classes)
    for clause in clauses:
        if clause.marker not in CLAUSES:
            raise ValueError(f"unknown clause {clause.marker!r}; expected one of {sorted(CLAUSES)}")
    return clauses


def parse_roles(text: str) -> Roles:
    """Return the roles that a column states.

    Raises:
        ValueError: The text does not follow the grammar of the module's docstring.
    """
    actors, arrow, recipients = text.partition(">")
    if not actors or (arrow and not recipients):
        raise ValueError(f"roles {text!r} lack a side")
    return Roles(actors=parse_side(actors), recipients=parse_side(recipients) if arrow else ())


def parse_side(text: str) -> tuple[Choice, ...]:
    """Return the choices of one side; "-" is a side without participants."""
    if text == "-":
        return ()
    return tuple(parse_choice(choice) for choice in text.split("&"))


def parse_choice(text: str) -> Choice:
    """Return the slots of which the first that is filled counts."""
    return Choice(
        slots=tuple(parse_slot(slot) for slot in text.removeprefix("^").split("/")), initiator=text.startswith("^")
    )


def parse_slot(text: str) -> Slot:
    """Return one place, with the place within it where one is named."""
    outer, dot, rest = text.partition(".")
    place, _, marker = outer.partition(":")
    if place not in PLACES:
        raise ValueError(f"unknown place {place!r}; expected one of {sorted(PLACES)}")
    if (place in WITH_PREPOSITION) != bool(marker):
        raise ValueError(f"{outer!r}: obl and nmod need a preposition, other places have none")
    return Slot(place=place, marker=marker or None, inner=parse_slot(rest) if dot else None)
