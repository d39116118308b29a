-- The record's first shape. What is read and what is decided is kept for ever; clusters, events and links are worked out from
-- them and can be worked out again at any time ("dragoman verify" does).

CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,          -- digest of text, address or outlet, and publication
    source TEXT NOT NULL,
    url TEXT,
    page TEXT,                         -- the address without its scheme and fragment: versions of one page share it
    title TEXT,
    outlet TEXT,
    earliest TEXT,                     -- publication
    latest TEXT,
    basis TEXT,
    characters INTEGER NOT NULL,
    origin TEXT NOT NULL,              -- least key among the near-identical articles
    engine TEXT NOT NULL,
    model TEXT NOT NULL,
    added TEXT NOT NULL,
    sketch BLOB NOT NULL,
    reading BLOB NOT NULL              -- the whole reading, JSON, compressed
) STRICT;
CREATE INDEX article_by_day ON article (latest, earliest);
CREATE INDEX article_by_origin ON article (origin);
CREATE INDEX article_by_page ON article (page) WHERE page IS NOT NULL;

CREATE TABLE article_band (
    band INTEGER NOT NULL,             -- digest of one band of the sketch
    article INTEGER NOT NULL REFERENCES article (id),
    PRIMARY KEY (band, article)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE passage USING fts5 (words, content = '', tokenize = "unicode61 remove_diacritics 2");

CREATE TABLE actor (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT,
    country_name TEXT,
    sector TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_by_name ON actor (name COLLATE NOCASE);
CREATE INDEX actor_by_country ON actor (country);

CREATE TABLE actor_country (           -- in how many articles a person who is in no registry is of a country
    actor TEXT NOT NULL REFERENCES actor (id),
    country TEXT NOT NULL,
    name TEXT,
    articles INTEGER NOT NULL,
    PRIMARY KEY (actor, country)
) STRICT, WITHOUT ROWID;

CREATE TABLE office (
    actor TEXT NOT NULL REFERENCES actor (id),
    title TEXT NOT NULL,
    earliest TEXT NOT NULL,            -- first and last day of publication on which an article gives it
    latest TEXT NOT NULL,
    PRIMARY KEY (actor, title)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,          -- least key among its reports
    kind TEXT NOT NULL,                -- event | commitment
    type TEXT NOT NULL,                -- PLOVER type, or kind of commitment
    medium TEXT,                       -- of a contact
    level TEXT,                        -- heads | ministers | officials | unknown
    status TEXT NOT NULL,
    earliest TEXT,
    latest TEXT,
    precision TEXT NOT NULL,
    reports INTEGER NOT NULL,
    origins INTEGER NOT NULL,
    confidence REAL NOT NULL,
    intensity REAL,
    disputes TEXT,                     -- what its reports differ in: "date status"
    parties TEXT NOT NULL,             -- JSON: role, actor, kind, country and rank of everybody who takes part
    best INTEGER NOT NULL REFERENCES report (id)
) STRICT;
CREATE INDEX event_by_day ON event (earliest);

CREATE TABLE event_pair (              -- a < b; a country alone stands with itself
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    earliest TEXT NOT NULL,            -- "" when nothing is known
    event INTEGER NOT NULL REFERENCES event (id),
    contact INTEGER NOT NULL,
    PRIMARY KEY (a, b, earliest, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_pair_by_event ON event_pair (event);

CREATE TABLE report (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,          -- digest of the article's key and the fact's identifier
    article INTEGER NOT NULL REFERENCES article (id),
    fact TEXT NOT NULL,                -- identifier of the fact in the reading
    contact TEXT,                      -- identifier of the contact, where the event is one
    kind TEXT NOT NULL,                -- event | statement | commitment | assessment
    type TEXT NOT NULL,                -- PLOVER type; tone of a statement; kind of a commitment; direction of an assessment
    medium TEXT,
    level TEXT,
    status TEXT NOT NULL,
    historical INTEGER NOT NULL,
    earliest TEXT,
    latest TEXT,
    precision TEXT NOT NULL,
    near_earliest TEXT,                -- of a contact without a date: of the one that the article means by it
    near_latest TEXT,
    confidence REAL NOT NULL,
    intensity REAL,
    block TEXT,                        -- what it must share with another report to be the same event
    placed TEXT,                       -- first and last day on which it may have been, as the merge sees it
    until TEXT,
    quote TEXT NOT NULL,               -- the words that it rests on, or what is said or to be done
    words TEXT NOT NULL,               -- stems of the telling words of its sentences
    answers TEXT,                      -- the fact of the same reading that a commitment answers
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    verdict TEXT,                      -- accepted | rejected | corrected | NULL
    cluster TEXT,                      -- least key among the reports that agree by themselves
    event INTEGER REFERENCES event (id)
) STRICT;
CREATE INDEX report_by_article ON report (article);
CREATE INDEX report_by_event ON report (event, article, historical, verdict);
CREATE INDEX report_by_block ON report (block, placed, until) WHERE block IS NOT NULL;
CREATE INDEX report_by_cluster ON report (cluster);
CREATE INDEX report_by_fact ON report (fact);

CREATE TABLE claim (                   -- what articles say of the contacts before
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    article INTEGER NOT NULL REFERENCES article (id),
    report TEXT NOT NULL,              -- key of the report of the contact that it is about
    kind TEXT NOT NULL,                -- first_since | last_was | count
    media TEXT NOT NULL,
    number INTEGER,
    earliest TEXT,
    latest TEXT,
    as_of TEXT NOT NULL,
    quote TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
) STRICT;
CREATE INDEX claim_by_report ON claim (report);

CREATE TABLE report_party (
    report INTEGER NOT NULL REFERENCES report (id),
    role TEXT NOT NULL,                -- actor | recipient | participant | speaker | addressee | by | to | between | …
    place INTEGER NOT NULL,
    actor TEXT NOT NULL REFERENCES actor (id),
    kind TEXT NOT NULL,                -- as the article has it: what is a person here may be an office in another article
    country TEXT,                      -- of a person as the record knows it, else as the article has it
    rank TEXT,                         -- heads | ministers | officials | NULL
    PRIMARY KEY (report, role, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX report_party_by_actor ON report_party (actor, role, report);

CREATE TABLE article_country (         -- countries whose people take part in a fact of an article
    country TEXT NOT NULL,
    day TEXT NOT NULL,                 -- last day on which it may have appeared; "" when nothing is known
    article INTEGER NOT NULL REFERENCES article (id),
    PRIMARY KEY (country, day, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_country_by_article ON article_country (article);

CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    action TEXT NOT NULL,              -- accept | reject | correct | merge | split | settle | enter | reliability | undo
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,              -- JSON
    note TEXT,
    undone_by INTEGER REFERENCES decision (id)
) STRICT;
CREATE INDEX decision_by_subject ON decision (subject);

CREATE TABLE decision_report (         -- which reports a decision is about
    report TEXT NOT NULL,
    decision INTEGER NOT NULL REFERENCES decision (id),
    PRIMARY KEY (report, decision)
) STRICT, WITHOUT ROWID;

CREATE TABLE link (                    -- what decisions say of two reports
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    decision INTEGER NOT NULL REFERENCES decision (id),
    same INTEGER NOT NULL,             -- after the columns of the key: SQLite 3.40 says else that it is NULL (integrity_check)
    PRIMARY KEY (a, b, decision)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_by_other ON link (b);

CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    author TEXT NOT NULL,              -- a person, or the engine with its version and model
    action TEXT NOT NULL,              -- read | reread | joined | parted | decided | imported | released
    subject TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;
CREATE INDEX history_by_subject ON history (subject);

CREATE TABLE release (
    version TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    note TEXT,
    digest TEXT NOT NULL,
    content BLOB NOT NULL              -- key and digest of every event, compressed
) STRICT;

-- What is kept is never changed or taken away.
CREATE TRIGGER decisions_stay BEFORE DELETE ON decision BEGIN SELECT raise(ABORT, 'decisions are never deleted'); END;
CREATE TRIGGER decisions_keep BEFORE UPDATE OF at, author, action, subject, detail, note ON decision
BEGIN SELECT raise(ABORT, 'decisions are never changed'); END;
CREATE TRIGGER history_stays BEFORE DELETE ON history BEGIN SELECT raise(ABORT, 'history is never deleted'); END;
CREATE TRIGGER history_keeps BEFORE UPDATE ON history BEGIN SELECT raise(ABORT, 'history is never changed'); END;
