"""What something named is called for the kind of it: "the regional bloc", "the East African nation", "the militia"."""

from __future__ import annotations

from dragoman.actors.cast import Mention
from dragoman.actors.context import Context
from dragoman.actors.kind_words import kind_words, nouns_of_kinds
from dragoman.actors.salience import Discourse
from dragoman.actors.table import Draft

_HYPHENS = frozenset({"-", "‑", "–"})
_THE = frozenset({"the", "this"})
#: What may stand between "the" and the noun.
_DESCRIBING = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "VERB", "ADV", "X"})
#: A longer phrase tells who is meant by itself.
_MOST_WORDS = 7


class Kinds:
    """Resolves one such description after another."""

    def __init__(self, context: Context, discourse: Discourse) -> None:
        """Take an article and the mentions found so far."""
        self.context = context
        self.discourse = discourse

    def resolve(self, number: int, word: int) -> Mention | None:
        """Return the mention whose head a word is, or None where nothing named before is of that kind."""
        tree = self.context.trees[number]
        noun = tree.lemma(word)
        if noun not in nouns_of_kinds() or tree.words[word].xpos not in {"NN", "NNP"} or not self._ends(number, word):
            return None
        first = self._first(number, word)
        if first is None:
            return None
        telling = self._telling(number, first, word)
        actor = (
            self._state(number, word, telling)
            or self._body(number, word, telling, alone=first == word)
            or self._movement(number, word, first)
        )
        return self.context.mention(number, first - 1, word + 1, (actor,), "body") if actor else None

    def _ends(self, number: int, word: int) -> bool:
        """Whether a phrase ends with its noun: no "bloc of states", "agency chief", "bloc ECOWAS"."""
        form, after = self.context.words(number)[word], self.context.words(number)[word + 1 : word + 2]
        if form.relation in {"compound", "flat", "amod", "appos"}:
            return False
        return not after or not (after[0].upos in {"PROPN", "NOUN"} or after[0].text.lower() in {"of", "that", "which"})

    def _first(self, number: int, word: int) -> int | None:
        """Return the word behind the "the" that begins a phrase, or None where nothing begins one."""
        words = self.context.words(number)
        for at in range(word - 1, max(word - _MOST_WORDS, -1), -1):
            if words[at].text.lower() in _THE:
                return at + 1
            if words[at].upos not in _DESCRIBING and words[at].text not in _HYPHENS:
                return None
        return None

    def _telling(self, number: int, first: int, last: int) -> list[str]:
        """Return what stands between, in lower case, and what hyphens join as one: "oil-rich"; no "15-member"."""
        found, joins = list[str](), False
        for form in self.context.words(number)[first:last]:
            if form.text in _HYPHENS:
                joins = bool(found)
            elif joins:
                found[-1] += f"-{form.text.lower()}"
                joins = False
            else:
                found.append(form.text.lower())
        sized = kind_words().bodies.sized
        return [told for told in found if not (told[0].isdigit() and told.rpartition("-")[2] in sized)]

    # --- which of those named ------------------------------------------------------------------------

    def _state(self, number: int, word: int, telling: list[str]) -> str:
        """Return the state that is spoken of, by where it lies or how it is; a bare "the kingdom" by its form."""
        words, noun = kind_words().states, self.context.trees[number].lemma(word)
        known = words.described | words.of_places
        fits = all(told in known or told.rpartition("-")[2] in words.endings for told in telling)
        if noun not in words.nouns or not fits or not (telling or noun in words.of_form):
            return ""
        phrase = f" {' '.join(telling)} "
        told = [codes for region, codes in words.lying.items() if f" {region} " in phrase]
        told += [words.of_form[noun]] if noun in words.of_form else []
        codes = frozenset.intersection(*told) if told else None

        def suits(draft: Draft) -> bool:
            return draft.kind == "state" and (codes is None or draft.country in codes)

        near = self.discourse.antecedent(number, word, suits)
        return near or (self.discourse.anywhere(number, word, suits) if codes is not None else None) or ""

    def _body(self, number: int, word: int, telling: list[str], *, alone: bool) -> str:
        """Return the body of states that is spoken of; "the bloc", "the agency" alone are known without it."""
        words, noun = kind_words().bodies, self.context.trees[number].lemma(word)
        bloc = noun in words.blocs
        known = words.described | (words.blocs_described | kind_words().states.of_places if bloc else frozenset())
        if noun not in words.nouns | words.only.keys() or not all(t in known or t.endswith("-based") for t in telling):
            return ""
        if noun in words.bare and (telling or not alone):
            return ""
        if alone and noun not in {"grouping", *words.only}:
            return ""
        of_the_world = bool(set(telling) & words.of_the_world["words"]) and noun in words.of_the_world["nouns"]

        def suits(draft: Draft) -> bool:
            if draft.kind != "organisation" or draft.sector != "IGO":
                return False
            name = draft.name.lower()
            if of_the_world:
                return draft.name in words.of_the_world["names"]
            if noun in words.only:
                return any(part in name for part in words.only[noun])
            return not any(part in name for part in words.no_blocs)

        return self.discourse.anywhere(number, word, suits) or ""

    def _movement(self, number: int, word: int, first: int) -> str:
        """Return who fights a state and is spoken of: "the rebel group", "the Lebanese movement"."""
        words = kind_words().movements
        if self.context.trees[number].lemma(word) not in words.nouns or first == word:
            return ""
        states = self._states_told(number, first, word)
        if states is None:
            return ""

        def suits(draft: Draft) -> bool:
            fights = draft.kind in {"organisation", "group"} and draft.sector in words.sectors
            return fights and (not states or draft.country in states)

        return self.discourse.anywhere(number, word, suits) or ""

    def _states_told(self, number: int, first: int, last: int) -> set[str | None] | None:
        """Return the codes of the states of whom a movement is told to be, or None where more is told of it.

        Who backs it ("Iran-backed") is not its state.
        """
        words, forms = kind_words().movements, self.context.words(number)
        states, at = set[str | None](), first
        while at < last:
            name = self.context.name_at.get((number, at))
            hyphen = at + 2 < last and forms[at + 1].text in _HYPHENS
            if hyphen and forms[at + 2].text.lower() in words.backing:
                at += 3
            elif name is not None and (code := self.context.country_of(self.context.owner_of(name))):
                states.add(code)
                at = name.last
            elif forms[at].text.lower() in words.described:
                at += 1
            else:
                return None
        return states
