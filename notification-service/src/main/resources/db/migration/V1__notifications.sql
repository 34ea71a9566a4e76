-- What this service knows of articles, from the log: the highest revision wins.
CREATE TABLE articles (
    id             uuid   PRIMARY KEY,
    revision       bigint NOT NULL,
    published      boolean NOT NULL,
    author_subject text,
    title          text,
    slug           text
);

-- People as their own tokens last described them. The subject is unique: a deployment has one sign-in provider.
CREATE TABLE contacts (
    subject    text        PRIMARY KEY,
    issuer     text        NOT NULL,
    name       text        NOT NULL,
    email      text,
    language   text        NOT NULL,
    changed_at timestamptz NOT NULL
);

-- Whom a mail reaches unless told otherwise: everybody. A row is what somebody has chosen.
CREATE TABLE preferences (
    subject       text    PRIMARY KEY,
    email_comment boolean NOT NULL,
    email_reply   boolean NOT NULL
);

-- The inbox. The deduplication key makes every notice one for ever, however often its record is read.
CREATE TABLE notices (
    id               uuid        PRIMARY KEY DEFAULT uuidv7(),
    dedup_key        text        NOT NULL UNIQUE,
    recipient        text        NOT NULL,
    kind             text        NOT NULL CHECK (kind IN ('comment', 'reply', 'first-like')),
    article_id       uuid        NOT NULL,
    comment_id       uuid,
    comment_revision bigint      NOT NULL DEFAULT 0,
    name             text,
    excerpt          text,
    withdrawn        boolean     NOT NULL DEFAULT false,
    happened_at      timestamptz NOT NULL,
    read_at          timestamptz,
    changed_at       timestamptz NOT NULL
);
CREATE INDEX notices_inbox ON notices (recipient, id DESC);
CREATE INDEX notices_unread ON notices (recipient) WHERE read_at IS NULL AND NOT withdrawn;
CREATE INDEX notices_of_comment ON notices (comment_id) WHERE comment_id IS NOT NULL;
-- The streams look for what changed within the last minute.
CREATE INDEX notices_changed ON notices (changed_at);

-- What of the notices can be shown: neither those of removed comments nor those of articles taken back.
CREATE VIEW inbox AS
SELECT n.id, n.recipient, n.kind, n.article_id, n.comment_id, n.name, n.excerpt, n.happened_at, n.read_at,
       n.changed_at, a.title, a.slug
FROM notices n JOIN articles a ON a.id = n.article_id
WHERE NOT n.withdrawn AND a.published;

-- Notices on their way to a person by a channel other than the inbox. See DeliveryState for the states.
CREATE TABLE deliveries (
    id         uuid        PRIMARY KEY DEFAULT uuidv7(),
    notice_id  uuid        NOT NULL REFERENCES notices,
    channel    text        NOT NULL CHECK (channel IN ('email')),
    recipient  text        NOT NULL,
    state      text        NOT NULL CHECK (state IN ('waiting', 'waiting-for-contact', 'sending', 'retrying',
                                                     'sent', 'dead', 'dropped')),
    attempt    integer     NOT NULL DEFAULT 0,
    -- when it is to be taken up; of one being sent, when its claim lapses; of one without contact, when it is given up
    due_at     timestamptz NOT NULL,
    reason     text,
    changed_at timestamptz NOT NULL,
    UNIQUE (notice_id, channel)
);
CREATE INDEX deliveries_due ON deliveries (due_at) WHERE state IN ('waiting', 'sending', 'retrying');
CREATE INDEX deliveries_without_contact ON deliveries (recipient) WHERE state = 'waiting-for-contact';
CREATE INDEX deliveries_dead ON deliveries (id DESC) WHERE state = 'dead';
