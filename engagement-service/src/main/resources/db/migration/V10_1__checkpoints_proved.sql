-- Whether the numbers of a partition at a checkpoint were what the log says; null: nobody has looked.
ALTER TABLE checkpoint_positions ADD COLUMN proved boolean;
UPDATE checkpoint_positions p SET proved = true
FROM checkpoints c, proofs f
WHERE c.id = p.checkpoint AND f.pipeline = c.pipeline AND f.topic = p.topic AND f.partition = p.partition
    AND f.checkpoint = p.checkpoint AND f.differences = 0;
