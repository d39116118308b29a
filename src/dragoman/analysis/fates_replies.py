"""What a sentence answers to a request: by a word for it, by a way of speaking of it, or by what was done."""

from __future__ import annotations

import re

from dragoman.analysis.fates_cues import WISHES, after, says, settings, tells, without
from dragoman.analysis.fates_deeds import (
    Sides,
    acting,
    countries,
    done_in,
    fails,
    is_beginning,
    is_to_others,
    was_decided,
    was_done,
)
from dragoman.analysis.fates_link import beside, deed_shown, link, words_shared
from dragoman.analysis.fates_matter import Matter, matter_of, names_of_country
from dragoman.analysis.fates_meanings import done_words, lasts_undone, meaning_words
from dragoman.analysis.fates_named import gives_it_up, names_other_request, refuses_it, thing_of
from dragoman.analysis.fates_places import is_there
from dragoman.analysis.fates_pool import Pool
from dragoman.analysis.fates_states import shows_defiance, shows_done
from dragoman.analysis.fates_taken_back import is_taken_back
from dragoman.analysis.fates_told import Sentence
from dragoman.analysis.fates_words import has_lasted, share_of, was_as_asked
from dragoman.record.types import Report

#: "As the president promised", which goes as far as the next comma.
AS_CLAUSE = re.compile(r"\bas\b[^,;.]*")
#: "Agreed to build a line", "refused visas", and not "agreed in principle".
TELLS_WHAT = re.compile(
    r"\s+(?!(?:and|but|or|as|on|in|at|by|with|without|for|when|after|before|because|since|out|so|\w+ly)\b)[\w“\"]"
)
#: "At the request of the Kyrgyz side".
AS_ASKED_BY = re.compile(
    rf"\bthe (?:{'|'.join(sorted(WISHES))}) (?:(?:expressed |voiced |made )?by|of) (?P<who>[^,;.]*)"
)


def answer(first: Report, sentence: Sentence, sides: Sides, pool: Pool) -> str | None:
    """Return how a request is answered by a sentence: by its words, or as what directly follows the request."""
    if says("no_answer", sentence.text):
        sentence = sentence._replace(text=without("no_answer", sentence.text))
    text = sentence.text
    if says("undecided", text) or says("denied", text) or is_asked_anew(first, sentence, sides, pool):
        return None
    if as_these_asked(text, sides) and (done_in(first.quote, sentence) & sides["to"] or was_done(text)):
        matter = matter_of(first, pool)
        about = words_shared(matter, sentence, pool) + beside(matter, sentence, pool)
        return "answered_yes" if about >= settings()["recalled"] else None
    if sentence.article == first.article:
        distance = pool.distance(first, sentence)
        stance = stance_of(text) if distance == 1 else None
        return stance or reply(first, sentence, sides, pool, follows=0 < distance <= settings()["answer_within"])
    return answer_later(first, sentence, sides, pool)


def as_these_asked(text: str, sides: Sides) -> bool:
    """Whether a sentence says that what it tells was done as asked for, and not as those asked for who were asked."""
    asked = countries(sides["to"]) - sides["by"]
    clause = AS_ASKED_BY.search(text)
    named = meaning_words(clause["who"]) if clause else frozenset[str]()
    others = any(named & meaning_words(names_of_country(country)) for country in asked)
    return was_as_asked(text) and not others and not says("called_off", text)


def answer_later(first: Report, sentence: Sentence, sides: Sides, pool: Pool) -> str | None:
    """Return how a request is answered by a sentence of a later article: by its words, or by what was done."""
    matter = matter_of(first, pool)
    sure = link(matter, sentence, pool)
    if is_taken_back(sentence, sides, sure) or gives_it_up(first, sentence, sides, pool):
        return "withdrawn"
    if refuses_it(first, sentence, sides, pool):
        return "answered_no"
    if goes_against(matter, thing_of(first, pool), sentence.text) and sure >= settings()["about"]:
        return "answered_no"
    if stance_of(sentence.text) == "answered_no" and sure >= settings()["request"]:
        return "answered_no"
    told = reply(first, sentence, sides, pool, follows=False)
    if told is None and stance_of(sentence.text) == "answered_yes" and sure >= settings()["surely_about"]:
        return "answered_yes"
    named = names_thing(first, sentence, pool)
    return told or ("answered_yes" if carried_out(matter, sentence, sides, sure, named=named) else None)


