-- Which dead letters were appended to their topics again, by the places where they lie, so that each is sent once.
CREATE TABLE letters_replayed (
    topic       text        NOT NULL, -- of the dead letters, without the prefix of the deployment
    partition   integer     NOT NULL,
    position    bigint      NOT NULL,
    replayed_at timestamptz NOT NULL,
    replayed_by text        NOT NULL,
    PRIMARY KEY (topic, partition, position)
);
