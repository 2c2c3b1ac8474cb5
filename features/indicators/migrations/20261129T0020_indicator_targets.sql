-- What a unit wants to reach in a year. Rows are added, never changed: the newest of a unit, indicator and year holds.
CREATE TABLE indicator_target (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_id int NOT NULL REFERENCES unit,
  unit_path int[] NOT NULL,
  code text NOT NULL CHECK (char_length(code) BETWEEN 1 AND 60),
  year int NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  value numeric CHECK (value >= 0),
  source text NOT NULL CHECK (char_length(source) BETWEEN 1 AND 200),
  set_by text NOT NULL,
  set_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CHECK (unit_id = unit_path[cardinality(unit_path)])
);
COMMENT ON TABLE indicator_target IS 'Targets of a unit for a year: the newest row holds, with the paper it rests on; an empty value takes the target back.';
COMMENT ON COLUMN indicator_target.value IS 'In the indicator''s own unit: a count, 分, days, or a share between 0 and 1.';
CREATE INDEX indicator_target_newest ON indicator_target (unit_id, year, code, id DESC);
ALTER TABLE indicator_target ENABLE ROW LEVEL SECURITY;
CREATE POLICY indicator_target_read ON indicator_target FOR SELECT TO bihuan_app USING ((SELECT scope_unit()) = ANY (unit_path));
CREATE POLICY indicator_target_set ON indicator_target FOR INSERT TO bihuan_app
  WITH CHECK (scope_writes(unit_path) AND set_by = 'person:' || (SELECT scope_person()));
GRANT SELECT, INSERT ON indicator_target TO bihuan_app;
