-- How many partitions the topics have. Until some are added for the first time this is what the first process was told.
CREATE TABLE partitioning (
    only_row     boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
    partitions   integer     NOT NULL,
    -- While partitions are being added nobody appends views, likes or comments. Whoever adds them says again and again that
    -- this goes on: when it is gone, appending does.
    closed_by    uuid,
    closed_until timestamptz
);

-- Each time that partitions were added. Never deleted: no number could be counted from the log any more.
CREATE TABLE growths (
    partitions_before integer     PRIMARY KEY,
    partitions_after  integer     NOT NULL,
    grown_at          timestamptz NOT NULL,
    grown_by          text        NOT NULL
);

-- Where it was done: what stands before the barrier was placed by the former number, what follows by the new one.
CREATE TABLE barriers (
    partitions_before integer NOT NULL REFERENCES growths,
    topic             text    NOT NULL,
    partition         integer NOT NULL,
    position          bigint  NOT NULL, -- the offset of the first record behind it
    log_time          bigint  NOT NULL, -- the latest append time before it
    PRIMARY KEY (partitions_before, topic, partition)
);
