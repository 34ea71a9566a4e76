-- How far the log of views has been read for readership, told in the transaction that notes the visitors: whoever begins
-- goes on from here. So a database that was emptied, or restored to a moment before, comes to the same numbers again.
CREATE TABLE readership_positions (
    pipeline  text    NOT NULL,
    partition integer NOT NULL,
    next      bigint  NOT NULL, -- the offset behind the last record that was read
    PRIMARY KEY (pipeline, partition)
);
