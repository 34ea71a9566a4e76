-- The bursts about which somebody decides, newest first: their ids begin with the time (UUIDv7).
CREATE INDEX held_bursts ON ledger (pipeline, reason COLLATE "C") WHERE reason LIKE 'held:%';

-- The key of the day must be nowhere but in its own row: ANALYZE would copy values to the statistics, which are in the
-- write-ahead log and in backups.
ALTER TABLE visitor_keys ALTER COLUMN key SET STATISTICS 0;
