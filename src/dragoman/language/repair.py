"""Mends what one word's relations contradict: heads and relations are chosen apart, and may not fit together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

import msgspec

from dragoman.language.lemmas import is_word, lemma_of
from dragoman.language.types import Word
from dragoman.language.words import segmentation

_NOUNS = frozenset({"NOUN", "PROPN"})
#: Relations of what a verb's subject is mistaken for the subject of.
_OBJECTS = frozenset({"obj", "obl"})
#: Pronouns that stand for the noun before their clause.
_RELATIVE = frozenset({"which", "who", "whom", "that"})
#: Relations that no phrase with a preposition has.
_BARE = frozenset({"nsubj", "nsubj:pass", "obj", "iobj"})

#: Tags of verbs that make a clause, and relations in which only small words stand.
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_MARKS = frozenset({"case", "mark", "det", "aux", "cc"})
#: Relations of what belongs to a clause rather than to a noun.
_OF_CLAUSES = frozenset(
    {"nsubj", "csubj", "obl", "advcl", "advmod", "aux", "punct", "parataxis", "ccomp", "xcomp", "expl"}
)


def consistent(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the words with relations that contradict others turned into what they can be.

    "Envoys held talks" with "held" for a preposition of the talks: the talks are its object. "Called for elections": no
    object but an oblique; "the pledge of both leaders to stay": no subject of "stay" but a modifier of "pledge"; "Chile
    held talks": no subject of the talks but of what was done with them.
    """
    words = _with_modals(_with_particles(_with_verbs(_with_names(_with_surnames(_with_rare_names(words))))))
    marked = {word.head: n for n, word in enumerate(words) if word.relation == "case" and word.xpos == "IN"}
    mended = list(words)
    for number, word in enumerate(words):
        case = marked.get(number)
        if word.relation not in _BARE or case is None or case > number:
            continue
        before = case - 1
        if word.relation.startswith("nsubj"):
            if before >= 0 and words[before].upos in _NOUNS and not _below(mended, before, number):
                mended[number] = msgspec.structs.replace(word, head=before, relation="nmod")
        else:
            mended[number] = msgspec.structs.replace(word, relation="obl")
    mended = [_moved(mended, number) for number in range(len(mended))]
    mended = [_owning(mended, number) for number in range(len(mended))]
    mended = [_before_verb(mended, number) for number in range(len(mended))]
    mended = [_who_says(mended, number) for number in range(len(mended))]
    mended = [_source(mended, number) for number in range(len(mended))]
    mended = [_whom(mended, number) for number in range(len(mended))]
    mended = [_of_passive(mended, number) for number in range(len(mended))]
    mended = [_acted_towards(mended, number) for number in range(len(mended))]
    for number in [n for n in range(len(mended)) if _acts(mended, n)]:
        mended[number] = msgspec.structs.replace(mended[number], relation="nsubj")
        verb = mended[number].head
        if mended[verb].relation == "acl":
            mended[verb] = msgspec.structs.replace(mended[verb], relation="acl:relcl")
    mended = [_raised(mended, number) for number in range(len(mended))]
    mended = [_remaining(mended, number) for number in range(len(mended))]
    mended = [_beside_participle(mended, number) for number in range(len(mended))]
    return tuple(_beside_infinitive(mended, number) for number in range(len(mended)))


def _source(words: list[Word], number: int) -> Word:
    """Return who is named behind "according to" as an oblique: no other name of what is told, nor a part of it."""
    word = words[number]
    if word.relation != "appos" or word.upos not in _NOUNS:
        return word
    told = any(other.head == number and other.relation == "case" and other.text == "according" for other in words)
    return msgspec.structs.replace(word, relation="obl") if told else word


def _who_says(words: list[Word], number: int) -> Word:
    """Return a subject behind its verb, which has another, as that of who says so: "They met, the envoy, X, said"."""
    word = words[number]
    if word.relation != "nsubj" or not 0 <= word.head < number or words[word.head].relation != "ccomp":
        return word
    teller = words[word.head].head
    subjects = [n for n, other in enumerate(words) if other.head in {word.head, teller} and "subj" in other.relation]
    others = [n for n in subjects if n != number]
    apart = words[number - 1].text == "," or words[number - 1].head == number
    if teller < number or not apart or not others or any(words[n].head == teller or n > word.head for n in others):
        return word
    return msgspec.structs.replace(word, head=teller)


