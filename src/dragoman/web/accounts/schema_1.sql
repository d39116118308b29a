-- The accounts of one record. It lies beside the record and never in it: what is shared or exported holds no secrets.
CREATE TABLE IF NOT EXISTS account (
    key TEXT PRIMARY KEY, -- the name without regard to case and ways of writing the same letter
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('reader', 'reviewer', 'administrator')),
    password TEXT NOT NULL, -- argon2id, with its parameters and salt
    made TEXT NOT NULL
) STRICT;

-- Browsers that are signed in. Who reads this table cannot use them: it holds hashes.
CREATE TABLE IF NOT EXISTS session (
    secret BLOB PRIMARY KEY, -- SHA-256 of what the cookie holds
    account TEXT NOT NULL REFERENCES account (key) ON DELETE CASCADE,
    until TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS session_account ON session (account);

-- What programs send.
CREATE TABLE IF NOT EXISTS token (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    secret BLOB NOT NULL UNIQUE, -- SHA-256 of the token
    account TEXT NOT NULL REFERENCES account (key) ON DELETE CASCADE,
    made TEXT NOT NULL,
    until TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS token_account ON token (account);
