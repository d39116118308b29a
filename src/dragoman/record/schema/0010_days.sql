-- How much was read on each day is asked for with every dossier: counted once, not over all articles each time.
CREATE TABLE article_day (
    day TEXT PRIMARY KEY,              -- last day on which an article may have appeared
    articles INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO article_day (day, articles)
SELECT latest, count(*) FROM article WHERE latest IS NOT NULL GROUP BY latest;

CREATE TRIGGER article_is_counted AFTER INSERT ON article WHEN new.latest IS NOT NULL
BEGIN
    INSERT INTO article_day (day, articles) VALUES (new.latest, 1) ON CONFLICT (day) DO UPDATE SET articles = articles + 1;
END;
CREATE TRIGGER article_is_counted_again AFTER UPDATE OF latest ON article WHEN new.latest IS NOT old.latest
BEGIN
    UPDATE article_day SET articles = articles - 1 WHERE day = old.latest;
    DELETE FROM article_day WHERE day = old.latest AND articles = 0;
    INSERT INTO article_day (day, articles) SELECT new.latest, 1 WHERE new.latest IS NOT NULL
    ON CONFLICT (day) DO UPDATE SET articles = articles + 1;
END;
