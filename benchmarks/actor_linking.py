"""Measures who is who on NewsWCL50: B-cubed of mentions of people and countries, and countries' codes.

Usage: python benchmarks/actor_linking.py --data ../shared/data/newswcl50 [--published 2018-04-17] [--errors]

Gold are the chains whose names end in ``_ACTOR`` (one person) or ``_COUNTRY``, within one article. A gold mention
is answered by the actor at its syntactic head. The corpus puts a state, its bodies and its unnamed officials in one
country chain; so on the system's side whoever is no named person counts as the country. It also puts minor named
people, and people whom the words do not tie to it ("lawyers", "the defendants"), in the chain of their country. So
the figures are given twice: with all mentions, and with only those of the country chains that name the country by a
word that the registry lists for it and that hold no person's name. Mentions of several at once ("the two leaders")
have no one cluster and are left out; one without an answer is a cluster of its own.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from dragoman.actors.cast import Cast, Mention
from dragoman.actors.registry import load_registry
from dragoman.coding.scene import Scene
from dragoman.reader import read_document_parts
from dragoman.types import Actor, Document

#: Codes of chains that are no ISO codes of states.
ORGANISATIONS = {"EU": "Q458"}
CHAINS = ("_ACTOR", "_COUNTRY")
#: Characters that the tokens and the text print in different ways.
SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\xa0": " "})


class Gold(NamedTuple):
    """One gold mention: character offsets and chain."""

    start: int
    end: int
    chain: str

    @property
    def country(self) -> bool:
        """Whether its chain is a country's."""
        return self.chain.endswith("_COUNTRY")

    @property
    def code(self) -> str:
        """Code of the country that the chain is about."""
        return self.chain.split("_")[1]


class Answer(NamedTuple):
    """A gold mention with the cluster that the system puts it in, and the codes it gives it."""

    gold: Gold
    cluster: str
    codes: frozenset[str]
    #: Whether the mention names the country of its chain, and no person.
    names_country: bool
    text: str


def chains(path: Path) -> tuple[list[str], list[tuple[int, int, str]]]:
    """Return the tokens of a CoNLL file and its chains as (first token, one past last, name)."""
    tokens: list[str] = []
    begun: list[tuple[str, int]] = []
    found = []
    for fields in (line.split("\t") for line in path.read_text("utf-8").splitlines() if line.strip()):
        number, marks = len(tokens), fields[4].split("|") if len(fields) > 4 else []  # noqa: PLR2004 - columns
        tokens.append(fields[3])
        for mark in (each.strip() for each in marks):
            name = mark.strip("()")
            if mark.startswith("("):
                begun.append((name, number))
            start = next((b for b in reversed(begun) if b[0] == name), None) if mark.endswith(")") else None
            if start is not None:
                begun.remove(start)
                found.append((start[1], number + 1, name))
    return tokens, found


def offsets(text: str, tokens: Iterable[str]) -> Iterator[tuple[int, int] | None]:
    """Yield where each token stands in a text; None for those that do not stand there."""
    even, at = text.translate(SAME), 0
    for token in tokens:
        wanted = token.translate(SAME).replace("``", '"').replace("''", '"').strip()
        start = even.find(wanted, at, at + 60) if wanted and wanted != "\\n" else -1
        if start < 0:
            yield None
            continue
        at = start + len(wanted)
        yield start, at


def gold_mentions(path: Path, text: str) -> list[Gold]:
    """Return the gold mentions of people and countries with their offsets in a text."""
    tokens, found = chains(path)
    places = list(offsets(text, tokens))
    spans = Counter((first, last) for first, last, chain in found if chain.endswith(CHAINS))
    result = set()
    for first, last, chain in found:
        inside = [place for place in places[first:last] if place is not None]
        if inside and chain.endswith(CHAINS) and spans[first, last] == 1:
            result.add(Gold(inside[0][0], inside[-1][1], chain))
    return sorted(result)


# --- the system's answers ---------------------------------------------------------------------------


def answer(scene: Scene, gold: Gold) -> Answer:
    """Return what the system says of a gold mention."""
    number = scene.sentence_at(gold.start)
    sentence = scene.analysis.sentences[number]
    inside = [n for n, word in enumerate(sentence.words) if word.start < gold.end and gold.start < word.end]
    heads = [n for n in reversed(inside) if sentence.words[n].head not in inside] or inside[-1:]
    mention = mention_at(scene.cast, number, heads)
    actors = [scene.cast.actors[actor] for actor in (mention.actors or (mention.located,))] if mention else []
    people = {n for name in sentence.names if name.label == "person" for n in range(name.first, name.last)}
    cluster = "+".join(sorted(party(actor) for actor in actors)) or f"unanswered {gold.start} {gold.end}"
    text = scene.article.text[gold.start : gold.end]
    return Answer(gold, cluster, codes(actors), names_country(text, gold.code) and not people & set(inside), text)