#: "In spite of Haiti's plea": what is told is not what was asked for.
IN_SPITE = re.compile(
    r"\b(?:despite|in spite of|in defiance of|defying|ignoring|ignored) (?:[\w’'-]+ ){0,3}"
    rf"(?:{'|'.join(sorted(WISHES))}|appeals?|pleas?|requests|demands)\b",
    re.IGNORECASE,
)
#: "The crossing will stay shut".
WILL_STAY = re.compile(r"\b(?:will|would|can|may)\s+(?:stay|remain)\b", re.IGNORECASE)


def will_stay(matter: Matter, text: str) -> bool:
    """Whether a state is to last that would end with what was asked for: soldiers "will stay", who are to leave."""
    told = WILL_STAY.search(text)
    leaves = matter.deed & meaning_words(str(settings()["leaving"]))
    return told is not None and (bool(leaves) or lasts_undone(matter.deed, text))


def goes_against(matter: Matter, asked: frozenset[str], text: str) -> bool:
    """Whether a text tells of the opposite of what was asked for: it is to stay as it is, or was done all the same.

    Args:
        matter: What was asked for.
        asked: The word for it, which may be a noun: "an apology".
        text: The text.
    """
    defied = shows_defiance(matter.deed | asked, matter.things | asked, text)
    return defied or will_stay(matter, text) or IN_SPITE.search(text) is not None


def without_before(text: str) -> str:
    """Return a text without what it says was told before: "that it be lifted now, as the president promised"."""
    return AS_CLAUSE.sub(" ", text)


def stance_of(text: str) -> str | None:
    """Return the answer that a sentence gives by a way of speaking of one, without a word for it; None for none."""
    return "answered_no" if says("will_have_none", text) else "answered_yes" if says("will_have_it", text) else None


def carried_out(matter: Matter, sentence: Sentence, sides: Sides, sure: float, *, named: bool) -> bool:
    """Whether a sentence of a later article tells that what was asked for was done, and not by those who asked.

    Args:
        matter: What was asked for.
        sentence: The sentence.
        sides: Who asked, and whom.
        sure: How surely the sentence speaks of it.
        named: Whether it has the noun for it, where no verb says it.
    """
    text, rules = sentence.text, settings()
    theirs = bool(sentence.acts.named & sides["to"]) or not sentence.acts.done & sides["by"]
    if theirs and sure >= rules["surely_about"] and was_decided(matter, text) and not says("not_done", text):
        return True
    if not was_done(text) or tells("prepares", text, matter.words) or fails(matter, sentence, sides):
        return False
    if is_beginning(matter, text) or is_to_others(matter, sentence, {"by": sides["to"], "to": sides["by"]}):
        return False
    shown = shows_done(matter.deed, matter.things, text)
    doers = sides["to"] | sides["by"] if lets(matter) and shown else sides["to"]
    if sure < rules["surely_about"] or (sentence.acts.done and not acting(sentence) & doers):
        return False
    done = done_words(text) & matter.words or says("done", text) or has_lasted(text) or shown
    told = named and (not matter.deed or bool(matter.deed & sentence.words))
    return bool(done) or (sure >= float(rules["all_about"]) and told)


def reply(first: Report, sentence: Sentence, sides: Sides, pool: Pool, *, follows: bool) -> str | None:
    """Return the answer to a request that a sentence tells of by its words."""
    rules, text = settings(), without_before(sentence.text)
    speaking = (sentence.acts.agreeing | sentence.acts.refusing) & sides["to"]
    if sentence.acts.refusing & sides["by"] and not speaking:
        return None  # "Latvia would not withdraw its demand"
    share = share_of(first, sentence, pool, least=1 if follows else None)
    if not (
        share >= rules["about" if speaking else "surely_about"]
        or replies(first, sentence, share, sides, pool, follows=follows)
        or (not follows and is_alone(sentence, sides) and continues(first, sentence, pool))
    ):
        return None
    if says("refused", text) or sentence.acts.refusing & sides["to"]:
        return "answered_no"
    doing = done_in(first.quote, sentence) & sides["to"] if names_thing(first, sentence, pool) else None
    meant = not follows or share >= rules["about"]
    agreed = (
        meant and (speaking or (doing and not follows and not says("asked_again", text))) and not says("prepares", text)
    )
    return "answered_yes" if says("accepted", text) or agreed else None


def names_thing(first: Report, sentence: Sentence, pool: Pool) -> bool:
    """Whether a sentence tells the deed that was asked for, or has the noun for it, where no verb says it."""
    wanted = thing_of(first, pool)
    matter = matter_of(first, pool)
    if matter.deed:
        meant = meaning_words(str(settings()["letting"])) if lets(matter) else matter.deed
        return bool(meant & sentence.words or deed_shown(matter, sentence))
    return wanted <= sentence.words


def lets(matter: Matter) -> bool:
    """Whether others are to be let do what was asked for."""
    return matter.permits or bool(matter.deed & meaning_words(str(settings()["letting"])))


