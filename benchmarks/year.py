"""Measure the record on a year of invented news: merging, contradictions, silences, claims, fates of commitments.

    python benchmarks/year.py [--parts north east] [--errors] [--json] [--write] [--check]

The articles of ``benchmarks/year`` are read and added to a new record; what it says is compared with the gold files
beside them. Rules are tuned on all parts but ``highlands``; no rule of fates on ``lakes`` either.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.analysis.claims import Verdict, verdicts
from dragoman.analysis.fates import Fate, fates
from dragoman.door import Record, open_record
from dragoman.record.queries import reports_of_event
from dragoman.record.reports import SIDES
from dragoman.record.rows import fetch_reports
from dragoman.types import Reading
from markers import replace_marked

YEAR = Path(__file__).parent / "year"
PARTS = ("north", "east", "south", "west", "central", "islands", "straits", "highlands", "lakes")
TALKS = "CONSULT"


@dataclass
class Part:
    """One part of the year: its gold, its record, and the articles by their file names."""

    gold: dict[str, Any]
    record: Record
    #: Key of each article in the record.
    keys: dict[str, str] = field(default_factory=dict)
    readings: dict[str, Reading] = field(default_factory=dict)


def read_part(name: str, folder: Path, workers: int) -> Part:
    """Return a part, read and added to a record in a folder."""
    gold = json.loads((YEAR / name / "gold.json").read_text(encoding="utf-8"))
    part = Part(gold, open_record(folder / f"{name}.db"))
    for article in gold["articles"]:
        path = str(YEAR / name / article["file"])
        for added in part.record.add(path, url=article["url"], outlet=article["outlet"], workers=workers):
            if added.article is None:
                sys.exit(f"{path}: {added.reason}")
            part.keys[article["file"]] = added.article
            part.readings[article["file"]] = part.record.reading_of(added.article)
    return part


# --- merging ------------------------------------------------------------------------------------------------


def matched(part: Part) -> dict[tuple[str, str], str]:
    """Return for each gold report that the reader found (article, fact) the gold event that it belongs to.

    A report is found where a fact of its type, between its countries, rests on its words. The best pairs are taken
    first, and each fact once: a sentence may tell of a call and, as background, of the call before.
    """
    fits: list[tuple[tuple[bool, bool, int], str, str, str, int]] = []
    sides = sides_of(part)
    for event in part.gold["events"]:
        for number, report in enumerate(event["reports"]):
            fitting = candidates(part.readings[report["article"]], sides[report["article"]], event, report)
            fits += [(fit, report["article"], fact, event["id"], number) for fit, fact in fitting]
    found: dict[tuple[str, str], str] = {}
    taken: set[tuple[str, int]] = set()
    for _, article, fact, event, number in sorted(fits, reverse=True):
        if (article, fact) not in found and (event, number) not in taken:
            found[article, fact] = event
            taken.add((event, number))
    return found


def sides_of(part: Part) -> dict[str, dict[str, set[str]]]:
    """Return for each article and each of its events the countries that the record sees taking part."""
    with part.record.reading() as connection:
        return {
            name: {
                report.fact: {p.country for p in report.parties if p.country and p.role in SIDES}
                for report in fetch_reports(connection, "article.key = ? AND report.kind = 'event'", (key,))
            }
            for name, key in part.keys.items()
        }


def candidates(
    reading: Reading, sides: dict[str, set[str]], event: dict[str, Any], report: dict[str, Any]
) -> Iterator[tuple[tuple[bool, bool, int], str]]:
    """Yield the facts that a gold report may be, each with how well it fits: in date, in status, in words."""
    start = reading.article.text.find(report["anchor"])
    end = start + len(report["anchor"])
    wanted = report["date"][0] if report.get("date") else None
    for fact in reading.events:
        overlap = max(min(q.end, end) - max(q.start, start) for q in fact.evidence)
        if fact.type == event["type"] and sides[fact.id] == set(event["between"]) and overlap > 0:
            day = fact.date.earliest.isoformat() if fact.date and fact.date.earliest else None
            yield (day == wanted, fact.status == report["status"], overlap), fact.id


def merging(part: Part) -> Iterator[tuple[str, str, str, str]]:
    """Yield article, fact, gold event and event of the record for every report that was found."""
    with part.record.reading() as connection:
        for (article, fact), gold in matched(part).items():
            row = connection.execute(
                """SELECT event.key FROM report JOIN article ON article.id = report.article
                   JOIN event ON event.id = report.event WHERE article.key = ? AND report.fact = ?""",
                (part.keys[article], fact),
            ).fetchone()
            if row is not None:
                yield article, fact, gold, row[0]


def b_cubed(pairs: list[tuple[str, str]]) -> tuple[float, float]:
    """Return precision and recall of B³ for (gold cluster, system cluster) of each item (Bagga and Baldwin, 1998)."""
    gold, system = Counter(g for g, _ in pairs), Counter(s for _, s in pairs)
    both = Counter(pairs)
    precision = sum(both[pair] / system[pair[1]] for pair in pairs) / len(pairs)
    recall = sum(both[pair] / gold[pair[0]] for pair in pairs) / len(pairs)
    return precision, recall


def measure_merging(part: Part, errors: list[str]) -> dict[str, float]:
    """Return the figures of merging, of the contacts alone and of all events."""
    rows = list(merging(part))
    events = {event["id"]: event for event in part.gold["events"]}
    total = sum(len(event["reports"]) for event in part.gold["events"])
    figures: dict[str, float] = {"reports": total, "reports_found": len(rows)}
    for name, chosen in (("all", rows), ("contacts", [row for row in rows if events[row[2]]["type"] == TALKS])):
        precision, recall = b_cubed([(gold, key) for _, _, gold, key in chosen])
        figures[f"b3_precision_{name}"] = precision
        figures[f"b3_recall_{name}"] = recall
        figures[f"b3_f1_{name}"] = 2 * precision * recall / (precision + recall)
    together: dict[str, set[str]] = defaultdict(set)
    for _, _, gold, key in rows:
        together[key].add(gold)
    false = {key: found for key, found in together.items() if len(found) > 1}
    figures["false_merges"] = len(false)
    for key, found in false.items():
        errors.append(f"false merge {key}: {', '.join(sorted(found))}")
        errors += describe(part, [row for row in rows if row[3] == key])
    parted: dict[str, set[str]] = defaultdict(set)
    for _, _, gold, key in rows:
        parted[gold].add(key)
    for gold, keys in parted.items():
        if len(keys) > 1:
            errors.append(f"{gold} in {len(keys)} pieces: {events[gold]['what']} {events[gold]['date']}")
            errors += describe(part, [row for row in rows if row[2] == gold])
    return figures


# --- commitments --------------------------------------------------------------------------------------------

#: Kinds that are told apart only by a hair.
FAMILY = {"promise": "bound", "agreement": "bound", "plan": "bound", "request": "asked", "demand": "asked"}
LAST_DAY = date(2025, 12, 31)


def told_fates(part: Part) -> Iterator[tuple[dict[str, Any], Fate | None]]:
    """Yield each commitment of the gold file with what the record tells of it at the end of the year, if it has it."""
    states: dict[tuple[str, str], Fate] = {}
    pairs = {tuple(sorted({*c["by"], *c["to"]})) for c in part.gold["commitments"]}
    with part.record.reading() as connection:
        for pair in sorted(pairs):
            for told in fates(connection, pair[0], pair[-1], LAST_DAY):
                for report in reports_of_event(connection, told.commitment.key):
                    states[report.article, report.fact] = told
    for gold in part.gold["commitments"]:
        fact = commitment_fact(part.readings[gold["article"]], gold) or ""
        yield gold, states.get((part.keys[gold["article"]], fact))


def measure_fates(part: Part, errors: list[str]) -> dict[str, float]:
    """Return how many commitments were found, and how many of these, and of those settled, have the right state."""
    right, settled = [], []
    for gold, fate in told_fates(part):
        if fate is None:
            continue
        right.append(fate.state == gold["state_at_end"])
        if fate.turn is not None:
            settled.append(right[-1])
        if not right[-1]:
            because = gold["because"]["anchor"] if gold["because"] else ""
            sentence = fate.turn.sentence if fate.turn else ""
            errors.append(f"{gold['id']} {gold['kind']} {gold['state_at_end']} but {fate.state}: {gold['anchor']}")
            errors.append(f"      {fate.commitment.type} due {fate.commitment.latest} {fate.commitment.quote!r}")
            errors.append(f"      gold: {because} | told: {sentence}")
    return {
        "commitments": len(part.gold["commitments"]),
        "commitments_found": len(right),
        "states_right": sum(right) / len(right),
        "settled": len(settled),
        "settled_right": sum(settled),
    }


def commitment_fact(reading: Reading, gold: dict[str, Any]) -> str | None:
    """Return the commitment of a reading that rests on the words of a gold one, of its family of kinds."""
    start = reading.article.text.find(gold["anchor"])
    end = start + len(gold["anchor"])
    family = FAMILY.get(gold["kind"], gold["kind"])
    near = [
        (max(min(q.end, end) - max(q.start, start) for q in fact.evidence), fact.kind == gold["kind"], fact.id)
        for fact in reading.commitments
        if FAMILY.get(fact.kind, fact.kind) == family
    ]
    best = max(near, default=(0, False, ""))
    return best[2] if best[0] > 0 else None


# --- claims and silences ------------------------------------------------------------------------------------


def measure_claims(part: Part, errors: list[str]) -> dict[str, float]:
    """Return how many claims about the past were found, and how many of these were judged right."""
    judged: list[Verdict] = []
    with part.record.reading() as connection:
        for pair in sorted({tuple(sorted(c["between"])) for c in part.gold["claims"]}):
            judged += verdicts(connection, *pair)
    found = right = 0
    for gold in part.gold["claims"]:
        start = part.readings[gold["article"]].article.text.find(gold["anchor"])
        end = start + len(gold["anchor"])
        same = [
            v
            for v in judged
            if v.claim.article == part.keys[gold["article"]]
            and v.claim.kind == gold["kind"]
            and v.claim.start < end
            and start < v.claim.end
        ]
        if not same:
            errors.append(f"claim not found: {gold['kind']} {gold['anchor']}")
            continue
        found += 1
        right += same[0].verdict == gold["verdict"]
        if same[0].verdict != gold["verdict"]:
            errors.append(f"claim {gold['verdict']} but {same[0].verdict}: {gold['anchor']}")
            errors.append(f"      gold: {gold['because']} | told: {same[0].because}; as of {same[0].claim.as_of}")
    total = len(part.gold["claims"])
    return {"claims": total, "claims_found": found, "verdicts_right": right / found if found else 0}


def describe(part: Part, rows: list[tuple[str, str, str, str]]) -> list[str]:
    """Return a line about each report."""
    lines = []
    with part.record.reading() as connection:
        for article, fact, gold, key in rows:
            found = fetch_reports(connection, "article.key = ? AND report.fact = ?", (part.keys[article], fact))[0]
            who = " ".join(f"{p.name}({p.country},{p.rank[:3]})" for p in found.parties)
            when = f"{found.earliest}..{found.latest}" if found.earliest else "undated"
            what = f"{found.medium} {found.status} {when} {who} | {found.quote[:110]}"
            lines.append(f"   {key[:6]} {gold:5} {article[:30]:30} {what}")
    return lines


FLOORS = YEAR.parent / "year.toml"
DOCUMENT = YEAR.parents[1] / "docs" / "record.md"
#: Figures that are shown, with their names, and whether they are shares.
SHOWN = {
    "reports_found": ("reports found", "reports"),
    "b3_precision_all": ("merging, precision (B³)", None),
    "b3_recall_all": ("merging, recall (B³)", None),
    "b3_f1_all": ("merging, F1 (B³)", None),
    "b3_f1_contacts": ("merging of contacts, F1 (B³)", None),
    "false_merges": ("false merges", ""),
    "commitments_found": ("commitments found", "commitments"),
    "states_right": ("their state right at the end of the year", None),
    "settled_right": ("of those that an article settles, right", "settled"),
    "claims_found": ("claims about the past found", "claims"),
    "verdicts_right": ("judged right", None),
}


def measure(names: Sequence[str], errors: list[str]) -> dict[str, dict[str, float]]:
    """Return the figures of some parts; what went wrong is added to the errors."""
    result: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            part = read_part(name, Path(folder), 1)
            result[name] = measure_merging(part, errors) | measure_fates(part, errors) | measure_claims(part, errors)
            part.record.close()
    return result


def below_floors(result: dict[str, dict[str, float]]) -> list[str]:
    """Return the figures that are worse than pinned: below a floor, or above a ceiling."""
    pinned = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    return [
        f"{name} {figure}: {result[name][figure]:.3f}, pinned {value}"
        for name in result
        for figure, value in pinned[name].items()
        if (result[name][figure] > value if figure == "false_merges" else result[name][figure] < value)
    ]


def table(result: dict[str, dict[str, float]]) -> str:
    """Return the figures as a table."""
    rows = [f"| | {' | '.join(result)} |", f"| --- |{' --- |' * len(result)}"]
    for figure, (title, total) in SHOWN.items():
        cells = [cell(figures, figure, total) for figures in result.values()]
        rows.append(f"| {title} | {' | '.join(cells)} |")
    return "\n".join(rows)


def cell(figures: dict[str, float], figure: str, total: str | None) -> str:
    """Return a figure as it is shown: a share, a number, or a number of a number."""
    if total is None:
        return f"{figures[figure]:.3f}"
    return f"{figures[figure]:.0f} of {figures[total]:.0f}" if total else f"{figures[figure]:.0f}"


def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=list(PARTS))
    parser.add_argument("--errors", action="store_true", help="print what went wrong")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write", action="store_true", help="write the table into docs/record.md")
    parser.add_argument("--check", action="store_true", help="fail where a figure is below its floor")
    options = parser.parse_args()
    errors: list[str] = []
    result = measure(options.parts, errors)
    if options.errors:
        print(*errors, sep="\n")
    print(json.dumps(result) if options.json else table(result))
    if options.write:
        DOCUMENT.write_text(replace_marked(DOCUMENT, "year", table(result)), encoding="utf-8")
    if options.check and (worse := below_floors(result)):
        sys.exit("\n".join(worse))


if __name__ == "__main__":
    main()
