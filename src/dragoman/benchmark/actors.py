"""Suite ``actors``: who is who within an article, on NewsWCL50's chains of people and countries.

A gold mention is answered by the actor at its syntactic head. The corpus puts a state, its bodies and its unnamed
officials in one country chain; so on the system's side whoever is no named person counts as the country. It also
puts minor named people, and people whom the words do not tie to it ("lawyers", "the defendants"), in the chain of
their country. So B-cubed is given with all mentions, and once more with only those of the country chains that name
the country by a word that the registry lists for it and that hold no person's name. A gold mention without an
answer is a cluster of its own. With found mentions, two mentions are the same when their heads are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from dragoman.actors.cast import Cast, Mention
from dragoman.actors.registry import load_registry
from dragoman.benchmark.bootstrap import estimate
from dragoman.benchmark.clusters import b_cubed, conll, count_clusters, side
from dragoman.benchmark.corpora_chains import ChainMention, chain_mentions
from dragoman.benchmark.files import files_at, text_of
from dragoman.benchmark.measures import count_found, count_right, f1, share
from dragoman.benchmark.types import Progress, Result
from dragoman.coding.scene import Scene
from dragoman.reader import read_document_parts
from dragoman.types import Actor, Document

#: Codes of chains that are no ISO codes of states.
ORGANISATIONS = {"EU": "Q458"}

Head = tuple[int, int]


class Answer(NamedTuple):
    """A gold mention with the cluster that the system puts it in, and the codes it gives it."""

    gold: ChainMention
    #: Sentence and number of its head.
    head: Head
    cluster: str
    codes: frozenset[str]
    #: Whether the mention names the country of its chain, and no person.
    names_country: bool
    text: str


def measure(path: Path, progress: Progress) -> Result:
    """Return the figures of a folder of CoNLL files, each with its text beside it.

    Raises:
        BenchmarkDataError: There are no such files, or one is not in the format.
    """
    files = files_at(path, ".conll")
    units: list[Counter[str]] = []
    remarks: list[str] = []
    items = 0
    for number, file in enumerate(files):
        progress(number, len(files))
        text = file.with_suffix(".txt")
        scene = read_document_parts(Document(content=text_of(text).encode(), source=str(text))).scene
        answers = [answer(scene, gold) for gold in chain_mentions(file, scene.article.text)]
        items += len(answers)
        units.append(counts(answers, found_clusters(scene)))
        remarks += [f"{file.stem}: {remark}" for remark in strays(answers)]
    progress(len(files), len(files))
    formulas = {
        "b3_gold_mentions": b_cubed("given"),
        "b3_gold_mentions_precision": side("given", "b3", "precision"),
        "b3_gold_mentions_recall": side("given", "b3", "recall"),
        "b3_named": b_cubed("named"),
        "conll_f1": conll("found"),
        "mention_f1": f1("mentions"),
        "country_right": share("chains"),
        "country_mentions_right": share("countries"),
    }
    figures = estimate(units, formulas)
    return Result(suite="actors", items=items, unit="mentions", figures=figures, remarks=tuple(remarks))


# --- the system's answers ---------------------------------------------------------------------------


def answer(scene: Scene, gold: ChainMention) -> Answer:
    """Return what the system says of a gold mention."""
    number = scene.sentence_at(gold.start)
    sentence = scene.analysis.sentences[number]
    inside = scene.trees[number].within(gold.start, gold.end)
    heads = [n for n in reversed(inside) if sentence.words[n].head not in inside] or inside[-1:]
    mention = mention_at(scene.cast, number, heads)
    actors = [scene.cast.actors[actor] for actor in (mention.actors or (mention.located,))] if mention else []
    people = {n for name in sentence.names if name.label == "person" for n in range(name.first, name.last)}
    text = scene.article.text[gold.start : gold.end]
    return Answer(
        gold=gold,
        head=(number, heads[0] if heads else -gold.start - 1),
        cluster="+".join(sorted(party(actor) for actor in actors)) or f"unanswered {gold.start} {gold.end}",
        codes=codes(actors),
        names_country=names_country(text, gold.code) and not people & set(inside),
        text=text,
    )


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


def found_clusters(scene: Scene) -> dict[Hashable, Hashable]:
    """Return the cluster of every mention of one person or one country that the system finds, by its head."""
    found: dict[Hashable, Hashable] = {}
    for mention in scene.cast.mentions:
        actors = [scene.cast.actors[actor] for actor in mention.actors]
        parties = {party(actor) for actor in actors if actor.kind == "person" or actor.country}
        if len(parties) == 1:
            words = scene.trees[mention.sentence].words
            inside = range(mention.first, mention.last)
            head = [n for n in inside if words[n].head not in inside][-1]
            found[mention.sentence, head] = parties.pop()
    return found


# --- figures ----------------------------------------------------------------------------------------


def counts(answers: Sequence[Answer], found: dict[Hashable, Hashable]) -> Counter[str]:
    """Return what the figures of one article are computed from."""
    counter: Counter[str] = Counter()
    for name, kept in (("given", answers), ("named", [a for a in answers if told_by_words(a)])):
        gold: dict[Hashable, Hashable] = {a.gold: a.gold.chain for a in kept}
        count_clusters(counter, name, gold, {a.gold: a.cluster for a in kept})
    heads: dict[Hashable, Hashable] = {a.head: a.gold.chain for a in answers}
    count_clusters(counter, "found", heads, found)
    count_found(counter, "mentions", heads.keys(), found.keys())
    count_right(counter, "chains", country_chains(answers).values())
    count_right(counter, "countries", (right_country(a) for a in answers if a.gold.country and a.codes))
    return counter


def told_by_words(given: Answer) -> bool:
    """Tell whether the words of a mention say whose it is: a person's mention, or one that names its country."""
    return not given.gold.country or given.names_country


def right_country(given: Answer) -> bool:
    """Tell whether a mention of a country has that country's code."""
    return ORGANISATIONS.get(given.gold.code, given.gold.code) in given.codes


def country_chains(answers: Iterable[Answer]) -> dict[str, bool]:
    """Return, for each country chain of an article, whether most of its answered mentions have the right code."""
    votes: dict[str, list[bool]] = defaultdict(list)
    for given in answers:
        if given.gold.country:
            votes[given.gold.chain] += [right_country(given)] if given.codes else []
    return {chain: sum(right) * 2 > len(right) for chain, right in votes.items()}


def strays(answers: Sequence[Answer]) -> Iterable[str]:
    """Yield the mentions that are not in the cluster that most of their chain is in."""
    clusters: dict[str, Counter[str]] = defaultdict(Counter)
    for given in answers:
        clusters[given.gold.chain]["-" if given.cluster.startswith("unanswered") else given.cluster] += 1
    for given in answers:
        usual = next((c for c, _ in clusters[given.gold.chain].most_common() if c != "-"), "-")
        if given.cluster != usual:
            yield f"“{given.text}” of {given.gold.chain} is in {given.cluster}, most are in {usual}"
