"""How well a reading agrees with what a careful person found in the same article.

A gold fact is found when an item of the same list rests on evidence that overlaps the fact's anchor and
names every actor of the fact. Its attributes are judged only when it is found, on the item that gets
most of them right. Items that answer to no gold fact are extra; they count against precision only in
the lists that the gold file calls exhaustive. Works on JSON objects, so that any program that prints
the reading format can be scored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

LISTS = ("contacts", "commitments", "assessments", "statements", "events")
#: Fields of an item that hold identifiers of actors.
PARTIES = ("participants", "actors", "recipients", "by", "to", "between", "speaker", "on_behalf_of")
#: Fields of an actor under which the gold file may know it.
NAMES = ("name", "country", "country_name", "office")
STRAIGHT = str.maketrans("’‘“”", "''\"\"")


@dataclass
class Tally:
    """Counts for one list of facts."""

    gold: int = 0
    found: int = 0
    attributes: int = 0
    attributes_right: int = 0
    #: Statuses among the attributes, and those that are right.
    statuses: int = 0
    statuses_right: int = 0
    items: int = 0
    extra: int = 0
    #: Items and extra items where the gold file is exhaustive.
    judged: int = 0
    judged_extra: int = 0

    def add(self, other: Tally) -> None:
        """Add the counts of another tally."""
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)


@dataclass
class Score:
    """Counts for one article or for many."""

    lists: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in LISTS})
    articles: int = 0
    failed: int = 0
    noise: int = 0
    noise_kept: int = 0
    dated: int = 0
    dated_right: int = 0
    #: Confidence of each judged item, and whether it answers to a fact.
    confidences: list[tuple[float, bool]] = field(default_factory=list)
    #: What is wrong, in one line each.
    remarks: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Add the counts of another score."""
        for name, tally in other.lists.items():
            self.lists[name].add(tally)
        for name in ("articles", "failed", "noise", "noise_kept", "dated", "dated_right"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.confidences += other.confidences
        self.remarks += other.remarks

    def total(self) -> Tally:
        """Return the counts of all lists together."""
        total = Tally()
        for tally in self.lists.values():
            total.add(tally)
        return total


def share(part: int, whole: int) -> float | None:
    """Return part of whole, or None when there is nothing to share."""
    return part / whole if whole else None


class FoldedText:
    """A text in which curly and straight quotes, and runs of white space, are the same."""

    def __init__(self, text: str) -> None:
        """Fold the text and remember where each character stood."""
        self.characters: list[str] = []
        self.places: list[int] = []
        for place, character in enumerate(text.translate(STRAIGHT)):
            self.put(" " if character.isspace() else character, place)
        self.folded = "".join(self.characters)

    def put(self, character: str, place: int) -> None:
        """Add a character unless it is a second space."""
        if character == " " and self.characters[-1:] in ([" "], []):
            return
        self.characters.append(character)
        self.places.append(place)

    def find(self, words: str) -> tuple[int, int] | None:
        """Return where the words first stand in the text, or None."""
        wanted = FoldedText(words).folded.strip()
        at = self.folded.find(wanted)
        if at < 0 or not wanted:
            return None
        return self.places[at], self.places[at + len(wanted) - 1] + 1


def score_reading(gold: Mapping[str, Any], reading: Mapping[str, Any], name: str = "") -> Score:
    """Score one reading against its gold file; remarks begin with the name."""
    text = FoldedText(reading["article"]["text"])
    actors = {actor["id"]: actor for actor in reading.get("actors", ())}
    score = Score(articles=1)
    for list_name, tally in score.lists.items():
        facts = [fact for fact in gold["facts"] if fact["list"] == list_name]
        items = reading.get(list_name, ())
        remarks, answering = score_list(facts, items, actors, text, tally)
        score.remarks += remarks
        if list_name in gold.get("exhaustive", ()):
            tally.judged, tally.judged_extra = tally.items, tally.extra
            score.confidences += [
                (item["confidence"], at in answering) for at, item in enumerate(items) if "confidence" in item
            ]
    score_noise(gold, text, score)
    score_date(gold, reading["article"].get("published"), score)
    score.remarks = [f"{name}: {remark}" if name else remark for remark in score.remarks]
    return score


def score_failure(gold: Mapping[str, Any], name: str, reason: str) -> Score:
    """Score an article that could not be read: every fact is missed, its date is wrong."""
    score = Score(articles=1, failed=1, remarks=[f"{name}: not read: {reason}"])
    for fact in gold["facts"]:
        score.lists[fact["list"]].gold += 1
    score.dated = int("published" in gold)
    return score


def score_list(
    facts: Sequence[Mapping[str, Any]],
    items: Sequence[Mapping[str, Any]],
    actors: Mapping[str, Mapping[str, Any]],
    text: FoldedText,
    tally: Tally,
) -> tuple[list[str], set[int]]:
    """Count one list into the tally; return what is wrong, and which items answer to a fact."""
    remarks: list[str] = []
    answering: set[int] = set()
    for fact in facts:
        tally.gold += 1
        place = text.find(fact["anchor"])
        hits = [at for at, item in enumerate(items) if place and answers(item, fact, place, actors)]
        if not hits:
            remarks.append(f"missed {fact['list']}: {fact['anchor']}{'' if place else ' [not in the text]'}")
            continue
        answering.update(hits)
        tally.found += 1
        tally.attributes += len(fact["expect"])
        wrong = min((wrong_attributes(items[at], fact["expect"]) for at in hits), key=len)
        tally.attributes_right += len(fact["expect"]) - len(wrong)
        tally.statuses += "status" in fact["expect"]
        tally.statuses_right += "status" in fact["expect"] and "status" not in wrong
        remarks += [f"wrong {fact['list']}: {fact['anchor']}: {remark}" for remark in wrong.values()]
    tally.items += len(items)
    tally.extra += len(items) - len(answering)
    remarks += [f"extra {describe(item)}" for at, item in enumerate(items) if at not in answering]
    return remarks, answering


def answers(
    item: Mapping[str, Any],
    fact: Mapping[str, Any],
    place: tuple[int, int],
    actors: Mapping[str, Mapping[str, Any]],
) -> bool:
    """Whether an item rests on the words of a gold fact and names its actors."""
    overlaps = any(quote["start"] < place[1] and place[0] < quote["end"] for quote in item.get("evidence", ()))
    return overlaps and names_all(fact["actors"], known_as(item, actors))


def names_all(wanted: Iterable[str], known: str) -> bool:
    """Whether each wanted actor is named; "A|B" is met by either."""
    return all(any(name.lower() in known for name in either.split("|")) for either in wanted)


def known_as(item: Mapping[str, Any], actors: Mapping[str, Mapping[str, Any]]) -> str:
    """Return every name under which the parties to an item are known, in lower case."""
    names = [item.get("speaker_text") or ""]
    for party in PARTIES:
        value = item.get(party) or ()
        for identifier in (value,) if isinstance(value, str) else value:
            names += [actors.get(identifier, {}).get(name) or "" for name in NAMES]
    return " | ".join(names).lower()


def wrong_attributes(item: Mapping[str, Any], expected: Mapping[str, Any]) -> dict[str, str]:
    """Return what is wrong with the attributes of an item that answers to a fact, by name."""
    return {
        name: f"{name} should be {value}, is {plain(item.get(name))}"
        for name, value in expected.items()
        if not holds(value, item.get(name))
    }


def holds(expected: Any, got: Any) -> bool:
    """Whether a value is as expected: a date lies within the expected range, a list holds all that is expected."""
    if got is None or expected is None:
        return got is None and expected is None
    if isinstance(got, Mapping) and "earliest" in got:
        return within(expected, got)
    if isinstance(expected, list):
        return set(expected) <= set(got)
    return bool(expected == got)


def within(expected: Sequence[str], got: Mapping[str, Any]) -> bool:
    """Whether an interval lies within the expected range of days."""
    if not got["earliest"]:
        return False
    earliest, latest = str(got["earliest"]), str(got["latest"] or got["earliest"])
    return expected[0] <= earliest[:10] and latest[:10] <= expected[1]


def plain(value: Any) -> Any:
    """Return an interval as its two ends, for a remark."""
    return [value["earliest"], value["latest"]] if isinstance(value, Mapping) and "earliest" in value else value


def describe(item: Mapping[str, Any]) -> str:
    """Return an item in a few words, for a remark."""
    kind = item.get("kind") or item.get("type") or item.get("medium") or item.get("cue") or item.get("direction")
    evidence = item.get("evidence") or [{"quote": ""}]
    return f"{item.get('id')} ({kind}): {evidence[0]['quote']}"


def score_noise(gold: Mapping[str, Any], text: FoldedText, score: Score) -> None:
    """Count passages that should have been dropped, and those that were kept."""
    for passage in gold.get("dropped", ()):
        score.noise += 1
        if text.find(passage):
            score.noise_kept += 1
            score.remarks.append(f"kept {passage}")


def score_date(gold: Mapping[str, Any], published: Mapping[str, Any] | None, score: Score) -> None:
    """Judge the publication interval where the gold file knows it."""
    if "published" not in gold:
        return
    score.dated = 1
    score.dated_right = int(holds(gold["published"], published))
    if not score.dated_right:
        score.remarks.append(f"wrong publication: should be {gold['published']}, is {plain(published)}")
