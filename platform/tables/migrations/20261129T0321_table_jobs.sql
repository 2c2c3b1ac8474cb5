-- A table that comes in or goes out beside the server's answers: what was asked, how far it is, what came of it. Whoever asked sees his own.
CREATE TABLE table_job (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('import', 'export')),
  register text NOT NULL,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
  unit_id int NOT NULL REFERENCES unit,
  unit_path int[] NOT NULL,
  person_id bigint NOT NULL REFERENCES person,
  asked jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('kept', 'waiting', 'running', 'done', 'cancelled', 'failed')),
  stage text NOT NULL CHECK (stage IN ('check', 'store', 'write')),
  share float8 NOT NULL DEFAULT 0,
  rows_read int NOT NULL DEFAULT 0,
  rows_good int NOT NULL DEFAULT 0,
  rows_stored int NOT NULL DEFAULT 0,
  rows_doubtful int NOT NULL DEFAULT 0,
  rows_left int NOT NULL DEFAULT 0,
  sums jsonb NOT NULL DEFAULT '{}',
  refused jsonb NOT NULL DEFAULT '[]',
  pieces int NOT NULL DEFAULT 0,
  batch_id bigint REFERENCES import_batch,
  file text,
  result text,
  result_bytes bigint,
  words_zh text,
  words_en text,
  tries int NOT NULL DEFAULT 0,
  worker text,
  asked_at timestamptz NOT NULL,
  begun_at timestamptz,
  ended_at timestamptz,
  cancel_at timestamptz
);
COMMENT ON TABLE table_job IS 'A table brought in or given out by the server beside its answers: what was asked, how far it is, its files; forgotten some days after it ended.';
COMMENT ON COLUMN table_job.state IS '`kept`: a file was sent and looked at, and nobody has said yet that it is to be brought in.';
COMMENT ON COLUMN table_job.pieces IS 'How many pieces of an import are stored: what comes after a killed server goes on behind them.';
COMMENT ON COLUMN table_job.worker IS 'Who is at it: whoever took it over is another, and the former stops at its next step.';
COMMENT ON COLUMN table_job.tries IS 'Begun this often without a step forward; one that ends its server each time is given up.';
CREATE INDEX table_job_mine ON table_job (person_id, id);
CREATE INDEX table_job_open ON table_job (id) WHERE state IN ('waiting', 'running');
ALTER TABLE table_job ENABLE ROW LEVEL SECURITY;
CREATE POLICY table_job_own ON table_job TO bihuan_app
  USING (person_id = (SELECT scope_person()) OR ((SELECT scope_person()) IS NULL AND (SELECT scope_unit()) = unit_path[1]))
  WITH CHECK ((person_id = (SELECT scope_person()) OR (SELECT scope_person()) IS NULL) AND scope_writes(unit_path));
GRANT SELECT, INSERT, UPDATE, DELETE ON table_job TO bihuan_app;

-- Rows that were read and found good, some thousands together; each piece goes into its register in one transaction and is gone.
CREATE TABLE table_job_piece (
  job_id bigint NOT NULL REFERENCES table_job,
  n int NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (job_id, n)
);
COMMENT ON TABLE table_job_piece IS 'Rows of an import between checking and storing.';
ALTER TABLE table_job_piece ALTER body SET STORAGE EXTERNAL;
ALTER TABLE table_job_piece ENABLE ROW LEVEL SECURITY;
CREATE POLICY table_job_piece_of ON table_job_piece TO bihuan_app
  USING (EXISTS (SELECT FROM table_job r WHERE r.id = job_id)) WITH CHECK (EXISTS (SELECT FROM table_job r WHERE r.id = job_id));
GRANT SELECT, INSERT, DELETE ON table_job_piece TO bihuan_app;

-- What a job tells when it is over.
ALTER TABLE notice DROP CONSTRAINT notice_kind_check, ADD CONSTRAINT notice_kind_check CHECK (kind IN ('moved', 'nudge', 'mention', 'due', 'job'));
