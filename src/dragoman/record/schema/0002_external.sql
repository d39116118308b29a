-- Events of other data sets (POLECAT, ICEWS, GDELT), kept beside the record and never mixed into it.

CREATE TABLE external_event (
    data_set TEXT NOT NULL,            -- polecat | icews | gdelt
    id TEXT NOT NULL,                  -- as the data set has it
    place INTEGER NOT NULL,            -- an event of several dyads has a row for each, numbered from 0
    date TEXT NOT NULL,
    a TEXT,                            -- the dyad as in event_pair: a < b, a country alone stands with itself;
    b TEXT,                            -- NULL where no country is given
    actor TEXT,
    actor_country TEXT,
    recipient TEXT,
    recipient_country TEXT,
    type TEXT,                         -- PLOVER type: as given, else what the CAMEO code comes to
    cameo TEXT,
    score REAL,                        -- Goldstein score, or the data set's own intensity
    place_name TEXT,
    text TEXT,                         -- what the data set says of the event in words: "Consult", modes, contexts
    source TEXT,                       -- publisher or address
    PRIMARY KEY (data_set, id, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX external_event_by_dyad ON external_event (data_set, a, b, date) WHERE a IS NOT NULL;
