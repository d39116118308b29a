"""Questions about one sentence's tree: who does what to whom, whatever the construction.

All answers are word numbers. Passives, relative clauses, shared subjects of coordinated verbs, subjects
of infinitives and participles are resolved here, so that the coder asks only for "subjects" and
"objects".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.language.types import Sentence, Word

#: Relations whose dependents are not part of a noun's own phrase.
_OUTSIDE_PHRASE = frozenset({"conj", "cc", "parataxis", "appos", "acl:relcl", "discourse", "dislocated"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
#: Governors whose infinitive is done by their own subject although they have an object.
_SUBJECT_CONTROL = frozenset({"promise", "threaten"})
#: Governors whose infinitive is done by a prepositional object ("called on Israel to stop"), with the preposition.
_OBLIQUE_CONTROL = {"call": ("on", "upon"), "appeal": ("to",), "plead": ("with",)}
#: Verbs whose object did what stands behind "for" or "of": "thanked her for bringing it up", "accused it of lying".
_JUDGED_FOR = frozenset(
    {
        "accuse",
        "blame",
        "commend",
        "condemn",
        "criticise",
        "criticize",
        "denounce",
        "fault",
        "praise",
        "suspect",
        "thank",
    }
)
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_CLAUSAL = frozenset({"VERB", "AUX", "ADJ"})
_DEEP = 12
#: Marks that no stretch ends with, and those of quotations.
_OUTER = frozenset({",", ".", ";", ":", "—", "–", "-", "?", "!"})
_OPENING, _CLOSING = frozenset({"“", "«", "„", "``", '"'}), frozenset({"”", "»", "''", '"'})


class Tree:
    """One sentence with its dependents indexed."""

    def __init__(self, sentence: Sentence) -> None:
        """Take the sentence and index it: some hundred questions are asked of each."""
        self.sentence = sentence
        self.words: tuple[Word, ...] = sentence.words
        below: list[list[int]] = [[] for _ in self.words]
        for number, word in enumerate(self.words):
            if word.head >= 0:
                below[word.head].append(number)
        #: For each word, its dependents in order.
        self.dependents: tuple[tuple[int, ...], ...] = tuple(map(tuple, below))
        #: For each word, its dependents in order by their relations, by "obl" for "obl:tmod" too.
        self._by_relation: list[dict[str, tuple[int, ...]]] = [{} for _ in self.words]
        for number, word in enumerate(self.words):
            for relation in {word.relation, word.relation.partition(":")[0]} if word.head >= 0 else ():
                by_relation = self._by_relation[word.head]
                by_relation[relation] = (*by_relation.get(relation, ()), number)
        self._lemmas = [word.lemma.lower() for word in self.words]

    def children(self, number: int, *relations: str) -> list[int]:
        """Return dependents with one of the relations; "obl" also matches "obl:tmod"."""
        if not relations:
            return list(self.dependents[number])
        below = self._by_relation[number]
        if not below or len(relations) == 1:
            return list(below.get(relations[0], ()))
        found = {child for relation in relations if relation in below for child in below[relation]}
        return sorted(found)

    def lemma(self, number: int) -> str:
        """Return the lemma in lower case."""
        return self._lemmas[number]

    def subtree(self, number: int, without: frozenset[str] = frozenset()) -> list[int]:
        """Return the word and all below it, in order, branches with a relation in without left out."""
        found, stack = [], [number]
        while stack:
            current = stack.pop()
            found.append(current)
            stack.extend(c for c in self.dependents[current] if self.words[c].relation not in without)
        return sorted(found)

    def within(self, start: int, end: int) -> list[int]:
        """Return the words that touch the characters from start to end."""
        return [number for number, word in enumerate(self.words) if word.start < end and start < word.end]

    def top(self, numbers: Sequence[int]) -> int:
        """Return the first of some words that hangs on none of them."""
        inside = set(numbers)
        return next((n for n in numbers if self.words[n].head not in inside), numbers[0])

    def phrase(self, number: int) -> list[int]:
        """Return the noun phrase of a head without coordination, apposition and relative clauses, as one stretch."""
        inside = set(self.subtree(number, _OUTSIDE_PHRASE))
        first = last = number
        while first - 1 in inside:
            first -= 1
        while last + 1 in inside:
            last += 1
        while last > number and self.words[last].upos == "PUNCT":
            last -= 1
        return list(range(first, last + 1))

    def offsets(self, numbers: list[int]) -> tuple[int, int]:
        """Return the character offsets from the first to the last of the words, outer marks left out.

        So is the end of a quotation that began before them.
        """
        low, high = min(numbers), max(numbers)
        while low < high and self.words[low].upos == "PUNCT" and self.words[low].text not in _OPENING:
            low += 1
        while low and self.words[low].xpos == "POS":  # no stretch begins with the mark of a genitive
            low -= 1
        opened = any(self.words[n].text in _OPENING for n in range(low, high))
        while high > low and self.words[high].text in (_OUTER if opened else _OUTER | _CLOSING):
            high -= 1
        return self.words[low].start, self.words[high].end

    # --- nouns ---------------------------------------------------------------------------------------

    def conjuncts(self, number: int) -> list[int]:
        """Return the head and everything coordinated with it."""
        found = [number]
        for child in self.dependents[number]:
            relation = self.words[child].relation
            if relation == "conj":
                found.extend(self.conjuncts(child))
            elif relation in {"flat", "nmod:desc"}:
                # "President Ursula von der Leyen and …": the list may hang on a part of the first name.
                found.extend(c for c in self.conjuncts(child) if c != child)
        return found

    def case(self, number: int) -> str:
        """Return the preposition of a nominal, lower-case lemmas joined by blanks ("according to"), or "".

        Of "for Suriname's President X" it may hang on the title.
        """
        titles = self.children(number, "nmod:desc")
        for child in (c for head in (number, *titles) for c in self.children(head, "case")):
            if self.words[child].text in {"'s", "’s", "'", "’"}:
                continue
            fixed = [self.lemma(c) for c in self.children(child, "fixed")]
            return " ".join([self.lemma(child), *fixed])
        return ""

    def possessors(self, number: int) -> list[int]:
        """Return the nouns in the genitive before a noun ("Israel" in "Israel's strike").

        Of "the queen's official talks" the parser may hang the queen on the adjective.
        """
        own = self.children(number, "nmod:poss")
        own = own or [c for adjective in self.children(number, "amod") for c in self.children(adjective, "nmod:poss")]
        return [c for child in own for c in self._owners(child)]

    def _owners(self, number: int) -> list[int]:
        """Return a genitive with its conjuncts; of "whose", the noun of which its clause tells: "X, whose visit"."""
        if self.lemma(number) != "whose":
            return self.conjuncts(number)
        clause = next((n for n in self.governors(number) if self.words[n].relation.startswith("acl:relcl")), -1)
        if clause >= 0:
            return self.conjuncts(self.words[clause].head)
        return self.conjuncts(number - 2 if self._is_relative_behind_noun(number) else number)

    # --- clauses -------------------------------------------------------------------------------------

    def passive(self, number: int) -> bool:
        """Whether a verb is in the passive, or a bare past participle on a noun."""
        if self.children(number, "nsubj:pass", "aux:pass", "csubj:pass", "obl:agent"):
            return True
        word = self.words[number]
        return word.relation == "acl" and word.xpos == "VBN"

    def subjects(self, number: int, depth: int = 0) -> list[int]:
        """Return who acts: the subject, the agent of a passive, or the shared subject of the governor."""
        if self.passive(number):
            return self.agents(number)
        return self.surface_subjects(number, depth)

    def agents(self, number: int) -> list[int]:
        """Return the agent of a passive."""
        return [
            c
            for child in self.dependents[number]
            if self.words[child].relation == "obl:agent" or self._by_somebody(child)
            for c in self.conjuncts(child)
        ]

    def _by_somebody(self, number: int) -> bool:
        word = self.words[number]
        return word.relation.startswith("obl") and word.upos in _NOMINAL and self.case(number) == "by"

    def surface_subjects(self, number: int, depth: int = 0) -> list[int]:
        """Return the grammatical subjects, inherited ones included."""
        own = self.children(number, "nsubj", "nsubj:pass", "nsubj:outer")
        if own:
            return [c for child in own for c in self.antecedents(child, number)]
        if depth > _DEEP:
            return []
        return self._inherited(number, depth + 1)

    def antecedents(self, number: int, verb: int) -> list[int]:
        """Return what a word of a verb's clause stands for: a relative pronoun's noun, or itself with its conjuncts."""
        word = self.words[number]
        if self.lemma(number) in _RELATIVE and word.upos in {"PRON", "DET", "SCONJ"}:
            clause = verb
            while clause >= 0 and not self.words[clause].relation.startswith("acl:relcl"):
                clause = self.words[clause].head if self.words[clause].relation in {"conj", "xcomp", "ccomp"} else -1
            if clause >= 0 and self.words[clause].head >= 0:
                return self.conjuncts(self.words[clause].head)
            if self._is_relative_behind_noun(number):
                return self.conjuncts(number - 2)
        return self.conjuncts(number)

    def _is_relative_behind_noun(self, number: int) -> bool:
        """Whether a word is a "which" or "who" behind a noun and a comma: "by the coast guard, which alleged that …".

        The parser may set such a clause beside the main one.
        """
        before = self.words[number - 2 : number]
        behind = len(before) == 2 and before[1].text == "," and before[0].upos in {"NOUN", "PROPN"}  # noqa: PLR2004
        return behind and self.lemma(number) in {"which", "who", "whose"}

    def _inherited(self, number: int, depth: int) -> list[int]:
        """Return the subjects that a clause without one takes from what governs it."""
        head, relation = self.words[number].head, self.words[number].relation
        found: list[int] = []
        if head < 0:
            return found
        if relation == "conj" and self.words[head].upos in _CLAUSAL:
            found = self.surface_subjects(head, depth)
        elif relation == "xcomp":
            found = self._controllers(number, head) or self.surface_subjects(head, depth)
        elif relation.startswith("advcl") and self.words[head].upos in _CLAUSAL | {"NOUN"}:
            # Parsers waver between xcomp and advcl for "called on Israel to stop".
            asked = self.lemma(head) in _OBLIQUE_CONTROL and self.words[number].xpos == "VB"
            done = self.lemma(head) in _JUDGED_FOR and self.words[number].xpos == "VBG"
            done = done and any(self.lemma(m) in {"for", "of"} for m in self.children(number, "mark", "case"))
            told = self._controllers(number, head) if asked or done else []
            found = told or self.surface_subjects(head, depth)
        elif relation == "ccomp" and self._is_participle(number):
            found = self.surface_subjects(head, depth)  # "denied meeting them", "reported having met them"
        elif relation == "acl:relcl" and self.words[number].xpos != "VB":
            # A reduced relative: the noun is the subject unless something else is.
            found = self.conjuncts(head)
        elif relation == "acl":
            found = self._of_modified(number, head, depth)
        return found

    def _is_participle(self, number: int) -> bool:
        """Whether a verb is a participle of the present or, with "having", of the past."""
        having = any(self.words[c].text.lower() == "having" for c in self.children(number, "aux"))
        return having or (self.words[number].xpos == "VBG" and not self.children(number, "aux"))

    def _controllers(self, number: int, governor: int) -> list[int]:
        """Return the objects of the governor that are to do what an infinitive says ("urged them to leave")."""
        if self.words[number].upos != "VERB" or self.lemma(governor) in _SUBJECT_CONTROL:
            return []
        # "Offered to bring them together, an invitation that": what stands behind is told to do nothing.
        objects = [c for child in self.children(governor, "obj", "iobj") for c in self.conjuncts(child) if c < number]
        asked = _OBLIQUE_CONTROL.get(self.lemma(governor))
        return objects or (self.obliques(governor, *asked) if asked else [])

    def _of_modified(self, number: int, noun: int, depth: int) -> list[int]:
        """Return who acts in a clause on a noun: it ("troops fighting"), or whose it is ("their plan to send")."""
        if self.words[number].xpos in {"VBG", "VBN", "VBD"}:
            return self.conjuncts(noun)
        owners = self.possessors(noun) or [
            c for c in self.children(noun, "nmod") if self.case(c) in {"of", "by"} for c in self.conjuncts(c)
        ]
        # "The king has no plans to come": the parser may take the plans for a verb, of which he is the subject.
        owners = owners or [c for child in self.children(noun, "nsubj") for c in self.conjuncts(child)]
        if owners:
            return owners
        governor = self.words[noun].head
        if governor >= 0 and self.words[noun].relation in {"obj", "obl"}:
            return self.surface_subjects(governor, depth)
        return []

    def objects(self, number: int) -> list[int]:
        """Return what is acted upon: the object, the subject of a passive, a relative clause's noun."""
        if self.passive(number):
            if self.words[number].relation == "acl":
                return self.conjuncts(self.words[number].head)
            return self.surface_subjects(number)
        own = self.children(number, "obj") or self.children(number, "iobj") or self._nominal_complements(number)
        if own:
            return [c for child in own for c in self.antecedents(child, number)]
        word = self.words[number]
        if word.relation == "acl:relcl" and word.head >= 0 and self.children(number, "nsubj"):
            subjects = self.children(number, "nsubj")
            if all(self.lemma(s) not in _RELATIVE for s in subjects) and not self.children(number, "obl"):
                return self.conjuncts(word.head)
        # A coordinated verb shares no object: in "endorsing or condemning the call" it stands with one of them only.
        return []

    def _nominal_complements(self, number: int) -> list[int]:
        """Return nouns that stand as open complements of a verb ("began talks", as parsers have it)."""
        return [
            c
            for c in self.children(number, "xcomp")
            if self.words[c].upos == "NOUN" and not self.children(c, "mark", "cop")
        ]

    def participle_before(self, phrase: int) -> int | None:
        """Return the past participle on a noun right behind which a phrase stands: "the body set up after the talks".

        The parser easily hangs the phrase on the verb of the sentence, which may be far behind it.
        """
        before = min(self.subtree(phrase)) - 1
        if before >= 0 and self.words[before].relation == "compound:prt":
            before = self.words[before].head
        if before >= 0 and self.words[before].relation == "obl" and self.case(before) in {"in", "at"}:
            before = self.words[before].head  # "the proposals made in Lima in May"
        done = before >= 0 and self.words[before].xpos in {"VBN", "VBD"} and self.words[before].relation == "acl"
        return before if done else None

    def obliques(self, number: int, *prepositions: str) -> list[int]:
        """Return nominals joined by one of the prepositions (any, when none is given), conjuncts included.

        Of "Brandt, with whom she talked" it is Brandt.
        """
        return [
            c
            for child in self.children(number, "obl", "nmod")
            if self.words[child].relation not in {"nmod:poss", "obl:agent"}
            and (not prepositions or self.case(child) in prepositions)
            for c in self.antecedents(child, number)
        ]

    def clause(self, number: int) -> list[int]:
        """Return the words of the clause headed by a word, coordinated and following clauses left out."""
        return self.subtree(number, frozenset({"conj", "cc", "parataxis", "advcl", "advcl:relcl"}))

    def predicate(self, number: int) -> list[int]:
        """Return the clause of a word, and of a copula with what it says, from it on: "be in Ankara on March 27"."""
        if self.words[number].relation != "cop":
            return self.clause(number)
        return [word for word in self.clause(self.words[number].head) if word >= number]

    def governors(self, number: int) -> Iterator[int]:
        """Yield the words above a word, nearest first."""
        head = self.words[number].head
        while head >= 0:
            yield head
            head = self.words[head].head