def replies(first: Report, sentence: Sentence, share: float, sides: Sides, pool: Pool, *, follows: bool) -> bool:
    """Whether a sentence is an answer though it repeats too little: it speaks of the request, or follows it."""
    if is_by_others(sentence, sides) or (follows and asked_between(first, sentence, pool)):
        return False
    if answers_invitation(first, sentence, sides):
        return True
    if says("invited", sentence.text) and not is_invitation(first, pool):
        return False
    if says("request", sentence.text):
        return not names_other_request(first, sentence.text, pool) if follows else share >= settings()["request"]
    if follows and says("plainly", sentence.text):
        return True
    answers = says("accepted", sentence.text) or says("refused", sentence.text)
    return follows and answers and is_alone(sentence, sides) and not speaks_of_other(first, sentence.text, pool)


def is_invitation(first: Report, pool: Pool) -> bool:
    """Whether what is asked for is to come, by its own words or those of its sentence."""
    own = pool.at(first.article, first.start)
    return any(says(cue, first.quote) for cue in ("invited", "meeting", "presence")) or (
        own is not None and says("invited", own.text)
    )


#: "Accepted an invitation to visit Dakar".
OF_INVITATION = re.compile(r"\b(?:accept|declin|refus|reject)(?:ed|es|s)\s(?:\S+\s){0,2}?invitation\b")


def is_asked_anew(first: Report, sentence: Sentence, sides: Sides, pool: Pool) -> bool:
    """Whether a sentence tells that somebody is invited whom an invitation was for, and not what he says to it."""
    if sentence.article == first.article or not INVITES.search(sentence.text) or not is_invitation(first, pool):
        return False
    answered = says("accepted", sentence.text) or says("refused", sentence.text) or stance_of(sentence.text)
    return not answered and not (sentence.acts.agreeing | sentence.acts.refusing) & sides["to"]


#: "Invited him", "extended an invitation".
INVITES = re.compile(
    r"\b(?:invit(?:e|es|ed|ing)\b(?! by)|(?:extend|renew|repeat|hand|convey|deliver)(?:s|ed)? "
    r"(?:\w+ ){0,4}?invitation)\b",
    re.IGNORECASE,
)


def answers_invitation(first: Report, sentence: Sentence, sides: Sides) -> bool:
    """Whether those who were invited to a country accept or decline, in a sentence, an invitation there."""
    spoke = (sentence.acts.agreeing | sentence.acts.refusing) & sides["to"]
    told = OF_INVITATION.search(sentence.text) is not None
    return bool(spoke) and told and says("invited", first.quote) and is_there(first, sentence.text)


def speaks_of_other(first: Report, text: str, pool: Pool) -> bool:
    """Whether a sentence says what somebody agrees or refuses to do, and it is nothing of what was asked for."""
    content = after(text, "accepted", "refused")
    words = meaning_words(content)
    if not words or not TELLS_WHAT.match(content) or says("named_before", content):
        return False
    comes = says("invited", first.quote) and (says("meeting", content) or says("presence", content))
    return not comes and not words & matter_of(first, pool).words


def is_alone(sentence: Sentence, sides: Sides) -> bool:
    """Whether those who were asked agree or refuse alone: with those who asked, it is an agreement and no answer."""
    spoke = sentence.acts.agreeing | sentence.acts.refusing
    spoke = spoke & sides["to"] if sides["to"] else spoke - sides["by"]
    return bool(spoke) and not sentence.acts.agreeing & sides["by"]


def is_by_others(sentence: Sentence, sides: Sides) -> bool:
    """Whether only third countries agree or refuse in a sentence, or where none does are named, that were not asked."""
    asked, acts = countries(sides["to"]), sentence.acts
    spoke = countries(acts.agreeing | acts.refusing) or acts.named
    return bool(asked and spoke - sides["by"]) and not asked & (spoke | acts.named)


def asked_between(first: Report, sentence: Sentence, pool: Pool) -> bool:
    """Whether something else is asked for between a request and a sentence after it, which answers that."""
    own = pool.at(first.article, first.start)
    places = range(own.number + 1, sentence.number) if own else range(0)
    return any(one.acts.asking for one in pool.of_article(first.article) if one.number in places)


def continues(first: Report, sentence: Sentence, pool: Pool) -> bool:
    """Whether a sentence is about a request together with the one before it ("… the trawler. The ship would …")."""
    before = pool.before(sentence)
    if before is None or not share_of(first, sentence, pool, least=1):
        return False
    both = sentence._replace(words=sentence.words | before.words)
    return share_of(first, both, pool) >= float(settings()["request"])
