-- From which file each event beside the record came, so that files can be listed and one of them taken out again.

CREATE TABLE external_file (
    id INTEGER PRIMARY KEY,
    data_set TEXT NOT NULL,            -- polecat | icews | gdelt
    digest TEXT,                       -- first 16 digits of its SHA-256, its subject in the history; NULL for several
    name TEXT NOT NULL,
    at TEXT NOT NULL,
    author TEXT NOT NULL
) STRICT;
ALTER TABLE external_event ADD COLUMN file INTEGER REFERENCES external_file (id);  -- the first that had it
-- Events that a later file has too: they stay with it when the first one is taken out.
CREATE TABLE external_known (
    data_set TEXT NOT NULL,
    id TEXT NOT NULL,
    file INTEGER NOT NULL REFERENCES external_file (id),
    PRIMARY KEY (data_set, id, file)
) STRICT, WITHOUT ROWID;

-- Which of several files of a data set had an event was not kept before: these files stand together.
INSERT INTO external_file (data_set, digest, name, at, author)
SELECT data_set, iif(count(DISTINCT subject) = 1, max(subject), NULL), coalesce(group_concat(DISTINCT name), 'unknown'),
       coalesce(max(at), '1970-01-01T00:00:00Z'), coalesce(max(author), 'unknown')
FROM (SELECT DISTINCT data_set FROM external_event) LEFT JOIN (
    SELECT json_extract(detail, '$.data_set') AS imported, json_extract(detail, '$.file') AS name, subject, at, author
    FROM history WHERE action = 'imported') ON imported = data_set
GROUP BY data_set;
UPDATE external_event SET file = (SELECT id FROM external_file WHERE external_file.data_set = external_event.data_set);
CREATE INDEX external_event_by_file ON external_event (file, date);
