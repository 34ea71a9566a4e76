-- What is still to be sent to Kafka, written in the transaction of the change that it tells of.
-- The identity is only an order within one aggregate (whose row is locked while it is inserted), never a cursor:
-- transactions commit in another order than they draw numbers.
CREATE TABLE outbox (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic         text        NOT NULL,
    partition     integer     NOT NULL,
    key           bytea,
    value         bytea,
    header_names  text[]      NOT NULL,
    header_values bytea[]     NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now()
);
-- Rows live for milliseconds: let vacuum keep up before the table grows.
ALTER TABLE outbox SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
