-- What the numbers were at some moments: where a recount begins when the log of views was cut, and what the proof in the
-- background compares. All of one checkpoint is of one snapshot.
CREATE TABLE checkpoints (
    id       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    pipeline text        NOT NULL,
    taken_at timestamptz NOT NULL
);
CREATE TABLE checkpoint_positions (
    checkpoint bigint  NOT NULL REFERENCES checkpoints ON DELETE CASCADE,
    topic      text    NOT NULL,
    partition  integer NOT NULL,
    topic_id   uuid    NOT NULL,
    rule       integer NOT NULL,
    position   bigint  NOT NULL,
    log_time   bigint  NOT NULL,
    PRIMARY KEY (checkpoint, topic, partition)
);
CREATE TABLE checkpoint_counts (
    checkpoint bigint NOT NULL REFERENCES checkpoints ON DELETE CASCADE,
    article_id uuid   NOT NULL,
    counter    text   NOT NULL,
    value      bigint NOT NULL,
    adjusted   bigint NOT NULL,
    position   bigint NOT NULL,
    PRIMARY KEY (checkpoint, article_id, counter)
);
CREATE TABLE checkpoint_ledger (
    checkpoint bigint NOT NULL REFERENCES checkpoints ON DELETE CASCADE,
    article_id uuid   NOT NULL,
    counter    text   NOT NULL,
    reason     text   NOT NULL,
    n          bigint NOT NULL,
    PRIMARY KEY (checkpoint, article_id, counter, reason)
);
CREATE TABLE checkpoint_adjustments (
    checkpoint bigint NOT NULL REFERENCES checkpoints ON DELETE CASCADE,
    article_id uuid   NOT NULL,
    counter    text   NOT NULL,
    source     text   NOT NULL,
    amount     bigint NOT NULL,
    ordinal    bigint NOT NULL,
    PRIMARY KEY (checkpoint, article_id, counter, source)
);
CREATE TABLE checkpoint_replayed (
    checkpoint       bigint  NOT NULL REFERENCES checkpoints ON DELETE CASCADE,
    topic            text    NOT NULL,
    origin_partition integer NOT NULL,
    origin_offset    bigint  NOT NULL,
    PRIMARY KEY (checkpoint, topic, origin_partition, origin_offset)
);

-- The last proof of each partition.
CREATE TABLE proofs (
    pipeline    text        NOT NULL,
    topic       text        NOT NULL,
    partition   integer     NOT NULL,
    checkpoint  bigint      NOT NULL, -- up to which it was proved
    differences bigint      NOT NULL,
    proved_at   timestamptz NOT NULL,
    PRIMARY KEY (pipeline, topic, partition)
);

-- The recounts that were asked for. One runs at a time, under an advisory lock of the session of who runs it.
CREATE TABLE recounts (
    id           uuid        PRIMARY KEY,
    state        text        NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
    repair       boolean     NOT NULL,
    rule         text, -- "what if" this were the rule
    requested_by text        NOT NULL,
    created_at   timestamptz NOT NULL,
    started_at   timestamptz,
    ended_at     timestamptz,
    done         bigint      NOT NULL DEFAULT 0, -- records
    total        bigint      NOT NULL DEFAULT 0,
    differences  bigint,
    failure      text,
    report       text
);
CREATE INDEX recounts_to_do ON recounts (created_at) WHERE state IN ('waiting', 'running');

-- What was added to the tables because the log says otherwise. Never deleted.
CREATE TABLE repairs (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    repaired_at timestamptz NOT NULL,
    repaired_by text        NOT NULL,
    recount     uuid        NOT NULL,
    pipeline    text        NOT NULL,
    article_id  uuid        NOT NULL,
    counter     text        NOT NULL,
    what        text        NOT NULL,
    which       text        NOT NULL,
    amount      bigint      NOT NULL, -- what was added
    why         text        NOT NULL
);
