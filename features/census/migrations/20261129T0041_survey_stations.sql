CREATE TABLE survey_station (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 100),
  kind text NOT NULL CHECK (kind IN ('university', 'institute', 'enterprise', 'hospital', 'school', 'county', 'park', 'society')),
  level text NOT NULL CHECK (level IN ('national', 'province', 'city')),
  host text,
  population int NOT NULL CHECK (population BETWEEN 1 AND 100000000),
  opened_on date,
  closed_on date CHECK (closed_on >= opened_on),
  contact_name text,
  contact_phone text
);
COMMENT ON TABLE survey_station IS 'Stations at which science workers are surveyed; `population` is how many of them it stands for.';
SELECT wall_unit_rows('survey_station', ARRAY['kind', 'level', 'opened_on']);

CREATE TABLE survey (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 100),
  purpose text NOT NULL CHECK (char_length(purpose) BETWEEN 2 AND 1000),
  until_on date NOT NULL,
  seed int
);
COMMENT ON TABLE survey IS 'An anonymous survey at stations; its case (same id) says where it stands. The seed draws every sampling list.';
SELECT wall_case_rows('survey', 'survey', ARRAY['until_on']);

CREATE TABLE survey_question (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  survey_id bigint NOT NULL REFERENCES survey,
  label text NOT NULL CHECK (char_length(label) BETWEEN 1 AND 100),
  kind text NOT NULL CHECK (kind IN ('text', 'integer', 'decimal', 'day', 'one', 'many', 'note')),
  choices text,
  definition text,
  required boolean,
  relevant text,
  "constraint" text,
  why text
);
COMMENT ON TABLE survey_question IS 'Questions of a survey.';
SELECT wall_child_rows('survey_question', 'survey', 'survey_id');

CREATE TABLE survey_form (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  survey_id bigint NOT NULL UNIQUE REFERENCES survey,
  name text NOT NULL,
  definition jsonb NOT NULL,
  told jsonb NOT NULL
);
COMMENT ON TABLE survey_form IS 'The form of a survey as it is asked.';
SELECT wall_child_rows('survey_form', 'survey', 'survey_id');

CREATE TABLE survey_sample (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  survey_id bigint NOT NULL REFERENCES survey,
  station_id bigint NOT NULL REFERENCES survey_station,
  listed int NOT NULL CHECK (listed >= 1),
  digest bytea NOT NULL,
  drawn int NOT NULL CHECK (drawn BETWEEN 1 AND listed),
  names text[] NOT NULL,
  drawn_on date NOT NULL,
  UNIQUE (survey_id, station_id)
);
COMMENT ON TABLE survey_sample IS 'Whom a station invites: drawn from its list by the survey''s seed. Names go when the survey is closed; nothing ties one to a code or an answer.';
COMMENT ON COLUMN survey_sample.digest IS 'SHA-256 of the list in its order: the same list and seed draw the same names.';
SELECT wall_child_rows('survey_sample', 'survey', 'survey_id');

-- Neither codes nor answers can be read by the application: they are written and counted by the functions beneath alone.
CREATE TABLE survey_code (
  hash bytea PRIMARY KEY,
  survey_id bigint NOT NULL REFERENCES survey,
  station_id bigint NOT NULL REFERENCES survey_station
);
COMMENT ON TABLE survey_code IS 'Codes that were not used yet, as keyed hashes; a used one is gone.';
CREATE INDEX survey_code_of ON survey_code (survey_id, station_id);
CREATE TABLE survey_answer (
  id text PRIMARY KEY DEFAULT gen_random_uuid()::text,
  survey_id bigint NOT NULL REFERENCES survey,
  station_id bigint NOT NULL REFERENCES survey_station,
  answers jsonb NOT NULL
);
COMMENT ON TABLE survey_answer IS 'What somebody said: no name, no time, no address, no number in a sequence. Put in another order when the survey is closed.';
CREATE INDEX survey_answer_of ON survey_answer (survey_id, station_id);
ALTER TABLE survey_code ENABLE ROW LEVEL SECURITY;
ALTER TABLE survey_answer ENABLE ROW LEVEL SECURITY;
CREATE POLICY survey_code_definer ON survey_code TO bihuan_definer USING (true) WITH CHECK (true);
CREATE POLICY survey_answer_definer ON survey_answer TO bihuan_definer USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON survey_code, survey_answer TO bihuan_definer;

