-- When a mail was last handed to the mail server: by how many there were of late it is decided whether a person gets another.
ALTER TABLE deliveries ADD COLUMN handed_at timestamptz;
CREATE INDEX deliveries_handed ON deliveries (recipient, handed_at) WHERE handed_at IS NOT NULL;