def _remaining(words: list[Word], number: int) -> Word:
    """Return a word below the verb that says that it stays so: "the kingdom remains fully committed to the accord"."""
    word, before = words[number], number - 1
    while before > 0 and words[before].upos == "ADV":
        before -= 1
    stays = before >= 0 and words[before].lemma == "remain" and words[before].upos == "VERB"
    if not stays or word.xpos not in {"VBN", "JJ"} or word.head != words[before].head or word.relation == "amod":
        return word
    return msgspec.structs.replace(word, head=before, relation="xcomp")


def _beside_participle(words: list[Word], number: int) -> Word:
    """Return a participle beside the one before it: "vetoed a text condemning the raid and calling for a truce"."""
    word = words[number]
    if word.xpos != "VBG" or word.relation != "conj" or not 0 <= word.head < number or words[word.head].xpos == "VBG":
        return word
    below = [n for n, other in enumerate(words) if other.head == number]
    alone = not any(words[n].relation in {"aux", "nsubj"} for n in below)
    joined = any(words[n].relation == "cc" for n in below)
    between = range(number - 1, word.head, -1)
    first = next((n for n in between if words[n].xpos == "VBG" and words[n].relation == "acl"), None)
    return msgspec.structs.replace(word, head=first) if alone and joined and first is not None else word


