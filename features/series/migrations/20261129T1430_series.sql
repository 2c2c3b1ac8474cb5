-- Series of statistics: what a survey found, by region and period, every revision kept (decisions/0077).
CREATE TABLE series (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  measure_unit text NOT NULL,
  definition text NOT NULL,
  survey_level text CHECK (survey_level IN ('nation', 'province', 'city', 'county', 'sample')),
  source text,
  cadence text NOT NULL CHECK (cadence IN ('year', 'half', 'quarter', 'month')),
  adds text NOT NULL CHECK (adds IN ('sum', 'none'))
);
COMMENT ON TABLE series IS 'An indicator of statistics: what is counted (口径), in what unit, by which survey.';
COMMENT ON COLUMN series.adds IS 'Whether the figures of two regions make that of the one they became: amounts do, rates do not.';
SELECT wall_unit_rows('series', ARRAY['name', 'survey_level', 'cadence'], seen_below => true);
CREATE INDEX series_same ON series (name);

CREATE TABLE series_break (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  series_id bigint NOT NULL REFERENCES series,
  from_period text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('definition', 'scope', 'method', 'source')),
  words text NOT NULL,
  definition text
);
COMMENT ON TABLE series_break IS 'From which period figures are no longer comparable with those before, why, and what is counted since.';
SELECT wall_child_rows('series_break', 'series', 'series_id');

CREATE TABLE series_value (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  series_id bigint NOT NULL REFERENCES series,
  region_code text REFERENCES region,
  period text NOT NULL CHECK (period ~ '^[12][0-9]{3}(-H[12]|-Q[1-4]|-(0[1-9]|1[0-2]))?$'),
  revision int NOT NULL CHECK (revision > 0),
  value numeric NOT NULL,
  batch_id bigint NOT NULL REFERENCES import_batch,
  source text NOT NULL CHECK (source <> ''),
  published_on date,
  reason text,
  stored_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  undone_at timestamptz,
  CHECK (revision = 1 OR reason IS NOT NULL),
  UNIQUE NULLS NOT DISTINCT (series_id, region_code, period, revision)
);
COMMENT ON TABLE series_value IS 'Figures as they were published; a correction is a further revision, none is changed or erased.';
COMMENT ON COLUMN series_value.region_code IS 'NULL: the whole country.';
COMMENT ON COLUMN series_value.undone_at IS 'Since when it no longer counts, since the table it came in with was taken back.';
CREATE INDEX series_value_batch ON series_value (batch_id);
ALTER TABLE series_value ENABLE ROW LEVEL SECURITY;
CREATE POLICY series_value_read ON series_value FOR SELECT TO bihuan_app USING (EXISTS (SELECT FROM series s WHERE s.id = series_id));
-- Who reads a superior's series writes nothing into it.
CREATE POLICY series_value_add ON series_value FOR INSERT TO bihuan_app
  WITH CHECK (EXISTS (SELECT FROM series s WHERE s.id = series_id AND (SELECT scope_unit()) = ANY (s.unit_path)));
CREATE POLICY series_value_undo ON series_value FOR UPDATE TO bihuan_app
  USING (EXISTS (SELECT FROM series s WHERE s.id = series_id AND (SELECT scope_unit()) = ANY (s.unit_path)));
GRANT SELECT, INSERT, UPDATE (undone_at) ON series_value TO bihuan_app;
CREATE POLICY series_break_own ON series_break AS RESTRICTIVE FOR INSERT TO bihuan_app
  WITH CHECK (EXISTS (SELECT FROM series s WHERE s.id = series_id AND (SELECT scope_unit()) = ANY (s.unit_path)));
CREATE POLICY series_break_change ON series_break AS RESTRICTIVE FOR UPDATE TO bihuan_app
  USING (EXISTS (SELECT FROM series s WHERE s.id = series_id AND (SELECT scope_unit()) = ANY (s.unit_path)));
CREATE POLICY series_break_erase ON series_break AS RESTRICTIVE FOR DELETE TO bihuan_app
  USING (EXISTS (SELECT FROM series s WHERE s.id = series_id AND (SELECT scope_unit()) = ANY (s.unit_path)));
