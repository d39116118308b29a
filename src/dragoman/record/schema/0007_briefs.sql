-- Texts that rest on facts of the record, kept as they were at every saving; contacts by day, whoever they are between.

CREATE TABLE brief (
    key TEXT NOT NULL,
    version INTEGER NOT NULL,          -- from 1
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,                -- paragraphs; {{key of an event or report}} stands for a footnote
    removed INTEGER NOT NULL,          -- whether it was taken off the list by this version
    PRIMARY KEY (key, version)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER briefs_stay BEFORE DELETE ON brief BEGIN SELECT raise(ABORT, 'versions of briefs are never deleted'); END;
CREATE TRIGGER briefs_keep BEFORE UPDATE ON brief BEGIN SELECT raise(ABORT, 'versions of briefs are never changed'); END;

CREATE INDEX event_pair_contact ON event_pair (earliest, a, b, event) WHERE contact = 1;
