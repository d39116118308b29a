"""Who takes part: from a word's places in the syntax to actors."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.documents import senders
from dragoman.coding.lexicon_types import Choice, Slot
from dragoman.coding.scene import Scene
from dragoman.coding.words import words
from dragoman.language.syntax import Tree

#: Marks that join names into one word.
HYPHENS = frozenset({"-", "‑", "–"})


def fill(scene: Scene, sentence: int, word: int, slot: Slot) -> list[int]:
    """Return the words that fill a place of the word, conjuncts included; empty when it is not filled."""
    tree = scene.trees[sentence]
    match slot.place:
        case "subj":
            found = tree.subjects(word)
        case "obj":
            found = tree.objects(word)
        case "iobj":
            found = [c for child in tree.children(word, "iobj") for c in tree.conjuncts(child)]
        case "poss":
            found = tree.possessors(word) + _adjectival(scene, sentence, word)
        case "appos":
            # "her visitor from Tirana, X": the name may hang on the town.
            beside = [c for n in (word, *tree.children(word, "nmod")) for c in tree.children(n, "appos")]
            found = [c for child in beside for c in tree.conjuncts(child)] or _said_to_be(scene, sentence, word, "")
        case "xcomp":
            found = tree.children(word, "xcomp", "ccomp")
        case _:
            found = tree.obliques(word, slot.marker or "")
            if not found and tree.words[word].upos == "VERB":
                # "had talks with", "paid a visit to": the phrase may hang on the object.
                found = [
                    c
                    for o in tree.objects(word)
                    if tree.words[o].head == word
                    for part in (o, *tree.obliques(o, "of"))
                    for c in tree.obliques(part, slot.marker or "")
                ]
            if not found and tree.words[word].upos == "NOUN" and slot.marker in words("binding"):
                # "held talks in Oslo with": the phrase may hang on the verb above, behind the noun.
                above = tree.words[word].head
                if above >= 0 and tree.words[word].relation in {"obj", "obl", "nsubj:pass"}:
                    found = [c for c in tree.obliques(above, slot.marker or "") if c > word]
            if not found:
                marker = slot.marker or ""
                said = _said_to_be(scene, sentence, word, marker) or _on_its_way(scene, sentence, word, marker)
                found = tree.agents(word) if slot.marker == "by" else said
    if slot.inner is not None:
        return [inner for outer in found for inner in fill(scene, sentence, outer, slot.inner)]
    return found


def _on_its_way(scene: Scene, sentence: int, word: int, preposition: str) -> list[int]:
    """Return whence or whither something came, of which a verb tells: "a protest went to Lima", "reached Lima"."""
    tree = scene.trees[sentence]
    form = tree.words[word]
    if form.upos != "NOUN" or form.relation != "nsubj" or tree.lemma(form.head) not in words("on_the_way"):
        return []
    return tree.obliques(form.head, preposition) or (tree.objects(form.head) if preposition == "to" else [])


def _said_to_be(scene: Scene, sentence: int, word: int, preposition: str) -> list[int]:
    """Return what a noun is said to be: "her next appointment was with Brandt", "her first visitor was Brandt"."""
    tree = scene.trees[sentence]
    form = tree.words[word]
    told = form.upos == "NOUN" and form.relation == "nsubj" and form.head > word
    if not told or not tree.children(form.head, "cop") or tree.case(form.head) != preposition:
        return []
    return tree.conjuncts(form.head)


def _adjectival(scene: Scene, sentence: int, word: int) -> list[int]:
    """Return modifiers that name a state: "Israeli" in "Israeli strikes", both of "Georgian-Armenian talks"."""
    tree = scene.trees[sentence]
    found = []
    for child in tree.children(word, "amod", "compound", "nmod"):
        chain = (*_joined(scene, sentence, child, -1), child, *_joined(scene, sentence, child, 1))
        found += [n for n in chain if not tree.children(n, "case") and _names_somebody(scene, sentence, n)]
    found = list(dict.fromkeys(found))
    alone = len(found) == 1 and (is_host(scene, sentence, word, found[0]) or _is_venue(scene, sentence, word, found[0]))
    return [] if alone else found


def _is_venue(scene: Scene, sentence: int, word: int, town: int) -> bool:
    """Whether the one capital named before talks of nobody else is where they are held: "the Vienna negotiations"."""
    tree, mention = scene.trees[sentence], scene.cast.mention_at(sentence, town)
    talks = {tree.lemma(word), tree.words[word].text.lower()} & scene.lexicon.classes["meeting"]
    capital = mention is not None and mention.kind == "seat" and tree.words[town].relation == "compound"
    return capital and bool(talks) and not tree.obliques(word, "with", *words("between"))


def _joined(scene: Scene, sentence: int, word: int, step: int) -> Iterator[int]:
    """Yield a word of each name that hyphens join to one, to its left (-1) or right: "China-Japan-South Korea"."""
    words = scene.trees[sentence].words
    while True:
        mention = scene.cast.mention_at(sentence, word)
        edge = word if mention is None else (mention.first if step < 0 else mention.last - 1)
        word = edge + 2 * step
        if not 0 <= word < len(words) or words[edge + step].text not in HYPHENS:
            return
        yield word


def is_host(scene: Scene, sentence: int, word: int, state: int) -> bool:
    """Whether the one state named before a gathering of many is where it is held: "met at the Brunei summit"."""
    tree = scene.trees[sentence]
    if word < 0:
        return False
    named = tree.words[state].upos == "PROPN" and bool(scene.cast.state_of_place(sentence, state))
    return named and tree.case(word) in {"at", "during"} and tree.lemma(word) in words("gatherings")


def _names_somebody(scene: Scene, sentence: int, word: int) -> bool:
    mention = scene.cast.mention_at(sentence, word)
    return mention is not None and bool(mention.actors) and mention.kind != "place"


def actors_at(scene: Scene, sentence: int, word: int) -> tuple[str, ...]:
    """Return the actors that a nominal stands for; an adjective of a state stands for the state."""
    mention = scene.cast.mention_at(sentence, word)
    if mention is None or mention.kind == "place":
        return ()
    if mention.actors and scene.cast.actors[mention.actors[0]].kind in {"state", "organisation", "group"}:
        # "U.S. President Donald Trump": the state belongs to the title, whatever the parser made of it.
        after = scene.cast.mention_at(sentence, mention.last)
        if (
            after is not None
            and after.kind in {"name", "description"}
            and after.actors
            and scene.cast.actors[after.actors[0]].kind == "person"
        ):
            return after.actors
    return mention.actors


def choose(scene: Scene, sentence: int, word: int, choice: Choice) -> tuple[str, ...]:
    """Return the actors of the first filled place of a choice."""
    for slot in choice.slots:
        fillers = fill(scene, sentence, word, slot)
        actors = dict.fromkeys(actor for filler in fillers for actor in actors_of_phrase(scene, sentence, filler))
        if actors:
            return tuple(actors)
    return ()


def actors_of_phrase(scene: Scene, sentence: int, word: int) -> tuple[str, ...]:
    """Return a nominal's actors, or those of the group that it names ("a group of Israeli officials")."""
    direct = actors_at(scene, sentence, word)
    if direct:
        people = _named_beside(scene, sentence, word) or _named_in_turn(scene, sentence, word)
        if people:
            return people
        others = (
            *_further_members(scene, sentence, word, direct),
            *_named_after(scene, sentence, word),
            *_set_beside(scene, sentence, word),
            *_named_among(scene, sentence, word),
        )
        return (*_other_half(scene, sentence, word), *direct, *(a for a in dict.fromkeys(others) if a not in direct))
    tree = scene.trees[sentence]
    if tree.words[word].upos not in {"NOUN", "PROPN", "NUM", "DET", "PRON", "ADJ"}:
        return ()
    return (
        senders(scene, sentence, word, actors_at)
        or _named_among(scene, sentence, word)
        or _beside_or_whose(scene, sentence, word)
    )


