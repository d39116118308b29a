"""What the relevance gate lets through and turns away, and how much work it saves.

    python benchmarks/gate.py
    python benchmarks/gate.py --data ../shared/data    # general text as well
    python benchmarks/gate.py --unseen                 # the held-out articles

Recall is the share of the gold contacts and commitments that stand in articles which pass. The stream is sixty pages
made of other news (benchmarks/other_news), each as long as an ordinary article, and with every tenth page a relevant
one, all set among navigation and headlines of the day.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple, TypeVar

from dragoman.article import open_documents, read_document
from dragoman.errors import DragomanError, IrrelevantError
from dragoman.gate import judge, judge_document
from dragoman.types import Document

HERE = Path(__file__).parent
#: The parts of the year.
PARTS = ("north", "east", "south", "west", "central")
#: Of the stream, one page in so many is relevant.
ONE_IN = 10
#: Pieces of other news on one page of the stream: together some 500 words, as in the relevant ones.
PIECES = 9
PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<style>p {{margin: 0}}</style><script>var page = {{"section": "news", "id": {number}}};</script></head><body>
<nav><ul><li><a href="/">Home</a></li>
<li><a href="/world">World</a></li><li><a href="/europe">Europe</a></li><li><a href="/politics">Politics</a></li>
<li><a href="/sport">Sport</a></li></ul></nav><main><article><h1>{title}</h1>{paragraphs}</article></main>
<aside><h2>Most read</h2><ul>{headlines}</ul></aside>
<footer>All rights reserved. <a href="/contact">Contact</a></footer></body></html>
"""
#: What other news stands beside an article; every third page has one of the diplomatic ones.
HEADLINES = ("Ten recipes with rye bread", "Weather for the weekend", "Cup final sold out within the hour")
DIPLOMATIC = "Foreign ministers of Egypt and Sudan resume talks in Cairo"
Row = tuple[str, str]
Item = TypeVar("Item")


class Case(NamedTuple):
    """An article with the number of contacts and commitments that its gold file lists."""

    document: Document
    facts: int


def opened(path: Path) -> Document:
    """Return the document of a file."""
    document = next(iter(open_documents([str(path)])))
    assert isinstance(document, Document)
    return document


def articles(folder: Path) -> Iterator[Case]:
    """Yield the articles of a folder of the benchmark."""
    for gold in sorted(folder.glob("*.gold.json")):
        content = json.loads(gold.read_text(encoding="utf-8"))
        facts = sum(fact["list"] in ("contacts", "commitments") for fact in content["facts"])
        yield Case(opened(folder / content["article"]), facts)


def year(part: str) -> Iterator[Case]:
    """Yield the articles of a part of the year: reports of contacts and of commitments."""
    folder = HERE / "year" / part
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    counts: Counter[str] = Counter()
    for event in gold["events"]:
        if event["type"] == "CONSULT" or event.get("medium"):
            counts.update(report["article"] for report in event["reports"])
    for commitment in gold["commitments"]:
        counts.update([commitment["article"], *(report["article"] for report in commitment.get("also", ()))])
    for article in gold["articles"]:
        yield Case(opened(folder / article["file"]), counts[article["file"]])


def recall(name: str, cases: Iterable[Case]) -> list[Row]:
    """Return the recall over some articles, as clean text and as raw pages."""
    total = clean = raw = 0
    lost = []
    for case in cases:
        text = read_document(case.document).text
        total += case.facts
        clean += case.facts * judge(text).passes
        raw += case.facts * judge_document(case.document).passes
        if case.facts and not judge(text).passes:
            lost.append(f"{Path(case.document.source).name} ({case.facts})")
    rows = [
        (f"recall, {name}", f"{clean / total:.4f} of {total:,} contacts and commitments; raw pages {raw / total:.4f}")
    ]
    return rows + [("  turned away", ", ".join(lost))] * bool(lost)


def other_news() -> Iterator[tuple[str, str]]:
    """Yield the title and text of each page of other news."""
    for path in sorted((HERE / "other_news").glob("*.txt")):
        for entry in path.read_text(encoding="utf-8").split("## ")[1:]:
            head, _, body = entry.partition("\n")
            yield head.partition(": ")[2], body.strip()


def page(number: int, title: str, text: str) -> Document:
    """Return an article as a page of a news site."""
    beside = [*HEADLINES[number % 2 :], *([DIPLOMATIC] if number % 3 == 0 else [])]
    headlines = "".join(f'<li><a href="/{at}">{line}</a></li>' for at, line in enumerate(beside))
    paragraphs = "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n"))
    content = PAGE.format(title=escape(title), number=number, paragraphs=paragraphs, headlines=headlines)
    return Document(content=content.encode(), source=f"page-{number}.html", media_type="text/html; charset=utf-8")


