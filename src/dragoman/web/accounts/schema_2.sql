-- What happened to the accounts. Changes stay for ever; of sign-ins the latest are kept.
CREATE TABLE happened (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    author TEXT NOT NULL, -- the account that did it, or who ran the command
    action TEXT NOT NULL,
    account TEXT NOT NULL, -- the account that it was done to, by its name then: it may be gone
    detail TEXT NOT NULL
) STRICT;
CREATE INDEX happened_action ON happened (action, id);
CREATE TRIGGER happened_stays BEFORE DELETE ON happened WHEN OLD.action NOT IN ('signed in', 'signed out', 'sign-in failed')
BEGIN SELECT raise(ABORT, 'what was changed is never forgotten'); END;
CREATE TRIGGER happened_keeps BEFORE UPDATE ON happened BEGIN SELECT raise(ABORT, 'the log is never changed'); END;

-- What a token is for.
ALTER TABLE token ADD COLUMN purpose TEXT NOT NULL DEFAULT '';
