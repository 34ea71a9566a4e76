-- A mail needs neither who vouched for somebody nor their name. The version before this one still writes both, so that the
-- columns stay until the next.
ALTER TABLE contacts ALTER COLUMN issuer SET DEFAULT '', ALTER COLUMN name SET DEFAULT '';
UPDATE contacts SET issuer = '', name = '' WHERE issuer <> '' OR name <> '';
