"""How surely a later sentence speaks of a commitment: several weak signs counted together."""

from __future__ import annotations

from dragoman.analysis.fates_cues import says, settings
from dragoman.analysis.fates_matter import Matter, new_kinds, placed, things_of
from dragoman.analysis.fates_pool import Pool
from dragoman.analysis.fates_quantities import agree, differ, ordinals, quantities
from dragoman.analysis.fates_states import shows_done, shows_undone
from dragoman.analysis.fates_told import Sentence


def link(matter: Matter, sentence: Sentence, pool: Pool, *, dated: bool = False) -> float:
    """Return how surely a sentence speaks of a commitment: from 0 to above 1.

    Its own words count most, then those of the sentence before it in its paragraph and of what stood beside the
    commitment; the same number of the same things, the names and the day that was due tie it closer, other numbers
    and the lack of any of the names loosen it.

    Args:
        matter: What the commitment is about.
        sentence: What is held against it.
        pool: Says how rare words are.
        dated: Whether it names the time by which that was due.
    """
    rules, before = settings(), pool.before_in_paragraph(sentence)
    own = share_with(matter, sentence, before, pool)
    if own < rules["touches"] or is_another(matter, sentence):
        return 0.0
    said = sentence.words | before.words if before else sentence.words
    said |= deed_shown(matter, sentence)
    if is_for_another(matter, sentence, said):
        return 0.0
    counted = agree(matter.quantities, quantities(sentence.text)) if matter.quantities else False
    shared = len(matter.words & said) + len(matter.beside & sentence.words) // int(rules["words"])
    if shared < min(rules["words"], len(matter.words)) and not (counted or dated):
        return 0.0
    told = quantities(sentence.text) if matter.quantities else ()
    return float(
        own
        + beside(matter, sentence, pool)
        + rules["same_number"] * counted
        - rules["other_number"] * differ(matter.quantities, told)
        + rules["same_name"] * bool(matter.names & said)
        - rules["no_name"] * (bool(matter.names) and not matter.names & said)
        + rules["same_day"] * dated
        + rules["same_core"] * (dated and bool(matter.whole) and matter.whole <= sentence.words)
    )


def is_another(matter: Matter, sentence: Sentence) -> bool:
    """Whether a sentence speaks of another of several things: of "the second instalment", and not of the first."""
    told = ordinals(sentence.text) if matter.ordinals else frozenset()
    return (bool(told) and not told & matter.ordinals) or is_of_another(matter, sentence) or is_new(matter, sentence)


def is_new(matter: Matter, sentence: Sentence) -> bool:
    """Whether a sentence speaks of a thing of another kind as of something new: of "a fishing treaty", another one.

    So it is only where nothing in it tells of which kind the thing is that was meant.
    """
    own = [one for one in matter.kinds if one[0] in sentence.words and one[1] not in sentence.words]
    told = tuple(new_kinds(sentence.text, matter.parties)) if own else ()
    return any(one[0] == other[0] and other[1] not in matter.words for one in own for other in told)


def is_for_another(matter: Matter, sentence: Sentence, said: frozenset[str]) -> bool:
    """Whether a sentence speaks of a thing for something else: of a timetable for the cup, not for the return.

    So it is only where nothing else ties them than the deed, the thing and how many there are of it: what that is for
    may be told in other words.

    Args:
        matter: What the commitment is about.
        sentence: The sentence.
        said: Its words, and those of the one before it.
    """
    counted = frozenset[str]().union(*(one.things for one in matter.quantities))
    tied = (matter.words & said) - matter.deed - counted
    own = [
        one for one in matter.things_of if one[0] in sentence.words and not one[1] & said and tied <= {one[0], *one[2]}
    ]
    told = tuple(things_of(sentence.text, matter.parties)) if own else ()
    return any(one[0] == other[0] and not other[1] & matter.words for one in own for other in told)


def is_of_another(matter: Matter, sentence: Sentence) -> bool:
    """Whether a sentence speaks of another thing of the same kind: of the bridge at Hili, not of that at Darsana."""
    own = [one for one in matter.placed if one[0] in sentence.words and not one[2] - matter.parties & sentence.words]
    told = [one for one in placed(sentence.text) if one[2] - matter.parties] if own else []
    return any(one[0] == other[0] and not one[2] & other[2] - matter.parties for one in own for other in told)


def beside(matter: Matter, sentence: Sentence, pool: Pool) -> float:
    """Return how much it tells that a sentence repeats words that stood beside a commitment."""
    share = weight(matter.beside & sentence.words, pool) / (weight(matter.words, pool) or 1.0)
    return min(float(settings()["beside"]) * share, float(settings()["beside_most"]))


def words_shared(matter: Matter, sentence: Sentence, pool: Pool) -> float:
    """Return the share of the words of a commitment that a sentence, or less so the one before it, repeats."""
    return share_with(matter, sentence, pool.before_in_paragraph(sentence), pool)


def share_with(matter: Matter, sentence: Sentence, before: Sentence | None, pool: Pool) -> float:
    """Return the share of the words of a commitment that a sentence, or less so a given one before it, repeats."""
    whole = weight(matter.words, pool) or 1.0
    mine = matter.words & (sentence.words | deed_shown(matter, sentence))
    theirs = (matter.words & before.words) - mine if before else frozenset[str]()
    rules, text = settings(), sentence.text
    goes_on = says("named_before", text) and len(text.split()) <= rules["short"]
    less = float(rules["before_named" if goes_on else "before"])
    return (weight(mine, pool) + less * weight(theirs, pool)) / whole


def deed_shown(matter: Matter, sentence: Sentence) -> frozenset[str]:
    """Return the deed where a sentence tells it by what is so after it, or as long as it is not done."""
    deed, things, text = matter.deed, matter.things, sentence.text
    shown = shows_done(deed, things, text) or shows_undone(deed, things, text)
    return matter.deed if shown else frozenset()


def weight(words: frozenset[str], pool: Pool) -> float:
    """Return how much words tell together."""
    return sum(map(pool.rarity, words))
