"""What a sentence says was done, was not done, or was done by others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from dragoman.analysis.fates_cues import DENIES_NOTHING, NEGATION, says, settings, tells, without
from dragoman.analysis.fates_matter import Matter, names_of_country
from dragoman.analysis.fates_meanings import (
    done_words,
    is_past,
    lasts_undone,
    meaning_told,
    meaning_words,
    phrase,
    with_known_words,
)
from dragoman.analysis.fates_quantities import falls_short, number_words
from dragoman.analysis.fates_states import shows_done, without_done
from dragoman.analysis.fates_told import Sentence
from dragoman.analysis.fates_words import is_silence

#: Those who are bound or ask ("by"), and those whom they are bound to or ask ("to"), with their countries: an article
#: may not say of which country somebody is.
Sides = dict[str, set[str]]


#: ISO 3166-1 alpha-3.
CODE = re.compile(r"[A-Z]{3}")


def countries(names: frozenset[str] | set[str]) -> frozenset[str]:
    """Return those of some people and countries that are codes of countries."""
    return frozenset(name for name in names if CODE.fullmatch(name))


def done_in(quote: str, sentence: Sentence) -> frozenset[str]:
    """Return the countries that a sentence says did something of the kind that was to be done: to meet or to act."""
    return sentence.acts.done | sentence.acts.met if says("meeting", quote) else sentence.acts.done


def was_done(text: str) -> bool:
    """Whether a sentence tells of something done, as opposed to asked for, promised or left undone."""
    return not any(says(cue, text) for cue in ("told_again", "asked_again", "to_come", "not_done"))


def acting(sentence: Sentence) -> frozenset[str]:
    """Return the people and countries that, by a sentence, did something or met."""
    return sentence.acts.done | sentence.acts.met


def is_done_by_receiver(matter: Matter, text: str, sides: Sides) -> bool:
    """Whether those to whom a thing was to be done do it themselves: "Finland paid", of what Sweden was to pay it."""
    names = map(names_of_country, sorted(countries(sides["to"] - sides["by"])))
    receivers = frozenset[str]() if matter.permits else meaning_words(" ".join(names))
    by_itself = meaning_words(settings()["by_itself"])
    told = [one for one in DOES.finditer(text) if not meaning_words(one["verb"]) & by_itself]
    theirs = [bool(meaning_words(one["who"]) & receivers) for one in told if meaning_words(one["verb"]) & matter.deed]
    return bool(theirs) and all(theirs)


#: "Finland paid", "Finnish engineers have repaired", and not "of Finland paid".
DOES = re.compile(
    r"(?<!\bof )(?<!\bfrom )(?<!\bto )(?<!\bin )(?<!\bwith )\b(?P<who>[A-Z][\w’'-]+)(?:\s[a-z]+s)?\s"
    r"(?:(?:has|have|had|also|now|then|already)\s){0,2}(?P<verb>[a-z]+)\b"
)


def is_other_deed(matter: Matter, sentence: Sentence, sides: Sides) -> bool:
    """Whether a sentence tells of something done, and of nobody who is bound doing it.

    What was to be done may be told without who did it ("the cable was mended, and Estonia takes current again"), and
    what was to be allowed is done by those who are let.
    """
    doers = sides["by"] | sides["to"] if matter.permits else sides["by"]
    others = bool(sentence.acts.done) and not acting(sentence) & doers and not only_thanks(sentence, sides)
    return others and not was_done_by_nobody(matter.deed, sentence.text)


def only_thanks(sentence: Sentence, sides: Sides) -> bool:
    """Whether all that somebody does in a sentence is that those who were to have it thank for it."""
    return THANKS.search(sentence.text) is not None and bool(sentence.acts.done & sides["to"])


#: "And Poland thanked Belarus".
THANKS = re.compile(r"\bthank(?:s|ed)\b", re.IGNORECASE)


def was_done_by_nobody(deed: frozenset[str], text: str) -> bool:
    """Whether the passive tells that something was done, without who did it."""
    told = PASSIVE.finditer(text.casefold())
    return any(meaning_told(match["verb"]) in deed for match in told if is_past(match["verb"]))


#: "The cable was mended": a form of "be", the verb, and nobody by whom.
PASSIVE = re.compile(r"\b(?:was|were|been)\s+(?:\w+ly\s+)?(?P<verb>\w+)\b(?!\s+by\b)")


def is_of_others(sentence: Sentence, sides: Sides) -> bool:
    """Whether in a sentence a country acts that is no party, or is named and nobody who is bound."""
    named, acts = sentence.acts.named, acting(sentence)
    others = named - sides["by"] - sides["to"]
    return bool(others) and not acts & sides["by"] and (bool(others & acts) or not named & sides["by"])


def is_to_others(matter: Matter, sentence: Sentence, sides: Sides) -> bool:
    """Whether what a sentence tells was done to those of a third country, and of nobody to whom it was promised.

    "Released 18 fishermen from India", "delivered six Libyan boats".
    """
    third = countries(sentence.acts.named) - sides["by"] - sides["to"]
    if not third or sentence.acts.named & (sides["to"] - sides["by"]):
        return False
    things, text = matter.things - matter.names, sentence.text
    return any(OF_THIRD.search(part) and things & meaning_words(part) for part in parts_naming(text, third))


#: What stands between things and the country that they are of, or go to.
OF_THIRD = re.compile(r"\b(?:from|of|to|for|with)\b|^\S+ ")


def parts_naming(text: str, named: frozenset[str]) -> Iterator[str]:
    """Yield the words around each name of some countries in a text: three before it, and two after it."""
    yield from (found[0] for found in naming(named).finditer(text))


@lru_cache(maxsize=256)
def naming(countries: frozenset[str]) -> re.Pattern[str]:
    """Return the pattern of the names of some countries, with the words around them."""
    names = "|".join(re.escape(name) for country in sorted(countries) for name in all_names(country))
    return re.compile(rf"(?:[\w’'-]+ ){{0,3}}\b(?:{names})\b(?: [\w’'-]+){{0,2}}" if names else r"(?!)")


@cache
def all_names(country: str) -> tuple[str, ...]:
    """Return the name of a country, its adjectives and the names of its people."""
    from dragoman.actors.registry import load_registry

    state = load_registry().state(country)
    return (state.name, *state.adjectives, *state.demonyms) if state else ()


def is_beginning(matter: Matter, text: str) -> bool:
    """Whether a sentence tells that something took effect that was to end: a ban, of a promise to lift it."""
    ends = matter.deed & meaning_words(settings()["ending"]) and not matter.deed & meaning_words(text)
    return bool(ends) and says("began", text)


#: "Had decided to pardon the crew", "thanked him for abolishing the charge", "welcomed the decision to lift the ban".
DECIDED = re.compile(
    r"\b(?:decided|(?:decision|decree)\b[^,;.]*?)\s+to\s+(?:\w+ly\s+)?(?P<verb>[a-z]+)"
    r"|\b(?:thanked|thanks|praised|welcomed|welcomes)\b[^,;.]*?\bfor\s+(?P<doing>[a-z]+ing)\b"
)


def was_decided(matter: Matter, text: str) -> bool:
    """Whether a sentence says that somebody decided to do what was asked for, or is thanked for doing it."""
    verbs = (found["verb"] or found["doing"] for found in DECIDED.finditer(text)) if says("decided", text) else ()
    return any(meaning_told(verb) in matter.words for verb in verbs)


#: "Thanked him for the end of the checks", "welcomed the release of the crew".
THANKED = re.compile(r"\b(?:thanked|thanks|praised|hailed|welcomed|welcomes)\b(?P<what>[^,;.]*?)(?=[,;.]|\sbut\s|$)")


def thanked_for(text: str) -> frozenset[str]:
    """Return what the words mean for what somebody is thanked for or welcomes, which is done and not only promised."""
    found = THANKED.search(text.casefold())
    what = with_known_words(found["what"]) if found else ""
    return frozenset() if says("to_come", what) or says("promise", what) else meaning_words(what)


def others_fail(sentence: Sentence, sides: Sides) -> bool:
    """Whether a sentence says of others than those who are bound, and not of these, that they did not do something."""
    return bool(sentence.acts.negated) and not sentence.acts.negated & sides["by"]


#: "To set up a joint commission", "accepting a committee".
SETS_UP = re.compile(r"\b(?:set(?:ting)? up|form|establish|create|accept)(?:s|ed|ing)?\b", re.IGNORECASE)
#: "A joint commission of experts met in Dilijan".
BODY_MET = re.compile(
    r"\b(?:commission|committee|group|council|team|experts|delegations|teams)\b[^,;.]{0,40}?\s"
    r"(?:met|convened|sat down|gathered|(?:has|have|had) met|held (?:its|their|an?))\b"
)


def body_met(quote: str, text: str) -> bool:
    """Whether a body met that was to meet or to be set up."""
    wanted = says("others_meet", quote) and (says("meeting", quote) or SETS_UP.search(quote) is not None)
    return wanted and BODY_MET.search(text) is not None


#: "She would not sit down with him until the levy was gone", "have not spoken since May, when the crew came home": what
#: is not done is not what is waited for, nor what was then.
WAITED_FOR = re.compile(r"\b(?:until|unless)\b[^,;.]*|,\s+when\b[^,;.]*")


#: "Pushed the water across, and there was no rationing": what there was none of is told beside what was done.
BESIDE = re.compile(r",\s+(?:and|so that)\s+there (?:was|were|is|are) no (?P<what>[^,;.]*)")


#: "Met on Friday, a day later than planned": a meeting that was held.
HELD_LATER = re.compile(r"\b(?:met|convened|held|visited|arrived)\b[^;.]*?\b(?:an?|one|two|three) days? later than \w+")
#: "It is a gesture, not a concession", "from July 1 and not from June 15": what something is not, beside what it is.
CONTRASTED = re.compile(
    r",\s+(?:and\s+)?not\s+(?:an?|the|as|because|for|to|out of|with)\s[^,;.:]*"
    r"|\sand\s+(?:not|no longer)\s+(?:on|in|from|by|before)\s[^,;.:]*",
    re.IGNORECASE,
)


def fails(matter: Matter, sentence: Sentence, sides: Sides) -> bool:
    """Whether a sentence about a commitment says that it did not come about, or not the whole of it."""
    text = sentence.text
    own = matter.words & meaning_words(text)
    if own and not own & meaning_words(WAITED_FOR.sub(" ", text)):
        return False
    if falls_short(matter.quantities, text) and is_of_deed(matter, text):
        return True
    text = BESIDE.sub(
        lambda found: found[0] if meaning_words(found["what"]) & matter.words else "",
        CONTRASTED.sub("", without("no_answer", without("unmentioned", text))),
    )
    text, told = without_other_deeds(matter, text), text
    if is_silence(text) or says("not_failed", text):
        return False
    if says("still", phrase().sub(" ", text)) and matter.words & meaning_words(settings()["ending"]):
        return True
    if removes(matter, text):
        return False
    failed = lasts_undone(matter.deed, text) or has_none(matter, text)
    if shows_done(matter.deed, matter.things, text):
        text = without_done(matter.deed, text)
    failed = failed or tells("not_done", HELD_LATER.sub(" ", text), matter.words)
    return failed or are_told_not_to(matter, sentence, sides, text, cut=text != told)


#: "Cross without visas", "no toll is charged", "free of duty": what there is none of.
NONE_OF = re.compile(
    r"\b(?:without|no|free of)\s+(?:(?:an?|any|more|longer|single)\s+)?(?P<what>\w+(?:\s\w+)?)", re.IGNORECASE
)


#: "No plane has flown", "no coach may cross".
NONE_HAS = re.compile(r"\b(?:no|not one|not a single) (?:\w+ ){1,3}(?:has|have|had)\b", re.IGNORECASE)


def none_of(matter: Matter, text: str) -> bool:
    """Whether a text says that there is none of what a commitment is about."""
    things = matter.core - matter.deed
    return any(meaning_words(found["what"]) & things for found in NONE_OF.finditer(text))


def is_ending(matter: Matter) -> bool:
    """Whether something is to be brought to an end."""
    return bool(matter.deed & meaning_words(settings()["ending"]))


def removes(matter: Matter, text: str) -> bool:
    """Whether there is none any more of what was to end: they "cross without visas", of a promise to drop these."""
    return bool(matter.deed & meaning_words(settings()["doing_away"])) and none_of(matter, text)


def there_will_be_none(matter: Matter, text: str) -> bool:
    """Whether there is to be none of what was to come: "there will be no consulate"."""
    return says("no_such", text) and has_none(matter, text)


def has_none(matter: Matter, text: str) -> bool:
    """Whether there is none of what was to come: "the town has no station"."""
    none = none_of(matter, text) or NONE_HAS.search(text) is not None
    return bool(matter.deed) and not is_ending(matter) and none


def are_told_not_to(matter: Matter, sentence: Sentence, sides: Sides, text: str, *, cut: bool) -> bool:
    """Whether the events of a sentence say that a party did not do something, and its text does not say what else.

    Args:
        matter: What was promised.
        sentence: The sentence.
        sides: Who is bound, and to whom.
        text: What is left of it.
        cut: Whether that is without another deed that will not be done.
    """
    if not sentence.acts.negated & (sides["by"] | sides["to"]) or sentence.acts.agreeing & sides["by"]:
        return False
    if DENIES_NOTHING.search(text.lower()) and not says("not_done", text):
        return False
    done_away = phrase().search(text) is not None and bool(done_words(text) & matter.deed)
    return SAYS_NO.search(text) is not None or not (cut or done_away)


#: "Would not wait beyond May": what is not going to be done.
WILL_NOT = re.compile(
    r"\b(?:(?:would|will)\s+(?:not|never)|won['’]t)\s+(?:\w+ly\s+)?(?:be\s+)?(?P<verb>[a-z]+)[^,;.]*", re.IGNORECASE
)


#: "Would not be the last".
ARTICLES = frozenset({"a", "an", "the"})


def without_other_deeds(matter: Matter, text: str) -> str:
    """Return a text without what it says will not be done where that is another deed than the one that was promised.

    "She welcomed that Latvia would make an offer, but said that Estonia would not wait."
    """
    if not matter.deed:
        return text
    deeds = matter.words | matter.deed | meaning_words(settings()["any_deed"])

    def is_other(verb: str) -> bool:
        return verb in ARTICLES or not meaning_words(verb) <= deeds

    return WILL_NOT.sub(lambda found: " " if is_other(found["verb"].lower()) else found[0], text)


#: Without one of these words "done away with" says that it was done.
SAYS_NO = re.compile(rf"\b{NEGATION.pattern}|n['’]t\b", re.IGNORECASE)


def is_of_deed(matter: Matter, text: str) -> bool:
    """Whether a text that tells of a part of what was counted has the deed, or something beside what was counted."""
    counted = frozenset[str]().union(*(one.things for one in matter.quantities))
    beside = matter.words - counted - matter.deed - meaning_words(" ".join(number_words()))
    told = meaning_words(text)
    return not beside or bool(told & (beside | matter.deed))
