-- What is looked at in a report when reports are grouped, ready to be looked at: made anew from report and parties for
-- each of hundreds of reports around a new one, it took most of the time that adding an article to a large record takes.
CREATE TABLE mention (
    block TEXT NOT NULL,               -- as the report has it: those that are compared lie beside each other
    placed TEXT NOT NULL,              -- first and last day on which it may have been
    until TEXT NOT NULL,
    report INTEGER NOT NULL,           -- number of the report
    seen BLOB NOT NULL,                -- record.mentions.Mention, packed
    PRIMARY KEY (block, placed, report)
) STRICT, WITHOUT ROWID;
DROP INDEX report_by_block;
ALTER TABLE report DROP COLUMN until;
