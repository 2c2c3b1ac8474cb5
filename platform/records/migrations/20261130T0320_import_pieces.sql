-- A row for each row of a table cost a third of storing it: its two indexes, its key to the batch, its walls. What was stored together stands together.
CREATE TABLE import_piece (
  batch_id bigint NOT NULL REFERENCES import_batch,
  first_row int NOT NULL,
  unit_path int[] NOT NULL,
  rows int[] NOT NULL,
  record_ids bigint[] NOT NULL,
  digests bytea NOT NULL,
  PRIMARY KEY (batch_id, first_row),
  CHECK (first_row = rows[1] AND cardinality(record_ids) = cardinality(rows) AND octet_length(digests) = 16 * cardinality(rows))
);
COMMENT ON TABLE import_piece IS 'Rows of a batch that were stored together, and which record each became; by its digest a row that was accepted is known when it is sent again.';
COMMENT ON COLUMN import_piece.digests IS 'The first 16 bytes of SHA-256 of each row as it was sent, one after another.';
-- Digests do not shrink, and trying costs more than the numbers would save.
ALTER TABLE import_piece ALTER rows SET STORAGE EXTERNAL, ALTER record_ids SET STORAGE EXTERNAL, ALTER digests SET STORAGE EXTERNAL;
ALTER TABLE import_piece ENABLE ROW LEVEL SECURITY;
CREATE POLICY import_piece_scope ON import_piece TO bihuan_app USING ((SELECT scope_unit()) = ANY (unit_path)) WITH CHECK (unit_path = (SELECT scope_path()) OR scope_writes(unit_path));
GRANT SELECT, INSERT ON import_piece TO bihuan_app;

INSERT INTO import_piece (batch_id, first_row, unit_path, rows, record_ids, digests)
SELECT batch_id, min(row), min(unit_path), array_agg(row ORDER BY row), array_agg(record_id ORDER BY row), string_agg(substring(digest FOR 16), '' ORDER BY row)
FROM (SELECT *, (row_number() OVER (PARTITION BY batch_id ORDER BY row) - 1) / 5000 AS piece FROM import_row) r
GROUP BY batch_id, piece;
DROP TABLE import_row;