CREATE FUNCTION survey_is_mine(s bigint, wanted text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM survey k WHERE k.id = s AND k.state = wanted AND (SELECT scope_unit()) = ANY (k.unit_path)) $$;
-- New codes for a station: what was not used before is no longer valid.
CREATE FUNCTION survey_issue(s bigint, st bigint, hashes bytea[]) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT survey_is_mine(s, 'open') OR NOT EXISTS (SELECT FROM survey_sample p WHERE p.survey_id = s AND p.station_id = st) THEN RETURN -1; END IF;
  DELETE FROM survey_code c WHERE c.survey_id = s AND c.station_id = st;
  INSERT INTO survey_code (hash, survey_id, station_id) SELECT h, s, st FROM unnest(hashes) h;
  RETURN cardinality(hashes);
END $$;
CREATE FUNCTION survey_of_code(h bytea) RETURNS TABLE (survey_id bigint, title text, purpose text, until_on date, unit_name text, definition jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT k.id, k.title, k.purpose, k.until_on, u.name, f.definition FROM survey_code c JOIN survey k ON k.id = c.survey_id
  JOIN unit u ON u.id = k.unit_id JOIN survey_form f ON f.survey_id = k.id WHERE c.hash = h AND k.state = 'open' $$;
-- A code is used by taking it away; the answer keeps the station alone.
CREATE FUNCTION survey_put(h bytea, a jsonb) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE c record;
BEGIN
  DELETE FROM survey_code x USING survey k WHERE x.hash = h AND k.id = x.survey_id AND k.state = 'open' RETURNING x.survey_id, x.station_id INTO c;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO survey_answer (survey_id, station_id, answers) VALUES (c.survey_id, c.station_id, a);
  RETURN true;
END $$;
-- How many codes lie out and how many answers came, by station.
CREATE FUNCTION survey_counts(s bigint) RETURNS TABLE (station_id bigint, left_over int, answered int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.station_id, (SELECT count(*)::int FROM survey_code c WHERE c.survey_id = s AND c.station_id = p.station_id),
    (SELECT count(*)::int FROM survey_answer a WHERE a.survey_id = s AND a.station_id = p.station_id)
  FROM survey_sample p JOIN survey k ON k.id = p.survey_id WHERE p.survey_id = s AND (SELECT scope_unit()) = ANY (k.unit_path) $$;
-- Sums of a closed survey by station, question and value; small ones are hidden before anything is shown.
CREATE FUNCTION survey_tally(s bigint) RETURNS TABLE (station_id bigint, question text, value text, n int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.station_id, e.key, v.value, count(*)::int FROM survey k JOIN survey_answer a ON a.survey_id = k.id,
    jsonb_each_text(a.answers) e, regexp_split_to_table(e.value, ' ') v(value)
  WHERE k.id = s AND k.state = 'closed' AND (SELECT scope_unit()) = ANY (k.unit_path) AND a.answers ? e.key
  GROUP BY 1, 2, 3 $$;
-- The end: codes go, names go, answers are put in an order that tells nothing of when they came.
CREATE FUNCTION survey_end(s bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT (survey_is_mine(s, 'closed') OR survey_is_mine(s, 'cancelled')) THEN RETURN; END IF;
  DELETE FROM survey_code WHERE survey_id = s;
  UPDATE survey_sample SET names = '{}' WHERE survey_id = s;
  WITH gone AS (DELETE FROM survey_answer WHERE survey_id = s RETURNING survey_id, station_id, answers)
  INSERT INTO survey_answer (survey_id, station_id, answers) SELECT * FROM gone ORDER BY gen_random_uuid();
END $$;
REVOKE EXECUTE ON FUNCTION survey_is_mine, survey_issue, survey_of_code, survey_put, survey_counts, survey_tally, survey_end FROM PUBLIC;
GRANT EXECUTE ON FUNCTION survey_issue, survey_of_code, survey_put, survey_counts, survey_tally, survey_end TO bihuan_app;
GRANT EXECUTE ON FUNCTION survey_is_mine TO bihuan_definer;
