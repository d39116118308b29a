-- What counts as an article that was read: not the passage of a fact that was entered by hand, nor what was withdrawn. Both
-- were counted, so that more seemed to have been read than was.
CREATE VIEW article_read AS
SELECT * FROM article WHERE model <> 'hand' AND NOT coalesce(
    (SELECT action = 'reject' FROM decision WHERE subject = article.key
     AND action IN ('accept', 'reject') AND undone_by IS NULL ORDER BY id DESC LIMIT 1), 0);
CREATE INDEX article_by_hand ON article (latest) WHERE model = 'hand';

DROP TRIGGER IF EXISTS article_is_counted;
DROP TRIGGER IF EXISTS article_is_counted_again;
DELETE FROM article_day;
INSERT INTO article_day (day, articles)
SELECT latest, count(*) FROM article_read WHERE latest IS NOT NULL GROUP BY latest;

CREATE TRIGGER article_is_counted AFTER INSERT ON article
WHEN new.latest IS NOT NULL AND EXISTS (SELECT 1 FROM article_read WHERE id = new.id)
BEGIN
    INSERT INTO article_day (day, articles) VALUES (new.latest, 1) ON CONFLICT (day) DO UPDATE SET articles = articles + 1;
END;
CREATE TRIGGER article_is_counted_again AFTER UPDATE OF latest ON article
WHEN new.latest IS NOT old.latest AND EXISTS (SELECT 1 FROM article_read WHERE id = new.id)
BEGIN
    UPDATE article_day SET articles = articles - 1 WHERE day = old.latest;
    DELETE FROM article_day WHERE day = old.latest AND articles = 0;
    INSERT INTO article_day (day, articles) SELECT new.latest, 1 WHERE new.latest IS NOT NULL
    ON CONFLICT (day) DO UPDATE SET articles = articles + 1;
END;
CREATE TRIGGER article_is_withdrawn AFTER INSERT ON decision
WHEN new.action IN ('accept', 'reject') AND EXISTS (SELECT 1 FROM article WHERE key = new.subject)
BEGIN
    DELETE FROM article_day WHERE day = (SELECT latest FROM article WHERE key = new.subject);
    INSERT INTO article_day (day, articles) SELECT latest, count(*) FROM article_read
    WHERE latest = (SELECT latest FROM article WHERE key = new.subject) GROUP BY latest;
END;
CREATE TRIGGER article_is_brought_back AFTER UPDATE OF undone_by ON decision
WHEN new.action IN ('accept', 'reject') AND EXISTS (SELECT 1 FROM article WHERE key = new.subject)
BEGIN
    DELETE FROM article_day WHERE day = (SELECT latest FROM article WHERE key = new.subject);
    INSERT INTO article_day (day, articles) SELECT latest, count(*) FROM article_read
    WHERE latest = (SELECT latest FROM article WHERE key = new.subject) GROUP BY latest;
END;
