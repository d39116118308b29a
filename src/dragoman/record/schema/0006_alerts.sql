-- Alerts: what to watch for, what was told when, and to whom it was sent.

CREATE TABLE alert_rule (
    name TEXT PRIMARY KEY,
    rule TEXT NOT NULL,                -- JSON
    added TEXT NOT NULL,
    author TEXT NOT NULL,
    removed TEXT                       -- when it was taken out; it is kept, for alerts name it
) STRICT, WITHOUT ROWID;

CREATE TABLE alert_channel (           -- where alerts go: webhook | feed | digest
    name TEXT PRIMARY KEY,
    channel TEXT NOT NULL,             -- JSON; of a secret only the name of the variable that holds it
    added TEXT NOT NULL,
    author TEXT NOT NULL,
    removed TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE alert (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,          -- digest of rule, fact, state and the alert before it about the same fact
    rule TEXT NOT NULL,
    thread INTEGER NOT NULL,           -- the first alert about the same fact: its own number, of the first
    state TEXT NOT NULL,               -- JSON: what of the fact would make it news again if it changed
    fired TEXT NOT NULL,
    content TEXT NOT NULL              -- JSON: the alert as it was told
) STRICT;
CREATE INDEX alert_by_thread ON alert (thread, id);

CREATE TABLE alert_mark (              -- by what a fact is known again: any report of its event, for events merge and part
    rule TEXT NOT NULL,
    mark TEXT NOT NULL,
    alert INTEGER NOT NULL REFERENCES alert (id),
    PRIMARY KEY (rule, mark, alert)
) STRICT, WITHOUT ROWID;

CREATE TABLE alert_delivery (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,          -- idempotency key: the same in every attempt
    alert INTEGER NOT NULL REFERENCES alert (id),
    channel TEXT NOT NULL,
    state TEXT NOT NULL,               -- pending | delivered | failed
    tries INTEGER NOT NULL DEFAULT 0,  -- since it was last put into the queue
    due REAL NOT NULL,                 -- seconds since 1970: not to be tried before
    UNIQUE (alert, channel)
) STRICT;
CREATE INDEX alert_delivery_waiting ON alert_delivery (state, channel, due) WHERE state <> 'delivered';

CREATE TABLE alert_attempt (
    delivery INTEGER NOT NULL REFERENCES alert_delivery (id),
    number INTEGER NOT NULL,
    at TEXT NOT NULL,
    status INTEGER,                    -- what the server answered; NULL where it did not
    outcome TEXT NOT NULL,             -- begun | delivered | the reason why not
    PRIMARY KEY (delivery, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE alert_feed (              -- what makes the feed of this record the same feed for ever
    id TEXT PRIMARY KEY,
    made TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER alerts_stay BEFORE DELETE ON alert BEGIN SELECT raise(ABORT, 'alerts are never deleted'); END;
CREATE TRIGGER alerts_keep BEFORE UPDATE OF key, rule, state, fired, content ON alert
BEGIN SELECT raise(ABORT, 'alerts are never changed'); END;