def names_country(text: str, code: str) -> bool:
    """Tell whether some words hold a name, adjective, capital or seat of a country, or a name of the organisation."""
    wanted = {code, ORGANISATIONS.get(code, code)}
    matches = load_registry().names_in(text)
    return any({candidate.country, candidate.id} & wanted for match in matches for candidate in match.candidates)


def mention_at(cast: Cast, sentence: int, words: Iterable[int]) -> Mention | None:
    """Return the first mention with actors, or of a place in a known state, at one of some words."""
    found = (cast.mention_at(sentence, word) for word in words)
    return next((mention for mention in found if mention is not None and (mention.actors or mention.located)), None)


def party(actor: Actor) -> str:
    """Return the cluster of an actor: a person's own, else the country's where there is one."""
    return actor.id if actor.kind == "person" else (actor.country or actor.id)


def codes(actors: Iterable[Actor]) -> frozenset[str]:
    """Return the codes of the countries of some actors; an organisation has its id."""
    return frozenset(code for actor in actors for code in (actor.country, actor.id) if code)


# --- figures ----------------------------------------------------------------------------------------


def b_cubed(answers: list[Answer]) -> list[tuple[float, float]]:
    """Return precision and recall of every mention of an article (Bagga and Baldwin 1998)."""
    chain_sizes = Counter(a.gold.chain for a in answers)
    cluster_sizes = Counter(a.cluster for a in answers)
    both = Counter((a.gold.chain, a.cluster) for a in answers)
    return [
        (
            both[a.gold.chain, a.cluster] / cluster_sizes[a.cluster],
            both[a.gold.chain, a.cluster] / chain_sizes[a.gold.chain],
        )
        for a in answers
    ]


def right_country(given: Answer) -> bool:
    """Tell whether a mention of a country has that country's code."""
    return ORGANISATIONS.get(given.gold.code, given.gold.code) in given.codes


def country_chains(answers: list[Answer]) -> dict[str, bool]:
    """Return, for each country chain of an article, whether most of its answered mentions have the right code."""
    votes: dict[str, list[bool]] = defaultdict(list)
    for given in answers:
        if given.gold.country:
            votes[given.gold.chain] += [right_country(given)] if given.codes else []
    return {chain: sum(right) * 2 > len(right) for chain, right in votes.items()}


def figures(articles: dict[str, list[Answer]], title: str) -> None:
    """Print B-cubed over all mentions, and the share of right countries."""
    scores = [pair for answers in articles.values() for pair in b_cubed(answers)]
    precision, recall = (sum(column) / len(scores) for column in zip(*scores, strict=True))
    right = [r for answers in articles.values() for r in country_chains(answers).values()]
    named = [right_country(a) for answers in articles.values() for a in answers if a.gold.country and a.codes]
    f1 = 2 * precision * recall / (precision + recall)
    print(f"{title} ({len(scores)} mentions): B3 precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")
    print(f"    country chains right {sum(right)}/{len(right)} = {sum(right) / len(right):.3f};", end=" ")
    print(f"answered mentions of countries right {sum(named) / len(named):.3f} of {len(named)}")


def show_errors(name: str, answers: list[Answer]) -> None:
    """Print the mentions that are not in the cluster that most of their chain is in."""
    clusters: dict[str, Counter[str]] = defaultdict(Counter)
    for given in answers:
        clusters[given.gold.chain][given.cluster if not given.cluster.startswith("unanswered") else "-"] += 1
    for given in answers:
        usual = next((c for c, _ in clusters[given.gold.chain].most_common() if c != "-"), "-")
        if given.cluster != usual:
            print(f"{name}\t{given.gold.chain}\t{given.text!r}\t{given.cluster}\t(usual {usual})")


def told_by_words(given: Answer) -> bool:
    """Tell whether the words of a mention say whose it is: a person's mention, or one that names its country."""
    return not given.gold.country or given.names_country


def main() -> None:
    """Read the articles and print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--published", type=date.fromisoformat, help="day of publication, where none is to be inferred")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    articles = {}
    for path in sorted(options.data.glob("*.conll")):
        document = Document(content=path.with_suffix(".txt").read_bytes(), source=str(path.with_suffix(".txt")))
        scene = read_document_parts(document, date=options.published).scene
        articles[path.stem] = [answer(scene, gold) for gold in gold_mentions(path, scene.article.text)]
    figures(articles, "all")
    kept = {name: [a for a in answers if told_by_words(a)] for name, answers in articles.items()}
    figures({name: answers for name, answers in kept.items() if answers}, "people, and countries that are named")
    for name, answers in kept.items() if options.errors else ():
        show_errors(name, answers)


if __name__ == "__main__":
    main()
