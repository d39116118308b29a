"""How a fact of a record was made: of a statement also its tone, and its step on the ladder."""

from __future__ import annotations

from pathlib import Path

from dragoman.door import open_record

TEXT = """OSLO, 4 March 2025 - Norway regretted that Sweden had shut the border, Foreign Minister Espen Barth Eide said.

Sweden's Foreign Minister Maria Malmer Stenergard said that Sweden strongly condemned the remarks of Norway.
"""


def test_the_tone_of_a_statement_and_the_words_that_it_rests_on_are_explained(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(TEXT, encoding="utf-8")
    with open_record(tmp_path / "record.db") as record:
        (added,) = record.add(str(article))
        spoken = [report for report in record.reports_in(str(added.article)) if report.kind == "statement"]
        toned = {report.type: record.explain(report) for report in spoken if report.type != "neutral"}
    assert toned, [report.type for report in spoken]
    for tone, trace in toned.items():
        told, ladder = (next(step for step in trace.steps if step.about == about) for about in ("tone", "ladder"))
        assert told.words
        assert told.reason == f"{tone} by “{told.words.quote}”"
        assert told.words.quote in TEXT
        assert "of the ladder of tone" in ladder.reason