def _beside_or_whose(scene: Scene, sentence: int, word: int) -> tuple[str, ...]:
    """Return the actors that are named beside a nominal which is none itself, or whose people it speaks of."""
    tree = scene.trees[sentence]
    for child in tree.children(word, "appos", "flat", "nmod:desc"):
        # "their ministers, X, Y and Z" are all of them.
        named = tree.conjuncts(child) if tree.words[word].xpos == "NNS" else [child]
        found = tuple(dict.fromkeys(a for n in named for a in actors_at(scene, sentence, n)))
        if found:
            return found
    # "The head of the agency, X": the parser may set X beside the agency.
    for child in (c for of in tree.children(word, "nmod") for c in tree.children(of, "appos")):
        found = actors_at(scene, sentence, child)
        if found and all(scene.cast.actors[a].kind == "person" for a in found):
            return found
    members = _members(scene, sentence, word)
    return tuple(dict.fromkeys(a for child in members for a in _whose(scene, sentence, child)))


def _whose(scene: Scene, sentence: int, word: int) -> tuple[str, ...]:
    """Return the actors whose people a noun speaks of; of "envoys from Kigali", the state of the town."""
    tree = scene.trees[sentence]
    state = scene.cast.state_of_place(sentence, word) if tree.case(word) == "from" else ""
    return actors_at(scene, sentence, word) or ((state,) if state else ())


