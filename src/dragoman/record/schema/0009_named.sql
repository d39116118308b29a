-- What became of a commitment may be told in an article that names the other country, though nobody of it takes part in a
-- fact there. Articles that were kept before get theirs when they are read again.
CREATE TABLE article_named (           -- countries that an article names, beside those in "article_country"
    country TEXT NOT NULL,
    day TEXT NOT NULL,                 -- last day on which it may have appeared; "" when nothing is known
    article INTEGER NOT NULL REFERENCES article (id),
    PRIMARY KEY (country, day, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_named_by_article ON article_named (article);
