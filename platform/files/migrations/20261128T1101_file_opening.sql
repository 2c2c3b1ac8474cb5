CREATE TABLE file_opening (
  file_id bigint NOT NULL REFERENCES stored_file,
  person_id bigint NOT NULL,
  opened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (file_id, person_id)
);
COMMENT ON TABLE file_opening IS 'Which member of staff opened which document first when: an agreement takes force only when somebody else than its author has.';
ALTER TABLE file_opening ENABLE ROW LEVEL SECURITY;
CREATE POLICY file_opening_scope ON file_opening TO bihuan_app
  USING (EXISTS (SELECT FROM stored_file f WHERE f.id = file_id)) WITH CHECK (EXISTS (SELECT FROM stored_file f WHERE f.id = file_id));
GRANT SELECT, INSERT ON file_opening TO bihuan_app;
