"""What is said: the words of a statement's content, from the syntax and from the model's attributions."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.lexicon_types import Cue
from dragoman.coding.speech_words import speech_words
from dragoman.language.syntax import Tree
from dragoman.language.types import Attribution

#: Relations of the words that make up the cue's own clause besides its content.
_CLAUSE = ("aux", "aux:pass", "compound:prt", "advmod", "obl:unmarked")
#: Prepositions of the nouns that stand beside what somebody says, with the lists of those nouns.
_REPORTING = {"in": "reported_in", "by": "reported_by", "on": "reported_on"}


def contents(tree: Tree, word: int, cue: Cue) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield (place, words) of what was said, for every pattern of the cue that finds something."""
    if not has_particle(tree, word, cue) or not names_object(tree, word, cue):
        return
    for pattern in cue.patterns:
        heads = _heads(tree, word, pattern.place, pattern.marker)
        if heads:
            yield pattern.place, _under(tree, word, heads)


def has_particle(tree: Tree, word: int, cue: Cue) -> bool:
    """Whether the particle that the cue asks for stands with the word, or the word that completes it ("made clear")."""
    if not cue.particle:
        return True
    return cue.particle in {
        tree.lemma(c) for c in tree.children(word, "compound:prt", "advmod", "case", "xcomp", "obj")
    }


def names_object(tree: Tree, word: int, cue: Cue) -> bool:
    """Whether the object is one that the cue takes."""
    objects = tree.objects(word)
    if not objects and cue.object.excluded and not cue.object.allowed:
        return True
    return cue.object.accepts({tree.lemma(o) for o in objects} | {tree.words[o].text.lower() for o in objects})


def _heads(tree: Tree, word: int, place: str, marker: str | None) -> list[int]:
    """Return the heads of the content in one place."""
    if place == "parataxis":
        return tree.children(word, "parataxis") or _main_clause(tree, word) or _clause_before_as(tree, word)
    if place == "obj":
        subjects = tree.subjects(word)
        return [o for o in tree.objects(word) if o not in subjects]
    if place in {"obl", "nmod"}:
        alarming = tree.agents(word) if marker == "by" else []
        # Of "at the killing of" the noun is taken for a verb.
        alarming = alarming or [c for c in tree.children(word, "advcl") if marker and tree.case(c) == marker]
        return alarming or [n for host in (word, *tree.objects(word)) for n in tree.obliques(host, marker or "")]
    if place in {"adverbial", "acl"}:
        return _beside(tree, word) if place == "adverbial" else _that_clauses(tree, word)
    if place == "xcomp":
        return tree.children(word, "xcomp", "ccomp") or _infinitives(tree, word)
    return tree.children(word, place) or _clauses_below(tree, word, place)


def _clauses_below(tree: Tree, word: int, place: str) -> list[int]:
    """Return the clauses on what completes a verb ("let slip that …", "took the view that …"), or before "as".

    In "it was pointed out that …", the clause is the subject.
    """
    if place != "ccomp":
        return []
    if behind := [c for c in tree.children(word, "csubj:pass", "csubj") if c > word]:
        return behind
    completing = [c for c in tree.children(word, "xcomp") if not tree.children(c, "mark")]
    told = [c for c in tree.children(word, "xcomp") if tree.lemma(c) == "understand"]
    below = [
        *(n for c in (*completing, *told) for n in tree.children(c, "ccomp")),
        *(n for o in tree.objects(word) for n in _that_clauses(tree, o)),
    ]
    return below or _clause_before_as(tree, word)


def _that_clauses(tree: Tree, word: int) -> list[int]:
    """Return the clauses that say what a noun says ("the claim that …"); others describe it."""
    found = tree.children(word, "acl", "ccomp")
    if tree.lemma(word) in speech_words("told_in_print") and tree.words[word].relation in {"obj", "obl"}:
        found += [c for c in tree.children(tree.words[word].head, "ccomp") if c > word]
    return [c for c in found if any(tree.lemma(m) == "that" for m in tree.children(c, "mark"))]


def _main_clause(tree: Tree, word: int) -> list[int]:
    """Return the clause into which a cue is set (", he said"); a semicolon parts two clauses of their own."""
    governor = tree.words[word].head
    if tree.words[word].relation != "parataxis" or governor > word:
        return [governor] if tree.words[word].relation == "parataxis" else []
    parted = any(tree.words[n].text == ";" for n in range(governor, word))
    return [] if parted else [governor]


def _clause_before_as(tree: Tree, word: int) -> list[int]:
    """Return the clause to which "as" joins a cue that has nothing of its own to say ("as villagers have alleged")."""
    joined = tree.words[word].relation == "advcl" and any(tree.lemma(m) == "as" for m in tree.children(word, "mark"))
    return [tree.words[word].head] if joined and not tree.children(word, "obj", "ccomp") else []


def _infinitives(tree: Tree, word: int) -> list[int]:
    """Return infinitives that the parser took for clauses of purpose ("called on X to return")."""
    found = tree.children(word, "advcl", "acl")
    return [c for c in found if c > word and any(tree.lemma(m) == "to" for m in tree.children(c, "mark"))]


def _beside(tree: Tree, word: int) -> list[int]:
    """Return the clause beside which "according to X" or "in a statement" stands."""
    if tree.words[word].upos == "NOUN":
        return []
    governor = tree.words[word].head
    if tree.words[word].relation in {"case", "mark"} and governor >= 0:
        governor = tree.words[governor].head
    return [governor] if governor >= 0 else []


