"""Pronouns: he, she, it and they stand for an actor named before, or stay unresolved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from dragoman.actors.cast import Mention
from dragoman.actors.context import Context
from dragoman.actors.nouns import Nouns
from dragoman.actors.reference import reference
from dragoman.actors.salience import NO_ANTECEDENT, Discourse, Suits, coordinated_subject
from dragoman.actors.table import Draft
from dragoman.language.syntax import Tree
from dragoman.language.types import Word

_ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl"})
#: Prepositions that join an actor to a verb; "in it" is in a thing.
_CASES_OF_ACTORS = frozenset({"with", "to", "against", "by", "from", "for"})
#: Relations of what may open a sentence, before its subject.
_OPENING = frozenset({"obl", "advcl"})
#: Words before a participle that tells what else a subject did: "after meeting X, she left".
_BEFORE_DOING = frozenset(
    {"after", "before", "while", "since", "upon", "on", "by", "in", "without", "despite", "following"}
)
_NEUTRAL = frozenset({"state", "organisation", "group"})


class Pronouns:
    """Resolves one pronoun after another."""

    def __init__(self, context: Context, discourse: Discourse) -> None:
        """Take an article and the mentions found so far."""
        self.context = context
        self.table = context.table
        self.discourse = discourse
        self.nouns = Nouns(context, discourse)
        #: How often somebody was "he" or "she" so far.
        self.meant: Counter[str] = Counter()

    def resolve(self, number: int, word: int) -> Mention | None:
        """Return the mention that a pronoun is; one of "he" or "she" without actors is unresolved."""
        form = self.context.words(number)[word]
        sort = reference().pronouns[form.text.lower()]
        if sort == "p":
            actors = self._they(number, word)
        elif sort == "n":
            actors = self._it(number, word)
        else:
            actors = self._person(number, word, sort)
        if not actors and sort not in {"m", "f"}:
            return None
        return self.context.mention(number, word, word + 1, actors, "pronoun")

    # --- he, she -------------------------------------------------------------------------------------

    def _person(self, number: int, word: int, sex: str) -> tuple[str, ...]:
        told = self._joined_possessor(number, word, lambda d: is_one(d) and d.sex in {sex, ""})
        met = self._object_before(number, word)
        if len(met) == 1 and is_one(self.table.drafts[met[0]]) and self.table.drafts[met[0]].sex in {sex, ""}:
            told = told or met
        told = told or self._subject_ahead(number, word, sex) or self._judged(number, word, sex)
        told = told or self._spoken_for(number, word, sex)
        if told:
            self.table.drafts[told[0]].sex = sex
            return told
        barred = self._barred(number, word) | self._speakers(number, word) | self._named_in_own_words(number, word)
        said = self._spoken_of(number, word)
        weights, spoke, own = reference().salience, self._spoke_last(number, word), self._own_subject(number, word)

        def may_be(draft: Draft) -> float | bool:
            if not is_one(draft) or draft.sex not in {sex, ""}:
                return False
            return (
                (0.0 if draft.sex else weights.unknown_sex)
                + weights.spoke_last * (draft.id in spoke)
                + weights.own_subject * (draft.id in own)
            )

        def is_figure(draft: Draft) -> float | bool:
            """Whether an article is about somebody of this sex, however long ago the name stood."""
            often = self.discourse.named[draft.id] >= weights.figure
            return is_one(draft) and draft.sex == sex and often and draft.id not in barred | said

        def may_after_all_be(draft: Draft) -> float | bool:
            return weights.unknown_sex if is_one(draft) and self._presumed(draft) else False

        found = self.discourse.antecedent(number, word, may_be, barred=barred | said)
        if found is not None and sex == "f" and not self.table.drafts[found].sex:
            found = self._she_so_far(number, word, barred | said) or found
        # "Amaral will not fly to Canberra, she says": there is nobody else whom it could mean.
        found = found or self.discourse.antecedent(number, word, may_be, barred=barred)
        found = found or self.discourse.anywhere(number, word, is_figure)
        found = found or self.discourse.best(number, word, may_after_all_be, barred=barred | said, back=0)[1] or None
        found = found or self.nouns.before(number, word, sex)
        if found is None:
            return ()
        draft = self.table.drafts[found]
        draft.sex, draft.sex_presumed = sex, False
        self.meant[found] += 1
        return (found,)

    def _she_so_far(self, number: int, word: int, barred: frozenset[str]) -> str | None:
        """Return who was "she" all along: sooner meant than somebody of whom nothing tells that it is a woman."""

        def was_she(draft: Draft) -> bool:
            return is_one(draft) and draft.sex == "f" and self.meant[draft.id] >= reference().salience.meant

        return self.discourse.antecedent(number, word, was_she, barred=barred)

    def _presumed(self, draft: Draft) -> bool:
        """Whether the sex is told by a given name, or is that of the holder of an office whom nobody names here."""
        holder = draft.kind == "person" and not draft.id.startswith("local:")
        return draft.sex_presumed or (holder and draft.id not in self._people_named)

    @cached_property
    def _people_named(self) -> frozenset[str]:
        """Ids of those whom the article names, in any sentence."""
        entries = (entry for entries in self.discourse.by_sentence for entry in entries if entry.kind == "name")
        return frozenset(actor for entry in entries for actor in entry.mention.actors)

    def _joined_possessor(self, number: int, word: int, suits: Suits) -> tuple[str, ...]:
        """Return whom a possessive after "and" means: "Macron and his counterpart", "the CIA and its sister"."""
        tree = self.context.trees[number]
        head = tree.words[word].head
        if tree.words[word].relation != "nmod:poss" or head < 0 or not word or tree.lemma(word - 1) != "and":
            return ()
        actors = self.discourse.actors_at(number, tree.words[head].head) if tree.words[head].relation == "conj" else ()
        return actors if len(actors) == 1 and suits(self.table.drafts[actors[0]]) is not False else ()

    def _object_before(self, number: int, word: int) -> tuple[str, ...]:
        """Return the object of a verb that the object of a joined one means: "summoned X and handed her a note"."""
        tree = self.context.trees[number]
        form = tree.words[word]
        verb = form.head if form.relation in {"obj", "iobj"} else -1
        if verb < 0 or tree.words[verb].relation != "conj" or tree.children(verb, "nsubj", "nsubj:pass"):
            return ()
        first = tree.words[verb].head
        objects = [c for o in tree.children(first, "obj") if first < o < verb for c in tree.conjuncts(o)]
        return tuple(dict.fromkeys(a for o in objects for a in self.discourse.actors_at(number, o)))

    def _subject_ahead(self, number: int, word: int, sex: str) -> tuple[str, ...]:
        """Return the subject whom a possessive in a phrase before it means: "In his opening remarks, X said"."""
        tree = self.context.trees[number]
        if tree.words[word].relation != "nmod:poss":
            return ()
        phrase = next((g for g in tree.governors(word) if tree.words[g].relation.split(":")[0] in _OPENING), -1)
        verb = tree.words[phrase].head if phrase >= 0 else -1
        subjects = [s for s in tree.children(verb, "nsubj") if s > word] if verb > word else []
        actors = self.discourse.actors_at(number, subjects[0]) if len(subjects) == 1 else ()
        drafts = [self.table.drafts[a] for a in actors]
        return actors if len(drafts) == 1 and is_one(drafts[0]) and drafts[0].sex in {sex, ""} else ()

    def _spoken_for(self, number: int, word: int, sex: str) -> tuple[str, ...]:
        """Return whom the subject of a clause means in the words of who speaks for him: "X's office said he would"."""
        tree = self.context.trees[number]
        clause = tree.words[word].head if tree.words[word].relation.startswith("nsubj") else -1
        cue = tree.words[clause].head if clause >= 0 and tree.words[clause].relation == "ccomp" else -1
        speakers = tree.children(cue, "nsubj") if cue in self._cues(number) else []
        if len(speakers) != 1 or tree.lemma(speakers[0]) not in reference().names.spokespeople:
            return ()
        owners = [*tree.possessors(speakers[0]), *tree.obliques(speakers[0], "for", "of", "to")]
        drafts = [self.table.drafts[a] for owner in owners for a in self.discourse.actors_at(number, owner)]
        fits = len(drafts) == 1 and is_one(drafts[0]) and drafts[0].sex in {sex, ""}
        return (drafts[0].id,) if fits else ()

    def _judged(self, number: int, word: int, sex: str) -> tuple[str, ...]:
        """Return whom a verb judges for what a possessive owns: "Abe praised Trump for his bravery"."""
        tree, words = self.context.trees[number], reference().judging
        if tree.words[word].relation != "nmod:poss":
            return ()
        above, verb = list(tree.governors(word)), verb_above(tree, word)
        if verb < 0 or tree.lemma(verb) not in words.verbs or not any(tree.case(g) in words.cases for g in above):
            return ()
        actors = [a for o in tree.children(verb, "obj") if o < word for a in self.discourse.actors_at(number, o)]
        return tuple(a for a in actors if is_one(self.table.drafts[a]) and self.table.drafts[a].sex in {sex, ""})

    def _speakers(self, number: int, word: int) -> frozenset[str]:
        """Return who speaks the quotation that a pronoun stands in: a speaker is no "he" in the own words."""
        words = self.context.words(number)
        if not self._quoted(words[word].start):
            return frozenset()
        sources = [
            range(f, t)
            for a in self.context.sentences[number].attributions
            for f, t in a.source
            if word not in range(f, t)
        ]
        spoken = {at for source in sources for at in source}
        spoken |= {at for at, w in enumerate(words) if w.relation == "nsubj" and not self._quoted(w.start)}
        return frozenset(
            a for at in spoken if not self._quoted(words[at].start) for a in self.discourse.actors_at(number, at)
        )

    def _named_in_own_words(self, number: int, word: int) -> frozenset[str]:
        """Return who is named in the quotation that a pronoun behind it speaks: "X is wrong. I know", he said."""
        form = self.context.words(number)[word]
        if form.relation != "nsubj" or form.head not in self._cues(number) or self._quoted(form.start):
            return frozenset()
        before = [q for q in self.context.quotations if q.end <= form.start]
        if not before or self.context.text[before[-1].end : form.start].strip():
            return frozenset()
        said = before[-1]
        near = range(max(0, number - reference().salience.plural_back), number + 1)
        entries = (entry for at in near for entry in self.discourse.by_sentence[at])
        named = (e.mention for e in entries if said.start <= e.mention.start and e.mention.end <= said.end)
        return frozenset(a for mention in named if mention.kind != "pronoun" for a in mention.actors)

    def _spoken_of(self, number: int, word: int) -> frozenset[str]:
        """Return who is named in what a pronoun says before it: of "the president will wait, he added", not "he".

        Of "X is not convinced: the deal, he scoffs, will fail", what is said begins after the colon.
        """
        tree = self.context.trees[number]
        form = tree.words[word]
        if not form.relation.startswith("nsubj") or form.head < 0:
            return frozenset()
        after = [c for c in tree.children(form.head, "ccomp", "obj", "xcomp") if c > word]
        between = word > 0 and tree.words[word - 1].text == "," and form.head == word + 1
        aside = tree.words[form.head].relation == "parataxis" and (between or form.head in self._cues(number))
        if aside and not after:  # the words that are said may govern "he added"
            own = set(tree.subtree(form.head))
            before = [at for at in range(word) if at not in own]
        else:
            said = [c for c in tree.children(form.head, "ccomp", "parataxis") if c < word]
            before = [at for c in said for at in tree.subtree(c) if at < word]
        colon = max((at for at in range(word) if tree.words[at].text == ":"), default=-1)
        mentions = [m for at in before if at > colon and (m := self.discourse.at(number, at)) is not None]
        himself = {a for mention in mentions if mention.kind == "pronoun" for a in mention.actors}
        return frozenset(a for mention in mentions for a in mention.actors) - himself

    def _spoke_last(self, number: int, word: int) -> frozenset[str]:
        """Return who spoke in the sentence before a pronoun that is itself one who speaks ("X said. …, he added")."""
        return frozenset(
            a for s in self._speaking_before(number, word) for a in self.discourse.actors_at(number - 1, s)
        )

    def _speaking_before(self, number: int, word: int) -> list[int]:
        """Return the words for those who spoke in the sentence before, if a pronoun is itself one who speaks."""
        if not number or self.context.trees[number].words[word].head not in self._cues(number):
            return []
        tree = self.context.trees[number - 1]
        return [s for cue in self._cues(number - 1) for s in tree.children(cue, "nsubj")]

    def _cues(self, number: int) -> frozenset[int]:
        """Return the words of a sentence that attribute something to somebody."""
        return frozenset(cue.word for cue in self.context.sentences[number].cues)

    def _quoted(self, offset: int) -> bool:
        return any(q.start <= offset < q.end for q in self.context.quotations)

    def _barred(self, number: int, word: int) -> frozenset[str]:
        """Return actors that a pronoun cannot mean: other arguments of its verb, or whom it is a possessor of."""
        tree = self.context.trees[number]
        form = tree.words[word]
        if form.text.lower().endswith(("self", "selves")) or form.head < 0:
            return frozenset()
        if form.relation == "nmod:poss":
            possessed = frozenset(self.discourse.actors_at(number, form.head)) | self._titled_by(number, form.head)
            compatriots = self._of_whose_colleague(number, form.head)
            return possessed | compatriots | self._one_of_several(number, word) | self._who_expels(number, word)
        others = [
            w for w in tree.dependents[form.head] if w != word and tree.words[w].relation.split(":")[0] in _ARGUMENTS
        ]
        if not form.relation.startswith("nsubj"):  # "X telephoned Y and asked him": the subject is shared
            others += [w for w in tree.subjects(form.head) if w != word]
        else:
            others += self._beside_in_front(tree, word)
        listed = [c for w in others for c in tree.conjuncts(w)]
        named = [a for c in listed for a in tree.children(c, "appos")]  # "its acting head, X, obtained from him"
        return frozenset(a for c in [*listed, *named] for a in self.discourse.actors_at(number, c))

    @staticmethod
    def _beside_in_front(tree: Tree, subject: int) -> list[int]:
        """Return whom what stands before a subject names beside him: he is none of them.

        "Flanked by X, she left", "after meeting X, she left", "in a call with X, she asked", "as X's deputy, she led",
        "a friend of X, she led". A name set off there may be taken for one more subject: "Flanked by her deputy, X, she
        left".
        """
        verb = tree.words[subject].head
        front = [c for c in tree.dependents[verb] if c < subject]
        doing = [
            c
            for c in front
            if tree.words[c].relation == "advcl"
            and tree.words[c].xpos in {"VBG", "VBN", "VBD"}
            and not tree.children(c, "nsubj", "nsubj:pass", "aux")
            and {tree.lemma(m) for m in tree.children(c, "mark")} <= _BEFORE_DOING
        ]
        being = [
            c
            for c in front
            if tree.words[c].upos == "NOUN"
            and (tree.case(c) == "as" or (not tree.case(c) and tree.lemma(c) in reference().pairs.persons))
        ]
        within = [n for c in (*doing, *being) for n in tree.subtree(c) if n != c]
        meeting = [n for c in front for n in tree.children(c, "nmod") if tree.case(n) in {"with", "to"}]
        second = [n for n in front if tree.words[n].relation == "nsubj" and doing]
        return [*within, *meeting, *second]

    def _one_of_several(self, number: int, word: int) -> frozenset[str]:
        """Return each of several subjects, none of whom is "his" behind their verb: "A and B shunned C on his trip"."""
        tree = self.context.trees[number]
        verb = verb_above(tree, word)
        if reference().pronouns[tree.words[word].text.lower()] == "p" or not 0 <= verb < word:
            return frozenset()
        several = [c for s in tree.children(verb, "nsubj") if len(tree.conjuncts(s)) > 1 for c in tree.conjuncts(s)]
        return frozenset(a for c in several for a in self.discourse.actors_at(number, c))

    def _of_whose_colleague(self, number: int, head: int) -> frozenset[str]:
        """Return the people of a state of which somebody's colleague is: no Paraguayan has a Paraguayan colleague."""
        tree = self.context.trees[number]
        if tree.lemma(head) not in reference().names.counterparts:
            return frozenset()
        told = [a for c in tree.children(head, "amod", "compound") for a in self.discourse.actors_at(number, c)]
        states = {draft.country for a in told if (draft := self.table.drafts[a]).kind == "state"}
        return frozenset(a for a, draft in self.table.drafts.items() if draft.country in states - {None})

    def _who_expels(self, number: int, word: int) -> frozenset[str]:
        """Return who acts on people whose side he is not of: "Bishkek expelled two of its diplomats"."""
        tree = self.context.trees[number]
        verb = verb_above(tree, word)
        if not 0 <= verb < word or tree.lemma(verb) not in reference().expelling.verbs:
            return frozenset()
        return frozenset(a for s in tree.surface_subjects(verb) for a in self.discourse.actors_at(number, s))

    def _titled_by(self, number: int, word: int) -> frozenset[str]:
        """Return the person whose title is possessed: in "his counterpart X", "his" is not X."""
        mention = self.discourse.at(number, word)
        last = mention.last if mention is not None else word + 1
        words = self.context.words(number)
        while last < len(words) and words[last].text == ",":
            last += 1
        return (
            frozenset(self.discourse.actors_at(number, last))
            if last < len(words) and words[last].upos == "PROPN"
            else frozenset()
        )

    # --- it ------------------------------------------------------------------------------------------

    def _it(self, number: int, word: int) -> tuple[str, ...]:
        tree = self.context.trees[number]
        if not _refers(tree, word):
            return ()
        told = self._joined_possessor(number, word, lambda d: d.kind in _NEUTRAL) or self._of_account(number, word)
        if told:
            return told
        if self._own_noun(number, word):
            return ()
        subject = tree.words[word].relation.startswith(("nsubj", "nmod"))
        back = None if subject else 1
        barred = self._barred(number, word)
        own = self._own_subject(number, word)

        def suits(draft: Draft) -> float | bool:
            if draft.kind not in _NEUTRAL or self._many(draft):
                return False
            return reference().salience.own_subject if draft.id in own else True

        score, found = self.discourse.best(number, word, suits, barred=barred, back=back)
        if not found or (not self._acts(tree, word) and self._rival(number, word, frozenset({"NN", "NNP"})) >= score):
            return ()
        if not subject and score < reference().salience.object_it:
            return ()
        return (found,)

    def _of_account(self, number: int, word: int) -> tuple[str, ...]:
        """Return whose account speaks as "it": "The Kremlin's version was shorter. It stressed that …"."""
        if number == 0 or self.context.trees[number].words[word].relation != "nsubj":
            return ()
        tree = self.context.trees[number - 1]
        roots = [at for at, form in enumerate(tree.words) if form.relation == "root"]
        told = [s for root in roots for s in tree.children(root, "nsubj", "nsubj:pass")]
        if len(told) != 1 or tree.lemma(told[0]) not in reference().state_bodies.accounts:
            return ()
        owners = [*tree.possessors(told[0]), *tree.children(told[0], "amod", "compound")]
        found = tuple(dict.fromkeys(a for owner in owners for a in self.discourse.actors_at(number - 1, owner)))
        return found if len(found) == 1 else ()

    def _many(self, draft: Draft) -> bool:
        """Whether an actor is several people known by a description in the plural ("Israeli officials")."""
        return draft.kind == "group" and draft.name.endswith("s") and self.context.registry.by_id(draft.id) is None

    def _own_subject(self, number: int, word: int) -> tuple[str, ...]:
        """Return the subject of the clause that a possessive stands in, or that a pronoun begins the object of.

        "Serbia would send its delegation"; "A hopes for it, although B made it plain that he would not come".
        """
        tree = self.context.trees[number]
        form = tree.words[word]
        above = [*tree.governors(word)]
        if form.relation.startswith("nsubj") and form.head >= 0 and tree.words[form.head].relation == "ccomp":
            above = [at for at in above if at != form.head and at < word]
        elif form.relation != "nmod:poss":
            return ()
        verb = next((g for g in above if tree.words[g].upos in {"VERB", "AUX"}), -1)
        return tuple(
            a for s in (tree.surface_subjects(verb) if verb >= 0 else ()) for a in self.discourse.actors_at(number, s)
        )

    def _own_noun(self, number: int, word: int) -> bool:
        """Whether the clause that a possessive stands in has a noun for subject that is no actor: "the plant … its"."""
        tree = self.context.trees[number]
        verb = verb_above(tree, word)
        if tree.words[word].relation != "nmod:poss" or verb < 0:
            return False
        subjects = [s for s in tree.surface_subjects(verb) if s < word]
        return any(self._may_rival(number, tree, s, frozenset({"NN", "NNP"})) for s in subjects)

    def _acts(self, tree: Tree, word: int) -> bool:
        """Whether a pronoun is the subject of a verb that only somebody does."""
        form = tree.words[word]
        return form.relation == "nsubj" and form.head >= 0 and tree.lemma(form.head) in reference().agents.verbs

    def _rival(self, number: int, word: int, tags: frozenset[str]) -> float:
        """Return the score of the likeliest noun before a pronoun that is no actor: "the letter", "officers"."""
        weights = reference().salience
        best = weights.least
        for back in range(min(number, 2) + 1):
            tree = self.context.trees[number - back]
            limit = word if back == 0 else len(tree.words)
            for at in range(limit):
                if self._may_rival(number - back, tree, at, tags):
                    subject = tree.words[at].relation.startswith("nsubj") or coordinated_subject(tree, at)
                    place = weights.per_sentence_back * back if back else weights.same_sentence
                    best = max(best, weights.subject * subject + place)
        return best

    def _may_rival(self, number: int, tree: Tree, at: int, tags: frozenset[str]) -> bool:
        form = tree.words[at]
        if form.xpos not in tags or form.relation.split(":")[0] not in {"nsubj", "obj", "conj", "root"}:
            return False
        return self.discourse.at(number, at) is None

    # --- they ----------------------------------------------------------------------------------------

    def _they(self, number: int, word: int) -> tuple[str, ...]:
        barred = self._barred(number, word)
        several = self._object_before(number, word)
        if len(several) > 1:
            return several
        spoke = self._spoke_as_several(number, word)
        if spoke is not None:
            return spoke
        if self._among_themselves(number, word) and (met := self._two_people(number - 1)):
            return met
        for back in range(min(reference().salience.plural_back, number) + 1):
            found = max(self._groups(number - back, word if back == 0 else 10**6), default=None)
            if found is None and back == 1 and self.context.words(number)[word].relation.startswith("nsubj"):
                found = self._only_two(number - back)
            if found is not None:
                weight, _, actors = found
                plain = self._plural_noun(number - back, word if back == 0 else 10**6)
                return () if plain > weight or set(actors) & barred else actors
            if self._plural_noun(number - back, word if back == 0 else 10**6) > 0:
                return ()
        return ()

    def _groups(self, number: int, limit: int) -> Iterator[tuple[float, int, tuple[str, ...]]]:
        """Yield (weight, word, actors) of all that "they" can mean in a sentence before a word."""
        tree = self.context.trees[number]
        groups: dict[int, list[str]] = {}
        for entry in self.discourse.by_sentence[number]:
            if entry.first < limit and entry.kind not in NO_ANTECEDENT and not self.discourse.modifies(number, entry):
                word = tree.words[entry.head]
                top = word.head if word.relation == "conj" else entry.head
                groups.setdefault(top, []).extend(a for a in entry.mention.actors if a not in groups.get(top, []))
        for top, actors in groups.items():
            form = tree.words[top]
            plural = form.xpos in {"NNS", "NNPS"} and form.text not in reference().names.singular_plurals
            press = all(self.context.table.drafts[actor].sector == "MED" for actor in actors)
            if (len(actors) > 1 or plural) and not press:  # "Tass said that they would meet again"
                yield self._weight(tree, top, len(actors)), top, tuple(actors)
        yield from self._with(tree, groups)

    def _with(self, tree: Tree, groups: dict[int, list[str]]) -> Iterator[tuple[float, int, tuple[str, ...]]]:
        """Yield subject and partner of a verb: "he met with her", "she called him"."""
        for top, actors in groups.items():
            verb = tree.words[top].head
            if not tree.words[top].relation.startswith("nsubj") or verb < 0 or not self._people(actors):
                continue
            for other, partners in groups.items():
                if (
                    other != top
                    and self._people(partners)
                    and self._partner(tree, verb, other)
                    and not set(actors) & set(partners)
                ):
                    yield reference().salience.with_subject, top, (*actors, *partners)

    def _spoke_as_several(self, number: int, word: int) -> tuple[str, ...] | None:
        """Return who spoke in the sentence before, if several did and "they" go on: "Sources said …. …, they added"."""
        subjects = self._speaking_before(number, word)
        if len(subjects) != 1 or self.context.words(number - 1)[subjects[0]].xpos not in {"NNS", "NNPS"}:
            return None
        return self.discourse.actors_at(number - 1, subjects[0])

    def _only_two(self, number: int) -> tuple[float, int, tuple[str, ...]] | None:
        """Return the only two persons of a sentence, counterparts or in contact, as a group without weight."""
        entries = [e for e in self.discourse.by_sentence[number] if e.kind not in NO_ANTECEDENT]
        tree, known = self.context.trees[number], reference().names.counterparts
        met = any(tree.lemma(e.mention.last - 1) in known and e.kind == "description" for e in entries)
        people = self._two_people(number)
        met = met or self._in_contact(number, people)
        return (0.0, -1, people) if people and met else None

    def _in_contact(self, number: int, people: tuple[str, ...]) -> bool:
        """Whether the model has some persons as the sides of one contact."""
        least = reference().surroundings.least_chance
        return any(
            set(people) <= {a for r in t.arguments for w in range(r.first, r.last) for a in self._at(number, w)}
            for t in self.context.sentences[number].triggers
            if t.type == "CONSULT" and t.event_chance >= least
        )

    def _at(self, number: int, word: int) -> tuple[str, ...]:
        return self.discourse.actors_at(number, word)

    def _two_people(self, number: int) -> tuple[str, ...]:
        """Return the only two persons of a sentence, if they are not of one state."""
        entries = [e for e in self.discourse.by_sentence[number] if e.kind not in NO_ANTECEDENT]
        people = dict.fromkeys(a for e in entries for a in e.mention.actors if self.table.drafts[a].kind == "person")
        countries = {self.table.drafts[actor].country for actor in people}
        return tuple(people) if len(people) == len(countries) == 2 else ()  # noqa: PLR2004 - a pair

    def _among_themselves(self, number: int, word: int) -> bool:
        """Whether "they" do what two persons do with each other: "they met", "they have sat down together"."""
        tree = self.context.trees[number]
        form = tree.words[word]
        if not number or form.relation != "nsubj" or form.head < 0 or any(self._groups(number, word)):
            return False
        clause = tree.dependents[form.head]
        with_whom = tree.children(form.head, "obj") if tree.lemma(form.head) != "see" else []
        mutual = any(tree.lemma(n) in {"each", "other", "another", "together"} for n in clause)
        alone = not with_whom and not tree.obliques(form.head, "with", "to")
        return mutual or (alone and tree.lemma(form.head) in reference().pairs.personal_verbs)

    def _people(self, actors: list[str]) -> bool:
        return len(actors) == 1 and self.table.drafts[actors[0]].kind == "person"

    @staticmethod
    def _partner(tree: Tree, verb: int, word: int) -> bool:
        """Whether a word is the object of a verb, or joined by "with" to it or to its object."""
        form = tree.words[word]
        if form.head == verb and form.relation in {"obj", "iobj"}:
            return True
        governor = form.head
        joined = governor == verb or (
            governor >= 0 and tree.words[governor].head == verb and tree.words[governor].relation in {"obj", "obl"}
        )
        return joined and (tree.case(word) == "with" or tree.lemma(word - 1) == "with")

    def _plural_noun(self, number: int, limit: int) -> float:
        """Return the weight of the likeliest plural that is no actor."""
        tree = self.context.trees[number]
        found = [
            self._weight(tree, at, 1)
            for at in range(min(limit, len(tree.words)))
            if tree.words[at].relation.startswith("nsubj") and self._may_rival(number, tree, at, frozenset({"NNS"}))
        ]
        return max(found, default=0.0)

    @staticmethod
    def _weight(tree: Tree, top: int, many: int) -> float:
        """Return how likely "they" are a group: several actors, and the subject of the main clause, come first."""
        weights = reference().salience
        subject = tree.words[top].relation.startswith("nsubj")
        verb = tree.words[top].head
        main = subject and verb >= 0 and tree.words[verb].relation in {"root", "conj", "parataxis"}
        return weights.together * (many > 1) + weights.plural_subject * subject + weights.main_subject * main


