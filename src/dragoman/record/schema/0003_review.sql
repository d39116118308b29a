-- What is worth deciding, kept in order so that the first of a million are found at once, and the rules that keep releases.

-- How many reports of an event nobody has decided on, and how many somebody has: kept by the triggers below.
ALTER TABLE event ADD COLUMN undecided INTEGER NOT NULL DEFAULT 0;
ALTER TABLE event ADD COLUMN decided INTEGER NOT NULL DEFAULT 0;

-- What a decision is worth: the doubt, times the origins (who trusts them errs with all of them; beyond five it makes no
-- difference), times two for a contact (the rhythm of contacts is counted from them, other events are added up). Nothing when
-- it is decided on and undisputed, or beyond doubt.
ALTER TABLE event ADD COLUMN worth REAL GENERATED ALWAYS AS (
    CASE WHEN (decided = 0 AND confidence < 1) OR (disputes IS NOT NULL AND undecided > 0)
    THEN (1 - confidence) * min(origins, 5) * CASE WHEN medium IS NULL THEN 1 ELSE 2 END END
) VIRTUAL;
CREATE INDEX event_to_review ON event ((disputes IS NULL), worth DESC, key, kind, type) WHERE worth IS NOT NULL;

-- Statements and assessments stand alone; one of them wrong harms less than an event wrong, so they count half.
ALTER TABLE report ADD COLUMN worth REAL GENERATED ALWAYS AS (
    CASE WHEN kind IN ('statement', 'assessment') AND verdict IS NULL AND confidence < 1 THEN (1 - confidence) * 0.5 END
) VIRTUAL;
CREATE INDEX report_to_review ON report (worth DESC, key, kind, type) WHERE worth IS NOT NULL;

UPDATE event SET
    undecided = (SELECT count(*) FROM report WHERE report.event = event.id AND report.verdict IS NULL),
    decided = (SELECT count(*) FROM report WHERE report.event = event.id AND report.verdict IS NOT NULL);

CREATE TRIGGER report_counts AFTER UPDATE OF event, verdict ON report
WHEN OLD.event IS NOT NEW.event OR OLD.verdict IS NOT NEW.verdict
BEGIN
    UPDATE event SET undecided = undecided - (OLD.verdict IS NULL), decided = decided - (OLD.verdict IS NOT NULL)
    WHERE id = OLD.event;
    UPDATE event SET undecided = undecided + (NEW.verdict IS NULL), decided = decided + (NEW.verdict IS NOT NULL)
    WHERE id = NEW.event;
END;
CREATE TRIGGER report_counts_new AFTER INSERT ON report WHEN NEW.event IS NOT NULL
BEGIN
    UPDATE event SET undecided = undecided + (NEW.verdict IS NULL), decided = decided + (NEW.verdict IS NOT NULL)
    WHERE id = NEW.event;
END;

-- Contacts of one pair within three days that could be one, as far as medium, rank and status tell: candidates, whose
-- reports are compared when they are proposed. Three days: a wrong weekday or a time zone, not another contact.
CREATE TABLE double (
    a INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    b INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    days INTEGER NOT NULL,
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX double_by_other ON double (b);
CREATE INDEX double_by_days ON double (days, a, b);

CREATE VIEW double_candidate AS
SELECT min(one.event, other.event) AS a, max(one.event, other.event) AS b, one.event AS event, one.a AS pair_a, one.b AS pair_b,
       CAST(abs(julianday(one.earliest) - julianday(other.earliest)) AS INTEGER) AS days
FROM event_pair AS one
JOIN event_pair AS other ON other.a = one.a AND other.b = one.b AND other.contact = 1 AND other.event <> one.event
     AND other.earliest BETWEEN date(one.earliest, '-3 days') AND date(one.earliest, '+3 days')
JOIN event AS x ON x.id = one.event
JOIN event AS y ON y.id = other.event
WHERE one.contact = 1 AND one.earliest <> '' AND x.precision = 'day' AND y.precision = 'day'
  AND (x.level = y.level OR 'unknown' IN (x.level, y.level))
  AND (x.medium = y.medium OR 'unspecified' IN (x.medium, y.medium)
       OR (x.medium IN ('in_person', 'visit') AND y.medium IN ('in_person', 'visit')))
  AND (x.status = y.status OR (x.status IN ('happened', 'ongoing', 'planned', 'negated')
       AND y.status IN ('happened', 'ongoing', 'planned', 'negated')));

INSERT OR IGNORE INTO double (a, b, days) SELECT a, b, days FROM double_candidate;

CREATE TRIGGER doubles_found AFTER INSERT ON event_pair WHEN NEW.contact = 1 AND NEW.earliest <> ''
BEGIN
    INSERT OR IGNORE INTO double (a, b, days) SELECT a, b, days FROM double_candidate
    WHERE event = NEW.event AND pair_a = NEW.a AND pair_b = NEW.b;
END;
CREATE TRIGGER doubles_gone AFTER DELETE ON event_pair WHEN OLD.contact = 1
BEGIN
    DELETE FROM double WHERE a = OLD.event;
    DELETE FROM double WHERE b = OLD.event;
END;

-- A release is cited, so it stays as it is.
CREATE TRIGGER releases_stay BEFORE DELETE ON release BEGIN SELECT raise(ABORT, 'releases are never deleted'); END;
CREATE TRIGGER releases_keep BEFORE UPDATE ON release BEGIN SELECT raise(ABORT, 'releases are never changed'); END;
