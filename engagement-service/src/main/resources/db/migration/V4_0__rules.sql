-- One run of one rule over the whole log each. The site shows one of them; another may be counted beside it, and is then
-- shown in its place.
CREATE TABLE pipelines (
    name       text    PRIMARY KEY,
    rule       jsonb   NOT NULL, -- see docs/counting-rules.md
    generation integer NOT NULL DEFAULT 0, -- of new rows of its counts
    shown      boolean NOT NULL
);
CREATE UNIQUE INDEX one_pipeline_is_shown ON pipelines (shown) WHERE shown;

INSERT INTO pipelines (name, rule, shown) SELECT DISTINCT pipeline, '{"version": 1, "visitGapSeconds": 1800,
    "counters": ["views", "likes", "comments"],
    "ignored": {"held": ["held:*"], "prefetch": ["prefetch"], "robot": ["robot:*", "headless"]}}'::jsonb, pipeline = 'main'
FROM progress;

-- What is added to numbers by decision, by source; changed only by a greater order. counts.adjusted is the sum.
CREATE TABLE adjustments (
    pipeline   text   NOT NULL,
    article_id uuid   NOT NULL,
    counter    text   NOT NULL,
    source     text   NOT NULL,
    amount     bigint NOT NULL,
    ordinal    bigint NOT NULL,
    PRIMARY KEY (pipeline, article_id, counter, source)
);

-- How each count changed, by hours of log time since 1970. The sum of n is counts.value, the sum of adjusted
-- counts.adjusted.
CREATE TABLE timeline (
    pipeline   text    NOT NULL,
    article_id uuid    NOT NULL,
    counter    text    NOT NULL,
    hour       integer NOT NULL,
    n          bigint  NOT NULL,
    adjusted   bigint  NOT NULL,
    PRIMARY KEY (pipeline, article_id, counter, hour)
);
CREATE INDEX timeline_by_hour ON timeline (pipeline, counter, hour);
ALTER TABLE timeline SET (fillfactor = 70);