def stream() -> tuple[list[Document], list[Document]]:
    """Return pages of other news and, one to ten of them, pages of the development articles."""
    pieces = list(other_news())
    joined = ["\n\n".join(text for _, text in (pieces * 2)[at : at + PIECES]) for at in range(len(pieces))]
    other = [page(at, title, text) for at, ((title, _), text) in enumerate(zip(pieces, joined, strict=True))]
    texts = [path.read_text(encoding="utf-8") for path in sorted((HERE / "articles/development").glob("*.txt"))]
    count = max(1, round(len(other) / (ONE_IN - 1)))
    chosen = [text.strip().partition("\n") for text in texts[:: max(1, len(texts) // count)]][:count]
    relevant = [page(number, title, body.strip()) for number, (title, _, body) in enumerate(chosen)]
    return other, relevant


def savings(other: Sequence[Document], relevant: Sequence[Document]) -> list[Row]:
    """Return the shares of pages turned away, and how fast pages are judged and read."""
    pieces = [judge(f"{title}\n\n{text}").passes for title, text in other_news()]
    early = sum(not judge_document(document).passes for document in other)
    clean = [read_document(document) for document in other]
    late = sum(not judge(article.text).passes for article in clean)
    kept = sum(judge(read_document(document).text).passes for document in relevant)
    both = [*other, *relevant]
    raw_speed = speed(judge_document, both)
    clean_speed = speed(lambda article: judge(article.text), clean)
    article_speed = speed(read_document, both)
    with_gate, without = read_speed(both, gate=True), read_speed(both, gate=False)
    return [
        ("other news turned away, pieces", f"{pieces.count(False)} of {len(pieces)}"),
        ("other news turned away, pages", f"{late} of {len(other)}; {early} by the raw page, before it is cleaned"),
        ("relevant pages let through", f"{kept} of {len(relevant)}"),
        ("gate alone, raw pages", f"{raw_speed:,.0f} a second"),
        ("gate alone, clean texts", f"{clean_speed:,.0f} a second"),
        ("cleaning alone", f"{article_speed:.0f} a second"),
        ("whole reading without the gate", f"{without:.1f} a second"),
        ("whole reading with the gate", f"{with_gate:.1f} a second: {with_gate / without:.1f} times as many"),
        ("share of the work saved", f"{1 - without / with_gate:.2f} of the time, one page in {ONE_IN} being relevant"),
    ]


def speed(task: Callable[[Item], object], items: Sequence[Item]) -> float:
    """Return how many items a second a task takes."""
    task(items[0])
    begun = time.perf_counter()
    for item in items:
        task(item)
    return len(items) / (time.perf_counter() - begun)


def read_speed(documents: Sequence[Document], *, gate: bool) -> float:
    """Return how many documents a second are read."""
    from dragoman.reader import read_document_parts

    def read(document: Document) -> None:
        try:
            read_document_parts(document, gate=gate)
        except IrrelevantError:
            pass
        except DragomanError as error:
            print(error)

    return speed(read, documents)


def corpora(folder: Path) -> Iterator[Row]:
    """Yield, for general text, how many documents pass and the share of their words that is turned away."""
    for name, texts in (
        ("GUM, news", gum(folder, "news")),
        ("GUM, other genres but speeches", gum(folder, "")),
        ("MEANTIME, business", meantime(folder)),
        ("PolNeAR dev, US politics", [path.read_text("utf-8") for path in folder.glob("polnear/dev/**/*.txt")]),
        ("NewsWCL50, politics", [path.read_text("utf-8") for path in folder.glob("newswcl50/*.txt")]),
    ):
        if texts:
            passing = [judge("\n\n".join(filter(None, text.split("\n")))).passes for text in texts]
            words = [len(text.split()) for text in texts]
            saved = sum(count for count, passes in zip(words, passing, strict=True) if not passes) / sum(words)
            yield name, f"{sum(passing)} of {len(texts)} pass; {saved:.2f} of the words turned away"


def gum(folder: Path, genre: str) -> list[str]:
    """Return the documents of a genre, or those of all others; each sentence on a line."""
    chosen = [
        path for path in sorted(folder.glob("gum/*/*.conllu"))
        if (path.stem.split("_")[1] == genre if genre else path.stem.split("_")[1] not in ("news", "speech"))
    ]  # fmt: skip
    lines = (path.read_text(encoding="utf-8").splitlines() for path in chosen)
    return ["\n".join(line[9:] for line in document if line.startswith("# text = ")) for document in lines]


def meantime(folder: Path) -> list[str]:
    """Return the articles of MEANTIME."""
    path = folder / "meantime/train.jsonl"
    return [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--unseen", action="store_true", help="only the articles that no rule was tuned on")
    parser.add_argument("--data", type=Path, help="folder of the corpora")
    options = parser.parse_args(arguments)
    if options.unseen:
        rows = recall("held-out articles", articles(HERE / "articles/held_out"))
    else:
        rows = recall("development articles", articles(HERE / "articles/development"))
        rows += recall("the years", [each for part in PARTS for each in year(part)])
        rows += savings(*stream())
        rows += list(corpora(options.data)) if options.data else []
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        print(f"{name:{width}}  {value}")


if __name__ == "__main__":
    main()
