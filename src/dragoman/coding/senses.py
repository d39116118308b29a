"""Which sense of a word is meant: its surroundings held against the rows of the event lexicon."""

from __future__ import annotations

from dragoman.coding.concluded import is_concluded_together, of_several
from dragoman.coding.learned import contact_disputed, learned_occurrence, trigger_at
from dragoman.coding.lexicon_types import EventSense, Marked
from dragoman.coding.occurrence import Occurrence
from dragoman.coding.participants import actors_at, choose
from dragoman.coding.scene import Scene
from dragoman.coding.thresholds import thresholds
from dragoman.coding.words import words
from dragoman.language.syntax import Tree

#: Media by which one reaches another who is elsewhere.
_BY_POST = frozenset({"letter", "message", "intermediary"})
#: Places of words that may stand for a particle: "gave in", "said no".
_READ_AS_PARTICLES = ("obj", "xcomp", "ccomp", "obl", "discourse")


def occurrences(scene: Scene, sentence: int) -> list[Occurrence]:
    """Return the event words of a sentence: verbs first, then nouns that no verb has used up."""
    tree = scene.trees[sentence]
    found: list[Occurrence] = []
    spent: set[int] = set()
    order = sorted(range(len(tree.words)), key=lambda n: (tree.words[n].upos not in {"VERB", "AUX"}, n))
    for word in order:
        if word in spent or tree.words[word].upos not in {"VERB", "AUX", "NOUN", "PROPN", "ADJ"}:
            continue
        occurrence = best_sense(scene, sentence, word)
        if occurrence is not None and only_again(occurrence) and learned_occurrence(scene, sentence, word) is not None:
            continue  # the model sees an event of its own
        if occurrence is not None and not contact_disputed(scene, occurrence):
            found.append(occurrence)
            spent.update(n for n in occurrence.used if n != word and not _stands_alone(scene, occurrence, n))
    known = spent | {occurrence.word for occurrence in found}
    learned = (learned_occurrence(scene, sentence, word) for word in scene.triggers[sentence] if word not in known)
    return sorted((*found, *(o for o in learned if o is not None)), key=lambda o: o.word)


def only_again(occurrence: Occurrence) -> bool:
    """Whether a noun alone ("the call") means no other contact than one that was told before."""
    sense = occurrence.sense
    bare = not (sense.prepositions or sense.object.allowed or occurrence.actors or occurrence.recipients)
    return sense.pos == "NOUN" and occurrence.learned is None and bare and sense.lemma in words("only_again")


def _stands_alone(scene: Scene, occurrence: Occurrence, word: int) -> bool:
    """Whether a word that an event uses up names an event of its own.

    What is asked for or called off is a contact of its own: "proposed talks", "cancelled a visit"; and so is the one
    since which there was none ("have not spoken since their call of May 3"), and that in which something is done
    ("protested in a letter").
    """
    tree = scene.trees[occurrence.sentence]
    if tree.words[word].upos != "NOUN" or tree.case(word) == "since":
        return True
    type_ = occurrence.sense.type
    if type_ not in {"REQUEST", "REJECT"} and tree.words[word].relation not in {"obl", "nmod"}:
        return False
    if occurrence.sense.medium == "visit" and tree.lemma(word) in scene.lexicon.classes["visit_noun"]:
        return False  # "embarked on a tour"
    named = best_sense(scene, occurrence.sentence, word)
    if named is None and (type_ != "REQUEST" or _is_asked_for(scene, occurrence.sentence, word)):
        named = learned_occurrence(scene, occurrence.sentence, word)
    return named is not None and named.sense.type == "CONSULT"


def _is_asked_for(scene: Scene, sentence: int, word: int) -> bool:
    """Whether the model is sure enough that what is asked for is a contact, and no answer that is owed."""
    trigger = trigger_at(scene, sentence, word)
    sure = trigger is not None and trigger.event_chance >= thresholds()["learned"]["asked_for"]
    return sure and scene.trees[sentence].lemma(word) not in words("owed")


def best_sense(scene: Scene, sentence: int, word: int) -> Occurrence | None:
    """Return the narrowest sense that fits and whose participants are there, or None."""
    tree = scene.trees[sentence]
    form = tree.words[word]
    if form.upos == "PROPN" and scene.cast.mention_at(sentence, word) is not None:
        return None
    for sense in scene.lexicon.senses(form.lemma.lower(), form.upos, form.text):
        used = fits(scene, sentence, word, sense)
        if used is None:
            continue
        occurrence = _with_participants(scene, sentence, word, sense, used)
        if occurrence is not None:
            return occurrence
    return None


