-- Somebody whom only a reviewer named: what an article tells of him takes the place of it, and he goes with the decision.
ALTER TABLE actor ADD COLUMN decided INTEGER NOT NULL DEFAULT 0;
CREATE INDEX actor_decided ON actor (id) WHERE decided = 1;
