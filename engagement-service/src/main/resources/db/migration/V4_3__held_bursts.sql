-- The bursts about which somebody decides, newest first: their ids begin with the time (UUIDv7).
CREATE INDEX held_bursts ON ledger (pipeline, reason COLLATE "C") WHERE reason LIKE 'held:%';