def fits(scene: Scene, sentence: int, word: int, sense: EventSense) -> tuple[int, ...] | None:
    """Return the words that the sense uses when the surroundings fit it, else None."""
    tree = scene.trees[sentence]
    used = [word]
    if sense.particles:
        particles = _particles(tree, word, sense)
        hit = next((particles[p] for p in sense.particles if p in particles), None)
        if hit is None:
            return None
        used.append(hit)
    objects = [o for o in _object_words(tree, word, sense) if o not in used]
    if not objects and not sense.object.accepts(()):
        return None
    if objects:
        accepted = [
            o for o in objects if sense.object.accepts(_names(tree, o), is_actor=bool(actors_at(scene, sentence, o)))
        ]
        if not accepted:
            return None
        if sense.object.allowed:
            used.extend(n for o in accepted[:1] for n in (o, *_counted(tree, o, sense)))
    for marked, markers in ((sense.prepositions, _phrases(tree, word)), (sense.clauses, _clauses(tree, word))):
        if not marked:
            continue
        at = _first_marked(scene, sentence, marked, markers, seats=sense.medium in _BY_POST)
        if at is None:
            return None
        if at >= 0:
            used.append(at)
    return tuple(dict.fromkeys(used))


def _counted(tree: Tree, word: int, sense: EventSense) -> list[int]:
    """Return the word that a sense asks for where the object only counts it: "held a third round of talks".

    The tree often hangs the "of" phrase on the verb instead.
    """
    if tree.lemma(word) not in words("partitives"):
        return []
    inside = [
        *tree.obliques(word, "of"),
        *(n for n in tree.obliques(tree.words[word].head, "of") if min(tree.phrase(n)) == word + 1),
    ]
    return [n for n in inside if sense.object.allowed & {tree.lemma(n), tree.words[n].text.lower()}]


def _particles(tree: Tree, word: int, sense: EventSense) -> dict[str, int]:
    """Return the particles of a verb and the words that can be read as one, by their lemmas."""
    found = {tree.lemma(c): c for c in tree.children(word, "compound:prt", "advmod")}
    found |= {tree.lemma(c): c for c in tree.children(word, *_READ_AS_PARTICLES) if tree.lemma(c) in sense.particles}
    return found | {tree.lemma(c): c for o in _beside_particle(tree, word) for c in tree.children(o, "case")}


def _beside_particle(tree: Tree, word: int) -> list[int]:
    """Return the phrase whose preposition stands right after a verb, as a particle does: "laughed off the threat"."""
    return [o for o in tree.children(word, "obl") if any(c == word + 1 for c in tree.children(o, "case"))]


def _object_words(tree: Tree, word: int, sense: EventSense) -> list[int]:
    if sense.pos != "VERB":
        return tree.children(word, "compound", "amod")
    return tree.objects(word) or (_beside_particle(tree, word) if sense.particles else [])


def _names(tree: Tree, word: int) -> set[str]:
    """Return the lemma and text of a phrase's head, with and without its compound ("phone call")."""
    names = {tree.lemma(word), tree.words[word].text.lower()}
    titles = ("nmod:desc", "compound") if tree.words[word].upos == "PROPN" else ("nmod:desc",)
    names |= {tree.lemma(c).lower() for c in tree.children(word, *titles)}
    if tree.lemma(word) in words("partitives"):
        names |= {name for c in tree.obliques(word, "of") for name in (tree.lemma(c), tree.words[c].text.lower())}
    for child in tree.children(word, "compound", "amod"):
        names |= {f"{tree.lemma(child)} {name}" for name in (tree.lemma(word), tree.words[word].text.lower())}
    return names


