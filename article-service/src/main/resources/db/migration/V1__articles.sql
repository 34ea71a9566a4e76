-- Articles in all their states. The revision counts the changes of a row: ETag, event and order in one.
CREATE TABLE articles (
    id             uuid PRIMARY KEY,
    revision       bigint      NOT NULL,
    status         text        NOT NULL CHECK (status IN ('draft', 'published', 'unpublished', 'deleted')),
    slug           text        NOT NULL UNIQUE,
    title          text        NOT NULL,
    body           text        NOT NULL,
    summary        text        NOT NULL,
    category       text        NOT NULL,
    tags           text[]      NOT NULL,
    language       text        NOT NULL,
    cover          text,
    author_subject text        NOT NULL,
    author_handle  text        NOT NULL,
    author_name    text        NOT NULL,
    created_at     timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL,
    -- When it was first published; an article taken back and published again keeps its date.
    published_at   timestamptz,
    -- The outbox row of the newest event; once Kafka has acknowledged it, readers see the article.
    outbox_row     bigint,
    acknowledged   boolean     NOT NULL DEFAULT false
);
CREATE INDEX articles_shown ON articles (published_at DESC, id DESC) WHERE status = 'published' AND acknowledged;
CREATE INDEX articles_by_author ON articles (author_subject, id DESC);
CREATE INDEX articles_waiting ON articles (outbox_row) WHERE NOT acknowledged;

-- Every slug that leads to an article: the present one and, once it was public, the former ones, which redirect.
-- Deferred, because the slug is taken before the article's row is written.
CREATE TABLE slugs (
    slug       text PRIMARY KEY,
    article_id uuid NOT NULL REFERENCES articles ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX slugs_by_article ON slugs (article_id);

-- Images by the hash of their bytes: the same image is kept once, and an address never changes what it shows.
CREATE TABLE pictures (
    sha256      bytea PRIMARY KEY CHECK (length(sha256) = 32),
    id          uuid        NOT NULL UNIQUE,
    format      text        NOT NULL CHECK (format IN ('png', 'jpg', 'gif', 'webp')),
    width       integer     NOT NULL,
    height      integer     NOT NULL,
    uploaded_by text        NOT NULL,
    uploaded_at timestamptz NOT NULL,
    bytes       bytea       NOT NULL
);
-- Images are compressed already.
ALTER TABLE pictures ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- The numbers of articles as the topic `counts` tells them; the newest version wins (I4).
CREATE TABLE counts (
    article_id uuid    NOT NULL,
    counter    text    NOT NULL,
    value      bigint  NOT NULL,
    generation integer NOT NULL,
    position   bigint  NOT NULL,
    PRIMARY KEY (article_id, counter)
);