def _with_rare_names(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the words with every unknown word in capitals that looks like an adverb ("Aliou Bathily") a name.

    After a name it is a part of that; before a verb without a subject, it is the subject.
    """
    mended = list(words)
    for number, word in enumerate(words):
        if word.upos != "ADV" or not word.text.istitle() or is_word(word.text):
            continue
        before = mended[number - 1] if number else None
        if before is not None and before.upos == "PROPN":
            head, relation = before.head if before.relation == "flat" else number - 1, "flat"
        else:
            acting = any(other.head == word.head and other.relation.startswith("nsubj") for other in words)
            head, relation = word.head, word.relation if acting or word.head < number else "nsubj"
        mended[number] = msgspec.structs.replace(
            word, lemma=word.text, upos="PROPN", xpos="NNP", head=head, relation=relation
        )
    return tuple(mended)


def _with_surnames(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the words with every modal verb in capitals that joins a name, as "May" in "Rutte and May met", a name."""
    mended = list(words)
    for number in range(2, len(words)):
        word, joint, name = words[number], words[number - 1], words[number - 2]
        modal = word.xpos == "MD" and word.text.istitle() and word.relation == "aux"
        if modal and joint.relation == "cc" and joint.head in {number, word.head} and name.upos == "PROPN":
            mended[number] = msgspec.structs.replace(
                word, lemma=word.text, upos="PROPN", xpos="NNP", head=number - 2, relation="conj"
            )
            mended[number - 1] = msgspec.structs.replace(joint, head=number)
    return tuple(mended)


def _with_names(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the words with every name governed by the form of address before it put in the place of that ("H.E.")."""
    for number in range(len(words) - 1):
        word, name = words[number], words[number + 1]  # as they are after what was mended before: "H.E. Ms. X"
        title = word.text.lower().rstrip(".") in segmentation()["forms_of_address"]
        if title and name.head == number and name.upos == "PROPN":
            mended = [msgspec.structs.replace(one, head=number + 1) if one.head == number else one for one in words]
            mended[number] = msgspec.structs.replace(word, head=number + 1, relation="nmod:desc")
            mended[number + 1] = msgspec.structs.replace(name, head=word.head, relation=word.relation)
            words = tuple(mended)
    return words


def _with_verbs(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the words with every finite verb that stands as the mark of a noun after it made that noun's governor."""
    for number, word in enumerate(words):
        finite = word.upos in {"VERB", "ADP"} and word.xpos in _FINITE
        if finite and word.relation in _MARKS and word.head > number and words[word.head].xpos.startswith("NN"):
            words = _governed(words, number, word.head)
    return words


def _with_particles(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the words with every particle that was hung on the object of the verb before it the verb's own.

    "Ruled out a return" is no "return" that stands behind "out", nor is "ruled out talks".
    """
    mended = list(words)
    for number, word in enumerate(words[1:], 1):
        loose = (word.xpos == "RP" or word.lemma == "out") and word.relation in {"case", "mark"}
        behind = words[number - 1].upos == "VERB" and word.head > number and words[word.head].head == number - 1
        if not loose or not behind:
            continue
        mended[number] = msgspec.structs.replace(word, head=number - 1, relation="compound:prt")
        if words[word.head].relation == "obl":
            mended[word.head] = msgspec.structs.replace(words[word.head], relation="obj")
    return tuple(mended)


def _with_modals(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the words with every modal verb that hangs on a verb beyond the one it stands before given to that one.

    "Fighters must agree to a truce first, the spokesman said": nobody must say it.
    """
    mended = list(words)
    for number, word in enumerate(words[:-1]):
        if word.xpos != "MD" or word.relation != "aux":
            continue
        after = (n for n in range(number + 1, len(words)) if words[n].upos not in {"ADV", "PART"})
        verb = next(after, number)
        told = words[verb].upos == "VERB" and words[verb].xpos == "VB" and words[verb].text.lower() != "rather"
        acting = any(other.head == verb and other.relation.startswith("nsubj") for other in words)
        if told and acting and verb < word.head:
            mended[number] = msgspec.structs.replace(word, head=verb)
    return tuple(mended)


def _governed(words: tuple[Word, ...], verb: int, noun: int) -> tuple[Word, ...]:
    """Return the words with a verb in the place of a noun, which becomes its object, with what is of the clause."""
    place = words[noun]
    mended = list(words)
    mended[verb] = msgspec.structs.replace(words[verb], head=place.head, relation=place.relation)
    mended[noun] = msgspec.structs.replace(_as_noun(place), head=verb, relation="obj")
    for number, word in enumerate(words):
        outside = number < verb or word.relation.split(":")[0] in _OF_CLAUSES
        if word.head == noun and number != verb and outside:
            mended[number] = msgspec.structs.replace(word, head=verb)
    return tuple(mended)


def _as_noun(word: Word) -> Word:
    """Return a word whose tag is a noun's as one, whatever part of speech it was given ("held talks")."""
    if word.upos in _NOUNS:
        return word
    return msgspec.structs.replace(word, upos="NOUN", lemma=lemma_of(word.text, "NOUN", word.xpos))


def _owning(words: list[Word], number: int) -> Word:
    """Return a word; a name with a genitive mark owns the noun after it: "A conveyed B's greetings"."""
    word = words[number]
    if word.relation not in _BARE or word.upos != "PROPN":
        return word
    mark = next((n for n, o in enumerate(words) if n > number and o.head == number and o.xpos == "POS"), -1)
    after = takewhile(lambda n: words[n].upos in {"ADJ", *_NOUNS}, range(mark + 1, len(words))) if mark > 0 else ()
    owned = next((n for n in after if words[n].head == word.head), -1)
    return msgspec.structs.replace(word, head=owned, relation="nmod:poss") if owned >= 0 else word


def _before_verb(words: list[Word], number: int) -> Word:
    """Return a word; what modifies the object over its verb, without any preposition, is that verb's subject.

    "X and his counterpart, Y, had a conversation": they had it.
    """
    word = words[number]
    if word.relation != "nmod" or word.head < number or words[word.head].relation != "obj":
        return word
    verb = words[word.head].head
    marks = {(other.head, other.relation.split(":")[0]) for other in words}
    if (verb, "nsubj") in marks or (number, "case") in marks or not number < verb < word.head:
        return word
    return msgspec.structs.replace(word, head=verb, relation="nsubj")


def _whom(words: list[Word], number: int) -> Word:
    """Return a word; "whom" beside a subject is the object of its verb: "the envoys whom Oslo expelled"."""
    word = words[number]
    if word.text.lower() != "whom" or not word.relation.startswith("nsubj"):
        return word
    acted = any(other.head == word.head and other.relation == "nsubj" for other in words)
    return msgspec.structs.replace(word, relation="obj") if acted else word


def _of_passive(words: list[Word], number: int) -> Word:
    """Return a word; the object before a passive without a subject is that: "No observers will be admitted"."""
    word = words[number]
    if word.relation != "obj" or word.upos not in _NOUNS or number > word.head:
        return word
    beside = {other.relation for other in words if other.head == word.head}
    taken = any(relation.startswith(("nsubj", "csubj")) for relation in beside)
    return msgspec.structs.replace(word, relation="nsubj:pass") if "aux:pass" in beside and not taken else word


def _acted_towards(words: list[Word], number: int) -> Word:
    """Return a word; what "to" stands before acts in no passive: "it was pointed out to the envoy"."""
    word = words[number]
    marks = {other.lemma for other in words if other.head == number and other.relation == "case"}
    return msgspec.structs.replace(word, relation="obl") if word.relation == "obl:agent" and marks == {"to"} else word


def _acts(words: list[Word], number: int) -> bool:
    """Whether the subject of what is taken for a passive acts, for its verb has an object ("which a ship seized")."""
    word = words[number]
    if word.relation != "nsubj:pass" or word.head < 0:
        return False
    beside = [(n, other) for n, other in enumerate(words) if other.head == word.head]
    passive = any(other.relation in {"aux:pass", "obl:agent"} for _, other in beside)
    relative = any(
        other.relation == "obj" and other.lemma in _RELATIVE and n < number < word.head for n, other in beside
    )
    return relative and not passive


def _raised(words: list[Word], number: int) -> Word:
    """Return a word; what is coordinated over the governor of its partner is that governor's own partner.

    "President of Poland Zawilski and President of Ukraine Horbach": the second is no partner of Poland.
    """
    word = words[number]
    if word.relation != "conj" or not 0 <= word.head < number:
        return word
    partner = max(takewhile(lambda governor: governor < number, _governors(words, number)))
    return word if partner == word.head else msgspec.structs.replace(word, head=partner)


def _beside_infinitive(words: list[Word], number: int) -> Word:
    """Return a word; an infinitive coordinated over the verb of one before it is that one's partner.

    "They agreed to swap prisoners and to open the bridge": both are agreed.
    """
    word = words[number]
    if word.xpos != "VB" or word.relation not in {"conj", "xcomp"} or not 0 <= word.head < number:
        return word
    below = [(n, other) for n, other in enumerate(words) if other.head in {number, word.head}]
    if not any(other.relation == "cc" and other.head == number for _, other in below) or not _with_to(words, number):
        return word
    first = max((n for n, o in below if o.relation == "xcomp" and word.head < n < number), default=None)
    if first is None or not _with_to(words, first) or _with_to(words, word.head):
        return word
    return msgspec.structs.replace(word, head=first, relation="conj")


def _with_to(words: list[Word], number: int) -> bool:
    """Whether "to" marks a verb."""
    return any(word.head == number and word.relation == "mark" and word.xpos == "TO" for word in words)


def _moved(words: list[Word], number: int) -> Word:
    """Return a word; a subject that hangs on the object of the verb after it is the verb's ("Chile held talks")."""
    word = words[number]
    if not word.relation.startswith("nsubj") or word.head < 0:
        return word
    thing = words[word.head]
    verb = thing.head
    between = number < verb < word.head
    if not between or words[verb].upos != "VERB" or thing.upos not in _NOUNS or thing.relation not in _OBJECTS:
        return word
    taken = any(other.head == verb and other.relation.startswith(("nsubj", "csubj")) for other in words)
    return word if taken else msgspec.structs.replace(word, head=verb)


def _below(words: list[Word], number: int, other: int) -> bool:
    """Whether a word is another or hangs, over whatever steps, on it."""
    return number == other or other in _governors(words, number)


def _governors(words: list[Word], number: int) -> Iterator[int]:
    """Yield the head of a word, its head, and so on to the root."""
    for _ in words:  # no tree is deeper, and what is no tree ends too
        number = words[number].head
        if number < 0:
            return
        yield number
