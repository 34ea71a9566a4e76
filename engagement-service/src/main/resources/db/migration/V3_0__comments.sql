-- What people wrote under articles. Text and names are the only things here that are not rebuilt from the log.
-- A row is never deleted: its id and revision are on the log. What its author takes back loses its text and name.
CREATE TABLE comments (
    id              uuid        PRIMARY KEY,
    article_id      uuid        NOT NULL,
    parent_id       uuid        REFERENCES comments (id),
    -- Whose it is: a random id, and for those who had signed in the person (for notices).
    reader_id       uuid        NOT NULL,
    issuer          text,
    subject         text,
    by_author       boolean     NOT NULL,
    name            text,
    text            text,
    state           text        NOT NULL CHECK (state IN ('visible', 'hidden', 'deleted')),
    hidden_by       text        CHECK (hidden_by IN ('MODERATOR')),
    revision        bigint      NOT NULL CHECK (revision > 0),
    created_at      timestamptz NOT NULL,
    idempotency_key text,
    CHECK ((issuer IS NULL) = (subject IS NULL)),
    CHECK ((state = 'hidden') = (hidden_by IS NOT NULL)),
    CHECK ((state = 'deleted') = (text IS NULL) AND (state = 'deleted') = (name IS NULL)),
    -- A repeated request finds what the first one made.
    UNIQUE (article_id, reader_id, idempotency_key)
);
-- The list of an article, oldest first (ids of version 7 grow with time), and the replies to a comment.
CREATE INDEX comments_of_article ON comments (article_id, id);
CREATE INDEX comments_replies ON comments (parent_id) WHERE parent_id IS NOT NULL;
