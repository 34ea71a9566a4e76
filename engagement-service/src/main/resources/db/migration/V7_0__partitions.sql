-- Each row says whose it is: a proof of a partition reads the rows of that partition and no others.

-- Where Kafka's rule for keys puts an article (murmur2 of the id as text); what names none stands under its number.
-- In this migration alone: from now on the rows come with it.
CREATE FUNCTION partition_of(article uuid, partitions bigint) RETURNS integer IMMUTABLE LANGUAGE plpgsql AS $$
DECLARE
    m CONSTANT bigint := x'5bd1e995'::bigint;
    low CONSTANT bigint := x'ffffffff'::bigint;
    id CONSTANT bytea := convert_to(article::text, 'UTF8');
    nobody CONSTANT bigint := ('x' || right(article::text, 8))::bit(32)::bigint;
    h bigint := x'9747b28c'::bigint # length(id);
    k bigint;
BEGIN
    IF article < '00000000-0000-0000-0000-000100000000' AND nobody < partitions THEN
        RETURN nobody;
    END IF;
    FOR i IN 0 .. length(id) / 4 - 1 LOOP
        k := get_byte(id, i * 4) + (get_byte(id, i * 4 + 1) << 8) + (get_byte(id, i * 4 + 2) << 16)
            + (get_byte(id, i * 4 + 3)::bigint << 24);
        k := (k * m) & low;
        k := ((k # (k >> 24)) * m) & low;
        h := ((h * m) & low) # k;
    END LOOP;
    h := ((h # (h >> 13)) * m) & low;
    RETURN ((h # (h >> 15)) & x'7fffffff'::bigint) % partitions;
END $$;

ALTER TABLE members ADD COLUMN partition integer;
ALTER TABLE ledger ADD COLUMN partition integer;
ALTER TABLE adjustments ADD COLUMN partition integer;
ALTER TABLE timeline ADD COLUMN partition integer;
ALTER TABLE checkpoint_counts ADD COLUMN partition integer;
ALTER TABLE checkpoint_ledger ADD COLUMN partition integer;
ALTER TABLE checkpoint_adjustments ADD COLUMN partition integer;

-- Every partition that was ever counted has its row of progress.
DO $$
DECLARE
    partitions CONSTANT bigint := (SELECT coalesce(max(partition), 0) + 1 FROM progress);
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['members', 'ledger', 'adjustments', 'timeline', 'checkpoint_counts',
        'checkpoint_ledger', 'checkpoint_adjustments'] LOOP
        EXECUTE format('UPDATE %I SET partition = partition_of(article_id, $1)', name) USING partitions;
        EXECUTE format('ALTER TABLE %I ALTER COLUMN partition SET NOT NULL', name);
    END LOOP;
END $$;

DROP FUNCTION partition_of(uuid, bigint);

CREATE INDEX members_of_a_partition ON members (pipeline, counter, partition);
CREATE INDEX ledger_of_a_partition ON ledger (pipeline, counter, partition);
CREATE INDEX adjustments_of_a_partition ON adjustments (pipeline, counter, partition);
CREATE INDEX timeline_of_a_partition ON timeline (pipeline, counter, partition);

-- A checkpoint is written once, in the order of its partitions: there the rows of one lie side by side.
ALTER TABLE checkpoint_counts DROP CONSTRAINT checkpoint_counts_pkey,
    ADD PRIMARY KEY (checkpoint, counter, partition, article_id);
ALTER TABLE checkpoint_ledger DROP CONSTRAINT checkpoint_ledger_pkey,
    ADD PRIMARY KEY (checkpoint, counter, partition, article_id, reason);
ALTER TABLE checkpoint_adjustments DROP CONSTRAINT checkpoint_adjustments_pkey,
    ADD PRIMARY KEY (checkpoint, counter, partition, article_id, source);
