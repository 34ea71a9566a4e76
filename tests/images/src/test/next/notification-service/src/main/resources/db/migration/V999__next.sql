-- What a next version may do (expand): a column more where most is written, and a table more. Nothing is taken away.
ALTER TABLE notices ADD COLUMN next text NOT NULL DEFAULT 'next';
CREATE TABLE next (id bigint PRIMARY KEY);
