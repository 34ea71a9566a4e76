-- What counting has made of the log. Everything here can be computed again from the topics views, likes and comments.
-- "pipeline" is one run of one rule over the whole log; readers of counts read the pipeline that the site shows ('main').

-- How far each partition is counted, and by whom: who is assigned a partition raises its epoch, and a transaction moves
-- the row only from the position that it holds under its own epoch (I1).
CREATE TABLE progress (
    pipeline  text    NOT NULL,
    topic     text    NOT NULL, -- without the prefix of the deployment
    partition integer NOT NULL,
    topic_id  uuid    NOT NULL, -- Kafka's; another one is another log, and counting stops
    rule      integer NOT NULL, -- the version of the rule (docs/counting-rules.md)
    epoch     bigint  NOT NULL,
    position  bigint  NOT NULL, -- the offset of the next record to count
    log_time  bigint  NOT NULL, -- the latest append time before that position, in milliseconds; 0 at the beginning
    PRIMARY KEY (pipeline, topic, partition)
);

-- One row per counter of an article; a missing row is 0 in version 0-0. What is shown is value + adjusted, and its
-- version is generation-position.
CREATE TABLE counts (
    pipeline   text    NOT NULL,
    article_id uuid    NOT NULL,
    counter    text    NOT NULL, -- views, likes, comments
    partition  integer NOT NULL, -- whose owner alone writes the row
    value      bigint  NOT NULL, -- records counted, or members of the set
    adjusted   bigint  NOT NULL DEFAULT 0, -- by decision, shown apart
    generation integer NOT NULL DEFAULT 0,
    position   bigint  NOT NULL, -- the offset after the last record that changed the count
    PRIMARY KEY (pipeline, article_id, counter)
);
CREATE INDEX counts_of_a_partition ON counts (pipeline, counter, partition);

-- The sets behind membership counters: readers who like, comments that can be seen. Never deleted; changed only by a
-- greater order (likes: the offset; comments: the revision).
CREATE TABLE members (
    pipeline   text    NOT NULL,
    article_id uuid    NOT NULL,
    counter    text    NOT NULL,
    member     uuid    NOT NULL,
    present    boolean NOT NULL,
    ordinal    bigint  NOT NULL,
    PRIMARY KEY (pipeline, article_id, counter, member)
);

-- What became of every record: raw = the sum of all n of a counter of an article. The reason is 'counted' for what
-- changed the count, else why it did not: repeat, already-so, superseded, dead-letter, unknown-type. What names no
-- article of its partition stands under the id 00000000-0000-0000-0000-<partition in hexadecimal>.
CREATE TABLE ledger (
    pipeline   text   NOT NULL,
    article_id uuid   NOT NULL,
    counter    text   NOT NULL,
    reason     text   NOT NULL,
    n          bigint NOT NULL,
    PRIMARY KEY (pipeline, article_id, counter, reason)
);

-- The dead letters that were appended again and counted, by the place of the first attempt: each once (I6).
CREATE TABLE replayed (
    pipeline         text    NOT NULL,
    topic            text    NOT NULL,
    origin_partition integer NOT NULL,
    origin_offset    bigint  NOT NULL,
    PRIMARY KEY (pipeline, topic, origin_partition, origin_offset)
);

-- Rows of these tables change all the time and in place.
ALTER TABLE progress SET (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
ALTER TABLE counts SET (fillfactor = 70);
ALTER TABLE ledger SET (fillfactor = 70);
