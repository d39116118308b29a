"""One person spoken of by nationality: "the Ghanaian had gone back and forth", "a trip by the Frenchman"."""

from __future__ import annotations

from dragoman.actors.cast import Mention
from dragoman.actors.context import Context
from dragoman.actors.found import FoundName
from dragoman.actors.reference import reference
from dragoman.actors.salience import Discourse
from dragoman.actors.table import Draft

#: Relations in which a word of nationality only describes another.
_DESCRIBING = frozenset({"amod", "compound", "nmod:desc", "flat", "appos"})


class Nationals:
    """Resolves one such word after another."""

    def __init__(self, context: Context, discourse: Discourse) -> None:
        """Take an article and the mentions found so far."""
        self.context = context
        self.discourse = discourse

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

        found = self.discourse.antecedent(name.sentence, name.first, suits) or self._figure(name)
        if found is None:
            return None
        return self.context.mention(name.sentence, name.first - 1, name.last, (found,), "description")

    def _figure(self, name: FoundName) -> str | None:
        """Return the one of whom an article tells much and no state, named before: an organisation's envoy."""
        table, start = self.context.table, self.context.words(name.sentence)[name.first].start
        often = reference().salience.figure
        figures = [d for d in table.drafts.values() if d.stateless and self.discourse.named[d.id] >= often]
        if len(figures) != 1 or not any(span.end < start for span in figures[0].spans):
            return None
        return figures[0].id
