-- A table brought in is one batch: what was read, stored, doubtful and left out, and which row became which record, so that it can be taken back and sent again.
CREATE TABLE import_batch (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  register text NOT NULL,
  unit_id int NOT NULL REFERENCES unit,
  unit_path int[] NOT NULL,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
  rows_read int NOT NULL,
  rows_stored int NOT NULL,
  rows_doubtful int NOT NULL,
  rows_left int NOT NULL,
  columns jsonb NOT NULL,
  made_by text NOT NULL,
  made_at timestamptz NOT NULL,
  undone_at timestamptz,
  CHECK (rows_read = rows_stored + rows_left AND rows_doubtful <= rows_stored)
);
COMMENT ON TABLE import_batch IS 'One table brought into a declared register: what came of its rows, and whether it was taken back.';
COMMENT ON COLUMN import_batch.columns IS 'Heading → field, as the sender assigned them; proposed to the same sender next time.';
CREATE INDEX import_batch_of ON import_batch (register, unit_id, id);
ALTER TABLE import_batch ENABLE ROW LEVEL SECURITY;
CREATE POLICY import_batch_scope ON import_batch TO bihuan_app USING ((SELECT scope_unit()) = ANY (unit_path)) WITH CHECK (scope_writes(unit_path));
GRANT SELECT, INSERT, UPDATE ON import_batch TO bihuan_app;

CREATE TABLE import_row (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  batch_id bigint NOT NULL REFERENCES import_batch,
  row int NOT NULL,
  register text NOT NULL,
  unit_path int[] NOT NULL,
  record_id bigint NOT NULL,
  digest bytea NOT NULL
);
COMMENT ON TABLE import_row IS 'Which row of a batch became which record; by its digest a row that was accepted is known when it is sent again.';
CREATE INDEX import_row_of ON import_row (batch_id, row);
CREATE INDEX import_row_digest ON import_row (digest);
ALTER TABLE import_row ENABLE ROW LEVEL SECURITY;
CREATE POLICY import_row_scope ON import_row TO bihuan_app USING ((SELECT scope_unit()) = ANY (unit_path)) WITH CHECK (scope_writes(unit_path));
GRANT SELECT, INSERT, DELETE ON import_row TO bihuan_app;
