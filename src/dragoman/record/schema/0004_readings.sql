-- Readings that a newer one took the place of: what was once asserted stays on record.
CREATE TABLE earlier_reading (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article (id),
    engine TEXT NOT NULL,
    model TEXT NOT NULL,
    until TEXT NOT NULL,               -- when the newer one was accepted
    reading BLOB NOT NULL
) STRICT;
CREATE INDEX earlier_reading_by_article ON earlier_reading (article);