def _other_half(scene: Scene, sentence: int, word: int) -> tuple[str, ...]:
    """Return the state of which only the first word stands before the name of another: "North and South Korea"."""
    tree, mention = scene.trees[sentence], scene.cast.mention_at(sentence, word)
    if mention is None or mention.kind != "name":
        return ()
    before = [c for c in tree.children(word, "compound", "amod") if c < mention.first]
    joined = [c for c in before if any(mention.first <= n < mention.last for n in tree.children(c, "conj"))]
    return tuple(a for c in joined for a in actors_at(scene, sentence, c) if a not in mention.actors)


def _further_members(scene: Scene, sentence: int, word: int, direct: tuple[str, ...]) -> tuple[str, ...]:
    """Return the states beside the first of "the leaders of X and Y", "X and Y negotiators", if not there yet."""
    tree = scene.trees[sentence]
    mention = scene.cast.mention_at(sentence, word)
    if mention is None or mention.kind != "body" or tree.words[word].xpos != "NNS":
        return ()
    named = [n for child in _members(scene, sentence, word) for n in tree.conjuncts(child)]
    there = {scene.country(a) for a in direct}
    found = [a for n in named for a in actors_at(scene, sentence, n) if scene.country(a) not in there]
    return tuple(dict.fromkeys(found))


def _named_beside(scene: Scene, sentence: int, word: int) -> tuple[str, ...]:
    """Return the people whose names stand behind what they are: "the commanders, X and Y", "its representative, X"."""
    tree, mention = scene.trees[sentence], scene.cast.mention_at(sentence, word)
    if mention is None or mention.kind not in {"body", "description"}:
        return ()
    several = tree.words[word].xpos == "NNS"
    if not several and any(scene.cast.actors[a].kind != "group" for a in mention.actors):
        return ()
    named = [n for c in tree.children(word, "appos") for n in tree.conjuncts(c)]
    found = tuple(dict.fromkeys(a for n in named for a in actors_at(scene, sentence, n)))
    enough = len(found) > 1 if several else len(found) == 1
    return found if enough and all(scene.cast.actors[a].kind == "person" for a in found) else ()


def _named_in_turn(scene: Scene, sentence: int, word: int) -> tuple[str, ...]:
    """Return the people each named behind his state: "the presidents of Togo, X, and Benin, Y"."""
    tree, mention = scene.trees[sentence], scene.cast.mention_at(sentence, word)
    if mention is None or mention.kind not in {"body", "description"} or tree.words[word].xpos != "NNS":
        return ()
    of = [n for child in tree.obliques(word, "of") for n in tree.conjuncts(child)]
    listed = dict.fromkeys((*of, *(n for one in of for n in tree.children(one, "appos")), *tree.conjuncts(word)[1:]))
    found = [a for n in sorted(listed) for a in actors_at(scene, sentence, n)]
    people = tuple(a for a in dict.fromkeys(found) if scene.cast.actors[a].kind == "person")
    states = {a for a in found if scene.cast.actors[a].kind == "state"}
    return people if len(people) > 1 and len(people) >= len(states) else ()


def _set_beside(scene: Scene, sentence: int, word: int) -> tuple[str, ...]:
    """Return the people of a list whom the parser sets beside the one before: "the secretary X, the envoy Y, and Z"."""
    tree, found = scene.trees[sentence], list[str]()
    beside = tree.children(word, "appos")
    while beside:
        named = [m for n in beside if (m := scene.cast.mention_at(sentence, n)) is not None and m.kind == "name"]
        found += [a for m in named for a in m.actors if scene.cast.actors[a].kind == "person"]
        beside = [child for n in beside for child in tree.children(n, "appos")]
    return tuple(found)


def _named_among(scene: Scene, sentence: int, word: int) -> tuple[str, ...]:
    """Return the people named as some of several: "officials, including X", "leaders, among them X and Y".

    So are those whom a team or mission "includes".
    """
    tree = scene.trees[sentence]
    inside = [
        member
        for clause in tree.children(word, "acl:relcl")
        if tree.lemma(clause) in words("including")
        for member in tree.objects(clause)
    ]
    if tree.words[word].xpos in {"NNS", "NNPS"}:
        above = tree.words[word].head
        near = [*tree.children(word, "nmod", "appos"), *(n for n in tree.dependents[above] if n > word and above >= 0)]
        first = [n for n in near if _is_one_of_them(tree, n, below=tree.words[n].head == word)]
        inside += [member for n in first for member in tree.conjuncts(n)]
    found = dict.fromkeys(a for member in inside for a in actors_at(scene, sentence, member))
    return tuple(a for a in found if scene.cast.actors[a].kind == "person")


