"""Read the articles of the benchmark and score the readings against their gold files.

    python benchmarks/score.py                     the scoreboard of both parts
    python benchmarks/score.py --remarks           and what was missed, wrong or extra, article by article
    python benchmarks/score.py --write README.md   and put the scoreboard between the markers in a file

The development part may be looked at while rules are tuned; the held-out part was annotated before
and is only measured on, so --remarks leaves it out unless --held-out is given too.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from dragoman.benchmark.readings import gold_files, score_articles
from dragoman.benchmark.scoring import LISTS, Score, Tally, share
from markers import replace_marked

ARTICLES = Path(__file__).parent / "articles"
PARTS = {"development": "Development part", "held_out": "Held-out part"}


def score_folder(folder: Path, workers: int) -> Score:
    """Read and score every article of a folder."""
    total = Score()
    for score in score_articles(gold_files(folder), workers):
        total.add(score)
    return total


def percent(part: int, whole: int) -> str:
    """Return a share as a percentage with its counts: "92 % (11/12)"; a dash where there is nothing."""
    value = share(part, whole)
    return "–" if value is None else f"{100 * value:.0f} % ({part}/{whole})"


def table(score: Score) -> list[str]:
    """Return the scoreboard of one part as lines of Markdown."""
    lines = ["| | found | precision | attributes right | extra |", "| --- | --- | --- | --- | --- |"]
    lines += [row(name, score.lists[name]) for name in LISTS]
    lines.append(row("**all**", score.total()))
    dates = percent(score.dated_right, score.dated)
    noise = f"{score.noise_kept} of {score.noise}"
    failed = f"; {score.failed} could not be read" if score.failed else ""
    lines += ["", f"Publication interval right: {dates}. Passages of noise kept: {noise}{failed}."]
    return lines


def row(name: str, tally: Tally) -> str:
    """Return one line of the scoreboard."""
    cells = (
        name,
        percent(tally.found, tally.gold),
        percent(tally.judged - tally.judged_extra, tally.judged),
        percent(tally.attributes_right, tally.attributes),
        str(tally.extra),
    )
    return f"| {' | '.join(cells)} |"


def scoreboard(scores: dict[str, Score]) -> str:
    """Return the scoreboards of all parts as Markdown."""
    lines: list[str] = []
    for part, score in scores.items():
        articles = f"{score.articles} article{'' if score.articles == 1 else 's'}"
        lines += [f"**{PARTS[part]}** ({articles})", "", *table(score), ""]
    return "\n".join(lines).strip()


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """Return the options."""
    parser = argparse.ArgumentParser(description="Score readings of the benchmark's articles against their gold files.")
    parser.add_argument("--articles", type=Path, default=ARTICLES, help="folder with a folder for each part")
    parser.add_argument("--remarks", action="store_true", help="list what was missed, wrong or extra")
    parser.add_argument("--held-out", action="store_true", help="list it for the held-out part too")
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the scoreboard between the markers in a file")
    parser.add_argument("--workers", type=int, default=2, help="how many processes read")
    return parser.parse_args(arguments)


def print_remarks(scores: dict[str, Score], parts: Iterable[str]) -> None:
    """Print what is wrong in some of the parts."""
    for part in parts:
        for remark in scores[part].remarks if part in scores else ():
            print(remark)


def main(arguments: list[str] | None = None) -> None:
    """Print the scoreboard; with --write, put it into a file too."""
    options = parse(arguments)
    folders = {part: options.articles / part for part in PARTS if (options.articles / part).is_dir()}
    if not folders:
        sys.exit(f"{options.articles} holds neither of the folders {', '.join(PARTS)}: nothing to score.")
    scores = {part: score_folder(folder, options.workers) for part, folder in folders.items()}
    if options.remarks:
        print_remarks(scores, PARTS if options.held_out else ["development"])
    text = scoreboard(scores)
    print(text)
    if options.write:
        options.write.write_text(replace_marked(options.write, "scoreboard", text), encoding="utf-8")


if __name__ == "__main__":
    main()
