-- Without the words that attribute it, a denial reads like what is denied. Statements that were kept before get theirs when
-- they are read again.
ALTER TABLE report ADD COLUMN cue TEXT;
