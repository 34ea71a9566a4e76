-- A mail needs neither who vouched for somebody nor their name. The version before this one still reads and writes both; the
-- columns go, with what stands in them, when it no longer runs anywhere.
ALTER TABLE contacts ALTER COLUMN issuer SET DEFAULT '', ALTER COLUMN name SET DEFAULT '';
