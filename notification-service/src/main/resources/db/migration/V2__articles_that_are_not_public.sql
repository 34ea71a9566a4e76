-- Taken back for ever, as opposed to for now.
ALTER TABLE articles ADD COLUMN deleted boolean NOT NULL DEFAULT false;

-- What happened to articles that are not public, as far as the articles topic has been read: a comment (its id and
-- revision) or a like (neither). Decided when the article is public, forgotten when it is deleted. Ids only.
CREATE TABLE held (
    article_id  uuid        NOT NULL,
    comment_id  uuid,
    revision    bigint      NOT NULL,
    happened_at timestamptz NOT NULL,
    UNIQUE NULLS NOT DISTINCT (article_id, comment_id)
);
CREATE INDEX held_comments ON held (comment_id) WHERE comment_id IS NOT NULL;

-- A mail whose article is not public waits, too; its due_at is when it is given up.
ALTER TABLE deliveries DROP CONSTRAINT deliveries_state_check;
ALTER TABLE deliveries ADD CONSTRAINT deliveries_state_check
    CHECK (state IN ('waiting', 'waiting-for-contact', 'waiting-for-article', 'sending', 'retrying', 'sent', 'dead', 'dropped'));
CREATE INDEX deliveries_without_article ON deliveries (notice_id) WHERE state = 'waiting-for-article';
