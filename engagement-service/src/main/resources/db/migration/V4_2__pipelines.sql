-- A pipeline is counted beside the one that is shown, takes its place in one transaction, and leaves. Its rows of
-- progress go with it, so that nobody who still counts it can write any more.
ALTER TABLE progress
    ADD CONSTRAINT progress_of_a_pipeline FOREIGN KEY (pipeline) REFERENCES pipelines (name) ON DELETE CASCADE;

-- No name comes twice: under it, somebody who was away might still count.
CREATE SEQUENCE pipeline_numbers;

-- Pipelines that are gone; their rows are deleted in small pieces.
CREATE TABLE abandoned (
    pipeline text PRIMARY KEY
);

-- Dead letters that a pipeline beside has met where the shown one has not been yet. When it is shown in its place, they
-- are sent; until then each is the shown one's to send.
CREATE TABLE letters_beside (
    pipeline         text    NOT NULL,
    source_topic     text    NOT NULL,
    source_partition integer NOT NULL,
    source_offset    bigint  NOT NULL,
    topic            text    NOT NULL,
    partition        integer NOT NULL,
    key              bytea,
    value            bytea,
    header_names     text[]  NOT NULL,
    header_values    bytea[] NOT NULL,
    PRIMARY KEY (pipeline, source_topic, source_partition, source_offset)
);
