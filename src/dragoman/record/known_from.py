"""From which day on what an article tells is known, in SQL that says it of a row of the table "article"."""

from __future__ import annotations

#: The day of its publication. Of a fact entered by hand whose source has none: the last day on which it may have been,
#: since nobody could tell of it as done before, or the day on which it was entered, whichever is earlier. An article
#: that was read without a day counts as one that has always been there.
KNOWN_FROM = """coalesce(article.latest, CASE article.model WHEN 'hand' THEN min(substr(article.added, 1, 10), (
    SELECT coalesce(max(report.latest), max(report.earliest), '9999-12-31')
    FROM main.report WHERE report.article = article.id)) END, '')"""
