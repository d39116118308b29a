"""One person spoken of by nationality: "the Ghanaian had gone back and forth", "a trip by the man from Paris"."""

from __future__ import annotations

from dragoman.actors.cast import Mention
from dragoman.actors.context import Context
from dragoman.actors.found import FoundName
from dragoman.actors.just_named import JustNamed
from dragoman.actors.people import sex_of_title
from dragoman.actors.reference import reference
from dragoman.actors.salience import Discourse, Suits
from dragoman.actors.table import Draft

#: Relations in which a word of nationality only describes another.
_DESCRIBING = frozenset({"amod", "compound", "nmod:desc", "flat", "appos"})


class Nationals:
    """Resolves one such word after another."""

    def __init__(self, context: Context, discourse: Discourse) -> None:
        """Take an article and the mentions found so far."""
        self.context = context
        self.discourse = discourse
        self.just_named = JustNamed(context, discourse)

    def speaks_of_one(self, name: FoundName) -> bool:
        """Whether a word of nationality stands for itself, in the singular, after "the".

        "The Chinese" and "the British" are many, "the Ghanaian" is one.
        """
        words = self.context.words(name.sentence)
        kinds = {candidate.kind for candidate in name.others()}
        if name.last - name.first != 1 or name.first == 0 or not kinds or kinds - {"adjective", "demonym"}:
            return False
        word = words[name.first]
        alone = word.relation not in _DESCRIBING and words[name.first - 1].text.lower() == "the"
        return alone and word.text.endswith(reference().names.national_endings)

    def resolve(self, name: FoundName) -> Mention | None:
        """Return the person of that nationality who was spoken of last; None where there was none."""
        country = name.others()[0].country

        def suits(draft: Draft) -> bool:
            return draft.kind == "person" and draft.country == country

        at = (name.sentence, name.first)
        found = self.discourse.antecedent(*at, suits) or self._figure(name) or self._last(*at, suits)
        found = found or self.just_named.alone_before(*at, country)
        if found is None:
            return None
        return self.context.mention(name.sentence, name.first - 1, name.last, (found,), "description")

    def comes_from(self, number: int, word: int) -> FoundName | None:
        """Return the name of the state or town that somebody is called after: "the man from Yerevan"."""
        tree = self.context.trees[number]
        form = tree.words[word]
        if form.lemma not in reference().names.somebody or form.xpos != "NN":
            return None
        if not any(tree.lemma(c) == "the" for c in tree.children(word, "det")):
            return None
        behind = [n for n in tree.children(word, "nmod") if n > word]
        named = [self.context.name_at.get((number, n)) for n in behind if tree.case(n) == "from"]
        return named[0] if len(behind) == len(named) == 1 and named[0] and named[0].others() else None

    def resolve_from(self, number: int, word: int, name: FoundName) -> Mention | None:
        """Return the person whom "the man from Yerevan" means; None where nobody of that state was spoken of."""
        country, sex = name.others()[0].country, sex_of_title(self.context.trees[number].lemma(word))

        def suits(draft: Draft) -> bool:
            return draft.kind == "person" and draft.country == country and draft.sex in {sex, ""}

        found = self.discourse.antecedent(number, word, suits) or self._last(number, word, suits)
        if not country or found is None:
            return None
        return self.context.mention(number, word - 1, name.last, (found,), "description")

    def _last(self, number: int, word: int, suits: Suits) -> str | None:
        """Return who was named last of those who suit, however long ago."""
        near = (actor for _, entry in self.discourse.backwards(number, word) for actor in entry.mention.actors)
        return next((actor for actor in near if suits(self.context.table.drafts[actor])), None)

    def _figure(self, name: FoundName) -> str | None:
        """Return the one of whom an article tells much and no state, named before: an organisation's envoy."""
        table, start = self.context.table, self.context.words(name.sentence)[name.first].start
        often = reference().salience.figure
        figures = [d for d in table.drafts.values() if d.stateless and self.discourse.named[d.id] >= often]
        if len(figures) != 1 or not any(span.end < start for span in figures[0].spans):
            return None
        return figures[0].id
