"""Titles and descriptions: what they belong to, and which names they stand beside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.actors.context import GENITIVE, Context
from dragoman.actors.found import (
    WHOSE,
    FoundName,
    FoundRole,
    head_of,
    is_counterpart,
    is_sent_by_secretary_general,
    past_address,
    past_retired,
)
from dragoman.actors.reference import reference, sent_by
from dragoman.language.types import Word

#: Words before a title that may stand between it and the state that it belongs to.
_MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "X"})
_FARTHEST = 5
#: Prepositions with which more of a title follows.
_LEADING = frozenset({"of", "to", "for", "at", "in", "on"})
#: Words between the title of who is sent and that of who sends: "of its".
_OF_WHOM = 2
#: Marks that set a name off from the title before it ("their foreign ministers -- X, Y and Z --").
_SETTING_OFF = frozenset({",", "--", "—", "–", ":"})
#: Words of what else is said of somebody before the name: "the Austrian X", "former general X".
_DESCRIBING = frozenset({"DET", "ADJ", "NOUN", "PROPN"})
#: Words that say where somebody holds an office.
_WHERE = frozenset({"there", "here"})
#: Words that join portfolios, and small words within one ("Minister for Trade and the Industries of …").
_JOINING = frozenset({"and", "&"})
_IN_PORTFOLIOS = _JOINING | {"of", "for", "the", ","}
#: Words that the "of" phrase of a title may have before the name: "of Trinidad and Tobago and Barbados".
_LONGEST_PHRASE = 12

#: Tags of finite verbs.
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
#: Words before several office holders of two states, and prepositions before where they meet then.
_BOTH, _PLACED = frozenset({"both", "two"}), frozenset({"in", "at"})


class Titles:
    """Gives every description its owners, and every name its titles."""

    def __init__(self, context: Context, publisher: str) -> None:
        """Find owners and names for the titles of an article whose publisher's state has a code, or ""."""
        self.context = context
        self.publisher = publisher
        self.of_name: dict[int, list[FoundRole]] = {}
        people = [n for n in context.names if _may_be_person(n)]
        self.starts = {(n.sentence, n.first): n for n in people}
        self.ends = {(n.sentence, n.last): n for n in people}
        for role in context.roles:
            self._own(role)
        for role in context.roles:
            self._before_name(role)
        for role in context.roles:
            self._after_name(role)
        for role in context.roles:
            self._second(role)

    def of(self, name: FoundName) -> list[FoundRole]:
        """Return the titles of a name, those directly before it first."""
        return self.of_name.get(id(name), [])

    # --- owners --------------------------------------------------------------------------------------

    def _own(self, role: FoundRole) -> None:
        """Find what a description belongs to, where it begins, and whether it is of another time."""
        role.begin = role.first
        role.owners = (
            self._owner_before(role) or self._owner_after(role) or self._owner_by_syntax(role) or self._publishers(role)
        )
        words = self.context.words(role.sentence)
        before = {w.text.lower().rstrip("-") for w in words[max(0, role.begin - 2) : role.first]}
        role.former = bool(before & reference().names.other_time) or role.title.startswith(
            ("former", "ex-", "ousted", "late")
        )

    def _publishers(self, role: FoundRole) -> list[str]:
        """Return the publisher's state where a ministry or paper writes "our President", as nobody's words."""
        words = self.context.words(role.sentence)
        ours = role.first > 0 and words[role.first - 1].text.lower() == "our"
        spoken = any(q.start <= words[role.first].start < q.end for q in self.context.quotations)
        state = self.context.table.state(self.publisher) if ours and not spoken else None
        return [state.id] if state is not None else []

    def _owner_before(self, role: FoundRole) -> list[str]:
        """Return the owner in the noun phrase before a title ("Venezuelan President", "Kenya's prime minister")."""
        words = self.context.words(role.sentence)
        inside = self.context.name_at.get((role.sentence, role.first))
        if inside is not None and inside.first < role.first and (owner := self.context.owner_of(inside)):
            role.begin = inside.first
            return [owner]
        for word in range(role.first - 1, max(-1, role.first - 1 - _FARTHEST), -1):
            name = self.context.name_at.get((role.sentence, word))
            owner = self.context.owner_of(name) if name is not None else self.context.stand_in(role.sentence, word)
            if owner:
                role.begin = name.first if name is not None else word
                owners = [owner, *self._coordinated(role.sentence, role.begin)]
                return owners[::-1] if role.plural else owners  # of several names the first is of the first state
            if not _modifies(words[word]):
                break
        return []

    def _coordinated(self, sentence: int, first: int, *, listed: bool = False) -> list[str]:
        """Return the owners joined to another before it: "Qatari, Omani, and Turkish envoys", "A's and B's premiers".

        A comma alone joins adjectives, and what stands before "and": not "in Kenya, Ugandan officials".
        """
        words = self.context.words(sentence)
        joined = first > 1 and words[first - 1].text.lower() in {"and", "&"}
        at = first - 1 - joined
        comma = at > 0 and words[at].text == ","
        at -= comma
        if at < 0 or not (joined or comma):
            return []
        name = self.context.name_at.get((sentence, at - (words[at].text in GENITIVE)))
        kinds = {"adjective", "name"} if joined or listed else {"adjective"}
        if name is None or not (kinds & {c.kind for c in name.others()}):
            return []
        owner = self.context.owner_of(name)
        return [owner, *self._coordinated(sentence, name.first, listed=True)] if owner else []

    def _owner_after(self, role: FoundRole) -> list[str]:
        """Return the owners after a title: "leaders of Serbia and Kosovo", "adviser at the Élysée"."""
        words = self.context.words(role.sentence)
        overlapping = self.context.name_at.get((role.sentence, role.last - 1))
        if overlapping is not None and overlapping.last > role.last:
            owner = self.context.owner_of(overlapping)
            return [owner] if owner else []
        if role.last >= len(words) or words[role.last].text.lower() not in self._joints(role) | {"and", ","}:
            return []
        if role.first and words[role.first - 1].text.lower() in _BOTH and words[role.last].text.lower() in _PLACED:
            return []  # "the meeting of both foreign ministers in Lomé"
        if words[role.last].text in {"and", ","}:
            return self._owner_after_portfolio(role)
        owners = list(dict.fromkeys(self._list_of_owners(role.sentence, role.last + 1)))
        return owners or self._owner_after_portfolio(role)

    def _owner_after_portfolio(self, role: FoundRole) -> list[str]:
        """Return the owners after the rest of a portfolio: "Minister of Trade, Transport and Industry of Estonia"."""
        words = self.context.words(role.sentence)
        listed = words[role.last].text != ","  # else nothing tells yet that more of the portfolio follows
        for at in range(role.last + 1, min(role.last + _LONGEST_PHRASE, len(words) - 1)):
            listed = listed or words[at].text in _JOINING
            if words[at].text == "of" and listed and (owners := list(self._list_of_owners(role.sentence, at + 1))):
                return owners
            between = words[at].text[0].isupper() or words[at].text in _IN_PORTFOLIOS
            if not between or (role.sentence, at) in self.starts:
                break
        return []

    def _joints(self, role: FoundRole) -> frozenset[str]:
        last = role.title.rsplit(" ", 1)[-1].removesuffix("s")
        if last in sent_by("state") and role.match.roles[0].sector != "IGO":
            return frozenset({"of"})  # an envoy for Sudan is of another state
        if last in reference().state_bodies.seated or is_counterpart(role):
            return frozenset({"of", "for", "at", "in", "from"})
        return frozenset({"of", "for", "at"}) if role.match.roles[0].level == "official" else frozenset({"of", "for"})

    def _list_of_owners(self, sentence: int, word: int) -> Iterator[str]:
        """Yield the owners named one after the other from a word on."""
        words = self.context.words(sentence)
        while word < len(words) and (words[word].upos in {"DET", "CCONJ", "ADJ"} or words[word].text == ","):
            if (sentence, word) in self.context.name_at:
                break
            word += 1
        name = self.context.name_at.get((sentence, word))
        owner = self.context.owner_of(name) if name is not None and not _is_person(name) else ""
        if name is None or not owner:
            return
        yield owner
        if name.last < len(words) and words[name.last].text.lower() in {"and", ","}:
            yield from self._list_of_owners(sentence, name.last)

    def _owner_by_syntax(self, role: FoundRole) -> list[str]:
        tree = self.context.trees[role.sentence]
        head = head_of(tree.sentence, role.first, role.last)
        for word in [*tree.possessors(head), *tree.children(head, "amod", "compound")]:
            name = self.context.name_at.get((role.sentence, word))
            owner = self.context.owner_of(name) if name is not None else ""
            if owner:
                return [owner]
        return []

    # --- names ---------------------------------------------------------------------------------------

    def _give(self, name: FoundName, role: FoundRole) -> None:
        sent = self._sent(role) if not name.full_names() else None
        if sent is not None:
            sent.owners = sent.owners or role.owners
            role = sent
        self.of_name.setdefault(id(name), []).append(role)
        role.used = True
        if not role.owners and not is_sent_by_secretary_general(role):
            role.owners = self._owner_behind(name)

    def _sent(self, role: FoundRole) -> FoundRole | None:
        """Return the title of whom the holder of another sends: "the special representative of its President, X"."""
        words = self.context.words(role.sentence)
        for other in self.context.roles_of.get(role.sentence, ()):
            between = [word.text.lower() for word in words[other.last : role.first]]
            noun = other.title.split(" ")[-1]
            whose = len(between) == _OF_WHOM and between[0] == "of" and between[1] in {"the", *WHOSE}
            if whose and noun in sent_by("holder"):
                return other
        return None

    def _owner_behind(self, name: FoundName) -> list[str]:
        """Return the state after a titled name: "Prime Minister Shinzo Abe of Japan"."""
        words = self.context.words(name.sentence)
        if name.last < len(words) and words[name.last].text == "of":
            return list(self._list_of_owners(name.sentence, name.last + 1))[:1]
        return []

    def _before_name(self, role: FoundRole) -> None:
        """Give a description to the name right after it ("Prime Minister X", "the prime minister, X,")."""
        words = self.context.words(role.sentence)
        within = (self.starts.get((role.sentence, word)) for word in range(role.first + 1, role.last))
        if name := next((one for one in within if one is not None and one.last > role.last), None):
            self._give(name, role)  # "Crown Prince Faisal", of whom "Prince Faisal" is the name
            return
        listed = self.starts.get((role.sentence, self._past_portfolios(role)))
        if listed is not None and not role.plural:  # "the presidents of A and B, X and Y"
            self._give(listed, role)
            return
        at, commas = self._past_phrase(role), 0
        while at < len(words) and (role.sentence, at) not in self.starts:
            after = past_address(words, at)
            after += after < len(words) and (after == at) and self._leads_on(words[at], commas)
            if after == at:
                break
            commas += words[at].text in _SETTING_OFF
            at = after
        at = self._past_rank(role, at)
        if commas and not role.plural:
            at = self._past_more(role.sentence, at)
        name = self.starts.get((role.sentence, at))
        if name is None:
            return
        names = [name, *(self._listed(name) if role.plural else ())]
        if not commas or (self._closed(names, role) and not self._predicate(role, name)):
            for each, own in zip(names, self._respective(role, len(names)), strict=True):
                self._give(each, own)
            role.used = True

    def _predicate(self, role: FoundRole, name: FoundName) -> bool:
        """Whether a title says of another what he is, before a clause with the name: "she was president, X said"."""
        tree = self.context.trees[role.sentence]
        named = tree.words[head_of(tree.sentence, name.first, name.last)]
        head = head_of(tree.sentence, role.first, role.last)
        return bool(tree.children(head, "cop")) and named.relation.startswith("nsubj") and named.head != head

    @staticmethod
    def _leads_on(word: Word, commas: int) -> bool:
        """Whether a word may stand between a title and its name: a title of birth, one mark."""
        return word.text.lower() in reference().names.of_birth or (word.text in _SETTING_OFF and not commas)

    def _past_rank(self, role: FoundRole, at: int) -> int:
        """Return where another title right before the name ends: "Defence Minister General X"."""
        after = next((r for r in self.context.roles_of.get(role.sentence, ()) if r.first == at and not r.plural), None)
        if after is None or role.plural:
            return at
        behind = past_retired(self.context.words(role.sentence), after.last)
        return behind if (role.sentence, behind) in self.starts else at

    @staticmethod
    def _respective(role: FoundRole, many: int) -> list[FoundRole]:
        """Return the title of each of several names: "the premiers of A and B, X and Y," are of A and of B."""
        if many > 1 and len(role.owners) == many:
            return [replace(role, owners=[owner]) for owner in role.owners]
        return [role] if many == 1 else [replace(role, owners=list(role.owners)) for _ in range(many)]

    def _past_more(self, sentence: int, at: int) -> int:
        """Return where the name begins after more that is said of it, or the word itself.

        "Its envoy, Consul General X", "its envoy, former general X", "its envoy, the Austrian X".
        """
        words = self.context.words(sentence)
        for end in range(at, min(at + _FARTHEST, len(words))):
            if (sentence, end) in self.starts:
                return end
            if words[end].upos not in _DESCRIBING:
                break
        return at

    def _past_phrase(self, role: FoundRole) -> int:
        """Return where a title ends with its "of" or "to" phrase, when a comma or a name follows.

        "ambassador to Athens, X", "President of the Republic of Kazakhstan X", "consul there, X".
        """
        words = self.context.words(role.sentence)
        if role.last >= len(words) or words[role.last].text.lower() not in self._leading(role):
            return role.last + (role.last < len(words) and words[role.last].text.lower() in _WHERE)
        for at in range(role.last + 1, min(role.last + 1 + _LONGEST_PHRASE, len(words))):
            if words[at].text in _SETTING_OFF or self._begins_person(role, at):
                return at
            named = (role.sentence, at) in self.context.name_at or words[at].text in {"of", "to", "in", "-", *GENITIVE}
            if not named and words[at].upos not in {"DET", "PROPN", "ADJ", "NOUN", "CCONJ", "NUM"}:
                break
        return role.last

    @staticmethod
    def _leading(role: FoundRole) -> frozenset[str]:
        """Return the prepositions with which more of a title may follow: a counterpart is "from Minsk" too."""
        return _LEADING | {"from"} if is_counterpart(role) else _LEADING

    def _past_portfolios(self, role: FoundRole) -> int:
        """Return where a name begins after more of a portfolio, or -1.

        "Minister of Foreign Affairs, African Cooperation and Expatriates of Togo, Mr. X".
        """
        words = self.context.words(role.sentence)
        for at in range(role.last, min(role.last + _LONGEST_PHRASE, len(words) - 1)):
            name = past_address(words, at + 1)
            listed = {words[n].text for n in range(role.last, at)} & _JOINING
            named = self.starts.get((role.sentence, at))
            if named is not None and _is_person(named):
                break
            if words[at].text == "," and listed and (role.sentence, name) in self.starts:
                return name
            if not (words[at].text[0].isupper() or words[at].text in {",", "of", *_JOINING}):
                break
        return -1

    def _begins_person(self, role: FoundRole, at: int) -> bool:
        """Whether somebody's name in full begins at a word, right after the rest of a title: a state, a portfolio."""
        words = self.context.words(role.sentence)
        name = self.starts.get((role.sentence, at))
        if name is None or name.last - name.first < 2:  # noqa: PLR2004 - a given and a family name
            return False
        before = self.context.name_at.get((role.sentence, at - 1))
        if before is not None and before.last == at and self.context.owner_of(before):
            return True
        between = range(role.last + 1, at)
        others = {w for other in self.context.roles_of[role.sentence] for w in range(other.first, other.last)}
        if any(w in others or (role.sentence, w) in self.context.name_at for w in between):
            return False  # "envoy of Tanzanian President X"
        joints = {"CCONJ", "ADP", "DET"}
        return all(words[w].text[0].isupper() or words[w].text in GENITIVE or words[w].upos in joints for w in between)

    def _closed(self, names: list[FoundName], role: FoundRole) -> bool:
        """Whether names after a title and a comma are set off by another mark, so that both are the same people."""
        words = self.context.words(role.sentence)
        end = self._past_owner(names[-1])  # "its envoy, Joaquim Tembe of Mozambique,"
        after = words[end].text if end < len(words) else "."
        number_fits = (len(names) > 1) == role.plural
        return number_fits and after in reference().names.closing and not self._named_before(role)

    def _named_before(self, role: FoundRole) -> bool:
        """Whether a title is itself set after a name without one ("X, president of Y, Z,")."""
        words = self.context.words(role.sentence)
        begin = role.begin
        while begin and words[begin - 1].upos in {"DET", "ADJ", "ADV"}:
            begin -= 1
        name = self.ends.get((role.sentence, begin - 1)) if begin > 0 and words[begin - 1].text == "," else None
        return name is not None and not self.of(name)

    def _listed(self, name: FoundName) -> Iterator[FoundName]:
        """Yield the names joined to a name: "Hakan Fidan and George Gerapetritis", "X of Norway and Iceland's Y"."""
        words = self.context.words(name.sentence)
        at = self._past_owner(name)
        while at < len(words) and words[at].text.lower() in {"and", ",", "&"}:
            at += 1
            other = self.starts.get((name.sentence, self._past_home(name.sentence, at)))
            if other is not None:
                yield other
                at = self._past_owner(other)

    def _past_owner(self, name: FoundName) -> int:
        """Return where a name ends with the state after it: "X of Norway"."""
        words = self.context.words(name.sentence)
        of = name.last < len(words) and words[name.last].text == "of"
        home = self.context.name_at.get((name.sentence, name.last + 1)) if of else None
        return home.last if home is not None and self.context.owner_of(home) else name.last

    def _past_home(self, sentence: int, at: int) -> int:
        """Return where a name begins after the state before it ("Peru's X"), or the word itself."""
        words, home = self.context.words(sentence), self.context.name_at.get((sentence, at))
        owned = home is not None and home.last < len(words) and words[home.last].text in GENITIVE
        return home.last + 1 if home is not None and owned and self.context.owner_of(home) else at

    def _second(self, role: FoundRole) -> None:
        """Give a description to who has the one that "and" joins to it: "X, deputy premier and minister of finance"."""
        words = self.context.words(role.sentence)
        if role.used or role.plural:
            return
        for other in self.context.roles_of.get(role.sentence, ()):
            joined = (other.last == role.first - 1, other.begin == role.last + 1)
            between = words[other.last if joined[0] else role.last].text if any(joined) else ""
            # "the secretary and Minister X" are two
            two = joined[1] and role.first > 0 and words[role.first - 1].upos == "DET"
            if between not in _JOINING or other.plural or role.begin != role.first or two:
                continue
            for name in (n for n in self.starts.values() if n.sentence == role.sentence and other in self.of(n)):
                role.owners = role.owners or other.owners
                self._give(name, role)
                return

    def _listed_in_heading(self, role: FoundRole) -> bool:
        """Whether a comma stands for "and" before a title, as in "Whitcombe, Pakistani Premier Break Silence"."""
        words = self.context.words(role.sentence)
        after = words[role.last].text if role.last < len(words) else "."
        return self.context.sentences[role.sentence].heading and after not in reference().names.closing

    def _after_name(self, role: FoundRole) -> None:
        """Give a description to the name before it, set off by a comma ("X, the national security adviser")."""
        if role.used or role.plural:
            return
        words, limits = self.context.words(role.sentence), reference().names
        head = words[head_of(self.context.trees[role.sentence].sentence, role.first, role.last)]
        after = words[role.last] if role.last < len(words) else None
        # "her talks with X, a spokesman said": the mark that would close an apposition is wanting
        says = after is not None and after.xpos in _FINITE and role.first and words[role.first - 1].text != "("
        genitive = (after is not None and after.text in GENITIVE) or says
        if head.relation.startswith("nsubj") or genitive or self._listed_in_heading(role):
            return
        for word in range(role.first - 1, max(-1, role.first - 2 - limits.most_between), -1):
            name = self.ends.get((role.sentence, word))
            if words[word].text in {",", "("} and name is not None:
                self._give(name, role)
                return
            if words[word].upos not in limits.between and words[word].text not in {"-", *GENITIVE}:
                return
            if (role.sentence, word) in self.starts:
                return


def _modifies(word: Word) -> bool:
    """Tell whether a word may stand between a title and the state before it ("Peru's newly elected president")."""
    return (
        word.upos in _MODIFIERS
        or word.text in {"-", *GENITIVE}
        or word.xpos in {"VBN", "VBG"}
        or word.text.lower().endswith("ly")
    )


def _may_be_person(name: FoundName) -> bool:
    """Tell whether a name may be a person's, whatever the model takes a state or an organisation for."""
    return bool(name.full_names() or name.surnames()) or (name.label == "person" and not name.others())


def _is_person(name: FoundName) -> bool:
    """Tell whether a name is a person's and nothing else's."""
    return name.label == "person" and not name.others()
