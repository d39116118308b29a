-- Whom one article has by the family name alone is the person whom others name in full. That is worked out from all articles
-- that name persons, and goes with them.
ALTER TABLE actor ADD COLUMN person TEXT;       -- who somebody known by name alone is, where the name is a family name
ALTER TABLE actor ADD COLUMN person_rank TEXT;  -- the rank that articles give that person, where they give one only
CREATE INDEX actor_by_person ON actor (person) WHERE person IS NOT NULL;

ALTER TABLE report_party ADD COLUMN told TEXT;  -- whom the article itself names, where that is another person
CREATE INDEX report_party_told ON report_party (told) WHERE told IS NOT NULL;

CREATE TABLE person_named (            -- persons whom a fact of an article names; not of articles that were withdrawn
    actor TEXT NOT NULL REFERENCES actor (id),
    rank TEXT NOT NULL,                -- heads | ministers | officials | "" where the article gives no office
    day TEXT NOT NULL,                 -- last day on which it may have appeared; "" when nothing is known
    article INTEGER NOT NULL REFERENCES article (id),
    PRIMARY KEY (actor, rank, day, article)
) STRICT, WITHOUT ROWID;
CREATE TABLE family_name (             -- parts of a person's name that may stand for the whole, as identifiers have them
    actor TEXT NOT NULL REFERENCES actor (id),
    name TEXT NOT NULL,
    PRIMARY KEY (actor, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX family_name_by_name ON family_name (name);

INSERT INTO person_named (actor, rank, day, article)
SELECT p.actor, coalesce(max(p.rank), ''), coalesce(article.latest, ''), article.id
FROM report_party AS p JOIN report ON report.id = p.report JOIN article ON article.id = report.article
WHERE p.kind = 'person' AND report.verdict IS NOT 'corrected' AND NOT EXISTS (
    SELECT 1 FROM decision WHERE subject = article.key AND action = 'reject' AND undone_by IS NULL AND id = (
        SELECT max(id) FROM decision WHERE subject = article.key AND action IN ('accept', 'reject') AND undone_by IS NULL))
GROUP BY p.actor, article.id;
