-- Where something was, in the words of its articles, which only whole readings had: what differs in it could not be shown, nor
-- frozen in a release. Reports that were kept before get theirs from the readings.
ALTER TABLE report ADD COLUMN place TEXT;
ALTER TABLE event ADD COLUMN place TEXT;  -- that which most of its reports name
