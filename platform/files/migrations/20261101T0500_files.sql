CREATE TABLE stored_file (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sha256 bytea NOT NULL,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
  media_type text NOT NULL,
  bytes bigint NOT NULL,
  case_id bigint NOT NULL REFERENCES work_case,
  uploaded_by text NOT NULL,
  uploaded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE stored_file IS 'An upload: content lies in the data folder under its SHA-256, once; whoever sees the case sees its files.';
CREATE INDEX stored_file_case ON stored_file (case_id);
ALTER TABLE stored_file ENABLE ROW LEVEL SECURITY;
CREATE POLICY stored_file_scope ON stored_file TO bihuan_app
  USING (EXISTS (SELECT FROM work_case c WHERE c.id = case_id)) WITH CHECK (EXISTS (SELECT FROM work_case c WHERE c.id = case_id));
GRANT SELECT, INSERT ON stored_file TO bihuan_app;
