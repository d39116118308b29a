-- Where articles come from: sources that the user named, the addresses that they list, what was fetched, byte for byte.
-- Every step of a collection is one transaction, so that a run that is killed is taken up where it stood.

CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    address TEXT NOT NULL UNIQUE,
    kind TEXT,                         -- feed | sitemap | page; NULL until it has answered
    title TEXT,                        -- as it calls itself
    outlet TEXT,                       -- as the user calls its publisher
    country TEXT,                      -- of its publisher, ISO 3166-1 alpha-3
    hosts TEXT NOT NULL DEFAULT '',    -- hosts outside its own site that it may lead to, separated by spaces
    every INTEGER,                     -- seconds between visits; NULL for what is usual for its kind
    state TEXT NOT NULL,               -- active | paused | gone | removed
    added TEXT NOT NULL,
    etag TEXT,                         -- for conditional requests
    modified TEXT,
    due TEXT NOT NULL,                 -- when it is to be visited next
    tried TEXT,                        -- last visit
    answered TEXT,                     -- last visit that succeeded
    fresh TEXT,                        -- last visit that brought a new address
    failures INTEGER NOT NULL DEFAULT 0,  -- visits in a row that failed
    reason TEXT                        -- why the last one did
) STRICT;
CREATE INDEX source_by_due ON source (state, due);

CREATE TABLE source_moved (            -- addresses that a source had before it moved for good
    address TEXT NOT NULL,
    source INTEGER NOT NULL REFERENCES source (id),
    at TEXT NOT NULL,
    PRIMARY KEY (address, source)
) STRICT, WITHOUT ROWID;

CREATE TABLE source_part (             -- sitemaps that a sitemap names
    source INTEGER NOT NULL REFERENCES source (id),
    address TEXT NOT NULL,
    etag TEXT,
    modified TEXT,
    PRIMARY KEY (source, address)
) STRICT, WITHOUT ROWID;

CREATE TABLE source_gap (              -- times in which a source may have listed what was not seen
    source INTEGER NOT NULL REFERENCES source (id),
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    PRIMARY KEY (source, since)
) STRICT, WITHOUT ROWID;

CREATE TABLE raw (                     -- bytes as they were received; the same bytes are kept once
    hash TEXT PRIMARY KEY,             -- SHA-256
    size INTEGER NOT NULL,
    packed BLOB NOT NULL               -- compressed by zlib
) STRICT;

CREATE TABLE document (                -- one fetch of one address
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES source (id),
    asked TEXT NOT NULL,               -- the address that was asked
    answered TEXT NOT NULL,            -- the address that answered, after redirects
    fetched TEXT NOT NULL,
    status INTEGER NOT NULL,
    headers TEXT NOT NULL,             -- JSON: those that say what the bytes are
    agent TEXT NOT NULL,               -- who asked: the program and its version
    hash TEXT NOT NULL REFERENCES raw (hash),
    article TEXT                       -- key of the article that was read from it
) STRICT;
CREATE INDEX document_by_hash ON document (hash);
CREATE INDEX document_by_article ON document (article) WHERE article IS NOT NULL;
CREATE INDEX document_by_source ON document (source);

CREATE TABLE seen_address (            -- what sources list, each page once
    page TEXT PRIMARY KEY,             -- the address without scheme, fragment and what only follows readers
    url TEXT NOT NULL,
    source INTEGER NOT NULL REFERENCES source (id),
    title TEXT,
    day TEXT,                          -- of publication, as the source states it
    stated TEXT,                       -- its words for that
    updated TEXT,
    found TEXT NOT NULL,
    state TEXT NOT NULL,               -- waiting | fetched | added | known | paywalled | unreadable | gone | skipped | failed
    reason TEXT,
    tries INTEGER NOT NULL DEFAULT 0,  -- fetches in a row that failed; of a fetched one, how often a run ended before it was read
    due TEXT NOT NULL,
    document INTEGER REFERENCES document (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX seen_address_by_state ON seen_address (state, due);
CREATE INDEX seen_address_by_source ON seen_address (source, state);

CREATE TABLE host_hold (               -- hosts that asked to be left alone for a time
    host TEXT PRIMARY KEY,
    until TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;
