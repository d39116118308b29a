"""Reader of NewsWCL50: CoNLL files with chains, and where their tokens stand in the text beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from dragoman.benchmark.files import text_of
from dragoman.errors import BenchmarkDataError

#: Ends of the names of chains of one person, and of one country.
CHAINS = ("_ACTOR", "_COUNTRY")
#: Characters that the tokens and the text print in different ways.
_SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\xa0": " "})
#: Columns of a line: topic, sentence, token, word, chains.
_COLUMNS = 5
#: How much of the text may stand between two tokens.
_GAP = 60


class ChainMention(NamedTuple):
    """One mention of a chain: character offsets and the chain's name."""

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


def chain_mentions(path: Path, text: str) -> list[ChainMention]:
    """Return the mentions of people and countries in a CoNLL file, with their offsets in the text.

    A mention of several at once ("the two leaders") has no one chain and is left out.

    Raises:
        BenchmarkDataError: The file is not in the format.
    """
    tokens, found = _chains(path)
    places = list(_offsets(text, tokens))
    spans = Counter((first, last) for first, last, chain in found if chain.endswith(CHAINS))
    result = set()
    for first, last, chain in found:
        inside = [place for place in places[first:last] if place is not None]
        if inside and chain.endswith(CHAINS) and spans[first, last] == 1:
            result.add(ChainMention(inside[0][0], inside[-1][1], chain))
    return sorted(result)


def _chains(path: Path) -> tuple[list[str], list[tuple[int, int, str]]]:
    """Return the tokens of a file and its chains as (first token, one past last, name)."""
    tokens: list[str] = []
    begun: list[tuple[str, int]] = []
    found = []
    for number, line in enumerate(text_of(path).splitlines(), 1):
        if not line.strip():
            continue
        columns = line.split("\t")
        if len(columns) < _COLUMNS:
            message = f"line {number} has {len(columns)} columns; expected topic, sentence, token, word and chains"
            raise BenchmarkDataError(message, source=str(path))
        place = len(tokens)
        tokens.append(columns[3])
        for mark in (each.strip() for each in columns[4].split("|")):
            name = mark.strip("()")
            if mark.startswith("("):
                begun.append((name, place))
            start = next((b for b in reversed(begun) if b[0] == name), None) if mark.endswith(")") else None
            if start is not None:
                begun.remove(start)
                found.append((start[1], place + 1, name))
    return tokens, found


def _offsets(text: str, tokens: Iterable[str]) -> Iterator[tuple[int, int] | None]:
    """Yield where each token stands in a text; None for those that do not stand there."""
    even, at = text.translate(_SAME), 0
    for token in tokens:
        wanted = token.translate(_SAME).replace("``", '"').replace("''", '"').strip()
        start = even.find(wanted, at, at + _GAP) if wanted and wanted != "\\n" else -1
        if start < 0:
            yield None
            continue
        at = start + len(wanted)
        yield start, at
