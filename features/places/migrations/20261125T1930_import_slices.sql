-- A long import is stored slice by slice; what broke off goes on where it stopped.
ALTER TABLE place_batch ADD COLUMN rows_total int, ADD COLUMN mark text CHECK (char_length(mark) <= 40);
UPDATE place_batch SET rows_total = rows_read;
ALTER TABLE place_batch ALTER COLUMN rows_total SET NOT NULL;
COMMENT ON COLUMN place_batch.rows_total IS 'Rows of the whole table; rows_read of them have been read, in their order.';
COMMENT ON COLUMN place_batch.mark IS 'Told by the table''s text, so that the same table is known again; NULL for imports in one piece.';
