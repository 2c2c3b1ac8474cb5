CREATE TABLE saved_view (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id bigint NOT NULL,
  list text NOT NULL,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 40),
  query jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (person_id, list, name)
);
COMMENT ON TABLE saved_view IS 'A person''s own filters of a list.';
ALTER TABLE saved_view ENABLE ROW LEVEL SECURITY;
CREATE POLICY saved_view_own ON saved_view TO bihuan_app USING (person_id = (SELECT scope_person())) WITH CHECK (person_id = (SELECT scope_person()));
GRANT SELECT, INSERT, UPDATE, DELETE ON saved_view TO bihuan_app;