def _refers(tree: Tree, word: int) -> bool:
    """Whether "it" can stand for an actor: a possessive, or an argument of a verb other than "be"."""
    form = tree.words[word]
    if form.text.lower() == "its":
        return True
    if form.relation == "expl" or form.head < 0:
        return False
    if form.relation.startswith("obl") and tree.case(word) not in _CASES_OF_ACTORS:
        return False
    # "Said it was ready to help": such adjectives are said of nobody but who has a will.
    willing = form.relation == "nsubj" and tree.lemma(form.head) in reference().willing.words
    return willing or (form.relation.startswith(("nsubj", "obj", "obl")) and tree.words[form.head].upos == "VERB")


def verb_above(tree: Tree, word: int) -> int:
    """Return the verb of the clause that a word stands in, or -1."""
    return next((governor for governor in tree.governors(word) if tree.words[governor].upos == "VERB"), -1)


def is_pronoun(form: Word) -> bool:
    """Tell whether a word is a pronoun that may stand for an actor."""
    excellency = form.text == "HE"
    return form.upos in {"PRON", "DET"} and not excellency and form.text.lower() in reference().pronouns


def is_one(draft: Draft) -> bool:
    """Whether an actor is one person, known by name, office or a noun for one ("the Ugandan representative")."""
    last, bodies = draft.name.lower().rsplit(" ", 1)[-1], reference().state_bodies
    return (
        draft.kind == "person"
        or (draft.kind == "office" and last not in bodies.of_many)
        or (draft.kind == "group" and last in bodies.of_one)
    )
