CREATE TABLE search_question (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_id int NOT NULL REFERENCES unit,
  unit_path int[] NOT NULL,
  text text NOT NULL CHECK (char_length(text) BETWEEN 4 AND 200),
  kind text NOT NULL CHECK (kind ~ '^[a-z_]{1,60}$'),
  record_id bigint NOT NULL,
  last_on date NOT NULL,
  UNIQUE (unit_id, text, kind, record_id)
);
COMMENT ON TABLE search_question IS 'What a unit asked the search and which record it then opened: helps the unit and those above it to find that record again. Names no person, counts nothing, measures nobody; the unit erases it when it likes, and what was not asked for two years goes by itself.';
COMMENT ON COLUMN search_question.last_on IS 'Day on which it was asked last.';
CREATE INDEX search_question_last ON search_question (unit_id, last_on DESC, id DESC);
ALTER TABLE search_question ENABLE ROW LEVEL SECURITY;
CREATE POLICY search_question_scope ON search_question TO bihuan_app
  USING ((SELECT scope_unit()) = ANY (unit_path)) WITH CHECK (scope_writes(unit_path));
GRANT SELECT, INSERT, UPDATE, DELETE ON search_question TO bihuan_app;
CREATE TRIGGER search_question_told AFTER INSERT OR DELETE ON search_question FOR EACH ROW EXECUTE FUNCTION search_note('search_question');