def _is_one_of_them(tree: Tree, word: int, *, below: bool) -> bool:
    """Whether a nominal is told to be one of those named before it: "including X", "such as X", "among them X"."""
    if below and tree.case(word) in words("such_as"):
        return True
    shares = (c for c in tree.children(word, "nmod", "obl") if tree.words[c].upos == "PRON" and c < word)
    return any(tree.case(c) in {"among", "of"} for c in shares)


def _named_after(scene: Scene, sentence: int, word: int) -> tuple[str, ...]:
    """Return who follows a name in a list that the parser takes for more of the name: "Morocco, the Front, Algeria"."""
    tree, mention = scene.trees[sentence], scene.cast.mention_at(sentence, word)
    if mention is None or mention.kind != "name":
        return ()
    beside = (c for c in tree.children(word, "appos", "flat") if tree.words[c].upos == "PROPN")
    found = (m for m in (scene.cast.mention_at(sentence, c) for c in beside) if m is not None and m.kind == "name")
    people = _are_people(scene, mention.actors)
    return tuple(dict.fromkeys(a for m in found if _are_people(scene, m.actors) == people for a in m.actors))


def _are_people(scene: Scene, actors: tuple[str, ...]) -> bool:
    return any(scene.cast.actors[a].kind == "person" for a in actors)


def _members(scene: Scene, sentence: int, word: int) -> list[int]:
    """Return whose people a noun speaks of: "leaders of X", "officials from X", "the two countries' leaders", and
    the state that modifies it.
    """
    tree = scene.trees[sentence]
    form = tree.words[word]
    # The first word of a sentence is easily taken for a name: "Negotiators from Bahrain".
    named = form.upos == "PROPN" and form.text.endswith("s") and scene.cast.mention_at(sentence, word) is None
    cases = {"from"} if named and form.xpos != "NNS" else {"of", "from"}
    of = [c for child in tree.children(word, "nmod") if tree.case(child) in cases for c in tree.conjuncts(child)]
    if tree.lemma(word) in words("no_envoys"):
        return []  # "a game for children from both countries"
    collects = tree.lemma(word) in scene.lexicon.classes.get("collective", frozenset())
    people = named or (form.xpos == "NNS" and form.upos == "NOUN") or tree.lemma(word) in words("sent")
    owners = tree.possessors(word) if people else []
    joint = tree.lemma(word) in words("joint_bodies") and len(of) > 1  # "the boundary commission of Ghana and Togo"
    return [*(of if collects or people or joint else []), *owners, *_adjectival(scene, sentence, word)]


def hosts(scene: Scene, sentence: int, numbers: tuple[int, ...], *, there: bool = True) -> tuple[str, ...]:
    """Return the states to which some words travel: of "to Moscow", "in Algiers", or a state that is visited.

    Args:
        scene: The scene.
        sentence: Number of the sentence.
        numbers: The words.
        there: Whether they may be where they travel to: "in Algiers", "here".
    """
    tree = scene.trees[sentence]
    found: dict[str, None] = {}
    for word in numbers:
        here = [n for n in tree.children(word, "advmod") if tree.lemma(n) == "here"] if there else []
        ways = tree.obliques(word, *(("to", "in", "into", "for") if there else ("to", "into", "for")))
        for place in [*ways, *tree.objects(word), *here]:
            state = scene.cast.state_of_place(sentence, place)
            if state:
                found.setdefault(state)
    return tuple(found)


def between(scene: Scene, sentence: int, word: int) -> tuple[str, ...]:
    """Return the actors of "between X and Y" under a noun."""
    tree = scene.trees[sentence]
    actors: dict[str, None] = {}
    for filler in tree.obliques(word, *words("between")):
        for actor in actors_of_phrase(scene, sentence, filler):
            actors.setdefault(actor)
    return tuple(actors)


def states_located_in(scene: Scene, sentence: int, numbers: list[int]) -> tuple[str, ...]:
    """Return states named as where something is asked for ("new elections in Israel")."""
    tree = scene.trees[sentence]
    return tuple(
        dict.fromkeys(
            actor
            for number in numbers
            if tree.case(number) in words("locative")
            for actor in scene.cast.at(sentence, number)
            if scene.cast.actors[actor].kind == "state"
        )
    )
