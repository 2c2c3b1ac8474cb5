-- Who goes on after a killed server passes over the rows that are counted as stored, there already or refused: pieces of any size.
ALTER TABLE table_job DROP COLUMN pieces;
