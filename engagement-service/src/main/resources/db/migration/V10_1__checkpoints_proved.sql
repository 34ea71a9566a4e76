-- Whether the numbers of a partition at a checkpoint were what the log says; null: nobody has looked.
ALTER TABLE checkpoint_positions ADD COLUMN proved boolean;