def _phrases(tree: Tree, word: int) -> list[tuple[str, int]]:
    found = [(tree.case(c), c) for c in tree.children(word, "obl", "nmod", "obl:agent") if tree.case(c)]
    # Of "warned Lima of a response" the phrase is often taken for a clause.
    found += [(tree.case(c), c) for c in tree.children(word, "ccomp") if tree.case(c) and not tree.children(c, "cop")]
    found += [
        (tree.lemma(m), c)
        for c in tree.children(word, "advcl", "acl")
        for m in tree.children(c, "mark")
        if tree.lemma(m) != "to" or tree.words[c].xpos == "VBG"  # "committed to ensuring it" is no infinitive
    ]
    for child in tree.objects(word):
        # "delivered a letter to", "imposed sanctions on": the phrase may hang on the object.
        if tree.words[child].head == word:
            found += [(tree.case(c), c) for c in tree.children(child, "nmod") if tree.case(c)]
    return found


def _clauses(tree: Tree, word: int) -> list[tuple[str, int]]:
    found = [(tree.words[c].relation.split(":")[0], c) for c in tree.children(word, "xcomp", "ccomp", "acl", "advcl")]
    found += [("acl", c) for c in clause_beside(tree, word)]
    found = [("xcomp" if kind == "advcl" and tree.words[c].xpos == "VB" else kind, c) for kind, c in found]
    return [(kind, c) for kind, c in found if kind != "advcl" and not _tells_more(tree, c)]


def clause_beside(tree: Tree, noun: int) -> list[int]:
    """Return the clause right behind a noun, where it hangs on the verb: "repeated her promise that …"."""
    verb = tree.words[noun].head
    behind = max(tree.subtree(noun)) + 1
    beside = tree.children(verb, "ccomp") if verb >= 0 and tree.words[noun].upos == "NOUN" else []
    return [c for c in beside if min(tree.subtree(c)) == behind and tree.lemma(behind) == "that"]


def _tells_more(tree: Tree, clause: int) -> bool:
    """Whether a clause tells more of a noun, and not what it holds: "their call, which ended in a quarrel"."""
    relative = tree.children(clause, "nsubj", "nsubj:pass", "obj", "obl")
    return tree.words[clause].relation == "acl:relcl" and any(tree.lemma(c) in {"which", "who"} for c in relative)


def _first_marked(
    scene: Scene, sentence: int, marked: tuple[Marked, ...], there: list[tuple[str, int]], *, seats: bool
) -> int | None:
    """Return the word of the first required phrase that is there; -1 for "none" when nothing is; None when it fails.

    Where something is sent, a town may stand for who has his seat there: "let it be known to Suva".
    """
    tree = scene.trees[sentence]
    for item in marked:
        if item.marker == "none":
            if not there:
                return -1
            continue
        for marker, word in there:
            somebody = bool(actors_at(scene, sentence, word) or (seats and scene.cast.state_of_place(sentence, word)))
            if marker == item.marker and item.head.accepts(_names(tree, word), is_actor=somebody):
                return word
    return None


def _with_participants(
    scene: Scene, sentence: int, word: int, sense: EventSense, used: tuple[int, ...]
) -> Occurrence | None:
    """Return the occurrence with its participants, or None when those that the sense needs are missing."""
    actors: dict[str, None] = {}
    initiator: str | None = None
    for choice in sense.roles.actors:
        found = choose(scene, sentence, word, choice)
        if sense.type == "CONSULT" and all(slot.inner for slot in choice.slots) and set(found) <= set(actors):
            return None  # "sat in his office" is nobody else's, "knocked at the door" nobody's
        if choice.initiator and found and initiator is None:
            initiator = found[0]
        actors.update(dict.fromkeys(found))
    recipients: dict[str, None] = {}
    for choice in sense.roles.recipients:
        recipients.update(dict.fromkeys(choose(scene, sentence, word, choice)))
    kept = tuple(r for r in recipients if r not in actors)
    unnamed = sense.type == "CONSULT" and (sense.pos == "NOUN" or _plural_subject(scene, sentence, word))
    unnamed = unnamed or (is_concluded_together(sense) and of_several(scene.trees[sentence], word))
    if not actors and not kept and not unnamed:
        return None
    return Occurrence(sentence, word, sense, tuple(actors), kept, initiator, used)


def _plural_subject(scene: Scene, sentence: int, word: int) -> bool:
    """Whether several unnamed people act ("the delegations met"): who they are may be known from before."""
    tree = scene.trees[sentence]
    subjects = tree.subjects(word)
    return bool(subjects) and all(tree.words[s].xpos == "NNS" and tree.lemma(s) in words("delegates") for s in subjects)
