-- What articles were read from is kept for those that the user added by itself too, with what was said of it then; what
-- lies in an archive stays there, and is found again by file, place and digest.
CREATE TABLE document_before AS SELECT * FROM document;
PRAGMA defer_foreign_keys = ON;
DROP TABLE document;

CREATE TABLE document (                -- one fetch of one address, or one opening of one file
    id INTEGER PRIMARY KEY,
    source INTEGER REFERENCES source (id),  -- NULL for what no source listed
    asked TEXT NOT NULL,               -- the address that was asked, or the path; "archive#place" within an archive
    answered TEXT,                     -- the address that answered, after redirects
    fetched TEXT NOT NULL,
    status INTEGER,                    -- NULL for what no server sent
    headers TEXT NOT NULL,             -- JSON: those that say what the bytes are
    agent TEXT,                        -- who asked: the program and its version; NULL for what another program fetched
    hash TEXT NOT NULL,                -- SHA-256 of the bytes, which are in "raw" unless they lie in a file
    file TEXT,                         -- the file in which the bytes lie, where the record does not keep them
    outlet TEXT,                       -- what the user or the source said of it: publisher,
    url TEXT,                          -- where it was published,
    title TEXT,
    day TEXT,                          -- when it was published,
    stated TEXT,                       -- the words of the source for that
    article TEXT                       -- key of the article that was read from it
) STRICT;
INSERT INTO document (id, source, asked, answered, fetched, status, headers, agent, hash, outlet, day, stated, article)
    SELECT d.id, d.source, d.asked, d.answered, d.fetched, d.status, d.headers, d.agent, d.hash, source.outlet,
           (SELECT day FROM seen_address WHERE seen_address.source = d.source AND seen_address.url = d.asked),
           (SELECT stated FROM seen_address WHERE seen_address.source = d.source AND seen_address.url = d.asked),
           d.article
    FROM document_before AS d JOIN source ON source.id = d.source;
DROP TABLE document_before;
CREATE INDEX document_by_hash ON document (hash);
CREATE INDEX document_by_article ON document (article) WHERE article IS NOT NULL;
CREATE INDEX document_by_source ON document (source);

CREATE TABLE newer_version (           -- articles whose bytes gave another article when they were read again
    article TEXT PRIMARY KEY,
    newer TEXT NOT NULL,               -- key of the other article
    document INTEGER NOT NULL REFERENCES document (id),
    at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX newer_version_by_newer ON newer_version (newer);
