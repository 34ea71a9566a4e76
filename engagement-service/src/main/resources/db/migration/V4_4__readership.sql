-- The visitors of an article on a day, which begins at 04:00 site time: exactly up to 512, then a sketch.
CREATE TABLE readership (
    pipeline   text   NOT NULL, -- whose rule says what is a reader's view
    article_id uuid   NOT NULL,
    day        date   NOT NULL,
    visitors   bytea  NOT NULL,
    n          bigint NOT NULL,
    PRIMARY KEY (pipeline, article_id, day)
);
ALTER TABLE readership SET (fillfactor = 50);

-- The sum of an article's days: somebody who comes on two days is two.
CREATE TABLE unique_readers (
    pipeline   text   NOT NULL,
    article_id uuid   NOT NULL,
    n          bigint NOT NULL,
    PRIMARY KEY (pipeline, article_id)
);
ALTER TABLE unique_readers SET (fillfactor = 70);
