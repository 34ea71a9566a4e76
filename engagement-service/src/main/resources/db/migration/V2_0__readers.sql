-- Who a signed-in person is on the log: a random id. The mapping and the comments' text are what the log can't give back;
-- erasing a person deletes the row, and the id on the log is nobody's from then on.
CREATE TABLE readers (
    issuer  text NOT NULL,
    subject text NOT NULL,
    id      uuid NOT NULL UNIQUE,
    PRIMARY KEY (issuer, subject)
);

-- The key of the day's visitors: UNLOGGED, so that it stands in no write-ahead log and no base backup, and truncated, not
-- deleted, so that no page keeps it.
CREATE UNLOGGED TABLE visitor_keys (
    day date  PRIMARY KEY,
    key bytea NOT NULL
);
