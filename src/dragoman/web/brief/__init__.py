"""Briefs: prose with footnotes that are facts of the record, as a page and as files."""
