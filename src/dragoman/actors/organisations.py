"""States, places and organisations by name: what acts, what is only a place, and short names given in the article."""

from __future__ import annotations

from functools import cached_property

from dragoman.actors.cast import Mention
from dragoman.actors.context import GENITIVE, Context
from dragoman.actors.found import FoundName, head_of
from dragoman.actors.reference import reference
from dragoman.actors.salience import Discourse
from dragoman.actors.types import Candidate
from dragoman.language.syntax import Tree

#: Readings of a word before a name, or at its beginning, that tell its state.
_NATIONAL = frozenset({"name", "adjective", "capital"})


class Organisations:
    """Resolves the names that are no persons'."""

    def __init__(self, context: Context, discourse: Discourse) -> None:
        """Take an article and the mentions found so far."""
        self.context = context
        self.table = context.table
        self.discourse = discourse
        #: Short names that the article gives to an organisation: "African Union (AU)".
        self.short: dict[str, str] = {}

    def resolve(self, name: FoundName) -> Mention | None:
        """Return the mention of a state, organisation, group or place."""
        others = name.others()
        if name.text in self.short:
            mention = self._named(name, self.short[name.text])
        elif others and self._later_word(name):
            mention = None
        elif others and (longer := self._longer(name)):
            mention = self._named(name, longer)  # "the Commission", of the African Union
        elif others:
            mention = self._known(name, others[0])
        else:
            mention = self._local(name)
        if mention is not None and mention.kind == "name":
            self._note_short(name, mention.actors[0])
        return mention

    # --- the registry's ------------------------------------------------------------------------------

    def _known(self, name: FoundName, candidate: Candidate) -> Mention | None:
        if candidate.kind == "place":
            stand_in = self.context.stand_in(name.sentence, name.first)
            if stand_in and not self._is_place(name):  # "pressed Europe", of the European Union
                return self._named(name, stand_in)
            return self._place(name, candidate.country)
        if candidate.kind in {"capital", "seat"}:
            if self._is_place(name):
                return self._place(name, candidate.country)
            return self._named(name, self.context.acting(name, candidate), "seat")
        return self._named(name, candidate.id, "adjective" if candidate.kind == "adjective" else "name")

    def _named(self, name: FoundName, identifier: str, kind: str = "name") -> Mention | None:
        draft = self.table.entity(identifier)
        return self.context.mention(name.sentence, name.first, name.last, (draft.id,), kind) if draft else None

    def _place(self, name: FoundName, country: str) -> Mention:
        """Return the mention of a place with the state that it lies in, which may be host to a visit there."""
        state = self.table.state(country)
        return self.context.mention(
            name.sentence, name.first, name.last, (), "place", located=state.id if state else ""
        )

    def _is_place(self, name: FoundName) -> bool:
        """Whether a capital or seat is where something is, rather than a government that acts."""
        tree = self.context.trees[name.sentence]
        if tree.words[name.first].start < self.context.dateline_end(name.sentence):
            return True
        head = head_of(tree.sentence, name.first, name.last)
        word = tree.words[head]
        if word.relation == "conj" and word.head >= 0 and not tree.case(head):
            head, word = word.head, tree.words[word.head]
        if word.relation.startswith("nsubj"):
            return False
        if word.relation in {"compound", "amod"} and word.head >= 0:
            return tree.lemma(word.head) in reference().names.venues
        return tree.case(head) in reference().names.place_cases or self._after_place_word(tree, name.first)

    @staticmethod
    def _after_place_word(tree: Tree, first: int) -> bool:
        """Whether "in" or the like stands right before a name, whatever the parse."""
        at = first - 1
        while at > 0 and tree.words[at].upos == "DET":
            at -= 1
        return at >= 0 and tree.lemma(at) in {"in", "near", "outside", "around"} and tree.words[at].upos == "ADP"

    # --- the article's own ---------------------------------------------------------------------------

    def _local(self, name: FoundName) -> Mention | None:
        """Return the mention of an organisation that only the article knows; ordinary words are none."""
        if name.label != "organization":
            return None
        parts = name.text.split()
        if stand_in := self.context.stand_in(name.sentence, name.first) if len(parts) == 1 else "":
            return self._named(name, stand_in)  # "urged the Kingdom"
        if len(parts) == 1 and self._after_the(name) and (earlier := self._last_word(name)):
            return self.context.mention(name.sentence, name.first, name.last, (earlier,), "name")
        if len(parts) == 1 and self._ordinary(parts[0].lower()):
            return None
        whole = self._spelt_out(name)
        if whole is not None and whole is not name:
            return self._renamed(name, whole)
        draft = (
            self._same_name(parts)
            or self.table.local(name.text.removeprefix("the "), "organisation", self._home(name)).id
        )
        return self.context.mention(name.sentence, name.first, name.last, (draft,), "name")

    def _spelt_out(self, name: FoundName) -> FoundName | None:
        """Return the longer name that an abbreviation is made of: "DNC", "Democratic National Committee"."""
        return self._initials.get(name.text.replace(".", "")) if name.text.isupper() else None

    @cached_property
    def _initials(self) -> dict[str, FoundName]:
        """The names of organisations by the first letters of their capitalised words."""
        found: dict[str, FoundName] = {}
        for name in self.context.names:
            kinds = {c.entity for c in name.others()[:1]}
            parts = [part for part in name.text.replace("-", " ").split() if part[0].isupper()]
            if len(parts) > 1 and (kinds & {"organisation", "group"} or name.label == "organization"):
                found.setdefault("".join(part[0] for part in parts), name)
        return found

    def _renamed(self, name: FoundName, whole: FoundName) -> Mention | None:
        """Return the mention of an abbreviation as that of the whole name."""
        others = whole.others()
        if others:
            return self._named(name, others[0].id)
        draft = self.table.local(whole.text.removeprefix("the "), "organisation", self._home(whole))
        return self.context.mention(name.sentence, name.first, name.last, (draft.id,), "name")

    def _after_the(self, name: FoundName) -> bool:
        words = self.context.words(name.sentence)
        return name.first > 0 and words[name.first - 1].text.lower() == "the"

    def _last_word(self, name: FoundName) -> str:
        """Return the organisation named before of whose name a word is the last: "the Times"."""
        for draft in reversed(self.table.drafts.values()):
            if (
                draft.kind == "organisation"
                and draft.spans
                and draft.name.split()[1:]
                and draft.name.split()[-1] == name.text
            ):
                return draft.id
        return ""

    @staticmethod
    def _ordinary(word: str) -> bool:
        """Whether a capitalised word names nobody by itself: "Governments", "Senators", "Monday"."""
        words = reference()
        return word in words.generic.words or word in words.generic.no_names or word.removesuffix("s") in words.bodies

    def _home(self, name: FoundName) -> str | None:
        """Return the code of the state whose name or adjective stands right before an organisation's name."""
        words, at = self.context.words(name.sentence), name.first - 1
        at -= at > 0 and words[at].text in GENITIVE  # "Peru's Defence Ministry"
        before = self.context.name_at.get((name.sentence, at))
        lookup, first = self.context.registry.lookup, name.text.split()[:2]
        # "Indian Ocean Commission": the place tells of no state.
        readings = before.others() if before else lookup(" ".join(first)) or lookup(first[0])
        states = [c for c in readings if c.country and c.kind in _NATIONAL]
        return states[0].country if states else None

    def _same_name(self, parts: list[str]) -> str:
        """Return the local organisation whose name the words shorten."""
        for draft in self.table.drafts.values():
            full = draft.name.split()
            if (
                draft.kind == "organisation"
                and draft.id.startswith("local:")
                and full[: len(parts)] == parts
                and len(full) > len(parts)
            ):
                return draft.id
        return ""

    def _longer(self, name: FoundName) -> str:
        """Return the organisation last named before by a longer name that ends in an ordinary word's, or ""."""
        if name.text.lower() not in reference().generic.words:
            return ""
        before = [n for n in self.context.names if (n.sentence, n.first) < (name.sentence, name.first) and n.others()]
        last = next((n for n in reversed(before) if n.text.endswith(f" {name.text}")), None)
        known = last.others()[0] if last is not None else None
        return known.id if known is not None and known.entity == "organisation" else ""

    def _later_word(self, name: FoundName) -> bool:
        """Whether a name that is an ordinary word ("Commission") ends a longer name of something else."""
        if name.text.lower() not in reference().generic.words:
            return False
        for number in range(name.sentence, -1, -1):
            words = self.context.words(number)
            for at in range(name.first if number == name.sentence else len(words) - 1, 0, -1):
                named = words[at - 1].text[0].isupper() and words[at - 1].upos in {"PROPN", "ADJ", "NOUN"}
                if words[at].text == name.text and named:
                    longer = self.context.name_at.get((number, at))
                    return longer is None or longer.text == name.text
        return False

    def _note_short(self, name: FoundName, actor: str) -> None:
        """Take up an abbreviation in brackets after a name."""
        words = self.context.words(name.sentence)
        if name.last + 2 < len(words) and words[name.last].text == "(" and words[name.last + 2].text == ")":
            short = words[name.last + 1].text
            if short.isupper() and len(short) > 1 and self.table.drafts[actor].kind in {"organisation", "group"}:
                self.short[short] = actor