def preposed(tree: Tree, word: int) -> tuple[int, ...]:
    """Return the words of the clause that "in his view" stands in, its own phrase left out."""
    governor, case = tree.words[word].head, tree.case(word)
    reported = case in _REPORTING and tree.lemma(word) in speech_words(_REPORTING[case])
    owned = bool(tree.children(word, "det", "nmod:poss")) and governor >= 0
    if not reported or not owned or not tree.words[word].relation.startswith(("obl", "nmod", "advcl")):
        return ()
    own = set(tree.subtree(word))
    return tuple(n for n in tree.subtree(governor) if n not in own)


def _under(tree: Tree, cue: int, heads: list[int]) -> tuple[int, ...]:
    """Return the words under the content's heads, the cue's own clause left out when it stands inside."""
    own = set(tree.subtree(cue))
    if tree.words[cue].relation in {"case", "mark"}:
        own = set(tree.subtree(tree.words[cue].head))
    words: set[int] = set()
    for head in heads:
        below = set(tree.subtree(head))
        words |= below - own if cue in below else below
    return tuple(sorted(words))


# --- the model's say -------------------------------------------------------------------------------------


def attributed(
    tree: Tree, attribution: Attribution | None, syntactic: tuple[int, ...], word: int, place: str = ""
) -> tuple[int, ...]:
    """Return the model's content where it covers the syntactic one's main words, else the syntactic one.

    Stretches of the model that share nothing with the syntax are left out. Objects and phrases are short,
    so that both together are taken.
    """
    stretches = tagged_words(tree, attribution, word)
    if syntactic:
        stretches = [s for s in stretches if not s.isdisjoint(syntactic)]
    tagged = set().union(*stretches)
    if not tagged or (syntactic and not _same(tree, tagged, syntactic)):
        return syntactic
    if place in {"obj", "obl", "nmod", "xcomp"}:
        tagged |= set(syntactic)
    return tuple(sorted(tagged))


def tagged_words(tree: Tree, attribution: Attribution | None, word: int) -> list[set[int]]:
    """Return the stretches that the model takes for content.

    A stretch over the cue itself is none, nor is one beyond a semicolon.
    """
    if attribution is None:
        return []
    found = []
    for first, last in attribution.content:
        between = range(min(last, word), max(first, word))
        if not first <= word < last and all(tree.words[n].text != ";" for n in between):
            found.append(set(range(first, last)))
    return found


def _same(tree: Tree, tagged: set[int], syntactic: tuple[int, ...]) -> bool:
    inside = set(syntactic)
    heads = [n for n in syntactic if tree.words[n].head not in inside and tree.words[n].upos != "PUNCT"]
    return any(h in tagged for h in heads) or len(tagged & inside) * 2 > len(tagged)


# --- pieces ----------------------------------------------------------------------------------------------


def pieces(tree: Tree, words: tuple[int, ...], cue_clause: set[int]) -> list[list[int]]:
    """Return the stretches of the content between which the cue's clause stands."""
    found: list[list[int]] = []
    last = None
    for number in words:
        if number in cue_clause or (not found and tree.words[number].upos == "PUNCT" and not _opens(tree, number)):
            continue
        interrupted = last is not None and any(n in cue_clause for n in range(last + 1, number))
        if last is None or interrupted:
            found.append([])
        found[-1].append(number)
        last = number
    trimmed = [_trim(tree, piece) for piece in found]
    return [p for p in trimmed if p and not (len(trimmed) > 1 and _relative(tree, p))]


def _relative(tree: Tree, piece: list[int]) -> bool:
    """Whether a piece is a relative pronoun alone ("which he said had …")."""
    return len(piece) == 1 and tree.words[piece[0]].xpos in {"WDT", "WP", "IN"}


def _trim(tree: Tree, piece: list[int]) -> list[int]:
    """Return a piece without marks at its start (but opening ones) and without a conjunction at its end."""
    while piece and tree.words[piece[0]].upos == "PUNCT" and not _opens(tree, piece[0]):
        piece = piece[1:]
    while piece and (tree.words[piece[-1]].text == "," or tree.words[piece[-1]].upos in {"CCONJ", "SCONJ"}):
        piece = piece[:-1]
    return piece if any(tree.words[n].upos != "PUNCT" for n in piece) else []


def _opens(tree: Tree, number: int) -> bool:
    return tree.words[number].xpos in {"``", "-LRB-"} or tree.words[number].text in {"“", "«", "„"}


def clausal(tree: Tree, piece: list[int]) -> bool:
    """Whether a piece can stand alone: it holds a verb together with its subject."""
    inside = set(piece)
    return any(s in inside for n in piece for s in tree.children(n, "nsubj", "nsubj:pass", "expl", "csubj"))


def cue_clause(tree: Tree, word: int, speakers: tuple[int, ...], content: tuple[int, ...]) -> set[int]:
    """Return the words of the cue's own clause that are no content: cue, auxiliaries, speaker, addressee."""
    inside = set(content)
    own = {word}
    if tree.words[word].relation in {"case", "mark"}:
        own.update(tree.subtree(word))
    for child in tree.children(word, *_CLAUSE):
        own.update(tree.subtree(child))
    for speaker in speakers:
        own.update(tree.phrase(speaker))
    for child in tree.children(word, "iobj", "obl", "obj"):
        below = tree.subtree(child)
        if child not in inside or not inside & set(below):
            own.update(n for n in below if n not in inside)
    return own
